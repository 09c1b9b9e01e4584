import { fail, issue, throwIssues } from '../core/errors.js';
import type { PrometheeResult } from './promethee.js';

/**
 * How one alternative stands to another in PROMETHEE I: `preferred` and `outranked` when both flows agree,
 * `indifferent` when both are equal, `incomparable` when each is better on one of the flows.
 */
export type PartialRelation = 'preferred' | 'outranked' | 'indifferent' | 'incomparable';

/** Flows closer than this are equal, as are ranks of equal net flows. */
const TIED = 1e-12;

/**
 * The partial order of PROMETHEE I: whether one alternative is better than another on leaving and entering flow alike.
 *
 * The net flow ranks every pair; two alternatives with different strengths and weaknesses may still be incomparable,
 * which is a reason to look at them rather than at the ranking.
 *
 * Source: J. P. Brans and Ph. Vincke, "A preference ranking organisation method", Management Science 31 (1985).
 *
 * @param result - Answer of `promethee`.
 * @param a - Position of one alternative, from 0.
 * @param b - Position of another.
 * @returns How `a` stands to `b`; flows within 1e-12 of the largest flow are equal.
 * @throws {@link VendorwiseError} `INVALID_TYPE` for what is no result of promethee, `OUT_OF_RANGE` when a position is none of the result.
 * @example
 * ```ts
 * import { decisionMatrix, promethee, prometheePartialOrder } from 'vendorwise/mcda';
 * const result = promethee(decisionMatrix({ rows: [[4, 1, 2], [1, 4, 2], [2, 2, 1]] }), [1, 1, 1], {
 *   preference: { shape: 'vShape', p: 4 },
 * });
 * prometheePartialOrder(result, 0, 2); // => 'preferred'
 * prometheePartialOrder(result, 0, 1); // => 'indifferent'
 * ```
 */
export function prometheePartialOrder(result: PrometheeResult, a: number, b: number): PartialRelation {
  const { positiveFlows, negativeFlows } = result ?? {};
  if (!Array.isArray(positiveFlows) || !Array.isArray(negativeFlows)) {
    fail('INVALID_TYPE', 'result', 'This is no result of promethee.', {
      received: result,
      expected: 'what promethee returned',
    });
  }
  const flow = (flows: readonly number[], position: number): number => flows[position] ?? Number.NaN;
  throwIssues(
    [a, b].flatMap((position, k) =>
      position in positiveFlows
        ? []
        : [
            issue('OUT_OF_RANGE', k === 0 ? 'a' : 'b', 'This is no position of an alternative.', {
              received: position,
              expected: `0 to ${positiveFlows.length - 1}`,
            }),
          ],
    ),
  );
  // The sum of an alternative's flows is at most that of the weights: a scale at hand in every pair.
  const scale = Math.max(...[a, b].flatMap((i) => [flow(positiveFlows, i), flow(negativeFlows, i)]));
  const signOf = (difference: number): number => (Math.abs(difference) <= TIED * scale ? 0 : Math.sign(difference));
  const leaving = signOf(flow(positiveFlows, a) - flow(positiveFlows, b));
  const entering = signOf(flow(negativeFlows, b) - flow(negativeFlows, a));
  if (leaving === 0 && entering === 0) return 'indifferent';
  if (leaving >= 0 && entering >= 0) return 'preferred';
  return leaving <= 0 && entering <= 0 ? 'outranked' : 'incomparable';
}
