import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { addDays, addMonths, daysBetween, fromEpochDay, isoWeekday, toEpochDay } from '../../src/time/civil-date.js';
import { addCivilDuration } from '../../src/time/civil-duration.js';

const day = fc.integer({ min: -500_000, max: 1_500_000 });
const date = day.map(fromEpochDay);

test('day numbers go there and back', () => {
  fc.assert(
    fc.property(day, (n) => {
      expect(toEpochDay(fromEpochDay(n))).toBe(n);
    }),
  );
});

test('agrees with Temporal.PlainDate', () => {
  fc.assert(
    fc.property(date, fc.integer({ min: -2000, max: 2000 }), (from, n) => {
      const peer = Temporal.PlainDate.from(from);
      expect(addMonths(from, n)).toBe(peer.add({ months: n }).toString());
      expect(addDays(from, n)).toBe(peer.add({ days: n }).toString());
      expect(isoWeekday(from)).toBe(peer.dayOfWeek);
      expect(daysBetween(from, addDays(from, n))).toBe(n);
    }),
  );
});

test('durations agree with Temporal, months before days', () => {
  const count = fc.integer({ min: 0, max: 40 });
  fc.assert(
    fc.property(date, count, count, count, count, (from, years, months, weeks, days) => {
      const duration = { years, months, weeks, days };
      expect(addCivilDuration(from, duration)).toBe(Temporal.PlainDate.from(from).add(duration).toString());
      expect(addCivilDuration(from, duration, -1)).toBe(Temporal.PlainDate.from(from).subtract(duration).toString());
    }),
  );
});
