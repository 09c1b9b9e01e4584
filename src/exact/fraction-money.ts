import { type Fraction, formatFraction } from './fraction.js';
import { minorUnits } from './minor-units.js';
import type { Money } from './money.js';

/**
 * An exact fraction as money, rounded half up to the minor units of its currency.
 *
 * `roundMoney` does the same and more; this one loads without decimal.js, for rooms that compute in fractions.
 *
 * @param value - The amount.
 * @param currency - ISO 4217 code.
 * @returns The rounded amount.
 * @throws {@link VendorwiseError} `UNKNOWN_CURRENCY`.
 * @example
 * ```ts
 * import { fraction } from './fraction.js';
 * import { fractionMoney } from './fraction-money.js';
 * fractionMoney(fraction('1000').div(3), 'EUR'); // => { amount: '333.33', currency: 'EUR' }
 * ```
 */
export function fractionMoney(value: Fraction, currency: string): Money {
  return { amount: formatFraction(value, minorUnits(currency, 'currency')), currency };
}
