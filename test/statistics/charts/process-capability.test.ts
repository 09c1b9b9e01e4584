import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../../src/core/definition.js';
import { seededRandom } from '../../../src/numeric/random.js';
import { normalQuantile, processCapability } from '../../../src/statistics/index.js';
import { codesOf } from '../../core/issues-of.js';

describe('processCapability', () => {
  it('is the example of the NIST e-Handbook 6.1.6: limits 8 and 20, mean 16, s 2', () => {
    const away = 2 * Math.sqrt(49 / 50);
    const values = Array.from({ length: 50 }, (_, i) => 16 + (i % 2 === 0 ? away : -away));
    const { mean, overall, targetIs, specification } = processCapability(values, { lower: 8, upper: 20 });
    expect(mean).toBeCloseTo(16, 12);
    expect(overall.sigma).toBeCloseTo(2, 12);
    expect(overall.potential).toBeCloseTo(1, 12);
    expect([overall.lower, overall.upper, overall.actual].map((one) => one?.toFixed(4))).toEqual([
      '1.3333',
      '0.6667',
      '0.6667',
    ]);
    // The target is the middle, 14: 12 / (6 sqrt(4 + 4)).
    expect(overall.aboutTarget).toBeCloseTo(12 / (6 * Math.sqrt(8)), 12);
    expect([targetIs, specification.target]).toEqual(['middle', 14]);
    // NIST's interval of Cpk: Cpk +- z sqrt(1 / (9 n) + Cpk^2 / (2 (n - 1))).
    const reach = 1.959963984540054 * Math.sqrt(1 / 450 + 4 / 9 / 98);
    expect(overall.actualInterval?.[0]).toBeCloseTo(2 / 3 - reach, 12);
    expect(overall.actualInterval?.[1]).toBeCloseTo(2 / 3 + reach, 12);
    // scipy 1.17: sqrt(chi2.ppf([0.025, 0.975], 49) / 49).
    expect(overall.potentialInterval?.[0]).toBeCloseTo(0.8024823281501012, 9);
    expect(overall.potentialInterval?.[1]).toBeCloseTo(1.1971259252675315, 9);
    // Phi(-4) and Phi(-2), in percent.
    expect(overall.belowPercent).toBeCloseTo(0.003167124183311992, 12);
    expect(overall.abovePercent).toBeCloseTo(2.275013194817921, 10);
  });

  it('counts values beyond the limits; a value on a limit is good', () => {
    const values = [8, 8, 20, 20, 7, 21, 22, 14, null, 15];
    const { n, missing, observedBelowPercent, observedAbovePercent, smallSample } = processCapability(values, {
      lower: 8,
      upper: 20,
    });
    expect([n, missing, smallSample]).toEqual([9, 1, true]);
    expect(observedBelowPercent).toBe(100 / 9);
    expect(observedAbovePercent).toBe(200 / 9);
  });

  it('has indices for one limit, and none that need two', () => {
    const values = [17.5, 21.3, 18.2, 17.5, 21.2, 17.5, 20.5, 20];
    const { within, observedBelowPercent, observedAbovePercent, specification } = processCapability(values, {
      upper: 26,
    });
    expect([within.potential, within.potentialInterval, within.lower, within.belowPercent, within.aboutTarget]).toEqual(
      [null, null, null, null, null],
    );
    expect(within.actual).toBe(within.upper);
    expect([observedBelowPercent, observedAbovePercent]).toEqual([null, 0]);
    expect(specification).toEqual({ lower: null, upper: 26, target: null });
    const lower = processCapability(values, { lower: 10, upper: null, target: 19 });
    expect([lower.within.actual === lower.within.lower, lower.within.aboutTarget, lower.targetIs]).toEqual([
      true,
      null,
      'given',
    ]);
  });

  it('has intervals that hold the true index as often as they say', () => {
    // 1,500 seeded series of 20 normal values, limits at four sigma: the true Cpk is 4/3.
    const random = seededRandom(6);
    let [within, overall, byMedian] = [0, 0, 0];
    const holds = (interval: readonly [number, number] | null): number =>
      interval !== null && interval[0] <= 4 / 3 && 4 / 3 <= interval[1] ? 1 : 0;
    for (let run = 0; run < 1500; run++) {
      const values = Array.from({ length: 20 }, () => normalQuantile((random() + 1e-12) / (1 + 2e-12)));
      const found = processCapability(values, { lower: -4 });
      within += holds(found.within.actualInterval);
      overall += holds(found.overall.actualInterval);
      byMedian += holds(processCapability(values, { lower: -4 }, { movingRange: 'median' }).within.actualInterval);
    }
    for (const share of [within / 1500, overall / 1500, byMedian / 1500]) {
      expect(share).toBeGreaterThan(0.92);
      expect(share).toBeLessThan(0.98);
    }
  });

  it('has no indices without variation or with too few values', () => {
    for (const values of [
      [5, 5, 5],
      [0.3, 0.1 + 0.2, 0.3],
    ]) {
      const { noIndicesBecause, within, overall, observedAbovePercent } = processCapability(values, {
        lower: 0,
        upper: 4.5,
      });
      expect(noIndicesBecause).toBe('noVariation');
      for (const one of [within, overall]) {
        expect([one.sigma, one.potential, one.actual, one.actualInterval, one.abovePercent]).toEqual([
          0,
          null,
          null,
          null,
          null,
        ]);
      }
      expect(observedAbovePercent).toBe(values[0] === 5 ? 100 : 0);
    }
    for (const values of [[], [3], [null, 3]]) {
      const found = processCapability(values, { lower: 0, upper: 4 });
      expect([found.noIndicesBecause, found.within.sigma, found.overall.actual]).toEqual(['tooFewValues', null, null]);
      expect(found.overall.degreesOfFreedom).toBe(null);
    }
    expect(processCapability([], { lower: 0 }).observedBelowPercent).toBe(null);
    const apart = processCapability([3, null, 4], { lower: 0 });
    expect([apart.within.sigma, apart.overall.actual === null, apart.noIndicesBecause]).toEqual([null, false, null]);
    const extreme = processCapability([1e-300, 2e-300, 1e-300], { lower: -1e150, upper: 1e150 });
    expect(JSON.parse(JSON.stringify(extreme))).toEqual(extreme);
  });

  it('refuses a specification that asks for nothing or contradicts itself', () => {
    expect(codesOf(() => processCapability([1, 2], {}))).toEqual(['REQUIRED specification']);
    expect(codesOf(() => processCapability([1, 2], undefined as never))).toEqual(['REQUIRED specification']);
    expect(codesOf(() => processCapability([1, 2], { lower: 4, upper: 4 }))).toEqual([
      'OUT_OF_RANGE specification.upper',
    ]);
    expect(codesOf(() => processCapability([1, 2], { lower: 4, target: 3 }))).toEqual([
      'OUT_OF_RANGE specification.target',
    ]);
    expect(
      codesOf(() => processCapability([1, 2], { lower: Number.NaN, uper: 3 } as never, { confidence: 95 })),
    ).toEqual([
      'UNKNOWN_KEY specification.uper',
      'INVALID_TYPE specification.lower',
      'OUT_OF_RANGE options.confidence',
    ]);
  });

  it('leaves its input as it was and answers in plain JSON', () => {
    const found = processCapability(deepFreeze([3, 4, null, 6]), deepFreeze({ lower: 0, upper: 9, target: 5 }));
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
  });
});
