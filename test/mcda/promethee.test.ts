import {
  decisionMatrix,
  type PreferenceFunction,
  promethee,
  prometheeColumns,
  prometheePartialOrder,
} from 'vendorwise/mcda';
import { describe, expect, it } from 'vitest';
import { codesOf } from '../core/issues-of.js';

const rounded = (values: ArrayLike<number>): number[] => Array.from(values, (x) => Math.round(x * 1e12) / 1e12 + 0);

describe('promethee', () => {
  it('gives the net flows of B. Mareschal, Y. De Smet, P. Nemery, "Rank reversal in the PROMETHEE II method", 2008', () => {
    const matrix = decisionMatrix({
      rows: [
        [4, 3, 2],
        [3, 2, 4],
        [5, 1, 3],
      ],
    });
    const result = promethee(matrix, [0.5, 0.3, 0.2]);
    expect(rounded(result.scores)).toEqual([0.1, -0.3, 0.2]);
    expect(rounded(result.positiveFlows)).toEqual([0.55, 0.35, 0.6]);
    expect(rounded(result.negativeFlows)).toEqual([0.45, 0.65, 0.4]);
    expect(result.ranks).toEqual([2, 3, 1]);
    expect(result.method).toBe('promethee');
    expect(result.higherIsBetter).toBe(true);
    expect(result.conventions).toEqual({
      preference: [{ shape: 'usual' }, { shape: 'usual' }, { shape: 'usual' }],
      flows: 'meanOverOthers',
      normalizeWeights: true,
    });
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  });

  // By hand: differences in favour of the first of two alternatives, at, below and above the thresholds.
  it.each<[PreferenceFunction, number, number]>([
    [{ shape: 'usual' }, 0, 0],
    [{ shape: 'usual' }, 1e-300, 1],
    [{ shape: 'uShape', q: 2 }, 2, 0],
    [{ shape: 'uShape', q: 2 }, 2.0000001, 1],
    [{ shape: 'uShape', q: 0.1 }, 0.3 - 0.2, 0],
    [{ shape: 'vShape', p: 4 }, 1, 0.25],
    [{ shape: 'vShape', p: 4 }, 4, 1],
    [{ shape: 'vShape', p: 4 }, 9, 1],
    [{ shape: 'vShape', p: 0 }, 1, 1],
    [{ shape: 'level', q: 2, p: 4 }, 2, 0],
    [{ shape: 'level', q: 2, p: 4 }, 3, 0.5],
    [{ shape: 'level', q: 2, p: 4 }, 4, 0.5],
    [{ shape: 'level', q: 2, p: 4 }, 5, 1],
    [{ shape: 'linear', q: 2, p: 4 }, 2, 0],
    [{ shape: 'linear', q: 2, p: 4 }, 2.5, 0.25],
    [{ shape: 'linear', q: 2, p: 4 }, 4, 1],
    [{ shape: 'linear', q: 2, p: 2 }, 2, 0],
    [{ shape: 'linear', q: 2, p: 2 }, 3, 1],
    [{ shape: 'gaussian', s: 1 }, 0, 0],
    [{ shape: 'gaussian', s: 1 }, 1, 1 - Math.exp(-0.5)],
    [{ shape: 'gaussian', s: 2 }, 3, 1 - Math.exp(-9 / 8)],
    [{ shape: 'gaussian', s: 1 }, 40, 1],
    [{ shape: 'gaussian', s: 0 }, 1e-9, 1],
  ])('%j of a difference of %d is %d', (preference, difference, share) => {
    const benefit = promethee(decisionMatrix({ columns: [[difference, 0]] }), [1], { preference });
    expect(benefit.positiveFlows[0]).toBeCloseTo(share, 15);
    expect(benefit.positiveFlows[1]).toBe(0);
    expect(benefit.negativeFlows).toEqual([0, benefit.positiveFlows[0]]);
    const cost = decisionMatrix({ columns: [[0, difference]], directions: ['cost'] });
    expect(promethee(cost, [1], { preference }).scores).toEqual(benefit.scores);
  });

  it('takes weights as they are when asked to', () => {
    const matrix = decisionMatrix({ columns: [[2, 1]] });
    expect(promethee(matrix, [4]).scores).toEqual([1, -1]);
    expect(promethee(matrix, [4], { normalizeWeights: false }).scores).toEqual([4, -4]);
  });

  it('keeps the digits of a ramp that is short beside the range of the figures', () => {
    const matrix = decisionMatrix({ columns: [[1e9, 1e9 - 1e-6, 0, 5e8]] });
    const { positiveFlows } = promethee(matrix, [1], { preference: { shape: 'vShape', p: 4e-6 } });
    const difference = 1e9 - (1e9 - 1e-6);
    expect(positiveFlows[0]).toBe((difference / 4e-6 + 2) / 3);
  });

  it('bears figures and thresholds near the largest double', () => {
    const columns = [[Number.MAX_VALUE, -Number.MAX_VALUE, 0]];
    for (const preference of [
      { shape: 'linear', q: 1e307, p: 1.7e308 },
      { shape: 'vShape', p: Number.MAX_VALUE },
      { shape: 'gaussian', s: Number.MIN_VALUE },
      { shape: 'usual' },
    ] as const) {
      expect(promethee(decisionMatrix({ columns }), [1], { preference }).scores).toEqual([1, -1, 0]);
    }
  });

  it('calls net flows equal that differ by noise only', () => {
    // The second criterion undoes the first.
    const values = [0.1, 0.7, 0.2, 0.4, 0.9, 0.3];
    const matrix = decisionMatrix({ columns: [values, values], directions: ['benefit', 'cost'] });
    expect(promethee(matrix, [1, 1], { preference: { shape: 'linear', q: 0.1, p: 0.7 } }).ranks).toEqual([
      1, 1, 1, 1, 1, 1,
    ]);
  });

  it('measures that noise by the weights as they are given', () => {
    const matrix = decisionMatrix({
      rows: [
        [1, 1, 0],
        [0, 0, 1],
      ],
    });
    // The third outweighs the others by the last bit.
    const { scores, ranks } = promethee(matrix, [1e8, 2e8, 3e8 + 2 ** -22], { normalizeWeights: false });
    expect([scores, ranks]).toEqual([
      [-(2 ** -22), 2 ** -22],
      [1, 1],
    ]);
    expect(promethee(matrix, [1e308, 0, 1e308], { normalizeWeights: false }).ranks).toEqual([1, 1]);
  });

  it('gives flows of 0 to one alternative, to equal ones and on constant columns', () => {
    const one = promethee(decisionMatrix({ rows: [[3, 4]] }), [1, 1]);
    expect([one.scores, one.positiveFlows, one.negativeFlows, one.ranks]).toEqual([[0], [0], [0], [1]]);
    expect(one.findings.map(({ code }) => code)).toEqual(['SINGLE_ALTERNATIVE']);
    const equal = promethee(decisionMatrix({ columns: [[3, 3, 3]] }), [1], {
      preference: { shape: 'linear', q: 0, p: 0 },
    });
    expect([equal.scores, equal.ranks]).toEqual([
      [0, 0, 0],
      [1, 1, 1],
    ]);
    expect(equal.findings.map(({ code }) => code)).toEqual(['CONSTANT_CRITERION']);
  });

  it('refuses preference functions that cannot work, all at once', () => {
    const matrix = decisionMatrix({ rows: [[1, 2, 3, 4, 5, 6]] });
    const preference = [
      { shape: 'linear', q: 3, p: 2 },
      { shape: 'vShape' },
      { shape: 'uShape', q: -1 },
      { shape: 'gaussian', s: Number.NaN },
      { shape: 'bell' },
      { shape: 'usual', p: 1, t: 2 },
    ] as unknown as PreferenceFunction[];
    expect(codesOf(() => promethee(matrix, [1, 1, 1, 1, 1, 1], { preference }))).toEqual([
      'THRESHOLD_ORDER options.preference[0]',
      'MISSING_THRESHOLD options.preference[1].p',
      'OUT_OF_RANGE options.preference[2].q',
      'INVALID_TYPE options.preference[3].s',
      'INVALID_VALUE options.preference[4].shape',
      'UNKNOWN_KEY options.preference[5].t',
      'UNUSED_THRESHOLD options.preference[5].p',
    ]);
  });

  it('refuses the rest with codes and paths, too', () => {
    const matrix = decisionMatrix({ rows: [[1, 2]] });
    const run = (options: object, weights = [1, 1]) => codesOf(() => promethee(matrix, weights, options));
    expect(run({ preference: [{ shape: 'usual' }] })).toEqual(['LENGTH_MISMATCH options.preference']);
    expect(run({ preference: 'usual' })).toEqual(['INVALID_TYPE options.preference']);
    expect(run({ preference: { shape: 'level' } })).toEqual([
      'MISSING_THRESHOLD options.preference.q',
      'MISSING_THRESHOLD options.preference.p',
    ]);
    expect(run({ preference: { shape: 'linear', q: 3, p: -1 } })).toEqual(['OUT_OF_RANGE options.preference.p']);
    expect(run({ preference: {} })).toEqual(['REQUIRED options.preference.shape']);
    expect(run({ prefer: [] })).toEqual(['UNKNOWN_KEY options.prefer']);
    expect(run({}, [1])).toEqual(['LENGTH_MISMATCH weights']);
    expect(run({}, [1, -1])).toEqual(['NEGATIVE_WEIGHT weights[1]']);
    expect(codesOf(() => prometheeColumns(matrix, [1, 1], { into: new Float64Array(2) }))).toEqual([
      'LENGTH_MISMATCH options.into',
    ]);
  });

  it('leaves its input alone', () => {
    const rows = Object.freeze([Object.freeze([0.3, 5]), Object.freeze([0.1, 7])]);
    const preference = Object.freeze({ shape: 'linear', q: 0, p: 3e300 } as const);
    const matrix = decisionMatrix({ rows });
    const before = matrix.columns.map((column) => Array.from(column));
    promethee(Object.freeze(matrix), Object.freeze([1, 2]), Object.freeze({ preference }));
    expect(matrix.columns.map((column) => Array.from(column))).toEqual(before);
  });
});

