import { flagIssues } from '../core/check.js';
import { fail, issue, throwIssues, type VendorwiseIssue } from '../core/errors.js';
import { checkMatrix, type DecisionMatrix } from './decision-matrix.js';

/**
 * How weights are read: all that `aras`, `copras`, `edas`, `mabac`, `marcos` and `moora` have to choose, and a part of
 * the options of every other method.
 */
export interface WeightOptions {
  /** Whether weights are scaled to sum to 1, or used as they are given. @defaultValue `true` */
  readonly normalizeWeights?: boolean;
}

/** Checked weights, and what was done with them. */
export interface MethodWeights {
  /** One for each criterion, as the method uses them. */
  readonly scaled: Float64Array;
  /** Whether they were scaled to sum to 1; for the conventions of the result. */
  readonly normalizeWeights: boolean;
}

/**
 * Checked weights of a checked decision; scores of most methods do not depend on their scale, those of a sum or a
 * product do.
 *
 * @param others - Problems of the method's other options, which are told together with that of the flag.
 * @throws {@link VendorwiseError} `INVALID_TYPE`, `LENGTH_MISMATCH`, `INVALID_NUMBER`, `NEGATIVE_WEIGHT`,
 * `WEIGHTS_ALL_ZERO`, and the other problems.
 */
export function readWeights(
  matrix: DecisionMatrix,
  weights: ArrayLike<number>,
  { normalizeWeights = true }: WeightOptions,
  others: readonly VendorwiseIssue[] = [],
): MethodWeights {
  checkMatrix(matrix);
  throwIssues([...others, ...flagIssues(normalizeWeights, 'options.normalizeWeights')]);
  const checked = checkedWeights(weights, matrix.columns.length);
  return { scaled: normalizeWeights ? sumToOne(checked) : checked, normalizeWeights };
}

function checkedWeights(weights: ArrayLike<number>, count: number): Float64Array {
  const given = weights?.length;
  if (given !== count) {
    fail('LENGTH_MISMATCH', 'weights', `There are ${count} criteria, so ${count} weights are needed.`, {
      received: given ?? weights,
      expected: `a list of ${count}`,
    });
  }
  const list = Array.from(weights as ArrayLike<unknown>);
  throwIssues(
    list.flatMap((value, j) => {
      const at = `weights[${j}]`;
      if (typeof value !== 'number' || !Number.isFinite(value)) {
        const details = { received: value, expected: 'a finite number' };
        return [issue('INVALID_NUMBER', at, 'A weight is a finite number.', details)];
      }
      const details = { received: value, expected: 'at least 0' };
      return value < 0 ? [issue('NEGATIVE_WEIGHT', at, 'A weight is not negative.', details)] : [];
    }),
  );
  const checked = Float64Array.from(list as number[]);
  if (checked.some((value) => value > 0)) return checked;
  const details = { received: list, expected: 'at least one weight above 0' };
  return fail('WEIGHTS_ALL_ZERO', 'weights', 'All weights are zero, so nothing decides.', details);
}

function sumToOne(weights: Float64Array): Float64Array {
  // The largest goes first, so that huge weights do not overflow on their way to a sum of one.
  const largest = weights.reduce((high, value) => Math.max(high, value), 0);
  const whole = weights.reduce((sum, value) => sum + value / largest, 0);
  if (whole * largest === 1) return weights;
  return weights.map((value) => value / largest / whole);
}
