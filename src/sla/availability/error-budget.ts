import { requireRecord } from '../../core/check.js';
import { fail } from '../../core/errors.js';
import { type Finding, finding } from '../../core/findings.js';
import { checkOptions } from '../../core/options.js';
import {
  type ExactInput,
  type Fraction,
  fraction,
  fractionToDecimalText,
  fractionToNumber,
  ONE,
  tryFraction,
  ZERO,
} from '../../exact/fraction.js';
import { noErrorBudget } from './messages.js';
import { checkDecimals, percentNumber, percentText, shareOfPercent } from './percent.js';

/** Good and measured time; what `availability` returns as `uptime` and `serviceCredit` takes. */
export interface Uptime {
  /** Time the service was up, ms. */
  readonly goodMs: number;
  /** Measured time, ms. */
  readonly totalMs: number;
}

/** Good and all events, e.g. requests answered and requests received. */
export interface EventCounts {
  /** Number of good events. */
  readonly goodEvents: number;
  /** Number of all events. */
  readonly totalEvents: number;
}

/** What every error budget says, whatever it counts. */
export interface ErrorBudgetShares {
  /** Decimal text, 0 to 100. */
  readonly targetPercent: string;
  /** Share of the budget that is spent, percent, may exceed 100; `null` when there is no budget. */
  readonly consumedPercent: number | null;
  readonly consumedText: string | null;
  /** Share of the budget that is left, percent, negative when overspent; `null` when there is no budget. */
  readonly remainingPercent: number | null;
  readonly remainingText: string | null;
  /** Whether no more than the budget is spent, decided exactly; `null` when nothing was measured. */
  readonly withinBudget: boolean | null;
  readonly findings: readonly Finding[];
}

/** Error budget in time. */
export interface TimeErrorBudget extends ErrorBudgetShares {
  readonly unit: 'ms';
  readonly budgetMs: number;
  readonly consumedMs: number;
  /** Negative when overspent. */
  readonly remainingMs: number;
}

/** Error budget in events. */
export interface EventErrorBudget extends ErrorBudgetShares {
  readonly unit: 'events';
  readonly budgetEvents: number;
  readonly consumedEvents: number;
  /** Negative when overspent. */
  readonly remainingEvents: number;
}

/** Options of {@link errorBudget}. */
export interface ErrorBudgetOptions {
  /** Target, 0 to 100. */
  readonly targetPercent: ExactInput;
  /** Digits after the point of the texts, 0 to 20. @defaultValue 1 */
  readonly decimals?: number;
}

/**
 * The error budget that a target leaves, and how much of it is spent: in time for an uptime, in events for counts.
 *
 * Budget = (1 - target) x total; spent = bad / budget (Google, "The Site Reliability Workbook", ch. 2 and 5).
 *
 * @param level - `{ goodMs, totalMs }` or `{ goodEvents, totalEvents }`.
 * @param options - Target in percent, decimals of the texts.
 * @returns Budget, consumed and remaining in ms or events, and as percent of the budget.
 * @throws {@link VendorwiseError} `INVALID_NUMBER`, `OUT_OF_RANGE`, `GOOD_EXCEEDS_TOTAL`, and `UNKNOWN_KEY`,
 * `INVALID_TYPE` for options that it does not know.
 * @example
 * ```ts
 * import { errorBudget } from 'vendorwise/sla';
 * const budget = errorBudget({ goodMs: 2591000000, totalMs: 2592000000 }, { targetPercent: '99.9' });
 * [budget.budgetMs, budget.consumedMs, budget.remainingText]; // => [2592000, 1000000, '61.4 %']
 * errorBudget({ goodEvents: 983, totalEvents: 1000 }, { targetPercent: '99.5' }).remainingPercent; // => -240
 * ```
 */
export function errorBudget(level: Uptime, options: ErrorBudgetOptions): TimeErrorBudget;
export function errorBudget(level: EventCounts, options: ErrorBudgetOptions): EventErrorBudget;
export function errorBudget(
  level: Uptime | EventCounts,
  options: ErrorBudgetOptions,
): TimeErrorBudget | EventErrorBudget {
  checkOptions(options, { targetPercent: true, decimals: true });
  const { bad, total, unit } = exactLevel(level);
  const target = shareOfPercent(options.targetPercent, 'options.targetPercent');
  const budget = spentBudget(bad, total, target, checkDecimals(options.decimals, 1));
  const [planned, consumed, remaining] = budget.amounts;
  return unit === 'ms'
    ? { unit, budgetMs: planned, consumedMs: consumed, remainingMs: remaining, ...budget.shares }
    : { unit, budgetEvents: planned, consumedEvents: consumed, remainingEvents: remaining, ...budget.shares };
}

/** Reads good and total exactly; a caller's figures, so wrong ones throw. */
export function exactLevel(level: Uptime | EventCounts): {
  readonly bad: Fraction;
  readonly total: Fraction;
  readonly unit: 'ms' | 'events';
} {
  requireRecord(level, 'level', 'a record of good and total');
  const inTime = 'totalMs' in level;
  const [goodKey, totalKey] = inTime ? ['goodMs', 'totalMs'] : ['goodEvents', 'totalEvents'];
  const good = amount(inTime ? level.goodMs : level.goodEvents, goodKey);
  const total = amount(inTime ? level.totalMs : level.totalEvents, totalKey);
  if (good.compare(total) > 0) {
    fail('GOOD_EXCEEDS_TOTAL', goodKey, 'There is more good than total.', {
      received: inTime ? level.goodMs : level.goodEvents,
      expected: `at most ${totalKey} (${fractionToDecimalText(total)})`,
    });
  }
  return { bad: total.sub(good), total, unit: inTime ? 'ms' : 'events' };
}

function amount(value: number, path: string): Fraction {
  const read = tryFraction(value) ?? fraction(value, path);
  if (read.compare(ZERO) >= 0) return read;
  return fail('OUT_OF_RANGE', path, 'This is out of range; expected at least 0.', {
    received: value,
    expected: 'a number of at least 0',
  });
}

/** Budget arithmetic on exact amounts of any unit. */
export function spentBudget(
  bad: Fraction,
  total: Fraction,
  target: Fraction,
  decimals: number,
): { readonly amounts: readonly [number, number, number]; readonly shares: ErrorBudgetShares } {
  const budget = ONE.sub(target).mul(total);
  const measured = total.compare(ZERO) > 0;
  const spent = budget.compare(ZERO) > 0 ? bad.div(budget) : null;
  const left = spent === null ? null : ONE.sub(spent);
  return {
    amounts: [fractionToNumber(budget), fractionToNumber(bad), fractionToNumber(budget.sub(bad))],
    shares: {
      targetPercent: fractionToDecimalText(target.mul(100)),
      consumedPercent: spent === null ? null : percentNumber(spent),
      consumedText: spent === null ? null : percentText(spent, decimals),
      remainingPercent: left === null ? null : percentNumber(left),
      remainingText: left === null ? null : percentText(left, decimals),
      withinBudget: measured ? bad.compare(budget) <= 0 : null,
      findings: measured && spent === null ? [finding('NO_ERROR_BUDGET', 'info', noErrorBudget())] : [],
    },
  };
}
