import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as statistics from '../../src/statistics/index.js';
import { codesOf } from '../core/issues-of.js';

const values = [3, 5, 4, 6, 8, 7, 9, 8];
const places = [...values.keys()];
const counts = { successes: 3, trials: 9 };
const points = statistics.individualsChart(values).points;
/** Every function that has options, called with the least that it needs beside them. */
const runs: Readonly<Record<string, (options: never) => unknown>> = {
  autocorrelatedSeasonalMannKendall: (options) => statistics.autocorrelatedSeasonalMannKendall(values, options),
  autocorrelations: (options) => statistics.autocorrelations(values, options),
  backtest: (options) => statistics.backtest(values, 'naive', options),
  changepointTest: (options) => statistics.changepointTest(values, options),
  changepoints: (options) => statistics.changepoints(values, options),
  chooseForecast: (options) => statistics.chooseForecast(values, options),
  classicalDecomposition: (options) => statistics.classicalDecomposition(values, 2, options),
  countChart: (options) => statistics.countChart(values, options),
  countInterval: (options) => statistics.countInterval(3, options),
  cusumChart: (options) => statistics.cusumChart(values, options),
  driftForecast: (options) => statistics.driftForecast(values, options),
  ewmaChart: (options) => statistics.ewmaChart(values, options),
  exponentialSmoothingForecast: (options) => statistics.exponentialSmoothingForecast(values, options),
  forecastAccuracy: (options) => statistics.forecastAccuracy(values, values, options),
  gChart: (options) => statistics.gChart(values, options),
  generalizedEsd: (options) => statistics.generalizedEsd(values, options),
  hamedRaoTest: (options) => statistics.hamedRaoTest(values, options),
  hampelFilter: (options) => statistics.hampelFilter(values, options),
  hirschSlackTest: (options) => statistics.hirschSlackTest(values, options),
  holtForecast: (options) => statistics.holtForecast(values, options),
  holtWintersForecast: (options) => statistics.holtWintersForecast(values, 2, options),
  individualsChart: (options) => statistics.individualsChart(values, options),
  kruskalWallis: (options) => statistics.kruskalWallis([values, values], options),
  mannKendall: (options) => statistics.mannKendall(values, options),
  meanForecast: (options) => statistics.meanForecast(values, options),
  modifiedZScores: (options) => statistics.modifiedZScores(values, options),
  naiveForecast: (options) => statistics.naiveForecast(values, options),
  npChart: (options) => statistics.npChart(values, 10, options),
  ordinaryLeastSquares: (options) => statistics.ordinaryLeastSquares(places, values, options),
  preWhitenedTest: (options) => statistics.preWhitenedTest(values, options),
  processCapability: (options) => statistics.processCapability(values, { upper: 12 }, options),
  proportionChart: (options) => statistics.proportionChart(values, 10, options),
  quantile: (options) => statistics.quantile(values, 0.5, options),
  rankSumTest: (options) => statistics.rankSumTest(values, values, options),
  rateInterval: (options) => statistics.rateInterval(3, 9, options),
  residualAutocorrelation: (options) => statistics.residualAutocorrelation(values, options),
  runRules: (options) => statistics.runRules(points, options),
  runsAnalysis: (options) => statistics.runsAnalysis(values, options),
  seasonalMannKendall: (options) => statistics.seasonalMannKendall(values, options),
  seasonalNaiveForecast: (options) => statistics.seasonalNaiveForecast(values, 2, options),
  siegel: (options) => statistics.siegel(places, values, options),
  stl: (options) => statistics.stl(values, 2, options),
  theilSen: (options) => statistics.theilSen(places, values, options),
  thetaForecast: (options) => statistics.thetaForecast(values, options),
  timeBetweenChart: (options) => statistics.timeBetweenChart(values, options),
  trendFreePreWhitenedTest: (options) => statistics.trendFreePreWhitenedTest(values, options),
  tukeyFences: (options) => statistics.tukeyFences(values, options),
  twoRateGroups: (options) => statistics.twoRateGroups([counts], [counts], options),
  twoRates: (options) => statistics.twoRates(counts, counts, options),
  unitRateChart: (options) => statistics.unitRateChart(values, 10, options),
  welchTest: (options) => statistics.welchTest(values, values, options),
  yueWangTest: (options) => statistics.yueWangTest(values, options),
};

