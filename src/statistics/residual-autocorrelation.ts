import { numberIssues, OPEN_SHARE } from '../core/check.js';
import { throwIssues } from '../core/errors.js';
import { checkOptions } from '../core/options.js';
import { autocorrelations } from './autocorrelation.js';
import { normalQuantile } from './normal.js';
import { type Observations, observationsOf, type SeriesInput } from './observations.js';
import { theilSen } from './theil-sen.js';

/** How the resemblance of each value to the one before it is judged. */
export interface ResidualAutocorrelationOptions {
  /** Times of the values, in any unit and order. @defaultValue the positions 0, 1, 2, … */
  readonly times?: ArrayLike<number>;
  /** Significance level, a share. @defaultValue 0.05 */
  readonly alpha?: number;
  /** The slope to take off, in units per unit of time. @defaultValue the Theil-Sen slope */
  readonly slope?: number;
}

/**
 * Lag-1 autocorrelation of a series without its Theil-Sen line, and whether it is more than chance.
 *
 * @param values - The series; missing values keep their place in time.
 * @param options - Times, level and slope.
 * @returns r at lag 1 (`null` below three values), and whether it lies outside the normal bounds z / sqrt(n).
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `UNKNOWN_KEY`, `INVALID_NUMBER`, `LENGTH_MISMATCH`,
 * `OUT_OF_RANGE`.
 * @example
 * ```ts
 * import { residualAutocorrelation } from 'vendorwise/statistics';
 * residualAutocorrelation([1, 2, 3, 4, 5, 6]); // => { lag1: 0, significant: false }
 * ```
 */
export function residualAutocorrelation(
  values: SeriesInput,
  options: ResidualAutocorrelationOptions = {},
): { readonly lag1: number | null; readonly significant: boolean } {
  checkOptions(options, { times: true, alpha: true, slope: true });
  const { alpha = 0.05, slope } = options;
  throwIssues([
    ...numberIssues(alpha, OPEN_SHARE, 'options.alpha'),
    ...(slope === undefined ? [] : numberIssues(slope, {}, 'options.slope')),
  ]);
  const seen = observationsOf(values, options.times);
  const n = seen.values.length;
  if (n < 3) return { lag1: null, significant: false };
  const { residuals, noise } = detrended(seen, slope);
  const lag1 = lag1Of(residuals, noise) ?? 0;
  return { lag1, significant: Math.abs(lag1) > normalQuantile(1 - alpha / 2) / Math.sqrt(n) };
}

/** What is left of a series without its line, and the differences that rounding alone can make there. */
export interface Detrended {
  readonly residuals: Float64Array;
  /** In units per unit of time. */
  readonly slope: number;
  /** In the unit of the values. */
  readonly noise: number;
}

/** Takes the Theil-Sen line, or one with a known slope, off a series. */
export function detrended(seen: Observations, known?: number): Detrended {
  const slope = known ?? theilSen(seen.times, seen.values, { interval: false }).slope ?? 0;
  const start = seen.times[0] ?? 0;
  let size = 0;
  const residuals = new Float64Array(seen.values.length);
  for (let i = 0; i < residuals.length; i++) {
    const value = seen.values[i]!;
    const fitted = (seen.times[i]! - start + 1) * slope;
    size = Math.max(size, Math.abs(value), Math.abs(fitted));
    residuals[i] = value - fitted;
  }
  return { residuals, slope, noise: roundingOf(size) };
}

/** Differences between figures of such a size that rounding alone can make. */
export function roundingOf(size: number): number {
  return 16 * Number.EPSILON * size;
}

/** r at lag 1; `null` below two values. Deviations up to `noise` come from rounding. */
export function lag1Of(values: Float64Array, noise: number): number | null {
  return values.length < 2 ? null : autocorrelations(values, { noise })[1]!;
}
