import { medianInPlace } from '../../numeric/select.js';
import type { WeightedValues } from './level-fits.js';

/** Makes the median absolute deviation of normal values their standard deviation: 1 / (quantile of 3/4). */
export const MAD_FACTOR = 1.4826;
/** Makes the mean absolute deviation of normal values their standard deviation: sqrt(pi / 2). */
const MEAN_DEVIATION_FACTOR = 1.253314;
/** Deviations below this share of the largest value are rounding noise (0.1 + 0.2 against 0.3). */
const ROUNDING = 1e-13;

/** The middle of values and how far they usually are from it. */
export interface RobustScale {
  readonly median: number;
  /** Median absolute deviation, not scaled. */
  readonly mad: number;
  /** A robust standard deviation; 0 when all values are equal. */
  readonly sigma: number;
  /** What `sigma` rests on: the mean where more than half of the values are equal; `null` when all are. */
  readonly scaledBy: 'mad' | 'meanAbsoluteDeviation' | null;
}

/**
 * Median and robust standard deviation.
 *
 * @param values - At least one number; not changed.
 */
export function robustScale(values: Float64Array): RobustScale {
  const work = values.slice();
  const n = work.length;
  const median = medianInPlace(work, n);
  let largest = 0;
  let mean = 0;
  for (let i = 0; i < n; i++) {
    largest = Math.max(largest, Math.abs(values[i]!));
    const away = Math.abs(values[i]! - median);
    work[i] = away;
    mean += (away - mean) / (i + 1);
  }
  const mad = medianInPlace(work, n);
  const noise = ROUNDING * largest;
  if (mad > noise) return { median, mad, sigma: MAD_FACTOR * mad, scaledBy: 'mad' };
  if (mean > noise) return { median, mad, sigma: MEAN_DEVIATION_FACTOR * mean, scaledBy: 'meanAbsoluteDeviation' };
  return { median, mad, sigma: 0, scaledBy: null };
}

/** How the noise of a series was found. */
export type NoiseSource = 'madOfDifferences' | 'meanDeviationOfDifferences' | 'meanDifference' | 'none';

/**
 * Standard deviation of a series around levels that change now and then, from the differences of neighbours.
 *
 * Where more than half of the differences are equal, their mean deviation takes the place of the median one; where all
 * are, their size does, so that a perfect line is not taken for a series without noise.
 *
 * @param data - Values in time order, and their weights: the scatter of a value is that of one with weight 1 over the
 * square root of its weight.
 * @returns The standard deviation of a value with weight 1, and what it rests on; 0 for fewer than two values and for equal ones.
 */
export function noiseOf({ values, weights }: WeightedValues): { readonly sigma: number; readonly source: NoiseSource } {
  if (values.length < 2) return { sigma: 0, source: 'none' };
  const steps = new Float64Array(values.length - 1);
  let largest = 0;
  for (let i = 0; i < steps.length; i++) {
    steps[i] = (values[i + 1]! - values[i]!) / Math.sqrt((1 / weights[i]! + 1 / weights[i + 1]!) / 2);
    largest = Math.max(largest, Math.abs(values[i]!), Math.abs(values[i + 1]!));
  }
  const { median, sigma, scaledBy } = robustScale(steps);
  const noise = ROUNDING * largest;
  if (sigma > noise) {
    const source = scaledBy === 'mad' ? 'madOfDifferences' : 'meanDeviationOfDifferences';
    return { sigma: sigma / Math.SQRT2, source };
  }
  const step = Math.abs(median);
  return step > noise ? { sigma: step / Math.SQRT2, source: 'meanDifference' } : { sigma: 0, source: 'none' };
}
