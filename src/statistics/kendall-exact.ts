import { pairCount } from '../numeric/kendall-score.js';

/** The largest number of values whose exact distribution is offered: more takes seconds. */
export const EXACT_LIMIT = 500;

/** Exact tail of Kendall's S. */
export interface ExactTail {
  /** Two-sided probability of a score at least as far from 0 as the one given. */
  readonly p: number;
  /** The smallest two-sided probability that these values can give in any order. */
  readonly smallestP: number;
}

/**
 * Exact two-sided p value of Kendall's S over all orders of the values, ties among values allowed.
 *
 * The falling pairs D of the distinct orders of a multiset have the q-multinomial coefficient [n]! / prod [t]! as
 * their generating function (MacMahon 1915; without ties it is Mann's 1945 recurrence), and S = M - 2 D with M untied
 * pairs. The product is built of Gaussian binomials, each a polynomial of whole, positive, symmetric coefficients; only
 * those up to D are needed. Counts below 2^53 are exact; above, every step cancels at most a known factor, so the
 * relative error stays below 1e-12 up to {@link EXACT_LIMIT} values (tests compare it with whole-number arithmetic).
 * Beyond about 150 values the counts pass the largest double: powers of two are taken out of all of them alike.
 *
 * @param n - Number of values, from 1 to {@link EXACT_LIMIT}.
 * @param s - Kendall's score.
 * @param ties - Sizes of the groups of equal values; groups of one may be left out.
 * @returns The p value of `s`, and the smallest one these values allow (0 where that is below the smallest double).
 */
export function kendallExactTail(n: number, s: number, ties: readonly number[]): ExactTail {
  const groups = ties.filter((size) => size > 1);
  const untied = pairCount(n) - groups.reduce((sum, size) => sum + pairCount(size), 0);
  const singles = n - groups.reduce((sum, size) => sum + size, 0);
  const limit = (untied - Math.abs(s)) / 2;
  const counts = new Float64Array(limit + 1);
  counts[0] = 1;
  let state: Product = { degree: 0, total: 1, unit: 1 };
  // Large groups first keep the partial products short; single values follow one at a time.
  let placed = 0;
  for (const size of [...groups].sort((a, b) => b - a)) {
    state = timesGaussianBinomial(counts, state, placed, size);
    placed += size;
  }
  for (let k = 0; k < singles; k++) state = timesGaussianBinomial(counts, state, placed++, 1);
  const smallestP = untied === 0 ? 1 : Math.min(1, (2 / state.total) * state.unit);
  if (s === 0 || untied === 0) return { p: 1, smallestP };
  let tail = 0;
  for (const count of counts) tail += count;
  return { p: Math.min(1, (2 * tail) / state.total), smallestP };
}

/** Where a product gets larger than this, a power of two is taken out. */
const LARGE = 2 ** 900;
const TAKEN = 2 ** -600;

interface Product {
  readonly degree: number;
  /** The value at q = 1: how many orders there are, times `unit`. */
  readonly total: number;
  /** The powers of two taken out of the counts; 0 where they are past the smallest double. */
  readonly unit: number;
}

/** Multiplies by [placed + size choose size]_q, one factor (1 - q^(placed + i)) / (1 - q^i) after the other. */
function timesGaussianBinomial(counts: Float64Array, before: Product, placed: number, size: number): Product {
  let { degree, total, unit } = before;
  const last = counts.length - 1;
  for (let i = 1; i <= size; i++) {
    const up = placed + i;
    const next = degree + placed;
    total = (total * up) / i;
    if (placed === 0) continue;
    // Only the rising half is computed: there the two terms of the difference never nearly cancel.
    const half = Math.min(last, Math.floor(next / 2));
    for (let k = i; k <= half; k++) counts[k] = counts[k]! + counts[k - i]!;
    for (let k = half; k >= up; k--) counts[k] = counts[k]! - counts[k - up]!;
    for (let k = half + 1; k <= Math.min(last, next); k++) counts[k] = counts[next - k]!;
    degree = next;
    if (total <= LARGE) continue;
    for (let k = 0; k <= last; k++) counts[k] = counts[k]! * TAKEN;
    total *= TAKEN;
    unit *= TAKEN;
  }
  return { degree, total, unit };
}
