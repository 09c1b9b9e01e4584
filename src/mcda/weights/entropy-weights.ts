import { checkMatrix, type DecisionMatrix } from '../decision-matrix.js';
import { requireRatios } from '../ratio-columns.js';
import { centred, type ObjectiveWeights, objectiveWeights, scaled } from './objective-weights.js';

/**
 * Weights by Shannon's entropy: a criterion weighs more, the less evenly its sum is spread over the alternatives.
 *
 * With the shares p of a column's sum, its entropy is -Σ p ln p / ln n (0 ln 0 is 0) and its importance 1 less that.
 * Directions do not matter. Constant columns get 0; all constant, equal weights.
 *
 * Source: C. E. Shannon, 1948; C.-L. Hwang and K. Yoon, "Multiple attribute decision making", 1981, section 4.1; as
 * pymcdm and scikit-criteria.
 *
 * @param matrix - The decision, with figures of at least 0.
 * @returns Weights that sum to 1, with the finding `WEIGHTS_FROM_BIDS`.
 * @throws {@link VendorwiseError} `INVALID_TYPE`, `NOT_POSITIVE` for figures below zero.
 * @example
 * ```ts
 * import { decisionMatrix, entropyWeights } from 'vendorwise/mcda';
 * const matrix = decisionMatrix({ rows: [[7, 1, 0], [7, 0, 1]] });
 * entropyWeights(matrix).weights; // => [0, 0.5, 0.5]
 * ```
 */
export function entropyWeights(matrix: DecisionMatrix): ObjectiveWeights {
  checkMatrix(matrix);
  requireRatios(matrix, 'entropyWeights', 'allowed');
  return objectiveWeights('entropy', matrix, matrix.columns.map(unevenness), {
    direction: 'ignored',
    normalization: 'sum',
  });
}

/**
 * 1 - entropy, but for the factor 1 / ln n that all columns share: Σ p ln(n p) = Σ ((1 + d) ln(1 + d) - d) / n with
 * d = x / mean - 1. No term is negative, so a nearly even column keeps its digits, where 1 - e is all noise.
 */
function unevenness(column: Float64Array): number {
  const { mean, deviations } = centred(scaled(column).values);
  if (mean === 0) return 0;
  let sum = 0;
  for (const deviation of deviations) sum += gain(deviation / mean);
  return sum / column.length;
}

/** (1 + d) ln(1 + d) - d, which is d² / 2 near zero. */
function gain(d: number): number {
  if (d <= -1) return 1;
  if (Math.abs(d) > 0.01) return (1 + d) * Math.log1p(d) - d;
  let power = d * d;
  let sum = 0;
  for (let k = 2; k < 10; k++) {
    sum += power / (k * (k - 1));
    power *= -d;
  }
  return sum;
}
