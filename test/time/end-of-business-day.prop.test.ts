import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alwaysOpenCalendar, defineBusinessCalendar } from '../../src/time/business-calendar.js';
import { addBusinessDays } from '../../src/time/business-day.js';
import { isOpen, nextClosing } from '../../src/time/business-time.js';
import { endOfBusinessDay } from '../../src/time/end-of-business-day.js';
import { civilDateAt, startOfDay } from '../../src/time/zone.js';
import { ODD_ZONES } from './odd-zones.js';
import { situation } from './random-calendar.js';

const day = ['09:00-17:00'];
const workdays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;

test('counts the days that addBusinessDays counts', () => {
  const holiday = fc
    .integer({ min: 0, max: 400 })
    .map((n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10));
  fc.assert(
    fc.property(
      fc.uniqueArray(holiday, { maxLength: 40 }),
      fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2026, 11) }),
      fc.integer({ min: 1, max: 60 }),
      fc.constantFrom('Europe/Berlin', 'Asia/Tokyo', 'America/St_Johns'),
      (holidays, start, days, timeZone) => {
        const calendar = defineBusinessCalendar({
          timeZone,
          week: Object.fromEntries(workdays.map((one) => [one, day])),
          holidays,
        });
        const date = addBusinessDays(civilDateAt(timeZone, start), days, { holidays });
        expect(endOfBusinessDay(calendar, start, days)).toBe(
          startOfDay(timeZone, date) + 17 * 3_600_000 + shift(timeZone, date),
        );
      },
    ),
    { numRuns: 150 },
  );
});

/** On a day of a clock change, 17:00 is an hour nearer to or further from midnight. */
function shift(timeZone: string, date: string): number {
  const next = addBusinessDays(date, 1, { workdays: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] });
  return startOfDay(timeZone, next) - startOfDay(timeZone, date) - 24 * 3_600_000;
}

test('is a moment at which the calendar has just been open, and a later day is later', () => {
  fc.assert(
    fc.property(
      situation,
      fc.integer({ min: 0, max: 6 }),
      fc.nat({ max: 4 * 1440 }),
      ({ definition, from }, days, minutes) => {
        const calendar = defineBusinessCalendar({
          ...definition,
          week: { ...definition.week, wed: day },
          weeklyBreaks: {},
        });
        const start = from + minutes * 60_000;
        const closing = endOfBusinessDay(calendar, start, days);
        expect(closing).toBeGreaterThan(start);
        expect(isOpen(calendar, closing - 1)).toBe(true);
        expect(endOfBusinessDay(calendar, start, days + 7)).toBeGreaterThan(closing);
      },
    ),
    { numRuns: 150 },
  );
});

test('24-hour days end where the next date begins', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...ODD_ZONES),
      fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2030, 0) }),
      (zone, start) => {
        const always = alwaysOpenCalendar(zone);
        const closing = endOfBusinessDay(always, start, 1);
        expect(startOfDay(zone, civilDateAt(zone, closing))).toBe(closing);
        expect(nextClosing(always, start, { horizonYears: 1 })).toBeNull();
      },
    ),
    { numRuns: 60 },
  );
});
