import { FIRST_DAY, LAST_DAY } from './calendar-range.js';
import type { CalendarRules } from './calendar-rules.js';
import { openSegments } from './calendar-segments.js';
import type { Interval } from './interval.js';

/**
 * Open time of a calendar, ready for look-up: segments with prefix sums, and for each UTC day the first segment that
 * ends after its midnight. It covers the years asked for so far and those between; its members are not for hosts.
 */
export interface CalendarIndex {
  readonly rules: CalendarRules;
  /** First covered instant, epoch milliseconds at a UTC midnight. */
  from: number;
  /** First instant after the covered ones, epoch milliseconds. */
  to: number;
  /** Number of segments; each array has one more, endless one, so that look-ups need no bounds. */
  count: number;
  /** Epoch milliseconds at which segments open. */
  starts: Float64Array;
  /** Epoch milliseconds at which segments close. */
  ends: Float64Array;
  /** Open milliseconds before each segment, counted from where the index began; negative further back. */
  sums: Float64Array;
  /** By UTC day since `from`: position of the first segment that ends after that midnight. */
  buckets: Int32Array;
  /** Closing times of business days, once someone asks for one. */
  closings: ClosingTable | null;
}

/** Closing times of the business days between two days, found out when they are first asked for. */
export interface ClosingTable {
  /** Day number of the first day. */
  readonly fromDay: number;
  /** Day number of the first day after the covered ones. */
  toDay: number;
  /** Closing times in epoch milliseconds, by business day. */
  readonly closings: number[];
  /** By day since `fromDay`: how many business days there are before it. */
  readonly before: number[];
}

const DAY_MS = 86_400_000;
/** 1900-01-01T00:00:00Z. */
const EARLIEST_MS = FIRST_DAY * DAY_MS;
/** 2200-01-01T00:00:00Z, excluded. */
const LATEST_MS = (LAST_DAY + 1) * DAY_MS;

/** An index that covers nothing yet. */
export function createCalendarIndex(rules: CalendarRules): CalendarIndex {
  return {
    rules,
    from: 0,
    to: 0,
    count: 0,
    starts: new Float64Array(1),
    ends: new Float64Array(1),
    sums: new Float64Array(1),
    buckets: new Int32Array(1),
    closings: null,
  };
}

/**
 * Makes an index cover an instant, and the years between.
 *
 * @param index - Index of a calendar.
 * @param at - Epoch milliseconds.
 * @returns Whether it is covered now; not when it lies outside 1900 to 2199, or is no number.
 */
export function coverInstant(index: CalendarIndex, at: number): boolean {
  if (!(at >= EARLIEST_MS && at < LATEST_MS)) return false;
  if (at >= index.from && at < index.to) return true;
  const year = new Date(at).getUTCFullYear();
  if (index.to === index.from) fill(index, Date.UTC(year, 0), Date.UTC(year + 1, 0));
  else if (at < index.from) fill(index, Date.UTC(year, 0), index.to);
  else fill(index, index.from, Date.UTC(year + 1, 0));
  return true;
}

/** Extends the covered stretch; sums of what was covered stay what they were. */
function fill(index: CalendarIndex, from: number, to: number): void {
  const empty = index.to === index.from;
  const before = empty ? openSegments(index.rules, from, to) : openBetween(index, from, index.from);
  const after = empty ? [] : openBetween(index, index.to, to);
  const base = (index.sums[0] as number) - (empty ? 0 : lengthOf(before));
  const most = before.length + index.count + after.length + 1;
  const starts = new Float64Array(most);
  const ends = new Float64Array(most);
  let count = 0;
  const add = (start: number, end: number): void => {
    if (count > 0 && ends[count - 1] === start) {
      ends[count - 1] = end;
      return;
    }
    starts[count] = start;
    ends[count] = end;
    count += 1;
  };
  for (const { start, end } of before) add(start, end);
  for (let i = 0; i < index.count; i += 1) add(index.starts[i] as number, index.ends[i] as number);
  for (const { start, end } of after) add(start, end);
  starts[count] = Number.POSITIVE_INFINITY;
  ends[count] = Number.POSITIVE_INFINITY;
  index.from = from;
  index.to = to;
  index.count = count;
  index.starts = starts;
  index.ends = ends;
  index.sums = prefixSums(starts, ends, count, base);
  index.buckets = dayBuckets(ends, from, to);
}

