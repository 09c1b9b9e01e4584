import { type Fraction, ONE, ratioOf, ZERO } from '../../exact/fraction.js';
import type { PriceFormulaName } from '../scales/scale-definition.js';
import { logarithm } from './logarithm.js';
import type { PriceField, PriceFormula } from './price-formulas.js';
import { atMostOne, clipShare } from './share-bounds.js';

const HALF = /* @__PURE__ */ ratioOf(1, 2);
const onLowest = ({ lowest }: PriceField): readonly Fraction[] => [lowest];

/** Formulas that look at the other bids: a bid that loses can change who wins. */
export const RELATIVE_FORMULAS: Readonly<
  Record<Exclude<PriceFormulaName, 'belowBudget' | 'fixedBand' | 'priceBands'>, PriceFormula>
> = {
  proportionalToLowest: /* @__PURE__ */ powerOfRatio(1),
  proportionalToLowestSquared: /* @__PURE__ */ powerOfRatio(2),
  proportionalToLowestCubed: /* @__PURE__ */ powerOfRatio(3),
  linearAboveLowest: {
    dependsOn: onLowest,
    needs: [],
    allows: ['floorAtZero', 'spanPercent'],
    share: (price, { lowest }, { floorAtZero, span }) => {
      const share = atMostOne(ONE.sub(price.sub(lowest).div(lowest.mul(span))));
      return floorAtZero ? clipShare(share) : share;
    },
  },
  logarithmicAboveLowest: {
    dependsOn: onLowest,
    needs: [],
    allows: ['floorAtZero', 'spanPercent'],
    share: (price, { lowest }, { floorAtZero, span }) => {
      if (price.lte(lowest)) return ONE;
      const share = ONE.sub(logarithm(price.div(lowest)).div(logarithm(ONE.add(span))));
      return floorAtZero ? clipShare(share) : share;
    },
  },
  linearMinMax: {
    dependsOn: ({ lowest, highest }) => [lowest, highest],
    needs: [],
    allows: [],
    share: (price, { lowest, highest }) => {
      if (price.lte(lowest)) return ONE;
      return price.gte(highest) ? ZERO : highest.sub(price).div(highest.sub(lowest));
    },
  },
  meanDeviation: {
    dependsOn: ({ mean }) => [mean],
    needs: [],
    allows: [],
    share: (price, { mean }) => clipShare(ONE.sub(price.div(mean).div(2))),
  },
  meanPercentagePoints: {
    dependsOn: ({ mean }) => [mean],
    needs: [],
    allows: [],
    share: (price, { mean }) => clipShare(HALF.add(mean.sub(price).div(mean))),
  },
  medianDeviation: {
    dependsOn: ({ median }) => [median],
    needs: [],
    allows: [],
    share: (price, { median }) => clipShare(ONE.sub(price.div(median).div(2))),
  },
  discountToBestDiscount: {
    dependsOn: onLowest,
    needs: ['budget'],
    allows: [],
    share: (price, { lowest }, { budget }) => {
      if (budget === null || price.gte(budget)) return ZERO;
      return price.lte(lowest) ? ONE : budget.sub(price).div(budget.sub(lowest));
    },
  },
  bilinearDiscount: {
    dependsOn: ({ lowest, mean }) => [lowest, mean],
    needs: ['budget', 'shareAtMeanPercent'],
    allows: [],
    share: (price, field, { budget, shareAtMean }) => {
      if (budget === null || shareAtMean === null || price.gte(budget)) return ZERO;
      if (price.lte(field.lowest)) return ONE;
      const discount = budget.sub(price);
      const best = budget.sub(field.lowest);
      // A field that is dearer than the budget on average has no discount at its mean.
      const average = field.mean.lt(budget) ? budget.sub(field.mean) : ZERO;
      if (discount.lte(average)) return shareAtMean.mul(discount).div(average);
      return shareAtMean.add(ONE.sub(shareAtMean).mul(discount.sub(average)).div(best.sub(average)));
    },
  },
};

function powerOfRatio(exponent: number): PriceFormula {
  return {
    dependsOn: onLowest,
    needs: [],
    allows: [],
    share: (price, { lowest }) => {
      const ratio = atMostOne(lowest.div(price));
      let power = ratio;
      for (let i = 1; i < exponent; i++) power = power.mul(ratio);
      return power;
    },
  };
}
