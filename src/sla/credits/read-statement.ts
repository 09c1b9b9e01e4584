import { numberIssues, requireRecord } from '../../core/check.js';
import { issue, throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { type OptionNames, optionIssues } from '../../core/options.js';
import { parseDocument } from '../../core/parse.js';
import { joinPath } from '../../core/path.js';
import { type Fraction, fraction } from '../../exact/fraction.js';
import type { MoneyInput } from '../../exact/money.js';
import { type CivilDate, readCivilDate } from '../../time/civil-date.js';
import type { StatementEntry, StatementMeasurement } from './credit-measurement.js';
import type { CompiledTerms } from './define-credit-terms.js';
import { type Reading, readMeasurement } from './read-measurement.js';
import { measurementsDocumentSchema } from './schema.js';
import { type CreditDisplayOptions, checkAmounts, readPercentDecimals } from './service-credit.js';
import { checkPeriods } from './statement-months.js';

/** Where the months before a statement left off. */
export interface StatementOpening {
  /** Misses directly before the first month; by service-level id for a pool. @defaultValue 0 */
  readonly missesBefore?: number | Readonly<Record<string, number>>;
  /** Credits already granted in the contract year of the first month. @defaultValue 0 */
  readonly creditedThisYear?: MoneyInput;
}

/** Fee and surroundings of a statement. */
export interface CreditStatementOptions extends CreditDisplayOptions {
  /** Fee of each month that does not name its own. */
  readonly fee?: MoneyInput;
  /** Fee of a contract year, for an annual cap. @defaultValue 12 times the fee of the year's first month */
  readonly annualFee?: MoneyInput;
  readonly opening?: StatementOpening;
  /** Day on which the claim dates are judged. @defaultValue none: claim dates are stated, not judged */
  readonly onDate?: CivilDate;
}

/** A month of a statement, read. */
export interface StatementInputMonth {
  readonly period: string | undefined;
  readonly fee: Fraction;
  readonly reading: Reading;
}

/** The months of a statement and its options, read. */
export interface StatementInput {
  readonly months: readonly StatementInputMonth[];
  readonly currency: string;
  readonly annualFee: Fraction | null;
  readonly missesBefore: ReadonlyMap<string | null, number>;
  readonly creditedThisYear: Fraction;
  readonly percentDecimals: number;
  readonly onDate: CivilDate | null;
}

const OPTIONS: OptionNames<CreditStatementOptions> = {
  fee: true,
  annualFee: true,
  opening: true,
  onDate: true,
  percentDecimals: true,
};

/**
 * Checks the months and options of a statement, all problems at once.
 *
 * @param base - Where the options stand, for errors.
 */
export function readStatement(
  { terms }: CompiledTerms,
  measurements: readonly StatementEntry[],
  options: CreditStatementOptions,
  base: string,
): StatementInput {
  const parsed = parseMonths(measurements);
  const issues: VendorwiseIssue[] = [...optionIssues(options, OPTIONS, base)];
  checkPeriods(parsed, issues);
  const fees = parsed.map(({ fee }, position) => [`measurements[${position}].fee`, fee] as const);
  const { fee, annualFee, opening, onDate } = options;
  const at = (name: string): string => (base === '' ? name : `${base}.${name}`);
  const amounts = {
    [at('fee')]: fee,
    [at('annualFee')]: annualFee,
    [at('opening.creditedThisYear')]: opening?.creditedThisYear,
    ...Object.fromEntries(fees),
  };
  checkAmounts(terms, amounts, '', issues);
  if (fee === undefined) {
    for (const [path, own] of fees.length === 0 ? [[at('fee'), undefined] as const] : fees) {
      if (own !== undefined) continue;
      issues.push(
        issue('FEE_MISSING', path, 'No fee is known for this month.', { expected: 'a fee here or in the options' }),
      );
    }
  }
  if (onDate !== undefined && Number.isNaN(readCivilDate(onDate))) {
    const message = typeof onDate === 'string' ? `"${onDate}" is not a date of the calendar.` : 'This is not a date.';
    const expected = 'a date such as "2026-11-23"';
    issues.push(issue('INVALID_DATE', at('onDate'), message, { received: onDate, expected }));
  }
  const missesBefore = readMissesBefore(opening, at('opening'), issues);
  const percentDecimals = readPercentDecimals(options, base, issues);
  const readings = parsed.map((one, position) => readMeasurement(terms, one, `measurements[${position}]`, issues));
  throwIssues(issues);
  return {
    months: parsed.map((one, position) => ({
      period: one.period,
      fee: fraction((one.fee ?? fee)?.amount ?? 0),
      reading: readings[position] as Reading,
    })),
    currency: String((fee ?? parsed[0]?.fee)?.currency),
    annualFee: annualFee === undefined ? null : fraction(annualFee.amount),
    missesBefore,
    creditedThisYear: fraction(opening?.creditedThisYear?.amount ?? 0),
    percentDecimals,
    onDate: onDate ?? null,
  };
}

function parseMonths(entries: readonly StatementEntry[]): readonly StatementMeasurement[] {
  const measurements: unknown = Array.isArray(entries) ? entries.map(measurementOf) : entries;
  return parseDocument(measurementsDocumentSchema, { measurements } as never).measurements;
}

/** What `availability` returned names its month by the label of its window. */
function measurementOf(entry: StatementEntry, position: number): StatementMeasurement {
  if (typeof entry !== 'object' || entry === null || !('window' in entry)) return entry;
  requireRecord(entry.window, `measurements[${position}].window`, 'the window of an availability');
  const { label } = entry.window;
  return { ...(label === null ? {} : { period: label }), uptime: entry.uptime };
}

function readMissesBefore(
  opening: StatementOpening | undefined,
  at: string,
  issues: VendorwiseIssue[],
): ReadonlyMap<string | null, number> {
  if (opening !== undefined) issues.push(...optionIssues(opening, { missesBefore: true, creditedThisYear: true }, at));
  const given = opening?.missesBefore ?? 0;
  const entries: [string | null, number][] = typeof given === 'number' ? [[null, given]] : Object.entries(given);
  for (const [subject, count] of entries) {
    const path = subject === null ? `${at}.missesBefore` : joinPath(`${at}.missesBefore`, subject);
    issues.push(...numberIssues(count, { whole: true, least: 0 }, path, 'A number of months missed before'));
  }
  return new Map(entries);
}
