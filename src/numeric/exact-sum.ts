/**
 * The state of an exact sum: doubles that do not overlap, smallest first, whose mathematical sum is exact.
 * It is a plain array, so it survives JSON, and an empty array is the sum of nothing.
 */
export type ExactPartials = number[];

/**
 * Adds one number to an exact sum, without rounding.
 *
 * Source: J. R. Shewchuk, "Adaptive precision floating-point arithmetic", 1997 (grow-expansion); the same method as
 * Python's `math.fsum`.
 *
 * @param partials - The sum so far; it is changed in place, and returned.
 * @param value - A finite number. Sums must stay below the largest double.
 */
export function addExact(partials: ExactPartials, value: number): ExactPartials {
  let x = value;
  let kept = 0;
  for (let k = 0; k < partials.length; k++) {
    let y = partials[k]!;
    if (Math.abs(x) < Math.abs(y)) {
      const larger = y;
      y = x;
      x = larger;
    }
    const high = x + y;
    const low = y - (high - x);
    if (low !== 0) partials[kept++] = low;
    x = high;
  }
  if (x !== 0) partials[kept++] = x;
  // Setting the length is slow, and mostly it has not changed.
  if (kept < partials.length) partials.length = kept;
  return partials;
}

/** The exact sum, rounded once to the nearest double (ties to even): the order of the numbers does not matter. */
export function exactSum(partials: readonly number[]): number {
  let k = partials.length - 1;
  if (k < 0) return 0;
  let high = partials[k]!;
  let low = 0;
  while (k > 0) {
    const before = high;
    const next = partials[--k]!;
    high = before + next;
    low = next - (high - before);
    if (low !== 0) break;
  }
  // A remainder of exactly half a unit in the last place is decided by the sign of what lies below it.
  const below = k > 0 ? partials[k - 1]! : 0;
  if ((low > 0 && below > 0) || (low < 0 && below < 0)) {
    const twice = low * 2;
    const up = high + twice;
    if (twice === up - high) return up;
  }
  return high;
}

/** Joins two exact sums into a new one, whose {@link exactSum} equals that of one pass over all numbers. */
export function mergeExact(a: readonly number[], b: readonly number[]): ExactPartials {
  const merged = a.slice();
  for (const value of b) addExact(merged, value);
  return merged;
}

/** Sums finite numbers exactly and rounds once. */
export function sumExactly(values: ArrayLike<number>): number {
  const partials: ExactPartials = [];
  for (let i = 0; i < values.length; i++) addExact(partials, values[i]!);
  return exactSum(partials);
}
