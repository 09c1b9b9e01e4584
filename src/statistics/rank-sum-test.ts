import { NOT_NEGATIVE, requireNumber } from '../core/check.js';
import { checkOptions } from '../core/options.js';
import { rankScores } from '../numeric/rank.js';
import { waysToChoose } from '../numeric/ways-to-choose.js';
import { kruskalWallisOf } from './kruskal-wallis.js';
import { observationsOf, type SeriesInput } from './observations.js';

/** How two groups are ranked. */
export interface RankSumTestOptions {
  /** Values that differ by no more than this (in their unit) are equal. @defaultValue 0 */
  readonly tolerance?: number;
}

/** Two groups of figures compared by their ranks. */
export interface RankSumTest {
  /** Values used on both sides. */
  readonly n: readonly [first: number, second: number];
  /** Pairs in which the first group's value is the larger one, ties counted as half (Mann and Whitney's U). */
  readonly u: number;
  /** Share of such pairs, 0 to 1: 0.5 where neither group lies higher; `null` without a pair. */
  readonly superiorityShare: number | null;
  /** Two-sided; `null` when one group is empty. */
  readonly p: number | null;
  /** The smallest p that groups of these sizes could have without ties; `null` with `p`. */
  readonly smallestP: number | null;
  /** `exact` counts all divisions of the ranks; `chiSquare` stands in for it with many values. */
  readonly method: 'exact' | 'chiSquare';
}

/** Additions that an exact count may take. */
const MOST_STEPS = 2e7;

/**
 * Whether one of two groups lies higher, by ranks: nothing is taken for granted of how the values scatter.
 *
 * The p value counts all ways to divide the ranks at hand, ties included, so it holds for three values as well as for
 * thirty. With many values it is that of Kruskal and Wallis.
 *
 * Source: F. Wilcoxon 1945; H. B. Mann and D. R. Whitney 1947; without ties as R's `wilcox.test(exact = TRUE)`.
 *
 * @param first - Figures; `null`, `undefined` and NaN are missing.
 * @param second - The others.
 * @param options - What counts as equal.
 * @returns The test.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_NUMBER`, `OUT_OF_RANGE`, `UNKNOWN_KEY`.
 * @example
 * ```ts
 * import { rankSumTest } from 'vendorwise/statistics';
 * const test = rankSumTest([0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46], [1.15, 0.88, 0.9, 0.74, 1.21]);
 * [test.u, test.p?.toFixed(4)]; // => [35, '0.2544']
 * ```
 */
export function rankSumTest(first: SeriesInput, second: SeriesInput, options: RankSumTestOptions = {}): RankSumTest {
  checkOptions(options, { tolerance: true });
  const { tolerance = 0 } = options;
  requireNumber(tolerance, NOT_NEGATIVE, 'options.tolerance', 'A tolerance');
  const [a, b] = [observationsOf(first).values, observationsOf(second).values];
  const n = [a.length, b.length] as const;
  const total = a.length + b.length;
  const fewest = Math.min(...n);
  if (fewest === 0) return { n, u: 0, superiorityShare: null, p: null, smallestP: null, method: 'exact' };
  const both = new Float64Array(total);
  both.set(a);
  both.set(b, a.length);
  // Twice the mean ranks are whole numbers, with ties too.
  const doubled = rankScores(both, { ties: 'fractional', higherIsBetter: false, tolerance }).map((rank) => 2 * rank);
  const sumOfFirst = doubled.slice(0, a.length).reduce((sum, rank) => sum + rank, 0);
  const u = sumOfFirst / 2 - (a.length * (a.length + 1)) / 2;
  const exact = fewest * total * fewest * 2 * total <= MOST_STEPS;
  const away = Math.abs(sumOfFirst - a.length * (total + 1));
  return {
    n,
    u,
    superiorityShare: u / (a.length * b.length),
    p: exact ? exactP(doubled, fewest, away) : (kruskalWallisOf([a, b], tolerance).p ?? 1),
    smallestP: Math.min(1, 2 / waysToChoose(total, fewest)),
    method: exact ? 'exact' : 'chiSquare',
  };
}

/**
 * Share of all choices of `size` ranks whose sum lies at least as far from its mean. Both groups are equally far from
 * theirs, so that the smaller one is enough. Counts beyond 2^53 are rounded, which costs a p value nothing.
 */
function exactP(doubled: readonly number[], size: number, away: number): number {
  const sorted = [...doubled].sort((x, y) => y - x);
  const most = sorted.slice(0, size).reduce((sum, rank) => sum + rank, 0);
  const mean = size * (doubled.length + 1);
  const ways = Array.from({ length: size + 1 }, () => new Float64Array(most + 1));
  ways[0]![0] = 1;
  for (const rank of doubled) {
    for (let chosen = size; chosen >= 1; chosen--) {
      const [to, from] = [ways[chosen]!, ways[chosen - 1]!];
      for (let sum = most; sum >= rank; sum--) to[sum]! += from[sum - rank]!;
    }
  }
  let [all, extreme] = [0, 0];
  ways[size]!.forEach((count, sum) => {
    all += count;
    if (Math.abs(sum - mean) >= away) extreme += count;
  });
  return extreme / all;
}
