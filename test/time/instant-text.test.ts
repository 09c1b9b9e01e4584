import { describe, expect, test } from 'vitest';
import { daysInMonth, epochDayOf, formatInstant, readInstant, toEpochMs } from '../../src/time/instant.js';
import { issuesOf } from '../core/issues-of.js';

const SHAPE = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/** By the shape and the host's own reader, which takes 30 February for 2 March. */
function slowRead(text: string): number {
  const match = SHAPE.exec(text);
  if (match === null) return Number.NaN;
  const date = match[1] as string;
  const midnight = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(midnight.getTime()) || midnight.toISOString().slice(0, 10) !== date) return Number.NaN;
  return Date.parse(text);
}

const CHARACTERS = [...'0123456789/:;.,-+TtZz ', '\u0000', 'é'];

describe('readInstant', () => {
  test.each([
    '2026-10-05T13:10:59Z',
    '2019-12-31T23:59:59.999Z',
    '2024-02-29T09:08:07.000Z',
    '0000-01-01T00:00:00Z',
    '2026-10-05T13:10Z',
    '2026-10-05T13:10+02:30',
    '2026-10-05T13:10:59-11:59',
    '2026-10-05T13:10:59.5+00:00',
    '2026-10-05T13:10:59.123456789-03:30',
  ])('reads what differs from %s by one character as the host does, where it is an instant at all', (text) => {
    expect(readInstant(text)).toBe(slowRead(text));
    for (let at = 0; at < text.length; at += 1) {
      for (const character of CHARACTERS) {
        const changed = text.slice(0, at) + character + text.slice(at + 1);
        const longer = text.slice(0, at) + character + text.slice(at);
        const shorter = text.slice(0, at) + text.slice(at + 1);
        for (const one of [changed, longer, shorter, text + character]) {
          expect([one, readInstant(one)]).toEqual([one, slowRead(one)]);
        }
      }
    }
  });

  test('reads the ends of the range of Date, and nothing beyond them', () => {
    for (const end of [8.64e15, -8.64e15]) {
      expect(readInstant(end)).toBe(end);
      expect(readInstant({ epochMilliseconds: end })).toBe(end);
      expect(readInstant(end + Math.sign(end))).toBeNaN();
    }
    expect(readInstant({ epochMilliseconds: 0.5 })).toBeNaN();
    expect(readInstant({ epochMilliseconds: ['1'] })).toBeNaN();
  });
});

describe('toEpochMs', () => {
  const expected = 'a Date, whole epoch milliseconds, or ISO text with an offset such as "2026-10-05T15:10:00+02:00"';
  const issue = (path: string, message: string, received: unknown) => [
    { code: 'INVALID_INSTANT', path, message, received, expected, params: {} },
  ];

  test.each([
    '2026-10-05',
    '2026-10-05 15:10',
    '2026-10-05T15:10:00',
    '2026-10-05T15:10:00.5',
    '2026-10-05T15:10:00,5',
  ])('says that %s has no offset', (text) => {
    const message = `"${text}" has no offset, so it names another moment in every time zone; add "Z" or an offset such as "+02:00".`;
    expect(issuesOf(() => toEpochMs(text, 'at'))).toEqual(issue('at', message, text));
  });

  test.each([
    'x2026-10-05',
    '2026-10-05T15',
    '2026-10-05T15:10:00.',
    '2026-10-05T15:10:00z',
    '5 October 2026',
    ['2026-10-05'],
  ])('says of %s only that it is no moment', (input) => {
    expect(issuesOf(() => toEpochMs(input as never))).toEqual(
      issue('', 'This is not a moment in time.', Array.isArray(input) ? '[array of 1]' : input),
    );
  });
});

describe('formatInstant', () => {
  test('writes every day of four hundred years as toISOString does', () => {
    const wrong: number[] = [];
    // Another time each day: 61,001,003 ms is 16:56:41.003.
    for (let day = -135_140; day < 11_322; day += 1) {
      const at = day * 86_400_000 + ((day * 61_001_003) % 86_400_000) + (day < 0 ? 86_399_999 : 0);
      if (formatInstant(at) !== new Date(at).toISOString()) wrong.push(at);
    }
    expect(wrong).toEqual([]);
  });

  test('writes the years 0 to 9999 with four digits and others as toISOString does', () => {
    for (const at of [-62_167_219_200_000, 253_402_300_800_000]) {
      for (const ms of [at - 1, at, at + 1]) expect(formatInstant(ms)).toBe(new Date(ms).toISOString());
    }
    for (let year = 0; year < 10_000; year += 1) {
      const text = `${String(year).padStart(4, '0')}-02-28T23:59:59.999Z`;
      expect(formatInstant(Date.parse(text))).toBe(text);
    }
    for (const ms of [8.64e15, -8.64e15]) expect(formatInstant(ms)).toBe(new Date(ms).toISOString());
  });
});

describe('the calendar', () => {
  test('has months of the length that the host gives them', () => {
    for (const year of [0, 4, 100, 400, 1900, 2000, 2023, 2024, 2100]) {
      const lengths = Array.from({ length: 12 }, (_, i) => daysInMonth(year, i + 1));
      const ofHost = Array.from({ length: 12 }, (_, i) => new Date(Date.UTC(year + 400, i + 1, 0)).getUTCDate());
      expect(lengths).toEqual(ofHost);
    }
  });

  test('has no dates before the year 0, in month 0 or 13, or beyond a month’s end', () => {
    for (const [year, month, day] of [
      [-1, 12, 31],
      [2026, 0, 1],
      [2026, 13, 1],
      [2026, 1, 0],
      [2026, 1, 32],
      [2026, 2, 29],
      [Number.NaN, 1, 1],
    ] as const) {
      expect(epochDayOf(year, month, day)).toBeNaN();
    }
    expect(epochDayOf(1970, 1, 1)).toBe(0);
    expect(epochDayOf(0, 1, 1)).toBe(-719_528);
    expect(epochDayOf(2024, 2, 29)).toBe(Date.UTC(2024, 1, 29) / 86_400_000);
  });
});
