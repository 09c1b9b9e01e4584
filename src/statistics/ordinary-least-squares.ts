import { OPEN_SHARE, requireNumber } from '../core/check.js';
import { checkOptions } from '../core/options.js';
import { addExact, type ExactPartials, exactSum, sumExactly } from '../numeric/exact-sum.js';
import { observationsOf, type SeriesInput } from './observations.js';
import { studentTCritical, studentTTwoSided } from './student-t.js';

/** How a least-squares line is judged. */
export interface OrdinaryLeastSquaresOptions {
  /** Confidence of the interval of the slope, a share. @defaultValue 0.95 */
  readonly confidence?: number;
}

/** A least-squares line. */
export interface OrdinaryLeastSquaresResult {
  /** Points used. */
  readonly n: number;
  /** Units of y per unit of x; `null` without two different x. */
  readonly slope: number | null;
  /** The line at x = 0, in units of y. */
  readonly intercept: number | null;
  /** Pearson's correlation, -1 to 1; 0 when y does not vary. */
  readonly r: number | null;
  /** Share of the variation of y that the line explains, 0 to 1. */
  readonly rSquared: number | null;
  /** Standard deviation of the residuals (n - 2 degrees of freedom), in units of y; `null` below three points. */
  readonly residualSd: number | null;
  /** Standard error of the slope; `null` below three points. */
  readonly slopeStandardError: number | null;
  /** Standard error of the intercept; `null` below three points. */
  readonly interceptStandardError: number | null;
  /** Explained over unexplained variance, each over its degrees of freedom; `null` below three points and on a perfect line. */
  readonly f: number | null;
  /** Two-sided p value of a slope of 0 (t test); `null` below three points. */
  readonly p: number | null;
  /** Interval of the slope at `confidence`; `null` below three points. */
  readonly interval: readonly [number, number] | null;
  /** Confidence of the interval, a share. */
  readonly confidence: number;
}

/**
 * Least-squares line with its t-based interval and p value.
 *
 * Sums are exact, so the order of the points does not matter. Autocorrelated values make the interval too narrow.
 *
 * Source: the textbook formulas; checked against `scipy.stats.linregress` and NIST StRD Norris.
 *
 * @param x - Times or other positions, in any order.
 * @param y - One value for each x; `null`, `undefined` and NaN are missing.
 * @param options - Confidence.
 * @returns The line; every figure that needs more points is `null`.
 * @throws {@link VendorwiseError} `INVALID_TYPE`, `UNKNOWN_KEY`, `INVALID_NUMBER`, `LENGTH_MISMATCH`, `OUT_OF_RANGE`.
 * @example
 * ```ts
 * import { ordinaryLeastSquares } from 'vendorwise/statistics';
 * const line = ordinaryLeastSquares([0, 1, 2, 4, 8], [1, 3, 5, 9, 17]);
 * [line.slope, line.intercept, line.r]; // => [2, 1, 1]
 * ```
 */
export function ordinaryLeastSquares(
  x: ArrayLike<number>,
  y: SeriesInput,
  options: OrdinaryLeastSquaresOptions = {},
): OrdinaryLeastSquaresResult {
  checkOptions(options, { confidence: true });
  const { confidence = 0.95 } = options;
  requireNumber(confidence, OPEN_SHARE, 'options.confidence');
  const { times, values } = observationsOf(y, x);
  const n = values.length;
  const meanX = n === 0 ? 0 : sumExactly(times) / n;
  const meanY = n === 0 ? 0 : sumExactly(values) / n;
  const dx = times.map((one) => one - meanX);
  const dy = values.map((one) => one - meanY);
  const sxx = sumOfProducts(dx, dx);
  if (n < 2 || times[0] === times[n - 1]) return { ...NOTHING, n, confidence };
  const sxy = sumOfProducts(dx, dy);
  const syy = sumOfProducts(dy, dy);
  const slope = sxy / sxx + 0;
  const intercept = meanY - slope * meanX + 0;
  const residuals = dy.map((one, i) => one - slope * dx[i]!);
  const rest = sumOfProducts(residuals, residuals);
  const r = syy === 0 ? 0 : Math.sign(sxy) * Math.min(1, Math.sqrt((sxy / sxx) * (sxy / syy)));
  const base = {
    ...NOTHING,
    n,
    confidence,
    slope,
    intercept,
    r,
    rSquared: syy === 0 ? 0 : Math.max(0, 1 - rest / syy),
  };
  const df = n - 2;
  if (df === 0) return base;
  const residualSd = Math.sqrt(rest / df);
  const slopeStandardError = residualSd / Math.sqrt(sxx);
  const reach = studentTCritical(1 - confidence, df) * slopeStandardError;
  return {
    ...base,
    residualSd,
    slopeStandardError,
    f: rest === 0 ? null : (slope / slopeStandardError) ** 2,
    interceptStandardError: slopeStandardError * Math.sqrt(sxx / n + meanX * meanX),
    p:
      slope === 0
        ? 1
        : studentTTwoSided(slopeStandardError === 0 ? Number.POSITIVE_INFINITY : slope / slopeStandardError, df),
    interval: [slope - reach, slope + reach],
  };
}

const NOTHING = {
  slope: null,
  intercept: null,
  r: null,
  rSquared: null,
  residualSd: null,
  slopeStandardError: null,
  interceptStandardError: null,
  f: null,
  p: null,
  interval: null,
};

function sumOfProducts(a: Float64Array, b: Float64Array): number {
  const partials: ExactPartials = [];
  for (let i = 0; i < a.length; i++) addExact(partials, a[i]! * b[i]!);
  return exactSum(partials);
}
