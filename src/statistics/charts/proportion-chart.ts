import type { OptionNames } from '../../core/options.js';
import { optionIssues } from '../../core/options.js';
import type { SeriesInput } from '../observations.js';
import { attributeLimits } from './attribute-limits.js';
import type { ControlLimits, PositionRange } from './control-limits.js';
import type { LaneyOptions } from './dispersion.js';

/** How a chart of proportions or of rates per unit is made: by `proportionChart` and `unitRateChart`. */
export interface RateChartOptions extends LaneyOptions {
  /** Positions that set the limits; all points are judged by them. @defaultValue all */
  readonly baseline?: PositionRange;
  /** Positions that do not set the limits, such as that of a strike; they are judged by them. @defaultValue none */
  readonly exclude?: readonly number[];
}

/** Names of {@link RateChartOptions}. */
export const RATE_CHART_OPTIONS: OptionNames<RateChartOptions> = {
  baseline: true,
  constant: true,
  exclude: true,
  gaps: true,
  laney: true,
  screening: true,
};

/**
 * Chart of proportions (p chart), each point with limits for its own size; Laney's p' chart when the proportions vary more
 * than the binomial distribution allows.
 *
 * With sizes of thousands nearly every point is outside plain limits, because no process is that steady: sigma is then
 * multiplied by sigma_z, and `chart` and `dispersion` say so. Limits are kept inside 0 to 1.
 *
 * Source: W. A. Shewhart 1931; D. B. Laney, "Improved control charts for attributes", 2002; NIST e-Handbook 6.3.3.2.
 * Checked against qcc and qicharts2.
 *
 * @param counts - Cases found, whole numbers in time order; `null`, `undefined` and NaN are missing.
 * @param sizes - Cases looked at, one for each count or one for all. A point without cases is left out and named.
 * @param options - When sigma_z is used, and the points that set the limits.
 * @returns Limits and points as shares from 0 to 1.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_NUMBER`, `INVALID_VALUE`, `LENGTH_MISMATCH`,
 * `OUT_OF_RANGE`, `UNKNOWN_KEY`.
 * @example
 * ```ts
 * import { proportionChart } from 'vendorwise/statistics';
 * const { chart, center, points } = proportionChart([4, 2, 5, 3, 2, 14, 4, 3], [100, 80, 120, 90, 0, 110, 100, 100]);
 * [chart, center, points[5]?.beyond]; // => ['pPrime', 0.05, 'above']
 * ```
 */
export function proportionChart(
  counts: SeriesInput,
  sizes: SeriesInput | number,
  options: RateChartOptions = {},
): ControlLimits {
  return attributeLimits('p', counts, sizes, options, [...optionIssues(options, RATE_CHART_OPTIONS)]);
}
