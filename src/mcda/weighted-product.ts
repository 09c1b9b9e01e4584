import { fail } from '../core/errors.js';
import { checkOptions } from '../core/options.js';
import { methodResult } from './build-result.js';
import { type ColumnTransform, type ConstantRule, type NormalizationName, normalized } from './column-transform.js';
import type { DecisionMatrix } from './decision-matrix.js';
import { normalizedDecision, refuseReadyCosts, transformFindings } from './matrix-transforms.js';
import type { WeightOptions } from './matrix-weights.js';
import type { MethodResult } from './method-result.js';

/** How {@link weightedProduct} makes figures comparable, and how it reads the weights. */
export interface WeightedProductOptions extends WeightOptions {
  /** `none` takes ready utilities of at least 0 as they are. @defaultValue `'linearRatio'` */
  readonly normalization?: NormalizationName | 'none';
  /** What a column of equal figures becomes where the formula is 0 / 0. @defaultValue `'one'` */
  readonly constant?: ConstantRule;
}

/**
 * Ranks alternatives by the weighted product of their normalised figures (WPM): Π u^w.
 *
 * A figure that normalises to 0 makes the whole product 0, so a weakness cannot be made up for; the normalisations by
 * the smallest figure (`minMax`) or of costs by the largest (`max`) give somebody a 0 always, so they are seldom of use
 * here. A criterion without weight counts as 1 whatever the figure (0⁰ = 1). The score is the product itself, as in
 * pymcdm 1.4.0; scikit-criteria 0.9 returns its logarithm to base 10, which ranks the same.
 *
 * Source: D. W. Miller, M. K. Starr, "Executive decisions and operations research", 1969.
 *
 * @param matrix - The decision.
 * @param weights - One weight for each criterion, not negative.
 * @param options - Normalisation, the rule for columns of equal figures, and how weights are read.
 * @returns Scores of at least 0, without unit.
 * @throws {@link VendorwiseError} `NOT_POSITIVE` (path `columns[j][i]`) for figures below 0 or that normalise to less
 * than 0, `LOGS_CANCEL`, `COST_NOT_NORMALIZED` for a cost with `none`, `OUT_OF_RANGE`, the codes of weights and options.
 * @example
 * ```ts
 * import { decisionMatrix, weightedProduct } from 'vendorwise/mcda';
 * const offers = decisionMatrix({ rows: [[8, 100], [2, 100], [2, 400]], directions: ['benefit', 'cost'] });
 * weightedProduct(offers, [1, 1]).scores.map((score) => score.toFixed(3)); // => ['1.000', '0.500', '0.250']
 * weightedProduct(decisionMatrix({ rows: [[0, 1], [1, 1]] }), [0, 1]).scores; // => [1, 1]
 * ```
 */
export function weightedProduct(
  matrix: DecisionMatrix,
  weights: ArrayLike<number>,
  options: WeightedProductOptions = {},
): MethodResult {
  checkOptions(options, { normalization: true, constant: true, normalizeWeights: true });
  const decision = normalizedDecision(matrix, weights, options, 'linearRatio');
  refuseReadyCosts(matrix, decision);
  const { normalization, constant, normalizeWeights, scaled, transforms } = decision;
  const logs = new Float64Array(matrix.alternatives);
  transforms.forEach((transform, j) => {
    if (scaled[j] !== 0) addLogs(matrix.columns[j]!, transform, scaled[j]!, logs, j);
  });
  return methodResult('weightedProduct', matrix, logs.map(Math.exp), {
    higherIsBetter: true,
    conventions: { normalization, constant, normalizeWeights },
    findings: transformFindings(transforms),
  });
}

function addLogs(
  column: Float64Array,
  transform: ColumnTransform,
  weight: number,
  logs: Float64Array,
  j: number,
): void {
  for (let i = 0; i < column.length; i++) {
    const factor = normalized(transform, column[i]!);
    if (factor < 0) {
      const details = { received: factor, expected: 'at least 0, normalised', params: { figure: column[i]! } };
      fail('NOT_POSITIVE', `columns[${j}][${i}]`, 'A factor of a product of powers is not negative.', details);
    }
    logs[i] = logs[i]! + weight * Math.log(factor);
  }
}
