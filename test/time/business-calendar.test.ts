import { describe, expect, test } from 'vitest';
import { deepFreeze } from '../../src/core/definition.js';
import {
  alwaysOpenCalendar,
  calendarIndexOf,
  defineBusinessCalendar,
  holidaysEnd,
} from '../../src/time/business-calendar.js';
import { businessTimeBetween } from '../../src/time/business-time.js';
import type { BusinessCalendarDefinition } from '../../src/time/calendar-definition.js';
import { codesOf, issuesOf } from '../core/issues-of.js';
import { HOUR, nineToFive } from './calendars.js';

/** `CODE path` of every issue of a definition. */
const problems = (change: object) =>
  codesOf(() => defineBusinessCalendar({ ...nineToFive, ...change } as BusinessCalendarDefinition));

describe('defineBusinessCalendar', () => {
  test('fills in its defaults, freezes the definition and leaves its input alone', () => {
    const input = deepFreeze(structuredClone(nineToFive));
    const { definition } = defineBusinessCalendar(input);
    expect(definition).toEqual({
      ...nineToFive,
      holidays: [],
      exceptions: {},
      breaks: {},
      weeklyBreaks: {},
      closures: [],
      holidayScope: 'calendarDay',
      dst: 'wallClock',
    });
    expect(Object.isFrozen(definition.week.mon)).toBe(true);
    expect(input).toEqual(nineToFive);
  });

  test('is the same after a round trip through JSON', () => {
    const calendar = defineBusinessCalendar({ ...nineToFive, holidays: ['2026-10-05'] });
    const copy = JSON.parse(JSON.stringify(calendar));
    expect(copy).toEqual({ definition: calendar.definition });
    const span = ['2026-10-02T10:00:00Z', '2026-10-06T10:00:00Z'] as const;
    expect(businessTimeBetween(copy, ...span)).toBe(businessTimeBetween(calendar, ...span));
    expect(defineBusinessCalendar(copy.definition).definition).toEqual(calendar.definition);
  });

  test.each<[string, object, string[]]>([
    ['an unknown zone', { timeZone: 'Europe/Berlino' }, ['UNKNOWN_TIME_ZONE timeZone']],
    ['an offset for a zone', { timeZone: '+02:00' }, ['UNKNOWN_TIME_ZONE timeZone']],
    ['hour 25', { week: { mon: ['09:00-25:00'] } }, ['INVALID_HOURS week.mon[0]']],
    ['24:01', { week: { mon: ['09:00-24:01'] } }, ['INVALID_HOURS week.mon[0]']],
    ['an opening at 24:00', { week: { mon: ['24:00-06:00'] } }, ['INVALID_HOURS week.mon[0]']],
    ['minute 60', { week: { mon: ['09:60-17:00'] } }, ['INVALID_HOURS week.mon[0]']],
    ['hours without zeros', { week: { mon: ['9:00-17:00'] } }, ['INVALID_HOURS week.mon[0]']],
    ['words', { week: { mon: ['closed'] } }, ['INVALID_HOURS week.mon[0]']],
    ['an empty interval', { week: { mon: ['09:00-09:00'] } }, ['EMPTY_INTERVAL week.mon[0]']],
    ['overlap', { week: { mon: ['13:00-17:00', '09:00-13:30'] } }, ['OVERLAPPING_INTERVALS week.mon[0]']],
    ['the same hours twice', { week: { mon: ['09:00-12:00', '09:00-12:00'] } }, ['OVERLAPPING_INTERVALS week.mon[1]']],
    [
      'overlap with a night shift',
      { week: { mon: ['22:00-06:00', '23:00-24:00'] } },
      ['OVERLAPPING_INTERVALS week.mon[1]'],
    ],
    [
      'an overlap further on',
      { week: { mon: ['08:00-20:00', '09:00-10:00', '18:00-19:00'] } },
      ['OVERLAPPING_INTERVALS week.mon[1]', 'OVERLAPPING_INTERVALS week.mon[2]'],
    ],
    ['a holiday that does not exist', { holidays: ['2026-02-30'] }, ['INVALID_DATE holidays[0]']],
    ['a holiday with a time', { holidays: ['2026-12-25T00:00:00Z'] }, ['INVALID_DATE holidays[0]']],
    ['a holiday twice', { holidays: ['2026-12-25', '2026-12-26', '2026-12-25'] }, ['DUPLICATE_HOLIDAY holidays[2]']],
    [
      'a holiday out of range',
      { holidays: ['2200-01-01', '1899-12-31'] },
      ['DATE_OUT_OF_RANGE holidays[0]', 'DATE_OUT_OF_RANGE holidays[1]'],
    ],
    [
      'an exception on no date',
      { exceptions: { '2026-06-31': { hours: [] } } },
      ['INVALID_DATE exceptions["2026-06-31"]'],
    ],
    [
      'wrong hours of an exception',
      { exceptions: { '2026-06-30': { hours: ['1-2'] } } },
      ['INVALID_HOURS exceptions["2026-06-30"].hours[0]'],
    ],
    ['wrong breaks', { breaks: { '2026-06-30': ['12:00-12:00'] } }, ['EMPTY_INTERVAL breaks["2026-06-30"][0]']],
    ['breaks on no date', { breaks: { today: [] } }, ['INVALID_DATE breaks.today']],
    ['wrong weekly breaks', { weeklyBreaks: { tue: ['noon'] } }, ['INVALID_HOURS weeklyBreaks.tue[0]']],
    [
      'a local text in a closure',
      { closures: [{ start: '2026-10-05T09:00:00', end: '2026-10-05T10:00:00Z' }] },
      ['INVALID_INSTANT closures[0].start'],
    ],
    [
      'a closure that ends before it starts',
      { closures: [{ start: '2026-10-05T10:00:00Z', end: '2026-10-05T09:00:00Z' }] },
      ['CLOSURE_ENDS_BEFORE_START closures[0].end'],
    ],
    ['an empty closure', { closures: [{ start: 5, end: 5 }] }, ['CLOSURE_ENDS_BEFORE_START closures[0].end']],
    ['a closure at half a millisecond', { closures: [{ start: 0.5, end: 5 }] }, ['INVALID_INSTANT closures[0].start']],
    ['an unknown key', { weeks: {} }, ['UNKNOWN_KEY weeks']],
    ['an unknown weekday', { week: { monday: [] } }, ['UNKNOWN_KEY week.monday']],
    [
      'an unknown key of an exception',
      { exceptions: { '2026-06-30': { hours: [], kind: 1 } } },
      ['UNKNOWN_KEY exceptions["2026-06-30"].kind'],
    ],
    [
      'an unknown mode',
      { exceptions: { '2026-06-30': { hours: [], mode: 'plus' } } },
      ['INVALID_VALUE exceptions["2026-06-30"].mode'],
    ],
    [
      'an unknown convention',
      { dst: 'summer', holidayScope: 'week' },
      ['INVALID_VALUE holidayScope', 'INVALID_VALUE dst'],
    ],
    ['one text for a list', { week: { mon: '09:00-17:00' } }, ['INVALID_TYPE week.mon']],
  ])('refuses %s', (_, change, expected) => {
    expect([...problems(change)].sort()).toEqual([...expected].sort());
  });

  test('NaN and null are not instants of a closure', () => {
    expect(problems({ closures: [{ start: Number.NaN, end: null }] })[0]).toMatch(/^INVALID_TYPE closures\[0\]\.start/);
  });

  test('reports every problem at once, each with what was expected', () => {
    const issues = issuesOf(() =>
      defineBusinessCalendar({
        timeZone: 'X',
        week: { mon: ['9-5'] },
        holidays: ['2026-13-01'],
        closures: [{ start: 2, end: 1 }],
      }),
    );
    expect(issues.map(({ code, received }) => [code, received])).toEqual([
      ['UNKNOWN_TIME_ZONE', 'X'],
      ['INVALID_HOURS', '9-5'],
      ['INVALID_DATE', '2026-13-01'],
      ['CLOSURE_ENDS_BEFORE_START', 1],
    ]);
    expect(issues.every(({ expected }) => expected !== '')).toBe(true);
  });

  test('a week, a zone and an object are required', () => {
    const empty = {} as BusinessCalendarDefinition;
    expect(codesOf(() => defineBusinessCalendar(empty))).toEqual(['REQUIRED timeZone', 'REQUIRED week']);
    expect(codesOf(() => defineBusinessCalendar(null as never))).toEqual(['INVALID_TYPE ']);
  });

  test('takes hours that touch, in any order, and shifts of two days that overlap', () => {
    const touching = { mon: ['12:00-17:00', '09:00-12:00'], tue: ['05:00-10:00'], sun: ['22:00-06:00'] };
    for (const week of [touching, { mon: ['00:00-24:00'] }]) {
      expect(() => defineBusinessCalendar({ ...nineToFive, week })).not.toThrow();
    }
  });
});

