import { describe, expect, it } from 'vitest';
import { decisionMatrix } from '../../src/mcda/decision-matrix.js';
import { type VikorOptions, vikor, vikorColumns } from '../../src/mcda/vikor.js';
import { compromiseOf } from '../../src/mcda/vikor-compromise.js';
import { codesOf } from '../core/issues-of.js';

describe('vikor', () => {
  it('answers the mountain climber of Opricovic & Tzeng 2004', () => {
    const routes = decisionMatrix({
      rows: [
        [1, 3000],
        [2, 3750],
        [5, 4500],
      ],
      directions: ['cost', 'benefit'],
    });
    const result = vikor(routes, [0.5, 0.5]);
    expect(result).toMatchObject({
      method: 'vikor',
      groupUtilities: [0.5, 0.375, 0.5],
      individualRegrets: [0.5, 0.25, 0.5],
      scores: [1, 0, 1],
      ranks: [2, 1, 2],
      higherIsBetter: false,
      conventions: { v: 0.5, normalization: 'minMax', constantColumn: 'noRegret', normalizeWeights: true },
      findings: [],
    });
    expect(result.compromise).toEqual({
      alternatives: [1],
      acceptableAdvantage: true,
      acceptableStability: true,
      advantage: 1,
      requiredAdvantage: 0.5,
      reason:
        'The best leads the next by 1 in Q, and 0.5 is needed; by group utility or by individual regret nobody is better.',
    });
  });

  it('answers the hydropower systems of Opricovic & Tzeng 2007', () => {
    const systems = decisionMatrix({
      rows: [
        [4184.3, 2914.0, 407.2, 251.0, 195, 244, 15, 2.41],
        [5211.9, 3630.0, 501.7, 308.3, 282, 346, 21, 1.41],
        [5021.3, 3920.5, 504.0, 278.6, 12, 56, 3, 4.42],
        [5566.1, 3957.9, 559.5, 335.3, 167, 268, 16, 3.36],
        [5060.5, 3293.5, 514.1, 284.2, 69, 90, 7, 4.04],
        [4317.9, 2925.9, 432.8, 239.3, 12, 55, 3, 4.36],
      ],
      directions: ['benefit', 'cost', 'benefit', 'benefit', 'cost', 'cost', 'cost', 'benefit'],
    });
    const { scores, groupUtilities, individualRegrets, ranks, compromise } = vikor(systems, new Array(8).fill(1));
    const close = (list: readonly number[], expected: readonly number[]) =>
      expected.forEach((one, i) => void expect(Math.abs((list[i] as number) - one)).toBeLessThan(0.0011));
    close(groupUtilities, [0.692, 0.7, 0.29, 0.423, 0.28, 0.346]);
    close(individualRegrets, [0.125, 0.125, 0.121, 0.125, 0.067, 0.125]);
    close(scores, [0.991, 1, 0.473, 0.67, 0, 0.578]);
    expect(ranks).toEqual([5, 6, 2, 4, 1, 3]);
    expect(compromise.alternatives).toEqual([4]);
  });

  it('keeps the compromise small when both conditions fail: pyDecision returns all four here', () => {
    const matrix = decisionMatrix({
      rows: [
        [8, 4, 5],
        [1, 3, 9],
        [1, 6, 3],
        [2, 1, 8],
      ],
    });
    const { compromise, scores } = vikor(matrix, [3, 2, 5]);
    expect(compromise).toMatchObject({
      acceptableAdvantage: false,
      acceptableStability: false,
      alternatives: [0, 1, 3],
    });
    // The third is a whole 0.9 behind.
    expect(scores[2]).toBe(1);
    expect(compromise.reason).toBe(
      'The best leads the next by 0.06 in Q, and 0.333 is needed: everyone who is closer than that is accepted too.',
    );
  });

  it('adds the next in Q when only the second condition fails', () => {
    const matrix = decisionMatrix({
      rows: [
        [9, 9, 3],
        [5, 1, 8],
        [7, 2, 6],
        [3, 3, 7],
        [9, 7, 4],
      ],
    });
    const { compromise, ranks } = vikor(matrix, [2, 5, 5]);
    expect(compromise).toMatchObject({ acceptableAdvantage: true, acceptableStability: false, alternatives: [3, 4] });
    expect([ranks[3], ranks[4]]).toEqual([2, 1]);
    expect(compromise.reason).toMatch(/somebody else is better: the next in Q is accepted too\.$/);
  });

  it('takes a column of equal figures as no regret, where pymcdm raises an error', () => {
    const rows = [
      [1, 9],
      [4, 7],
      [3, 2],
    ];
    const without = vikor(decisionMatrix({ rows }), [0.25, 0.25], { normalizeWeights: false });
    const matrix = decisionMatrix({ rows: rows.map((row) => [...row, 6]) });
    const result = vikor(matrix, [0.25, 0.25, 0.5], { normalizeWeights: false });
    expect(result.scores).toEqual(without.scores);
    expect(result.compromise).toEqual(without.compromise);
    expect(result.findings.map((one) => one.code)).toEqual(['CONSTANT_CRITERION']);
  });

  it('accepts one alternative, and all of identical ones', () => {
    expect(vikor(decisionMatrix({ rows: [[3, 4]] }), [1, 1])).toMatchObject({
      scores: [0],
      ranks: [1],
      compromise: {
        alternatives: [0],
        acceptableAdvantage: true,
        acceptableStability: true,
        advantage: null,
        requiredAdvantage: null,
        reason: 'There is one alternative only, so it is accepted.',
      },
    });
    expect(
      vikor(
        decisionMatrix({
          rows: [
            [3, 4],
            [3, 4],
          ],
        }),
        [1, 1],
      ),
    ).toMatchObject({
      scores: [0, 0],
      compromise: {
        alternatives: [0, 1],
        advantage: null,
        reason: 'All alternatives have the same Q, so all of them are accepted.',
      },
    });
  });

  it('takes those that share the first place together', () => {
    const matrix = decisionMatrix({
      rows: [
        [4, 4, 4],
        [7, 6, 8],
        [8, 8, 6],
        [6, 8, 8],
      ],
    });
    const { compromise, ranks } = vikor(matrix, [0.3, 0.4, 0.3]);
    expect(ranks).toEqual([4, 3, 1, 1]);
    // scikit-criteria 0.9 (its own test): all but the first.
    expect(compromise).toMatchObject({
      acceptableAdvantage: false,
      acceptableStability: true,
      alternatives: [1, 2, 3],
    });
    expect(compromise.reason).toMatch(/^The 2 that share the best Q lead the next by /);
  });

  it('does not blow rounding up to a whole Q: equal sums of regrets stay equal', () => {
    // S is 0.3 + 0.3 for both, added in another order; R tells nobody apart either.
    const matrix = decisionMatrix({
      rows: [
        [1, 1, 1, 0, 0, 0],
        [0, 0, 0, 1, 1, 1],
      ],
    });
    const { scores, groupUtilities } = vikor(matrix, [0.1, 0.2, 0.3, 0.3, 0.2, 0.1], { normalizeWeights: false });
    expect(groupUtilities[0]).toBeCloseTo(groupUtilities[1] as number, 15);
    expect(scores).toEqual([0, 0]);
  });

  it('measures that noise by the weights as they are given', () => {
    const options = { normalizeWeights: false };
    const sums = decisionMatrix({
      rows: [
        [1, 1, 0],
        [0, 0, 1],
      ],
    });
    expect(vikor(sums, [1e8, 2e8, 3e8 + 2 ** -22], options).scores).toEqual([0.5, 0]);
    const worst = decisionMatrix({
      rows: [
        [1, 0],
        [0, 1],
      ],
    });
    expect(vikor(worst, [3e8, 3e8 + 2 ** -22], options).scores).toEqual([0, 0]);
  });

  it('asks of all who share the first place that they be best by S or by R, within rounding', () => {
    const of = (s: number[], r: number[]) =>
      compromiseOf(Float64Array.of(0, 0, 1), [1, 1, 3], Float64Array.from(s), Float64Array.from(r));
    expect(of([0, 1, 2], [0, 1, 2])).toMatchObject({ acceptableStability: false, alternatives: [0, 1, 2] });
    expect(of([0, 1, 2], [1, 0, 2])).toMatchObject({ acceptableStability: true, alternatives: [0, 1] });
    expect(of([1e9 + 1e-4, 1e9, 2e9], [1, 1, 1])).toMatchObject({ acceptableStability: true });
    expect(of([1e9 + 1e-4, 1e9, 2e9], [1e9 + 1e-4, 1e9, 2e9])).toMatchObject({ acceptableStability: true });
    expect(of([1.1, 1, 2], [1.1, 1, 2])).toMatchObject({ acceptableStability: false });
  });

  it('weighs the two halves by v', () => {
    const matrix = decisionMatrix({
      rows: [
        [8, 4, 5],
        [1, 3, 9],
        [1, 6, 3],
        [2, 1, 8],
      ],
    });
    const at = (v: number) => vikor(matrix, [3, 2, 5], { v }).scores;
    const [none, half, all] = [at(0), at(0.5), at(1)];
    half.forEach((one, i) => void expect(one).toBeCloseTo(((none[i] as number) + (all[i] as number)) / 2, 14));
    expect(Math.min(...none)).toBe(0);
    expect(Math.max(...all)).toBe(1);
  });

  it('measures from one end of the doubles to the other', () => {
    const ends = decisionMatrix({
      rows: [
        [-1.7e308, 5e-324],
        [0, 0],
        [1.7e308, 0],
      ],
    });
    const { scores, groupUtilities } = vikor(ends, [1, 1]);
    expect(groupUtilities).toEqual([0.5, 0.75, 0.5]);
    expect(scores.every(Number.isFinite)).toBe(true);
    expect(vikor(ends, [1e308, 1e308], { normalizeWeights: false }).scores.every(Number.isFinite)).toBe(true);
  });

  it('refuses a share that is none, and options that nobody reads', () => {
    const matrix = decisionMatrix({ rows: [[1], [2]] });
    const wrong = (options: unknown) => codesOf(() => vikor(matrix, [1], options as VikorOptions));
    for (const v of [-0.1, 1.1]) expect(wrong({ v })).toEqual(['OUT_OF_RANGE options.v']);
    for (const v of [Number.NaN, '0.5', null]) expect(wrong({ v })).toEqual(['INVALID_TYPE options.v']);
    expect(wrong({ v: 2, normalizeWeights: 0 })).toEqual([
      'OUT_OF_RANGE options.v',
      'INVALID_TYPE options.normalizeWeights',
    ]);
    expect(wrong({ lambda: 1 })).toEqual(['UNKNOWN_KEY options.lambda']);
    expect(codesOf(() => vikorColumns(matrix, [1], { into: new Float64Array(1) }))).toEqual([
      'LENGTH_MISMATCH options.into',
    ]);
  });
});

describe('vikorColumns', () => {
  it('fills the same Q, over several blocks and an odd number of criteria', () => {
    const columns = [3, 5, 7].map((step) => Float64Array.from({ length: 9_001 }, (_, i) => 1 + ((i * step) % 101)));
    const matrix = decisionMatrix({ columns, directions: ['benefit', 'cost', 'benefit'] });
    const out = new Float64Array(9_001).fill(7);
    expect(vikorColumns(matrix, [1, 2, 3], { v: 0.25, into: out })).toBe(out);
    expect(Array.from(out)).toEqual(vikor(matrix, [1, 2, 3], { v: 0.25 }).scores);
  });
});
