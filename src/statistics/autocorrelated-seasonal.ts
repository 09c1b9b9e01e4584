import { numberIssues, OPEN_SHARE } from '../core/check.js';
import { throwIssues } from '../core/errors.js';
import { checkOptions } from '../core/options.js';
import { selectInPlace } from '../numeric/select.js';
import { varianceFactor } from './autocorrelated-variance.js';
import { type KruskalWallisResult, kruskalWallisOf } from './kruskal-wallis.js';
import { trendTest } from './mann-kendall.js';
import { normalQuantile } from './normal.js';
import { isThere, type SeriesInput } from './observations.js';
import { type SeasonalMannKendallOptions, seasonsOf, slopesWithin } from './season-cycle.js';
import { type SeasonalMannKendall, seasonalTestOf } from './seasonal-mann-kendall.js';
import { intervalEnds } from './theil-sen.js';

/** How a seasonal test that allows for autocorrelation is done. */
export interface AutocorrelatedSeasonalMannKendallOptions extends SeasonalMannKendallOptions {
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

/** Above this no series of a few years tells a wandering level from a trend. */
const HIGHEST = 0.95;

/**
 * Seasonal Kendall test for series whose values resemble the ones before them: it needs two or three cycles, where the
 * covariances of `hirschSlackTest` want ten.
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
  options: AutocorrelatedSeasonalMannKendallOptions = {},
): AutocorrelatedSeasonalMannKendall {
  checkOptions(options, { period: true, alpha: true, autocorrelation: true, confidence: true });
  const { confidence = 0.95, autocorrelation } = options;
  throwIssues([
    ...numberIssues(confidence, OPEN_SHARE, 'options.confidence'),
    ...(autocorrelation === undefined
      ? []
      : numberIssues(autocorrelation, { least: 0, most: HIGHEST }, 'options.autocorrelation')),
  ]);
  const cycle = seasonsOf(values, options);
  const slopes = slopesWithin(cycle.seasons);
  const independent = seasonalTestOf(cycle, slopes);
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

function slopeInterval(found: Float64Array, variance: number, confidence: number): readonly [number, number] | null {
  if (found.length === 0) return null;
  const slopes = found.slice();
  const width = -normalQuantile((1 - confidence) / 2) * Math.sqrt(variance);
  const { low, high } = intervalEnds(slopes.length, width, 'rounded');
  // Adding 0 turns a negative zero into 0.
  const at = (rank: number): number => selectInPlace(slopes, rank, 0, slopes.length) + 0;
  return [at(low), at(high)];
}
