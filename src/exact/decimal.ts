import { Decimal } from 'decimal.js';

/**
 * The library's own Decimal constructor: 60 digits, so that products of amounts, rates and quantities stay exact, and
 * settings that an app gives the shared one cannot reach it.
 */
export const ExactDecimal: typeof Decimal = /* @__PURE__ */ Decimal.clone({
  defaults: true,
  precision: 60,
  toExpNeg: -100,
  toExpPos: 100,
});

/** An exact decimal; it never leaves the library. */
export type ExactDecimal = Decimal;
