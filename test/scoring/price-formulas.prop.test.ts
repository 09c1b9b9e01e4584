import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fraction } from '../../src/exact/fraction.js';
import { readExact } from '../../src/scoring/exact-text.js';
import { priceFormulas } from '../../src/scoring/price/price-formula-list.js';
import { pricePoints } from '../../src/scoring/price/price-points.js';
import type { PriceFormulaName, PriceScale } from '../../src/scoring/scales/scale-definition.js';

const NEEDS: Partial<Record<PriceFormulaName, Partial<PriceScale>>> = {
  belowBudget: { budget: 700 },
  discountToBestDiscount: { budget: 700 },
  bilinearDiscount: { budget: 700, shareAtMeanPercent: 85 },
  fixedBand: { fullPointsAt: 100, zeroPointsAt: 900 },
  priceBands: {
    bands: [
      { upTo: 200, percent: 100 },
      { upTo: 500, percent: 30 },
    ],
  },
  linearAboveLowest: { spanPercent: 60 },
  logarithmicAboveLowest: { spanPercent: 60 },
};
const scaleOf = (formula: PriceFormulaName): PriceScale => ({
  kind: 'price',
  currency: 'EUR',
  formula,
  ...NEEDS[formula],
});
const times = (scale: PriceScale, factor: number): PriceScale => ({
  ...scale,
  ...(scale.budget === undefined ? {} : { budget: Number(scale.budget) * factor }),
  ...(scale.fullPointsAt === undefined ? {} : { fullPointsAt: Number(scale.fullPointsAt) * factor }),
  ...(scale.zeroPointsAt === undefined ? {} : { zeroPointsAt: Number(scale.zeroPointsAt) * factor }),
  ...(scale.bands === undefined
    ? {}
    : { bands: scale.bands.map(({ upTo, percent }) => ({ upTo: Number(upTo) * factor, percent })) }),
});

const formulas = fc.constantFrom(...priceFormulas().map(({ formula }) => formula));
const prices = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 8 });
const exactOf = (scale: PriceScale, list: readonly number[]) =>
  pricePoints(scale, list).map(({ pointsExact }) => pointsExact);
const RUNS = { numRuns: 300 };

describe('every price formula', () => {
  it('never gives a dearer bid more points, nor anybody more than the maximum', () => {
    fc.assert(
      fc.property(formulas, prices, (formula, list) => {
        const points = exactOf(scaleOf(formula), list).map((text) => readExact(text));
        points.forEach((one, i) => {
          expect(one.lte(100)).toBe(true);
          points.forEach((other, j) => {
            if ((list[i] as number) <= (list[j] as number)) expect(one.gte(other)).toBe(true);
          });
        });
      }),
      RUNS,
    );
  });

  it('gives the same points in any order and in any unit of money', () => {
    fc.assert(
      fc.property(formulas, prices, fc.integer({ min: 2, max: 50 }), (formula, list, factor) => {
        const scale = scaleOf(formula);
        const points = exactOf(scale, list);
        expect(exactOf(scale, [...list].reverse())).toEqual([...points].reverse());
        expect(
          exactOf(
            times(scale, factor),
            list.map((price) => price * factor),
          ),
        ).toEqual(points);
      }),
      RUNS,
    );
  });

  it('changes points with other bids only where it says so', () => {
    fc.assert(
      fc.property(formulas, prices, fc.integer({ min: 1, max: 1000 }), (formula, list, other) => {
        const alone = exactOf(scaleOf(formula), list);
        const together = exactOf(scaleOf(formula), [...list, other]).slice(0, list.length);
        const { relative } = pricePoints(scaleOf(formula), list)[0] as { relative: boolean };
        if (!relative) expect(together).toEqual(alone);
      }),
      RUNS,
    );
  });

  it('gives the lowest price everything where it is compared with the lowest', () => {
    const toLowest = priceFormulas()
      .map(({ formula }) => formula)
      .filter((name) => /Lowest|MinMax/.test(name));
    fc.assert(
      fc.property(fc.constantFrom(...toLowest), prices, (formula, list) => {
        const lowest = Math.min(...list);
        const points = exactOf(scaleOf(formula), list);
        list.forEach((price, i) => {
          if (price === lowest) expect(points[i]).toBe('100');
        });
      }),
      RUNS,
    );
  });

  it('agrees with the formulas written out in floating point', () => {
    const slow: Partial<Record<PriceFormulaName, (price: number, list: readonly number[]) => number>> = {
      proportionalToLowestCubed: (p, l) => 100 * (Math.min(...l) / p) ** 3,
      logarithmicAboveLowest: (p, l) => 100 * (1 - Math.log(p / Math.min(...l)) / Math.log(1.6)),
      linearAboveLowest: (p, l) => 100 * (1 - (p - Math.min(...l)) / (0.6 * Math.min(...l))),
      meanPercentagePoints: (p, l) => {
        const mean = l.reduce((a, b) => a + b, 0) / l.length;
        return Math.min(100, Math.max(0, 50 + (100 * (mean - p)) / mean));
      },
    };
    fc.assert(
      fc.property(fc.constantFrom(...(Object.keys(slow) as PriceFormulaName[])), prices, (formula, list) => {
        pricePoints(scaleOf(formula), list).forEach(({ points }, i) => {
          expect(points).toBeCloseTo(slow[formula]?.(list[i] as number, list) ?? Number.NaN, 8);
        });
      }),
      RUNS,
    );
  });

  it('keeps the lead between two bids under the log formula, whoever else bids', () => {
    const scale = scaleOf('logarithmicAboveLowest');
    const lead = (list: readonly number[]) => {
      const [a = '0', b = '0'] = exactOf(scale, list);
      return readExact(a).sub(readExact(b));
    };
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1, max: 999 }), prices, (a, b, others) => {
        const difference = lead([a, b])
          .sub(lead([a, b, ...others]))
          .abs();
        expect(difference.lt(fraction('1e-36'))).toBe(true);
      }),
      RUNS,
    );
  });
});
