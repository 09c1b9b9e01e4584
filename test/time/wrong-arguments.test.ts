import { describe, expect, it, test } from 'vitest';
import * as time from '../../src/time/index.js';
import { codesOf, issuesOf } from '../core/issues-of.js';
import { nineToFive } from './calendars.js';

const office = time.defineBusinessCalendar(nineToFive);
const copyOf = <T>(value: T): T => JSON.parse(JSON.stringify(value));

describe('a calendar that was never defined', () => {
  const definition = copyOf(office.definition);
  const runs: Record<string, (calendar: never) => unknown> = {
    businessTimeBetween: (calendar) => time.businessTimeBetween(calendar, 0, 1),
    addBusinessTime: (calendar) => time.addBusinessTime(calendar, 0, 1),
    subtractBusinessTime: (calendar) => time.subtractBusinessTime(calendar, 0, 1),
    isOpen: (calendar) => time.isOpen(calendar, 0),
    nextOpening: (calendar) => time.nextOpening(calendar, 0),
    nextClosing: (calendar) => time.nextClosing(calendar, 0),
    openIntervals: (calendar) => time.openIntervals(calendar, 0, 1),
    endOfBusinessDay: (calendar) => time.endOfBusinessDay(calendar, 0, 1),
    calendarIndexOf: (calendar) => time.calendarIndexOf(calendar),
    holidaysEnd: (calendar) => time.holidaysEnd(calendar),
    columns: (calendar) => time.businessTimeBetweenColumns(calendar, Float64Array.of(0), Float64Array.of(1)),
  };
  test.each(Object.keys(runs))('%s says so', (name) => {
    for (const calendar of [definition, null, undefined, 'office', {}, { definition: null }]) {
      expect(codesOf(() => runs[name]?.(calendar as never))).toEqual(['NOT_DEFINED calendar']);
    }
  });
});

describe('a copy of a calendar', () => {
  it('is as good as the calendar', () => {
    for (const copy of [copyOf(office), structuredClone(office), Object.freeze({ definition: office.definition })]) {
      expect(time.addBusinessTime(copy, '2026-10-05T09:00Z', 1e8)).toBe(
        time.addBusinessTime(office, '2026-10-05T09:00Z', 1e8),
      );
    }
  });

  it('that was changed and is wrong is refused, not read as closed', () => {
    const hours = { ...copyOf(office.definition), week: { mon: ['nine to five'] } };
    expect(codesOf(() => time.isOpen({ definition: hours }, 0))).toEqual(['INVALID_HOURS week.mon[0]']);
    const { week: _, ...rest } = copyOf(office.definition);
    expect(codesOf(() => time.isOpen({ definition: rest as never }, 0))).toEqual(['REQUIRED week']);
  });
});

describe('options', () => {
  const wrong = 'x' as never;
  test.each<[string, () => unknown, string]>([
    ['boundary', () => time.addBusinessTime(office, 0, 1, { boundary: wrong }), 'INVALID_VALUE options.boundary'],
    [
      'boundary, back',
      () => time.subtractBusinessTime(office, 0, 1, { boundary: wrong }),
      'INVALID_VALUE options.boundary',
    ],
    [
      'boundary of columns',
      () => time.addBusinessTimeColumns(office, Float64Array.of(0), 1, { boundary: wrong }),
      'INVALID_VALUE options.boundary',
    ],
    [
      'end before start',
      () => time.businessTimeBetween(office, 0, 1, { endBeforeStart: wrong }),
      'INVALID_VALUE options.endBeforeStart',
    ],
    ['month end', () => time.addMonths('2026-01-31', 1, { monthEnd: wrong }), 'INVALID_VALUE options.monthEnd'],
    [
      'month end of a duration of days',
      () => time.addCivilDuration('2026-01-31', 'P1D', 1, { monthEnd: wrong }),
      'INVALID_VALUE options.monthEnd',
    ],
    ['disambiguation', () => time.localToInstant('UTC', '2026-01-01', 0, wrong), 'INVALID_VALUE disambiguation'],
    [
      'horizon',
      () => time.addBusinessTime(office, 0, 1, { horizonYears: '3' as never }),
      'INVALID_TYPE options.horizonYears',
    ],
    ['null, adding', () => time.addBusinessTime(office, 0, 1, null as never), 'INVALID_TYPE options'],
    ['null, between', () => time.businessTimeBetween(office, 0, 1, null as never), 'INVALID_TYPE options'],
    ['null, months', () => time.addMonths('2026-01-31', 1, null as never), 'INVALID_TYPE options'],
    ['null, periods', () => time.periodOf(0, null as never), 'INVALID_TYPE options'],
    ['null, business days', () => time.isBusinessDay('2026-01-01', null as never), 'INVALID_TYPE options'],
    ['text', () => time.addBusinessTime(office, 0, 1, 'latest' as never), 'INVALID_TYPE options'],
    ['workdays', () => time.isBusinessDay('2026-01-01', { workdays: 'mon' as never }), 'INVALID_TYPE options.workdays'],
    [
      'holidays',
      () => time.isBusinessDay('2026-01-01', { holidays: '2026-01-01' as never }),
      'INVALID_TYPE options.holidays',
    ],
  ])('%s is refused', (_, run, problem) => {
    expect(codesOf(run)).toEqual([problem]);
  });
});

