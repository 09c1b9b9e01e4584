import { describe, expect, it } from 'vitest';
import { fraction, fractionToNumber, ratioOf } from '../../src/exact/fraction.js';
import { nearestDouble } from './nearest-double.js';

const P53 = 2n ** 53n;

describe('fractionToNumber rounds once, to the nearest double, ties to even', () => {
  // Python's `n / d` of whole numbers gives the same doubles.
  it.each<[string, bigint, bigint, number]>([
    ['half way above an even double', P53 + 1n, 1n, 2 ** 53],
    ['half way above an odd double', P53 + 3n, 1n, 2 ** 53 + 4],
    ['just above half way', (P53 + 1n) * 10n ** 30n + 1n, 10n ** 30n, 2 ** 53 + 2],
    ['just below half way', (P53 + 3n) * 10n ** 30n - 1n, 10n ** 30n, 2 ** 53 + 2],
    ['half way between doubles below one', P53 + 1n, 2n ** 60n, 2 ** -7],
    ['the largest double', 2n ** 1024n - 2n ** 971n, 1n, Number.MAX_VALUE],
    ['less than half way beyond it', 2n ** 1024n - 2n ** 970n - 1n, 1n, Number.MAX_VALUE],
    ['half way beyond it', 2n ** 1024n - 2n ** 970n, 1n, Number.POSITIVE_INFINITY],
    ['far beyond it', 10n ** 400n, 3n, Number.POSITIVE_INFINITY],
    ['the smallest normal double', 1n, 2n ** 1022n, 2 ** -1022],
    ['the smallest double', 1n, 2n ** 1074n, Number.MIN_VALUE],
    ['half of the smallest double', 1n, 2n ** 1075n, 0],
    ['more than half of the smallest double', 2n ** 80n + 1n, 2n ** 1155n, Number.MIN_VALUE],
    ['one and a half of the smallest double', 3n, 2n ** 1075n, 2 * Number.MIN_VALUE],
    ['a quotient of huge parts', 10n ** 400n, 3n * 10n ** 399n, 10 / 3],
    ['a large part over a small one', P53 * 8n + 9n, 7n, 10_293_942_005_418_278],
    ['a small part over a large one', 7n, P53 * 8n + 9n, 9.714451465470118e-17],
  ])('%s', (_, n, d, expected) => {
    expect(fractionToNumber(ratioOf(n, d))).toBe(expected);
    expect(fractionToNumber(ratioOf(-n, d))).toBe(-expected);
    expect(nearestDouble(n, d)).toBe(expected);
  });

  it('of the size of every double, between it and its neighbour', () => {
    for (let exponent = -1080; exponent <= 1030; exponent += 1) {
      const [up, down] = exponent < 0 ? [1n, 2n ** BigInt(-exponent)] : [2n ** BigInt(exponent), 1n];
      for (const [n, d] of [
        [P53 * 2n + 5n, P53 * 2n],
        [P53 * 4n + 6n, P53 * 4n],
        [(P53 * 2n + 3n) * 3n + 1n, P53 * 6n],
        [2n ** 90n - 1n, 2n ** 90n],
        [5n, 3n],
      ] as const) {
        const [top, bottom] = [n * up, d * down];
        expect([n, d, exponent, fractionToNumber(ratioOf(top, bottom))]).toEqual([
          n,
          d,
          exponent,
          nearestDouble(top, bottom),
        ]);
      }
    }
  });

  it('so that reading a double and printing it gives it back', () => {
    for (const x of [5e-324, 2.5e-320, 2.225073858507201e-308, 2 ** -1022, 1e-300, 0.1, 1 / 3, 1e22, 1e23, 1.7e308]) {
      expect(fractionToNumber(fraction(x))).toBe(x);
      expect(fractionToNumber(fraction(-x))).toBe(-x);
    }
    expect(Object.is(fractionToNumber(fraction('-0')), 0)).toBe(true);
  });
});
