import { type Fraction, ONE, ratioOf, ZERO } from '../../exact/fraction.js';
import type { PriceFormulaName } from '../criteria/criteria.js';

/** The prices that set a relative formula: those of the vendors that pass every gate except a minimum total. */
export interface PriceField {
  readonly lowest: Fraction;
  readonly highest: Fraction;
  readonly mean: Fraction;
}

/** The fixed figures of a formula, all in the scale's currency. */
export interface PriceParameters {
  readonly budget: Fraction | null;
  readonly fullPointsAt: Fraction | null;
  readonly zeroPointsAt: Fraction | null;
  readonly floorAtZero: boolean;
}

/** Keys of a price scale that belong to one formula only. */
export type PriceParameterName = 'budget' | 'fullPointsAt' | 'zeroPointsAt' | 'floorAtZero';

/** One way to turn a price into a share of the price points. */
export interface PriceFormula {
  /** What it rests on. `null`: fixed figures only, so no other bid changes a vendor's points. */
  readonly dependsOn: ((field: PriceField) => readonly Fraction[]) | null;
  /** Keys of the scale that it cannot do without. */
  readonly needs: readonly PriceParameterName[];
  /** Keys of the scale that it understands beside those. */
  readonly allows: readonly PriceParameterName[];
  /** Share of the points, at most 1; only `linearAboveLowest` may go below 0. */
  share(price: Fraction, field: PriceField, parameters: PriceParameters): Fraction;
}

/** A vendor that failed a gate may be cheaper than the field: points end at the maximum. */
function atMostOne(share: Fraction): Fraction {
  return share.gt(ONE) ? ONE : share;
}

function clip(share: Fraction): Fraction {
  return share.lt(ZERO) ? ZERO : atMostOne(share);
}

const NONE: readonly PriceParameterName[] = [];

/**
 * The price formulas by name; P is the price, and the lowest, highest and mean price are those of the eligible vendors.
 *
 * - `proportionalToLowest`: lowest / P (World Bank QCBS financial score Sf = 100 Fm/F).
 * - `proportionalToLowestSquared`: (lowest / P) squared.
 * - `linearAboveLowest`: 1 - (P - lowest) / lowest; may go below zero (South Africa, PPPFA regulations 80/20 and 90/10).
 * - `linearMinMax`: (highest - P) / (highest - lowest); all equal: all points.
 * - `meanDeviation`: half of 1 + (mean - P) / mean, between 0 and 1.
 * - `belowBudget`: (budget - P) / budget, between 0 and 1; absolute.
 * - `fixedBand`: all points at or below one price, none at or above another, linear between; absolute.
 */
export const PRICE_FORMULAS: Readonly<Record<PriceFormulaName, PriceFormula>> = {
  proportionalToLowest: {
    dependsOn: (field) => [field.lowest],
    needs: NONE,
    allows: NONE,
    share: (price, field) => atMostOne(field.lowest.div(price)),
  },
  proportionalToLowestSquared: {
    dependsOn: (field) => [field.lowest],
    needs: NONE,
    allows: NONE,
    share: (price, field) => {
      const ratio = atMostOne(field.lowest.div(price));
      return ratio.mul(ratio);
    },
  },
  linearAboveLowest: {
    dependsOn: (field) => [field.lowest],
    needs: NONE,
    allows: ['floorAtZero'],
    share: (price, field, { floorAtZero }) => {
      const share = atMostOne(ONE.sub(price.sub(field.lowest).div(field.lowest)));
      return floorAtZero ? clip(share) : share;
    },
  },
  linearMinMax: {
    dependsOn: (field) => [field.lowest, field.highest],
    needs: NONE,
    allows: NONE,
    share: (price, { lowest, highest }) => {
      if (price.lte(lowest)) return ONE;
      return price.gte(highest) ? ZERO : highest.sub(price).div(highest.sub(lowest));
    },
  },
  meanDeviation: {
    dependsOn: (field) => [field.mean],
    needs: NONE,
    allows: NONE,
    share: (price, { mean }) => clip(ONE.sub(price.div(mean).div(2))),
  },
  belowBudget: {
    dependsOn: null,
    needs: ['budget'],
    allows: NONE,
    share: (price, _field, { budget }) => (budget === null ? ZERO : clip(ONE.sub(price.div(budget)))),
  },
  fixedBand: {
    dependsOn: null,
    needs: ['fullPointsAt', 'zeroPointsAt'],
    allows: NONE,
    share: (price, _field, { fullPointsAt, zeroPointsAt }) =>
      fullPointsAt === null || zeroPointsAt === null
        ? ZERO
        : clip(zeroPointsAt.sub(price).div(zeroPointsAt.sub(fullPointsAt))),
  },
};

/**
 * Sums up the prices of the field.
 *
 * @param prices - Prices above zero of the vendors in the field.
 * @returns Lowest, highest and mean price; `null` without prices.
 */
export function priceField(prices: readonly Fraction[]): PriceField | null {
  const [first] = prices;
  if (first === undefined) return null;
  let [lowest, highest, sum] = [first, first, ZERO];
  for (const price of prices) {
    if (price.lt(lowest)) lowest = price;
    if (price.gt(highest)) highest = price;
    sum = sum.add(price);
  }
  return { lowest, highest, mean: sum.mul(ratioOf(1, prices.length)) };
}
