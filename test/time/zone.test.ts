import { describe, expect, test } from 'vitest';
import { checkTimeZone, civilDateAt, isTimeZone, localToInstant, offsetMsAt, startOfDay } from '../../src/time/zone.js';
import { changesIn, zoneTableOf } from '../../src/time/zone-table.js';

const HOUR = 3_600_000;
const iso = (ms: number) => new Date(ms).toISOString();

/** The changes of a year as `instant offset-before -> offset-after` in minutes. */
function changesOf(zone: string, year: number): string[] {
  const table = zoneTableOf(zone);
  if (table === null) throw new Error(zone);
  return changesIn(table, Date.UTC(year, 0) - 1, Date.UTC(year + 1, 0) - 1).map(
    ({ at, before, after }) => `${iso(at).slice(0, 16)}Z ${before / 60_000} -> ${after / 60_000}`,
  );
}

describe('offsets', () => {
  test('knows the change of 2026 in Berlin to the millisecond', () => {
    const change = Date.UTC(2026, 2, 29, 1);
    expect(offsetMsAt('Europe/Berlin', change - 1)).toBe(HOUR);
    expect(offsetMsAt('Europe/Berlin', change)).toBe(2 * HOUR);
  });

  test('finds the double changes of Ramadan', () => {
    expect(changesOf('Africa/Cairo', 2010)).toEqual([
      '2010-04-29T22:00Z 120 -> 180',
      '2010-08-10T21:00Z 180 -> 120',
      '2010-09-09T22:00Z 120 -> 180',
      '2010-09-30T21:00Z 180 -> 120',
    ]);
    expect(changesOf('Africa/Cairo', 2014)).toHaveLength(4);
    expect(changesOf('Africa/Casablanca', 2012)).toHaveLength(4);
    expect(changesOf('Africa/Casablanca', 2026)).toEqual(['2026-02-15T02:00Z 60 -> 0', '2026-03-22T02:00Z 0 -> 60']);
  });

  test('finds the shortest stay of all: seven days in Boa Vista', () => {
    expect(changesOf('America/Boa_Vista', 2000)).toEqual([
      '2000-02-27T03:00Z -180 -> -240',
      '2000-10-08T04:00Z -240 -> -180',
      '2000-10-15T03:00Z -180 -> -240',
    ]);
  });

  test('knows half an hour (Lord Howe), two hours (Troll), a whole day (Apia)', () => {
    expect(changesOf('Australia/Lord_Howe', 2025)).toEqual([
      '2025-04-05T15:00Z 660 -> 630',
      '2025-10-04T15:30Z 630 -> 660',
    ]);
    expect(changesOf('Antarctica/Troll', 2025)).toEqual(['2025-03-30T01:00Z 0 -> 120', '2025-10-26T01:00Z 120 -> 0']);
    expect(changesOf('Pacific/Apia', 2011)).toContain('2011-12-30T10:00Z -600 -> 840');
  });

  test('local mean time is exact to the second, also just west of Greenwich', () => {
    // Liberia kept 44 min 30 s west until 1972: a library that reads "-00:44:30" as minutes turns it east.
    expect(offsetMsAt('Africa/Monrovia', Date.UTC(1960, 0))).toBe(-(44 * 60 + 30) * 1000);
    expect(offsetMsAt('Europe/Dublin', Date.UTC(1910, 0))).toBe(-(25 * 60 + 21) * 1000);
    expect(offsetMsAt('Asia/Kolkata', Date.UTC(1901, 0))).toBe((5 * 3600 + 21 * 60 + 10) * 1000);
  });

  test('answers outside 1900 to 2199 too', () => {
    expect(offsetMsAt('Europe/Berlin', Date.UTC(1850, 0))).toBe((53 * 60 + 28) * 1000);
    expect(offsetMsAt('Europe/Berlin', Date.UTC(2500, 6, 1))).toBe(2 * HOUR);
    expect(iso(localToInstant('Europe/Berlin', '2500-07-01', 0))).toBe('2500-06-30T22:00:00.000Z');
  });

  test('names of the same zone and letter case are the host’s business', () => {
    expect(offsetMsAt('Asia/Calcutta', 0)).toBe(offsetMsAt('Asia/Kolkata', 0));
    expect(offsetMsAt('Etc/GMT+5', 0)).toBe(-5 * HOUR);
    expect(offsetMsAt('UTC', 1e12)).toBe(0);
  });

  test.each(['Mars/Olympus', '', '+02:00', '-0330', ' Europe/Berlin', 'Europe/Berlin ', 'constructor'])(
    '%j is no zone',
    (zone) => {
      expect(isTimeZone(zone)).toBe(false);
      for (const call of [
        () => checkTimeZone(zone, 'policy.timeZone'),
        () => offsetMsAt(zone, 0),
        () => civilDateAt(zone, 0),
        () => startOfDay(zone, '2026-01-01'),
        () => localToInstant(zone, '2026-01-01', 0),
      ]) {
        expect(call).toThrowError(expect.objectContaining({ code: 'UNKNOWN_TIME_ZONE' }));
      }
      expect(() => checkTimeZone(zone, 'policy.timeZone')).toThrowError(/^policy\.timeZone: /);
    },
  );

  test('what is no text is no zone', () => {
    expect([undefined, null, 3, {}].map(isTimeZone)).toEqual([false, false, false, false]);
  });

  test('more zones than the memo keeps are still right', () => {
    const zones = Intl.supportedValuesOf('timeZone').slice(0, 150);
    const first = zones.map((zone) => offsetMsAt(zone, 1.7e12));
    expect(zones.map((zone) => offsetMsAt(zone, 1.7e12))).toEqual(first);
  });
});

