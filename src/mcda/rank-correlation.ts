import { fail, issue, throwIssues } from '../core/errors.js';
import { kendallScore, pairCount } from '../numeric/kendall-score.js';
import { rankScores } from '../numeric/rank.js';
import { sortedColumn, sortWithOrder } from '../numeric/sort-with-order.js';

/**
 * Spearman's rank correlation: Pearson's correlation of the ranks, where equal values share the mean of their places.
 *
 * Source: C. Spearman, "The proof and measurement of association between two things", 1904; as `scipy.stats.spearmanr`.
 *
 * @param a - Ranks or scores of the alternatives; equal ones are tied exactly.
 * @param b - Ranks or scores of the same alternatives in the same sense (best high, or best low, in both).
 * @returns -1 to 1; `null` when one side does not rank at all (fewer than two alternatives, or all equal).
 * @throws {@link VendorwiseError} `INVALID_TYPE`, `LENGTH_MISMATCH`, `INVALID_NUMBER`.
 * @example
 * ```ts
 * import { spearman } from 'vendorwise/mcda';
 * spearman([1, 2, 3, 4], [2, 1, 3, 4]); // => 0.8
 * spearman([1, 1, 1], [1, 2, 3]); // => null
 * ```
 */
export function spearman(a: ArrayLike<number>, b: ArrayLike<number>): number | null {
  const [x, y] = pairOf(a, b);
  const ranks = (values: Float64Array): number[] => rankScores(values, { ties: 'fractional', tolerance: 0 });
  const [ranksA, ranksB] = [ranks(x), ranks(y)];
  const middle = (x.length + 1) / 2;
  let [both, ofA, ofB] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    const one = ranksA[i]! - middle;
    const other = ranksB[i]! - middle;
    both += one * other;
    ofA += one * one;
    ofB += other * other;
  }
  return ofA === 0 || ofB === 0 ? null : within(both / Math.sqrt(ofA * ofB));
}

/**
 * Kendall's tau-b: pairs in the same order minus pairs in the opposite order, as a share of the pairs that are tied on
 * neither side. O(n log n) time.
 *
 * Source: M. G. Kendall, "The treatment of ties in ranking problems", 1945; counted by W. R. Knight's merge sort, 1966;
 * as `scipy.stats.kendalltau`.
 *
 * @param a - Ranks or scores of the alternatives; equal ones are tied exactly.
 * @param b - Ranks or scores of the same alternatives in the same sense.
 * @returns -1 to 1; `null` when one side does not rank at all (fewer than two alternatives, or all equal).
 * @throws {@link VendorwiseError} `INVALID_TYPE`, `LENGTH_MISMATCH`, `INVALID_NUMBER`.
 * @example
 * ```ts
 * import { kendallTauB } from 'vendorwise/mcda';
 * kendallTauB([1, 2, 3, 4, 5], [2, 1, 3, 5, 4]); // => 0.6
 * ```
 */
export function kendallTauB(a: ArrayLike<number>, b: ArrayLike<number>): number | null {
  const [x, y] = pairOf(a, b);
  const sorted = sortedColumn(x.length);
  sortWithOrder(x, sorted);
  const inOrder = Float64Array.from(sorted.order, (i) => y[i]!);
  const { s, valueTies, timeTies } = kendallScore(inOrder, sorted.values);
  const all = pairCount(x.length);
  const free = (ties: readonly number[]): number => ties.reduce((left, size) => left - pairCount(size), all);
  const whole = Math.sqrt(free(valueTies) * free(timeTies));
  return whole === 0 ? null : within(s / whole);
}

/**
 * Weighted Spearman correlation of two rankings (r_w): places near the top count for more, on both sides.
 *
 * Source: J. Pinto da Costa and C. Soares, "A weighted rank measure of correlation", 2005; as pymcdm.
 *
 * @param a - Ranks, 1 for the best, at most the number of alternatives; ties as they are.
 * @param b - Ranks of the same alternatives.
 * @returns 1 for equal rankings down to -1 for opposite ones without ties; `null` for fewer than two alternatives.
 * @throws {@link VendorwiseError} `INVALID_TYPE`, `LENGTH_MISMATCH`, `INVALID_NUMBER`, `OUT_OF_RANGE` for what is no rank.
 * @example
 * ```ts
 * import { weightedSpearman } from 'vendorwise/mcda';
 * weightedSpearman([1, 2, 3, 4, 5], [2, 1, 3, 5, 4]); // => 0.8
 * weightedSpearman([1, 2, 3], [3, 2, 1]); // => -1
 * ```
 */
