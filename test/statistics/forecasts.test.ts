import { describe, expect, it } from 'vitest';
import {
  driftForecast,
  exponentialSmoothingForecast,
  type Forecast,
  forecastAccuracy,
  holtForecast,
  holtWintersForecast,
  meanForecast,
  naiveForecast,
  seasonalNaiveForecast,
  thetaForecast,
} from '../../src/statistics/index.js';
import { codeOf } from '../core/issues-of.js';
import tat from '../golden/data/kpi/forecast_simple.json' with { type: 'json' };

const hours = tat.cases.find((one) => one.id === 'tat')!.input.values;
const weekly = tat.cases.find((one) => one.id === 'seasonal_weekly')!.input.values;
const { NaN: nan } = Number;

const figures = ({ point, lower80, upper80, lower95, upper95, fitted, residualSd, sse, parameters }: Forecast) => [
  ...[point, lower80, upper80, lower95, upper95, fitted.filter((one) => one !== null)].flat(),
  ...[residualSd, sse, parameters.level, parameters.slope].filter((one) => one !== null),
];

describe('forecasts of the naive family', () => {
  it('have the intervals of Hyndman and Athanasopoulos, table 5.2', () => {
    const values = [4, 6, 5, 7, 9];
    const z = 1.959963984540054;
    const naive = naiveForecast(values, { horizon: 3 });
    const sd = Math.sqrt((4 + 1 + 4 + 4) / 4);
    expect(naive.residualSd).toBeCloseTo(sd, 12);
    [1, 2, 3].forEach((h, i) => {
      expect(naive.upper95[i]).toBeCloseTo(9 + z * sd * Math.sqrt(h), 10);
    });
    const drift = driftForecast(values, { horizon: 3 });
    expect(drift.point).toEqual([10.25, 11.5, 12.75]);
    const rest = [2, -1, 2, 2].map((change) => change - 1.25);
    const driftSd = Math.sqrt(rest.reduce((sum, one) => sum + one * one, 0) / 3);
    [1, 2, 3].forEach((h, i) => {
      expect(drift.lower95[i]).toBeCloseTo(drift.point[i]! - z * driftSd * Math.sqrt(h * (1 + h / 4)), 10);
    });
  });

  it('keep missing values in their place', () => {
    const gapped = naiveForecast([4, null, 6, nan, undefined], { horizon: 1 });
    expect(gapped.point).toEqual([6]);
    expect(gapped.fitted).toEqual([null, null, 4, null, null]);
    expect([gapped.n, gapped.missing]).toEqual([2, 3]);
    // One change of 2 over two steps is a variance of 2 a step; the forecast is three steps after the last value.
    expect(gapped.residualSd).toBeCloseTo(Math.SQRT2, 12);
    expect(gapped.upper95[0]! - 6).toBeCloseTo(1.959963984540054 * Math.sqrt(2 * 3), 10);
    expect(driftForecast([null, 4, null, 8, 10], { horizon: 2 }).point).toEqual([12, 14]);
    expect(driftForecast([4, null, 8, 10, null], { horizon: 1 }).point).toEqual([14]);
  });

  it('take the latest value of the same part of the season', () => {
    const forecast = seasonalNaiveForecast([1, 2, 3, 4, 5, null, 7], 3, { horizon: 5 });
    expect(forecast.point).toEqual([5, 3, 7, 5, 3]);
    // The part that was missing is a season older, and so less sure.
    const reach = forecast.upper95.map((end, i) => end - forecast.point[i]!);
    expect(reach[1]! / reach[0]!).toBeCloseTo(Math.SQRT2, 12);
    expect(forecast.fitted).toEqual([null, null, null, 1, 2, null, 4]);
  });

  it('say why there is none', () => {
    expect(meanForecast([1]).noForecastBecause).toBe('tooFewValues');
    expect(naiveForecast([]).noForecastBecause).toBe('tooFewValues');
    expect(naiveForecast([null, nan]).noForecastBecause).toBe('tooFewValues');
    expect(driftForecast([1, 2]).noForecastBecause).toBe('tooFewValues');
    expect(seasonalNaiveForecast([1, 2, 3], 3).noForecastBecause).toBe('tooFewSeasons');
    expect(seasonalNaiveForecast([1, null, 3, 4, null, 6], 3).noForecastBecause).toBe('tooFewSeasons');
    expect(seasonalNaiveForecast([1, null, 3, null, 5, null], 3).noForecastBecause).toBe('tooFewSeasons');
    const none = naiveForecast([1], { horizon: 5 });
    expect([none.point, none.lower80, none.fitted, none.residualSd]).toEqual([[], [], [], null]);
  });

  it('have intervals without width on constant values', () => {
    for (const forecast of [
      meanForecast([3, 3, 3]),
      naiveForecast([3, 3, 3]),
      driftForecast([3, 3, 3, 3]),
      seasonalNaiveForecast([3, 3, 3, 3, 3], 2),
      exponentialSmoothingForecast([3, 3, 3, 3, 3]),
      holtForecast([3, 3, 3, 3, 3, 3]),
      holtWintersForecast(new Array(12).fill(3), 4, { seasonal: 'multiplicative' }),
      thetaForecast([3, 3, 3, 3, 3]),
    ]) {
      expect([forecast.noForecastBecause, forecast.point[0]]).toEqual([null, 3]);
      expect([forecast.lower95[0], forecast.upper95[0], forecast.residualSd]).toEqual([3, 3, 0]);
    }
  });
});

