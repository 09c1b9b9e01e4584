import fc from 'fast-check';
import { kendallTauB, rankSimilarity, spearman, weightedSpearman } from 'vendorwise/mcda';
import { describe, expect, it } from 'vitest';
import { codesOf } from '../core/issues-of.js';

const all = { spearman, kendallTauB, weightedSpearman, rankSimilarity };

describe('rank correlations', () => {
  it('gives the published figures', () => {
    // M. Hollander, D. A. Wolfe, "Nonparametric statistical methods", 1973, p. 185: lightness and quality of tuna.
    const lightness = [44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1];
    const quality = [2.6, 3.1, 2.5, 5.0, 3.6, 4.0, 5.2, 2.8, 3.8];
    expect(kendallTauB(lightness, quality)).toBeCloseTo(16 / 36, 15);
    // The textbook example of intelligence and hours of television, -29/165 (scipy 1.17.1 too).
    const intelligence = [86, 97, 99, 100, 101, 103, 106, 110, 112, 113];
    const hours = [2, 20, 28, 27, 50, 29, 7, 17, 6, 12];
    expect(spearman(intelligence, hours)).toBeCloseTo(-29 / 165, 15);
  });

  it('corrects for ties', () => {
    // scipy 1.17.1: spearmanr and kendalltau of the same lists.
    const a = [1, 2.5, 2.5, 4.5, 4.5, 6.5, 6.5, 8, 9.5, 9.5];
    const b = [1, 2, 4.5, 4.5, 4.5, 4.5, 8, 8, 8, 10];
    expect(spearman(a, b)).toBeCloseTo(0.917137868553807, 14);
    expect(kendallTauB(a, b)).toBeCloseTo(0.8589556903873334, 14);
  });

  it('weighs the top of a ranking', () => {
    const reference = [1, 2, 3, 4, 5];
    const top = [2, 1, 3, 4, 5];
    const bottom = [1, 2, 3, 5, 4];
    expect(spearman(reference, top)).toBe(spearman(reference, bottom));
    for (const one of [weightedSpearman, rankSimilarity]) {
      expect(one(reference, top)).toBeLessThan(one(reference, bottom) as number);
    }
    // By hand: 1 - (1/2 · 1/4 + 1/4 · 1/3).
    expect(rankSimilarity(reference, top)).toBeCloseTo(1 - (1 / 8 + 1 / 12), 15);
  });

  it('has no answer where there is nothing to correlate', () => {
    for (const one of Object.values(all)) {
      expect(one([], [])).toBeNull();
      expect(one([1], [1])).toBeNull();
    }
    expect(spearman([1, 1, 1], [1, 2, 3])).toBeNull();
    expect(kendallTauB([1, 2, 3], [2, 2, 2])).toBeNull();
    expect(spearman([5, 5], [5, 5])).toBeNull();
  });

  it.each(Object.entries(all))('%s refuses what it cannot compare', (_name, one) => {
    expect(codesOf(() => one([1, 2], [1]))).toEqual(['LENGTH_MISMATCH [1]']);
    expect(codesOf(() => one([1, 2], [1, Number.NaN]))).toEqual(['INVALID_NUMBER [1][1]']);
    expect(codesOf(() => one(['1', 2] as unknown as number[], [1, 2]))).toEqual(['INVALID_NUMBER [0][0]']);
  });

  it.each(Object.entries(all))('%s refuses what is no list, such as the result of a method', (_name, one) => {
    const result = { method: 'topsis', ranks: [1, 2] } as never;
    expect(codesOf(() => one(result, result))).toEqual(['INVALID_TYPE [0]']);
    expect(codesOf(() => one([1, 2], null as never))).toEqual(['INVALID_TYPE [1]']);
    expect(one(Float64Array.of(1, 2), Float64Array.of(1, 2))).toBe(1);
  });

  it('refuses scores where ranks are needed', () => {
    expect(codesOf(() => weightedSpearman([0.5, 2], [1, 2]))).toEqual(['OUT_OF_RANGE [0][0]']);
    expect(codesOf(() => rankSimilarity([1, 2], [1, 3]))).toEqual(['OUT_OF_RANGE [1][1]']);
  });

  it('agrees with the definitions', () => {
    const value = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.double({ noNaN: true, noDefaultInfinity: true }));
    const lists = fc.array(fc.tuple(value, value), { minLength: 2, maxLength: 40 });
    fc.assert(
      fc.property(lists, (list) => {
        const [a, b] = [list.map(([x]) => x), list.map(([, y]) => y)];
        const tau = kendallTauB(a, b);
        const [s, freeA, freeB] = pairCounts(a, b);
        if (freeA === 0 || freeB === 0) expect(tau).toBeNull();
        else expect(tau).toBeCloseTo(s / Math.sqrt(freeA * freeB), 13);
        expect(kendallTauB(b, a)).toBe(tau);
        const rho = spearman(a, b);
        if (rho === null) expect(freeA * freeB).toBe(0);
        else expect(rho).toBeCloseTo(pearson(meanRanks(a), meanRanks(b)), 12);
        expect(spearman(b, a)).toBe(rho);
        if (freeA > 0) expect([spearman(a, a), kendallTauB(a, a)]).toEqual([1, 1]);
        const opposite = a.map((x) => -x);
        if (freeA > 0) expect([spearman(a, opposite), kendallTauB(a, opposite)]).toEqual([-1, -1]);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps r_w and WS within their bounds for rankings without ties', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 12 }), fc.integer(), (n, seed) => {
        const ranks = Array.from({ length: n }, (_, i) => i + 1);
        const other = fc.sample(fc.shuffledSubarray(ranks, { minLength: n }), { numRuns: 1, seed })[0] as number[];
        const weighted = weightedSpearman(ranks, other) as number;
        expect(weighted).toBeGreaterThanOrEqual(-1 - 1e-12);
        expect(weighted).toBeLessThanOrEqual(1);
        expect(weightedSpearman(other, ranks)).toBeCloseTo(weighted, 12);
        expect(weightedSpearman(ranks, [...ranks].reverse())).toBeCloseTo(-1, 12);
        expect(rankSimilarity(ranks, other)).toBeGreaterThan(0);
        expect([weightedSpearman(ranks, ranks), rankSimilarity(ranks, ranks)]).toEqual([1, 1]);
      }),
      { numRuns: 200 },
    );
  });
});

function pairCounts(a: readonly number[], b: readonly number[]): [number, number, number] {
  let [s, freeA, freeB] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    for (let k = 0; k < i; k++) {
      const x = a[i]! > a[k]! ? 1 : a[i]! < a[k]! ? -1 : 0;
      const y = b[i]! > b[k]! ? 1 : b[i]! < b[k]! ? -1 : 0;
      s += x * y;
      freeA += x * x;
      freeB += y * y;
    }
  }
  return [s, freeA, freeB];
}

function meanRanks(values: readonly number[]): number[] {
  return values.map((x) => values.filter((y) => y > x).length + (values.filter((y) => y === x).length + 1) / 2);
}

function pearson(x: readonly number[], y: readonly number[]): number {
  const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  const moment = (a: readonly number[], ma: number, b: readonly number[], mb: number): number =>
    a.reduce((sum, one, i) => sum + (one - ma) * (b[i]! - mb), 0);
  return moment(x, mx, y, my) / Math.sqrt(moment(x, mx, x, mx) * moment(y, my, y, my));
}
