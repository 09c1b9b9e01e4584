import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../src/core/definition.js';
import type { CriteriaDefinition, Criterion, MissingPolicy, ScoreSheet } from '../../src/scoring/criteria/criteria.js';
import { defineCriteria } from '../../src/scoring/criteria/define-criteria.js';
import type { RankedVendor, ScoreReport } from '../../src/scoring/totals/score-report.js';
import { type ScoreVendorsOptions, scoreVendors } from '../../src/scoring/totals/score-vendors.js';
import { codesOf, issuesOf } from '../core/issues-of.js';
import { documentOf, itDesk, itDeskSheets, outOfTen } from './example.js';

const run = (document: CriteriaDefinition, sheets: readonly ScoreSheet[], options?: ScoreVendorsOptions): ScoreReport =>
  scoreVendors(defineCriteria(document), sheets, options);

const row = (report: ScoreReport, vendor: string): RankedVendor =>
  report.ranking.find((one) => one.vendor === vendor) as RankedVendor;

const codes = (report: ScoreReport): string[] => report.findings.map(({ code }) => code);

describe('scoreVendors, the IT desk', () => {
  const report = run(itDesk, itDeskSheets);

  it('ranks the eligible, and keeps the others behind with their score', () => {
    // Crest's price is the lowest of the eligible ones: Acme earns 35 x 104/118, and Bolt's 99000 is capped at 35.
    expect(report.ranking).toMatchObject([
      { rank: 1, vendor: 'Acme', total: 86.84745762711864, totalText: '86.85', totalExact: '5124/59', eligible: true },
      { rank: 2, vendor: 'Crest', total: 74, totalText: '74.00', eligible: true },
      { rank: null, vendor: 'Bolt', total: 96, eligible: false },
    ]);
    expect(row(report, 'Bolt').failedGates).toEqual([
      {
        criterion: 'iso27001',
        kind: 'required',
        value: null,
        received: false,
        message: 'Bolt does not meet ISO 27001 certificate, which is required.',
      },
    ]);
    expect(report.priceFields[0]).toEqual({
      criterion: 'price',
      formula: 'proportionalToLowest',
      relative: true,
      lowest: { amount: '104000', currency: 'EUR' },
      highest: { amount: '118000', currency: 'EUR' },
      vendors: ['Acme', 'Crest'],
    });
  });

  it('gives both weights of a criterion, and of a group', () => {
    expect(report.criteria.map((c) => [c.criterion, c.localWeightPercent, c.globalWeightPercent])).toEqual([
      ['iso27001', null, null],
      ['experience', 50, 20],
      ['references', 50, 20],
      ['dataProtection', 25, 25],
      ['price', 35, 35],
    ]);
    expect(report.groups).toEqual([
      {
        group: 'capability',
        name: 'Capability',
        groups: [],
        localWeightPercent: 40,
        globalWeightPercent: 40,
        weightForm: 'percent',
        weightGiven: '40',
        importance: '40 %',
      },
    ]);
  });

  it('keeps the rubric text that a score reached, and the reason given', () => {
    const commented = [{ ...(itDeskSheets[0] as ScoreSheet), comments: { experience: 'Two reference calls.' } }];
    const [acme] = run(itDesk, commented).ranking;
    expect(acme?.criteria[1]).toMatchObject({
      score: 4,
      anchor: { at: '3', text: 'two to five years' },
      comment: 'Two reference calls.',
    });
  });

  it('names its conventions and warns of a formula that looks at other bids', () => {
    expect(report.conventions).toEqual({
      missing: 'unranked',
      ties: 'competition',
      priceField: 'eligibleVendors',
      decimals: 2,
      rounding: 'halfUp',
      parts: 'largestRemainder',
    });
    expect(codes(report)).toEqual(['RELATIVE_PRICE_FORMULA']);
  });

  it('is plain JSON and leaves its input alone', () => {
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
    expect(structuredClone(report)).toEqual(report);
    const frozen = deepFreeze(structuredClone(itDeskSheets));
    expect(run(itDesk, frozen)).toEqual(report);
    expect(frozen).toEqual(itDeskSheets);
  });
});

