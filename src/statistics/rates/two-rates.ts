import { numberIssues, OPEN_SHARE } from '../../core/check.js';
import { throwIssues } from '../../core/errors.js';
import { checkOptions } from '../../core/options.js';
import { normalQuantile, normalTwoSided } from '../normal.js';
import { countIssues } from './check-counts.js';
import { rateInterval } from './rate-interval.js';

/** A count out of a number of trials. */
export interface RateCount {
  /** A whole number of at least 0. */
  readonly successes: number;
  /** A whole number of at least `successes`. */
  readonly trials: number;
}

/** How two rates are compared: by `twoRates` and `twoRateGroups`. */
export interface TwoRatesOptions {
  /** A share between 0 and 1. @defaultValue 0.95 */
  readonly confidence?: number;
}

/** Two rates compared. */
export interface TwoRates {
  readonly confidence: number;
  /** Both rates, 0 to 1; `null` without trials. */
  readonly first: number | null;
  readonly second: number | null;
  /** First minus second; `null` when one is missing. */
  readonly difference: number | null;
  /** Interval of the difference by the normal distribution (Wald), as R's `prop.test` prints it. */
  readonly interval: readonly [low: number, high: number] | null;
  /** Interval of the difference from both Wilson intervals (Newcombe 1998, method 10): better for small counts. */
  readonly scoreInterval: readonly [low: number, high: number] | null;
  /** Pearson's statistic without correction; `null` without trials, and when both rates are 0 or both are 1. */
  readonly chiSquare: number | null;
  /** Its p value, two-sided. */
  readonly pChiSquare: number | null;
  /** The p value of Fisher's exact test, two-sided; `null` without trials, and above ten million of them. */
  readonly pFisher: number | null;
  /** Which p decides: the exact one when a count of fewer than 5 is expected somewhere. */
  readonly decidedOn: 'chiSquare' | 'fisher' | null;
  readonly p: number | null;
}

/** Above so many trials a sum over all tables takes seconds, and both tests agree to many digits. */
const LARGEST_COUNTED = 10_000_000;

/** Below this expected count the chi-square distribution is no good guide (Cochran 1954). */
const FEWEST_EXPECTED = 5;

/**
 * Whether two rates differ: this quarter's and the last one's, or two vendors'.
 *
 * Pearson's chi-square test and Fisher's exact test of a table of two by two; checked against R 4.2.2.
 *
 * @param first - Successes and trials.
 * @param second - Successes and trials of the other.
 * @param options - Confidence of the intervals.
 * @returns Rates, their difference with its intervals, and both tests.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `OUT_OF_RANGE`, `UNKNOWN_KEY`.
 * @example
 * ```ts
 * import { twoRates } from 'vendorwise/statistics';
 * const errors = twoRates({ successes: 30, trials: 1000 }, { successes: 45, trials: 1100 });
 * [errors.decidedOn, errors.p?.toFixed(4), errors.pFisher?.toFixed(4)]; // => ['chiSquare', '0.1785', '0.1961']
 * ```
 */
export function twoRates(first: RateCount, second: RateCount, options: TwoRatesOptions = {}): TwoRates {
  checkOptions(options, { confidence: true });
  const { confidence = 0.95 } = options;
  checkOptions(first, { successes: true, trials: true }, 'first');
  checkOptions(second, { successes: true, trials: true }, 'second');
  throwIssues([
    ...countIssues(first.successes, first.trials, ['first.successes', 'first.trials']),
    ...countIssues(second.successes, second.trials, ['second.successes', 'second.trials']),
    ...numberIssues(confidence, OPEN_SHARE, 'options.confidence', 'A confidence level'),
  ]);
  const [a, b] = [rateOf(first), rateOf(second)];
  if (a === null || b === null) return { ...NOTHING, confidence, first: a, second: b };
  const difference = a - b;
  const z = -normalQuantile((1 - confidence) / 2);
  const half = z * Math.sqrt((a * (1 - a)) / first.trials + (b * (1 - b)) / second.trials);
  const chiSquare = pearson(first, second);
  const pChiSquare = chiSquare === null ? null : normalTwoSided(Math.sqrt(chiSquare));
  const small = first.trials + second.trials <= LARGEST_COUNTED;
  const pFisher = small ? fisher(first, second) : null;
  const exact = small && (chiSquare === null || fewestExpected(first, second) < FEWEST_EXPECTED);
  return {
    confidence,
    first: a,
    second: b,
    difference,
    interval: [Math.max(-1, difference - half), Math.min(1, difference + half)],
    scoreInterval: newcombe(first, second, difference, confidence),
    chiSquare,
    pChiSquare,
    pFisher,
    decidedOn: exact ? 'fisher' : chiSquare === null ? null : 'chiSquare',
    p: exact ? pFisher : pChiSquare,
  };
}

