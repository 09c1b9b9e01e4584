import type { Interval } from './interval.js';

const DAY_MINUTES = 1440;
const HOURS = /^(\d\d):(\d\d)-(\d\d):(\d\d)$/;

/**
 * Reads hours of a wall clock such as `'09:00-17:30'`.
 *
 * @param text - `HH:MM-HH:MM`; an end before the start lies on the next day, `24:00` is the end of the day.
 * @returns Minutes since midnight, the end up to 2880; equal ends for an empty interval; `null` when it is no such text.
 */
export function readHours(text: string): Interval | null {
  const match = HOURS.exec(text);
  if (match === null) return null;
  const start = minuteOf(match[1] as string, match[2] as string);
  const end = minuteOf(match[3] as string, match[4] as string);
  if (!(start < DAY_MINUTES && end <= DAY_MINUTES)) return null;
  return { start, end: end < start ? end + DAY_MINUTES : end };
}

function minuteOf(hour: string, minute: string): number {
  return Number(minute) <= 59 ? Number(hour) * 60 + Number(minute) : Number.NaN;
}
