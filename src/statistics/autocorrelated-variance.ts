import { pairCount } from '../numeric/kendall-score.js';
import { isThere, type SeriesInput } from './observations.js';

/** Up to here (ten years of months) every two pairs are looked at; above, what they neglect is below 2 % of z. */
const LISTED_PAIRS = 600;

/** Variance of S in a normal AR(1) process, as a multiple of the one of independent values at the same places. */
export function varianceFactor(values: SeriesInput, period: number, autocorrelation: number): number {
  if (autocorrelation === 0) return 1;
  const pairs = pairsWithin(values, period);
  if (pairs === null) return longFactor(values, period, autocorrelation);
  const { earlier, later, independent } = pairs;
  const count = earlier.length;
  if (count === 0) return 1;
  const r = new Float64Array(values.length);
  for (let lag = 0, power = 1; lag < r.length; lag++, power *= autocorrelation) r[lag] = power;
  // Standard deviation of each difference; the correlation of two differences is their covariance over both.
  const scale = new Float64Array(count);
  for (let k = 0; k < count; k++) scale[k] = 1 / Math.sqrt(2 * (1 - r[later[k]! - earlier[k]!]!));
  let total = (count * Math.PI) / 2;
  for (let k = 1; k < count; k++) {
    const [a, b, own] = [earlier[k]!, later[k]!, scale[k]!];
    for (let m = 0; m < k; m++) {
      const [c, d] = [earlier[m]!, later[m]!];
      const covariance = r[Math.abs(b - d)]! + r[Math.abs(a - c)]! - r[Math.abs(b - c)]! - r[Math.abs(a - d)]!;
      const correlation = covariance * own * scale[m]!;
      total += 2 * Math.asin(correlation > 1 ? 1 : correlation < -1 ? -1 : correlation);
    }
  }
  return total / independent;
}

/** Positions of all pairs of values of one season, and the sum over all two pairs for independent values. */
interface SeasonPairs {
  readonly earlier: Int32Array;
  readonly later: Int32Array;
  /** Two pairs of independent values are related only by a common end, so the sum is pi/2 times the variance of S. */
  readonly independent: number;
}

/** `null` when there are too many. */
function pairsWithin(values: SeriesInput, period: number): SeasonPairs | null {
  const counts = new Float64Array(Math.min(period, values.length));
  let length = 0;
  for (let i = 0; i < values.length; i++) if (isThere(values[i])) length += counts[i % period]!++;
  if (length > LISTED_PAIRS) return null;
  const earlier = new Int32Array(length);
  const later = new Int32Array(length);
  let at = 0;
  for (let b = period; b < values.length; b++) {
    if (!isThere(values[b])) continue;
    for (let a = b % period; a < b; a += period) {
      if (!isThere(values[a])) continue;
      earlier[at] = a;
      later[at++] = b;
    }
  }
  const variance = counts.reduce((sum, n) => sum + (n * (n - 1) * (2 * n + 5)) / 18, 0);
  return { earlier, later, independent: (variance * Math.PI) / 2 };
}

/** The same from counts of pairs by lag, neglecting that the ends of one pair resemble each other. */
function longFactor(values: SeriesInput, period: number, autocorrelation: number): number {
  const weights = weightsInSeason(values, period);
  let independent = 0;
  let variance = 0;
  for (let lag = 0, r = 1; lag < values.length && r > 1e-9; lag++, r *= autocorrelation) {
    let products = 0;
    const both = new Float64Array(period);
    for (let i = lag; i < weights.length; i++) {
      if (weights[i] === null || weights[i - lag] === null) continue;
      products += weights[i]! * weights[i - lag]!;
      both[i % period]!++;
    }
    // Pairs with both ends that far apart, and what is left of the pairs with one.
    const twice = both.reduce((total, count) => total + pairCount(count), 0);
    const once = products - 2 * twice;
    if (lag === 0) independent = twice + once / 3;
    variance += ((lag === 0 ? 1 : 2) * 2 * (twice * Math.asin(r) + once * Math.asin(r / 2))) / Math.PI;
  }
  return variance / independent;
}

/** How many earlier values of its season each value is compared with, less how many later ones. */
function weightsInSeason(values: SeriesInput, period: number): (number | null)[] {
  const counts = new Float64Array(period);
  for (let i = 0; i < values.length; i++) if (isThere(values[i])) counts[i % period]!++;
  const seen = new Float64Array(period);
  return Array.from({ length: values.length }, (_, i) => {
    if (!isThere(values[i])) return null;
    const before = seen[i % period]!;
    seen[i % period] = before + 1;
    return 2 * before + 1 - counts[i % period]!;
  });
}
