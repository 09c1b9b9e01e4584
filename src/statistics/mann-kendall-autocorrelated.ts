import { checkOptions, type OptionNames } from '../core/options.js';
import { kendallScore, kendallVariance } from '../numeric/kendall-score.js';
import { rankScores } from '../numeric/rank.js';
import { autocorrelations } from './autocorrelation.js';
import {
  MANN_KENDALL_OPTIONS,
  type MannKendallOptions,
  type MannKendallResult,
  mannKendall,
  trendTest,
} from './mann-kendall.js';
import { normalQuantile } from './normal.js';
import { type Observations, observationsOf, requireOpenShare, type SeriesInput } from './observations.js';
import { theilSen } from './theil-sen.js';

/** How a variance is corrected for values that resemble the ones before them. */
export interface VarianceCorrectionOptions {
  /** Times of the values, in any unit and order. @defaultValue the positions 0, 1, 2, … */
  readonly times?: ArrayLike<number>;
  /** Significance level, a share; also for which lags count. @defaultValue 0.05 */
  readonly alpha?: number;
  /** Largest lag looked at, in observations. @defaultValue all of them */
  readonly maxLag?: number;
  /**
   * Hamed and Rao's sum of autocorrelations as it is (`signed`, the 1998 paper), or by its size (`absolute`), so that a
   * correction never shrinks the variance. @defaultValue `'absolute'`
   */
  readonly correctionSum?: 'absolute' | 'signed';
  /**
   * Differences between residuals that rounding alone can make: no difference (`ignored`), or kept to the last bit as in
   * pyMannKendall (`kept`), whose answer they can change. @defaultValue `'ignored'`
   */
  readonly residualNoise?: 'ignored' | 'kept';
}

const CORRECTION_OPTIONS: OptionNames<Omit<VarianceCorrectionOptions, 'correctionSum'>> = {
  times: true,
  alpha: true,
  maxLag: true,
  residualNoise: true,
};

/** A Mann-Kendall test that allows for autocorrelation. */
export interface AutocorrelatedMannKendall extends MannKendallResult {
  /** Lag-1 autocorrelation of the series the method looks at (detrended; for pre-whitening the raw one). */
  readonly lag1: number | null;
  /** What the variance of S was multiplied by; 1 for the pre-whitening methods. */
  readonly varianceFactor: number;
  /** Slope taken off before looking at autocorrelation, in units per unit of time; `null` when none was. */
  readonly detrendedBy: number | null;
}

/**
 * Mann-Kendall test with the variance corrected by the autocorrelated ranks of the detrended series.
 *
 * Source: K. H. Hamed and A. R. Rao, "A modified Mann-Kendall trend test for autocorrelated data", 1998; as in
 * pyMannKendall 1.4.3, which takes the sum by its size. Detrending uses the true times, so gaps do not bend the line.
 *
 * @param values - The series; missing values keep their place in time.
 * @param options - Times, level, largest lag.
 * @returns The test; z and p are `null` when the corrected variance is not positive and S is not 0.
 * @throws {@link VendorwiseError} `INVALID_TYPE`, `UNKNOWN_KEY`, `INVALID_NUMBER`, `LENGTH_MISMATCH`, `OUT_OF_RANGE`.
 * @example
 * ```ts
 * import { hamedRaoTest } from 'vendorwise/statistics';
 * hamedRaoTest([10, 12, 11, 15, 14, 18, 17], { maxLag: 3 }).variance.toFixed(4); // => '86.5556'
 * ```
 */
export function hamedRaoTest(values: SeriesInput, options: VarianceCorrectionOptions = {}): AutocorrelatedMannKendall {
  checkOptions(options, { ...CORRECTION_OPTIONS, correctionSum: true });
  const { alpha = 0.05, correctionSum = 'absolute', residualNoise } = options;
  requireOpenShare(alpha, 'options.alpha');
  const seen = observationsOf(values, options.times);
  const n = seen.values.length;
  const { residuals, slope, noise } = detrended(seen);
  // Residuals that differ by rounding only share a rank.
  const tolerance = residualNoise === 'kept' ? 0 : noise;
  const ranks = rankScores(residuals, { ties: 'fractional', higherIsBetter: false, tolerance });
  const r = autocorrelations(ranks, { maxLag: lagLimit(n, options.maxLag) });
  const bound = normalQuantile(1 - alpha / 2) / Math.sqrt(n);
  let sum = 0;
  for (let lag = 1; lag < r.length; lag++) {
    if (Math.abs(r[lag]!) > bound) sum += (n - lag) * (n - lag - 1) * (n - lag - 2) * r[lag]!;
  }
  const used = correctionSum === 'absolute' ? Math.abs(sum) : sum;
  const factor = n < 3 ? 1 : 1 + (2 / (n * (n - 1) * (n - 2))) * used;
  return corrected(seen, alpha, factor, lag1Of(residuals, noise), slope);
}

