import { type Finding, finding } from '../../core/findings.js';
import type { JsonValue } from '../../core/json.js';
import { isConstant, matrixFindings } from '../build-result.js';
import { binaryUnit, columnRange, magnitudeOf } from '../column-range.js';
import type { DecisionMatrix } from '../decision-matrix.js';
import { weightMessages } from './messages.js';

/** Weights computed from the figures of a decision rather than chosen by a person. */
export interface ObjectiveWeights {
  /** Name of the method, e.g. `'entropy'`. */
  readonly method: string;
  /** One weight for each criterion, from 0 to 1; they sum to 1. */
  readonly weights: readonly number[];
  /** Every convention that the figures rest on, by name. */
  readonly conventions: Readonly<Record<string, JsonValue>>;
  readonly findings: readonly Finding[];
}

/**
 * The answer of a method: importances scaled to sum to one.
 *
 * A constant criterion gets 0, because it tells nobody apart. Where the importances do not tell the criteria apart
 * either (all zero), those that do vary share the weight equally; when none varies, all do.
 *
 * @param importances - One for each criterion, finite and not negative, 0 for a constant one.
 */
export function objectiveWeights(
  method: string,
  matrix: DecisionMatrix,
  importances: readonly number[],
  conventions: Readonly<Record<string, JsonValue>>,
): ObjectiveWeights {
  const largest = Math.max(...importances);
  const varying = matrix.columns.map((column) => (isConstant(column) ? 0 : 1));
  const shares =
    largest > 0 ? importances.map((one) => one / largest) : varying.includes(1) ? varying : varying.map(() => 1);
  const whole = shares.reduce((sum: number, share) => sum + share, 0);
  return {
    method,
    weights: shares.map((share) => share / whole),
    conventions,
    findings: [
      finding('WEIGHTS_FROM_BIDS', 'medium', weightMessages.fromBids(), { params: { method } }),
      ...matrixFindings(matrix),
    ],
  };
}

/**
 * A column in a unit in which sums of it and of its squares do not overflow, and in which it keeps every digit: the
 * largest figure is about 1, `scale` what they were divided by.
 */
export function scaled(column: Float64Array): { readonly values: Float64Array; readonly scale: number } {
  const largest = magnitudeOf(columnRange(column));
  if (largest === 0) return { values: column, scale: 0 };
  const unit = binaryUnit(largest);
  return { values: column.map((value) => value * unit), scale: 1 / unit };
}

/** The mean of figures whose sum does not overflow, and each figure less the mean. */
export function centred(values: Float64Array): { readonly mean: number; readonly deviations: Float64Array } {
  // From the first figure on: figures that are far from zero and close to each other keep their digits.
  const first = values[0] as number;
  let sum = 0;
  for (const value of values) sum += value - first;
  const offset = sum / values.length;
  return { mean: first + offset, deviations: values.map((value) => value - first - offset) };
}
