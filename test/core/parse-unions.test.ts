import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { VendorwiseIssue } from '../../src/core/errors.js';
import { parseDocument } from '../../src/core/parse.js';
import { issuesOf as issuesThrown } from './issues-of.js';

const issuesOf = (schema: z.ZodMiniType, input: unknown) => issuesThrown(() => parseDocument(schema, input));
const issue = (rest: Partial<VendorwiseIssue>) => ({ path: '', received: null, expected: '', params: {}, ...rest });

describe('unions', () => {
  const points = z.strictObject({ points: z.number(), note: z.exactOptional(z.string()) });
  const range = z.strictObject({ min: z.number(), max: z.number() });

  it('name every kind once when the value is of none', () => {
    const schema = z.object({ a: z.union([z.number(), z.string(), points, range]) });
    const expected = 'a number or a string or an object';
    expect(issuesOf(schema, { a: true })).toEqual([
      issue({
        code: 'INVALID_TYPE',
        path: 'a',
        message: `Expected ${expected}, but found a boolean.`,
        received: true,
        expected,
      }),
    ]);
    expect(issuesOf(schema, {})).toEqual([
      issue({ code: 'REQUIRED', path: 'a', message: `A required value is missing; expected ${expected}.`, expected }),
    ]);
  });

  it('tell a value of the right kind what is wrong with it', () => {
    const schema = z.union([z.number().check(z.gte(0)), z.string().check(z.minLength(1)), range]);
    expect(issuesOf(schema, '')).toMatchObject([{ code: 'OUT_OF_RANGE', expected: 'at least 1 character' }]);
    expect(issuesOf(schema, -1)).toMatchObject([{ code: 'OUT_OF_RANGE', expected: 'at least 0' }]);
    expect(issuesOf(schema, { min: 1, max: '2' })).toMatchObject([{ code: 'INVALID_TYPE', path: 'max' }]);
  });

  it.each<[string, object, object[]]>([
    ['with fewest unknown keys', { min: 1 }, [{ path: 'max', code: 'REQUIRED' }]],
    ['with fewest unknown keys, first', { points: 'x' }, [{ path: 'points', code: 'INVALID_TYPE' }]],
    ['with one unknown key and not two', { min: 1, max: 2, points: 3 }, [{ path: 'points', code: 'UNKNOWN_KEY' }]],
    [
      'that knows the key, though more of it is wrong',
      { points: 'x', note: 7 },
      [
        { path: 'points', code: 'INVALID_TYPE' },
        { path: 'note', code: 'INVALID_TYPE' },
      ],
    ],
  ])('choose the branch %s', (_, input, expected) => {
    for (const branches of [
      [points, range],
      [range, points],
    ]) {
      expect(issuesOf(z.union(branches as never), input)).toMatchObject(expected);
    }
  });

  it('take the first branch of those that fit equally badly', () => {
    expect(
      issuesOf(z.union([z.strictObject({ a: z.number() }), z.object({ b: z.number() })]), { a: 'x' }),
    ).toMatchObject([{ path: 'a', code: 'INVALID_TYPE' }]);
  });

  it('hold a wrong literal for worse than wrong values and unknown keys', () => {
    const a = z.strictObject({ kind: z.literal('a'), p: z.number(), q: z.number() });
    const b = z.object({ kind: z.literal('b') });
    for (const branches of [
      [a, b],
      [b, a],
    ]) {
      const schema = z.union(branches as never);
      expect(issuesOf(schema, { kind: 'a', p: 'x', q: 'x' })).toMatchObject([{ path: 'p' }, { path: 'q' }]);
      expect(issuesOf(schema, { kind: 'a', p: 1, q: 1, r: 1 })).toMatchObject([
        { path: 'r', code: 'UNKNOWN_KEY', expected: 'only kind, p, q' },
      ]);
    }
  });

  it('do not take a literal further in for a sign of the branch', () => {
    const near = z.strictObject({ mode: z.strictObject({ a: z.object({ unit: z.enum(['day']) }) }) });
    const far = z.strictObject({
      mode: z.strictObject({ a: z.object({ unit: z.string(), x: z.number(), y: z.number() }) }),
    });
    for (const branches of [
      [near, far],
      [far, near],
    ]) {
      expect(issuesOf(z.union(branches as never), { mode: { a: { unit: 'week' } } })).toMatchObject([
        { path: 'mode.a.unit', code: 'INVALID_VALUE' },
      ]);
    }
  });

  it('list the values of the discriminator, also where it is missing', () => {
    const schema = z.array(
      z.discriminatedUnion('k', [z.object({ k: z.literal('a') }), z.object({ k: z.literal('b') })]),
    );
    expect(issuesOf(schema, [{ k: 'c' }, {}, 7])).toEqual([
      issue({
        code: 'INVALID_VALUE',
        path: '[0].k',
        message: 'This value is not among those allowed: one of "a", "b".',
        received: 'c',
        expected: 'one of "a", "b"',
      }),
      issue({
        code: 'REQUIRED',
        path: '[1].k',
        message: 'A required value is missing; expected one of "a", "b".',
        expected: 'one of "a", "b"',
      }),
      issue({
        code: 'INVALID_TYPE',
        path: '[2]',
        message: 'Expected an object, but found a number.',
        received: 7,
        expected: 'an object',
      }),
    ]);
  });
});

describe('members that are undefined', () => {
  const schema = z.array(z.strictObject({ a: z.exactOptional(z.number()), b: z.exactOptional(z.unknown()) }));

  it('count as absent at any depth, in objects of any maker', () => {
    const foreign = Object.assign(Object.create(null), { a: undefined, b: [{ c: undefined }] });
    expect(parseDocument(schema, [{ a: undefined }, foreign])).toEqual([{}, { b: [{}] }]);
    expect(Object.keys((parseDocument(schema, [foreign]) as { b: object[] }[])[0]?.b[0] as object)).toEqual([]);
  });

  it('stay in what is not plain JSON, which is left as it is', () => {
    class Row {
      c = undefined;
    }
    class LongRow extends Row {}
    const rows = [new Row(), new LongRow()];
    const parsed = parseDocument(
      schema,
      rows.map((b) => ({ b })),
    ) as { b: object }[];
    expect(parsed.map(({ b }) => b)).toEqual(rows);
    expect(parsed[0]?.b).toBe(rows[0]);
  });
});

describe('issues of the document and of the schema', () => {
  it('are told together, and no place twice', () => {
    const schema = z.strictObject({ a: z.number() });
    expect(issuesOf(schema, JSON.parse('{ "a": "x", "__proto__": 1 }')).map(({ code, path }) => [code, path])).toEqual([
      ['INVALID_TYPE', 'a'],
      ['UNKNOWN_KEY', '__proto__'],
    ]);
  });
});
