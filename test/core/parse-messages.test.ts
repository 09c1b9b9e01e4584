import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { VendorwiseIssue } from '../../src/core/errors.js';
import { parseDocument } from '../../src/core/parse.js';
import { issuesOf as issuesThrown } from './issues-of.js';

const issuesOf = (schema: z.ZodMiniType, input: unknown) => issuesThrown(() => parseDocument(schema, input));
const issue = (rest: Partial<VendorwiseIssue>) => ({ path: '', received: null, expected: '', params: {}, ...rest });

describe('the sentence, and what was there', () => {
  const outOfRange = (received: VendorwiseIssue['received'], expected: string, limit: number) =>
    issue({
      code: 'OUT_OF_RANGE',
      message: `This is out of range; expected ${expected}.`,
      received,
      expected,
      params: { limit },
    });

  it.each<[string, z.ZodMiniType, unknown, unknown]>([
    ['a bound that counts', z.number().check(z.gte(2)), 1, outOfRange(1, 'at least 2', 2)],
    ['a bound that does not', z.number().check(z.gt(2)), 2, outOfRange(2, 'more than 2', 2)],
    ['an upper bound that counts', z.number().check(z.lte(2)), 3, outOfRange(3, 'at most 2', 2)],
    ['an upper bound that does not', z.number().check(z.lt(2)), 2, outOfRange(2, 'less than 2', 2)],
    ['one item', z.array(z.int()).check(z.minLength(1)), [], outOfRange('[array of 0]', 'at least 1 item', 1)],
    ['two items', z.array(z.int()).check(z.minLength(2)), [1], outOfRange('[array of 1]', 'at least 2 items', 2)],
    ['no item', z.array(z.int()).check(z.maxLength(0)), [1], outOfRange('[array of 1]', 'at most 0 items', 0)],
    ['one character', z.string().check(z.minLength(1)), '', outOfRange('', 'at least 1 character', 1)],
    ['two characters', z.string().check(z.maxLength(2)), 'abc', outOfRange('abc', 'at most 2 characters', 2)],
  ])('of %s', (_, schema, input, expected) => {
    expect(issuesOf(schema, input)).toEqual([expected]);
  });

  it('of text in the wrong form', () => {
    const wrong = (expected: string) =>
      issue({
        code: 'INVALID_FORMAT',
        message: `This text does not have the right form; expected ${expected}.`,
        received: 'x',
        expected,
      });
    expect(issuesOf(z.string().check(z.regex(/^\d{4}$/)), 'x')).toEqual([wrong('text of the form /^\\d{4}$/')]);
    expect(issuesOf(z.email(), 'x')).toEqual([wrong('text in the format email')]);
  });

  it('of a value that is none of a list', () => {
    expect(issuesOf(z.enum(['a', 'b']), 'c')).toEqual([
      issue({
        code: 'INVALID_VALUE',
        message: 'This value is not among those allowed: one of "a", "b".',
        received: 'c',
        expected: 'one of "a", "b"',
      }),
    ]);
    expect(issuesOf(z.object({ a: z.literal([1, null]) }), {})).toEqual([
      issue({
        code: 'REQUIRED',
        path: 'a',
        message: 'A required value is missing; expected one of 1, null.',
        expected: 'one of 1, null',
      }),
    ]);
  });

  it('of a rule that has no words here', () => {
    expect(issuesOf(z.object({ a: z.number().check(z.multipleOf(5)) }), { a: 7 })).toEqual([
      issue({ code: 'INVALID_VALUE', path: 'a', message: 'This value is not allowed.', received: 7 }),
    ]);
  });

  it.each<[unknown, string]>([
    [null, 'null'],
    [[1], 'a list'],
    [{}, 'an object'],
    [Object.create(null), 'an object'],
    [new Map(), 'an object that is not plain JSON'],
    [new Date(0), 'an object that is not plain JSON'],
    [Number.NaN, 'NaN'],
    [Number.NEGATIVE_INFINITY, '-Infinity'],
    [7, 'a number'],
    ['text', 'a string'],
    [undefined, ''],
  ])('of %s where a truth value should stand', (input, found) => {
    const expected = 'a boolean';
    const message =
      input === undefined
        ? 'A required value is missing; expected a boolean.'
        : `Expected a boolean, but found ${found}.`;
    expect(issuesOf(z.boolean(), input)).toMatchObject([
      { code: input === undefined ? 'REQUIRED' : 'INVALID_TYPE', path: '', message, expected },
    ]);
  });

  it.each<[string, z.ZodMiniType]>([
    ['a list', z.array(z.string())],
    ['an object', z.record(z.string(), z.string())],
    ['an object', z.strictObject({})],
    ['a string', z.string()],
    ['a number', z.number()],
  ])('of what should be %s', (expected, schema) => {
    expect(issuesOf(schema, true)).toEqual([
      issue({
        code: 'INVALID_TYPE',
        message: `Expected ${expected}, but found a boolean.`,
        received: true,
        expected,
      }),
    ]);
  });

  it('of a number that is not whole', () => {
    expect(issuesOf(z.int(), 1.5)).toMatchObject([{ expected: 'a whole number' }]);
  });
});

