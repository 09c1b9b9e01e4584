import {
  aras,
  codas,
  copras,
  criticWeights,
  decisionMatrix,
  edas,
  electreOne,
  mabac,
  marcos,
  moora,
  promethee,
  rankScores,
  smaa,
  topsis,
  vikor,
  waspas,
  weightedProduct,
  weightedSum,
} from 'vendorwise/mcda';
import { describe, expect, it } from 'vitest';

/** What users of other libraries reported; the issue stands beside each. */
const scored = {
  aras,
  codas,
  copras,
  edas,
  mabac,
  marcos,
  moora,
  promethee,
  topsis,
  vikor,
  waspas,
  weightedProduct,
  weightedSum,
};
const rows = [
  [4, 118, 7],
  [3, 104, 7],
  [5, 150, 7],
];
const directions = ['benefit', 'cost', 'benefit'] as const;
const matrix = decisionMatrix({ rows, directions });
const finite = (value: unknown): boolean =>
  typeof value === 'number'
    ? Number.isFinite(value)
    : typeof value !== 'object' || value === null || Object.values(value).every(finite);

describe.each(Object.entries(scored))('%s', (_, method) => {
  it('gives numbers with weights of zero (open-AIMS/ADRIA.jl#629) and constant columns (scikit-criteria#8)', () => {
    for (const weights of [
      [1, 1, 1],
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ]) {
      const result = method(matrix, weights);
      expect(finite(result), String(weights)).toBe(true);
      expect(Math.min(...result.ranks)).toBe(1);
    }
    // All weight on the criterion that tells nobody apart.
    expect(method(matrix, [0, 0, 1]).ranks).toEqual([1, 1, 1]);
  });

  it('gives numbers when all criteria are benefits, or all are costs (open-AIMS/ADRIA.jl#359)', () => {
    for (const direction of ['benefit', 'cost'] as const) {
      const same = decisionMatrix({ rows, directions: rows.map(() => direction) });
      expect(finite(method(same, [2, 1, 1]))).toBe(true);
    }
  });

  it('puts a vendor that is worse in everything last: costs are turned round once (scikit-criteria#43)', () => {
    const worse = decisionMatrix({ rows: [...rows, [2, 160, 6]], directions });
    expect(method(worse, [2, 2, 1]).ranks[3]).toBe(4);
  });
});

describe('other libraries', () => {
  it('have ELECTRE I with the same input', () => {
    expect(finite(electreOne(matrix, [1, 0, 0]))).toBe(true);
    expect(finite(electreOne(matrix, [0, 0, 1]))).toBe(true);
  });

  it('take the order of sorted places for ranks (Glitchfix/TOPSIS-Python#1)', () => {
    const scores = [0.2, 0.4, 0.1, 0.3];
    const argsort = scores.map((_, i) => i).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
    expect(argsort).toEqual([1, 3, 0, 2]);
    expect(rankScores(scores)).toEqual([3, 1, 4, 2]);
  });

  it('draw samples that cannot be drawn again (simsab-ufcg/Promethee2#60)', () => {
    const utilities = decisionMatrix({
      rows: [
        [0.9, 0.2, 0.5, 0.4],
        [0.4, 0.8, 0.6, 0.1],
        [0.6, 0.6, 0.3, 0.9],
      ],
    });
    const run = (seed: number) => smaa(utilities, { seed, samples: 500 }).rankAcceptability;
    expect(run(7)).toEqual(run(7));
    expect(run(7)).not.toEqual(run(8));
  });

  it('weigh constant criteria with NaN', () => {
    expect(criticWeights(matrix).weights.every(Number.isFinite)).toBe(true);
    expect(criticWeights(matrix).weights[2]).toBe(0);
  });
});
