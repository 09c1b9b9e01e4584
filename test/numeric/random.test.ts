import { describe, expect, it } from 'vitest';
import { randomBelow, seededRandom, xoshiro128 } from '../../src/numeric/random.js';
import { issuesOf } from '../core/issues-of.js';

describe('seeded random numbers', () => {
  it('follow the reference sequence of xoshiro128++ (test vector of the Rust crate rand_xoshiro)', () => {
    const next = xoshiro128([1, 2, 3, 4]);
    expect(Array.from({ length: 10 }, next)).toEqual([
      641, 1573767, 3222811527, 3517856514, 836907274, 4247214768, 3867114732, 1355841295, 495546011, 621204420,
    ]);
  });

  it('are decided by the seed', () => {
    const stream = (seed: number) => {
      const random = seededRandom(seed);
      return Array.from({ length: 5 }, () => random());
    };
    expect(stream(42)).toEqual(stream(42));
    expect(new Set([0, 1, 2, 42, 2 ** 32, 2 ** 32 + 42, 2 ** 53 - 1].map((seed) => stream(seed).join())).size).toBe(7);
  });

  it('are uniform on [0, 1)', () => {
    const random = seededRandom(7);
    const counts = new Array<number>(20).fill(0);
    for (let i = 0; i < 200_000; i++) {
      counts[Math.floor(random() * 20)]!++;
    }
    expect(counts).toHaveLength(20);
    const chi2 = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
    expect(chi2).toBeLessThan(43.8); // 0.1 % point of chi-squared with 19 degrees of freedom
  });

  it('give every whole number below a limit', () => {
    const random = seededRandom(3);
    expect(new Set(Array.from({ length: 200 }, () => randomBelow(random, 6)))).toEqual(new Set([0, 1, 2, 3, 4, 5]));
  });

  it.each([-1, 0.5, Number.NaN, 2 ** 53])('refuse the seed %d', (seed) => {
    expect(() => seededRandom(seed)).toThrow(expect.objectContaining({ code: 'INVALID_SEED' }));
  });

  it('say which seed they were given', () => {
    expect(issuesOf(() => seededRandom(-1))).toEqual([
      {
        code: 'INVALID_SEED',
        path: 'seed',
        message: 'A seed is a whole number that is not negative.',
        received: -1,
        expected: 'a whole number from 0 to 9007199254740991',
        params: {},
      },
    ]);
  });

  // Worked out in Python from the description: fmix32 of MurmurHash3 over the seed's halves, then xoshiro128++.
  it.each<[number, number[]]>([
    [0, [0.7344237645313997, 0.9978569047735083, 0.9948708698108979]],
    [1, [0.2809020860379604, 0.4216537856186521, 0.142675140665807]],
    [4294967297, [0.9311538812326694, 0.8152917871273979, 0.35761299590446216]],
    [9007199254740991, [0.9857530372825034, 0.5145741490974146, 0.029785824059052723]],
  ])('never change for the seed %d', (seed, expected) => {
    const random = seededRandom(seed);
    expect([random(), random(), random()]).toEqual(expected);
  });
});
