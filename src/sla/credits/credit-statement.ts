import type { Finding } from '../../core/findings.js';
import { type Fraction, fraction, sumFractions } from '../../exact/fraction.js';
import { type Money, roundExact } from '../../exact/money.js';
import type { CivilDate } from '../../time/civil-date.js';
import type { StatementEntry } from './credit-measurement.js';
import type { CreditTerms } from './credit-terms.js';
import { type CompiledTerms, compiledTerms, type DefinedCreditTerms } from './define-credit-terms.js';
import { type Draft, draftMonths, printed, sum } from './draft-statement.js';
import { type CreditStatus, creditWithout } from './earn-back.js';
import { type CreditLine, type CreditVerdict, limitLine, type MeasuredFigures } from './month-credit.js';
import { type CreditStatementOptions, readStatement, type StatementInput } from './read-statement.js';
import { type CreditConventions, conventionsOf } from './service-credit.js';
import { percentOfFee } from './settle-credit.js';
import { statementFindings } from './statement-findings.js';
import { claimDate } from './statement-months.js';

/** What became of one figure in one month. */
export interface StatementVerdict extends CreditVerdict {
  /** Length of the run of misses that this month ends, in measured months; 0 when it was met. */
  readonly missesInARow: number;
  /** `null` when the month earned no credit for it. */
  readonly status: CreditStatus | null;
}

/** One month of a statement. */
export interface StatementMonth extends MeasuredFigures {
  /** Position in the statement, from 1. */
  readonly month: number;
  /** `YYYY-MM`; `null` when months are not named. */
  readonly period: string | null;
  /** First day of the contract year in which the month ends; `null` when months are not named. */
  readonly contractYear: CivilDate | null;
  readonly fee: Money;
  /** Whether any figure was missed; `null` when nothing was measured. */
  readonly missed: boolean | null;
  /** Credit of this month as issued; `null` when nothing was measured. */
  readonly credit: Money | null;
  /** The exact credit in percent of the month's fee; `null` without a credit or with a fee of nothing. */
  readonly creditPercent: string | null;
  /** `pending` while any of it is, else `due` while any of it is, else `earnedBack`; `null` without a credit line. */
  readonly status: CreditStatus | null;
  /** Credits of earlier months that this month gives back; zero or below. */
  readonly takenBack: Money;
  /** Last day for claiming the credit; `null` without a credit or a claim window. */
  readonly claimBy: CivilDate | null;
  readonly verdicts: readonly StatementVerdict[];
}

/** One printed line of a statement. */
export interface StatementLine extends CreditLine {
  readonly month: number;
  readonly period: string | null;
  readonly status: CreditStatus | null;
  readonly claimBy: CivilDate | null;
}

/** Conventions of a statement. */
export interface StatementConventions extends CreditConventions {
  /** How months are put into contract years, for the annual cap. */
  readonly contractYear: 'anniversary' | 'calendarYear' | 'twelveMonths';
  /** A month without a measurement neither ends nor lengthens a run. */
  readonly unmeasuredMonths: 'passedOver';
  /** Credits given back make room under the annual cap of their year from the next month on. */
  readonly annualCapCounts: 'creditsLessEarnedBack';
}

/** Credits over months in sequence. */
export interface CreditStatement {
  /** What the lines add up to: credits less those given back. */
  readonly total: Money;
  /** Part of `total` that met months can still give back. */
  readonly pending: Money;
  /** Credits given back, as an amount of zero or above. */
  readonly earnedBack: Money;
  readonly months: readonly StatementMonth[];
  readonly lines: readonly StatementLine[];
  readonly conventions: StatementConventions;
  readonly findings: readonly Finding[];
}

/**
 * The service credits of months in sequence: repeat multipliers, earn-back and the annual cap run through.
 *
 * A miss is earned back when so many measured months directly after it are met; the reversal is a line of the month
 * that completes them, so that statements already issued do not change. Until then it is pending; a further miss of
 * the same figure makes it due.
 *
 * @param terms - The credit clause, as JSON or from `defineCreditTerms`.
 * @param measurements - One entry a month, oldest first, named `YYYY-MM` or not at all: measurements, or what
 * `availability` returned for the month.
 * @param options - The monthly fee, the annual fee, what came before, and the day on which claim dates are judged.
 * @returns Months and lines; the lines add up to `total`.
 * @throws {@link VendorwiseError} the codes of `serviceCredit`, and `FEE_MISSING`, `PERIOD_MISSING`, `INVALID_PERIOD`,
 * `DUPLICATE_PERIOD`, `PERIODS_NOT_ASCENDING`, `INVALID_DATE`, `UNKNOWN_KEY`, `INVALID_TYPE`.
 * @example
 * ```ts
 * import { creditStatement } from 'vendorwise/sla';
 * const terms = { tiers: [{ atLeast: '99', below: '99.9', creditPercent: '10' }, { below: '99', creditPercent: '25' }], claimWindow: 'P30D' };
 * const months = [{ period: '2026-09', uptimePercent: '99.87' }, { period: '2026-10', uptimePercent: '98.7' }];
 * const statement = creditStatement(terms, months, { fee: { amount: '12500', currency: 'EUR' } });
 * statement.total; // => { amount: '4375.00', currency: 'EUR' }
 * statement.lines.map((line) => line.claimBy); // => ['2026-10-30', '2026-11-30']
 * ```
 */
