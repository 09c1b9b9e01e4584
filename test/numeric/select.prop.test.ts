import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meanOfTwo, medianInPlace, selectInPlace } from '../../src/numeric/select.js';

const numbers = fc.oneof(
  fc.array(fc.double({ noNaN: true }), { minLength: 1, maxLength: 200 }),
  fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 400 }),
);

describe('selection', () => {
  it('finds what sorting finds, and parts the array there', () => {
    fc.assert(
      fc.property(numbers, fc.nat(), (values, position) => {
        const k = position % values.length;
        const sorted = Float64Array.from(values).sort();
        const work = Float64Array.from(values);
        expect(selectInPlace(work, k, 0, work.length) + 0).toBe(sorted[k]! + 0);
        expect(work.subarray(0, k).every((one) => one <= work[k]!)).toBe(true);
        expect(work.subarray(k).every((one) => one >= work[k]!)).toBe(true);
        expect([...work].sort((a, b) => a - b).map((x) => x + 0)).toEqual([...sorted].map((x) => x + 0));
      }),
    );
  });

  it('is not slow on orders that defeat a pivot', () => {
    const n = 20_000;
    const pipe = Float64Array.from({ length: n }, (_, i) => (i < n / 2 ? i : n - i));
    const start = performance.now();
    for (let k = 0; k < n; k += 1000) selectInPlace(pipe.slice(), k, 0, n);
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  it('finds medians, also of numbers whose sum overflows', () => {
    expect(medianInPlace(Float64Array.of(4, 1, 3, 2), 4)).toBe(2.5);
    expect(medianInPlace(Float64Array.of(9, 1, 5, -100), 3)).toBe(5);
    expect(meanOfTwo(Number.MAX_VALUE, Number.MAX_VALUE)).toBe(Number.MAX_VALUE);
  });
});