describe('forecasts by smoothing', () => {
  it('find the smallest squares: scipy.optimize (differential evolution, then L-BFGS-B) on the same sums', () => {
    const plain = holtForecast(hours);
    expect(plain.sse).toBeCloseTo(18.156440499490284, 9);
    expect(plain.point[0]).toBeCloseTo(40.03224637741475, 6);
    expect(plain.residualSd).toBeCloseTo(0.9527969484494135, 9);
    const damped = holtForecast(hours, { damped: true });
    expect(damped.sse).toBeCloseTo(18.863332943411386, 9);
    expect(damped.parameters.phi).toBeCloseTo(0.98, 6);
    const winters = holtWintersForecast(weekly, 7, { start: 'asInR' });
    expect(winters.sse).toBeCloseTo(29.288130398373674, 8);
    expect(winters.parameters.alpha).toBeCloseTo(0.08853225, 5);
    expect(winters.parameters.gamma).toBeCloseTo(0.27261459, 5);
    const factors = holtWintersForecast(weekly, 7, { seasonal: 'multiplicative', start: 'asInR' });
    expect(factors.sse).toBeCloseTo(32.869826309491394, 7);
    expect(factors.parameters.beta).toBeCloseTo(0.05368763, 4);
    expect(holtForecast(weekly.slice(0, 30)).sse).toBeCloseTo(259.42622820313636, 7);
  });

  it('agree with R on the values of the golden file from the same start', () => {
    // HoltWinters(x, gamma = FALSE, beta = FALSE) begins at the first value, and so does the first residual.
    const { fitted } = exponentialSmoothingForecast([53.65, 55.09, 51.56], { alpha: 0.3, start: 'firstValue' });
    expect(fitted[0]).toBeNull();
    expect(fitted[2]).toBeCloseTo(54.082, 12);
  });

  it('widen as the state space model says: by what one more unit of the last value would change', () => {
    const ways: ((values: number[], horizon: number) => Forecast)[] = [
      (values, horizon) => exponentialSmoothingForecast(values, { alpha: 0.4, start: 'firstValue', horizon }),
      (values, horizon) => holtForecast(values, { alpha: 0.4, beta: 0.3, start: 'firstValues', horizon }),
      (values, horizon) =>
        holtForecast(values, { alpha: 0.4, beta: 0.3, damped: true, phi: 0.9, start: 'firstValues', horizon }),
      (values, horizon) => holtWintersForecast(values, 4, { alpha: 0.4, beta: 0.1, gamma: 0.3, horizon }),
    ];
    const values = hours.slice(0, 20);
    for (const way of ways) {
      const forecast = way(values, 10);
      const moved = way([...values.slice(0, -1), values[19]! + 1], 10);
      const weights = moved.point.map((value, i) => value - forecast.point[i]!);
      let variance = 1;
      forecast.upper95.forEach((end, i) => {
        const reach = (end - forecast.point[i]!) / 1.959963984540054 / forecast.residualSd!;
        expect(reach).toBeCloseTo(Math.sqrt(variance), 9);
        variance += weights[i]! ** 2;
      });
    }
  });

  it('widen with a season that multiplies as Chatfield and Yar say', () => {
    const { point, upper95, residualSd, parameters } = holtWintersForecast(weekly, 7, {
      seasonal: 'multiplicative',
      alpha: 0.3,
      beta: 0.1,
      gamma: 0.2,
      horizon: 9,
    });
    const season = parameters.seasonal!;
    const h = 9;
    let sum = 1;
    for (let j = 1; j < h; j++) {
      const weight = 0.3 * (1 + 0.1 * j) + (j === 7 ? 0.2 * 0.7 : 0);
      sum += ((weight * season[(h - 1) % 7]!) / season[(h - j - 1) % 7]!) ** 2;
    }
    expect((upper95[8]! - point[8]!) / 1.959963984540054 / residualSd!).toBeCloseTo(Math.sqrt(sum), 10);
  });

  it('go on through gaps as if nothing had been learnt', () => {
    const settings = { alpha: 0.5, beta: 0.5, start: 'firstValues' } as const;
    const gapped = holtForecast([10, 12, 14, null, 18, 20], settings);
    expect(gapped.point[0]).toBeCloseTo(22, 12);
    expect(gapped.fitted).toEqual([null, null, 14, null, 18, 20]);
    const level = exponentialSmoothingForecast([10, null, 14, null], { alpha: 0.5, start: 'firstValue', horizon: 2 });
    expect(level.point).toEqual([12, 12]);
    const season = [10, 20, 30, 20, 14, 24, 34, 24, 18, null, 38, 28, 22, 32, 42, 32];
    const winters = holtWintersForecast(season, 4, { alpha: 0.3, beta: 0.2, gamma: 0.2, horizon: 2 });
    expect(winters.point[0]).toBeCloseTo(26, 10);
    expect(winters.point[1]).toBeCloseTo(36, 10);
  });

  it('search the weight up to its ends when the start is read off the values', () => {
    // A line is followed best by its last value, and to and fro around the first value by that one.
    const level = (values: number[]) => exponentialSmoothingForecast(values, { start: 'firstValue' });
    expect([level([1, 2, 3, 4, 5]).parameters.alpha, level([1, 2, 3, 4, 5]).point]).toEqual([1, [5]]);
    expect([level([5, 7, 3, 7, 3, 7]).parameters.alpha, level([5, 7, 3, 7, 3, 7]).point]).toEqual([0, [5]]);
  });

  it('divide the squares as asked', () => {
    const by = (residualDivisor: 'degreesOfFreedom' | 'residuals' | 'observations') =>
      exponentialSmoothingForecast(hours, { start: 'firstValue', residualDivisor });
    const { sse } = by('residuals');
    expect(by('observations').residualSd).toBeCloseTo(Math.sqrt(sse! / 24), 12);
    expect(by('residuals').residualSd).toBeCloseTo(Math.sqrt(sse! / 23), 12);
    expect(by('degreesOfFreedom').residualSd).toBeCloseTo(Math.sqrt(sse! / 22), 12);
  });

  it('say what was given and what was found', () => {
    expect(holtForecast(hours, { alpha: 0.2 }).conventions.parameters).toBe('mixed');
    expect(holtForecast(hours, { alpha: 0.2, beta: 0.1 }).conventions.parameters).toBe('given');
    expect(holtForecast(hours).conventions).toEqual({
      start: 'optimal',
      parameters: 'optimised',
      residualDivisor: 'degreesOfFreedom',
      seasonal: null,
      interval: 'normal',
    });
    expect(thetaForecast(weekly, { period: 7 }).conventions.seasonal).toBe('multiplicative');
    expect(
      thetaForecast(
        weekly.map((value) => value - 60),
        { period: 7 },
      ).conventions.seasonal,
    ).toBe('additive');
    expect(thetaForecast(hours, { period: 7 }).conventions.seasonal).toBeNull();
  });

  it('say why there is none', () => {
    expect(exponentialSmoothingForecast([1, 2]).noForecastBecause).toBe('tooFewValues');
    expect(holtForecast([1, 2, 3, 4]).noForecastBecause).toBe('tooFewValues');
    expect(holtForecast([1, 2, 3, 4, 6]).noForecastBecause).toBeNull();
    expect(holtWintersForecast([1, 2, 3, 4, 5], 3).noForecastBecause).toBe('tooFewSeasons');
    expect(holtWintersForecast([1, 2, 3, 4, 5, 6], 3).noForecastBecause).toBe('tooFewValues');
    const zero = [1, 2, 0, 1, 2, 0, 1, 2, 0];
    expect(holtWintersForecast(zero, 3, { seasonal: 'multiplicative' }).noForecastBecause).toBe('notPositive');
    const gap = [1, null, 3, 1, null, 3, 1, 2, 3, 1, 2, 3];
    expect(holtWintersForecast(gap, 3).noForecastBecause).toBe('tooFewSeasons');
    const falling = [100, 200, 50, 1, 2, 0.5, 90, 3, 0.1, 70, 2, 1];
    const wild = holtWintersForecast(falling, 3, {
      seasonal: 'multiplicative',
      alpha: 1,
      beta: 1,
      gamma: 1,
      horizon: 300,
    });
    expect(
      wild.noForecastBecause === null ? figures(wild).every(Number.isFinite) : wild.noForecastBecause,
    ).toBeTruthy();
  });

  it('stays finite for huge and for tiny values', () => {
    for (const size of [1e150, 1e-150, 1e-310]) {
      const huge = hours.map((value) => (value / 50) * size);
      for (const forecast of [
        meanForecast(huge),
        driftForecast(huge, { horizon: 3 }),
        exponentialSmoothingForecast(huge),
        holtForecast(huge, { horizon: 3 }),
        holtWintersForecast(huge, 4, { seasonal: 'multiplicative', horizon: 3 }),
        thetaForecast(huge, { period: 4 }),
      ]) {
        expect(forecast.noForecastBecause).toBeNull();
        expect(figures(forecast).every(Number.isFinite)).toBe(true);
        expect(forecast.point[0]! / size).toBeGreaterThan(0.5);
      }
    }
    expect(codeOf(() => naiveForecast([1, 2, 1e200]))).toBe('INVALID_NUMBER');
  });
});

