import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../../src/core/definition.js';
import { availability } from '../../../src/sla/availability/availability.js';
import { creditStatement } from '../../../src/sla/credits/credit-statement.js';
import type { CreditTerms } from '../../../src/sla/credits/credit-terms.js';
import { replayCredits } from '../../../src/sla/credits/replay-credits.js';
import { serviceCredit } from '../../../src/sla/credits/service-credit.js';
import { codesOf } from '../../core/issues-of.js';
import { EC2_LIKE, eur, FEE, OFFER, SIX_MONTHS } from './terms.js';

const months = SIX_MONTHS.map((uptimePercent) => ({ uptimePercent }));
const missesOf = (pattern: string) => [...pattern].map((one) => ({ misses: one === 'x' ? 1 : 0 }));
const FLAT: CreditTerms = { kind: 'flatPerMiss', creditPercent: '10' };
const cents = (amount: string): number => Math.round(Number(amount) * 100);
const sumOf = (lines: readonly { amount: { amount: string } }[]): number =>
  lines.reduce((sum, { amount }) => sum + cents(amount.amount), 0);

describe('creditStatement', () => {
  it('gives the published sample: 5,625 over six months', () => {
    const statement = creditStatement(EC2_LIKE, deepFreeze(months), { fee: FEE });
    expect(statement.total).toEqual(eur('5625.00'));
    expect(statement.months.map((month) => month.credit?.amount)).toEqual([
      '0.00',
      '1250.00',
      '0.00',
      '3125.00',
      '0.00',
      '1250.00',
    ]);
    expect(statement.lines.map((line) => [line.month, line.band, line.amount.amount, line.evidence])).toEqual([
      [2, '99 % to below 99.9 %', '1250.00', [{ uptimePercent: '99.87' }]],
      [4, '0 % to below 99 %', '3125.00', [{ uptimePercent: '98.70' }]],
      [6, '99 % to below 99.9 %', '1250.00', [{ uptimePercent: '99.40' }]],
    ]);
    expect(sumOf(statement.lines)).toBe(562_500);
    expect(statement.conventions.contractYear).toBe('twelveMonths');
    expect(statement.findings).toEqual([]);
  });

  it('names the claim date: a duration from the month end, or a billing month', () => {
    const named = [{ period: '2026-02', uptimePercent: '99.5' }];
    const by = (claimWindow: (CreditTerms['claimWindow'] & object) | string) =>
      creditStatement({ ...EC2_LIKE, claimWindow }, named, { fee: FEE }).lines[0]?.claimBy;
    expect(by('P30D')).toBe('2026-03-30');
    expect(by({ days: 60 })).toBe('2026-04-29');
    expect(by('P1M')).toBe('2026-03-28');
    expect(by({ billingMonths: 2 })).toBe('2026-04-30');
    const met = creditStatement({ ...EC2_LIKE, claimWindow: 'P30D' }, [{ period: '2026-02', uptimePercent: 100 }], {
      fee: FEE,
    });
    expect(met.months[0]?.claimBy).toBeNull();
  });

  it('judges claim dates on a given day', () => {
    const terms: CreditTerms = { ...EC2_LIKE, claimWindow: 'P30D' };
    const named = ['2026-08', '2026-09', '2026-10'].map((period) => ({ period, uptimePercent: '99.5' }));
    const codes = (onDate: string) =>
      creditStatement(terms, named, { fee: FEE, onDate }).findings.map((one) => [
        one.code,
        one.subject,
        one.params.daysLeft ?? null,
      ]);
    expect(codes('2026-10-31')).toEqual([
      ['CLAIM_WINDOW_CLOSED', '2026-08', null],
      ['CLAIM_WINDOW_CLOSED', '2026-09', null],
    ]);
    expect(codes('2026-10-30')).toEqual([
      ['CLAIM_WINDOW_CLOSED', '2026-08', null],
      ['CLAIM_CLOSES_SOON', '2026-09', 0],
    ]);
    expect(creditStatement(terms, months, { fee: FEE }).findings.map((one) => one.code)).toEqual([
      'CLAIM_DATE_UNKNOWN',
    ]);
  });

  it('multiplies misses in a row, and starts again after a met month', () => {
    const terms: CreditTerms = {
      ...FLAT,
      creditPercent: '5',
      repeatMultipliers: ['1', '1.5', '2'],
      monthlyCap: { percent: '8' },
    };
    const statement = creditStatement(terms, missesOf('..xxxx.x'), { fee: FEE });
    expect(statement.months.map((month) => month.creditPercent)).toEqual(['0', '0', '5', '7.5', '8', '8', '0', '5']);
    expect(statement.months.map((month) => month.verdicts[0]?.missesInARow)).toEqual([0, 0, 1, 2, 3, 4, 0, 1]);
    const opened = creditStatement(terms, missesOf('x'), { fee: FEE, opening: { missesBefore: 1 } });
    expect(opened.months[0]?.creditPercent).toBe('7.5');
  });

  it('passes over months without a measurement, and names months that are missing', () => {
    const terms: CreditTerms = { ...EC2_LIKE, repeatMultipliers: [1, 2] };
    const statement = creditStatement(
      terms,
      [
        { period: '2026-01', uptimePercent: 99.5 },
        { period: '2026-02', uptimePercent: null },
        { period: '2026-05', uptimePercent: 99.5 },
      ],
      { fee: FEE },
    );
    expect(statement.months.map((month) => month.credit?.amount ?? null)).toEqual(['1250.00', null, '2500.00']);
    expect(statement.findings.map((one) => [one.code, one.subject])).toEqual([
      ['NOTHING_MEASURED', '2026-02'],
      ['MONTH_MISSING', '2026-03'],
      ['MONTH_MISSING', '2026-04'],
    ]);
  });

  it('earns back after enough met months in a row, in the month that completes them', () => {
    const statement = creditStatement({ ...FLAT, earnBack: { metPeriods: 3 } }, missesOf('xxxx...x.x'), { fee: FEE });
    expect(statement.months.map((month) => month.status)).toEqual([
      'due',
      'due',
      'due',
      'earnedBack',
      null,
      null,
      null,
      'due',
      null,
      'pending',
    ]);
    expect(
      statement.lines
        .filter((line) => line.rule === 'earnBack')
        .map((line) => [line.month, line.amount.amount, line.evidence]),
    ).toEqual([[7, '-1250.00', [{ month: 4, metMonths: 3 }]]]);
    expect(statement.months[6]?.takenBack).toEqual(eur('-1250.00'));
    expect([statement.total, statement.pending, statement.earnedBack]).toEqual([
      eur('6250.00'),
      eur('1250.00'),
      eur('1250.00'),
    ]);
    expect(sumOf(statement.lines)).toBe(625_000);
  });

  it('earns back level by level in a pool: what the month would have earned less', () => {
    const pool: CreditTerms = {
      kind: 'atRiskPool',
      atRiskPercent: 10,
      serviceLevels: [
        { id: 'A', allocationPercent: 80 },
        { id: 'B', allocationPercent: 60 },
      ],
      earnBack: { metPeriods: 1 },
    };
    const statement = creditStatement(pool, [{ misses: ['A', 'B'] }, { misses: ['B'] }, { misses: [] }], {
      fee: eur('1000'),
    });
    expect(
      statement.lines.map((line) => [line.month, line.rule, line.subject, line.amount.amount, line.status]),
    ).toEqual([
      [1, 'atRiskPool', 'A', '80.00', 'earnedBack'],
      [1, 'atRiskPool', 'B', '60.00', 'due'],
      [1, 'poolCap', null, '-40.00', 'due'],
      [2, 'atRiskPool', 'B', '60.00', 'earnedBack'],
      [2, 'earnBack', 'A', '-40.00', null],
      [3, 'earnBack', 'B', '-60.00', null],
    ]);
    expect(statement.total).toEqual(eur('60.00'));
  });

  it('runs the annual cap through contract years', () => {
    const terms: CreditTerms = { ...FLAT, annualCap: { amount: eur('2000') }, contractYearStart: '2025-04-15' };
    const named = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05'].map((period) => ({ period, misses: 1 }));
    const statement = creditStatement(terms, named, { fee: FEE });
    expect(statement.months.map((month) => [month.contractYear, month.credit?.amount])).toEqual([
      ['2025-04-15', '1250.00'],
      ['2025-04-15', '750.00'],
      ['2025-04-15', '0.00'],
      ['2026-04-15', '1250.00'],
      ['2026-04-15', '750.00'],
    ]);
    expect(statement.conventions.contractYear).toBe('anniversary');
    expect(statement.findings.map((one) => [one.code, one.subject])).toEqual([
      ['CREDIT_CAPPED', '2026-02'],
      ['CREDIT_CAPPED', '2026-03'],
      ['CREDIT_CAPPED', '2026-05'],
    ]);
    const carried = creditStatement(terms, named, { fee: FEE, opening: { creditedThisYear: eur('1500') } });
    expect(carried.months.map((month) => month.credit?.amount)).toEqual([
      '500.00',
      '0.00',
      '0.00',
      '1250.00',
      '750.00',
    ]);
    const { contractYearStart: _, ...calendar } = terms;
    const years = creditStatement(
      calendar,
      [
        { period: '2026-12', misses: 1 },
        { period: '2027-01', misses: 1 },
      ],
      { fee: FEE },
    );
    expect(years.months.map((month) => month.contractYear)).toEqual(['2026-01-01', '2027-01-01']);
  });

  it('gives room back under the annual cap when credits are earned back', () => {
    const terms: CreditTerms = { ...FLAT, annualCap: { amount: eur('1250') }, earnBack: { metPeriods: 1 } };
    expect(creditStatement(terms, missesOf('xx'), { fee: FEE }).months.map((one) => one.credit?.amount)).toEqual([
      '1250.00',
      '0.00',
    ]);
    const statement = creditStatement(terms, missesOf('x.x'), { fee: FEE });
    expect(statement.months.map((one) => one.credit?.amount)).toEqual(['1250.00', '0.00', '1250.00']);
    expect(statement.total).toEqual(eur('1250.00'));
  });

  it('says when it had to assume the annual fee', () => {
    const terms: CreditTerms = { ...FLAT, annualCap: { percent: '1' } };
    const changing = [
      { misses: 1, fee: eur('1000') },
      { misses: 1, fee: eur('3000') },
    ];
    const statement = creditStatement(terms, changing);
    expect(statement.total).toEqual(eur('120.00'));
    expect(statement.findings.map((one) => one.code)).toEqual(['CREDIT_CAPPED', 'ANNUAL_FEE_ASSUMED']);
    const given = creditStatement(terms, changing, { annualFee: eur('24000') });
    expect(given.total).toEqual(eur('240.00'));
  });

  it('is empty for no months', () => {
    const statement = creditStatement(EC2_LIKE, [], { fee: FEE });
    expect([statement.total, statement.months, statement.lines]).toEqual([eur('0.00'), [], []]);
  });

  it('names every problem with its path', () => {
    const of = (list: readonly object[], options: object = { fee: FEE }) =>
      codesOf(() => creditStatement(EC2_LIKE, list as never, options));
    expect(of([{ uptimePercent: 99 }, { uptimePercent: 101 }])).toEqual([
      'PERCENT_OVER_100 measurements[1].uptimePercent',
    ]);
    expect(of([{ uptimePercent: 99 }], {})).toEqual(['FEE_MISSING measurements[0].fee']);
    expect(of([], {})).toEqual(['FEE_MISSING options.fee']);
    const at = (period?: string) => ({ uptimePercent: 99, ...(period === undefined ? {} : { period }) });
    expect(of([at('2026-02'), at('2026-02')])).toEqual(['DUPLICATE_PERIOD measurements[1].period']);
    expect(of([at('2026-02'), at('2026-01')])).toEqual(['PERIODS_NOT_ASCENDING measurements[1].period']);
    expect(of([at('2026-13'), at()])).toEqual([
      'INVALID_PERIOD measurements[0].period',
      'PERIOD_MISSING measurements[1].period',
    ]);
    expect(of([{ misses: 2 }, {}])).toEqual([
      'MEASUREMENT_MISMATCH measurements[0].misses',
      'MEASUREMENT_MISSING measurements[1]',
    ]);
    expect(of([at()], { fee: FEE, onDate: 'today', opening: { missesBefore: -1 }, fees: 1 })).toEqual([
      'UNKNOWN_KEY options.fees',
      'INVALID_DATE options.onDate',
      'OUT_OF_RANGE options.opening.missesBefore',
    ]);
    expect(of([at()], { fee: FEE, opening: { missesBefore: { phone: '2', chat: 0.5 } as never } })).toEqual([
      'INVALID_TYPE options.opening.missesBefore.phone',
      'OUT_OF_RANGE options.opening.missesBefore.chat',
    ]);
    expect(of([at()], { fee: null })).toEqual(['INVALID_TYPE options.fee']);
    expect(of([at()], { fee: FEE, opening: { misses: 1 } })).toEqual(['UNKNOWN_KEY options.opening.misses']);
    expect(of([at()], null as never)).toEqual(['INVALID_TYPE options']);
    expect(of([{ ...at(), fee: { amount: 1, currency: 'USD' } }])).toEqual([
      'CURRENCY_MISMATCH measurements[0].fee.currency',
    ]);
  });
});