describe('civil dates of a zone', () => {
  test('the date depends on the zone', () => {
    const at = Date.UTC(2026, 10, 23, 11);
    expect(civilDateAt('Pacific/Auckland', at)).toBe('2026-11-24');
    expect(civilDateAt('America/Los_Angeles', at)).toBe('2026-11-23');
  });

  test('a date begins with its first instant that exists', () => {
    // Santiago and Sao Paulo skip midnight, Apia skips 30 December 2011.
    expect(iso(startOfDay('America/Santiago', '2025-09-07'))).toBe('2025-09-07T04:00:00.000Z');
    expect(iso(startOfDay('America/Sao_Paulo', '2018-11-04'))).toBe('2018-11-04T03:00:00.000Z');
    expect(startOfDay('Pacific/Apia', '2011-12-30')).toBe(startOfDay('Pacific/Apia', '2011-12-31'));
    expect(iso(startOfDay('Pacific/Apia', '2011-12-31'))).toBe('2011-12-30T10:00:00.000Z');
  });

  test('where midnight comes twice a date begins with the first', () => {
    expect(iso(startOfDay('America/Havana', '2025-11-02'))).toBe('2025-11-02T04:00:00.000Z');
    // St John's set its clocks back at 00:01, so 6 November 2011 was shown, left and shown again.
    expect(iso(startOfDay('America/St_Johns', '2010-11-07'))).toBe('2010-11-07T02:30:00.000Z');
  });
});

describe('localToInstant', () => {
  const at = (minute: number, how?: 'compatible' | 'earlier' | 'later' | 'reject', date = '2026-03-29') =>
    iso(localToInstant('Europe/Berlin', date, minute, how)).slice(11, 16);

  test('in a gap (RFC 5545 section 3.3.5: the offset before the gap)', () => {
    expect(at(150)).toBe('01:30');
    expect(at(150, 'later')).toBe('01:30');
    expect(at(150, 'earlier')).toBe('00:30');
    expect(at(120)).toBe('01:00');
    expect(at(180, 'reject')).toBe('01:00');
    expect(() => at(150, 'reject')).toThrowError(expect.objectContaining({ code: 'NONEXISTENT_LOCAL_TIME' }));
  });

  test('in an overlap the first, unless asked otherwise', () => {
    expect(at(150, 'compatible', '2026-10-25')).toBe('00:30');
    expect(at(150, 'earlier', '2026-10-25')).toBe('00:30');
    expect(at(150, 'later', '2026-10-25')).toBe('01:30');
    expect(() => at(150, 'reject', '2026-10-25')).toThrowError(
      expect.objectContaining({ code: 'AMBIGUOUS_LOCAL_TIME' }),
    );
    expect(at(180, 'reject', '2026-10-25')).toBe('02:00');
  });

  test('fractions of a minute and the end of the day', () => {
    expect(localToInstant('UTC', '1970-01-01', 0.5)).toBe(30_000);
    expect(localToInstant('UTC', '1970-01-01', 1440)).toBe(86_400_000);
    expect(() => localToInstant('UTC', '1970-02-30', 0)).toThrowError(
      expect.objectContaining({ code: 'INVALID_DATE' }),
    );
  });
});