/**
 * Mann-Kendall test with the variance scaled to the effective sample size of the detrended series.
 *
 * Offered for comparison: with all lags the autocorrelations of a detrended series sum to about -1/2, which shrinks the
 * variance and finds trends in nearly half of all pure noise; give `maxLag: 1`, or use another test.
 *
 * Source: S. Yue and C. Y. Wang, "The Mann-Kendall test modified by effective sample size", 2004.
 *
 * @param values - The series; missing values keep their place in time.
 * @param options - Times, level, largest lag.
 * @returns The test; z and p are `null` when the corrected variance is not positive and S is not 0.
 * @throws {@link VendorwiseError} `INVALID_TYPE`, `UNKNOWN_KEY`, `INVALID_NUMBER`, `LENGTH_MISMATCH`, `OUT_OF_RANGE`.
 * @example
 * ```ts
 * import { yueWangTest } from 'vendorwise/statistics';
 * yueWangTest([2, 1, 4, 3, 5], { maxLag: 1 }).p; // => null
 * ```
 */
export function yueWangTest(
  values: SeriesInput,
  options: Omit<VarianceCorrectionOptions, 'correctionSum'> = {},
): AutocorrelatedMannKendall {
  checkOptions(options, CORRECTION_OPTIONS);
  const { alpha = 0.05, residualNoise } = options;
  requireOpenShare(alpha, 'options.alpha');
  const seen = observationsOf(values, options.times);
  const n = seen.values.length;
  const { residuals, slope, noise } = detrended(seen);
  const ignored = residualNoise === 'kept' ? 0 : noise;
  const r = autocorrelations(residuals, { maxLag: lagLimit(n, options.maxLag), noise: ignored });
  let sum = 0;
  for (let lag = 1; lag < r.length; lag++) sum += (1 - lag / n) * r[lag]!;
  return corrected(seen, alpha, 1 + 2 * sum, lag1Of(residuals, noise), slope);
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
 * @param options - Times, level, method.
 * @returns The test of the n - 1 pre-whitened values.
 * @throws {@link VendorwiseError} `INVALID_TYPE`, `UNKNOWN_KEY`, `INVALID_NUMBER`, `LENGTH_MISMATCH`, `OUT_OF_RANGE`.
 * @example
 * ```ts
 * import { preWhitenedTest } from 'vendorwise/statistics';
 * preWhitenedTest([9, 7, 5, 1]).s; // => -3
 * ```
 */
export function preWhitenedTest(values: SeriesInput, options: MannKendallOptions = {}): AutocorrelatedMannKendall {
  checkOptions(options, MANN_KENDALL_OPTIONS);
  const seen = observationsOf(values, options.times);
  const lag1 = lag1Of(seen.values, 0);
  const whitened = withoutLag1(seen.values, lag1 ?? 0);
  return { ...testOf(whitened, seen, options), lag1, varianceFactor: 1, detrendedBy: null };
}

/**
 * Mann-Kendall test after the trend was taken off, the rest pre-whitened, and the trend put back.
 *
 * Source: S. Yue, P. Pilon, B. Phinney and G. Cavadias, "The influence of autocorrelation on the ability to detect
 * trend in hydrological series", 2002. Detrending uses the true times.
 *
 * @param values - The series; missing values keep their place in time.
 * @param options - Times, level, method.
 * @returns The test of the n - 1 values.
 * @throws {@link VendorwiseError} `INVALID_TYPE`, `UNKNOWN_KEY`, `INVALID_NUMBER`, `LENGTH_MISMATCH`, `OUT_OF_RANGE`.
 * @example
 * ```ts
 * import { trendFreePreWhitenedTest } from 'vendorwise/statistics';
 * trendFreePreWhitenedTest([2, 1, 4, 3, 5]).s; // => 6
 * ```
 */
export function trendFreePreWhitenedTest(
  values: SeriesInput,
  options: MannKendallOptions = {},
): AutocorrelatedMannKendall {
  checkOptions(options, MANN_KENDALL_OPTIONS);
  const seen = observationsOf(values, options.times);
  const { residuals, slope, noise } = detrended(seen);
  const lag1 = lag1Of(residuals, noise);
  const whitened = withoutLag1(residuals, lag1 ?? 0);
  const start = seen.times[0] ?? 0;
  for (let i = 0; i < whitened.length; i++) whitened[i]! += (seen.times[i]! - start + 1) * slope;
  return { ...testOf(whitened, seen, options), lag1, varianceFactor: 1, detrendedBy: slope };
}

/** How the resemblance of each value to the one before it is judged. */
export interface ResidualAutocorrelationOptions {
  /** Times of the values, in any unit and order. @defaultValue the positions 0, 1, 2, … */
  readonly times?: ArrayLike<number>;
  /** Significance level, a share. @defaultValue 0.05 */
  readonly alpha?: number;
  /** The slope to take off, in units per unit of time. @defaultValue the Theil-Sen slope */
  readonly slope?: number;
}

/**
 * Lag-1 autocorrelation of a series without its Theil-Sen line, and whether it is more than chance.
 *
 * @param values - The series; missing values keep their place in time.
 * @param options - Times, level and slope.
 * @returns r at lag 1 (`null` below three values), and whether it lies outside the normal bounds z / sqrt(n).
 * @throws {@link VendorwiseError} `INVALID_TYPE`, `UNKNOWN_KEY`, `INVALID_NUMBER`, `LENGTH_MISMATCH`, `OUT_OF_RANGE`.
 * @example
 * ```ts
 * import { residualAutocorrelation } from 'vendorwise/statistics';
 * residualAutocorrelation([1, 2, 3, 4, 5, 6]); // => { lag1: 0, significant: false }
 * ```
 */
export function residualAutocorrelation(
  values: SeriesInput,
  options: ResidualAutocorrelationOptions = {},
): { readonly lag1: number | null; readonly significant: boolean } {
  checkOptions(options, { times: true, alpha: true, slope: true });
  const { alpha = 0.05 } = options;
  requireOpenShare(alpha, 'options.alpha');
  const seen = observationsOf(values, options.times);
  const n = seen.values.length;
  if (n < 3) return { lag1: null, significant: false };
  const { residuals, noise } = detrended(seen, options.slope);
  const lag1 = lag1Of(residuals, noise) ?? 0;
  return { lag1, significant: Math.abs(lag1) > normalQuantile(1 - alpha / 2) / Math.sqrt(n) };
}

function detrended(seen: Observations, known?: number): { residuals: Float64Array; slope: number; noise: number } {
  const slope = known ?? theilSen(seen.times, seen.values, { interval: false }).slope ?? 0;
  const start = seen.times[0] ?? 0;
  let size = 0;
  const residuals = seen.values.map((value, i) => {
    const fitted = (seen.times[i]! - start + 1) * slope;
    size = Math.max(size, Math.abs(value), Math.abs(fitted));
    return value - fitted;
  });
  return { residuals, slope, noise: 16 * Number.EPSILON * size };
}

function lagLimit(n: number, maxLag: number | undefined): number {
  return Math.max(0, Math.min(n - 1, maxLag ?? n - 1));
}

function lag1Of(values: Float64Array, noise: number): number | null {
  return values.length < 2 ? null : autocorrelations(values, { noise })[1]!;
}

function withoutLag1(values: Float64Array, lag1: number): Float64Array {
  return Float64Array.from({ length: Math.max(0, values.length - 1) }, (_, i) => values[i + 1]! - values[i]! * lag1);
}

function testOf(whitened: Float64Array, seen: Observations, options: MannKendallOptions): MannKendallResult {
  const { times: _, ...rest } = options;
  const test = mannKendall(whitened, seen.tiedTimes ? { ...rest, times: seen.times.subarray(1) } : rest);
  return { ...test, missing: seen.missing };
}

function corrected(
  seen: Observations,
  alpha: number,
  varianceFactor: number,
  lag1: number | null,
  detrendedBy: number,
): AutocorrelatedMannKendall {
  const n = seen.values.length;
  const { s, valueTies, timeTies } = kendallScore(seen.values, seen.tiedTimes ? seen.times : null);
  const variance = kendallVariance(n, valueTies, timeTies) * varianceFactor;
  const test = trendTest({ n, missing: seen.missing, s, variance, alpha, exact: null });
  return { ...test, lag1, varianceFactor, detrendedBy };
}
