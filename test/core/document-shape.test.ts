import { describe, expect, it } from 'vitest';
import { documentShapeIssues } from '../../src/core/document-shape.js';
import { issuesOf } from './issues-of.js';

const nested = (levels: number): unknown => {
  let value: unknown = 'end';
  for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? { a: value } : [value];
  return value;
};

describe('documentShapeIssues', () => {
  it('finds nothing in scalars, and in what stands in two places', () => {
    for (const value of [null, undefined, 'text', 7, true]) expect(documentShapeIssues(value)).toEqual([]);
    const shared = { x: [1] };
    expect(documentShapeIssues([shared, shared, { again: shared }])).toEqual([]);
  });

  it('names each key __proto__, and does not look into it', () => {
    const forbidden = (path: string) => ({
      code: 'UNKNOWN_KEY',
      path,
      message: 'The key "__proto__" cannot be used; give it another name.',
      received: '__proto__',
      expected: 'no such key',
      params: { key: '__proto__' },
    });
    expect(
      documentShapeIssues(JSON.parse('{"__proto__": {"__proto__": 1}, "a": [{"b": 1}, {"__proto__": 1}]}')),
    ).toEqual([forbidden('__proto__'), forbidden('a[1].__proto__')]);
  });

  it('takes a hundred levels and not one more', () => {
    expect(documentShapeIssues(nested(100))).toEqual([]);
    const [only, ...others] = issuesOf(() => documentShapeIssues(nested(101)));
    expect(others).toEqual([]);
    expect(only).toEqual({
      code: 'OUT_OF_RANGE',
      path: 'a[0]'.concat('.a[0]'.repeat(49)),
      message: 'This is nested too deep; expected at most 100 levels.',
      received: '[object with a]',
      expected: 'at most 100 levels',
      params: { limit: 100 },
    });
  });

  it('tells a document that contains itself from one that repeats', () => {
    const list: unknown[] = [];
    list.push({ list });
    expect(issuesOf(() => documentShapeIssues(list))).toEqual([
      {
        code: 'INVALID_VALUE',
        path: '[0].list',
        message: 'This contains itself, so it is no JSON document.',
        received: '[array of 1]',
        expected: 'plain JSON',
        params: {},
      },
    ]);
  });
});
