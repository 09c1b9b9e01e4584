import { describe, expect, test } from 'vitest';
import { alwaysOpenCalendar, defineBusinessCalendar } from '../../src/time/business-calendar.js';
import {
  addBusinessTime,
  businessTimeBetween,
  isOpen,
  nextClosing,
  nextOpening,
  openIntervals,
  subtractBusinessTime,
} from '../../src/time/business-time.js';
import type { BusinessCalendarDefinition } from '../../src/time/calendar-definition.js';
import { HOUR, nightShifts, nineToFive } from './calendars.js';

const define = (change: Partial<BusinessCalendarDefinition> = {}, base = nineToFive) =>
  defineBusinessCalendar({ ...base, ...change });
const office = define();
const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString().replace(':00.000Z', 'Z'));
/** Open intervals as text, on the UTC line. */
const hours = (calendar: ReturnType<typeof define>, from: string, to: string) =>
  openIntervals(calendar, from, to).map(({ start, end }) => `${iso(start)}/${iso(end)}`);
const code = (name: string) => expect.objectContaining({ code: name });

describe('businessTimeBetween', () => {
  test('the ticket of the documentation: 8 h 43 min less the pause is 31,380 s', () => {
    const calendar = define({
      week: {
        mon: ['09:00-17:30'],
        tue: ['09:00-17:30'],
        wed: ['09:00-17:30'],
        thu: ['09:00-17:30'],
        fri: ['09:00-16:00'],
      },
    });
    const parts = [
      ['2026-10-05T15:10:00+02:00', '2026-10-06T10:00:00+02:00'],
      ['2026-10-06T11:30:00+02:00', '2026-10-06T16:53:00+02:00'],
    ] as const;
    expect(parts.map(([start, end]) => businessTimeBetween(calendar, start, end))).toEqual([12_000_000, 19_380_000]);
  });

  test('weekends and nights do not count, and the closing time is the end', () => {
    expect(businessTimeBetween(office, '2026-10-02T16:00:00+02:00', '2026-10-05T10:00:00+02:00')).toBe(2 * HOUR);
    expect(businessTimeBetween(office, '2026-10-02T17:00:00+02:00', '2026-10-05T09:00:00+02:00')).toBe(0);
    expect(businessTimeBetween(office, '2026-10-05T09:00:00+02:00', '2026-10-05T09:00:00.001+02:00')).toBe(1);
  });

  test('an end before the start is negative, or an error on request', () => {
    const late = '2026-10-05T12:00:00+02:00';
    const early = '2026-10-05T10:00:00+02:00';
    expect(businessTimeBetween(office, late, early)).toBe(-2 * HOUR);
    expect(() => businessTimeBetween(office, late, early, { endBeforeStart: 'throw' })).toThrowError(
      code('END_BEFORE_START'),
    );
    expect(businessTimeBetween(office, late, late, { endBeforeStart: 'throw' })).toBe(0);
  });

  test('years far apart, in either order of asking, give the same', () => {
    const forward = define();
    const backward = define();
    const stretches = [1950, 1990, 2026, 2100].map(
      (year) => [Date.UTC(year, 0, 3, 12), Date.UTC(year + 3, 5, 7, 12)] as const,
    );
    const first = stretches.map(([from, to]) => businessTimeBetween(forward, from, to));
    const second = [...stretches].reverse().map(([from, to]) => businessTimeBetween(backward, from, to));
    expect(second.reverse()).toEqual(first);
    // 1990-01-03 13:00 to 1993-06-07 14:00 in Berlin: 893 weekdays of 8 h before the last, less 4 h, plus 5 h.
    expect(first[1]).toBe((893 * 8 - 4 + 5) * HOUR);
  });

  test('calendars cover 1900 to 2199', () => {
    const at = (text: string) => new Date(text).getTime();
    expect(businessTimeBetween(office, at('1900-01-01T00:00Z'), at('1900-01-02T00:00Z'))).toBe(8 * HOUR);
    expect(businessTimeBetween(office, at('2199-12-31T00:00Z'), at('2199-12-31T23:59Z'))).toBe(8 * HOUR);
    expect(() => businessTimeBetween(office, at('1899-12-31T23:59Z'), 0)).toThrowError(code('INSTANT_OUT_OF_RANGE'));
    expect(() => businessTimeBetween(office, 0, at('2200-01-01T00:00Z'))).toThrowError(/^end: /);
    expect(() => businessTimeBetween(office, '2026-10-05T10:00:00', 0)).toThrowError(/^start: .*no offset/);
  });
});

