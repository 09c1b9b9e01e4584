import { UTCDate } from '@date-fns/utc';
import { addMonths as addMonthsToDate } from 'date-fns/addMonths';
import { requireWord } from '../core/check.js';
import { fail } from '../core/errors.js';
import { checkOptions } from '../core/options.js';
import { requireWholeNumber } from './arguments.js';
import { daysInMonth, epochDayOf } from './instant.js';

/** A date without time and zone, `YYYY-MM-DD` from `0001-01-01` to `9999-12-31`. */
export type CivilDate = string;

/** What may become of month ends. */
export const MONTH_ENDS: readonly string[] = ['clip', 'sticky'];
const DAY_MS = 86_400_000;
const FIRST_DAY = -719_162;
const LAST_DAY = 2_932_896;

/**
 * Number of a civil date on the line of days.
 *
 * @param date - `YYYY-MM-DD`.
 * @param path - Where it stands, for the error.
 * @returns Whole days since 1970-01-01.
 * @throws {@link VendorwiseError} `INVALID_DATE` when the date does not exist or is not written so.
 * @example
 * ```ts
 * import { toEpochDay } from 'vendorwise/time';
 * toEpochDay('1970-01-02'); // => 1
 * ```
 */
export function toEpochDay(date: CivilDate, path = ''): number {
  const day = readCivilDate(date);
  if (!Number.isNaN(day)) return day;
  return fail('INVALID_DATE', path, 'This is not a date of the calendar.', {
    received: date,
    expected: 'a date such as "2026-02-28"',
  });
}

/**
 * Reads a civil date of an imported row without throwing.
 *
 * @param input - Anything.
 * @returns Whole days since 1970-01-01, or `NaN` when it is no existing date written `YYYY-MM-DD`.
 * @example
 * ```ts
 * import { readCivilDate } from 'vendorwise/time';
 * readCivilDate('2026-11-28'); // => 20785
 * readCivilDate('2026-02-30'); // => Number.NaN
 * ```
 */
export function readCivilDate(input: unknown): number {
  if (typeof input !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(input)) return Number.NaN;
  const year = Number(input.slice(0, 4));
  return year === 0 ? Number.NaN : epochDayOf(year, Number(input.slice(5, 7)), Number(input.slice(8)));
}

/**
 * Writes a day number as a civil date.
 *
 * @param epochDay - Whole days since 1970-01-01.
 * @returns `YYYY-MM-DD`.
 * @throws {@link VendorwiseError} `INVALID_DATE` when it is not a whole number within years 1 to 9999.
 * @example
 * ```ts
 * import { fromEpochDay } from 'vendorwise/time';
 * fromEpochDay(20785); // => '2026-11-28'
 * ```
 */
export function fromEpochDay(epochDay: number): CivilDate {
  if (!(Number.isInteger(epochDay) && epochDay >= FIRST_DAY && epochDay <= LAST_DAY)) {
    return fail('INVALID_DATE', '', 'This day lies outside the years 1 to 9999.', {
      received: epochDay,
      expected: 'a whole number of days from 0001-01-01 to 9999-12-31',
    });
  }
  return new Date(epochDay * DAY_MS).toISOString().slice(0, 10);
}

/**
 * Adds days to a civil date.
 *
 * @param date - `YYYY-MM-DD`.
 * @param days - Whole days, may be negative.
 * @returns The date that many days later.
 * @throws {@link VendorwiseError} `INVALID_DATE`, `INVALID_DURATION`.
 * @example
 * ```ts
 * import { addDays } from 'vendorwise/time';
 * addDays('2027-02-01', -60); // => '2026-12-03'
 * ```
 */
export function addDays(date: CivilDate, days: number): CivilDate {
  requireWholeNumber(days, 'days');
  return fromEpochDay(toEpochDay(date) + days);
}

/** Options of {@link addMonths}. */
export interface AddMonthsOptions {
  /**
   * `clip`: the corresponding day, or the last day of a shorter month; `sticky`: likewise, but the last day of a month
   * goes to the last day of the other month. @defaultValue `'clip'`
   */
  readonly monthEnd?: 'clip' | 'sticky';
}

/**
 * Adds months to a civil date by the corresponding-date rule (Dodds v Walker [1981] 1 WLR 1027; ISO 8601).
 *
 * Adding in one step from the anchor is not the same as adding twice: 31 January + 2 months is 31 March, while a
 * clipped 28 February + 1 month is 28 March.
 *
 * @param date - `YYYY-MM-DD`.
 * @param months - Whole months, may be negative.
 * @param options - What becomes of month ends.
 * @returns The same day of the other month, or its last day when it is shorter.
 * @throws {@link VendorwiseError} `INVALID_DATE`, `INVALID_DURATION`, `INVALID_VALUE`.
 * @example
 * ```ts
 * import { addMonths } from 'vendorwise/time';
 * addMonths('2026-01-31', 1); // => '2026-02-28'
 * addMonths('2026-02-28', 1); // => '2026-03-28'
 * addMonths('2026-02-28', 1, { monthEnd: 'sticky' }); // => '2026-03-31'
 * ```
 */
export function addMonths(date: CivilDate, months: number, options: AddMonthsOptions = {}): CivilDate {
  checkOptions(options, { monthEnd: true });
  if (options.monthEnd !== undefined) requireWord(options.monthEnd, MONTH_ENDS, 'options.monthEnd');
  requireWholeNumber(months, 'months');
  const start = new UTCDate(toEpochDay(date) * DAY_MS);
  const moved = fromEpochDay(addMonthsToDate(start, months).getTime() / DAY_MS);
  return options.monthEnd === 'sticky' && isMonthEnd(date) ? endOfMonth(moved) : moved;
}

/**
 * Days from one civil date to another.
 *
 * @param from - `YYYY-MM-DD`.
 * @param to - `YYYY-MM-DD`.
 * @returns Whole days; negative when `to` is earlier.
 * @throws {@link VendorwiseError} `INVALID_DATE`.
 * @example
 * ```ts
 * import { daysBetween } from 'vendorwise/time';
 * daysBetween('2026-11-23', '2026-12-03'); // => 10
 * ```
 */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return toEpochDay(to) - toEpochDay(from);
}

/**
 * Weekday of a civil date (ISO 8601).
 *
 * @param date - `YYYY-MM-DD`.
 * @returns 1 for Monday to 7 for Sunday.
 * @throws {@link VendorwiseError} `INVALID_DATE`.
 * @example
 * ```ts
 * import { isoWeekday } from 'vendorwise/time';
 * isoWeekday('2026-11-23'); // => 1
 * ```
 */
export function isoWeekday(date: CivilDate): number {
  return weekdayOf(toEpochDay(date));
}

/** ISO weekday of a day number; 1970-01-01 was a Thursday. */
export function weekdayOf(epochDay: number): number {
  return ((((epochDay + 3) % 7) + 7) % 7) + 1;
}

/**
 * Last day of the month of a civil date.
 *
 * @param date - `YYYY-MM-DD`.
 * @returns `YYYY-MM-DD`.
 * @throws {@link VendorwiseError} `INVALID_DATE`.
 * @example
 * ```ts
 * import { endOfMonth } from 'vendorwise/time';
 * endOfMonth('2028-02-10'); // => '2028-02-29'
 * ```
 */
export function endOfMonth(date: CivilDate): CivilDate {
  toEpochDay(date);
  return `${date.slice(0, 8)}${daysInMonth(Number(date.slice(0, 4)), Number(date.slice(5, 7)))}`;
}

function isMonthEnd(date: CivilDate): boolean {
  return endOfMonth(date) === date;
}
