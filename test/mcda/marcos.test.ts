import { describe, expect, it } from 'vitest';
import { decisionMatrix } from '../../src/mcda/decision-matrix.js';
import { marcos } from '../../src/mcda/marcos.js';
import { marcosExample } from './published-examples.js';

describe('marcos', () => {
  it(`answers the example of a peer: ${marcosExample.source}`, () => {
    const { matrix, weights, scores, digits } = marcosExample;
    const result = marcos(matrix, weights, { normalizeWeights: false });
    expect(result.scores.map((one) => one.toFixed(digits))).toEqual(scores.map((one) => one.toFixed(digits)));
  });

  it('joins both degrees of utility as the paper does', () => {
    const { scores, utilityToIdeal, utilityToAntiIdeal } = marcos(marcosExample.matrix, marcosExample.weights);
    scores.forEach((score, i) => {
      const [up, down] = [utilityToIdeal[i]!, utilityToAntiIdeal![i]!];
      const [fUp, fDown] = [down / (up + down), up / (up + down)];
      expect(score).toBeCloseTo((up + down) / (1 + (1 - fUp) / fUp + (1 - fDown) / fDown), 14);
    });
  });

  it('has an answer where the anti-ideal alternative is worth nothing', () => {
    const result = marcos(decisionMatrix({ rows: [[8], [2], [0]] }), [1]);
    expect(result).toMatchObject({ scores: [1, 0.25, 0], antiIdealSum: 0, utilityToAntiIdeal: null });
  });

  it('names no degree of utility to the anti-ideal when one of them passes the largest number', () => {
    const result = marcos(decisionMatrix({ rows: [[1e10], [1e-300]] }), [1]);
    expect(result).toMatchObject({ ranks: [1, 2], utilityToAntiIdeal: null });
    expect(result.antiIdealSum).toBeGreaterThan(0);
  });
});