describe('exactness', () => {
  it('decides ties on fractions, not on floats', () => {
    const document = documentOf([outOfTen('a', '0.1'), outOfTen('b', '0.2'), outOfTen('c', '0.7')]);
    const report = run(document, [
      { vendor: 'X', scores: { a: '3', b: 0, c: 0 } },
      { vendor: 'Y', scores: { a: 1, b: 1, c: 0 } },
      { vendor: 'Z', scores: { a: '2.9999999999999999999', b: 0, c: 0 } },
    ]);
    expect(report.ranking.map(({ rank, vendor }) => [rank, vendor])).toEqual([
      [1, 'X'],
      [1, 'Y'],
      [3, 'Z'],
    ]);
    expect(report.findings[0]).toMatchObject({ code: 'WINNER_TIED', params: { vendors: ['X', 'Y'], total: '3' } });
  });

  it.each([
    ['competition', [1, 1, 3]],
    ['modifiedCompetition', [2, 2, 3]],
    ['dense', [1, 1, 2]],
    ['fractional', [1.5, 1.5, 3]],
    ['ordinal', [1, 2, 3]],
  ] as const)('ranks ties by the rule %s', (ties, ranks) => {
    const sheets = [
      ['C', 1],
      ['B', 5],
      ['A', 5],
    ].map(([vendor, a]) => ({ vendor: String(vendor), scores: { a: Number(a) } }));
    const report = run(documentOf([outOfTen('a', 1)]), sheets, { ties });
    expect(report.ranking.map(({ rank }) => rank)).toEqual(ranks);
    expect(report.ranking.map(({ vendor }) => vendor)).toEqual(['A', 'B', 'C']);
  });

  it('shows parts that add up to the shown total, on every level', () => {
    const thirds = documentOf([
      { id: 'g', weight: 2, criteria: [outOfTen('a', 1), outOfTen('b', 1)] },
      outOfTen('c', 1),
    ]);
    const report = run(thirds, [{ vendor: 'X', scores: { a: 5, b: 5, c: 5 } }]);
    const [x] = report.ranking;
    expect(x?.totalText).toBe('50.00');
    expect(x?.criteria.map(({ pointsText }) => pointsText)).toEqual(['16.67', '16.67', '16.66']);
    expect(x?.groups).toEqual([{ group: 'g', points: 100 / 3, pointsText: '33.34' }]);
    expect(run(thirds, [{ vendor: 'X', scores: { a: 5, b: 5, c: 5 } }], { decimals: 0 }).ranking[0]?.totalText).toBe(
      '50',
    );
  });
});

describe('scales', () => {
  const share = (criterion: Partial<Criterion>, score: unknown): number | null | undefined => {
    const document = documentOf([{ id: 'a', weight: 1, ...criterion } as Criterion]);
    return run(document, [{ vendor: 'X', scores: { a: score as number } }]).ranking[0]?.criteria[0]?.earnedShare;
  };

  it('reads points, yes/no, levels and figures', () => {
    expect(share({ scale: { kind: 'points', min: 1, max: 5 } }, 4)).toBe(0.75);
    expect(share({ scale: { kind: 'points', min: '-1', max: '1' } }, '-0.5')).toBe(0.25);
    expect(share({ scale: { kind: 'yesNo' } }, true)).toBe(1);
    expect(share({ scale: { kind: 'ordinal', levels: ['none', 'partly', 'full'] } }, 'partly')).toBe(0.5);
    const uneven = {
      kind: 'ordinal',
      levels: [
        { level: 'none', percent: 0 },
        { level: 'partly', percent: '30' },
        { level: 'full', percent: 100 },
      ],
    } as const;
    expect(share({ scale: uneven }, 'partly')).toBe(0.3);
    expect(share({ scale: { kind: 'number', min: 0, max: 20 } }, 5)).toBe(0.25);
    expect(share({ scale: { kind: 'number', min: 0, max: 20, direction: 'lower' } }, 5)).toBe(0.75);
  });

  it('counts a figure outside its scale as the end and says so, or refuses it', () => {
    const years = (outside: 'cap' | 'error'): CriteriaDefinition =>
      documentOf([{ id: 'years', weight: 1, scale: { kind: 'number', min: 0, max: 20, outside } }]);
    const report = run(years('cap'), [{ vendor: 'X', scores: { years: 35 } }]);
    expect(row(report, 'X')).toMatchObject({ total: 100, criteria: [{ score: 35, earnedShare: 1 }] });
    expect(codes(report)).toContain('SCORE_CAPPED');
    expect(codesOf(() => run(years('error'), [{ vendor: 'X', scores: { years: 35 } }]))).toEqual([
      'SCORE_OFF_SCALE [0].scores.years',
    ]);
  });

  it('finds the text of a rubric on every kind of scale', () => {
    const anchor = (criterion: Partial<Criterion>, score: unknown): unknown => {
      const document = documentOf([{ id: 'a', weight: 1, ...criterion } as Criterion]);
      return (
        run(document, [{ vendor: 'X', scores: { a: score as number } }]).ranking[0]?.criteria[0]?.anchor?.text ?? null
      );
    };
    const hours: Partial<Criterion> = {
      scale: { kind: 'number', min: 1, max: 48, direction: 'lower' },
      rubric: { 24: 'next day', 4: 'same shift' },
    };
    expect([3, 4, 10, 24, 30].map((score) => anchor(hours, score))).toEqual([
      'same shift',
      'same shift',
      'next day',
      'next day',
      null,
    ]);
    const levels: Partial<Criterion> = {
      scale: { kind: 'ordinal', levels: ['a', 'b', 'c'] },
      rubric: { a: 'A', c: 'C' },
    };
    expect(['a', 'b', 'c'].map((score) => anchor(levels, score))).toEqual(['A', null, 'C']);
    expect(anchor({ scale: { kind: 'yesNo' }, rubric: { no: 'has none' } }, true)).toBeNull();
  });
});

