import { describe, expect, it } from 'vitest';
import { aras } from '../../src/mcda/aras.js';
import { decisionMatrix } from '../../src/mcda/decision-matrix.js';
import { arasExample } from './published-examples.js';

describe('aras', () => {
  it(`answers the published example: ${arasExample.source}`, () => {
    const { matrix, weights, scores, digits } = arasExample;
    const result = aras(matrix, weights, { normalizeWeights: false });
    expect(result.scores.map((one) => one.toFixed(digits))).toEqual(scores.map((one) => one.toFixed(digits)));
  });

  it('compares sums with that of an alternative that is best in everything', () => {
    const matrix = decisionMatrix({
      rows: [
        [4, 10],
        [1, 5],
      ],
      directions: ['benefit', 'cost'],
    });
    // By hand: shares of 4, 1 and the best 4 are 4/9, 1/9; of 1/10, 1/5 and the best 1/5 are 1/5, 2/5.
    const { optimum, optimalitySums } = aras(matrix, [1, 1]);
    expect(optimum).toBeCloseTo((4 / 9 + 2 / 5) / 2, 15);
    expect(optimalitySums[0]).toBeCloseTo((4 / 9 + 1 / 5) / 2, 15);
    expect(optimalitySums[1]).toBeCloseTo((1 / 9 + 2 / 5) / 2, 15);
  });

  it('gives a column of equal figures, zeros too, 1 of n + 1 parts each', () => {
    for (const figure of [7, 0, -3]) {
      expect(aras(decisionMatrix({ rows: [[figure], [figure]] }), [1]).optimalitySums).toEqual([1 / 3, 1 / 3]);
    }
  });
});