describe('accuracy', () => {
  it('measures as Hyndman and Koehler do', () => {
    const found = forecastAccuracy([10, 20, null, 40], [12, 16, 5, 40, 7], {
      training: [5, 7, 4, 8, 6, 10],
      period: 2,
    });
    expect(found).toEqual({
      n: 3,
      me: (-2 + 4) / 3,
      rmse: Math.sqrt(20 / 3),
      mae: 2,
      mpe: (100 * (-0.2 + 0.2)) / 3,
      mape: (100 * (0.2 + 0.2)) / 3,
      mase: 2 / 1.5,
      scale: 1.5,
    });
  });

  it('has no scaled error on constant values, and no percentages of 0', () => {
    const constant = forecastAccuracy([3, 4], [3, 3], { training: [3, 3, 3, 3] });
    expect([constant.mae, constant.mase, constant.scale]).toEqual([0.5, null, null]);
    const zero = forecastAccuracy([0, 2], [1, 2]);
    expect([zero.mpe, zero.mape, zero.mase]).toEqual([null, null, null]);
    expect(forecastAccuracy([0, 0], [0, 0]).mape).toBeNull();
    expect(forecastAccuracy([], []).mae).toBeNull();
    expect(forecastAccuracy([null], []).n).toBe(0);
  });

  it('refuses what cannot be compared', () => {
    expect(codeOf(() => forecastAccuracy([1, 2], [1]))).toBe('LENGTH_MISMATCH');
    expect(codeOf(() => forecastAccuracy([1], [nan]))).toBe('INVALID_NUMBER');
    expect(codeOf(() => forecastAccuracy([1], ['no'] as never))).toBe('INVALID_NUMBER');
    expect(codeOf(() => forecastAccuracy([1], 'no' as never))).toBe('INVALID_TYPE');
    expect(codeOf(() => forecastAccuracy(undefined as never, []))).toBe('REQUIRED');
    expect(codeOf(() => forecastAccuracy([1], [1], { season: 2 } as never))).toBe('UNKNOWN_KEY');
  });
});

