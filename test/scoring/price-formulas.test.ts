import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../src/core/definition.js';
import { fraction } from '../../src/exact/fraction.js';
import { defineCriteria } from '../../src/scoring/criteria/define-criteria.js';
import { bidderDropoutTest } from '../../src/scoring/explain/bidder-dropout-test.js';
import { logarithm } from '../../src/scoring/price/logarithm.js';
import { priceFormulas } from '../../src/scoring/price/price-formula-list.js';
import { type PricePointsOptions, pricePoints } from '../../src/scoring/price/price-points.js';
import type { PriceScale } from '../../src/scoring/scales/scale-definition.js';
import { scoreVendors } from '../../src/scoring/totals/score-vendors.js';
import { codesOf, issuesOf } from '../core/issues-of.js';

const scale = (more: Partial<PriceScale>): PriceScale => ({ kind: 'price', currency: 'CHF', ...more });
const texts = (more: Partial<PriceScale>, prices: readonly (number | string)[], options: PricePointsOptions = {}) =>
  pricePoints(scale(more), deepFreeze(prices), deepFreeze(options)).map(({ pointsText }) => pointsText);
const exact = (more: Partial<PriceScale>, prices: readonly (number | string)[]) =>
  pricePoints(scale(more), prices).map(({ pointsExact }) => pointsExact);

describe('published examples', () => {
  // submissionsrecht.ch, "Die Preisspanne beeinflusst die Gewichtung der Zuschlagskriterien" (2020); it cuts 3.666 and 1.666.
  it('gives the points of the Swiss price span', () => {
    const span = (spanPercent: number) =>
      texts({ formula: 'linearAboveLowest', spanPercent, floorAtZero: true }, [1000000, 1100000, 1200000], {
        maximumPoints: 5,
      });
    expect(span(75)).toEqual(['5.00', '4.33', '3.67']);
    expect(span(50)).toEqual(['5.00', '4.00', '3.00']);
    expect(span(30)).toEqual(['5.00', '3.33', '1.67']);
  });

  // A German tender notice: 10 x (2 x lowest - sum) / lowest, nothing at twice the lowest or above.
  it('gives the points of the German interpolation to twice the lowest', () => {
    const rule = { formula: 'linearAboveLowest', floorAtZero: true } as const;
    expect(texts(rule, [100, 150, 200, 250], { maximumPoints: 10 })).toEqual(['10.00', '5.00', '0.00', '0.00']);
  });

  // Guide of western Switzerland for public procurement, annex T2: 5 x lowest^2 / price^2.
  it('gives the grades of the quadratic scale', () => {
    expect(texts({ formula: 'proportionalToLowestSquared' }, [100, 125], { maximumPoints: 5 })).toEqual([
      '5.00',
      '3.20',
    ]);
    expect(exact({ formula: 'proportionalToLowestCubed' }, [100, 125])).toEqual(['100', '256/5']);
  });

  // Negometrix, "The log formula": with A = 2 a bid twice as dear as the lowest gets nothing, one beyond it less.
  it('gives the points of the log formula', () => {
    expect(texts({ formula: 'logarithmicAboveLowest' }, [100, 200, 400, 150])).toEqual([
      '100.00',
      '0.00',
      '-100.00',
      '41.50',
    ]);
    expect(texts({ formula: 'logarithmicAboveLowest', floorAtZero: true, spanPercent: 50 }, [100, 150, 400])).toEqual([
      '100.00',
      '0.00',
      '0.00',
    ]);
  });

  // The mean average method of UK councils: 50 for the mean, a point for each percent.
  it('gives fifty points at the mean and one for each percent', () => {
    expect(texts({ formula: 'meanPercentagePoints' }, [90, 100, 110])).toEqual(['60.00', '50.00', '40.00']);
  });

  // ANAC guidelines no. 2: Ri / Rmax, and the bilinear formula with X = 0.80 at the mean discount.
  it('gives the points of discounts on a base price', () => {
    expect(exact({ formula: 'discountToBestDiscount', budget: 1000 }, [900, 800, 1000, 1100])).toEqual([
      '50',
      '100',
      '0',
      '0',
    ]);
    const bilinear = { formula: 'bilinearDiscount', budget: 1000, shareAtMeanPercent: 80 } as const;
    // Mean 800, so A = 200: 900 gets 0.8 x 100/200, 800 gets 0.8, 700 gets 0.8 + 0.2 x 100/100.
    expect(exact(bilinear, [900, 800, 700])).toEqual(['40', '80', '100']);
  });
});