test('alwaysOpenCalendar never closes, also when the clocks change', () => {
  const always = alwaysOpenCalendar('Europe/Berlin');
  expect(businessTimeBetween(always, '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z')).toBe(23 * HOUR);
  expect(() => alwaysOpenCalendar('Berlin')).toThrowError(expect.objectContaining({ code: 'UNKNOWN_TIME_ZONE' }));
});

test('holidaysEnd finds the last holiday in any order', () => {
  const holidays = ['2026-12-25', '2027-01-01', '2026-01-01'];
  expect(holidaysEnd(defineBusinessCalendar({ ...nineToFive, holidays }))).toBe('2027-01-01');
  expect(holidaysEnd(defineBusinessCalendar(nineToFive))).toBeNull();
});

test('three years of an office with a lunch break take less than 200 kB', () => {
  const hours = ['09:00-12:00', '13:00-17:30'];
  const calendar = defineBusinessCalendar({
    ...nineToFive,
    week: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours, sat: hours, sun: hours },
  });
  businessTimeBetween(calendar, '2024-01-01T12:00:00Z', '2026-12-31T12:00:00Z');
  const { starts, ends, sums, buckets } = calendarIndexOf(calendar);
  const bytes = starts.byteLength + ends.byteLength + sums.byteLength + buckets.byteLength;
  expect(bytes).toBeGreaterThan(1000);
  expect(bytes).toBeLessThan(200_000);
});
