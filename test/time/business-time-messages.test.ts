import { describe, expect, test } from 'vitest';
import { defineBusinessCalendar } from '../../src/time/business-calendar.js';
import {
  addBusinessTime,
  businessTimeBetween,
  isOpen,
  nextClosing,
  nextOpening,
  openIntervals,
  subtractBusinessTime,
} from '../../src/time/business-time.js';
import { codesOf, issuesOf } from '../core/issues-of.js';
import { HOUR, nineToFive } from './calendars.js';

const office = defineBusinessCalendar(nineToFive);
const closed = defineBusinessCalendar({ timeZone: 'UTC', week: {} });
const early = '1899-12-31T23:59:59.999Z';
const late = '2200-01-01T00:00:00.000Z';
const issue = (rest: object) => [{ params: {}, ...rest }];

describe('what is wrong with a question about business time is told in full', () => {
  test('an end before the start, when that is not to be negative', () => {
    const end = '2026-10-05T09:00Z';
    expect(issuesOf(() => businessTimeBetween(office, '2026-10-05T10:00Z', end, { endBeforeStart: 'throw' }))).toEqual(
      issue({
        code: 'END_BEFORE_START',
        path: 'end',
        message: 'The end is before the start.',
        received: end,
        expected: 'an end at or after the start',
      }),
    );
    expect(businessTimeBetween(office, end, end, { endBeforeStart: 'throw' })).toBe(0);
    expect(businessTimeBetween(office, '2026-10-05T10:00Z', end, { endBeforeStart: 'negative' })).toBe(-HOUR);
  });

  test('a moment that is none, by its name', () => {
    expect(codesOf(() => businessTimeBetween(office, 'x', 0))).toEqual(['INVALID_INSTANT start']);
    expect(codesOf(() => businessTimeBetween(office, 0, 'x'))).toEqual(['INVALID_INSTANT end']);
    expect(codesOf(() => addBusinessTime(office, 'x', 1))).toEqual(['INVALID_INSTANT start']);
    expect(codesOf(() => subtractBusinessTime(office, 'x', 1))).toEqual(['INVALID_INSTANT end']);
    expect(codesOf(() => isOpen(office, 'x'))).toEqual(['INVALID_INSTANT at']);
    expect(codesOf(() => nextOpening(office, 'x'))).toEqual(['INVALID_INSTANT at']);
    expect(codesOf(() => openIntervals(office, 'x', 0))).toEqual(['INVALID_INSTANT start']);
    expect(codesOf(() => openIntervals(office, 0, 'x'))).toEqual(['INVALID_INSTANT end']);
  });

  test.each<[string, string, string, () => unknown]>([
    ['the start of a stretch', 'start', early, () => businessTimeBetween(office, early, 0)],
    ['the end of a stretch', 'end', late, () => businessTimeBetween(office, 0, late)],
    ['a start to add to', '', late, () => addBusinessTime(office, late, 1)],
    ['an end to go back from', '', early, () => subtractBusinessTime(office, early, 1)],
    ['a moment to look at', 'at', early, () => isOpen(office, early)],
    ['the start of intervals', 'start', early, () => openIntervals(office, early, 0)],
    ['the end of intervals', 'end', late, () => openIntervals(office, 0, late)],
  ])('outside of the years of a calendar: %s', (_, path, received, run) => {
    expect(issuesOf(run)).toEqual(
      issue({
        code: 'INSTANT_OUT_OF_RANGE',
        path,
        message: 'This moment lies outside the years that a calendar covers.',
        received,
        expected: 'a moment from 1900 to 2199',
      }),
    );
  });

  test.each([-1, 2 ** 53, Number.NaN, '60'])('the length %s', (length) => {
    expect(issuesOf(() => addBusinessTime(office, 0, length as number))).toEqual(
      issue({
        code: 'INVALID_DURATION',
        path: 'businessMs',
        message: 'This is not a length of time.',
        received: Number.isNaN(length) ? 'NaN' : length,
        expected: 'milliseconds from 0 to 9007199254740991',
      }),
    );
  });

  test('the longest length is one, though no calendar has it', () => {
    expect(codesOf(() => addBusinessTime(office, 0, 2 ** 53 - 1))).toEqual(['BEYOND_HORIZON ']);
  });

  test.each([
    [0, { limit: 0 }],
    [-1, { limit: 0 }],
    [300.5, { limit: 300 }],
    [Number.NaN, null],
    ['5', null],
  ])('a horizon of %s years', (horizonYears, params) => {
    expect(issuesOf(() => addBusinessTime(office, 0, 1, { horizonYears: horizonYears as number }))).toEqual(
      issue({
        code: params === null ? 'INVALID_TYPE' : 'OUT_OF_RANGE',
        path: 'options.horizonYears',
        message: 'The years of a horizon must be a number above 0 and at most 300.',
        received: Number.isNaN(horizonYears) ? 'NaN' : horizonYears,
        expected: 'a number above 0 and at most 300',
        params: params ?? {},
      }),
    );
  });

  test('a calendar that never opens', () => {
    expect(issuesOf(() => addBusinessTime(closed, 0, 1))).toEqual(
      issue({
        code: 'CALENDAR_NEVER_OPENS',
        path: '',
        message: 'This calendar has no opening hours, so nothing can be due in it.',
        received: null,
        expected: 'a week or an exception with hours',
      }),
    );
  });

  test('more time than the horizon holds', () => {
    const expected = 'a shorter time, more opening hours, or a larger horizonYears';
    const businessMs = 3000 * HOUR;
    expect(issuesOf(() => addBusinessTime(office, 0, businessMs, { horizonYears: 1 }))).toEqual([
      {
        code: 'BEYOND_HORIZON',
        path: '',
        message: 'The calendar does not open for that long within 1 years.',
        received: businessMs,
        expected,
        params: { horizonYears: 1, businessMs },
      },
    ]);
    const once = defineBusinessCalendar({
      timeZone: 'UTC',
      week: {},
      exceptions: { '2040-01-01': { mode: 'replace', hours: ['09:00-17:00'] } },
    });
    expect(issuesOf(() => nextOpening(once, 0, { horizonYears: 1 }))).toMatchObject([
      { code: 'BEYOND_HORIZON', message: 'The calendar does not open within 1 years.', received: 0 },
    ]);
  });
});

