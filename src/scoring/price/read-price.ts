import { issue, type VendorwiseIssue } from '../../core/errors.js';
import { joinPath } from '../../core/path.js';
import { isAmount } from '../../exact/amount.js';
import { type ExactInput, type Fraction, ratioOf, tryFraction } from '../../exact/fraction.js';

/** Bounds that keep the ratio of any two prices a finite double: nothing that is bought lies outside them. */
const LEAST = /* @__PURE__ */ ratioOf(1, 1_000_000_000);
const MOST = /* @__PURE__ */ ratioOf(10n ** 18n, 1);

/**
 * Reads a price in a known currency: the amount above zero, or what is wrong with it (`INVALID_AMOUNT`,
 * `CURRENCY_MISMATCH`, `PRICE_NOT_POSITIVE`, `OUT_OF_RANGE`).
 */
export function readPrice(price: unknown, currency: string, path: string): Fraction | VendorwiseIssue {
  const plain = typeof price === 'number' || typeof price === 'string';
  if (!plain && !isMoney(price)) {
    return issue('INVALID_AMOUNT', path, 'This is not a price.', {
      received: price,
      expected: 'a number, decimal text, or { amount, currency }',
    });
  }
  if (!plain && price.currency !== currency) {
    return issue('CURRENCY_MISMATCH', joinPath(path, 'currency'), `Prices are compared in ${currency}.`, {
      received: price.currency,
      expected: currency,
    });
  }
  const amount = plain ? price : price.amount;
  const value = isAmount(amount) ? tryFraction(amount) : null;
  if (value === null) {
    const text = 'This is not an amount of money; write it as in "118000.50", without commas, spaces or signs.';
    return issue('INVALID_AMOUNT', path, text, {
      received: amount,
      expected: 'a finite number, or decimal text such as "118000"',
    });
  }
  if (value.lte(0)) {
    return issue('PRICE_NOT_POSITIVE', path, 'A price lies above zero; ask the bidder what a free offer leaves out.', {
      received: amount,
      expected: 'an amount above 0',
    });
  }
  if (value.gte(LEAST) && value.lte(MOST)) return value;
  return issue('OUT_OF_RANGE', path, 'This price is too small or too large to be meant.', {
    received: amount,
    expected: 'from 0.000000001 to 10^18',
  });
}

function isMoney(price: unknown): price is { readonly amount: ExactInput; readonly currency: string } {
  return (
    typeof price === 'object' &&
    price !== null &&
    Object.keys(price).length === 2 &&
    'amount' in price &&
    typeof (price as { currency?: unknown }).currency === 'string'
  );
}
