import { describe, expect, test } from 'vitest';
import { checkTimeZone, civilDateAt, isTimeZone, localToInstant, offsetMsAt, startOfDay } from '../../src/time/zone.js';
import { changesIn, tableOffsetAt, type ZoneTable, zoneTableOf } from '../../src/time/zone-table.js';
import { codesOf, issuesOf } from '../core/issues-of.js';

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

describe('what is wrong is told in full', () => {
  const issue = (rest: object) => [{ params: {}, ...rest }];
  const noZone = { code: 'UNKNOWN_TIME_ZONE', expected: 'an IANA name such as "Europe/Berlin"' };

  test('a zone', () => {
    const message = '"Mars/Olympus" is not a time zone.';
    const received = 'Mars/Olympus';
    expect(issuesOf(() => checkTimeZone(received))).toEqual(issue({ ...noZone, path: '', message, received }));
    expect(issuesOf(() => checkTimeZone(received, 'office.timeZone'))).toEqual(
      issue({ ...noZone, path: 'office.timeZone', message, received }),
    );
    expect(issuesOf(() => offsetMsAt(received, 0))).toEqual(issue({ ...noZone, path: '', message, received }));
    expect(issuesOf(() => checkTimeZone(undefined as never))).toEqual(
      issue({ ...noZone, path: '', message: 'No time zone is given.', received: null }),
    );
  });

  test.each([
    [-1, { limit: 0 }],
    [1440.5, { limit: 1440 }],
    [Number.NaN, null],
    ['60', null],
    [null, null],
  ])('the minute %s', (minute, params) => {
    expect(issuesOf(() => localToInstant('UTC', '2026-01-01', minute as never))).toEqual(
      issue({
        code: params === null ? 'INVALID_TYPE' : 'OUT_OF_RANGE',
        path: 'minuteOfDay',
        message: 'A minute of a day must be a number from 0 to 1440.',
        received: Number.isNaN(minute) ? 'NaN' : minute,
        expected: 'a number from 0 to 1440',
        params: params ?? {},
      }),
    );
  });

  test('a wall-clock time that does not come, or comes twice', () => {
    const told = (date: string) => issuesOf(() => localToInstant('Europe/Berlin', date, 150, 'reject'));
    const expected = 'a wall-clock time that comes exactly once';
    const skipped = '2026-03-29T02:30:00.000';
    expect(told('2026-03-29')).toEqual(
      issue({
        code: 'NONEXISTENT_LOCAL_TIME',
        path: '',
        message: `The clocks of Europe/Berlin skip ${skipped}.`,
        received: skipped,
        expected,
      }),
    );
    const twice = '2026-10-25T02:30:00.000';
    expect(told('2026-10-25')).toEqual(
      issue({
        code: 'AMBIGUOUS_LOCAL_TIME',
        path: '',
        message: `The clocks of Europe/Berlin show ${twice} more than once.`,
        received: twice,
        expected,
      }),
    );
  });

  test('a moment and a date, by their names', () => {
    expect(codesOf(() => offsetMsAt('UTC', 'x'))).toEqual(['INVALID_INSTANT at']);
    expect(codesOf(() => offsetMsAt('UTC', 8.64e15 + 2))).toEqual(['INVALID_INSTANT at']);
    expect(codesOf(() => localToInstant('UTC', 'x', 0))).toEqual(['INVALID_DATE date']);
  });
});

test('a moment may carry a fraction of a millisecond', () => {
  const change = Date.UTC(2026, 2, 29, 1);
  expect(offsetMsAt('Europe/Berlin', change - 0.5)).toBe(HOUR);
  expect(offsetMsAt('Europe/Berlin', change + 0.5)).toBe(2 * HOUR);
});

describe('the table of a zone', () => {
  test('agrees with the host from one end of the memo to the other', () => {
    const host = new Intl.DateTimeFormat('en-US', { timeZone: 'America/New_York', timeZoneName: 'longOffset' });
    const hours = (at: number) => Number(/GMT([+-]\d\d)/.exec(host.format(at))?.[1]);
    for (let at = Date.UTC(1890, 0); at < Date.UTC(2215, 0); at += 36.5 * 86_400_000) {
      expect([at, Math.trunc(offsetMsAt('America/New_York', at) / HOUR)]).toEqual([at, hours(at)]);
    }
  });

  test('is made once, and holds only so many zones', () => {
    const [one, ...others] = Intl.supportedValuesOf('timeZone');
    for (const zone of others.slice(100, 164)) zoneTableOf(zone);
    const table = zoneTableOf(one as string);
    for (const zone of others.slice(0, 63)) zoneTableOf(zone);
    expect(zoneTableOf(one as string)).toBe(table);
    for (const zone of others.slice(0, 64)) zoneTableOf(zone);
    expect(zoneTableOf(one as string)).not.toBe(table);
    expect(zoneTableOf('Mars/Olympus')).toBe(null);
  });

  test('asks the host once for a block of time', () => {
    let asked = 0;
    const table: ZoneTable = {
      zone: 'X',
      probe: (at) => {
        asked += 1;
        return at < 0 ? HOUR : 2 * HOUR;
      },
      blocks: [],
    };
    expect([tableOffsetAt(table, -1), tableOffsetAt(table, 0)]).toEqual([HOUR, 2 * HOUR]);
    const first = asked;
    expect([-1, 0, 1e9].map((at) => tableOffsetAt(table, at))).toEqual([HOUR, 2 * HOUR, 2 * HOUR]);
    expect(asked).toBe(first);
    expect(changesIn(table, -1, 0)).toEqual([{ at: 0, before: HOUR, after: 2 * HOUR }]);
    expect(changesIn(table, 0, 1)).toEqual([]);
    expect(asked).toBe(first);
  });

  test('asks the host itself before and after the memo', () => {
    const DAY = 86_400_000;
    const ends = [-25_568 * DAY - 1, (-25_568 + 215 * 512) * DAY];
    for (const at of ends) {
      let asked = 0;
      const table: ZoneTable = { zone: 'X', probe: () => Math.sign(++asked), blocks: [] };
      tableOffsetAt(table, at);
      expect(asked).toBe(1);
      expect(table.blocks).toEqual([]);
      tableOffsetAt(table, at < 0 ? at + 1 : at - 1);
      expect(asked).toBeGreaterThan(2);
    }
  });

  test('finds a change at the very edge of a block', () => {
    const edge = (-25_568 + 60 * 512) * 86_400_000;
    for (const at of [edge - 1000, edge, edge + 1000]) {
      const table: ZoneTable = { zone: 'X', probe: (ms) => (ms < at ? 0 : HOUR), blocks: [] };
      expect([at - 1, at].map((ms) => tableOffsetAt(table, ms))).toEqual([0, HOUR]);
      expect(changesIn(table, at - 2000, at + 2000)).toEqual([{ at, before: 0, after: HOUR }]);
    }
  });
});
