import { describe, expect, test } from 'vitest';
import { calendarIndexOf, defineBusinessCalendar } from '../../src/time/business-calendar.js';
import { addBusinessTime, businessTimeBetween, subtractBusinessTime } from '../../src/time/business-time.js';
import {
  addBusinessTimeColumns,
  businessTimeBetweenColumns,
  subtractBusinessTimeColumns,
} from '../../src/time/business-time-columns.js';
import { deadlineAt, elapsedAt, isOpenAt, startBefore } from '../../src/time/calendar-index.js';
import { HOUR, nineToFive } from './calendars.js';

const office = defineBusinessCalendar(nineToFive);
const start = Date.UTC(2026, 9, 5, 6);
const starts = Float64Array.of(start, start + HOUR, Number.NaN, start, Date.UTC(2300, 0));
const ends = Float64Array.of(start + 30 * HOUR, start, start, Number.NaN, start);
const code = (name: string) => expect.objectContaining({ code: name });

test('columns say what single calls say; rows without a moment stay NaN', () => {
  const rows = [...businessTimeBetweenColumns(office, starts, ends)];
  expect(rows).toEqual([
    businessTimeBetween(office, start, start + 30 * HOUR),
    businessTimeBetween(office, start + HOUR, start),
    Number.NaN,
    Number.NaN,
    Number.NaN,
  ]);
  expect([...addBusinessTimeColumns(office, starts, 8 * HOUR, { boundary: 'latest' })]).toEqual([
    addBusinessTime(office, start, 8 * HOUR, { boundary: 'latest' }),
    addBusinessTime(office, start + HOUR, 8 * HOUR, { boundary: 'latest' }),
    Number.NaN,
    addBusinessTime(office, start, 8 * HOUR, { boundary: 'latest' }),
    Number.NaN,
  ]);
  expect([...subtractBusinessTimeColumns(office, starts.subarray(0, 2), Float64Array.of(HOUR, 0))]).toEqual([
    subtractBusinessTime(office, start, HOUR),
    start + HOUR,
  ]);
  expect([...subtractBusinessTimeColumns(office, starts.subarray(0, 1), HOUR, { boundary: 'earliest' })]).toEqual([
    subtractBusinessTime(office, start, HOUR, { boundary: 'earliest' }),
  ]);
});

test('durations may differ by row; what is no length is NaN', () => {
  const rows = addBusinessTimeColumns(
    office,
    Float64Array.of(start, start, start),
    Float64Array.of(HOUR, -1, Number.NaN),
  );
  expect([...rows]).toEqual([addBusinessTime(office, start, HOUR), Number.NaN, Number.NaN]);
});

test('a calendar that never opens gives NaN rows and no endless loop', () => {
  const never = defineBusinessCalendar({ timeZone: 'UTC', week: {} });
  const many = new Float64Array(10_000).fill(start);
  expect(addBusinessTimeColumns(never, many, 1).every(Number.isNaN)).toBe(true);
  expect(subtractBusinessTimeColumns(never, many, 1).every(Number.isNaN)).toBe(true);
  expect(businessTimeBetweenColumns(never, many, many).every((ms) => ms === 0)).toBe(true);
});

test('writes where it is told, also over its input', () => {
  const out = new Float64Array(8).fill(-1);
  expect(businessTimeBetweenColumns(office, starts, ends, out)).toBe(out);
  expect([...out.subarray(5)]).toEqual([-1, -1, -1]);
  const own = starts.slice();
  expect(addBusinessTimeColumns(office, own, 0, {}, own)).toBe(own);
  expect(own[0]).toBe(start);
});

test('columns of other lengths are errors', () => {
  const two = new Float64Array(2);
  expect(() => businessTimeBetweenColumns(office, starts, two)).toThrowError(code('LENGTH_MISMATCH'));
  expect(() => businessTimeBetweenColumns(office, starts, ends, two)).toThrowError(/^out: /);
  expect(() => addBusinessTimeColumns(office, starts, two)).toThrowError(/^businessMs: /);
  expect(() => addBusinessTimeColumns(office, starts, 1, {}, two)).toThrowError(code('LENGTH_MISMATCH'));
  expect(() => subtractBusinessTimeColumns(office, starts, two)).toThrowError(code('LENGTH_MISMATCH'));
  expect(() => subtractBusinessTimeColumns(office, starts, 1, {}, two)).toThrowError(code('LENGTH_MISMATCH'));
  expect(() => addBusinessTimeColumns(office, starts, 1, { horizonYears: 0 })).toThrowError(code('OUT_OF_RANGE'));
});

describe('number functions for loops', () => {
  const index = calendarIndexOf(office);
  const horizon = 3e10;
  test('never throw: what cannot be answered is NaN or closed', () => {
    for (const at of [Number.NaN, Number.POSITIVE_INFINITY, Date.UTC(2200, 0), Date.UTC(1899, 0)]) {
      expect(elapsedAt(index, at)).toBeNaN();
      expect(isOpenAt(index, at)).toBe(false);
      expect(deadlineAt(index, at, 0, false, horizon)).toBeNaN();
      expect(deadlineAt(index, at, 1, true, horizon)).toBeNaN();
      expect(startBefore(index, at, 0, true, horizon)).toBeNaN();
      expect(startBefore(index, at, 1, false, horizon)).toBeNaN();
    }
    expect(deadlineAt(index, start, Number.NaN, false, horizon)).toBeNaN();
    expect(deadlineAt(index, start, 9e15, false, horizon)).toBeNaN();
    expect(deadlineAt(index, Date.UTC(2199, 11, 31, 20), HOUR, false, horizon)).toBeNaN();
    expect(startBefore(index, Date.UTC(1900, 0, 1, 1), HOUR, true, horizon)).toBeNaN();
  });
  test('say what the calendar functions say', () => {
    expect(elapsedAt(index, start + 30 * HOUR) - elapsedAt(index, start)).toBe(
      businessTimeBetween(office, start, start + 30 * HOUR),
    );
    expect(isOpenAt(index, start + 2 * HOUR)).toBe(true);
    expect(deadlineAt(index, start, HOUR, false, horizon)).toBe(addBusinessTime(office, start, HOUR));
    expect(startBefore(index, start, HOUR, true, horizon)).toBe(subtractBusinessTime(office, start, HOUR));
  });
});
