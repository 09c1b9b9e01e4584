import { checkOptions } from '../core/options.js';
import { methodResult, plainNumbers } from './build-result.js';
import type { DecisionMatrix } from './decision-matrix.js';
import { readWeights, type WeightOptions } from './matrix-weights.js';
import type { MethodResult } from './method-result.js';
import { linearRatios, requireRatios } from './ratio-columns.js';

/** Utility functions, and the degrees of utility that they join. */
export interface MarcosResult extends MethodResult {
  /** S: the weighted ratios of each alternative, from `antiIdealSum` to `idealSum`. */
  readonly sums: readonly number[];
  /** S of an alternative that is best in everything: the sum of the weights. */
  readonly idealSum: number;
  /** S of an alternative that is worst in everything. */
  readonly antiIdealSum: number;
  /** K+ = S / S of the ideal, from 0 to 1. */
  readonly utilityToIdeal: readonly number[];
  /** K- = S / S of the anti-ideal, from 1; `null` when that is 0, or too small to divide by. */
  readonly utilityToAntiIdeal: readonly number[] | null;
}

/**
 * Ranks alternatives between the ideal and the anti-ideal alternative (MARCOS).
 *
 * r = x / x_ideal for a benefit and x_ideal / x for a cost; S = Σ w · r, also for the ideal and the anti-ideal row;
 * K+ and K- are S over those of the two; f = (K+ + K-) / (1 + (1 - f(K+)) / f(K+) + (1 - f(K-)) / f(K-)) with
 * f(K+) = K- / (K+ + K-) and f(K-) = K+ / (K+ + K-). It is computed as S · (A + B) / (A² + AB + B²), with A and B the
 * sums of the anti-ideal and the ideal, which is the same and holds where A is 0. The score is linear in S. A column of
 * equal figures has r = 1 for everyone.
 *
 * Source: Ž. Stević, D. Pamučar, A. Puška, P. Chatterjee, "Sustainable supplier selection in healthcare industries
 * using a new MCDM method: MARCOS", Computers & Industrial Engineering 140, 2020.
 *
 * @param matrix - The decision; benefits of at least 0, costs above 0.
 * @param weights - One weight for each criterion, not negative.
 * @param options - How weights are read.
 * @returns Scores above 0, below 1.
 * @throws {@link VendorwiseError} `NOT_POSITIVE` (path `columns[j][i]`), the codes of weights and options.
 * @example
 * ```ts
 * import { decisionMatrix, marcos } from 'vendorwise/mcda';
 * const offers = decisionMatrix({ rows: [[8, 50], [4, 100]], directions: ['benefit', 'cost'] });
 * marcos(offers, [1, 1]).utilityToAntiIdeal; // => [2, 1]
 * marcos(offers, [1, 1]).scores.map((s) => s.toFixed(4)); // => ['0.8571', '0.4286']
 * ```
 */
export function marcos(matrix: DecisionMatrix, weights: ArrayLike<number>, options: WeightOptions = {}): MarcosResult {
  checkOptions(options, { normalizeWeights: true });
  const { scaled, normalizeWeights } = readWeights(matrix, weights, options);
  requireRatios(matrix, 'MARCOS', 'refused');
  const n = matrix.alternatives;
  const sums = new Float64Array(n);
  const ratios = new Float64Array(n);
  let ideal = 0;
  let antiIdeal = 0;
  matrix.columns.forEach((column, j) => {
    const weight = scaled[j]!;
    linearRatios(column, matrix.directions[j]!, ratios);
    let worst = 1;
    for (let i = 0; i < n; i++) {
      const ratio = ratios[i]!;
      sums[i] = sums[i]! + weight * ratio;
      if (ratio < worst) worst = ratio;
    }
    ideal += weight;
    antiIdeal += weight * worst;
  });
  const share = antiIdeal / ideal;
  const factor = (1 + share) / (1 + share + share ** 2);
  const toIdeal = sums.map((sum) => sum / ideal);
  const toAntiIdeal = sums.map((sum) => sum / antiIdeal);
  const result = methodResult(
    'marcos',
    matrix,
    toIdeal.map((degree) => degree * factor),
    {
      higherIsBetter: true,
      conventions: {
        normalization: 'linearRatio',
        normalizeWeights,
      },
    },
  );
  return {
    ...result,
    sums: plainNumbers(sums),
    idealSum: ideal,
    antiIdealSum: antiIdeal,
    utilityToIdeal: plainNumbers(toIdeal),
    utilityToAntiIdeal: toAntiIdeal.every(Number.isFinite) ? plainNumbers(toAntiIdeal) : null,
  };
}