export function creditStatement(
  terms: CreditTerms | DefinedCreditTerms,
  measurements: readonly StatementEntry[],
  options: CreditStatementOptions = {},
): CreditStatement {
  return statementOf(compiledTerms(terms), measurements, options, 'options');
}

/**
 * The statement of compiled terms.
 *
 * @param path - Where the options stand, for errors.
 */
export function statementOf(
  compiled: CompiledTerms,
  measurements: readonly StatementEntry[],
  options: CreditStatementOptions,
  path: string,
): CreditStatement {
  const input = readStatement(compiled, measurements, options, path);
  const drafts = draftMonths(compiled, input);
  const months = drafts.map((draft) => finishMonth(compiled.terms, draft, input));
  const lines = drafts.flatMap((draft, position) => linesOf(draft, months[position] as StatementMonth));
  const print = (amount: Fraction): Money => printed(amount, input.currency);
  return {
    total: print(sum(lines.map((line) => line.amount))),
    pending: print(sumFractions(drafts.map(({ issued }) => issued.left.sub(creditWithout(issued, 'pending'))))),
    earnedBack: print(sum(months.map((month) => month.takenBack)).neg()),
    months,
    lines,
    conventions: {
      ...conventionsOf(compiled.terms),
      contractYear: yearConvention(compiled.terms, input),
      unmeasuredMonths: 'passedOver',
      annualCapCounts: 'creditsLessEarnedBack',
    },
    findings: statementFindings(compiled, input, drafts, months),
  };
}

function finishMonth(terms: CreditTerms, draft: Draft, { currency }: StatementInput): StatementMonth {
  const { input, computed, issued, runs } = draft;
  const { settlement, assessment } = computed;
  const earned = settlement !== null && fraction(settlement.credit.amount).compare(0) > 0;
  return {
    month: issued.position + 1,
    period: input.period ?? null,
    contractYear: draft.contractYear,
    fee: roundExact(input.fee, currency),
    ...computed.figures,
    missed: settlement === null ? null : assessment.verdicts.some((verdict) => verdict.missed === true),
    credit: settlement?.credit ?? null,
    creditPercent: settlement === null ? null : percentOfFee(settlement.exact, input.fee),
    status: monthStatus([...issued.status.values()]),
    takenBack: printed(sum(draft.takenBack.map((one) => one.amount)), currency),
    claimBy: earned ? claimDate(input.period, terms.claimWindow) : null,
    verdicts: computed.verdicts.map((verdict) => ({
      ...verdict,
      missesInARow: runs.get(verdict.subject) ?? 0,
      status: issued.status.get(verdict.subject) ?? null,
    })),
  };
}

function monthStatus(all: readonly CreditStatus[]): CreditStatus | null {
  return (['pending', 'due', 'earnedBack'] as const).find((status) => all.includes(status)) ?? null;
}

function linesOf({ computed, issued, takenBack }: Draft, own: StatementMonth): StatementLine[] {
  const { month, period, claimBy } = own;
  const statusOf = (line: CreditLine): CreditStatus | null =>
    issued.status.get(line.subject) ?? (computed.multiplied.length === 0 ? null : own.status);
  return [
    ...computed.lines.map((line) => ({ ...line, month, period, status: statusOf(line), claimBy })),
    ...takenBack.map(({ issued: earlier, subject, amount }) => ({
      ...limitLine('earnBack', amount, subject),
      evidence: [{ month: earlier.position + 1, metMonths: earlier.context.terms.earnBack?.metPeriods ?? null }],
      month,
      period,
      status: null,
      claimBy: null,
    })),
  ];
}

function yearConvention(
  { contractYearStart }: CreditTerms,
  { months }: StatementInput,
): StatementConventions['contractYear'] {
  if (months.every((month) => month.period === undefined)) return 'twelveMonths';
  return contractYearStart === undefined ? 'calendarYear' : 'anniversary';
}
