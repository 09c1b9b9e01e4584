import { describe, expect, it } from 'vitest';
import { decisionMatrix } from '../../src/mcda/decision-matrix.js';
import { normalizeMatrix } from '../../src/mcda/normalize.js';
import { type WeightedSumOptions, weightedSum, weightedSumColumns } from '../../src/mcda/weighted-sum.js';
import { codesOf } from '../core/issues-of.js';

const offers = decisionMatrix({
  rows: [
    [5, 300],
    [3, 100],
    [1, 200],
  ],
  directions: ['benefit', 'cost'],
});

describe('weightedSum', () => {
  it('adds ready utilities: Triantaphyllou, Multi-criteria decision making methods, 2000, example 2-1', () => {
    const example = decisionMatrix({
      rows: [
        [25, 20, 15, 30],
        [10, 30, 20, 30],
        [30, 10, 30, 10],
      ],
    });
    const { scores, ranks, conventions } = weightedSum(example, [0.2, 0.15, 0.4, 0.25], { normalization: 'none' });
    [21.5, 22, 22].forEach((one, i) => void expect(scores[i]).toBeCloseTo(one, 12));
    expect(ranks).toEqual([3, 1, 1]);
    expect(conventions).toEqual({ normalization: 'none', constant: 'one', normalizeWeights: true });
  });

  it('normalises by min and max unless told otherwise', () => {
    expect(weightedSum(offers, [3, 1])).toEqual({
      method: 'weightedSum',
      scores: [0.75, 0.625, 0.125],
      ranks: [1, 2, 3],
      higherIsBetter: true,
      conventions: { normalization: 'minMax', constant: 'one', normalizeWeights: true },
      findings: [],
    });
    // linearRatio: 1, 0.6, 0.2 and 1/3, 1, 1/2.
    const { scores } = weightedSum(offers, [3, 1], { normalization: 'linearRatio', normalizeWeights: false });
    [3 + 1 / 3, 2.8, 1.1].forEach((one, i) => void expect(scores[i]).toBeCloseTo(one, 14));
  });

  it('counts a constant criterion as 1 or 0 for everyone, and names it', () => {
    const constant = decisionMatrix({
      rows: [
        [1, 7],
        [2, 7],
      ],
    });
    expect(weightedSum(constant, [1, 1]).scores).toEqual([0.5, 1]);
    expect(weightedSum(constant, [1, 1], { constant: 'zero' }).scores).toEqual([0, 0.5]);
    expect(weightedSum(constant, [1, 1]).findings.map((one) => one.code)).toEqual(['CONSTANT_CRITERION']);
  });

  it('survives one alternative and identical ones', () => {
    expect(weightedSum(decisionMatrix({ rows: [[3, 4]] }), [1, 1])).toMatchObject({ scores: [1], ranks: [1] });
    expect(
      weightedSum(
        decisionMatrix({
          rows: [
            [3, 4],
            [3, 4],
          ],
        }),
        [1, 1],
      ),
    ).toMatchObject({ scores: [1, 1], ranks: [1, 1] });
  });

  it('says when logarithms put the worst first', () => {
    const shares = decisionMatrix({ rows: [[0.5], [0.25]] });
    expect(weightedSum(shares, [1], { normalization: 'logarithmic' }).findings.map((one) => one.code)).toEqual([
      'LOGS_REVERSED',
    ]);
  });

  it('adds figures near the largest number, and refuses a sum beyond it', () => {
    const huge = decisionMatrix({
      rows: [
        [1.5e308, -1.5e308],
        [-1.5e308, 1.5e308],
      ],
    });
    expect(weightedSum(huge, [3, 1]).scores).toEqual([0.75, 0.25]);
    const none = { normalization: 'none', normalizeWeights: false } as const;
    const run = () => weightedSum(decisionMatrix({ rows: [[1e308, 1e308]] }), [1, 1], none);
    expect(codesOf(run)).toEqual(['OUT_OF_RANGE scores[0]']);
    expect(codesOf(() => weightedSumColumns(decisionMatrix({ rows: [[1e308, 1e308]] }), [1, 1], none))).toEqual([
      'OUT_OF_RANGE scores[0]',
    ]);
  });

  it('refuses costs among ready utilities, figures outside the domain, and options that nobody reads', () => {
    expect(codesOf(() => weightedSum(offers, [1, 1], { normalization: 'none' }))).toEqual([
      'COST_NOT_NORMALIZED directions[1]',
    ]);
    const negative = decisionMatrix({
      rows: [
        [1, -1],
        [2, 1],
      ],
    });
    expect(codesOf(() => weightedSum(negative, [1, 1], { normalization: 'sum' }))).toEqual([
      'NOT_POSITIVE columns[1][0]',
    ]);
    const wrong = (options: unknown) => codesOf(() => weightedSum(offers, [1, 1], options as WeightedSumOptions));
    expect(wrong({ normalisation: 'sum' })).toEqual(['UNKNOWN_KEY options.normalisation']);
    expect(wrong({ normalization: 'best' })).toEqual(['INVALID_VALUE options.normalization']);
    expect(wrong({ constant: '1' })).toEqual(['INVALID_VALUE options.constant']);
    expect(codesOf(() => weightedSum(offers, [1]))).toEqual(['LENGTH_MISMATCH weights']);
  });
});

describe('weightedSumColumns', () => {
  // More rows than a block, an odd number of criteria, figures of every kind.
  const rows = 9_001;
  const columns = [3, 5, 7, 11, 13].map((step) =>
    Float64Array.from({ length: rows }, (_, i) => 1 + ((i * step) % 101)),
  );
  const matrix = decisionMatrix({ columns, directions: ['benefit', 'cost', 'benefit', 'cost', 'benefit'] });
  const weights = [5, 0, 3, 2, 1];

  it.each(['minMax', 'sum', 'nonlinear', 'logarithmic', 'vector'] as const)(
    'equals the sum of normalised columns: %s',
    (method) => {
      const out = new Float64Array(rows);
      expect(weightedSumColumns(matrix, weights, { normalization: method, into: out })).toBe(out);
      const normal = normalizeMatrix(matrix, method);
      const largest = out.reduce((most, score, i) => {
        const sum = normal.columns.reduce(
          (total, column, j) => total + (weights[j] as number) * (column[i] as number),
          0,
        );
        return Math.max(most, Math.abs(score - sum / 11));
      }, 0);
      expect(largest).toBeLessThan(1e-14);
      expect(Array.from(out)).toEqual(weightedSum(matrix, weights, { normalization: method }).scores);
    },
  );

  it('refuses room of another length', () => {
    expect(codesOf(() => weightedSumColumns(matrix, weights, { into: new Float64Array(3) }))).toEqual([
      'LENGTH_MISMATCH options.into',
    ]);
  });

  it('ignores what stood in the room before', () => {
    const out = new Float64Array(3).fill(Number.NaN);
    expect(Array.from(weightedSumColumns(offers, [3, 1], { into: out }))).toEqual([0.75, 0.625, 0.125]);
  });
});
