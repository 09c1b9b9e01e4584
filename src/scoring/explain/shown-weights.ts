import { type Fraction, formatFraction, HUNDRED, ZERO } from '../../exact/fraction.js';
import { decimalsApart } from '../../exact/telling-apart.js';

/** More digits than anybody reads; weights that are closer still look the same. */
const MOST_DIGITS = 20;

/**
 * Writes weights that stand in one sentence with one digit, or with as many as it takes to tell them apart from each
 * other, from nothing and from the whole: a weight just above 0 does not read as 0.0.
 *
 * @param weights - Percents of the whole.
 */
export function shownWeights(weights: readonly Fraction[]): string[] {
  const digits = decimalsApart([ZERO, ...weights, HUNDRED], 1, MOST_DIGITS);
  return weights.map((weight) => formatFraction(weight, digits));
}
