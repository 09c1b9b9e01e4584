import { requireWord } from '../../core/check.js';
import { fail } from '../../core/errors.js';
import { checkOptions } from '../../core/options.js';
import type { ExactInput } from '../../exact/fraction.js';
import { fractionToDecimalText, ratioOf } from '../../exact/fraction.js';
import { wholeMs } from './percent.js';

/** One burn-rate alert: it fires while both windows burn faster than the threshold. */
export interface BurnAlertRule {
  /** `page` wakes somebody up, `ticket` waits for the morning. */
  readonly severity: 'page' | 'ticket';
  /** Threshold; one of `burnRate` and `budgetPercent` is given. */
  readonly burnRate?: ExactInput;
  /** Share of the period's budget, 0 to 100, that spent within the long window makes the threshold. */
  readonly budgetPercent?: ExactInput;
  readonly longWindowMs: number;
  /** Second window that ends the alert soon after the burning stops. */
  readonly shortWindowMs: number;
  /** How long the condition must hold before the alert fires, ms. @defaultValue 0 */
  readonly forMs?: number;
  /** Events that the long window must have, so that one failure in a quiet hour does not fire. @defaultValue 0 */
  readonly minimumEvents?: number;
}

/** A rule as it stands in results. */
export interface BurnAlertName {
  /** Position in the plan. */
  readonly rule: number;
  readonly severity: BurnAlertRule['severity'];
  /** Threshold. */
  readonly burnRate: number;
}

/** Burn-rate alerts for an error budget period. */
export interface BurnAlertPlan {
  /** Period of the error budget, ms. */
  readonly periodMs: number;
  /** Any rule that fires raises an alert of its severity. */
  readonly rules: readonly BurnAlertRule[];
}

/** A published plan, with where it is from. */
export interface PublishedBurnAlertPlan extends BurnAlertPlan {
  readonly preset: BurnAlertPreset;
  readonly source: string;
}

/** The published plans. */
export type BurnAlertPreset = 'googleSre' | 'sloth' | 'pyrra';

const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 86_400_000;

/**
 * A published multi-window, multi-burn-rate alert plan.
 *
 * `googleSre`: 2 % in 1 h, 5 % in 6 h (pages), 10 % in 3 d (ticket); short windows are a twelfth of the long ones
 * (Google, "The Site Reliability Workbook", ch. 5, table 5-8). `sloth`: the windows shipped with slok/sloth for 28 and
 * 30 days, and its published example for 7 days. `pyrra`: factors 14, 7, 2 and 1 on windows that scale with the period
 * and are rounded to minutes (pyrra-dev/pyrra, `slo/rules.go`).
 *
 * @param preset - Which plan.
 * @param options - `periodMs` of the error budget; by default 30 days, for `pyrra` 28 days. `sloth` has plans for 7, 28 and 30 days.
 * @returns The plan, which can be edited and given to `replayBurnAlerts`.
 * @throws {@link VendorwiseError} `INVALID_VALUE`, `OUT_OF_RANGE`, `NO_PRESET_FOR_PERIOD`, `UNKNOWN_KEY`, `INVALID_TYPE`.
 * @example
 * ```ts
 * import { burnAlertPlan } from 'vendorwise/sla';
 * burnAlertPlan('googleSre').rules[0]; // => { severity: 'page', budgetPercent: '2', burnRate: '14.4', longWindowMs: 3600000, shortWindowMs: 300000 }
 * burnAlertPlan('pyrra').rules.map((rule) => rule.burnRate); // => ['14', '7', '2', '1']
 * ```
 */
export function burnAlertPlan(
  preset: BurnAlertPreset,
  options: { readonly periodMs?: number } = {},
): PublishedBurnAlertPlan {
  checkOptions(options, { periodMs: true });
  requireWord(preset, ['googleSre', 'sloth', 'pyrra'], 'preset');
  const periodMs = wholeMs(options.periodMs ?? (preset === 'pyrra' ? 28 : 30) * DAY, 'options.periodMs', HOUR);
  if (preset === 'googleSre') {
    const source = 'Google, "The Site Reliability Workbook", chapter 5, "Alerting on SLOs", table 5-8';
    return { preset, source, periodMs, rules: googleRules(periodMs) };
  }
  if (preset === 'sloth') return slothPlan(periodMs);
  const source = 'pyrra-dev/pyrra, slo/rules.go, function Windows';
  return { preset, source, periodMs, rules: pyrraRules(periodMs) };
}

/** A rule by budget share; the burn rate stands beside it where it is a finite decimal. */
function bySpend(
  severity: BurnAlertRule['severity'],
  budgetPercent: string,
  longWindowMs: number,
  shortWindowMs: number,
  periodMs: number,
): BurnAlertRule {
  const windows = { longWindowMs, shortWindowMs };
  const rate = ratioOf(periodMs, longWindowMs).mul(budgetPercent).div(100);
  const text = fractionToDecimalText(rate, 9);
  return rate.equals(text)
    ? { severity, budgetPercent, burnRate: text, ...windows }
    : { severity, budgetPercent, ...windows };
}

function googleRules(periodMs: number): BurnAlertRule[] {
  return [
    bySpend('page', '2', HOUR, 5 * MINUTE, periodMs),
    bySpend('page', '5', 6 * HOUR, 30 * MINUTE, periodMs),
    bySpend('ticket', '10', 3 * DAY, 6 * HOUR, periodMs),
  ];
}

function slothPlan(periodMs: number): PublishedBurnAlertPlan {
  const spend = slothSpend(periodMs);
  const source =
    periodMs === 7 * DAY
      ? 'slok/sloth, examples/windows/7d.yaml'
      : `slok/sloth, internal/alert/windows/google-${periodMs / DAY}d.yaml`;
  const [pageQuick, pageSlow, ticketQuick, ticketSlow] = spend;
  const rules = [
    bySpend('page', pageQuick, HOUR, 5 * MINUTE, periodMs),
    bySpend('page', pageSlow, 6 * HOUR, 30 * MINUTE, periodMs),
    bySpend('ticket', ticketQuick, DAY, 2 * HOUR, periodMs),
    bySpend('ticket', ticketSlow, 3 * DAY, 6 * HOUR, periodMs),
  ];
  return { preset: 'sloth', source, periodMs, rules };
}

function slothSpend(periodMs: number): readonly [string, string, string, string] {
  if (periodMs === 28 * DAY || periodMs === 30 * DAY) return ['2', '5', '10', '10'];
  if (periodMs === 7 * DAY) return ['8', '12.5', '20', '42'];
  return fail('NO_PRESET_FOR_PERIOD', 'options.periodMs', 'Sloth publishes no alert windows for this period.', {
    received: periodMs,
    expected: `7, 28 or 30 days (${7 * DAY}, ${28 * DAY} or ${30 * DAY} ms)`,
  });
}

function pyrraRules(periodMs: number): BurnAlertRule[] {
  const scaled = (minutesOf28Days: number): number =>
    Math.max(1, Math.round((periodMs * minutesOf28Days) / (28 * DAY))) * MINUTE;
  const rule = (
    severity: BurnAlertRule['severity'],
    burnRate: string,
    long: number,
    short: number,
    hold: number,
  ): BurnAlertRule => ({
    severity,
    burnRate,
    longWindowMs: scaled(long),
    shortWindowMs: scaled(short),
    forMs: scaled(hold),
  });
  return [
    rule('page', '14', 60, 5, 2),
    rule('page', '7', 360, 30, 15),
    rule('ticket', '2', 1440, 120, 60),
    rule('ticket', '1', 5760, 360, 180),
  ];
}
