import { type Fraction, formatFraction, fractionToDecimalText } from '../../exact/fraction.js';
import type { Money } from '../../exact/money.js';

/**
 * An exact amount as money, unrounded.
 *
 * @param amount - An amount that was given as a decimal.
 * @param currency - Its currency.
 * @returns The amount without trailing zeros.
 */
export function amountIn(amount: Fraction, currency: string): Money {
  return { amount: fractionToDecimalText(amount, 60), currency };
}

/**
 * An exact amount for a sentence.
 *
 * @param amount - An amount that was given as a decimal.
 * @param currency - Its currency.
 * @returns e.g. `'110.01 USD'`.
 */
export function amountText(amount: Fraction, currency: string): string {
  return `${fractionToDecimalText(amount, 60)} ${currency}`;
}

/**
 * Points for a sentence; long ones are cut, not rounded, so that points below a bar never look like the bar.
 *
 * @param points - Any points.
 * @param decimals - Digits after the point of long ones.
 * @returns e.g. `'74.99'`.
 */
export function pointsText(points: Fraction, decimals: number): string {
  const text = fractionToDecimalText(points);
  return text.length > 8 ? formatFraction(points, decimals, 'floor') : text;
}
