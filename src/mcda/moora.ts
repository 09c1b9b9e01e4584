import { checkOptions } from '../core/options.js';
import { methodResult, plainNumbers } from './build-result.js';
import { columnRange, magnitudeOf } from './column-range.js';
import type { DecisionMatrix } from './decision-matrix.js';
import { readWeights, type WeightOptions } from './matrix-weights.js';
import type { MethodResult } from './method-result.js';

/** Differences of benefits and costs, with both sides. */
export interface MooraResult extends MethodResult {
  /** The weighted ratios of the benefits, one sum for each alternative. */
  readonly benefitSums: readonly number[];
  /** The weighted ratios of the costs. */
  readonly costSums: readonly number[];
}

/**
 * Ranks alternatives by the ratio system of MOORA: the weighted ratios of the benefits less those of the costs.
 *
 * r = x / √Σx² in every column, and the score is Σ w · r over the benefits minus Σ w · r over the costs. It works with
 * benefits only and with costs only (pymcdm refuses the first for no reason of the method), and with figures below
 * zero. A column of zeros adds nothing.
 *
 * Source: W. K. M. Brauers, E. K. Zavadskas, "The MOORA method and its application to privatization in a transition
 * economy", Control and Cybernetics 35(2), 2006.
 *
 * @param matrix - The decision; any finite figures.
 * @param weights - One weight for each criterion, not negative.
 * @param options - How weights are read.
 * @returns Scores without unit, below zero where the costs outweigh.
 * @throws {@link VendorwiseError} The codes of weights and options.
 * @example
 * ```ts
 * import { decisionMatrix, moora } from 'vendorwise/mcda';
 * const offers = decisionMatrix({ rows: [[3, 6], [4, 8]], directions: ['benefit', 'cost'] });
 * moora(offers, [3, 1]).scores.map((s) => s.toFixed(4)); // => ['0.3000', '0.4000']
 * moora(offers, [1, 1]).scores.map((s) => s.toFixed(4)); // => ['0.0000', '0.0000']
 * ```
 */
export function moora(matrix: DecisionMatrix, weights: ArrayLike<number>, options: WeightOptions = {}): MooraResult {
  checkOptions(options, { normalizeWeights: true });
  const { scaled, normalizeWeights } = readWeights(matrix, weights, options);
  const benefits = new Float64Array(matrix.alternatives);
  const costs = new Float64Array(matrix.alternatives);
  matrix.columns.forEach((column, j) => {
    addRatios(column, scaled[j]!, matrix.directions[j] === 'cost' ? costs : benefits);
  });
  const result = methodResult(
    'moora',
    matrix,
    benefits.map((benefit, i) => benefit - costs[i]!),
    {
      higherIsBetter: true,
      conventions: {
        normalization: 'vector',
        system: 'ratio',
        normalizeWeights,
      },
    },
  );
  return { ...result, benefitSums: plainNumbers(benefits), costSums: plainNumbers(costs) };
}

function addRatios(column: Float64Array, weight: number, sums: Float64Array): void {
  const largest = magnitudeOf(columnRange(column));
  if (largest === 0) return;
  // Through the largest: squares of huge or tiny figures leave the range of doubles.
  let squares = 0;
  for (let i = 0; i < column.length; i++) squares += (column[i]! / largest) ** 2;
  const unit = weight / Math.sqrt(squares);
  for (let i = 0; i < column.length; i++) {
    sums[i] = sums[i]! + unit * (column[i]! / largest);
  }
}
