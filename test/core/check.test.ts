import { describe, expect, it } from 'vitest';
import {
  flagIssues,
  NOT_NEGATIVE,
  numberIssues,
  OPEN_SHARE,
  POSITIVE,
  requireList,
  requireNumber,
  requireRecord,
  requireWord,
  SHARE,
  textIssues,
  wordIssues,
} from '../../src/core/check.js';
import { issuesOf } from './issues-of.js';

const told = (issues: readonly { code: string; message: string }[]): string[] =>
  issues.map(({ code, message }) => `${code} ${message}`);

describe('a word', () => {
  it('is one of those allowed, and a wrong one is told with all of them', () => {
    expect(wordIssues('a', ['a', 'b'], 'options.rule')).toEqual([]);
    expect(wordIssues('A', ['a', 'b'], 'options.rule')).toEqual([
      {
        code: 'INVALID_VALUE',
        path: 'options.rule',
        message: 'This value is not among those allowed: one of "a", "b".',
        received: 'A',
        expected: 'one of "a", "b"',
        params: {},
      },
    ]);
    expect(told(wordIssues(undefined, ['a'], 'rule'))).toEqual([
      'REQUIRED A required value is missing; expected one of "a".',
    ]);
    for (const value of [null, 0, ['a'], 'toString', '__proto__']) {
      expect(wordIssues(value, ['a', 'b'], 'rule')[0]?.code).toBe('INVALID_VALUE');
    }
    expect(issuesOf(() => requireWord('c', ['a'], 'rule'))).toHaveLength(1);
    expect(requireWord('a', ['a'], 'rule')).toBeUndefined();
  });
});

describe('a text', () => {
  it('says something', () => {
    expect(textIssues('EUR', 'unit')).toEqual([]);
    expect(told(textIssues(undefined, 'unit', 'a unit'))).toEqual([
      'REQUIRED A required value is missing; expected a unit.',
    ]);
    expect(told([5, null, ['EUR']].flatMap((value) => textIssues(value, 'unit', 'a unit')))).toEqual(
      Array(3).fill('INVALID_TYPE Expected a unit.'),
    );
    expect(['', ' \t'].flatMap((value) => textIssues(value, 'unit'))).toMatchObject([
      { code: 'OUT_OF_RANGE', path: 'unit', message: 'This text is empty; expected a few words.', received: '' },
      { code: 'OUT_OF_RANGE', path: 'unit', received: ' \t' },
    ]);
  });
});

describe('a number', () => {
  it('keeps to its bounds, which belong to it or not', () => {
    expect([0, 0.5, 1].flatMap((value) => numberIssues(value, SHARE, 'x'))).toEqual([]);
    expect([0, 1].map((value) => numberIssues(value, OPEN_SHARE, 'x')[0]?.params)).toEqual([
      { limit: 0 },
      { limit: 1 },
    ]);
    expect(numberIssues(0.5, OPEN_SHARE, 'x')).toEqual([]);
    expect(numberIssues(0, NOT_NEGATIVE, 'x')).toEqual([]);
    expect(numberIssues(-Number.MIN_VALUE, NOT_NEGATIVE, 'x')[0]?.code).toBe('OUT_OF_RANGE');
    expect(numberIssues(0, POSITIVE, 'x')[0]?.code).toBe('OUT_OF_RANGE');
    expect(numberIssues(1.5, SHARE, 'x')[0]?.params).toEqual({ limit: 1 });
  });

  it('is whole where it must be', () => {
    const rule = { whole: true, least: 1, most: 10 };
    expect([1, 10].flatMap((value) => numberIssues(value, rule, 'x'))).toEqual([]);
    expect(numberIssues(2.5, rule, 'options.lag', 'A lag')).toEqual([
      {
        code: 'OUT_OF_RANGE',
        path: 'options.lag',
        message: 'A lag must be a whole number from 1 to 10.',
        received: 2.5,
        expected: 'a whole number from 1 to 10',
        params: {},
      },
    ]);
    expect(numberIssues(2 ** 53, { whole: true }, 'x')[0]?.code).toBe('OUT_OF_RANGE');
  });

  it('is a finite number', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, '5', null, 5n]) {
      expect(numberIssues(value, SHARE, 'x')[0]?.code).toBe('INVALID_TYPE');
    }
    expect(numberIssues(undefined, SHARE, 'x')[0]?.code).toBe('REQUIRED');
    expect(issuesOf(() => requireNumber(2, SHARE, 'x'))).toHaveLength(1);
    expect(requireNumber(1, SHARE, 'x')).toBeUndefined();
  });

  it('says its bounds in words', () => {
    const expected = (rule: object): string | undefined => numberIssues(Number.NaN, rule, 'x')[0]?.expected;
    expect(expected({})).toBe('a number');
    expect(expected({ whole: true })).toBe('a whole number');
    expect(expected(SHARE)).toBe('a number from 0 to 1');
    expect(expected(OPEN_SHARE)).toBe('a number above 0 and below 1');
    expect(expected({ least: 2 })).toBe('a number of at least 2');
    expect(expected({ most: 2 })).toBe('a number of at most 2');
    expect(expected({ below: 2 })).toBe('a number below 2');
    expect(expected({ above: 0, most: 1 })).toBe('a number above 0 and at most 1');
    expect(expected({ least: 0, below: 1 })).toBe('a number of at least 0 and below 1');
  });
});

describe('a flag', () => {
  it('is true or false', () => {
    expect([true, false].flatMap((value) => flagIssues(value, 'x'))).toEqual([]);
    expect(told(flagIssues('true', 'x'))).toEqual(['INVALID_TYPE This must be true or false.']);
    expect(flagIssues(undefined, 'x')[0]?.code).toBe('REQUIRED');
  });
});

describe('data', () => {
  it('are a list where rows are read by position', () => {
    expect(requireList([], 'rows')).toBeUndefined();
    expect(issuesOf(() => requireList(undefined, 'rows'))[0]?.code).toBe('REQUIRED');
    for (const value of [null, 'rows', { length: 0 }]) {
      expect(told(issuesOf(() => requireList(value, 'rows')))).toEqual(['INVALID_TYPE This is not a list.']);
    }
  });

  it('are a record where members are read by name', () => {
    expect(requireRecord({}, 'report')).toBeUndefined();
    expect(issuesOf(() => requireRecord(undefined, 'report'))[0]?.code).toBe('REQUIRED');
    for (const value of [null, 'report', []]) {
      expect(told(issuesOf(() => requireRecord(value, 'report')))).toEqual(['INVALID_TYPE This is not an object.']);
    }
    expect(issuesOf(() => requireRecord(null, 'report', 'a report'))[0]).toMatchObject({
      message: 'This is not a report.',
      expected: 'a report',
      path: 'report',
    });
  });
});
