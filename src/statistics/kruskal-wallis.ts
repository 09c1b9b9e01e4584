import { NOT_NEGATIVE, requireNumber, requireValues } from '../core/check.js';
import { checkOptions } from '../core/options.js';
import { rankScores } from '../numeric/rank.js';
import { chiSquareUpperTail } from './chi-square.js';
import { observationsOf, type SeriesInput } from './observations.js';

/** How groups are compared. */
export interface KruskalWallisOptions {
  /** Values that differ by no more than this (in their unit) are equal. @defaultValue 0 */
  readonly tolerance?: number;
}

/** A Kruskal-Wallis test. */
export interface KruskalWallisResult {
  /** Values used. */
  readonly n: number;
  /** Groups with a value. */
  readonly groups: number;
  /** The statistic, corrected for ties; `null` below two groups, and when all values are equal. */
  readonly h: number | null;
  readonly degreesOfFreedom: number;
  /** Probability of a statistic at least as large without a difference (chi-square); `null` without a statistic. */
  readonly p: number | null;
}

/**
 * Kruskal-Wallis test: do some groups lie higher than others?
 *
 * Source: W. H. Kruskal and W. A. Wallis 1952; checked against `scipy.stats.kruskal`.
 *
 * @param groups - The values of each group; missing values are left out, and so are groups without a value.
 * @param options - What counts as equal.
 * @returns The test.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `UNKNOWN_KEY`, `INVALID_NUMBER`, `OUT_OF_RANGE`.
 * @example
 * ```ts
 * import { kruskalWallis } from 'vendorwise/statistics';
 * const test = kruskalWallis([[1, 2, 3], [4, 5, 6], [7, 8, 9]]);
 * [test.h?.toFixed(6), test.degreesOfFreedom, test.p?.toFixed(6)]; // => ['7.200000', 2, '0.027324']
 * ```
 */
export function kruskalWallis(groups: readonly SeriesInput[], options: KruskalWallisOptions = {}): KruskalWallisResult {
  checkOptions(options, { tolerance: true });
  const { tolerance = 0 } = options;
  requireNumber(tolerance, NOT_NEGATIVE, 'options.tolerance', 'A tolerance');
  requireValues(groups, 'groups');
  const present = Array.from(groups, (group) => observationsOf(group).values);
  return kruskalWallisOf(present, tolerance);
}

/** The test of groups that are checked already: finite values only; a group may be empty. */
export function kruskalWallisOf(groups: readonly Float64Array[], tolerance: number): KruskalWallisResult {
  const present = groups.filter((group) => group.length > 0);
  const n = present.reduce((sum, group) => sum + group.length, 0);
  const values = new Float64Array(n);
  let filled = 0;
  for (const group of present) {
    values.set(group, filled);
    filled += group.length;
  }
  const degreesOfFreedom = Math.max(0, present.length - 1);
  const ranks = rankScores(values, { ties: 'fractional', higherIsBetter: false, tolerance });
  const middle = (n + 1) / 2;
  let total = 0;
  let between = 0;
  let at = 0;
  for (const { length } of present) {
    let sum = 0;
    for (const end = at + length; at < end; at++) {
      const away = ranks[at]! - middle;
      sum += away;
      total += away * away;
    }
    between += sum ** 2 / length;
  }
  // With mean ranks for ties this quotient is the statistic with its tie correction.
  const h = degreesOfFreedom === 0 || total === 0 ? null : ((n - 1) * between) / total;
  const p = h === null ? null : chiSquareUpperTail(h, degreesOfFreedom);
  return { n, groups: present.length, h, degreesOfFreedom, p };
}
