import { betaFraction } from './beta-fraction.js';
import { logGamma, STIRLING_FROM, stirlingRest } from './stirling.js';

const STEPS = 200;

/**
 * Upper tail of the F distribution: the probability of a variance ratio at least as large.
 *
 * The regularised incomplete beta function I(d2/2, d1/2) at d2 / (d2 + d1 f), by the continued fraction of DLMF 8.17.22.
 * About 12 digits up to 1000 degrees of freedom, and 9 up to a million.
 *
 * @param f - The ratio of variances.
 * @param numeratorDf - Degrees of freedom of the numerator, above 0, not necessarily whole.
 * @param denominatorDf - Degrees of freedom of the denominator, above 0, not necessarily whole.
 * @returns A probability from 0 to 1; NaN without degrees of freedom.
 * @example
 * ```ts
 * import { fUpperTail } from 'vendorwise/statistics';
 * fUpperTail(4.964603, 1, 10).toFixed(6); // => '0.050000'
 * ```
 */
export function fUpperTail(f: number, numeratorDf: number, denominatorDf: number): number {
  if (Number.isNaN(f) || !isDegrees(numeratorDf) || !isDegrees(denominatorDf)) return Number.NaN;
  if (f <= 0) return 1;
  const [a, b] = [denominatorDf / 2, numeratorDf / 2];
  // x and 1 - x are taken apart, because the smaller of them must keep its digits.
  const odds = (numeratorDf / denominatorDf) * f;
  if (odds === Number.POSITIVE_INFINITY) return 0;
  const [x, rest] = [1 / (1 + odds), odds / (1 + odds)];
  const front = Math.exp(-logBeta(a, b) - a * Math.log1p(odds) - b * Math.log1p(1 / odds));
  const tail =
    x < (a + 1) / (a + b + 2) ? (front / a) * betaFraction(a, b, x) : 1 - (front / b) * betaFraction(b, a, rest);
  return Math.min(1, Math.max(0, tail));
}

/**
 * The variance ratio that is passed with a given probability.
 *
 * @param p - Probability of the upper tail, above 0 and below 1: 0.025 for the upper end of a 95 % interval.
 * @param numeratorDf - Degrees of freedom of the numerator, above 0.
 * @param denominatorDf - Degrees of freedom of the denominator, above 0.
 * @returns The ratio, above 0; NaN outside the ranges.
 * @example
 * ```ts
 * import { fCritical } from 'vendorwise/statistics';
 * fCritical(0.05, 1, 10).toFixed(6); // => '4.964603'
 * ```
 */
export function fCritical(p: number, numeratorDf: number, denominatorDf: number): number {
  if (!(p > 0 && p < 1) || !isDegrees(numeratorDf) || !isDegrees(denominatorDf)) return Number.NaN;
  const above = (exponent: number): boolean => fUpperTail(2 ** exponent, numeratorDf, denominatorDf) > p;
  let [low, high] = [-1, 1];
  while (low > -1074 && !above(low)) low *= 2;
  while (high < 1024 && above(high)) high *= 2;
  for (let step = 0; step < STEPS; step++) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) break;
    if (above(middle)) low = middle;
    else high = middle;
  }
  return 2 ** high;
}

function isDegrees(df: number): boolean {
  return df > 0 && df < Number.POSITIVE_INFINITY;
}

/**
 * Natural logarithm of the beta function. Of a large and a small parameter the two large logarithms are not subtracted
 * but their difference is found, or an interval of one error in a hundred million would have six figures left.
 */
function logBeta(a: number, b: number): number {
  const [small, large] = a < b ? [a, b] : [b, a];
  const sum = small + large;
  if (large < STIRLING_FROM) return logGamma(small) + logGamma(large) - logGamma(sum);
  const growth =
    (large - 0.5) * Math.log1p(small / large) + small * (Math.log(sum) - 1) + stirlingRest(sum) - stirlingRest(large);
  return logGamma(small) - growth;
}
