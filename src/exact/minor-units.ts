import { fail } from '../core/errors.js';
import { CURRENCIES_BY_MINOR_UNITS } from './iso4217.js';

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
  if (typeof currency === 'string' && /^[A-Z]{3}$/.test(currency)) {
    for (const digits of [2, 0, 3, 4] as const) {
      if (CURRENCIES_BY_MINOR_UNITS[digits].includes(currency)) return digits;
    }
  }
  return fail(
    'UNKNOWN_CURRENCY',
    path,
    typeof currency === 'string' ? `"${currency}" is not a currency of ISO 4217.` : 'No currency is given.',
    { received: currency, expected: 'an upper-case code such as "EUR"' },
  );
}
