import { describe, expect, it } from 'vitest';
import { readLocalInstant } from '../../src/time/local-instant.js';
import { issuesOf } from '../core/issues-of.js';

const iso = (text: unknown, zone = 'Europe/Berlin') => new Date(readLocalInstant(text, zone)).toISOString();

describe('readLocalInstant', () => {
  it('reads wall-clock text in its zone, in summer and winter, with seconds and fractions', () => {
    expect(iso('2026-07-01T09:30')).toBe('2026-07-01T07:30:00.000Z');
    expect(iso('2026-01-01 09:30:15')).toBe('2026-01-01T08:30:15.000Z');
    expect(iso('2026-01-01 09:30:15.25', 'Asia/Kathmandu')).toBe('2026-01-01T03:45:15.250Z');
  });

  it('takes the first of two hours and goes forward over a gap, or as asked', () => {
    expect(iso('2026-10-25T02:30')).toBe('2026-10-25T00:30:00.000Z');
    expect(readLocalInstant('2026-10-25T02:30', 'Europe/Berlin', 'later')).toBe(Date.parse('2026-10-25T01:30Z'));
    expect(iso('2026-03-29T02:30')).toBe('2026-03-29T01:30:00.000Z');
    expect(() => readLocalInstant('2026-03-29T02:30', 'Europe/Berlin', 'reject')).toThrow(/skip/);
  });

  it.each([
    '2026-02-30T10:00',
    '2026-01-01T24:00',
    '2026-01-01T09:60',
    '2026-01-01',
    '01/03/2016 10:00',
    '2026-01-01T09:00Z',
    '',
    'soon',
    7,
    null,
    undefined,
  ])('answers NaN for %s', (text) => {
    expect(readLocalInstant(text, 'UTC')).toBeNaN();
  });

  it('refuses an unknown zone whatever the text', () => {
    expect(issuesOf(() => readLocalInstant('soon', 'Mars/Olympus'))).toMatchObject([
      {
        code: 'UNKNOWN_TIME_ZONE',
        path: 'zone',
        received: 'Mars/Olympus',
      },
    ]);
  });
});
