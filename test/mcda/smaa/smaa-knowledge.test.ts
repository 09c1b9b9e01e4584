import { describe, expect, it } from 'vitest';
import { decisionMatrix } from '../../../src/mcda/decision-matrix.js';
import { type SmaaOptions, smaa } from '../../../src/mcda/smaa/smaa.js';
import { codesOf, issuesOf } from '../../core/issues-of.js';
import { firsts, five, matrix, run } from './example.js';

describe('smaa, what is known of the weights', () => {
  const alone = [[1, 2, 3]];

  it('has the rank-order centroid as the mean of all weights in an order (Barron & Barrett 1996)', () => {
    const [weights] = run(alone, { order: [2, 0, 1] }).centralWeights;
    expect(weights).toEqual([5 / 18, 2 / 18, 11 / 18].map((weight) => expect.closeTo(weight, 14)));
    const [sampled] = run(alone, { order: [2, 0, 1], method: 'monteCarlo', samples: 50_000 }).centralWeights;
    sampled?.forEach((weight, j) => {
      expect(Math.abs(weight - ([5 / 18, 2 / 18, 11 / 18][j] as number))).toBeLessThan(0.005);
    });
  });

  it('gives criteria of equal importance equal weights', () => {
    const [weights] = run(alone, { order: [1, [0, 2]] }).centralWeights;
    // The ends are (1/3, 1/3, 1/3) and (0, 1, 0).
    expect(weights).toEqual([1 / 6, 2 / 3, 1 / 6].map((weight) => expect.closeTo(weight, 14)));
    const equal = run(
      [
        [1, 0, 0],
        [0, 0.6, 0.6],
      ],
      { order: [[0, 1, 2]] },
    );
    expect(equal.rankAcceptability).toEqual([
      [0, 1],
      [1, 0],
    ]);
    expect(equal.centralWeights[1]).toEqual([1 / 3, 1 / 3, 1 / 3].map((weight) => expect.closeTo(weight, 14)));
  });

  it('keeps to bounds', () => {
    // The weight of the first is between 1/5 and 1/2, and A wins above 2/5.
    const bounded = run(
      [
        [1, 0],
        [0.25, 0.5],
      ],
      { bounds: [{ lowest: 0.2, highest: 0.5 }, null] },
    );
    expect(firsts(bounded)).toEqual([expect.closeTo(1 / 3, 13), expect.closeTo(2 / 3, 13)]);
    expect(bounded.centralWeights[0]?.[0]).toBeCloseTo(0.45, 13);
    expect(bounded.pairwiseWinning[0]?.[1]).toBeCloseTo(1 / 3, 13);
  });

  it('fixes a weight by equal bounds', () => {
    const fixed = run(five, {
      bounds: [null, { lowest: 0.4, highest: 0.4 }, null, { lowest: 0.1, highest: 0.1 }, null],
    });
    expect(fixed.method).toBe('exact');
    for (const weights of fixed.centralWeights) {
      if (weights === null) continue;
      expect(weights[1]).toBeCloseTo(0.4, 13);
      expect(weights[3]).toBeCloseTo(0.1, 13);
    }
    const all = run(five, { bounds: [0.1, 0.2, 0.3, 0.3, 0.1].map((at) => ({ lowest: at, highest: at })) });
    expect(firsts(all).filter((first) => first === 1)).toHaveLength(1);
  });

  it('reports how many draws kept the bounds', () => {
    const bounds = [0.1, 0.3, 0.2, 0.2, 0.2].map((at) => ({ lowest: at - 0.05, highest: at + 0.05 }));
    const { acceptanceShare, centralWeights, method } = run(five, { bounds });
    expect(method).toBe('monteCarlo');
    expect(acceptanceShare).toBeGreaterThan(0.2);
    expect(acceptanceShare).toBeLessThan(0.7);
    for (const weights of centralWeights) {
      weights?.forEach((weight, j) => {
        expect(Math.abs(weight - ([0.1, 0.3, 0.2, 0.2, 0.2][j] as number))).toBeLessThanOrEqual(0.05);
      });
    }
    expect(run(five).acceptanceShare).toBe(1);
  });

  it('samples what it can measure to the same figures, with order and bounds together', () => {
    const rows = five.map((row) => row.slice(0, 3));
    const known = { order: [2, 0, 1], bounds: [{ highest: 0.4 }, { lowest: 0.1 }, { highest: 0.7 }] };
    const exact = run(rows, known);
    const sampled = run(rows, { ...known, method: 'monteCarlo', samples: 40_000 });
    expect([exact.method, sampled.method]).toEqual(['exact', 'monteCarlo']);
    exact.rankAcceptability.forEach((row, i) => {
      row.forEach((share, rank) => {
        const error = Math.sqrt((share * (1 - share)) / 40_000);
        expect(Math.abs(share - (sampled.rankAcceptability[i]?.[rank] ?? 0))).toBeLessThanOrEqual(4 * error + 1e-12);
      });
      exact.pairwiseWinning[i]?.forEach((share, k) => {
        const error = Math.sqrt((share * (1 - share)) / 40_000);
        expect(Math.abs(share - (sampled.pairwiseWinning[i]?.[k] ?? 0))).toBeLessThanOrEqual(4 * error + 1e-12);
      });
    });
  });
});

