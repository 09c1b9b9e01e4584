import { describe, expect, it } from 'vitest';
import { fCritical, fUpperTail, studentTTwoSided } from '../../src/statistics/index.js';

const relative = (actual: number, expected: number): number => Math.abs(actual / expected - 1);

// Reference values: scipy.stats.f (sf, isf).
describe('the F distribution', () => {
  it.each([
    [1.5, 3, 7, 0.2958089192964379],
    [30, 5, 15, 2.654820861987872e-7],
    [1e-3, 4, 9, 0.9999975602574956],
    [1.01, 500, 700, 0.45036250321071286],
    [1e6, 2, 5.5, 5.106950209360775e-16],
  ])('has the upper tail of %d with %d and %d degrees of freedom', (f, a, b, tail) => {
    expect(relative(fUpperTail(f, a, b), tail)).toBeLessThan(1e-12);
  });

  it.each([
    [0.025, 5, 18, 3.381967805875243],
    [0.975, 5, 18, 0.15718616136624458],
    [0.025, 5, 5.66, 6.31259786513784],
    [0.05, 1, 1, 161.4476387975882],
    [0.5, 1000, 2000, 0.9996666214467883],
  ])('is passed with probability %d with %d and %d degrees of freedom', (p, a, b, f) => {
    expect(relative(fCritical(p, a, b), f)).toBeLessThan(1e-11);
  });

  it('is the square of t with one degree of freedom above, and turns round with its degrees of freedom', () => {
    for (const t of [0.1, 1, 2.5, 12]) {
      expect(relative(fUpperTail(t * t, 1, 7), studentTTwoSided(t, 7))).toBeLessThan(1e-12);
      expect(fUpperTail(t, 3, 8)).toBeCloseTo(1 - fUpperTail(1 / t, 8, 3), 12);
    }
  });

  it('says what lies outside it', () => {
    expect([fUpperTail(0, 2, 3), fUpperTail(-1, 2, 3), fUpperTail(Number.POSITIVE_INFINITY, 2, 3)]).toEqual([1, 1, 0]);
    const none = [fUpperTail(Number.NaN, 1, 1), fUpperTail(1, 0, 1), fUpperTail(1, 1, Number.POSITIVE_INFINITY)];
    expect([...none, fCritical(0, 1, 1), fCritical(1, 1, 1), fCritical(0.5, -1, 1)].every(Number.isNaN)).toBe(true);
  });
});
