import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../src/core/definition.js';
import type { CriteriaDefinition, ScoreSheet } from '../../src/scoring/criteria/criteria.js';
import { defineCriteria } from '../../src/scoring/criteria/define-criteria.js';
import { lintCriteria } from '../../src/scoring/criteria/lint-criteria.js';
import { bidderDropoutTest } from '../../src/scoring/explain/bidder-dropout-test.js';
import { compareVendors } from '../../src/scoring/explain/compare-vendors.js';
import { weightStability } from '../../src/scoring/explain/weight-stability.js';
import { pricePoints } from '../../src/scoring/price/price-points.js';
import { scoreVendors } from '../../src/scoring/totals/score-vendors.js';
import { codesOf } from '../core/issues-of.js';
import { documentOf, itDesk, itDeskSheets, outOfTen } from './example.js';

const itDeskReport = deepFreeze(scoreVendors(defineCriteria(itDesk), itDeskSheets));

const matrix = (
  weights: readonly number[],
  rows: readonly (readonly number[])[],
  more: Partial<CriteriaDefinition> = {},
) =>
  scoreVendors(
    defineCriteria(
      documentOf(
        weights.map((weight, j) => ({ id: `c${j}`, weight, scale: { kind: 'number', min: 0, max: 1 } as const })),
        more,
      ),
    ),
    rows.map(
      (row, i): ScoreSheet => ({ vendor: `V${i}`, scores: Object.fromEntries(row.map((x, j) => [`c${j}`, x])) }),
    ),
  );

