import { describe, expect, test } from 'vitest';
import { deepFreeze } from '../../src/core/definition.js';
import {
  addBusinessDays,
  adjustToBusinessDay,
  type BusinessDayConvention,
  businessDaysBetween,
  isBusinessDay,
} from '../../src/time/business-day.js';
import { codesOf, issuesOf } from '../core/issues-of.js';

const code = (name: string) => expect.objectContaining({ code: name });
const easter = deepFreeze({ holidays: ['2026-04-03', '2026-04-06'] });

describe('adjustToBusinessDay', () => {
  // The last day of May 2026 is a Sunday, the first of August a Saturday: the months decide.
  test.each<[string, BusinessDayConvention, string | null]>([
    ['2026-05-31', 'following', '2026-06-01'],
    ['2026-05-31', 'modifiedFollowing', '2026-05-29'],
    ['2026-05-31', 'preceding', '2026-05-29'],
    ['2026-05-31', 'modifiedPreceding', '2026-05-29'],
    ['2026-08-01', 'preceding', '2026-07-31'],
    ['2026-08-01', 'modifiedPreceding', '2026-08-03'],
    ['2026-08-01', 'following', '2026-08-03'],
    ['2026-08-01', 'modifiedFollowing', '2026-08-03'],
    ['2026-08-01', 'skip', null],
    ['2026-08-01', 'none', '2026-08-01'],
    ['2026-08-03', 'skip', '2026-08-03'],
  ])('%s by %s is %s', (date, convention, expected) => {
    expect(adjustToBusinessDay(date, convention)).toBe(expected);
  });

  test('holidays over a weekend are passed in one go', () => {
    expect(adjustToBusinessDay('2026-04-03', 'following', easter)).toBe('2026-04-07');
    expect(adjustToBusinessDay('2026-04-06', 'preceding', easter)).toBe('2026-04-02');
  });

  test('other weeks', () => {
    expect(adjustToBusinessDay('2026-10-02', 'following', { workdays: ['sun', 'mon', 'tue', 'wed', 'thu'] })).toBe(
      '2026-10-04',
    );
  });

  test('coded errors', () => {
    expect(() => adjustToBusinessDay('2026-02-30', 'none')).toThrowError(code('INVALID_DATE'));
    expect(() => adjustToBusinessDay('2026-02-28', 'nearest' as 'none')).toThrowError(code('INVALID_VALUE'));
    expect(() => adjustToBusinessDay('2026-02-28', undefined as never)).toThrowError(code('REQUIRED'));
    expect(() => adjustToBusinessDay('2026-02-28', 'following', { workdays: [] })).toThrowError(
      code('NO_BUSINESS_DAY'),
    );
    expect(() => isBusinessDay('2026-02-28', { workdays: ['monday' as 'mon'], holidays: ['2026-02-30'] })).toThrowError(
      expect.objectContaining({
        issues: [
          expect.objectContaining({ code: 'INVALID_VALUE', path: 'options.workdays[0]' }),
          expect.objectContaining({ code: 'INVALID_DATE', path: 'options.holidays[0]' }),
        ],
      }),
    );
  });
});

describe('addBusinessDays and businessDaysBetween', () => {
  test('count business days only, in both directions', () => {
    expect(addBusinessDays('2026-04-02', 1, easter)).toBe('2026-04-07');
    expect(addBusinessDays('2026-04-07', -1, easter)).toBe('2026-04-02');
    expect(addBusinessDays('2026-04-04', 1, easter)).toBe('2026-04-07');
    expect(addBusinessDays('2026-04-04', 0, easter)).toBe('2026-04-04');
    expect(businessDaysBetween('2026-04-02', '2026-04-07', easter)).toBe(1);
    expect(businessDaysBetween('2026-04-07', '2026-04-02', easter)).toBe(-1);
    expect(businessDaysBetween('2026-04-04', '2026-04-04', easter)).toBe(0);
  });
  test('coded errors', () => {
    expect(() => addBusinessDays('2026-04-02', 0.5)).toThrowError(code('INVALID_DURATION'));
    expect(() => addBusinessDays('2026-04-02', Number.NaN)).toThrowError(code('INVALID_DURATION'));
    expect(() => addBusinessDays('2026-04-31', 1)).toThrowError(code('INVALID_DATE'));
    expect(() => addBusinessDays('9999-12-31', 1)).toThrowError(code('INVALID_DATE'));
    expect(() => businessDaysBetween('2026-04-31', '2026-04-30')).toThrowError(code('INVALID_DATE'));
  });
});

