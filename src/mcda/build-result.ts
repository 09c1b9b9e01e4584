import { fail } from '../core/errors.js';
import { type Finding, finding } from '../core/findings.js';
import type { JsonValue } from '../core/json.js';
import { rankScores } from '../numeric/rank.js';
import type { DecisionMatrix } from './decision-matrix.js';
import { methodMessages } from './messages.js';
import type { MethodResult } from './method-result.js';

/** What {@link methodResult} needs to know of a method beside its scores. */
export interface MethodResultParts {
  readonly higherIsBetter: boolean;
  /** Every convention that the figures rest on, by name. */
  readonly conventions: Readonly<Record<string, JsonValue>>;
  /** The method's own findings; those that every method makes stand before them. */
  readonly findings?: readonly Finding[];
}

/**
 * The answer of a method as plain JSON: its scores with their ranks, and the findings that do not depend on the method.
 *
 * @throws {@link VendorwiseError} `OUT_OF_RANGE` when a score passed the largest number on its way.
 */
export function methodResult(
  method: string,
  matrix: DecisionMatrix,
  scores: Float64Array,
  parts: MethodResultParts,
): MethodResult {
  refuseOverflow(scores);
  return {
    method,
    scores: plainNumbers(scores),
    ranks: rankScores(scores, { higherIsBetter: parts.higherIsBetter }),
    higherIsBetter: parts.higherIsBetter,
    conventions: parts.conventions,
    findings: [...matrixFindings(matrix), ...(parts.findings ?? [])],
  };
}

/**
 * Refuses scores that are no numbers any more.
 *
 * @throws {@link VendorwiseError} `OUT_OF_RANGE`.
 */
export function refuseOverflow(scores: Float64Array): void {
  const fours = scores.length - (scores.length % 4);
  // A number less itself is 0, but for NaN and infinities: one question at the end for all of them.
  let [first, second, third, fourth] = [0, 0, 0, 0];
  for (let i = 0; i < fours; i += 4) {
    first += scores[i]! - scores[i]!;
    second += scores[i + 1]! - scores[i + 1]!;
    third += scores[i + 2]! - scores[i + 2]!;
    fourth += scores[i + 3]! - scores[i + 3]!;
  }
  for (let i = fours; i < scores.length; i++) first += scores[i]! - scores[i]!;
  if (first + second + third + fourth === 0) return;
  const wrong = scores.findIndex((score) => !Number.isFinite(score));
  const details = { received: scores[wrong], expected: 'figures and weights within the range of numbers' };
  fail('OUT_OF_RANGE', `scores[${wrong}]`, 'This score passes the largest number: scale the figures.', details);
}

/** Figures as a plain list; minus zero, which JSON cannot tell, becomes zero. */
export function plainNumbers(values: Float64Array): number[] {
  const list = new Array<number>(values.length);
  for (let i = 0; i < values.length; i++) list[i] = (values[i] as number) + 0;
  return list;
}

/** Whether every alternative has the same figure (`true` for a single one). */
export function isConstant(column: Float64Array): boolean {
  const first = column[0];
  for (let i = 1; i < column.length; i++) if (column[i] !== first) return false;
  return true;
}

/** What there is to say whatever the method: `SINGLE_ALTERNATIVE`, or each `CONSTANT_CRITERION`. */
export function matrixFindings(matrix: DecisionMatrix): Finding[] {
  if (matrix.alternatives === 1) return [finding('SINGLE_ALTERNATIVE', 'info', methodMessages.singleAlternative())];
  return matrix.columns.flatMap((column, j) =>
    isConstant(column)
      ? [
          finding('CONSTANT_CRITERION', 'info', methodMessages.constantCriterion(j), {
            path: `columns[${j}]`,
            params: { column: j, value: (column[0] as number) + 0 },
          }),
        ]
      : [],
  );
}
