import { type Fraction, fractionToNumber, sumFractions, ZERO } from '../../exact/fraction.js';

/** How far figures lie apart. */
export interface ExactSpread {
  /** Highest less lowest. */
  readonly range: Fraction;
  /** Squared sample standard deviation (divisor count - 1); `null` below two figures. */
  readonly variance: Fraction | null;
}

/** How far figures lie apart, exactly. */
export function spreadOf(values: readonly Fraction[]): ExactSpread {
  const [first] = values;
  if (first === undefined) return { range: ZERO, variance: null };
  const lowest = values.reduce((low, value) => (value.lt(low) ? value : low));
  const highest = values.reduce((high, value) => (value.gt(high) ? value : high));
  const count = values.length;
  if (count < 2) return { range: ZERO, variance: null };
  const mean = meanOf(values);
  const squares = sumFractions(values.map((value) => squareOf(value.sub(mean))));
  return { range: highest.sub(lowest), variance: squares.div(count - 1) };
}

/** The exact mean of at least one figure. */
export function meanOf(values: readonly Fraction[]): Fraction {
  return sumFractions(values).div(values.length);
}

/** The standard deviation that belongs to an exact variance; `null` without one, or where no double can hold it. */
export function deviationOf(variance: Fraction | null): number | null {
  if (variance === null || variance.equals(0)) return variance && 0;
  // The square of a large or a small figure has no double, so an even power of two is taken out first.
  const half = Math.floor((variance.n.toString(2).length - variance.d.toString(2).length) / 2);
  const shift = 2n ** BigInt(Math.abs(2 * half));
  const deviation = Math.sqrt(fractionToNumber(half > 0 ? variance.div(shift) : variance.mul(shift))) * 2 ** half;
  return Number.isFinite(deviation) ? deviation : null;
}

function squareOf(value: Fraction): Fraction {
  return value.mul(value);
}