describe('refinements', () => {
  it('keep their own code and words, and have defaults for both', () => {
    expect(issuesOf(z.string().check(z.refine(() => false, { error: 'Not this one.' })), 'a')).toEqual([
      issue({ code: 'INVALID_VALUE', message: 'Not this one.', received: 'a' }),
    ]);
    const coded = z.refine(() => false, { error: 'Not this one.', params: { code: 'WRONG_DAY', expected: 'a day' } });
    expect(issuesOf(z.array(z.string().check(coded)), ['a'])).toEqual([
      issue({ code: 'WRONG_DAY', path: '[0]', message: 'Not this one.', received: 'a', expected: 'a day' }),
    ]);
  });

  it.each([
    [['b', 'c'], 'b.c'],
    [['text', 'length'], 'text.length'],
    [['none', 'of', 'it'], 'none.of.it'],
  ])('may point to the place %j, whether or not something stands there', (path, at) => {
    const schema = z.looseObject({}).check(z.refine(() => false, { error: 'No.', path }));
    expect(issuesOf(schema, { text: 'abc', none: null })).toMatchObject([{ path: at, received: null }]);
    expect(issuesOf(schema, { b: { c: 7 } })).toMatchObject([{ path: at, received: at === 'b.c' ? 7 : null }]);
  });
});