describe('what a date takes its hours from', () => {
  const monday = (change: Partial<BusinessCalendarDefinition>) =>
    hours(define(change), '2026-10-05T00:00Z', '2026-10-06T00:00Z');

  test('holiday before exception before week', () => {
    const exceptions = { '2026-10-05': { hours: ['10:00-12:00'] } };
    expect(monday({})).toEqual(['2026-10-05T07:00Z/2026-10-05T15:00Z']);
    expect(monday({ exceptions })).toEqual(['2026-10-05T08:00Z/2026-10-05T10:00Z']);
    expect(monday({ exceptions, holidays: ['2026-10-05'] })).toEqual([]);
  });

  test('an exception without hours closes, one that adds opens longer', () => {
    expect(monday({ exceptions: { '2026-10-05': { hours: [] } } })).toEqual([]);
    expect(monday({ exceptions: { '2026-10-05': { hours: ['16:00-20:00'], mode: 'add' } } })).toEqual([
      '2026-10-05T07:00Z/2026-10-05T18:00Z',
    ]);
  });

  test('then breaks and closures are cut out, also of exception hours', () => {
    expect(
      monday({
        exceptions: { '2026-10-05': { hours: ['08:00-14:00'] } },
        breaks: { '2026-10-05': ['09:00-10:00'] },
        weeklyBreaks: { mon: ['12:00-12:30'], tue: ['00:00-24:00'] },
        closures: [
          { start: '2026-10-05T06:30:00Z', end: Date.UTC(2026, 9, 5, 6, 45) },
          { start: '2026-10-05T11:00Z', end: '2027-01-01T00:00Z' },
        ],
      }),
    ).toEqual([
      '2026-10-05T06:00Z/2026-10-05T06:30Z',
      '2026-10-05T06:45Z/2026-10-05T07:00Z',
      '2026-10-05T08:00Z/2026-10-05T10:00Z',
      '2026-10-05T10:30Z/2026-10-05T11:00Z',
    ]);
  });

  test('hours that touch are one interval, also over midnight', () => {
    const calendar = define({ week: { mon: ['09:00-12:00', '12:00-24:00'], tue: ['00:00-06:00'] } });
    expect(hours(calendar, '2026-10-05T00:00Z', '2026-10-07T00:00Z')).toEqual(['2026-10-05T07:00Z/2026-10-06T04:00Z']);
  });
});

