import { fail } from '../core/errors.js';

/**
 * Checks a word of an option against its values; a misspelt one must not become the default in silence.
 *
 * @param value - As given by the caller; `undefined` is the default.
 * @param allowed - The values.
 * @param path - Where it stands, for the error.
 * @throws {@link VendorwiseError} `INVALID_VALUE`.
 */
export function requireOneOf(value: string | undefined, allowed: readonly string[], path: string): void {
  if (value === undefined || allowed.includes(value)) return;
  fail('INVALID_VALUE', path, 'This value is not among those allowed.', {
    received: value,
    expected: `one of ${allowed.map((one) => `"${one}"`).join(', ')}`,
  });
}

/**
 * Checks that a record is an object.
 *
 * @param value - As given by the caller.
 * @param path - Where it stands, for the error.
 * @throws {@link VendorwiseError} `INVALID_TYPE`.
 */
export function requireRecord(value: unknown, path: string): void {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return;
  fail('INVALID_TYPE', path, 'This is not an object.', { received: value, expected: 'an object' });
}

/**
 * Checks that a list is one.
 *
 * @param value - As given by the caller.
 * @param path - Where it stands, for the error.
 * @throws {@link VendorwiseError} `INVALID_TYPE`.
 */
export function requireList(value: unknown, path: string): void {
  if (Array.isArray(value)) return;
  fail('INVALID_TYPE', path, 'This is not a list.', { received: value, expected: 'a list' });
}

/**
 * Checks a number of days, months or times.
 *
 * @param value - As given by the caller.
 * @param path - Where it stands, for the error.
 * @throws {@link VendorwiseError} `INVALID_DURATION`.
 */
export function requireWholeNumber(value: number, path: string): void {
  if (Number.isSafeInteger(value)) return;
  fail('INVALID_DURATION', path, 'This is not a whole number.', { received: value, expected: 'a whole number' });
}
