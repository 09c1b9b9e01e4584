import { requireWord } from '../core/check.js';
import { checkOptions } from '../core/options.js';
import { medianInPlace } from '../numeric/select.js';
import { observationsOf, type SeriesInput } from './observations.js';

/** How a repeated-median line is found. */
export interface SiegelOptions {
  /**
   * `hierarchical`: median(y - slope * x); `separate`: the median over points of the median intercept of their pairs.
   * @defaultValue `'hierarchical'`
   */
  readonly intercept?: 'hierarchical' | 'separate';
}

/** A repeated-median line. */
export interface SiegelResult {
  /** Points used. */
  readonly n: number;
  /** Units of y per unit of x; `null` without two different x. */
  readonly slope: number | null;
  /** The line at x = 0, in units of y; `null` without a slope. */
  readonly intercept: number | null;
}

/**
 * Siegel's repeated-median line: a slope that nearly half of all points being bad cannot move far.
 *
 * O(n^2) time, O(n) memory.
 *
 * Source: A. F. Siegel, "Robust regression using repeated medians", 1982; as `scipy.stats.siegelslopes`.
 *
 * @param x - Times or other positions, in any order.
 * @param y - One value for each x; `null`, `undefined` and NaN are missing.
 * @param options - Rule of the intercept.
 * @returns The line.
 * @throws {@link VendorwiseError} `INVALID_TYPE`, `UNKNOWN_KEY`, `INVALID_NUMBER`, `LENGTH_MISMATCH`, `INVALID_VALUE`.
 * @example
 * ```ts
 * import { siegel } from 'vendorwise/statistics';
 * siegel([0, 1, 2, 4, 8], [1, 3, 5, 9, 17]); // => { n: 5, slope: 2, intercept: 1 }
 * ```
 */
export function siegel(x: ArrayLike<number>, y: SeriesInput, options: SiegelOptions = {}): SiegelResult {
  checkOptions(options, { intercept: true });
  const { intercept = 'hierarchical' } = options;
  requireWord(intercept, ['hierarchical', 'separate'], 'options.intercept');
  const { times, values } = observationsOf(y, x);
  const n = values.length;
  const slopes = new Float64Array(n);
  const intercepts = new Float64Array(n);
  const work = new Float64Array(n);
  let points = 0;
  for (let i = 0; i < n; i++) {
    let count = 0;
    for (let j = 0; j < n; j++) {
      if (times[j] !== times[i]) work[count++] = (values[j]! - values[i]!) / (times[j]! - times[i]!);
    }
    if (count === 0) continue;
    slopes[points] = medianInPlace(work, count);
    if (intercept === 'separate') {
      count = 0;
      for (let j = 0; j < n; j++) {
        const step = times[i]! - times[j]!;
        if (step !== 0) work[count++] = (values[j]! * times[i]! - values[i]! * times[j]!) / step;
      }
      intercepts[points] = medianInPlace(work, count);
    }
    points++;
  }
  if (points === 0) return { n, slope: null, intercept: null };
  const slope = medianInPlace(slopes, points);
  const at0 =
    intercept === 'separate'
      ? medianInPlace(intercepts, points)
      : medianInPlace(
          values.map((value, i) => value - slope * times[i]!),
          n,
        );
  return { n, slope: slope + 0, intercept: at0 + 0 };
}
