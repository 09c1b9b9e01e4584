import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Interval,
  intersectIntervals,
  subtractIntervals,
  totalLength,
  unionIntervals,
} from '../../src/time/interval.js';

const interval = fc
  .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: -2, max: 12 }))
  .map(([start, length]) => ({ start, end: start + length }));
const intervals = fc.array(interval, { maxLength: 8 });

/** The slow, obvious version: which whole numbers lie inside. */
const points = (set: readonly Interval[]) =>
  Array.from({ length: 60 }, (_, n) => n).filter((n) => set.some(({ start, end }) => start <= n && n < end));

const isCanonical = (set: readonly Interval[]) =>
  set.every(({ start, end }, i) => start < end && (i === 0 || (set[i - 1] as Interval).end < start));

test('set operations agree with sets of points and give sorted, disjoint intervals', () => {
  fc.assert(
    fc.property(intervals, intervals, (a, b) => {
      const inA = new Set(points(a));
      const inB = new Set(points(b));
      const union = unionIntervals([...a, ...b]);
      const common = intersectIntervals(a, b);
      const rest = subtractIntervals(a, b);
      expect(points(union)).toEqual([...new Set([...inA, ...inB])].sort((x, y) => x - y));
      expect(points(common)).toEqual([...inA].filter((n) => inB.has(n)));
      expect(points(rest)).toEqual([...inA].filter((n) => !inB.has(n)));
      expect([union, common, rest].every(isCanonical)).toBe(true);
      expect(totalLength(a)).toBe(inA.size);
      expect(totalLength(common) + totalLength(rest)).toBe(totalLength(a));
    }),
    { numRuns: 500 },
  );
});
