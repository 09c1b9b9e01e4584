import { requireWord } from '../../core/check.js';
import { type Finding, finding } from '../../core/findings.js';
import { checkOptions } from '../../core/options.js';
import { plural } from '../../core/words.js';
import {
  type ExactInput,
  type Fraction,
  formatFraction,
  fraction,
  fractionToDecimalText,
  fractionToNumber,
  ONE,
} from '../../exact/fraction.js';
import { formatInstant } from '../../time/instant.js';
import { type CheckedRule, checkRules, type Firing, firing } from './burn-alert-firing.js';
import type { BurnAlertName, BurnAlertPlan } from './burn-alert-plan.js';
import { fewestEvents } from './burn-rate.js';
import { type EventSeries, readSeries, type SeriesSums } from './event-series.js';
import { lowTraffic, seriesGap } from './messages.js';
import { checkDecimals, percentNumber, percentText, shareOfPercent } from './percent.js';

/** Options of {@link replayBurnAlerts}. */
export interface ReplayOptions {
  /** Target, 0 to 100. */
  readonly targetPercent: ExactInput;
  /** Whether a window that is longer than the data so far uses what there is, or stays silent. @defaultValue 'used' */
  readonly partialWindows?: 'used' | 'ignored';
  /** Digits after the point of the texts, 0 to 20. @defaultValue 2 */
  readonly decimals?: number;
}

/** A stretch in which a rule fires; both ends are ends of steps. */
export interface BurnAlert extends BurnAlertName {
  readonly from: string;
  /** First moment at which it no longer fires; `null` when it still does at the end. */
  readonly to: string | null;
  /** Until `to` or the end of the data, ms. */
  readonly durationMs: number;
  /** Highest burn rate of the long window while it fires; `null` for a target of 100 %. */
  readonly peakBurnRate: number | null;
}

/** What a plan would have done with a series. */
export interface BurnAlertReplay {
  /** In order of `from`, then of the rules. */
  readonly alerts: readonly BurnAlert[];
  /** The first moment at which any rule fires, and all rules that fire then; `null` when none ever does. */
  readonly first: { readonly at: string; readonly rules: readonly BurnAlertName[] } | null;
  /** Burn rate of every window of the plan at the end, shortest first; `null` without events. */
  readonly atEnd: readonly {
    readonly windowMs: number;
    readonly burnRate: number | null;
    readonly burnRateText: string | null;
  }[];
  readonly badEvents: number;
  readonly totalEvents: number;
  /** Share of the period's budget spent over the whole series at its mean traffic, percent; `null` without events or budget. */
  readonly budgetConsumedPercent: number | null;
  readonly budgetConsumedText: string | null;
  readonly conventions: { readonly threshold: 'moreThan'; readonly partialWindows: 'used' | 'ignored' };
  readonly findings: readonly Finding[];
}

/**
 * Replays burn-rate alerts over a series of event counts and says when each of them would have fired.
 *
 * At the end of every step a rule fires when the burn rates of its long and of its short window both exceed its
 * threshold (strictly), have done so for `forMs`, and the long window has `minimumEvents`; whole counts are compared
 * exactly (Google, "The Site Reliability Workbook", ch. 5, "Multiwindow, Multi-Burn-Rate Alerts").
 *
 * @param series - Columns of bad and total events per step; unusable steps count as steps without events and are named.
 * @param plan - Period and rules, e.g. `burnAlertPlan('googleSre')`.
 * @param options - Target in percent; what windows longer than the data do.
 * @returns Alert intervals, the first alert, the burn rates at the end, and the budget spent.
 * @throws {@link VendorwiseError} `INVALID_INSTANT`, `INVALID_NUMBER`, `OUT_OF_RANGE`, `INVALID_VALUE`, `LENGTH_MISMATCH`,
 * `WINDOW_NOT_WHOLE_STEPS`, `THRESHOLD_MISSING`, `SHORT_WINDOW_TOO_LONG`, `NO_RULES`, `UNKNOWN_KEY`, `INVALID_TYPE`.
 * @example
 * ```ts
 * import { burnAlertPlan, replayBurnAlerts } from 'vendorwise/sla';
 * const badEvents = [...new Array(600).fill(0), ...new Array(60).fill(50), ...new Array(60).fill(0)];
 * const series = { start: '2026-10-05T00:00:00Z', badEvents, totalEvents: new Array(720).fill(1000) };
 * const replay = replayBurnAlerts(series, burnAlertPlan('googleSre'), { targetPercent: '99.9' });
 * replay.first; // => { at: '2026-10-05T10:13:00.000Z', rules: [{ rule: 2, severity: 'ticket', burnRate: 1 }] }
 * replay.alerts.map((alert) => alert.durationMs / 60000); // => [107, 46, 43]
 * ```
 */
