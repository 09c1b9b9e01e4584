import { requireList, wordIssues } from '../../core/check.js';
import { throwIssues } from '../../core/errors.js';
import { checkOptions } from '../../core/options.js';
import type { SeriesInput } from '../observations.js';
import { type Backtest, backtestWithin, firstOriginOf, inUnit } from './backtest.js';
import { conformalReach } from './conformal.js';
import { forecastOf } from './fit.js';
import { FORECAST_METHODS, fewestFor, fitMethod, isSeasonal } from './fit-method.js';
import type { Forecast, ForecastMethod, ForecastRefusal } from './forecast.js';
import { countOf, type ForecastSeries, horizonIssues, readValues, seasonIssues } from './read-values.js';

/** How a method is chosen. */
export interface ChooseForecastOptions {
  /** Steps ahead, 1 to 1000; methods are compared over all of them. @defaultValue 1 */
  readonly horizon?: number;
  /** Steps in a season; 1 without one. @defaultValue 1 */
  readonly period?: number;
  /** Methods that may be chosen beside the floor. @defaultValue all */
  readonly methods?: readonly ForecastMethod[];
  /** `byRule` reads intervals off the errors of the backtest when there are at least twenty, `analytic` never. @defaultValue `'byRule'` */
  readonly intervals?: 'byRule' | 'analytic';
}

/** A backtest without its single errors. */
export type BacktestSummary = Omit<Backtest, 'errors'>;

/** A forecast by the method that did best on the past. */
export interface ChosenForecast {
  /** Why there is no forecast; `null` when there is one. */
  readonly noForecastBecause: ForecastRefusal | null;
  /** The forecast; `null` when there is none. */
  readonly forecast: Forecast | null;
  /** Why this method: it did best, none did better than the floor, or the past is too short to compare. */
  readonly reason: 'bestBacktest' | 'floor' | 'tooFewOrigins' | null;
  /** Whether a season was looked for: it takes two of them. */
  readonly seasonal: boolean;
  /** What every other method has to beat: the seasonal naive forecast, or the naive one without a season. */
  readonly floor: BacktestSummary | null;
  /** How the chosen method did. */
  readonly chosen: BacktestSummary | null;
  /** All that were compared, the best first; those that could not be tried last, with the reason. */
  readonly compared: readonly BacktestSummary[];
}

/** Below five values nothing is forecast. */
const FEWEST_VALUES = 5;
/** With fewer moments to compare at, chance picks the method. */
const FEWEST_ORIGINS = 5;

/**
 * Forecasts by the method that did best on the past, and never by one that does worse than the floor.
 *
 * Each method is tried at the same moments of the past (rolling origin), and the one with the smallest mean absolute
 * scaled error is taken; of two equal ones the simpler. The floor is the seasonal naive forecast when two seasons are
 * there, else the naive one; where the past is too short to compare methods, the better of these two. With twenty errors or more the intervals are read off them.
 *
 * Source: R. J. Hyndman and A. B. Koehler 2006 (scaled errors); L. J. Tashman 2000 (rolling origin).
 *
 * @param values - In time order; `null`, `undefined` and NaN are missing and keep their place.
 * @param options - Steps ahead, season and methods.
 * @returns The forecast with its backtest beside the floor's; `noForecastBecause` is `tooFewValues` below five values.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_NUMBER`, `OUT_OF_RANGE`, `INVALID_VALUE`,
 * `UNKNOWN_KEY`.
 * @example
 * ```ts
 * import { chooseForecast } from 'vendorwise/statistics';
 * const steps = Array.from({ length: 24 }, (_, i) => 10 + 2 * i);
 * const { forecast, floor } = chooseForecast(steps);
 * [forecast?.method, forecast?.point, floor?.mae]; // => ['drift', [58], 2]
 * ```
 */
