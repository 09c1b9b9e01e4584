import { optionIssues } from '../../core/options.js';
import type { SeriesInput } from '../observations.js';
import { attributeLimits } from './attribute-limits.js';
import type { ControlLimits } from './control-limits.js';
import { RATE_CHART_OPTIONS, type RateChartOptions } from './proportion-chart.js';

/**
 * Chart of counts per unit (u chart), each point with limits for its own size; Laney's u' chart when the counts vary more
 * than the Poisson distribution allows.
 *
 * Source: W. A. Shewhart 1931; D. B. Laney, "Improved control charts for attributes", 2002; NIST e-Handbook 6.3.3.1.
 * Checked against qcc and qicharts2.
 *
 * @param counts - Events, whole numbers in time order; `null`, `undefined` and NaN are missing.
 * @param sizes - Units they were counted in (tickets, hours, users), one for each count or one for all. A point of size 0
 * is left out and named.
 * @param options - When sigma_z is used, and the points that set the limits.
 * @returns Limits and points in events per unit.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_NUMBER`, `INVALID_VALUE`, `LENGTH_MISMATCH`,
 * `OUT_OF_RANGE`, `UNKNOWN_KEY`.
 * @example
 * ```ts
 * import { unitRateChart } from 'vendorwise/statistics';
 * const { center, upper } = unitRateChart([10, 12, 8, 14, 10, 6], 5, { laney: 'never' });
 * [center, upper?.toFixed(4)]; // => [2, '3.8974']
 * ```
 */
export function unitRateChart(
  counts: SeriesInput,
  sizes: SeriesInput | number,
  options: RateChartOptions = {},
): ControlLimits {
  return attributeLimits('u', counts, sizes, options, [...optionIssues(options, RATE_CHART_OPTIONS)]);
}