describe('numbers', () => {
  test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, '1', null])('%s is no number of days or months', (value) => {
    const wrong = value as number;
    expect(codesOf(() => time.addDays('2026-01-01', wrong))).toEqual(['INVALID_DURATION days']);
    expect(codesOf(() => time.addMonths('2026-01-01', wrong))).toEqual(['INVALID_DURATION months']);
    expect(codesOf(() => time.addCivilDuration('2026-01-01', 'P1M', wrong))).toEqual(['INVALID_DURATION times']);
  });

  test.each([
    [-1, 'OUT_OF_RANGE'],
    [1441, 'OUT_OF_RANGE'],
    [1e20, 'OUT_OF_RANGE'],
    [Number.NaN, 'INVALID_TYPE'],
    ['09:00', 'INVALID_TYPE'],
    [null, 'INVALID_TYPE'],
  ])('%s is no minute of a day', (minute, code) => {
    expect(codesOf(() => time.localToInstant('Europe/Berlin', '2026-10-05', minute as number))).toEqual([
      `${code} minuteOfDay`,
    ]);
  });

  it('a minute may be the end of the day', () => {
    expect(time.localToInstant('UTC', '2026-10-05', 1440)).toBe(Date.UTC(2026, 9, 6));
  });
});

describe('moments of a zone', () => {
  it('come in every form of an instant', () => {
    const at = Date.UTC(2026, 9, 5, 20);
    for (const form of [at, new Date(at), '2026-10-05T22:00:00+02:00', { epochMilliseconds: at }]) {
      expect(time.civilDateAt('Asia/Kathmandu', form)).toBe('2026-10-06');
      expect(time.offsetMsAt('Asia/Kathmandu', form)).toBe(5.75 * 3_600_000);
    }
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, 1e16, '2026-10-05', null, undefined])('are not %s', (value) => {
    for (const zone of ['UTC', 'Europe/Berlin']) {
      expect(codesOf(() => time.civilDateAt(zone, value as number))).toEqual(['INVALID_INSTANT at']);
      expect(codesOf(() => time.offsetMsAt(zone, value as number))).toEqual(['INVALID_INSTANT at']);
    }
  });

  it('need a zone', () => {
    expect(() => time.periodOf(0, { unit: 'day' } as never)).toThrowError('No time zone is given.');
  });
});

describe('columns', () => {
  const one = Float64Array.of(0);
  it('are Float64Arrays, of any realm, or lists of numbers', () => {
    expect(codesOf(() => time.businessTimeBetweenColumns(office, null as never, one))).toEqual(['INVALID_TYPE starts']);
    expect(codesOf(() => time.businessTimeBetweenColumns(office, one, undefined as never))).toEqual([
      'INVALID_TYPE ends',
    ]);
    expect(codesOf(() => time.addBusinessTimeColumns(office, one, '5' as never))).toEqual(['INVALID_TYPE businessMs']);
    expect([...time.businessTimeBetweenColumns(office, [0] as never, [0] as never)]).toEqual([0]);
  });

  it('are never written to a column that would lose large figures or NaN', () => {
    expect(codesOf(() => time.businessTimeBetweenColumns(office, one, one, new Int32Array(1) as never))).toEqual([
      'INVALID_TYPE out',
    ]);
  });

  it('round business time to whole milliseconds, as single calls do', () => {
    for (const ms of [0.4, 0.5, 1.5, 8.49]) {
      expect([...time.addBusinessTimeColumns(office, one, ms)]).toEqual([time.addBusinessTime(office, 0, ms)]);
      expect([...time.subtractBusinessTimeColumns(office, one, Float64Array.of(ms))]).toEqual([
        time.subtractBusinessTime(office, 0, ms),
      ]);
    }
  });
});

describe('lists', () => {
  it('of intervals hold numbers, not text of moments', () => {
    const text = [{ start: '2026-01-01T00:00Z', end: '2026-01-02T00:00Z' }] as never;
    for (const run of [
      () => time.unionIntervals(text),
      () => time.totalLength(text),
      () => time.intersectIntervals([], text),
      () => time.subtractIntervals([], text),
      () => time.unionIntervals([null] as never),
    ]) {
      expect(codesOf(run)).toEqual(['INVALID_TYPE intervals[0]']);
    }
    expect(codesOf(() => time.unionIntervals(null as never))).toEqual(['INVALID_TYPE intervals']);
    expect(time.unionIntervals([{ start: Number.NaN, end: 5 }])).toEqual([]);
  });

  it('of periods and spans are lists', () => {
    const year = { from: '2026-01-01', to: '2026-12-31' };
    expect(codesOf(() => time.findPeriod(null as never, 0))).toEqual(['INVALID_TYPE periods']);
    expect(codesOf(() => time.coverageGaps(year, null as never))).toEqual(['INVALID_TYPE spans']);
    expect(codesOf(() => time.coverageGaps(year, [null] as never))).toEqual(['INVALID_TYPE spans[0]']);
    expect(codesOf(() => time.coverageGaps(null as never, []))).toEqual(['INVALID_TYPE required']);
  });

  it('what is required needs an end', () => {
    for (const to of [null, undefined]) {
      expect(codesOf(() => time.coverageGaps({ from: '2026-01-01', to } as never, []))).toEqual([
        'INVALID_DATE required.to',
      ]);
    }
  });
});