function openBetween({ rules }: CalendarIndex, from: number, to: number): Interval[] {
  return to > from ? openSegments(rules, from, to) : [];
}

function lengthOf(intervals: readonly Interval[]): number {
  return intervals.reduce((sum, { start, end }) => sum + (end - start), 0);
}

function prefixSums(starts: Float64Array, ends: Float64Array, count: number, base: number): Float64Array {
  const sums = new Float64Array(starts.length);
  let sum = base;
  for (let i = 0; i < count; i += 1) {
    sums[i] = sum;
    sum += (ends[i] as number) - (starts[i] as number);
  }
  sums[count] = sum;
  return sums;
}

function dayBuckets(ends: Float64Array, from: number, to: number): Int32Array {
  const buckets = new Int32Array((to - from) / DAY_MS);
  let segment = 0;
  for (let day = 0; day < buckets.length; day += 1) {
    const midnight = from + day * DAY_MS;
    while ((ends[segment] as number) <= midnight) segment += 1;
    buckets[day] = segment;
  }
  return buckets;
}

/** Position of the first segment that ends after an instant; -1 outside the years a calendar covers. */
export function segmentAt(index: CalendarIndex, at: number): number {
  if (!(at >= index.from && at < index.to) && !coverInstant(index, at)) return -1;
  const { ends } = index;
  let segment = index.buckets[Math.floor((at - index.from) / DAY_MS)] as number;
  while ((ends[segment] as number) <= at) segment += 1;
  return segment;
}

/**
 * Open milliseconds of a calendar up to an instant, counted from a fixed point of the index: the difference of two is
 * the business time between them.
 *
 * @param index - Index of the calendar.
 * @param at - Epoch milliseconds.
 * @returns Milliseconds; `NaN` when the instant is `NaN` or outside 1900 to 2199.
 * @example
 * ```ts
 * import { calendarIndexOf, defineBusinessCalendar, elapsedAt } from 'vendorwise/time';
 * const index = calendarIndexOf(defineBusinessCalendar({ timeZone: 'UTC', week: { thu: ['00:00-01:00'] } }));
 * elapsedAt(index, 86400000) - elapsedAt(index, 0); // => 3600000
 * ```
 */
export function elapsedAt(index: CalendarIndex, at: number): number {
  const segment = segmentAt(index, at);
  if (segment < 0) return Number.NaN;
  const open = at - (index.starts[segment] as number);
  return (index.sums[segment] as number) + (open > 0 ? open : 0);
}

/**
 * Says whether a calendar is open at an instant.
 *
 * @param index - Index of the calendar.
 * @param at - Epoch milliseconds.
 * @returns Whether it is open; `false` outside 1900 to 2199.
 * @example
 * ```ts
 * import { calendarIndexOf, defineBusinessCalendar, isOpenAt } from 'vendorwise/time';
 * const index = calendarIndexOf(defineBusinessCalendar({ timeZone: 'UTC', week: { thu: ['00:00-01:00'] } }));
 * [0, 3599999, 3600000].map((at) => isOpenAt(index, at)); // => [true, true, false]
 * ```
 */
export function isOpenAt(index: CalendarIndex, at: number): boolean {
  const segment = segmentAt(index, at);
  return segment >= 0 && (index.starts[segment] as number) <= at;
}

/**
 * Instant at which a given sum of open time is reached.
 *
 * @param index - Index of the calendar.
 * @param sum - Open milliseconds as {@link elapsedAt} counts them.
 * @param latest - Where the sum is full at a closing time: whether to take the next opening instead.
 * @param near - Epoch milliseconds between the bounds, where the search begins.
 * @param from - Epoch milliseconds before which it does not look.
 * @param to - Epoch milliseconds after which it does not look.
 * @returns Epoch milliseconds; `NaN` when there is no such instant within the bounds.
 */
