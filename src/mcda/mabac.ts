import { checkOptions } from '../core/options.js';
import { methodResult } from './build-result.js';
import { choice } from './choice.js';
import type { DecisionMatrix } from './decision-matrix.js';
import { matrixWeights } from './matrix-weights.js';
import type { MethodResult } from './method-result.js';
import { columnRange } from './ratio-columns.js';

/** How {@link mabac} takes the border, and how it reads the weights. */
export interface MabacOptions {
  /**
   * How the geometric mean of the border is taken. `logarithms` is right for any number of alternatives; `product`
   * multiplies first, as pymcdm 1.4.0 and pyrepo-mcda do, to reproduce their figures: with a few hundred alternatives
   * the product of a light criterion is too small for a double, its border becomes 0, and every score is too high by
   * the same amount (the ranks stay). @defaultValue `'logarithms'`
   */
  readonly borderMean?: 'logarithms' | 'product';
  /** Whether weights are scaled to sum to 1. @defaultValue `true` */
  readonly normalizeWeights?: boolean;
}

/** Distances from the border, and the border. */
export interface MabacResult extends MethodResult {
  /** G: the border approximation area, one figure for each criterion, in units of its weight (from w to 2w). */
  readonly borderArea: readonly number[];
}

const BORDER_MEANS = { logarithms: true, product: true } as const;

/**
 * Ranks alternatives by their distance from the border approximation area (MABAC), above it or below.
 *
 * With min-max normalised n, v = w · (n + 1); the border of a criterion is the geometric mean of its v; the score is
 * Σ (v - G). A column of equal figures lies on its own border and adds nothing.
 *
 * Source: D. Pamučar, G. Ćirović, "The selection of transport and handling resources in logistics centers using
 * Multi-Attributive Border Approximation area Comparison (MABAC)", Expert Systems with Applications 42(6), 2015.
 *
 * @param matrix - The decision; any finite figures.
 * @param weights - One weight for each criterion, not negative.
 * @param options - How the border is taken and weights are read.
 * @returns Scores in units of the weights: above 0 beyond the border, below 0 short of it.
 * @throws {@link VendorwiseError} `INVALID_OPTION` for the border's mean, the codes of weights and options.
 * @example
 * ```ts
 * import { decisionMatrix, mabac } from 'vendorwise/mcda';
 * const offers = decisionMatrix({ rows: [[9], [7], [3]] });
 * mabac(offers, [1]).borderArea.map((g) => g.toFixed(4)); // => ['1.4938']
 * mabac(offers, [1]).scores.map((s) => s.toFixed(4)); // => ['0.5062', '0.1729', '-0.4938']
 * ```
 */
export function mabac(matrix: DecisionMatrix, weights: ArrayLike<number>, options: MabacOptions = {}): MabacResult {
  checkOptions(options, { borderMean: true, normalizeWeights: true });
  const borderMean = choice(options.borderMean, BORDER_MEANS, 'logarithms', 'options.borderMean');
  const scaled = matrixWeights(matrix, weights, options.normalizeWeights);
  const scores = new Float64Array(matrix.alternatives);
  const borderArea = matrix.columns.map((column, j) =>
    addDistances(column, scaled[j]!, matrix.directions[j] === 'cost', borderMean, scores),
  );
  const result = methodResult('mabac', matrix, scores, {
    higherIsBetter: true,
    conventions: {
      normalization: 'minMax',
      borderMean,
      normalizeWeights: options.normalizeWeights ?? true,
    },
  });
  return { ...result, borderArea };
}

/** Adds v - G of one criterion to the scores and answers G. */
function addDistances(
  column: Float64Array,
  weight: number,
  cost: boolean,
  borderMean: 'logarithms' | 'product',
  scores: Float64Array,
): number {
  const weighted = minMaxPlusOne(column, cost).map((value) => weight * value);
  const border = borderMean === 'product' ? productRoot(weighted) : weight * geometricMean(weighted, weight);
  for (let i = 0; i < weighted.length; i++) scores[i] = scores[i]! + (weighted[i]! - border);
  return border;
}

/** From 1 to 2; all equal is best and worst at once, and counts as the best by the convention of the room. */
function minMaxPlusOne(column: Float64Array, cost: boolean): Float64Array {
  const { low, high } = columnRange(column);
  if (low === high) return new Float64Array(column.length).fill(2);
  // Halves, where the range itself would overflow.
  const unit = Number.isFinite(high - low) ? 1 : 0.5;
  const from = (cost ? high : low) * unit;
  const range = (cost ? low : high) * unit - from;
  return column.map((value) => (value * unit - from) / range + 1);
}

/** Of v / w, which lie from 1 to 2 whatever the weight; equal ones are their own mean, without rounding. */
function geometricMean(weighted: Float64Array, weight: number): number {
  const { low, high } = columnRange(weighted);
  if (low === high) return weight === 0 ? 0 : low / weight;
  let logs = 0;
  for (let i = 0; i < weighted.length; i++) logs += Math.log(weighted[i]! / weight);
  return Math.exp(logs / weighted.length);
}

function productRoot(weighted: Float64Array): number {
  let product = 1;
  for (let i = 0; i < weighted.length; i++) product *= weighted[i]!;
  return product ** (1 / weighted.length);
}
