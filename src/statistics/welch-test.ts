import { OPEN_SHARE, requireNumber } from '../core/check.js';
import { checkOptions } from '../core/options.js';
import { observationsOf, type SeriesInput } from './observations.js';
import { runningMean } from './series/level-fits.js';
import { studentTCritical, studentTTwoSided } from './student-t.js';

/** How two means are compared. */
export interface WelchTestOptions {
  /** Confidence of the interval, a share. @defaultValue 0.95 */
  readonly confidence?: number;
}

/** Two means compared. */
export interface WelchTest {
  /** Values used on both sides. */
  readonly n: readonly [first: number, second: number];
  /** In the unit of the values; `null` without values. */
  readonly means: readonly [first: number | null, second: number | null];
  /** First minus second; `null` when one is missing. */
  readonly difference: number | null;
  /** The difference in standard errors; `null` below two values a side, and when neither side varies. */
  readonly t: number | null;
  /** Welch and Satterthwaite's, not whole; `null` with `t`. */
  readonly degreesOfFreedom: number | null;
  /** Two-sided; `null` with `t`. */
  readonly p: number | null;
  /** Interval of the difference; `null` with `t`. */
  readonly interval: readonly [low: number, high: number] | null;
  readonly confidence: number;
}

/**
 * Whether two groups of figures have different means, without taking for granted that they vary alike.
 *
 * Source: B. L. Welch 1947; as R's `t.test`.
 *
 * @param first - Figures; `null`, `undefined` and NaN are missing.
 * @param second - The others.
 * @param options - Confidence.
 * @returns Means, difference with its interval, and the test.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_NUMBER`, `OUT_OF_RANGE`, `UNKNOWN_KEY`.
 * @example
 * ```ts
 * import { welchTest } from 'vendorwise/statistics';
 * const test = welchTest([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2], [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]);
 * [test.t?.toFixed(4), test.degreesOfFreedom?.toFixed(3), test.p?.toFixed(4)]; // => ['-1.8608', '17.776', '0.0794']
 * ```
 */
export function welchTest(first: SeriesInput, second: SeriesInput, options: WelchTestOptions = {}): WelchTest {
  checkOptions(options, { confidence: true });
  const { confidence = 0.95 } = options;
  requireNumber(confidence, OPEN_SHARE, 'options.confidence');
  const [a, b] = [groupOf(first), groupOf(second)];
  const difference = a.mean === null || b.mean === null ? null : a.mean - b.mean;
  const base = { n: [a.n, b.n], means: [a.mean, b.mean], difference, confidence } as const;
  // Dividing by the larger keeps the squares in range.
  const size = Math.max(a.deviation, b.deviation);
  if (difference === null || a.n < 2 || b.n < 2 || size === 0) {
    return { ...base, t: null, degreesOfFreedom: null, p: null, interval: null };
  }
  const [va, vb] = [(a.deviation / size) ** 2 / a.n, (b.deviation / size) ** 2 / b.n];
  const error = size * Math.sqrt(va + vb);
  const degreesOfFreedom = (va + vb) ** 2 / (va ** 2 / (a.n - 1) + vb ** 2 / (b.n - 1));
  const half = studentTCritical(1 - confidence, degreesOfFreedom) * error;
  return {
    ...base,
    t: difference / error,
    degreesOfFreedom,
    p: studentTTwoSided(difference / error, degreesOfFreedom),
    interval: [difference - half, difference + half],
  };
}

interface Group {
  readonly n: number;
  readonly mean: number | null;
  /** Standard deviation; 0 below two values. */
  readonly deviation: number;
}

function groupOf(values: SeriesInput): Group {
  const seen = observationsOf(values).values;
  const n = seen.length;
  if (n === 0) return { n, mean: null, deviation: 0 };
  const mean = runningMean(seen);
  const largest = seen.reduce((most, value) => Math.max(most, Math.abs(value - mean)), 0);
  if (n < 2 || largest === 0) return { n, mean, deviation: 0 };
  const squares = seen.reduce((sum, value) => sum + ((value - mean) / largest) ** 2, 0);
  return { n, mean, deviation: largest * Math.sqrt(squares / (n - 1)) };
}