describe('what is wrong is told in full', () => {
  const issue = (rest: object) => [{ params: {}, ...rest }];

  test('a convention', () => {
    expect(issuesOf(() => adjustToBusinessDay('2026-02-28', 'nearest' as 'none'))).toEqual(
      issue({
        code: 'INVALID_VALUE',
        path: 'convention',
        message:
          'This value is not among those allowed: one of "following", "modifiedFollowing", "preceding", "modifiedPreceding", "skip", "none".',
        received: 'nearest',
        expected: 'one of "following", "modifiedFollowing", "preceding", "modifiedPreceding", "skip", "none"',
      }),
    );
  });

  test.each([0.5, 1_000_001, -1_000_001, Number.NaN])('%d business days', (days) => {
    expect(issuesOf(() => addBusinessDays('2026-04-02', days))).toEqual(
      issue({
        code: 'INVALID_DURATION',
        path: 'days',
        message: 'This is not a number of business days.',
        received: Number.isNaN(days) ? 'NaN' : days,
        expected: 'a whole number',
      }),
    );
  });

  test('weekdays and holidays', () => {
    const options = { workdays: ['mon', 'monday' as 'mon'], holidays: ['2026-12-25', '2026-02-30'] } as const;
    expect(issuesOf(() => isBusinessDay('2026-02-28', options))).toEqual([
      ...issue({
        code: 'INVALID_VALUE',
        path: 'options.workdays[1]',
        message: 'This value is not among those allowed: one of "mon", "tue", "wed", "thu", "fri", "sat", "sun".',
        received: 'monday',
        expected: 'one of "mon", "tue", "wed", "thu", "fri", "sat", "sun"',
      }),
      ...issue({
        code: 'INVALID_DATE',
        path: 'options.holidays[1]',
        message: '"2026-02-30" is not a date of the calendar.',
        received: '2026-02-30',
        expected: 'a date such as "2026-12-25"',
      }),
    ]);
  });

  test('a week without work', () => {
    expect(issuesOf(() => adjustToBusinessDay('2026-02-28', 'modifiedFollowing', { workdays: [] }))).toEqual(
      issue({
        code: 'NO_BUSINESS_DAY',
        path: 'options',
        message: 'These workdays and holidays leave no business day within ten years.',
        received: null,
        expected: 'at least one workday that is not always a holiday',
      }),
    );
  });

  test('dates, each by its name', () => {
    expect(codesOf(() => adjustToBusinessDay('x', 'none'))).toEqual(['INVALID_DATE date']);
    expect(codesOf(() => addBusinessDays('x', 1))).toEqual(['INVALID_DATE date']);
    expect(codesOf(() => isBusinessDay('x'))).toEqual(['INVALID_DATE date']);
    expect(codesOf(() => businessDaysBetween('x', '2026-01-01'))).toEqual(['INVALID_DATE from']);
    expect(codesOf(() => businessDaysBetween('2026-01-01', 'x'))).toEqual(['INVALID_DATE to']);
  });
});

describe('a row of holidays', () => {
  const from = Date.UTC(2020, 0, 1);
  const holidays = (days: number) =>
    Array.from({ length: days }, (_, i) => new Date(from + i * 86_400_000).toISOString().slice(0, 10));
  const workdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

  test('of ten years is passed, and one more is not', () => {
    expect(adjustToBusinessDay('2020-01-01', 'following', { workdays, holidays: holidays(3660) })).toBe('2030-01-08');
    expect(() => adjustToBusinessDay('2020-01-01', 'following', { workdays, holidays: holidays(3661) })).toThrowError(
      code('NO_BUSINESS_DAY'),
    );
  });

  test('that begins at the month’s end sends a modified convention the other way', () => {
    const easterMonday = { holidays: ['2026-08-31'] };
    expect(adjustToBusinessDay('2026-08-29', 'modifiedFollowing', easterMonday)).toBe('2026-08-28');
    expect(adjustToBusinessDay('2026-08-22', 'modifiedFollowing', easterMonday)).toBe('2026-08-24');
    expect(adjustToBusinessDay('2026-08-22', 'modifiedPreceding', easterMonday)).toBe('2026-08-21');
  });
});
