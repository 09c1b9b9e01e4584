import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../../src/core/definition.js';
import type { CreditTerms } from '../../../src/sla/credits/credit-terms.js';
import { defineCreditTerms } from '../../../src/sla/credits/define-credit-terms.js';
import { serviceCredit } from '../../../src/sla/credits/service-credit.js';
import { codesOf, issuesOf } from '../../core/issues-of.js';
import { EC2_LIKE, eur, FEE } from './terms.js';

const credit = (terms: CreditTerms, measured: object, fee = FEE): string | undefined =>
  serviceCredit(terms, deepFreeze({ ...measured, fee })).credit?.amount;
const sumOf = (lines: readonly { amount: { amount: string } }[]): number =>
  lines.reduce((sum, { amount }) => sum + Math.round(Number(amount.amount) * 1000), 0) / 1000;

describe('stepped credits', () => {
  it('gives the worked example: 140 bad minutes of October at 12,500 EUR', () => {
    const uptime = { goodMs: 2_670_000_000, totalMs: 2_678_400_000 };
    expect(serviceCredit(EC2_LIKE, deepFreeze({ uptime, fee: FEE }))).toEqual({
      credit: eur('1250.00'),
      creditPercent: '10',
      uptimePercent: 99.68637992831542,
      uptimeText: '99.686 %',
      uptimeRoundedText: '99.686 %',
      attainmentPercent: null,
      attainmentText: null,
      missed: true,
      beforeCaps: eur('1250.00'),
      atRisk: null,
      limitedBy: [],
      verdicts: [
        {
          subject: null,
          attainmentPercent: 99.68637992831542,
          attainmentText: '99.686 %',
          goalPercent: null,
          missed: true,
        },
      ],
      lines: [
        {
          rule: 'stepped',
          subject: null,
          band: '99 % to below 99.9 %',
          percent: '10',
          quantity: null,
          multiplier: '1',
          amount: eur('1250.00'),
          evidence: [{ uptime }],
        },
      ],
      conventions: {
        order: ['line', 'multiplier', 'poolCap', 'monthlyCap', 'annualCap', 'minimumCredit', 'round'],
        rounding: 'halfUp',
        lineRounding: 'carried',
        lookup: 'exact',
      },
      message: 'Uptime 99.686 %: the credit is 1250.00 EUR.',
      findings: [],
    });
  });

  it('includes the lower bound and excludes the upper one', () => {
    expect(credit(EC2_LIKE, { uptimePercent: '99.9' })).toBe('0.00');
    expect(credit(EC2_LIKE, { uptimePercent: '99.8999999999999999999' })).toBe('1250.00');
    expect(credit(EC2_LIKE, { uptimePercent: 99 })).toBe('1250.00');
    expect(credit(EC2_LIKE, { uptimePercent: '98.9999999999999999999' })).toBe('3125.00');
    expect(credit(EC2_LIKE, { uptimePercent: 0 })).toBe('3125.00');
    expect(credit(EC2_LIKE, { uptimePercent: 100 })).toBe('0.00');
  });

  it('reads the four words for bounds', () => {
    const terms = {
      tiers: [
        { above: '99', atMost: '99.9', creditPercent: '10' },
        { atMost: '99', creditPercent: '25' },
      ],
    };
    expect(credit(terms, { uptimePercent: '99.9' })).toBe('1250.00');
    expect(credit(terms, { uptimePercent: '99.90001' })).toBe('0.00');
    expect(credit(terms, { uptimePercent: '99' })).toBe('3125.00');
    const bands = ['99.5', '99'].map(
      (uptimePercent) => serviceCredit(terms, { uptimePercent, fee: FEE }).lines[0]?.band,
    );
    expect(bands).toEqual(['above 99 % up to and including 99.9 %', '0 % up to and including 99 %']);
  });

  it('prints a figure so that it stays in its tier', () => {
    const text = (terms: CreditTerms, uptimePercent: string, percentDecimals = 3) => {
      const month = serviceCredit(terms, { uptimePercent, fee: FEE }, { percentDecimals });
      expect(month.verdicts[0]?.attainmentText).toBe(month.uptimeText);
      return month.uptimeText;
    };
    const top: CreditTerms = { tiers: [{ below: 100, creditPercent: 10 }] };
    expect(text(top, '99.9999')).toBe('99.9999 %');
    const { uptimeRoundedText } = serviceCredit(top, {
      uptimePercent: '99.9999',
      fee: { amount: '100', currency: 'EUR' },
    });
    expect(uptimeRoundedText).toBe('100.000 %');
    expect(text(top, '100')).toBe('100.000 %');
    expect(text(EC2_LIKE, '99.686')).toBe('99.686 %');
    expect(text(EC2_LIKE, '99.99996')).toBe('99.99996 %');
    expect(text(EC2_LIKE, '99.8999999999999999999')).toBe('99.8999999999999999999 %');
    expect(text(EC2_LIKE, `99.8${'9'.repeat(60)}`)).toMatch(/^99\.89{60}0* %$/);
    expect(text({ tiers: [{ atMost: '99.9', creditPercent: 10 }] }, '99.90001')).toBe('99.90001 %');
    // Two gaps with a narrow tier between them.
    const narrow: CreditTerms = {
      tiers: [
        { below: '99.9', atLeast: '99.5', creditPercent: 5 },
        { below: '99.04', atLeast: '99.01', creditPercent: 10 },
      ],
    };
    expect(text(narrow, '99.06', 1)).toBe('99.1 %');
    expect(text(narrow, '99.005', 1)).toBe('99.0 %');
    expect(text(narrow, '98.96', 1)).toBe('99.0 %');
    expect(text(narrow, '99.045', 1)).toBe('99.05 %');
    expect(text(narrow, '99.0399', 2)).toBe('99.0399 %');
    expect(text(EC2_LIKE, '0.0001')).toBe('0.0001 %');
  });

  it('decides by the exact ratio', () => {
    const uptime = { downtimeMs: 1, totalMs: 2_678_400_000 };
    const month = serviceCredit({ tiers: [{ below: 100, creditPercent: 10 }] }, { uptime, fee: FEE });
    expect(month.credit).toEqual(eur('1250.00'));
    expect(month.uptimeText).toBe('99.99999996 %');
    expect(month.findings).toEqual([]);
    expect(serviceCredit(EC2_LIKE, { uptimePercent: '99.5', fee: FEE }, { percentDecimals: 0 }).uptimeText).toBe(
      '99.5 %',
    );
  });

  it('computes from ticket attainment: counts, a report row, a percentage, outcomes', () => {
    const terms = { tiers: [{ below: '95', creditPercent: '5' }] };
    expect(credit(terms, { attainment: { met: 95, missed: 5 } })).toBe('0.00');
    expect(credit(terms, { attainment: { met: 94, missed: 5, pending: 3, excluded: 1 } })).toBe('625.00');
    expect(credit(terms, { attainmentPercent: '94.99' })).toBe('625.00');
    const outcomes = [
      { ticketId: 'A', outcome: 'met' },
      { ticketId: 'B', outcome: 'missed' },
      { ticketId: 'C', outcome: 'pending' },
    ] as const;
    const month = serviceCredit(terms, { outcomes, evidence: ['report 7'], fee: FEE });
    expect(month.attainmentPercent).toBe(50);
    expect(month.lines[0]?.evidence).toEqual([{ met: 1, missed: 1, missedTickets: ['B'] }, 'report 7']);
  });

  it('has no credit, and says so, when nothing was measured', () => {
    for (const measured of [
      { uptimePercent: null },
      { uptime: null },
      { uptime: { goodMs: 0, totalMs: 0 } },
      { attainment: { met: 0, missed: 0 } },
      { attainment: null },
      { outcomes: [] },
    ]) {
      const month = serviceCredit(EC2_LIKE, { ...measured, fee: FEE });
      expect([month.credit, month.missed, month.creditPercent, month.lines]).toEqual([null, null, null, []]);
      expect(month.findings.map((one) => one.code)).toEqual(['NOTHING_MEASURED']);
    }
  });

  it('grants nothing between two tiers, and says so', () => {
    const terms = {
      tiers: [
        { atLeast: 99, atMost: 99.9, creditPercent: 5 },
        { atMost: 98.9, creditPercent: 10 },
      ],
    };
    const month = serviceCredit(terms, { uptimePercent: 98.95, fee: FEE });
    expect([month.credit, month.missed]).toEqual([eur('0.00'), true]);
    expect(month.findings.map((one) => [one.code, one.severity])).toEqual([['PERCENT_BETWEEN_TIERS', 'high']]);
  });
});

