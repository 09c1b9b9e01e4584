import { checkOptions } from '../core/options.js';
import { methodResult } from './build-result.js';
import { columnRange, unitRange } from './column-range.js';
import type { DecisionMatrix } from './decision-matrix.js';
import { readWeights, type WeightOptions } from './matrix-weights.js';
import type { MethodResult } from './method-result.js';

/** Distances from the border, and the border. */
export interface MabacResult extends MethodResult {
  /** G: the border approximation area, one figure for each criterion, in units of its weight (from w to 2w). */
  readonly borderArea: readonly number[];
}

/**
 * Ranks alternatives by their distance from the border approximation area (MABAC), above it or below.
 *
 * With min-max normalised n, v = w · (n + 1); the border of a criterion is the geometric mean of its v; the score is
 * Σ (v - G). A column of equal figures lies on its own border and adds nothing. The mean is taken over logarithms:
 * pymcdm 1.4.0 and pyrepo-mcda multiply first, and with a few hundred alternatives the product of a light criterion is
 * too small for a double; its border becomes 0 there, and every score is too high by the same amount (the ranks stay).
 *
 * Source: D. Pamučar, G. Ćirović, "The selection of transport and handling resources in logistics centers using
 * Multi-Attributive Border Approximation area Comparison (MABAC)", Expert Systems with Applications 42(6), 2015.
 *
 * @param matrix - The decision; any finite figures.
 * @param weights - One weight for each criterion, not negative.
 * @param options - How weights are read.
 * @returns Scores in units of the weights: above 0 beyond the border, below 0 short of it.
 * @throws {@link VendorwiseError} The codes of weights and options.
 * @example
 * ```ts
 * import { decisionMatrix, mabac } from 'vendorwise/mcda';
 * const offers = decisionMatrix({ rows: [[9], [7], [3]] });
 * mabac(offers, [1]).borderArea.map((g) => g.toFixed(4)); // => ['1.4938']
 * mabac(offers, [1]).scores.map((s) => s.toFixed(4)); // => ['0.5062', '0.1729', '-0.4938']
 * ```
 */
export function mabac(matrix: DecisionMatrix, weights: ArrayLike<number>, options: WeightOptions = {}): MabacResult {
  checkOptions(options, { normalizeWeights: true });
  const { scaled, normalizeWeights } = readWeights(matrix, weights, options);
  const scores = new Float64Array(matrix.alternatives);
  const borderArea = matrix.columns.map((column, j) =>
    addDistances(column, scaled[j]!, matrix.directions[j] === 'cost', scores),
  );
  const result = methodResult('mabac', matrix, scores, {
    higherIsBetter: true,
    conventions: {
      normalization: 'minMax',
      borderMean: 'geometric',
      normalizeWeights,
    },
  });
  return { ...result, borderArea };
}

/** Adds v - G of one criterion to the scores and answers G. */
function addDistances(column: Float64Array, weight: number, cost: boolean, scores: Float64Array): number {
  const values = minMaxPlusOne(column, cost);
  const mean = geometricMean(values);
  for (let i = 0; i < values.length; i++) scores[i] = scores[i]! + weight * (values[i]! - mean);
  return weight * mean;
}

/** From 1 to 2; all equal is best and worst at once, and counts as the best by the convention of the room. */
function minMaxPlusOne(column: Float64Array, cost: boolean): Float64Array {
  const { low, high } = columnRange(column);
  if (low === high) return new Float64Array(column.length).fill(2);
  return unitRange(column, cost).map((value) => value + 1);
}

/** Of figures from 1 to 2; equal ones are their own mean, without rounding. */
function geometricMean(values: Float64Array): number {
  const { low, high } = columnRange(values);
  if (low === high) return low;
  let logs = 0;
  for (let i = 0; i < values.length; i++) logs += Math.log(values[i]!);
  return Math.exp(logs / values.length);
}
