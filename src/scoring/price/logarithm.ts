import { type Fraction, ratioOf } from '../../exact/fraction.js';

/** Binary places of the working figures: 40 decimals, and some thirty more for what the sums lose. */
const PLACES = 240n;
const UNIT = /* @__PURE__ */ (() => 1n << PLACES)();
const DECIMALS = /* @__PURE__ */ (() => 10n ** 40n)();

/**
 * Natural logarithm of an exact fraction above zero, to 40 decimals, the same on every machine.
 *
 * The argument is halved or doubled into 2/3 to 4/3, where 2 artanh((x - 1) / (x + 1)) converges fast.
 */
export function logarithm(value: Fraction): Fraction {
  let [n, d] = [value.n, value.d];
  let halvings = 0n;
  for (; 3n * n > 4n * d; halvings++) d *= 2n;
  for (; 3n * n < 2n * d; halvings--) n *= 2n;
  const sum = artanhTwice(n - d, n + d) + halvings * artanhTwice(1n, 3n);
  return ratioOf((sum * DECIMALS) / UNIT, DECIMALS);
}

/** 2 artanh(top / bottom) in units of 2^-240. */
function artanhTwice(top: bigint, bottom: bigint): bigint {
  const z = (top * UNIT) / bottom;
  const square = (z * z) / UNIT;
  let sum = 0n;
  for (let power = z, k = 1n; power !== 0n; k += 2n) {
    sum += power / k;
    power = (power * square) / UNIT;
  }
  return 2n * sum;
}
