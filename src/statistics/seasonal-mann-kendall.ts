import { fail } from '../core/errors.js';
import { checkOptions } from '../core/options.js';
import { kendallScore, kendallVariance } from '../numeric/kendall-score.js';
import { medianInPlace } from '../numeric/select.js';
import { type MannKendallResult, trendTest } from './mann-kendall.js';
import { normalTwoSided } from './normal.js';
import { observationsOf, requireOpenShare, type SeriesInput } from './observations.js';

/** How a seasonal test is done. */
export interface SeasonalMannKendallOptions {
  /** Values in a season's cycle: 12 for months, 4 for quarters. @defaultValue 12 */
  readonly period?: number;
  /** Significance level, a share. @defaultValue 0.05 */
  readonly alpha?: number;
}

/** A seasonal Mann-Kendall test and the slope that goes with it. */
export interface SeasonalMannKendall extends MannKendallResult {
  /** Values in a cycle. */
  readonly period: number;
  /** Median of the slopes within seasons, in units per cycle (per year for months and a period of 12). */
  readonly slopePerCycle: number | null;
  /** The line at the first value, in units of the values. */
  readonly intercept: number | null;
}

/**
 * Seasonal Kendall test: each season is compared with itself over the cycles, so that the season is no trend.
 *
 * Source: R. M. Hirsch, J. R. Slack and R. A. Smith 1982; checked against pyMannKendall 1.4.3 `seasonal_test`.
 *
 * @param values - Evenly spaced values that start at the first season; missing ones keep their place.
 * @param options - Length of the cycle and level.
 * @returns The test; tau is S over the pairs within seasons.
 * @throws {@link VendorwiseError} `INVALID_TYPE`, `UNKNOWN_KEY`, `OUT_OF_RANGE`, `INVALID_NUMBER`.
 * @example
 * ```ts
 * import { seasonalMannKendall } from 'vendorwise/statistics';
 * seasonalMannKendall([82, 84, 83, 85, 85, 86, 84, 88, 87, 89, 90, 89], { period: 4 }).slopePerCycle; // => 2.5
 * ```
 */
export function seasonalMannKendall(
  values: SeriesInput,
  options: SeasonalMannKendallOptions = {},
): SeasonalMannKendall {
  checkOptions(options, { period: true, alpha: true });
  const cycle = seasonsOf(values, options);
  return seasonalTestOf(values, cycle, slopesWithin(cycle.seasons));
}

/**
 * The test of a series whose seasons stand together already.
 *
 * @param values - The series.
 * @param cycle - What {@link seasonsOf} made of it.
 * @param slopes - What {@link slopesWithin} made of them.
 * @returns The test.
 */
export function seasonalTestOf(values: SeriesInput, cycle: SeasonCycle, slopes: Float64Array): SeasonalMannKendall {
  const { period, alpha, seasons, missing } = cycle;
  let s = 0;
  let variance = 0;
  let pairs = 0;
  let n = 0;
  for (const season of seasons) {
    const present = presentIn(season);
    const score = kendallScore(present, null);
    s += score.s;
    variance += kendallVariance(present.length, score.valueTies);
    if (present.length > 1) pairs += (present.length * (present.length - 1)) / 2;
    n += present.length;
  }
  const test = trendTest({ n, missing, s, variance, alpha, exact: null });
  return { ...test, tau: pairs === 0 ? null : s / pairs, period, ...seasonalLine(values, slopes, period) };
}

/**
 * Seasonal Kendall test that allows for seasons that resemble each other, by the covariances of their scores.
 *
 * Cycles with a missing value are left out. The normal approximation has no continuity correction and wants at least
 * ten cycles.
 *
 * Source: R. M. Hirsch and J. R. Slack 1984, with the covariances of E. J. Dietz and T. J. Killeen 1981; checked against
 * pyMannKendall 1.4.3 `correlated_seasonal_test`.
 *
 * @param values - Evenly spaced values that start at the first season.
 * @param options - Length of the cycle and level.
 * @returns The test of the complete cycles; z and p are `null` where their covariances leave no variance (all values of
 * each season equal, or two cycles that rise as often as they fall).
 * @throws {@link VendorwiseError} `INVALID_TYPE`, `UNKNOWN_KEY`, `OUT_OF_RANGE`, `INVALID_NUMBER`.
 * @example
 * ```ts
 * import { correlatedSeasonalMannKendall } from 'vendorwise/statistics';
 * correlatedSeasonalMannKendall([82, 84, 83, 85, 85, 86, 84, 88, 87, 89, 90, 89], { period: 4 }).s; // => 12
 * ```
 */