describe('compareVendors', () => {
  it('says why the winner leads, in parts that add up', () => {
    const comparison = compareVendors(itDeskReport, 'Acme', 'Crest');
    expect(comparison.message).toBe(
      'Acme leads Crest by 12.8 points: references +8.0, data protection +5.0, experience +4.0; price -4.2.',
    );
    expect(comparison).toMatchObject({
      leader: 'Acme',
      leadExact: '758/59',
      leadText: '12.8',
      decisive: ['references', 'dataProtection'],
    });
    expect(comparison.differences.map(({ criterion, differenceExact }) => [criterion, differenceExact])).toEqual([
      ['references', '8'],
      ['dataProtection', '5'],
      ['price', '-245/59'],
      ['experience', '4'],
    ]);
  });

  it('says once that both are out, with every gate', () => {
    const gates = [{ kind: 'minimum', value: 5 }] as const;
    const report = scoreVendors(defineCriteria(documentOf([outOfTen('a', 1, { gates })])), [
      { vendor: 'A', scores: { a: 1 } },
      { vendor: 'B', scores: { a: 2 } },
    ]);
    expect(compareVendors(report, 'A', 'B').message).toBe(
      'A trails B by 10.0 points: a -10.0. But A and B are out of the ranking. A has 1 for a; at least 5 is needed. B has 2 for a; at least 5 is needed.',
    );
  });

  it('turns round, and says that the better vendor is out', () => {
    expect(compareVendors(itDeskReport, 'Crest', 'Acme').message).toBe(
      'Crest trails Acme by 12.8 points: references -8.0, data protection -5.0, experience -4.0; price +4.2.',
    );
    expect(compareVendors(itDeskReport, 'Bolt', 'Acme').message).toBe(
      'Bolt leads Acme by 9.2 points: data protection +5.0, price +4.2, experience +4.0; references -4.0. But Bolt is out of the ranking. Bolt does not meet ISO 27001 certificate, which is required.',
    );
  });

  it('says the same figures from both sides, level or not', () => {
    // 11.7 against 9.45 and 9.9 against 9.45: halves of a tenth, which a sign must not round another way.
    const halves = matrix(
      [25, 15, 60],
      [
        [0.4, 0.3, 0.5],
        [0.31, 0.27, 0.5],
        [0.31, 0.45, 0.5],
      ],
    );
    for (const [vendor, other] of [
      ['V0', 'V1'],
      ['V0', 'V2'],
      ['V1', 'V2'],
    ] as const) {
      const there = compareVendors(halves, vendor, other);
      const back = compareVendors(halves, other, vendor);
      const figures = (one: typeof there, turn: 1 | -1) =>
        one.differences.map(({ differenceText }) => turn * Number(differenceText) + 0);
      expect(figures(back, -1)).toEqual(figures(there, 1));
      expect(-Number(back.leadText) + 0).toBe(Number(there.leadText));
      expect(figures(there, 1).reduce((sum, one) => sum + one, 0)).toBeCloseTo(Number(there.leadText), 10);
    }
    expect(compareVendors(halves, 'V0', 'V1').message).toBe('V0 leads V1 by 2.7 points: c0 +2.3, c1 +0.4.');
    expect(compareVendors(halves, 'V1', 'V0').message).toBe('V1 trails V0 by 2.7 points: c0 -2.3, c1 -0.4.');
  });

  it('does not object that the one behind is out', () => {
    const gates = [{ kind: 'minimum', value: 5 }] as const;
    const report = scoreVendors(defineCriteria(documentOf([outOfTen('a', 1, { gates })])), [
      { vendor: 'A', scores: { a: 1 } },
      { vendor: 'B', scores: { a: 6 } },
    ]);
    const reason = 'A is out of the ranking. A has 1 for a; at least 5 is needed.';
    expect(compareVendors(report, 'B', 'A').message).toBe(`B leads A by 50.0 points: a +50.0. ${reason}`);
    expect(compareVendors(report, 'A', 'B').message).toBe(`A trails B by 50.0 points: a -50.0. ${reason}`);
  });

  it('knows level vendors, and leads too small to show', () => {
    const level = matrix(
      [1, 1],
      [
        [0.4, 0.6],
        [0.6, 0.4],
        [0.5, 0.5001],
      ],
    );
    expect(compareVendors(level, 'V0', 'V1')).toMatchObject({
      leader: null,
      lead: 0,
      decisive: [],
      message: 'V0 and V1 are level at 50.00 points: c1 +10.0; c0 -10.0.',
    });
    expect(compareVendors(level, 'V2', 'V2').message).toBe('V2 and V2 are level at 50.01 points.');
    expect(compareVendors(level, 'V2', 'V0').message).toBe('V2 leads V0 by less than 0.1 points: c0 +5.0; c1 -5.0.');
  });

  it('does not compare what has no total', () => {
    const report = scoreVendors(defineCriteria(documentOf([outOfTen('a', 1)])), [
      { vendor: 'X', scores: { a: 1 } },
      { vendor: 'Y', scores: {} },
    ]);
    expect(compareVendors(report, 'X', 'Y')).toMatchObject({
      lead: null,
      leader: null,
      message: 'X and Y cannot be compared yet: Y has no total.',
      findings: [{ code: 'NO_TOTAL' }],
    });
  });

  it('refuses unknown vendors and options, and works on a report from JSON', () => {
    expect(codesOf(() => compareVendors(itDeskReport, 'Acme', 'Dune'))).toEqual(['UNKNOWN_VENDOR other']);
    expect(codesOf(() => compareVendors(itDeskReport, 'Acme', 'Crest', { decimals: -1 }))).toEqual([
      'OUT_OF_RANGE options.decimals',
    ]);
    const copy = JSON.parse(JSON.stringify(itDeskReport));
    expect(compareVendors(copy, 'Acme', 'Crest')).toEqual(compareVendors(itDeskReport, 'Acme', 'Crest'));
    copy.ranking[0].totalExact = 'many';
    expect(codesOf(() => compareVendors(copy, 'Acme', 'Crest'))).toEqual(['INVALID_NUMBER ']);
    for (const wrong of [
      { definition: null },
      { definition: { tieBreak: 'price' } },
      { groups: [{}] },
      { criteria: itDeskReport.criteria.map(({ groups: _, ...rest }) => rest) },
    ]) {
      const report = { ...itDeskReport, ...wrong } as never;
      expect(codesOf(() => compareVendors(report, 'Acme', 'Crest'))).toEqual(['INVALID_TYPE report']);
    }
  });
});

