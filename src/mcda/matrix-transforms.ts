import { fail, throwIssues, type VendorwiseIssue } from '../core/errors.js';
import { type Finding, finding } from '../core/findings.js';
import {
  type ColumnTransform,
  type ConstantRule,
  columnTransform,
  type NormalizationName,
  normalized,
} from './column-transform.js';
import type { DecisionMatrix } from './decision-matrix.js';
import { methodMessages } from './messages.js';

/**
 * Works out a normalisation for every criterion.
 *
 * @param matrix - The decision.
 * @param method - The normalisation.
 * @param constant - What 0 / 0 becomes.
 * @returns One transform for each criterion.
 * @throws {@link VendorwiseError} `NOT_POSITIVE` (path `columns[j][i]`) and `LOGS_CANCEL`, those of all criteria at once.
 */
export function matrixTransforms(
  matrix: DecisionMatrix,
  method: NormalizationName | 'none',
  constant: ConstantRule,
): ColumnTransform[] {
  const problems: VendorwiseIssue[] = [];
  const transforms = matrix.columns.flatMap(
    (column, j) => columnTransform(column, matrix.directions[j]!, method, constant, `columns[${j}]`, problems) ?? [],
  );
  throwIssues(problems);
  return transforms;
}

/**
 * What there is to say of normalisations.
 *
 * @param transforms - One for each criterion.
 * @returns A `LOGS_REVERSED` for each criterion whose logarithms sum to less than 0.
 */
export function transformFindings(transforms: readonly ColumnTransform[]): Finding[] {
  return transforms.flatMap(({ reversed }, j) =>
    reversed
      ? [
          finding('LOGS_REVERSED', 'high', methodMessages.logsReversed(j), {
            path: `columns[${j}]`,
            params: { column: j },
          }),
        ]
      : [],
  );
}

/**
 * Normalises a column, and refuses what passes the largest number.
 *
 * @param column - Figures of a criterion.
 * @param transform - Its normalisation.
 * @param out - Filled.
 * @param path - Where the column stands, for the error.
 * @throws {@link VendorwiseError} `OUT_OF_RANGE`.
 */
export function fillFinite(column: Float64Array, transform: ColumnTransform, out: Float64Array, path: string): void {
  for (let i = 0; i < column.length; i++) {
    const value = normalized(transform, column[i]!);
    if (!Number.isFinite(value)) {
      const details = { received: column[i], expected: 'figures closer to each other' };
      fail('OUT_OF_RANGE', `${path}[${i}]`, 'Normalised, this figure passes the largest number.', details);
    }
    out[i] = value + 0;
  }
}
