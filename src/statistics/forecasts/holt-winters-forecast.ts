import { wordIssues } from '../../core/check.js';
import { throwIssues } from '../../core/errors.js';
import { checkOptions } from '../../core/options.js';
import type { SeriesInput } from '../observations.js';
import { forecastBy } from './fit.js';
import type { Forecast, SmoothingOptions } from './forecast.js';
import { divisorIssues, horizonIssues, seasonIssues, weightIssues } from './read-values.js';
import { fitHoltWinters } from './season-fits.js';

/** How level, slope and season are smoothed. */
export interface HoltWintersForecastOptions extends SmoothingOptions {
  /** Whether the season is added to the level, or multiplies it. @defaultValue `'additive'` */
  readonly seasonal?: 'additive' | 'multiplicative';
  /** Weight of the newest value in the level, 0 to 1. @defaultValue the one with the smallest squares */
  readonly alpha?: number;
  /** Weight of the newest change of the level in the slope, 0 to 1. @defaultValue the one with the smallest squares */
  readonly beta?: number;
  /** Weight of the newest deviation from the level in the season, 0 to 1. @defaultValue the one with the smallest squares */
  readonly gamma?: number;
  /**
   * Level with which it begins after the first season: of the line through the trend at the end of that season, or, as R's
   * `HoltWinters` has it, one step before the first value of the trend, half a season too early.
   * @defaultValue `'endOfFirstSeason'`
   */
  readonly start?: 'endOfFirstSeason' | 'asInR';
}

/**
 * The Holt-Winters method: level, slope and season, which all follow the values.
 *
 * It starts at the classical decomposition of the first two seasons (a centred moving average and its line). The interval of the
 * additive method is that of the state space model with additive errors; that of the multiplicative one follows Chatfield
 * and Yar. A missing value leaves level, slope and season on their way.
 *
 * Source: P. R. Winters 1960; R. J. Hyndman, A. B. Koehler, J. K. Ord and R. D. Snyder, "Forecasting with exponential
 * smoothing", 2008, table 6.1; C. Chatfield and M. Yar, "Prediction intervals for multiplicative Holt-Winters", 1991.
 *
 * @param values - In time order; `null`, `undefined` and NaN are missing and keep their place.
 * @param period - Steps in a season, at least 2: 12 for months.
 * @param options - Steps ahead, parameters and conventions.
 * @returns The forecast; `noForecastBecause` is `tooFewSeasons` below two seasons (or where a part of the first two has no value),
 * `tooFewValues` with no more values after the first season than parameters to find, `notPositive` when a season that
 * multiplies meets a value that is not above 0, `unstable` when given parameters lead out of the range of numbers.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_NUMBER`, `OUT_OF_RANGE`, `INVALID_VALUE`,
 * `UNKNOWN_KEY`.
 * @example
 * ```ts
 * import { holtWintersForecast } from 'vendorwise/statistics';
 * const quarters = [10, 20, 30, 20, 14, 24, 34, 24, 18, 28, 38, 28];
 * holtWintersForecast(quarters, 4, { alpha: 0.5, beta: 0.5, gamma: 0.5, horizon: 4 }).point; // => [22, 32, 42, 32]
 * ```
 */
export function holtWintersForecast(
  values: SeriesInput,
  period: number,
  options: HoltWintersForecastOptions = {},
): Forecast {
  const known = {
    horizon: true,
    seasonal: true,
    alpha: true,
    beta: true,
    gamma: true,
    start: true,
    residualDivisor: true,
  } as const;
  checkOptions(options, known);
  const { horizon = 1, seasonal = 'additive', alpha, beta, gamma } = options;
  const { start = 'endOfFirstSeason', residualDivisor = 'degreesOfFreedom' } = options;
  throwIssues([
    ...seasonIssues(period, 2, 'period'),
    ...horizonIssues(horizon),
    ...wordIssues(seasonal, ['additive', 'multiplicative'], 'options.seasonal'),
    ...weightIssues({ alpha, beta, gamma }),
    ...wordIssues(start, ['endOfFirstSeason', 'asInR'], 'options.start'),
    ...divisorIssues(residualDivisor),
  ]);
  const settings = {
    period,
    kind: seasonal,
    alpha: alpha ?? null,
    beta: beta ?? null,
    gamma: gamma ?? null,
    start,
    residualDivisor,
  };
  const method = seasonal === 'additive' ? 'holtWintersAdditive' : 'holtWintersMultiplicative';
  return forecastBy(values, { method, period, horizon }, (series) => fitHoltWinters(series, settings));
}
