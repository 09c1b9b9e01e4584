import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../src/core/definition.js';
import { seededRandom } from '../../src/numeric/random.js';
import { type RateCount, studentTTwoSided, twoRateGroups, twoRates } from '../../src/statistics/index.js';
import { codesOf } from '../core/issues-of.js';

const of = (trials: number, ...successes: number[]): RateCount[] =>
  successes.map((one) => ({ successes: one, trials }));

describe('twoRateGroups', () => {
  it('measures the difference by the scatter of the periods: the figures by hand', () => {
    // Sides at 0.6 and 0.4 of 100 each; scatter (25 + 0 + 25) / 24 and again the same: 4.1667 over 4 degrees of freedom.
    const test = twoRateGroups(deepFreeze(of(100, 55, 60, 65)), deepFreeze(of(100, 35, 40, 45)));
    expect(test.dispersion).toBeCloseTo(100 / 24 / 4, 12);
    const error = Math.sqrt((100 / 24 / 4) * 0.25 * (1 / 300 + 1 / 300));
    expect(test.t).toBeCloseTo(0.2 / error, 12);
    expect(test.degreesOfFreedom).toBe(4);
    expect(test.pDispersed).toBeCloseTo(studentTTwoSided(0.2 / error, 4), 14);
    expect(test.decidedOn).toBe('dispersion');
    expect(test.p).toBe(Math.max(test.pDispersed ?? 0, test.rates.p ?? 0));
    expect(test.rates).toEqual(twoRates({ successes: 180, trials: 300 }, { successes: 120, trials: 300 }));
  });

  it('decides by the counts where the periods vary no more than counting has it', () => {
    const test = twoRateGroups(of(100, 60, 60), of(100, 50, 51));
    expect(test.dispersion).toBeLessThan(1);
    expect([test.decidedOn, test.p]).toEqual(['twoRates', test.rates.p]);
  });

  it('holds its level where periods vary more than counting has it, as the pooled rates do not', () => {
    const random = seededRandom(20);
    const month = (): RateCount => ({
      successes: 9600 + Math.round(120 * (random() + random() + random() - 1.5)),
      trials: 10_000,
    });
    let [pooled, dispersed] = [0, 0];
    for (let run = 0; run < 400; run++) {
      const test = twoRateGroups([month(), month(), month()], Array.from({ length: 6 }, month));
      if ((test.rates.p ?? 1) < 0.05) pooled++;
      if ((test.p ?? 1) < 0.05) dispersed++;
    }
    expect(pooled).toBeGreaterThan(100);
    expect(dispersed).toBeLessThanOrEqual(28);
  });

  it('is never bolder than the pooled comparison, turns round with its sides, and is plain JSON', () => {
    const periods = fc.array(
      fc
        .integer({ min: 0, max: 60 })
        .chain((trials) => fc.integer({ min: 0, max: trials }).map((successes) => ({ successes, trials }))),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(periods, periods, (first, second) => {
        const test = twoRateGroups(first, second);
        const back = twoRateGroups(second, first);
        expect(back.p === null ? null : back.p.toFixed(9)).toBe(test.p === null ? null : test.p.toFixed(9));
        if (test.p !== null) expect(test.p).toBeGreaterThanOrEqual(test.rates.p ?? 0);
        expect(JSON.parse(JSON.stringify(test))).toEqual(test);
      }),
      { numRuns: 150 },
    );
  });

  it('has nothing to measure by with one period a side, without trials, and where every rate is 0 or 1', () => {
    expect(twoRateGroups(of(50, 40), of(50, 20))).toMatchObject({ dispersion: null, t: null, decidedOn: 'twoRates' });
    expect(twoRateGroups([], of(50, 20))).toMatchObject({ n: [0, 1], p: null, decidedOn: null });
    expect(twoRateGroups(of(0, 0), of(0, 0)).p).toBeNull();
    expect(twoRateGroups(of(50, 50, 50), of(50, 50, 50))).toMatchObject({ dispersion: null, p: 1 });
    expect(twoRateGroups(of(50, 0, 0), of(50, 50, 50))).toMatchObject({
      dispersion: 0,
      t: null,
      decidedOn: 'twoRates',
    });
  });

  it('names every wrong period', () => {
    expect(
      codesOf(() => twoRateGroups([null, { successes: 3, trials: 2 }, { successes: 1.5, trials: 2 }] as never, [])),
    ).toEqual(['INVALID_TYPE first[0]', 'OUT_OF_RANGE first[1].successes', 'OUT_OF_RANGE first[2].successes']);
    expect(codesOf(() => twoRateGroups([], undefined as never))).toEqual(['REQUIRED second']);
    expect(codesOf(() => twoRateGroups([], [], { confidence: 2 }))).toEqual(['OUT_OF_RANGE options.confidence']);
    expect(codesOf(() => twoRateGroups([{ successes: Number.NaN, trials: 1 }], []))).toEqual([
      'INVALID_TYPE first[0].successes',
    ]);
  });
});
