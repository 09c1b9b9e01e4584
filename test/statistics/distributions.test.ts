import { describe, expect, it } from 'vitest';
import {
  median,
  normalQuantile,
  normalTwoSided,
  normalUpperTail,
  quantile,
  studentTCritical,
  studentTTwoSided,
} from '../../src/statistics/index.js';

const relative = (actual: number, expected: number): number => Math.abs(actual / expected - 1);

// Reference values: mpmath 1.3 with 40 digits.
describe('the normal distribution', () => {
  it.each([
    [0.25, 0.4012936743170763],
    [1, 0.15865525393145705],
    [1.96, 0.024997895148220435],
    [3, 0.0013498980316300946],
    [5, 2.866515718791939e-7],
    [8.3, 5.2055697448902854e-17],
    [10, 7.619853024160525e-24],
    [20, 2.7536241186062337e-89],
    [37, 5.725571222524577e-300],
  ])('has the upper tail of %d', (z, tail) => {
    expect(relative(normalUpperTail(z), tail)).toBeLessThan(1e-12);
    expect(normalUpperTail(-z)).toBeCloseTo(1 - tail, 15);
    expect(normalTwoSided(-z)).toBe(2 * normalUpperTail(z));
  });

  it.each([
    [1e-300, -37.0470962993612],
    [1e-20, -9.262340089798407],
    [0.001, -3.0902323061678136],
    [0.025, -1.9599639845400543],
    [0.3, -0.5244005127080408],
    [0.9, 1.2815515655446006],
  ])('has the quantile of %d', (p, z) => expect(relative(normalQuantile(p), z)).toBeLessThan(1e-14));

  it('stays total at its ends', () => {
    expect(normalUpperTail(0)).toBe(0.5);
    expect(normalUpperTail(100)).toBe(0);
    expect(normalUpperTail(-100)).toBe(1);
    expect(normalTwoSided(0)).toBe(1);
    expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY);
    expect(normalQuantile(-0.1)).toBeNaN();
    expect(normalQuantile(Number.NaN)).toBeNaN();
  });
});

describe("Student's t distribution", () => {
  it.each([
    [0.1, 1, 0.9365489651388929],
    [1, 1, 0.5],
    [2, 2, 0.18350341907227397],
    [2.5, 3.5, 0.07569464380949008],
    [1.5, 10, 0.16450732644544017],
    [12, 10, 2.921408824769987e-7],
    [40, 30, 1.3726045194406403e-27],
    [3, 100, 0.0034079153433294496],
    [3, 10000, 0.0027064481899976662],
    [1e6, 1, 6.366197723673691e-7],
  ])('has the two-sided p of t = %d with %d degrees of freedom', (t, df, p) => {
    expect(relative(studentTTwoSided(t, df), p)).toBeLessThan(1e-12);
    expect(studentTTwoSided(-t, df)).toBe(studentTTwoSided(t, df));
  });

  it.each([
    [0.05, 1, 12.706204736174705],
    [0.05, 6, 2.44691185114497],
    [0.05, 10, 2.228138851986275],
    [0.01, 34, 2.7283943670707203],
    [1e-12, 5, 452.53922433340074],
    [0.5, 2, 0.816496580927726],
  ])('has the critical value of p = %d with %d degrees of freedom', (p, df, t) =>
    expect(relative(studentTCritical(p, df), t)).toBeLessThan(1e-12),
  );

  it('stays total at its ends', () => {
    expect(studentTTwoSided(0, 5)).toBe(1);
    expect(studentTTwoSided(1e-200, 5)).toBe(1);
    expect(studentTTwoSided(Number.POSITIVE_INFINITY, 5)).toBe(0);
    expect(studentTTwoSided(1, 0)).toBeNaN();
    expect(studentTTwoSided(Number.NaN, 5)).toBeNaN();
    expect(studentTCritical(1, 5)).toBe(0);
    expect(studentTCritical(0, 5)).toBeNaN();
    expect(studentTCritical(0.05, -1)).toBeNaN();
  });
});

describe('quantiles', () => {
  it('follow the nine definitions (R 4.2 quantile(c(3, 1, 4, 1, 5), .9))', () => {
    const values = Object.freeze([3, 1, 4, 1, 5]);
    const types = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
    const found = types.map((type) => quantile(values, 0.9, { type })!);
    const expected = [5, 5, 4, 4.5, 5, 5, 4.6, 5, 5];
    for (const [i, value] of found.entries()) expect(value).toBeCloseTo(expected[i]!, 12);
  });

  it('have none without values, and refuse what is no number', () => {
    expect(quantile([], 0.5)).toBeNull();
    // 0.14 * 100 and 0.28 * 100 come out a bit above 14 and 28, 0.29 * 100 a bit below 29: the 14th, 28th and 29th of 100.
    const hundred = Array.from({ length: 100 }, (_, i) => i + 1);
    for (const share of [0.07, 0.14, 0.28, 0.29, 0.55, 0.57]) {
      expect(quantile(hundred, share, { type: 1 })).toBe(Math.round(100 * share));
      expect(quantile(hundred, share, { type: 2 })).toBe(Math.round(100 * share) + 0.5);
    }
    expect(median([])).toBeNull();
    expect(median([7])).toBe(7);
    expect(() => median([1, Number.NaN])).toThrow(expect.objectContaining({ code: 'INVALID_NUMBER' }));
    expect(() => quantile([1], 1.1)).toThrow(expect.objectContaining({ code: 'OUT_OF_RANGE' }));
    expect(() => quantile([1], Number.NaN)).toThrow(expect.objectContaining({ code: 'INVALID_TYPE' }));
    for (const type of [0, 1.5, 10]) {
      expect(() => quantile([1], 0.5, { type: type as never })).toThrow(
        expect.objectContaining({ code: 'OUT_OF_RANGE' }),
      );
    }
  });
});