describe('prometheePartialOrder', () => {
  it('refuses what is no result of promethee', () => {
    for (const fake of [null, {}, { positiveFlows: [1, 0] }]) {
      expect(codesOf(() => prometheePartialOrder(fake as never, 0, 1))).toEqual(['INVALID_TYPE result']);
    }
  });

  const matrix = decisionMatrix({
    rows: [
      [10, 0, 5],
      [0, 10, 5],
      [4, 4, 4],
      [4, 4, 4],
      [0, 0, 0],
    ],
  });
  const result = promethee(matrix, [1, 1, 1], { preference: { shape: 'linear', q: 1, p: 9 } });

  it('tells preferred, indifferent, incomparable and outranked apart', () => {
    expect(prometheePartialOrder(result, 0, 4)).toBe('preferred');
    expect(prometheePartialOrder(result, 4, 0)).toBe('outranked');
    expect(prometheePartialOrder(result, 2, 3)).toBe('indifferent');
    expect(prometheePartialOrder(result, 0, 1)).toBe('indifferent');
    expect(prometheePartialOrder(result, 0, 0)).toBe('indifferent');
    // Stronger on one criterion, weaker on another: a higher leaving flow, but a higher entering flow as well.
    expect(result.positiveFlows[0]).toBeGreaterThan(result.positiveFlows[2] as number);
    expect(result.negativeFlows[0]).toBeGreaterThan(result.negativeFlows[2] as number);
    expect(prometheePartialOrder(result, 0, 2)).toBe('incomparable');
    expect(prometheePartialOrder(result, 2, 0)).toBe('incomparable');
  });

  it('takes flows that differ by noise for equal, and one flow alone for a difference', () => {
    const flows = (positiveFlows: number[], negativeFlows: number[]) =>
      prometheePartialOrder({ ...result, positiveFlows, negativeFlows }, 0, 1);
    expect(flows([0.3, 0.1 + 0.2], [0.1 + 0.2, 0.3])).toBe('indifferent');
    expect(flows([3e9, 3e9 + 1e-4], [1, 1])).toBe('indifferent');
    expect(flows([3e-9, 4e-9], [1e-9, 1e-9])).toBe('outranked');
    expect(flows([0.3, 0.3], [0.1, 0.2])).toBe('preferred');
    expect(flows([0.3, 0.3], [0.2, 0.1])).toBe('outranked');
    expect(flows([0.4, 0.3], [0.2, 0.2])).toBe('preferred');
  });

  it('refuses what is no position', () => {
    expect(codesOf(() => prometheePartialOrder(result, -1, 5))).toEqual(['OUT_OF_RANGE a', 'OUT_OF_RANGE b']);
    expect(codesOf(() => prometheePartialOrder(result, 0.5, 0))).toEqual(['OUT_OF_RANGE a']);
  });
});
