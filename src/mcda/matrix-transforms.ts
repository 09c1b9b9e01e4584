import { fail, issue, throwIssues, type VendorwiseIssue } from '../core/errors.js';
import { type Finding, finding } from '../core/findings.js';
import {
  type ColumnTransform,
  type ConstantRule,
  columnTransform,
  type NormalizationName,
  normalized,
} from './column-transform.js';
import type { DecisionMatrix } from './decision-matrix.js';
import { type MethodWeights, readWeights, type WeightOptions } from './matrix-weights.js';
import { methodMessages } from './messages.js';
import { constantIssues, normalizationIssues } from './normalization-names.js';

/** Options of the methods that normalise as they are told. */
export interface NormalizingOptions extends WeightOptions {
  readonly normalization?: NormalizationName | 'none';
  readonly constant?: ConstantRule;
}

/** A decision, ready to be summed or multiplied up. */
export interface NormalizedDecision extends MethodWeights {
  /** One for each criterion. */
  readonly transforms: readonly ColumnTransform[];
  readonly normalization: NormalizationName | 'none';
  readonly constant: ConstantRule;
}

/**
 * Reads the options of a method that normalises as it is told, the weights, and the figures.
 *
 * @param standard - The normalisation when none is given.
 * @throws {@link VendorwiseError} The codes of options, of {@link readWeights} and of {@link matrixTransforms}.
 */
export function normalizedDecision(
  matrix: DecisionMatrix,
  weights: ArrayLike<number>,
  options: NormalizingOptions,
  standard: NormalizationName,
): NormalizedDecision {
  const { normalization = standard, constant = 'one' } = options;
  const read = readWeights(matrix, weights, options, [
    ...normalizationIssues(normalization, 'allowed', 'options.normalization'),
    ...constantIssues(constant),
  ]);
  return { ...read, normalization, constant, transforms: matrixTransforms(matrix, normalization, constant) };
}

/**
 * Refuses costs among ready utilities: to turn them round in silence is what users of other libraries complain of.
 *
 * @throws {@link VendorwiseError} `COST_NOT_NORMALIZED` for each cost.
 */
export function refuseReadyCosts({ directions }: DecisionMatrix, { normalization }: NormalizedDecision): void {
  if (normalization !== 'none') return;
  throwIssues(
    directions.flatMap((direction, j) =>
      direction === 'cost'
        ? [
            issue('COST_NOT_NORMALIZED', `directions[${j}]`, 'Ready utilities count upwards, and this is a cost.', {
              received: direction,
              expected: 'a benefit, or a normalisation other than none',
            }),
          ]
        : [],
    ),
  );
}

/**
 * Works out a normalisation for every criterion.
 *
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

/** A `LOGS_REVERSED` for each criterion whose logarithms sum to less than 0. */
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
 * Fills `out` with a normalised column, and refuses what passes the largest number.
 *
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