export function replayBurnAlerts(series: EventSeries, plan: BurnAlertPlan, options: ReplayOptions): BurnAlertReplay {
  checkOptions(options, { targetPercent: true, partialWindows: true, decimals: true });
  const budget = ONE.sub(shareOfPercent(options.targetPercent, 'options.targetPercent'));
  const { partialWindows = 'used' } = options;
  requireWord(partialWindows, ['used', 'ignored'], 'options.partialWindows');
  const decimals = checkDecimals(options.decimals, 2);
  const sums = readSeries(series);
  const rules = checkRules(plan, sums.stepMs);
  const findings = seriesFindings(sums);
  const alerts: BurnAlert[] = [];
  let firstStep = Number.POSITIVE_INFINITY;
  let firstRules: BurnAlertName[] = [];
  for (const rule of rules) {
    const intervals = firing(rule, sums, budget, partialWindows);
    for (const one of intervals) alerts.push(statedAlert(rule, sums, one, budget));
    const start = intervals[0]?.from;
    if (start === undefined) continue;
    if (start < firstStep) firstRules = [];
    firstStep = Math.min(firstStep, start);
    if (start === firstStep) firstRules.push(rule.name);
    findings.push(...lowTrafficFindings(rule, sums, intervals, options.targetPercent));
  }
  alerts.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.rule - b.rule));
  const windows = [...new Set(rules.flatMap((rule) => [rule.long, rule.short]))].sort((a, b) => a - b);
  const spent = burnOf(sums, 0, sums.steps, budget)
    ?.mul(sums.steps * sums.stepMs)
    .div(plan.periodMs);
  return {
    alerts,
    first: firstRules.length === 0 ? null : { at: instantOf(sums, firstStep), rules: firstRules },
    atEnd: windows.map((window) => {
      const rate = burnOf(sums, Math.max(0, sums.steps - window), sums.steps, budget);
      return {
        windowMs: window * sums.stepMs,
        burnRate: rate === null ? null : fractionToNumber(rate),
        burnRateText: rate === null ? null : formatFraction(rate, decimals),
      };
    }),
    badEvents: sums.bad[sums.steps] ?? 0,
    totalEvents: sums.total[sums.steps] ?? 0,
    budgetConsumedPercent: spent === undefined ? null : percentNumber(spent),
    budgetConsumedText: spent === undefined ? null : percentText(spent, decimals),
    conventions: { threshold: 'moreThan', partialWindows },
    findings,
  };
}

function burnOf(sums: SeriesSums, from: number, to: number, budget: Fraction): Fraction | null {
  const total = (sums.total[to] ?? 0) - (sums.total[from] ?? 0);
  const bad = (sums.bad[to] ?? 0) - (sums.bad[from] ?? 0);
  if (total <= 0 || budget.n === 0n) return null;
  return fraction(bad).div(fraction(total)).div(budget);
}

function instantOf(sums: SeriesSums, step: number): string {
  return formatInstant(sums.startMs + step * sums.stepMs);
}

function statedAlert(rule: CheckedRule, sums: SeriesSums, { from, to, peak }: Firing, budget: Fraction): BurnAlert {
  const rate = burnOf(sums, Math.max(0, peak - rule.long), peak, budget);
  return {
    ...rule.name,
    from: instantOf(sums, from),
    to: to === null ? null : instantOf(sums, to),
    durationMs: ((to ?? sums.steps) - from) * sums.stepMs,
    peakBurnRate: rate === null ? null : fractionToNumber(rate),
  };
}

function seriesFindings(sums: SeriesSums): Finding[] {
  if (sums.gaps === 0) return [];
  const params = { gaps: sums.gaps, steps: sums.steps, firstGap: sums.firstGap };
  const path = `series.totalEvents[${sums.firstGap}]`;
  return [finding('SERIES_GAPS', 'medium', seriesGap(sums.gaps, sums.steps), { params, path })];
}

function lowTrafficFindings(
  rule: CheckedRule,
  sums: SeriesSums,
  intervals: readonly Firing[],
  targetPercent: ExactInput,
): Finding[] {
  const needed = fewestEvents(rule.threshold, targetPercent);
  if (needed === null) return [];
  const least = intervals.reduce(
    (fewest, { from }) => Math.min(fewest, eventsOf(sums, rule.long, from)),
    Number.POSITIVE_INFINITY,
  );
  if (least >= needed) return [];
  const events = `${fractionToDecimalText(fraction(least))} ${plural(least, 'event')}`;
  const label = `${rule.name.severity} at burn rate ${fractionToDecimalText(rule.threshold, 2)}`;
  const params = { rule: rule.name.rule, events: least, neededEvents: needed };
  return [finding('LOW_TRAFFIC_ALERT', 'low', lowTraffic(events, label, needed), { params })];
}

function eventsOf(sums: SeriesSums, window: number, end: number): number {
  return (sums.total[end] ?? 0) - (sums.total[Math.max(0, end - window)] ?? 0);
}
