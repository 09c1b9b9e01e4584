import { describe, expect, it } from 'vitest';
import { describeValues } from '../../src/statistics/describe-values.js';

describe('describeValues', () => {
  it('keeps nine digits on NIST StRD NumAcc3 and NumAcc4, whose values share seven or eight leading digits', () => {
    const series = (base: number): number[] => [
      base + 0.2,
      ...Array.from({ length: 1000 }, (_, i) => base + (i % 2 === 0 ? 0.1 : 0.3)),
    ];
    for (const base of [1_000_000, 10_000_000]) {
      const { mean, sd } = describeValues(series(base));
      expect(Math.abs((mean ?? 0) - (base + 0.2)) / (base + 0.2)).toBeLessThan(1e-15);
      // The data themselves are rounded to doubles: 0.1 is off by up to 9e-10 beside ten million.
      expect(Math.abs((sd ?? 0) - 0.1) / 0.1).toBeLessThan(1e-8);
    }
  });

  it('has nothing to say of nothing, and no spread of one value', () => {
    expect(describeValues([null, Number.NaN])).toMatchObject({ n: 0, missing: 2, mean: null, sd: null, median: null });
    expect(describeValues([7])).toMatchObject({ n: 1, mean: 7, sd: null, standardError: null, min: 7, max: 7 });
    expect(describeValues([7, 7, 7])).toMatchObject({ sd: 0, standardError: 0 });
  });

  it('does not overflow on huge values', () => {
    expect(describeValues([1e150, -1e150]).sd).toBeCloseTo(Math.SQRT2 * 1e150, -137);
    expect(describeValues([3e-200, 1e-200]).sd).toBeCloseTo(Math.SQRT2 * 1e-200, 210);
  });
});