describe('smaa, uncertain utilities', () => {
  const halfWidths = decisionMatrix({
    rows: [
      [0.5, 0],
      [0, 0],
    ],
  });

  it('draws them uniformly, each on its own', () => {
    // All weight on the first criterion: A is 0.4 plus or minus 0.5 against 0.5, so it wins in 4 of 10 cases.
    const bounds = [{ lowest: 1 }, null];
    const result = run(
      [
        [0.4, 0],
        [0.5, 1],
      ],
      { halfWidths, bounds, samples: 50_000 },
    );
    expect(result.method).toBe('monteCarlo');
    expect(firsts(result)[0]).toBeCloseTo(0.4, 1);
    const error = result.standardErrors?.rankAcceptability[0]?.[0] ?? 0;
    expect(Math.abs((firsts(result)[0] ?? 0) - 0.4)).toBeLessThan(4 * error);
    expect(Math.abs((result.confidenceFactors[0] ?? 0) - 0.4)).toBeLessThan(4 * error);
    expect(result.standardErrors?.confidenceFactors[0]).toBeCloseTo(error, 3);
    expect(result.pairwiseWinning[0]?.[1]).toBe(firsts(result)[0]);
  });

  it('does not take uncertain alternatives for identical', () => {
    const rows = [
      [0.4, 0.4],
      [0.4, 0.4],
    ];
    expect(run(rows, { halfWidths }).findings.filter(({ code }) => code === 'IDENTICAL_ALTERNATIVES')).toEqual([]);
    expect(
      run(rows, {
        halfWidths: decisionMatrix({
          rows: [
            [0, 0],
            [0, 0],
          ],
        }),
      }),
    ).toEqual(run(rows));
  });
});