describe('what the horizon says', () => {
  it('names the unit that was asked for', () => {
    expect(issuesOf(() => time.endOfBusinessDay(office, 0, 1e6))[0]).toMatchObject({
      code: 'BEYOND_HORIZON',
      message: 'The calendar has not that many business days within 10 years.',
      params: { horizonYears: 10, businessDays: 1e6 },
    });
    expect(issuesOf(() => time.addBusinessTime(office, 0, 1e15))[0]).toMatchObject({
      message: 'The calendar does not open for that long within 10 years.',
      params: { horizonYears: 10, businessMs: 1e15 },
    });
    const once = time.defineBusinessCalendar({
      timeZone: 'UTC',
      week: {},
      exceptions: { '2026-10-05': { hours: ['09:00-17:00'] } },
    });
    expect(issuesOf(() => time.nextOpening(once, '2026-10-06T00:00Z', { horizonYears: 1 }))[0]).toMatchObject({
      message: 'The calendar does not open within 1 years.',
    });
  });
});

describe('night hours around holidays and exceptions', () => {
  const nights = ['22:00-06:00'];
  const hoursOf = (calendar: time.BusinessCalendar, from: string, to: string) =>
    time.totalLength(time.openIntervals(calendar, from, to)) / 3_600_000;

  test.each(['calendarDay', 'shiftStart'] as const)('nights of Ramadan add up, %s', (holidayScope) => {
    const exceptions = Object.fromEntries(
      Array.from({ length: 30 }, (_, day) => [
        time.addDays('2026-02-18', day),
        { hours: ['09:00-14:00', '21:00-02:00'] },
      ]),
    );
    const calendar = time.defineBusinessCalendar({ timeZone: 'Africa/Cairo', week: {}, exceptions, holidayScope });
    expect(hoursOf(calendar, '2026-02-18T00:00+02:00', '2026-03-22T00:00+02:00')).toBe(300);
  });

  it('the day after a holiday opens at midnight, or with its own shift', () => {
    const definition = { timeZone: 'UTC', week: { wed: nights, thu: nights, fri: nights }, holidays: ['2026-12-24'] };
    const day = time.defineBusinessCalendar(definition);
    const shift = time.defineBusinessCalendar({ ...definition, holidayScope: 'shiftStart' });
    const from = '2026-12-23T12:00Z';
    const to = '2026-12-25T12:00Z';
    const texts = (calendar: time.BusinessCalendar) =>
      time
        .openIntervals(calendar, from, to)
        .map(({ start, end }) => `${time.formatInstant(start).slice(8, 16)} ${time.formatInstant(end).slice(8, 16)}`);
    expect(texts(day)).toEqual(['23T22:00 24T00:00', '25T00:00 25T06:00']);
    expect(texts(shift)).toEqual(['23T22:00 24T06:00']);
  });
});

describe('an option that nobody reads', () => {
  const { definition } = office;
  const calls: Record<string, (options: never) => unknown> = {
    businessTimeBetween: (options) => time.businessTimeBetween(office, 0, 1, options),
    addBusinessTime: (options) => time.addBusinessTime(office, 0, 1, options),
    subtractBusinessTime: (options) => time.subtractBusinessTime(office, 0, 1, options),
    nextOpening: (options) => time.nextOpening(office, 0, options),
    nextClosing: (options) => time.nextClosing(office, 0, options),
    endOfBusinessDay: (options) => time.endOfBusinessDay(office, 0, 1, options),
    addBusinessTimeColumns: (options) =>
      time.addBusinessTimeColumns(office, Float64Array.of(0), Float64Array.of(1), options),
    addBusinessDays: (options) => time.addBusinessDays('2026-01-01', 1, options),
    adjustToBusinessDay: (options) => time.adjustToBusinessDay('2026-01-01', 'following', options),
    addMonths: (options) => time.addMonths('2026-01-31', 1, options),
    addCivilDuration: (options) => time.addCivilDuration('2026-01-31', 'P1M', 1, options),
    periodOf: (options) => time.periodOf(0, { unit: 'day', timeZone: definition.timeZone, ...(options as object) }),
  };
  it.each(Object.keys(calls))('is refused by %s, which would take the default in silence', (name) => {
    expect(codesOf(() => calls[name]?.({ bondary: 'latest' } as never))).toEqual(['UNKNOWN_KEY options.bondary']);
  });
});