describe('prices', () => {
  const priced = (scale: object, more: Partial<CriteriaDefinition> = {}): CriteriaDefinition =>
    documentOf([{ id: 'price', weight: 1, scale: { kind: 'price', currency: 'EUR', ...scale } as never }], more);
  const totals = (document: CriteriaDefinition, prices: readonly unknown[]): (string | null)[] => {
    const report = run(
      document,
      prices.map((price, i) => ({ vendor: `V${i}`, scores: { price: price as number } })),
    );
    return prices.map((_, i) => row(report, `V${i}`).totalExact);
  };

  it('computes every formula exactly', () => {
    const prices = ['120', 100, { amount: '110.00', currency: 'EUR' }];
    expect(totals(priced({}), prices)).toEqual(['250/3', '100', '1000/11']);
    expect(totals(priced({ formula: 'proportionalToLowestSquared' }), prices)).toEqual(['625/9', '100', '10000/121']);
    expect(totals(priced({ formula: 'linearAboveLowest' }), prices)).toEqual(['80', '100', '90']);
    expect(totals(priced({ formula: 'linearMinMax' }), prices)).toEqual(['0', '100', '50']);
    expect(totals(priced({ formula: 'meanDeviation' }), prices)).toEqual(['500/11', '600/11', '50']);
    expect(totals(priced({ formula: 'belowBudget', budget: 150 }), prices)).toEqual(['20', '100/3', '80/3']);
    expect(totals(priced({ formula: 'fixedBand', fullPointsAt: 90, zeroPointsAt: 180 }), prices)).toEqual([
      '200/3',
      '800/9',
      '700/9',
    ]);
  });

  it('gives all points where all prices are equal', () => {
    for (const formula of ['proportionalToLowest', 'linearAboveLowest', 'linearMinMax']) {
      expect(totals(priced({ formula }), [5, 5])).toEqual(['100', '100']);
    }
  });

  it('lets linearAboveLowest go below zero as the statute does, unless it has a floor', () => {
    const prices = [100, 300];
    const report = run(
      priced({ formula: 'linearAboveLowest' }),
      prices.map((price, i) => ({ vendor: `V${i}`, scores: { price } })),
    );
    expect(row(report, 'V1').total).toBe(-100);
    expect(codes(report)).toContain('NEGATIVE_PRICE_POINTS');
    expect(totals(priced({ formula: 'linearAboveLowest', floorAtZero: true }), prices)).toEqual(['100', '0']);
  });

  it('has no total for a relative price when nobody eligible gave one', () => {
    const document = documentOf([
      { id: 'gate', scale: { kind: 'yesNo' }, gates: [{ kind: 'required' }] },
      { id: 'price', weight: 1, scale: { kind: 'price', currency: 'EUR' } },
    ]);
    const report = run(document, [{ vendor: 'X', scores: { gate: false, price: 10 } }]);
    expect(row(report, 'X')).toMatchObject({ total: null, totalExact: null, rank: null, missing: [] });
    expect(codes(report)).toEqual(['NO_ELIGIBLE_VENDOR', 'PRICE_FIELD_EMPTY']);
  });

  it('sets the field without the gated, and does not reopen it below a minimum total', () => {
    // Z has the lowest price and passes every gate but the minimum total: its price still counts for the others.
    const document = documentOf(
      [outOfTen('quality', 50), { id: 'price', weight: 50, scale: { kind: 'price', currency: 'EUR' } }],
      { minimumTotal: '60' },
    );
    const report = run(document, [
      { vendor: 'Y', scores: { quality: 10, price: 200 } },
      { vendor: 'Z', scores: { quality: 1, price: 100 } },
    ]);
    expect(row(report, 'Y')).toMatchObject({ rank: 1, total: 75 });
    expect(row(report, 'Z')).toMatchObject({ rank: null, total: 55, eligible: false });
    expect(row(report, 'Z').failedGates).toEqual([
      {
        criterion: null,
        kind: 'minimumTotal',
        value: '60',
        received: 55,
        message: 'Z reaches 55.00 points; at least 60 are needed.',
      },
    ]);
    expect(codes(report)).toContain('SINGLE_RANKED_VENDOR');
  });

  it('survives prices of any size without leaving the finite numbers', () => {
    expect(codesOf(() => run(priced({}), [{ vendor: 'X', scores: { price: 1e300 } }]))).toEqual([
      'OUT_OF_RANGE [0].scores.price',
    ]);
    const report = run(priced({ formula: 'linearAboveLowest' }), [
      { vendor: 'X', scores: { price: '0.000000001' } },
      { vendor: 'Y', scores: { price: 1e18 } },
    ]);
    expect(report.ranking.every(({ total }) => Number.isFinite(total))).toBe(true);
  });
});

