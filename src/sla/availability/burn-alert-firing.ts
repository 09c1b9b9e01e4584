import { issue, throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { type Fraction, fractionToNumber } from '../../exact/fraction.js';
import type { BurnAlertName, BurnAlertPlan, BurnAlertRule } from './burn-alert-plan.js';
import { exactBurnRateFor } from './burn-rate.js';
import { type SeriesSums, stepsOf } from './event-series.js';
import { exactPositive, wholeMs, wholeNumber } from './percent.js';

/** A rule with its windows in steps of a series; internal. */
export interface CheckedRule {
  readonly name: BurnAlertName;
  readonly threshold: Fraction;
  /** In steps. */
  readonly long: number;
  readonly short: number;
  readonly hold: number;
  readonly minimumEvents: number;
}

/** Checks a plan against the steps of a series. */
export function checkRules(plan: BurnAlertPlan, stepMs: number): CheckedRule[] {
  const issues: VendorwiseIssue[] = [];
  wholeMs(plan.periodMs, 'plan.periodMs', 1);
  if (plan.rules.length === 0) {
    issues.push(issue('NO_RULES', 'plan.rules', 'The plan has no rules.', { expected: 'at least one rule' }));
  }
  const rules = plan.rules.map((rule, position): CheckedRule => {
    const path = `plan.rules[${position}]`;
    if (rule.burnRate === undefined && rule.budgetPercent === undefined) {
      const expected = 'burnRate or budgetPercent';
      issues.push(issue('THRESHOLD_MISSING', path, 'The rule has no threshold.', { expected }));
    }
    const long = stepsOf(rule.longWindowMs, stepMs, `${path}.longWindowMs`);
    const short = stepsOf(rule.shortWindowMs, stepMs, `${path}.shortWindowMs`);
    if (short > long) {
      const details = { received: rule.shortWindowMs, expected: `at most ${rule.longWindowMs} ms` };
      const message = 'The short window is longer than the long one.';
      issues.push(issue('SHORT_WINDOW_TOO_LONG', `${path}.shortWindowMs`, message, details));
    }
    const threshold = thresholdOf(rule, plan.periodMs, path);
    return {
      name: { rule: position, severity: rule.severity, burnRate: fractionToNumber(threshold) },
      threshold,
      long,
      short,
      hold: Math.ceil(wholeMs(rule.forMs ?? 0, `${path}.forMs`, 0) / stepMs),
      minimumEvents: wholeNumber(rule.minimumEvents ?? 0, `${path}.minimumEvents`, 0),
    };
  });
  throwIssues(issues);
  return rules;
}

function thresholdOf(rule: BurnAlertRule, periodMs: number, path: string): Fraction {
  if (rule.burnRate !== undefined) return exactPositive(rule.burnRate, `${path}.burnRate`);
  return exactBurnRateFor(rule.budgetPercent ?? 0, rule.longWindowMs, periodMs, path);
}

/** A stretch in which a rule fires; internal. */
export interface Firing {
  /** Number of steps that have ended when it begins and ends to fire. */
  readonly from: number;
  to: number | null;
  /** Number of steps that have ended when the long window burns fastest. */
  peak: number;
}

/** When a rule fires. One pass: running sums make each window a subtraction, and no division decides. */
export function firing(rule: CheckedRule, sums: SeriesSums, budget: Fraction, partial: 'used' | 'ignored'): Firing[] {
  const { bad, total, steps } = sums;
  const exceeds = comparison(rule.threshold.mul(budget), sums);
  const intervals: Firing[] = [];
  let current: Firing | null = null;
  let peakRate = 0;
  let since = -1;
  for (let end = partial === 'ignored' ? rule.long : 1; end <= steps; end += 1) {
    const longStart = end > rule.long ? end - rule.long : 0;
    const shortStart = end > rule.short ? end - rule.short : 0;
    const longBad = (bad[end] as number) - (bad[longStart] as number);
    const longTotal = (total[end] as number) - (total[longStart] as number);
    const shortBad = (bad[end] as number) - (bad[shortStart] as number);
    const shortTotal = (total[end] as number) - (total[shortStart] as number);
    const burning = longTotal >= rule.minimumEvents && exceeds(longBad, longTotal) && exceeds(shortBad, shortTotal);
    if (!burning) {
      if (current !== null) current.to = end;
      current = null;
      since = -1;
      continue;
    }
    if (since < 0) since = end;
    if (end - since < rule.hold) continue;
    if (current === null) {
      current = { from: end, to: null, peak: end };
      intervals.push(current);
      peakRate = 0;
    }
    if (longBad / longTotal > peakRate) {
      peakRate = longBad / longTotal;
      current.peak = end;
    }
  }
  return intervals;
}

/** Says whether bad / total exceeds a limit; exact for whole counts. */
function comparison(limit: Fraction, sums: SeriesSums): (bad: number, total: number) => boolean {
  const { n, d } = limit;
  const most = BigInt(Math.ceil(sums.total[sums.steps] ?? 0));
  if (!sums.whole || (most * d < 2n ** 53n && most * n < 2n ** 53n)) {
    const scale = fractionToNumber(limit);
    const [numerator, denominator] = sums.whole ? [Number(n), Number(d)] : [scale, 1];
    return (bad, total) => total > 0 && bad * denominator > total * numerator;
  }
  return (bad, total) => total > 0 && BigInt(bad) * d > BigInt(total) * n;
}
