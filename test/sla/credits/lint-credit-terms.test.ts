import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../../src/core/definition.js';
import { type CreditLintOptions, lintCreditTerms } from '../../../src/sla/credits/lint-credit-terms.js';
import { codesOf } from '../../core/issues-of.js';
import { EC2_LIKE, eur, OFFER } from './terms.js';

const codes = (terms: object, options: CreditLintOptions = {}): string[] =>
  lintCreditTerms(deepFreeze(terms) as never, options).findings.map((one) => `${one.code} ${one.path}`);

describe('lintCreditTerms', () => {
  it('finds nothing in sound terms', () => {
    for (const terms of [EC2_LIKE, OFFER]) {
      expect(lintCreditTerms(terms)).toEqual({ clean: true, coveredOnce: true, gaps: [], overlaps: [], findings: [] });
    }
  });

  it('finds the gaps of a published table with inclusive bounds (techdiversities.co.za/policies/sla)', () => {
    const lint = lintCreditTerms({
      tiers: [
        { atLeast: '99.0', atMost: '99.9', creditPercent: '5' },
        { atLeast: '95.0', atMost: '98.9', creditPercent: '10' },
        { atLeast: '90.0', atMost: '94.9', creditPercent: '25' },
        { below: '90.0', creditPercent: '50' },
      ],
    });
    expect(lint.gaps.map((gap) => gap.text)).toEqual(['above 98.9 % to below 99 %', 'above 94.9 % to below 95 %']);
    expect([lint.clean, lint.coveredOnce, lint.overlaps]).toEqual([false, false, []]);
    expect(lint.findings.map((one) => one.code)).toEqual(['TIER_GAP', 'TIER_GAP', 'INCLUSIVE_BOUNDS']);
    expect(lint.findings[0]?.message).toBe(
      'No tier covers above 98.9 % to below 99 %: a month at 98.95 % would earn nothing.',
    );
  });

  it('finds the double cover of a published table (onsite.fm/legal/sla)', () => {
    const lint = lintCreditTerms({
      tiers: [
        { below: '99.9', atLeast: '98', creditPercent: '5' },
        { below: '99.9', atLeast: '95', creditPercent: '25' },
        { below: '95', creditPercent: '50' },
      ],
    });
    expect(lint.overlaps).toEqual([
      { from: '98', to: '99.9', fromIncluded: true, toIncluded: false, text: '98 % to below 99.9 %', tiers: [0, 1] },
    ]);
    expect(lint.gaps).toEqual([]);
  });

  it('finds a bound that two tiers include, a single value left open, and an open bottom', () => {
    const touching = lintCreditTerms({
      tiers: [
        { atLeast: 99, atMost: 99.9, creditPercent: 5 },
        { atMost: 99, creditPercent: 9 },
      ],
    });
    expect(touching.overlaps.map((one) => [one.from, one.to, one.text])).toEqual([['99', '99', 'exactly 99 %']]);
    const open = lintCreditTerms({
      tiers: [
        { above: 99, below: 99.9, creditPercent: 5 },
        { atLeast: 50, below: 99, creditPercent: 9 },
      ],
    });
    expect(open.gaps.map((one) => one.text)).toEqual(['exactly 99 %', '0 % to below 50 %']);
  });

  it('finds tiers and caps that never bind', () => {
    const tiers = [
      { atLeast: 99, below: 99.9, creditPercent: 10 },
      { atLeast: 95, below: 99, creditPercent: 25 },
      { below: 95, creditPercent: 100 },
    ];
    expect(codes({ tiers, monthlyCap: { percent: 25 } })).toEqual(['TIER_NEVER_BINDS tiers[2]']);
    expect(codes({ tiers, monthlyCap: { percent: 30 } })).toEqual([]);
    expect(codes({ tiers, monthlyCap: { percent: 100 } })).toEqual(['CAP_NEVER_BINDS monthlyCap']);
    expect(codes({ tiers, repeatMultipliers: [1, 1.5], monthlyCap: { percent: 149 } })).toEqual([
      'CREDIT_ABOVE_FEE null',
    ]);
    const year = { contractYearStart: '2026-01-01' };
    expect(codes({ tiers, ...year, annualCap: { percent: 100 } })).toEqual(['CAP_NEVER_BINDS annualCap']);
    expect(codes({ tiers, ...year, annualCap: { percent: 99 } })).toEqual([]);
    expect(codes({ tiers, annualCap: { percent: 99 } })).toEqual(['CONTRACT_YEAR_NOT_NAMED contractYearStart']);
    expect(
      codes({ tiers, ...year, monthlyCap: { percent: 50 }, annualCap: { percent: 50, of: 'monthlyFee' } }),
    ).toEqual(['CAP_NEVER_BINDS monthlyCap']);
    expect(
      codes({
        tiers: [
          { atLeast: 99, below: 99, creditPercent: 5 },
          { below: 99.9, creditPercent: 5 },
        ],
      }),
    ).toEqual(['TIER_NEVER_BINDS tiers[0]']);
    const perHour = { kind: 'perUnit', unit: { days: 1 }, creditPercent: 3, monthlyCap: { percent: 96 } };
    expect(codes(perHour)).toEqual(['CAP_NEVER_BINDS monthlyCap']);
    expect(codes({ ...perHour, monthlyCap: { percent: 95 } })).toEqual([]);
    const brackets = {
      kind: 'marginal',
      tiers: [
        { atLeast: 99, below: 99.9, creditPercent: 10 },
        { below: 99, creditPercent: 20 },
      ],
    };
    expect(codes({ ...brackets, monthlyCap: { percent: '19.89' } })).toEqual(['CAP_NEVER_BINDS monthlyCap']);
    expect(codes({ ...brackets, monthlyCap: { percent: '19.88' } })).toEqual([]);
  });

  it('compares amounts when it knows the fee', () => {
    const tiers = [{ below: 99.9, creditPercent: 10 }];
    const terms = { tiers, monthlyCap: { amount: eur('100') } };
    expect(codes(terms)).toEqual([]);
    expect(codes(terms, { fee: eur('1000') })).toEqual(['CAP_NEVER_BINDS monthlyCap']);
    expect(codes(terms, { fee: eur('1001') })).toEqual([]);
    const minimum = { tiers, minimumCredit: { moreThan: eur('100') } };
    expect(codes(minimum, { fee: eur('1000') })).toEqual(['NO_CREDIT_POSSIBLE null']);
    expect(codes(minimum, { fee: eur('1000.01') })).toEqual([]);
  });

  it('finds credits that fall, tables that pay nothing, odd multipliers, pools that are not used up', () => {
    expect(
      codes({
        tiers: [
          { atLeast: 99, below: 99.9, creditPercent: 10 },
          { below: 99, creditPercent: 5 },
        ],
      }),
    ).toEqual(['CREDIT_FALLS tiers[1]']);
    expect(codes({ tiers: [{ below: 99.9, creditPercent: 0 }] })).toEqual(['NO_CREDIT_POSSIBLE null']);
    expect(codes({ ...OFFER, repeatMultipliers: [1, 1] })).toEqual(['MULTIPLIER_NEVER_BINDS repeatMultipliers']);
    expect(codes({ ...OFFER, repeatMultipliers: [2, 1] })).toEqual(['MULTIPLIER_FALLS repeatMultipliers']);
    const pool = { kind: 'atRiskPool', atRiskPercent: 12, serviceLevels: [{ id: 'A', allocationPercent: 80 }] };
    expect(codes(pool)).toEqual(['POOL_NOT_USED_UP serviceLevels']);
    expect(codes({ ...pool, repeatMultipliers: [1, 1.25] })).toEqual([]);
    expect(lintCreditTerms(pool as never).coveredOnce).toBeNull();
  });

  it('throws on what is no credit clause', () => {
    expect(codesOf(() => lintCreditTerms({ tiers: [{ below: 99, creditPercent: -1 }] }))).toEqual([
      'NEGATIVE_PERCENT tiers[0].creditPercent',
    ]);
    expect(codesOf(() => lintCreditTerms({ tiers: [{ below: 99, atMost: 98, creditPercent: 1 }] }))).toEqual([
      'CONFLICTING_BOUNDS tiers[0]',
    ]);
    expect(codesOf(() => lintCreditTerms(OFFER, { fees: 1 } as never))).toEqual(['UNKNOWN_KEY options.fees']);
  });
});
