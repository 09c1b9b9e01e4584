import fc from 'fast-check';
import type { BusinessCalendarDefinition } from '../../src/time/calendar-definition.js';

const DAY_MS = 86_400_000;

/** Days around which the clocks of odd zones change. */
const CHANGES: readonly (readonly [zone: string, date: string])[] = [
  ['Pacific/Apia', '2011-12-30'],
  ['Pacific/Kwajalein', '1993-08-21'],
  ['Australia/Lord_Howe', '2025-10-05'],
  ['Australia/Lord_Howe', '2025-04-06'],
  ['Antarctica/Troll', '2025-03-30'],
  ['Antarctica/Troll', '2025-10-26'],
  ['Africa/Casablanca', '2025-02-23'],
  ['Africa/Casablanca', '2025-04-06'],
  ['Europe/Dublin', '2025-03-30'],
  ['Europe/Dublin', '2025-10-26'],
  ['America/Sao_Paulo', '2018-11-04'],
  ['America/Sao_Paulo', '2018-02-18'],
  ['America/Havana', '2025-03-09'],
  ['America/Havana', '2025-11-02'],
  ['Africa/Cairo', '2010-08-11'],
  ['Africa/Cairo', '2010-09-10'],
  ['Africa/Cairo', '2014-07-31'],
  ['America/St_Johns', '2010-11-07'],
  ['America/St_Johns', '2011-03-13'],
  ['America/Santiago', '2025-09-07'],
  ['Pacific/Chatham', '2025-09-28'],
  ['Asia/Kathmandu', '2025-06-15'],
  ['UTC', '2025-06-15'],
];

const two = (n: number) => String(n).padStart(2, '0');
const clock = (minute: number) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;

/** Up to three intervals that do not overlap, the last perhaps over midnight. */
const hours = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 0, max: 144 }), { minLength: 0, maxLength: 6 }),
    fc.boolean(),
    fc.integer({ min: 0, max: 143 }),
  )
  .map(([cuts, overnight, tail]) => {
    const sorted = cuts.sort((a, b) => a - b).map((n) => n * 10);
    const texts: string[] = [];
    for (let i = 0; i + 1 < sorted.length; i += 2)
      texts.push(`${clock(sorted[i] as number)}-${clock(sorted[i + 1] as number)}`);
    const last = sorted[sorted.length - 1] ?? 600;
    // A night shift may follow the last interval.
    if (overnight && last < 1430 && sorted.length % 2 === 0)
      texts.push(`${clock(last + 10)}-${clock(Math.min(tail * 10, last))}`);
    return texts;
  });

const week = fc.record(
  { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours, sat: hours, sun: hours },
  { requiredKeys: [] },
);

export interface Situation {
  readonly definition: BusinessCalendarDefinition;
  /** Epoch milliseconds, five days around a change of the clocks. */
  readonly from: number;
  readonly to: number;
}

/** A random calendar in an odd zone, seen around a change of its clocks. */
export const situation: fc.Arbitrary<Situation> = fc.constantFrom(...CHANGES).chain(([timeZone, date]) => {
  const change = Date.parse(date);
  const near = fc.integer({ min: -3, max: 3 }).map((n) => new Date(change + n * DAY_MS).toISOString().slice(0, 10));
  const dates = (most: number) => fc.uniqueArray(near, { maxLength: most });
  const minute = fc.integer({ min: -2 * 1440, max: 2 * 1440 });
  return fc
    .record({
      week,
      holidays: dates(2),
      exceptions: fc.dictionary(near, fc.record({ hours, mode: fc.constantFrom('replace' as const, 'add' as const) }), {
        maxKeys: 2,
      }),
      breaks: fc.dictionary(near, hours, { maxKeys: 2 }),
      weeklyBreaks: fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: week }),
      closures: fc.array(
        fc.tuple(minute, fc.integer({ min: 1, max: 900 })).map(([at, length]) => ({
          start: new Date(change + at * 60_000).toISOString(),
          end: change + (at + length) * 60_000,
        })),
        { maxLength: 2 },
      ),
      holidayScope: fc.constantFrom('calendarDay' as const, 'shiftStart' as const),
      dst: fc.constantFrom('wallClock' as const, 'compatible' as const),
    })
    .map((rest) => ({ definition: { timeZone, ...rest }, from: change - 2.5 * DAY_MS, to: change + 2.5 * DAY_MS }));
});
