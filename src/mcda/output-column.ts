import { fail } from '../core/errors.js';

/**
 * The column that a function fills: the caller's, if it is long enough, or a new one.
 *
 * @param length - How many figures it takes.
 * @param out - As given by the caller.
 * @returns A column of exactly this length.
 * @throws {@link VendorwiseError} `LENGTH_MISMATCH`, `INVALID_TYPE`.
 */
export function outputColumn(length: number, out: Float64Array | undefined): Float64Array {
  if (out === undefined) return new Float64Array(length);
  if (!(out instanceof Float64Array)) {
    fail('INVALID_TYPE', 'out', 'The column to fill is a Float64Array.', { received: out, expected: 'a Float64Array' });
  }
  if (out.length !== length) {
    fail('LENGTH_MISMATCH', 'out', `There are ${length} figures to fill in, and room for ${out.length}.`, {
      received: out.length,
      expected: `a Float64Array of ${length}`,
    });
  }
  return out;
}
