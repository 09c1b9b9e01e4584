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
  });
});
