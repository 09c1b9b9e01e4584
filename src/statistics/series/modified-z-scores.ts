import { POSITIVE, requireNumber } from '../../core/check.js';
import { checkOptions } from '../../core/options.js';
import { observationsOf, type SeriesInput } from '../observations.js';
import { MAD_FACTOR, robustScale } from './noise-level.js';

/** What counts as unusual. */
export interface ModifiedZScoresOptions {
  /** Scores above this in size are unusual. @defaultValue 3.5 (Iglewicz and Hoaglin) */
  readonly threshold?: number;
}

/** How far each value is from the middle of all. */
export interface ModifiedZScores {
  /** Values used. */
  readonly n: number;
  readonly missing: number;
  /** In the unit of the values; `null` without values. */
  readonly median: number | null;
  /** Median absolute deviation times 1.4826, in the unit of the values; `null` without values. */
  readonly mad: number | null;
  /** What the scores are scaled by; the mean deviation where more than half of the values are equal, `null` where all are. */
  readonly scaledBy: 'mad' | 'meanAbsoluteDeviation' | null;
  /** In robust standard deviations; `null` for a missing value, 0 where all values are equal. */
  readonly scores: readonly (number | null)[];
  readonly threshold: number;
  /** Positions of the unusual values, from 0. */
  readonly outliers: readonly number[];
}

/** 0.6745, the upper quartile of the normal distribution as the authors round it. */
const QUARTILE = 0.6745;

/**
 * Modified z scores: the distance of each value from the median, in robust standard deviations.
 *
 * 0.6745 (x - median) / MAD; where more than half of the values are equal the MAD is 0 and the mean absolute deviation
 * times 1.253314 takes its place.
 *
 * Source: B. Iglewicz and D. C. Hoaglin, "How to detect and handle outliers", 1993.
 *
 * @param values - The series; `null`, `undefined` and NaN are missing.
 * @param options - Threshold.
 * @returns A score for each value, and the unusual ones.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_NUMBER`, `OUT_OF_RANGE`, `UNKNOWN_KEY`.
 * @example
 * ```ts
 * import { modifiedZScores } from 'vendorwise/statistics';
 * const found = modifiedZScores([10, 11, 9, 10, 12, 10, 60, 11, 9, 10]);
 * [found.scores[6], found.outliers]; // => [33.725, [6]]
 * ```
 */
export function modifiedZScores(values: SeriesInput, options: ModifiedZScoresOptions = {}): ModifiedZScores {
  checkOptions(options, { threshold: true });
  const { threshold = 3.5 } = options;
  requireNumber(threshold, POSITIVE, 'options.threshold', 'A threshold');
  const seen = observationsOf(values);
  const scores = new Array<number | null>(values.length).fill(null);
  const n = seen.values.length;
  if (n === 0)
    return { n, missing: seen.missing, median: null, mad: null, scaledBy: null, scores, threshold, outliers: [] };
  const { median, mad, sigma, scaledBy } = robustScale(seen.values);
  seen.values.forEach((value, i) => {
    const away = value - median;
    scores[seen.times[i]!] = sigma === 0 ? 0 : scaledBy === 'mad' ? (QUARTILE * away) / mad : away / sigma;
  });
  return {
    n,
    missing: seen.missing,
    median,
    mad: MAD_FACTOR * mad,
    scaledBy,
    scores,
    threshold,
    outliers: scores.flatMap((score, i) => (score !== null && Math.abs(score) > threshold ? [i] : [])),
  };
}
