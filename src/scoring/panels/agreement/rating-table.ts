import { fail, issue, throwIssues, type VendorwiseIssue } from '../../../core/errors.js';
import { type Fraction, fraction } from '../../../exact/fraction.js';

/** Ratings by item (one row each) and rater (one column each); `null` where a rater did not rate the item. */
export type RatingTable = readonly (readonly (number | null)[])[];

/** Why a measure of agreement is undefined. */
export type NoAgreementReason = 'tooFewItems' | 'tooFewRaters' | 'missingRatings' | 'noPairs' | 'noVariance';

/** Ratings as whole multiples of one power of ten, so that sums of squares are exact whatever the magnitudes. */
export interface ExactTable {
  readonly rows: readonly (readonly (bigint | null)[])[];
  readonly items: number;
  readonly raters: number;
}

/** At most so many wrong ratings are named. */
const NAMED = 100;

/** Checks a table of items by raters and reads it as whole numbers in one common unit. */
export function exactTable(ratings: RatingTable): ExactTable {
  if (!Array.isArray(ratings)) {
    fail('INVALID_TYPE', 'ratings', 'Ratings are a list of items, each with a list of ratings.', {
      received: ratings,
      expected: 'a list of lists',
    });
  }
  const rows = ratings as RatingTable;
  const issues = rows.flatMap((row, i) => rowIssues(row, i, rows[0]));
  throwIssues(issues.slice(0, NAMED));
  const read = new Map<number, Fraction>();
  let unit = 1n;
  for (const value of rows.flat()) {
    if (value === null || read.has(value)) continue;
    const exact = fraction(value);
    read.set(value, exact);
    while (unit % exact.d !== 0n) unit *= 10n;
  }
  const whole = new Map([...read].map(([value, { s, n, d }]) => [value, s * n * (unit / d)]));
  return {
    rows: rows.map((row) => row.map((value) => (value === null ? null : (whole.get(value) ?? 0n)))),
    items: rows.length,
    raters: rows[0]?.length ?? 0,
  };
}

function rowIssues(row: unknown, i: number, first: unknown): VendorwiseIssue[] {
  if (!Array.isArray(row)) {
    const expected = 'a list of numbers and null';
    return [issue('INVALID_TYPE', `ratings[${i}]`, 'This is no list of ratings.', { received: row, expected })];
  }
  const length = Array.isArray(first) ? first.length : row.length;
  if (row.length !== length) {
    const message = `This row is ${row.length} long, the first is ${length}; a rating that is not there is null.`;
    const details = { received: row.length, expected: `${length} ratings` };
    return [issue('RAGGED_MATRIX', `ratings[${i}]`, message, details)];
  }
  // Holes of a sparse list are skipped by flatMap, but not by Array.from.
  return Array.from(row).flatMap((value: unknown, j) =>
    value === null || Number.isFinite(value)
      ? []
      : [
          issue('INVALID_NUMBER', `ratings[${i}][${j}]`, 'A rating is a finite number, or null where there is none.', {
            received: value,
            expected: 'a finite number or null',
          }),
        ],
  );
}

/** Sum of whole numbers. */
export function sumOf(values: readonly bigint[]): bigint {
  return values.reduce((sum, value) => sum + value, 0n);
}

/** Sum of squares of whole numbers. */
export function squaresOf(values: readonly bigint[]): bigint {
  return values.reduce((sum, value) => sum + value * value, 0n);
}
