import { describe, expect, it } from 'vitest';
import {
  formatFraction,
  fraction,
  fractionToDecimalText,
  fractionToNumber,
  ratioOf,
  tryFraction,
} from '../../src/exact/fraction.js';
import { divideRounded, type RoundingMode } from '../../src/exact/rounding.js';
import { issuesOf } from '../core/issues-of.js';

describe('fraction', () => {
  it('reads numbers as the decimals that print them', () => {
    expect(fraction(0.1).add(fraction(0.2)).equals(fraction('0.3'))).toBe(true);
    expect(fraction(1e-7).equals(ratioOf(1, 10_000_000))).toBe(true);
    expect(fraction('1.5e3').equals(fraction(1500))).toBe(true);
    expect(fraction('-.5').equals(ratioOf(-1, 2))).toBe(true);
    expect(fraction(2 ** 60).equals(fraction(String(2n ** 60n).replace('846976', '847000')))).toBe(true);
  });

  it.each(['', ' 1', '1,5', '1/3', 'abc', '1e9999', Number.NaN, Number.POSITIVE_INFINITY, null, {}])(
    'refuses %s',
    (value) => {
      expect(tryFraction(value)).toBe(null);
      expect(() => fraction(value as string, 'weights[0]')).toThrowError(/weights\[0\]/);
    },
  );
});

describe('fractionToNumber', () => {
  it('gives the nearest double however large the parts are', () => {
    expect(fractionToNumber(ratioOf(1, 3))).toBe(1 / 3);
    expect(fractionToNumber(ratioOf(-2, 3))).toBe(-2 / 3);
    expect(fractionToNumber(ratioOf(10n ** 400n, 10n ** 399n * 3n))).toBe(10 / 3);
    expect(fractionToNumber(fraction('0.1').pow(2) as never)).toBe(0.01);
    expect(fractionToNumber(ratioOf(2n ** 53n + 1n, 1n))).toBe(2 ** 53);
    expect(fractionToNumber(ratioOf(2n ** 54n + 6n, 2n))).toBe(2 ** 53 + 4);
    expect(fractionToNumber(ratioOf(0, 5))).toBe(0);
  });
});

describe('what is no decimal number', () => {
  it('is told with its place and what was expected', () => {
    const issue = {
      code: 'INVALID_NUMBER',
      path: '',
      message: 'This is not a decimal number.',
      received: '1,5',
      expected: 'a number, or decimal text such as "99.95"',
      params: {},
    };
    expect(issuesOf(() => fraction('1,5'))).toEqual([issue]);
    expect(issuesOf(() => fraction('1,5', 'weights[0]'))).toEqual([{ ...issue, path: 'weights[0]' }]);
  });

  it.each(['1e', 'e3', '.', '+', '1e1000', '1e-1000', '0x10', '1_000', '१', 'Infinity', ' 1', '1 ', '1.2.3'])(
    'is not read: %s',
    (text) => expect(tryFraction(text)).toBe(null),
  );

  it.each([true, 5n, ['5'], { valueOf: () => 5 }, undefined])('is not read, though it could be made one: %s', (value) =>
    expect(tryFraction(value)).toBe(null),
  );
});

describe('decimal text', () => {
  it.each<[string | number, bigint, bigint]>([
    ['+7', 7n, 1n],
    ['7.', 7n, 1n],
    ['-.25', -1n, 4n],
    ['0.50', 1n, 2n],
    ['1.5e1', 15n, 1n],
    ['1.5E+2', 150n, 1n],
    ['1.5e-1', 3n, 20n],
    ['-12e-1', -6n, 5n],
    ['1e999', 10n ** 999n, 1n],
    ['1e-999', 1n, 10n ** 999n],
    [-3, -3n, 1n],
    [-0, 0n, 1n],
    [1.5, 3n, 2n],
    [1e21, 10n ** 21n, 1n],
    [-1.5e-7, -3n, 20_000_000n],
    [2 ** 53, 9007199254740992n, 1n],
    ['9007199254740993', 9007199254740993n, 1n],
  ])('%s is exactly %d / %d', (text, n, d) => {
    expect(fraction(text).equals(ratioOf(n, d))).toBe(true);
    expect(tryFraction(text)?.equals(ratioOf(n, d))).toBe(true);
  });

  it('of a fraction is the fraction itself', () => {
    const third = ratioOf(1, 3);
    expect(fraction(third)).toBe(third);
  });
});

describe('printing', () => {
  it('rounds exactly, and never prints a negative zero', () => {
    expect(formatFraction(fraction('1.005'), 2)).toBe('1.01');
    expect(formatFraction(fraction('-1.005'), 2)).toBe('-1.01');
    expect(formatFraction(fraction('1.005'), 2, 'halfEven')).toBe('1.00');
    expect(formatFraction(fraction('-0.001'), 2)).toBe('0.00');
    expect(formatFraction(ratioOf(2, 3), 0)).toBe('1');
    expect(fractionToDecimalText(fraction('99.950'))).toBe('99.95');
    expect(fractionToDecimalText(fraction('100'))).toBe('100');
    expect(fractionToDecimalText(ratioOf(1, 3), 4)).toBe('0.3333');
    expect(formatFraction(fraction('12.345'), 0)).toBe('12');
    expect(formatFraction(fraction('-0.05'), 3)).toBe('-0.050');
    expect(formatFraction(fraction('0'), 2)).toBe('0.00');
    expect(fractionToDecimalText(ratioOf(-1, 3))).toBe('-0.33333333333333333333');
    expect(fractionToDecimalText(ratioOf(2, 3), 2)).toBe('0.67');
  });

  it('cuts a long decimal at the middle towards the even digit', () => {
    expect(fractionToDecimalText(fraction('0.125'), 2)).toBe('0.12');
    expect(fractionToDecimalText(fraction('0.135'), 2)).toBe('0.14');
    expect(fractionToDecimalText(fraction('-0.125'), 2)).toBe('-0.12');
  });

  it('keeps the zeros of a whole number', () => {
    expect(fractionToDecimalText(fraction('1200'), 0)).toBe('1200');
    expect(fractionToDecimalText(fraction('1200.10'), 3)).toBe('1200.1');
    expect(fractionToDecimalText(fraction('0'))).toBe('0');
  });
});

describe('divideRounded', () => {
  const expected: Record<RoundingMode, [number, number, number, number, number, number]> = {
    // of      2.5 -2.5  3.5 -3.5  2.2 -2.8
    halfUp: [3, -3, 4, -4, 2, -3],
    halfDown: [2, -2, 3, -3, 2, -3],
    halfEven: [2, -2, 4, -4, 2, -3],
    up: [3, -3, 4, -4, 3, -3],
    down: [2, -2, 3, -3, 2, -2],
    ceiling: [3, -2, 4, -3, 3, -2],
    floor: [2, -3, 3, -4, 2, -3],
  };
  it.each(Object.entries(expected))('%s', (mode, row) => {
    expect([25n, -25n, 35n, -35n, 22n, -28n].map((n) => Number(divideRounded(n, 10n, mode as RoundingMode)))).toEqual(
      row,
    );
    expect(divideRounded(-20n, 10n, mode as RoundingMode)).toBe(-2n);
    expect(divideRounded(0n, 10n, mode as RoundingMode)).toBe(0n);
  });
});
