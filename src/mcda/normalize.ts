import { issue, throwIssues, type VendorwiseIssue } from '../core/errors.js';
import type { Finding } from '../core/findings.js';
import { checkOptions } from '../core/options.js';
import { matrixFindings } from './build-result.js';
import { choice } from './choice.js';
import { type ConstantRule, columnTransform, type NormalizationName } from './column-transform.js';
import { type CriterionDirection, checkMatrix, type DecisionMatrix } from './decision-matrix.js';
import { fillFinite, matrixTransforms, transformFindings } from './matrix-transforms.js';
import { CONSTANT_RULES, NORMALIZATIONS } from './normalization-names.js';
import { outputColumn } from './output-column.js';

export type { ConstantRule, NormalizationName } from './column-transform.js';

/** How a matrix is normalised. */
export interface NormalizeMatrixOptions {
  readonly method: NormalizationName;
  /** What a column of equal figures becomes where the formula is 0 / 0. @defaultValue `'one'` */
  readonly constant?: ConstantRule;
}

/** How one column is normalised. */
export interface NormalizeColumnOptions extends NormalizeMatrixOptions {
  /** Whether more is better. @defaultValue `'benefit'` */
  readonly direction?: CriterionDirection;
}

/** A decision whose figures all count upwards and have no unit; every method takes it. */
export interface NormalizedMatrix extends DecisionMatrix {
  readonly findings: readonly Finding[];
}

/** At most so many wrong figures are named. */
const NAMED = 100;
const DIRECTIONS: Readonly<Record<CriterionDirection, true>> = { benefit: true, cost: true };

/**
 * Makes the figures of one criterion comparable with those of others; the result counts upwards.
 *
 * | method | benefit | cost | figures |
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
 * @param options - Normalisation, direction, and the rule for 0 / 0.
 * @param out - Filled with the answer. Default: a new array.
 * @returns `out`: one figure without unit for each.
 * @throws {@link VendorwiseError} `NOT_POSITIVE` (path `values[i]`), `LOGS_CANCEL`, `INVALID_NUMBER`, `EMPTY_MATRIX`,
 * `LENGTH_MISMATCH`, `OUT_OF_RANGE` when a ratio passes the largest number, the codes of options.
 * @example
 * ```ts
 * import { normalizeColumn } from 'vendorwise/mcda';
 * Array.from(normalizeColumn([10, 40, 20], { method: 'linearRatio' })); // => [0.25, 1, 0.5]
 * Array.from(normalizeColumn([10, 40, 20], { method: 'linearRatio', direction: 'cost' })); // => [1, 0.25, 0.5]
 * Array.from(normalizeColumn([7, 7], { method: 'minMax', constant: 'zero' })); // => [0, 0]
 * ```
 */
export function normalizeColumn(
  values: ArrayLike<number>,
  options: NormalizeColumnOptions,
  out?: Float64Array,
): Float64Array {
  checkOptions(options, { method: true, constant: true, direction: true });
  const method = choice(options.method, NORMALIZATIONS, undefined, 'options.method');
  const constant = choice(options.constant, CONSTANT_RULES, 'one', 'options.constant');
  const direction = choice(options.direction, DIRECTIONS, 'benefit', 'options.direction');
  const column = finiteColumn(values);
  const target = outputColumn(column.length, out);
  const problems: VendorwiseIssue[] = [];
  const transform = columnTransform(column, direction, method, constant, 'values', problems);
  throwIssues(problems);
  if (transform !== null) fillFinite(column, transform, target, 'values');
  return target;
}

/**
 * Normalises every criterion of a decision; the formulas stand at {@link normalizeColumn}.
 *
 * @param matrix - The decision.
 * @param options - Normalisation, and the rule for 0 / 0.
 * @returns A decision in which more is better everywhere, with what there is to say of its columns.
 * @throws {@link VendorwiseError} `NOT_POSITIVE` (path `columns[j][i]`), `LOGS_CANCEL`, the codes of options.
 * @example
 * ```ts
 * import { decisionMatrix, normalizeMatrix } from 'vendorwise/mcda';
 * const offers = decisionMatrix({ rows: [[4, 118], [3, 236]], directions: ['benefit', 'cost'] });
 * const shares = normalizeMatrix(offers, { method: 'linearRatio' });
 * shares.columns.map((column) => Array.from(column)); // => [[1, 0.75], [1, 0.5]]
 * shares.directions; // => ['benefit', 'benefit']
 * ```
 */
export function normalizeMatrix(matrix: DecisionMatrix, options: NormalizeMatrixOptions): NormalizedMatrix {
  checkMatrix(matrix);
  checkOptions(options, { method: true, constant: true });
  const method = choice(options.method, NORMALIZATIONS, undefined, 'options.method');
  const constant = choice(options.constant, CONSTANT_RULES, 'one', 'options.constant');
  const transforms = matrixTransforms(matrix, method, constant);
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