describe('months from availability and pools', () => {
  const uptimeOf = (month: string, hours: number) =>
    availability({ month, timeZone: 'UTC' }, [{ start: `${month}-05T00:00:00Z`, end: `${month}-05T${hours}:00:00Z` }]);
  const measured = deepFreeze([uptimeOf('2026-09', 10), uptimeOf('2026-10', 23)]);

  it('takes what availability returned: its label is the month, its uptime the measure', () => {
    const statement = creditStatement(EC2_LIKE, measured, { fee: FEE });
    const byHand = measured.map(({ window, uptime }) => ({ period: window.label ?? '', uptime }));
    expect(statement).toEqual(creditStatement(EC2_LIKE, byHand, { fee: FEE }));
    expect(statement.months.map((month) => [month.period, month.uptimeText, month.credit?.amount])).toEqual([
      ['2026-09', '98.611 %', '3125.00'],
      ['2026-10', '96.909 %', '3125.00'],
    ]);
    const replay = replayCredits({ current: EC2_LIKE, proposed: OFFER }, { fee: FEE, measurements: measured });
    expect(replay.proposed.amount).toBe('3750.00');
    const none = availability({ month: '2026-11', timeZone: 'UTC' }, [], { asOf: '2026-11-01T00:00:00Z' });
    const [month] = creditStatement(EC2_LIKE, [none], { fee: FEE }).months;
    expect([month?.period, month?.credit]).toEqual(['2026-11', null]);
  });

  it('asks for the month of an availability whose window has no label', () => {
    const window = { start: '2026-10-01T00:00:00Z', end: '2026-11-01T00:00:00Z' };
    const codes = (label?: string) =>
      codesOf(() => {
        const entry = availability(label === undefined ? window : { ...window, label }, []);
        return creditStatement(EC2_LIKE, [uptimeOf('2026-09', 10), entry], { fee: FEE });
      });
    expect(codes()).toEqual(['PERIOD_MISSING measurements[1].period']);
    expect(codes('October')).toEqual(['INVALID_PERIOD measurements[1].period']);
  });

  it('shows the figures of the levels that were met, too', () => {
    const pool = {
      kind: 'atRiskPool' as const,
      atRiskPercent: '12',
      serviceLevels: [
        { id: 'resolution', allocationPercent: '60', goalPercent: '95' },
        { id: 'uptime', allocationPercent: '30', goalPercent: '99.9' },
        { id: 'survey', allocationPercent: '10' },
        { id: 'backup', allocationPercent: '5', goalPercent: '99' },
      ],
    };
    const serviceLevels = [
      { id: 'resolution', attainment: { met: 949_999, missed: 50_001 } },
      { id: 'uptime', uptimePercent: '99.95' },
      { id: 'survey', missed: false },
    ];
    const verdicts = [
      {
        subject: 'resolution',
        attainmentPercent: 94.9999,
        attainmentText: '94.9999 %',
        goalPercent: '95',
        missed: true,
      },
      { subject: 'uptime', attainmentPercent: 99.95, attainmentText: '99.950 %', goalPercent: '99.9', missed: false },
      { subject: 'survey', attainmentPercent: null, attainmentText: null, goalPercent: null, missed: false },
      { subject: 'backup', attainmentPercent: null, attainmentText: null, goalPercent: '99', missed: null },
    ];
    const single = serviceCredit(pool, { serviceLevels, fee: FEE });
    expect(single.verdicts).toEqual(verdicts);
    expect(single.message).toBe('1 of 4 service levels missed (resolution): the credit is 900.00 EUR.');
    const [month] = creditStatement(pool, [{ serviceLevels }], { fee: FEE }).months;
    expect(month?.verdicts).toEqual(
      verdicts.map((one) => ({
        ...one,
        missesInARow: one.missed === true ? 1 : 0,
        status: one.missed === true ? 'due' : null,
      })),
    );
  });
});