export function instantOfSum(
  index: CalendarIndex,
  sum: number,
  latest: boolean,
  near: number,
  from: number,
  to: number,
): number {
  if (!coverInstant(index, near) || Number.isNaN(sum)) return Number.NaN;
  while (!isReached(index, index.count, sum, latest)) {
    if (index.to > to || !coverInstant(index, index.to)) return Number.NaN;
  }
  while (isReached(index, 0, sum, latest)) {
    if (index.from <= from || !coverInstant(index, index.from - 1)) return Number.NaN;
  }
  const segment = segmentOfSum(index, sum, latest, segmentAt(index, near));
  const at = (index.starts[segment] as number) + (sum - (index.sums[segment] as number));
  return at >= from && at <= to ? at : Number.NaN;
}

/** Whether the sum is full before a segment begins. */
function isReached(index: CalendarIndex, segment: number, sum: number, latest: boolean): boolean {
  const before = index.sums[segment] as number;
  return latest ? before > sum : before >= sum;
}

/** The segment in which a sum becomes full: steps of doubling length from a guess, then halving. */
function segmentOfSum(index: CalendarIndex, sum: number, latest: boolean, guess: number): number {
  let low = guess;
  let high = guess;
  let step = 1;
  if (isReached(index, guess, sum, latest)) {
    while (isReached(index, low, sum, latest)) {
      high = low;
      low = Math.max(0, low - step);
      step *= 2;
    }
  } else {
    while (!isReached(index, high, sum, latest)) {
      low = high;
      high = Math.min(index.count, high + step);
      step *= 2;
    }
  }
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (isReached(index, middle, sum, latest)) high = middle;
    else low = middle;
  }
  return low;
}

/**
 * Instant at which business time from a start is used up.
 *
 * @param index - Index of the calendar.
 * @param start - Epoch milliseconds.
 * @param businessMs - Business milliseconds, at least 0.
 * @param latest - Where they are used up at a closing time: whether to take the next opening instead.
 * @param horizonMs - Milliseconds after the start beyond which not to look.
 * @returns Epoch milliseconds; `NaN` when there is none within the horizon.
 * @example
 * ```ts
 * import { alwaysOpenCalendar, calendarIndexOf, deadlineAt } from 'vendorwise/time';
 * deadlineAt(calendarIndexOf(alwaysOpenCalendar()), 1000, 500, false, 86400000); // => 1500
 * ```
 */
export function deadlineAt(
  index: CalendarIndex,
  start: number,
  businessMs: number,
  latest: boolean,
  horizonMs: number,
): number {
  const sum = elapsedAt(index, start) + businessMs;
  if (businessMs === 0 && !latest) return Number.isNaN(sum) ? Number.NaN : start;
  return instantOfSum(index, sum, latest, start, start, start + horizonMs);
}

/**
 * Instant from which business time up to an end is as long as given: the mirror of {@link deadlineAt}.
 *
 * @param index - Index of the calendar.
 * @param end - Epoch milliseconds.
 * @param businessMs - Business milliseconds, at least 0.
 * @param latest - At an opening time: whether to take it, or else the closing time before it.
 * @param horizonMs - Milliseconds before the end beyond which not to look.
 * @returns Epoch milliseconds; `NaN` when there is none within the horizon.
 * @example
 * ```ts
 * import { alwaysOpenCalendar, calendarIndexOf, startBefore } from 'vendorwise/time';
 * startBefore(calendarIndexOf(alwaysOpenCalendar()), 1000, 500, true, 86400000); // => 500
 * ```
 */
export function startBefore(
  index: CalendarIndex,
  end: number,
  businessMs: number,
  latest: boolean,
  horizonMs: number,
): number {
  const sum = elapsedAt(index, end) - businessMs;
  if (businessMs === 0 && latest) return Number.isNaN(sum) ? Number.NaN : end;
  return instantOfSum(index, sum, latest, end, end - horizonMs, end);
}
