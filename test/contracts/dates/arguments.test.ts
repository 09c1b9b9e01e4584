import { describe, expect, it } from 'vitest';
import {
  breachNoticeDeadline,
  curePeriodEnd,
  frcp6Deadline,
  noticeDeadline,
  paymentDueDate,
  regulation1182Deadline,
  survivalEnd,
  termEnd,
  termSchedule,
} from '../../../src/contracts/index.js';
import { codesOf, issuesOf } from '../../core/issues-of.js';

const wrong = (value: unknown): never => value as never;

describe('options of the date functions', () => {
  const withOptions: [string, (options: never) => unknown][] = [
    ['noticeDeadline', (options) => noticeDeadline('2027-02-01', 'P60D', options)],
    ['paymentDueDate', (options) => paymentDueDate('2026-11-11', { kind: 'net', days: 30 }, options)],
    ['curePeriodEnd', (options) => curePeriodEnd('2026-11-11', 'P30D', options)],
    ['termEnd', (options) => termEnd('2024-02-29', 'P1Y', options)],
    ['regulation1182Deadline', (options) => regulation1182Deadline('2026-01-30', 'P2D', options)],
    ['frcp6Deadline', (options) => frcp6Deadline('2026-06-04', 30, options)],
  ];
  it.each(withOptions)('%s refuses a misspelt option and null, and takes undefined', (_, run) => {
    expect(codesOf(() => run(wrong({ holdays: ['2026-12-25'] })))).toEqual(['UNKNOWN_KEY options.holdays']);
    expect(codesOf(() => run(wrong(null)))).toEqual(['INVALID_TYPE options']);
    expect(() => run(wrong({ holidays: undefined }))).not.toThrow();
  });

  it('refuses a value that would quietly count as the default', () => {
    expect(codesOf(() => noticeDeadline('2027-02-01', 'P60D', wrong({ counting: 'clear', roll: 'skip' })))).toEqual([
      'INVALID_VALUE options.counting',
      'INVALID_VALUE options.roll',
    ]);
    expect(codesOf(() => termEnd('2024-02-29', 'P1Y', wrong({ convention: 'day-before' })))).toEqual([
      'INVALID_VALUE options.convention',
    ]);
  });

  it('refuses unknown options of a schedule together with what is wrong in the terms', () => {
    const terms = { effectiveDate: '2025-02-30', initialTerm: 'P1Y' };
    expect(codesOf(() => termSchedule(terms, wrong({ onDate: '2026-11-23', holidays: [] })))).toEqual([
      'UNKNOWN_KEY options.holidays',
      'INVALID_DATE effectiveDate',
    ]);
    expect(codesOf(() => termSchedule({ ...terms, effectiveDate: '2025-02-01' }, wrong(null)))).toContain(
      'INVALID_TYPE options',
    );
  });
});

describe('periods', () => {
  const terms = { effectiveDate: '2025-02-01', initialTerm: 'P1Y', renewalTerm: 'P1Y' };
  it('names what is wrong with business days', () => {
    const message = (notice: unknown) =>
      issuesOf(() => termSchedule({ ...terms, notice: wrong(notice) }, { onDate: '2026-11-23' })).map(
        (one) => `${one.path}: ${one.message}`,
      );
    expect(message({ businessDays: 2.5 })).toEqual([
      'notice.businessDays: Expected a whole number, but found a number.',
    ]);
    expect(message({ businessDays: 1e9 })).toEqual([
      'notice: Business days are a whole number from 1 to 100000 and stand alone.',
    ]);
    expect(codesOf(() => noticeDeadline('2027-02-01', wrong({ businessDays: 2, days: 1 })))).toEqual([
      'INVALID_DURATION notice',
    ]);
  });

  it('takes whole days alone for US procedure', () => {
    for (const days of ['P30D', { days: 30 }, -14, 0, 1.5, Number.NaN]) {
      expect(codesOf(() => frcp6Deadline('2026-06-04', wrong(days)))).toEqual(['INVALID_DURATION days']);
    }
  });
});

describe('survivalEnd', () => {
  it('names the argument that is missing or misspelt', () => {
    expect(codesOf(() => survivalEnd(wrong(undefined)))).toEqual(['REQUIRED rule']);
    expect(codesOf(() => survivalEnd({ from: 'termination', period: 'P3Y' }))).toEqual([
      'REQUIRED events.terminationDate',
    ]);
    const terminated = wrong({ terminatedOn: '2027-01-31' });
    expect(codesOf(() => survivalEnd({ from: 'termination', period: null }, terminated))).toEqual([
      'UNKNOWN_KEY events.terminatedOn',
    ]);
    expect(survivalEnd({ from: 'termination', period: null }).kind).toBe('perpetual');
  });
});

describe('breachNoticeDeadline', () => {
  it('takes tenths of an hour, whose product in floating point is no whole number', () => {
    expect(1.1 * 3_600_000).not.toBe(3_960_000);
    expect(breachNoticeDeadline('2026-07-15T12:00:00Z', 1.1).deadline).toBe('2026-07-15T13:06:00.000Z');
    for (let tenths = 1; tenths <= 1000; tenths += 1) {
      const { deadline } = breachNoticeDeadline(0, tenths / 10);
      expect(Date.parse(deadline)).toBe(tenths * 360_000);
    }
  });

  it('refuses what ends after the last date there is', () => {
    expect(codesOf(() => breachNoticeDeadline('2026-07-15T12:00:00Z', 1e12))).toEqual(['OUT_OF_RANGE hours']);
    expect(codesOf(() => breachNoticeDeadline('2026-07-15T12:00:00Z', 1e-9))).toEqual(['OUT_OF_RANGE hours']);
    expect(codesOf(() => breachNoticeDeadline('2026-07-15T12:00:00Z', wrong('72')))).toEqual(['OUT_OF_RANGE hours']);
  });
});
