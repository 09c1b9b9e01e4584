/** The ways to forecast. */
export type ForecastMethod =
  /** The mean of all values. */
  | 'mean'
  /** The last value. */
  | 'naive'
  /** The last value, moved on by the mean change. */
  | 'drift'
  /** The value one season before. */
  | 'seasonalNaive'
  /** A level that follows the values. */
  | 'exponentialSmoothing'
  /** A level and a slope that follow the values. */
  | 'holt'
  /** The same with a slope that wears off. */
  | 'dampedHolt'
  /** Level, slope, and a season that is added. */
  | 'holtWintersAdditive'
  /** Level, slope, and a season that multiplies. */
  | 'holtWintersMultiplicative'
  /** A level with half the slope of the least-squares line; without its season where there is one. */
  | 'theta';

/** Why there is no forecast. */
export type ForecastRefusal =
  /** Fewer values than the method has things to learn from them. */
  | 'tooFewValues'
  /** Less than two seasons (one and a value for the seasonal naive forecast), or a part of the season without any value. */
  | 'tooFewSeasons'
  /** A season that multiplies needs values above 0. */
  | 'notPositive'
  /** With these parameters the recursion leaves the range of numbers. */
  | 'unstable';

/** What a method learnt, or was given; `null` for what it does not have. */
export interface ForecastParameters {
  /** Weight of the newest value in the level, 0 to 1. */
  readonly alpha: number | null;
  /** Weight of the newest change of the level in the slope, 0 to 1 (that of Holt, not divided by alpha). */
  readonly beta: number | null;
  /** Weight of the newest deviation in the season, 0 to 1 (that of Winters). */
  readonly gamma: number | null;
  /** What is left of the slope from one step to the next, 0 to 1; `null` when nothing is lost. */
  readonly phi: number | null;
  /** Level after the last value, in the unit of the values; without its season where there is one. */
  readonly level: number | null;
  /** Change a step after the last value, in the unit of the values. */
  readonly slope: number | null;
  /** Season of the steps after the last value: in the unit of the values, or factors when it multiplies. */
  readonly seasonal: readonly number[] | null;
}

/** Where the field disagrees: what was done here. */
export interface ForecastConventions {
  /** Where the recursion starts: fitted with the parameters, at the first values, or at a decomposition of two seasons. */
  readonly start: 'optimal' | 'firstValues' | 'decomposition' | 'decompositionAsInR' | null;
  /** Whether the parameters were found by least squares, given, or some of each; `null` when there are none. */
  readonly parameters: 'optimised' | 'given' | 'mixed' | null;
  /** What the sum of squared residuals is divided by. */
  readonly residualDivisor: ResidualDivisor;
  readonly seasonal: 'additive' | 'multiplicative' | null;
  /** Where the intervals come from: a distribution, or the errors of a backtest. */
  readonly interval: 'normal' | 'studentT' | 'conformal';
}

/** What the sum of squared residuals is divided by: residuals less estimated parameters, residuals, or values. */
export type ResidualDivisor = 'degreesOfFreedom' | 'residuals' | 'observations';

/** A forecast; when `noForecastBecause` says why there is none, its lists are empty. */
export interface Forecast {
  readonly method: ForecastMethod;
  /** Why there is no forecast; `null` when there is one. */
  readonly noForecastBecause: ForecastRefusal | null;
  /** Values used. */
  readonly n: number;
  /** Values that were missing. */
  readonly missing: number;
  /** Steps in a season; 1 without one. */
  readonly period: number;
  /** Forecasts for 1, 2, … steps after the end of the series, in the unit of the values. */
  readonly point: readonly number[];
  /** Ends of the 80 % prediction interval, in the unit of the values. */
  readonly lower80: readonly number[];
  readonly upper80: readonly number[];
  /** Ends of the 95 % prediction interval, in the unit of the values. */
  readonly lower95: readonly number[];
  readonly upper95: readonly number[];
  /** Forecast of each value from those before it (from all values for the mean); `null` where there is none. */
  readonly fitted: readonly (number | null)[];
  /** Standard deviation of the one-step errors, in the unit of the values. */
  readonly residualSd: number | null;
  /** Sum of the squared residuals, in the square of the unit; `null` too when it is larger than any number. */
  readonly sse: number | null;
  readonly parameters: ForecastParameters;
  readonly conventions: ForecastConventions;
}

/** What every forecast can be asked for. */
export interface ForecastOptions {
  /** Steps ahead, 1 to 1000. @defaultValue 1 */
  readonly horizon?: number;
}

/** What forecasts by smoothing can be asked for. */
export interface SmoothingOptions extends ForecastOptions {
  /** @defaultValue `'degreesOfFreedom'` */
  readonly residualDivisor?: ResidualDivisor;
}

/** No parameters at all. */
export const NO_PARAMETERS: ForecastParameters = {
  alpha: null,
  beta: null,
  gamma: null,
  phi: null,
  level: null,
  slope: null,
  seasonal: null,
};

/** The conventions of a method that smooths nothing. */
export const PLAIN_CONVENTIONS: ForecastConventions = {
  start: null,
  parameters: null,
  residualDivisor: 'degreesOfFreedom',
  seasonal: null,
  interval: 'normal',
};
