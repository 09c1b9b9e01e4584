import { expect, test } from 'vitest';
import { alwaysOpenCalendar, calendarIndexOf, defineBusinessCalendar } from '../../src/time/business-calendar.js';
import type { BusinessCalendarDefinition } from '../../src/time/calendar-definition.js';
import { endOfBusinessDay, endOfBusinessDayAt } from '../../src/time/end-of-business-day.js';
import { nightShifts, nineToFive } from './calendars.js';

const define = (change: Partial<BusinessCalendarDefinition> = {}, base = nineToFive) =>
  defineBusinessCalendar({ ...base, ...change });
const due = (calendar: ReturnType<typeof define>, start: string, days: number) =>
  new Date(endOfBusinessDay(calendar, start, days)).toISOString().slice(0, 16);
const code = (name: string) => expect.objectContaining({ code: name });
const office = define();

test('the closing time of the nth business day after the start day', () => {
  // Friday 2 October 2026, 16:00 in Berlin.
  const friday = '2026-10-02T16:00:00+02:00';
  expect([1, 2, 5, 6].map((days) => due(office, friday, days))).toEqual([
    '2026-10-05T15:00',
    '2026-10-06T15:00',
    '2026-10-09T15:00',
    '2026-10-12T15:00',
  ]);
});

test('the hour of the start does not matter, its date in the calendar’s zone does', () => {
  for (const time of ['00:00', '08:00', '12:00', '17:00', '23:59']) {
    expect(due(office, `2026-10-05T${time}:00+02:00`, 1)).toBe('2026-10-06T15:00');
  }
  expect(due(office, '2026-10-05T23:00:00Z', 1)).toBe('2026-10-07T15:00');
  expect(due(office, '2026-10-03T12:00:00Z', 1)).toBe('2026-10-05T15:00');
});

test('no day at all is the start day while it is open, else the next business day', () => {
  expect(due(office, '2026-10-05T16:59:59+02:00', 0)).toBe('2026-10-05T15:00');
  expect(due(office, '2026-10-05T07:00:00+02:00', 0)).toBe('2026-10-05T15:00');
  expect(due(office, '2026-10-05T17:00:00+02:00', 0)).toBe('2026-10-06T15:00');
  expect(due(office, '2026-10-03T12:00:00+02:00', 0)).toBe('2026-10-05T15:00');
});

test('holidays, exceptions, breaks and closures move it', () => {
  const calendar = define({
    holidays: ['2026-10-06'],
    exceptions: { '2026-10-07': { hours: ['08:00-12:00'] }, '2026-10-10': { hours: ['10:00-14:00'] } },
    breaks: { '2026-10-08': ['16:00-17:00'] },
    closures: [{ start: '2026-10-09T00:00:00+02:00', end: '2026-10-10T00:00:00+02:00' }],
  });
  expect([1, 2, 3, 4].map((days) => due(calendar, '2026-10-05T12:00Z', days))).toEqual([
    '2026-10-07T10:00',
    '2026-10-08T14:00',
    '2026-10-10T12:00',
    '2026-10-12T15:00',
  ]);
});

test('a night shift closes on the next date, and the rest of a night is no business day', () => {
  const nights = define({}, nightShifts);
  expect([1, 2, 3].map((days) => due(nights, '2026-10-06T12:00Z', days))).toEqual([
    '2026-10-08T04:00',
    '2026-10-09T04:00',
    '2026-10-13T04:00',
  ]);
  const cut = define({ holidays: ['2026-10-08'] }, nightShifts);
  expect([1, 2].map((days) => due(cut, '2026-10-06T12:00Z', days))).toEqual(['2026-10-07T22:00', '2026-10-13T04:00']);
});

test('a day of 24 hours ends at midnight of its zone, also when the clocks change', () => {
  const always = alwaysOpenCalendar('Europe/Berlin');
  expect(due(always, '2026-10-23T12:00Z', 1)).toBe('2026-10-24T22:00');
  expect(due(always, '2026-10-24T12:00Z', 1)).toBe('2026-10-25T23:00');
});

test('a date that the zone skipped is no business day', () => {
  for (const dst of ['wallClock', 'compatible'] as const) {
    const apia = define({ timeZone: 'Pacific/Apia', dst });
    expect(due(apia, '2011-12-29T20:00Z', 1)).toBe('2012-01-02T03:00');
  }
});

test('earlier starts asked later are right too', () => {
  const calendar = define();
  const asked = [
    '2026-10-05T12:00Z',
    '2020-02-28T12:00Z',
    '2031-01-01T12:00Z',
    '2019-12-31T12:00Z',
    '2026-10-05T12:00Z',
  ];
  expect(asked.map((start) => due(calendar, start, 1))).toEqual([
    '2026-10-06T15:00',
    '2020-03-02T16:00',
    '2031-01-02T16:00',
    '2020-01-01T16:00',
    '2026-10-06T15:00',
  ]);
  expect(asked.map((start) => due(define(), start, 1))).toEqual(asked.map((start) => due(calendar, start, 1)));
});

test('coded errors', () => {
  expect(() => endOfBusinessDay(office, 0, -1)).toThrowError(code('INVALID_DURATION'));
  expect(() => endOfBusinessDay(office, 0, 1.5)).toThrowError(code('INVALID_DURATION'));
  expect(() => endOfBusinessDay(office, 'today', 1)).toThrowError(code('INVALID_INSTANT'));
  expect(() => endOfBusinessDay(office, Date.UTC(2300, 0), 1)).toThrowError(code('INSTANT_OUT_OF_RANGE'));
  expect(() => endOfBusinessDay(office, Date.UTC(2199, 11, 31), 5)).toThrowError(code('BEYOND_HORIZON'));
  expect(() => endOfBusinessDay(office, 0, 3000)).toThrowError(code('BEYOND_HORIZON'));
  expect(() => endOfBusinessDay(define({ week: {} }), 0, 1)).toThrowError(code('CALENDAR_NEVER_OPENS'));
  expect(endOfBusinessDayAt(calendarIndexOf(office), Number.NaN, 1, 1e10)).toBeNaN();
});
