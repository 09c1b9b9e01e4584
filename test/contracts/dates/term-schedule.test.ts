import { describe, expect, it } from 'vitest';
import { type ContractTerms, type TermSchedule, termSchedule } from '../../../src/contracts/index.js';
import { deepFreeze } from '../../../src/core/definition.js';
import { codesOf } from '../../core/issues-of.js';

const yearly: ContractTerms = {
  effectiveDate: '2025-02-01',
  initialTerm: 'P1Y',
  renewalTerm: 'P1Y',
  notice: 'P60D',
  delivery: { businessDays: 2 },
};
const codes = (schedule: TermSchedule): string[] => schedule.findings.map((one) => one.code);
const on = (onDate: string, more: Partial<ContractTerms> = {}): TermSchedule =>
  termSchedule({ ...yearly, ...more }, { onDate });

const problems = (terms: unknown, onDate: unknown = '2026-01-01') =>
  codesOf(() => termSchedule(terms as ContractTerms, { onDate: onDate as string }));

describe('termSchedule', () => {
  it('gives the dates of a yearly contract with their derivation', () => {
    const schedule = on('2026-11-23');
    expect(schedule).toMatchObject({
      status: 'active',
      lastDay: '2027-01-31',
      renewsOn: '2027-02-01',
      noticeDeadline: '2026-12-03',
      sendBy: '2026-12-01',
      safeDeadline: '2026-12-02',
      safeSendBy: '2026-11-30',
      daysLeft: 10,
      earliestEnd: '2027-02-01',
    });
    expect(schedule.trace).toEqual([
      'renews on 2025-02-01 + 2 × P1Y = 2027-02-01',
      'notice by 2027-02-01 - P60D = 2026-12-03',
      'send by 2026-12-03 - 2 business days = 2026-12-01',
      'safe by either reading: one clear day more, or counted from the last day 2027-01-31 = 2026-12-02',
      'safe to send by 2026-12-02 - 2 business days = 2026-11-30',
      'current term from 2025-02-01 + P1Y = 2026-02-01',
    ]);
    expect(schedule.disclaimer).toMatch(/not legal advice/);
  });

  it('takes notice from the renewed term, not from the first (glpi-project/glpi#23084)', () => {
    const schedule = termSchedule(
      { effectiveDate: '2024-08-28', initialTerm: 'P1Y', renewalTerm: 'P12M', notice: 'P2M' },
      { onDate: '2026-02-11' },
    );
    expect(schedule).toMatchObject({ lastDay: '2026-08-27', renewsOn: '2026-08-28', noticeDeadline: '2026-06-28' });
    expect(schedule.trace[0]).toBe('renews on 2024-08-28 + P1Y + P12M = 2026-08-28');
  });

  it('lets the deadline day itself be in time, and moves to the next term the day after', () => {
    expect(on('2026-12-03')).toMatchObject({
      noticeDeadline: '2026-12-03',
      daysLeft: 0,
      currentTerm: { canStillStop: true },
    });
    const missed = on('2026-12-04');
    expect(missed).toMatchObject({
      renewsOn: '2027-02-01',
      noticeDeadline: '2027-12-03',
      earliestEnd: '2028-02-01',
      currentTerm: { index: 1, noticeDeadline: '2026-12-03', canStillStop: false },
    });
    expect(missed.findings[0]).toMatchObject({
      code: 'NOTICE_MISSED',
      severity: 'high',
      params: { deadline: '2026-12-03', renewsOn: '2027-02-01', earliestLastDay: '2028-01-31' },
    });
    expect(missed.trace).toContain('notice for the current term by 2027-02-01 - P60D = 2026-12-03');
  });

  it('makes the last day the last day of the term and the renewal day the first of the next', () => {
    expect(on('2027-01-31').currentTerm).toMatchObject({ index: 1, start: '2026-02-01', lastDay: '2027-01-31' });
    expect(on('2027-02-01').currentTerm).toMatchObject({ index: 2, start: '2027-02-01', lastDay: '2028-01-31' });
  });

  it('does not drift after a short month', () => {
    const monthly: ContractTerms = {
      effectiveDate: '2026-01-31',
      initialTerm: 'P1M',
      renewalTerm: 'P1M',
      notice: 'P5D',
    };
    const ends = ['2026-02-01', '2026-03-05', '2026-04-05'].map((onDate) => termSchedule(monthly, { onDate }).renewsOn);
    expect(ends).toEqual(['2026-02-28', '2026-03-31', '2026-04-30']);
    const sticky: ContractTerms = { ...monthly, effectiveDate: '2026-02-28', monthEnd: 'sticky' };
    expect(termSchedule(sticky, { onDate: '2026-03-01' }).renewsOn).toBe('2026-03-31');
    expect(termSchedule({ ...sticky, monthEnd: 'clip' }, { onDate: '2026-03-01' }).renewsOn).toBe('2026-03-28');
  });

  it('stops after the last renewal', () => {
    expect(on('2026-11-23', { maximumRenewals: 1 })).toMatchObject({
      status: 'active',
      renewsOn: null,
      noticeDeadline: null,
      lastDay: '2027-01-31',
    });
    expect(on('2025-12-20', { maximumRenewals: 1 })).toMatchObject({
      noticeDeadline: null,
      earliestEnd: '2027-02-01',
      renewsOn: '2026-02-01',
    });
    expect(on('2025-12-20', { maximumRenewals: 1 }).trace[1]).toBe(
      'ends at last before 2025-02-01 + 2 × P1Y = 2027-02-01',
    );
    expect(on('2027-02-01', { maximumRenewals: 1 })).toMatchObject({
      status: 'expired',
      lastDay: '2027-01-31',
      daysLeft: null,
    });
    expect(on('2026-02-01', { renewalTerm: null })).toMatchObject({ status: 'expired', renewsOn: null, findings: [] });
    expect(on('2024-12-31')).toMatchObject({
      status: 'notStarted',
      currentTerm: { index: 0 },
      noticeDeadline: '2025-12-03',
    });
  });

  it('takes the last day of the first term in place of its length', () => {
    const { initialTerm: _, ...rest } = yearly;
    const schedule = termSchedule({ ...rest, initialLastDay: '2026-01-31' }, { onDate: '2026-11-23' });
    expect(schedule).toMatchObject({ lastDay: '2027-01-31', renewsOn: '2027-02-01', noticeDeadline: '2026-12-03' });
    expect(schedule.trace[0]).toBe('renews on 2026-01-31 + 1 day + P1Y = 2027-02-01');
  });

  it('counts by the reading the contract chooses, and stays safe by all of them', () => {
    expect(on('2026-11-23', { counting: 'clearDays' }).noticeDeadline).toBe('2026-12-02');
    expect(on('2026-11-23', { noticeCountsFrom: 'lastDay' }).noticeDeadline).toBe('2026-12-02');
    const march: Partial<ContractTerms> = { effectiveDate: '2025-03-01', notice: 'P1M' };
    // From 28 February a month back is 28 January (a Wednesday in 2026), from 1 March it is 1 February.
    expect(on('2026-01-01', march)).toMatchObject({ noticeDeadline: '2026-02-01', safeDeadline: '2026-01-28' });
    expect(codes(on('2026-01-01', march))).toContain('DEADLINE_NOT_BUSINESS_DAY'); // a Sunday
    expect(on('2026-01-01', { ...march, roll: 'preceding' }).noticeDeadline).toBe('2026-01-30');
    expect(on('2026-01-01', { ...march, roll: 'following' }).noticeDeadline).toBe('2026-02-02');
  });

  it('keeps a day of safety when the contract itself counts from the last day', () => {
    // One clear day more before 31 January 2027: 1 December 2026, a Tuesday.
    const lastDay = on('2026-11-23', { noticeCountsFrom: 'lastDay' });
    expect(lastDay).toMatchObject({ noticeDeadline: '2026-12-02', safeDeadline: '2026-12-01' });
    const clear = on('2026-11-23', { counting: 'clearDays' });
    expect(clear).toMatchObject({ noticeDeadline: '2026-12-02', safeDeadline: '2026-12-01' });
  });

  it('does not advise a business day that has passed', () => {
    const weekend: Partial<ContractTerms> = { notice: 'P65D', delivery: null }; // Saturday 28 November 2026
    const advice = (onDate: string): string | undefined => on(onDate, weekend).findings[0]?.message;
    expect(advice('2026-11-27')).toBe(
      'The notice deadline, Saturday 2026-11-28, is not a business day. Make sure the notice arrives by Friday 2026-11-27.',
    );
    expect(advice('2026-11-28')).toBe(
      'The notice deadline, Saturday 2026-11-28, is not a business day. The business day before it, Friday 2026-11-27, has passed: make sure that the notice can arrive on the day itself.',
    );
  });

  it('sends so early that it arrives on a business day in time', () => {
    // The deadline is Sunday 1 February; two business days from Wednesday 28 January are Friday 30.
    expect(on('2026-01-01', { effectiveDate: '2025-03-01', notice: 'P1M' }).sendBy).toBe('2026-01-28');
    expect(on('2026-11-23', { delivery: 'P3D' }).sendBy).toBe('2026-11-30');
    expect(on('2026-11-23', { delivery: null })).toMatchObject({ sendBy: null, safeSendBy: null });
    const holidays = ['2026-12-02'];
    expect(on('2026-11-23', { holidays })).toMatchObject({ sendBy: '2026-11-30', safeDeadline: '2026-12-01' });
  });

  it('warns as the days run out', () => {
    expect(codes(on('2026-11-23'))).toEqual(['NO_HOLIDAYS']);
    expect(codes(on('2026-12-02', { holidays: ['2026-12-25'] }))).toEqual(['SEND_BY_PASSED']);
    expect(codes(on('2026-12-03', { holidays: ['2026-12-25'] }))).toEqual(['SAFE_DEADLINE_PASSED', 'SEND_BY_PASSED']);
    expect(codes(on('2026-11-23', { holidays: ['2025-12-25'] }))).toEqual(['HOLIDAYS_END_BEFORE_DEADLINE']);
    expect(codes(on('2026-11-23', { notice: null }))).toEqual(['NO_NOTICE_PERIOD']);
    const long = on('2026-06-01', { notice: 'P17M', holidays: ['2026-12-25', '2027-12-25'] });
    expect(codes(long)).toEqual(['NOTICE_LONGER_THAN_TERM', 'NOTICE_MISSED']);
    expect(long.earliestEnd).toBe('2028-02-01');
  });

  it('keeps notice within its window', () => {
    const window = { noticeNotBefore: 'P120D', holidays: ['2026-12-25'] } as const;
    expect(on('2026-09-01', window)).toMatchObject({ noticeWindowOpens: '2026-10-04', noticeDeadline: '2026-12-03' });
    expect(codes(on('2026-09-01', window))).toEqual(['NOTICE_WINDOW_NOT_OPEN']);
    expect(codes(on('2026-10-04', window))).toEqual([]);
    expect(codes(on('2026-09-01', { ...window, noticeNotBefore: 'P30D' }))).toEqual(['NOTICE_WINDOW_EMPTY']);
  });

  it('ends after a notice that was given in time, a term later after a late one', () => {
    const inTime = on('2026-11-23', { noticeGivenOn: '2026-11-20' });
    expect(inTime).toMatchObject({
      status: 'ending',
      lastDay: '2027-01-31',
      renewsOn: null,
      noticeDeadline: null,
      findings: [],
    });
    expect(on('2027-02-01', { noticeGivenOn: '2026-11-20' }).status).toBe('expired');
    const late = on('2026-12-10', { noticeGivenOn: '2026-12-04' });
    expect(late).toMatchObject({
      status: 'ending',
      renewsOn: '2027-02-01',
      earliestEnd: '2028-02-01',
      noticeDeadline: null,
    });
    expect(codes(late)).toEqual(['NOTICE_LATE']);
    const early = on('2026-11-23', { noticeGivenOn: '2026-03-01', noticeNotBefore: 'P120D', holidays: ['2026-12-25'] });
    expect(early).toMatchObject({ status: 'active', renewsOn: '2027-02-01' });
    expect(codes(early)).toEqual(['NOTICE_TOO_EARLY']);
    expect(codes(on('2026-11-23', { noticeGivenOn: '2026-11-20', renewalTerm: null }))).toEqual([
      'NOTICE_WITHOUT_EFFECT',
    ]);
  });

  it('handles a contract without an end', () => {
    const open: ContractTerms = { effectiveDate: '2025-02-01', initialTerm: null, notice: 'P3M' };
    expect(termSchedule(open, { onDate: '2026-11-23' })).toMatchObject({
      status: 'active',
      lastDay: null,
      earliestEnd: '2027-02-24',
      trace: ['earliest last day 2026-11-23 + P3M = 2027-02-23'],
    });
    const given = { ...open, noticeGivenOn: '2026-11-23' };
    expect(termSchedule(given, { onDate: '2027-02-23' })).toMatchObject({ status: 'ending', lastDay: '2027-02-23' });
    expect(termSchedule(given, { onDate: '2027-02-24' }).status).toBe('expired');
    expect(codes(termSchedule({ ...open, notice: null }, { onDate: '2026-11-23' }))).toEqual(['NO_NOTICE_PERIOD']);
  });

  it('refuses terms that make no sense, all problems at once', () => {
    expect(
      problems({
        effectiveDate: '2025-02-30',
        initialTerm: 'P0D',
        renewalTerm: 'yearly',
        notice: { businessDays: 5 },
        holidays: ['x'],
      }),
    ).toEqual([
      'INVALID_DATE effectiveDate',
      'INVALID_DATE holidays[0]',
      'INVALID_DURATION initialTerm',
      'INVALID_DURATION renewalTerm',
    ]);
    expect(problems({ effectiveDate: '2025-02-01' })).toEqual(['REQUIRED initialTerm']);
    expect(problems({ ...yearly, initialLastDay: '2026-01-31' })).toEqual(['CONFLICTING_TERMS initialTerm']);
    expect(problems({ effectiveDate: '2025-02-01', initialLastDay: '2025-01-31' })).toEqual([
      'DATE_ORDER initialLastDay',
    ]);
    expect(problems({ ...yearly, noticeGivenOn: '2026-01-02' })).toEqual(['DATE_ORDER noticeGivenOn']);
    expect(problems({ ...yearly, noticePeriod: 'P60D' })).toEqual(['UNKNOWN_KEY noticePeriod']);
    expect(problems(yearly, '2026-11-31')).toEqual(['INVALID_DATE options.onDate']);
    expect(() => termSchedule(yearly, undefined as never)).toThrow('The date of the question is missing.');
    expect(problems(yearly, null)).toEqual(['INVALID_DATE options.onDate']);
  });

  it('leaves frozen input alone and gives plain JSON', () => {
    const schedule = termSchedule(deepFreeze({ ...yearly }), deepFreeze({ onDate: '2026-11-23' }));
    expect(JSON.parse(JSON.stringify(schedule))).toEqual(schedule);
  });
});