describe('openIntervals at the edges', () => {
  test('has no interval before its start, after its end, or of no length', () => {
    const at = (hour: number) => Date.UTC(2026, 9, 5, hour);
    // Nine to five in Berlin is 07:00 to 15:00 UTC.
    expect(openIntervals(office, at(7), at(15))).toEqual([{ start: at(7), end: at(15) }]);
    expect(openIntervals(office, at(6), at(7))).toEqual([]);
    expect(openIntervals(office, at(15), at(16))).toEqual([]);
    expect(openIntervals(office, at(8), at(8))).toEqual([]);
    expect(() => openIntervals(office, at(9), at(8))).toThrow(/^end: The end is before the start/);
    expect(openIntervals(office, at(14), at(31))).toEqual([{ start: at(14), end: at(15) }]);
    expect(openIntervals(office, at(14), at(32))).toEqual([
      { start: at(14), end: at(15) },
      { start: at(31), end: at(32) },
    ]);
  });
});

describe('nextClosing', () => {
  const always = ['00:00-24:00'];
  const week = { mon: always, tue: always, wed: always, thu: always, fri: always, sat: always, sun: always };

  test('looks on beyond the years it knows, up to the horizon', () => {
    const calendar = defineBusinessCalendar({
      timeZone: 'UTC',
      week,
      exceptions: { '2030-06-01': { mode: 'replace', hours: [] } },
    });
    const closing = Date.UTC(2030, 5, 1);
    expect(nextClosing(calendar, '2026-10-05T00:00Z', { horizonYears: 10 })).toBe(closing);
    expect(nextClosing(calendar, '2026-10-05T00:00Z', { horizonYears: 1 })).toBe(null);
    expect(nextClosing(calendar, '2030-05-31T23:59Z', { horizonYears: 1 })).toBe(closing);
  });

  test('takes a closing exactly at the horizon', () => {
    const year = 365.25 * 24 * HOUR;
    const monday = Date.UTC(2026, 9, 5, 15);
    const calendar = defineBusinessCalendar(nineToFive);
    expect(nextClosing(calendar, monday - HOUR, { horizonYears: HOUR / year })).toBe(monday);
    expect(nextClosing(calendar, monday - HOUR, { horizonYears: (HOUR - 1000) / year })).toBe(null);
  });
});
