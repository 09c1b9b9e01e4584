import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  adjustPValues,
  countInterval,
  gammaQuantile,
  gammaUpperTail,
  mixAndRate,
  type RateIntervalMethod,
  rateInterval,
  twoRates,
} from '../../src/statistics/index.js';
import { codesOf } from '../core/issues-of.js';

const METHODS: readonly RateIntervalMethod[] = ['wilson', 'wilsonCorrected', 'clopperPearson', 'jeffreys'];

describe('rateInterval', () => {
  it('keeps its digits of one error in a hundred million', () => {
    // Roots of the regularised incomplete beta function with 40 digits (mpmath).
    const found = rateInterval(1, 1e8, { method: 'jeffreys', confidence: 0.5 }).interval!;
    [6.062664512007056e-9, 2.054172451853467e-8].forEach((end, i) => {
      expect(Math.abs(found[i]! / end - 1)).toBeLessThan(1e-12);
    });
  });

  it('keeps its digits where the rate is small and the sample large', () => {
    const n = 1_000_000;
    const [low, high] = rateInterval(1, n, { method: 'clopperPearson' }).interval ?? [0, 0];
    // With one success the tails have closed forms: 1 - (1 - p)^n = 0.025 and (1 - p)^n + n p (1 - p)^(n - 1) = 0.025.
    expect(low * n).toBeCloseTo(-Math.expm1(Math.log(0.975) / n) * n, 10);
    expect((1 - high) ** n + n * high * (1 - high) ** (n - 1)).toBeCloseTo(0.025, 9);
  });

  it('has an end at exactly 0 and 1 where nothing or everything succeeded', () => {
    for (const method of METHODS.slice(0, 3)) {
      expect(rateInterval(0, 7, { method }).interval?.[0], method).toBe(0);
      expect(rateInterval(7, 7, { method }).interval?.[1], method).toBe(1);
    }
  });

  it('mirrors, holds the rate and widens with confidence', () => {
    const counts = fc
      .integer({ min: 1, max: 5000 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
    fc.assert(
      fc.property(counts, fc.constantFrom(...METHODS), ([x, n], method) => {
        const { rate, interval } = rateInterval(x, n, { method });
        const [low, high] = interval ?? [2, -1];
        const [mirrorLow, mirrorHigh] = rateInterval(n - x, n, { method }).interval ?? [2, -1];
        const [wideLow, wideHigh] = rateInterval(x, n, { method, confidence: 0.99 }).interval ?? [2, -1];
        expect(low).toBeCloseTo(1 - mirrorHigh, 9);
        expect(high).toBeCloseTo(1 - mirrorLow, 9);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        if (method !== 'jeffreys') expect(low <= (rate ?? 2) && high >= (rate ?? -1)).toBe(true);
        expect(wideLow <= low + 1e-12 && wideHigh >= high - 1e-12).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('refuses what is no count, all at once', () => {
    expect(codesOf(() => rateInterval(3, 2))).toEqual(['OUT_OF_RANGE successes']);
    expect(codesOf(() => rateInterval(Number.NaN, -1))).toEqual(['INVALID_TYPE successes', 'OUT_OF_RANGE trials']);
    expect(codesOf(() => rateInterval(1, 2, { confidence: 95 }))).toEqual(['OUT_OF_RANGE options.confidence']);
    expect(codesOf(() => rateInterval(1, 2, { method: 'wald' as never }))).toEqual(['INVALID_VALUE options.method']);
    expect(codesOf(() => rateInterval(1, 2, { alpha: 1 } as never))).toEqual(['UNKNOWN_KEY options.alpha']);
  });
});

describe('countInterval', () => {
  it('agrees with the exact tails of the Poisson distribution (Garwood 1936)', () => {
    const [low, high] = countInterval(6).interval;
    // Probability of 6 or more at the lower end, and of 6 or fewer at the upper one.
    expect(1 - gammaUpperTail(6, low)).toBeCloseTo(0.025, 12);
    expect(gammaUpperTail(7, high)).toBeCloseTo(0.025, 12);
    expect(countInterval(0).interval).toEqual([0, gammaQuantile(0.975, 1)]);
    expect(codesOf(() => countInterval(1.5, { exposure: 2 }))).toEqual(['OUT_OF_RANGE count']);
    expect(codesOf(() => countInterval(1, { exposure: 0 }))).toEqual(['OUT_OF_RANGE options.exposure']);
  });

  it('has exact quantiles for counts of a million, where scipy 1.17.1 is off by 5e-11', () => {
    const x = gammaQuantile(1e-10, 1_000_000);
    // mpmath at 40 digits gives 1.0000000000000130e-10 below this value, and 1.00000030e-10 below scipy's 993651.8087766353.
    expect(x).toBeCloseTo(993651.8087301997, 6);
    expect(gammaQuantile(0.5, 1)).toBeCloseTo(Math.LN2, 14);
    expect([gammaQuantile(0, 2), gammaQuantile(1, 2), gammaQuantile(0.5, -1)]).toEqual([
      0,
      Number.POSITIVE_INFINITY,
      Number.NaN,
    ]);
  });
});

describe('twoRates', () => {
  it('leaves small counts to the exact test, and says nothing without trials', () => {
    expect(twoRates({ successes: 2, trials: 20 }, { successes: 6, trials: 22 }).decidedOn).toBe('fisher');
    const none = twoRates({ successes: 0, trials: 0 }, { successes: 6, trials: 22 });
    expect([none.first, none.second, none.difference, none.p]).toEqual([null, 6 / 22, null, null]);
    const same = twoRates({ successes: 0, trials: 9 }, { successes: 0, trials: 12 });
    expect([same.chiSquare, same.pFisher, same.p]).toEqual([null, 1, 1]);
  });

  it('is the tea of Fisher 1935: 3 of 4 right against 1 of 4', () => {
    expect(twoRates({ successes: 3, trials: 4 }, { successes: 1, trials: 4 }).pFisher).toBeCloseTo(34 / 70, 12);
  });

  it('agrees with a sum over all tables, and is the same either way round', () => {
    const choose = (n: number, k: number): number => {
      let product = 1;
      for (let i = 1; i <= k; i++) product = (product * (n - k + i)) / i;
      return product;
    };
    const side = fc
      .integer({ min: 1, max: 14 })
      .chain((trials) => fc.record({ successes: fc.integer({ min: 0, max: trials }), trials: fc.constant(trials) }));
    fc.assert(
      fc.property(side, side, (a, b) => {
        const hits = a.successes + b.successes;
        const likely = (x: number): number => choose(a.trials, x) * choose(b.trials, hits - x);
        let [all, extreme] = [0, 0];
        for (let x = Math.max(0, hits - b.trials); x <= Math.min(hits, a.trials); x++) {
          all += likely(x);
          if (likely(x) <= likely(a.successes) * (1 + 1e-7)) extreme += likely(x);
        }
        expect(twoRates(a, b).pFisher).toBeCloseTo(extreme / all, 10);
        expect(twoRates(b, a).p).toBeCloseTo(twoRates(a, b).p ?? -1, 10);
      }),
      { numRuns: 300 },
    );
  });

  it('does not count tables of more than ten million trials', () => {
    const huge = twoRates({ successes: 5e14, trials: 1e15 }, { successes: 3e14, trials: 1e15 });
    expect([huge.pFisher, huge.decidedOn, huge.p]).toEqual([null, 'chiSquare', 0]);
    const same = twoRates({ successes: 0, trials: 1e15 }, { successes: 0, trials: 1e15 });
    expect([same.decidedOn, same.p]).toEqual([null, null]);
  });

  it('refuses misspelt members and impossible counts', () => {
    expect(codesOf(() => twoRates({ successes: 1, trials: 2 }, { successes: 1, total: 2 } as never))).toEqual([
      'UNKNOWN_KEY second.total',
    ]);
    expect(codesOf(() => twoRates({ successes: 3, trials: 2 }, { successes: 1, trials: 0.5 }))).toEqual([
      'OUT_OF_RANGE first.successes',
      'OUT_OF_RANGE second.trials',
    ]);
  });
});

describe('adjustPValues', () => {
  it('keeps order, never shrinks a value, and leaves null alone', () => {
    const p = fc.oneof(fc.constant(null), fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(fc.array(p, { maxLength: 30 }), (values) => {
        for (const method of ['benjaminiHochberg', 'benjaminiYekutieli', 'holm', 'hochberg', 'bonferroni'] as const) {
          const adjusted = adjustPValues(values, method);
          values.forEach((value, i) => {
            if (value === null) expect(adjusted[i]).toBeNull();
            else expect((adjusted[i] as number) >= value * (1 - 1e-15) && (adjusted[i] as number) <= 1).toBe(true);
            values.forEach((other, j) => {
              if (value !== null && other !== null && value < other) {
                expect((adjusted[i] as number) <= (adjusted[j] as number)).toBe(true);
              }
            });
          });
        }
      }),
      { numRuns: 100 },
    );
    expect(adjustPValues([])).toEqual([]);
    expect(codesOf(() => adjustPValues([0.1, 2, Number.NaN]))).toEqual([
      'OUT_OF_RANGE pValues[1]',
      'INVALID_NUMBER pValues[2]',
    ]);
    expect(codesOf(() => adjustPValues([0.1], 'fdr' as never))).toEqual(['INVALID_VALUE method']);
  });
});

describe('mixAndRate', () => {
  const part = fc
    .integer({ min: 0, max: 1000 })
    .chain((denominator) =>
      fc.record({ numerator: fc.integer({ min: 0, max: denominator }), denominator: fc.constant(denominator) }),
    );

  it('leaves nothing over, whatever the groups and their order', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ before: part, after: part }), { minLength: 1, maxLength: 8 }), (sides) => {
        const groups = sides.map((one, i) => ({ group: `g${i}`, ...one }));
        const shift = mixAndRate(groups);
        const back = mixAndRate([...groups].reverse());
        expect([back.mixEffect, back.simpsonReversal]).toEqual([shift.mixEffect, shift.simpsonReversal]);
        const parts = (shift.rateEffect ?? 0) + (shift.mixEffect ?? 0);
        expect(parts).toBeCloseTo(shift.totalChange ?? 0, 12);
        expect(shift.rateEffect === null).toBe(shift.totalChange === null);
      }),
      { numRuns: 200 },
    );
  });

  it('gives a new group a mix effect only', () => {
    const shift = mixAndRate([
      { group: 'old', before: { numerator: 90, denominator: 100 }, after: { numerator: 90, denominator: 100 } },
      { group: 'new', before: { numerator: 0, denominator: 0 }, after: { numerator: 50, denominator: 100 } },
    ]);
    expect(shift.groups[1]?.rateEffect).toBe(0);
    expect(shift.totalChange).toBeCloseTo(-0.2, 12);
    expect(shift.mixEffect).toBeCloseTo(-0.2, 12);
  });

  it('names every wrong part', () => {
    const wrong = [
      { group: 'a', before: { numerator: 1, denominator: 0 }, after: { numerator: -1, denominator: 3 } },
      { group: 'a', before: { numerator: Number.NaN, denominator: 1 }, after: null },
    ];
    expect(codesOf(() => mixAndRate(wrong as never))).toEqual([
      'OUT_OF_RANGE groups[0].before.numerator',
      'OUT_OF_RANGE groups[0].after.numerator',
      'DUPLICATE_GROUP groups[1].group',
      'INVALID_NUMBER groups[1].before.numerator',
      'INVALID_TYPE groups[1].after',
    ]);
  });
});
