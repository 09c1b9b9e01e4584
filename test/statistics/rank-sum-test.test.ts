import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../src/core/definition.js';
import { kruskalWallis, rankSumTest } from '../../src/statistics/index.js';
import { codesOf } from '../core/issues-of.js';

/** Share of all ways to choose the first group whose rank sum lies at least as far from its mean. */
function byEnumeration(first: readonly number[], second: readonly number[]): number {
  const all = [...first, ...second];
  const rankOf = (value: number): number =>
    all.filter((one) => one < value).length + (all.filter((one) => one === value).length + 1) / 2;
  const ranks = all.map(rankOf);
  const mean = (first.length * (all.length + 1)) / 2;
  const away = Math.abs(ranks.slice(0, first.length).reduce((sum, rank) => sum + rank, 0) - mean);
  let [ways, extreme] = [0, 0];
  const choose = (from: number, left: number, sum: number): void => {
    if (left === 0) {
      ways++;
      if (Math.abs(sum - mean) >= away - 1e-9) extreme++;
      return;
    }
    for (let i = from; i <= ranks.length - left; i++) choose(i + 1, left - 1, sum + (ranks[i] as number));
  };
  choose(0, first.length, 0);
  return extreme / ways;
}

describe('rankSumTest', () => {
  it('gives the published values of Hollander and Wolfe 1973, page 69 (also the example of R wilcox.test)', () => {
    const chorioamnion = [0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46];
    const test = rankSumTest(deepFreeze(chorioamnion), deepFreeze([1.15, 0.88, 0.9, 0.74, 1.21]));
    expect(test.u).toBe(35);
    // One-sided p of the book is 0.1272; the distribution is symmetric.
    expect((test.p ?? 0) / 2).toBeCloseTo(0.1272, 4);
    expect(test.superiorityShare).toBe(0.7);
    expect(test.smallestP).toBeCloseTo(2 / 3003, 15);
    expect(test.method).toBe('exact');
  });

  it('agrees with counting all divisions of the ranks, with ties', () => {
    const values = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(values, values, (first, second) => {
        expect(rankSumTest(first, second).p).toBeCloseTo(byEnumeration(first, second), 12);
      }),
      { numRuns: 150 },
    );
  });

  it('turns round with its groups, and does not care for order or scale', () => {
    const values = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 1, maxLength: 14 });
    fc.assert(
      fc.property(values, values, (first, second) => {
        const test = rankSumTest(first, second);
        const back = rankSumTest(second, first);
        expect(back.p).toBe(test.p);
        expect(back.u + test.u).toBe(first.length * second.length);
        expect(rankSumTest([...first].reverse(), second).p).toBe(test.p);
        expect(
          rankSumTest(
            first.map((one) => one * 4),
            second.map((one) => one * 4),
          ).p,
        ).toBe(test.p);
      }),
      { numRuns: 100 },
    );
  });

  it('takes the approximation where counting would take too long, and both agree by then', () => {
    const many = Array.from({ length: 150 }, (_, i) => ((i * 37) % 150) + (i % 2) * 12);
    const [first, second] = [many.filter((_, i) => i % 2 === 0), many.filter((_, i) => i % 2 === 1)];
    const test = rankSumTest(first, second);
    expect(test.method).toBe('chiSquare');
    expect(test.p).toBe(kruskalWallis([first, second]).p);
    const short = rankSumTest(first.slice(0, 30), second.slice(0, 30));
    expect(short.method).toBe('exact');
    expect(Math.abs((short.p ?? 0) - (kruskalWallis([first.slice(0, 30), second.slice(0, 30)]).p ?? 0))).toBeLessThan(
      0.01,
    );
  });

  it('has no p without values, p 1 where all are equal, and leaves missing values out', () => {
    expect(rankSumTest([], [1, 2])).toEqual({
      n: [0, 2],
      u: 0,
      superiorityShare: null,
      p: null,
      smallestP: null,
      method: 'exact',
    });
    expect(rankSumTest([5, 5, 5], [5, 5]).p).toBe(1);
    expect(rankSumTest([1, null, Number.NaN, 2], [3, undefined, 4])).toEqual(rankSumTest([1, 2], [3, 4]));
    expect(rankSumTest([1], [2]).smallestP).toBe(1);
  });

  it('takes values within the tolerance for equal', () => {
    expect(rankSumTest([0.1 + 0.2], [0.3], { tolerance: 1e-9 }).u).toBe(0.5);
  });

  it('refuses what is no list, no number and no tolerance', () => {
    expect(codesOf(() => rankSumTest(undefined as never, []))).toEqual(['REQUIRED values']);
    expect(codesOf(() => rankSumTest([1], 'no' as never))).toEqual(['INVALID_TYPE values']);
    expect(codesOf(() => rankSumTest([Number.POSITIVE_INFINITY], [1]))).toEqual(['INVALID_NUMBER values[0]']);
    expect(codesOf(() => rankSumTest([1], [2], { tolerance: -1 }))).toEqual(['OUT_OF_RANGE options.tolerance']);
    expect(codesOf(() => rankSumTest([1], [2], { tol: 1 } as never))).toEqual(['UNKNOWN_KEY options.tol']);
  });
});
