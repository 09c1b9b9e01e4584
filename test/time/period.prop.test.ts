import { UTCDate } from '@date-fns/utc';
import { getISOWeek } from 'date-fns/getISOWeek';
import { getISOWeekYear } from 'date-fns/getISOWeekYear';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isoWeekday } from '../../src/time/civil-date.js';
import { findPeriod, type PeriodUnit, periodOf, periodsBetween } from '../../src/time/period.js';
import { ODD_ZONES } from './odd-zones.js';

const epochMs = fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2040, 0) });
const options = fc.record({
  unit: fc.constantFrom<PeriodUnit>('day', 'week', 'month', 'quarter', 'year'),
  timeZone: fc.constantFrom(...ODD_ZONES),
  weekStartsOn: fc.integer({ min: 1, max: 7 }),
  fiscalYearStartMonth: fc.integer({ min: 1, max: 12 }),
});

test('a period holds its moment, and all of its moments have the same period', () => {
  fc.assert(
    fc.property(epochMs, options, (at, opts) => {
      const period = periodOf(at, opts);
      expect(period.start <= at && at < period.end).toBe(true);
      expect(periodOf(period.start, opts)).toEqual(period);
      expect(periodOf(period.end - 1, opts)).toEqual(period);
      expect(periodOf(period.end, opts).start).toBe(period.end);
    }),
    { numRuns: 1000 },
  );
});

test('periods part the time between two moments without holes', () => {
  fc.assert(
    fc.property(epochMs, fc.integer({ min: 1, max: 900 }), options, (from, hours, opts) => {
      const to = from + hours * 3_600_000;
      const periods = periodsBetween(from, to, opts);
      expect(periods[0]).toEqual(periodOf(from, opts));
      expect(periods[periods.length - 1]).toEqual(periodOf(to - 1, opts));
      expect(periods.slice(1).every((one, i) => one.start === periods[i]?.end)).toBe(true);
      const middle = from + Math.floor((to - from) / 2);
      expect(periods[findPeriod(periods, middle)]).toEqual(periodOf(middle, opts));
      const outside = [(periods[0]?.start ?? 0) - 1, periods[periods.length - 1]?.end ?? 0, Number.NaN];
      expect(outside.map((at) => findPeriod(periods, at))).toEqual([-1, -1, -1]);
      expect(new Set(periods.map((one) => one.label)).size).toBe(periods.length);
    }),
    { numRuns: 300 },
  );
});

test('ISO weeks agree with date-fns, and weeks begin on their day', () => {
  fc.assert(
    fc.property(epochMs, fc.integer({ min: 1, max: 7 }), (at, weekStartsOn) => {
      const peer = new UTCDate(at);
      const week = `${getISOWeekYear(peer)}-W${String(getISOWeek(peer)).padStart(2, '0')}`;
      expect(periodOf(at, { unit: 'week', timeZone: 'UTC' }).label).toBe(week);
      const period = periodOf(at, { unit: 'week', timeZone: 'UTC', weekStartsOn });
      expect(isoWeekday(period.startDate)).toBe(weekStartsOn);
    }),
    { numRuns: 500 },
  );
});
