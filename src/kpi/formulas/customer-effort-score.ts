import { checkOptions } from '../../core/options.js';
import { numberOrNull, ratioOf } from '../../exact/fraction.js';
import { rateInterval } from '../../statistics/rates/rate-interval.js';
import { checkScale, countRatings, type RatingScale, type Ratings, requireRating } from './ratings.js';

/** How effort is counted. */
export interface CustomerEffortScoreOptions {
  /** Lowest rating that counts as easy. @defaultValue 5 of 7 */
  readonly easyFrom?: number;
  /** Ratings outside it are an error. @defaultValue none: any rating is taken */
  readonly scale?: RatingScale;
  /** Of the interval, a share between 0 and 1. @defaultValue 0.95 */
  readonly confidence?: number;
}

/** How easy customers found it to have their case handled. */
export interface CustomerEffort {
  /** Number of answers. */
  readonly responses: number;
  /** Mean agreement, on the scale: higher is easier; `null` without answers. */
  readonly meanRating: number | null;
  /** Number of answers that found it easy. */
  readonly easy: number;
  /** Share of answers that found it easy, 0 to 1; `null` without answers. */
  readonly easyShare: number | null;
  /** Where the share of all customers probably lies (Wilson), 0 to 1; `null` without answers. */
  readonly intervalShare: readonly [low: number, high: number] | null;
}

/**
 * Customer effort score (CES 2.0): agreement with "the company made it easy to handle my issue", on 1 to 7.
 *
 * Source: Dixon, Toman and DeLisi, The Effortless Experience (2013): mean, and share of 5 to 7.
 *
 * @param ratings - Counts by rating, or the ratings one by one.
 * @param options - What counts as easy, scale, confidence.
 * @returns Mean, share and interval.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_NUMBER`, `OUT_OF_RANGE`, `UNKNOWN_KEY`.
 * @example
 * ```ts
 * import { customerEffortScore } from 'vendorwise/kpi';
 * const effort = customerEffortScore({ 1: 1, 2: 2, 3: 4, 4: 8, 5: 20, 6: 30, 7: 35 });
 * [effort.meanRating, effort.easyShare]; // => [5.74, 0.85]
 * ```
 */
export function customerEffortScore(ratings: Ratings, options: CustomerEffortScoreOptions = {}): CustomerEffort {
  checkOptions(options, { easyFrom: true, scale: true, confidence: true });
  const { easyFrom = 5, confidence = 0.95 } = options;
  requireRating(easyFrom, 'options.easyFrom');
  const counts = countRatings(ratings, checkScale(options.scale, 'options.scale'));
  const { responses } = counts;
  const easy = counts.between(easyFrom, Number.POSITIVE_INFINITY);
  return {
    responses,
    meanRating: numberOrNull(counts.mean),
    easy,
    easyShare: responses === 0 ? null : numberOrNull(ratioOf(easy, responses)),
    intervalShare: rateInterval(easy, responses, { confidence }).interval,
  };
}
