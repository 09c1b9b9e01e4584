import { plural } from '../../core/words.js';
import type { BusinessCalendar } from '../../time/business-calendar.js';
import type { Weekday } from '../../time/calendar-definition.js';
import { type CivilDate, isoWeekday, toEpochDay } from '../../time/civil-date.js';
import { civilDateAt, offsetMsAt } from '../../time/zone.js';
import { minuteOfDay } from './compile-policy.js';

/** A date on which the calendar does not keep its weekly hours. */
export interface NamedDate {
  readonly date: CivilDate;
  readonly kind: 'holiday' | 'exception';
  /** Local times, in milliseconds since 1970 of the wall clock, within which closed time is due to the date. */
  readonly spans: readonly (readonly [from: number, to: number])[];
  /** IANA name of the zone of the wall clock. */
  readonly timeZone: string;
}

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
/** So many dates of a stretch are named; the others are counted. */
const MOST_NAMED = 3;

/**
 * The holidays and replaced dates of a calendar between two instants, in order.
 *
 * @param calendar - The calendar; `null` has none.
 * @param start - Epoch milliseconds.
 * @param end - Epoch milliseconds.
 */
export function namedDates(calendar: BusinessCalendar | null, start: number, end: number): readonly NamedDate[] {
  if (calendar === null || !(end > start)) return [];
  const { timeZone, holidays = [], exceptions = {}, week } = calendar.definition;
  const first = civilDateAt(timeZone, start);
  const last = civilDateAt(timeZone, end);
  const isNear = (date: CivilDate): boolean => date >= first && date <= last;
  const dates: NamedDate[] = [];
  for (const date of holidays) {
    if (isNear(date)) dates.push({ date, kind: 'holiday', spans: [wholeDay(date)], timeZone });
  }
  for (const [date, { hours, mode }] of Object.entries(exceptions)) {
    if (mode === 'add' || !isNear(date) || holidays.includes(date)) continue;
    // With other hours, the date explains only what the weekly hours would have opened.
    const weekly = week[WEEKDAYS[isoWeekday(date) - 1] as Weekday] ?? [];
    const spans = hours.length === 0 ? [wholeDay(date)] : weekly.map((text) => spanOf(date, text));
    dates.push({ date, kind: 'exception', spans, timeZone });
  }
  return dates.sort((a, b) => (a.date < b.date ? -1 : 1));
}

function wholeDay(date: CivilDate): readonly [number, number] {
  const start = toEpochDay(date) * DAY_MS;
  return [start, start + DAY_MS];
}

/** Weekly hours on a date; an end that is not after the start lies on the next day. */
function spanOf(date: CivilDate, hours: string): readonly [number, number] {
  const [start] = wholeDay(date);
  const from = minuteOfDay(hours.slice(0, 5));
  const to = minuteOfDay(hours.slice(6));
  return [start + from * MINUTE_MS, start + (to > from ? to : to + 24 * 60) * MINUTE_MS];
}

/**
 * The dates that close a stretch, for the end of its sentence: ` (holiday 2026-10-06)`, or nothing.
 *
 * @param dates - What `namedDates` found for the run.
 * @param from - Start of the stretch, epoch milliseconds.
 * @param to - End of the stretch, epoch milliseconds.
 */
export function closedDatesText(dates: readonly NamedDate[], from: number, to: number): string {
  const [first] = dates;
  if (first === undefined) return '';
  const localFrom = from + offsetMsAt(first.timeZone, from);
  const localTo = to + offsetMsAt(first.timeZone, to);
  const inside = dates.filter(({ spans }) => spans.some(([start, end]) => start < localTo && end > localFrom));
  if (inside.length === 0) return '';
  const named = inside.slice(0, MOST_NAMED);
  const parts = (['holiday', 'exception'] as const).flatMap((kind) => {
    const same = named.filter((one) => one.kind === kind).map(({ date }) => date);
    return same.length === 0 ? [] : [`${plural(same.length, kind)} ${same.join(', ')}`];
  });
  const more = inside.length > named.length ? ` and ${inside.length - named.length} more` : '';
  return ` (${parts.join('; ')}${more})`;
}
