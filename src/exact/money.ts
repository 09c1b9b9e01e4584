import type { Decimal } from 'decimal.js';
import { fail } from '../core/errors.js';
import { isAmount } from './amount.js';
import { ExactDecimal } from './decimal.js';
import { type ExactInput, type Fraction, formatFraction } from './fraction.js';
import { minorUnits } from './minor-units.js';
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

/** Numbers of the modes in decimal.js, written out: reading them there would keep the package in every bundle. */
const DECIMAL_MODES: Readonly<Record<RoundingMode, Decimal.Rounding>> = {
  up: 0,
  down: 1,
  ceiling: 2,
  floor: 3,
  halfUp: 4,
  halfDown: 5,
  halfEven: 6,
};

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
  requireMoney(input, path);
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
  requireMoney(input, path);
  const { amount } = input;
  const at = path === '' ? 'amount' : `${path}.amount`;
  if (!isAmount(amount))
    return fail('INVALID_AMOUNT', at, 'This is not an amount of money.', {
      received: amount,
      expected: 'a finite number, or decimal text of at most 40 characters such as "788.84"',
    });
  return new ExactDecimal(amount);
}

/**
 * Rounds money to the minor units of its currency: the one rounding of a printed line.
 *
 * @param value - Money of that currency.
 * @param currency - ISO 4217 code.
 * @param mode - Named rounding mode.
 * @returns Money with exactly the currency's digits, e.g. `'1250.00'`.
 * @throws {@link VendorwiseError} `UNKNOWN_CURRENCY`, `INVALID_AMOUNT`, `CURRENCY_MISMATCH`, `INVALID_VALUE` (mode).
 * @example
 * ```ts
 * import { roundMoney } from 'vendorwise/core';
 * roundMoney({ amount: '12997.0389', currency: 'EUR' }, 'EUR'); // => { amount: '12997.04', currency: 'EUR' }
 * ```
 */
export function roundMoney(value: MoneyInput, currency: string, mode: RoundingMode = 'halfUp'): Money {
  minorUnits(currency, 'currency');
  requireMode(mode);
  requireMoney(value, '');
  requireCurrency(value, currency, '');
  return roundExact(amountOf(value), currency, mode);
}

/** {@link roundMoney} for an exact decimal or fraction, which the rooms compute with. */
export function roundExact(value: ExactDecimal | Fraction, currency: string, mode: RoundingMode = 'halfUp'): Money {
  const digits = minorUnits(currency, 'currency');
  return { amount: isFraction(value) ? formatFraction(value, digits, mode) : fixed(value, digits, mode), currency };
}

function requireMode(mode: RoundingMode): void {
  if (Object.hasOwn(DECIMAL_MODES, mode)) return;
  fail('INVALID_VALUE', 'mode', 'This is not a way to round.', {
    received: mode,
    expected: `one of ${Object.keys(DECIMAL_MODES)
      .map((name) => `"${name}"`)
      .join(', ')}`,
  });
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
 * @throws {@link VendorwiseError} `UNKNOWN_CURRENCY`, `CURRENCY_MISMATCH`, `INVALID_AMOUNT`, `INVALID_TYPE`.
 * @example
 * ```ts
 * import { addMoney } from 'vendorwise/core';
 * addMoney([{ amount: '0.1', currency: 'EUR' }, { amount: '0.2', currency: 'EUR' }], 'EUR').amount; // => '0.3'
 * ```
 */
export function addMoney(amounts: readonly MoneyInput[], currency: string): Money {
  minorUnits(currency, 'currency');
  if (!Array.isArray(amounts)) {
    fail('INVALID_TYPE', 'amounts', 'This is not a list of amounts.', { received: amounts, expected: 'a list' });
  }
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
 * @throws {@link VendorwiseError} `UNKNOWN_CURRENCY`, `CURRENCY_MISMATCH`, `INVALID_AMOUNT`.
 * @example
 * ```ts
 * import { compareMoney } from 'vendorwise/core';
 * compareMoney({ amount: '1.10', currency: 'EUR' }, { amount: 1.1, currency: 'EUR' }); // => 0
 * ```
 */
export function compareMoney(a: MoneyInput, b: MoneyInput): -1 | 0 | 1 {
  requireMoney(a, '[0]');
  minorUnits(a.currency, '[0].currency');
  requireCurrency(b, a.currency, '[1]');
  return amountOf(a, '[0]').comparedTo(amountOf(b, '[1]')) as -1 | 0 | 1;
}

function requireMoney(one: unknown, path: string): void {
  if (typeof one === 'object' && one !== null) return;
  fail('INVALID_AMOUNT', path, 'This is not an amount of money.', {
    received: one,
    expected: 'an amount and its currency, such as { amount: "788.84", currency: "EUR" }',
  });
}

function requireCurrency(one: MoneyInput, currency: string, path: string): void {
  requireMoney(one, path);
  if (one.currency === currency) return;
  const at = path === '' ? 'currency' : `${path}.currency`;
  minorUnits(one.currency, at);
  fail('CURRENCY_MISMATCH', at, `This amount is in ${one.currency}, where ${currency} is expected.`, {
    received: one.currency,
    expected: currency,
  });
}