describe('rounding', () => {
  it('rounds once to ISO 4217 minor units by the named mode', () => {
    const tiers = [{ below: '99.9', creditPercent: '10' }];
    const of = (rounding: 'halfUp' | 'halfEven' | 'up' | 'down', amount: string, currency: string) =>
      serviceCredit({ tiers, rounding }, { uptimePercent: 99, fee: { amount, currency } }).credit?.amount;
    expect(of('halfUp', '1005', 'JPY')).toBe('101');
    expect(of('halfEven', '1005', 'JPY')).toBe('100');
    expect(of('up', '1001', 'JPY')).toBe('101');
    expect(of('down', '1009', 'JPY')).toBe('100');
    expect(of('halfUp', '333.335', 'KWD')).toBe('33.334');
    expect(of('halfEven', '0.25', 'EUR')).toBe('0.02');
  });
});

describe('other models', () => {
  it('marginal: each tier applies to the shortfall inside it', () => {
    const terms: CreditTerms = {
      kind: 'marginal',
      tiers: [
        { below: '99.9', atLeast: '99.0', creditPercent: '10' },
        { below: '99.0', atLeast: '95.0', creditPercent: '30' },
        { below: '95.0', atLeast: '0', creditPercent: '100' },
      ],
    };
    const month = serviceCredit(terms, { uptimePercent: '93.773', fee: { amount: '31340.42', currency: 'USD' } });
    expect(month.credit?.amount).toBe('788.84');
    expect(month.lines.map((line) => [line.percent, line.quantity])).toEqual([
      ['10', 0.9],
      ['30', 4],
      ['100', 1.227],
    ]);
    expect(sumOf(month.lines)).toBe(788.84);
  });

  it('per unit: started or completed units, after an allowance, capped', () => {
    const terms = { kind: 'perUnit', unit: { hours: 1 }, creditPercent: '2.5' } as const;
    expect(credit(terms, { downtimeMs: 3_600_001 })).toBe('625.00');
    expect(credit(terms, { downtimeMs: 3_600_000 })).toBe('312.50');
    expect(credit(terms, { downtimeMs: 0 })).toBe('0.00');
    expect(credit({ ...terms, count: 'completed' as const }, { downtimeMs: 3_599_999 })).toBe('0.00');
    expect(credit({ ...terms, allowanceMs: 600_000 }, { downtimeMs: 600_000 })).toBe('0.00');
    expect(credit({ ...terms, allowanceMs: 600_000 }, { downtimeMs: 600_001 })).toBe('312.50');
    expect(credit({ ...terms, monthlyCap: { percent: 50 } }, { downtimeMs: 400 * 3_600_000 })).toBe('6250.00');
    expect(credit(terms, { uptime: { goodMs: 10_000_000, totalMs: 13_600_001 } })).toBe('625.00');
    const { creditPercent: _, ...perUnit } = terms;
    expect(credit({ ...perUnit, creditAmount: eur('40') }, { downtimeMs: 1 })).toBe('40.00');
    expect(serviceCredit(terms, { downtimeMs: null, fee: FEE }).credit).toBeNull();
  });

  it('flat per miss: counts, ticket ids, attainment; allowed misses are free', () => {
    const terms = { kind: 'flatPerMiss', creditAmount: eur('150'), allowedMisses: 1 } as const;
    expect(credit(terms, { misses: 1 })).toBe('0.00');
    expect(credit(terms, { misses: ['INC1', 'INC2', 'INC3'] })).toBe('300.00');
    expect(credit(terms, { attainment: { met: 40, missed: 3 } })).toBe('300.00');
    const month = serviceCredit(terms, { misses: ['INC1', 'INC2'], fee: FEE });
    expect(month.lines[0]?.evidence).toEqual([{ misses: ['INC1', 'INC2'] }]);
  });

  const POOL = {
    kind: 'atRiskPool',
    atRiskPercent: '12',
    serviceLevels: [
      { id: 'SL1', allocationPercent: '40', goalPercent: '95' },
      { id: 'SL2', allocationPercent: '60' },
      { id: 'SL3', allocationPercent: '25', multiplier: '2' },
    ],
  } as const;

  it('at-risk pool: allocations may exceed the pool, the pool is the cap, lines add up', () => {
    const fee = { amount: '165616.85', currency: 'USD' };
    const month = serviceCredit(POOL, { misses: ['SL1', 'SL2', 'SL3'], fee });
    expect(month.atRisk?.amount).toBe('19874.02');
    expect(month.beforeCaps?.amount).toBe('29811.03');
    expect(month.credit?.amount).toBe('19874.02');
    expect(month.limitedBy).toEqual(['poolCap']);
    expect(month.lines.map((line) => line.rule)).toEqual(['atRiskPool', 'atRiskPool', 'atRiskPool', 'poolCap']);
    expect(sumOf(month.lines)).toBe(19874.02);
    expect(month.findings.map((one) => one.code)).toEqual(['CREDIT_CAPPED']);
  });

  it('at-risk pool: a level is missed by its exact percentage; an unmeasured one is named', () => {
    const month = serviceCredit(POOL, {
      serviceLevels: [
        { id: 'SL1', attainment: { met: 189, missed: 10 } },
        { id: 'SL2', missed: false },
      ],
      fee: FEE,
    });
    expect(month.credit).toEqual(eur('600.00'));
    expect(month.findings.map((one) => [one.code, one.subject])).toEqual([['SERVICE_LEVEL_NOT_MEASURED', 'SL3']]);
    expect(serviceCredit(POOL, { serviceLevels: [], fee: FEE }).credit).toBeNull();
  });
});

