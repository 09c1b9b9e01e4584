import type { Temporal } from 'temporal-polyfill';
import {
  addBusinessTime,
  adjustToBusinessDay,
  type BusinessCalendar,
  type BusinessCalendarDefinition,
  defineBusinessCalendar,
  type InstantInput,
  nextClosing,
  type Period,
  periodOf,
} from 'vendorwise/time';
import { expectTypeOf, test } from 'vitest';

test('an instant goes in in every usual form', () => {
  expectTypeOf<Date>().toExtend<InstantInput>();
  expectTypeOf<Temporal.Instant>().toExtend<InstantInput>();
  expectTypeOf<Temporal.ZonedDateTime>().toExtend<InstantInput>();
  expectTypeOf<Temporal.PlainDate>().not.toExtend<InstantInput>();
});

test('a calendar is JSON with known keys', () => {
  const calendar = defineBusinessCalendar({ timeZone: 'UTC', week: { mon: ['09:00-17:00'] } });
  expectTypeOf(calendar).toEqualTypeOf<BusinessCalendar>();
  expectTypeOf(calendar.definition).toEqualTypeOf<BusinessCalendarDefinition>();
  // @ts-expect-error days have three letters
  defineBusinessCalendar({ timeZone: 'UTC', week: { monday: [] } });
  // @ts-expect-error a zone is required
  defineBusinessCalendar({ week: {} });
  // @ts-expect-error definitions are frozen
  calendar.definition.timeZone = 'Asia/Tokyo';
});

test('what may be missing says so', () => {
  const calendar = defineBusinessCalendar({ timeZone: 'UTC', week: {} });
  expectTypeOf(addBusinessTime(calendar, 0, 1)).toEqualTypeOf<number>();
  expectTypeOf(nextClosing(calendar, 0)).toEqualTypeOf<number | null>();
  expectTypeOf(adjustToBusinessDay('2026-01-01', 'skip')).toEqualTypeOf<string | null>();
  expectTypeOf(periodOf(0, { unit: 'month', timeZone: 'UTC' })).toEqualTypeOf<Period>();
  // @ts-expect-error conventions are camelCase
  adjustToBusinessDay('2026-01-01', 'modified-following');
});
