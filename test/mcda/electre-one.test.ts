import { describe, expect, it } from 'vitest';
import { type DecisionMatrixInput, decisionMatrix } from '../../src/mcda/decision-matrix.js';
import { type ElectreOneOptions, electreOne } from '../../src/mcda/electre-one.js';
import { outrankingCycles } from '../../src/mcda/outranking-kernel.js';
import { codesOf } from '../core/issues-of.js';

const run = (input: DecisionMatrixInput, weights: number[], options: ElectreOneOptions = {}) =>
  electreOne(decisionMatrix(input), weights, options);
const asGiven: ElectreOneOptions = { normalization: 'none' };

/** Rock, paper, scissors on three criteria: each is better than the next on two of them. */
const circle = [
  [3, 1, 2],
  [2, 3, 1],
  [1, 2, 3],
];

describe('electreOne', () => {
  it('counts concordance and measures discordance as worked by hand', () => {
    const rows = [
      [8, 100],
      [6, 80],
      [8, 140],
    ];
    const result = run({ rows, directions: ['benefit', 'cost'] }, [3, 1], asGiven);
    expect(result.concordance).toEqual([
      [0, 0.75, 1],
      [0.25, 0, 0.25],
      [0.75, 0.75, 0],
    ]);
    // One range of 60 over both criteria: the quality of 0..10 hardly speaks.
    expect(result.discordance).toEqual([
      [0, 20 / 60, 0],
      [2 / 60, 0, 2 / 60],
      [40 / 60, 1, 0],
    ]);
    expect(result.outranks).toEqual([[1, 2], [], []]);
    expect(result.kernel).toEqual([0]);
    // Each by its own range: a quality that is worst here is worst altogether.
    const own = run({ rows, directions: ['benefit', 'cost'] }, [3, 1], {
      ...asGiven,
      discordanceRange: 'perCriterion',
    });
    expect(own.discordance[1]).toEqual([1, 0, 1]);
    expect(own.conventions).toEqual({
      concordanceThreshold: 0.65,
      discordanceThreshold: 0.35,
      normalization: 'none',
      discordanceRange: 'perCriterion',
      kernel: 'notOutranked',
      normalizeWeights: true,
    });
  });

  it('makes figures comparable by default, so that no unit decides', () => {
    const rows = [
      [8, 100],
      [6, 80],
      [8, 140],
    ];
    const inCents = rows.map(([a, b]) => [a!, b! * 100]);
    const euros = run({ rows, directions: ['benefit', 'cost'] }, [3, 1]);
    const cents = run({ rows: inCents, directions: ['benefit', 'cost'] }, [3, 1]);
    cents.discordance.flat().forEach((d, k) => void expect(d).toBeCloseTo(euros.discordance.flat()[k]!, 12));
  });

  it('reaches a threshold that the weights sum to, whatever their noise', () => {
    expect(0.7 + 0.1).toBeLessThan(0.8);
    const rows = [
      [2, 2, 1],
      [1, 1, 2],
    ];
    const options = { ...asGiven, concordanceThreshold: 0.8, discordanceThreshold: 1, normalizeWeights: false };
    expect(run({ rows }, [0.7, 0.1, 0.2], options).outranks).toEqual([[1], []]);
    expect(run({ rows }, [0.7, 0.0999, 0.2001], options).outranks).toEqual([[], []]);
  });

  it('finds circles, and takes each as one for the kernel of the graph', () => {
    const loose = { ...asGiven, concordanceThreshold: 0.6, discordanceThreshold: 1 };
    const result = run({ rows: circle }, [1, 1, 1], loose);
    expect(result).toMatchObject({ outranks: [[1], [2], [0]], kernel: [], cycles: [[0, 1, 2]] });
    expect(result.findings.map(({ code, severity }) => [code, severity])).toEqual([
      ['OUTRANKING_CYCLE', 'low'],
      ['EMPTY_KERNEL', 'medium'],
    ]);
    expect(result.findings[0]?.params).toEqual({ alternatives: [0, 1, 2] });
    const graph = run({ rows: circle }, [1, 1, 1], { ...loose, kernel: 'graph' });
    expect(graph.kernel).toEqual([0, 1, 2]);
    expect(graph.findings.map(({ code }) => code)).toEqual(['OUTRANKING_CYCLE']);
  });

  it('takes into the kernel of a graph who is outranked only by those that are out', () => {
    // 0 outranks 1, and 1 outranks 2, but 0 is too much worse than 2 on the second criterion.
    const rows = [
      [9, 1],
      [6, 5],
      [3, 8],
    ];
    const options = { ...asGiven, concordanceThreshold: 0.6, discordanceThreshold: 0.6 };
    const plain = run({ rows }, [2, 1], options);
    expect(plain).toMatchObject({ outranks: [[1], [2], []], kernel: [0], cycles: [] });
    expect(run({ rows }, [2, 1], { ...options, kernel: 'graph' }).kernel).toEqual([0, 2]);
  });

  it('lets nobody outrank itself, though thresholds of 0 and 1 let everyone outrank everyone', () => {
    const options = { concordanceThreshold: 0, discordanceThreshold: 1 };
    expect(
      run(
        {
          rows: [
            [1, 5],
            [2, 3],
          ],
        },
        [1, 1],
        options,
      ),
    ).toMatchObject({ outranks: [[1], [0]], cycles: [[0, 1]] });
  });

  it('lists circles by their first member, whichever leads to the other', () => {
    expect(outrankingCycles([[3, 1], [2], [1], [0]])).toEqual([
      [0, 3],
      [1, 2],
    ]);
    expect(outrankingCycles([[3], [2], [1, 0], [0]])).toEqual([
      [0, 3],
      [1, 2],
    ]);
  });

  it('survives equal columns, one alternative and identical alternatives', () => {
    const equal = run(
      {
        rows: [
          [3, 7],
          [3, 7],
          [3, 7],
        ],
        directions: ['benefit', 'cost'],
      },
      [1, 1],
    );
    expect(equal.concordance[0]).toEqual([0, 1, 1]);
    expect(equal.discordance.flat()).toEqual(new Array(9).fill(0));
    expect(equal.cycles).toEqual([[0, 1, 2]]);
    expect(equal.findings.map(({ code }) => code)).toEqual([
      'CONSTANT_CRITERION',
      'CONSTANT_CRITERION',
      'OUTRANKING_CYCLE',
      'EMPTY_KERNEL',
    ]);
    const one = run({ rows: [[0, 0]] }, [1, 1]);
    expect(one).toMatchObject({ kernel: [0], outranks: [[]], concordance: [[0]], discordance: [[0]] });
    expect(one.findings.map(({ code }) => code)).toEqual(['SINGLE_ALTERNATIVE']);
  });

  it('stays finite at both ends of the range of doubles', () => {
    const rows = [
      [1.7e308, 1e-300],
      [-1.7e308, 2e-300],
      [0, 5e-324],
    ];
    for (const normalization of ['none', 'vector', 'minMax'] as const) {
      for (const discordanceRange of ['global', 'perCriterion'] as const) {
        const { discordance } = run({ rows }, [1, 1], { normalization, discordanceRange });
        for (const d of discordance.flat()) expect(d >= 0 && d <= 1).toBe(true);
        expect(discordance[1]?.[0]).toBe(1);
      }
    }
  });

  it('refuses what it cannot compare', () => {
    const rows = [
      [1, 2],
      [2, 1],
    ];
    expect(codesOf(() => run({ rows }, [1]))).toEqual(['LENGTH_MISMATCH weights']);
    for (const [options, code, path] of [
      [{ concordanceThreshold: 1.01 }, 'OUT_OF_RANGE', 'options.concordanceThreshold'],
      [{ discordanceThreshold: Number.NaN }, 'INVALID_TYPE', 'options.discordanceThreshold'],
      [{ discordanceThreshold: -0.01 }, 'OUT_OF_RANGE', 'options.discordanceThreshold'],
      [{ concordanceThreshold: null }, 'INVALID_TYPE', 'options.concordanceThreshold'],
      [{ normalizeWeights: 1 }, 'INVALID_TYPE', 'options.normalizeWeights'],
      [{ normalization: 'l2' }, 'INVALID_VALUE', 'options.normalization'],
      [{ discordanceRange: 'own' }, 'INVALID_VALUE', 'options.discordanceRange'],
      [{ kernel: 'core' }, 'INVALID_VALUE', 'options.kernel'],
      [{ concordance: 0.7 }, 'UNKNOWN_KEY', 'options.concordance'],
      [{ veto: 3 }, 'UNKNOWN_KEY', 'options.veto'],
    ] as const) {
      expect(codesOf(() => run({ rows }, [1, 1], options as unknown as ElectreOneOptions))).toEqual([
        `${code} ${path}`,
      ]);
    }
    expect(codesOf(() => run({ rows }, [1e308, 1e308], { normalizeWeights: false }))).toEqual(['OUT_OF_RANGE weights']);
    const negative = { rows: [[1], [-1]] };
    expect(codesOf(() => run(negative, [1], { normalization: 'sum' }))).toEqual(['NOT_POSITIVE columns[0][1]']);
    const many = { columns: [Float64Array.from({ length: 5001 }, (_, i) => i)] };
    expect(codesOf(() => run(many, [1]))).toEqual(['TOO_MANY_ALTERNATIVES matrix']);
  });

  it('changes nothing of its input', () => {
    const columns = [Float64Array.of(3, 1), Float64Array.of(5, 6)];
    const matrix = Object.freeze(decisionMatrix({ columns, directions: ['cost', 'benefit'] }));
    const first = electreOne(matrix, Object.freeze([1, 2]), Object.freeze({}));
    expect(columns.map((column) => Array.from(column))).toEqual([
      [3, 1],
      [5, 6],
    ]);
    expect(JSON.parse(JSON.stringify(first))).toEqual(first);
  });
});
