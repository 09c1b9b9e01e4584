import type { FitResult } from './fit.js';
import type { ForecastMethod } from './forecast.js';
import { fitHoltWinters, fitTheta } from './season-fits.js';
import { fitDrift, fitMean, fitNaive, fitSeasonalNaive } from './simple-fits.js';
import { fitTrend } from './trend-fits.js';

/** All methods, the simpler ones first: of two that do as well, the first one is taken. */
export const FORECAST_METHODS: readonly ForecastMethod[] = [
  'seasonalNaive',
  'naive',
  'mean',
  'drift',
  'exponentialSmoothing',
  'theta',
  'dampedHolt',
  'holt',
  'holtWintersAdditive',
  'holtWintersMultiplicative',
];

const RULE = { start: 'optimal', residualDivisor: 'degreesOfFreedom' } as const;
const FOUND = {
  alpha: null,
  beta: null,
  gamma: null,
  start: 'endOfFirstSeason',
  residualDivisor: 'degreesOfFreedom',
} as const;

/**
 * Fits a method with all its parameters to be found, and the default conventions.
 *
 * @param values - From a value to a value, gaps as NaN.
 * @param before - Where the search ended on a shorter part of the series.
 */
export function fitMethod(
  method: ForecastMethod,
  values: Float64Array,
  period: number,
  before: readonly number[] | null = null,
): FitResult {
  switch (method) {
    case 'mean':
      return fitMean(values);
    case 'naive':
      return fitNaive(values);
    case 'drift':
      return fitDrift(values);
    case 'seasonalNaive':
      return fitSeasonalNaive(values, period);
    case 'exponentialSmoothing':
      return fitTrend(values, { ...RULE, alpha: null, beta: undefined, phi: 1 }, before);
    case 'holt':
      return fitTrend(values, { ...RULE, alpha: null, beta: null, phi: 1 }, before);
    case 'dampedHolt':
      return fitTrend(values, { ...RULE, alpha: null, beta: null, phi: null }, before);
    case 'holtWintersAdditive':
      return fitHoltWinters(values, { ...FOUND, period, kind: 'additive' }, before);
    case 'holtWintersMultiplicative':
      return fitHoltWinters(values, { ...FOUND, period, kind: 'multiplicative' }, before);
    case 'theta':
      return fitTheta(values, period, 'degreesOfFreedom', before);
  }
}

/** Whether a method has a season of its own; theta looks for one, but does without. */
export function isSeasonal(method: ForecastMethod): boolean {
  return method === 'seasonalNaive' || method === 'holtWintersAdditive' || method === 'holtWintersMultiplicative';
}

/**
 * Values that a method should have before it is tried in a backtest: more than the bare minimum, since a start that is
 * fitted to as many values as it has parameters is no start.
 *
 * @returns Places, the first value to the last.
 */
export function fewestFor(method: ForecastMethod, period: number): number {
  switch (method) {
    case 'mean':
    case 'naive':
      return 2;
    case 'drift':
      return 3;
    case 'exponentialSmoothing':
    case 'theta':
      return 4;
    case 'holt':
      return 7;
    case 'dampedHolt':
      return 8;
    case 'seasonalNaive':
      return period + 1;
    default:
      return Math.max(2 * period, period + 4);
  }
}
