import { NOT_NEGATIVE, numberIssues } from '../core/check.js';
import { checkOptions } from '../core/options.js';
import { sortedColumn, sortWithOrder } from '../numeric/sort-with-order.js';
import { methodResult, plainNumbers } from './build-result.js';
import { columnRange } from './column-range.js';
import type { DecisionMatrix } from './decision-matrix.js';
import { readWeights, type WeightOptions } from './matrix-weights.js';
import type { MethodResult } from './method-result.js';
import { linearRatios, requireRatios } from './ratio-columns.js';

/** The threshold of {@link codas}, and how it reads the weights. */
export interface CodasOptions extends WeightOptions {
  /**
   * Euclidean distances that differ by at least this let the taxicab distances speak too; in units of the weighted
   * ratios. @defaultValue 0.02
   */
  readonly tau?: number;
}

/** Assessment scores, and both distances from the worst. */
export interface CodasResult extends MethodResult {
  /** E: Euclidean distance of each alternative from the negative-ideal point, in units of the weighted ratios. */
  readonly euclideanDistances: readonly number[];
  /** T: taxicab distance from the same point. */
  readonly taxicabDistances: readonly number[];
}

/**
 * Ranks alternatives by their distances from the negative-ideal point (CODAS), without looking at all pairs.
 *
 * r = x / max for a benefit and min / x for a cost; v = w · r; the negative-ideal point is the smallest v of each
 * criterion, E and T are the Euclidean and the taxicab distance from it; the score is
 * H_i = Σ_k (E_i - E_k) + ψ(E_i - E_k) · (T_i - T_k) with ψ(d) = 1 when |d| >= τ, else 0. A column of equal figures adds
 * nothing. In the order of E, those with |E_i - E_k| >= τ are the first few and the last few, so prefix sums of T replace
 * the sum over all pairs; the threshold is met by the same subtraction as in the definition, so a pair at τ exactly
 * counts here as it does there.
 *
 * Source: M. Keshavarz Ghorabaee, E. K. Zavadskas, Z. Turskis, J. Antucheviciene, "A new combinative distance-based
 * assessment (CODAS) method for multi-criteria decision-making", Economic Computation and Economic Cybernetics Studies
 * and Research 50(3), 2016.
 *
 * @param matrix - The decision; benefits of at least 0, costs above 0.
 * @param weights - One weight for each criterion, not negative.
 * @param options - The threshold, and how weights are read.
 * @returns Scores that sum to 0.
 * @throws {@link VendorwiseError} `NOT_POSITIVE` (path `columns[j][i]`), `OUT_OF_RANGE` for tau, the codes of weights
 * and options.
 * @example
 * ```ts
 * import { codas, decisionMatrix } from 'vendorwise/mcda';
 * const offers = decisionMatrix({ rows: [[8], [4], [2]] });
 * codas(offers, [1]).euclideanDistances; // => [0.75, 0.25, 0]
 * codas(offers, [1]).scores; // => [2.5, -0.5, -2]
 * ```
 */
export function codas(matrix: DecisionMatrix, weights: ArrayLike<number>, options: CodasOptions = {}): CodasResult {
  checkOptions(options, { tau: true, normalizeWeights: true });
  const { tau = 0.02 } = options;
  const wrong = numberIssues(tau, NOT_NEGATIVE, 'options.tau', 'The threshold tau');
  const { scaled, normalizeWeights } = readWeights(matrix, weights, options, wrong);
  requireRatios(matrix, 'CODAS', 'refused');
  const { euclidean, taxicab } = distances(matrix, scaled);
  const result = methodResult('codas', matrix, assessments(euclidean, taxicab, tau), {
    higherIsBetter: true,
    conventions: {
      normalization: 'linearRatio',
      tau,
      normalizeWeights,
    },
  });
  return { ...result, euclideanDistances: plainNumbers(euclidean), taxicabDistances: plainNumbers(taxicab) };
}

function distances(matrix: DecisionMatrix, weights: Float64Array): { euclidean: Float64Array; taxicab: Float64Array } {
  const n = matrix.alternatives;
  const squares = new Float64Array(n);
  const taxicab = new Float64Array(n);
  const ratios = new Float64Array(n);
  matrix.columns.forEach((column, j) => {
    const weight = weights[j]!;
    linearRatios(column, matrix.directions[j]!, ratios);
    const worst = columnRange(ratios).low * weight;
    for (let i = 0; i < n; i++) {
      const distance = ratios[i]! * weight - worst;
      squares[i] = squares[i]! + distance * distance;
      taxicab[i] = taxicab[i]! + distance;
    }
  });
  return { euclidean: squares.map(Math.sqrt), taxicab };
}

function assessments(euclidean: Float64Array, taxicab: Float64Array, tau: number): Float64Array {
  const n = euclidean.length;
  const sorted = sortedColumn(n);
  sortWithOrder(euclidean, sorted);
  const { values, order } = sorted;
  const taxicabs = new Float64Array(n);
  for (let place = 0; place < n; place++) taxicabs[place] = taxicab[order[place]!]!;
  const before = prefixSums(taxicabs);
  const all = before[n]!;
  const allEuclidean = prefixSums(values)[n]!;
  const scores = new Float64Array(n);
  // Rounded differences grow with E_i and shrink with E_k, so both ends of the band move one way only.
  let below = 0;
  let upTo = 0;
  for (let place = 0; place < n; place++) {
    const e = values[place]!;
    while (below < n && e - values[below]! >= tau) below++;
    while (upTo < n && !(values[upTo]! - e >= tau)) upTo++;
    // With tau = 0 both ends claim those at the same distance.
    const above = Math.max(below, upTo);
    const theirs = before[below]! + (all - before[above]!);
    scores[order[place]!] = n * e - allEuclidean + ((below + n - above) * taxicabs[place]! - theirs);
  }
  return scores;
}

/** Sums of the first 0, 1, ... n figures, with the rounding errors carried along (Neumaier 1974; no figure is negative). */
function prefixSums(values: Float64Array): Float64Array {
  const sums = new Float64Array(values.length + 1);
  let sum = 0;
  let lost = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    const next = sum + value;
    lost += sum >= value ? sum - next + value : value - next + sum;
    sum = next;
    sums[i + 1] = sum + lost;
  }
  return sums;
}
