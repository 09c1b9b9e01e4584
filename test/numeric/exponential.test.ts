import { describe, expect, it } from 'vitest';
import { exponentialSource } from '../../src/numeric/exponential.js';
import { seededRandom } from '../../src/numeric/random.js';

const DRAWS = 400_000;
const draws = (): Float64Array => {
  const next = exponentialSource(seededRandom(20261123));
  return Float64Array.from({ length: DRAWS }, next).sort();
};

describe('exponentialSource', () => {
  const sorted = draws();

  it('follows 1 - exp(-x) everywhere (Kolmogorov-Smirnov below the limit of one in a thousand)', () => {
    let widest = 0;
    sorted.forEach((x, i) => {
      const share = -Math.expm1(-x);
      widest = Math.max(widest, Math.abs(share - i / DRAWS), Math.abs(share - (i + 1) / DRAWS));
    });
    expect(widest).toBeLessThan(1.95 / Math.sqrt(DRAWS));
  });

  it('has the moments 1, 2, 6', () => {
    [1, 2, 6].forEach((moment, k) => {
      const mean = sorted.reduce((sum, x) => sum + x ** (k + 1), 0) / DRAWS;
      // The variance of x^k is (2k)! - (k!)^2.
      const error = Math.sqrt(([1, 20, 684][k] as number) / DRAWS);
      expect(Math.abs(mean - moment)).toBeLessThan(4 * error);
    });
  });

  it('reaches into the tail as often as it should, and never below zero', () => {
    const beyond = sorted.filter((x) => x > 7.697_117_470_131_05).length / DRAWS;
    const expected = Math.exp(-7.697_117_470_131_05);
    expect(Math.abs(beyond - expected)).toBeLessThan(4 * Math.sqrt(expected / DRAWS));
    expect(sorted[0]).toBeGreaterThanOrEqual(0);
  });

  it('is decided by its stream', () => {
    const take = (seed: number): number[] => Array.from({ length: 5 }, exponentialSource(seededRandom(seed)));
    expect(take(4)).toEqual(take(4));
    expect(take(4)).not.toEqual(take(5));
  });

  it('makes layers of equal area up to the top', () => {
    // The topmost layer must close at height 1: the published radius and area fit each other.
    let edge = 7.697_117_470_131_05;
    const area = 0.003_949_659_822_581_557;
    for (let i = 2; i < 256; i++) edge = -Math.log(area / edge + Math.exp(-edge));
    expect(area / edge + Math.exp(-edge)).toBeCloseTo(1, 9);
  });
});
