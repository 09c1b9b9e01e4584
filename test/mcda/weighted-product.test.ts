import { describe, expect, it } from 'vitest';
import { decisionMatrix } from '../../src/mcda/decision-matrix.js';
import { type WeightedProductOptions, weightedProduct } from '../../src/mcda/weighted-product.js';
import { codesOf } from '../core/issues-of.js';

describe('weightedProduct', () => {
  it('multiplies: Triantaphyllou, Multi-criteria decision making methods, 2000, ratios of example 2-1', () => {
    const example = decisionMatrix({
      rows: [
        [25, 20, 15, 30],
        [10, 30, 20, 30],
        [30, 10, 30, 10],
      ],
    });
    const [a, b, c] = weightedProduct(example, [0.2, 0.15, 0.4, 0.25], { normalization: 'none' }).scores as [
      number,
      number,
      number,
    ];
    expect((a / b).toFixed(3)).toBe('1.007');
    expect((a / c).toFixed(3)).toBe('1.067');
  });

  it('takes ratios to the best figure unless told otherwise', () => {
    const offers = decisionMatrix({
      rows: [
        [8, 100],
        [2, 400],
      ],
      directions: ['benefit', 'cost'],
    });
    const result = weightedProduct(offers, [1, 1]);
    expect(result).toMatchObject({ method: 'weightedProduct', ranks: [1, 2], findings: [] });
    expect(result.conventions).toEqual({ normalization: 'linearRatio', constant: 'one', normalizeWeights: true });
    expect(result.scores[0]).toBe(1);
    expect(result.scores[1]).toBeCloseTo(0.25, 15);
    expect(weightedProduct(offers, [1, 1], { normalizeWeights: false }).scores[1]).toBeCloseTo(0.0625, 15);
  });

  it('takes 0 to the power 0 as 1, and any other power of 0 as 0', () => {
    const zeros = decisionMatrix({
      rows: [
        [0, 0.5],
        [1, 0.5],
      ],
    });
    expect(weightedProduct(zeros, [0, 1]).scores).toEqual([1, 1]);
    expect(weightedProduct(zeros, [1, 1]).scores).toEqual([0, 1]);
  });

  it('does not vanish where a product of many small factors would: WPM sums logarithms', () => {
    const many = decisionMatrix({ columns: Array.from({ length: 400 }, () => [1e-3, 1]) });
    expect(weightedProduct(many, new Array(400).fill(1)).scores[0]).toBeCloseTo(1e-3, 12);
  });

  it('survives a constant column, one alternative and identical ones', () => {
    expect(
      weightedProduct(
        decisionMatrix({
          rows: [
            [1, 0],
            [2, 0],
          ],
        }),
        [1, 1],
      ).scores,
    ).toEqual([expect.closeTo(Math.SQRT1_2, 15), 1]);
    expect(
      weightedProduct(
        decisionMatrix({
          rows: [
            [1, 0],
            [2, 0],
          ],
        }),
        [1, 1],
        { constant: 'zero' },
      ).scores,
    ).toEqual([0, 0]);
    expect(weightedProduct(decisionMatrix({ rows: [[3, 4]] }), [1, 1]).scores).toEqual([1]);
    expect(
      weightedProduct(
        decisionMatrix({
          rows: [
            [3, 4],
            [3, 4],
          ],
        }),
        [1, 1],
      ).ranks,
    ).toEqual([1, 1]);
  });

  it('refuses factors below 0, by name', () => {
    const matrix = decisionMatrix({
      rows: [
        [1, 10],
        [2, 30],
      ],
      directions: ['benefit', 'cost'],
    });
    const run = () => weightedProduct(matrix, [1, 1], { normalization: 'zavadskasTurskis' });
    expect(codesOf(run)).toEqual(['NOT_POSITIVE columns[1][1]']);
    expect(
      codesOf(() => weightedProduct(decisionMatrix({ rows: [[-1], [1]] }), [1], { normalization: 'none' })),
    ).toEqual(['NOT_POSITIVE columns[0][0]']);
    expect(codesOf(() => weightedProduct(matrix, [1, 1], { normalization: 'none' }))).toEqual([
      'COST_NOT_NORMALIZED directions[1]',
    ]);
    const wrong = { normalization: 'mean' } as unknown as WeightedProductOptions;
    expect(codesOf(() => weightedProduct(matrix, [1, 1], wrong))).toEqual(['INVALID_VALUE options.normalization']);
  });
});
