import { describe, expect, it } from 'vitest';
import { type CodasOptions, codas } from '../../src/mcda/codas.js';
import { decisionMatrix } from '../../src/mcda/decision-matrix.js';
import { codesOf } from '../core/issues-of.js';
import { codasExample } from './published-examples.js';
import { slowAssessments } from './slow-methods.js';

const { matrix: robots, weights } = codasExample;

describe('codas', () => {
  it(`answers the published example: ${codasExample.source}`, () => {
    const { scores, ranks } = codas(robots, weights, { normalizeWeights: false });
    expect(scores.map((one) => one.toFixed(4))).toEqual(codasExample.scores.map((one) => one.toFixed(4)));
    expect(ranks).toEqual([1, 2, 3, 5, 6, 4]);
  });

  it('hears the taxicab distance from tau on, and not just below it', () => {
    const matrix = decisionMatrix({
      rows: [
        [8, 4],
        [4, 8],
        [4, 4],
      ],
    });
    const { euclideanDistances: e, taxicabDistances: t } = codas(matrix, [3, 1]);
    const gap = e[0]! - e[1]!;
    const scoresAt = (tau: number): readonly number[] => codas(matrix, [3, 1], { tau }).scores;
    for (const tau of [gap, gap * (1 + 2 ** -50), gap * (1 - 2 ** -50)]) {
      const expected = slowAssessments(e, t, tau);
      scoresAt(tau).forEach((score, i) => void expect(score).toBeCloseTo(expected[i]!, 14));
    }
    // One bit beyond the gap silences the pair of the first two: their T differ by 0.375 - 0.125.
    expect(scoresAt(gap)[0]! - scoresAt(gap * (1 + 2 ** -50))[0]!).toBeCloseTo(0.25, 12);
  });

  it('hears everyone once with tau = 0, nobody with a huge one', () => {
    for (const tau of [0, 1e9]) {
      const result = codas(robots, weights, { tau });
      const expected = slowAssessments(result.euclideanDistances, result.taxicabDistances, tau);
      result.scores.forEach((score, i) => void expect(score).toBeCloseTo(expected[i]!, 13));
    }
  });

  it('loses no digits of sums over many alternatives', () => {
    // The plain sum of 100,000 times 0.1 is off by 2e-8.
    const column = new Float64Array(100_002).fill(0.1);
    column[0] = 0;
    column[1] = 1;
    const { scores } = codas(decisionMatrix({ columns: [column] }), [1]);
    expect(scores[0]).toBeCloseTo(-2 * 10_001, 9);
    expect(scores[1]).toBeCloseTo(2 * (100_002 - 10_001), 9);
  });

  it('refuses a threshold that is no distance', () => {
    const codes = (tau: unknown) => codesOf(() => codas(robots, weights, { tau } as CodasOptions));
    expect(codes(-0.1)).toEqual(['OUT_OF_RANGE options.tau']);
    for (const tau of [Number.NaN, Number.POSITIVE_INFINITY, '0.02', null]) {
      expect(codes(tau)).toEqual(['INVALID_TYPE options.tau']);
    }
  });
});