describe('formulas at their edges', () => {
  it('puts the median in the middle, between two where their number is even', () => {
    expect(exact({ formula: 'medianDeviation' }, [100, 200, 10000])).toEqual(['75', '50', '0']);
    expect(exact({ formula: 'medianDeviation' }, [100, 300])).toEqual(['75', '25']);
  });

  it('counts the upper bound of a band in', () => {
    const bands = [
      { upTo: 100, percent: 100 },
      { upTo: '150', percent: 40 },
    ];
    expect(exact({ formula: 'priceBands', bands }, [99, 100, '100.01', 150, '150.01'])).toEqual([
      '100',
      '100',
      '40',
      '40',
      '0',
    ]);
  });

  it('gives the lowest everything, also where all bids are equal or the field is dearer than the budget', () => {
    const bilinear = { formula: 'bilinearDiscount', budget: 1000, shareAtMeanPercent: 90 } as const;
    expect(exact(bilinear, [900, 900])).toEqual(['100', '100']);
    expect(exact(bilinear, [900, 2000])).toEqual(['100', '0']);
    expect(exact(bilinear, [900, 950, 5000])).toEqual(['100', '95', '0']);
    expect(exact({ formula: 'discountToBestDiscount', budget: 100 }, [100, 200])).toEqual(['0', '0']);
  });

  it('computes logarithms to forty decimals', () => {
    // OEIS A002162 and A002392.
    expect(logarithm(fraction(2)).toString(45)).toBe('0.6931471805599453094172321214581765680755');
    expect(logarithm(fraction(10)).toString(45)).toBe('2.3025850929940456840179914546843642076011');
    expect(
      logarithm(fraction('0.5'))
        .add(logarithm(fraction(2)))
        .toFraction(),
    ).toBe('0');
    expect(logarithm(fraction(1)).toFraction()).toBe('0');
    for (const x of ['1.0001', '1e9', '1e-9', '0.7', '1.33', '1e27']) {
      expect(Number(logarithm(fraction(x)).toString(20))).toBeCloseTo(Math.log(Number(x)), 13);
    }
  });

  it('stays finite for the widest prices', () => {
    for (const { formula } of priceFormulas()) {
      const more: Partial<PriceScale> = {
        ...(formula === 'fixedBand' ? { fullPointsAt: '0.000000001', zeroPointsAt: '1000000000000000000' } : {}),
        ...(formula === 'priceBands' ? { bands: [{ upTo: '0.000000001', percent: 1 }] } : {}),
        ...(/udget|iscount/.test(formula) ? { budget: '1000000000000000000' } : {}),
        ...(formula === 'bilinearDiscount' ? { shareAtMeanPercent: 99 } : {}),
        ...(/AboveLowest/.test(formula) ? { spanPercent: '0.01' } : {}),
      };
      for (const { points } of pricePoints(scale({ formula, ...more }), ['0.000000001', '1000000000000000000', 7])) {
        expect(Number.isFinite(points), formula).toBe(true);
      }
    }
  });
});

