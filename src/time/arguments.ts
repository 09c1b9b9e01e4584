import { fail } from '../core/errors.js';

/** Throws `INVALID_DURATION` for what is no whole number of days, months or times. */
export function requireWholeNumber(value: number, path: string): void {
  if (Number.isSafeInteger(value)) return;
  fail('INVALID_DURATION', path, 'This is not a whole number.', { received: value, expected: 'a whole number' });
}
