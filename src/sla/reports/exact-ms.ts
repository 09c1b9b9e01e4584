import { type Fraction, fractionToNumber, ratioOf } from '../../exact/fraction.js';

/**
 * A sum of lengths of time that stays exact beyond 2^53 and whose form does not depend on the order of addition:
 * `high * 2^52 + low` whole milliseconds and `fine * 2^-52` of one, all three whole numbers.
 */
export interface ExactMs {
  high: number;
  low: number;
  fine: number;
}

const LIMB = 2 ** 52;

/** The sum of nothing. */
export function zeroMs(): ExactMs {
  return { high: 0, low: 0, fine: 0 };
}

/**
 * Adds a length of time in place.
 *
 * @param sum - The sum so far.
 * @param ms - Milliseconds from 0 to 2^53; what is finer than 2^-52 of one is rounded.
 */
export function addMs(sum: ExactMs, ms: number): void {
  const whole = Math.floor(ms);
  const upper = whole < LIMB ? 0 : Math.floor(whole / LIMB);
  addLimbs(sum, upper, whole - upper * LIMB, ms === whole ? 0 : Math.round((ms - whole) * LIMB));
}

/** Adds another sum in place. */
export function mergeMs(sum: ExactMs, other: ExactMs): void {
  addLimbs(sum, other.high, other.low, other.fine);
}

function addLimbs(sum: ExactMs, high: number, low: number, fine: number): void {
  sum.high += high;
  sum.low += low;
  sum.fine += fine;
  if (sum.fine >= LIMB) {
    sum.fine -= LIMB;
    sum.low += 1;
  }
  if (sum.low >= LIMB) {
    sum.low -= LIMB;
    sum.high += 1;
  }
}

/** The sum as an exact fraction of milliseconds. */
export function exactMsOf({ high, low, fine }: ExactMs): Fraction {
  const limb = 2n ** 52n;
  return ratioOf((BigInt(high) * limb + BigInt(low)) * limb + BigInt(fine), limb);
}

/** The double nearest to the sum, in milliseconds. */
export function msToNumber(sum: ExactMs): number {
  return sum.high === 0 && sum.fine === 0 ? sum.low : fractionToNumber(exactMsOf(sum));
}

/** The double nearest to the mean, in milliseconds; `null` of nothing. */
export function meanMs(sum: ExactMs, count: number): number | null {
  return count === 0 ? null : fractionToNumber(exactMsOf(sum).div(count));
}
