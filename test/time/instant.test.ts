import { runInNewContext } from 'node:vm';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { formatInstant, type InstantInput, readInstant, toEpochMs } from '../../src/time/instant.js';
import { issuesOf } from '../core/issues-of.js';

const AT = Date.UTC(2026, 9, 5, 13, 10);

describe('toEpochMs', () => {
  test('reads the example of RFC 3339 section 5.8', () => {
    expect(toEpochMs('1985-04-12T23:20:50.52Z')).toBe(Date.UTC(1985, 3, 12, 23, 20, 50, 520));
    expect(toEpochMs('1996-12-19T16:39:57-08:00')).toBe(Date.UTC(1996, 11, 20, 0, 39, 57));
    expect(toEpochMs('1937-01-01T12:00:27.87+00:20')).toBe(Date.UTC(1937, 0, 1, 11, 40, 27, 870));
  });

  test.each<[string, InstantInput]>([
    ['a Date', new Date(AT)],
    ['a Date of another realm', runInNewContext(`new Date(${AT})`)],
    ['epoch milliseconds', AT],
    ['ISO text in UTC', '2026-10-05T13:10:00.000Z'],
    ['ISO text without seconds', '2026-10-05T15:10+02:00'],
    ['ISO text west of Greenwich', '2026-10-05T09:40:00-03:30'],
    ['microseconds of Python', '2026-10-05T13:10:00.000999+00:00'],
    ['a Temporal.Instant', Temporal.Instant.fromEpochMilliseconds(AT)],
    ['a Temporal.ZonedDateTime', Temporal.ZonedDateTime.from('2026-10-05T15:10[Europe/Berlin]')],
  ])('reads %s', (_, input) => {
    expect(toEpochMs(input)).toBe(AT);
  });

  test('reads one to nine digits of a second and cuts what is finer than a millisecond', () => {
    expect(readInstant('1970-01-01T00:00:00.1Z')).toBe(100);
    expect(readInstant('1970-01-01T00:00:00.12Z')).toBe(120);
    expect(readInstant('1970-01-01T00:00:00.123999999Z')).toBe(123);
    expect(readInstant('1970-01-01T00:00:00.1239999999Z')).toBeNaN();
    expect(readInstant('1970-01-01T00:00:00.Z')).toBeNaN();
  });

  test('knows leap years and the ends of the range', () => {
    expect(readInstant('2000-02-29T00:00Z')).toBe(Date.UTC(2000, 1, 29));
    expect(readInstant('1900-02-29T00:00Z')).toBeNaN();
    expect(readInstant('0000-01-01T00:00Z')).toBe(new Date('0000-01-01T00:00Z').getTime());
    expect(readInstant('9999-12-31T23:59:59.999Z')).toBe(new Date('9999-12-31T23:59:59.999Z').getTime());
    expect(readInstant(8.64e15)).toBe(8.64e15);
    expect(readInstant(8.64e15 + 1)).toBeNaN();
    expect(Object.is(readInstant(-0), 0)).toBe(true);
  });

  test.each<[string, unknown]>([
    ['a local text', '2026-10-05T15:10:00'],
    ['a date', '2026-10-05'],
    ['a space for the T', '2026-10-05 15:10:00Z'],
    ['30 February', '2026-02-30T00:00:00Z'],
    ['month 13', '2026-13-01T00:00:00Z'],
    ['day 0', '2026-01-00T00:00:00Z'],
    ['hour 24', '2026-10-05T24:00:00Z'],
    ['minute 60', '2026-10-05T12:60:00Z'],
    ['second 60', '2026-12-31T23:59:60Z'],
    ['an offset without colon', '2026-10-05T15:10:00+0200'],
    ['an offset of 24 h', '2026-10-05T15:10:00+24:00'],
    ['an offset with minute 60', '2026-10-05T15:10:00+01:60'],
    ['text after the Z', '2026-10-05T15:10:00Z '],
    ['text after the offset', '2026-10-05T15:10:00+02:00[Europe/Berlin]'],
    ['a small z', '2026-10-05T15:10:00z'],
    ['a letter among digits', '2026-1O-05T15:10:00Z'],
    ['other marks', '2026/10/05T15:10:00Z'],
    ['a missing colon', '2026-10-05T15.10:00Z'],
    ['seconds of one digit', '2026-10-05T15:10:0Z'],
    ['the empty text', ''],
    ['an invalid Date', new Date(Number.NaN)],
    ['NaN', Number.NaN],
    ['Infinity', Number.POSITIVE_INFINITY],
    ['half a millisecond', 0.5],
    ['null', null],
    ['undefined', undefined],
    ['a bigint', 1n],
    ['a record without epochMilliseconds', { ms: 1 }],
    ['epochMilliseconds as text', { epochMilliseconds: '1' }],
    ['epochMilliseconds that are NaN', { epochMilliseconds: Number.NaN }],
  ])('refuses %s', (_, input) => {
    expect(readInstant(input)).toBeNaN();
    expect(() => toEpochMs(input as InstantInput, 'rows[3].at')).toThrowError(
      expect.objectContaining({ code: 'INVALID_INSTANT' }),
    );
  });

  test('says what is missing in a local text, and where', () => {
    expect(issuesOf(() => toEpochMs('2026-10-05T15:10:00', 'asOf'))).toMatchObject([
      {
        code: 'INVALID_INSTANT',
        path: 'asOf',
        received: '2026-10-05T15:10:00',
        message: expect.stringContaining('has no offset'),
      },
    ]);
  });
});

describe('formatInstant', () => {
  test('writes what toISOString writes', () => {
    expect(formatInstant(AT)).toBe('2026-10-05T13:10:00.000Z');
    expect(formatInstant(-1)).toBe('1969-12-31T23:59:59.999Z');
  });
  test.each([Number.NaN, 0.5, 9e15, Number.POSITIVE_INFINITY])('refuses %d', (ms) => {
    expect(() => formatInstant(ms)).toThrowError(expect.objectContaining({ code: 'INVALID_INSTANT' }));
  });
});
