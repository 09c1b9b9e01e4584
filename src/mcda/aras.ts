import { checkOptions } from '../core/options.js';
import { methodResult, plainNumbers } from './build-result.js';
import type { DecisionMatrix } from './decision-matrix.js';
import { readWeights, type WeightOptions } from './matrix-weights.js';
import type { MethodResult } from './method-result.js';
import { linearRatios, requireRatios } from './ratio-columns.js';

/** Utility degrees, and the sums that they compare. */
export interface ArasResult extends MethodResult {
  /** S: the weighted shares of each alternative, from 0 to `optimum`. */
  readonly optimalitySums: readonly number[];
  /** S_0: the same for an alternative that is best in everything. */
  readonly optimum: number;
}

/**
 * Ranks alternatives by additive ratio assessment (ARAS): what share each reaches of one that is best in everything.
 *
 * The optimal row x_0 (the largest benefit, the smallest cost) joins the matrix; then r = x / Σx for a benefit and
 * r = (1/x) / Σ(1/x) for a cost, both sums over the optimal row too; S = Σ w · r, and the score is K_i = S_i / S_0.
 * A column of equal figures gives everyone 1/(n + 1), zeros included.
 *
 * Source: E. K. Zavadskas, Z. Turskis, "A new additive ratio assessment (ARAS) method in multicriteria
 * decision-making", Technological and Economic Development of Economy 16(2), 2010.
 *
 * @param matrix - The decision; benefits of at least 0, costs above 0.
 * @param weights - One weight for each criterion, not negative.
 * @param options - How weights are read.
 * @returns Scores from 0 to 1 (1 only for an alternative that is best in every weighted criterion).
 * @throws {@link VendorwiseError} `NOT_POSITIVE` (path `columns[j][i]`), the codes of weights and options.
 * @example
 * ```ts
 * import { aras, decisionMatrix } from 'vendorwise/mcda';
 * const offers = decisionMatrix({ rows: [[8, 50], [4, 100]], directions: ['benefit', 'cost'] });
 * aras(offers, [1, 1]).scores; // => [1, 0.5]
 * ```
 */
export function aras(matrix: DecisionMatrix, weights: ArrayLike<number>, options: WeightOptions = {}): ArasResult {
  checkOptions(options, { normalizeWeights: true });
  const { scaled, normalizeWeights } = readWeights(matrix, weights, options);
  requireRatios(matrix, 'ARAS', 'refused');
  const n = matrix.alternatives;
  const sums = new Float64Array(n);
  const ratios = new Float64Array(n);
  let optimum = 0;
  matrix.columns.forEach((column, j) => {
    // Shares of ratios to the best are the shares of the figures, and cannot overflow; the optimal row's ratio is 1.
    linearRatios(column, matrix.directions[j]!, ratios);
    let whole = 1;
    for (let i = 0; i < n; i++) whole += ratios[i]!;
    const unit = scaled[j]! / whole;
    for (let i = 0; i < n; i++) sums[i] = sums[i]! + unit * ratios[i]!;
    optimum += unit;
  });
  const result = methodResult(
    'aras',
    matrix,
    sums.map((one) => one / optimum),
    {
      higherIsBetter: true,
      conventions: {
        normalization: 'sum',
        optimalRow: 'included',
        normalizeWeights,
      },
    },
  );
  return { ...result, optimalitySums: plainNumbers(sums), optimum };
}
