import { type NumberRule, numberIssues, wordIssues } from '../../core/check.js';
import { throwIssues } from '../../core/errors.js';
import { checkOptions } from '../../core/options.js';
import type { SeriesInput } from '../observations.js';
import { FORECAST_METHODS, fewestFor, fitMethod } from './fit-method.js';
import type { ForecastMethod, ForecastRefusal } from './forecast.js';
import { scaleWithin } from './forecast-accuracy.js';
import { countOf, horizonIssues, knownPart, readValues, seasonIssues } from './read-values.js';

/** How a method is tried on the past. */
export interface BacktestOptions {
  /** Steps ahead of each forecast, 1 to 1000. @defaultValue 1 */
  readonly horizon?: number;
  /** Steps in a season; 1 without one. @defaultValue 1 */
  readonly period?: number;
  /**
   * Values (and gaps) that are known at the first forecast. @defaultValue two seasons where at least five values come
   * after them, else one season and a value; without a season a third of the series, at least seven (four below
   * fourteen values); and never more than sixty values before the end
   */
  readonly firstOrigin?: number;
}

/** How a method did on the past. */
export interface Backtest {
  readonly method: ForecastMethod;
  /** Why there is no figure: no value is left after the first origin, or the method could not be fitted; else `null`. */
  readonly noFiguresBecause: ForecastRefusal | null;
  /** Moments at which forecasts were made. */
  readonly origins: number;
  /** Values and gaps known at the first of them. */
  readonly firstOrigin: number;
  /** Forecasts that were compared with a value. */
  readonly n: number;
  /** Mean absolute error, in the unit of the values; `null` when there is no figure. */
  readonly mae: number | null;
  /** Root mean square error, in the unit of the values; `null` when there is no figure. */
  readonly rmse: number | null;
  /** Mean absolute error over that of the (seasonal) naive forecast one season ahead, within the whole series; `null` when that never fails. */
  readonly mase: number | null;
  /** Errors (value minus forecast) 1, 2, … steps ahead, each in the order of the moments, in the unit of the values. */
  readonly errors: readonly (readonly number[])[];
}

/**
 * Tries a method on the past: at each moment it is fitted anew to the values before, and its forecasts are compared with
 * what came (rolling origin).
 *
 * Source: L. J. Tashman, "Out-of-sample tests of forecasting accuracy", 2000; scaled errors by Hyndman and Koehler 2006,
 * with one scale for all moments, so that methods compare as by their absolute errors.
 *
 * @param values - In time order; `null`, `undefined` and NaN are missing and keep their place.
 * @param method - The method.
 * @param options - Steps ahead, season and first moment.
 * @returns The errors and their measures.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_NUMBER`, `OUT_OF_RANGE`, `INVALID_VALUE`,
 * `UNKNOWN_KEY`.
 * @example
 * ```ts
 * import { backtest } from 'vendorwise/statistics';
 * const { origins, mae, errors } = backtest([10, 12, 11, 13, 12, 14], 'naive', { firstOrigin: 4 });
 * [origins, mae, errors]; // => [2, 1.5, [[-1, 2]]]
 * ```
 */
export function backtest(values: SeriesInput, method: ForecastMethod, options: BacktestOptions = {}): Backtest {
  checkOptions(options, { horizon: true, period: true, firstOrigin: true });
  const { horizon = 1, period = 1, firstOrigin } = options;
  throwIssues([
    ...wordIssues(method, FORECAST_METHODS, 'method'),
    ...horizonIssues(horizon),
    ...seasonIssues(period, 1, 'options.period'),
    ...(firstOrigin === undefined ? [] : numberIssues(firstOrigin, VALUES_KNOWN, 'options.firstOrigin')),
  ]);
  const series = readValues(values);
  const first = firstOrigin === undefined ? firstOriginOf(series.values.length, period) : firstOrigin - series.before;
  const found = backtestWithin(series.values, method, { horizon, period, first: Math.max(1, first) });
  return { ...inUnit(found, series.scale), firstOrigin: found.firstOrigin + series.before };
}

const VALUES_KNOWN: NumberRule = { whole: true, least: 1, most: 1e6 };

/** Fewest values after two seasons for methods that need two seasons to be tried. */
const FEWEST_AFTER_TWO_SEASONS = 5;

/** More moments hardly change which method is best, but cost. */
const MOST_ORIGINS = 60;

/** Where the first forecast is made by default. */
export function firstOriginOf(length: number, period: number): number {
  return Math.max(length - MOST_ORIGINS, enoughToLearn(length, period));
}

function enoughToLearn(length: number, period: number): number {
  if (period > 1 && length >= 2 * period) {
    return length - 2 * period >= FEWEST_AFTER_TWO_SEASONS ? Math.max(2 * period, period + 4) : period + 1;
  }
  return Math.max(length < 14 ? 4 : 7, Math.floor(length / 3));
}

/** A backtest of a series that was read, in its scale. */
export function backtestWithin(
  values: Float64Array,
  method: ForecastMethod,
  rule: { readonly horizon: number; readonly period: number; readonly first: number },
): Backtest {
  const { horizon, period, first } = rule;
  const errors: number[][] = Array.from({ length: horizon }, () => []);
  const base = { method, firstOrigin: first };
  const refused = (noFiguresBecause: ForecastRefusal): Backtest => ({
    ...base,
    noFiguresBecause,
    origins: 0,
    n: 0,
    mae: null,
    rmse: null,
    mase: null,
    errors: errors.map(() => []),
  });
  if (countOf(values.subarray(0, first)) < fewestFor(method, 1) || first < fewestFor(method, period)) {
    return refused(period > 1 && first < fewestFor(method, period) ? 'tooFewSeasons' : 'tooFewValues');
  }
  let [origins, n, sizes, squares] = [0, 0, 0, 0];
  let before: readonly number[] | null = null;
  for (let origin = first; origin < values.length; origin++) {
    const known = knownPart(values, origin);
    const fit = fitMethod(method, known.values, period, before);
    if (typeof fit === 'string') return refused(fit);
    before = fit.optimum;
    origins++;
    for (let step = 1; step <= horizon && origin + step <= values.length; step++) {
      const value = values[origin + step - 1]!;
      if (Number.isNaN(value)) continue;
      const error = value - fit.pointAt(step + known.after);
      if (!Number.isFinite(error)) return refused('unstable');
      errors[step - 1]!.push(error);
      sizes += Math.abs(error);
      squares += error * error;
      n++;
    }
  }
  if (n === 0) return refused('tooFewValues');
  const scale = scaleWithin(values, period);
  const mae = sizes / n;
  return {
    ...base,
    noFiguresBecause: null,
    origins,
    n,
    mae,
    rmse: Math.sqrt(squares / n),
    mase: scale === null ? null : mae / scale,
    errors,
  };
}

/** Puts a backtest back into the unit of the values. */
export function inUnit(found: Backtest, scale: number): Backtest {
  return {
    ...found,
    mae: found.mae === null ? null : found.mae * scale,
    rmse: found.rmse === null ? null : found.rmse * scale,
    errors: found.errors.map((list) => list.map((error) => error * scale + 0)),
  };
}
