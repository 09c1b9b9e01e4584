import { type BusinessCalendar, calendarIndexOf } from '../../time/business-calendar.js';
import { type CalendarIndex, deadlineAt, elapsedAt } from '../../time/calendar-index.js';

/** What a clock counts: the open time of a calendar, or every instant when `index` is null. */
export interface CountedLine {
  /** Id of the calendar; `null` for elapsed time. */
  readonly calendarId: string | null;
  readonly calendar: BusinessCalendar | null;
  readonly index: CalendarIndex | null;
  /** Zone in which days are told apart and sentences are written. */
  readonly timeZone: string;
}

/** First instant that tickets and questions may name, 1900-01-01: calendars begin there. */
export const EARLIEST_MS = -2_208_988_800_000;
/** First instant that they may no longer name, 2200-01-01. */
export const LATEST_MS = 7_258_118_400_000;
/** A deadline that is not found within twenty years beyond its own length is not looked for any further. */
export const HORIZON_MS: number = 20 * 366 * 86_400_000;

/** Makes the line of a calendar, or of elapsed time. */
export function countedLine(id: string | null, calendar: BusinessCalendar | null, timeZone: string): CountedLine {
  if (calendar === null) return { calendarId: null, calendar: null, index: null, timeZone };
  return { calendarId: id, calendar, index: calendarIndexOf(calendar), timeZone: calendar.definition.timeZone };
}

/** Counted milliseconds from the line's own origin to an instant; the difference of two is the time between them. */
export function positionAt(line: CountedLine, epochMs: number): number {
  return line.index === null ? epochMs : elapsedAt(line.index, epochMs);
}

/** Where the line has counted `ms` after `start`: the earliest such instant, or `latest`, the first at which it goes on. */
export function instantAfter(line: CountedLine, start: number, ms: number, latest: boolean): number {
  if (line.index === null) return start + ms;
  return deadlineAt(line.index, start, ms, latest, ms + HORIZON_MS);
}