export function correlatedSeasonalMannKendall(
  values: SeriesInput,
  options: SeasonalMannKendallOptions = {},
): SeasonalMannKendall {
  checkOptions(options, { period: true, alpha: true });
  const { period, alpha, seasons, missing } = seasonsOf(values, options);
  const cycles = seasons[0]?.length ?? 0;
  const complete = Array.from({ length: cycles }, (_, k) => k).filter(
    (k) => (k + 1) * period <= values.length && seasons.every((season) => isThere(season[k])),
  );
  const columns = seasons.map((season) => Float64Array.from(complete, (k) => season[k]!));
  const n = complete.length;
  const s = columns.reduce((sum, column) => sum + kendallScore(column, null).s, 0);
  const variance = covarianceSum(columns, n);
  const test = trendTest({ n: n * period, missing, s, variance, alpha, exact: null });
  // Without covariance S can be nothing but 0, and says nothing: 0/0.
  const z = n >= 2 && variance > 0 ? s / Math.sqrt(variance) : null;
  const p = z === null ? null : normalTwoSided(z);
  const significant = p !== null && p < alpha;
  const pairs = n < 2 ? 0 : (period * n * (n - 1)) / 2;
  return {
    ...test,
    tau: pairs === 0 ? null : s / pairs,
    z,
    p,
    pNormal: p,
    pMethod: p === null ? null : 'normal',
    significant,
    trend: n < 2 ? 'insufficientData' : significant ? (s > 0 ? 'increasing' : 'decreasing') : 'noTrend',
    period,
    ...seasonalLine(values, slopesWithin(seasons), period),
  };
}

/** The values of one season over the cycles. */
export type Season = readonly (number | null)[];

/** Whether a value is there and no gap. */
export const isThere = (value: number | null | undefined): value is number =>
  value !== null && value !== undefined && !Number.isNaN(value);

/** A series by season. */
export interface SeasonCycle {
  readonly period: number;
  readonly alpha: number;
  readonly seasons: readonly Season[];
  readonly missing: number;
}

/** Checks the options and puts the values of each season together, gaps at their places. */
export function seasonsOf(values: SeriesInput, options: SeasonalMannKendallOptions): SeasonCycle {
  const { period = 12, alpha = 0.05 } = options;
  requireOpenShare(alpha, 'options.alpha');
  if (!(Number.isInteger(period) && period >= 2)) {
    fail('OUT_OF_RANGE', 'options.period', 'A season has a cycle of at least two values.', {
      received: period,
      expected: 'a whole number of at least 2',
    });
  }
  const { missing } = observationsOf(values);
  const cycles = Math.ceil(values.length / period);
  // A cycle longer than the series has seasons that never came.
  const seasons: Season[] = Array.from({ length: Math.min(period, values.length) }, (_, season) =>
    Array.from({ length: cycles }, (_, cycle) => {
      const value = values[cycle * period + season];
      return isThere(value) ? value : null;
    }),
  );
  return { period, alpha, seasons, missing };
}

/** Sum over all pairs of seasons of the covariance of their scores, without a trend. */
function covarianceSum(columns: readonly Float64Array[], n: number): number {
  const doubledRanks = columns.map((column) => column.map((value) => n + 1 + signSum(column, value)));
  let sum = 0;
  for (let g = 0; g < columns.length; g++) {
    for (let h = 0; h <= g; h++) {
      let concordance = 0;
      for (let i = 0; i < n; i++) {
        for (let j = i + 1; j < n; j++) {
          concordance += Math.sign(columns[g]![j]! - columns[g]![i]!) * Math.sign(columns[h]![j]! - columns[h]![i]!);
        }
      }
      let products = 0;
      for (let i = 0; i < n; i++) products += doubledRanks[g]![i]! * doubledRanks[h]![i]!;
      const covariance = (concordance + products - n * (n + 1) ** 2) / 3;
      sum += g === h ? covariance : 2 * covariance;
    }
  }
  return sum;
}

function signSum(column: Float64Array, value: number): number {
  let sum = 0;
  for (const other of column) sum += Math.sign(value - other);
  return sum;
}

/** The values of a season that are there. */
export function presentIn(season: Season): Float64Array {
  const present = new Float64Array(season.length);
  let count = 0;
  for (const value of season) if (value !== null) present[count++] = value;
  return present.subarray(0, count);
}

/** Slopes of all pairs within seasons, in units per cycle. */
export function slopesWithin(seasons: readonly Season[]): Float64Array {
  const cycles = seasons[0]?.length ?? 0;
  const slopes = new Float64Array((seasons.length * cycles * (cycles - 1)) / 2);
  let count = 0;
  for (const season of seasons) {
    for (let i = 0; i < cycles; i++) {
      const from = season[i]!;
      if (from === null) continue;
      for (let j = i + 1; j < cycles; j++) {
        const to = season[j]!;
        if (to !== null) slopes[count++] = (to - from) / (j - i);
      }
    }
  }
  return slopes.subarray(0, count);
}

/** The line through the middle of the values with the median of the slopes; the slopes are not changed. */
export function seasonalLine(
  values: SeriesInput,
  slopes: Float64Array,
  period: number,
): { readonly slopePerCycle: number | null; readonly intercept: number | null } {
  if (slopes.length === 0) return { slopePerCycle: null, intercept: null };
  const slopePerCycle = medianInPlace(slopes.slice(), slopes.length) + 0;
  const seen = observationsOf(values);
  const n = seen.values.length;
  const middleTime = medianInPlace(seen.times.slice(), n);
  return { slopePerCycle, intercept: medianInPlace(seen.values.slice(), n) - (middleTime / period) * slopePerCycle };
}
