import { requireValues, wordIssues } from '../core/check.js';
import { issue, throwIssues, type VendorwiseIssue } from '../core/errors.js';
import type { Finding } from '../core/findings.js';
import { checkOptions } from '../core/options.js';
import { matrixFindings } from './build-result.js';
import { type ConstantRule, columnTransform, type NormalizationName } from './column-transform.js';
import { type CriterionDirection, checkMatrix, type DecisionMatrix, DIRECTIONS } from './decision-matrix.js';
import { fillFinite, matrixTransforms, transformFindings } from './matrix-transforms.js';
import { constantIssues, normalizationIssues } from './normalization-names.js';
import { type IntoOption, outputColumn } from './output-column.js';

export type { ConstantRule, NormalizationName } from './column-transform.js';

/** How {@link normalizeMatrix} goes about it. */
export interface NormalizeMatrixOptions {
  /** What a column of equal figures becomes where the formula is 0 / 0. @defaultValue `'one'` */
  readonly constant?: ConstantRule;
}

/** How {@link normalizeColumn} goes about it, and which column it fills (it may be the figures themselves). */
export interface NormalizeColumnOptions extends NormalizeMatrixOptions, IntoOption {
  /** Whether more is better. @defaultValue `'benefit'` */
  readonly direction?: CriterionDirection;
}

/** A decision whose figures all count upwards and have no unit; every method takes it. */
export interface NormalizedMatrix extends DecisionMatrix {
  readonly findings: readonly Finding[];
}

/** At most so many wrong figures are named. */
const NAMED = 100;

/**
 * Makes the figures of one criterion comparable with those of others; the result counts upwards.
 *
 * | normalization | benefit | cost | figures |
 * | --- | --- | --- | --- |
 * | `minMax` | (x - min) / (max - min) | (max - x) / (max - min) | any |
 * | `max` | x / max | 1 - x / max | at least 0 |
 * | `linearRatio` | x / max | min / x | at least 0; costs above 0 |
 * | `sum` | x / Σx | (1/x) / Σ(1/x) | at least 0; costs above 0 |
 * | `vector` | x / √Σx² | 1 - x / √Σx² | any |
 * | `logarithmic` | ln x / Σ ln x | (1 - ln x / Σ ln x) / (n - 1) | above 0 |
 * | `nonlinear` | (x / max)² | (min / x)³ | at least 0; costs above 0 |
 * | `enhancedAccuracy` | 1 - (max - x) / Σ(max - x) | 1 - (x - min) / Σ(x - min) | any |
 * | `zavadskasTurskis` | 1 - (max - x) / max | 1 - (x - min) / min | at least 0; costs above 0 |
 *
 * The formulas are those of pymcdm 1.4.0 (`pymcdm.normalizations`). A column of equal figures is 0 / 0 by `minMax` and
 * `enhancedAccuracy` (and by the others when all are 0, or 1 under logarithms): it becomes 1, as in pymcdm, or 0, as in
 * scikit-criteria; there it tells nobody apart either way. `logarithmic` puts the worst first when the logarithms sum
 * to less than 0, as those of shares do: {@link normalizeMatrix} and the methods say so in a finding.
 *
 * @param values - Finite figures, in the criterion's own unit.
 * @param normalization - Which of the formulas.
 * @param options - Direction, the rule for 0 / 0, and the column to fill.
 * @returns The column: one figure without unit for each.
 * @throws {@link VendorwiseError} `NOT_POSITIVE` (path `values[i]`), `LOGS_CANCEL`, `INVALID_NUMBER`, `EMPTY_MATRIX`,
 * `LENGTH_MISMATCH`, `OUT_OF_RANGE` when a ratio passes the largest number, the codes of options.
 * @example
 * ```ts
 * import { normalizeColumn } from 'vendorwise/mcda';
 * Array.from(normalizeColumn([10, 40, 20], 'linearRatio')); // => [0.25, 1, 0.5]
 * Array.from(normalizeColumn([10, 40, 20], 'linearRatio', { direction: 'cost' })); // => [1, 0.25, 0.5]
 * Array.from(normalizeColumn([7, 7], 'minMax', { constant: 'zero' })); // => [0, 0]
 * ```
 */
export function normalizeColumn(
  values: ArrayLike<number>,
  normalization: NormalizationName,
  options: NormalizeColumnOptions = {},
): Float64Array {
  checkOptions(options, { constant: true, direction: true, into: true });
  const { constant = 'one', direction = 'benefit' } = options;
  throwIssues([
    ...normalizationIssues(normalization, 'refused', 'normalization'),
    ...constantIssues(constant),
    ...wordIssues(direction, DIRECTIONS, 'options.direction'),
  ]);
  const column = finiteColumn(values);
  const target = outputColumn(column.length, options);
  const problems: VendorwiseIssue[] = [];
  const transform = columnTransform(column, direction, normalization, constant, 'values', problems);
  throwIssues(problems);
  if (transform !== null) fillFinite(column, transform, target, 'values');
  return target;
}

/**
 * Normalises every criterion of a decision; the formulas stand at {@link normalizeColumn}.
 *
 * @param matrix - The decision.
 * @param normalization - Which of the formulas.
 * @param options - The rule for 0 / 0.
 * @returns A decision in which more is better everywhere, with what there is to say of its columns.
 * @throws {@link VendorwiseError} `NOT_POSITIVE` (path `columns[j][i]`), `LOGS_CANCEL`, the codes of options.
 * @example
 * ```ts
 * import { decisionMatrix, normalizeMatrix } from 'vendorwise/mcda';
 * const offers = decisionMatrix({ rows: [[4, 118], [3, 236]], directions: ['benefit', 'cost'] });
 * const shares = normalizeMatrix(offers, 'linearRatio');
 * shares.columns.map((column) => Array.from(column)); // => [[1, 0.75], [1, 0.5]]
 * shares.directions; // => ['benefit', 'benefit']
 * ```
 */
export function normalizeMatrix(
  matrix: DecisionMatrix,
  normalization: NormalizationName,
  options: NormalizeMatrixOptions = {},
): NormalizedMatrix {
  checkMatrix(matrix);
  checkOptions(options, { constant: true });
  const { constant = 'one' } = options;
  throwIssues([...normalizationIssues(normalization, 'refused', 'normalization'), ...constantIssues(constant)]);
  const transforms = matrixTransforms(matrix, normalization, constant);
  const columns = matrix.columns.map((column, j) => {
    const out = new Float64Array(column.length);
    fillFinite(column, transforms[j]!, out, `columns[${j}]`);
    return out;
  });
  return {
    columns,
    directions: columns.map(() => 'benefit' as const),
    alternatives: matrix.alternatives,
    findings: [...matrixFindings(matrix), ...transformFindings(transforms)],
  };
}

function finiteColumn(values: ArrayLike<number>): Float64Array {
  requireValues(values, 'values');
  const column = values instanceof Float64Array ? values : Float64Array.from(values, asNumber);
  const problems: VendorwiseIssue[] = [];
  if (column.length === 0) {
    problems.push(
      issue('EMPTY_MATRIX', 'values', 'There is nothing to normalise.', { expected: 'at least one figure' }),
    );
  }
  for (let i = 0; i < column.length && problems.length < NAMED; i++) {
    if (Number.isFinite(column[i])) continue;
    const details = { received: values[i], expected: 'a finite number' };
    problems.push(issue('INVALID_NUMBER', `values[${i}]`, 'A figure to normalise is a finite number.', details));
  }
  throwIssues(problems);
  return column;
}

function asNumber(value: unknown): number {
  return typeof value === 'number' ? value : Number.NaN;
}
