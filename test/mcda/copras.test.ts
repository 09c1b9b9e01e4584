import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { copras } from '../../src/mcda/copras.js';
import { type CriterionDirection, decisionMatrix } from '../../src/mcda/decision-matrix.js';
import { pymcdmCopras, slowCopras } from './slow-methods.js';

const file = JSON.parse(readFileSync(new URL('../golden/data/scoring/methods.json', import.meta.url), 'utf8'));
// Zavadskas, Kaklauskas, Peldschus, Turskis 2007: six designs of a road.
const roads = file.cases.find((one: { id: string }) => one.id === 'zavadskas2007-copras-roads').input as {
  matrix: number[][];
  weights: number[];
  types: number[];
};
const decision = (rows: number[][], types: number[]) =>
  decisionMatrix({ rows, directions: types.map((type): CriterionDirection => (type === 1 ? 'benefit' : 'cost')) });
const slow = { rows: roads.matrix, types: roads.types, weights: roads.weights };
const rounded = (list: readonly number[]): number[] => list.map((one) => Math.round(one * 1e4) / 1e4);

describe('copras', () => {
  it('answers the utility degrees of the road designs as three peers do', () => {
    const result = copras(decision(roads.matrix, roads.types), roads.weights, { normalizeWeights: false });
    expect(rounded(result.scores)).toEqual([1, 0.8022, 0.9724, 0.7965, 0.9059, 0.7503]);
    expect(result.ranks).toEqual([1, 4, 2, 5, 3, 6]);
    expect(rounded(slowCopras(slow))).toEqual(rounded(result.scores));
  });

  it('keeps the two sums in Q that pymcdm 1.4.0 lacks', () => {
    // The unit test of pymcdm pins these.
    expect(rounded(pymcdmCopras(slow))).toEqual([1, 0.797, 0.9078, 0.7243, 0.8537, 0.6898]);
    // Without the sums, min S- · S- / (S- · (min S- / S-)) is S- itself.
    const alike = {
      rows: [
        [5, 100],
        [5, 200],
      ],
      types: [1, -1],
      weights: [0.5, 0.5],
    };
    const shares = [0.25 + 0.5 / 3, 0.25 + 1 / 3];
    expect(pymcdmCopras(alike).map((one) => one.toFixed(12))).toEqual(
      shares.map((one) => (one / (0.25 + 1 / 3)).toFixed(12)),
    );
    // So there the offer that costs twice as much wins, and here it does not.
    expect(pymcdmCopras(alike)[1]).toBe(1);
    expect(copras(decision(alike.rows, alike.types), alike.weights).ranks).toEqual([1, 2]);
  });

  it('differs from that formula in the ranking of nearly every golden case, and in the winner of most', () => {
    const cases = file.cases.filter((one: { expected: object }) => 'copras' in one.expected);
    const order = (list: readonly number[]): number[] => list.map((_, i) => i).sort((a, b) => list[b]! - list[a]!);
    let rankings = 0;
    let winners = 0;
    for (const { input } of cases) {
      const ours = order(
        copras(decision(input.matrix, input.types), input.weights, { normalizeWeights: false }).scores,
      );
      const pymcdm = order(pymcdmCopras({ rows: input.matrix, types: input.types, weights: input.weights }));
      if (ours.join() !== pymcdm.join()) rankings++;
      if (ours[0] !== pymcdm[0]) winners++;
    }
    expect({ rankings, winners, cases: cases.length }).toEqual({ rankings: 9, winners: 7, cases: 10 });
  });

  it('shows S+, S- and Q, and Q sums to the weights', () => {
    const result = copras(
      decision(
        [
          [8, 100],
          [4, 50],
        ],
        [1, -1],
      ),
      [1, 1],
    );
    expect(result.benefitSums.map((s) => s.toFixed(6))).toEqual(['0.333333', '0.166667']);
    expect(result.costSums.map((s) => s.toFixed(6))).toEqual(['0.333333', '0.166667']);
    expect(result.significances.map((s) => s.toFixed(6))).toEqual(['0.500000', '0.500000']);
  });

  it('works with benefits only and with costs only', () => {
    expect(copras(decision([[8], [4]], [1]), [1]).scores).toEqual([1, 0.5]);
    expect(copras(decision([[8], [4]], [-1]), [1]).scores).toEqual([0.5, 1]);
  });

  it('takes a cost of zero beside another cost, but not an alternative that costs nothing', () => {
    const beside = decision(
      [
        [0, 10],
        [5, 10],
        [5, 20],
      ],
      [-1, -1],
    );
    expect(copras(beside, [1, 1]).ranks).toEqual([1, 2, 3]);
    const free = decision(
      [
        [5, 7, 2],
        [5, 0, 0],
      ],
      [1, -1, -1],
    );
    expect(() => copras(free, [1, 1, 1])).toThrow(
      expect.objectContaining({ issues: [expect.objectContaining({ code: 'NOT_POSITIVE', path: 'columns[1][1]' })] }),
    );
    expect(copras(free, [1, 0, 0]).ranks).toEqual([1, 1]);
  });

  it('asks for a cost above 0 of each alternative, not in each column', () => {
    const costs = (rows: number[][]) => decision(rows, [-1, -1]);
    expect(
      copras(
        costs([
          [0, 5],
          [3, 0],
        ]),
        [1, 3],
      ).ranks,
    ).toEqual([2, 1]);
    expect(() =>
      copras(
        costs([
          [0, 5],
          [3, 0],
          [0, 0],
        ]),
        [1, 1],
      ),
    ).toThrow(
      expect.objectContaining({ issues: [expect.objectContaining({ code: 'NOT_POSITIVE', path: 'columns[0][2]' })] }),
    );
    // A column above 0, or of equal figures, which are 1/n of it each, is a cost of everyone.
    expect(
      copras(
        costs([
          [0, 5],
          [3, 5],
          [0, 5],
        ]),
        [1, 1],
      ).ranks,
    ).toEqual([1, 3, 1]);
    expect(
      copras(
        costs([
          [0, 0],
          [3, 0],
          [0, 0],
        ]),
        [1, 1],
      ).costSums,
    ).toEqual([1 / 6, 1 / 6 + 0.5, 1 / 6]);
  });

  it('gives everyone the same share of a column of equal figures', () => {
    const { benefitSums, costSums } = copras(
      decision(
        [
          [7, 0, 1],
          [7, 0, 3],
        ],
        [1, -1, -1],
      ),
      [2, 1, 1],
    );
    expect(benefitSums).toEqual([0.25, 0.25]);
    expect(costSums).toEqual([0.125 + 0.0625, 0.125 + 0.1875]);
  });
});
