import { fail } from '../../core/errors.js';
import { checkOptions } from '../../core/options.js';
import { observationsOf, requireOpenShare, type SeriesInput } from '../observations.js';
import { studentTCritical } from '../student-t.js';
import { requireCount } from './changepoints.js';
import { meanOf } from './level-fits.js';

/** How many outliers are looked for, and how surely. */
export interface GeneralizedEsdOptions {
  /** Most outliers. @defaultValue 10, or half of the values less one where that is fewer */
  readonly maxOutliers?: number;
  /** Significance level, a share. @defaultValue 0.05 */
  readonly alpha?: number;
}

/** One step: the value that is farthest from the mean of those left. */
export interface EsdStep {
  /** Position of the value in the list as given, from 0. */
  readonly position: number;
  /** Its distance from the mean, in standard deviations of the values left. */
  readonly statistic: number;
  /** The distance beyond which it is unusual. */
  readonly critical: number;
}

/** Rosner's test. */
export interface GeneralizedEsd {
  readonly n: number;
  readonly missing: number;
  /** One for each candidate, the farthest first; fewer where the values left are all equal. */
  readonly steps: readonly EsdStep[];
  /** Positions of the outliers, from 0, the farthest first: every candidate up to the last step beyond its critical value. */
  readonly outliers: readonly number[];
  readonly alpha: number;
}

/**
 * Rosner's generalized ESD test: which of the values are too far out for a normal distribution, without one outlier
 * hiding another.
 *
 * Critical values are good from about 15 values on, and very good from 25 on.
 *
 * Source: B. Rosner, "Percentage points for a generalized ESD many-outlier procedure", 1983; NIST e-Handbook 1.3.5.17.3.
 *
 * @param values - Values in any order; `null`, `undefined` and NaN are missing.
 * @param options - Most outliers and level.
 * @returns The steps and the outliers.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_NUMBER`, `OUT_OF_RANGE`, `UNKNOWN_KEY`.
 * @example
 * ```ts
 * import { generalizedEsd } from 'vendorwise/statistics';
 * generalizedEsd([10, 11, 9, 10, 12, 10, 60, 11, 9, 10, 11, 10, 9, 12, 10]).outliers; // => [6]
 * ```
 */
export function generalizedEsd(values: SeriesInput, options: GeneralizedEsdOptions = {}): GeneralizedEsd {
  checkOptions(options, { maxOutliers: true, alpha: true });
  const { alpha = 0.05 } = options;
  requireOpenShare(alpha, 'options.alpha');
  const seen = observationsOf(values);
  const n = seen.values.length;
  const most = Math.max(0, n - 2);
  const wanted = options.maxOutliers ?? Math.min(10, most, Math.max(0, Math.floor(n / 2) - 1));
  requireCount(wanted, 0, 'options.maxOutliers', 'The number of outliers');
  if (wanted > most) {
    fail('OUT_OF_RANGE', 'options.maxOutliers', `Among ${n} values at most ${most} can be called outliers.`, {
      received: wanted,
      expected: `at most ${most}`,
    });
  }
  const left = Array.from(seen.values);
  const places = Array.from(seen.times);
  const steps: EsdStep[] = [];
  while (steps.length < wanted) {
    const candidate = farthest(Float64Array.from(left));
    if (candidate === null) break;
    const rest = left.length;
    const t = studentTCritical(alpha / rest, rest - 2);
    const critical = ((rest - 1) * t) / Math.sqrt((rest - 2 + t * t) * rest);
    steps.push({ position: places[candidate.at]!, statistic: candidate.distance, critical });
    left.splice(candidate.at, 1);
    places.splice(candidate.at, 1);
  }
  let count = 0;
  steps.forEach(({ statistic, critical }, i) => {
    if (statistic > critical) count = i + 1;
  });
  return { n, missing: seen.missing, steps, outliers: steps.slice(0, count).map((one) => one.position), alpha };
}

/** Standard deviations below this share of the largest value are rounding noise. */
const ROUNDING = 1e-13;

function farthest(values: Float64Array): { readonly at: number; readonly distance: number } | null {
  const mean = meanOf(values);
  let [at, away, squares, largest] = [0, -1, 0, 0];
  for (let i = 0; i < values.length; i++) {
    const distance = Math.abs(values[i]! - mean);
    squares += distance * distance;
    largest = Math.max(largest, Math.abs(values[i]!));
    if (distance > away) [at, away] = [i, distance];
  }
  const deviation = Math.sqrt(squares / (values.length - 1));
  return deviation > ROUNDING * largest ? { at, distance: away / deviation } : null;
}
