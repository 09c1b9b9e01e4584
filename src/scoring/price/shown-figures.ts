import { type Fraction, formatFraction, fractionToDecimalText } from '../../exact/fraction.js';
import { minorUnits } from '../../exact/minor-units.js';
import type { Money } from '../../exact/money.js';
import { shownBeside } from '../exact-text.js';

/** An exact amount that was given as a decimal, as money: unrounded, without trailing zeros. */
export function amountIn(amount: Fraction, currency: string): Money {
  return { amount: fractionToDecimalText(amount, 60), currency };
}

/**
 * An exact amount for a sentence, whole or with the digits of its currency and as many more as it has: `110 USD`,
 * `110.50 USD`, `110.005 USD`.
 */
export function amountText(amount: Fraction, currency: string): string {
  const exact = fractionToDecimalText(amount, 60);
  const usual = formatFraction(amount, minorUnits(currency));
  return `${exact.includes('.') && exact.length < usual.length ? usual : exact} ${currency}`;
}

/**
 * Points for a sentence; long ones are rounded, but never on to the bar that they fail.
 *
 * @param bar - The points that are needed; `null` when nothing is said of them.
 */
export function pointsText(points: Fraction, decimals: number, bar: Fraction | null = null): string {
  const text = fractionToDecimalText(points);
  return text.length > 8 ? shownBeside(points, bar, decimals) : text;
}
