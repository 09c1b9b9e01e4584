import { issue, throwIssues } from '../../core/errors.js';
import type { Finding } from '../../core/findings.js';
import { checkOptions, type OptionNames, optionIssues } from '../../core/options.js';
import { type ExactInput, fraction } from '../../exact/fraction.js';
import type { Money, MoneyInput } from '../../exact/money.js';
import type { AttainmentMeasure, StatementEntry, StatementMeasurement, UptimeMeasure } from './credit-measurement.js';
import { type StatementMonth, statementOf } from './credit-statement.js';
import type { CreditTerms } from './credit-terms.js';
import { compiledTerms, type DefinedCreditTerms } from './define-credit-terms.js';
import { printed } from './draft-statement.js';
import type { MeasuredFigures } from './month-credit.js';
import type { CreditStatementOptions, StatementOpening } from './read-statement.js';
import { monthAfter } from './statement-months.js';

/** Two versions of the terms. */
export interface ReplayedTerms {
  readonly current: CreditTerms | DefinedCreditTerms;
  readonly proposed: CreditTerms | DefinedCreditTerms;
}

/** Past months, oldest first: exactly one of the lists. */
export interface CreditHistory {
  /** Fee of each month that does not name its own. */
  readonly fee?: MoneyInput;
  /** Fee of a contract year, for annual caps. @defaultValue 12 times the fee of the year's first month */
  readonly annualFee?: MoneyInput;
  readonly opening?: StatementOpening;
  /** First month, `YYYY-MM`, which names all of them; not with `measurements`. @defaultValue months are not named */
  readonly from?: string;
  /** Uptime of each month in percent (0-100). */
  readonly uptimePercent?: readonly (ExactInput | null)[];
  readonly uptime?: readonly (UptimeMeasure | null)[];
  /** Attainment of each month in percent (0-100). */
  readonly attainmentPercent?: readonly (ExactInput | null)[];
  readonly attainment?: readonly (AttainmentMeasure | null)[];
  /** Downtime of each month in milliseconds. */
  readonly downtimeMs?: readonly (number | null)[];
  readonly misses?: readonly (number | readonly string[] | null)[];
  /** Whole measurements, as `creditStatement` takes them. */
  readonly measurements?: readonly StatementEntry[];
}

/** One month under both versions. */
export interface ReplayedMonth extends MeasuredFigures {
  /** Position, from 1. */
  readonly month: number;
  readonly period: string | null;
  /** Credit of the month less what it gives back. */
  readonly current: Money;
  readonly proposed: Money;
  /** Proposed less current; below zero when the proposal pays less. */
  readonly difference: Money;
}

/** What other terms would have paid. */
export interface CreditReplay {
  readonly current: Money;
  readonly proposed: Money;
  /** Proposed less current; below zero when the proposal pays less. */
  readonly difference: Money;
  readonly months: readonly ReplayedMonth[];
  readonly findings: readonly Finding[];
}

const LISTS = ['uptimePercent', 'uptime', 'attainmentPercent', 'attainment', 'downtimeMs', 'misses'] as const;
const HISTORY: OptionNames<CreditHistory> = {
  fee: true,
  annualFee: true,
  opening: true,
  from: true,
  measurements: true,
  uptimePercent: true,
  uptime: true,
  attainmentPercent: true,
  attainment: true,
  downtimeMs: true,
  misses: true,
};

/**
 * The same months under the current and under proposed terms: what a negotiation is worth.
 *
 * @param terms - Both versions of the credit clause.
 * @param history - Fee and measurements of the past months, oldest first.
 * @returns Both totals, their difference, and the same month by month; amounts are decimal texts.
 * @throws {@link VendorwiseError} the codes of `creditStatement`, with paths under `current` or `proposed` for the
 * terms, `CHOOSE_ONE` when the history is not exactly one list, and `UNKNOWN_KEY`, `INVALID_TYPE`.
 * @example
 * ```ts
 * import { replayCredits } from 'vendorwise/sla';
 * const current = { tiers: [{ atLeast: '99', below: '99.9', creditPercent: '10' }, { below: '99', creditPercent: '25' }] };
 * const proposed = { tiers: [{ atLeast: '99.5', below: '99.9', creditPercent: '5' }, { atLeast: '99', below: '99.5', creditPercent: '10' }, { below: '99', creditPercent: '15' }] };
 * const replay = replayCredits({ current, proposed }, { fee: { amount: '12500', currency: 'EUR' }, uptimePercent: ['99.95', '99.87', '99.99', '98.70', '99.92', '99.40'] });
 * [replay.current.amount, replay.proposed.amount, replay.difference.amount]; // => ['5625.00', '3750.00', '-1875.00']
 * ```
 */
