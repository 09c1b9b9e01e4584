import { fail } from '../../core/errors.js';
import { parseDocument } from '../../core/parse.js';
import { counted } from '../../core/words.js';
import { addBusinessDays, adjustToBusinessDay, businessDaysBetween } from '../../time/business-day.js';
import { addDays, type CivilDate, toEpochDay } from '../../time/civil-date.js';
import { addCivilDuration, type CivilDurationInput } from '../../time/civil-duration.js';
import type { Frcp6Options, StatutoryOptions } from './arguments.js';
import { businessDaysOf } from './business-days.js';
import { toPeriod } from './period.js';
import { frcp6Arguments, statutoryArguments } from './schema.js';

/** A deadline that a statute computes. */
export interface StatutoryDeadline {
  readonly lastDay: CivilDate;
  readonly trace: readonly string[];
}

/**
 * End of a period of EU law (Regulation (EEC, Euratom) No 1182/71 Art. 3).
 *
 * The day of the event is not counted (1); weeks, months and years end on the corresponding day or the month's end
 * (2)(c); an end on a Saturday, Sunday or holiday moves to the next working day (4); a period of two days or more holds
 * at least two working days (5). Not for periods counted backwards, and not for the GDPR's 72 hours, which are hours.
 *
 * @param eventDate - The day of the event, `YYYY-MM-DD`.
 * @param period - Days, weeks, months or years.
 * @param options - Holidays.
 * @returns The last day with its derivation; not legal advice.
 * @throws {@link VendorwiseError} the codes of parsing for the options; `INVALID_DATE`, `INVALID_DURATION`.
 * @example
 * ```ts
 * import { regulation1182Deadline } from 'vendorwise/contracts';
 * regulation1182Deadline('2026-01-30', 'P1D').lastDay; // => '2026-02-02'
 * regulation1182Deadline('2026-01-30', 'P2D').lastDay; // => '2026-02-03'
 * ```
 */
export function regulation1182Deadline(
  eventDate: CivilDate,
  period: CivilDurationInput,
  options: StatutoryOptions = {},
): StatutoryDeadline {
  toEpochDay(eventDate, 'eventDate');
  parseDocument(statutoryArguments, { options });
  const checked = toPeriod(period, 'period');
  const end = addCivilDuration(eventDate, period);
  const workingEnd = adjustToBusinessDay(end, 'following', businessDaysOf(options)) ?? end;
  const trace = [`${eventDate} + ${checked.text} = ${end}`];
  if (workingEnd !== end) trace.push(`${end} is no working day, next working day (Art. 3(4)) = ${workingEnd}`);
  const working = businessDaysBetween(eventDate, workingEnd, businessDaysOf(options));
  if (end === addDays(eventDate, 1) || working >= 2) return { lastDay: workingEnd, trace };
  const lastDay = addBusinessDays(workingEnd, 2 - working, businessDaysOf(options));
  trace.push(`only ${counted(working, 'working day')} in it, two needed (Art. 3(5)) = ${lastDay}`);
  return { lastDay, trace };
}

/**
 * Deadline of US federal civil procedure counted in days (Fed. R. Civ. P. 6(a)(1) and (5)).
 *
 * The day of the event is not counted, every day between is; a last day on a Saturday, Sunday or legal holiday moves
 * on in the direction of counting.
 *
 * @param eventDate - The day of the event, `YYYY-MM-DD`.
 * @param days - Whole days, at least 1.
 * @param options - Direction and holidays.
 * @returns The last day with its derivation; not legal advice.
 * @throws {@link VendorwiseError} the codes of parsing for the options; `INVALID_DATE`, `INVALID_DURATION`.
 * @example
 * ```ts
 * import { frcp6Deadline } from 'vendorwise/contracts';
 * frcp6Deadline('2026-06-04', 30, { holidays: ['2026-07-03'] }).lastDay; // => '2026-07-06'
 * frcp6Deadline('2026-11-22', 7, { direction: 'before' }).trace; // => ['2026-11-22 - 7 days = 2026-11-15', '2026-11-15 is no business day, further back = 2026-11-13']
 * ```
 */
export function frcp6Deadline(eventDate: CivilDate, days: number, options: Frcp6Options = {}): StatutoryDeadline {
  toEpochDay(eventDate, 'eventDate');
  parseDocument(frcp6Arguments, { options });
  if (!Number.isSafeInteger(days) || days < 1) {
    fail('INVALID_DURATION', 'days', 'The period is a whole number of days, at least 1.', {
      received: days,
      expected: 'a whole number of at least 1',
    });
  }
  const after = (options.direction ?? 'after') === 'after';
  const end = addDays(eventDate, after ? days : -days);
  const lastDay = adjustToBusinessDay(end, after ? 'following' : 'preceding', businessDaysOf(options)) ?? end;
  const trace = [`${eventDate} ${after ? '+' : '-'} ${counted(days, 'day')} = ${end}`];
  if (lastDay !== end) {
    trace.push(`${end} is no business day, ${after ? 'next business day' : 'further back'} = ${lastDay}`);
  }
  return { lastDay, trace };
}
