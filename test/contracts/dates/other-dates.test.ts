import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  breachNoticeDeadline,
  curePeriodEnd,
  frcp6Deadline,
  paymentDueDate,
  regulation1182Deadline,
  survivalEnd,
  termEnd,
} from '../../../src/contracts/index.js';
import { adjustToBusinessDay, businessDaysBetween } from '../../../src/time/business-day.js';
import { addDays, fromEpochDay } from '../../../src/time/civil-date.js';
import { codesOf } from '../../core/issues-of.js';

const date = fc.integer({ min: 18_000, max: 24_000 }).map(fromEpochDay);

describe('termEnd', () => {
  it('names the anniversary or the day before', () => {
    expect(termEnd('2025-02-01', 'P1Y').expirationDate).toBe('2026-02-01');
    expect(termEnd('2025-02-01', 'P1Y', { convention: 'dayBefore' }).expirationDate).toBe('2026-01-31');
    expect(termEnd('1978-09-30', 'P4M').expirationDate).toBe('1979-01-30'); // Dodds v Walker [1981] 1 WLR 1027
    expect(termEnd('2026-02-28', 'P1M', { monthEnd: 'sticky' }).expirationDate).toBe('2026-03-31');
  });

  it('refuses business days and empty terms', () => {
    expect(codesOf(() => termEnd('2025-02-01', { businessDays: 3 } as never))).toEqual(['INVALID_DURATION term']);
    expect(codesOf(() => termEnd('2025-02-01', 'P0D'))).toEqual(['INVALID_DURATION term']);
    expect(codesOf(() => termEnd('01.02.2025', 'P1Y'))).toEqual(['INVALID_DATE effectiveDate']);
  });
});

describe('paymentDueDate', () => {
  it('computes each kind of terms', () => {
    expect(paymentDueDate('2026-01-31', { kind: 'net', days: 30 }).dueDate).toBe('2026-03-02');
    expect(paymentDueDate('2026-01-15', { kind: 'endOfMonthPlusDays', days: 30 }).dueDate).toBe('2026-03-02');
    expect(paymentDueDate('2026-01-15', { kind: 'daysThenEndOfMonth', days: 30 }).dueDate).toBe('2026-02-28');
    expect(paymentDueDate('2026-01-31', { kind: 'dayOfMonth', day: 15 }).dueDate).toBe('2026-02-15');
    expect(paymentDueDate('2026-01-31', { kind: 'dayOfMonth', day: 31 }).dueDate).toBe('2026-02-28');
    expect(paymentDueDate('2026-01-31', { kind: 'dayOfMonth', day: 10, monthsLater: 2 }).dueDate).toBe('2026-03-10');
    expect(paymentDueDate('2026-01-31', { kind: 'net', days: 0 }).dueDate).toBe('2026-01-31');
  });

  it('rolls by the named convention', () => {
    const terms = { kind: 'net', days: 30 } as const; // Saturday 30 May 2026
    expect(paymentDueDate('2026-04-30', terms, { roll: 'following' }).dueDate).toBe('2026-06-01');
    expect(paymentDueDate('2026-04-30', terms, { roll: 'modifiedFollowing' })).toMatchObject({
      dueDate: '2026-05-29',
      trace: ['2026-04-30 + 30 days = 2026-05-30', '2026-05-30 is no business day, modifiedFollowing = 2026-05-29'],
    });
  });

  it('points out terms over 60 days', () => {
    expect(paymentDueDate('2026-01-01', { kind: 'net', days: 60 }).findings).toEqual([]);
    const long = paymentDueDate('2026-01-01', { kind: 'endOfMonthPlusDays', days: 60 });
    expect(long).toMatchObject({
      daysAfterInvoice: 90,
      findings: [{ code: 'PAYMENT_TERM_OVER_60_DAYS', params: { days: 90 } }],
    });
  });

  it('refuses terms that make no sense', () => {
    expect(codesOf(() => paymentDueDate('2026-01-01', { kind: 'net', days: -1 }))).toEqual(['OUT_OF_RANGE days']);
    expect(codesOf(() => paymentDueDate('2026-01-01', { kind: 'dayOfMonth', day: 32 }))).toEqual(['OUT_OF_RANGE day']);
    expect(codesOf(() => paymentDueDate('2026-1-1', { kind: 'net', days: 1 }))).toEqual(['INVALID_DATE invoiceDate']);
  });
});

