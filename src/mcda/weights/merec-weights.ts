import { issue, throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { isConstant } from '../build-result.js';
import { columnRange } from '../column-range.js';
import { type CriterionDirection, checkMatrix, type DecisionMatrix } from '../decision-matrix.js';
import { type ObjectiveWeights, objectiveWeights } from './objective-weights.js';

/**
 * MEREC weights: a criterion weighs more, the more the alternatives' overall performance changes when it is removed.
 *
 * With t = ln(x / min) for a benefit and ln(max / x) for a cost, an alternative performs S = ln(1 + Σ t / m); without
 * criterion j it performs ln(1 + (Σ t - t_j) / m), and the importance of j is the sum of the differences. Constant
 * columns get 0; all constant, equal weights.
 *
 * Source: M. Keshavarz-Ghorabaee et al., "Determination of objective weights using a new method based on the removal
 * effects of criteria (MEREC)", Symmetry 13 (2021); as pymcdm.
 *
 * @param matrix - The decision, with figures above 0.
 * @returns Weights that sum to 1, with the finding `WEIGHTS_FROM_BIDS`.
 * @throws {@link VendorwiseError} `INVALID_TYPE`, `NOT_POSITIVE` (the first hundred places) unless the column is constant.
 * @example
 * ```ts
 * import { decisionMatrix, merecWeights } from 'vendorwise/mcda';
 * const matrix = decisionMatrix({ rows: [[1, 9, 5], [2, 8, 5]], directions: ['benefit', 'cost', 'cost'] });
 * merecWeights(matrix).weights[2]; // => 0
 * ```
 */
export function merecWeights(matrix: DecisionMatrix): ObjectiveWeights {
  checkMatrix(matrix);
  requirePositive(matrix);
  const distances = matrix.columns.map((column, j) => logDistances(column, matrix.directions[j]));
  const count = distances.length;
  const totals = new Float64Array(matrix.alternatives);
  for (const column of distances) for (let i = 0; i < column.length; i++) totals[i]! += column[i]! / count;
  const importances = distances.map((column) => {
    let sum = 0;
    // ln(1 + A) - ln(1 + A - t / m), without taking the difference of two near logarithms.
    for (let i = 0; i < column.length; i++) sum -= Math.log1p(-column[i]! / count / (1 + totals[i]!));
    return sum;
  });
  return objectiveWeights('merec', matrix, importances, { direction: 'used', normalization: 'linearRatio' });
}

/** How far, in logarithms, each figure lies from the worst of its column. */
function logDistances(column: Float64Array, direction: CriterionDirection | undefined): Float64Array {
  const { low, high } = columnRange(column);
  if (low === high) return new Float64Array(column.length);
  const cost = direction === 'cost';
  return column.map((value) => {
    const [small, large] = cost ? [value, high] : [low, value];
    // Near each other the ratio tells more, far from each other it may overflow.
    return large < 2 * small ? Math.log1p((large - small) / small) : Math.log(large) - Math.log(small);
  });
}

/** At most so many wrong figures are named. */
const NAMED = 100;

function requirePositive(matrix: DecisionMatrix): void {
  const problems: VendorwiseIssue[] = [];
  matrix.columns.forEach((column, j) => {
    if (columnRange(column).low > 0 || isConstant(column)) return;
    for (let i = 0; i < column.length && problems.length < NAMED; i++) {
      if (column[i]! > 0) continue;
      problems.push(
        issue('NOT_POSITIVE', `columns[${j}][${i}]`, 'MEREC takes logarithms of ratios, so every figure is above 0.', {
          received: column[i],
          expected: 'a number above 0',
          params: { method: 'merecWeights' },
        }),
      );
    }
  });
  throwIssues(problems);
}