const NOTHING = {
  difference: null,
  interval: null,
  scoreInterval: null,
  chiSquare: null,
  pChiSquare: null,
  pFisher: null,
  decidedOn: null,
  p: null,
} as const;

function rateOf({ successes, trials }: RateCount): number | null {
  return trials === 0 ? null : successes / trials;
}

function pearson(first: RateCount, second: RateCount): number | null {
  const pooled = (first.successes + second.successes) / (first.trials + second.trials);
  if (pooled === 0 || pooled === 1) return null;
  const away = first.successes / first.trials - second.successes / second.trials;
  return (away * away) / (pooled * (1 - pooled) * (1 / first.trials + 1 / second.trials));
}

function fewestExpected(first: RateCount, second: RateCount): number {
  const trials = first.trials + second.trials;
  const hits = first.successes + second.successes;
  return (Math.min(hits, trials - hits) * Math.min(first.trials, second.trials)) / trials;
}

function newcombe(
  first: RateCount,
  second: RateCount,
  difference: number,
  confidence: number,
): readonly [number, number] {
  const [low1, high1] = rateInterval(first.successes, first.trials, { confidence }).interval ?? [0, 1];
  const [low2, high2] = rateInterval(second.successes, second.trials, { confidence }).interval ?? [0, 1];
  const [a, b] = [first.successes / first.trials, second.successes / second.trials];
  return [difference - Math.hypot(a - low1, high2 - b), difference + Math.hypot(high1 - a, b - low2)];
}

/** Tables that are as likely as the observed one, but for rounding, count as likely as it (the margin of R's `fisher.test`). */
const AS_LIKELY = 1 + 1e-7;

/**
 * The sum over all tables with the same margins that are no likelier than the observed one. Probabilities are taken
 * relative to the likeliest table, by the ratio of each to its neighbour, so that large counts do not overflow.
 */
function fisher(first: RateCount, second: RateCount): number {
  const hits = first.successes + second.successes;
  const low = Math.max(0, hits - second.trials);
  const high = Math.min(hits, first.trials);
  const ratio = (x: number): number => ((first.trials - x) / (x + 1)) * ((hits - x) / (second.trials - hits + x + 1));
  const mode = Math.min(
    high,
    Math.max(low, Math.floor(((hits + 1) * (first.trials + 1)) / (first.trials + second.trials + 2))),
  );
  const observed = relative(first.successes, mode, ratio) * AS_LIKELY;
  let [all, extreme] = [1, observed >= 1 ? 1 : 0];
  const walk = (from: number, to: number, step: 1 | -1): void => {
    let weight = 1;
    for (let x = from; x !== to; x += step) {
      weight *= step === 1 ? ratio(x) : 1 / ratio(x - 1);
      all += weight;
      if (weight <= observed) extreme += weight;
      if (weight === 0) break;
    }
  };
  walk(mode, high, 1);
  walk(mode, low, -1);
  return Math.min(1, extreme / all);
}

/** Probability of a table over that of the likeliest one. */
function relative(x: number, mode: number, ratio: (x: number) => number): number {
  let weight = 1;
  for (let at = mode; at < x && weight > 0; at++) weight *= ratio(at);
  for (let at = mode; at > x && weight > 0; at--) weight /= ratio(at - 1);
  return weight;
}
