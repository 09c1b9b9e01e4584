import { describe, expect, it } from 'vitest';
import { decisionMatrix } from '../../src/mcda/decision-matrix.js';
import { mabac } from '../../src/mcda/mabac.js';
import { mabacExample } from './published-examples.js';

describe('mabac', () => {
  it(`answers the published example: ${mabacExample.source}`, () => {
    const { matrix, weights, scores, digits } = mabacExample;
    for (const borderMean of ['logarithms', 'product'] as const) {
      const result = mabac(matrix, weights, { borderMean });
      expect(result.scores.map((one) => one.toFixed(digits))).toEqual(scores.map((one) => one.toFixed(digits)));
    }
  });

  it('keeps the border where the product of the peers is too small for a double', () => {
    // 400 alternatives, all but one of them best, and a weight of 0.1: the product is 0.2^399 · 0.1, below 1e-279;
    // with a weight of 0.01 it is below 1e-678.
    const column = new Float64Array(400).fill(5);
    column[0] = 1;
    const matrix = decisionMatrix({ columns: [column, column] });
    const border = 2 ** (399 / 400);
    const right = mabac(matrix, [0.99, 0.01]);
    expect(right.borderArea[1]).toBeCloseTo(0.01 * border, 15);
    const peers = mabac(matrix, [0.99, 0.01], { borderMean: 'product' });
    expect(peers.borderArea[0]).toBeCloseTo(0.99 * border, 12);
    expect(peers.borderArea[1]).toBe(0);
    // Every score of theirs is too high by the border that was lost; the ranks stay.
    peers.scores.forEach((score, i) => void expect(score - right.scores[i]!).toBeCloseTo(0.01 * border, 12));
    expect(peers.ranks).toEqual(right.ranks);
  });

  it('leaves a column of equal figures on its border', () => {
    const matrix = decisionMatrix({
      rows: [
        [3, 1],
        [3, 2],
        [3, 4],
      ],
    });
    const alone = decisionMatrix({ rows: [[1], [2], [4]] });
    const options = { normalizeWeights: false };
    expect(mabac(matrix, [0.3, 0.7], options).scores).toEqual(mabac(alone, [0.7], options).scores);
  });

  it('refuses a mean that it does not know', () => {
    expect(() => mabac(mabacExample.matrix, mabacExample.weights, { borderMean: 'mean' as 'product' })).toThrow(
      expect.objectContaining({
        issues: [expect.objectContaining({ code: 'INVALID_OPTION', path: 'options.borderMean' })],
      }),
    );
  });
});
