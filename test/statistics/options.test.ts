import { describe, expect, it } from 'vitest';
import { isVendorwiseError } from '../../src/core/errors.js';
import * as statistics from '../../src/statistics/index.js';

const values = [3, 5, 4, 6, 8, 7, 9, 8];
const runs: Readonly<Record<string, (options: never) => unknown>> = {
  mannKendall: (options) => statistics.mannKendall(values, options),
  preWhitenedTest: (options) => statistics.preWhitenedTest(values, options),
  trendFreePreWhitenedTest: (options) => statistics.trendFreePreWhitenedTest(values, options),
  yueWangTest: (options) => statistics.yueWangTest(values, options),
  hamedRaoTest: (options) => statistics.hamedRaoTest(values, options),
  residualAutocorrelation: (options) => statistics.residualAutocorrelation(values, options),
  autocorrelations: (options) => statistics.autocorrelations(values, options),
  theilSen: (options) => statistics.theilSen([...values.keys()], values, options),
  siegel: (options) => statistics.siegel([...values.keys()], values, options),
  ordinaryLeastSquares: (options) => statistics.ordinaryLeastSquares([...values.keys()], values, options),
  kruskalWallis: (options) => statistics.kruskalWallis([values, values], options),
  quantile: (options) => statistics.quantile(values, 0.5, options),
  seasonalMannKendall: (options) => statistics.seasonalMannKendall(values, options),
  correlatedSeasonalMannKendall: (options) => statistics.correlatedSeasonalMannKendall(values, options),
  autocorrelatedSeasonalMannKendall: (options) => statistics.autocorrelatedSeasonalMannKendall(values, options),
};

function codesOf(run: () => unknown): readonly string[] {
  try {
    run();
    return [];
  } catch (error) {
    return isVendorwiseError(error) ? error.issues.map(({ code }) => code) : [String(error)];
  }
}

describe.each(Object.entries(runs))('%s', (_, run) => {
  it('refuses a misspelt option and none at all', () => {
    expect(codesOf(() => run({ alhpa: 0.1 } as never))).toEqual(['UNKNOWN_KEY']);
    expect(codesOf(() => run(null as never))).toEqual(['INVALID_TYPE']);
    expect(codesOf(() => run({} as never))).toEqual([]);
  });
});

describe('values', () => {
  it('that are none are refused', () => {
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, '3']) {
      expect(codesOf(() => statistics.autocorrelations([1, bad as number, 3]))).toEqual(['INVALID_NUMBER']);
    }
    expect(codesOf(() => statistics.quantile(undefined as never, 0.5))).toEqual(['REQUIRED']);
    expect(codesOf(() => statistics.seasonalStrength(undefined as never))).toEqual(['REQUIRED']);
    expect(codesOf(() => statistics.trendStrength(null as never))).toEqual(['INVALID_TYPE']);
  });
});

describe('a past too short to compare methods', () => {
  it('is forecast from the last value where the season does worse', () => {
    const rising = Array.from({ length: 9 }, (_, i) => 300 + 9 * i);
    const found = statistics.chooseForecast(rising, { period: 4 });
    expect([found.because, found.forecast?.method, found.forecast?.point]).toEqual(['tooFewOrigins', 'naive', [372]]);
    const seasonal = [10, 30, 20, 40, 11, 31, 21, 41, 12];
    expect(statistics.chooseForecast(seasonal, { period: 4 }).forecast?.method).toBe('seasonalNaive');
  });
});
