import { numberIssues, OPEN_SHARE, POSITIVE } from '../../core/check.js';
import { throwIssues } from '../../core/errors.js';
import { checkOptions } from '../../core/options.js';
import { gammaQuantile } from '../gamma-distribution.js';
import { COUNT } from './check-counts.js';

/** How a count's interval is made. */
export interface CountIntervalOptions {
  /** What the count is taken over (hours, tickets, months): the answer is a rate per unit of it. @defaultValue 1 */
  readonly exposure?: number;
  /** A share between 0 and 1. @defaultValue 0.95 */
  readonly confidence?: number;
}

/** A count per unit of exposure with its interval. */
export interface CountInterval {
  readonly confidence: number;
  /** Count over exposure. */
  readonly rate: number;
  /** Lower and upper end, per unit of exposure. */
  readonly interval: readonly [low: number, high: number];
}

/**
 * A count such as incidents in a month, with the interval in which its long-run rate probably lies.
 *
 * The exact interval for a Poisson count (Garwood 1936); checked against R's `poisson.test`.
 *
 * @param count - A whole number of at least 0.
 * @param options - Exposure and confidence.
 * @returns The rate and its interval.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `OUT_OF_RANGE`, `UNKNOWN_KEY`.
 * @example
 * ```ts
 * import { countInterval } from 'vendorwise/statistics';
 * countInterval(6).interval.map((end) => end.toFixed(3)); // => ['2.202', '13.059']
 * ```
 */
export function countInterval(count: number, options: CountIntervalOptions = {}): CountInterval {
  checkOptions(options, { exposure: true, confidence: true });
  const { exposure = 1, confidence = 0.95 } = options;
  throwIssues([
    ...numberIssues(count, COUNT, 'count', 'A count'),
    ...numberIssues(exposure, POSITIVE, 'options.exposure', 'An exposure'),
    ...numberIssues(confidence, OPEN_SHARE, 'options.confidence', 'A confidence level'),
  ]);
  const tail = (1 - confidence) / 2;
  const low = count === 0 ? 0 : gammaQuantile(tail, count);
  return {
    confidence,
    rate: count / exposure,
    interval: [low / exposure, gammaQuantile(1 - tail, count + 1) / exposure],
  };
}
