import { numberIssues, requireValues, SHARE } from '../core/check.js';
import { fail, throwIssues } from '../core/errors.js';
import { checkOptions } from '../core/options.js';
import { medianInPlace, selectInPlace } from '../numeric/select.js';

/** The nine definitions of a sample quantile of Hyndman and Fan 1996, numbered as in R. */
export type QuantileType = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

/** How a sample quantile is read between two values. */
export interface QuantileOptions {
  /** Definition by Hyndman and Fan; 7 is the default of R, NumPy and Excel's PERCENTILE.INC. @defaultValue 7 */
  readonly type?: QuantileType;
}

/** Plotting positions alpha and beta of the continuous definitions. */
const PLOTTING: Readonly<Record<number, readonly [number, number]>> = {
  4: [0, 1],
  5: [0.5, 0.5],
  6: [0, 0],
  7: [1, 1],
  8: [1 / 3, 1 / 3],
  9: [3 / 8, 3 / 8],
};
/** As in R, but a share of the position: one that is whole in exact arithmetic must not be pushed on by rounding. */
const FUZZ = 8.881784197001252e-16;

/**
 * Sample quantile: the value below which a share of the values lies.
 *
 * Source: R. J. Hyndman and Y. Fan, "Sample quantiles in statistical packages", 1996.
 *
 * @param values - Finite numbers in any order; they are not changed.
 * @param share - A share from 0 to 1: 0.9 for the 90th percentile.
 * @param options - The definition.
 * @returns The quantile, in the unit of the values; `null` without values.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `UNKNOWN_KEY`, `OUT_OF_RANGE` for a share outside 0 to 1 or a type outside
 * 1 to 9, `INVALID_NUMBER` for a value that is not finite.
 * @example
 * ```ts
 * import { quantile } from 'vendorwise/statistics';
 * quantile([3, 1, 4, 1, 5], 0.9); // => 4.6
 * quantile([3, 1, 4, 1, 5], 0.9, { type: 1 }); // => 5
 * ```
 */
export function quantile(values: ArrayLike<number>, share: number, options: QuantileOptions = {}): number | null {
  requireValues(values, 'values');
  checkOptions(options, { type: true });
  const { type = 7 } = options;
  throwIssues([
    ...numberIssues(share, SHARE, 'share', 'The share of a quantile'),
    ...numberIssues(type, { whole: true, least: 1, most: 9 }, 'options.type', 'The type of a quantile'),
  ]);
  const { lower, weight } = positionOf(values.length, share, type);
  const work = finiteCopy(values);
  if (work.length === 0) return null;
  const low = selectInPlace(work, lower, 0, work.length);
  if (weight === 0) return low;
  // Everything after the selected position is at least as large, so the next value is the smallest of the rest.
  const high = selectInPlace(work, lower + 1, lower + 1, work.length);
  return weight === 1 ? high : low + weight * (high - low);
}

/** Quantile of type 7 of numbers in ascending order, of which there is at least one. */
export function quantileOfSorted(sorted: Float64Array, share: number): number {
  const { lower, weight } = positionOf(sorted.length, share, 7);
  const low = sorted[lower]!;
  return weight === 0 ? low : low + weight * (sorted[lower + 1]! - low);
}

/**
 * The middle of the values; the mean of the two middle ones when their count is even.
 *
 * @param values - Finite numbers in any order; they are not changed.
 * @returns The median, in the unit of the values; `null` without values.
 * @throws {@link VendorwiseError} `INVALID_NUMBER` for a value that is not finite.
 * @example
 * ```ts
 * import { median } from 'vendorwise/statistics';
 * median([4, 1, 3, 2]); // => 2.5
 * ```
 */
export function median(values: ArrayLike<number>): number | null {
  const work = finiteCopy(values);
  return work.length === 0 ? null : medianInPlace(work, work.length);
}

/** Position from 0 of the lower neighbour, and the weight of the next value. */
function positionOf(count: number, share: number, type: QuantileType): { lower: number; weight: number } {
  const at = type <= 3 ? count * share - (type === 3 ? 0.5 : 0) : continuousPosition(count, share, type);
  const fuzz = FUZZ * Math.max(1, at);
  const place = Math.floor(at + fuzz);
  const above = at - place > fuzz;
  if (place < 1) return { lower: 0, weight: 0 };
  if (place >= count) return { lower: Math.max(0, count - 1), weight: 0 };
  return { lower: place - 1, weight: weightOf(type, above, above ? at - place : 0, place) };
}

function continuousPosition(count: number, share: number, type: QuantileType): number {
  const [a, b] = PLOTTING[type]!;
  return a + share * (count + 1 - a - b);
}

function weightOf(type: QuantileType, above: boolean, rest: number, place: number): number {
  if (type === 1) return above ? 1 : 0;
  if (type === 2) return above ? 1 : 0.5;
  if (type === 3) return above || place % 2 === 1 ? 1 : 0;
  return rest;
}

function finiteCopy(values: ArrayLike<number>): Float64Array {
  requireValues(values, 'values');
  const copy = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!Number.isFinite(value)) {
      fail('INVALID_NUMBER', `[${i}]`, 'A value is not a finite number.', { received: value, expected: 'a number' });
    }
    copy[i] = value;
  }
  return copy;
}
