import { addBusinessDays as peerAddBusinessDays } from 'date-fns/addBusinessDays';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addBusinessDays,
  adjustToBusinessDay,
  businessDaysBetween,
  isBusinessDay,
} from '../../src/time/business-day.js';
import { daysBetween, fromEpochDay } from '../../src/time/civil-date.js';

const date = fc.integer({ min: 15_000, max: 25_000 }).map(fromEpochDay);
const workdays = fc.uniqueArray(fc.constantFrom('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'), { minLength: 1 });
const options = fc.tuple(workdays, fc.uniqueArray(date, { maxLength: 20 })).map(([days, holidays]) => ({
  workdays: days as ('mon' | 'tue')[],
  holidays,
}));
const count = fc.integer({ min: -80, max: 80 });

test('Monday to Friday from a business day agrees with date-fns', () => {
  fc.assert(
    fc.property(date, count, (from, n) => {
      fc.pre(isBusinessDay(from));
      const local = new Date(Number(from.slice(0, 4)), Number(from.slice(5, 7)) - 1, Number(from.slice(8)), 12);
      const peer = peerAddBusinessDays(local, n);
      expect(addBusinessDays(from, n)).toBe(
        fromEpochDay(Math.round((peer.getTime() - local.getTime()) / 86_400_000) + Date.parse(from) / 86_400_000),
      );
    }),
  );
});

test('adding and counting are inverse from a business day', () => {
  fc.assert(
    fc.property(date, count, options, (from, n, opts) => {
      const start = addBusinessDays(from, 1, opts);
      const end = addBusinessDays(start, n, opts);
      expect(businessDaysBetween(start, end, opts)).toBe(n);
      expect(addBusinessDays(end, -n, opts)).toBe(start);
    }),
  );
});

test('conventions go to the nearest business day on their side', () => {
  fc.assert(
    fc.property(date, options, (from, opts) => {
      const following = adjustToBusinessDay(from, 'following', opts) as string;
      const preceding = adjustToBusinessDay(from, 'preceding', opts) as string;
      expect(isBusinessDay(following, opts) && isBusinessDay(preceding, opts)).toBe(true);
      expect(businessDaysBetween(preceding, following, opts)).toBe(isBusinessDay(from, opts) ? 0 : 1);
      expect(daysBetween(preceding, from) >= 0 && daysBetween(from, following) >= 0).toBe(true);
      const sameMonth = (other: string) => other.slice(0, 7) === from.slice(0, 7);
      expect(adjustToBusinessDay(from, 'modifiedFollowing', opts)).toBe(sameMonth(following) ? following : preceding);
      expect(adjustToBusinessDay(from, 'modifiedPreceding', opts)).toBe(sameMonth(preceding) ? preceding : following);
    }),
  );
});
