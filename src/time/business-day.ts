import { requireList, requireWord, wordIssues } from '../core/check.js';
import { fail, issue, throwIssues, type VendorwiseIssue } from '../core/errors.js';
import { checkOptions } from '../core/options.js';
import type { Weekday } from './calendar-definition.js';
import { type CivilDate, fromEpochDay, readCivilDate, toEpochDay, weekdayOf } from './civil-date.js';

/**
 * Where a date goes that is no business day: to the next one (`following`), to the one before (`preceding`), likewise
 * but never into another month (`modified…`), nowhere because it falls out (`skip`), or it stays (`none`).
 *
 * The first four are the conventions of finance (ISDA 2006 definitions section 4.12; QuantLib uses the same names).
 */
export type BusinessDayConvention =
  | 'following'
  | 'modifiedFollowing'
  | 'preceding'
  | 'modifiedPreceding'
  | 'skip'
  | 'none';

/** Which dates are business days. */
export interface BusinessDayOptions {
  /** Weekdays on which business is done. @defaultValue Monday to Friday */
  readonly workdays?: readonly Weekday[];
  /** Dates on which it is not. @defaultValue none */
  readonly holidays?: readonly CivilDate[];
}

const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const MONDAY_TO_FRIDAY: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri'];
const CONVENTIONS: readonly BusinessDayConvention[] = [
  'following',
  'modifiedFollowing',
  'preceding',
  'modifiedPreceding',
  'skip',
  'none',
];
/** Longer than any row of holidays; beyond it the options leave no business day. */
const FARTHEST_DAYS = 3660;

/**
 * Moves a date to a business day by a named convention.
 *
 * @param date - `YYYY-MM-DD`.
 * @param convention - Where a date goes that is no business day.
 * @param options - Workdays and holidays.
 * @returns The date itself when it is a business day, else the one it goes to; `null` when it is skipped.
 * @throws {@link VendorwiseError} `INVALID_DATE`, `REQUIRED`, `INVALID_VALUE`, `INVALID_TYPE`, `NO_BUSINESS_DAY` when no
 * business day is near.
 * @example
 * ```ts
 * import { adjustToBusinessDay } from 'vendorwise/time';
 * adjustToBusinessDay('2026-05-30', 'following'); // => '2026-06-01'
 * adjustToBusinessDay('2026-05-30', 'modifiedFollowing'); // => '2026-05-29'
 * adjustToBusinessDay('2026-05-30', 'skip'); // => null
 * ```
 */
export function adjustToBusinessDay(
  date: CivilDate,
  convention: BusinessDayConvention,
  options: BusinessDayOptions = {},
): CivilDate | null {
  requireWord(convention, CONVENTIONS, 'convention');
  const day = toEpochDay(date, 'date');
  const isBusiness = businessDayTest(options);
  if (convention === 'none' || isBusiness(day)) return date;
  if (convention === 'skip') return null;
  const step = convention === 'following' || convention === 'modifiedFollowing' ? 1 : -1;
  const moved = fromEpochDay(nearestBusinessDay(day, step, isBusiness));
  const staysInMonth = moved.slice(0, 7) === date.slice(0, 7);
  if (staysInMonth || convention === 'following' || convention === 'preceding') return moved;
  return fromEpochDay(nearestBusinessDay(day, -step, isBusiness));
}

/**
 * Adds business days to a date; the date itself is not counted.
 *
 * @param date - `YYYY-MM-DD`, a business day or not.
 * @param days - Whole business days: positive forward, negative back, 0 leaves the date as it is.
 * @param options - Workdays and holidays.
 * @returns The date.
 * @throws {@link VendorwiseError} `INVALID_DATE`, `INVALID_VALUE`, `INVALID_TYPE`, `INVALID_DURATION`, `NO_BUSINESS_DAY`.
 * @example
 * ```ts
 * import { addBusinessDays } from 'vendorwise/time';
 * addBusinessDays('2026-12-03', -2); // => '2026-12-01'
 * addBusinessDays('2026-12-24', 1, { holidays: ['2026-12-25'] }); // => '2026-12-28'
 * ```
 */
