import { throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { type OptionNames, optionIssues } from '../../core/options.js';
import type { SeriesInput } from '../observations.js';
import type { ControlLimits, PositionRange } from './control-limits.js';
import { individualsLevel, individualsResult } from './individuals-chart.js';
import { type MovingRangeOptions, readRangeSettings } from './moving-range.js';
import { readBaseline, readValues } from './read-points.js';

/** How a chart of times between events is made. */
export interface TimeBetweenChartOptions extends MovingRangeOptions {
  /** Positions that set the limits; all points are judged by them. @defaultValue all */
  readonly baseline?: PositionRange;
}

const OPTIONS: OptionNames<TimeBetweenChartOptions> = {
  baseline: true,
  constant: true,
  gaps: true,
  movingRange: true,
  screening: true,
};
/** The 3.6th root of an exponential time is close to normal. */
const POWER = 1 / 3.6;

/**
 * Chart of the times between rare events (t chart): a chart of individual values of time^(1/3.6), its centre line and
 * limits turned back into times.
 *
 * A point above the upper limit is a long time without an event. A lower limit below 0 is 0.
 *
 * Source: L. S. Nelson, "A control chart for parts-per-million nonconforming items", 1994. Checked against qicharts2.
 *
 * @param times - Times between one event and the next, at least 0, in any one unit; `null`, `undefined` and NaN are missing.
 * @param options - Conventions and the points that set the limits.
 * @returns Limits and points in the unit of the times; `sigma` and `z` are those of time^(1/3.6).
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_NUMBER`, `INVALID_VALUE`, `OUT_OF_RANGE`,
 * `UNKNOWN_KEY`.
 * @example
 * ```ts
 * import { timeBetweenChart } from 'vendorwise/statistics';
 * const { center, upper } = timeBetweenChart([12, 30, 7, 21, 45, 3, 18, 26, 9, 33, 15, 24]);
 * [center?.toFixed(2), upper?.toFixed(1)]; // => ['17.50', '150.1']
 * ```
 */
export function timeBetweenChart(times: SeriesInput, options: TimeBetweenChartOptions = {}): ControlLimits {
  const issues: VendorwiseIssue[] = [...optionIssues(options, OPTIONS)];
  const settings = readRangeSettings(options, issues);
  const found = readValues(times, 'times', 'notNegative', issues);
  const baseline = readBaseline(options.baseline, found.length, issues);
  throwIssues(issues);
  const rooted = found.map((time) => time ** POWER);
  const level = individualsLevel(rooted, baseline, 'mean', settings);
  const columns = {
    values: found,
    center: timeAt(level.center),
    lower: timeAt(level.center - 3 * level.scale),
    upper: timeAt(level.center + 3 * level.scale),
    sigma: level.sigma,
    z: rooted.map((one) => (one - level.center) / level.scale),
  };
  return individualsResult('t', columns, level, { center: 'mean', settings, baseline, power: POWER });
}

function timeAt(root: number): number {
  return Math.max(0, root) ** 3.6;
}
