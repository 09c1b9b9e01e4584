/** Kendall's pair counts of a series in time order. */
export interface KendallScore {
  /** Pairs that rise minus pairs that fall; a whole number. */
  readonly s: number;
  /** Sizes of the groups of equal values (groups of one left out). */
  readonly valueTies: readonly number[];
  /** Sizes of the groups of equal times (groups of one left out). */
  readonly timeTies: readonly number[];
}

/** How many pairs so many things make. */
export function pairCount(size: number): number {
  // Adding 0 turns the negative zero of no things at all into 0.
  return (size * (size - 1)) / 2 + 0;
}

/**
 * Kendall's S by merge sort: all pairs in O(n log n).
 *
 * Source: W. R. Knight, "A computer method for calculating Kendall's tau with ungrouped data", 1966.
 *
 * @param values - In time order.
 * @param times - Ascending, or `null` when every value has its own; pairs of equal time neither rise nor fall.
 */
export function kendallScore(values: Float64Array, times: Float64Array | null): KendallScore {
  const n = values.length;
  const work = values.slice();
  const timeTies: number[] = [];
  let tiedInBoth = 0;
  if (times !== null) {
    forEachRun(times, (start, end) => {
      timeTies.push(end - start);
      // Sorted within one time, so that no pair of it looks as if it fell.
      forEachRun(work.subarray(start, end).sort(), (from, to) => {
        tiedInBoth += pairCount(to - from);
      });
    });
  }
  const falling = sortCountingInversions(work);
  const valueTies = tieSizes(work);
  const tiedValues = total(valueTies, pairCount);
  const tiedTimes = total(timeTies, pairCount);
  return { s: pairCount(n) - tiedValues - tiedTimes + tiedInBoth - 2 * falling, valueTies, timeTies };
}

/** Sizes of the groups of equal numbers in a sorted column, groups of one left out. */
export function tieSizes(sorted: Float64Array): number[] {
  const sizes: number[] = [];
  forEachRun(sorted, (start, end) => sizes.push(end - start));
  return sizes;
}

function forEachRun(sorted: Float64Array, visit: (start: number, end: number) => void): void {
  for (let start = 0; start < sorted.length; ) {
    let end = start + 1;
    while (end < sorted.length && sorted[end] === sorted[start]) end++;
    if (end - start > 1) visit(start, end);
    start = end;
  }
}

const BLOCK = 12;

/** Sorts in place and counts the pairs that stood in falling order. */
function sortCountingInversions(work: Float64Array): number {
  const n = work.length;
  let inversions = 0;
  for (let start = 0; start < n; start += BLOCK) {
    const end = Math.min(n, start + BLOCK);
    for (let i = start + 1; i < end; i++) {
      const value = work[i]!;
      let j = i - 1;
      for (; j >= start && work[j]! > value; j--) work[j + 1] = work[j]!;
      inversions += i - 1 - j;
      work[j + 1] = value;
    }
  }
  let from = work;
  let to = n > BLOCK ? new Float64Array(n) : work;
  for (let width = BLOCK; width < n; width *= 2) {
    for (let start = 0; start < n; start += 2 * width) {
      const middle = Math.min(n, start + width);
      const end = Math.min(n, start + 2 * width);
      let i = start;
      let j = middle;
      for (let k = start; k < end; k++) {
        if (j >= end || (i < middle && from[i]! <= from[j]!)) to[k] = from[i++]!;
        else {
          inversions += middle - i;
          to[k] = from[j++]!;
        }
      }
    }
    const held = from;
    from = to;
    to = held;
  }
  if (from !== work) work.set(from);
  return inversions;
}

/**
 * Variance of S when there is no trend, corrected for ties in values and times; 0 when all of either are equal.
 *
 * Source: M. G. Kendall, "Rank correlation methods", 4th ed. 1970, section 4.8.
 */
export function kendallVariance(n: number, valueTies: readonly number[], timeTies: readonly number[] = []): number {
  const third = (sizes: readonly number[]): number => total(sizes, (t) => t * (t - 1) * (2 * t + 5));
  const main = (n * (n - 1) * (2 * n + 5) - third(valueTies) - third(timeTies)) / 18;
  if (timeTies.length === 0 || valueTies.length === 0 || n < 3) return Math.max(0, main);
  const second = (sizes: readonly number[]): number => total(sizes, (t) => t * (t - 1) * (t - 2));
  const first = (sizes: readonly number[]): number => total(sizes, (t) => t * (t - 1));
  const joint =
    (second(valueTies) * second(timeTies)) / (9 * n * (n - 1) * (n - 2)) +
    (first(valueTies) * first(timeTies)) / (2 * n * (n - 1));
  return Math.max(0, main + joint);
}

function total(sizes: readonly number[], term: (size: number) => number): number {
  return sizes.reduce((sum, size) => sum + term(size), 0);
}
