import { requireWord } from '../core/check.js';
import { checkOptions } from '../core/options.js';
import { rankScores } from '../numeric/rank.js';
import type { AutocorrelatedMannKendall } from './autocorrelated-mann-kendall.js';
import { MANN_KENDALL_OPTIONS, type MannKendallOptions, type MannKendallResult, mannKendall } from './mann-kendall.js';
import { type Observations, observationsOf, type SeriesInput } from './observations.js';
import { detrended, lag1Of, roundingOf } from './residual-autocorrelation.js';

/** How a pre-whitened series is tested: by `preWhitenedTest` and `trendFreePreWhitenedTest`. */
export interface PreWhitenedOptions extends MannKendallOptions {
  /**
   * Differences between pre-whitened values that rounding alone can make: no difference (`ignored`), or kept to the last
   * bit as in pyMannKendall (`kept`), whose S they can change. @defaultValue `'ignored'`
   */
  readonly residualNoise?: 'ignored' | 'kept';
}

/**
 * Mann-Kendall test of the series with its lag-1 autocorrelation taken out: each value less r times the one before.
 *
 * Lags count observations: a missing value does not break the chain. A strong trend also counts as autocorrelation
 * here, so the test is weak against it; it does hold its level when the values are autocorrelated.
 *
 * Source: H. von Storch, "Misuses of statistical analysis in climate research", 1995.
 *
 * @param values - The series.
 * @param options - Times, level, method, rounding.
 * @returns The test of the n - 1 pre-whitened values.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `UNKNOWN_KEY`, `INVALID_NUMBER`, `INVALID_VALUE`,
 * `LENGTH_MISMATCH`, `OUT_OF_RANGE`.
 * @example
 * ```ts
 * import { preWhitenedTest } from 'vendorwise/statistics';
 * preWhitenedTest([9, 7, 5, 1]).s; // => -3
 * ```
 */
export function preWhitenedTest(values: SeriesInput, options: PreWhitenedOptions = {}): AutocorrelatedMannKendall {
  checkOptions(options, { ...MANN_KENDALL_OPTIONS, residualNoise: true });
  const seen = observationsOf(values, options.times);
  const noise = roundingOf(seen.values.reduce((most, value) => Math.max(most, Math.abs(value)), 0));
  const lag1 = lag1Of(seen.values, 0);
  const whitened = withoutLag1(seen.values, lag1 ?? 0);
  return { ...testOf(whitened, noise, seen, options), lag1, varianceFactor: 1, detrendedBy: null };
}

/**
 * Mann-Kendall test after the trend was taken off, the rest pre-whitened, and the trend put back.
 *
 * Source: S. Yue, P. Pilon, B. Phinney and G. Cavadias, "The influence of autocorrelation on the ability to detect
 * trend in hydrological series", 2002. Detrending uses the true times.
 *
 * @param values - The series; missing values keep their place in time.
 * @param options - Times, level, method, rounding.
 * @returns The test of the n - 1 values.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `UNKNOWN_KEY`, `INVALID_NUMBER`, `INVALID_VALUE`,
 * `LENGTH_MISMATCH`, `OUT_OF_RANGE`.
 * @example
 * ```ts
 * import { trendFreePreWhitenedTest } from 'vendorwise/statistics';
 * trendFreePreWhitenedTest([2, 1, 4, 3, 5]).s; // => 6
 * ```
 */
export function trendFreePreWhitenedTest(
  values: SeriesInput,
  options: PreWhitenedOptions = {},
): AutocorrelatedMannKendall {
  checkOptions(options, { ...MANN_KENDALL_OPTIONS, residualNoise: true });
  const seen = observationsOf(values, options.times);
  const { residuals, slope, noise } = detrended(seen);
  const lag1 = lag1Of(residuals, noise);
  const whitened = withoutLag1(residuals, lag1 ?? 0);
  const start = seen.times[0] ?? 0;
  for (let i = 0; i < whitened.length; i++) whitened[i]! += (seen.times[i]! - start + 1) * slope;
  return { ...testOf(whitened, noise, seen, options), lag1, varianceFactor: 1, detrendedBy: slope };
}

function withoutLag1(values: Float64Array, lag1: number): Float64Array {
  return Float64Array.from({ length: Math.max(0, values.length - 1) }, (_, i) => values[i + 1]! - values[i]! * lag1);
}

function testOf(
  whitened: Float64Array,
  noise: number,
  seen: Observations,
  { times: _, residualNoise = 'ignored', ...rest }: PreWhitenedOptions,
): MannKendallResult {
  requireWord(residualNoise, ['ignored', 'kept'], 'options.residualNoise');
  // The test looks at the order of the values only, and ranks have ties where rounding has made them differ.
  const kept = residualNoise === 'kept' || rest.tieDecimals !== undefined;
  const compared = kept
    ? whitened
    : rankScores(whitened, { ties: 'fractional', higherIsBetter: false, tolerance: noise });
  const test = mannKendall(compared, seen.tiedTimes ? { ...rest, times: seen.times.subarray(1) } : rest);
  return { ...test, missing: seen.missing };
}
