import { ZERO } from '../../exact/fraction.js';
import type { PriceFormulaName } from '../scales/scale-definition.js';
import type { PriceFormula } from './price-formulas.js';
import { clipShare } from './share-bounds.js';

/** Formulas that rest on announced figures only: no other bid changes a vendor's points. */
export const ABSOLUTE_FORMULAS: Readonly<
  Record<Extract<PriceFormulaName, 'belowBudget' | 'fixedBand' | 'priceBands'>, PriceFormula>
> = {
  belowBudget: {
    dependsOn: null,
    needs: ['budget'],
    allows: [],
    share: (price, _field, { budget }) => (budget === null ? ZERO : clipShare(budget.sub(price).div(budget))),
  },
  fixedBand: {
    dependsOn: null,
    needs: ['fullPointsAt', 'zeroPointsAt'],
    allows: [],
    share: (price, _field, { fullPointsAt, zeroPointsAt }) =>
      fullPointsAt === null || zeroPointsAt === null
        ? ZERO
        : clipShare(zeroPointsAt.sub(price).div(zeroPointsAt.sub(fullPointsAt))),
  },
  priceBands: {
    dependsOn: null,
    needs: ['bands'],
    allows: [],
    share: (price, _field, { bands }) => bands.find(({ upTo }) => price.lte(upTo))?.share ?? ZERO,
  },
};
