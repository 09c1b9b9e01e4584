import { fail } from '../core/errors.js';
import { checkOptions } from '../core/options.js';
import { methodResult, plainNumbers } from './build-result.js';
import { columnRange } from './column-range.js';
import type { DecisionMatrix } from './decision-matrix.js';
import { readWeights, type WeightOptions } from './matrix-weights.js';
import type { MethodResult } from './method-result.js';
import { requireRatios } from './ratio-columns.js';

/** Utility degrees, and what they are made of. */
export interface CoprasResult extends MethodResult {
  /** S+: the weighted shares of the benefits, from 0 to the sum of their weights; one for each alternative. */
  readonly benefitSums: readonly number[];
  /** S-: the weighted shares of the costs, from 0 to the sum of their weights. */
  readonly costSums: readonly number[];
  /** Q: S+ plus the share that low costs earn; they sum to the sum of the weights. */
  readonly significances: readonly number[];
}

/**
 * Ranks alternatives by complex proportional assessment (COPRAS): the benefits' shares, plus a share in inverse
 * proportion to the costs.
 *
 * With d = w · x / Σx for every criterion, S+ sums d over the benefits and S- over the costs;
 * Q_i = S+_i + ΣS- / (S-_i · Σ(1 / S-_k)), and the score is the utility degree Q_i / max Q, so the best has 1.
 * Without costs (or without benefits) the missing term is 0. A column of equal figures gives everyone 1/n of it, zeros
 * included.
 *
 * Source: E. K. Zavadskas, A. Kaklauskas, "Pastatų sistemotechninis įvertinimas", Technika 1996; E. K. Zavadskas,
 * A. Kaklauskas, F. Peldschus, Z. Turskis, The Baltic Journal of Road and Bridge Engineering 2(4), 2007. pyDecision,
 * pyrepo-mcda and scikit-criteria agree; Q of pymcdm 1.4.0 lacks both sums, which leaves S+ + S-, so that there costs
 * count in favour.
 *
 * @param matrix - The decision; figures of at least 0, and for each alternative at least one weighted cost above 0.
 * @param weights - One weight for each criterion, not negative.
 * @param options - How weights are read.
 * @returns Scores from 0 to 1 with S+, S- and Q.
 * @throws {@link VendorwiseError} `NOT_POSITIVE` (path `columns[j][i]`), the codes of weights and options.
 * @example
 * ```ts
 * import { copras, decisionMatrix } from 'vendorwise/mcda';
 * const offers = decisionMatrix({ rows: [[8, 100], [4, 50]], directions: ['benefit', 'cost'] });
 * copras(offers, [1, 1]).scores; // => [1, 1]
 * copras(offers, [1, 3]).ranks; // => [2, 1]
 * ```
 */
export function copras(matrix: DecisionMatrix, weights: ArrayLike<number>, options: WeightOptions = {}): CoprasResult {
  checkOptions(options, { normalizeWeights: true });
  const { scaled, normalizeWeights } = readWeights(matrix, weights, options);
  requireRatios(matrix, 'COPRAS', 'allowed');
  const benefits = new Float64Array(matrix.alternatives);
  const costs = new Float64Array(matrix.alternatives);
  matrix.columns.forEach((column, j) => {
    addShares(column, scaled[j]!, matrix.directions[j] === 'cost' ? costs : benefits);
  });
  requireCosts(matrix, scaled);
  const significances = significancesOf(benefits, costs);
  const best = columnRange(significances).high;
  const result = methodResult(
    'copras',
    matrix,
    significances.map((one) => one / best),
    {
      higherIsBetter: true,
      conventions: {
        normalization: 'sum',
        utility: 'shareOfBest',
        normalizeWeights,
      },
    },
  );
  return {
    ...result,
    benefitSums: plainNumbers(benefits),
    costSums: plainNumbers(costs),
    significances: plainNumbers(significances),
  };
}

function addShares(column: Float64Array, weight: number, sums: Float64Array): void {
  const { low, high } = columnRange(column);
  const n = column.length;
  if (low === high) {
    for (let i = 0; i < n; i++) sums[i] = sums[i]! + weight / n;
    return;
  }
  // Through the largest: a sum of huge figures would overflow.
  let whole = 0;
  for (let i = 0; i < n; i++) whole += column[i]! / high;
  for (let i = 0; i < n; i++) sums[i] = sums[i]! + (weight * (column[i]! / high)) / whole;
}

/** An alternative that costs nothing at all has no finite ratio to one that costs something. */
function requireCosts(matrix: DecisionMatrix, weights: Float64Array): void {
  const costs = matrix.columns.map((_, j) => j).filter((j) => matrix.directions[j] === 'cost' && weights[j] !== 0);
  const ranges = costs.map((j) => columnRange(matrix.columns[j] as Float64Array));
  if (costs.length === 0 || ranges.some(({ low, high }) => low > 0 || low === high)) return;
  for (let i = 0; i < matrix.alternatives; i++) {
    if (costs.some((j) => (matrix.columns[j]?.[i] as number) > 0)) continue;
    const message = 'COPRAS divides by the costs of an alternative, and these are all zero.';
    fail('NOT_POSITIVE', `columns[${costs[0]}][${i}]`, message, {
      received: 0,
      expected: 'at least one cost above 0',
      params: { method: 'COPRAS' },
    });
  }
}

function significancesOf(benefits: Float64Array, costs: Float64Array): Float64Array {
  const least = columnRange(costs).low;
  let whole = 0;
  for (const cost of costs) whole += cost;
  if (whole === 0) return benefits.slice();
  // min / S- instead of 1 / S-: it stays finite, and stands for the limit where a share is too small for a double.
  const inverse = costs.map((cost) => (cost === least ? 1 : least / cost));
  let inverses = 0;
  for (const one of inverse) inverses += one;
  return benefits.map((benefit, i) => benefit + (whole * inverse[i]!) / inverses);
}
