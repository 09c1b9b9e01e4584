import { fail } from '../core/errors.js';
import { checkOptions } from '../core/options.js';
import { type BusinessCalendar, calendarIndexOf } from './business-calendar.js';
import { found, HORIZON_OPTIONS, type HorizonOptions, horizonMsOf } from './business-time.js';
import { type CalendarIndex, type ClosingTable, coverInstant, segmentAt } from './calendar-index.js';
import { FIRST_DAY, LAST_DAY } from './calendar-range.js';
import { shiftsOfDay } from './calendar-rules.js';
import { shiftSegments } from './calendar-segments.js';
import { type InstantInput, toEpochMs } from './instant.js';
import type { Interval } from './interval.js';
import { epochDayAt } from './zone.js';

const DAY_MS = 86_400_000;
const DAYS_A_STEP = 366;

/**
 * Closing time of a business day: the deadline of "within n business days".
 *
 * A business day is a date on which a shift begins that is open at least in part; its closing time is the end of its
 * last open stretch, which for a night shift lies on the next date and for a 24-hour day is midnight. Days are those of
 * the calendar's time zone; the start day is not counted.
 *
 * @param calendar - A business calendar.
 * @param start - An instant, open or not.
 * @param businessDays - Whole number of business days after the start day; 0 is the start day itself, or the next
 * business day when the start day is none or already closed.
 * @param options - How far to look.
 * @returns Epoch milliseconds.
 * @throws {@link VendorwiseError} `INVALID_INSTANT`, `INVALID_DURATION`, `INSTANT_OUT_OF_RANGE`,
 * `CALENDAR_NEVER_OPENS`, `BEYOND_HORIZON`, `OUT_OF_RANGE` (horizon), `NOT_DEFINED` when the calendar was never defined.
 * @example
 * ```ts
 * import { defineBusinessCalendar, endOfBusinessDay, formatInstant } from 'vendorwise/time';
 * const day = ['09:00-17:00'];
 * const office = defineBusinessCalendar({ timeZone: 'UTC', week: { mon: day, tue: day, wed: day, thu: day, fri: day } });
 * formatInstant(endOfBusinessDay(office, '2026-10-02T16:00:00Z', 2)); // => '2026-10-06T17:00:00.000Z'
 * ```
 */
export function endOfBusinessDay(
  calendar: BusinessCalendar,
  start: InstantInput,
  businessDays: number,
  options: HorizonOptions = {},
): number {
  checkOptions(options, HORIZON_OPTIONS);
  const at = toEpochMs(start, 'start');
  if (!(Number.isSafeInteger(businessDays) && businessDays >= 0)) {
    fail('INVALID_DURATION', 'businessDays', 'This is not a number of business days.', {
      received: businessDays,
      expected: 'a whole number of at least 0',
    });
  }
  const index = calendarIndexOf(calendar);
  const closing = endOfBusinessDayAt(index, at, businessDays, horizonMsOf(options));
  return found(index, at, businessDays, closing, options, 'businessDays');
}

/**
 * Closing time of a business day, for loops over many rows; see {@link endOfBusinessDay}.
 *
 * @param index - Index of the calendar.
 * @param start - Epoch milliseconds.
 * @param businessDays - Whole number of at least 0.
 * @param horizonMs - Milliseconds after the start beyond which not to look.
 * @returns Epoch milliseconds; `NaN` when there is none within the horizon.
 * @example
 * ```ts
 * import { alwaysOpenCalendar, calendarIndexOf, endOfBusinessDayAt } from 'vendorwise/time';
 * endOfBusinessDayAt(calendarIndexOf(alwaysOpenCalendar()), 0, 1, 31557600000); // => 172800000
 * ```
 */
export function endOfBusinessDayAt(
  index: CalendarIndex,
  start: number,
  businessDays: number,
  horizonMs: number,
): number {
  if (!coverInstant(index, start)) return Number.NaN;
  const day = epochDayAt(index.rules.table, start);
  const lastDay = Math.min(LAST_DAY, Math.ceil((start + horizonMs) / DAY_MS) + 1);
  const table = closingTable(index, day);
  extend(index, table, Math.min(day + 2, lastDay));
  // The start day's own closing counts only for 0, and only while it is ahead.
  const own = table.closings[before(table, day)];
  const ahead = before(table, day + 1) > before(table, day) && own !== undefined && own > start;
  const wanted = businessDays === 0 ? before(table, ahead ? day : day + 1) : before(table, day + 1) + businessDays - 1;
  while (table.closings.length <= wanted) {
    if (table.toDay > lastDay) return Number.NaN;
    extend(index, table, Math.min(table.toDay + DAYS_A_STEP, lastDay + 1));
  }
  const closing = table.closings[wanted] as number;
  return closing <= start + horizonMs ? closing : Number.NaN;
}

function before(table: ClosingTable, day: number): number {
  return table.before[day - table.fromDay] ?? table.closings.length;
}

/** A table begins where it is first asked, and anew when someone asks for earlier days. */
function closingTable(index: CalendarIndex, day: number): ClosingTable {
  const known = index.closings;
  if (known !== null && known.fromDay <= day) return known;
  const fromDay = Math.max(FIRST_DAY, Math.min(day, known === null ? day : day - DAYS_A_STEP));
  const table: ClosingTable = { fromDay, toDay: fromDay, closings: [], before: [] };
  index.closings = table;
  return table;
}

function extend(index: CalendarIndex, table: ClosingTable, toDay: number): void {
  for (; table.toDay < toDay; table.toDay += 1) {
    const closing = closingOf(index, table.toDay);
    table.before.push(table.closings.length);
    if (closing !== null) table.closings.push(closing);
  }
}

/** Last open instant of the shifts that begin on a day; `null` when none of them is open. */
function closingOf(index: CalendarIndex, day: number): number | null {
  let latest: number | null = null;
  for (const shift of shiftsOfDay(index.rules, day)) {
    for (const segment of shiftSegments(index.rules, day, shift)) {
      const closing = lastOpenIn(index, segment);
      if (closing !== null && (latest === null || closing > latest)) latest = closing;
    }
  }
  return latest;
}

function lastOpenIn(index: CalendarIndex, { start, end }: Interval): number | null {
  coverInstant(index, start);
  const segment = segmentAt(index, end - 1);
  if (segment < 0) return null;
  if ((index.starts[segment] as number) < end) return end;
  const previous = segment > 0 ? (index.ends[segment - 1] as number) : Number.NEGATIVE_INFINITY;
  return previous > start ? previous : null;
}