export function weightedSpearman(a: ArrayLike<number>, b: ArrayLike<number>): number | null {
  const [x, y] = ranksOf(a, b);
  const n = x.length;
  if (n < 2) return null;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += (x[i]! - y[i]!) ** 2 * (n - x[i]! + 1 + (n - y[i]! + 1));
  // n⁴ + n³ - n² - n
  return 1 - (6 * sum) / (n * (n + 1) ** 2 * (n - 1));
}

/**
 * Rank similarity (WS): how far a ranking keeps a reference, where a slip at the top of the reference weighs most.
 *
 * It is not symmetric: `reference` says which places matter.
 *
 * Source: W. Sałabun and K. Urbaniak, "A new coefficient of rankings similarity in decision-making problems", 2020; as
 * pymcdm.
 *
 * @param reference - Ranks, 1 for the best, at most the number of alternatives; ties as they are.
 * @param other - Ranks of the same alternatives.
 * @returns 1 for equal rankings, less the more they differ; above 0 without ties. `null` for fewer than two alternatives.
 * @throws {@link VendorwiseError} `INVALID_TYPE`, `LENGTH_MISMATCH`, `INVALID_NUMBER`, `OUT_OF_RANGE` for what is no rank.
 * @example
 * ```ts
 * import { rankSimilarity } from 'vendorwise/mcda';
 * rankSimilarity([1, 2, 3], [1, 3, 2]); // => 0.6875
 * rankSimilarity([1, 2, 3], [2, 1, 3]); // => 0.5
 * ```
 */
export function rankSimilarity(reference: ArrayLike<number>, other: ArrayLike<number>): number | null {
  const [x, y] = ranksOf(reference, other);
  const n = x.length;
  if (n < 2) return null;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    sum += (2 ** -x[i]! * Math.abs(x[i]! - y[i]!)) / Math.max(x[i]! - 1, n - x[i]!);
  }
  return 1 - sum;
}

const within = (value: number): number => Math.min(1, Math.max(-1, value));

/** A result of a method, handed over whole, has no length; two of them would compare as equal. */
function isList(value: unknown): boolean {
  return Array.isArray(value) || ArrayBuffer.isView(value);
}

function pairOf(a: ArrayLike<number>, b: ArrayLike<number>): readonly [Float64Array, Float64Array] {
  [a, b].forEach((list, side) => {
    if (isList(list)) return;
    const expected = 'a list of ranks or scores, such as `ranks` of a result';
    fail('INVALID_TYPE', `[${side}]`, 'This is no list of ranks or scores.', { received: list, expected });
  });
  if (a.length !== b.length) {
    fail('LENGTH_MISMATCH', '[1]', 'Two rankings to compare are of the same alternatives.', {
      received: b.length,
      expected: `${a.length} figures`,
    });
  }
  return [floats(a, 0), floats(b, 1)];
}

function floats(list: ArrayLike<unknown>, side: number): Float64Array {
  const wrong = Array.from(list).findIndex((value) => typeof value !== 'number' || !Number.isFinite(value));
  if (wrong >= 0) {
    fail('INVALID_NUMBER', `[${side}][${wrong}]`, 'A rank or a score is a finite number.', {
      received: list[wrong],
      expected: 'a finite number',
    });
  }
  return Float64Array.from(list as ArrayLike<number>);
}

function ranksOf(a: ArrayLike<number>, b: ArrayLike<number>): readonly [Float64Array, Float64Array] {
  const both = pairOf(a, b);
  const n = both[0].length;
  const expected = `1 to ${n}`;
  throwIssues(
    both.flatMap((ranks, side) => {
      const wrong = ranks.findIndex((rank) => !(rank >= 1 && rank <= n));
      return wrong < 0
        ? []
        : [
            issue('OUT_OF_RANGE', `[${side}][${wrong}]`, 'A rank is between 1 and the number of alternatives.', {
              received: ranks[wrong],
              expected,
            }),
          ];
    }),
  );
  return both;
}
