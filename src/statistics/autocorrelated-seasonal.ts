import { fail } from '../core/errors.js';
import { checkOptions } from '../core/options.js';
import { selectInPlace } from '../numeric/select.js';
import { type KruskalWallisResult, kruskalWallisOf } from './kruskal-wallis.js';
import { trendTest } from './mann-kendall.js';
import { normalQuantile } from './normal.js';
import { requireOpenShare, type SeriesInput } from './observations.js';
import {
  isThere,
  type SeasonalMannKendall,
  type SeasonalMannKendallOptions,
  seasonalTestOf,
  seasonsOf,
  slopesWithin,
} from './seasonal-mann-kendall.js';
import { intervalEnds } from './theil-sen.js';

/** How a seasonal test that allows for autocorrelation is done. */
export interface AutocorrelatedSeasonalOptions extends SeasonalMannKendallOptions {
  /** Lag-1 autocorrelation to allow for, 0 up to 0.95. @defaultValue estimated from the series */
  readonly autocorrelation?: number;
  /** Confidence of the interval of the slope, a share. @defaultValue 0.95 */
  readonly confidence?: number;
}

/** A seasonal Mann-Kendall test whose variance allows for values that resemble the ones before them. */
export interface AutocorrelatedSeasonalMannKendall extends SeasonalMannKendall {
  /** Interval of `slopePerCycle` at `confidence`, in units per cycle; `null` without a slope. */
  readonly interval: readonly [number, number] | null;
  /** Confidence of the interval, a share. */
  readonly confidence: number;
  /** Whether the seasons differ at all: a Kruskal-Wallis test of the values without their trend. */
  readonly seasonality: KruskalWallisResult;
  /** Lag-1 autocorrelation of the values without trend and season, as found; `null` without neighbours that vary. */
  readonly lag1: number | null;
  /** Lag-1 autocorrelation allowed for, 0 to 0.95: the one found, corrected for its bias, or the one given. */
  readonly autocorrelation: number;
  /** What the variance of S was multiplied by. */
  readonly varianceFactor: number;
  /** Two-sided p value if the values did not resemble each other (that of `seasonalMannKendall`). */
  readonly pIndependent: number | null;
}

/** Up to here (ten years of months) every two pairs are looked at; above, what they neglect is below 2 % of z. */
const LISTED_PAIRS = 600;

/** Above this no series of a few years tells a wandering level from a trend. */
const HIGHEST = 0.95;

/**
 * Seasonal Kendall test for series whose values resemble the ones before them: it needs two or three cycles, where the
 * covariances of `correlatedSeasonalMannKendall` want ten.
 *
 * S is that of Hirsch, Slack and Smith; its variance is the one it has in a normal AR(1) process, where the signs of two
 * differences with the correlation r have the covariance (2/pi) asin(r). The autocorrelation is that of the values
 * without their within-season slope and season means, corrected for its bias, and never below 0.
 *
 * Source: R. M. Hirsch, J. R. Slack and R. A. Smith 1982 (test, slope); E. J. Dietz and T. J. Killeen 1981 and R. M. Hirsch
 * and J. R. Slack 1984 (covariances of seasons); K. H. Hamed and A. R. Rao 1998 (variance of S in a normal process);
 * M. G. Kendall 1954, F. H. C. Marriott and J. A. Pope 1954 (bias); R. O. Gilbert 1987 (interval).
 *
 * @param values - Evenly spaced values; missing ones keep their place.
 * @param options - Length of the cycle, level, autocorrelation, confidence.
 * @returns The test, the slope with its interval, and whether there is a season.
 * @throws {@link VendorwiseError} `INVALID_TYPE`, `UNKNOWN_KEY`, `OUT_OF_RANGE`, `INVALID_NUMBER`.
 * @example
 * ```ts
 * import { autocorrelatedSeasonalMannKendall } from 'vendorwise/statistics';
 * const test = autocorrelatedSeasonalMannKendall([70, 82, 90, 75, 73, 84, 93, 79, 74, 88, 94, 80], { period: 4 });
 * [test.slopePerCycle, test.interval]; // => [2.25, [1, 4]]
 * test.seasonality.p?.toFixed(4); // => '0.0156'
 * ```
 */
