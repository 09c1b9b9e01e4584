import { NOT_NEGATIVE, numberIssues, requireValues } from '../core/check.js';
import { throwIssues } from '../core/errors.js';
import { checkOptions } from '../core/options.js';
import { sumExactly } from '../numeric/exact-sum.js';
import { isReckonable, requireFinite } from './observations.js';

/** How autocorrelations are found. */
export interface AutocorrelationsOptions {
  /** Largest lag, in observations. @defaultValue 1 */
  readonly maximumLag?: number;
  /** Deviations from the mean no larger than this (in the unit of the values) are rounding noise. @defaultValue 0 */
  readonly noise?: number;
}

/**
 * Sample autocorrelations: how much each value resembles the ones before it.
 *
 * The usual biased estimator with divisor n (Box and Jenkins), the one of `statsmodels.acf` and R's `acf`.
 *
 * @param values - Finite numbers in time order.
 * @param options - Largest lag, noise.
 * @returns r at lag 0 (which is 1), 1, 2, …; all 0 from lag 1 on for values that do not vary.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `UNKNOWN_KEY`, `INVALID_NUMBER`; `OUT_OF_RANGE` for a lag that is not
 * a whole number of at least 0.
 * @example
 * ```ts
 * import { autocorrelations } from 'vendorwise/statistics';
 * autocorrelations([1, 2, 3, 4, 5], { maximumLag: 2 }); // => [1, 0.4, -0.1]
 * ```
 */
export function autocorrelations(values: ArrayLike<number>, options: AutocorrelationsOptions = {}): number[] {
  checkOptions(options, { maximumLag: true, noise: true });
  const { maximumLag = 1, noise = 0 } = options;
  throwIssues([
    ...numberIssues(maximumLag, { whole: true, least: 0 }, 'options.maximumLag'),
    ...numberIssues(noise, NOT_NEGATIVE, 'options.noise'),
  ]);
  requireValues(values, 'values');
  const n = values.length;
  for (let i = 0; i < n; i++) if (!isReckonable(values[i])) requireFinite(values[i], `values[${i}]`);
  const deviations = deviationsOf(values);
  let largest = 0;
  for (let i = 0; i < n; i++) largest = Math.max(largest, Math.abs(deviations[i]!));
  const total = largest <= noise ? 0 : laggedProducts(deviations, 0);
  return Array.from({ length: maximumLag + 1 }, (_, lag) => {
    if (lag === 0) return 1;
    return total === 0 || lag >= n ? 0 : laggedProducts(deviations, lag) / total;
  });
}

/** Distances from the mean. The mean is rounded to the digits of the values; what they sum up to corrects for that. */
function deviationsOf(values: ArrayLike<number>): Float64Array {
  const n = values.length;
  const deviations = new Float64Array(n);
  const mean = sumExactly(values) / Math.max(1, n);
  for (let i = 0; i < n; i++) deviations[i] = values[i]! - mean;
  const rest = sumExactly(deviations) / Math.max(1, n);
  for (let i = 0; i < n; i++) deviations[i]! -= rest;
  return deviations;
}

function laggedProducts(deviations: Float64Array, lag: number): number {
  let sum = 0;
  for (let i = lag; i < deviations.length; i++) sum += deviations[i]! * deviations[i - lag]!;
  return sum;
}
