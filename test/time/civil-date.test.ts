import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  daysBetween,
  endOfMonth,
  fromEpochDay,
  isoWeekday,
  readCivilDate,
  toEpochDay,
} from '../../src/time/civil-date.js';

test('counts days as the published values of days_from_civil (Hinnant)', () => {
  expect(toEpochDay('1970-01-01')).toBe(0);
  expect(toEpochDay('2000-02-29')).toBe(11016);
  expect(toEpochDay('0001-01-01')).toBe(-719162);
  expect(toEpochDay('9999-12-31')).toBe(2932896);
  expect(fromEpochDay(-719162)).toBe('0001-01-01');
  expect(fromEpochDay(2932896)).toBe('9999-12-31');
});

test.each([
  ['2026-02-29'],
  ['1900-02-29'],
  ['2026-00-10'],
  ['2026-13-10'],
  ['2026-04-31'],
  ['2026-4-1'],
  ['26-04-01'],
  ['0000-01-01'],
  ['2026-04-01T00:00Z'],
  [' 2026-04-01'],
  [''],
  [20260401],
  [null],
  [undefined],
  [new Date(0)],
])('%j is no civil date', (input) => {
  expect(readCivilDate(input)).toBeNaN();
  expect(() => toEpochDay(input as string, 'from')).toThrowError(
    expect.objectContaining({ code: 'INVALID_DATE', issues: [expect.objectContaining({ path: 'from' })] }),
  );
});

describe('addMonths', () => {
  test('goes to the corresponding date (Dodds v Walker: 30 September + 4 months is 30 January)', () => {
    expect(addMonths('1978-09-30', 4)).toBe('1979-01-30');
  });
  test('clips to the end of a shorter month', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
    expect(addMonths('2026-05-31', -3)).toBe('2026-02-28');
  });
  test('with sticky month ends the last day stays the last day', () => {
    expect(addMonths('2026-02-28', 1, { monthEnd: 'sticky' })).toBe('2026-03-31');
    expect(addMonths('2024-02-28', 1, { monthEnd: 'sticky' })).toBe('2024-03-28');
    expect(addMonths('2026-04-30', 1, { monthEnd: 'clip' })).toBe('2026-05-30');
  });
  test('adding nothing is checked too', () => {
    expect(addMonths('2026-01-31', 0)).toBe('2026-01-31');
    expect(() => addMonths('2026-02-31', 0)).toThrowError(expect.objectContaining({ code: 'INVALID_DATE' }));
  });
  test('early years are years of the calendar, not of 1900', () => {
    expect(addMonths('0099-12-31', 2)).toBe('0100-02-28');
  });
  test('refuses to leave the years 1 to 9999', () => {
    expect(() => addMonths('9999-12-01', 1)).toThrowError(expect.objectContaining({ code: 'INVALID_DATE' }));
    expect(() => addMonths('2026-01-01', 1e9)).toThrowError(expect.objectContaining({ code: 'INVALID_DATE' }));
  });
});

test('days and weekdays', () => {
  expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  expect(() => addDays('2026-01-01', 9e9)).toThrowError(expect.objectContaining({ code: 'INVALID_DATE' }));
  expect(daysBetween('2026-03-01', '2026-02-01')).toBe(-28);
  expect(['2026-11-23', '2026-11-29', '1969-12-29', '0001-01-01'].map(isoWeekday)).toEqual([1, 7, 1, 1]);
  expect(endOfMonth('2100-02-01')).toBe('2100-02-28');
});
