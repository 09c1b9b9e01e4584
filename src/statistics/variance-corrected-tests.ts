import { numberIssues, OPEN_SHARE, wordIssues } from '../core/check.js';
import { throwIssues, type VendorwiseIssue } from '../core/errors.js';
import { checkOptions, type OptionNames } from '../core/options.js';
import { kendallScore, kendallVariance } from '../numeric/kendall-score.js';
import { rankScores } from '../numeric/rank.js';
import type { AutocorrelatedMannKendall } from './autocorrelated-mann-kendall.js';
import { autocorrelations } from './autocorrelation.js';
import { trendTest } from './mann-kendall.js';
import { normalQuantile } from './normal.js';
import { type Observations, observationsOf, type SeriesInput } from './observations.js';
import { detrended, lag1Of } from './residual-autocorrelation.js';

/** How a variance is corrected for values that resemble the ones before them: by `hamedRaoTest` and `yueWangTest`. */
export interface VarianceCorrectionOptions {
  /** Times of the values, in any unit and order. @defaultValue the positions 0, 1, 2, … */
  readonly times?: ArrayLike<number>;
  /** Significance level, a share; also for which lags count. @defaultValue 0.05 */
  readonly alpha?: number;
  /** Largest lag looked at, in observations. @defaultValue all of them */
  readonly maximumLag?: number;
  /**
   * Hamed and Rao's sum of autocorrelations as it is (`signed`, the 1998 paper), or by its size (`absolute`), so that a
   * correction never shrinks the variance. @defaultValue `'absolute'`
   */
  readonly correctionSum?: 'absolute' | 'signed';
  /**
   * For Hamed and Rao's ranks, differences between residuals that rounding alone can make: no difference (`ignored`), or
   * kept to the last bit as in pyMannKendall (`kept`), whose answer they can change. @defaultValue `'ignored'`
   */
  readonly residualNoise?: 'ignored' | 'kept';
}

type PlainCorrectionOptions = Omit<VarianceCorrectionOptions, 'correctionSum' | 'residualNoise'>;

const PLAIN: OptionNames<PlainCorrectionOptions> = { times: true, alpha: true, maximumLag: true };

/**
 * Mann-Kendall test with the variance corrected by the autocorrelated ranks of the detrended series.
 *
 * Source: K. H. Hamed and A. R. Rao, "A modified Mann-Kendall trend test for autocorrelated data", 1998; as in
 * pyMannKendall 1.4.3, which takes the sum by its size. Detrending uses the true times, so gaps do not bend the line.
 *
 * @param values - The series; missing values keep their place in time.
 * @param options - Times, level, largest lag.
 * @returns The test; z and p are `null` when the corrected variance is not positive and S is not 0.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `UNKNOWN_KEY`, `INVALID_NUMBER`, `INVALID_VALUE`,
 * `LENGTH_MISMATCH`, `OUT_OF_RANGE`.
 * @example
 * ```ts
 * import { hamedRaoTest } from 'vendorwise/statistics';
 * hamedRaoTest([10, 12, 11, 15, 14, 18, 17], { maximumLag: 3 }).variance.toFixed(4); // => '86.5556'
 * ```
 */
export function hamedRaoTest(values: SeriesInput, options: VarianceCorrectionOptions = {}): AutocorrelatedMannKendall {
  checkOptions(options, { ...PLAIN, correctionSum: true, residualNoise: true });
  const { alpha = 0.05, correctionSum = 'absolute', residualNoise = 'ignored' } = options;
  throwIssues([
    ...lagIssues(options),
    ...wordIssues(correctionSum, ['absolute', 'signed'], 'options.correctionSum'),
    ...wordIssues(residualNoise, ['ignored', 'kept'], 'options.residualNoise'),
  ]);
  const seen = observationsOf(values, options.times);
  const n = seen.values.length;
  const { residuals, slope, noise } = detrended(seen);
  // Residuals that differ by rounding only share a rank.
  const tolerance = residualNoise === 'kept' ? 0 : noise;
  const ranks = rankScores(residuals, { ties: 'fractional', higherIsBetter: false, tolerance });
  const r = autocorrelations(ranks, { maximumLag: lagLimit(n, options.maximumLag) });
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
 * variance and finds trends in nearly half of all pure noise; give `maximumLag: 1`, or use another test.
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
 * yueWangTest([2, 1, 4, 3, 5], { maximumLag: 1 }).p; // => null
 * ```
 */
export function yueWangTest(
  values: SeriesInput,
  options: Omit<VarianceCorrectionOptions, 'correctionSum' | 'residualNoise'> = {},
): AutocorrelatedMannKendall {
  checkOptions(options, PLAIN);
  throwIssues(lagIssues(options));
  const { alpha = 0.05 } = options;
  const seen = observationsOf(values, options.times);
  const n = seen.values.length;
  const { residuals, slope, noise } = detrended(seen);
  const r = autocorrelations(residuals, { maximumLag: lagLimit(n, options.maximumLag), noise });
  let sum = 0;
  for (let lag = 1; lag < r.length; lag++) sum += (1 - lag / n) * r[lag]!;
  return corrected(seen, alpha, 1 + 2 * sum, lag1Of(residuals, noise), slope);
}

function lagIssues({ alpha = 0.05, maximumLag }: PlainCorrectionOptions): VendorwiseIssue[] {
  return [
    ...numberIssues(alpha, OPEN_SHARE, 'options.alpha'),
    ...(maximumLag === undefined ? [] : numberIssues(maximumLag, { whole: true, least: 0 }, 'options.maximumLag')),
  ];
}

function lagLimit(n: number, maximumLag: number | undefined): number {
  return Math.max(0, Math.min(n - 1, maximumLag ?? n - 1));
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