describe('replayCredits', () => {
  it('gives the published sample: 5,625 against 3,750', () => {
    const replay = replayCredits(
      deepFreeze({ current: EC2_LIKE, proposed: OFFER }),
      deepFreeze({ fee: FEE, uptimePercent: SIX_MONTHS }),
    );
    expect([replay.current, replay.proposed, replay.difference]).toEqual([
      eur('5625.00'),
      eur('3750.00'),
      eur('-1875.00'),
    ]);
    expect(
      replay.months.map((month) => [month.current.amount, month.proposed.amount, month.difference.amount]),
    ).toEqual([
      ['0.00', '0.00', '0.00'],
      ['1250.00', '625.00', '-625.00'],
      ['0.00', '0.00', '0.00'],
      ['3125.00', '1875.00', '-1250.00'],
      ['0.00', '0.00', '0.00'],
      ['1250.00', '1250.00', '0.00'],
    ]);
    expect(replay.findings).toEqual([]);
  });

  it('names months from a first one, and takes whole measurements', () => {
    const terms = { current: EC2_LIKE, proposed: { ...OFFER, monthlyCap: { percent: 12 } } };
    const replay = replayCredits(terms, { fee: FEE, uptimePercent: SIX_MONTHS, from: '2026-11' });
    expect(replay.months.map((month) => month.period)).toEqual([
      '2026-11',
      '2026-12',
      '2027-01',
      '2027-02',
      '2027-03',
      '2027-04',
    ]);
    expect(replay.findings.map((one) => [one.code, one.subject, one.params.terms])).toEqual([
      ['CREDIT_CAPPED', '2027-02', 'proposed'],
    ]);
    const measured = { measurements: [{ period: '2026-01', uptime: { goodMs: 1, totalMs: 2 }, fee: FEE }] };
    expect(replayCredits(terms, measured).difference).toEqual(eur('-1625.00'));
  });

  it('adds up where credits are earned back', () => {
    const terms = { current: FLAT, proposed: { ...FLAT, earnBack: { metPeriods: 2 } } };
    const replay = replayCredits(terms, { fee: FEE, misses: [1, 0, 0, 1] });
    expect([replay.current.amount, replay.proposed.amount]).toEqual(['2500.00', '1250.00']);
    expect(replay.months.map((month) => month.difference.amount)).toEqual(['0.00', '0.00', '-1250.00', '0.00']);
  });

  it('names every problem with its path', () => {
    const terms = { current: EC2_LIKE, proposed: OFFER };
    const of = (history: object, both: object = terms) => codesOf(() => replayCredits(both as never, history as never));
    expect(of({ fee: FEE })).toEqual(['CHOOSE_ONE ']);
    expect(of({ fee: FEE, uptimePercent: [1], misses: [1] })).toEqual(['CHOOSE_ONE ']);
    expect(of({ fee: FEE, uptimePercent: 99, month: 1 })).toEqual(['UNKNOWN_KEY month', 'INVALID_TYPE uptimePercent']);
    expect(of({ fee: FEE, uptimePercent: [1], from: '2026' })).toEqual(['INVALID_PERIOD from']);
    const reversed = { tiers: [{ atLeast: 99, below: 98, creditPercent: 1 }] };
    expect(of({ fee: FEE, uptimePercent: [1] }, { ...terms, proposed: reversed })).toEqual([
      'TIER_BOUNDS_REVERSED proposed.tiers[0]',
    ]);
  });
});

describe('a statement of one month', () => {
  it('is the service credit of that month', () => {
    const month = { uptimePercent: '98.5' };
    const single = serviceCredit(EC2_LIKE, { ...month, fee: FEE });
    const statement = creditStatement(EC2_LIKE, [month], { fee: FEE });
    expect(statement.total).toEqual(single.credit);
    expect(statement.lines.map(({ month: _m, period: _p, status: _s, claimBy: _c, ...line }) => line)).toEqual(
      single.lines,
    );
  });
});
