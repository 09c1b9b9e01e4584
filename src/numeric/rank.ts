import { flagIssues, NOT_NEGATIVE, numberIssues, requireValues, wordIssues } from '../core/check.js';
import { fail, throwIssues } from '../core/errors.js';
import { checkOptions } from '../core/options.js';
import { sortedColumn, sortWithOrder } from './sort-with-order.js';

/**
 * What equal scores get: `competition` 1, 2, 2, 4; `modifiedCompetition` 1, 3, 3, 4; `dense` 1, 2, 2, 3;
 * `fractional` 1, 2.5, 2.5, 4 (the mean of the places they hold); `ordinal` 1, 2, 3, 4 (in the order of the input).
 */
export type TieRule = 'competition' | 'modifiedCompetition' | 'dense' | 'fractional' | 'ordinal';

/** How {@link rankScores} ranks. */
export interface RankScoresOptions {
  /** What equal scores get. @defaultValue `'competition'` */
  readonly ties?: TieRule;
  /** Whether rank 1 is the highest score. @defaultValue `true` */
  readonly higherIsBetter?: boolean;
  /**
   * Neighbours in rank order that differ by no more than this (in units of the scores) are tied, and ties chain; `0`
   * compares exactly. @defaultValue 1e-12 times the largest magnitude, so that float noise breaks no tie
   */
  readonly tolerance?: number;
}

const NOISE = 1e-12;
const TIE_RULES: readonly TieRule[] = ['competition', 'modifiedCompetition', 'dense', 'fractional', 'ordinal'];

/**
 * Ranks of scores, 1 for the best.
 *
 * The five rules are those of `scipy.stats.rankdata` (`min`, `max`, `dense`, `average`, `ordinal`).
 *
 * @param scores - Finite numbers.
 * @param options - Tie rule, direction and tolerance.
 * @returns One rank for each score, in the order of the input.
 * @throws {@link VendorwiseError} `INVALID_NUMBER` for NaN and infinities, `OUT_OF_RANGE` for a tolerance below zero,
 * `REQUIRED`, `INVALID_TYPE`, `INVALID_VALUE`, `UNKNOWN_KEY`.
 * @example
 * ```ts
 * import { rankScores } from 'vendorwise/mcda';
 * rankScores([90, 80, 80, 70]); // => [1, 2, 2, 4]
 * rankScores([0.1 + 0.2, 0.3, 1], { ties: 'dense', higherIsBetter: false }); // => [1, 1, 2]
 * ```
 */
export function rankScores(scores: ArrayLike<number>, options: RankScoresOptions = {}): number[] {
  checkOptions(options, { ties: true, higherIsBetter: true, tolerance: true });
  const { ties = 'competition', higherIsBetter = true, tolerance: given } = options;
  throwIssues([
    ...wordIssues(ties, TIE_RULES, 'options.ties'),
    ...flagIssues(higherIsBetter, 'options.higherIsBetter'),
    ...(given === undefined ? [] : numberIssues(given, NOT_NEGATIVE, 'options.tolerance', 'A tolerance')),
  ]);
  requireValues(scores, 'scores');
  const count = scores.length;
  const keys = new Float64Array(count);
  let largest = 0;
  for (let i = 0; i < count; i++) {
    const score = scores[i] as number;
    if (!Number.isFinite(score)) {
      fail('INVALID_NUMBER', `[${i}]`, 'A score to rank is a finite number.', {
        received: score,
        expected: 'a number',
      });
    }
    keys[i] = score;
    const size = Math.abs(score);
    if (size > largest) largest = size;
  }
  const tolerance = given ?? NOISE * largest;
  const sorted = sortedColumn(count);
  sortWithOrder(keys, sorted, higherIsBetter ? -1 : 1);
  const { values, order } = sorted;
  // The difference of two huge scores may overflow to Infinity: that is no tie either.
  const tied = (place: number): boolean => (values[place] as number) - (values[place - 1] as number) <= tolerance;
  // Chained ties may hold unequal scores; `ordinal` then still follows the input within the group.
  if (ties === 'ordinal') sortGroups(order, tied);
  const inOrder = ranksInOrder(count, tied, ties);
  const ranks = new Array<number>(count);
  for (let place = 0; place < count; place++) ranks[order[place] as number] = inOrder[place] as number;
  return ranks;
}

function sortGroups(order: Uint32Array, tied: (place: number) => boolean): void {
  for (let start = 0; start < order.length; ) {
    let end = start + 1;
    while (end < order.length && tied(end)) end++;
    if (end - start > 1) order.subarray(start, end).sort();
    start = end;
  }
}

/**
 * Ranks of items that already stand in order, best first, whatever they are compared by (exact fractions, say).
 *
 * @param tiedWithPrevious - Whether the item at a place (counted from 0) equals the one before it; asked from 1 on.
 */
export function ranksInOrder(
  count: number,
  tiedWithPrevious: (place: number) => boolean,
  ties: TieRule = 'competition',
): number[] {
  const ranks = new Array<number>(count);
  let group = 0;
  for (let start = 0; start < count; ) {
    let end = start + 1;
    while (end < count && tiedWithPrevious(end)) end++;
    group++;
    for (let place = start; place < end; place++) ranks[place] = rankOf(ties, place, start, end, group);
    start = end;
  }
  return ranks;
}

/** `start` and `end` bound the group of equals (half-open, from 0), `group` counts groups from 1. */
function rankOf(ties: TieRule, place: number, start: number, end: number, group: number): number {
  switch (ties) {
    case 'competition':
      return start + 1;
    case 'modifiedCompetition':
      return end;
    case 'dense':
      return group;
    case 'fractional':
      return (start + 1 + end) / 2;
    case 'ordinal':
      return place + 1;
  }
}
