import { numberIssues, POSITIVE } from '../../core/check.js';
import { throwIssues } from '../../core/errors.js';
import { checkOptions } from '../../core/options.js';
import { observationsOf, type SeriesInput } from '../observations.js';
import { robustScale } from './noise-level.js';
import { windowIssues } from './odd-window.js';

/** What a value is compared with, and what counts as unusual. */
export interface HampelFilterOptions {
  /** Values in the window around each value, itself included; odd, at least 3; cut off at the ends. @defaultValue 7 */
  readonly window?: number;
  /** Robust standard deviations of the window beyond which a value is unusual. @defaultValue 3 */
  readonly threshold?: number;
}

/** Each value against those around it. */
export interface HampelResult {
  readonly n: number;
  readonly missing: number;
  /** Median of the window around each position, in the unit; `null` when nothing stands there. */
  readonly medians: readonly (number | null)[];
  /** Robust standard deviation of the window, in the unit; `null` when nothing stands there. */
  readonly sigmas: readonly (number | null)[];
  /** The values, unusual ones replaced by the median of their window. */
  readonly filtered: readonly (number | null)[];
  /** Positions of the unusual values, from 0. */
  readonly outliers: readonly number[];
  readonly conventions: { readonly window: number; readonly threshold: number; readonly ends: 'truncated' };
}

/**
 * Hampel filter: values that stand out from the ones around them, wherever the series drifts to.
 *
 * A value is unusual when it is farther from the median of its window than `threshold` robust standard deviations of the
 * window (1.4826 MAD; the mean absolute deviation times 1.253314 where the MAD is 0).
 *
 * Source: F. R. Hampel 1974; L. Davies and U. Gather, "The identification of multiple outliers", 1993.
 *
 * @param values - The series; `null`, `undefined` and NaN are missing and keep their place.
 * @param options - Window and threshold.
 * @returns The unusual values and the series without them.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_NUMBER`, `OUT_OF_RANGE`, `UNKNOWN_KEY`.
 * @example
 * ```ts
 * import { hampelFilter } from 'vendorwise/statistics';
 * const found = hampelFilter([1, 2, 3, 4, 50, 6, 7, 8, 9]);
 * [found.outliers, found.filtered]; // => [[4], [1, 2, 3, 4, 6, 6, 7, 8, 9]]
 * ```
 */
export function hampelFilter(values: SeriesInput, options: HampelFilterOptions = {}): HampelResult {
  checkOptions(options, { window: true, threshold: true });
  const { window = 7, threshold = 3 } = options;
  throwIssues([
    ...windowIssues(window, 3, 'options.window'),
    ...numberIssues(threshold, POSITIVE, 'options.threshold', 'A threshold'),
  ]);
  const seen = observationsOf(values);
  const around = windowScales(seen.values, seen.times, values.length, (window - 1) / 2);
  const filtered = new Array<number | null>(values.length).fill(null);
  const outliers: number[] = [];
  seen.values.forEach((value, i) => {
    const place = seen.times[i]!;
    const { median, sigma } = around[place]!;
    const unusual = Math.abs(value - median) > threshold * sigma && sigma > 0;
    filtered[place] = unusual ? median : value;
    if (unusual) outliers.push(place);
  });
  return {
    n: seen.values.length,
    missing: seen.missing,
    medians: around.map((one) => one?.median ?? null),
    sigmas: around.map((one) => one?.sigma ?? null),
    filtered,
    outliers,
    conventions: { window, threshold, ends: 'truncated' },
  };
}

function windowScales(values: Float64Array, places: Float64Array, length: number, half: number) {
  let [from, to] = [0, 0];
  return Array.from({ length }, (_, place) => {
    while (from < values.length && places[from]! < place - half) from++;
    while (to < values.length && places[to]! <= place + half) to++;
    return to > from ? robustScale(values.subarray(from, to)) : null;
  });
}
