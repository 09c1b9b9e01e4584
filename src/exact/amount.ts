import type { ExactInput } from './fraction.js';

const AMOUNT = /^[+-]?(\d+\.?\d*|\.\d+)$/;

/**
 * Says whether a value can be an amount of money: a finite number, or decimal text of at most 40 characters without an
 * exponent.
 *
 * @param value - Anything.
 * @returns Whether it is an amount.
 */
export function isAmount(value: unknown): value is ExactInput {
  if (typeof value === 'number') return Number.isFinite(value);
  return typeof value === 'string' && value.length <= 40 && AMOUNT.test(value);
}
