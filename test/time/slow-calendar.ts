import { tzOffset } from '@date-fns/tz/tzOffset';
import { Temporal } from 'temporal-polyfill';
import type { BusinessCalendarDefinition, BusinessWeek, Weekday } from '../../src/time/calendar-definition.js';

const MINUTE_MS = 60_000;
const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

type Minutes = readonly (readonly [open: number, close: number])[];

function read(hours: readonly string[] | undefined): Minutes {
  return (hours ?? []).map((text) => {
    const [open, close] = text.split('-').map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) as [
      number,
      number,
    ];
    return [open, close < open ? close + 1440 : close] as const;
  });
}

/** The slow, obvious reading of a definition: which minutes of this date are open on the wall? */
export function openOnTheWall(definition: BusinessCalendarDefinition, date: string): boolean[] {
  const today = Temporal.PlainDate.from(date);
  const before = today.subtract({ days: 1 });
  const ofWeek = (week: BusinessWeek | undefined, day: Temporal.PlainDate) =>
    read(week?.[WEEKDAYS[day.dayOfWeek - 1] as Weekday]);
  const holiday = (day: Temporal.PlainDate) => definition.holidays?.includes(day.toString()) ?? false;
  const exception = (day: Temporal.PlainDate) => definition.exceptions?.[day.toString()];
  /** Minutes of the date that hours beginning on it or on the day before cover. */
  const covered = (hours: (day: Temporal.PlainDate) => Minutes): boolean[] => {
    const own = hours(today);
    const tail = hours(before).map(([open, close]) => [open - 1440, close - 1440] as const);
    return Array.from({ length: 1440 }, (_, minute) =>
      [...own, ...tail].some(([open, close]) => open <= minute && minute < close),
    );
  };
  const weekly = covered((day) => ofWeek(definition.week, day));
  const written = covered((day) => (holiday(day) ? [] : read(exception(day)?.hours)));
  const byShift = covered((day) => {
    if (holiday(day)) return [];
    const other = exception(day);
    if (other === undefined) return ofWeek(definition.week, day);
    return other.mode === 'add' ? [...ofWeek(definition.week, day), ...read(other.hours)] : read(other.hours);
  });
  const weeklyBreak = covered((day) => ofWeek(definition.weeklyBreaks, day));
  const breakOfDate = covered((day) => read(definition.breaks?.[day.toString()]));
  const replaced = exception(today) !== undefined && exception(today)?.mode !== 'add';
  return weekly.map((open, minute) => {
    if (weeklyBreak[minute] || breakOfDate[minute]) return false;
    if (definition.holidayScope === 'shiftStart') return byShift[minute] === true;
    if (holiday(today)) return false;
    return written[minute] === true || (open && !replaced);
  });
}

/** For each minute from `from` on, whether the calendar is open; zone offsets come from another library. */
export function openMinutes(definition: BusinessCalendarDefinition, from: number, count: number): boolean[] {
  const { timeZone, dst } = definition;
  const wall = new Map<string, boolean[]>();
  const wallOf = (date: string) => {
    const known = wall.get(date) ?? openOnTheWall(definition, date);
    wall.set(date, known);
    return known;
  };
  const open =
    dst === 'compatible'
      ? compatibleMinutes(timeZone, wallOf, from, count)
      : Array.from({ length: count }, (_, i) => {
          const at = from + i * MINUTE_MS;
          const local = new Date(at + tzOffset(timeZone, new Date(at)) * MINUTE_MS);
          return wallOf(local.toISOString().slice(0, 10))[local.getUTCHours() * 60 + local.getUTCMinutes()] === true;
        });
  const closures = (definition.closures ?? []).map(({ start, end }) => [
    new Date(start).getTime(),
    new Date(end).getTime(),
  ]);
  return open.map((is, i) => {
    const at = from + i * MINUTE_MS;
    return is && !closures.some(([start, end]) => (start as number) <= at && at < (end as number));
  });
}

/** Each stretch of open wall minutes of a date, its two ends turned into instants by Temporal. */
function compatibleMinutes(zone: string, wallOf: (date: string) => boolean[], from: number, count: number): boolean[] {
  const open = new Array<boolean>(count).fill(false);
  const end = from + count * MINUTE_MS;
  const utcDate = (ms: number) => Temporal.PlainDate.from(new Date(ms).toISOString().slice(0, 10));
  const last = utcDate(end).add({ days: 2 });
  for (
    let day = utcDate(from).subtract({ days: 2 });
    Temporal.PlainDate.compare(day, last) <= 0;
    day = day.add({ days: 1 })
  ) {
    if (day.toZonedDateTime(zone).toPlainDate().toString() !== day.toString()) continue;
    const minutes = wallOf(day.toString());
    const instant = (minute: number) =>
      day.toPlainDateTime().add({ minutes: minute }).toZonedDateTime(zone, { disambiguation: 'compatible' })
        .epochMilliseconds;
    for (let minute = 0; minute < 1440; ) {
      if (minutes[minute] !== true) {
        minute += 1;
        continue;
      }
      const opens = minute;
      while (minute < 1440 && minutes[minute] === true) minute += 1;
      const first = Math.max(0, Math.round((instant(opens) - from) / MINUTE_MS));
      const after = Math.min(count, Math.round((instant(minute) - from) / MINUTE_MS));
      if (after > first) open.fill(true, first, after);
    }
  }
  return open;
}