describe('night shifts', () => {
  const week = (change: Partial<BusinessCalendarDefinition>) =>
    hours(define(change, nightShifts), '2026-10-06T10:00Z', '2026-10-08T10:00Z');
  const tuesday = '2026-10-06T20:00Z/2026-10-07T04:00Z';
  const wednesday = '2026-10-07T20:00Z/2026-10-08T04:00Z';

  test('belong to the day on which they begin', () => {
    expect(week({})).toEqual([tuesday, wednesday]);
    expect(hours(define({}, nightShifts), '2026-10-09T00:00Z', '2026-10-12T12:00Z')).toEqual([
      '2026-10-09T00:00Z/2026-10-09T04:00Z',
    ]);
  });

  test('a holiday is a calendar day and cuts the shift at midnight; the evening ends at the next one', () => {
    expect(week({ holidays: ['2026-10-07'] })).toEqual([
      '2026-10-06T20:00Z/2026-10-06T22:00Z',
      '2026-10-07T22:00Z/2026-10-08T04:00Z',
    ]);
  });

  test('or it closes the shifts that begin on it', () => {
    expect(week({ holidays: ['2026-10-07'], holidayScope: 'shiftStart' })).toEqual([tuesday]);
  });

  test('an exception stands for its calendar day, or for the shifts that begin on it', () => {
    const exceptions = { '2026-10-07': { hours: ['10:00-14:00'] } };
    expect(week({ exceptions })).toEqual([
      '2026-10-06T20:00Z/2026-10-06T22:00Z',
      '2026-10-07T08:00Z/2026-10-07T12:00Z',
      '2026-10-07T22:00Z/2026-10-08T04:00Z',
    ]);
    expect(week({ exceptions, holidayScope: 'shiftStart' })).toEqual([tuesday, '2026-10-07T08:00Z/2026-10-07T12:00Z']);
  });

  test('an exception over midnight is open to its end', () => {
    const exceptions = { '2026-10-06': { hours: ['23:00-03:00'] }, '2026-10-07': { hours: [] } };
    for (const holidayScope of ['calendarDay', 'shiftStart'] as const) {
      expect(week({ exceptions, holidayScope })[0]).toBe('2026-10-06T21:00Z/2026-10-07T01:00Z');
    }
    expect(week({ exceptions, holidays: ['2026-10-06'] }).slice(0, 1)).toEqual(['2026-10-07T22:00Z/2026-10-08T04:00Z']);
  });

  test('breaks cut the date they stand on, also after midnight and over it', () => {
    expect(week({ breaks: { '2026-10-07': ['02:00-02:30'] }, weeklyBreaks: { wed: ['23:30-00:30'] } })).toEqual([
      '2026-10-06T20:00Z/2026-10-07T00:00Z',
      '2026-10-07T00:30Z/2026-10-07T04:00Z',
      '2026-10-07T20:00Z/2026-10-07T21:30Z',
      '2026-10-07T22:30Z/2026-10-08T04:00Z',
    ]);
  });
});

describe('clock changes', () => {
  const early = { timeZone: 'Australia/Lord_Howe', week: { sun: ['02:15-04:00'] } };
  const between = (dst: 'wallClock' | 'compatible') =>
    businessTimeBetween(defineBusinessCalendar({ ...early, dst }), '2025-10-04T12:00Z', '2025-10-05T12:00Z') / 60_000;

  test('Lord Howe skips 02:00 to 02:30: 90 min on the wall clock, 75 min by end points (zendesk/biz says 45)', () => {
    expect(between('wallClock')).toBe(90);
    expect(between('compatible')).toBe(75);
  });

  test('a shift over the end of summer time is an hour longer', () => {
    const calendar = define({ week: { sat: ['22:00-06:00'] } }, nightShifts);
    expect(businessTimeBetween(calendar, '2026-10-24T12:00Z', '2026-10-25T12:00Z')).toBe(9 * HOUR);
    expect(businessTimeBetween(calendar, '2026-03-28T12:00Z', '2026-03-29T12:00Z')).toBe(7 * HOUR);
  });

  test('a date that the zone skipped has no hours (Apia, 30 December 2011)', () => {
    for (const dst of ['wallClock', 'compatible'] as const) {
      const calendar = define({ timeZone: 'Pacific/Apia', dst });
      expect(hours(calendar, '2011-12-29T12:00Z', '2011-12-31T12:00Z')).toEqual([
        '2011-12-29T19:00Z/2011-12-30T03:00Z',
      ]);
    }
  });

  test('hours pushed out of a gap onto others count once (Sao Paulo skipped 00:00 to 01:00 on 15 October 2017)', () => {
    const week = { sun: ['00:15-00:45', '01:10-01:50'] };
    const minutes = (dst: 'wallClock' | 'compatible') =>
      businessTimeBetween(
        define({ timeZone: 'America/Sao_Paulo', week, dst }),
        '2017-10-15T00:00Z',
        '2017-10-15T12:00Z',
      ) / 60_000;
    // 00:15-00:45 becomes 01:15-01:45, which lies inside 01:10-01:50.
    expect([minutes('wallClock'), minutes('compatible')]).toEqual([40, 40]);
  });
});

