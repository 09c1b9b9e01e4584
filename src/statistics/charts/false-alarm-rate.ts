import { numberIssues, wordIssues } from '../../core/check.js';
import { throwIssues } from '../../core/errors.js';
import type { RunRuleSet } from './run-rules.js';

/** How often a process in which nothing changes gives a signal all the same. */
export interface FalseAlarmRate {
  readonly ruleSet: RunRuleSet;
  /** Points on the chart. */
  readonly points: number;
  /** Probability of at least one signal among all points, 0 to 1. */
  readonly anyPointShare: number;
  /** Probability that the last point belongs to a signal, 0 to 1. */
  readonly lastPointShare: number;
}

/**
 * Percent of stable series with a signal, and of those whose last point belongs to one: independent normal values,
 * limits by `individualsChart` from the same points, rules by `runRules`, both with their defaults. Simulated with
 * `seededRandom(20261123 + points)`: 40 000 series a row up to 90 points, 10 000 for longer ones.
 * Standard errors are at most 0.25 and 0.08 (0.5 and 0.16) percent.
 */
const SIMULATED: readonly (readonly [points: number, ...rates: readonly (readonly [any: number, last: number])[]])[] = [
  // NHS, Western Electric, Nelson
  [6, [2.0, 1.22], [2.07, 1.44], [2.11, 1.55]],
  [8, [3.48, 1.41], [3.7, 1.76], [4.2, 1.99]],
  [10, [5.18, 1.38], [5.62, 1.76], [6.43, 1.99]],
  [12, [7.16, 1.34], [7.48, 1.63], [8.67, 1.84]],
  [15, [10.01, 1.44], [10.31, 1.64], [12.21, 2.28]],
  [18, [12.9, 1.47], [13.17, 1.66], [15.85, 2.27]],
  [24, [18.73, 1.61], [18.72, 1.62], [22.43, 2.28]],
  [30, [24.27, 1.78], [23.91, 1.74], [28.94, 2.43]],
  [36, [29.47, 1.81], [29.05, 1.76], [35.09, 2.43]],
  [48, [38.56, 1.81], [37.32, 1.84], [45.03, 2.42]],
  [60, [47.01, 1.89], [45.43, 1.71], [53.72, 2.24]],
  [90, [62.75, 1.83], [61.03, 1.7], [69.94, 2.35]],
  [120, [73.1, 1.81], [71.88, 1.79], [80.58, 2.42]],
  [180, [87.5, 1.96], [85.72, 1.67], [91.98, 2.38]],
  [365, [98.87, 1.94], [98.31, 1.72], [99.49, 2.43]],
];

const SETS = ['nhs', 'westernElectric', 'nelson'] as const;
const FEWEST = 6;
/** Beyond it, every stable series has a signal somewhere. */
const MOST = 100_000;

/**
 * How often a set of rules gives a false alarm on a chart of so many points.
 *
 * Ten stable measures over three years show about three "signals" by the NHS rules: many charts need more than a glance at
 * each. Read from a table of simulations (independent normal values, limits from the same points), between its rows by
 * the chance of a further point without a signal. Values that resemble the ones before them give more false alarms.
 *
 * @param ruleSet - The rules, with their usual lengths.
 * @param points - Points on the chart, 6 or more: shorter charts hardly ever give a signal.
 * @returns The rate for the whole chart and for its last point.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_VALUE`, `OUT_OF_RANGE`.
 * @example
 * ```ts
 * import { falseAlarmRate } from 'vendorwise/statistics';
 * falseAlarmRate('nhs', 36); // => { ruleSet: 'nhs', points: 36, anyPointShare: 0.2947, lastPointShare: 0.0181 }
 * ```
 */
export function falseAlarmRate(ruleSet: RunRuleSet, points: number): FalseAlarmRate {
  throwIssues([
    ...wordIssues(ruleSet, SETS, 'ruleSet'),
    ...numberIssues(points, { whole: true, least: FEWEST, most: MOST }, 'points', 'The number of points'),
  ]);
  const column = SETS.indexOf(ruleSet) + 1;
  let next = SIMULATED.findIndex(([at]) => at >= points);
  if (next < 0) next = SIMULATED.length - 1;
  const after = SIMULATED[next]!;
  const before = SIMULATED[Math.max(0, next - 1)]!;
  const [any, last] = after[column] as readonly [number, number];
  const [anyBefore, lastBefore] = before[column] as readonly [number, number];
  if (after[0] === points) return { ruleSet, points, anyPointShare: share(any), lastPointShare: share(last) };
  const way = (points - before[0]) / (after[0] - before[0]);
  const quiet = (1 - any / 100) ** way * (1 - anyBefore / 100) ** (1 - way);
  const lastRate = lastBefore + Math.min(1, way) * (last - lastBefore);
  return { ruleSet, points, anyPointShare: Math.min(1, 1 - quiet), lastPointShare: lastRate / 100 };
}

/** Percent to a share without a trail of digits. */
const share = (percent: number): number => Math.round(percent * 100) / 10_000;
