/**
 * How a figure between two printable values is rounded.
 *
 * `halfUp`, `halfDown` and `halfEven` go to the nearest and differ at the middle; `up` and `down` go away from and
 * towards zero; `ceiling` and `floor` go towards plus and minus infinity.
 */
export type RoundingMode = 'halfUp' | 'halfDown' | 'halfEven' | 'up' | 'down' | 'ceiling' | 'floor';

/**
 * Divides whole numbers and rounds the quotient by a named mode.
 *
 * @param dividend - Any whole number.
 * @param divisor - A whole number above zero.
 * @param mode - Named rounding mode; halves are measured by magnitude, so `halfUp` is symmetric about zero.
 * @returns The rounded quotient.
 * @example
 * ```ts
 * import { divideRounded } from './rounding.js';
 * divideRounded(5n, 2n, 'halfEven'); // => 2n
 * divideRounded(-5n, 2n, 'halfUp'); // => -3n
 * ```
 */
export function divideRounded(dividend: bigint, divisor: bigint, mode: RoundingMode): bigint {
  const negative = dividend < 0n;
  const size = negative ? -dividend : dividend;
  const quotient = size / divisor;
  const twice = (size % divisor) * 2n;
  if (twice === 0n) return negative ? -quotient : quotient;
  const rounded = quotient + (awayFromZero(mode, negative, twice, divisor, quotient) ? 1n : 0n);
  return negative ? -rounded : rounded;
}

function awayFromZero(
  mode: RoundingMode,
  negative: boolean,
  twice: bigint,
  divisor: bigint,
  quotient: bigint,
): boolean {
  switch (mode) {
    case 'up':
      return true;
    case 'down':
      return false;
    case 'ceiling':
      return !negative;
    case 'floor':
      return negative;
    case 'halfUp':
      return twice >= divisor;
    case 'halfDown':
      return twice > divisor;
    case 'halfEven':
      return twice > divisor || (twice === divisor && quotient % 2n === 1n);
  }
}