describe('addBusinessTime', () => {
  test('what is used up at closing time is due at closing time, or at the next opening', () => {
    const start = '2026-10-05T08:00:00+02:00';
    expect(iso(addBusinessTime(office, start, 8 * HOUR))).toBe('2026-10-05T15:00Z');
    expect(iso(addBusinessTime(office, start, 8 * HOUR, { boundary: 'latest' }))).toBe('2026-10-06T07:00Z');
    expect(iso(addBusinessTime(office, start, 8 * HOUR + 1))).toBe('2026-10-06T07:00:00.001Z');
  });

  test('nothing added is the start itself, or the next opening', () => {
    const saturday = '2026-10-03T12:00:00Z';
    expect(iso(addBusinessTime(office, saturday, 0))).toBe('2026-10-03T12:00Z');
    expect(iso(addBusinessTime(office, saturday, 0, { boundary: 'latest' }))).toBe('2026-10-05T07:00Z');
  });

  test('rounds a length to whole milliseconds', () => {
    expect(addBusinessTime(office, '2026-10-05T07:00Z', 1.1 * HOUR)).toBe(Date.UTC(2026, 9, 5, 8, 6));
  });

  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY, '5'])('refuses a length of %s', (ms) => {
    expect(() => addBusinessTime(office, 0, ms as number)).toThrowError(code('INVALID_DURATION'));
    expect(() => subtractBusinessTime(office, 0, ms as number)).toThrowError(code('INVALID_DURATION'));
  });

  test('a calendar that never opens is an error and no endless loop', () => {
    const never = define({ week: {}, holidays: ['2026-12-25'] });
    expect(() => addBusinessTime(never, 0, 1)).toThrowError(code('CALENDAR_NEVER_OPENS'));
    expect(() => nextOpening(never, 0)).toThrowError(code('CALENDAR_NEVER_OPENS'));
    expect(businessTimeBetween(never, 0, 1e12)).toBe(0);
    const closed = define({ closures: [{ start: '1900-01-01T00:00Z', end: '2200-01-01T00:00Z' }] });
    expect(() => nextOpening(closed, 0)).toThrowError(code('BEYOND_HORIZON'));
  });

  test('looks no further than its horizon, whatever was asked before', () => {
    const rare = define({ week: {}, exceptions: { '2040-01-02': { hours: ['09:00-10:00'] } } });
    expect(() => addBusinessTime(rare, '2026-10-05T00:00Z', 1)).toThrowError(code('BEYOND_HORIZON'));
    expect(iso(addBusinessTime(rare, '2026-10-05T00:00Z', HOUR, { horizonYears: 20 }))).toBe('2040-01-02T09:00Z');
    expect(() => addBusinessTime(rare, '2026-10-05T00:00Z', 1)).toThrowError(code('BEYOND_HORIZON'));
    expect(() => addBusinessTime(rare, '2040-01-03T00:00Z', 1, { horizonYears: 300 })).toThrowError(
      code('BEYOND_HORIZON'),
    );
    for (const horizonYears of [0, -1, 301]) {
      expect(() => addBusinessTime(office, 0, 1, { horizonYears })).toThrowError(code('OUT_OF_RANGE'));
    }
    expect(() => addBusinessTime(office, 0, 1, { horizonYears: Number.NaN })).toThrowError(code('INVALID_TYPE'));
  });

  test('the start must be covered', () => {
    expect(() => addBusinessTime(office, Date.UTC(2300, 0), 1)).toThrowError(code('INSTANT_OUT_OF_RANGE'));
  });
});

