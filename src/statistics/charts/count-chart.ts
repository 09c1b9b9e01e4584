import { optionIssues } from '../../core/options.js';
import type { SeriesInput } from '../observations.js';
import { attributeLimits } from './attribute-limits.js';
import type { ControlLimits } from './control-limits.js';
import { COUNT_CHART_OPTIONS, type CountChartOptions } from './np-chart.js';

/**
 * Chart of counts whose opportunity does not change (c chart).
 *
 * Whether the counts vary more than the Poisson distribution allows is in `dispersion`; the limits do not follow it: use
 * `unitRateChart` with size 1, or `individualsChart`.
 *
 * Source: W. A. Shewhart 1931; NIST e-Handbook 6.3.3.1. Checked against qcc and qicharts2.
 *
 * @param counts - Events in each period, whole numbers in time order; `null`, `undefined` and NaN are missing.
 * @param options - The points that set the limits.
 * @returns Limits and points in events.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_NUMBER`, `OUT_OF_RANGE`, `UNKNOWN_KEY`.
 * @example
 * ```ts
 * import { countChart } from 'vendorwise/statistics';
 * const { center, lower, upper } = countChart([16, 14, 28, 16, 12, 20, 10, 12]);
 * [center, lower, upper]; // => [16, 4, 28]
 * ```
 */
export function countChart(counts: SeriesInput, options: CountChartOptions = {}): ControlLimits {
  const issues = [...optionIssues(options, COUNT_CHART_OPTIONS)];
  return attributeLimits('c', counts, 1, { ...options, laney: 'never' }, issues);
}
