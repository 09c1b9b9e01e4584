import { flagIssues, numberIssues, OPEN_SHARE, wordIssues } from '../core/check.js';
import { fail, throwIssues } from '../core/errors.js';
import { checkOptions } from '../core/options.js';
import { kendallScore, kendallVariance, pairCount, tieSizes } from '../numeric/kendall-score.js';
import { meanOfTwo, medianInPlace, selectInPlace } from '../numeric/select.js';
import { normalQuantile } from './normal.js';
import { type Observations, observationsOf, type SeriesInput } from './observations.js';
import { selectSlopes } from './slope-selection.js';

/** How the ends of the interval are read from the ordered slopes: at rounded ranks (SciPy), or interpolated (Gilbert). */
export type SlopeRanks = 'rounded' | 'interpolated';

/** How a Theil-Sen line is found. */
export interface TheilSenOptions {
  /** Confidence of the interval of the slope, a share. @defaultValue 0.95 */
  readonly confidence?: number;
  /** How its ends are read from the ordered slopes. @defaultValue `'rounded'` */
  readonly ranks?: SlopeRanks;
  /** `separate`: median(y) - slope * median(x) (Conover); `joint`: median(y - slope * x). @defaultValue `'separate'` */
  readonly intercept?: 'separate' | 'joint';
  /** Whether to find the interval. @defaultValue `true` */
  readonly interval?: boolean;
}

/** A Theil-Sen line: the median of the slopes of all pairs of points. */
export interface TheilSenResult {
  /** Points used. */
  readonly n: number;
  /** Pairs with different x. */
  readonly pairs: number;
  /** Units of y per unit of x; `null` without a pair. */
  readonly slope: number | null;
  /** The line at x = 0, in units of y; `null` without a slope. */
  readonly intercept: number | null;
  /** Interval of the slope at `confidence`; `null` when it was not asked for or there is no slope. */
  readonly interval: readonly [number, number] | null;
  /** Confidence of the interval, a share. */
  readonly confidence: number;
  /** How its ends were read. */
  readonly ranks: SlopeRanks;
  /** Whether there were too few pairs for an interval of this confidence, so that it ends at the extreme slopes. */
  readonly intervalClipped: boolean;
}

/** Up to here all slopes are listed: it is faster, and takes a quarter of a megabyte. */
const LISTED_UP_TO = 250;

/**
 * Theil-Sen line: a slope that up to 29 % of bad points cannot move far.
 *
 * Exact, for irregular x too; pairs with equal x are left out. Long series never list all pairs (see `selectSlopes`).
 *
 * Source: H. Theil 1950; P. K. Sen, "Estimates of the regression coefficient based on Kendall's tau", 1968 (interval);
 * R. O. Gilbert 1987 (interpolated ranks). Checked against `scipy.stats.theilslopes` 1.10.1.
 *
 * @param x - Times or other positions, in any order.
 * @param y - One value for each x; `null`, `undefined` and NaN are missing.
 * @param options - Confidence, rank rule, intercept.
 * @returns The line.
 * @throws {@link VendorwiseError} `INVALID_TYPE`, `UNKNOWN_KEY`, `INVALID_NUMBER`, `LENGTH_MISMATCH`, `OUT_OF_RANGE`, `INVALID_VALUE`.
 * @example
 * ```ts
 * import { theilSen } from 'vendorwise/statistics';
 * const line = theilSen([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], [12, 14, 13, 17, 16, 20, 19, 24, 22, 28]);
 * [line.slope, line.intercept]; // => [1.5, 11.25]
 * line.interval; // => [1.1428571428571428, 2]
 * ```
 */
