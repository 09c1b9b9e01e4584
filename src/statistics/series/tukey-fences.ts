import { POSITIVE, requireNumber } from '../../core/check.js';
import { checkOptions } from '../../core/options.js';
import { observationsOf, type SeriesInput } from '../observations.js';
import { quantileOfSorted } from '../quantile.js';

/** How far the fences stand. */
export interface TukeyFencesOptions {
  /** Distance of a fence from its quartile, in interquartile ranges; 3 for far outliers. @defaultValue 1.5 */
  readonly multiplier?: number;
}

/** Fences around the middle half of values. */
export interface TukeyFences {
  readonly n: number;
  readonly missing: number;
  /** Quartiles by definition 7 of Hyndman and Fan, in the unit; `null` without values. */
  readonly lowerQuartile: number | null;
  readonly upperQuartile: number | null;
  /** Fences, in the unit; `null` without values. */
  readonly low: number | null;
  readonly high: number | null;
  /** Positions of the values outside, from 0. */
  readonly outliers: readonly number[];
  readonly conventions: { readonly multiplier: number; readonly quantileType: 7 };
}

/**
 * Tukey's fences, the whiskers' limits of a box plot: values far outside the middle half.
 *
 * Source: J. W. Tukey, "Exploratory data analysis", 1977; quartiles as in R's `quantile` and NumPy.
 *
 * @param values - Values in any order; `null`, `undefined` and NaN are missing.
 * @param options - Multiplier.
 * @returns The fences and the values outside.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_NUMBER`, `OUT_OF_RANGE`, `UNKNOWN_KEY`.
 * @example
 * ```ts
 * import { tukeyFences } from 'vendorwise/statistics';
 * const fences = tukeyFences([10, 11, 9, 10, 12, 10, 60, 11, 9, 10]);
 * [fences.low, fences.high, fences.outliers]; // => [8.5, 12.5, [6]]
 * ```
 */
export function tukeyFences(values: SeriesInput, options: TukeyFencesOptions = {}): TukeyFences {
  checkOptions(options, { multiplier: true });
  const { multiplier = 1.5 } = options;
  requireNumber(multiplier, POSITIVE, 'options.multiplier', 'A multiplier');
  const seen = observationsOf(values);
  const sorted = seen.values.slice().sort();
  const quartile = (share: number): number | null => (sorted.length === 0 ? null : quantileOfSorted(sorted, share));
  const [lowerQuartile, upperQuartile] = [quartile(0.25), quartile(0.75)];
  const conventions = { multiplier, quantileType: 7 } as const;
  const base = { n: seen.values.length, missing: seen.missing, lowerQuartile, upperQuartile, conventions };
  if (lowerQuartile === null || upperQuartile === null) return { ...base, low: null, high: null, outliers: [] };
  const reach = multiplier * (upperQuartile - lowerQuartile);
  const [low, high] = [lowerQuartile - reach, upperQuartile + reach];
  const outside = (_: number, i: number): boolean => seen.values[i]! < low || seen.values[i]! > high;
  return { ...base, low, high, outliers: Array.from(seen.times).filter(outside) };
}
