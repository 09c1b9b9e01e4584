import { betaFraction } from './beta-fraction.js';
import { normalQuantile } from './normal.js';
import { stirlingRest } from './stirling.js';

const SHIFTED_TO = 40;
const STEPS = 400;

/**
 * Two-sided p value of a t statistic: the probability of a value at least as far from 0.
 *
 * It is the regularised incomplete beta function I(df/2, 1/2) at df / (df + t^2), by the continued fraction of DLMF
 * 8.17.22 with its prefactor taken in logarithms of quantities near 1: the far tail keeps 1e-12 relative accuracy up to
 * 10 000 degrees of freedom, and 1e-10 up to a million.
 *
 * @param t - The statistic.
 * @param degreesOfFreedom - Above 0, not necessarily whole; `Infinity` is not allowed (use the normal distribution).
 * @returns A probability from 0 to 1; NaN without degrees of freedom.
 * @example
 * ```ts
 * import { studentTTwoSided } from 'vendorwise/statistics';
 * studentTTwoSided(1, 1).toFixed(12); // => '0.500000000000'
 * ```
 */
export function studentTTwoSided(t: number, degreesOfFreedom: number): number {
  if (Number.isNaN(t) || !(degreesOfFreedom > 0 && degreesOfFreedom < Number.POSITIVE_INFINITY)) return Number.NaN;
  if (!Number.isFinite(t)) return 0;
  const a = degreesOfFreedom / 2;
  const size = Math.abs(t);
  // Odds of the beta variable; kept apart because 1 - x would lose the tail.
  const odds = (size / degreesOfFreedom) * size;
  const x = 1 / (1 + odds);
  const rest = odds < 1 ? odds / (1 + odds) : 1 / (1 + 1 / odds);
  if (rest === 0) return 1;
  const logHead = -a * Math.log1p(odds);
  const front = Math.exp(logHead) * Math.sqrt(rest) * gammaRatio(a);
  if (x < (a + 1) / (a + 2.5)) return (front / a) * betaFraction(a, 0.5, x);
  return 1 - (front / 0.5) * betaFraction(0.5, a, rest);
}

/**
 * The t value that is exceeded in size with a given probability, as confidence intervals need it.
 *
 * @param p - Two-sided probability, above 0 and at most 1: 0.05 for a 95 % interval.
 * @param degreesOfFreedom - Above 0.
 * @returns The value, not negative; NaN outside the ranges.
 * @example
 * ```ts
 * import { studentTCritical } from 'vendorwise/statistics';
 * studentTCritical(0.05, 10).toFixed(9); // => '2.228138852'
 * ```
 */
export function studentTCritical(p: number, degreesOfFreedom: number): number {
  if (!(p > 0 && p <= 1 && degreesOfFreedom > 0 && degreesOfFreedom < Number.POSITIVE_INFINITY)) return Number.NaN;
  if (p === 1) return 0;
  let low = 0;
  let high = Math.max(1, -normalQuantile(p / 2));
  while (studentTTwoSided(high, degreesOfFreedom) > p) {
    low = high;
    high *= 2;
    if (high === Number.POSITIVE_INFINITY) return high;
  }
  // Newton steps on log p, which is smooth in both the heavy and the light tail, inside a bracket that only shrinks.
  let t = (low + high) / 2;
  for (let step = 0; step < STEPS; step++) {
    const at = studentTTwoSided(t, degreesOfFreedom);
    if (at > p) low = t;
    else high = t;
    const move = (at * Math.log(at / p)) / (2 * density(t, degreesOfFreedom));
    const next = t + move;
    if (Math.abs(move) <= 4e-16 * t) return t;
    const stays = next > low && next < high;
    const candidate = stays ? next : low + (high - low) / 2;
    if (candidate === t || high - low <= 4e-16 * high) return candidate;
    t = candidate;
  }
  return t;
}

function density(t: number, degreesOfFreedom: number): number {
  const odds = (t / degreesOfFreedom) * t;
  const scale = gammaRatio(degreesOfFreedom / 2) / Math.sqrt(degreesOfFreedom);
  return scale * Math.exp((-(degreesOfFreedom + 1) / 2) * Math.log1p(odds));
}

/** Gamma(a + 1/2) / (Gamma(a) * sqrt(pi)), by the recurrence up to where Stirling's series is exact to the last digit. */
function gammaRatio(a: number): number {
  let factor = 1;
  let z = a;
  for (; z < SHIFTED_TO; z++) factor *= z / (z + 0.5);
  const logRatio =
    z * Math.log1p(0.5 / z) +
    0.5 * Math.log(z) -
    0.5 +
    stirlingRest(z + 0.5) -
    stirlingRest(z) -
    0.5 * Math.log(Math.PI);
  return factor * Math.exp(logRatio);
}