describe('gates', () => {
  const document = documentOf(
    [
      outOfTen('a', 1, { gates: [{ kind: 'required' }, { kind: 'minimum', value: '5.5' }] }),
      {
        id: 'b',
        name: 'Certificate level',
        scale: { kind: 'ordinal', levels: ['none', 'basic', 'full'] },
        gates: [{ kind: 'minimum', value: 'basic' }],
      },
      {
        id: 'c',
        name: 'Hourly rate',
        scale: { kind: 'price', currency: 'EUR' },
        gates: [{ kind: 'maximum', value: 90 }],
      },
      { id: 'd', scale: { kind: 'yesNo' }, gates: [{ kind: 'required' }] },
    ],
    { minimumTotal: 40 },
  );

  it('lists every gate that a vendor fails, not the first only', () => {
    const [x] = run(document, [
      { vendor: 'X', scores: { a: 3, b: 'none', c: { amount: 95, currency: 'EUR' } } },
    ]).ranking;
    expect(x?.failedGates.map(({ message }) => message)).toEqual([
      'X has 3 for a; at least 5.5 is needed.',
      'X has none for Certificate level; at least basic is needed.',
      'X has 95 EUR for Hourly rate; at most 90 is allowed.',
      'X gave nothing for d, which must be met.',
      'X reaches 30.00 points; at least 40 are needed.',
    ]);
    expect(x).toMatchObject({ rank: null, eligible: false, total: 30, coverageShare: 1 });
  });

  it('makes no field of a price that is a gate only', () => {
    const report = run(document, [{ vendor: 'X', scores: { a: 9, b: 'full', c: 50, d: true } }]);
    expect(report.priceFields).toEqual([]);
    expect(codes(report)).toEqual(['SINGLE_RANKED_VENDOR']);
  });

  it('passes a score that just reaches the bar, and fails the one just below', () => {
    const sheets = ['5.5', '5.4999999999999999999'].map((a, i) => ({
      vendor: `V${i}`,
      scores: { a, b: 'basic', c: 90, d: true },
    }));
    const report = run(document, sheets);
    expect(row(report, 'V0').failedGates).toEqual([]);
    expect(row(report, 'V1').failedGates).toMatchObject([{ criterion: 'a', kind: 'minimum', value: '5.5' }]);
  });

  it('does not show a total just below the minimum as the minimum', () => {
    const [x] = run(documentOf([outOfTen('a', 1)], { minimumTotal: 60 }), [
      { vendor: 'X', scores: { a: '5.9999999' } },
    ]).ranking;
    expect(x?.failedGates[0]?.message).toBe('X reaches 59.99 points; at least 60 are needed.');
  });

  it('fails a missing mandatory score whatever the policy for missing scores', () => {
    for (const missing of ['zero', 'worst', 'neutral', 'reweightSiblings', 'reweightGlobal', 'unranked'] as const) {
      const [x] = run({ ...document, missing }, [{ vendor: 'X', scores: { b: 'full', c: 50, d: true } }]).ranking;
      expect(x?.failedGates.filter(({ criterion }) => criterion === 'a').map(({ kind }) => kind)).toEqual([
        'required',
        'minimum',
      ]);
    }
  });
});

