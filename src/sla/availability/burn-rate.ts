import { checkOptions } from '../../core/options.js';
import type { ExactInput } from '../../exact/fraction.js';
import { type Fraction, formatFraction, fraction, fractionToNumber, ONE, ratioOf, ZERO } from '../../exact/fraction.js';
import { type EventCounts, exactLevel, type Uptime } from './error-budget.js';
import {
  checkDecimals,
  exactPositive,
  percentNumber,
  percentText,
  shareOfPercent,
  wholeMs,
  wholeNumber,
} from './percent.js';

/** How fast a window spends its error budget. */
export interface BurnRate {
  /** Multiple of the rate that spends the budget exactly over the period; `null` without events or budget. */
  readonly burnRate: number | null;
  readonly burnRateText: string | null;
  /** Share of bad events or time, 0 to 100; `null` without events. */
  readonly errorRatePercent: number | null;
  readonly errorRateText: string | null;
}

/**
 * Burn rate of a window: its error ratio divided by the error budget ratio (1 - target).
 *
 * Source: Google, "The Site Reliability Workbook", ch. 5 "Alerting on SLOs".
 *
 * @param level - `{ goodEvents, totalEvents }` or `{ goodMs, totalMs }` of the window.
 * @param options - `targetPercent` 0 to 100; `decimals` of the texts (default 2).
 * @returns The burn rate (1 spends the budget exactly over the period) and the error rate in percent.
 * @throws {@link VendorwiseError} `INVALID_NUMBER`, `OUT_OF_RANGE`, `GOOD_EXCEEDS_TOTAL`, `UNKNOWN_KEY`, `INVALID_TYPE`.
 * @example
 * ```ts
 * import { burnRate } from 'vendorwise/sla';
 * burnRate({ goodEvents: 9856, totalEvents: 10000 }, { targetPercent: '99.9' }).burnRate; // => 14.4
 * ```
 */
export function burnRate(
  level: EventCounts | Uptime,
  options: { readonly targetPercent: ExactInput; readonly decimals?: number },
): BurnRate {
  checkOptions(options, { targetPercent: true, decimals: true });
  const { bad, total } = exactLevel(level);
  const budget = ONE.sub(shareOfPercent(options.targetPercent, 'options.targetPercent'));
  const decimals = checkDecimals(options.decimals, 2);
  if (total.n === 0n) return { burnRate: null, burnRateText: null, errorRatePercent: null, errorRateText: null };
  const errorRate = bad.div(total);
  const rate = budget.n === 0n ? null : errorRate.div(budget);
  return {
    burnRate: rate === null ? null : fractionToNumber(rate),
    burnRateText: rate === null ? null : formatFraction(rate, decimals),
    errorRatePercent: percentNumber(errorRate),
    errorRateText: percentText(errorRate, decimals),
  };
}

/**
 * The burn rate that spends a share of the period's error budget within a window.
 *
 * Burn rate = budget share x period / window ("The Site Reliability Workbook", ch. 5, table 5-6).
 *
 * @param spend - `budgetPercent` of the budget (0 to 100) spent within `windowMs` of a period of `periodMs`.
 * @returns The burn rate.
 * @throws {@link VendorwiseError} `INVALID_NUMBER`, `OUT_OF_RANGE`, `UNKNOWN_KEY`, `INVALID_TYPE`.
 * @example
 * ```ts
 * import { burnRateFor } from 'vendorwise/sla';
 * burnRateFor({ budgetPercent: '2', windowMs: 3600000, periodMs: 30 * 86400000 }); // => 14.4
 * ```
 */
export function burnRateFor(spend: {
  readonly budgetPercent: ExactInput;
  readonly windowMs: number;
  readonly periodMs: number;
}): number {
  checkOptions(spend, { budgetPercent: true, windowMs: true, periodMs: true }, '');
  return fractionToNumber(exactBurnRateFor(spend.budgetPercent, spend.windowMs, spend.periodMs, ''));
}

