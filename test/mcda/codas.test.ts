import { describe, expect, it } from 'vitest';
import { codas } from '../../src/mcda/codas.js';
import { decisionMatrix } from '../../src/mcda/decision-matrix.js';
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

  it('refuses a threshold that is no distance', () => {
    for (const tau of [-0.1, Number.NaN, Number.POSITIVE_INFINITY, '0.02' as unknown as number]) {
      expect(() => codas(robots, weights, { tau })).toThrow(
        expect.objectContaining({ issues: [expect.objectContaining({ code: 'OUT_OF_RANGE', path: 'options.tau' })] }),
      );
    }
  });
});