describe('missing scores', () => {
  const document = (missing: MissingPolicy): CriteriaDefinition =>
    documentOf(
      [
        { id: 'g', weight: 50, criteria: [outOfTen('a', 60), outOfTen('b', 40)] },
        { id: 'h', weight: 30, criteria: [outOfTen('c', 1)] },
        outOfTen('d', 20),
      ],
      { missing },
    );
  const sheets: ScoreSheet[] = [
    { vendor: 'Full', scores: { a: 8, b: 6, c: 4, d: 2 } },
    { vendor: 'Gaps', scores: { a: 8, b: null, d: 2 } },
  ];
  // By hand. Full: 24 + 12 + 12 + 4. Gaps: a 24 of 30, d 4 of 20; b (20) and c (30) are missing.
  it.each<[MissingPolicy, string | null]>([
    ['unranked', null],
    ['zero', '28'],
    ['worst', '52'], // b counts 6 and c counts 4 of 10: 12 + 12
    ['neutral', '53'], // 10 + 15
    ['reweightGlobal', '56'], // 28 of 50
    ['reweightSiblings', '440/7'], // g carries 50/70 at 8 of 10, d carries 20/70 at 2 of 10
  ])('%s', (policy, total) => {
    const report = run(document(policy), sheets);
    expect(row(report, 'Full').totalExact).toBe('52');
    expect(row(report, 'Gaps')).toMatchObject({ totalExact: total, missing: ['b', 'c'], coverageShare: 0.5 });
    expect(row(report, 'Gaps').rank).toBe(total === null ? null : policy === 'zero' ? 2 : 1);
    expect(report.findings.find(({ code }) => code === 'MISSING_SCORE')).toMatchObject({
      subject: 'Gaps',
      params: { criteria: ['b', 'c'], policy },
    });
    const weights = row(report, 'Gaps').criteria.reduce((sum, { weightShare }) => sum + weightShare, 0);
    expect(weights).toBeCloseTo(1, 12);
  });

  it('error: throws with every missing score', () => {
    expect(issuesOf(() => run(document('error'), sheets))).toMatchObject([
      { code: 'MISSING_SCORE', path: '[1].scores.b', params: { vendor: 'Gaps', criterion: 'b' } },
      { code: 'MISSING_SCORE', path: '[1].scores.c', params: { vendor: 'Gaps', criterion: 'c' } },
    ]);
  });

  it('has no total when nothing with a weight is scored and weights should be handed on', () => {
    for (const policy of ['reweightGlobal', 'reweightSiblings', 'unranked'] as const) {
      const report = run(document(policy), [{ vendor: 'None', scores: {} }]);
      expect(row(report, 'None')).toMatchObject({ total: null, coverageShare: 0 });
      expect(codes(report)).toEqual(['NO_ELIGIBLE_VENDOR', 'NOTHING_SCORED']);
    }
  });

  it('worst looks at eligible vendors only, and is zero when none of them has a score', () => {
    const gated = documentOf([outOfTen('a', 1), outOfTen('b', 1, { gates: [{ kind: 'minimum', value: 5 }] })], {
      missing: 'worst',
    });
    const report = run(gated, [
      { vendor: 'In', scores: { b: 6 } },
      { vendor: 'Out', scores: { a: 3, b: 1 } },
    ]);
    expect(row(report, 'In').total).toBe(30);
  });

  it('does not miss a score that weighs nothing', () => {
    const report = run(documentOf([outOfTen('a', 1), outOfTen('b', 0)]), [{ vendor: 'X', scores: { a: 5 } }]);
    expect(row(report, 'X')).toMatchObject({ total: 50, missing: [], coverageShare: 1 });
  });
});