/** {@link burnRateFor} as an exact fraction. */
export function exactBurnRateFor(budgetPercent: ExactInput, windowMs: number, periodMs: number, at: string): Fraction {
  const path = at === '' ? '' : `${at}.`;
  const period = wholeMs(periodMs, 'periodMs', 1);
  const window = wholeMs(windowMs, `${path}windowMs`, 1);
  return shareOfPercent(budgetPercent, `${path}budgetPercent`).mul(ratioOf(period, window));
}

/** When a constant burn rate has spent the budget. */
export interface BudgetExhaustion {
  /** Share of bad events at this burn rate, percent. */
  readonly errorRatePercent: number;
  /** Time until the budget is spent, ms; `null` when it never is. */
  readonly timeToExhaustionMs: number | null;
  /** Whether that is within the period. */
  readonly withinPeriod: boolean;
}

/**
 * When the error budget is spent if the service goes on burning it at a constant rate.
 *
 * Time = remaining share x period / burn rate ("The Site Reliability Workbook", ch. 5, table 5-4).
 *
 * @param rate - Burn rate, at least 0.
 * @param options - `targetPercent`; `periodMs` of the budget; `remainingPercent` of the budget still there
 * (default 100) as `errorBudget` gives it: below 0, or `null` where there is no budget, it is spent already.
 * @returns Error rate in percent and time in ms; 0 ms when nothing is left.
 * @throws {@link VendorwiseError} `INVALID_NUMBER`, `OUT_OF_RANGE`, `UNKNOWN_KEY`, `INVALID_TYPE`.
 * @example
 * ```ts
 * import { budgetExhaustion, errorBudget } from 'vendorwise/sla';
 * budgetExhaustion(10, { targetPercent: '99.9', periodMs: 30 * 86400000 }); // => { errorRatePercent: 1, timeToExhaustionMs: 259200000, withinPeriod: true }
 * const { remainingPercent } = errorBudget({ goodEvents: 983, totalEvents: 1000 }, { targetPercent: '99.5' });
 * budgetExhaustion(3.4, { targetPercent: '99.5', periodMs: 30 * 86400000, remainingPercent }).timeToExhaustionMs; // => 0
 * ```
 */
export function budgetExhaustion(
  rate: ExactInput,
  options: {
    readonly targetPercent: ExactInput;
    readonly periodMs: number;
    readonly remainingPercent?: ExactInput | null;
  },
): BudgetExhaustion {
  checkOptions(options, { targetPercent: true, periodMs: true, remainingPercent: true });
  const given = fraction(rate, 'burnRate');
  const burning = given.n === 0n ? given : exactPositive(rate, 'burnRate');
  const budget = ONE.sub(shareOfPercent(options.targetPercent, 'options.targetPercent'));
  const period = fraction(wholeMs(options.periodMs, 'options.periodMs', 1));
  const left = remainingShare(options.remainingPercent);
  const time = left.n === 0n ? ZERO : burning.n === 0n ? null : left.mul(period).div(burning);
  return {
    errorRatePercent: percentNumber(burning.mul(budget)),
    timeToExhaustionMs: time === null ? null : fractionToNumber(time),
    withinPeriod: time !== null && time.compare(period) <= 0,
  };
}

/** What is left of a budget, 0 to 1: an overspent one has nothing left, and where there is none, nothing either. */
function remainingShare(percent: ExactInput | null | undefined): Fraction {
  if (percent === undefined) return ONE;
  if (percent === null) return ZERO;
  const path = 'options.remainingPercent';
  return fraction(percent, path).compare(ZERO) < 0 ? ZERO : shareOfPercent(percent, path);
}

/** How long an alert needs to notice an error rate. */
export interface AlertDetection {
  /** Time from the first bad event to the alert, ms; `null` when this error rate never raises it. */
  readonly detectionMs: number | null;
  /** Share of the period's budget that is spent when it fires, percent; `null` when it never does. */
  readonly budgetConsumedPercent: number | null;
}

