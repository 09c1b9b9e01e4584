import { checkMatrix, type DecisionMatrix } from '../decision-matrix.js';
import type { ObjectiveWeights } from './objective-weights.js';

/**
 * The same weight for every criterion: what to compare other weights with.
 *
 * It looks at no figure, so it can be announced beforehand and carries no finding.
 *
 * @param matrix - The decision.
 * @returns Weights of 1 / m.
 * @throws {@link VendorwiseError} `INVALID_TYPE` for what is no decision matrix.
 * @example
 * ```ts
 * import { decisionMatrix, equalWeights } from 'vendorwise/mcda';
 * equalWeights(decisionMatrix({ rows: [[4, 118], [3, 104]] })).weights; // => [0.5, 0.5]
 * ```
 */
export function equalWeights(matrix: DecisionMatrix): ObjectiveWeights {
  checkMatrix(matrix);
  const count = matrix.columns.length;
  return { method: 'equal', weights: matrix.columns.map(() => 1 / count), conventions: {}, findings: [] };
}
