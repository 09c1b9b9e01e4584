import { type Fraction, ratioOf, ZERO } from '../../exact/fraction.js';

/** The prices that set a relative formula: those of the vendors that pass every gate except a minimum total. */
export interface PriceField {
  readonly lowest: Fraction;
  readonly highest: Fraction;
  readonly mean: Fraction;
  /** The middle price, or the mean of the two in the middle. */
  readonly median: Fraction;
}

/** A step of `priceBands`: every price up to a bound, the bound included, earns one share. */
export interface PriceBandParameter {
  readonly upTo: Fraction;
  /** Share of the points, 0 to 1. */
  readonly share: Fraction;
}

/** The fixed figures of a formula, amounts in the scale's currency. */
export interface PriceParameters {
  readonly budget: Fraction | null;
  readonly fullPointsAt: Fraction | null;
  readonly zeroPointsAt: Fraction | null;
  readonly floorAtZero: boolean;
  /** How far above the lowest price no points are left, as a share of that price. */
  readonly span: Fraction;
  /** Share of the points at the mean discount, 0 to 1. */
  readonly shareAtMean: Fraction | null;
  readonly bands: readonly PriceBandParameter[];
}

/** Keys of a price scale that belong to some formulas only. */
export type PriceParameterName =
  | 'budget'
  | 'fullPointsAt'
  | 'zeroPointsAt'
  | 'floorAtZero'
  | 'spanPercent'
  | 'shareAtMeanPercent'
  | 'bands';

/** One way to turn a price into a share of the price points. */
export interface PriceFormula {
  /** What it rests on. `null`: fixed figures only, so no other bid changes a vendor's points. */
  readonly dependsOn: ((field: PriceField) => readonly Fraction[]) | null;
  /** Keys of the scale that it cannot do without. */
  readonly needs: readonly PriceParameterName[];
  /** Keys of the scale that it understands beside those. */
  readonly allows: readonly PriceParameterName[];
  /** Share of the points, at most 1; below 0 only where `floorAtZero` is allowed and not set. */
  share(price: Fraction, field: PriceField, parameters: PriceParameters): Fraction;
}

/** Sums up the prices of the field, each above zero; `null` without prices. */
export function priceField(prices: readonly Fraction[]): PriceField | null {
  const [first] = prices;
  if (first === undefined) return null;
  let [lowest, highest, sum] = [first, first, ZERO];
  for (const price of prices) {
    if (price.lt(lowest)) lowest = price;
    if (price.gt(highest)) highest = price;
    sum = sum.add(price);
  }
  return {
    lowest,
    highest,
    mean: sum.mul(ratioOf(1, prices.length)),
    // Few formulas ask for it, and the test of withdrawals sums up the field once for every bidder.
    get median(): Fraction {
      return medianOf(prices);
    },
  };
}

function medianOf(prices: readonly Fraction[]): Fraction {
  const sorted = [...prices].sort((a, b) => a.compare(b));
  const below = sorted[Math.floor((sorted.length - 1) / 2)] ?? ZERO;
  const above = sorted[Math.floor(sorted.length / 2)] ?? ZERO;
  return below.add(above).div(2);
}
