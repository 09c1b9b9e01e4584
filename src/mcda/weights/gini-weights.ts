import { sortedColumn, sortWithOrder } from '../../numeric/sort-with-order.js';
import { checkMatrix, type DecisionMatrix } from '../decision-matrix.js';
import { requireRatios } from '../ratio-columns.js';
import { type ObjectiveWeights, objectiveWeights, scaled } from './objective-weights.js';

/**
 * Weights by Gini's coefficient: a criterion weighs more, the more its figures differ from each other beside their mean.
 *
 * The coefficient is the mean absolute difference over twice the mean, Σ |x_i - x_k| / (2 n² mean), found in O(n log n)
 * from the sorted column. Directions do not matter. Constant columns get 0; all constant, equal weights.
 *
 * Source: C. Gini, "Variabilità e mutabilità", 1912; as a weight: pymcdm.
 *
 * @param matrix - The decision, with figures of at least 0.
 * @returns Weights that sum to 1, with the finding `WEIGHTS_FROM_BIDS`.
 * @throws {@link VendorwiseError} `INVALID_TYPE`, `NOT_POSITIVE` for figures below zero.
 * @example
 * ```ts
 * import { decisionMatrix, giniWeights } from 'vendorwise/mcda';
 * const matrix = decisionMatrix({ rows: [[7, 3, 0], [7, 1, 1]] });
 * giniWeights(matrix).weights; // => [0, 0.3333333333333333, 0.6666666666666666]
 * ```
 */
export function giniWeights(matrix: DecisionMatrix): ObjectiveWeights {
  checkMatrix(matrix);
  requireRatios(matrix, 'giniWeights', 'allowed');
  return objectiveWeights('gini', matrix, matrix.columns.map(giniCoefficient), { direction: 'ignored' });
}

function giniCoefficient(column: Float64Array): number {
  const { values, scale } = scaled(column);
  if (scale === 0) return 0;
  const n = column.length;
  const sorted = sortedColumn(n);
  sortWithOrder(values, sorted);
  const least = sorted.values[0]!;
  let differences = 0;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const above = sorted.values[i]! - least;
    differences += (2 * i - n + 1) * above;
    sum += above;
  }
  return differences / (n * (n * least + sum));
}