describe('survivalEnd', () => {
  it('runs from the event that the contract names', () => {
    const events = { terminationDate: '2026-10-04', expiryDate: '2027-01-31', disclosureDate: '2024-02-29' };
    expect(survivalEnd({ from: 'termination', period: 'P2Y' }, events).survivesUntil).toBe('2028-10-04');
    expect(survivalEnd({ from: 'expiry', period: 'P2Y' }, events).survivesUntil).toBe('2029-01-31');
    expect(survivalEnd({ from: 'disclosure', period: 'P5Y' }, events)).toEqual({
      survivesUntil: '2029-02-28',
      kind: 'dated',
      trace: ['disclosure 2024-02-29 + P5Y = 2029-02-28'],
    });
  });

  it('has no end for perpetual duties and for trade secrets', () => {
    expect(survivalEnd({ from: 'expiry', period: null }, {})).toMatchObject({ survivesUntil: null, kind: 'perpetual' });
    const secret = { from: 'expiry', period: 'P2Y', tradeSecret: true } as const;
    expect(survivalEnd(secret, { expiryDate: '2026-01-01' })).toMatchObject({
      survivesUntil: null,
      kind: 'whileSecret',
    });
  });

  it('asks for the date it needs', () => {
    expect(codesOf(() => survivalEnd({ from: 'expiry', period: 'P1Y' }, {}))).toEqual(['REQUIRED events.expiryDate']);
    expect(codesOf(() => survivalEnd({ from: 'signing' as never, period: 'P1Y' }, {}))).toEqual([
      'INVALID_VALUE rule.from',
    ]);
  });
});

describe('curePeriodEnd', () => {
  it('does not count the day of receipt, on a business day or not', () => {
    expect(curePeriodEnd('2026-02-02', { businessDays: 5 }).lastDay).toBe('2026-02-09');
    expect(curePeriodEnd('2026-02-01', { businessDays: 5 }).lastDay).toBe('2026-02-06');
    expect(curePeriodEnd('2026-02-01', 'P27D', { roll: 'following' }).lastDay).toBe('2026-03-02');
    expect(codesOf(() => curePeriodEnd('2026-02-01', { businessDays: 0 }))).toEqual(['INVALID_DURATION period']);
  });
});

describe('regulation1182Deadline', () => {
  it('holds at least two working days when it has two days or more (Art. 3(5))', () => {
    // Friday + 2 days = Sunday -> Monday is one working day only -> Tuesday.
    expect(regulation1182Deadline('2026-01-30', 'P2D')).toEqual({
      lastDay: '2026-02-03',
      trace: [
        '2026-01-30 + P2D = 2026-02-01',
        '2026-02-01 is no working day, next working day (Art. 3(4)) = 2026-02-02',
        'only 1 working day in it, two needed (Art. 3(5)) = 2026-02-03',
      ],
    });
    expect(regulation1182Deadline('2026-01-30', 'P1D').lastDay).toBe('2026-02-02');
    expect(regulation1182Deadline('2026-04-02', 'P4D', { holidays: ['2026-04-03', '2026-04-06'] }).lastDay).toBe(
      '2026-04-08',
    );
  });

  it('ends weeks and months on the corresponding day or the end of the month', () => {
    expect(regulation1182Deadline('2026-01-31', 'P1M').lastDay).toBe('2026-03-02'); // 28 February is a Saturday
    expect(regulation1182Deadline('2026-11-23', 'P2W').lastDay).toBe('2026-12-07');
  });

  it('always ends on a working day with enough working days before it', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 1, max: 40 }), fc.array(date, { maxLength: 20 }), (event, days, holidays) => {
        const { lastDay } = regulation1182Deadline(event, { days }, { holidays });
        const working = businessDaysBetween(event, lastDay, { holidays });
        const first = adjustToBusinessDay(addDays(event, days), 'following', { holidays });
        return working >= (days > 1 ? 2 : 1) && lastDay >= (first ?? '') && (working > 2 ? lastDay === first : true);
      }),
    );
  });
});

describe('frcp6Deadline', () => {
  it('moves on in the direction of counting (Rule 6(a)(5))', () => {
    expect(frcp6Deadline('2026-07-04', 21).lastDay).toBe('2026-07-27');
    expect(frcp6Deadline('2026-11-22', 7, { direction: 'before' }).lastDay).toBe('2026-11-13');
    expect(frcp6Deadline('2026-11-23', 3, { holidays: ['2026-11-26'] }).lastDay).toBe('2026-11-27');
    expect(codesOf(() => frcp6Deadline('2026-11-23', 0))).toEqual(['INVALID_DURATION days']);
    expect(codesOf(() => frcp6Deadline('2026-11-23', 2, { direction: 'back' as never }))).toEqual([
      'INVALID_VALUE options.direction',
    ]);
  });
});

describe('breachNoticeDeadline', () => {
  it('runs through nights, weekends and the change of clocks', () => {
    expect(breachNoticeDeadline('2026-10-23T18:00:00+02:00', 72).deadline).toBe('2026-10-26T16:00:00.000Z');
    expect(breachNoticeDeadline('2026-07-15T13:32:00Z', 0.5).trace).toEqual([
      '2026-07-15T13:32:00.000Z + 0.5 h = 2026-07-15T14:02:00.000Z',
    ]);
    expect(codesOf(() => breachNoticeDeadline('2026-07-15 13:32', 24))).toEqual(['INVALID_INSTANT awareAt']);
    expect(codesOf(() => breachNoticeDeadline('2026-07-15T13:32:00Z', 0))).toEqual(['OUT_OF_RANGE hours']);
    expect(codesOf(() => breachNoticeDeadline('2026-07-15T13:32:00Z', Number.NaN))).toEqual(['OUT_OF_RANGE hours']);
  });
});
