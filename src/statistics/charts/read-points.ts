import { type NumberRule, numberIssues, requireValues, wordIssues } from '../../core/check.js';
import { issue, type VendorwiseIssue } from '../../core/errors.js';
import { optionIssues } from '../../core/options.js';
import { isThere, LARGEST, type SeriesInput } from '../observations.js';
import type { LeftOutPoint, PositionRange } from './control-limits.js';

/** Levels and spreads of such values may be somewhat larger than these. */
const LARGEST_FIGURE = 1e160;
/** A level of a process. */
export const LEVEL: NumberRule = { least: -LARGEST_FIGURE, most: LARGEST_FIGURE };
/** A spread of a process. */
export const SPREAD: NumberRule = { above: 0, most: LARGEST_FIGURE };

/** What a list of a chart may hold beside missing values. */
export type ValueKind = 'any' | 'notNegative' | 'whole' | 'size';

/** Rates per unit and their squares must stay finite. */
const SMALLEST_SIZE = 1e-100;

const EXPECTED: Readonly<Record<ValueKind, string>> = {
  any: 'a finite number, or null for a missing value',
  notNegative: 'a finite number of at least 0, or null for a missing value',
  whole: 'a whole number of at least 0, or null for a missing value',
  size: `0 or a number of at least ${SMALLEST_SIZE}, or null for a missing value`,
};

/**
 * Copies a list so that every value keeps its place and a missing one is NaN.
 *
 * @param issues - Takes one `INVALID_NUMBER` or `OUT_OF_RANGE` for each value that is wrong.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE` when it is no list.
 */
export function readValues(
  values: SeriesInput,
  path: string,
  kind: ValueKind,
  issues: VendorwiseIssue[],
): Float64Array {
  requireValues(values, path);
  const found = new Float64Array(values.length);
  for (let i = 0; i < found.length; i++) {
    const value = values[i];
    found[i] = Number.NaN;
    // NaN, null and undefined are missing; whatever else is no number is wrong.
    if (!isThere(value)) continue;
    const wrong = valueIssue(value, kind, `${path}[${i}]`);
    if (wrong !== null) issues.push(wrong);
    // Adding 0 turns -0, which JSON does not know, into 0.
    else found[i] = value + 0;
  }
  return found;
}

/** The problem of one value, or `null`. */
export function valueIssue(value: unknown, kind: ValueKind, path: string): VendorwiseIssue | null {
  const details = { received: value, expected: EXPECTED[kind] };
  if (typeof value !== 'number' || !(Math.abs(value) <= LARGEST)) {
    return issue('INVALID_NUMBER', path, `This is not a number of at most ${LARGEST} in size.`, details);
  }
  if (fits(value, kind)) return null;
  return issue('OUT_OF_RANGE', path, `Expected ${EXPECTED[kind]}.`, details);
}

function fits(value: number, kind: ValueKind): boolean {
  if (kind === 'any') return true;
  if (kind === 'notNegative') return value >= 0;
  if (kind === 'size') return value === 0 || value >= SMALLEST_SIZE;
  return value >= 0 && Number.isSafeInteger(value);
}

/** One size for all points, or a size for each of them. */
export function readSizes(
  sizes: SeriesInput | number,
  count: number,
  kind: ValueKind,
  issues: VendorwiseIssue[],
): Float64Array {
  if (typeof sizes === 'number') {
    const wrong = valueIssue(sizes, kind, 'sizes');
    if (wrong !== null) issues.push(wrong);
    return new Float64Array(count).fill(sizes);
  }
  const found = readValues(sizes, 'sizes', kind, issues);
  if (found.length !== count) {
    const details = { received: found.length, expected: `${count} sizes` };
    issues.push(issue('LENGTH_MISMATCH', 'sizes', `There are ${count} counts but ${found.length} sizes.`, details));
  }
  return found;
}

/**
 * The positions that set the limits; all of the series when they are left out.
 *
 * @param issues - Takes an `OUT_OF_RANGE` for a range that is empty or reaches outside the series.
 */
export function readBaseline(
  baseline: PositionRange | undefined,
  count: number,
  issues: VendorwiseIssue[],
): PositionRange {
  if (baseline === undefined) return { from: 0, to: count };
  if (typeof baseline === 'object' && baseline !== null && !Array.isArray(baseline)) {
    issues.push(...optionIssues(baseline, { from: true, to: true }, 'options.baseline'));
  }
  const { from, to } = (baseline ?? {}) as Partial<PositionRange>;
  const whole = Number.isSafeInteger(from) && Number.isSafeInteger(to);
  if (whole && from! >= 0 && from! < to! && to! <= count) return { from: from!, to: to! };
  issues.push(
    issue('OUT_OF_RANGE', 'options.baseline', 'The points that set the limits lie inside the series.', {
      received: whole ? `${from} to ${to}` : baseline,
      expected: `positions with 0 <= from < to <= ${count}`,
    }),
  );
  return { from: 0, to: count };
}

/**
 * The values that may set the limits, a copy unless nothing is excluded: those of excluded positions are missing.
 *
 * @param issues - Takes an `INVALID_TYPE` for what is no list, an `OUT_OF_RANGE` for a position outside the series.
 */
export function withoutExcluded(
  values: Float64Array,
  exclude: readonly number[] | undefined,
  issues: VendorwiseIssue[],
): Float64Array {
  if (exclude === undefined) return values;
  const kept = values.slice();
  if (!Array.isArray(exclude)) {
    const details = { received: exclude as never, expected: 'a list of positions' };
    issues.push(issue('INVALID_TYPE', 'options.exclude', 'This is not a list.', details));
    return kept;
  }
  (exclude as readonly number[]).forEach((position, i) => {
    if (Number.isSafeInteger(position) && position >= 0 && position < kept.length) kept[position] = Number.NaN;
    else {
      const details = { received: position, expected: `a position from 0 to ${kept.length - 1}` };
      issues.push(issue('OUT_OF_RANGE', `options.exclude[${i}]`, 'The series has no such point.', details));
    }
  });
  return kept;
}

/** An option that is one of a few words, or the first of them when it is left out. */
export function readWord<Word extends string>(
  value: Word | undefined,
  allowed: readonly [Word, ...Word[]],
  path: string,
  issues: VendorwiseIssue[],
): Word {
  if (value === undefined) return allowed[0];
  issues.push(...wordIssues(value, allowed, path));
  return value;
}

/** An option that is a number within bounds, or its default when it is left out. */
export function readNumber(
  value: number | undefined,
  fallback: number,
  rule: NumberRule,
  path: string,
  issues: VendorwiseIssue[],
): number {
  return value === undefined ? fallback : readRequired(value, rule, path, issues);
}

/** A number within bounds that has no default. */
export function readRequired(value: number, rule: NumberRule, path: string, issues: VendorwiseIssue[]): number {
  issues.push(...numberIssues(value, rule, path));
  // Adding 0 turns -0, which JSON does not know, into 0; what is no number is an issue by now.
  return typeof value === 'number' ? value + 0 : Number.NaN;
}

/** The missing values of a series, each named by its position. */
export function missingPoints(values: Float64Array): LeftOutPoint[] {
  const leftOut: LeftOutPoint[] = [];
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i]!)) leftOut.push({ position: i, reason: 'missing' });
  }
  return leftOut;
}
