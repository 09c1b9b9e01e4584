import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../../src/core/definition.js';
import { decisionMatrix } from '../../../src/mcda/decision-matrix.js';
import { smaa } from '../../../src/mcda/smaa/smaa.js';
import { firsts, five, matrix, run } from './example.js';

describe('smaa, measured', () => {
  it('cuts the weights of two criteria at the break points', () => {
    const result = run([
      [1, 0],
      [0.25, 0.5],
      [0, 0.25],
    ]);
    expect(result).toMatchObject({ method: 'exact', samples: null, acceptanceShare: null, standardErrors: null });
    // A leads B above 2/5 and C above 1/5; B always leads C.
    expect(result.rankAcceptability[0]).toEqual([
      expect.closeTo(0.6, 14),
      expect.closeTo(0.2, 14),
      expect.closeTo(0.2, 14),
    ]);
    expect(result.rankAcceptability[1]).toEqual([expect.closeTo(0.4, 14), expect.closeTo(0.6, 14), 0]);
    expect(result.rankAcceptability[2]).toEqual([0, expect.closeTo(0.2, 14), expect.closeTo(0.8, 14)]);
    expect(result.centralWeights).toEqual([
      [expect.closeTo(0.7, 14), expect.closeTo(0.3, 14)],
      [expect.closeTo(0.2, 14), expect.closeTo(0.8, 14)],
      null,
    ]);
    expect(result.pairwiseWinning).toEqual([
      [0, expect.closeTo(0.6, 14), expect.closeTo(0.8, 14)],
      [expect.closeTo(0.4, 14), 0, 1],
      [expect.closeTo(0.2, 14), 0, 0],
    ]);
    expect(result.confidenceFactors).toEqual([1, 1, null]);
    expect(result.choiceEntropyBits).toBeCloseTo(-(0.6 * Math.log2(0.6) + 0.4 * Math.log2(0.4)), 14);
  });

  it('gives two alternatives in closed form, however many criteria', () => {
    // P(E1 + E2 > 2 E3) for exponentials: 1 - (2/3)^2 by the race of the one loss against two gains.
    const result = run([
      [1, 1, 0, 0.5],
      [0, 0, 2, 0.5],
    ]);
    expect(result.method).toBe('exact');
    expect(result.rankAcceptability[0]?.[0]).toBeCloseTo(5 / 9, 14);
    expect(result.rankAcceptability[1]).toEqual([expect.closeTo(4 / 9, 14), expect.closeTo(5 / 9, 14)]);
    const [mean, other] = result.centralWeights as number[][];
    // Weights over all are a fourth each, whoever is first.
    for (const j of [0, 1, 2, 3]) {
      expect(((mean?.[j] ?? 0) * 5 + (other?.[j] ?? 0) * 4) / 9).toBeCloseTo(0.25, 14);
    }
    const sampled = run(
      [
        [1, 1, 0, 0.5],
        [0, 0, 2, 0.5],
      ],
      { method: 'monteCarlo', samples: 100_000 },
    );
    mean?.forEach((weight, j) => {
      const error = sampled.standardErrors?.centralWeights[0]?.[j] ?? 0;
      expect(Math.abs(weight - (sampled.centralWeights[0]?.[j] ?? 0))).toBeLessThan(5 * error);
    });
  });

  it('counts a cost as negative', () => {
    const costs = smaa(
      decisionMatrix({
        rows: [
          [3, 1],
          [1, 2],
          [2, 3],
        ],
        directions: ['benefit', 'cost'],
      }),
      { seed: 1 },
    );
    expect(costs.rankAcceptability).toEqual(
      run([
        [3, -1],
        [1, -2],
        [2, -3],
      ]).rankAcceptability,
    );
  });

  it('is the plain ranking for one criterion, and sure for one alternative', () => {
    expect(run([[2], [3], [1]]).rankAcceptability).toEqual([
      [0, 1, 0],
      [1, 0, 0],
      [0, 0, 1],
    ]);
    const alone = run([[0.2, 0.4, 0.1, 0.3]]);
    expect(alone).toMatchObject({
      method: 'exact',
      rankAcceptability: [[1]],
      centralWeights: [[0.25, 0.25, 0.25, 0.25]],
      pairwiseWinning: [[0]],
      confidenceFactors: [1],
      choiceEntropyBits: 0,
    });
    expect(alone.findings.map(({ code }) => code)).toEqual(['SINGLE_ALTERNATIVE']);
  });

  it('leaves dominated alternatives without a first rank and without central weights', () => {
    const { rankAcceptability, centralWeights } = run([
      [0.5, 0.6, 0.7],
      [0.5, 0.6, 0.6],
      [0.9, 0.1, 0.1],
    ]);
    expect(rankAcceptability[1]?.[0]).toBe(0);
    expect(centralWeights[1]).toBeNull();
  });
});

