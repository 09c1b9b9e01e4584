import { type ExactInput, fraction } from '../exact/fraction.js';

const LARGEST = 1e100;
const SMALLEST = 1e-100;

/**
 * Whether sums, quotients and scaled quotients of such figures stay within what a double can hold: 0, or between 1e-100
 * and 1e100 in size.
 */
export function isUsableSize(value: ExactInput): boolean {
  const size = Math.abs(Number(value));
  if (size >= SMALLEST) return size <= LARGEST;
  return fraction(value).compare(0) === 0;
}
