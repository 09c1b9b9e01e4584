import { requireNumber } from '../../core/check.js';
import { fail } from '../../core/errors.js';
import {
  type ExactInput,
  type Fraction,
  formatFraction,
  fraction,
  fractionToNumber,
  HUNDRED,
  ONE,
  ZERO,
} from '../../exact/fraction.js';

const EXTRA_DECIMALS = 20;

/** Reads a percentage between 0 and 100 as an exact share between 0 and 1. */
export function shareOfPercent(value: ExactInput, path: string): Fraction {
  return shareBetween(fraction(value, path).div(HUNDRED), value, path, '0 to 100');
}

/** Reads a share between 0 and 1 exactly. */
export function exactShare(value: ExactInput, path: string): Fraction {
  return shareBetween(fraction(value, path), value, path, '0 to 1');
}

function shareBetween(share: Fraction, received: ExactInput, path: string, range: string): Fraction {
  if (share.compare(ZERO) >= 0 && share.compare(ONE) <= 0) return share;
  return fail('OUT_OF_RANGE', path, `This is out of range; expected ${range}.`, {
    received,
    expected: `a number from ${range}`,
  });
}

/** Reads a number above zero exactly. */
export function exactPositive(value: ExactInput, path: string): Fraction {
  const read = fraction(value, path);
  if (read.compare(ZERO) > 0) return read;
  return fail('OUT_OF_RANGE', path, 'This is out of range; expected more than 0.', {
    received: value,
    expected: 'more than 0',
  });
}

/** The double nearest to 100 times an exact share. */
export function percentNumber(share: Fraction): number {
  return fractionToNumber(share.mul(HUNDRED));
}

/**
 * Prints an exact share as a percentage, with as many more decimals as it takes to stay on the right side.
 *
 * A figure just below 100 % or just below its target never reads as if it had reached it: "99.9997 %", not "100.000 %".
 */
export function percentText(share: Fraction, decimals: number, target: Fraction | null = null): string {
  const boundaries = target === null ? [ZERO, ONE] : [ZERO, ONE, target];
  return honestPercentText(share.mul(HUNDRED), decimals, (percent) => {
    const shown = percent.div(HUNDRED);
    return boundaries.every((limit) => Math.sign(shown.compare(limit)) === Math.sign(share.compare(limit)));
  });
}

/**
 * Prints an exact percentage with as many more decimals as it takes to be honest.
 *
 * @param percent - The exact percentage, 0 to 100.
 * @param decimals - Digits after the point when they suffice.
 * @param isHonest - Whether a printed percentage says the same as the exact one; it must say yes to the exact one and
 * to all that is near enough to it.
 */
export function honestPercentText(percent: Fraction, decimals: number, isHonest: (shown: Fraction) => boolean): string {
  // Beyond some digits the steps double, so that a figure with thousands of them is still printed at once.
  for (let digits = decimals; ; digits += Math.max(1, digits - decimals - EXTRA_DECIMALS)) {
    const text = formatFraction(percent, digits);
    if (isHonest(fraction(text))) return `${text} %`;
  }
}

/** Checks a number of decimals for texts. */
export function checkDecimals(value: number | undefined, standard: number): number {
  if (value === undefined) return standard;
  requireNumber(value, { whole: true, least: 0, most: 20 }, 'options.decimals', 'A number of decimals');
  return value;
}

/** Checks a duration in milliseconds that must be a whole number. */
export function wholeMs(value: number, path: string, least: number): number {
  return wholeNumber(value, path, least, 'A number of milliseconds');
}

/** Checks a whole number. */
export function wholeNumber(value: number, path: string, least: number, name?: string): number {
  requireNumber(value, { whole: true, least }, path, name);
  return value;
}