export function autocorrelatedSeasonalMannKendall(
  values: SeriesInput,
  options: AutocorrelatedSeasonalOptions = {},
): AutocorrelatedSeasonalMannKendall {
  checkOptions(options, { period: true, alpha: true, autocorrelation: true, confidence: true });
  const { confidence = 0.95, autocorrelation } = options;
  requireOpenShare(confidence, 'options.confidence');
  if (autocorrelation !== undefined && !(autocorrelation >= 0 && autocorrelation <= HIGHEST)) {
    fail('OUT_OF_RANGE', 'options.autocorrelation', `An autocorrelation to allow for lies between 0 and ${HIGHEST}.`, {
      received: autocorrelation,
      expected: `a number from 0 to ${HIGHEST}`,
    });
  }
  const cycle = seasonsOf(values, options);
  const slopes = slopesWithin(cycle.seasons);
  const independent = seasonalTestOf(values, cycle, slopes);
  const { period, alpha, n, missing, s, slopePerCycle, intercept } = independent;
  const { residuals, noise } = withoutTrend(values, (slopePerCycle ?? 0) / period);
  const seasons = residualSeasons(residuals, Math.min(period, values.length));
  const seasonality = kruskalWallisOf(seasons, noise);
  const lag1 = lag1WithoutSeason(residuals, seasons, noise);
  const allowed = autocorrelation ?? (lag1 === null ? 0 : withoutBias(lag1, n - seasonality.groups));
  const factor = varianceFactor(values, period, allowed);
  const variance = independent.variance * factor;
  const test = trendTest({ n, missing, s, variance, alpha, exact: null });
  return {
    ...test,
    tau: independent.tau,
    period,
    slopePerCycle,
    intercept,
    interval: slopeInterval(slopes, variance, confidence),
    confidence,
    seasonality,
    lag1,
    autocorrelation: allowed,
    varianceFactor: factor,
    pIndependent: independent.p,
  };
}

/** The series without its trend; NaN stands for what is missing. */
function withoutTrend(values: SeriesInput, slope: number): { residuals: Float64Array; noise: number } {
  let size = 0;
  const residuals = new Float64Array(values.length);
  for (let i = 0; i < residuals.length; i++) {
    const value = values[i];
    if (!isThere(value)) {
      residuals[i] = Number.NaN;
      continue;
    }
    size = Math.max(size, Math.abs(value), Math.abs(i * slope));
    residuals[i] = value - i * slope;
  }
  return { residuals, noise: 16 * Number.EPSILON * size };
}

function residualSeasons(residuals: Float64Array, period: number): Float64Array[] {
  const cycles = Math.ceil(residuals.length / Math.max(1, period));
  return Array.from({ length: period }, (_, season) => {
    const present = new Float64Array(cycles);
    let count = 0;
    for (let i = season; i < residuals.length; i += period) {
      if (!Number.isNaN(residuals[i]!)) present[count++] = residuals[i]!;
    }
    return present.subarray(0, count);
  });
}

/** Products of neighbours over squares, both as means, so that gaps do not make neighbours look unlike each other. */
function lag1WithoutSeason(residuals: Float64Array, seasons: readonly Float64Array[], noise: number): number | null {
  const means = seasons.map((season) => season.reduce((sum, value) => sum + value / season.length, 0));
  let [squares, count, products, neighbours, largest] = [0, 0, 0, 0, 0];
  let before = Number.NaN;
  for (let i = 0; i < residuals.length; i++) {
    const value = residuals[i]! - means[i % means.length]!;
    if (!Number.isNaN(value)) {
      largest = Math.max(largest, Math.abs(value));
      squares += value * value;
      count++;
      if (!Number.isNaN(before)) {
        products += value * before;
        neighbours++;
      }
    }
    before = value;
  }
  return neighbours === 0 || largest <= noise ? null : products / neighbours / (squares / count);
}

/** An autocorrelation r of m free values is too low by about (1 + 3r)/m. */
function withoutBias(lag1: number, free: number): number {
  return Math.min(HIGHEST, Math.max(0, (free * lag1 + 1) / Math.max(1, free - 3)));
}

/** Variance of S in a normal AR(1) process, as a multiple of the one of independent values at the same places. */
function varianceFactor(values: SeriesInput, period: number, autocorrelation: number): number {
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
    const twice = both.reduce((total, count) => total + (count * (count - 1)) / 2, 0);
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

function slopeInterval(found: Float64Array, variance: number, confidence: number): readonly [number, number] | null {
  if (found.length === 0) return null;
  const slopes = found.slice();
  const width = -normalQuantile((1 - confidence) / 2) * Math.sqrt(variance);
  const { low, high } = intervalEnds(slopes.length, width, 'rounded');
  // Adding 0 turns a negative zero into 0.
  const at = (rank: number): number => selectInPlace(slopes, rank, 0, slopes.length) + 0;
  return [at(low), at(high)];
}
