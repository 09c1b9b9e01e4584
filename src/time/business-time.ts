import { requireNumber, requireWord } from '../core/check.js';
import { fail } from '../core/errors.js';
import { checkOptions, type OptionNames } from '../core/options.js';
import { type BusinessCalendar, calendarIndexOf } from './business-calendar.js';
import {
  type CalendarIndex,
  coverInstant,
  deadlineAt,
  elapsedAt,
  isOpenAt,
  segmentAt,
  startBefore,
} from './calendar-index.js';
import { type InstantInput, toEpochMs } from './instant.js';
import type { Interval } from './interval.js';

/** Options of {@link businessTimeBetween}. */
export interface BusinessTimeBetweenOptions {
  /** What to do when the end is before the start: a negative time, or the error `END_BEFORE_START`. @defaultValue `'negative'` */
  readonly endBeforeStart?: 'negative' | 'throw';
}

/** Options of the functions that look for a moment in a calendar. */
export interface HorizonOptions {
  /** Years of 365.25 days from the given moment beyond which not to look. @defaultValue 10 */
  readonly horizonYears?: number;
}

/** Options of {@link addBusinessTime} and {@link subtractBusinessTime}. */
export interface BoundaryOptions extends HorizonOptions {
  /**
   * Time that is used up exactly at a closing time is also used up at the next opening. `earliest` is the closing time
   * (what service desks show), `latest` the next opening (zendesk/biz, Zammad).
   * @defaultValue `'earliest'` when adding, `'latest'` when subtracting: the moment nearer to the given one
   */
  readonly boundary?: 'earliest' | 'latest';
}

const YEAR_MS = 31_557_600_000;
const HORIZON_YEARS = 10;

/**
 * Business time between two moments: the open part of the stretch between them.
 *
 * @param calendar - A business calendar.
 * @param start - An instant.
 * @param end - An instant; before the start the answer is negative.
 * @param options - What to do when the end is before the start.
 * @returns Milliseconds, exact on the UTC line: a whole day is 23 or 25 h when the clocks change.
 * @throws {@link VendorwiseError} `INVALID_INSTANT`, `INSTANT_OUT_OF_RANGE` (calendars cover 1900 to 2199),
 * `END_BEFORE_START`, `INVALID_VALUE` (option), `NOT_DEFINED` when the calendar was never defined.
 * @example
 * ```ts
 * import { businessTimeBetween, defineBusinessCalendar } from 'vendorwise/time';
 * const office = defineBusinessCalendar({ timeZone: 'Europe/Berlin', week: { fri: ['09:00-17:00'], mon: ['09:00-17:00'] } });
 * businessTimeBetween(office, '2026-10-02T16:00:00+02:00', '2026-10-05T10:00:00+02:00') / 3600000; // => 2
 * ```
 */
export function businessTimeBetween(
  calendar: BusinessCalendar,
  start: InstantInput,
  end: InstantInput,
  options: BusinessTimeBetweenOptions = {},
): number {
  checkOptions(options, { endBeforeStart: true });
  const { endBeforeStart = 'negative' } = options;
  requireWord(endBeforeStart, ['negative', 'throw'], 'options.endBeforeStart');
  const from = toEpochMs(start, 'start');
  const to = toEpochMs(end, 'end');
  if (to < from && endBeforeStart === 'throw') {
    fail('END_BEFORE_START', 'end', 'The end is before the start.', {
      received: end,
      expected: 'an end at or after the start',
    });
  }
  const index = calendarIndexOf(calendar);
  requireCovered(index, from, 'start');
  requireCovered(index, to, 'end');
  return elapsedAt(index, to) - elapsedAt(index, from);
}

/**
 * Moment at which business time from a start is used up: a deadline.
 *
 * @param calendar - A business calendar.
 * @param start - An instant, open or not.
 * @param businessMs - Business time in milliseconds, at least 0; rounded to whole milliseconds.
 * @param options - Which side of a closing time, and how far to look.
 * @returns Epoch milliseconds.
 * @throws {@link VendorwiseError} `INVALID_INSTANT`, `INVALID_DURATION`, `INSTANT_OUT_OF_RANGE`,
 * `CALENDAR_NEVER_OPENS`, `BEYOND_HORIZON` when it lies further away than the horizon; `INVALID_VALUE`, `INVALID_TYPE`,
 * `OUT_OF_RANGE` (options), `NOT_DEFINED` when the calendar was never defined.
 * @example
 * ```ts
 * import { addBusinessTime, defineBusinessCalendar, formatInstant } from 'vendorwise/time';
 * const office = defineBusinessCalendar({ timeZone: 'UTC', week: { mon: ['09:00-17:00'], tue: ['09:00-17:00'] } });
 * formatInstant(addBusinessTime(office, '2026-10-05T08:00:00Z', 8 * 3600000)); // => '2026-10-05T17:00:00.000Z'
 * formatInstant(addBusinessTime(office, '2026-10-05T08:00:00Z', 8 * 3600000, { boundary: 'latest' })); // => '2026-10-06T09:00:00.000Z'
 * ```
 */