describe('keys', () => {
  it('with a rule of their own are told with the key itself', () => {
    expect(issuesOf(z.record(z.string().check(z.regex(/^a/)), z.number()), { a: 1, b: 2 })).toEqual([
      issue({
        code: 'UNKNOWN_KEY',
        path: 'b',
        message: 'This key does not have the right form.',
        received: 'b',
        expected: 'a valid key',
      }),
    ]);
    const named = z.refine((key) => key === 'a', { error: 'Not a.', params: { code: 'WRONG_KEY', expected: 'a' } });
    expect(issuesOf(z.object({ in: z.record(z.string().check(named), z.number()) }), { in: { a: 1, b: 2 } })).toEqual([
      issue({ code: 'WRONG_KEY', path: 'in.b', message: 'Not a.', received: 'b', expected: 'a' }),
    ]);
  });

  const unknown = (path: string, key: string, known: string[]) => {
    const expected = known.length > 0 ? `only ${known.join(', ')}` : 'no such key';
    return issue({
      code: 'UNKNOWN_KEY',
      path,
      message: `The key "${key}" is not known here; expected ${expected}.`,
      received: key,
      expected,
      params: { key, known },
    });
  };
  const leaf = z.strictObject({ x: z.number(), y: z.number() });
  const given = { x: 1, y: 2, z: 3 };

  it.each<[string, z.ZodMiniType, unknown, string]>([
    ['the document', leaf, given, 'z'],
    ['an optional member', z.object({ a: z.optional(leaf) }), { a: given }, 'a.z'],
    ['a member with a default', z.object({ a: z._default(leaf, { x: 1, y: 2 }) }), { a: given }, 'a.z'],
    ['a nullable member', z.object({ a: z.nullable(leaf) }), { a: given }, 'a.z'],
    ['a schema by name', z.object({ a: z.lazy(() => z.optional(leaf)) }), { a: given }, 'a.z'],
    [
      'a pipe',
      z.object({
        a: z.pipe(
          leaf,
          z.transform((value) => value),
        ),
      }),
      { a: given },
      'a.z',
    ],
    ['a list', z.array(z.array(leaf)), [[{ x: 1, y: 2 }, given]], '[0][1].z'],
    ['a record', z.record(z.string(), z.object({ in: leaf })), { 'k 1': { in: given } }, '["k 1"].in.z'],
    ['a union', z.object({ a: z.union([z.string(), z.object({ b: leaf })]) }), { a: { b: given } }, 'a.b.z'],
  ])('that are unknown in %s are told with those that are known', (_, schema, input, path) => {
    expect(issuesOf(schema, input)).toEqual([unknown(path, 'z', ['x', 'y'])]);
  });

  it('have no sisters to be told where the object knows none, or the way to it is not followed', () => {
    expect(issuesOf(z.strictObject({}), { z: 1 })).toEqual([unknown('z', 'z', [])]);
    expect(issuesOf(z.tuple([z.object({ a: leaf })]), [{ a: given }])).toEqual([unknown('[0].a.z', 'z', [])]);
    expect(issuesOf(z.tuple([leaf]), [given])).toEqual([unknown('[0].z', 'z', [])]);
  });

  it('follow the branch whose literal is given, whichever comes first', () => {
    const inner = (name: string) => z.strictObject({ [name]: z.number() });
    const schema = z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('a'), in: inner('p'), more: z.number() }),
      z.strictObject({ kind: z.literal('b'), in: inner('q') }),
      z.strictObject({ kind: z.literal('c'), in: inner('r'), more: z.number() }),
    ]);
    expect(issuesOf(schema, { kind: 'a', in: { p: 1, z: 1 }, more: 1 })).toEqual([unknown('in.z', 'z', ['p'])]);
    expect(issuesOf(schema, { kind: 'b', in: { q: 1, z: 1 } })).toEqual([unknown('in.z', 'z', ['q'])]);
    expect(issuesOf(schema, { kind: 'c', in: { r: 1, z: 1 }, more: 1 })).toEqual([unknown('in.z', 'z', ['r'])]);
    expect(issuesOf(schema, { kind: 'b', in: { q: 1 }, z: 1 })).toEqual([unknown('z', 'z', ['kind', 'in'])]);
    expect(issuesOf(z.object({ a: z.array(schema) }), { a: [{ kind: 'b', in: { q: 1, z: 1 } }] })).toEqual([
      unknown('a[0].in.z', 'z', ['q']),
    ]);
  });

  it('follow the branch that shares most keys where no literal decides, the first of equals', () => {
    const schema = z.union([
      z.strictObject({ a: z.number(), in: z.strictObject({ p: z.number() }) }),
      z.strictObject({ b: z.number(), c: z.number(), in: z.strictObject({ q: z.number() }) }),
    ]);
    expect(issuesOf(schema, { b: 1, c: 1, in: { q: 1, z: 1 } })).toEqual([unknown('in.z', 'z', ['q'])]);
    expect(issuesOf(schema, { a: 1, in: { p: 1, z: 1 } })).toEqual([unknown('in.z', 'z', ['p'])]);
    const alike = z.union([z.strictObject({ in: leaf }), z.strictObject({ in: z.strictObject({ q: z.number() }) })]);
    expect(issuesOf(alike, { in: given })).toEqual([unknown('in.z', 'z', ['x', 'y'])]);
  });

  it('are told with those of the branch that does not know them, though another shares more', () => {
    const long = z.strictObject(Object.fromEntries([...'abcdefghijklmn'].map((key) => [key, z.number()])));
    for (const branches of [
      [long, z.strictObject({ a: z.number() })],
      [z.strictObject({ a: z.number() }), long],
    ]) {
      expect(issuesOf(z.union(branches as never), { a: 1, b: 1 })).toEqual([unknown('b', 'b', ['a'])]);
    }
  });
});
