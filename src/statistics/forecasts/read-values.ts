import { fail } from '../../core/errors.js';
import { observationsOf, requireOneOf, type SeriesInput } from '../observations.js';

/** A series as the methods take it: from its first to its last value, with gaps as NaN. */
export interface ForecastSeries {
  /** Values divided by `scale`. */
  readonly values: Float64Array;
  /** A power of two near the largest value, so that squares neither overflow nor vanish, and nothing is rounded. */
  readonly scale: number;
  /** How many are there. */
  readonly n: number;
  readonly missing: number;
  /** Missing values before the first and after the last one. */
  readonly before: number;
  readonly after: number;
}

/**
 * Reads a series; missing values keep their place.
 *
 * @param values - As given by the caller.
 * @returns The series.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_NUMBER`.
 */
export function readValues(values: SeriesInput): ForecastSeries {
  const { values: found, times, missing } = observationsOf(values);
  const n = found.length;
  if (n === 0) return { values: found, scale: 1, n, missing, before: 0, after: 0 };
  const largest = found.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const scale = largest === 0 ? 1 : 2 ** Math.floor(Math.log2(largest));
  const before = times[0]!;
  const last = times[n - 1]!;
  const gapped = new Float64Array(last - before + 1).fill(Number.NaN);
  for (let i = 0; i < n; i++) gapped[times[i]! - before] = found[i]! / scale;
  return { values: gapped, scale, n, missing, before, after: values.length - 1 - last };
}

/**
 * The part of a series before a moment, as if the rest were not known yet.
 *
 * @param values - A series with gaps as NaN.
 * @param end - How many places of it are known.
 * @returns The known part up to its last value; the places after that are `after`.
 */
export function knownPart(
  values: Float64Array,
  end: number,
): { readonly values: Float64Array; readonly after: number } {
  let last = end;
  while (last > 0 && Number.isNaN(values[last - 1])) last--;
  return { values: values.subarray(0, last), after: end - last };
}

/** How many values are there. */
export function countOf(values: Float64Array): number {
  let n = 0;
  for (const value of values) if (!Number.isNaN(value)) n++;
  return n;
}

/**
 * The series with its gaps bridged by straight lines: for what needs a value everywhere, such as a moving average.
 *
 * @param values - From a value to a value, with gaps as NaN.
 * @returns The same series when it has no gaps.
 */
export function bridged(values: Float64Array): Float64Array {
  if (!values.some(Number.isNaN)) return values;
  const whole = values.slice();
  let last = 0;
  for (let i = 1; i < whole.length; i++) {
    if (Number.isNaN(whole[i])) continue;
    const step = (whole[i]! - whole[last]!) / (i - last);
    for (let k = last + 1; k < i; k++) whole[k] = whole[last]! + step * (k - last);
    last = i;
  }
  return whole;
}

const MOST_STEPS = 1000;
const LONGEST_SEASON = 10_000;

/**
 * Checks how far ahead is asked for.
 *
 * @param horizon - Steps.
 * @throws {@link VendorwiseError} `OUT_OF_RANGE`.
 */
export function requireHorizon(horizon: number): void {
  requireWhole(horizon, 1, MOST_STEPS, 'options.horizon', 'This is not a number of steps ahead.');
}

/**
 * Checks the length of a season.
 *
 * @param period - Steps in a season.
 * @param least - 1 where no season is fine, 2 where there has to be one.
 * @throws {@link VendorwiseError} `REQUIRED`, `OUT_OF_RANGE`.
 */
export function requireSeason(period: number, least: 1 | 2): void {
  if (period === undefined) {
    fail('REQUIRED', 'options.period', 'The number of steps in a season is missing.', { expected: 'such as 12' });
  }
  requireWhole(period, least, LONGEST_SEASON, 'options.period', 'This is not a number of steps in a season.');
}

/**
 * Checks a whole number.
 *
 * @param value - As given.
 * @param least - Smallest one.
 * @param most - Largest one.
 * @param path - Where it stands.
 * @param message - What is wrong otherwise.
 * @throws {@link VendorwiseError} `OUT_OF_RANGE`.
 */
export function requireWhole(value: number, least: number, most: number, path: string, message: string): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  fail('OUT_OF_RANGE', path, message, { received: value, expected: `a whole number from ${least} to ${most}` });
}

/**
 * Checks a parameter that may be given.
 *
 * @param value - As given; `undefined` is fine.
 * @param path - Where it stands.
 * @throws {@link VendorwiseError} `OUT_OF_RANGE` outside 0 to 1.
 */
export function requireWeight(value: number | undefined, path: string): void {
  if (value === undefined || (typeof value === 'number' && value >= 0 && value <= 1)) return;
  fail('OUT_OF_RANGE', path, 'A smoothing parameter is a share.', {
    received: value,
    expected: 'a number from 0 to 1',
  });
}

/**
 * Checks what residuals are divided by.
 *
 * @param divisor - As given.
 * @throws {@link VendorwiseError} `INVALID_VALUE`.
 */
export function requireDivisor(divisor: string): void {
  requireOneOf(divisor, ['degreesOfFreedom', 'residuals', 'observations'], 'options.residualDivisor');
}