describe('subtractBusinessTime', () => {
  const end = '2026-10-06T17:00:00+02:00';
  test('mirrors addition', () => {
    expect(iso(subtractBusinessTime(office, end, 8 * HOUR))).toBe('2026-10-06T07:00Z');
    expect(iso(subtractBusinessTime(office, end, 8 * HOUR, { boundary: 'earliest' }))).toBe('2026-10-05T15:00Z');
    expect(iso(subtractBusinessTime(office, end, 12 * HOUR))).toBe('2026-10-05T11:00Z');
  });
  test('nothing taken away is the end itself, or the closing time before', () => {
    const sunday = '2026-10-04T12:00:00Z';
    expect(iso(subtractBusinessTime(office, sunday, 0))).toBe('2026-10-04T12:00Z');
    expect(iso(subtractBusinessTime(office, sunday, 0, { boundary: 'earliest' }))).toBe('2026-10-02T15:00Z');
  });
  test('looks back over years', () => {
    const old = define({ week: {}, exceptions: { '2020-01-06': { hours: ['09:00-10:00'] } } });
    expect(iso(subtractBusinessTime(old, end, HOUR))).toBe('2020-01-06T08:00Z');
    expect(() => subtractBusinessTime(old, end, HOUR + 1)).toThrowError(code('BEYOND_HORIZON'));
    expect(() => subtractBusinessTime(old, end, 1, { horizonYears: 5 })).toThrowError(code('BEYOND_HORIZON'));
  });
});

describe('isOpen, nextOpening, nextClosing, openIntervals', () => {
  test('open from the opening time to just before the closing time', () => {
    const times = ['08:59:59.999', '09:00:00', '16:59:59.999', '17:00:00'];
    expect(times.map((time) => isOpen(office, `2026-10-05T${time}+02:00`))).toEqual([false, true, true, false]);
    expect(() => isOpen(office, Date.UTC(2200, 0))).toThrowError(code('INSTANT_OUT_OF_RANGE'));
  });

  test('the next opening is now when it is open', () => {
    expect(iso(nextOpening(office, '2026-10-05T12:00:00+02:00'))).toBe('2026-10-05T10:00Z');
    expect(iso(nextOpening(office, '2026-12-31T17:00:00+01:00'))).toBe('2027-01-01T08:00Z');
  });

  test('the next closing comes after the moment', () => {
    expect(iso(nextClosing(office, '2026-10-05T12:00:00+02:00'))).toBe('2026-10-05T15:00Z');
    expect(iso(nextClosing(office, '2026-10-05T17:00:00+02:00'))).toBe('2026-10-06T15:00Z');
    expect(nextClosing(alwaysOpenCalendar(), 0)).toBeNull();
    expect(nextClosing(alwaysOpenCalendar(), Date.UTC(2195, 0))).toBeNull();
    const closesOnce = define({ week: alwaysOpenCalendar().definition.week, holidays: ['2028-05-01'] });
    expect(iso(nextClosing(closesOnce, '2026-10-05T12:00:00+02:00'))).toBe('2028-04-30T22:00Z');
    expect(nextClosing(closesOnce, '2026-10-05T12:00:00+02:00', { horizonYears: 1 })).toBeNull();
    expect(nextClosing(closesOnce, '2029-10-05T12:00:00+02:00')).toBeNull();
  });

  test('intervals are clipped to the moments given', () => {
    expect(hours(office, '2026-10-05T12:00:00+02:00', '2026-10-06T10:00:00+02:00')).toEqual([
      '2026-10-05T10:00Z/2026-10-05T15:00Z',
      '2026-10-06T07:00Z/2026-10-06T08:00Z',
    ]);
    expect(() => hours(office, '2026-10-06T10:00Z', '2026-10-05T10:00Z')).toThrow(/end is before the start/);
    expect(openIntervals(alwaysOpenCalendar(), 5, 9)).toEqual([{ start: 5, end: 9 }]);
  });
});
