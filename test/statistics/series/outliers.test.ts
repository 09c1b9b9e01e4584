import { readFileSync } from 'node:fs';
import { generalizedEsd, hampelFilter, modifiedZScores, tukeyFences } from 'vendorwise/statistics';
import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../../src/core/definition.js';
import { codeOf } from '../../core/issues-of.js';

const golden = JSON.parse(readFileSync(new URL('../../golden/data/kpi/outliers.json', import.meta.url), 'utf8'));
const rosner: readonly number[] = golden.cases[0].input.values;
const degenerate: [string, (number | null | undefined)[]][] = [
  ['nothing', []],
  ['one value', [3]],
  ['two values', [3, 4]],
  ['three values', [3, 4, 9]],
  ['four values', [3, 3, 3, 9]],
  ['equal values', [7, 7, 7, 7, 7, 7, 7, 7]],
  ['only missing values', [null, Number.NaN, undefined]],
  ['huge values', [1e150, -1e150, 1e150, 1e150, 1e150, 1e150, 1e150]],
];

describe('generalizedEsd', () => {
  it("finds Rosner's three outliers (Rosner 1983; NIST e-Handbook 1.3.5.17.3)", () => {
    const test = generalizedEsd(rosner, { maximumOutliers: 10 });
    expect(test.outliers).toEqual([53, 52, 51]);
    expect(test.steps[0]!.statistic).toBeCloseTo(3.118906, 6);
    expect(test.steps[0]!.critical).toBeCloseTo(3.158794, 6);
    // The first and the second step are within their bounds: a test of one value at a time would stop there.
    expect(test.steps.map((one) => one.statistic! > one.critical).slice(0, 4)).toEqual([false, false, true, false]);
  });

  it('has no candidate where the rest is equal, and asks for no more than there is', () => {
    const equalRest = generalizedEsd([5, 5, 5, 5, 9], { maximumOutliers: 3 });
    expect(equalRest.steps.map((one) => one.position)).toEqual([4, null, null]);
    expect(equalRest.steps.map((one) => one.statistic === null)).toEqual([false, true, true]);
    expect(equalRest.steps.every((one) => one.critical > 0)).toBe(true);
    expect(equalRest.outliers).toEqual([4]);
    const equal = generalizedEsd([5, 5, 5, 5, 5], { maximumOutliers: 1 });
    expect(equal).toMatchObject({ steps: [{ position: null, statistic: null }], outliers: [] });
    expect(codeOf(() => generalizedEsd([1, 2, 3], { maximumOutliers: 2 }))).toBe('OUT_OF_RANGE');
    expect(codeOf(() => generalizedEsd(rosner, { alpha: 0 }))).toBe('OUT_OF_RANGE');
    expect(codeOf(() => generalizedEsd(rosner, { max: 3 } as object))).toBe('UNKNOWN_KEY');
  });

  it('keeps the digits of values far from 0', () => {
    const near = [...Array.from({ length: 30 }, (_, i) => i % 7), 1e9];
    const far = near.map((value) => value + 1e9);
    const [a, b] = [generalizedEsd(far).steps, generalizedEsd(near).steps];
    // Four times 0 to 6, and 0 and 1: 30 values, sum 85, sum of the squares 365; 6 is the farthest from the mean.
    expect(a[1]!.statistic).toBeCloseTo((6 - 85 / 30) / Math.sqrt((365 - 85 ** 2 / 30) / 29), 14);
    a.slice(1).forEach((step, i) => {
      expect(step).toEqual(b[i + 1]);
    });
    // Squares of these are below the smallest double.
    const tiny = rosner.map((value) => value * 2 ** -600);
    expect(generalizedEsd(tiny)).toEqual(generalizedEsd(rosner));
  });

  it('calls values with the same distance by their place', () => {
    const values = [null, ...rosner];
    expect(generalizedEsd(values).outliers).toEqual([54, 53, 52]);
    expect(generalizedEsd(values).missing).toBe(1);
  });
});

describe('modifiedZScores', () => {
  it('falls back on the mean deviation where more than half of the values are equal', () => {
    const found = modifiedZScores([10, 10, 10, 10, 10, 10, 10, 14]);
    expect(found).toMatchObject({ mad: 0, scaledBy: 'meanAbsoluteDeviation', outliers: [7] });
    expect(found.scores[7]).toBeCloseTo(4 / (1.253314 * 0.5), 12);
    expect(modifiedZScores([7, 7, 7])).toMatchObject({ scaledBy: null, scores: [0, 0, 0], outliers: [] });
    // Rounding noise is no deviation.
    expect(modifiedZScores([0.3, 0.1 + 0.2, 0.3, 0.1 + 0.2, 0.3]).outliers).toEqual([]);
  });

  it('has a threshold', () => {
    expect(modifiedZScores([10, 11, 9, 10, 12, 10, 60, 11, 9, 10], { threshold: 1 }).outliers).toEqual([4, 6]);
    expect(codeOf(() => modifiedZScores([1], { threshold: 0 }))).toBe('OUT_OF_RANGE');
    expect(codeOf(() => modifiedZScores([1], { limit: 3 } as object))).toBe('UNKNOWN_KEY');
  });
});

describe('hampelFilter', () => {
  it('sees a value that stands out from its neighbours, not from the whole', () => {
    const drift = Array.from({ length: 21 }, (_, i) => i * 10 + ((i * 7) % 3));
    const odd = drift.map((value, i) => (i === 10 ? value + 120 : value));
    expect(hampelFilter(odd).outliers).toEqual([10]);
    expect(modifiedZScores(odd).outliers).toEqual([]);
    expect(hampelFilter(odd).filtered[10]).toBeLessThan(130);
  });

  it('cuts the window off at the ends and leaves gaps', () => {
    const found = hampelFilter([50, 1, 2, 1, null, 2, 1, 2, 60]);
    expect(found.outliers).toEqual([0, 8]);
    expect(found.filtered[4]).toBe(null);
    expect(found.medians[4]).toBe(1.5);
    expect(codeOf(() => hampelFilter([1], { window: 4 }))).toBe('OUT_OF_RANGE');
    expect(codeOf(() => hampelFilter([1], { size: 7 } as object))).toBe('UNKNOWN_KEY');
  });
});

describe('tukeyFences', () => {
  it('needs neither order nor all values', () => {
    const shuffled = [9, null, 60, 10, 11, 10, 9, 12, 10, 11, 10];
    expect(tukeyFences(shuffled)).toMatchObject({ low: 8.5, high: 12.5, outliers: [2], missing: 1 });
    expect(tukeyFences(shuffled, { multiplier: 100 }).outliers).toEqual([]);
    expect(codeOf(() => tukeyFences([1], { multiplier: Number.NaN }))).toBe('INVALID_TYPE');
  });
});

describe('degenerate input', () => {
  it.each(degenerate)('%s: finite or null, no outlier where none can be told', (_name, values) => {
    const frozen = deepFreeze([...values]);
    for (const found of [modifiedZScores(frozen), hampelFilter(frozen), tukeyFences(frozen), generalizedEsd(frozen)]) {
      expect(JSON.parse(JSON.stringify(found))).toEqual(found);
      if (new Set(values).size < 2) expect(found.outliers).toEqual([]);
    }
  });

  it('refuses infinities and texts', () => {
    for (const run of [modifiedZScores, hampelFilter, tukeyFences, generalizedEsd]) {
      expect(codeOf(() => run([1, Number.POSITIVE_INFINITY]))).toBe('INVALID_NUMBER');
      expect(codeOf(() => run('12' as unknown as number[]))).toBe('INVALID_TYPE');
    }
  });
});