describe('smaa, wrong input', () => {
  const problems = (options: unknown): string[] => codesOf(() => smaa(matrix(...five), options as SmaaOptions));

  it('refuses a missing or wrong seed and unknown options', () => {
    expect(problems(undefined)).toEqual(['REQUIRED options']);
    expect(problems({})).toEqual(['INVALID_SEED seed']);
    expect(problems({ seed: -1 })).toEqual(['INVALID_SEED seed']);
    expect(problems({ seed: 1, sample: 5 })).toEqual(['UNKNOWN_KEY options.sample']);
    expect(problems({ seed: 1, samples: 0, method: 'mc' })).toEqual([
      'OUT_OF_RANGE options.samples',
      'INVALID_VALUE options.method',
    ]);
    expect(problems({ seed: 1, samples: 100_000_001 })).toEqual(['OUT_OF_RANGE options.samples']);
    expect(problems({ seed: 1, samples: 1.5 })).toEqual(['OUT_OF_RANGE options.samples']);
    expect(problems({ seed: 1, samples: '10' })).toEqual(['INVALID_TYPE options.samples']);
  });

  it('refuses an order that is none', () => {
    expect(problems({ seed: 1, order: 'price' })).toEqual(['INVALID_TYPE options.order']);
    expect(problems({ seed: 1, order: [0, 1, [2, 2], 5, []] })).toEqual([
      'INVALID_ORDER options.order[2]',
      'INVALID_ORDER options.order[3]',
      'INVALID_ORDER options.order[4]',
    ]);
    expect(problems({ seed: 1, order: [0, 1, 2] })).toEqual(['INVALID_ORDER options.order']);
  });

  it('refuses bounds that cannot be', () => {
    const free = [null, null, null];
    expect(problems({ seed: 1, bounds: [null] })).toEqual(['LENGTH_MISMATCH options.bounds']);
    expect(problems({ seed: 1, bounds: [{ lowest: 2 }, { highest: '1' }, ...free] })).toEqual([
      'OUT_OF_RANGE options.bounds[0].lowest',
      'INVALID_TYPE options.bounds[1].highest',
    ]);
    expect(problems({ seed: 1, bounds: [{ lowest: 0.5, highest: 0.4 }, { least: 1 }, ...free] })).toEqual([
      'OUT_OF_RANGE options.bounds[0].lowest',
      'UNKNOWN_KEY options.bounds[1].least',
    ]);
    expect(problems({ seed: 1, bounds: [{ lowest: 0.6 }, { lowest: 0.6 }, ...free] })).toEqual([
      'INFEASIBLE_WEIGHTS options',
    ]);
    expect(problems({ seed: 1, bounds: [0, 0, 0, 0, 0].map(() => ({ highest: 0.1 })) })).toEqual([
      'INFEASIBLE_WEIGHTS options',
    ]);
    // The first must weigh most, but may weigh least only.
    expect(problems({ seed: 1, order: [0, 1, 2, 3, 4], bounds: [{ highest: 0.1 }, null, ...free] })).toEqual([
      'INFEASIBLE_WEIGHTS options',
    ]);
  });

  it('refuses bounds that hardly any weights keep, with the counts', () => {
    const rows = [0, 1, 2].map((i) => Array.from({ length: 16 }, (_, j) => ((i * 7 + j * 3) % 5) / 5));
    const order = Array.from({ length: 16 }, (_, j) => 15 - j);
    const bounds = Array.from({ length: 16 }, (_, j) => ({ highest: j < 8 ? 1 : 0.08 }));
    const [first] = issuesOf(() => run(rows, { order, bounds }));
    expect(first?.code).toBe('WEIGHTS_TOO_RARE');
    expect(first?.params).toMatchObject({ drawn: expect.any(Number), kept: expect.any(Number) });
  });

  it('refuses uncertain utilities of another shape or below zero', () => {
    expect(problems({ seed: 1, halfWidths: matrix([1]) })).toEqual(['LENGTH_MISMATCH options.halfWidths']);
    const widths = decisionMatrix({ rows: five.map((row) => row.map((value, j) => (j === 2 ? -value : value))) });
    expect(problems({ seed: 1, halfWidths: widths })).toEqual(['OUT_OF_RANGE options.halfWidths.columns[2][0]']);
  });

  it('refuses to measure what it can only sample', () => {
    expect(problems({ seed: 1, method: 'exact' })).toEqual(['EXACT_NOT_POSSIBLE options.method']);
    const halfWidths = decisionMatrix({
      rows: [
        [1, 0],
        [0, 0],
      ],
    });
    expect(
      codesOf(() =>
        run(
          [
            [1, 0],
            [0, 1],
          ],
          { method: 'exact', halfWidths },
        ),
      ),
    ).toEqual(['EXACT_NOT_POSSIBLE options.method']);
  });
});
