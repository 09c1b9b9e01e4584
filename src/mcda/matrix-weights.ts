import { issue, throwIssues } from '../core/errors.js';
import { checkMatrix, type DecisionMatrix } from './decision-matrix.js';

/**
 * Checked weights of a checked decision, scaled to sum to one unless they are to be used as given.
 *
 * Scores of most methods do not depend on the scale of the weights, those of a sum or a product do.
 *
 * @param matrix - The decision.
 * @param weights - One weight for each criterion, not negative and not all zero.
 * @param normalize - Whether they are scaled to sum to one.
 * @param path - Where they stand, for the error.
 * @returns The weights that the method uses.
 * @throws {@link VendorwiseError} `INVALID_TYPE`, `LENGTH_MISMATCH`, `INVALID_NUMBER`, `NEGATIVE_WEIGHT`, `WEIGHTS_ALL_ZERO`.
 */
export function matrixWeights(
  matrix: DecisionMatrix,
  weights: ArrayLike<number>,
  normalize = true,
  path = 'weights',
): Float64Array {
  checkMatrix(matrix);
  const count = matrix.columns.length;
  const given = weights?.length;
  if (given !== count) {
    throwIssues([
      issue('LENGTH_MISMATCH', path, `There are ${count} criteria, so ${count} weights are needed.`, {
        received: given ?? weights,
        expected: `a list of ${count}`,
      }),
    ]);
  }
  const list = Array.from(weights as ArrayLike<unknown>);
  throwIssues(
    list.flatMap((value, j) => {
      const at = `${path}[${j}]`;
      if (typeof value !== 'number' || !Number.isFinite(value)) {
        const details = { received: value, expected: 'a finite number' };
        return [issue('INVALID_NUMBER', at, 'A weight is a finite number.', details)];
      }
      const details = { received: value, expected: 'at least 0' };
      return value < 0 ? [issue('NEGATIVE_WEIGHT', at, 'A weight is not negative.', details)] : [];
    }),
  );
  const checked = Float64Array.from(list as number[]);
  // The largest goes first, so that huge weights do not overflow on their way to a sum of one.
  const largest = checked.reduce((high, value) => Math.max(high, value), 0);
  if (largest === 0) {
    const details = { received: list, expected: 'at least one weight above 0' };
    throwIssues([issue('WEIGHTS_ALL_ZERO', path, 'All weights are zero, so nothing decides.', details)]);
  }
  if (!normalize) return checked;
  const whole = checked.reduce((sum, value) => sum + value / largest, 0);
  if (whole * largest === 1) return checked;
  return checked.map((value) => value / largest / whole);
}
