import { numberIssues, SHARE } from '../core/check.js';
import { checkOptions } from '../core/options.js';
import { methodResult, plainNumbers } from './build-result.js';
import type { DecisionMatrix } from './decision-matrix.js';
import { readWeights, type WeightOptions } from './matrix-weights.js';
import type { MethodResult } from './method-result.js';
import { linearRatios, requireRatios } from './ratio-columns.js';

/** How {@link waspas} mixes, and how it reads the weights. */
export interface WaspasOptions extends WeightOptions {
  /** Share of the weighted sum, 0 to 1; the rest is the weighted product. @defaultValue 0.5 */
  readonly lambda?: number;
}

/** The mix, and both parts. */
export interface WaspasResult extends MethodResult {
  /** Q1 = Σ w · r, from 0 to the sum of the weights. */
  readonly weightedSums: readonly number[];
  /** Q2 = Π r^w, from 0 to 1. */
  readonly weightedProducts: readonly number[];
}

/**
 * Ranks alternatives by a mix of the weighted sum and the weighted product (WASPAS).
 *
 * r = x / max for a benefit and min / x for a cost; the score is λ · Σ w·r + (1 - λ) · Π r^w. An r of 0 makes the
 * product 0, unless its weight is 0. A column of equal figures has r = 1 for everyone.
 *
 * Source: E. K. Zavadskas, Z. Turskis, J. Antucheviciene, A. Zakarevicius, "Optimization of weighted aggregated sum
 * product assessment", Elektronika ir Elektrotechnika 122(6), 2012. pymcdm and pyrepo-mcda agree; pyDecision
 * normalises by 1 + min-max and differs.
 *
 * @param matrix - The decision; benefits of at least 0, costs above 0.
 * @param weights - One weight for each criterion, not negative.
 * @param options - Lambda, and how weights are read.
 * @returns Scores from 0 to 1 when the weights sum to 1.
 * @throws {@link VendorwiseError} `NOT_POSITIVE` (path `columns[j][i]`), `OUT_OF_RANGE` for lambda, the codes of
 * weights and options.
 * @example
 * ```ts
 * import { decisionMatrix, waspas } from 'vendorwise/mcda';
 * const offers = decisionMatrix({ rows: [[8, 50], [2, 200]], directions: ['benefit', 'cost'] });
 * waspas(offers, [1, 1]).scores; // => [1, 0.25]
 * waspas(offers, [1, 1], { lambda: 1 }).conventions.lambda; // => 1
 * ```
 */
export function waspas(matrix: DecisionMatrix, weights: ArrayLike<number>, options: WaspasOptions = {}): WaspasResult {
  checkOptions(options, { lambda: true, normalizeWeights: true });
  const { lambda = 0.5 } = options;
  const wrong = numberIssues(lambda, SHARE, 'options.lambda', 'Lambda, the share of the weighted sum,');
  const { scaled, normalizeWeights } = readWeights(matrix, weights, options, wrong);
  requireRatios(matrix, 'WASPAS', 'refused');
  const n = matrix.alternatives;
  const sums = new Float64Array(n);
  const logs = new Float64Array(n);
  const ratios = new Float64Array(n);
  matrix.columns.forEach((column, j) => {
    const weight = scaled[j]!;
    if (weight === 0) return;
    linearRatios(column, matrix.directions[j]!, ratios);
    for (let i = 0; i < n; i++) {
      const ratio = ratios[i]!;
      sums[i] = sums[i]! + weight * ratio;
      logs[i] = logs[i]! + weight * Math.log(ratio);
    }
  });
  const products = logs.map(Math.exp);
  const result = methodResult(
    'waspas',
    matrix,
    sums.map((sum, i) => lambda * sum + (1 - lambda) * products[i]!),
    {
      higherIsBetter: true,
      conventions: {
        lambda,
        normalization: 'linearRatio',
        normalizeWeights,
      },
    },
  );
  return { ...result, weightedSums: plainNumbers(sums), weightedProducts: plainNumbers(products) };
}