describe('order of operations', () => {
  it('multiplier, then pool cap, monthly cap, annual cap, minimum', () => {
    const terms: CreditTerms = {
      kind: 'atRiskPool',
      atRiskPercent: 20,
      serviceLevels: [{ id: 'A', allocationPercent: 80 }],
      repeatMultipliers: [1, 2],
      monthlyCap: { percent: 15 },
      annualCap: { percent: 10, of: 'annualFee' },
      minimumCredit: { moreThan: eur('5') },
    };
    const fee = eur('1000');
    const month = serviceCredit(terms, { misses: ['A'], missesBefore: 1, creditedThisYear: eur('1100'), fee });
    expect(month.lines.map((line) => [line.rule, line.multiplier, line.amount.amount])).toEqual([
      ['atRiskPool', '2', '320.00'],
      ['poolCap', null, '-120.00'],
      ['monthlyCap', null, '-50.00'],
      ['annualCap', null, '-50.00'],
    ]);
    expect(month.credit).toEqual(eur('100.00'));
    const last = serviceCredit(terms, { misses: ['A'], creditedThisYear: eur('1196'), fee });
    expect(last.credit).toEqual(eur('0.00'));
    expect(last.limitedBy).toEqual(['monthlyCap', 'annualCap', 'minimumCredit']);
    expect(sumOf(last.lines)).toBe(0);
  });

  it('minimum credit: strictly more than, or at least, judged before rounding', () => {
    const tiers = [{ below: '99.9', creditPercent: '10' }];
    const of = (minimumCredit: CreditTerms['minimumCredit'] & object, amount: string) =>
      credit({ tiers, minimumCredit }, { uptimePercent: 99 }, eur(amount));
    expect(of({ moreThan: eur('1') }, '10.00')).toBe('0.00');
    expect(of({ moreThan: eur('1') }, '10.01')).toBe('1.00');
    expect(of({ atLeast: eur('1') }, '10.00')).toBe('1.00');
    expect(of({ atLeast: eur('1') }, '9.99')).toBe('0.00');
  });

  it('caps by percent and by amount: the lower one binds', () => {
    const tiers = [{ below: '99.9', creditPercent: '50' }];
    expect(credit({ tiers, monthlyCap: { percent: 30, amount: eur('3000') } }, { uptimePercent: 1 })).toBe('3000.00');
    expect(credit({ tiers, monthlyCap: { percent: 20, amount: eur('3000') } }, { uptimePercent: 1 })).toBe('2500.00');
    expect(credit({ tiers, annualCap: { percent: 25, of: 'monthlyFee' } }, { uptimePercent: 1 })).toBe('3125.00');
    expect(credit({ tiers, annualCap: { amount: eur('1') } }, { uptimePercent: 1 })).toBe('1.00');
    expect(credit({ tiers, annualCap: { percent: 1 } }, { uptimePercent: 1, annualFee: eur('100000') })).toBe(
      '1000.00',
    );
  });

  it('three thirds print as lines that add up to the total', () => {
    const terms: CreditTerms = {
      kind: 'atRiskPool',
      atRiskPercent: 10,
      serviceLevels: ['A', 'B', 'C'].map((id) => ({ id, allocationPercent: '33.3333' })),
    };
    const month = serviceCredit(terms, { misses: ['A', 'B', 'C'], fee: eur('100.05') });
    expect(month.lines.map((line) => line.amount.amount)).toEqual(['3.33', '3.34', '3.33']);
    expect(month.credit).toEqual(eur('10.00'));
  });
});