describe('what forecasts refuse', () => {
  it.each([
    ['a horizon of 0', () => naiveForecast([1, 2], { horizon: 0 }), 'OUT_OF_RANGE'],
    ['a horizon of 1001', () => meanForecast([1, 2], { horizon: 1001 }), 'OUT_OF_RANGE'],
    ['a horizon of 1.5', () => driftForecast([1, 2, 4], { horizon: 1.5 }), 'OUT_OF_RANGE'],
    ['a misspelt option', () => naiveForecast([1, 2], { steps: 2 } as never), 'UNKNOWN_KEY'],
    ['no list', () => naiveForecast(5 as never), 'INVALID_TYPE'],
    ['nothing', () => naiveForecast(undefined as never), 'REQUIRED'],
    ['a value that is text', () => naiveForecast(['1', 2] as never), 'INVALID_NUMBER'],
    ['no season', () => seasonalNaiveForecast([1, 2, 3], undefined as never), 'REQUIRED'],
    ['a season of 1', () => holtWintersForecast([1, 2, 3], 1), 'OUT_OF_RANGE'],
    ['a season of 0 for theta', () => thetaForecast([1, 2, 3], { period: 0 }), 'OUT_OF_RANGE'],
    ['alpha above 1', () => exponentialSmoothingForecast([1, 2, 3], { alpha: 1.1 }), 'OUT_OF_RANGE'],
    ['beta that is NaN', () => holtForecast([1, 2, 3], { beta: nan }), 'INVALID_TYPE'],
    ['phi without damping', () => holtForecast([1, 2, 3], { phi: 0.9 }), 'OUT_OF_RANGE'],
    ['phi of 0', () => holtForecast([1, 2, 3], { damped: true, phi: 0 }), 'OUT_OF_RANGE'],
    ['damped that is text', () => holtForecast([1, 2, 3], { damped: 'yes' as never }), 'INVALID_TYPE'],
    ['an unknown start', () => holtForecast([1, 2, 3], { start: 'firstValue' as never }), 'INVALID_VALUE'],
    ['an unknown season', () => holtWintersForecast([1, 2], 2, { seasonal: 'both' as never }), 'INVALID_VALUE'],
    ['an unknown divisor', () => thetaForecast([1, 2, 3], { residualDivisor: 'n' as never }), 'INVALID_VALUE'],
  ])('%s', (_, task, expected) => {
    expect(codeOf(task)).toBe(expected);
  });

  it('leaves the values as they are', () => {
    const frozen = Object.freeze([...weekly]);
    const before = JSON.stringify(frozen);
    holtWintersForecast(frozen, 7);
    thetaForecast(frozen, { period: 7 });
    expect(JSON.stringify(frozen)).toBe(before);
  });
});
