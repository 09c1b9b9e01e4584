import type { RandomSource } from '../numeric/random.js';

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
  let pairs = (n * (n - 1)) / 2;
  for (let start = 0; start < n; ) {
    let end = start + 1;
    while (end < n && times[end] === times[start]) end++;
    if (end - start > 1) {
      sameTime.push([start, end]);
      pairs -= ((end - start) * (end - start - 1)) / 2;
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
  return shiftedValues.map((value, i) => value - slope * shiftedTimes[i]!);
}

const BLOCK = 16;

/** Counts the slopes surely below a trial, and those not surely above it, by merge sort. */
export function countSlopes(plane: SlopePlane, trial: number): SlopeCount {
  const doubt = doubtAt(plane, trial);
  let from: Float64Array = residualsAt(plane, trial);
  const n = from.length;
  let below = 0;
  let atMost = -closePairsOfOneTime(plane, from, doubt);
  for (let start = 0; start < n; start += BLOCK) {
    const end = Math.min(n, start + BLOCK);
    for (let i = start; i < end; i++) {
      const surely = from[i]! - doubt;
      const maybe = from[i]! + doubt;
      for (let j = i + 1; j < end; j++) {
        if (from[j]! < surely) below++;
        if (from[j]! <= maybe) atMost++;
      }
    }
    from.subarray(start, end).sort();
  }
  let to: Float64Array = new Float64Array(n);
  for (let width = BLOCK; width < n; width *= 2) {
    for (let start = 0; start < n; start += 2 * width) {
      const middle = Math.min(n, start + width);
      const end = Math.min(n, start + 2 * width);
      let surely = middle;
      let maybe = middle;
      let j = middle;
      let k = start;
      for (let i = start; i < middle; i++) {
        const value = from[i]!;
        while (surely < end && from[surely]! < value - doubt) surely++;
        while (maybe < end && from[maybe]! <= value + doubt) maybe++;
        below += surely - middle;
        atMost += maybe - middle;
        while (j < end && from[j]! < value) to[k++] = from[j++]!;
        to[k++] = value;
      }
      while (j < end) to[k++] = from[j++]!;
    }
    [from, to] = [to, from];
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
  const key = residualsAt(plane, high);
  let from: Int32Array = sortedPositions(residualsAt(plane, low));
  const n = from.length;
  let to: Int32Array = new Int32Array(n);
  const picks: number[] = [];
  const gap = (): number => -Math.log(1 - random()) * stride;
  let seen = 0;
  let next = gap();
  for (let width = 1; width < n; width *= 2) {
    for (let start = 0; start < n; start += 2 * width) {
      const middle = Math.min(n, start + width);
      const end = Math.min(n, start + 2 * width);
      let i = start;
      let j = middle;
      for (let k = start; k < end; k++) {
        if (j >= end || (i < middle && key[from[i]!]! <= key[from[j]!]!)) {
          to[k] = from[i++]!;
          continue;
        }
        const count = middle - i;
        for (; next < seen + count; next += gap()) {
          const earlier = from[i + Math.min(count - 1, Math.max(0, Math.floor(next - seen)))]!;
          if (plane.times[earlier]! < plane.times[from[j]!]!) picks.push(slopeOf(plane, earlier, from[j]!));
        }
        seen += count;
        to[k] = from[j++]!;
      }
    }
    [from, to] = [to, from];
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
function sortedPositions(keys: Float64Array): Int32Array {
  const n = keys.length;
  let from: Int32Array = Int32Array.from(keys, (_, i) => i);
  let to: Int32Array = new Int32Array(n);
  for (let width = 1; width < n; width *= 2) {
    for (let start = 0; start < n; start += 2 * width) {
      const middle = Math.min(n, start + width);
      const end = Math.min(n, start + 2 * width);
      let i = start;
      let j = middle;
      for (let k = start; k < end; k++) {
        if (j >= end || (i < middle && keys[from[i]!]! <= keys[from[j]!]!)) to[k] = from[i++]!;
        else to[k] = from[j++]!;
      }
    }
    [from, to] = [to, from];
  }
  return from;
}
