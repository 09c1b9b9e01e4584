import { stirlingRest } from './stirling.js';

const ROUNDS = 1200;
const TINY = 1e-300;

/**
 * Upper tail of the gamma distribution with rate 1: the regularised incomplete gamma function Q(shape, x).
 *
 * The series of DLMF 8.11.4 below the shape and the continued fraction of DLMF 8.9.2 above it; the prefactor is taken
 * relative to the shape, so that counts of millions keep their digits. About 12 digits.
 *
 * @param shape - Above 0.
 * @param x - The value.
 * @returns A probability from 0 to 1; NaN without a shape.
 * @example
 * ```ts
 * import { gammaUpperTail } from 'vendorwise/statistics';
 * gammaUpperTail(1, 2).toFixed(12); // => '0.135335283237'
 * ```
 */
export function gammaUpperTail(shape: number, x: number): number {
  if (Number.isNaN(x) || !(shape > 0 && shape < Number.POSITIVE_INFINITY)) return Number.NaN;
  if (x <= 0) return 1;
  if (x === Number.POSITIVE_INFINITY) return 0;
  return x < shape + 1 ? 1 - lowerBySeries(shape, x) : upperByFraction(shape, x);
}

/**
 * The value of the gamma distribution with rate 1 that has a given probability below it.
 *
 * @param p - A probability from 0 to 1.
 * @param shape - Above 0.
 * @returns The value; 0 at 0, Infinity at 1, NaN outside the ranges.
 * @example
 * ```ts
 * import { gammaQuantile } from 'vendorwise/statistics';
 * gammaQuantile(0.975, 1).toFixed(9); // => '3.688879454'
 * ```
 */
export function gammaQuantile(p: number, shape: number): number {
  if (!(p >= 0 && p <= 1) || !(shape > 0 && shape < Number.POSITIVE_INFINITY)) return Number.NaN;
  if (p === 0 || p === 1) return p === 0 ? 0 : Number.POSITIVE_INFINITY;
  const below = (x: number): boolean =>
    x < shape + 1 ? lowerBySeries(shape, x) < p : upperByFraction(shape, x) > 1 - p;
  let [low, high] = [shape, shape];
  while (low > 0 && !below(low)) low /= 2;
  while (below(high)) high *= 2;
  // Small shapes have quantiles of any size, so the middle is the geometric one while the ends lie far apart.
  for (let round = 0; round < ROUNDS && high - low > 2e-16 * high; round++) {
    const middle = low > 0 && high / low > 2 ? Math.sqrt(low) * Math.sqrt(high) : low + (high - low) / 2;
    if (below(middle)) low = middle;
    else high = middle;
  }
  return high;
}

/** x^a e^-x / Gamma(a + 1). */
function prefactor(shape: number, x: number): number {
  const away = (x - shape) / shape;
  // Near the shape the logarithm is tiny and log1p keeps its digits; far below it, x itself has them.
  const exponent = shape * ((away > -0.5 ? Math.log1p(away) : Math.log(x) - Math.log(shape)) - away);
  return Math.exp(exponent - stirlingRest(shape)) / Math.sqrt(2 * Math.PI * shape);
}

function lowerBySeries(shape: number, x: number): number {
  let [term, sum] = [1, 1];
  for (let k = 1; term > sum * 1e-17; k++) {
    term *= x / (shape + k);
    sum += term;
  }
  return Math.min(1, prefactor(shape, x) * sum);
}

function upperByFraction(shape: number, x: number): number {
  // Lentz's method on 1 / (x + 1 - a - 1 (1 - a) / (x + 3 - a - ...)).
  let b = x + 1 - shape;
  let c = 1 / TINY;
  let d = 1 / (Math.abs(b) < TINY ? TINY : b);
  let value = d;
  for (let k = 1; k < 100_000; k++) {
    const a = -k * (k - shape);
    b += 2;
    d = a * d + b;
    d = 1 / (Math.abs(d) < TINY ? TINY : d);
    c = b + a / c;
    if (Math.abs(c) < TINY) c = TINY;
    const change = c * d;
    value *= change;
    if (Math.abs(change - 1) < 1e-16) break;
  }
  return Math.min(1, prefactor(shape, x) * shape * value);
}
