import { describe, expect, it } from 'vitest';
import { addExact, exactSum, mergeExact, sumExactly } from '../../src/numeric/exact-sum.js';

describe('exact sums', () => {
  // Cases of CPython's own test of math.fsum (test_math.py).
  it.each([
    [[], 0],
    [[0], 0],
    [[1e100, 1, -1e100, 1e-100, 1e50, -1, -1e50], 1e-100],
    [[2 ** 53, -0.5, -(2 ** -54)], 2 ** 53 - 1],
    [[2 ** 53, 1, 2 ** -100], 2 ** 53 + 2],
    [[2 ** 53 + 10, 1, 2 ** -100], 2 ** 53 + 12],
    [[2 ** 53 - 4, 0.5, 2 ** -54], 2 ** 53 - 3],
    [[1e16, 1, 1e-16], 10000000000000002],
    [[1e16 - 2, 1 - 2 ** -53, -(1e16 - 2), -(1 - 2 ** -53)], 0],
  ])('sums %j to %d', (values, sum) => expect(sumExactly(values)).toBe(sum));

  it('sums the harmonic series as Python does', () => {
    expect(sumExactly(Array.from({ length: 1000 }, (_, n) => 1 / (n + 1)))).toBe(7.485470860550345);
  });

  it('survives JSON and leaves merged states unchanged', () => {
    const a = Object.freeze([1e100, 1].reduce(addExact, []));
    const b = Object.freeze(JSON.parse(JSON.stringify([-1e100, 0.1].reduce(addExact, []))) as number[]);
    expect(exactSum(mergeExact(a, b))).toBe(1.1);
    expect(exactSum(mergeExact(b, a))).toBe(1.1);
  });

  it('keeps elapsed milliseconds exact beyond 2^53', () => {
    const big = Number.MAX_SAFE_INTEGER;
    expect(sumExactly([big, big, 1, -big])).toBe(big + 1);
  });
});
