import { describe, expect, it } from 'vitest';
import { decisionMatrix } from '../../src/mcda/decision-matrix.js';
import { type WaspasOptions, waspas } from '../../src/mcda/waspas.js';
import { codesOf } from '../core/issues-of.js';
import { waspasExample } from './published-examples.js';

describe('waspas', () => {
  it(`answers the example of a peer: ${waspasExample.source}`, () => {
    const { matrix, weights, scores, digits } = waspasExample;
    const result = waspas(matrix, weights, { normalizeWeights: false });
    expect(result.scores.map((one) => one.toFixed(digits))).toEqual(scores.map((one) => one.toFixed(digits)));
  });

  it('mixes by lambda, from the product alone to the sum alone', () => {
    const { matrix, weights } = waspasExample;
    const half = waspas(matrix, weights);
    expect(waspas(matrix, weights, { lambda: 0 }).scores).toEqual(half.weightedProducts);
    expect(waspas(matrix, weights, { lambda: 1 }).scores).toEqual(half.weightedSums);
    expect(half.conventions.lambda).toBe(0.5);
  });

  it('makes the product 0 by a single 0 that has weight, and only then', () => {
    const matrix = decisionMatrix({
      rows: [
        [0, 4],
        [8, 2],
      ],
    });
    expect(waspas(matrix, [1, 1]).weightedProducts[0]).toBe(0);
    expect(waspas(matrix, [0, 1]).weightedProducts).toEqual([1, 0.5]);
  });

  it('refuses a lambda that is no share', () => {
    const codes = (lambda: unknown) =>
      codesOf(() => waspas(waspasExample.matrix, waspasExample.weights, { lambda } as WaspasOptions));
    for (const lambda of [-0.1, 1.1]) expect(codes(lambda)).toEqual(['OUT_OF_RANGE options.lambda']);
    for (const lambda of [Number.NaN, '0.5', null]) expect(codes(lambda)).toEqual(['INVALID_TYPE options.lambda']);
  });
});