export function chooseForecast(values: SeriesInput, options: ChooseForecastOptions = {}): ChosenForecast {
  checkOptions(options, { horizon: true, period: true, methods: true, intervals: true });
  const { horizon = 1, period: asked = 1, methods = FORECAST_METHODS, intervals = 'byRule' } = options;
  requireList(methods, 'options.methods');
  throwIssues([
    ...horizonIssues(horizon),
    ...seasonIssues(asked, 1, 'options.period'),
    ...wordIssues(intervals, ['byRule', 'analytic'], 'options.intervals'),
    ...methods.flatMap((method, i) => wordIssues(method, FORECAST_METHODS, `options.methods[${i}]`)),
  ]);
  const series = readValues(values);
  const seasonal = asked > 1 && series.values.length >= 2 * asked && everyPartKnown(series.values, asked);
  if (series.n < FEWEST_VALUES) return { ...NOTHING, noForecastBecause: 'tooFewValues', seasonal };
  const period = seasonal ? asked : 1;
  const floorMethod = seasonal ? 'seasonalNaive' : 'naive';
  const rule = { horizon, period, first: firstWithValues(series.values, firstOriginOf(series.values.length, period)) };
  const tried = FORECAST_METHODS.filter(
    (method) => method === floorMethod || (methods.includes(method) && (seasonal || !isSeasonal(method))),
  ).map((method) => backtestWithin(series.values, method, rule));
  const floor = tried.find((one) => one.method === floorMethod)!;
  const compared = [...tried].sort((a, b) => errorOf(a) - errorOf(b));
  const enough = floor.origins >= FEWEST_ORIGINS;
  const chosen = enough ? bestOf(compared, floor) : betterNaive(tried, floor);
  const forecast = withIntervals(series, chosen, { horizon, period, intervals });
  const summary = (one: Backtest): BacktestSummary => summaryOf(inUnit(one, series.scale), series.before);
  return {
    noForecastBecause: forecast.noForecastBecause,
    forecast: forecast.noForecastBecause === null ? forecast : null,
    reason: !enough ? 'tooFewOrigins' : chosen === floor ? 'floor' : 'bestBacktest',
    seasonal,
    floor: summary(floor),
    chosen: summary(chosen),
    compared: compared.map(summary),
  };
}

const NOTHING = { forecast: null, reason: null, floor: null, chosen: null, compared: [] } as const;

const errorOf = (one: Backtest): number => one.mae ?? Number.MAX_VALUE;

/** Errors that differ by rounding only count as equal. */
const EQUAL = 1 - 1e-9;

/** The best one, if it is better than the floor; of equal ones the simpler. */
function bestOf(compared: readonly Backtest[], floor: Backtest): Backtest {
  const least = errorOf(compared[0]!);
  if (!(least < errorOf(floor) * EQUAL)) return floor;
  const equals = compared.filter((one) => errorOf(one) * EQUAL <= least);
  return equals.reduce((a, b) => (FORECAST_METHODS.indexOf(a.method) <= FORECAST_METHODS.indexOf(b.method) ? a : b));
}

/** Too few moments pick no method, but they tell a season from values that only rise or fall. */
function betterNaive(tried: readonly Backtest[], floor: Backtest): Backtest {
  const naive = tried.find((one) => one.method === 'naive');
  return naive !== undefined && errorOf(naive) < errorOf(floor) * EQUAL ? naive : floor;
}

/** Moves the first moment on until gaps leave enough values before it for the simple methods. */
function firstWithValues(values: Float64Array, first: number): number {
  let moved = first;
  while (moved < values.length && countOf(values.subarray(0, moved)) < fewestFor('exponentialSmoothing', 1)) moved++;
  return moved;
}

/** Whether each part of the season has a value in the first season known, and so at every moment of the backtest. */
function everyPartKnown(values: Float64Array, period: number): boolean {
  const known = new Set<number>();
  values.forEach((value, t) => {
    if (!Number.isNaN(value)) known.add(t % period);
  });
  return known.size === period;
}

function withIntervals(
  series: ForecastSeries,
  chosen: Backtest,
  settings: { readonly horizon: number; readonly period: number; readonly intervals: 'byRule' | 'analytic' },
): Forecast {
  const { horizon, period, intervals } = settings;
  const { method } = chosen;
  const forecast = forecastOf(series, { method, period, horizon }, fitMethod(method, series.values, period));
  if (forecast.noForecastBecause !== null || intervals === 'analytic') return forecast;
  // A series that ends in gaps is forecast from before them: so are the errors that its intervals are read off.
  const reachOf = (upper: readonly number[], confidence: number): number[] | null =>
    series.after > 0
      ? null
      : conformalReach(
          chosen.errors.map((list) => list.map((error) => error * series.scale)),
          upper.map((end, i) => end - forecast.point[i]!),
          confidence,
        );
  const [reach80, reach95] = [reachOf(forecast.upper80, 0.8), reachOf(forecast.upper95, 0.95)];
  if (reach80 === null || reach95 === null) return forecast;
  const wide = reach95.map((reach, i) => Math.max(reach, reach80[i]!));
  return {
    ...forecast,
    lower80: forecast.point.map((value, i) => value - reach80[i]!),
    upper80: forecast.point.map((value, i) => value + reach80[i]!),
    lower95: forecast.point.map((value, i) => value - wide[i]!),
    upper95: forecast.point.map((value, i) => value + wide[i]!),
    conventions: { ...forecast.conventions, interval: 'conformal' },
  };
}

function summaryOf({ errors: _, ...rest }: Backtest, before: number): BacktestSummary {
  return { ...rest, firstOrigin: rest.firstOrigin + before };
}
