import { requireWord } from '../../core/check.js';
import { checkOptions } from '../../core/options.js';
import { isConstant } from '../build-result.js';
import { unitRange } from '../column-range.js';
import { normOf } from '../column-sums.js';
import { checkMatrix, type DecisionMatrix } from '../decision-matrix.js';
import { centred, type ObjectiveWeights, objectiveWeights, scaled } from './objective-weights.js';

/** What {@link standardDeviationWeights} and {@link varianceWeights} measure the spread of a criterion on. */
export interface SpreadOptions {
  /**
   * `'minMax'`: the column on the scale of its own range. `'none'`: the figures as they are, so that a price in cents
   * weighs a hundred times a price in euros. @defaultValue `'minMax'`
   */
  readonly normalization?: 'minMax' | 'none';
}

/**
 * Weights by standard deviation: a criterion weighs more, the more its figures spread.
 *
 * Directions do not matter, nor whether the deviation is divided by n or n - 1. Constant columns get 0; all constant,
 * equal weights. pymcdm and scikit-criteria take the figures as they are, which `normalization: 'none'` does too.
 *
 * Source: D. Diakoulaki, G. Mavrotas, L. Papayannakis, 1995 (with min-max scaling).
 *
 * @param matrix - The decision.
 * @param options - What the spread is measured on.
 * @returns Weights that sum to 1, with the finding `WEIGHTS_FROM_BIDS`.
 * @throws {@link VendorwiseError} `INVALID_TYPE`, `UNKNOWN_KEY`, `INVALID_VALUE`.
 * @example
 * ```ts
 * import { decisionMatrix, standardDeviationWeights } from 'vendorwise/mcda';
 * const matrix = decisionMatrix({ rows: [[10, 1000], [20, 4000]] });
 * standardDeviationWeights(matrix).weights; // => [0.5, 0.5]
 * standardDeviationWeights(decisionMatrix({ columns: [[1, 1, 2, 2], [3, 3, 6, 6]] }), { normalization: 'none' }).weights; // => [0.25, 0.75]
 * ```
 */
export function standardDeviationWeights(matrix: DecisionMatrix, options: SpreadOptions = {}): ObjectiveWeights {
  return spreadWeights('standardDeviation', 1, matrix, options);
}

/**
 * Weights by variance: as {@link standardDeviationWeights}, with squares.
 *
 * Source: as pymcdm (variance after min-max scaling).
 *
 * @param matrix - The decision.
 * @param options - What the spread is measured on.
 * @returns Weights that sum to 1, with the finding `WEIGHTS_FROM_BIDS`.
 * @throws {@link VendorwiseError} `INVALID_TYPE`, `UNKNOWN_KEY`, `INVALID_VALUE`.
 * @example
 * ```ts
 * import { decisionMatrix, varianceWeights } from 'vendorwise/mcda';
 * const matrix = decisionMatrix({ columns: [[0, 0, 4, 4], [0, 2, 2, 4], [7, 7, 7, 7]] });
 * varianceWeights(matrix).weights.map((weight) => weight.toFixed(3)); // => ['0.667', '0.333', '0.000']
 * ```
 */
export function varianceWeights(matrix: DecisionMatrix, options: SpreadOptions = {}): ObjectiveWeights {
  return spreadWeights('variance', 2, matrix, options);
}

function spreadWeights(method: string, power: 1 | 2, matrix: DecisionMatrix, options: SpreadOptions): ObjectiveWeights {
  checkMatrix(matrix);
  checkOptions(options, { normalization: true });
  const { normalization = 'minMax' } = options;
  requireWord(normalization, ['minMax', 'none'], 'options.normalization');
  const spreads = matrix.columns.map((column) => spreadOf(column, normalization));
  // Relative to the largest, so that squares of large figures do not overflow.
  const scale = Math.max(...spreads.map((one) => one.scale)) || 1;
  const largest = Math.max(...spreads.map((one) => one.deviation * (one.scale / scale))) || 1;
  const importances = spreads.map((one) => ((one.deviation * (one.scale / scale)) / largest) ** power);
  return objectiveWeights(method, matrix, importances, { direction: 'ignored', normalization });
}

/** Root of the summed squares in units of `scale`; over √n or √(n - 1) it would be the standard deviation. */
function spreadOf(column: Float64Array, normalization: 'minMax' | 'none'): { deviation: number; scale: number } {
  if (isConstant(column)) return { deviation: 0, scale: 0 };
  if (normalization === 'minMax') return { deviation: normOf(centred(unitRange(column, false)).deviations), scale: 1 };
  const { values, scale } = scaled(column);
  return { deviation: normOf(centred(values).deviations), scale };
}
