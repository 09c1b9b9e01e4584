import { fractionToNumber, ratioOf } from '../../../exact/fraction.js';
import { chiSquareUpperTail } from '../../../statistics/chi-square.js';
import { exactTable, type NoAgreementReason, type RatingTable, squaresOf, sumOf } from './rating-table.js';

/** Whether raters put items in the same order. */
export interface KendallW {
  /** Coefficient of concordance corrected for ties, 0 (none) to 1 (one order); `null` when it is undefined. */
  readonly w: number | null;
  /** The same without the correction: ties make it smaller. */
  readonly wUncorrected: number | null;
  /** Number of items and raters. */
  readonly items: number;
  readonly raters: number;
  /** Friedman's statistic, raters x (items - 1) x `w`, and its degrees of freedom. */
  readonly chiSquare: number | null;
  readonly degreesOfFreedom: number | null;
  /** Probability of at least so much concordance by chance, 0 to 1; rough below about 7 items. */
  readonly p: number | null;
  /** Why there is no figure. */
  readonly noFigureBecause: NoAgreementReason | null;
}

/**
 * Kendall's W: do raters put items in the same order? How high or how wide they rate does not matter.
 *
 * W = 12 S / (k^2 (n^3 - n) - k T), with S the squared deviations of rank sums, n items, k raters, mid-ranks for ties and
 * T the sum of t^3 - t over groups of ties (Kendall & Babington Smith 1939; Siegel & Castellan 1988). The figures are
 * computed in whole numbers and rounded once.
 *
 * @param ratings - Items by raters, complete; equal numbers are tied.
 * @returns The coefficient with and without the correction for ties.
 * @throws {@link VendorwiseError} `INVALID_TYPE`, `RAGGED_MATRIX`, `INVALID_NUMBER`.
 * @example
 * ```ts
 * import { kendallW } from 'vendorwise/scoring';
 * kendallW([[1, 2, 1], [2, 1, 2], [3, 3, 3]]).w; // => 0.7777777777777778
 * kendallW([[4, 4], [4, 4]]).noFigureBecause; // => 'noVariance'
 * ```
 */
export function kendallW(ratings: RatingTable): KendallW {
  const { rows, items, raters } = exactTable(ratings);
  const without = (noFigureBecause: NoAgreementReason): KendallW => ({
    w: null,
    wUncorrected: null,
    items,
    raters,
    chiSquare: null,
    degreesOfFreedom: null,
    p: null,
    noFigureBecause,
  });
  if (items < 2) return without('tooFewItems');
  if (raters < 2) return without('tooFewRaters');
  if (rows.some((row) => row.includes(null))) return without('missingRatings');
  const rankSums = rows.map(() => 0n);
  let ties = 0n;
  for (let j = 0; j < raters; j++) {
    const column = doubledMidRanks(rows.map((row) => row[j] ?? 0n));
    column.ranks.forEach((rank, i) => {
      rankSums[i] = (rankSums[i] ?? 0n) + rank;
    });
    ties += column.ties;
  }
  const [n, k] = [BigInt(items), BigInt(raters)];
  // Ranks are doubled, so 12 S is 3 times the squared deviations; these are 1/n of n x squares - square of the sum.
  const deviations = 3n * (n * squaresOf(rankSums) - sumOf(rankSums) ** 2n);
  const most = n * k * (k * (n ** 3n - n) - ties);
  if (most === 0n) return without('noVariance');
  const w = ratioOf(deviations, most);
  const chiSquare = fractionToNumber(w.mul(k * (n - 1n)));
  return {
    w: fractionToNumber(w),
    wUncorrected: fractionToNumber(ratioOf(deviations, n * k * k * (n ** 3n - n))),
    items,
    raters,
    chiSquare,
    degreesOfFreedom: items - 1,
    p: chiSquareUpperTail(chiSquare, items - 1),
    noFigureBecause: null,
  };
}

/** Twice the mid-ranks of whole numbers, in the order given (2 for the smallest), and the sum of t^3 - t over ties. */
export function doubledMidRanks(values: readonly bigint[]): {
  readonly ranks: readonly bigint[];
  readonly ties: bigint;
} {
  const order = values
    .map((value, i) => ({ value, i }))
    .sort((a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0));
  const ranks = values.map(() => 0n);
  let ties = 0n;
  for (let start = 0; start < order.length; ) {
    let end = start + 1;
    while (order[end]?.value === order[start]?.value && end < order.length) end++;
    for (const { i } of order.slice(start, end)) ranks[i] = BigInt(start + 1 + end);
    const size = BigInt(end - start);
    ties += size ** 3n - size;
    start = end;
  }
  return { ranks, ties };
}