export function theilSen(x: ArrayLike<number>, y: SeriesInput, options: TheilSenOptions = {}): TheilSenResult {
  checkOptions(options, { confidence: true, ranks: true, intercept: true, interval: true });
  const { confidence = 0.95, ranks = 'rounded', intercept = 'separate', interval = true } = options;
  throwIssues([
    ...numberIssues(confidence, OPEN_SHARE, 'options.confidence'),
    ...wordIssues(ranks, ['rounded', 'interpolated'], 'options.ranks'),
    ...wordIssues(intercept, ['separate', 'joint'], 'options.intercept'),
    ...flagIssues(interval, 'options.interval'),
  ]);
  const seen = observationsOf(y, x);
  const n = seen.values.length;
  // Only the interval needs to know which values are equal.
  const ties = interval ? kendallScore(seen.values, seen.tiedTimes ? seen.times : null) : null;
  const valueTies = ties?.valueTies ?? [];
  const timeTies = ties?.timeTies ?? (seen.tiedTimes ? tieSizes(seen.times) : []);
  const pairs = pairCount(n) - timeTies.reduce((sum, size) => sum + pairCount(size), 0);
  const base = { n, pairs, confidence, ranks };
  if (pairs === 0) return { ...base, slope: null, intercept: null, interval: null, intervalClipped: false };
  const middle = pairs % 2 === 1 ? [(pairs - 1) / 2] : [pairs / 2 - 1, pairs / 2];
  const sigma = Math.sqrt(kendallVariance(n, [...valueTies, ...timeTies]));
  const ends = interval ? intervalEnds(pairs, -normalQuantile((1 - confidence) / 2) * sigma, ranks) : null;
  const atEnds = ends === null ? [] : [ends.low, ends.high];
  const wanted = [...new Set([...middle, ...atEnds.flatMap((at) => [Math.floor(at), Math.ceil(at)])])];
  const found = n <= LISTED_UP_TO ? selectListed(seen, pairs, wanted) : selectSlopes(seen.times, seen.values, wanted);
  // Adding 0 turns a negative zero into 0.
  const slopeAt = (rank: number): number => found[wanted.indexOf(rank)]! + 0;
  const between = (at: number): number => {
    const low = slopeAt(Math.floor(at));
    return at === Math.floor(at) ? low : low + (at - Math.floor(at)) * (slopeAt(Math.ceil(at)) - low);
  };
  if (!found.every(Number.isFinite)) {
    fail('OUT_OF_RANGE', 'x', 'Some x are so close together that a slope is larger than any number.', {
      expected: 'x in a unit that keeps slopes finite',
    });
  }
  const slope = meanOfTwo(slopeAt(middle[0]!), slopeAt(middle[middle.length - 1]!));
  return {
    ...base,
    slope,
    intercept: interceptOf(seen, slope, intercept),
    interval: ends === null ? null : [between(ends.low), between(ends.high)],
    intervalClipped: ends?.clipped ?? false,
  };
}

/** Positions from 0 of the ends among the ordered slopes; fractional where they are interpolated. */
export function intervalEnds(
  pairs: number,
  width: number,
  ranks: SlopeRanks,
): { low: number; high: number; clipped: boolean } {
  const last = pairs - 1;
  const [low, high] =
    ranks === 'rounded'
      ? [roundHalfEven((pairs - width) / 2) - 1, roundHalfEven((pairs + width) / 2)]
      : [(pairs - width) / 2 - 1, (pairs + width) / 2];
  return { low: Math.max(0, low), high: Math.min(last, high), clipped: low < 0 || high > last };
}

function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return rest < 0.5 ? floor : floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}

function selectListed({ times, values }: Observations, pairs: number, wanted: readonly number[]): number[] {
  const slopes = new Float64Array(pairs);
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    for (let j = i + 1; j < values.length; j++) {
      if (times[j]! > times[i]!) slopes[count++] = (values[j]! - values[i]!) / (times[j]! - times[i]!);
    }
  }
  // In ascending order, each selection has only what the one before it left behind.
  const found = new Map<number, number>();
  let from = 0;
  for (const rank of [...wanted].sort((a, b) => a - b)) {
    found.set(rank, selectInPlace(slopes, rank, from, pairs));
    from = rank;
  }
  return wanted.map((rank) => found.get(rank)!);
}

function interceptOf({ times, values }: Observations, slope: number, kind: 'separate' | 'joint'): number {
  const n = values.length;
  if (kind === 'separate') return medianInPlace(values.slice(), n) - slope * medianInPlace(times.slice(), n) + 0;
  const lines = values.map((value, i) => value - slope * times[i]!);
  return medianInPlace(lines, n) + 0;
}
