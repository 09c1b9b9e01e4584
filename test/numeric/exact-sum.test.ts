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

  it('keeps no zeros in its state, and one number for what one number holds', () => {
    expect([0.5, 0.25, 0.25].reduce(addExact, [])).toEqual([1]);
    expect([1, -1].reduce(addExact, [])).toEqual([]);
    expect([0, -0].reduce(addExact, [])).toEqual([]);
    expect([1e100, 1, -1e100].reduce(addExact, [])).toEqual([1]);
    expect([1, 2 ** -60].reduce(addExact, [])).toEqual([2 ** -60, 1]);
    expect(exactSum([])).toBe(0);
  });

  // Remainders of half a unit in the last place: the double beside is taken only when something lies beyond the half.
  const half = 2 ** -53;
  it.each([
    [[1, half], 1],
    [[1, half, 2 ** -120], 1 + 2 * half],
    [[1, half, -(2 ** -120)], 1],
    [[1 + 2 * half, half], 1 + 4 * half],
    [[1 + 2 * half, half, -(2 ** -120)], 1 + 2 * half],
    [[-1, -half, -(2 ** -120)], -1 - 2 * half],
    [[-1, -half, 2 ** -120], -1],
    [[-1 - 2 * half, -half], -1 - 4 * half],
    [[1, half / 2, 2 ** -120], 1],
    [[1, 0.75 * half, 2 ** -120], 1],
    [[1, 1.5 * half, 2 ** -120], 1 + 2 * half],
  ])('rounds %j once, to %d', (values, sum) => {
    for (const order of [values, [...values].reverse()]) expect(sumExactly(order)).toBe(sum);
  });

  it('takes any state whose numbers do not overlap, with zeros between them too', () => {
    expect(exactSum([2 ** -120, half, 1])).toBe(1 + 2 * half);
    expect(exactSum([2 ** -120, 0, half, 1])).toBe(1);
    expect(exactSum([3, 0, 0])).toBe(3);
  });
});