export function replayCredits(terms: ReplayedTerms, history: CreditHistory): CreditReplay {
  checkOptions(terms, { current: true, proposed: true }, '');
  const measurements = readHistory(history);
  const { fee, annualFee, opening } = history;
  const options: CreditStatementOptions = {
    ...(fee === undefined ? {} : { fee }),
    ...(annualFee === undefined ? {} : { annualFee }),
    ...(opening === undefined ? {} : { opening }),
  };
  const current = statementOf(compiledTerms(terms.current, 'current'), measurements, options, '');
  const proposed = statementOf(compiledTerms(terms.proposed, 'proposed'), measurements, options, '');
  return {
    current: current.total,
    proposed: proposed.total,
    difference: minus(proposed.total, current.total),
    months: current.months.map((month, position) => replayMonth(month, proposed.months[position] as StatementMonth)),
    findings: mergeFindings(current.findings, proposed.findings),
  };
}

function readHistory(history: CreditHistory): readonly StatementEntry[] {
  const unknown = optionIssues(history, HISTORY, '');
  const given = [...LISTS, 'measurements' as const].filter((key) => history[key] !== undefined);
  const expected = `exactly one of ${LISTS.join(', ')}, measurements`;
  throwIssues([
    ...unknown,
    ...(given.length === 1
      ? []
      : [issue('CHOOSE_ONE', '', `Past months are given as ${expected}.`, { received: given.join(', '), expected })]),
    ...given
      .filter((key) => !Array.isArray(history[key]))
      .map((key) =>
        issue('INVALID_TYPE', key, 'Expected a list, one entry a month.', {
          received: history[key],
          expected: 'a list',
        }),
      ),
  ]);
  const [list] = given;
  if (list === undefined || list === 'measurements') return history.measurements ?? [];
  const { from } = history;
  if (from !== undefined && !/^\d{4}-(0[1-9]|1[0-2])$/.test(from)) {
    const message = `"${from}" is not a calendar month.`;
    throwIssues([issue('INVALID_PERIOD', 'from', message, { received: from, expected: 'a month such as "2026-04"' })]);
  }
  return (history[list] ?? []).map(
    (value, position): StatementMeasurement => ({
      [list]: value,
      ...(from === undefined ? {} : { period: monthAfter(from, position) }),
    }),
  );
}

function replayMonth(current: StatementMonth, proposed: StatementMonth): ReplayedMonth {
  const { month, period, uptimePercent, uptimeText, uptimeRoundedText, attainmentPercent, attainmentText } = current;
  const [now, then] = [netOf(current), netOf(proposed)];
  return {
    month,
    period,
    uptimePercent,
    uptimeText,
    uptimeRoundedText,
    attainmentPercent,
    attainmentText,
    current: now,
    proposed: then,
    difference: minus(then, now),
  };
}

function netOf({ credit, takenBack }: StatementMonth): Money {
  return credit === null
    ? takenBack
    : printed(fraction(credit.amount).add(fraction(takenBack.amount)), takenBack.currency);
}

function minus(a: Money, b: Money): Money {
  return printed(fraction(a.amount).sub(fraction(b.amount)), a.currency);
}

/** Findings about the measurements are the same under both terms; they are told once. */
function mergeFindings(current: readonly Finding[], proposed: readonly Finding[]): Finding[] {
  const key = ({ code, subject, path, message }: Finding): string => JSON.stringify([code, subject, path, message]);
  const told = new Map(current.map((one) => [key(one), 'current']));
  const both = new Set(proposed.map(key).filter((one) => told.has(one)));
  const tag = (one: Finding, version: string): Finding =>
    both.has(key(one)) ? one : { ...one, params: { ...one.params, terms: version } };
  return [
    ...current.map((one) => tag(one, 'current')),
    ...proposed.filter((one) => !told.has(key(one))).map((one) => tag(one, 'proposed')),
  ];
}