export function addBusinessDays(date: CivilDate, days: number, options: BusinessDayOptions = {}): CivilDate {
  if (!Number.isSafeInteger(days) || Math.abs(days) > 1_000_000) {
    fail('INVALID_DURATION', 'days', 'This is not a number of business days.', {
      received: days,
      expected: 'a whole number',
    });
  }
  const isBusiness = businessDayTest(options);
  const step = days < 0 ? -1 : 1;
  let day = toEpochDay(date, 'date');
  for (let left = Math.abs(days); left > 0; left -= 1) day = nearestBusinessDay(day + step, step, isBusiness);
  return fromEpochDay(day);
}

/**
 * Business days from one date to another: the inverse of {@link addBusinessDays} between business days.
 *
 * @param from - `YYYY-MM-DD`, not counted.
 * @param to - `YYYY-MM-DD`, counted when it is a business day.
 * @param options - Workdays and holidays.
 * @returns Whole business days; negative when `to` is earlier.
 * @throws {@link VendorwiseError} `INVALID_DATE`, `INVALID_VALUE`, `INVALID_TYPE`.
 * @example
 * ```ts
 * import { businessDaysBetween } from 'vendorwise/time';
 * businessDaysBetween('2026-11-27', '2026-12-01'); // => 2
 * ```
 */
export function businessDaysBetween(from: CivilDate, to: CivilDate, options: BusinessDayOptions = {}): number {
  const isBusiness = businessDayTest(options);
  const first = toEpochDay(from, 'from');
  const last = toEpochDay(to, 'to');
  const step = last < first ? -1 : 1;
  let count = 0;
  for (let day = first; day !== last; ) {
    day += step;
    if (isBusiness(day)) count += step;
  }
  return count;
}

/**
 * Says whether a date is a business day.
 *
 * @param date - `YYYY-MM-DD`.
 * @param options - Workdays and holidays.
 * @returns Whether it is a workday and no holiday.
 * @throws {@link VendorwiseError} `INVALID_DATE`, `INVALID_VALUE`, `INVALID_TYPE`.
 * @example
 * ```ts
 * import { isBusinessDay } from 'vendorwise/time';
 * isBusinessDay('2026-11-22'); // => false
 * ```
 */
export function isBusinessDay(date: CivilDate, options: BusinessDayOptions = {}): boolean {
  return businessDayTest(options)(toEpochDay(date, 'date'));
}

function businessDayTest(options: BusinessDayOptions): (epochDay: number) => boolean {
  checkOptions(options, { workdays: true, holidays: true });
  const { workdays = MONDAY_TO_FRIDAY, holidays: closed = [] } = options;
  requireList(workdays, 'options.workdays');
  requireList(closed, 'options.holidays');
  const issues: VendorwiseIssue[] = [];
  const works: boolean[] = WEEKDAYS.map(() => false);
  workdays.forEach((name, position) => {
    const weekday = WEEKDAYS.indexOf(name);
    if (weekday >= 0) works[weekday] = true;
    else issues.push(...wordIssues(name, WEEKDAYS, `options.workdays[${position}]`));
  });
  const holidays = new Set<number>();
  closed.forEach((date, position) => {
    const day = readCivilDate(date);
    holidays.add(day);
    if (Number.isNaN(day)) {
      issues.push(
        issue('INVALID_DATE', `options.holidays[${position}]`, `"${date}" is not a date of the calendar.`, {
          received: date,
          expected: 'a date such as "2026-12-25"',
        }),
      );
    }
  });
  throwIssues(issues);
  return (epochDay) => works[weekdayOf(epochDay) - 1] === true && !holidays.has(epochDay);
}

function nearestBusinessDay(from: number, step: number, isBusiness: (epochDay: number) => boolean): number {
  for (let distance = 0; distance <= FARTHEST_DAYS; distance += 1) {
    const day = from + step * distance;
    if (isBusiness(day)) return day;
  }
  return fail('NO_BUSINESS_DAY', 'options', 'These workdays and holidays leave no business day within ten years.', {
    expected: 'at least one workday that is not always a holiday',
  });
}
