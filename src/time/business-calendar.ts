import { compiledOf, type Defined, wrapDefinition } from '../core/definition.js';
import { throwIssues } from '../core/errors.js';
import { parseDocument } from '../core/parse.js';
import { businessCalendarIssues } from './calendar-check.js';
import type { BusinessCalendarDefinition } from './calendar-definition.js';
import { type CalendarIndex, createCalendarIndex } from './calendar-index.js';
import { compileRules } from './calendar-rules.js';
import { type CivilDate, fromEpochDay } from './civil-date.js';
import { businessCalendarSchema } from './schema.js';

/** A checked calendar with its index. */
export type BusinessCalendar = Defined<BusinessCalendarDefinition>;

const KEY = 'calendar.1';

/**
 * Checks a business calendar and makes it ready for use.
 *
 * The index of open time is built later, year by year, where it is asked for (years 1900 to 2199).
 *
 * @param json - The definition.
 * @returns The calendar: the definition with its defaults, frozen, with its index hidden beside it.
 * @throws {@link VendorwiseError} with every problem: `UNKNOWN_TIME_ZONE`, `INVALID_HOURS`, `EMPTY_INTERVAL`,
 * `OVERLAPPING_INTERVALS`, `INVALID_DATE`, `DATE_OUT_OF_RANGE`, `DUPLICATE_HOLIDAY`, `INVALID_INSTANT`,
 * `CLOSURE_ENDS_BEFORE_START`, or those of the types (`REQUIRED`, `INVALID_TYPE`, `INVALID_VALUE`, `UNKNOWN_KEY`).
 * @example
 * ```ts
 * import { businessTimeBetween, defineBusinessCalendar } from 'vendorwise/time';
 * const office = defineBusinessCalendar({
 *   timeZone: 'Europe/Berlin',
 *   week: { mon: ['09:00-17:30'], tue: ['09:00-17:30'], wed: ['09:00-17:30'], thu: ['09:00-17:30'], fri: ['09:00-16:00'] },
 *   holidays: ['2026-10-03'],
 * });
 * businessTimeBetween(office, '2026-10-05T15:10:00+02:00', '2026-10-06T10:00:00+02:00'); // => 12000000
 * ```
 */
export function defineBusinessCalendar(json: BusinessCalendarDefinition): BusinessCalendar {
  const definition = checked(json);
  return wrapDefinition<BusinessCalendarDefinition, CalendarIndex>(definition, KEY, compile(definition));
}

function checked(json: BusinessCalendarDefinition): Required<BusinessCalendarDefinition> {
  const parsed = parseDocument(businessCalendarSchema, json);
  throwIssues(businessCalendarIssues(parsed, ''));
  return {
    timeZone: parsed.timeZone,
    week: parsed.week,
    holidays: parsed.holidays ?? [],
    exceptions: parsed.exceptions ?? {},
    breaks: parsed.breaks ?? {},
    weeklyBreaks: parsed.weeklyBreaks ?? {},
    closures: parsed.closures ?? [],
    holidayScope: parsed.holidayScope ?? 'calendarDay',
    dst: parsed.dst ?? 'wallClock',
  };
}

/**
 * A calendar that is always open: 24 hours, seven days.
 *
 * @param timeZone - IANA name of the zone whose midnights end its business days. @defaultValue `'UTC'`
 * @returns The calendar.
 * @throws {@link VendorwiseError} `UNKNOWN_TIME_ZONE`.
 * @example
 * ```ts
 * import { alwaysOpenCalendar, businessTimeBetween } from 'vendorwise/time';
 * businessTimeBetween(alwaysOpenCalendar(), '2026-10-03T00:00:00Z', '2026-10-05T00:00:00Z'); // => 172800000
 * ```
 */
export function alwaysOpenCalendar(timeZone = 'UTC'): BusinessCalendar {
  const day = ['00:00-24:00'];
  return defineBusinessCalendar({
    timeZone,
    week: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day },
  });
}

/**
 * The last holiday of a calendar: beyond it, open time may be too long because nobody entered the holidays yet.
 *
 * @param calendar - A business calendar.
 * @returns The latest holiday, or `null` when it has none.
 * @example
 * ```ts
 * import { defineBusinessCalendar, holidaysEnd } from 'vendorwise/time';
 * holidaysEnd(defineBusinessCalendar({ timeZone: 'UTC', week: {}, holidays: ['2027-01-01', '2026-12-25'] })); // => '2027-01-01'
 * ```
 */
export function holidaysEnd(calendar: BusinessCalendar): CivilDate | null {
  const days = [...calendarIndexOf(calendar).rules.holidays];
  return days.length === 0 ? null : fromEpochDay(days.reduce((a, b) => Math.max(a, b)));
}

/**
 * The index of a calendar, for loops over many rows: get it once and give it to `elapsedAt`, `deadlineAt` and the like.
 *
 * It is a cache that grows on demand; what is read from it does not depend on what was asked before.
 *
 * @param calendar - A business calendar, or a copy of one (a copy is checked and compiled anew at every call).
 * @returns The index.
 * @throws {@link VendorwiseError} `NOT_DEFINED` for a definition that was never given to
 * {@link defineBusinessCalendar}; its codes for a copy that was changed and is wrong.
 * @example
 * ```ts
 * import { alwaysOpenCalendar, calendarIndexOf, elapsedAt } from 'vendorwise/time';
 * const index = calendarIndexOf(alwaysOpenCalendar());
 * elapsedAt(index, 5000) - elapsedAt(index, 2000); // => 3000
 * ```
 */
export function calendarIndexOf(calendar: BusinessCalendar): CalendarIndex {
  return compiledOf(calendar, KEY, (copy) => compile(checked(copy)), {
    path: 'calendar',
    by: 'defineBusinessCalendar',
  });
}

function compile(definition: BusinessCalendarDefinition): CalendarIndex {
  return createCalendarIndex(compileRules(definition));
}
