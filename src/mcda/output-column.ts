import { fail } from '../core/errors.js';

/**
 * Where `weightedSumColumns`, `topsisColumns`, `vikorColumns`, `prometheeColumns` and `normalizeColumn` put their answer.
 */
export interface IntoOption {
  /** The column to fill, of one figure for each alternative. @defaultValue a new one */
  readonly into?: Float64Array;
}

/**
 * The column to fill: the caller's, if it is of this length, or a new one.
 *
 * @throws {@link VendorwiseError} `LENGTH_MISMATCH`, `INVALID_TYPE`.
 */
export function outputColumn(length: number, { into }: IntoOption): Float64Array {
  if (into === undefined) return new Float64Array(length);
  const path = 'options.into';
  if (!(into instanceof Float64Array)) {
    fail('INVALID_TYPE', path, 'The column to fill is a Float64Array.', { received: into, expected: 'a Float64Array' });
  }
  if (into.length !== length) {
    fail('LENGTH_MISMATCH', path, `There are ${length} figures to fill in, and room for ${into.length}.`, {
      received: into.length,
      expected: `a Float64Array of ${length}`,
    });
  }
  return into;
}
