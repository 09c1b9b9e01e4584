import { listed } from '../../core/words.js';
import type { PriceFormulaName, PriceScale } from '../scales/scale-definition.js';

type Wording = (scale: PriceScale, money: (amount: PriceScale['budget']) => string) => string;

const ratio =
  (power: string): Wording =>
  () =>
    `The lowest price earns all points; any other earns the lowest price divided by it${power}, as a share of the points.`;

const above =
  (how: string): Wording =>
  ({ spanPercent = 100, floorAtZero = false }) =>
    `The lowest price earns all points; points fall ${how} to none at ${spanPercent} % above it, and ${
      floorAtZero ? 'are never below none' : 'below none beyond that'
    }.`;

const middle =
  (which: string): Wording =>
  () =>
    `The ${which} price earns half of the points; a price so many percent below or above it earns so many percent of that half more or less, at least none and at most all.`;

/** What each formula gives, in words for bidders. */
const WORDINGS: Readonly<Record<PriceFormulaName, Wording>> = {
  fixedBand: ({ fullPointsAt, zeroPointsAt }, money) =>
    `${money(fullPointsAt)} or less earns all points, ${money(zeroPointsAt)} or more none, in proportion in between.`,
  priceBands: ({ bands = [] }, money) =>
    `A price up to ${listed(bands.map(({ upTo, percent }) => `${money(upTo)} earns ${percent} %`))} of the points, a higher one none.`,
  belowBudget: ({ budget }, money) =>
    `The share by which a price lies below ${money(budget)} is the share of the points that it earns; none at or above that.`,
  proportionalToLowest: /* @__PURE__ */ ratio(''),
  proportionalToLowestSquared: /* @__PURE__ */ ratio(', squared'),
  proportionalToLowestCubed: /* @__PURE__ */ ratio(', to the third power'),
  linearAboveLowest: /* @__PURE__ */ above('in proportion'),
  logarithmicAboveLowest: /* @__PURE__ */ above('with the logarithm of the price'),
  linearMinMax: () => 'The lowest price earns all points, the highest none, in proportion in between.',
  meanDeviation: /* @__PURE__ */ middle('mean'),
  medianDeviation: /* @__PURE__ */ middle('median'),
  meanPercentagePoints: () =>
    'The mean price earns half of the points, and each percent below or above it a hundredth of the points more or less, at least none and at most all.',
  discountToBestDiscount: ({ budget }, money) =>
    `The discount on ${money(budget)} divided by the largest discount is the share of the points that a price earns; none at or above that amount.`,
  bilinearDiscount: ({ budget, shareAtMeanPercent }, money) =>
    `The mean of the discounts on ${money(budget)} earns ${shareAtMeanPercent} % of the points and the largest discount all of them; less than the mean earns in proportion to it, more in proportion between the two.`,
};

/** Says in words what a price earns. */
export function priceText(scale: PriceScale): string {
  const money = (amount: PriceScale['budget']): string => `${amount} ${scale.currency}`;
  return WORDINGS[scale.formula ?? 'proportionalToLowest'](scale, money);
}
