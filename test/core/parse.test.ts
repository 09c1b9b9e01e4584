import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { VendorwiseIssue } from '../../src/core/errors.js';
import { parseDocument } from '../../src/core/parse.js';
import { codesOf, issuesOf } from './issues-of.js';

const time = z.string().check(
  z.refine((text) => text === '09:00', {
    error: 'Not a time of day.',
    params: { code: 'INVALID_TIME', expected: 'HH:MM' },
  }),
);
const schema = z.strictObject({
  id: z.string().check(z.minLength(1)),
  week: z.partialRecord(z.enum(['mon', 'tue']), z.array(time)),
  share: z.exactOptional(z.number().check(z.gte(0), z.lt(1))),
  rule: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('points'), max: z.number() }),
    z.strictObject({ kind: z.literal('yesNo') }),
  ]),
  target: z.union([z.string(), z.number(), z.strictObject({ min: z.number(), max: z.number() })]),
  date: z.exactOptional(z.string().check(z.regex(/^\d{4}$/))),
  mode: z.exactOptional(z.enum(['replace', 'add'])),
  calendar: z.exactOptional(z.nullable(z.string())),
});
const good = { id: 'a', week: { mon: ['09:00'] }, rule: { kind: 'yesNo' }, target: '98' };

const parse = (input: unknown) => () => parseDocument(schema, input);
const only = (change: object) => {
  const issues = issuesOf(parse({ ...good, ...change }));
  expect(issues).toHaveLength(1);
  return issues[0] as VendorwiseIssue;
};

describe('parseDocument', () => {
  it('gives back a good document and takes undefined for absent', () => {
    expect(parseDocument(schema, { ...good, share: undefined, week: { mon: ['09:00'], tue: undefined } })).toEqual(
      good,
    );
  });

  it('reports every problem at once, each with its path', () => {
    const issues = issuesOf(parse({ id: '', week: { mon: ['9', 7], wed: [] }, rule: { kind: 'points' }, extra: 1 }));
    expect(issues.map((one) => [one.path, one.code])).toEqual([
      ['id', 'OUT_OF_RANGE'],
      ['week.mon[0]', 'INVALID_TIME'],
      ['week.mon[1]', 'INVALID_TYPE'],
      ['week.wed', 'UNKNOWN_KEY'],
      ['rule.max', 'REQUIRED'],
      ['target', 'REQUIRED'],
      ['extra', 'UNKNOWN_KEY'],
    ]);
  });

  it('says what was there and what would have been right', () => {
    expect(only({ week: { mon: ['9'] } })).toEqual({
      code: 'INVALID_TIME',
      path: 'week.mon[0]',
      message: 'Not a time of day.',
      received: '9',
      expected: 'HH:MM',
      params: {},
    });
    expect(only({ id: null })).toMatchObject({ code: 'INVALID_TYPE', received: null, expected: 'a string' });
    expect(only({ share: Number.NaN })).toMatchObject({ code: 'INVALID_TYPE', received: 'NaN', expected: 'a number' });
    expect(only({ share: 1 })).toMatchObject({ code: 'OUT_OF_RANGE', expected: 'less than 1', params: { limit: 1 } });
    expect(only({ share: -1 })).toMatchObject({ code: 'OUT_OF_RANGE', expected: 'at least 0' });
    expect(only({ date: 'x' })).toMatchObject({ code: 'INVALID_FORMAT', received: 'x' });
    expect(only({ mode: 'merge' })).toMatchObject({ code: 'INVALID_VALUE', expected: 'one of "replace", "add"' });
    expect(only({ rule: { kind: 'stars' } })).toMatchObject({
      path: 'rule.kind',
      expected: 'one of "points", "yesNo"',
    });
    expect(only({ rule: {} })).toMatchObject({ path: 'rule.kind', code: 'REQUIRED' });
  });

  it('names the keys that are known where one is not', () => {
    expect(only({ extra: 1 }).params).toEqual({
      key: 'extra',
      known: ['id', 'week', 'share', 'rule', 'target', 'date', 'mode', 'calendar'],
    });
    expect(only({ week: { sunday: [] } })).toMatchObject({ path: 'week.sunday', expected: 'only mon, tue' });
    expect(only({ rule: { kind: 'yesNo', max: 5 } })).toMatchObject({ path: 'rule.max', received: 'max' });
  });

  it('names the keys of the branch that was meant, and not those of its sisters', () => {
    expect(only({ rule: { kind: 'yesNo', max: 5 } }).expected).toBe('only kind');
    expect(only({ rule: { kind: 'points', max: 5, min: 1 } }).expected).toBe('only kind, max');
  });

  it('says where null is a value of its own', () => {
    expect(only({ calendar: 7 }).expected).toBe('a string or null');
  });

  it('counts in words that agree', () => {
    expect(only({ id: '' }).expected).toBe('at least 1 character');
  });

  it('tells a Map or an infinity from what JSON has', () => {
    expect(only({ week: new Map() }).message).toBe('Expected an object, but found an object that is not plain JSON.');
    expect(only({ share: Number.POSITIVE_INFINITY }).message).toBe('Expected a number, but found Infinity.');
  });

  it('speaks of the branch of a union that was meant', () => {
    expect(only({ target: { min: 1 } })).toMatchObject({ path: 'target.max', code: 'REQUIRED' });
    expect(only({ target: true })).toMatchObject({ path: 'target', expected: 'a string or a number or an object' });
  });

  it.each([null, undefined, 'text', [], 7])('refuses %s as a document', (input) => {
    expect(issuesOf(parse(input))).toMatchObject([{ path: '' }]);
  });
});

describe('what a schema does not see', () => {
  const ids = z.strictObject({ a: z.number(), ids: z.record(z.string(), z.number()) });
  const parseIds = (input: unknown) => () => parseDocument(ids as never, input);

  it('is the key __proto__, which is refused and not dropped', () => {
    expect(codesOf(parseIds(JSON.parse('{ "a": 1, "ids": { "x": 1, "__proto__": 2, "constructor": 3 } }')))).toEqual([
      'UNKNOWN_KEY ids.__proto__',
    ]);
    expect(codesOf(parseIds(JSON.parse('{ "a": "1", "__proto__": 2, "ids": { "__proto__": 2 } }')))).toEqual([
      'INVALID_TYPE a',
      'UNKNOWN_KEY __proto__',
      'UNKNOWN_KEY ids.__proto__',
    ]);
    expect(parseIds({ a: 1, ids: { constructor: 3, toString: 4 } })).not.toThrow();
  });

  it('is a document that contains itself, or is nested deeper than a stack holds', () => {
    const round: { a: number; ids: Record<string, unknown> } = { a: 1, ids: {} };
    round.ids.round = round;
    expect(codesOf(parseIds(round))).toEqual(['INVALID_VALUE ids.round']);
    let deep: Record<string, unknown> = {};
    for (let level = 0; level < 20_000; level += 1) deep = { deep };
    expect(codesOf(parseIds(deep))[0]).toMatch(/^OUT_OF_RANGE deep\.deep/);
    const shared = { x: 1 };
    expect(codesOf(parseIds({ a: 1, ids: shared, b: shared }))).toEqual(['UNKNOWN_KEY b']);
  });

  it('names Infinity as what it is', () => {
    expect(() => parseDocument(ids as never, { a: Number.POSITIVE_INFINITY, ids: {} })).toThrowError(
      'Expected a number, but found Infinity.',
    );
  });
});
