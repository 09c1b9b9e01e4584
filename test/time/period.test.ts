import { describe, expect, test } from 'vitest';
import { type PeriodOptions, periodOf, periodsBetween } from '../../src/time/period.js';

const berlin = { timeZone: 'Europe/Berlin' } as const;
const label = (at: string, options: Partial<PeriodOptions>) =>
  periodOf(at, { unit: 'month', timeZone: 'UTC', ...options }).label;
const code = (name: string) => expect.objectContaining({ code: name });

test('a month of the zone, not of UTC', () => {
  expect(periodOf('2026-09-30T22:30:00Z', { unit: 'month', ...berlin })).toEqual({
    label: '2026-10',
    start: Date.UTC(2026, 8, 30, 22),
    end: Date.UTC(2026, 9, 31, 23),
    startDate: '2026-10-01',
    endDate: '2026-11-01',
  });
});

test('half-open: the first instant belongs to it, the end to the next', () => {
  expect(label('2026-10-01T00:00:00.000Z', {})).toBe('2026-10');
  expect(label('2026-09-30T23:59:59.999Z', {})).toBe('2026-09');
});

test('days of a clock change have 23 and 25 hours, in Lord Howe half an hour more or less', () => {
  const hours = (at: string, timeZone: string) => {
    const { start, end } = periodOf(at, { unit: 'day', timeZone });
    return (end - start) / 3_600_000;
  };
  expect(hours('2026-03-29T12:00Z', 'Europe/Berlin')).toBe(23);
  expect(hours('2026-10-25T12:00Z', 'Europe/Berlin')).toBe(25);
  expect(hours('2025-10-05T00:00Z', 'Australia/Lord_Howe')).toBe(23.5);
});

describe('weeks', () => {
  // The cases of ISO 8601 around new year.
  test.each([
    ['2004-12-31T12:00Z', '2004-W53'],
    ['2005-01-02T12:00Z', '2004-W53'],
    ['2005-12-31T12:00Z', '2005-W52'],
    ['2007-01-01T12:00Z', '2007-W01'],
    ['2008-12-29T12:00Z', '2009-W01'],
    ['2010-01-03T12:00Z', '2009-W53'],
    ['2026-12-31T12:00Z', '2026-W53'],
  ])('%s lies in %s', (at, week) => {
    expect(label(at, { unit: 'week' })).toBe(week);
  });
  test('that begin on another day are labelled by their first date', () => {
    expect(label('2026-10-05T12:00Z', { unit: 'week', weekStartsOn: 7 })).toBe('2026-10-04');
    expect(label('2026-10-05T12:00Z', { unit: 'week', weekStartsOn: 2 })).toBe('2026-09-29');
    expect(label('2026-10-05T12:00Z', { unit: 'week', weekStartsOn: 1 })).toBe('2026-W41');
  });
});

describe('quarters and years', () => {
  test('of the calendar', () => {
    expect(label('2026-10-05T12:00Z', { unit: 'quarter' })).toBe('2026-Q4');
    expect(label('2026-10-05T12:00Z', { unit: 'year' })).toBe('2026');
  });
  test('of a financial year, named after the year in which it ends or starts', () => {
    const april = { fiscalYearStartMonth: 4 } as const;
    expect(label('2026-03-31T12:00Z', { unit: 'year', ...april })).toBe('FY2026');
    expect(label('2026-04-01T12:00Z', { unit: 'year', ...april })).toBe('FY2027');
    expect(label('2026-04-01T12:00Z', { unit: 'year', ...april, fiscalYearLabel: 'starting' })).toBe('FY2026');
    expect(label('2027-01-15T12:00Z', { unit: 'quarter', ...april })).toBe('FY2027-Q4');
    expect(label('2027-01-15T12:00Z', { unit: 'quarter', ...april, fiscalYearLabel: 'starting' })).toBe('FY2026-Q4');
  });
  test('quarters follow a financial year that starts in any month', () => {
    const {
      label: name,
      startDate,
      endDate,
    } = periodOf('2026-01-20T12:00Z', { unit: 'quarter', timeZone: 'UTC', fiscalYearStartMonth: 2 });
    expect([name, startDate, endDate]).toEqual(['FY2026-Q4', '2025-11-01', '2026-02-01']);
  });
});

describe('periodsBetween', () => {
  test('lists what it touches, without holes', () => {
    const days = periodsBetween('2026-03-28T12:00Z', '2026-03-30T22:00Z', { unit: 'day', ...berlin });
    expect(days.map((one) => one.label)).toEqual(['2026-03-28', '2026-03-29', '2026-03-30']);
    expect(days.slice(1).every((one, i) => one.start === days[i]?.end)).toBe(true);
  });
  test('nothing between a moment and itself, or backwards', () => {
    expect(periodsBetween(0, 0, { unit: 'day', timeZone: 'UTC' })).toEqual([]);
    expect(periodsBetween(5, 0, { unit: 'day', timeZone: 'UTC' })).toEqual([]);
  });
  test('a date that the zone skipped has no period', () => {
    const days = periodsBetween('2011-12-29T12:00Z', '2011-12-31T09:00Z', { unit: 'day', timeZone: 'Pacific/Apia' });
    expect(days.map((one) => one.label)).toEqual(['2011-12-29', '2011-12-31']);
  });
  test('refuses more than a hundred thousand', () => {
    expect(() =>
      periodsBetween('0100-01-01T00:00Z', '9000-01-01T00:00Z', { unit: 'day', timeZone: 'UTC' }),
    ).toThrowError(code('TOO_MANY_PERIODS'));
  });
});

test('an hour that comes again after midnight stays in the day that began (St John’s set clocks back at 00:01)', () => {
  const options = { unit: 'day', timeZone: 'America/St_Johns' } as const;
  const again = periodOf('2010-11-07T02:45:00Z', options);
  expect(again.label).toBe('2010-11-07');
  expect(again.start).toBe(Date.UTC(2010, 10, 7, 2, 30));
});

test('coded errors', () => {
  const options = { unit: 'month', timeZone: 'UTC' } as const;
  expect(() => periodOf('2026-10-05', options)).toThrowError(code('INVALID_INSTANT'));
  expect(() => periodOf(0, { ...options, timeZone: 'X' })).toThrowError(/^options\.timeZone: /);
  expect(() => periodOf(0, { ...options, unit: 'decade' as 'year' })).toThrowError(code('INVALID_VALUE'));
  expect(() => periodOf(0, { ...options, weekStartsOn: 0 })).toThrowError(code('OUT_OF_RANGE'));
  expect(() => periodOf(0, { ...options, weekStartsOn: 1.5 })).toThrowError(code('OUT_OF_RANGE'));
  expect(() => periodOf(0, { ...options, fiscalYearStartMonth: 13 })).toThrowError(code('OUT_OF_RANGE'));
  expect(() => periodOf(0, { ...options, fiscalYearLabel: 'both' as 'ending' })).toThrowError(code('INVALID_VALUE'));
});
