import { checkOptions } from '../core/options.js';
import { kendallScore, pairCount } from '../numeric/kendall-score.js';
import { trendTest } from './mann-kendall.js';
import { isThere, type SeriesInput } from './observations.js';
import { type SeasonalMannKendallOptions, seasonalLine, seasonsOf, slopesWithin } from './season-cycle.js';
import type { SeasonalMannKendall } from './seasonal-mann-kendall.js';

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
 * import { hirschSlackTest } from 'vendorwise/statistics';
 * hirschSlackTest([82, 84, 83, 85, 85, 86, 84, 88, 87, 89, 90, 89], { period: 4 }).s; // => 12
 * ```
 */
export function hirschSlackTest(values: SeriesInput, options: SeasonalMannKendallOptions = {}): SeasonalMannKendall {
  checkOptions(options, { period: true, alpha: true });
  const cycle = seasonsOf(values, options);
  const { period, alpha, seasons, seen } = cycle;
  const cycles = seasons[0]?.length ?? 0;
  const complete = Array.from({ length: cycles }, (_, k) => k).filter(
    (k) => (k + 1) * period <= values.length && seasons.every((season) => isThere(season[k])),
  );
  const columns = seasons.map((season) => Float64Array.from(complete, (k) => season[k]!));
  const n = complete.length;
  const s = columns.reduce((sum, column) => sum + kendallScore(column, null).s, 0);
  const variance = covarianceSum(columns, n);
  const { missing } = seen;
  const test = trendTest({ n: n * period, missing, s, variance, alpha, exact: null, continuity: false });
  const pairs = period * pairCount(n);
  return {
    ...test,
    tau: pairs === 0 ? null : s / pairs,
    trend: n < 2 ? 'insufficientData' : test.trend,
    period,
    ...seasonalLine(cycle, slopesWithin(seasons)),
  };
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