describe('a contract without an end', () => {
  const open: ContractTerms = { effectiveDate: '2027-05-01', initialTerm: null, notice: 'P1M' };

  it('does not end before it starts when notice came before the first day', () => {
    const given = { ...open, noticeGivenOn: '2026-11-20' };
    const before = termSchedule(given, { onDate: '2026-11-23' });
    expect(before).toMatchObject({ status: 'notStarted', lastDay: '2027-06-01', earliestEnd: '2027-06-02' });
    expect(before.trace).toEqual([
      'the notice of 2026-11-20 came before the first day: counted from 2027-05-01',
      'last day 2027-05-01 + P1M = 2027-06-01',
    ]);
    expect(termSchedule(given, { onDate: '2027-05-02' }).status).toBe('ending');
    expect(termSchedule(given, { onDate: '2027-06-02' }).status).toBe('expired');
  });

  it('says what a notice that is sent today reaches', () => {
    const holidays = ['2027-12-24', '2027-12-31'];
    const sent = { ...open, delivery: { businessDays: 2 }, holidays };
    // Thursday 23 December: Friday is a holiday, so Monday and Tuesday.
    expect(termSchedule(sent, { onDate: '2027-12-23' }).trace).toEqual([
      'earliest last day 2027-12-23 + P1M = 2028-01-23',
      'sent on 2027-12-23 + 2 business days, counted from 2027-12-28: last day 2028-01-28',
    ]);
  });
});
