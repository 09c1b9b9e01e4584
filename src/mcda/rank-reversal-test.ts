import { fail } from '../core/errors.js';
import { type Finding, finding } from '../core/findings.js';
import { rankScores } from '../numeric/rank.js';
import type { RankedResult } from './compare-methods.js';
import { checkMatrix, type DecisionMatrix } from './decision-matrix.js';
import { reversalMessages } from './messages.js';

/** What happens to the others when one alternative is withdrawn. */
export interface RankReversalCheck {
  /** Position of the alternative that is left out. */
  readonly withdrawn: number;
  /** Ranks of the others among themselves without it, by position; `null` for the one withdrawn. */
  readonly ranks: readonly (number | null)[];
  /** Whether another alternative is first although none that was first is withdrawn. */
  readonly firstChanged: boolean;
  /** Whether any two of the others stand in another order than before, ties included. */
  readonly orderChanged: boolean;
}

/** Whether a ranking holds when alternatives are withdrawn. */
export interface RankReversalReport {
  /** The ranking of all. */
  readonly ranks: readonly number[];
  /** One check for each alternative; none for a single one. */
  readonly checks: readonly RankReversalCheck[];
  /** Whether no withdrawal changes the order of the others. */
  readonly stable: boolean;
  readonly findings: readonly Finding[];
}

/**
 * Tests whether the withdrawal of an alternative changes the order of the others (rank reversal).
 *
 * Every alternative is left out once, and the rest is ranked anew. Methods that normalise by the figures of all
 * alternatives, or compare them in pairs, can fail the test; utilities on scales that were fixed beforehand cannot. For
 * price formulas there is `bidderDropoutTest` in `vendorwise/scoring`.
 *
 * Source: V. Belton, T. Gear, "On a short-coming of Saaty's method of analytic hierarchies", Omega 11(3), 1983.
 *
 * @param matrix - The decision.
 * @param rank - Ranks any decision with the same criteria, e.g. `(one) => topsis(one, weights)`; it is run once more for
 * each alternative. Weights from data can be computed anew in it.
 * @returns One check for each alternative; findings `FIRST_DEPENDS_ON_OTHERS` and `ORDER_DEPENDS_ON_OTHERS`.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `LENGTH_MISMATCH` when `rank` does not rank every alternative, and what
 * `rank` throws.
 * @example
 * ```ts
 * import { decisionMatrix, rankReversalTest, weightedSum } from 'vendorwise/mcda';
 * const field = decisionMatrix({ rows: [[9, 100], [7, 50], [4, 70]], directions: ['benefit', 'cost'] });
 * const { ranks, checks, findings } = rankReversalTest(field, (one) => weightedSum(one, [3, 2]));
 * ranks; // => [2, 1, 3]
 * checks[2]?.ranks; // => [1, 2, null]
 * findings[0]?.message; // => 'Without alternative 2 (counted from 0) the first place goes from 1 to 0: the choice rests on one that is not chosen.'
 * ```
 */
export function rankReversalTest(
  matrix: DecisionMatrix,
  rank: (matrix: DecisionMatrix) => Pick<RankedResult, 'ranks'>,
): RankReversalReport {
  checkMatrix(matrix);
  if (typeof rank !== 'function') {
    const expected = 'a function that ranks a decision, such as (one) => topsis(one, weights)';
    const code = rank === undefined ? 'REQUIRED' : 'INVALID_TYPE';
    fail(code, 'rank', 'This is no function that ranks.', { received: rank, expected });
  }
  const ranks = [...ranksOf(rank, matrix)];
  const checks = ranks.length < 2 ? [] : ranks.map((_, i) => checkWithout(matrix, rank, ranks, i));
  return {
    ranks,
    checks,
    stable: checks.every(({ orderChanged }) => !orderChanged),
    findings: checks.flatMap((check) => findingsOf(check, ranks)),
  };
}

function ranksOf(
  rank: (matrix: DecisionMatrix) => Pick<RankedResult, 'ranks'>,
  matrix: DecisionMatrix,
): readonly number[] {
  const { ranks } = rank(matrix);
  const { alternatives } = matrix;
  if (Array.isArray(ranks) && ranks.length === alternatives && ranks.every(Number.isFinite)) return ranks;
  return fail(
    'LENGTH_MISMATCH',
    'rank',
    `There are ${alternatives} alternatives, so ${alternatives} ranks are needed.`,
    {
      received: Array.isArray(ranks) ? ranks.length : ranks,
      expected: `a list of ${alternatives} ranks`,
    },
  );
}

function checkWithout(
  matrix: DecisionMatrix,
  rank: (matrix: DecisionMatrix) => Pick<RankedResult, 'ranks'>,
  ranks: readonly number[],
  withdrawn: number,
): RankReversalCheck {
  const others = ranks.flatMap((_, i) => (i === withdrawn ? [] : [i]));
  const rest = {
    ...matrix,
    alternatives: others.length,
    columns: matrix.columns.map((column) => Float64Array.from(others, (i) => column[i] as number)),
  };
  const after = ranksOf(rank, rest);
  const before = others.map((i) => ranks[i] as number);
  const [places, now] = [placesOf(before), placesOf(after)];
  const best = Math.min(...ranks);
  const firstAlone = ranks[withdrawn] === best;
  return {
    withdrawn,
    ranks: ranks.map((_, i) => (i === withdrawn ? null : (after[others.indexOf(i)] as number))),
    firstChanged: !firstAlone && places.some((place, k) => (place === 1) !== (now[k] === 1)),
    orderChanged: places.some((place, k) => place !== now[k]),
  };
}

/** The order alone: 1, 2, 3, with equals on one place. */
function placesOf(ranks: readonly number[]): number[] {
  return rankScores(ranks, { ties: 'dense', higherIsBetter: false, tolerance: 0 });
}

function findingsOf(check: RankReversalCheck, ranks: readonly number[]): Finding[] {
  const { withdrawn, firstChanged, orderChanged } = check;
  if (!orderChanged) return [];
  const firstOf = (list: readonly (number | null)[]): number[] => {
    const best = Math.min(...list.flatMap((one) => one ?? []));
    return list.flatMap((one, i) => (one === best ? [i] : []));
  };
  const [before, after] = [firstOf(ranks), firstOf(check.ranks)];
  const params = { withdrawn, before, after };
  return firstChanged
    ? [finding('FIRST_DEPENDS_ON_OTHERS', 'high', reversalMessages.first(withdrawn, before, after), { params })]
    : [finding('ORDER_DEPENDS_ON_OTHERS', 'low', reversalMessages.order(withdrawn), { params })];
}
