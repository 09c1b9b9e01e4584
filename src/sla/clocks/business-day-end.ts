import { addDays, type CivilDate } from '../../time/civil-date.js';
import { endOfBusinessDayAt } from '../../time/end-of-business-day.js';
import { civilDateAt, localToInstant, startOfDay } from '../../time/zone.js';
import { type CountedLine, HORIZON_MS, positionAt } from './counted-line.js';

/**
 * The end of the nth business day after the day of an instant: its closing time, or a local time of that day.
 *
 * Day 0 is the day of the instant itself, or the next business day when no open time is left before that end. Without
 * a calendar every civil day of the line's zone is a business day and ends at midnight.
 *
 * @param line - Calendar, or elapsed time.
 * @param epochMs - The instant from which days are counted.
 * @param days - 0 or more.
 * @param atMinute - Minute of that local day; `null` for its closing time.
 * @returns Epoch milliseconds, or `NaN` when there is no such day within twenty years.
 */
export function businessDayEnd(line: CountedLine, epochMs: number, days: number, atMinute: number | null): number {
  const { timeZone } = line;
  if (line.index === null) return startOfDay(timeZone, addDays(civilDateAt(timeZone, epochMs), days + 1));
  const closing = endOfBusinessDayAt(line.index, epochMs, days, HORIZON_MS);
  if (atMinute === null || Number.isNaN(closing)) return closing;
  const at = localToInstant(timeZone, businessDayOf(line, closing), atMinute);
  if (days > 0 || positionAt(line, at) > positionAt(line, epochMs)) return at;
  return businessDayEnd(line, epochMs, 1, atMinute);
}

/** The date of the business day with a closing time: a night shift closes on the date after the one it belongs to. */
function businessDayOf(line: CountedLine, closing: number): CivilDate {
  const date = civilDateAt(line.timeZone, closing - 1);
  const start = startOfDay(line.timeZone, date);
  if (line.index === null || endOfBusinessDayAt(line.index, start, 0, HORIZON_MS) === closing) return date;
  return addDays(date, -1);
}