describe('weightStability', () => {
  it('finds where the winner of the IT desk changes', () => {
    const rows = weightStability(itDeskReport);
    expect(
      rows.map(({ criterion, weight, winnerKeptBetweenExact }) => [criterion, weight, winnerKeptBetweenExact]),
    ).toEqual([
      ['experience', 20, ['0', '100']],
      ['references', 20, ['0', '100']],
      ['dataProtection', 25, ['0', '100']],
      ['price', 35, ['0', '50150/729']],
    ]);
    expect(rows[3]).toMatchObject({
      winner: 'Acme',
      winnerKeptBetween: [0, 68.79286694101509],
      challengerBelow: null,
      challengerAbove: 'Crest',
    });
    expect(rows[3]?.message).toBe(
      'Acme stays first while Price weighs between 0.0 % and 68.8 % (now 35.0 %); above that Crest would win.',
    );
  });

  it('agrees with exact intervals worked out with rational numbers (4 vendors, 4 criteria)', () => {
    const report = matrix(
      [0.5, 0.079, 0.211, 0.21],
      [
        [0.51, 0.95, 0.14, 0.95],
        [0.31, 0.42, 0.83, 0.41],
        [0.55, 0.03, 0.75, 0.54],
        [0.33, 0.79, 0.3, 0.45],
      ],
    );
    expect(report.ranking[0]?.totalExact).toBe('55909/1000');
    expect(
      weightStability(report).map((one) => [one.winnerKeptBetweenExact, one.challengerBelow, one.challengerAbove]),
    ).toEqual([
      [['0', '300700/5007'], null, 'V2'],
      [['208700/30331', '100'], 'V2', null],
      [['0', '462600/20669'], null, 'V2'],
      [['760300/39993', '100'], 'V2', null],
    ]);
  });

  it('leaves out vendors without a rank', () => {
    const gated = documentOf([outOfTen('a', 1), outOfTen('b', 1, { gates: [{ kind: 'minimum', value: 5 }] })]);
    const report = scoreVendors(defineCriteria(gated), [
      { vendor: 'In', scores: { a: 5, b: 6 } },
      { vendor: 'Out', scores: { a: 9, b: 4 } },
    ]);
    expect(weightStability(report).map(({ winnerKeptBetween }) => winnerKeptBetween)).toEqual([
      [0, 100],
      [0, 100],
    ]);
  });

  it('says nothing where it cannot: no winner, one criterion, weights handed on', () => {
    expect(weightStability(matrix([1], [[0.5], [0.6]]))[0]).toMatchObject({ winnerKeptBetween: null, winner: 'V1' });
    expect(weightStability(matrix([1, 1], []))[0]).toMatchObject({ winnerKeptBetween: null, winner: null });
    const handedOn = matrix([1, 1], [[0.5], [0.6, 0.7]], { missing: 'reweightGlobal' });
    expect(weightStability(handedOn)[0]).toMatchObject({
      winnerKeptBetween: null,
      message: 'V0 has missing scores whose weight was handed on, so weights differ between vendors.',
    });
  });
});

describe('bidderDropoutTest', () => {
  const criteria = defineCriteria(
    documentOf([
      { id: 'quality', weight: 50, scale: { kind: 'points', min: 0, max: 100 } },
      { id: 'price', weight: 50, scale: { kind: 'price', currency: 'EUR' } },
    ]),
  );
  const sheets = [
    ['A', 80, 100],
    ['B', 60, 75],
    ['C', 10, 40],
  ].map(([vendor, quality, price]) => ({
    vendor: String(vendor),
    scores: { quality: Number(quality), price: Number(price) },
  }));

  it('finds nothing in the IT desk', () => {
    expect(bidderDropoutTest(defineCriteria(itDesk), itDeskSheets).findings).toEqual([]);
  });

  it('finds that a loser decides who wins', () => {
    const report = bidderDropoutTest(criteria, sheets);
    expect(report.winners).toEqual(['A']);
    expect(report.checks[2]).toEqual({
      withdrawn: 'C',
      ranking: [
        { rank: 1, vendor: 'B', total: 80 },
        { rank: 2, vendor: 'A', total: 77.5 },
      ],
      winnerChanged: true,
      orderChanged: true,
    });
    expect(report.findings).toMatchObject([
      { code: 'WINNER_DEPENDS_ON_LOSER', severity: 'high', subject: 'C', params: { before: ['A'], after: ['B'] } },
    ]);
  });

  it('tells a change behind the winner from a change of the winner', () => {
    const behind = bidderDropoutTest(criteria, [...sheets, { vendor: 'Top', scores: { quality: 100, price: 50 } }]);
    expect(behind.winners).toEqual(['Top']);
    expect(behind.findings).toEqual([]);
    const cheapest = [
      ['Top', 100, 60],
      ['A', 80, 100],
      ['B', 60, 75],
      ['C', 0, 40],
    ].map(([vendor, quality, price]) => ({
      vendor: String(vendor),
      scores: { quality: Number(quality), price: Number(price) },
    }));
    const report = bidderDropoutTest(criteria, cheapest);
    expect(report.findings.map(({ code, subject }) => [code, subject])).toEqual([['ORDER_DEPENDS_ON_BIDDER', 'C']]);
    // Without C the lowest price is 60: A has 40 + 30 points and B 30 + 40.
    expect(report.findings[0]?.params.changes).toEqual([{ vendor: 'B', rankBefore: 3, rankAfter: 2 }]);
  });

  it('sees a vendor that another bid keeps below the minimum total', () => {
    const strict = defineCriteria({ ...criteria.definition, minimumTotal: 60 });
    const report = bidderDropoutTest(strict, sheets.slice(1));
    expect(report).toMatchObject({ winners: [], ranking: [] });
    expect(report.findings.map(({ message }) => message)).toEqual([
      'If C withdrew, B would win; as it is, nobody is ranked.',
    ]);
  });

  it('finds nothing with an absolute formula, and handles the policy that looks at others', () => {
    const band = defineCriteria(
      documentOf([
        { id: 'quality', weight: 50, scale: { kind: 'points', min: 0, max: 100 } },
        {
          id: 'price',
          weight: 50,
          scale: { kind: 'price', formula: 'fixedBand', fullPointsAt: 40, zeroPointsAt: 120, currency: 'EUR' },
        },
      ]),
    );
    expect(bidderDropoutTest(band, sheets).checks.every(({ orderChanged }) => !orderChanged)).toBe(true);
    const worst = defineCriteria(documentOf([outOfTen('a', 1), outOfTen('b', 1)], { missing: 'worst' }));
    const report = bidderDropoutTest(worst, [
      { vendor: 'X', scores: { a: 9 } },
      { vendor: 'Y', scores: { a: 5, b: 7 } },
      { vendor: 'Z', scores: { a: 1, b: 1 } },
    ]);
    expect(report.winners).toEqual(['Y']);
    expect(report.findings).toMatchObject([{ code: 'WINNER_DEPENDS_ON_LOSER', subject: 'Z' }]);
  });
});

