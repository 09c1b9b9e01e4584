import { checkOptions } from '../core/options.js';
import { kendallScore, kendallVariance, pairCount } from '../numeric/kendall-score.js';
import { type MannKendallResult, trendTest } from './mann-kendall.js';
import type { SeriesInput } from './observations.js';
import {
  presentIn,
  type SeasonalMannKendallOptions,
  type SeasonCycle,
  seasonalLine,
  seasonsOf,
  slopesWithin,
} from './season-cycle.js';

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
  return seasonalTestOf(cycle, slopesWithin(cycle.seasons));
}

/** The test of a series whose seasons stand together already, with the slopes within them. */
export function seasonalTestOf(cycle: SeasonCycle, slopes: Float64Array): SeasonalMannKendall {
  const { period, alpha, seasons, seen } = cycle;
  let s = 0;
  let variance = 0;
  let pairs = 0;
  let n = 0;
  for (const season of seasons) {
    const present = presentIn(season);
    const score = kendallScore(present, null);
    s += score.s;
    variance += kendallVariance(present.length, score.valueTies);
    pairs += pairCount(present.length);
    n += present.length;
  }
  const test = trendTest({ n, missing: seen.missing, s, variance, alpha, exact: null });
  return { ...test, tau: pairs === 0 ? null : s / pairs, period, ...seasonalLine(cycle, slopes) };
}
