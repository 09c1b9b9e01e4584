import type { BusinessCalendarDefinition, BusinessWeek, Weekday } from './calendar-definition.js';
import { toEpochDay, weekdayOf } from './civil-date.js';
import { toEpochMs } from './instant.js';
import { type Interval, intersectIntervals, subtractIntervals, unionIntervals } from './interval.js';
import { readHours } from './wall-hours.js';
import { requireZone } from './zone.js';
import type { ZoneTable } from './zone-table.js';

/** Minutes since midnight of a date; ends beyond 1440 lie on the next date. */
export type DayPart = Interval;

interface DayException {
  readonly hours: readonly DayPart[];
  readonly replaces: boolean;
}

/** A definition with its texts read: what opens on which day number. */
export interface CalendarRules {
  readonly table: ZoneTable;
  /** Shifts by ISO weekday - 1, as they begin on that day. */
  readonly week: readonly (readonly DayPart[])[];
  readonly weeklyBreaks: readonly (readonly DayPart[])[];
  readonly holidays: ReadonlySet<number>;
  readonly exceptions: ReadonlyMap<number, DayException>;
  readonly breaks: ReadonlyMap<number, readonly DayPart[]>;
  /** United, epoch milliseconds. */
  readonly closures: readonly Interval[];
  /** Days on which anything but the week has a say. */
  readonly special: ReadonlySet<number>;
  /** Open parts of an ordinary day by ISO weekday - 1. */
  readonly ordinary: readonly (readonly DayPart[])[];
  readonly byShiftStart: boolean;
  readonly compatible: boolean;
  /** Neither the week nor an exception has hours. */
  readonly neverOpens: boolean;
}

const DAY_MINUTES = 1440;
const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const NO_PARTS: readonly DayPart[] = [];

/** Reads a checked definition. */
export function compileRules(definition: BusinessCalendarDefinition): CalendarRules {
  const week = readWeek(definition.week);
  const weeklyBreaks = readWeek(definition.weeklyBreaks ?? {});
  const holidays = new Set((definition.holidays ?? []).map((date) => toEpochDay(date)));
  const exceptions = new Map<number, DayException>();
  for (const [date, { hours, mode }] of Object.entries(definition.exceptions ?? {})) {
    exceptions.set(toEpochDay(date), { hours: readParts(hours), replaces: mode !== 'add' });
  }
  const breaks = new Map<number, readonly DayPart[]>();
  for (const [date, hours] of Object.entries(definition.breaks ?? {})) breaks.set(toEpochDay(date), readParts(hours));
  const special = new Set<number>();
  for (const day of [...holidays, ...exceptions.keys(), ...breaks.keys()]) special.add(day).add(day + 1);
  const rules = {
    table: requireZone(definition.timeZone),
    week,
    weeklyBreaks,
    holidays,
    exceptions,
    breaks,
    special,
    closures: unionIntervals(
      (definition.closures ?? []).map(({ start, end }) => ({ start: toEpochMs(start), end: toEpochMs(end) })),
    ),
    byShiftStart: definition.holidayScope === 'shiftStart',
    compatible: definition.dst === 'compatible',
    neverOpens:
      week.every((shifts) => shifts.length === 0) && [...exceptions.values()].every(({ hours }) => hours.length === 0),
  };
  // 1970-01-05 was a Monday; without special days every week is like that one.
  const plain: CalendarRules = {
    ...rules,
    holidays: new Set(),
    exceptions: new Map(),
    breaks: new Map(),
    ordinary: [],
  };
  return { ...rules, ordinary: WEEKDAYS.map((_, position) => openParts(plain, 4 + position)) };
}

/** Open parts of a date within its 1440 minutes, sorted and disjoint; closures are not yet cut out. */
export function partsOfDay(rules: CalendarRules, day: number): readonly DayPart[] {
  if (rules.special.has(day)) return openParts(rules, day);
  return rules.ordinary[weekdayOf(day) - 1] as readonly DayPart[];
}

/** Shifts that begin on a date; they may end on the next one. */
export function shiftsOfDay(rules: CalendarRules, day: number): readonly DayPart[] {
  if (rules.holidays.has(day)) return NO_PARTS;
  const weekly = at(rules.week, day);
  const exception = rules.exceptions.get(day);
  if (exception === undefined) return weekly;
  return exception.replaces ? exception.hours : unionIntervals([...weekly, ...exception.hours]);
}

function openParts(rules: CalendarRules, day: number): readonly DayPart[] {
  const hours = rules.byShiftStart
    ? [...clipped(shiftsOfDay(rules, day)), ...tails(shiftsOfDay(rules, day - 1))]
    : calendarDayHours(rules, day);
  const cuts = [
    ...clipped(at(rules.weeklyBreaks, day)),
    ...tails(at(rules.weeklyBreaks, day - 1)),
    ...clipped(rules.breaks.get(day) ?? NO_PARTS),
    ...tails(rules.breaks.get(day - 1) ?? NO_PARTS),
  ];
  return subtractIntervals(hours, cuts);
}

/** Here the week is a plan of calendar days: the end of a night shift belongs to the date it lies on. */
function calendarDayHours(rules: CalendarRules, day: number): readonly DayPart[] {
  if (rules.holidays.has(day)) return NO_PARTS;
  const exception = rules.exceptions.get(day);
  const weekly = exception?.replaces ? NO_PARTS : [...clipped(at(rules.week, day)), ...tails(at(rules.week, day - 1))];
  // Hours written for the evening before are meant to their end.
  const before = rules.holidays.has(day - 1) ? undefined : rules.exceptions.get(day - 1);
  return [...weekly, ...clipped(exception?.hours ?? NO_PARTS), ...tails(before?.hours ?? NO_PARTS)];
}

function clipped(parts: readonly DayPart[]): readonly DayPart[] {
  if (parts.every(({ end }) => end <= DAY_MINUTES)) return parts;
  return intersectIntervals(parts, [{ start: 0, end: DAY_MINUTES }]);
}

function tails(parts: readonly DayPart[]): readonly DayPart[] {
  return parts
    .filter(({ end }) => end > DAY_MINUTES)
    .map(({ start, end }) => ({ start: Math.max(0, start - DAY_MINUTES), end: end - DAY_MINUTES }));
}

function at(week: readonly (readonly DayPart[])[], day: number): readonly DayPart[] {
  return week[weekdayOf(day) - 1] as readonly DayPart[];
}

function readWeek(week: BusinessWeek): (readonly DayPart[])[] {
  return WEEKDAYS.map((day) => readParts(week[day] ?? []));
}

function readParts(hours: readonly string[]): readonly DayPart[] {
  return unionIntervals(hours.map(readHours).filter((part) => part !== null));
}
