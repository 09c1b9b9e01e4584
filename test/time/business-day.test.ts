import { describe, expect, test } from 'vitest';
import { deepFreeze } from '../../src/core/definition.js';
import {
  addBusinessDays,
  adjustToBusinessDay,
  type BusinessDayConvention,
  businessDaysBetween,
  isBusinessDay,
} from '../../src/time/business-day.js';

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
