import { type Fraction, fractionToNumber, ZERO } from '../exact/fraction.js';

/** Every decimal of so many digits survives a double; sums of doubles such as 0.1 + 0.2 are off in the digits after them. */
const DIGITS = 15;

/**
 * A figure minus another one; 0 where both are the same decimal to 15 significant digits, as 0.1 + 0.2 and 0.3 are.
 *
 * What callers add up in doubles is off in the seventeenth digit, and that must not decide whether a target is met.
 */
export function decimalDistance(from: Fraction, to: Fraction): Fraction {
  const exact = from.sub(to);
  return exact.compare(0) === 0 || digitsOf(from) === digitsOf(to) ? ZERO : exact;
}

const digitsOf = (value: Fraction): string => fractionToNumber(value).toPrecision(DIGITS);