it('the table holds every function of the room that has options', () => {
  const root = new URL('../../src/statistics/', import.meta.url);
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const declared = files.flatMap((file) => {
    const source = readFileSync(new URL(file, root), 'utf8');
    return [...source.matchAll(/^export function (\w+)\([^{]*?\boptions: /gm)].map((found) => found[1]!);
  });
  const open = declared.filter((name) => Object.hasOwn(statistics, name)).sort();
  expect(Object.keys(runs).sort()).toEqual(open);
});

describe.each(Object.entries(runs))('%s', (_, run) => {
  it('refuses a misspelt option and none at all', () => {
    expect(codesOf(() => run({ alhpa: 0.1 } as never))).toEqual(['UNKNOWN_KEY options.alhpa']);
    expect(codesOf(() => run(null as never))).toEqual(['INVALID_TYPE options']);
    expect(() => run({} as never)).not.toThrow();
  });
});

describe('options', () => {
  it('that are wrong are all named at once', () => {
    expect(
      codesOf(() =>
        statistics.mannKendall(values, { alpha: 0, method: 'exakt', exactLimit: '9', tieDecimals: 1.5 } as never),
      ),
    ).toEqual([
      'OUT_OF_RANGE options.alpha',
      'INVALID_VALUE options.method',
      'INVALID_TYPE options.exactLimit',
      'OUT_OF_RANGE options.tieDecimals',
    ]);
    expect(
      codesOf(() =>
        statistics.hamedRaoTest(values, { correctionSum: 'x', residualNoise: 'x', maximumLag: -1 } as never),
      ),
    ).toEqual([
      'OUT_OF_RANGE options.maximumLag',
      'INVALID_VALUE options.correctionSum',
      'INVALID_VALUE options.residualNoise',
    ]);
    expect(codesOf(() => statistics.preWhitenedTest(values, { residualNoise: 'x' } as never))).toEqual([
      'INVALID_VALUE options.residualNoise',
    ]);
    expect(
      codesOf(() => statistics.holtWintersForecast(values, 1, { alpha: 2, seasonal: 'both', horizon: 0 } as never)),
    ).toEqual([
      'OUT_OF_RANGE period',
      'OUT_OF_RANGE options.horizon',
      'INVALID_VALUE options.seasonal',
      'OUT_OF_RANGE options.alpha',
    ]);
    expect(
      codesOf(() =>
        statistics.changepointTest(values, { permutations: 9, minimumSegment: 0, degreesSpent: '1' } as never),
      ),
    ).toEqual([
      'OUT_OF_RANGE options.minimumSegment',
      'INVALID_TYPE options.degreesSpent',
      'OUT_OF_RANGE options.permutations',
    ]);
    expect(codesOf(() => statistics.theilSen(places, values, { interval: 'no' } as never))).toEqual([
      'INVALID_TYPE options.interval',
    ]);
    expect(codesOf(() => statistics.hampelFilter(values, { window: 4 }))).toEqual(['OUT_OF_RANGE options.window']);
  });
});

describe('values', () => {
  it('that are none are refused', () => {
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, '3']) {
      expect(codesOf(() => statistics.autocorrelations([1, bad as number, 3]))).toEqual(['INVALID_NUMBER values[1]']);
    }
    expect(codesOf(() => statistics.quantile(undefined as never, 0.5))).toEqual(['REQUIRED values']);
    expect(codesOf(() => statistics.seasonalStrength(undefined as never))).toEqual(['REQUIRED parts']);
    expect(codesOf(() => statistics.trendStrength(null as never))).toEqual(['INVALID_TYPE parts']);
  });
});

describe('a past too short to compare methods', () => {
  it('is forecast from the last value where the season does worse', () => {
    const rising = Array.from({ length: 9 }, (_, i) => 300 + 9 * i);
    const found = statistics.chooseForecast(rising, { period: 4 });
    expect([found.reason, found.forecast?.method, found.forecast?.point]).toEqual(['tooFewOrigins', 'naive', [372]]);
    const seasonal = [10, 30, 20, 40, 11, 31, 21, 41, 12];
    expect(statistics.chooseForecast(seasonal, { period: 4 }).forecast?.method).toBe('seasonalNaive');
  });
});
