import { Fraction } from 'fraction.js';
import { fail } from '../core/errors.js';
import { divideRounded, type RoundingMode } from './rounding.js';

export type { Fraction };

/** An exact figure at the border: decimal text, or a number, which counts as the shortest decimal that prints it. */
export type ExactInput = string | number;

const DECIMAL = /^([+-]?)(\d+\.?\d*|\.\d+)(?:[eE]([+-]?\d{1,3}))?$/;

/** Zero, for sums. */
export const ZERO: Fraction = /* @__PURE__ */ new Fraction(0);
/** One, for shares. */
export const ONE: Fraction = /* @__PURE__ */ new Fraction(1);
/** A hundred, for percentages. */
export const HUNDRED: Fraction = /* @__PURE__ */ new Fraction(100);

/** The exact sum of fractions; zero for none. */
export function sumFractions(values: Iterable<Fraction>): Fraction {
  let sum = ZERO;
  for (const value of values) sum = sum.add(value);
  return sum;
}

/**
 * Reads decimal text or a number as an exact fraction: `0.1` is a tenth, not the nearest double.
 *
 * @param value - Decimal text (`'99.95'`, `'1e-3'`), a finite number, or a fraction.
 * @param path - Where the value stands, for the error.
 * @returns The exact fraction.
 * @throws {@link VendorwiseError} `INVALID_NUMBER` for anything else, NaN and infinities included.
 * @example
 * ```ts
 * import { fraction } from './fraction.js';
 * fraction(0.1).add(fraction('0.2')).equals(fraction(0.3)); // => true
 * ```
 */
export function fraction(value: ExactInput | Fraction, path = ''): Fraction {
  if (value instanceof Fraction) return value;
  return (
    tryFraction(value) ??
    fail('INVALID_NUMBER', path, 'This is not a decimal number.', {
      received: value,
      expected: 'a number, or decimal text such as "99.95"',
    })
  );
}

/**
 * Reads a decimal as {@link fraction} does, and answers `null` instead of throwing.
 *
 * @param value - Anything.
 * @returns The exact fraction, or `null` when the value is no finite decimal.
 */
export function tryFraction(value: unknown): Fraction | null {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return new Fraction(value);
  if (typeof value !== 'number' && typeof value !== 'string') return null;
  const match = DECIMAL.exec(String(value));
  if (match === null) return null;
  const [, sign, mantissa = '', exponent = '0'] = match;
  const point = mantissa.indexOf('.');
  const scale = (point < 0 ? 0 : mantissa.length - point - 1) - Number(exponent);
  const digits = BigInt(mantissa.replace('.', '')) * (sign === '-' ? -1n : 1n);
  return scale > 0 ? new Fraction(digits, 10n ** BigInt(scale)) : new Fraction(digits * 10n ** BigInt(-scale));
}

/**
 * The exact ratio of two whole numbers.
 *
 * @param numerator - A whole number.
 * @param denominator - A whole number other than zero.
 * @returns Their ratio.
 */
export function ratioOf(numerator: number | bigint, denominator: number | bigint): Fraction {
  return new Fraction(BigInt(numerator), BigInt(denominator));
}

function signedNumerator(value: Fraction): bigint {
  return value.s < 0n ? -value.n : value.n;
}

const SAFE = 2n ** 53n;

/**
 * The double nearest to an exact fraction (ties to even), whatever the size of its parts.
 *
 * @param value - An exact fraction.
 * @returns The nearest double.
 */
export function fractionToNumber(value: Fraction): number {
  const { n, d } = value;
  const sign = value.s < 0n ? -1 : 1;
  if (n <= SAFE && d <= SAFE) return (sign * Number(n)) / Number(d);
  // The last bit that a double of this size keeps: 52 places below its leading bit, and never below the smallest double.
  const place = Math.max(leadingBit(n, d) - 52, -1074);
  const [top, bottom] = place < 0 ? [n << BigInt(-place), d] : [n, d << BigInt(place)];
  return sign * Number(divideRounded(top, bottom, 'halfEven')) * 2 ** place;
}

/** As {@link fractionToNumber}; `null` where there is no figure, and where no double can hold it. */
export function numberOrNull(value: Fraction | null | undefined): number | null {
  if (value === null || value === undefined) return null;
  const nearest = fractionToNumber(value);
  return Number.isFinite(nearest) ? nearest : null;
}

/** The whole number e with 2^e <= n / d < 2^(e + 1). */
function leadingBit(n: bigint, d: bigint): number {
  const guess = n.toString(2).length - d.toString(2).length;
  const below = guess < 0 ? n << BigInt(-guess) < d : n < d << BigInt(guess);
  return below ? guess - 1 : guess;
}

/**
 * Prints an exact fraction with a fixed number of decimals.
 *
 * @param value - An exact fraction.
 * @param decimals - Digits after the point.
 * @param mode - Named rounding mode.
 * @returns Decimal text, e.g. `'82.03'`; never `'-0.00'`.
 * @example
 * ```ts
 * import { formatFraction, fraction } from './fraction.js';
 * formatFraction(fraction('2.005'), 2); // => '2.01'
 * ```
 */
export function formatFraction(value: Fraction, decimals: number, mode: RoundingMode = 'halfUp'): string {
  const scaled = divideRounded(signedNumerator(value) * 10n ** BigInt(decimals), value.d, mode);
  const size = scaled < 0n ? -scaled : scaled;
  const digits = size.toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const text = decimals === 0 ? whole : `${whole}.${digits.slice(digits.length - decimals)}`;
  return scaled < 0n ? `-${text}` : text;
}

/**
 * Prints an exact fraction without trailing zeros, cut to a number of decimals only where it does not end before.
 *
 * @param value - An exact fraction.
 * @param maximumDecimals - Most digits after the point.
 * @returns Decimal text, e.g. `'99.95'`.
 */
export function fractionToDecimalText(value: Fraction, maximumDecimals = 20): string {
  const text = formatFraction(value, maximumDecimals, 'halfEven');
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
