import { readFileSync } from 'node:fs';
import { classicalDecomposition, type StlOptions, seasonalStrength, stl, trendStrength } from 'vendorwise/statistics';
import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../../src/core/definition.js';
import { codeOf } from '../../core/issues-of.js';

const golden = JSON.parse(readFileSync(new URL('../../golden/data/kpi/stl.json', import.meta.url), 'utf8'));
const months: readonly number[] = golden.cases[0].input.values;
const season = [5, 3, -1, -7];
const exact = Array.from({ length: 20 }, (_, i) => 100 + 2 * i + season[i % 4]!);

describe('stl', () => {
  it('takes a line and a fixed season apart exactly, with local lines', () => {
    const parts = stl(exact, 4);
    parts.seasonal.forEach((value, i) => {
      expect(value).toBeCloseTo(season[i % 4]!, 9);
    });
    parts.remainder.forEach((value) => {
      expect(value).toBeCloseTo(0, 9);
    });
    expect(parts.weights).toBe(null);
  });

  it('says its conventions: those of statsmodels by default, those of R on demand', () => {
    expect(stl(exact, 4).conventions).toEqual({
      period: 4,
      seasonalWindow: 7,
      periodic: false,
      trendWindow: 9,
      lowPassWindow: 5,
      seasonalDegree: 1,
      trendDegree: 1,
      lowPassDegree: 1,
      robust: false,
      innerIterations: 5,
      outerIterations: 0,
      jumps: 1,
    });
    const weeks = Array.from({ length: 28 }, (_, i) => (i % 7) + i / 10);
    expect(stl(weeks, 7).conventions.lowPassWindow).toBe(9);
    expect(stl(weeks, 7, { lowPassWindow: 'atLeast' }).conventions.lowPassWindow).toBe(7);
    expect(stl(weeks, 7, { robust: true }).conventions).toMatchObject({
      innerIterations: 2,
      outerIterations: 15,
    });
    expect(stl(weeks, 7, { seasonalWindow: 'periodic' }).conventions).toMatchObject({
      seasonalWindow: 281,
      seasonalDegree: 0,
      trendWindow: 11,
    });
  });

  it('shows where degree matters: R and statsmodels differ by their defaults, not by their method', () => {
    const line = stl(months, 12);
    const mean = stl(months, 12, { seasonalDegree: 0 });
    const most = Math.max(...line.seasonal.map((value, i) => Math.abs(value - mean.seasonal[i]!)));
    expect(most).toBeGreaterThan(0.1);
  });

  it('adds up to the series, whatever the settings', () => {
    const ways: Partial<StlOptions>[] = [
      {},
      { robust: true },
      { seasonalWindow: 'periodic' },
      { seasonalDegree: 0, trendDegree: 0 },
    ];
    for (const way of ways) {
      const { seasonal, trend, remainder } = stl(months, 12, { ...way });
      months.forEach((value, i) => {
        expect(seasonal[i]! + trend[i]! + remainder[i]!).toBeCloseTo(value, 9);
      });
    }
  });

  it('gives an unusual value no weight when it is robust', () => {
    const odd = exact.map((value, i) => (i === 9 ? value + 60 : value + ((i * 5) % 3) / 10));
    const { weights, remainder } = stl(odd, 4, { seasonalWindow: 'periodic', robust: true });
    expect(weights?.[9]).toBe(0);
    expect(remainder[9]).toBeGreaterThan(59);
    expect(stl(odd, 4, { seasonalWindow: 'periodic' }).remainder[9]).toBeLessThan(50);
  });

  it('gives every value its weight when only rounding keeps it from the fit', () => {
    const tenths = Array.from({ length: 48 }, (_, i) => [50.1, 49.7, 52.3, 47.9][i % 4]! + i / 10);
    expect(stl(tenths, 4, { robust: true }).weights).toEqual(Array(48).fill(1));
    const again = Array.from({ length: 48 }, (_, i) => (i % 4) + 1);
    expect(stl(again, 4, { robust: true }).weights).toEqual(Array(48).fill(1));
  });

  it('carries season and trend over missing values', () => {
    const gapped = exact.map((value, i) => (i === 6 || i === 7 || i === 13 ? null : value));
    const { seasonal, trend, remainder } = stl(gapped, 4);
    expect(seasonal[6]! + trend[6]!).toBeCloseTo(exact[6]!, 6);
    expect(remainder[6]).toBe(null);
    expect([...seasonal, ...trend].every(Number.isFinite)).toBe(true);
  });

  it('moves with the values', () => {
    const base = stl(months, 12, { robust: true });
    const moved = stl(
      months.map((value) => 3 * value + 1000),
      12,
      { robust: true },
    );
    base.seasonal.forEach((value, i) => {
      expect(moved.seasonal[i]).toBeCloseTo(3 * value, 6);
      expect(moved.trend[i]).toBeCloseTo(3 * base.trend[i]! + 1000, 6);
    });
  });

  it('has an answer for constant, perfect and huge values', () => {
    for (const values of [Array(8).fill(7), exact, Array.from({ length: 8 }, (_, i) => (i % 2 ? 1e150 : -1e150))]) {
      for (const robust of [false, true]) {
        const parts = stl(values, 2, { robust });
        expect([...parts.seasonal, ...parts.trend, ...parts.remainder].every(Number.isFinite)).toBe(true);
      }
    }
  });

  it('refuses what it cannot decompose', () => {
    for (let n = 0; n < 8; n++) expect(codeOf(() => stl(exact.slice(0, n), 4))).toBe('TOO_FEW_VALUES');
    expect(codeOf(() => stl([1, 2, null, 4, 5, null], 3))).toBe('TOO_FEW_VALUES');
    expect(codeOf(() => stl(exact, 1))).toBe('OUT_OF_RANGE');
    expect(codeOf(() => stl(exact, undefined as never))).toBe('REQUIRED');
    expect(codeOf(() => stl(exact, { period: 4 } as never))).toBe('INVALID_TYPE');
    expect(codeOf(() => stl(exact, 4, { seasonalWindow: 8 }))).toBe('OUT_OF_RANGE');
    expect(codeOf(() => stl(exact, 4, { trendWindow: 3 }))).toBe('OUT_OF_RANGE');
    expect(codeOf(() => stl(exact, 4, { seasonalDegree: 2 as 1 }))).toBe('OUT_OF_RANGE');
    expect(codeOf(() => stl(exact, 4, { innerIterations: 0 }))).toBe('OUT_OF_RANGE');
    expect(codeOf(() => stl(exact, 4, { robust: 'yes' as unknown as boolean }))).toBe('INVALID_TYPE');
    expect(codeOf(() => stl(exact, 4, { window: 7 } as StlOptions))).toBe('UNKNOWN_KEY');
    expect(codeOf(() => stl([1, 'x' as unknown as number], 2))).toBe('INVALID_NUMBER');
  });
});

