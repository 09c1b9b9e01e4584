import { type Fraction, formatFraction, ratioOf, ZERO } from '../../exact/fraction.js';

const WHOLE = /* @__PURE__ */ ratioOf(100, 1);
/** More digits than anybody reads; weights that are closer still look the same. */
const MOST_DIGITS = 20;

/**
 * Writes weights that stand in one sentence with one digit, or with as many as it takes to tell them apart from each
 * other, from nothing and from the whole: a weight just above 0 does not read as 0.0.
 *
 * @param weights - Percents of the whole, exact.
 * @returns Their texts, all with the same number of digits.
 */
export function shownWeights(weights: readonly Fraction[]): string[] {
  const sorted = [ZERO, ...weights, WHOLE].sort((a, b) => a.compare(b));
  const different = sorted.filter((weight, i) => i === 0 || !weight.equals(sorted[i - 1] as Fraction));
  let digits = 1;
  const alike = (): boolean =>
    different.some((weight, i) => {
      const before = different[i - 1];
      return before !== undefined && formatFraction(weight, digits) === formatFraction(before, digits);
    });
  while (digits < MOST_DIGITS && alike()) digits += 1;
  return weights.map((weight) => formatFraction(weight, digits));
}
