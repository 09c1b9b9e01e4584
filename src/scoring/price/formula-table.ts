import type { PriceFormulaName } from '../scales/scale-definition.js';
import { ABSOLUTE_FORMULAS } from './absolute-formulas.js';
import type { PriceFormula } from './price-formulas.js';
import { RELATIVE_FORMULAS } from './relative-formulas.js';

/** Finds a price formula; `priceFormulas` tells what each computes and where it comes from. */
export function formulaOf(name: PriceFormulaName): PriceFormula {
  return name === 'belowBudget' || name === 'fixedBand' || name === 'priceBands'
    ? ABSOLUTE_FORMULAS[name]
    : RELATIVE_FORMULAS[name];
}
