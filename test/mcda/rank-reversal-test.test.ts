import {
  copras,
  criticWeights,
  decisionMatrix,
  promethee,
  rankReversalTest,
  rankScores,
  topsis,
  vikor,
  weightedSum,
} from 'vendorwise/mcda';
import { describe, expect, it } from 'vitest';
import { codesOf } from '../core/issues-of.js';

const field = decisionMatrix({
  rows: [
    [9, 100],
    [7, 50],
    [4, 70],
  ],
  directions: ['benefit', 'cost'],
});

describe('rankReversalTest', () => {
  it('finds a first place that rests on a loser, as worked out in the guide', () => {
    const report = rankReversalTest(field, (one) => weightedSum(one, [3, 2]));
    // All: 0.60, 0.76, 0.24; without the third 0.60 against 0.40.
    expect(report).toMatchObject({ ranks: [2, 1, 3], stable: false });
    expect(report.checks).toEqual([
      { withdrawn: 0, ranks: [null, 1, 2], firstChanged: false, orderChanged: false },
      { withdrawn: 1, ranks: [1, null, 2], firstChanged: false, orderChanged: false },
      { withdrawn: 2, ranks: [1, 2, null], firstChanged: true, orderChanged: true },
    ]);
    expect(report.findings).toMatchObject([
      { code: 'FIRST_DEPENDS_ON_OTHERS', severity: 'high', params: { withdrawn: 2, before: [1], after: [0] } },
    ]);
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });

  it('finds nothing on scales that were fixed beforehand', () => {
    const rows = [
      [0.9, 0.5],
      [0.7, 1],
      [0.4, 0.8],
      [0.7, 1],
    ];
    const fixed = rankReversalTest(decisionMatrix({ rows }), (one) =>
      weightedSum(one, [3, 2], { normalization: 'none' }),
    );
    expect(fixed).toMatchObject({ ranks: [3, 1, 4, 1], stable: true, findings: [] });
  });

  it('tells a change behind the first from one of the first, and ties from orders', () => {
    // Five alternatives ranked by a table: without number 4 the second and the third change places.
    const matrix = decisionMatrix({ columns: [[1, 2, 3, 4]] });
    const table = (one: typeof matrix) => ({ ranks: one.alternatives === 3 ? [1, 3, 2] : [1, 2, 3, 4] });
    const { findings, checks } = rankReversalTest(matrix, table);
    expect(checks.map(({ firstChanged, orderChanged }) => [firstChanged, orderChanged])).toEqual([
      [false, true],
      [false, true],
      [false, true],
      [false, true],
    ]);
    expect(findings[0]).toMatchObject({
      code: 'ORDER_DEPENDS_ON_OTHERS',
      severity: 'low',
      message: 'Without alternative 0 (counted from 0) the others stand in another order.',
    });
    const tied = rankReversalTest(decisionMatrix({ columns: [[1, 2, 3]] }), (one) => ({
      ranks: one.alternatives === 2 ? [1, 1] : [1, 2, 3],
    }));
    expect(tied.checks.map(({ firstChanged }) => firstChanged)).toEqual([false, true, true]);
  });

  it('runs any method, also with weights that are computed anew', () => {
    const rows = [
      [8, 118, 12],
      [9, 140, 10],
      [5, 99, 20],
      [7, 125, 14],
    ];
    const matrix = decisionMatrix({ rows, directions: ['benefit', 'cost', 'cost'] });
    const weights = [40, 35, 25];
    for (const method of [topsis, vikor, promethee, copras]) {
      const report = rankReversalTest(matrix, (one) => method(one, weights));
      expect(report.ranks).toEqual(method(matrix, weights).ranks);
      const without = decisionMatrix({ rows: rows.slice(1), directions: ['benefit', 'cost', 'cost'] });
      expect(report.checks[0]?.ranks.slice(1)).toEqual(method(without, weights).ranks);
    }
    expect(rankReversalTest(matrix, (one) => topsis(one, criticWeights(one).weights)).checks).toHaveLength(4);
  });

  it('takes one alternative, and refuses ranks that are none', () => {
    const single = decisionMatrix({ rows: [[1, 2]] });
    expect(rankReversalTest(single, (one) => topsis(one, [1, 1]))).toEqual({
      ranks: [1],
      checks: [],
      stable: true,
      findings: [],
    });
    expect(codesOf(() => rankReversalTest(field, () => ({ ranks: [1, 2] })))).toEqual(['LENGTH_MISMATCH rank']);
    expect(codesOf(() => rankReversalTest(field, () => ({ ranks: [1, 2, Number.NaN] })))).toEqual([
      'LENGTH_MISMATCH rank',
    ]);
    expect(codesOf(() => rankReversalTest({} as never, (one) => topsis(one, [1])))).toEqual(['INVALID_TYPE matrix']);
  });
});

describe('rankScores from the room', () => {
  it('has five rules for ties and refuses another', () => {
    const scores = [90, 80, 80, 70];
    const rules = ['competition', 'modifiedCompetition', 'dense', 'fractional', 'ordinal'] as const;
    expect(rules.map((ties) => rankScores(scores, { ties }))).toEqual([
      [1, 2, 2, 4],
      [1, 3, 3, 4],
      [1, 2, 2, 3],
      [1, 2.5, 2.5, 4],
      [1, 2, 3, 4],
    ]);
    expect(codesOf(() => rankScores(scores, { ties: 'olympic' as never }))).toEqual(['INVALID_VALUE options.ties']);
    expect(codesOf(() => rankScores(scores, { tie: 'dense' } as never))).toEqual(['UNKNOWN_KEY options.tie']);
  });
});