describe('the list of formulas', () => {
  it('names each formula once, absolute ones first, as its results do', () => {
    const list = priceFormulas();
    expect(new Set(list.map(({ formula }) => formula)).size).toBe(14);
    expect(list.map(({ relative }) => relative)).toEqual([...Array(3).fill(false), ...Array(11).fill(true)]);
    expect(pricePoints(scale({}), [1])[0]?.relative).toBe(true);
    expect(pricePoints(scale({ formula: 'belowBudget', budget: 10 }), [1])[0]?.relative).toBe(false);
    for (const one of list) {
      expect(one.shareText).not.toBe('');
      expect(one.source).not.toBe('');
    }
  });

  it('lets no withdrawal change the order of the others under absolute formulas, nor under the log formula', () => {
    const fragile = (price: PriceScale) =>
      bidderDropoutTest(
        defineCriteria({
          id: 'fragile',
          version: 1,
          criteria: [
            { id: 'quality', weight: 50, scale: { kind: 'points', min: 0, max: 100 } },
            { id: 'price', weight: 50, scale: price },
          ],
        }),
        [
          { vendor: 'A', scores: { quality: 80, price: 100 } },
          { vendor: 'B', scores: { quality: 60, price: 75 } },
          { vendor: 'C', scores: { quality: 10, price: 40 } },
        ],
      ).findings;
    expect(fragile(scale({}))).toHaveLength(1);
    expect(fragile(scale({ formula: 'logarithmicAboveLowest' }))).toEqual([]);
    expect(fragile(scale({ formula: 'priceBands', bands: [{ upTo: 80, percent: 50 }] }))).toEqual([]);
  });

  it('says why points are negative', () => {
    const criteria = defineCriteria({
      id: 'span',
      version: 1,
      criteria: [{ id: 'price', weight: 100, scale: scale({ formula: 'linearAboveLowest', spanPercent: 10 }) }],
    });
    const report = scoreVendors(criteria, [
      { vendor: 'A', scores: { price: 100 } },
      { vendor: 'B', scores: { price: 120 } },
    ]);
    expect(report.findings.find(({ code }) => code === 'NEGATIVE_PRICE_POINTS')?.message).toBe(
      'B gets negative points for price: its price lies beyond the one that earns none; set floorAtZero if that is not meant.',
    );
  });
});

describe('scales that cannot be used', () => {
  const problems = (more: Partial<PriceScale>) => codesOf(() => pricePoints(scale(more), [1]));

  it('asks for what a formula needs, and refuses what it does not use', () => {
    expect(problems({ formula: 'bilinearDiscount' })).toEqual([
      'REQUIRED scale.budget',
      'REQUIRED scale.shareAtMeanPercent',
    ]);
    expect(problems({ formula: 'priceBands' })).toEqual(['REQUIRED scale.bands']);
    expect(problems({ spanPercent: 50 })).toEqual(['UNKNOWN_KEY scale.spanPercent']);
    expect(
      problems({ formula: 'fixedBand', fullPointsAt: 1, zeroPointsAt: 2, bands: [{ upTo: 1, percent: 1 }] }),
    ).toEqual(['UNKNOWN_KEY scale.bands']);
  });

  it('checks percentages and amounts', () => {
    const linear = { formula: 'linearAboveLowest' } as const;
    for (const spanPercent of [0, -5, '1e-9', 1e6]) {
      expect(problems({ ...linear, spanPercent })).toEqual(['OUT_OF_RANGE scale.spanPercent']);
    }
    expect(problems({ ...linear, spanPercent: 'wide' })).toEqual(['INVALID_NUMBER scale.spanPercent']);
    const bilinear = { formula: 'bilinearDiscount', budget: 10 } as const;
    for (const shareAtMeanPercent of [0, 100, -1]) {
      expect(problems({ ...bilinear, shareAtMeanPercent })).toEqual(['OUT_OF_RANGE scale.shareAtMeanPercent']);
    }
    expect(problems({ formula: 'discountToBestDiscount', budget: 0 })).toEqual(['PRICE_NOT_POSITIVE scale.budget']);
  });

  it('checks bands one by one', () => {
    const bands = (...list: readonly (readonly [number | string, number | string])[]) =>
      problems({ formula: 'priceBands', bands: list.map(([upTo, percent]) => ({ upTo, percent })) });
    expect(bands([100, 50], [90, 40], [200, 45])).toEqual([
      'INVALID_SCALE scale.bands[1].upTo',
      'INVALID_SCALE scale.bands[2].percent',
    ]);
    expect(bands([0, 101], ['x', 'y'])).toEqual([
      'PRICE_NOT_POSITIVE scale.bands[0].upTo',
      'OUT_OF_RANGE scale.bands[0].percent',
      'INVALID_AMOUNT scale.bands[1].upTo',
      'INVALID_NUMBER scale.bands[1].percent',
    ]);
    expect(bands()).toEqual(['OUT_OF_RANGE scale.bands']);
  });

  it('says what is expected', () => {
    const [first] = issuesOf(() => pricePoints(scale({ formula: 'priceBands' }), [1]));
    expect(first?.expected).toBe('a list of { upTo, percent }, cheapest first');
  });
});