/**
 * How long a burn-rate alert needs to notice a constant error rate after a faultless time, and what that costs.
 *
 * Detection time = (1 - target) x burn rate x window / error rate ("The Site Reliability Workbook", ch. 5); an error
 * rate below the threshold is never noticed.
 *
 * @param alert - `burnRate` threshold and its (long) `windowMs`.
 * @param options - `targetPercent`; `errorRatePercent` of the incident (100 is a total outage); `periodMs` of the budget.
 * @returns Detection time in ms and the budget spent by then in percent.
 * @throws {@link VendorwiseError} `INVALID_NUMBER`, `OUT_OF_RANGE`, `UNKNOWN_KEY`, `INVALID_TYPE`.
 * @example
 * ```ts
 * import { detectionTime } from 'vendorwise/sla';
 * const outage = { targetPercent: '99.9', errorRatePercent: 100, periodMs: 30 * 86400000 };
 * detectionTime({ burnRate: 1, windowMs: 36 * 3600000 }, outage); // => { detectionMs: 129600, budgetConsumedPercent: 5 }
 * ```
 */
export function detectionTime(
  alert: { readonly burnRate: ExactInput; readonly windowMs: number },
  options: { readonly targetPercent: ExactInput; readonly errorRatePercent: ExactInput; readonly periodMs: number },
): AlertDetection {
  checkOptions(alert, { burnRate: true, windowMs: true }, 'alert');
  checkOptions(options, { targetPercent: true, errorRatePercent: true, periodMs: true });
  const threshold = exactPositive(alert.burnRate, 'alert.burnRate');
  const window = fraction(wholeMs(alert.windowMs, 'alert.windowMs', 1));
  const budget = ONE.sub(shareOfPercent(options.targetPercent, 'options.targetPercent'));
  const errorRate = shareOfPercent(options.errorRatePercent, 'options.errorRatePercent');
  const period = fraction(wholeMs(options.periodMs, 'options.periodMs', 1));
  const needed = budget.mul(threshold);
  if (errorRate.n === 0n || needed.compare(errorRate) > 0) return { detectionMs: null, budgetConsumedPercent: null };
  return {
    detectionMs: fractionToNumber(needed.mul(window).div(errorRate)),
    budgetConsumedPercent: percentNumber(threshold.mul(window).div(period)),
  };
}

/**
 * How many events a window must have before a few failures stay at or below an alert's threshold.
 *
 * With fewer, one failed request pages somebody ("The Site Reliability Workbook", ch. 5, "Low-traffic services").
 * The least n with failures / n <= burn rate x (1 - target).
 *
 * @param rate - Burn-rate threshold of the alert.
 * @param options - `targetPercent`; `failures` that may happen without an alert (default 1).
 * @returns A number of events; `null` for a target of 100 %, where every failure is above the threshold.
 * @throws {@link VendorwiseError} `INVALID_NUMBER`, `OUT_OF_RANGE`, `UNKNOWN_KEY`, `INVALID_TYPE`.
 * @example
 * ```ts
 * import { minimumEventsFor } from 'vendorwise/sla';
 * minimumEventsFor('14.4', { targetPercent: '99.9' }); // => 70
 * ```
 */
export function minimumEventsFor(
  rate: ExactInput,
  options: { readonly targetPercent: ExactInput; readonly failures?: number },
): number | null {
  checkOptions(options, { targetPercent: true, failures: true });
  const threshold = exactPositive(rate, 'burnRate');
  return fewestEvents(threshold, options.targetPercent, wholeNumber(options.failures ?? 1, 'options.failures', 1));
}

/** {@link minimumEventsFor} a checked threshold. */
export function fewestEvents(threshold: Fraction, targetPercent: ExactInput, failures = 1): number | null {
  const budget = ONE.sub(shareOfPercent(targetPercent, 'options.targetPercent'));
  if (budget.n === 0n) return null;
  return fractionToNumber(fraction(failures).div(threshold.mul(budget)).ceil());
}