describe('authored input that is wrong', () => {
  const bad = (terms: unknown, measured: object = { uptimePercent: 99 }) =>
    codesOf(() => serviceCredit(terms as CreditTerms, { ...measured, fee: FEE } as never));

  it('names every problem of the terms with its path', () => {
    const tier = { below: '99.9', creditPercent: '10' };
    expect(bad({ tiers: [tier, { atLeast: '99', below: '99.95', creditPercent: 5 }] })).toEqual([
      'OVERLAPPING_TIERS tiers[1]',
    ]);
    expect(bad({ tiers: [{ atLeast: '99.9', below: '99.9', creditPercent: 5 }] })).toEqual([
      'TIER_BOUNDS_REVERSED tiers[0]',
    ]);
    expect(bad({ tiers: [{ ...tier, creditPercent: '-1' }] })).toEqual(['NEGATIVE_PERCENT tiers[0].creditPercent']);
    expect(bad({ tiers: [{ below: '100.1', creditPercent: '1' }] })).toEqual(['PERCENT_OVER_100 tiers[0].below']);
    expect(bad({ tiers: [{ below: 'high', creditPercent: '1' }] })).toEqual(['INVALID_NUMBER tiers[0].below']);
    expect(bad({ tiers: [{ ...tier, atMost: '99.9' }] })).toEqual(['CONFLICTING_BOUNDS tiers[0]']);
    expect(bad({ tiers: [tier], currency: 'EUX' })).toEqual(['UNKNOWN_CURRENCY currency']);
    expect(bad({ tiers: [tier], cap: 5 })).toEqual(['UNKNOWN_KEY cap']);
    expect(bad({ tiers: [tier], currency: 'USD', monthlyCap: { amount: eur('5') } })).toEqual([
      'CURRENCY_MISMATCH monthlyCap.amount.currency',
    ]);
    expect(bad({ tiers: [] })).toEqual(['OUT_OF_RANGE tiers']);
    expect(bad({ kind: 'stepd', tiers: [tier] })).toEqual(['INVALID_VALUE kind']);
    expect(bad({ tiers: [tier], repeatMultipliers: [1, -2] })).toEqual(['NEGATIVE_MULTIPLIER repeatMultipliers[1]']);
    expect(bad({ tiers: [tier], earnBack: { metPeriods: 0 } })).toEqual(['OUT_OF_RANGE earnBack.metPeriods']);
    expect(bad(null)).toEqual(['INVALID_TYPE ']);
    expect(
      bad({
        tiers: [tier],
        annualCap: {},
        minimumCredit: { moreThan: eur('-1') },
        claimWindow: 'a month',
        contractYearStart: '2026-02-30',
      }),
    ).toEqual([
      'NEGATIVE_AMOUNT minimumCredit.moreThan.amount',
      'CHOOSE_ONE annualCap',
      'INVALID_DATE contractYearStart',
      'INVALID_DURATION claimWindow',
    ]);
    const pool = {
      kind: 'atRiskPool',
      atRiskPercent: 10,
      serviceLevels: [
        { id: 'A', allocationPercent: 1 },
        { id: 'A', allocationPercent: 2 },
      ],
    };
    expect(bad(pool, { misses: [] })).toEqual(['DUPLICATE_SERVICE_LEVEL serviceLevels[1].id']);
    expect(bad({ kind: 'perUnit', unit: {} }, { downtimeMs: 1 })).toEqual(['CHOOSE_ONE unit', 'CHOOSE_ONE ']);
  });

  it('says what a reversed tier and an overlap look like', () => {
    const terms = {
      tiers: [
        { atLeast: 98, below: 99.9, creditPercent: 5 },
        { atLeast: 95, below: 99, creditPercent: 25 },
      ],
    };
    expect(issuesOf(() => defineCreditTerms(terms))[0]).toEqual({
      code: 'OVERLAPPING_TIERS',
      path: 'tiers[1]',
      message: 'Tiers 1 and 2 both cover 98 % to below 99 %, so the credit is not defined there.',
      received: '95 % to below 99 %',
      expected: 'tiers that do not overlap',
      params: { tiers: [0, 1] },
    });
  });

  it('names every problem of the measurement with its path', () => {
    expect(bad(EC2_LIKE, {})).toEqual(['MEASUREMENT_MISSING ']);
    expect(bad(EC2_LIKE, { uptimePercent: 99, attainmentPercent: 99 })).toEqual(['AMBIGUOUS_MEASUREMENT ']);
    expect(bad(EC2_LIKE, { misses: 2 })).toEqual(['MEASUREMENT_MISMATCH misses']);
    expect(bad(EC2_LIKE, { uptimePercent: 100.5 })).toEqual(['PERCENT_OVER_100 uptimePercent']);
    expect(bad(EC2_LIKE, { uptimePercent: Number.NaN })).toEqual(['INVALID_TYPE uptimePercent']);
    expect(bad(EC2_LIKE, { uptime: { goodMs: 11, totalMs: 10 } })).toEqual(['LONGER_THAN_MEASURED uptime.goodMs']);
    expect(bad(EC2_LIKE, { uptime: { totalMs: 10 } })).toEqual(['CHOOSE_ONE uptime']);
    expect(bad(EC2_LIKE, { uptime: { goodMs: -1, totalMs: 10 } })).toEqual(['OUT_OF_RANGE uptime.goodMs']);
    expect(bad(EC2_LIKE, { uptimePercents: 99 })).toEqual(['UNKNOWN_KEY uptimePercents']);
    const pool = { kind: 'atRiskPool', atRiskPercent: 10, serviceLevels: [{ id: 'A', allocationPercent: 1 }] };
    expect(bad(pool, { misses: ['B'] })).toEqual(['UNKNOWN_SERVICE_LEVEL misses[0]']);
    expect(bad(pool, { misses: 1 })).toEqual(['MEASUREMENT_MISMATCH misses']);
    const twice = { id: 'A', missed: true };
    expect(bad(pool, { serviceLevels: [twice, twice] })).toEqual(['DUPLICATE_SERVICE_LEVEL serviceLevels[1].id']);
    expect(bad(pool, { serviceLevels: [{ id: 'A', attainmentPercent: 90 }] })).toEqual([
      'GOAL_MISSING serviceLevels[0]',
    ]);
  });

  it('checks the fee and the options', () => {
    const of = (fee: unknown, terms: CreditTerms = EC2_LIKE) =>
      codesOf(() => serviceCredit(terms, { uptimePercent: 1, fee } as never));
    expect(of(undefined)).toEqual(['REQUIRED fee']);
    expect(of(eur('-1'))).toEqual(['NEGATIVE_AMOUNT fee.amount']);
    expect(of(eur('12,5'))).toEqual(['INVALID_AMOUNT fee.amount']);
    expect(of({ amount: 1, currency: 'eur' })).toEqual(['UNKNOWN_CURRENCY fee.currency']);
    expect(of(FEE, { ...EC2_LIKE, currency: 'USD' })).toEqual(['CURRENCY_MISMATCH fee.currency']);
    expect(codesOf(() => serviceCredit(EC2_LIKE, { uptimePercent: 1, fee: FEE }, { percentDecimals: 1.5 }))).toEqual([
      'OUT_OF_RANGE options.percentDecimals',
    ]);
    const text = { percentDecimals: '2' } as never;
    expect(codesOf(() => serviceCredit(EC2_LIKE, { uptimePercent: 1, fee: FEE }, text))).toEqual([
      'INVALID_TYPE options.percentDecimals',
    ]);
    expect(serviceCredit(EC2_LIKE, { uptimePercent: 1, fee: eur('0') }).creditPercent).toBeNull();
    expect(codesOf(() => serviceCredit(EC2_LIKE, { uptimePercent: 1, fee: FEE }, { decimals: 2 } as never))).toEqual([
      'UNKNOWN_KEY options.decimals',
    ]);
  });

  it('says it in a sentence', () => {
    const said = (terms: CreditTerms, measured: object) => serviceCredit(terms, { ...measured, fee: FEE }).message;
    expect(said(EC2_LIKE, { uptimePercent: '99.95' })).toBe('Uptime 99.950 %: no credit is due.');
    expect(said(EC2_LIKE, { attainment: { met: 41, missed: 3 } })).toBe(
      'Attainment 93.182 %: the credit is 3125.00 EUR.',
    );
    expect(said(EC2_LIKE, { uptimePercent: null })).toBe('Nothing was measured, so there is no credit to state.');
    expect(said({ ...EC2_LIKE, monthlyCap: { percent: '20' } }, { uptimePercent: '90' })).toBe(
      'Uptime 90.000 %: the credit is 2500.00 EUR, limited to the monthly cap.',
    );
    const minimumCredit = { moreThan: { amount: '5000', currency: 'EUR' } };
    expect(said({ ...EC2_LIKE, minimumCredit }, { uptimePercent: '90' })).toBe(
      'Uptime 90.000 %: no credit is paid, because it does not reach the minimum.',
    );
    expect(
      said({ ...EC2_LIKE, annualCap: { percent: '10' } }, { uptimePercent: '90', creditedThisYear: eur('15000') }),
    ).toBe('Uptime 90.000 %: no credit is due beyond what the annual cap leaves.');
    const perUnit: CreditTerms = { kind: 'perUnit', unit: { hours: 1 }, creditPercent: '1' };
    expect(said(perUnit, { downtimeMs: 5_400_000 })).toBe('2 units of downtime: the credit is 250.00 EUR.');
    expect(said(perUnit, { downtimeMs: 0 })).toBe('Nothing counted against the vendor: no credit is due.');
    const flat: CreditTerms = { kind: 'flatPerMiss', creditPercent: '1', allowedMisses: 1 };
    expect(said(flat, { misses: ['A', 'B'] })).toBe('1 miss that costs: the credit is 125.00 EUR.');
    const serviceLevels = [{ id: 'a', allocationPercent: '50' }];
    const pool: CreditTerms = { kind: 'atRiskPool', atRiskPercent: '10', serviceLevels };
    expect(said(pool, { misses: [] })).toBe('0 of 1 service level missed: no credit is due.');
  });
});

describe('defineCreditTerms', () => {
  it('is frozen, fills the kind in, survives JSON, and gives the same credit', () => {
    const defined = defineCreditTerms({ tiers: EC2_LIKE.tiers });
    expect(Object.isFrozen(defined.definition)).toBe(true);
    expect(defined.definition.kind).toBe('stepped');
    const month = { uptimePercent: '99.5', fee: FEE };
    expect(serviceCredit(defined, month)).toEqual(serviceCredit(EC2_LIKE, month));
    expect(serviceCredit(JSON.parse(JSON.stringify(defined)), month)).toEqual(serviceCredit(EC2_LIKE, month));
  });

  it('answers in plain JSON', () => {
    const month = serviceCredit(EC2_LIKE, { uptime: { goodMs: 1, totalMs: 3 }, fee: FEE });
    expect(JSON.parse(JSON.stringify(month))).toEqual(month);
    expect(structuredClone(month)).toEqual(month);
  });
});
