import type { Criterion, ScoreSheet } from '../../../src/scoring/criteria/criteria.js';
import { defineCriteria } from '../../../src/scoring/criteria/define-criteria.js';
import type { ScoreReport } from '../../../src/scoring/totals/score-report.js';
import { scoreVendors } from '../../../src/scoring/totals/score-vendors.js';
import { documentOf } from '../example.js';

/** Names in the order of their places. */
export const nameOf = (letter: string, place: number): string => `${letter}${String(place).padStart(3, '0')}`;

/** A report on ready scores from 0 to 1, with weights in points. */
export const reportOf = (
  weights: readonly (number | string)[],
  rows: readonly (readonly (number | string)[])[],
): ScoreReport =>
  scoreVendors(
    defineCriteria(
      documentOf(
        weights.map(
          (weight, j): Criterion => ({ id: nameOf('c', j), weight, scale: { kind: 'number', min: 0, max: 1 } }),
        ),
      ),
    ),
    rows.map(
      (row, i): ScoreSheet => ({
        vendor: nameOf('V', i),
        scores: Object.fromEntries(row.map((score, j) => [nameOf('c', j), score])),
      }),
    ),
  );

/** Weights in points when the criterion at `moved` weighs `top / bottom` and the others keep their proportions. */
export const movedWeights = (weights: readonly number[], moved: number, top: bigint, bottom: bigint): string[] => {
  const rest = weights.reduce((sum, weight, j) => (j === moved ? sum : sum + BigInt(weight)), 0n);
  return weights.map((weight, j) => String(j === moved ? top * rest : (bottom - top) * BigInt(weight)));
};
