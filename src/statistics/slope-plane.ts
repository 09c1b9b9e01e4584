import { pairCount } from '../numeric/kendall-score.js';
import type { RandomSource } from '../numeric/random.js';
import { sortedColumn, sortWithOrder } from '../numeric/sort-with-order.js';

/**
 * Points as lines: at a trial slope m each point has the residual value - m * time, and a pair is steeper than m exactly
 * when its residuals stand in rising order. Counting slopes is counting inversions.
 */
export interface SlopePlane {
  /** Ascending; equal times stand together, their values ascending. */
  readonly times: Float64Array;
  readonly values: Float64Array;
  /** Both less their first entry: smaller numbers, smaller rounding errors. */
  readonly shiftedTimes: Float64Array;
  readonly shiftedValues: Float64Array;
  readonly largestTime: number;
  readonly largestValue: number;
  /** Half-open position ranges of points that share a time. */
  readonly sameTime: readonly (readonly [number, number])[];
  /** Pairs with different times. */
  readonly pairs: number;
  /** Slopes closer than this cannot be told apart. */
  readonly slopeNoise: number;
}

/** Slopes against a trial; pairs too close to call are left out of `below` and counted in `atMost`. */
export interface SlopeCount {
  readonly below: number;
  readonly atMost: number;
}

export function slopePlane(times: Float64Array, values: Float64Array): SlopePlane {
  const n = times.length;
  const ordered = values.slice();
  const sameTime: [number, number][] = [];
  let pairs = pairCount(n);
  for (let start = 0; start < n; ) {
    let end = start + 1;
    while (end < n && times[end] === times[start]) end++;
    if (end - start > 1) {
      sameTime.push([start, end]);
      pairs -= pairCount(end - start);
      ordered.subarray(start, end).sort();
    }
    start = end;
  }
  const shiftedTimes = times.map((time) => time - times[0]!);
  const shiftedValues = ordered.map((value) => value - ordered[0]!);
  const largestTime = shiftedTimes[n - 1] ?? 0;
  const largestValue = shiftedValues.reduce((size, value) => Math.max(size, Math.abs(value)), 0);
  const slopeNoise = Math.max(1e-300, (Number.EPSILON * largestValue) / largestTime);
  return {
    times,
    values: ordered,
    shiftedTimes,
    shiftedValues,
    largestTime,
    largestValue,
    sameTime,
    pairs,
    slopeNoise,
  };
}

/** The slope of a pair, rounded as every all-pairs implementation rounds it. */
export function slopeOf(plane: SlopePlane, earlier: number, later: number): number {
  return (plane.values[later]! - plane.values[earlier]!) / (plane.times[later]! - plane.times[earlier]!);
}

/** Residuals closer than this may be in either order in exact arithmetic; it also covers the rounding of a slope. */
function doubtAt(plane: SlopePlane, slope: number): number {
  if (!Number.isFinite(slope)) return 0;
  return 16 * Number.EPSILON * (plane.largestValue + Math.abs(slope) * plane.largestTime);
}

/** At an infinite slope only the times order the residuals. */
function residualsAt(plane: SlopePlane, slope: number): Float64Array {
  const { shiftedTimes, shiftedValues } = plane;
  if (slope === Number.NEGATIVE_INFINITY) return shiftedTimes.slice();
  if (slope === Number.POSITIVE_INFINITY) return shiftedTimes.map((time) => -time);
  // A loop, not map: this runs for every trial.
  const residuals = new Float64Array(shiftedValues.length);
  for (let i = 0; i < residuals.length; i++) residuals[i] = shiftedValues[i]! - slope * shiftedTimes[i]!;
  return residuals;
}

const BLOCK = 24;

/** Counts the slopes surely below a trial, and those not surely above it, by merge sort. */
export function countSlopes(plane: SlopePlane, trial: number): SlopeCount {
  const doubt = doubtAt(plane, trial);
  let from: Float64Array = residualsAt(plane, trial);
  const n = from.length;
  let below = 0;
  let atMost = -closePairsOfOneTime(plane, from, doubt);
  for (let start = 0; start < n; start += BLOCK) {
    const end = Math.min(n, start + BLOCK);
    for (let i = start + 1; i < end; i++) {
      const value = from[i]!;
      let k = i;
      for (; k > start && from[k - 1]! > value; k--) from[k] = from[k - 1]!;
      from[k] = value;
      below += i - k;
      atMost += i - k;
      // What it passed, or stopped behind, by no more than the doubt may be in either order.
      for (let near = k + 1; near <= i && from[near]! - doubt <= value; near++) below--;
      for (let near = k - 1; near >= start && value <= from[near]! + doubt; near--) atMost++;
    }
  }
  let to: Float64Array = new Float64Array(n);
  for (let width = BLOCK; width < n; width *= 2) {
    for (let start = 0; start < n; start += 2 * width) {
      const middle = Math.min(n, start + width);
      const end = Math.min(n, start + 2 * width);
      let j = middle;
      let k = start;
      let surely = middle;
      let maybe = middle;
      for (let i = start; i < middle; i++) {
        const value = from[i]!;
        while (j < end && from[j]! < value) to[k++] = from[j++]!;
        to[k++] = value;
        // Doubtful pairs are rare, and where they are not these two only ever move on: the merge stays linear.
        if (j > middle && from[j - 1]! >= value - doubt) {
          while (from[surely]! < value - doubt) surely++;
          below += surely - middle;
        } else below += j - middle;
        if (j < end && from[j]! <= value + doubt) {
          if (maybe < j) maybe = j;
          while (maybe < end && from[maybe]! <= value + doubt) maybe++;
          atMost += maybe - middle;
        } else atMost += j - middle;
      }
      while (j < end) to[k++] = from[j++]!;
    }
    const held = from;
    from = to;
    to = held;
  }
  return { below, atMost };
}

