import { type NumberRule, numberIssues, SHARE, wordIssues } from '../../core/check.js';
import type { VendorwiseIssue } from '../../core/errors.js';
import { observationsOf, type SeriesInput } from '../observations.js';
import type { ResidualDivisor } from './forecast.js';

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

/** Reads a series; missing values keep their place. */
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
 * The series, which begins and ends with a value, with its gaps (NaN) bridged by straight lines: for what needs a value
 * everywhere, such as a moving average.
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

const HORIZON: NumberRule = { whole: true, least: 1, most: 1000 };
const LONGEST_SEASON = 10_000;
const DIVISORS: readonly ResidualDivisor[] = ['degreesOfFreedom', 'residuals', 'observations'];

/** Problems of how far ahead is asked for, in steps. */
export function horizonIssues(horizon: number): VendorwiseIssue[] {
  return numberIssues(horizon, HORIZON, 'options.horizon', 'The number of steps ahead');
}

/** Problems of the steps in a season: at least 1 where none is fine, at least 2 where there has to be one. */
export function seasonIssues(period: number, least: 1 | 2, path: string): VendorwiseIssue[] {
  return numberIssues(period, { whole: true, least, most: LONGEST_SEASON }, path, 'The number of steps in a season');
}

/** Problems of smoothing parameters by their names; those that are not given are found. */
export function weightIssues(weights: Readonly<Record<string, number | undefined>>): VendorwiseIssue[] {
  return Object.entries(weights).flatMap(([name, weight]) =>
    weight === undefined ? [] : numberIssues(weight, SHARE, `options.${name}`, 'A smoothing parameter'),
  );
}

/** Problems of what residuals are divided by. */
export function divisorIssues(divisor: string): VendorwiseIssue[] {
  return wordIssues(divisor, DIVISORS, 'options.residualDivisor');
}
