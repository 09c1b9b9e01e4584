import { normalTwoSided } from './normal.js';

/**
 * Upper tail of the chi-square distribution: the probability of a statistic at least as large.
 *
 * The finite sums for whole degrees of freedom (Abramowitz and Stegun 26.4.4 and 26.4.5), their terms kept as logarithms.
 *
 * @param x - The statistic.
 * @param degreesOfFreedom - A whole number of at least 1.
 * @returns A probability from 0 to 1; NaN for other degrees of freedom.
 * @example
 * ```ts
 * import { chiSquareUpperTail } from 'vendorwise/statistics';
 * chiSquareUpperTail(19.675138, 11).toFixed(6); // => '0.050000'
 * ```
 */
export function chiSquareUpperTail(x: number, degreesOfFreedom: number): number {
  if (Number.isNaN(x) || !(Number.isSafeInteger(degreesOfFreedom) && degreesOfFreedom >= 1)) return Number.NaN;
  if (x <= 0) return 1;
  if (x === Number.POSITIVE_INFINITY) return 0;
  const half = x / 2;
  const odd = degreesOfFreedom % 2 === 1;
  let tail = odd ? normalTwoSided(Math.sqrt(x)) : Math.exp(-half);
  let logTerm = odd ? -half - Math.log(half * Math.PI) / 2 : -half;
  for (let k = odd ? 0.5 : 1; k < degreesOfFreedom / 2; k++) {
    logTerm += Math.log(half / k);
    tail += Math.exp(logTerm);
  }
  return Math.min(1, tail);
}
