import { describe, expect, it } from 'vitest';
import { decisionMatrix } from '../../src/mcda/decision-matrix.js';
import { moora } from '../../src/mcda/moora.js';
import { mooraExample } from './published-examples.js';

describe('moora', () => {
  it(`answers the example of a peer: ${mooraExample.source}`, () => {
    const { matrix, weights, scores, digits } = mooraExample;
    const result = moora(matrix, weights);
    expect(result.scores.map((one) => one.toFixed(digits))).toEqual(scores.map((one) => one.toFixed(digits)));
  });

  it('works with benefits only, with costs only, and with figures below zero', () => {
    expect(moora(decisionMatrix({ rows: [[3], [4]] }), [1]).scores).toEqual([0.6000000000000001, 0.8]);
    const costs = decisionMatrix({ rows: [[3], [-4]], directions: ['cost'] });
    expect(moora(costs, [1])).toMatchObject({ ranks: [2, 1], benefitSums: [0, 0] });
  });

  it('adds nothing for a column of zeros', () => {
    const matrix = decisionMatrix({
      rows: [
        [0, 3],
        [0, 4],
      ],
    });
    expect(moora(matrix, [1, 1]).scores.map((one) => one.toFixed(12))).toEqual(['0.300000000000', '0.400000000000']);
  });

  it('divides by the largest magnitude, also of a figure below zero', () => {
    expect(moora(decisionMatrix({ rows: [[-3e200], [4]] }), [1]).scores).toEqual([-1, 4 / 3e200]);
  });
});
