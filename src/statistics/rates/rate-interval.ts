import { numberIssues, OPEN_SHARE, wordIssues } from '../../core/check.js';
import { throwIssues } from '../../core/errors.js';
import { checkOptions } from '../../core/options.js';
import { fCritical } from '../f-distribution.js';
import { normalQuantile } from '../normal.js';
import { countIssues } from './check-counts.js';

/**
 * How the interval of a rate is made.
 *
 * - `wilson`: the score interval (Wilson 1927); on average right, short, never outside 0 to 1.
 * - `wilsonCorrected`: the same with a correction for continuity (as R's `prop.test`); wider.
 * - `clopperPearson`: from the exact tails of the binomial distribution (Clopper and Pearson 1934); never too short.
 * - `jeffreys`: equal tails of the Beta(x + 1/2, n - x + 1/2) distribution, not moved at 0 and n.
 */
export type RateIntervalMethod = 'wilson' | 'wilsonCorrected' | 'clopperPearson' | 'jeffreys';

/** How a rate's interval is made. */
export interface RateIntervalOptions {
  /** @defaultValue `'wilson'` */
  readonly method?: RateIntervalMethod;
  /** A share between 0 and 1. @defaultValue 0.95 */
  readonly confidence?: number;
}

/** A rate with its interval. */
export interface RateInterval {
  readonly method: RateIntervalMethod;
  readonly confidence: number;
  /** Successes over trials, 0 to 1; `null` without trials. */
  readonly rate: number | null;
  /** Lower and upper end, 0 to 1; `null` without trials. */
  readonly interval: readonly [low: number, high: number] | null;
}

const METHODS: readonly RateIntervalMethod[] = ['wilson', 'wilsonCorrected', 'clopperPearson', 'jeffreys'];

/**
 * A rate such as invoices without error, with the interval in which the vendor's true rate probably lies.
 *
 * Source: Wilson 1927; Clopper and Pearson 1934; Brown, Cai and DasGupta 2001; checked against R 4.2.2.
 *
 * @param successes - A whole number of at least 0.
 * @param trials - A whole number of at least `successes`.
 * @param options - Method and confidence.
 * @returns The rate and its interval; `null` for both when there are no trials.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `OUT_OF_RANGE`, `INVALID_VALUE`, `UNKNOWN_KEY`.
 * @example
 * ```ts
 * import { rateInterval } from 'vendorwise/statistics';
 * rateInterval(975, 1000).interval?.map((end) => end.toFixed(4)); // => ['0.9634', '0.9830']
 * rateInterval(0, 0).rate; // => null
 * ```
 */
export function rateInterval(successes: number, trials: number, options: RateIntervalOptions = {}): RateInterval {
  checkOptions(options, { method: true, confidence: true });
  const { method = 'wilson', confidence = 0.95 } = options;
  throwIssues([
    ...countIssues(successes, trials, ['successes', 'trials']),
    ...numberIssues(confidence, OPEN_SHARE, 'options.confidence', 'A confidence level'),
    ...wordIssues(method, METHODS, 'options.method'),
  ]);
  if (trials === 0) return { method, confidence, rate: null, interval: null };
  const ends = { wilson, wilsonCorrected, clopperPearson, jeffreys }[method];
  return { method, confidence, rate: successes / trials, interval: ends(successes, trials, (1 - confidence) / 2) };
}

type Ends = (x: number, n: number, tail: number) => readonly [number, number];

const wilson: Ends = (x, n, tail) => score(x, n, tail, 0);

/** R takes the correction against a rate of one half, and never carries it past there. */
const wilsonCorrected: Ends = (x, n, tail) => score(x, n, tail, Math.min(0.5, Math.abs(x - n / 2)));

function score(x: number, n: number, tail: number, correction: number): readonly [number, number] {
  const z = -normalQuantile(tail);
  const half = (z * z) / (2 * n);
  const end = (share: number, sign: number): number => {
    const spread = z * Math.sqrt((share * (1 - share)) / n + half / (2 * n));
    return (share + half + sign * spread) / (1 + 2 * half);
  };
  const [low, high] = [(x - correction) / n, (x + correction) / n];
  // The formula gives exactly 0 and 1 there, but for its rounding.
  return [x === 0 || low <= 0 ? 0 : end(low, -1), x === n || high >= 1 ? 1 : end(high, 1)];
}

const clopperPearson: Ends = (x, n, tail) => [
  x === 0 ? 0 : betaQuantile(tail, x, n - x + 1),
  x === n ? 1 : betaQuantile(1 - tail, x + 1, n - x),
];

const jeffreys: Ends = (x, n, tail) => [
  betaQuantile(tail, x + 0.5, n - x + 0.5),
  betaQuantile(1 - tail, x + 0.5, n - x + 0.5),
];

/** The value of the Beta(a, b) distribution with probability `p` below it, as a ratio of variances. */
function betaQuantile(p: number, a: number, b: number): number {
  if (p <= 0.5) {
    // The tail that is given must stay the small one, or its digits are lost in 1 - p.
    const inverse = fCritical(p, 2 * b, 2 * a);
    return a / (a + b * inverse);
  }
  const ratio = fCritical(1 - p, 2 * a, 2 * b);
  return (a * ratio) / (b + a * ratio);
}