export function addBusinessTime(
  calendar: BusinessCalendar,
  start: InstantInput,
  businessMs: number,
  options: BoundaryOptions = {},
): number {
  const at = toEpochMs(start, 'start');
  const ms = wholeDuration(businessMs);
  const index = calendarIndexOf(calendar);
  return found(
    index,
    at,
    ms,
    deadlineAt(index, at, ms, boundaryOf(options) === 'latest', horizonMsOf(options)),
    options,
  );
}

/**
 * Moment from which a given business time leads up to an end: the mirror of {@link addBusinessTime}.
 *
 * @param calendar - A business calendar.
 * @param end - An instant, open or not.
 * @param businessMs - Business time in milliseconds, at least 0; rounded to whole milliseconds.
 * @param options - Which side of an opening time, and how far to look.
 * @returns Epoch milliseconds.
 * @throws {@link VendorwiseError} as {@link addBusinessTime}.
 * @example
 * ```ts
 * import { defineBusinessCalendar, formatInstant, subtractBusinessTime } from 'vendorwise/time';
 * const office = defineBusinessCalendar({ timeZone: 'UTC', week: { mon: ['09:00-17:00'], tue: ['09:00-17:00'] } });
 * formatInstant(subtractBusinessTime(office, '2026-10-06T17:00:00Z', 8 * 3600000)); // => '2026-10-06T09:00:00.000Z'
 * formatInstant(subtractBusinessTime(office, '2026-10-06T17:00:00Z', 8 * 3600000, { boundary: 'earliest' })); // => '2026-10-05T17:00:00.000Z'
 * ```
 */
export function subtractBusinessTime(
  calendar: BusinessCalendar,
  end: InstantInput,
  businessMs: number,
  options: BoundaryOptions = {},
): number {
  const at = toEpochMs(end, 'end');
  const ms = wholeDuration(businessMs);
  const index = calendarIndexOf(calendar);
  return found(
    index,
    at,
    ms,
    startBefore(index, at, ms, boundaryOf(options) !== 'earliest', horizonMsOf(options)),
    options,
  );
}

/**
 * Says whether a calendar is open at a moment; at the closing time it is closed.
 *
 * @param calendar - A business calendar.
 * @param at - An instant.
 * @returns Whether it is open.
 * @throws {@link VendorwiseError} `INVALID_INSTANT`, `INSTANT_OUT_OF_RANGE`.
 * @example
 * ```ts
 * import { defineBusinessCalendar, isOpen } from 'vendorwise/time';
 * const office = defineBusinessCalendar({ timeZone: 'Asia/Tokyo', week: { mon: ['09:00-17:00'] } });
 * isOpen(office, '2026-10-05T09:00:00+09:00'); // => true
 * isOpen(office, '2026-10-05T17:00:00+09:00'); // => false
 * ```
 */
export function isOpen(calendar: BusinessCalendar, at: InstantInput): boolean {
  const ms = toEpochMs(at, 'at');
  const index = calendarIndexOf(calendar);
  requireCovered(index, ms, 'at');
  return isOpenAt(index, ms);
}

/**
 * First open moment at or after a moment.
 *
 * @param calendar - A business calendar.
 * @param at - An instant; when the calendar is open then, it is the answer.
 * @param options - How far to look.
 * @returns Epoch milliseconds.
 * @throws {@link VendorwiseError} as {@link addBusinessTime}.
 * @example
 * ```ts
 * import { defineBusinessCalendar, formatInstant, nextOpening } from 'vendorwise/time';
 * const office = defineBusinessCalendar({ timeZone: 'UTC', week: { mon: ['09:00-17:00'] } });
 * formatInstant(nextOpening(office, '2026-10-05T17:00:00Z')); // => '2026-10-12T09:00:00.000Z'
 * ```
 */
export function nextOpening(calendar: BusinessCalendar, at: InstantInput, options: HorizonOptions = {}): number {
  checkOptions(options, HORIZON_OPTIONS);
  const ms = toEpochMs(at, 'at');
  const index = calendarIndexOf(calendar);
  return found(index, ms, 0, deadlineAt(index, ms, 0, true, horizonMsOf(options)), options);
}

/**
 * First closing time after a moment.
 *
 * @param calendar - A business calendar.
 * @param at - An instant, open or not.
 * @param options - How far to look.
 * @returns Epoch milliseconds; `null` when the calendar does not close within the horizon (24 x 7).
 * @throws {@link VendorwiseError} as {@link addBusinessTime}.
 * @example
 * ```ts
 * import { alwaysOpenCalendar, nextClosing } from 'vendorwise/time';
 * nextClosing(alwaysOpenCalendar(), '2026-10-05T17:00:00Z'); // => null
 * ```
 */
