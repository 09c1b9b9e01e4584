import { describe, expect, it } from 'vitest';
import {
  describeReceived,
  fail,
  issue,
  isVendorwiseError,
  throwIssues,
  VendorwiseError,
} from '../../src/core/errors.js';
import { issuesOf } from './issues-of.js';

describe('VendorwiseError', () => {
  it('says every problem in its message and carries them as data', () => {
    const error = new VendorwiseError([
      issue('OUT_OF_RANGE', 'weight', 'A weight is not negative.', {
        received: -1,
        expected: 'at least 0',
        params: { limit: 0 },
      }),
      issue('REQUIRED', '', 'An id is missing.'),
    ]);
    expect(error.message).toBe('2 problems\n- weight: A weight is not negative.\n- An id is missing.');
    expect(error.code).toBe('OUT_OF_RANGE');
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: 'VendorwiseError',
      code: 'OUT_OF_RANGE',
      message: error.message,
      issues: [
        {
          code: 'OUT_OF_RANGE',
          path: 'weight',
          message: 'A weight is not negative.',
          received: -1,
          expected: 'at least 0',
          params: { limit: 0 },
        },
        { code: 'REQUIRED', path: '', message: 'An id is missing.', received: null, expected: '', params: {} },
      ],
    });
  });

  it('cuts a long list in the message, never in the data', () => {
    const error = new VendorwiseError(Array.from({ length: 14 }, (_, i) => issue('REQUIRED', `[${i}]`, 'Missing.')));
    expect(error.message.split('\n')).toHaveLength(12);
    expect(error.message).toContain('and 4 more');
    expect(error.issues).toHaveLength(14);
  });

  it('names ten problems, and counts no more than there are', () => {
    const ten = new VendorwiseError(Array.from({ length: 10 }, (_, i) => issue('REQUIRED', `[${i}]`, 'Missing.')));
    expect(ten.message).toBe(`10 problems\n${Array.from({ length: 10 }, (_, i) => `- [${i}]: Missing.`).join('\n')}`);
  });

  it('is a sentence without a count when there is one problem', () => {
    expect(new VendorwiseError([issue('A', 'p', 'No.')]).message).toBe('p: No.');
    expect(new VendorwiseError([issue('A', '', 'No.')]).message).toBe('No.');
  });

  it('has a code even when somebody makes one of nothing', () => {
    expect(new VendorwiseError([]).code).toBe('UNKNOWN');
  });

  it('carries what fail was told', () => {
    const details = { received: [1], expected: 'a number', params: { limit: 2 } };
    expect(issuesOf(() => fail('A', 'p', 'No.', details))).toEqual([
      { code: 'A', path: 'p', message: 'No.', received: '[array of 1]', expected: 'a number', params: { limit: 2 } },
    ]);
  });

  it('is recognised by its brand, not by its class', () => {
    expect(isVendorwiseError(Object.assign(new Error('copy'), { [Symbol.for('vendorwise.error')]: true }))).toBe(true);
    for (const other of [null, undefined, 'text', new Error('other'), { issues: [] }])
      expect(isVendorwiseError(other)).toBe(false);
  });

  it('is thrown by fail, and by throwIssues only when there is an issue', () => {
    expect(() => fail('A', 'p', 'No.')).toThrowError(VendorwiseError);
    expect(() => throwIssues([])).not.toThrow();
    expect(() => throwIssues([issue('A', 'p', 'No.')])).toThrowError('p: No.');
  });
});

describe('describeReceived', () => {
  it.each([
    ['text', 'text'],
    [3, 3],
    [true, true],
    [null, null],
    [undefined, null],
    [Number.NaN, 'NaN'],
    [Number.NEGATIVE_INFINITY, '-Infinity'],
    [10n, '10n'],
    [[1, 2], '[array of 2]'],
    [{}, '[object with no keys]'],
    [{ a: 1, b: 2 }, '[object with a, b]'],
    [{ a: 1, b: 2, c: 3, d: 4 }, '[object with a, b, c, d]'],
    [{ a: 1, b: 2, c: 3, d: 4, e: 5 }, '[object with a, b, c, d, …]'],
    [() => 1, '[function]'],
    [new Date(0), '1970-01-01T00:00:00.000Z'],
    [new Date(Number.NaN), '[invalid Date]'],
  ])('%s', (value, text) => {
    expect(describeReceived(value)).toBe(text);
  });

  it('cuts text longer than 120 characters, and shows that it did', () => {
    expect(describeReceived('x'.repeat(120))).toBe('x'.repeat(120));
    expect(describeReceived('x'.repeat(121))).toBe(`${'x'.repeat(119)}…`);
    expect(describeReceived('x'.repeat(500))).toBe(`${'x'.repeat(119)}…`);
  });
});