describe('lintCriteria', () => {
  it('names what is allowed but unwise, in document order', () => {
    const criteria = defineCriteria(
      documentOf([
        outOfTen('a', 10, { gates: [{ kind: 'minimum', value: 0 }] }),
        { id: 'g', name: 'Group', weight: 0, criteria: [outOfTen('b', 1, { name: 'a', rubric: { 5: 'good' } })] },
        outOfTen('c', 0),
        { id: 'price', weight: 10, scale: { kind: 'price', currency: 'EUR' } },
        { id: 'band', weight: 1, scale: { kind: 'price', formula: 'belowBudget', budget: 5, currency: 'EUR' } },
      ]),
    );
    expect(lintCriteria(criteria).map(({ code, subject }) => `${code} ${subject}`)).toEqual([
      'GATE_ALSO_SCORED a',
      'GATE_NEVER_FAILS a',
      'NO_RUBRIC a',
      'SINGLE_CHILD_GROUP g',
      'WEIGHT_ZERO g',
      'DUPLICATE_NAME b',
      'WEIGHT_ZERO c',
      'RELATIVE_PRICE_FORMULA price',
    ]);
  });
});

describe('pricePoints', () => {
  it('reproduces the published low-bid example (Negometrix, 70 points, bids of 10000 and 8000)', () => {
    const points = pricePoints({ kind: 'price', currency: 'EUR' }, [10000, '8000'], { maximumPoints: 70 });
    expect(points).toEqual([
      { relative: true, points: 56, pointsExact: '56', pointsText: '56.00' },
      { relative: true, points: 70, pointsExact: '70', pointsText: '70.00' },
    ]);
  });

  it('takes no prices, and refuses wrong ones and wrong options', () => {
    const scale = { kind: 'price', currency: 'EUR' } as const;
    expect(pricePoints(scale, [])).toEqual([]);
    expect(codesOf(() => pricePoints(scale, [0, 'x'], { maximumPoints: -1, decimals: 99 }))).toEqual([
      'PRICE_NOT_POSITIVE prices[0]',
      'INVALID_AMOUNT prices[1]',
      'OUT_OF_RANGE options.maximumPoints',
      'OUT_OF_RANGE options.decimals',
    ]);
    expect(codesOf(() => pricePoints({ ...scale, currency: 'XXQ' }, [1]))).toEqual(['UNKNOWN_CURRENCY scale.currency']);
  });
});
