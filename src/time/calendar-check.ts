import { issue, type VendorwiseIssue } from '../core/errors.js';
import { joinPath } from '../core/path.js';
import type { BusinessCalendarDefinition, BusinessWeek } from './calendar-definition.js';
import { FIRST_DAY, LAST_DAY } from './calendar-range.js';
import { readCivilDate } from './civil-date.js';
import { readInstant } from './instant.js';
import { readHours } from './wall-hours.js';
import { isTimeZone } from './zone.js';

/**
 * Everything that is wrong with the meaning of a calendar whose types are right.
 *
 * @param calendar - A parsed definition, perhaps inside a larger document.
 * @param path - Where it stands in that document.
 * @returns Every issue, in the order of the definition.
 * @example
 * ```ts
 * import { businessCalendarIssues } from 'vendorwise/time';
 * const calendar = { timeZone: 'UTC', week: { mon: ['09:00-25:00'] } };
 * businessCalendarIssues(calendar, 'calendars.office').map((one) => one.path); // => ['calendars.office.week.mon[0]']
 * ```
 */
export function businessCalendarIssues(calendar: BusinessCalendarDefinition, path: string): VendorwiseIssue[] {
  const found: VendorwiseIssue[] = [];
  if (!isTimeZone(calendar.timeZone)) {
    found.push(
      issue('UNKNOWN_TIME_ZONE', joinPath(path, 'timeZone'), `"${calendar.timeZone}" is not a time zone.`, {
        received: calendar.timeZone,
        expected: 'an IANA name such as "Europe/Berlin"',
      }),
    );
  }
  checkWeek(calendar.week, joinPath(path, 'week'), found);
  checkHolidays(calendar.holidays ?? [], joinPath(path, 'holidays'), found);
  for (const [date, { hours }] of Object.entries(calendar.exceptions ?? {})) {
    const at = joinPath(joinPath(path, 'exceptions'), date);
    checkDate(date, at, found);
    checkHours(hours, joinPath(at, 'hours'), found);
  }
  for (const [date, hours] of Object.entries(calendar.breaks ?? {})) {
    const at = joinPath(joinPath(path, 'breaks'), date);
    checkDate(date, at, found);
    checkHours(hours, at, found);
  }
  checkWeek(calendar.weeklyBreaks ?? {}, joinPath(path, 'weeklyBreaks'), found);
  checkClosures(calendar.closures ?? [], joinPath(path, 'closures'), found);
  return found;
}

function checkWeek(week: BusinessWeek, path: string, found: VendorwiseIssue[]): void {
  for (const [day, hours] of Object.entries(week)) checkHours(hours, joinPath(path, day), found);
}

function checkHours(hours: readonly string[], path: string, found: VendorwiseIssue[]): void {
  const read: { text: string; start: number; end: number; position: number }[] = [];
  hours.forEach((text, position) => {
    const interval = readHours(text);
    const at = joinPath(path, position);
    if (interval === null) {
      found.push(
        issue('INVALID_HOURS', at, `"${text}" does not name hours of a day.`, {
          received: text,
          expected: 'text such as "09:00-17:30" or "22:00-06:00", from 00:00 to 24:00',
        }),
      );
    } else if (interval.end === interval.start) {
      found.push(
        issue('EMPTY_INTERVAL', at, `"${text}" begins and ends at the same time.`, {
          received: text,
          expected: 'an end after the start; the whole day is "00:00-24:00"',
        }),
      );
    } else {
      read.push({ text, position, ...interval });
    }
  });
  read.sort((a, b) => a.start - b.start || a.end - b.end);
  let longest = read[0];
  for (const next of read.slice(1)) {
    if (longest !== undefined && next.start < longest.end) {
      found.push(
        issue('OVERLAPPING_INTERVALS', joinPath(path, next.position), `"${next.text}" overlaps "${longest.text}".`, {
          received: next.text,
          expected: 'hours that do not overlap',
          params: { first: longest.text, second: next.text },
        }),
      );
    }
    if (longest === undefined || next.end > longest.end) longest = next;
  }
}

function checkHolidays(holidays: readonly string[], path: string, found: VendorwiseIssue[]): void {
  const seen = new Map<string, number>();
  holidays.forEach((date, position) => {
    const at = joinPath(path, position);
    checkDate(date, at, found);
    const first = seen.get(date);
    if (first === undefined) {
      seen.set(date, position);
    } else {
      found.push(
        issue('DUPLICATE_HOLIDAY', at, `${date} already stands at position ${first}.`, {
          received: date,
          expected: 'each date once',
          params: { first },
        }),
      );
    }
  });
}

function checkDate(date: string, path: string, found: VendorwiseIssue[]): void {
  const day = readCivilDate(date);
  if (Number.isNaN(day)) {
    found.push(
      issue('INVALID_DATE', path, `"${date}" is not a date of the calendar.`, {
        received: date,
        expected: 'a date such as "2026-12-25"',
      }),
    );
  } else if (day < FIRST_DAY || day > LAST_DAY) {
    found.push(
      issue('DATE_OUT_OF_RANGE', path, `${date} lies outside the years that a calendar covers.`, {
        received: date,
        expected: 'a date from 1900-01-01 to 2199-12-31',
      }),
    );
  }
}

function checkClosures(
  closures: NonNullable<BusinessCalendarDefinition['closures']>,
  path: string,
  found: VendorwiseIssue[],
): void {
  closures.forEach((closure, position) => {
    const at = joinPath(path, position);
    for (const side of ['start', 'end'] as const) {
      if (!Number.isNaN(readInstant(closure[side]))) continue;
      found.push(
        issue('INVALID_INSTANT', joinPath(at, side), 'This is not a moment in time.', {
          received: closure[side],
          expected: 'ISO text with an offset such as "2026-10-05T15:10:00+02:00", or whole epoch milliseconds',
        }),
      );
    }
    if (readInstant(closure.end) <= readInstant(closure.start)) {
      found.push(
        issue('CLOSURE_ENDS_BEFORE_START', joinPath(at, 'end'), 'This closure ends before it starts, or at once.', {
          received: closure.end,
          expected: `a moment after ${closure.start}`,
        }),
      );
    }
  });
}