describe('classicalDecomposition', () => {
  it('takes a line and a fixed season apart exactly', () => {
    const { trend, figure, remainder } = classicalDecomposition(exact, 4);
    figure.forEach((value, i) => {
      expect(value).toBeCloseTo(season[i]!, 10);
    });
    expect(trend.slice(0, 3)).toEqual([null, null, 104]);
    expect(remainder.slice(2, -2).every((value) => Math.abs(value!) < 1e-9)).toBe(true);
  });

  it('multiplies: factors with mean 1', () => {
    const factors = [1.2, 0.9, 0.9];
    const values = Array.from({ length: 12 }, (_, i) => 50 * factors[i % 3]!);
    const { figure, trend, remainder } = classicalDecomposition(values, 3, { model: 'multiplicative' });
    figure.forEach((value, i) => {
      expect(value).toBeCloseTo(factors[i]!, 12);
    });
    expect(trend[1]).toBeCloseTo(50, 12);
    expect(remainder[0]).toBe(null);
    expect(remainder[1]).toBeCloseTo(1, 12);
  });

  it('leaves gaps where values are missing, and refuses a season without any', () => {
    const gapped = exact.map((value, i) => (i === 8 ? null : value));
    const { trend, remainder, figure } = classicalDecomposition(gapped, 4);
    expect([6, 7, 8, 9, 10].map((i) => trend[i])).toEqual([null, null, null, null, null]);
    expect(remainder[8]).toBe(null);
    expect(figure[0]).toBeCloseTo(5, 9);
    expect(codeOf(() => classicalDecomposition([1, 2, null, 4, 5, null, 7, 8], 4))).toBe('TOO_FEW_VALUES');
    expect(codeOf(() => classicalDecomposition([], 4))).toBe('TOO_FEW_VALUES');
  });

  it('refuses negative values of a multiplicative model, and a trend of 0', () => {
    const options = { model: 'multiplicative' } as const;
    expect(codeOf(() => classicalDecomposition([1, -2, 3, 4], 2, options))).toBe('OUT_OF_RANGE');
    expect(codeOf(() => classicalDecomposition([0, 0, 0, 0], 2, options))).toBe('TOO_FEW_VALUES');
    expect(codeOf(() => classicalDecomposition([1, 2, 3, 4], 2, { model: 'mixed' as 'additive' }))).toBe(
      'INVALID_VALUE',
    );
    expect(classicalDecomposition([0, 4, 0, 4, 0, 4], 2, options).remainder).toEqual([null, 1, null, 1, null, null]);
  });
});

describe('strength', () => {
  it('is 1 without a rest, 0 without a part, and null without anything', () => {
    const parts = stl(exact, 4);
    expect(seasonalStrength(parts)).toBeCloseTo(1, 9);
    expect(trendStrength(parts)).toBeCloseTo(1, 9);
    expect(seasonalStrength(stl(Array(8).fill(3), 4))).toBe(0);
    expect(seasonalStrength({ seasonal: [1], trend: [1], remainder: [0] })).toBe(null);
    expect(seasonalStrength({ seasonal: [0, 0, 0], trend: [1, 1, 1], remainder: [1, 0, -1] })).toBe(0);
    const frozen = deepFreeze({ seasonal: [0, 1], trend: [1, 1], remainder: [0] });
    expect(codeOf(() => seasonalStrength(frozen))).toBe('LENGTH_MISMATCH');
  });

  it('leaves out the ends that a moving average does not reach', () => {
    expect(seasonalStrength(classicalDecomposition(exact, 4))).toBeCloseTo(1, 9);
  });
});
