import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../src/numeric/random.js';
import {
  autocorrelatedSeasonalMannKendall,
  chiSquareUpperTail,
  hirschSlackTest,
  kruskalWallis,
  mannKendall,
  median,
  seasonalMannKendall,
} from '../../src/statistics/index.js';

const code = (name: string) => expect.objectContaining({ code: name });
const relative = (actual: number, expected: number): number => Math.abs(actual / expected - 1);

/** Standard normal numbers by Box and Muller. */
function normals(seed: number): () => number {
  const random = seededRandom(seed);
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Normal AR(1) with standard deviation 1 around a season and a straight line. */
function simulated(next: () => number, length: number, phi: number, season: number, change = 0): number[] {
  let state = next();
  return Array.from({ length }, (_, i) => {
    const value = state + season * Math.SQRT2 * Math.cos((Math.PI * i) / 6) + (change * i) / (length - 1);
    state = phi * state + Math.sqrt(1 - phi * phi) * next();
    return value;
  });
}

describe('the chi-square distribution', () => {
  // scipy.stats.chi2.sf 1.17.1.
  it.each([
    [3.2, 3, 0.36180502749753174],
    [19.675138, 11, 0.04999999359591514],
    [500, 4, 6.69966744100855e-107],
    [2000, 1900, 0.054206673889018606],
  ])('has the upper tail of %d with %d degrees of freedom', (x, degrees, tail) => {
    expect(relative(chiSquareUpperTail(x, degrees), tail)).toBeLessThan(1e-11);
  });

  it('is total', () => {
    expect([chiSquareUpperTail(0, 1), chiSquareUpperTail(-1, 2), chiSquareUpperTail(Infinity, 2)]).toEqual([1, 1, 0]);
    expect([chiSquareUpperTail(1, 0), chiSquareUpperTail(1, 1.5), chiSquareUpperTail(NaN, 1)]).toEqual([NaN, NaN, NaN]);
  });
});

describe('the Kruskal-Wallis test', () => {
  it('agrees with scipy.stats.kruskal, ties included', () => {
    const test = kruskalWallis([
      [1, 2, 2, 5],
      [2, 2, 7],
      [9, 1, 1, 2],
    ]);
    expect(test).toMatchObject({ n: 11, groups: 3, degreesOfFreedom: 2 });
    expect(relative(test.h!, 0.7993197278911632)).toBeLessThan(1e-12);
    expect(relative(test.p!, 0.670548084831205)).toBeLessThan(1e-12);
  });

  it('has no statistic without a difference to look for', () => {
    expect(kruskalWallis([])).toEqual({ n: 0, groups: 0, h: null, degreesOfFreedom: 0, p: null });
    expect(kruskalWallis([[1, 2], [], [null]])).toMatchObject({ n: 2, groups: 1, h: null });
    expect(kruskalWallis([[1], [1]]).h).toBeNull();
    expect(kruskalWallis([[0.3], [0.1 + 0.2]], { tolerance: 1e-9 }).h).toBeNull();
    expect(() => kruskalWallis([[1]], { tolerance: -1 })).toThrow(code('OUT_OF_RANGE'));
    expect(() => kruskalWallis([1, 2] as never)).toThrow(code('INVALID_TYPE'));
  });
});

describe('the seasonal test that allows for autocorrelation', () => {
  it('is the plain seasonal test where there is none', () => {
    const values = simulated(normals(3), 36, 0, 2);
    const plain = seasonalMannKendall(values);
    const test = autocorrelatedSeasonalMannKendall(values, { autocorrelation: 0 });
    expect(test).toMatchObject({ ...plain, varianceFactor: 1, pIndependent: plain.p });
    expect(test.interval![0]).toBeLessThan(test.slopePerCycle!);
    expect(test.interval![1]).toBeGreaterThan(test.slopePerCycle!);
  });

  it('has the variance of S that simulation finds, and leaves gaps out of it', () => {
    const gaps = new Set([4, 17, 30]);
    for (const [phi, missing] of [
      [0.3, false],
      [0.6, false],
      [0.6, true],
      [0.9, false],
    ] as const) {
      const next = normals(11);
      const runs = 4000;
      let squares = 0;
      let expected = 0;
      for (let run = 0; run < runs; run++) {
        const values = simulated(next, 36, phi, 0).map((value, i) => (missing && gaps.has(i) ? null : value));
        squares += seasonalMannKendall(values).s ** 2 / runs;
        if (run === 0) expected = autocorrelatedSeasonalMannKendall(values, { autocorrelation: phi }).variance;
      }
      expect(Math.abs(squares / expected - 1), `${phi}`).toBeLessThan(0.1);
    }
  });

  it('finds the factor of a long series from counts that agree with all pairs of pairs', () => {
    // 120 months are looked at pair by pair, 132 are not; the factor grows slowly and smoothly.
    for (const autocorrelation of [0.3, 0.6]) {
      const [ten, eleven] = [120, 132].map(
        (n) =>
          autocorrelatedSeasonalMannKendall(
            Array.from({ length: n }, (_, i) => (i * 37) % 101),
            { autocorrelation },
          ).varianceFactor,
      );
      expect(eleven! / ten!).toBeGreaterThan(1);
      expect(eleven! / ten!).toBeLessThan(1.02);
    }
  });

  it('holds its level where the plain seasonal test does not', () => {
    for (const phi of [0, 0.3, 0.6]) {
      const next = normals(2026);
      let [allowed, plain] = [0, 0];
      for (let run = 0; run < 600; run++) {
        const test = autocorrelatedSeasonalMannKendall(simulated(next, 36, phi, 3));
        if (test.significant) allowed++;
        if (test.pIndependent! < 0.05) plain++;
      }
      expect(allowed / 600, `${phi}`).toBeLessThan(0.08);
      if (phi === 0.6) expect(plain / 600).toBeGreaterThan(0.14);
    }
  });

  it('says whether there is a season, whatever the trend', () => {
    const next = normals(7);
    expect(autocorrelatedSeasonalMannKendall(simulated(next, 36, 0, 3, 40)).seasonality.p).toBeLessThan(0.001);
    expect(autocorrelatedSeasonalMannKendall(simulated(next, 36, 0, 0, 40)).seasonality.p).toBeGreaterThan(0.05);
    // Rounding noise on a straight line is no season.
    const line = Array.from({ length: 36 }, (_, i) => 0.1 + 0.1 * i);
    expect(autocorrelatedSeasonalMannKendall(line)).toMatchObject({ seasonality: { h: null, p: null }, lag1: null });
  });

  it('is total, plain JSON, and refuses what it cannot use', () => {
    for (const short of [[], [1], [1, null, 3], Array.from({ length: 24 }, () => 5)]) {
      const test = autocorrelatedSeasonalMannKendall(short);
      expect(JSON.parse(JSON.stringify(test))).toEqual(test);
      expect(test.significant).toBe(false);
    }
    const wrong = (options: object) => () => autocorrelatedSeasonalMannKendall([1, 2, 3], options);
    expect(wrong({ autocorrelation: 1 })).toThrow(code('OUT_OF_RANGE'));
    expect(wrong({ autocorrelation: -0.1 })).toThrow(code('OUT_OF_RANGE'));
    expect(wrong({ confidence: 1 })).toThrow(code('OUT_OF_RANGE'));
    expect(wrong({ period: 1 })).toThrow(code('OUT_OF_RANGE'));
    expect(wrong({ alpha: '0.05' })).toThrow(code('INVALID_TYPE'));
  });
});

describe('wrong series', () => {
  it('do not crash the machine with a cycle that is longer than they are', () => {
    expect(seasonalMannKendall([1, 2], { period: 1e9 })).toMatchObject({ n: 2, s: 0, tau: null });
    expect(hirschSlackTest([1, 2], { period: 1e9 })).toMatchObject({ n: 0, p: null });
    expect(autocorrelatedSeasonalMannKendall([1, 2], { period: 1e9 })).toMatchObject({ n: 2, slopePerCycle: null });
  });

  it('that are no list are named', () => {
    for (const test of [mannKendall, seasonalMannKendall, median]) {
      expect(() => test(undefined as never)).toThrow(code('REQUIRED'));
      expect(() => test(null as never)).toThrow(code('INVALID_TYPE'));
      expect(() => test({} as never)).toThrow(code('INVALID_TYPE'));
    }
    expect(mannKendall(Float64Array.of(1, 2, 3)).s).toBe(3);
    expect(mannKendall({ length: 2, 0: 1, 1: 2 }).s).toBe(1);
  });
});
