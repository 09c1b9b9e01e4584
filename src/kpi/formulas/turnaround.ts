import { requireList } from '../../core/check.js';
import { throwIssues } from '../../core/errors.js';
import { checkOptions } from '../../core/options.js';
import { type ExactInput, fraction, numberOrNull, ratioOf, ZERO } from '../../exact/fraction.js';
import { rateInterval } from '../../statistics/rates/rate-interval.js';
import { exactPercentile } from '../tally.js';
import { figureIssues } from './figures.js';

/** What turnaround is held against. */
export interface TurnaroundOptions {
  /** Longest turnaround that is in time, in hours, itself included. @defaultValue none */
  readonly targetHours?: ExactInput;
}

/** How long work takes. */
export interface Turnaround {
  /** Number of finished jobs. */
  readonly jobs: number;
  /** `null` without jobs, like all that follow. */
  readonly meanHours: number | null;
  readonly medianHours: number | null;
  /** Nine of ten jobs are done in that time (definition 7 of Hyndman and Fan). */
  readonly percentile90Hours: number | null;
  readonly percentile95Hours: number | null;
  readonly longestHours: number | null;
  /** Number of jobs in time; `null` without a target. */
  readonly withinTarget: number | null;
  /** Share of jobs in time, 0 to 1; `null` without a target or without jobs. */
  readonly withinTargetShare: number | null;
  /** Where its long-run share probably lies with 95 % confidence (Wilson), 0 to 1; `null` without a target or without jobs. */
  readonly interval95Share: readonly [low: number, high: number] | null;
}

/**
 * Turnaround time: how long work takes from receipt to return.
 *
 * The mean hides the slow tenth that customers complain about, so percentiles stand beside it.
 *
 * Source: BPO practice; percentiles by Hyndman and Fan 1996, definition 7.
 *
 * @param hours - Hours of each finished job, not negative; `turnaroundRows` finds them from instants, by a calendar.
 * @param options - The target.
 * @returns Mean, median, percentiles and the share in time.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_NUMBER`, `OUT_OF_RANGE`, `UNKNOWN_KEY`.
 * @example
 * ```ts
 * import { turnaround } from 'vendorwise/kpi';
 * const invoices = turnaround([4, 6, 5, 7, 30], { targetHours: 8 });
 * [invoices.meanHours, invoices.medianHours, invoices.percentile90Hours, invoices.withinTargetShare]; // => [10.4, 6, 20.8, 0.8]
 * ```
 */
export function turnaround(hours: readonly ExactInput[], options: TurnaroundOptions = {}): Turnaround {
  checkOptions(options, { targetHours: true });
  const { targetHours } = options;
  requireList(hours, 'hours');
  throwIssues([
    ...hours.flatMap((one, i) => figureIssues(one, `hours[${i}]`, 'notNegative')),
    ...(targetHours === undefined ? [] : figureIssues(targetHours, 'options.targetHours', 'notNegative')),
  ]);
  const n = hours.length;
  const target = targetHours === undefined ? null : fraction(targetHours);
  const percentile = (percent: number): number | null =>
    n === 0 ? null : numberOrNull(exactPercentile(hours, ratioOf(percent, 100)));
  const within = target === null ? null : hours.filter((one) => fraction(one).compare(target) <= 0).length;
  return {
    jobs: n,
    meanHours: n === 0 ? null : numberOrNull(hours.reduce((all, one) => all.add(fraction(one)), ZERO).div(n)),
    medianHours: percentile(50),
    percentile90Hours: percentile(90),
    percentile95Hours: percentile(95),
    longestHours: percentile(100),
    withinTarget: within,
    withinTargetShare: within === null || n === 0 ? null : numberOrNull(ratioOf(within, n)),
    interval95Share: within === null ? null : rateInterval(within, n).interval,
  };
}
