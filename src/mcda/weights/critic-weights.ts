import { requireWord } from '../../core/check.js';
import { checkOptions } from '../../core/options.js';
import { isConstant } from '../build-result.js';
import { unitRange } from '../column-range.js';
import { normOf } from '../column-sums.js';
import { checkMatrix, type DecisionMatrix } from '../decision-matrix.js';
import { centred, type ObjectiveWeights, objectiveWeights } from './objective-weights.js';

/** How {@link criticWeights} reads the figures. */
export interface CriticWeightsOptions {
  /**
   * Whether a cost is turned round before criteria are correlated. `'ignored'` gives the figures of pymcdm, which depend
   * on whether a budget is written as a price or as a saving. @defaultValue `'used'`
   */
  readonly direction?: 'used' | 'ignored';
}

/**
 * CRITIC weights: a criterion weighs more, the more it spreads and the less it agrees with the other criteria.
 *
 * The importance of criterion j is its standard deviation after min-max scaling times the sum of 1 - r over the others,
 * r being Pearson's correlation. Costs are turned round first, so that r says whether the same alternatives are good on
 * both. A constant column gets 0 and is no partner of the others; when all that vary agree perfectly, they weigh the same.
 *
 * Source: D. Diakoulaki, G. Mavrotas, L. Papayannakis, "Determining objective weights in multiple criteria problems: the
 * CRITIC method", 1995; as scikit-criteria and pyDecision.
 *
 * @param matrix - The decision.
 * @param options - Whether directions are used.
 * @returns Weights that sum to 1, with the finding `WEIGHTS_FROM_BIDS`.
 * @throws {@link VendorwiseError} `INVALID_TYPE`, `UNKNOWN_KEY`, `INVALID_VALUE`.
 * @example
 * ```ts
 * import { criticWeights, decisionMatrix } from 'vendorwise/mcda';
 * const columns = [[0, 0, 1, 1], [0, 1, 0, 1]];
 * criticWeights(decisionMatrix({ columns })).weights; // => [0.5, 0.5]
 * ```
 */
export function criticWeights(matrix: DecisionMatrix, options: CriticWeightsOptions = {}): ObjectiveWeights {
  checkMatrix(matrix);
  checkOptions(options, { direction: true });
  const { direction = 'used' } = options;
  requireWord(direction, ['used', 'ignored'], 'options.direction');
  const columns = matrix.columns.map((column, j) =>
    isConstant(column) ? null : standardized(column, direction === 'used' && matrix.directions[j] === 'cost'),
  );
  const importances = columns.map((one) =>
    one === null
      ? 0
      : one.spread * columns.reduce((sum, other) => sum + (other === null ? 0 : conflict(one.unit, other.unit)), 0),
  );
  return objectiveWeights('critic', matrix, importances, {
    direction,
    normalization: 'minMax',
    correlation: 'pearson',
  });
}

interface Standardized {
  /** Root of the sum of squared deviations; over √n or √(n - 1) it would be the standard deviation, which cancels. */
  readonly spread: number;
  /** The deviations scaled to length 1. */
  readonly unit: Float64Array;
}

function standardized(column: Float64Array, turned: boolean): Standardized {
  const { deviations } = centred(unitRange(column, turned));
  const spread = normOf(deviations);
  return { spread, unit: deviations.map((value) => value / spread) };
}

/** Conflicts below this are the rounding of two columns that agree perfectly. */
const NOISE = 1e-24;

/** 1 - r as half the squared distance of two unit vectors: never negative, and exact where r is nearly 1. */
function conflict(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += ((a[i] as number) - (b[i] as number)) ** 2;
  return sum / 2 < NOISE ? 0 : sum / 2;
}
