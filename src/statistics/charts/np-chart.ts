import { type OptionNames, optionIssues } from '../../core/options.js';
import type { SeriesInput } from '../observations.js';
import { attributeLimits } from './attribute-limits.js';
import type { ControlLimits, PositionRange } from './control-limits.js';

/** How a chart of numbers or counts is made: by `npChart` and `countChart`. */
export interface CountChartOptions {
  /** Positions that set the limits; all points are judged by them. @defaultValue all */
  readonly baseline?: PositionRange;
  /** Positions that do not set the limits, such as that of a strike; they are judged by them. @defaultValue none */
  readonly exclude?: readonly number[];
}

/** Names of {@link CountChartOptions}. */
export const COUNT_CHART_OPTIONS: OptionNames<CountChartOptions> = { baseline: true, exclude: true };

/**
 * Chart of the number of cases out of a number looked at (np chart).
 *
 * With varying sizes the centre line varies too; {@link proportionChart} is then easier to read. Limits are kept inside 0
 * and the size. Whether the numbers vary more than by chance is in `dispersion`; the limits do not follow it.
 *
 * Source: W. A. Shewhart 1931; checked against qcc.
 *
 * @param counts - Cases found, whole numbers in time order; `null`, `undefined` and NaN are missing.
 * @param sizes - Cases looked at, one for each count or one for all. A point without cases is left out and named.
 * @param options - The points that set the limits.
 * @returns Limits and points in cases.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_NUMBER`, `LENGTH_MISMATCH`, `OUT_OF_RANGE`,
 * `UNKNOWN_KEY`.
 * @example
 * ```ts
 * import { npChart } from 'vendorwise/statistics';
 * const { center, sigma } = npChart([10, 8, 12, 10], 100);
 * [center, sigma]; // => [10, 3]
 * ```
 */
export function npChart(
  counts: SeriesInput,
  sizes: SeriesInput | number,
  options: CountChartOptions = {},
): ControlLimits {
  const issues = [...optionIssues(options, COUNT_CHART_OPTIONS)];
  return attributeLimits('np', counts, sizes, { ...options, laney: 'never' }, issues);
}
