import { requireList } from '../core/check.js';
import { fail } from '../core/errors.js';

/** A half-open stretch `[start, end)`; in the library's results both are epoch milliseconds. */
export interface Interval {
  /** First instant inside, epoch milliseconds. */
  readonly start: number;
  /** First instant after it, epoch milliseconds. */
  readonly end: number;
}

/**
 * Unites intervals: sorted, without overlap; touching ones become one.
 *
 * @param intervals - In any order; empty ones (end not after start, or `NaN`) count as nothing.
 * @returns Sorted, disjoint intervals.
 * @throws {@link VendorwiseError} `INVALID_TYPE` when an end is no number, such as text of a moment.
 * @example
 * ```ts
 * import { unionIntervals } from 'vendorwise/time';
 * unionIntervals([{ start: 5, end: 9 }, { start: 0, end: 5 }, { start: 7, end: 8 }]); // => [{ start: 0, end: 9 }]
 * ```
 */
export function unionIntervals(intervals: readonly Interval[]): Interval[] {
  requireList(intervals, 'intervals');
  const sorted = intervals.filter(hasLength).sort((a, b) => a.start - b.start);
  const united: { start: number; end: number }[] = [];
  let last: { start: number; end: number } | undefined;
  for (const { start, end } of sorted) {
    if (last === undefined || start > last.end) {
      last = { start, end };
      united.push(last);
    } else if (end > last.end) {
      last.end = end;
    }
  }
  return united;
}

/**
 * What two sets of intervals have in common.
 *
 * @param a - Intervals in any order, may overlap.
 * @param b - Intervals in any order, may overlap.
 * @returns Sorted, disjoint intervals.
 * @throws {@link VendorwiseError} `INVALID_TYPE` as {@link unionIntervals}.
 * @example
 * ```ts
 * import { intersectIntervals } from 'vendorwise/time';
 * intersectIntervals([{ start: 0, end: 5 }, { start: 8, end: 12 }], [{ start: 3, end: 9 }]); // => [{ start: 3, end: 5 }, { start: 8, end: 9 }]
 * ```
 */
export function intersectIntervals(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const left = unionIntervals(a);
  const right = unionIntervals(b);
  const common: Interval[] = [];
  let i = 0;
  let j = 0;
  while (i < left.length && j < right.length) {
    const x = left[i] as Interval;
    const y = right[j] as Interval;
    const start = Math.max(x.start, y.start);
    const end = Math.min(x.end, y.end);
    if (end > start) common.push({ start, end });
    if (x.end < y.end) i += 1;
    else j += 1;
  }
  return common;
}

/**
 * What is left of one set of intervals when another is taken away.
 *
 * @param a - Intervals in any order, may overlap.
 * @param b - What is taken away, in any order, may overlap.
 * @returns Sorted, disjoint intervals.
 * @throws {@link VendorwiseError} `INVALID_TYPE` as {@link unionIntervals}.
 * @example
 * ```ts
 * import { subtractIntervals } from 'vendorwise/time';
 * subtractIntervals([{ start: 0, end: 10 }], [{ start: 2, end: 4 }, { start: 9, end: 12 }]); // => [{ start: 0, end: 2 }, { start: 4, end: 9 }]
 * ```
 */
export function subtractIntervals(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const removed = unionIntervals(b);
  const left: Interval[] = [];
  let j = 0;
  for (const { start, end } of unionIntervals(a)) {
    let from = start;
    while (j < removed.length && (removed[j] as Interval).end <= from) j += 1;
    // The last removal may reach into the next interval, so the search for it goes on from a copy of the position.
    for (let k = j; k < removed.length && (removed[k] as Interval).start < end; k += 1) {
      const gap = removed[k] as Interval;
      if (gap.start > from) left.push({ start: from, end: gap.start });
      from = Math.max(from, gap.end);
    }
    if (from < end) left.push({ start: from, end });
  }
  return left;
}

/**
 * Length of intervals; what they share counts once.
 *
 * @param intervals - In any order, may overlap.
 * @returns The sum of the lengths of their union, in the unit of the intervals (milliseconds for instants).
 * @throws {@link VendorwiseError} `INVALID_TYPE` as {@link unionIntervals}.
 * @example
 * ```ts
 * import { totalLength } from 'vendorwise/time';
 * totalLength([{ start: 0, end: 10 }, { start: 5, end: 12 }]); // => 12
 * ```
 */
export function totalLength(intervals: readonly Interval[]): number {
  return unionIntervals(intervals).reduce((sum, { start, end }) => sum + (end - start), 0);
}

/** Runs for every day of a calendar, so the check must cost next to nothing. */
function hasLength(one: Interval | null, position: number): boolean {
  if (typeof one?.start === 'number' && typeof one.end === 'number') return one.end > one.start;
  return fail('INVALID_TYPE', `intervals[${position}]`, 'This is not an interval between two numbers.', {
    received: one,
    expected: 'a start and an end in numbers, such as epoch milliseconds; toEpochMs reads text',
  });
}
