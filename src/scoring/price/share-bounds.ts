import { type Fraction, ONE, ZERO } from '../../exact/fraction.js';

/** Ends a share at the maximum: a vendor that failed a gate may be cheaper than the field. */
export function atMostOne(share: Fraction): Fraction {
  return share.gt(ONE) ? ONE : share;
}

/** Keeps a share between nothing and everything. */
export function clipShare(share: Fraction): Fraction {
  return share.lt(ZERO) ? ZERO : atMostOne(share);
}
