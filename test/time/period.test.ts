import { describe, expect, test } from 'vitest';
import { findPeriod, type Period, type PeriodOptions, periodOf, periodsBetween } from '../../src/time/period.js';
import { codesOf, issuesOf } from '../core/issues-of.js';

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
  test('nothing between a moment and itself, and an error backwards', () => {
    expect(periodsBetween(0, 0, { unit: 'day', timeZone: 'UTC' })).toEqual([]);
    expect(() => periodsBetween(5, 0, { unit: 'day', timeZone: 'UTC' })).toThrow(/^end: The end is before the start/);
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

test('every week, quarter and year has its ends', () => {
  const bounds = (options: Partial<PeriodOptions>) => {
    const { startDate, endDate, start, end } = periodOf('2026-10-05T12:00Z', {
      unit: 'day',
      timeZone: 'UTC',
      ...options,
    });
    expect([start, end]).toEqual([Date.parse(startDate), Date.parse(endDate)]);
    return [startDate, endDate];
  };
  expect(bounds({})).toEqual(['2026-10-05', '2026-10-06']);
  expect(bounds({ unit: 'week' })).toEqual(['2026-10-05', '2026-10-12']);
  expect(bounds({ unit: 'week', weekStartsOn: 7 })).toEqual(['2026-10-04', '2026-10-11']);
  expect(bounds({ unit: 'week', weekStartsOn: 2 })).toEqual(['2026-09-29', '2026-10-06']);
  expect(bounds({ unit: 'month' })).toEqual(['2026-10-01', '2026-11-01']);
  expect(bounds({ unit: 'quarter' })).toEqual(['2026-10-01', '2027-01-01']);
  expect(bounds({ unit: 'year' })).toEqual(['2026-01-01', '2027-01-01']);
  expect(bounds({ unit: 'year', fiscalYearStartMonth: 11 })).toEqual(['2025-11-01', '2026-11-01']);
  expect(bounds({ unit: 'quarter', fiscalYearStartMonth: 12 })).toEqual(['2026-09-01', '2026-12-01']);
});

test('years of fewer than four digits are written with four', () => {
  expect(label('0099-12-31T12:00Z', { unit: 'year' })).toBe('0099');
  expect(label('0099-12-31T12:00Z', { unit: 'quarter', fiscalYearStartMonth: 12 })).toBe('FY0100-Q1');
  expect(label('0099-06-01T12:00Z', { unit: 'week' })).toBe('0099-W23');
});

test('a day begins at its very first millisecond, also where the clocks go back over midnight', () => {
  const options = { unit: 'day', timeZone: 'America/St_Johns' } as const;
  const start = Date.UTC(2010, 10, 7, 2, 30);
  expect(periodOf(start, options).startDate).toBe('2010-11-07');
  expect(periodOf(start - 1, options).startDate).toBe('2010-11-06');
  expect(periodOf(start - 1, options).end).toBe(start);
  const midnight = Date.UTC(2026, 9, 5);
  expect(periodOf(midnight, { unit: 'day', timeZone: 'UTC' }).startDate).toBe('2026-10-05');
});

describe('findPeriod', () => {
  const days = periodsBetween(0, 5 * 86_400_000, { unit: 'day', timeZone: 'UTC' });

  test('finds each period by its first and by its last moment', () => {
    expect(days.map(({ start }) => findPeriod(days, start))).toEqual([0, 1, 2, 3, 4]);
    expect(days.map(({ end }) => findPeriod(days, end - 1))).toEqual([0, 1, 2, 3, 4]);
  });

  test('finds none outside of them, in a hole between them, and for NaN', () => {
    expect([-1, 5 * 86_400_000, Number.NaN].map((at) => findPeriod(days, at))).toEqual([-1, -1, -1]);
    expect(findPeriod([], 0)).toBe(-1);
    const [first, , third] = days as [Period, Period, Period];
    expect([0, 86_400_000, 2 * 86_400_000].map((at) => findPeriod([first, third], at))).toEqual([0, -1, 1]);
  });

  test('takes a list', () => {
    expect(issuesOf(() => findPeriod(7 as never, 0))).toMatchObject([{ code: 'INVALID_TYPE', path: 'periods' }]);
  });
});

test('a hundred thousand periods are listed, and not one more', () => {
  const options = { unit: 'day', timeZone: 'UTC' } as const;
  const end = 100_000 * 86_400_000;
  expect(periodsBetween(0, end, options)).toHaveLength(100_000);
  expect(issuesOf(() => periodsBetween(0, end + 1, options))).toEqual([
    {
      code: 'TOO_MANY_PERIODS',
      path: 'end',
      message: 'Between these moments lie more than a hundred thousand periods.',
      received: end + 1,
      expected: 'a shorter stretch or a longer unit',
      params: {},
    },
  ]);
});

test('what is wrong is told in full', () => {
  const options = { unit: 'month', timeZone: 'UTC' } as const;
  const wrong = (change: object) => issuesOf(() => periodOf(0, { ...options, ...change }));
  const issue = (rest: object) => [{ params: {}, ...rest }];
  expect(wrong({ unit: 'decade' })).toEqual(
    issue({
      code: 'INVALID_VALUE',
      path: 'options.unit',
      message: 'This value is not among those allowed: one of "day", "week", "month", "quarter", "year".',
      received: 'decade',
      expected: 'one of "day", "week", "month", "quarter", "year"',
    }),
  );
  for (const [received, params] of [
    [0, { limit: 1 }],
    [8, { limit: 7 }],
    [1.5, {}],
  ] as const) {
    expect(wrong({ weekStartsOn: received })).toEqual(
      issue({
        code: 'OUT_OF_RANGE',
        path: 'options.weekStartsOn',
        message: 'A weekday must be a whole number from 1 to 7.',
        received,
        expected: 'a whole number from 1 to 7',
        params,
      }),
    );
  }
  for (const [received, limit] of [
    [0, 1],
    [13, 12],
  ] as const) {
    expect(wrong({ fiscalYearStartMonth: received })).toEqual(
      issue({
        code: 'OUT_OF_RANGE',
        path: 'options.fiscalYearStartMonth',
        message: 'A month must be a whole number from 1 to 12.',
        received,
        expected: 'a whole number from 1 to 12',
        params: { limit },
      }),
    );
  }
  expect(wrong({ fiscalYearLabel: 'both' })).toEqual(
    issue({
      code: 'INVALID_VALUE',
      path: 'options.fiscalYearLabel',
      message: 'This value is not among those allowed: one of "ending", "starting".',
      received: 'both',
      expected: 'one of "ending", "starting"',
    }),
  );
  const three = { ...options, unit: undefined, weekStartsOn: '1', fiscalYearLabel: 1 };
  expect(codesOf(() => periodOf(0, three as never))).toEqual([
    'REQUIRED options.unit',
    'INVALID_TYPE options.weekStartsOn',
    'INVALID_VALUE options.fiscalYearLabel',
  ]);
  expect(codesOf(() => periodOf('x', options))).toEqual(['INVALID_INSTANT instant']);
  expect(codesOf(() => periodsBetween('x', 0, options))).toEqual(['INVALID_INSTANT start']);
  expect(codesOf(() => periodsBetween(0, 'x', options))).toEqual(['INVALID_INSTANT end']);
});
