import { describe, expect, test } from 'vitest';
import { addCivilDuration, readCivilDuration, toCivilDuration } from '../../src/time/civil-duration.js';

describe('toCivilDuration', () => {
  test.each([
    ['P1Y', { years: 1, months: 0, weeks: 0, days: 0 }],
    ['P60D', { years: 0, months: 0, weeks: 0, days: 60 }],
    ['P1Y2M3W4D', { years: 1, months: 2, weeks: 3, days: 4 }],
    ['P0D', { years: 0, months: 0, weeks: 0, days: 0 }],
    [{ weeks: 2 }, { years: 0, months: 0, weeks: 2, days: 0 }],
    [
      { years: 1, days: 0 },
      { years: 1, months: 0, weeks: 0, days: 0 },
    ],
  ])('reads %j', (input, expected) => {
    expect(toCivilDuration(input)).toEqual(expected);
  });

  test.each([
    ['P'],
    ['1Y'],
    ['P1D1Y'],
    ['PT1H'],
    ['P1DT1H'],
    ['P-1D'],
    ['-P1D'],
    ['P1.5M'],
    ['p1y'],
    ['P1Y '],
    [''],
    [{}],
    [{ days: undefined }],
    [{ days: -1 }],
    [{ days: 1.5 }],
    [{ days: Number.NaN }],
    [{ days: '1' }],
    [{ hours: 1 }],
    [{ days: 1, hours: 1 }],
    [null],
    [[1]],
    [5],
  ])('refuses %j', (input) => {
    expect(readCivilDuration(input)).toBeNull();
    expect(() => toCivilDuration(input as string, 'terms.notice')).toThrowError(
      expect.objectContaining({
        code: 'INVALID_DURATION',
        issues: [expect.objectContaining({ path: 'terms.notice' })],
      }),
    );
  });
});

describe('addCivilDuration', () => {
  test('renewals are found in one step from the anchor, never from a clipped date', () => {
    expect([1, 2, 3].map((times) => addCivilDuration('2026-01-31', 'P1M', times))).toEqual([
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
    ]);
  });
  test('notice of a term in the documentation', () => {
    expect(addCivilDuration('2025-02-01', 'P1Y', 2)).toBe('2027-02-01');
    expect(addCivilDuration('2027-02-01', 'P60D', -1)).toBe('2026-12-03');
  });
  test('takes the option for month ends', () => {
    expect(addCivilDuration('2026-02-28', 'P1M', 1, { monthEnd: 'sticky' })).toBe('2026-03-31');
    expect(addCivilDuration('2026-02-28', 'P31D', 1, { monthEnd: 'sticky' })).toBe('2026-03-31');
  });
  test('checks the date also when nothing is added', () => {
    expect(() => addCivilDuration('2026-02-30', 'P0D')).toThrowError(expect.objectContaining({ code: 'INVALID_DATE' }));
  });
});
