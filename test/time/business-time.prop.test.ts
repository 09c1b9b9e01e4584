import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alwaysOpenCalendar, calendarIndexOf, defineBusinessCalendar } from '../../src/time/business-calendar.js';
import {
  addBusinessTime,
  businessTimeBetween,
  isOpen,
  nextOpening,
  openIntervals,
  subtractBusinessTime,
} from '../../src/time/business-time.js';
import { totalLength } from '../../src/time/interval.js';
import { ODD_ZONES } from './odd-zones.js';
import { situation } from './random-calendar.js';
import { openMinutes } from './slow-calendar.js';

const MINUTE = 60_000;

test('agrees minute by minute with a slow version that uses other zone data', () => {
  fc.assert(
    fc.property(situation, ({ definition, from, to }) => {
      const calendar = defineBusinessCalendar(definition);
      const count = (to - from) / MINUTE;
      const slow = openMinutes(definition, from, count);
      const fast = new Array<boolean>(count).fill(false);
      for (const { start, end } of openIntervals(calendar, from, to)) {
        fast.fill(true, (start - from) / MINUTE, (end - from) / MINUTE);
      }
      const wrong = slow.findIndex((open, i) => open !== fast[i]);
      if (wrong >= 0)
        throw new Error(`${new Date(from + wrong * MINUTE).toISOString()}: ${slow[wrong]}, but was ${fast[wrong]}`);
      expect(businessTimeBetween(calendar, from, to)).toBe(slow.filter(Boolean).length * MINUTE);
      for (const i of [0, 700, 1441, 3000, 3601, 5000]) expect(isOpen(calendar, from + i * MINUTE)).toBe(slow[i]);
    }),
    { numRuns: 100 },
  );
});

const laws = situation.chain((one) =>
  fc.record({
    one: fc.constant(one),
    a: fc.integer({ min: one.from, max: one.to }),
    b: fc.integer({ min: one.from, max: one.to }),
    c: fc.integer({ min: one.from, max: one.to }),
    d: fc.integer({ min: 1, max: 40 * 3_600_000 }),
  }),
);

/** A random calendar that surely opens some time. */
const opening = laws.map((all) => {
  const { definition } = all.one;
  return {
    ...all,
    calendar: defineBusinessCalendar({
      ...definition,
      week: { ...definition.week, wed: ['09:00-17:00'] },
      weeklyBreaks: {},
    }),
  };
});

test('business time adds up, and backwards it is negative', () => {
  fc.assert(
    fc.property(opening, ({ calendar, a, b, c }) => {
      expect(businessTimeBetween(calendar, a, c)).toBe(
        businessTimeBetween(calendar, a, b) + businessTimeBetween(calendar, b, c),
      );
      expect(businessTimeBetween(calendar, a, b) + businessTimeBetween(calendar, b, a)).toBe(0);
    }),
    { numRuns: 300 },
  );
});

test('a deadline uses its time up: the earliest and the latest moment that do', () => {
  fc.assert(
    fc.property(opening, ({ calendar, a, d }) => {
      const earliest = addBusinessTime(calendar, a, d);
      const latest = addBusinessTime(calendar, a, d, { boundary: 'latest' });
      expect(businessTimeBetween(calendar, a, earliest)).toBe(d);
      expect(businessTimeBetween(calendar, a, latest)).toBe(d);
      expect(businessTimeBetween(calendar, a, earliest - 1)).toBe(d - 1);
      expect(businessTimeBetween(calendar, a, latest + 1)).toBe(d + 1);
      expect(isOpen(calendar, earliest - 1) && isOpen(calendar, latest)).toBe(true);
      expect(nextOpening(calendar, earliest)).toBe(latest);
    }),
    { numRuns: 300 },
  );
});

test('subtraction is the mirror of addition', () => {
  fc.assert(
    fc.property(opening, ({ calendar, a, d }) => {
      const latest = subtractBusinessTime(calendar, a, d);
      const earliest = subtractBusinessTime(calendar, a, d, { boundary: 'earliest' });
      expect(businessTimeBetween(calendar, latest, a)).toBe(d);
      expect(businessTimeBetween(calendar, earliest, a)).toBe(d);
      expect(businessTimeBetween(calendar, latest + 1, a)).toBe(d - 1);
      expect(businessTimeBetween(calendar, earliest - 1, a)).toBe(d + 1);
      expect(addBusinessTime(calendar, latest, d)).toBeLessThanOrEqual(a);
    }),
    { numRuns: 300 },
  );
});

test('a later start or a longer time is never due earlier', () => {
  fc.assert(
    fc.property(opening, ({ calendar, a, b, d }) => {
      const [first, second] = a < b ? [a, b] : [b, a];
      expect(addBusinessTime(calendar, first, d)).toBeLessThanOrEqual(addBusinessTime(calendar, second, d));
      expect(addBusinessTime(calendar, a, d)).toBeLessThan(addBusinessTime(calendar, a, d + 1));
    }),
    { numRuns: 300 },
  );
});

test('what is open and what is closed is all the time there is', () => {
  fc.assert(
    fc.property(laws, ({ one, a, b }) => {
      const [from, to] = a < b ? [a, b] : [b, a];
      const calendar = defineBusinessCalendar(one.definition);
      const open = openIntervals(calendar, one.from - 86_400_000, one.to + 86_400_000);
      const closed = defineBusinessCalendar({
        ...alwaysOpenCalendar(one.definition.timeZone).definition,
        closures: open.map(({ start, end }) => ({ start, end })),
      });
      expect(businessTimeBetween(calendar, from, to) + businessTimeBetween(closed, from, to)).toBe(to - from);
      expect(totalLength(openIntervals(calendar, from, to))).toBe(businessTimeBetween(calendar, from, to));
    }),
    { numRuns: 200 },
  );
});

test('24 x 7 is elapsed time in any zone and by either convention', () => {
  const epochMs = fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2030, 0) });
  const dst = fc.constantFrom('wallClock' as const, 'compatible' as const);
  fc.assert(
    fc.property(fc.constantFrom(...ODD_ZONES), dst, epochMs, epochMs, (zone, convention, a, b) => {
      const always = defineBusinessCalendar({ ...alwaysOpenCalendar(zone).definition, dst: convention });
      expect(businessTimeBetween(always, a, b)).toBe(b - a);
    }),
    { numRuns: 40 },
  );
});

test('answers do not depend on what was asked before', () => {
  const years = fc.array(fc.integer({ min: Date.UTC(2005, 0), max: Date.UTC(2035, 0) }), {
    minLength: 1,
    maxLength: 6,
  });
  fc.assert(
    fc.property(opening, years, ({ calendar, a, b, d }, others) => {
      const answers = () => [businessTimeBetween(calendar, a, b), addBusinessTime(calendar, a, d), isOpen(calendar, b)];
      const before = answers();
      for (const at of others) businessTimeBetween(calendar, at, at);
      expect(answers()).toEqual(before);
      const fresh = defineBusinessCalendar(calendar.definition);
      for (const at of others) businessTimeBetween(fresh, at, at);
      expect([businessTimeBetween(fresh, a, b), addBusinessTime(fresh, a, d), isOpen(fresh, b)]).toEqual(before);
      expect(calendarIndexOf(fresh).rules).toEqual(calendarIndexOf(calendar).rules);
    }),
    { numRuns: 40 },
  );
});