export function nextClosing(calendar: BusinessCalendar, at: InstantInput, options: HorizonOptions = {}): number | null {
  checkOptions(options, HORIZON_OPTIONS);
  const opening = nextOpening(calendar, at, options);
  const limit = toEpochMs(at) + horizonMsOf(options);
  const index = calendarIndexOf(calendar);
  for (;;) {
    const segment = segmentAt(index, opening);
    const closing = index.ends[segment] as number;
    // An interval that reaches the end of what is covered may go on.
    if (closing < index.to) return closing <= limit ? closing : null;
    if (index.to > limit || !coverInstant(index, index.to)) return null;
  }
}

/**
 * Open intervals between two moments.
 *
 * @param calendar - A business calendar.
 * @param start - An instant.
 * @param end - An instant; at or before the start there are none.
 * @returns Sorted, disjoint intervals in epoch milliseconds, clipped to the two moments.
 * @throws {@link VendorwiseError} `INVALID_INSTANT`, `INSTANT_OUT_OF_RANGE`, `END_BEFORE_START`.
 * @example
 * ```ts
 * import { defineBusinessCalendar, openIntervals } from 'vendorwise/time';
 * const office = defineBusinessCalendar({ timeZone: 'UTC', week: { thu: ['09:00-12:00', '13:00-17:00'] } });
 * openIntervals(office, 36000000, 86400000); // => [{ start: 36000000, end: 43200000 }, { start: 46800000, end: 61200000 }]
 * ```
 */
export function openIntervals(calendar: BusinessCalendar, start: InstantInput, end: InstantInput): Interval[] {
  const from = toEpochMs(start, 'start');
  const to = toEpochMs(end, 'end');
  const index = calendarIndexOf(calendar);
  requireCovered(index, from, 'start');
  requireCovered(index, to, 'end');
  if (to < from)
    fail('END_BEFORE_START', 'end', 'The end is before the start.', {
      received: end,
      expected: 'an end at or after the start',
    });
  const intervals: Interval[] = [];
  for (let segment = segmentAt(index, from); segment < index.count; segment += 1) {
    const opens = Math.max(from, index.starts[segment] as number);
    const closes = Math.min(to, index.ends[segment] as number);
    if (opens >= to) break;
    if (closes > opens) intervals.push({ start: opens, end: closes });
  }
  return intervals;
}

/** The names of {@link HorizonOptions}. */
export const HORIZON_OPTIONS: OptionNames<HorizonOptions> = { horizonYears: true };

/** Milliseconds of the horizon, or the coded error; the names of the options are checked before. */
export function horizonMsOf(options: HorizonOptions): number {
  const { horizonYears } = options;
  if (horizonYears === undefined) return HORIZON_YEARS * YEAR_MS;
  requireNumber(horizonYears, { above: 0, most: 300 }, 'options.horizonYears', 'The years of a horizon');
  return horizonYears * YEAR_MS;
}

/** The checked boundary, if one is given. */
export function boundaryOf(options: BoundaryOptions): BoundaryOptions['boundary'] {
  checkOptions(options, { boundary: true, horizonYears: true });
  if (options.boundary !== undefined) requireWord(options.boundary, ['earliest', 'latest'], 'options.boundary');
  return options.boundary;
}

function wholeDuration(businessMs: number): number {
  if (typeof businessMs === 'number' && businessMs >= 0 && businessMs <= Number.MAX_SAFE_INTEGER) {
    return Math.round(businessMs);
  }
  return fail('INVALID_DURATION', 'businessMs', 'This is not a length of time.', {
    received: businessMs,
    expected: 'milliseconds from 0 to 9007199254740991',
  });
}

function requireCovered(index: CalendarIndex, at: number, path: string): void {
  if (coverInstant(index, at)) return;
  fail('INSTANT_OUT_OF_RANGE', path, 'This moment lies outside the years that a calendar covers.', {
    received: new Date(at),
    expected: 'a moment from 1900 to 2199',
  });
}

/** An answer, or the error that says why there is none. */
export function found(
  index: CalendarIndex,
  from: number,
  wanted: number,
  answer: number,
  options: HorizonOptions,
  unit: 'businessMs' | 'businessDays' = 'businessMs',
): number {
  if (!Number.isNaN(answer)) return answer;
  requireCovered(index, from, '');
  if (index.rules.neverOpens) {
    fail('CALENDAR_NEVER_OPENS', '', 'This calendar has no opening hours, so nothing can be due in it.', {
      expected: 'a week or an exception with hours',
    });
  }
  const years = options.horizonYears ?? HORIZON_YEARS;
  const what =
    wanted === 0
      ? 'does not open'
      : unit === 'businessDays'
        ? 'has not that many business days'
        : 'does not open for that long';
  return fail('BEYOND_HORIZON', '', `The calendar ${what} within ${years} years.`, {
    received: wanted,
    expected: 'a shorter time, more opening hours, or a larger horizonYears',
    params: { horizonYears: years, [unit]: wanted },
  });
}
