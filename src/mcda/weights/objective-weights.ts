import { type Finding, finding } from '../../core/findings.js';
import type { JsonValue } from '../../core/json.js';
import { isConstant, matrixFindings } from '../build-result.js';
import { binaryUnit } from '../column-sums.js';
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
 * @param method - Name of the method.
 * @param matrix - The decision.
 * @param importances - One for each criterion, finite and not negative, 0 for a constant one.
 * @param conventions - What the method rests on.
 * @returns Weights with the findings that belong to them.
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
 * A column on the scale of its own range: 0 for the smallest figure, 1 for the largest, turned round for a cost.
 *
 * @param column - Figures that are not all equal.
 * @param turned - Whether 1 is the smallest figure.
 * @returns Numbers from 0 to 1.
 */
export function unitRange(column: Float64Array, turned: boolean): Float64Array {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of column) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  // Halves, where the range itself would pass the largest double.
  const half = Number.isFinite(high - low) ? 1 : 0.5;
  const from = (turned ? high : low) * half;
  const range = (turned ? low : high) * half - from;
  return column.map((value) => (value * half - from) / range);
}

/**
 * A column in a unit in which sums of it and of its squares do not overflow, and in which it keeps every digit.
 *
 * @param column - At least one finite figure.
 * @returns The figures, the largest about 1, and what they were divided by.
 */
export function scaled(column: Float64Array): { readonly values: Float64Array; readonly scale: number } {
  let largest = 0;
  for (const value of column) largest = Math.max(largest, Math.abs(value));
  if (largest === 0) return { values: column, scale: 0 };
  const unit = binaryUnit(largest);
  return { values: column.map((value) => value * unit), scale: 1 / unit };
}

/**
 * Deviations of figures from their mean.
 *
 * @param values - Figures whose sum does not overflow.
 * @returns The mean, and each figure less the mean.
 */
export function centred(values: Float64Array): { readonly mean: number; readonly deviations: Float64Array } {
  // From the first figure on: figures that are far from zero and close to each other keep their digits.
  const first = values[0] as number;
  let sum = 0;
  for (const value of values) sum += value - first;
  const offset = sum / values.length;
  return { mean: first + offset, deviations: values.map((value) => value - first - offset) };
}

/**
 * Length of a vector.
 *
 * @param values - Figures whose squares do not overflow.
 * @returns The root of the sum of squares.
 */
export function norm(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return Math.sqrt(sum);
}
