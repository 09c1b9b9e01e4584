import { type BusinessCalendar, type BusinessWeek, defineBusinessCalendar } from 'vendorwise/time';
import type { GoldenFile } from '../../adapter.js';

type Hours = readonly (readonly [open: string, close: string])[];

/** A calendar as the golden files write it. */
interface GoldenCalendar {
  readonly timeZone: string;
  readonly weekly: Readonly<Record<string, Hours>>;
  readonly holidays: readonly string[];
  readonly exceptions: Readonly<Record<string, Hours>>;
  readonly breaks: Readonly<Record<string, Hours>>;
}

const defined = new WeakMap<GoldenFile, Map<string, BusinessCalendar>>();

/** The calendar of a case in the library's shape; each is defined once per file and convention. */
export function calendarOf(file: GoldenFile, name: string, dst: 'wallClock' | 'compatible'): BusinessCalendar {
  const ofFile = defined.get(file) ?? new Map<string, BusinessCalendar>();
  defined.set(file, ofFile);
  const known = ofFile.get(`${name} ${dst}`);
  if (known !== undefined) return known;
  const shape: GoldenCalendar = file.calendars[name];
  const calendar = defineBusinessCalendar({
    timeZone: shape.timeZone,
    week: texts(shape.weekly) as BusinessWeek,
    holidays: shape.holidays,
    exceptions: Object.fromEntries(
      Object.entries(texts(shape.exceptions)).map(([date, hours]) => [date, { hours, mode: 'replace' as const }]),
    ),
    breaks: texts(shape.breaks),
    dst,
  });
  ofFile.set(`${name} ${dst}`, calendar);
  return calendar;
}

function texts(days: Readonly<Record<string, Hours>>): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(days).map(([day, hours]) => [day, hours.map(([open, close]) => `${open}-${close}`)]),
  );
}
