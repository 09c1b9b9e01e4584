import { OPEN_SHARE, requireNumber } from '../../core/check.js';
import { checkOptions } from '../../core/options.js';
import { sumExactly } from '../../numeric/exact-sum.js';
import { medianInPlace } from '../../numeric/select.js';
import { observationsOf, type SeriesInput } from '../observations.js';
import { studentTCritical } from '../student-t.js';

/** How many outliers are looked for, and how surely. */
export interface GeneralizedEsdOptions {
  /** Most outliers. @defaultValue 10, or half of the values less one where that is fewer */
  readonly maximumOutliers?: number;
  /** Significance level, a share. @defaultValue 0.05 */
  readonly alpha?: number;
}

/** One step: the value that is farthest from the mean of those left. */
export interface EsdStep {
  /** Position of the value in the list as given, from 0; `null` where the values left are all equal, and none is farthest. */
  readonly position: number | null;
  /** Its distance from the mean, in standard deviations of the values left; `null` where the values left are all equal. */
  readonly statistic: number | null;
  /** The distance beyond which it is unusual. */
  readonly critical: number;
}

/** Rosner's test. */
export interface GeneralizedEsd {
  readonly n: number;
  readonly missing: number;
  /** One for each candidate, the farthest first; as many as were looked for. */
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
  checkOptions(options, { maximumOutliers: true, alpha: true });
  const { alpha = 0.05 } = options;
  requireNumber(alpha, OPEN_SHARE, 'options.alpha');
  const seen = observationsOf(values);
  const n = seen.values.length;
  const most = Math.max(0, n - 2);
  const { maximumOutliers: wanted = Math.min(10, most, Math.max(0, Math.floor(n / 2) - 1)) } = options;
  requireNumber(
    wanted,
    { whole: true, least: 0, most },
    'options.maximumOutliers',
    `Of ${n} values, the most outliers`,
  );
  const left = Array.from(seen.values);
  const places = Array.from(seen.times);
  const steps: EsdStep[] = [];
  while (steps.length < wanted) {
    const candidate = farthest(Float64Array.from(left));
    const rest = n - steps.length;
    const t = studentTCritical(alpha / rest, rest - 2);
    const critical = ((rest - 1) * t) / Math.sqrt((rest - 2 + t * t) * rest);
    if (candidate === null) {
      steps.push({ position: null, statistic: null, critical });
      continue;
    }
    steps.push({ position: places[candidate.at]!, statistic: candidate.distance, critical });
    left.splice(candidate.at, 1);
    places.splice(candidate.at, 1);
  }
  let count = 0;
  steps.forEach(({ statistic, critical }, i) => {
    if (statistic !== null && statistic > critical) count = i + 1;
  });
  // Every step up to the last one beyond its critical value has a candidate.
  const outliers = steps.slice(0, count).map((one) => one.position!);
  return { n, missing: seen.missing, steps, outliers, alpha };
}

/** Standard deviations below this share of the largest value are rounding noise. */
const ROUNDING = 1e-13;

/**
 * Distances are taken from the median first, which is exact for values close to each other, and summed exactly: values
 * around a billion keep their last digits. They are scaled by a power of two, so that squares of tiny values do not vanish.
 */
function farthest(values: Float64Array): { readonly at: number; readonly distance: number } | null {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (largest === 0) return null;
  const unit = 2 ** Math.floor(Math.log2(largest));
  const scaled = values.map((value) => value / unit);
  const center = medianInPlace(scaled.slice(), scaled.length);
  const shifted = scaled.map((value) => value - center);
  const mean = sumExactly(shifted) / shifted.length;
  const distances = shifted.map((value) => Math.abs(value - mean));
  const deviation = Math.sqrt(sumExactly(distances.map((one) => one * one)) / (distances.length - 1));
  if (!(deviation > (ROUNDING * largest) / unit)) return null;
  const away = distances.reduce((most, one) => Math.max(most, one), 0);
  return { at: distances.indexOf(away), distance: away / deviation };
}
