import { numberIssues, OPEN_SHARE, wordIssues } from '../core/check.js';
import { throwIssues } from '../core/errors.js';
import { checkOptions, type OptionNames } from '../core/options.js';
import { kendallScore, kendallVariance, pairCount } from '../numeric/kendall-score.js';
import { EXACT_LIMIT, kendallExactTail } from './kendall-exact.js';
import { normalTwoSided } from './normal.js';
import { observationsOf, type SeriesInput } from './observations.js';

/** How a p value is found: from all orders of the values, or from the normal distribution. */
export type TrendPMethod = 'exact' | 'normal';

/** How a Mann-Kendall test is done. */
export interface MannKendallOptions {
  /** Times of the values, in any unit and order. @defaultValue the positions 0, 1, 2, … */
  readonly times?: ArrayLike<number>;
  /** Significance level, a share. @defaultValue 0.05 */
  readonly alpha?: number;
  /** `auto` is exact where that is offered, else normal; `normal` never counts orders. @defaultValue `'auto'` */
  readonly method?: 'auto' | 'normal';
  /** Most values for which the exact p is found, up to 500. @defaultValue 60 */
  readonly exactLimit?: number;
  /** Values that agree when rounded to this many decimals are equal (0.1 + 0.2 and 0.3). @defaultValue exact equality */
  readonly tieDecimals?: number;
}

/** The names of {@link MannKendallOptions}. */
export const MANN_KENDALL_OPTIONS: OptionNames<MannKendallOptions> = {
  times: true,
  alpha: true,
  method: true,
  exactLimit: true,
  tieDecimals: true,
};

/** A Mann-Kendall test for a monotone trend. */
export interface MannKendallResult {
  /** Values used. */
  readonly n: number;
  /** Values missing; they keep their place in time. */
  readonly missing: number;
  /** Kendall's S: pairs that rise minus pairs that fall. */
  readonly s: number;
  /** Variance of S without a trend, corrected for ties. */
  readonly variance: number;
  /** S as a share of all pairs, -1 to 1 (tau-a); `null` below two values. */
  readonly tau: number | null;
  /** Standardised S with continuity correction, 0 for an S of 0; `null` below two values or without a usable variance. */
  readonly z: number | null;
  /** Two-sided p value by `pMethod`; `null` where none can be found. */
  readonly p: number | null;
  /** Where `p` comes from. */
  readonly pMethod: TrendPMethod | null;
  /** Two-sided p value of `z`, accurate in the far tail. */
  readonly pNormal: number | null;
  /** Exact two-sided p value over all orders of the values; `null` above the limit or when times are tied. */
  readonly pExact: number | null;
  /** The smallest exact p these values could give in any order: above `alpha`, nothing can be significant. */
  readonly smallestP: number | null;
  /** Significance level used. */
  readonly alpha: number;
  /** Whether `p` is below `alpha`. */
  readonly significant: boolean;
  /** The direction when it is significant. */
  readonly trend: 'increasing' | 'decreasing' | 'noTrend' | 'insufficientData';
}

const DEFAULT_EXACT_LIMIT = 60;

/**
 * Mann-Kendall test: do the values rise or fall over time more often than chance would have them?
 *
 * S in O(n log n), variance corrected for ties in values and times, p exact for short series with ties and from the
 * normal tail for long ones.
 *
 * Source: H. B. Mann 1945; M. G. Kendall, "Rank correlation methods", 1970; checked against pyMannKendall 1.4.3 and SciPy.
 *
 * @param values - The series; `null`, `undefined` and NaN are missing.
 * @param options - Times, significance level, method and equality.
 * @returns The test; below two values every probability is `null`.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `UNKNOWN_KEY`, `INVALID_NUMBER`, `INVALID_VALUE`,
 * `LENGTH_MISMATCH`, `OUT_OF_RANGE`.
 * @example
 * ```ts
 * import { mannKendall } from 'vendorwise/statistics';
 * const test = mannKendall([1, 2, 3, 4, 5]);
 * [test.s, test.p, test.pMethod, test.trend]; // => [10, 0.016666666666666666, 'exact', 'increasing']
 * mannKendall([9, null, 5, 1]).n; // => 3
 * ```
 */
export function mannKendall(values: SeriesInput, options: MannKendallOptions = {}): MannKendallResult {
  checkOptions(options, MANN_KENDALL_OPTIONS);
  const { alpha = 0.05, method = 'auto', exactLimit = DEFAULT_EXACT_LIMIT, tieDecimals } = options;
  throwIssues([
    ...numberIssues(alpha, OPEN_SHARE, 'options.alpha'),
    ...wordIssues(method, ['auto', 'normal'], 'options.method'),
    ...numberIssues(exactLimit, { least: 0, most: EXACT_LIMIT }, 'options.exactLimit'),
    ...(tieDecimals === undefined
      ? []
      : numberIssues(tieDecimals, { whole: true, least: 0, most: 15 }, 'options.tieDecimals')),
  ]);
  const seen = observationsOf(values, options.times);
  const n = seen.values.length;
  const compared = tieDecimals === undefined ? seen.values : rounded(seen.values, tieDecimals);
  const { s, valueTies, timeTies } = kendallScore(compared, seen.tiedTimes ? seen.times : null);
  const variance = kendallVariance(n, valueTies, timeTies);
  const countable = method === 'auto' && n >= 2 && n <= exactLimit && timeTies.length === 0;
  const exact = countable ? kendallExactTail(n, s, valueTies) : null;
  return trendTest({ n, missing: seen.missing, s, variance, alpha, exact });
}

/** What a test rests on, before its probabilities. */
export interface TrendTestInput {
  readonly n: number;
  readonly missing: number;
  readonly s: number;
  /** May be negative where an autocorrelation correction broke down; then an S that is not 0 has no z and no p. */
  readonly variance: number;
  readonly alpha: number;
  readonly exact: { readonly p: number; readonly smallestP: number } | null;
  /** Whether z has a continuity correction. @defaultValue true */
  readonly continuity?: boolean;
}

/** Turns a score and its variance into a test. */
export function trendTest(input: TrendTestInput): MannKendallResult {
  const { n, missing, s, variance, alpha, exact, continuity = true } = input;
  const z = n < 2 ? null : continuity ? zScore(s, variance) : plainScore(s, variance);
  const pNormal = z === null ? null : normalTwoSided(z);
  const p = exact?.p ?? pNormal;
  const significant = p !== null && p < alpha;
  return {
    n,
    missing,
    s,
    variance,
    tau: n < 2 ? null : s / pairCount(n),
    z,
    p,
    pMethod: p === null ? null : exact === null ? 'normal' : 'exact',
    pNormal,
    pExact: exact?.p ?? null,
    smallestP: exact?.smallestP ?? null,
    alpha,
    significant,
    trend: n < 2 ? 'insufficientData' : significant ? (s > 0 ? 'increasing' : 'decreasing') : 'noTrend',
  };
}

function zScore(s: number, variance: number): number | null {
  // As many pairs rise as fall: no trend, whatever the variance.
  if (s === 0) return 0;
  return variance > 0 ? (s - Math.sign(s)) / Math.sqrt(variance) : null;
}

/** Without a correction a variance of 0 says nothing, not even of an S of 0: 0/0. */
function plainScore(s: number, variance: number): number | null {
  return variance > 0 ? s / Math.sqrt(variance) : null;
}

function rounded(values: Float64Array, decimals: number): Float64Array {
  const scale = 10 ** decimals;
  return values.map((value) => {
    const scaled = Math.round(value * scale);
    return Number.isFinite(scaled) ? scaled + 0 : value;
  });
}
