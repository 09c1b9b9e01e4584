import { describe, expect, it } from 'vitest';
import { decisionMatrix } from '../../src/mcda/decision-matrix.js';
import { mabac } from '../../src/mcda/mabac.js';
import { mabacExample } from './published-examples.js';

describe('mabac', () => {
  it(`answers the published example: ${mabacExample.source}`, () => {
    const { matrix, weights, scores, digits } = mabacExample;
    const result = mabac(matrix, weights);
    expect(result.scores.map((one) => one.toFixed(digits))).toEqual(scores.map((one) => one.toFixed(digits)));
  });

  it('keeps the border where the product of the peers is too small for a double', () => {
    // 400 alternatives, all but one of them best: v is 2w, and w once.
    const column = new Float64Array(400).fill(5);
    column[0] = 1;
    const matrix = decisionMatrix({ columns: [column, column] });
    const { borderArea, scores } = mabac(matrix, [0.99, 0.01]);
    const border = 2 ** (399 / 400);
    expect(borderArea[0]).toBeCloseTo(0.99 * border, 14);
    expect(borderArea[1]).toBeCloseTo(0.01 * border, 15);
    expect(scores[1]).toBeCloseTo(2 - border, 14);
    // pymcdm 1.4.0 and pyrepo-mcda multiply first: the product of the light criterion is lost, that of the heavy one not.
    const product = (weight: number): number => column.reduce((p, x) => p * weight * (1 + (x - 1) / 4), 1);
    expect(product(0.01)).toBe(0);
    expect(product(0.99) ** (1 / 400)).toBeCloseTo(0.99 * border, 12);
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

  it('measures a range that passes the largest number', () => {
    const { scores, borderArea } = mabac(decisionMatrix({ rows: [[1.5e308], [0], [-1.5e308]] }), [1]);
    // 2, 1.5 and 1: their geometric mean is the third root of 3.
    expect(borderArea[0]).toBeCloseTo(3 ** (1 / 3), 14);
    [2, 1.5, 1].forEach((one, i) => void expect(scores[i]).toBeCloseTo(one - 3 ** (1 / 3), 14));
  });
});
