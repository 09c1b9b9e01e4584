import type { ExactInput } from '../../exact/fraction.js';

/** Points of an evaluator; the score is the share of the way from `min` to `max`, and lies between them. */
export interface PointsScale {
  readonly kind: 'points';
  /** Points that earn nothing. */
  readonly min: ExactInput;
  /** Points that earn everything. */
  readonly max: ExactInput;
}

/** Yes (everything) or no (nothing); scores are `true` and `false`. */
export interface YesNoScale {
  readonly kind: 'yesNo';
}

/** One level of an ordinal scale. */
export interface OrdinalLevel {
  readonly level: string;
  /** Share of the criterion's points that the level earns, 0 to 100. @defaultValue evenly spaced from 0 to 100 */
  readonly percent?: ExactInput;
}

/** Named levels, worst first; scores are the names. Either all levels carry a percent or none does. */
export interface OrdinalScale {
  readonly kind: 'ordinal';
  readonly levels: readonly (string | OrdinalLevel)[];
}

/** A measured figure between fixed bounds, which do not depend on who bids. */
export interface NumberScale {
  readonly kind: 'number';
  /** Lower bound, in the criterion's own unit. */
  readonly min: ExactInput;
  /** Upper bound, in the criterion's own unit. */
  readonly max: ExactInput;
  /** Whether `max` (`higher`) or `min` (`lower`) earns everything. @defaultValue `'higher'` */
  readonly direction?: 'higher' | 'lower';
  /** What a figure outside the bounds does: it counts as the nearest bound, or is an error. @defaultValue `'cap'` */
  readonly outside?: 'cap' | 'error';
  /** The unit in words, for reports. */
  readonly unit?: string;
}

/** One tier of a tier scale: what figures earn from a figure on, up to where the next tier begins. */
export interface Tier {
  /** First figure of the tier, in the criterion's own unit; the first tier has none and takes everything below. */
  readonly from?: ExactInput;
  /** Share of the criterion's points, 0 to 100. */
  readonly percent: ExactInput;
}

/** A measured figure that earns by steps, lowest figures first, such as the number of comparable clients. */
export interface TiersScale {
  readonly kind: 'tiers';
  /** Figures rise from tier to tier; what they earn either never falls or never rises. */
  readonly tiers: readonly Tier[];
  /** The unit in words, for reports. */
  readonly unit?: string;
}

/** A measured figure that is best at a target, or between two, and worth less the further away it lies. */
export interface TargetScale {
  readonly kind: 'target';
  /** Figure at or below which nothing is earned, in the criterion's own unit. */
  readonly min: ExactInput;
  /** Figure, or lowest and highest figure, that earns everything. */
  readonly target: ExactInput | readonly [low: ExactInput, high: ExactInput];
  /** Figure at or above which nothing is earned. */
  readonly max: ExactInput;
  /** What a figure outside `min` and `max` does: it earns nothing, or is an error. @defaultValue `'cap'` */
  readonly outside?: 'cap' | 'error';
  /** The unit in words, for reports. */
  readonly unit?: string;
}

/** One point of a piecewise value function. */
export interface ValuePoint {
  /** A figure in the criterion's own unit. */
  readonly at: ExactInput;
  /** Share of the criterion's points that it earns, 0 to 100. */
  readonly percent: ExactInput;
}

/** A measured figure that earns along straight lines between points; beyond the ends the end's share is kept. */
export interface PiecewiseScale {
  readonly kind: 'piecewise';
  /** At least two, in rising order of their figures. */
  readonly points: readonly ValuePoint[];
  /** Which way figures must get better; points that contradict it are an error. @defaultValue not checked */
  readonly direction?: 'higher' | 'lower';
  /** The unit in words, for reports. */
  readonly unit?: string;
}

/** A measured figure that earns along an exponential curve: the first steps count most, or the last ones. */
export interface ExponentialScale {
  readonly kind: 'exponential';
  /** Lower bound, in the criterion's own unit. */
  readonly min: ExactInput;
  /** Upper bound, in the criterion's own unit. */
  readonly max: ExactInput;
  /** Whether `max` (`higher`) or `min` (`lower`) earns everything. @defaultValue `'higher'` */
  readonly direction?: 'higher' | 'lower';
  /**
   * How bent the curve is, -20 to 20, without a unit: above 0 the first steps from the worst end count most, below 0 the
   * last ones; 0 is a straight line. It is the distance between the bounds over Kirkwood's risk tolerance.
   */
  readonly curvature: number;
  /** What a figure outside the bounds does: it counts as the nearest bound, or is an error. @defaultValue `'cap'` */
  readonly outside?: 'cap' | 'error';
  /** The unit in words, for reports. */
  readonly unit?: string;
}

/** Name of a price formula; {@link priceFormulas} says what each computes, {@link pricePoints} tries it on prices. */
export type PriceFormulaName =
  | 'proportionalToLowest'
  | 'proportionalToLowestSquared'
  | 'proportionalToLowestCubed'
  | 'linearAboveLowest'
  | 'logarithmicAboveLowest'
  | 'linearMinMax'
  | 'meanDeviation'
  | 'meanPercentagePoints'
  | 'medianDeviation'
  | 'discountToBestDiscount'
  | 'bilinearDiscount'
  | 'belowBudget'
  | 'fixedBand'
  | 'priceBands';

/** A step of the formula `priceBands`. */
export interface PriceBand {
  /** Highest price of the band, an amount in the scale's currency. */
  readonly upTo: ExactInput;
  /** Percent of the points that every price of the band earns, 0 to 100. */
  readonly percent: ExactInput;
}

/** A price in one currency, turned into points by a named formula. */
export interface PriceScale {
  readonly kind: 'price';
  /** @defaultValue `'proportionalToLowest'` */
  readonly formula?: PriceFormulaName;
  /** ISO 4217 code of every price. */
  readonly currency: string;
  /** `belowBudget`, `discountToBestDiscount`, `bilinearDiscount`: the budget, an amount in `currency`. */
  readonly budget?: ExactInput;
  /** `fixedBand`: the price at or below which a bid gets all points. */
  readonly fullPointsAt?: ExactInput;
  /** `fixedBand`: the price at or above which a bid gets none. */
  readonly zeroPointsAt?: ExactInput;
  /**
   * `linearAboveLowest`, `logarithmicAboveLowest`: points below zero count as zero.
   * @defaultValue `false`, as in the South African 80/20 rule
   */
  readonly floorAtZero?: boolean;
  /**
   * `linearAboveLowest`, `logarithmicAboveLowest`: how many percent above the lowest price no points are left.
   * @defaultValue 100: at twice the lowest price
   */
  readonly spanPercent?: ExactInput;
  /** `bilinearDiscount`: percent of the points that the mean discount earns, usually 80, 85 or 90. */
  readonly shareAtMeanPercent?: ExactInput;
  /** `priceBands`: the bands, cheapest first; a price above the last earns nothing. */
  readonly bands?: readonly PriceBand[];
}

/** How a score becomes a share of the criterion's points. */
export type Scale =
  | PointsScale
  | YesNoScale
  | OrdinalScale
  | NumberScale
  | TiersScale
  | TargetScale
  | PiecewiseScale
  | ExponentialScale
  | PriceScale;
