import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noticeDeadline } from '../../../src/contracts/index.js';
import { businessDaysBetween } from '../../../src/time/business-day.js';
import { addDays, fromEpochDay } from '../../../src/time/civil-date.js';
import { codesOf } from '../../core/issues-of.js';

describe('noticeDeadline', () => {
  it('counts 60 days back from the end of the year (microsoft/BCApps#10353: not 30)', () => {
    expect(noticeDeadline('2026-12-31', 'P60D')).toMatchObject({
      noticeDeadline: '2026-11-01',
      unrolled: '2026-11-01',
    });
  });

  it('goes to the corresponding date or the end of a shorter month', () => {
    expect(noticeDeadline('2025-05-31', 'P3M').noticeDeadline).toBe('2025-02-28');
    expect(noticeDeadline('2025-02-28', 'P1M').noticeDeadline).toBe('2025-01-28');
    expect(noticeDeadline('2025-02-28', 'P1M', { monthEnd: 'sticky' }).noticeDeadline).toBe('2025-01-31');
  });

  it('takes one day more for clear days, one business day more when counted in them', () => {
    expect(noticeDeadline('2026-12-31', 'P60D', { counting: 'clearDays' }).noticeDeadline).toBe('2026-10-31');
    const monday = noticeDeadline('2026-11-30', { businessDays: 5 }, { counting: 'clearDays' });
    expect(monday).toMatchObject({
      noticeDeadline: '2026-11-20',
      trace: ['2026-11-30 - 5 business days - 1 business day = 2026-11-20'],
    });
  });

  it('rolls only when told to, and says so', () => {
    const stays = noticeDeadline('2026-12-31', 'P60D');
    expect(stays.onBusinessDay).toBe(false);
    expect(stays.findings).toMatchObject([
      {
        code: 'DEADLINE_NOT_BUSINESS_DAY',
        severity: 'low',
        message:
          'The notice deadline, Sunday 2026-11-01, is not a business day. Make sure the notice arrives by Friday 2026-10-30.',
      },
    ]);
    expect(noticeDeadline('2026-12-31', 'P60D', { roll: 'preceding' })).toMatchObject({
      noticeDeadline: '2026-10-30',
      trace: ['2026-12-31 - P60D = 2026-11-01', '2026-11-01 is no business day, preceding = 2026-10-30'],
      findings: [],
    });
    expect(noticeDeadline('2026-12-31', 'P60D', { roll: 'modifiedPreceding' }).noticeDeadline).toBe('2026-11-02');
  });

  it('never rolls onto the end itself', () => {
    const tight = noticeDeadline('2026-11-30', 'P1D', { roll: 'following' }); // Sunday before a Monday
    expect(tight.noticeDeadline).toBe('2026-11-29');
    expect(tight.findings.map((one) => one.code)).toEqual(['ROLL_PASSES_END', 'DEADLINE_NOT_BUSINESS_DAY']);
  });

  it('works with another week', () => {
    const workdays = ['sun', 'mon', 'tue', 'wed', 'thu'] as const;
    expect(noticeDeadline('2026-11-29', { businessDays: 1 }, { workdays }).noticeDeadline).toBe('2026-11-26');
  });

  it('refuses what is no date and no period', () => {
    expect(codesOf(() => noticeDeadline('2026-11-31', 'P1D'))).toEqual(['INVALID_DATE end']);
    expect(codesOf(() => noticeDeadline('2026-11-30', 'P0D'))).toEqual(['INVALID_DURATION notice']);
    expect(codesOf(() => noticeDeadline('2026-11-30', { businessDays: 1.5 }))).toEqual(['INVALID_DURATION notice']);
    expect(codesOf(() => noticeDeadline('2026-11-30', '60 days'))).toEqual(['INVALID_DURATION notice']);
    expect(codesOf(() => noticeDeadline('2026-11-30', 'P1D', { holidays: ['never'] }))).toEqual([
      'INVALID_DATE options.holidays[0]',
    ]);
  });

  it('leaves the stated number of days between', () => {
    const end = fc.integer({ min: 18_000, max: 24_000 }).map(fromEpochDay);
    fc.assert(
      fc.property(end, fc.integer({ min: 1, max: 400 }), (date, n) => {
        const plain = noticeDeadline(date, { days: n }).noticeDeadline;
        const clear = noticeDeadline(date, { days: n }, { counting: 'clearDays' }).noticeDeadline;
        const business = noticeDeadline(date, { businessDays: n }).noticeDeadline;
        return (
          addDays(plain, n) === date &&
          addDays(clear, n + 1) === date &&
          businessDaysBetween(addDays(business, -1), addDays(date, -1)) === n
        );
      }),
    );
  });
});