describe('degenerate and wrong input', () => {
  it('answers an empty tender', () => {
    const report = run(itDesk, []);
    expect(report.ranking).toEqual([]);
    expect(codes(report)).toEqual(['NO_ELIGIBLE_VENDOR', 'PRICE_FIELD_EMPTY']);
  });

  it('reports everything wrong in the sheets at once', () => {
    const bad = [
      {
        vendor: 'A',
        scores: { price: 0, experience: 6, references: Number.NaN, capability: 3, foo: 2, iso27001: 'yes' },
        comments: { bar: '?' },
      },
      { vendor: 'A', scores: { price: { amount: '3', currency: 'USD' }, experience: Number.POSITIVE_INFINITY } },
      { vendor: 'B', scores: { price: { amount: 'much', currency: 'EUR' }, dataProtection: true } },
      { vendor: 'C', scores: { price: true, references: [1] } },
    ];
    expect(codesOf(() => run(itDesk, bad as never))).toEqual([
      'UNKNOWN_CRITERION [0].scores.capability',
      'UNKNOWN_CRITERION [0].scores.foo',
      'UNKNOWN_CRITERION [0].comments.bar',
      'INVALID_TYPE [0].scores.iso27001',
      'SCORE_OFF_SCALE [0].scores.experience',
      'INVALID_NUMBER [0].scores.references',
      'PRICE_NOT_POSITIVE [0].scores.price',
      'DUPLICATE_VENDOR [1].vendor',
      'INVALID_NUMBER [1].scores.experience',
      'CURRENCY_MISMATCH [1].scores.price.currency',
      'INVALID_NUMBER [2].scores.dataProtection',
      'INVALID_AMOUNT [2].scores.price',
      'INVALID_NUMBER [3].scores.references',
      'INVALID_AMOUNT [3].scores.price',
    ]);
  });

  it('reports sheets of the wrong form', () => {
    expect(codesOf(() => run(itDesk, null as never))).toEqual(['INVALID_TYPE ']);
    expect(codesOf(() => run(itDesk, [{ vendor: '', score: {} }] as never))).toEqual([
      'OUT_OF_RANGE [0].vendor',
      'REQUIRED [0].scores',
      'UNKNOWN_KEY [0].score',
    ]);
  });

  it('is not fooled by names that every object inherits', () => {
    const document = documentOf([outOfTen('constructor', 1), outOfTen('toString', 1)]);
    const report = run(document, [{ vendor: '__proto__', scores: { constructor: 5 } as never }]);
    expect(report.ranking[0]).toMatchObject({ vendor: '__proto__', missing: ['toString'], total: null });
  });

  it('says so where the lead of the first lies beyond the printed digits', () => {
    const sheet = (vendor: string, a: string) => ({ vendor, scores: { a } });
    const criteria = defineCriteria(documentOf([outOfTen('a', 1)]));
    const close = scoreVendors(criteria, [sheet('X', '1.5001'), sheet('Y', '1.5'), sheet('Z', '1.4')]);
    expect(close.ranking.map(({ rank, totalText }) => [rank, totalText])).toEqual([
      [1, '15.00'],
      [2, '15.00'],
      [3, '14.00'],
    ]);
    expect(close.findings).toEqual([
      {
        code: 'LEAD_NOT_SHOWN',
        severity: 'info',
        subject: 'X',
        message:
          'X has more points than Y, although the totals print alike, as 15.00: the difference lies beyond the printed digits.',
        params: { vendors: ['X'], others: ['Y'], totals: ['15001/1000', '15'] },
        path: null,
        evidence: [],
      },
    ]);
    // With the digit that tells them apart there is nothing to say.
    expect(scoreVendors(criteria, [sheet('X', '1.5001'), sheet('Y', '1.5')], { decimals: 3 }).findings).toEqual([]);
    const tied = scoreVendors(criteria, [sheet('X', '1.5001'), sheet('W', '1.5001'), sheet('Y', '1.5')]);
    expect(tied.findings.map(({ code, subject }) => [code, subject])).toEqual([
      ['WINNER_TIED', null],
      ['LEAD_NOT_SHOWN', null],
    ]);
    expect(tied.findings[1]?.message).toBe(
      'W and X have more points than Y, although the totals print alike, as 15.00: the difference lies beyond the printed digits.',
    );
  });

  it('refuses options and criteria that it cannot use', () => {
    const criteria = defineCriteria(itDesk);
    expect(codesOf(() => scoreVendors(criteria, [], { ties: 'olympic' as never }))).toEqual([
      'INVALID_VALUE options.ties',
    ]);
    expect(codesOf(() => scoreVendors(criteria, [], { decimals: 1.5 }))).toEqual(['OUT_OF_RANGE options.decimals']);
    expect(codesOf(() => scoreVendors(itDesk as never, []))).toEqual(['NOT_DEFINED criteria']);
    expect(codesOf(() => scoreVendors(null as never, []))).toEqual(['NOT_DEFINED criteria']);
  });
});