/** Pairs of one time have no slope; within one time the residuals ascend. */
function closePairsOfOneTime(plane: SlopePlane, at: Float64Array, doubt: number): number {
  let count = 0;
  for (const [start, end] of plane.sameTime) {
    let reach = start;
    for (let i = start; i < end; i++) {
      reach = Math.max(reach, i);
      while (reach + 1 < end && at[reach + 1]! <= at[i]! + doubt) reach++;
      count += reach - i;
    }
  }
  return count;
}

/**
 * A random sample of the slopes between two trials: the inversions between the two orders of the residuals, picked on
 * the way while they are counted.
 *
 * @param stride - Mean number of slopes from one pick to the next.
 */
export function inversionSample(
  plane: SlopePlane,
  low: number,
  high: number,
  stride: number,
  random: RandomSource,
): Float64Array {
  const residuals = residualsAt(plane, high);
  let from: Uint32Array = sortedPositions(residualsAt(plane, low));
  const n = from.length;
  // Keys move along with their positions: looking them up would miss the cache.
  let keys: Float64Array = new Float64Array(n);
  for (let i = 0; i < n; i++) keys[i] = residuals[from[i]!]!;
  let to: Uint32Array = new Uint32Array(n);
  let toKeys: Float64Array = new Float64Array(n);
  const picks: number[] = [];
  let seen = 0;
  let next = random() * stride;
  const pick = (earlier: number, later: number): void => {
    if (plane.times[earlier]! < plane.times[later]!) picks.push(slopeOf(plane, earlier, later));
  };
  for (let start = 0; start < n; start += BLOCK) {
    const end = Math.min(n, start + BLOCK);
    for (let i = start + 1; i < end; i++) {
      const key = keys[i]!;
      const position = from[i]!;
      let k = i;
      for (; k > start && keys[k - 1]! > key; k--) {
        keys[k] = keys[k - 1]!;
        from[k] = from[k - 1]!;
      }
      keys[k] = key;
      from[k] = position;
      for (; next < seen + i - k; next += 2 * random() * stride) {
        pick(from[k + 1 + Math.min(i - k - 1, Math.max(0, Math.floor(next - seen)))]!, position);
      }
      seen += i - k;
    }
  }
  for (let width = BLOCK; width < n; width *= 2) {
    for (let start = 0; start < n; start += 2 * width) {
      const middle = Math.min(n, start + width);
      const end = Math.min(n, start + 2 * width);
      let i = start;
      let j = middle;
      for (let k = start; k < end; k++) {
        if (j >= end || (i < middle && keys[i]! <= keys[j]!)) {
          toKeys[k] = keys[i]!;
          to[k] = from[i++]!;
          continue;
        }
        const count = middle - i;
        for (; next < seen + count; next += 2 * random() * stride) {
          pick(from[i + Math.min(count - 1, Math.max(0, Math.floor(next - seen)))]!, from[j]!);
        }
        seen += count;
        toKeys[k] = keys[j]!;
        to[k] = from[j++]!;
      }
    }
    [from, to, keys, toKeys] = [to, from, toKeys, keys];
  }
  return Float64Array.from(picks);
}

/**
 * Lists the slopes that are neither surely below one trial nor surely above another.
 *
 * Points come in the order of their residuals at `low` and are inserted in the order of those at `high`; what an
 * insertion passes are the pairs in between, so the work is their number.
 *
 * @param count - How many there are, by {@link countSlopes}.
 */
export function slopesBetween(plane: SlopePlane, low: number, high: number, count: number): Float64Array {
  const { times } = plane;
  const atLow = residualsAt(plane, low);
  const atHigh = residualsAt(plane, high);
  const doubtLow = doubtAt(plane, low);
  const doubtHigh = doubtAt(plane, high);
  const order = sortedPositions(atLow);
  const n = order.length;
  const inserted = new Int32Array(n);
  const slopes = new Float64Array(count);
  let size = 0;
  let found = 0;
  for (let step = 0; step < n; step++) {
    const later = order[step]!;
    while (size < n && atLow[order[size]!]! <= atLow[later]! + 2 * doubtLow) {
      const one = order[size]!;
      let k = size++;
      for (; k > 0 && atHigh[inserted[k - 1]!]! > atHigh[one]!; k--) inserted[k] = inserted[k - 1]!;
      inserted[k] = one;
    }
    for (let k = size - 1; k >= 0; k--) {
      const earlier = inserted[k]!;
      if (atHigh[earlier]! < atHigh[later]! - 2 * doubtHigh) break;
      if (!(times[earlier]! < times[later]!)) continue;
      if (atLow[later]! < atLow[earlier]! - doubtLow || atHigh[later]! > atHigh[earlier]! + doubtHigh) continue;
      slopes[found++] = slopeOf(plane, earlier, later);
    }
  }
  return found === count ? slopes : slopes.subarray(0, found);
}

/** Positions in the order of their keys; equal keys stay in the order of the input. */
function sortedPositions(keys: Float64Array): Uint32Array {
  const sorted = sortedColumn(keys.length);
  sortWithOrder(keys, sorted);
  return sorted.order;
}
