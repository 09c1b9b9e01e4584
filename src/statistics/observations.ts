import { requireValues } from '../core/check.js';
import { fail } from '../core/errors.js';

/** The values that are there, in time order, with their times. */
export interface Observations {
  readonly values: Float64Array;
  /** Ascending; the positions 0, 1, 2, … when no times were given, so that a missing value leaves a gap. */
  readonly times: Float64Array;
  /** Whether two values share a time. */
  readonly tiedTimes: boolean;
  /** How many values were missing. */
  readonly missing: number;
}

/** A series as the engines take it: `null`, `undefined` and NaN are missing values that keep their place in time. */
export type SeriesInput = ArrayLike<number | null | undefined>;

/** Whether a value is there and no gap. */
export const isThere = (value: number | null | undefined): value is number =>
  value !== null && value !== undefined && !Number.isNaN(value);

/**
 * Reads a series: leaves out what is missing and puts the rest in time order.
 *
 * @param times - A time for each value, in any unit and order; the positions when it is left out.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_NUMBER`, `LENGTH_MISMATCH`.
 */
export function observationsOf(values: SeriesInput, times?: ArrayLike<number>): Observations {
  requireValues(values, 'values');
  if (times !== undefined) requireValues(times, 'times');
  const n = values.length;
  if (times !== undefined && times.length !== n) {
    fail('LENGTH_MISMATCH', 'times', `There are ${n} values but ${times.length} times.`, {
      received: times.length,
      expected: `${n} times`,
    });
  }
  const found = new Float64Array(n);
  const foundTimes = new Float64Array(n);
  let count = 0;
  let sorted = true;
  for (let i = 0; i < n; i++) {
    const value = values[i];
    const time = times === undefined ? i : times[i]!;
    if (!isThere(value)) continue;
    // The path is written only where it is needed: this runs for every value of every series.
    if (!isReckonable(value)) requireFinite(value, `values[${i}]`);
    if (!isReckonable(time)) requireFinite(time, `times[${i}]`);
    found[count] = value;
    foundTimes[count] = time;
    if (count > 0 && time < foundTimes[count - 1]!) sorted = false;
    count++;
  }
  const all = { values: found.subarray(0, count), times: foundTimes.subarray(0, count) };
  const ordered = sorted ? all : inTimeOrder(all.values, all.times);
  return { ...ordered, tiedTimes: hasTies(ordered.times), missing: n - count };
}

/** The largest size of a value: squares of differences, and 3.6th powers of sums, must stay finite. */
export const LARGEST = 1e150;

/**
 * Refuses what is no number that can be reckoned with.
 *
 * @throws {@link VendorwiseError} `INVALID_NUMBER`.
 */
export function requireFinite(value: unknown, path: string): void {
  if (isReckonable(value)) return;
  fail('INVALID_NUMBER', path, `This is not a number of at most ${LARGEST} in size.`, {
    received: value,
    expected: 'a finite number, or null for a missing value',
  });
}

/** Whether a value is a number that can be reckoned with. */
export function isReckonable(value: unknown): boolean {
  return typeof value === 'number' && Math.abs(value) <= LARGEST;
}

function inTimeOrder(values: Float64Array, times: Float64Array): { values: Float64Array; times: Float64Array } {
  const order = Array.from(times, (_, i) => i).sort((a, b) => times[a]! - times[b]! || a - b);
  return { values: Float64Array.from(order, (i) => values[i]!), times: Float64Array.from(order, (i) => times[i]!) };
}

function hasTies(times: Float64Array): boolean {
  for (let i = 1; i < times.length; i++) if (times[i] === times[i - 1]) return true;
  return false;
}
