import { fail } from '../core/errors.js';

/**
 * Refuses what cannot be gone through row by row. A text can be, letter by letter, but is no list.
 *
 * @throws {@link VendorwiseError} `INVALID_TYPE`.
 */
export function checkList(value: unknown, path: string): void {
  if (typeof value === 'object' && value !== null && Symbol.iterator in value) return;
  fail('INVALID_TYPE', path, 'This is not a list.', { received: value, expected: 'a list' });
}

/**
 * Refuses what is no list of names of fields.
 *
 * @throws {@link VendorwiseError} `INVALID_TYPE`.
 */
export function checkGroupBy(groupBy: unknown): void {
  if (groupBy === undefined) return;
  if (Array.isArray(groupBy) && groupBy.every((name) => typeof name === 'string' && name !== '__proto__')) return;
  fail('INVALID_TYPE', 'options.groupBy', 'This is not a list of fields to group by.', {
    received: groupBy,
    expected: 'a list of names, e.g. ["priority"]',
  });
}