describe('smaa, ties', () => {
  it('lets identical alternatives share their ranks, wherever they stand', () => {
    const result = run([
      [1, 0],
      [0, 1],
      [1, 0],
    ]);
    expect(result.rankAcceptability).toEqual([
      [0.25, 0.5, 0.25].map((share) => expect.closeTo(share === 0.5 ? 0.5 : 0.25, 14)),
      [expect.closeTo(0.5, 14), 0, expect.closeTo(0.5, 14)],
      [0.25, 0.5, 0.25].map((share) => expect.closeTo(share === 0.5 ? 0.5 : 0.25, 14)),
    ]);
    expect(result.pairwiseWinning[0]?.[2]).toBe(0.5);
    expect(result.pairwiseWinning[2]?.[0]).toBe(0.5);
    expect(result.confidenceFactors).toEqual([0.5, 1, 0.5]);
    expect(result.findings).toMatchObject([{ code: 'IDENTICAL_ALTERNATIVES', params: { alternatives: [0, 2] } }]);
  });

  it('takes float noise for a tie', () => {
    const noisy = run([
      [0.1 + 0.2, 1, 0.7],
      [0.3, 1, 0.7],
      [0.3, 1, 0.1],
    ]);
    expect(firsts(noisy)).toEqual([0.5, 0.5, 0]);
  });

  it('survives constant columns and alternatives that are all the same', () => {
    const same = run(
      [
        [4, 4, 4, 4],
        [4, 4, 4, 4],
        [4, 4, 4, 4],
      ],
      { method: 'monteCarlo', samples: 10 },
    );
    const thirds = [1 / 3, 1 / 3, 1 / 3];
    expect(same.rankAcceptability).toEqual([thirds, thirds, thirds]);
    expect(same.choiceEntropyBits).toBeCloseTo(Math.log2(3), 14);
    const constant = run(
      [
        [1, 5, 0, 0],
        [0, 5, 1, 0],
        [0, 5, 0, 1],
      ],
      { samples: 20_000 },
    );
    expect(constant.findings.map(({ code }) => code)).toEqual(['CONSTANT_CRITERION']);
    for (const first of firsts(constant)) expect(first).toBeCloseTo(1 / 3, 1);
  });
});

describe('smaa, samples', () => {
  it('is decided by its seed', () => {
    const a = run(five, { samples: 1000 });
    expect(run(five, { samples: 1000 })).toEqual(a);
    expect(run(five, { samples: 1000, seed: 2 }).rankAcceptability).not.toEqual(a.rankAcceptability);
  });

  it('reports the standard error of each share', () => {
    const { rankAcceptability, standardErrors } = run(five, { samples: 777 });
    rankAcceptability.forEach((row, i) => {
      row.forEach((share, rank) => {
        expect(standardErrors?.rankAcceptability[i]?.[rank]).toBeCloseTo(Math.sqrt((share * (1 - share)) / 777), 14);
      });
    });
    expect(standardErrors?.pairwiseWinning.flat().every((error) => error === 0)).toBe(true);
    expect(standardErrors?.choiceEntropyBits).toBeGreaterThan(0);
  });

  it('has the figures of the closed form for pairs', () => {
    const sampled = run(five, { samples: 20_000, bounds: five[0]!.map(() => ({ highest: 0.999_999 })) });
    run(five).pairwiseWinning.forEach((row, i) => {
      row.forEach((share, k) => {
        const error = Math.sqrt((share * (1 - share)) / 20_000);
        expect(Math.abs(share - (sampled.pairwiseWinning[i]?.[k] ?? 0))).toBeLessThanOrEqual(4 * error + 1e-9);
      });
    });
  });

  it('sorts more alternatives than insertion is good for', () => {
    const rows = Array.from({ length: 130 }, (_, i) => [(i * 37) % 130, (i * 71) % 130, (i * 101) % 130, i]);
    const { rankAcceptability } = run(rows, { samples: 200 });
    for (const row of rankAcceptability) expect(row.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    rankAcceptability[0]?.forEach((_, rank) => {
      expect(rankAcceptability.reduce((sum, row) => sum + (row[rank] ?? 0), 0)).toBeCloseTo(1, 12);
    });
  });

  it('answers in plain JSON and leaves its input alone', () => {
    const options = deepFreeze({
      seed: 3,
      order: [0, [1, 2], 3, 4],
      bounds: [{ highest: 0.6 }, null, null, null, null],
    });
    for (const method of ['auto', 'monteCarlo'] as const) {
      const given = matrix(...five);
      const result = smaa(given, { ...options, method, samples: 100 });
      expect(JSON.parse(JSON.stringify(result))).toEqual(result);
      expect(given).toEqual(matrix(...five));
    }
  });

  it('keeps its head with figures of any size', () => {
    for (const scale of [1e300, 1.7e308, 1e-300, 5e-324]) {
      const large = run(
        [
          [scale, 0, 0, 0],
          [0, scale, 0, 0],
          [0, 0, -scale, 0],
        ],
        { samples: 4000 },
      );
      expect(large.rankAcceptability.flat().every(Number.isFinite)).toBe(true);
      expect(firsts(large)[0]).toBeCloseTo(0.5, 1);
      expect(firsts(large)[2]).toBe(0);
    }
  });
});
