import { Decimal } from 'decimal.js';
import { fail } from '../core/errors.js';
import { ExactDecimal } from './decimal.js';
import { type ExactInput, type Fraction, formatFraction } from './fraction.js';
import { CURRENCIES_BY_MINOR_UNITS } from './iso4217.js';
import type { RoundingMode } from './rounding.js';

/** An amount of money: exact decimal text and an ISO 4217 code. */
export interface Money {
  readonly amount: string;
  readonly currency: string;
}

/** Money as a host may give it: the amount as decimal text or as a number. */
export interface MoneyInput {
  readonly amount: ExactInput;
  readonly currency: string;
}

const AMOUNT = /^[+-]?(\d+\.?\d*|\.\d+)$/;

const DECIMAL_MODES: Readonly<Record<RoundingMode, Decimal.Rounding>> = {
  up: Decimal.ROUND_UP,
  down: Decimal.ROUND_DOWN,
  ceiling: Decimal.ROUND_CEIL,
  floor: Decimal.ROUND_FLOOR,
  halfUp: Decimal.ROUND_HALF_UP,
  halfDown: Decimal.ROUND_HALF_DOWN,
  halfEven: Decimal.ROUND_HALF_EVEN,
};

/**
 * Digits after the point of a currency, by ISO 4217.
 *
 * @param currency - An upper-case ISO 4217 code.
 * @param path - Where the code stands, for the error.
 * @returns 0 for JPY, 2 for EUR, 3 for KWD and so on.
 * @throws {@link VendorwiseError} `UNKNOWN_CURRENCY`.
 * @example
 * ```ts
 * import { minorUnits } from 'vendorwise/core';
 * minorUnits('HUF'); // => 2
 * ```
 */
export function minorUnits(currency: string, path = ''): number {
  if (/^[A-Z]{3}$/.test(currency)) {
    for (const digits of [2, 0, 3, 4] as const) {
      if (CURRENCIES_BY_MINOR_UNITS[digits].includes(currency)) return digits;
    }
  }
  return fail('UNKNOWN_CURRENCY', path, `"${currency}" is not a currency of ISO 4217.`, {
    received: currency,
    expected: 'a code such as "EUR"',
  });
}

/**
 * Checks an amount of money and writes it in the one form of the library.
 *
 * @param input - Amount (decimal text, or a finite number) and ISO 4217 code.
 * @param path - Where it stands, for the errors.
 * @returns The same amount, unrounded, as decimal text.
 * @throws {@link VendorwiseError} `INVALID_AMOUNT`, `UNKNOWN_CURRENCY`.
 * @example
 * ```ts
 * import { money } from 'vendorwise/core';
 * money({ amount: 12.5, currency: 'EUR' }); // => { amount: '12.5', currency: 'EUR' }
 * ```
 */
export function money(input: MoneyInput, path = ''): Money {
  minorUnits(input.currency, path === '' ? 'currency' : `${path}.currency`);
  return { amount: amountOf(input, path).toString(), currency: input.currency };
}

/**
 * The amount of money as an exact decimal, for arithmetic inside the library.
 *
 * @param input - Money in any accepted form.
 * @param path - Where it stands, for the error.
 * @returns The amount.
 * @throws {@link VendorwiseError} `INVALID_AMOUNT`.
 */
export function amountOf(input: MoneyInput, path = ''): ExactDecimal {
  const { amount } = input;
  const at = path === '' ? 'amount' : `${path}.amount`;
  const valid =
    typeof amount === 'number'
      ? Number.isFinite(amount)
      : typeof amount === 'string' && AMOUNT.test(amount) && amount.length <= 40;
  if (!valid)
    return fail('INVALID_AMOUNT', at, 'This is not an amount of money.', {
      received: amount,
      expected: 'a finite number, or decimal text such as "788.84"',
    });
  return new ExactDecimal(amount);
}

/**
 * Rounds an exact figure to the minor units of a currency: the one rounding of a printed line.
 *
 * @param value - An exact decimal or fraction, or money.
 * @param currency - ISO 4217 code.
 * @param mode - Named rounding mode.
 * @returns Money with exactly the currency's digits, e.g. `'1250.00'`.
 * @throws {@link VendorwiseError} `UNKNOWN_CURRENCY`, `INVALID_AMOUNT`.
 * @example
 * ```ts
 * import { roundMoney } from 'vendorwise/core';
 * roundMoney({ amount: '12997.0389', currency: 'EUR' }, 'EUR'); // => { amount: '12997.04', currency: 'EUR' }
 * ```
 */
export function roundMoney(
  value: ExactDecimal | Fraction | MoneyInput,
  currency: string,
  mode: RoundingMode = 'halfUp',
): Money {
  const digits = minorUnits(currency, 'currency');
  if ('amount' in value) return { amount: fixed(amountOf(value), digits, mode), currency };
  return { amount: isFraction(value) ? formatFraction(value, digits, mode) : fixed(value, digits, mode), currency };
}

function isFraction(value: ExactDecimal | Fraction): value is Fraction {
  return typeof (value as Fraction).n === 'bigint';
}

function fixed(value: ExactDecimal, digits: number, mode: RoundingMode): string {
  const text = value.toFixed(digits, DECIMAL_MODES[mode]);
  return /^-0(\.0+)?$/.test(text) ? text.slice(1) : text;
}

/**
 * Adds amounts of one currency exactly.
 *
 * @param amounts - Money of one currency.
 * @param currency - That currency, which also is the currency of an empty sum.
 * @returns The unrounded sum.
 * @throws {@link VendorwiseError} `CURRENCY_MISMATCH`, `INVALID_AMOUNT`.
 * @example
 * ```ts
 * import { addMoney } from 'vendorwise/core';
 * addMoney([{ amount: '0.1', currency: 'EUR' }, { amount: '0.2', currency: 'EUR' }], 'EUR').amount; // => '0.3'
 * ```
 */
export function addMoney(amounts: readonly MoneyInput[], currency: string): Money {
  let sum: ExactDecimal = new ExactDecimal(0);
  amounts.forEach((one, position) => {
    requireCurrency(one, currency, `[${position}]`);
    sum = sum.plus(amountOf(one, `[${position}]`));
  });
  return { amount: sum.toString(), currency };
}

/**
 * Compares two amounts of one currency.
 *
 * @param a - Money.
 * @param b - Money of the same currency.
 * @returns -1, 0 or 1.
 * @throws {@link VendorwiseError} `CURRENCY_MISMATCH`, `INVALID_AMOUNT`.
 */
export function compareMoney(a: MoneyInput, b: MoneyInput): -1 | 0 | 1 {
  requireCurrency(b, a.currency, '[1]');
  return amountOf(a, '[0]').comparedTo(amountOf(b, '[1]')) as -1 | 0 | 1;
}

function requireCurrency(one: MoneyInput, currency: string, path: string): void {
  if (one.currency === currency) return;
  fail('CURRENCY_MISMATCH', `${path}.currency`, `This amount is in ${one.currency}, the others are in ${currency}.`, {
    received: one.currency,
    expected: currency,
  });
}
