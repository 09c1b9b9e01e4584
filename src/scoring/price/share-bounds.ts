import { type Fraction, ONE, ZERO } from '../../exact/fraction.js';

/**
 * Ends a share at the maximum: a vendor that failed a gate may be cheaper than the field.
 *
 * @param share - Any share.
 * @returns At most 1.
 */
export function atMostOne(share: Fraction): Fraction {
  return share.gt(ONE) ? ONE : share;
}

/**
 * Keeps a share between nothing and everything.
 *
 * @param share - Any share.
 * @returns From 0 to 1.
 */
export function clipShare(share: Fraction): Fraction {
  return share.lt(ZERO) ? ZERO : atMostOne(share);
}
