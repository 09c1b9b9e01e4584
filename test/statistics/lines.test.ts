import { describe, expect, it } from 'vitest';
import { ordinaryLeastSquares, siegel, theilSen } from '../../src/statistics/index.js';

const code = (name: string) => expect.objectContaining({ code: name });
const x = Object.freeze([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
const y = Object.freeze([12, 14, 13, 17, 16, 20, 19, 24, 22, 28]);

describe('the Theil-Sen line', () => {
  it('finds the example of Sen 1968, section 6, with the interval of scipy.stats.theilslopes', () => {
    const line = theilSen([1, 2, 3, 4, 10, 12, 18], [9, 15, 19, 20, 45, 55, 78], { confidence: 0.93 });
    expect(line).toMatchObject({ n: 7, pairs: 21, slope: 4, intercept: 4, intervalClipped: false });
    expect(line.interval![0]).toBeCloseTo(3.7142857142857144, 12);
    expect(line.interval![1]).toBe(4.375);
  });

  it('reads the interval between ranks when it is asked to (Gilbert 1987, 16.4.2)', () => {
    const rounded = theilSen(x, y).interval!;
    const between = theilSen(x, y, { ranks: 'interpolated' }).interval!;
    expect(between[0]).not.toBe(rounded[0]);
    expect(between[0]).toBeCloseTo(rounded[0], 0);
    expect(between[1]).toBeCloseTo(rounded[1], 0);
  });

  it('keeps missing values at their place and skips pairs of one time', () => {
    expect(theilSen([0, 1, 2, 3], [0, null, 4, 6]).slope).toBe(2);
    expect(theilSen([1, 1, 2], [0, 100, 50])).toMatchObject({ pairs: 2, slope: 0 });
    expect(theilSen([3, 1, 2], [6, 2, 4])).toMatchObject({ slope: 2, intercept: 0 });
  });

  it('says when there are too few pairs for the confidence', () => {
    expect(theilSen([0, 1, 2], [0, 1, 3])).toMatchObject({ intervalClipped: true, interval: [1, 2] });
    expect(theilSen([0, 1], [0, 1])).toMatchObject({ slope: 1, interval: [1, 1] });
  });

  it('answers nothing without a pair', () => {
    for (const line of [theilSen([], []), theilSen([1], [1]), theilSen([1, 1], [1, 2]), theilSen([1, 2], [1, null])]) {
      expect(line).toMatchObject({ slope: null, intercept: null, interval: null });
    }
    expect(theilSen(x, y, { interval: false }).interval).toBeNull();
  });

  it('refuses wrong options and data', () => {
    expect(() => theilSen([1], [1, 2])).toThrow(code('LENGTH_MISMATCH'));
    expect(() => theilSen(x, y, { confidence: 1 })).toThrow(code('OUT_OF_RANGE'));
    expect(() => theilSen(x, y, { ranks: 'other' as never })).toThrow(code('INVALID_VALUE'));
    expect(() => theilSen(x, y, { intercept: 'other' as never })).toThrow(code('INVALID_VALUE'));
    expect(() => theilSen([0, 5e-324], [0, 1e100])).toThrow(code('OUT_OF_RANGE'));
  });
});

describe('the repeated-median line', () => {
  it('withstands four bad points of ten', () => {
    const bad = x.map((t) => (t < 4 ? 1000 * t : 2 * t + 1));
    expect(siegel(x, bad).slope).toBe(2);
  });

  it('answers nothing without two different x', () => {
    expect(siegel([1, 1], [1, 2])).toEqual({ n: 2, slope: null, intercept: null });
    expect(siegel([1, 1, 2], [1, 3, 5], { intercept: 'separate' }).slope).not.toBeNull();
    expect(() => siegel(x, y, { intercept: 'joint' as never })).toThrow(code('INVALID_VALUE'));
  });
});

describe('the least-squares line', () => {
  // NIST StRD "Norris", certified values.
  const norrisX = [
    0.2, 337.4, 118.2, 884.6, 10.1, 226.5, 666.3, 996.3, 448.6, 777.0, 558.2, 0.4, 0.6, 775.5, 666.9, 338.0, 447.5,
    11.6, 556.0, 228.1, 995.8, 887.6, 120.2, 0.3, 0.3, 556.8, 339.1, 887.2, 999.0, 779.0, 11.1, 118.3, 229.2, 669.1,
    448.9, 0.5,
  ];
  const norrisY = [
    0.1, 338.8, 118.1, 888.0, 9.2, 228.1, 668.5, 998.5, 449.1, 778.9, 559.2, 0.3, 0.1, 778.1, 668.8, 339.3, 448.9, 10.8,
    557.7, 228.3, 998.0, 888.8, 119.6, 0.3, 0.6, 557.6, 339.3, 888.0, 998.5, 778.9, 10.2, 117.6, 228.9, 668.4, 449.2,
    0.2,
  ];

  it('has the certified values of NIST Norris', () => {
    const line = ordinaryLeastSquares(norrisX, norrisY);
    const certified = {
      intercept: -0.262323073774029,
      slope: 1.00211681802045,
      interceptStandardError: 0.232818234301152,
      slopeStandardError: 0.429796848199937e-3,
      residualSd: 0.884796396144373,
      rSquared: 0.999993745883712,
    } as const;
    for (const [key, value] of Object.entries(certified)) {
      expect(Math.abs(line[key as keyof typeof certified]! / value - 1), key).toBeLessThan(1e-12);
    }
    expect((line.slope! / line.slopeStandardError!) ** 2).toBeCloseTo(5436385.54079785, 4);
  });

  it('has the interval of a 30-digit computation where scipy 1.10.1 is off by 1e-9 (golden case rand8)', () => {
    const t = [15, 39, 104, 105, 178, 182, 229, 278];
    const v = [39.5, 38.3, 36.8, 39, 35.3, 35.8, 36.7, 33.9];
    const [low, high] = ordinaryLeastSquares(t, v).interval!;
    expect(Math.abs(high / -0.00810359447082227 - 1)).toBeLessThan(1e-13);
    expect(Math.abs(low / -0.028651522394536871 - 1)).toBeLessThan(1e-13);
    expect(theilSen(t, v)).toMatchObject({ slope: -0.018479214468889175, intercept: 39.36480884734782 });
    expect(theilSen(t, v).interval).toEqual([-0.029479768786127177, -0.0007999999999999545]);
    expect(siegel(t, v)).toMatchObject({ slope: -0.018479214468889175, intercept: 39.10021932784451 });
  });

  it('does not depend on the order of the points', () => {
    const backwards = ordinaryLeastSquares([...norrisX].reverse(), [...norrisY].reverse());
    expect(backwards).toEqual(ordinaryLeastSquares(norrisX, norrisY));
  });

  it('answers what its points allow', () => {
    expect(ordinaryLeastSquares([], [])).toMatchObject({ n: 0, slope: null, p: null, interval: null });
    expect(ordinaryLeastSquares([1, 1], [1, 2])).toMatchObject({ slope: null, intercept: null, r: null });
    expect(ordinaryLeastSquares([1, 2], [1, 3])).toMatchObject({
      slope: 2,
      intercept: -1,
      r: 1,
      p: null,
      residualSd: null,
    });
    expect(ordinaryLeastSquares([0, 1, 2], [5, 5, 5])).toMatchObject({ slope: 0, r: 0, p: 1, interval: [0, 0] });
    expect(ordinaryLeastSquares([0, 1, 2], [1, 2, 3])).toMatchObject({ slope: 1, r: 1, p: 0, interval: [1, 1] });
    expect(() => ordinaryLeastSquares(x, y, { confidence: 0 })).toThrow(code('OUT_OF_RANGE'));
  });
});
