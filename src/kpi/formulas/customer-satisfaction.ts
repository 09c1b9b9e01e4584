import { checkOptions } from '../../core/options.js';
import { numberOrNull, ratioOf } from '../../exact/fraction.js';
import { rateInterval } from '../../statistics/rates/rate-interval.js';
import { checkScale, countRatings, type RatingScale, type Ratings, requireRating } from './ratings.js';

/** How satisfaction is counted. */
export interface CustomerSatisfactionOptions {
  /** Lowest rating that counts as satisfied. @defaultValue 4, the upper two of five */
  readonly satisfiedFrom?: number;
  /** Ratings outside it are an error. @defaultValue none: any rating is taken */
  readonly scale?: RatingScale;
  /** Of the interval, a share between 0 and 1. @defaultValue 0.95 */
  readonly confidence?: number;
}

/** Satisfaction of customers. */
export interface CustomerSatisfaction {
  /** Number of answers. */
  readonly responses: number;
  /** Number of answers that count as satisfied. */
  readonly satisfied: number;
  /** The CSAT score, 0 to 1; `null` without answers. */
  readonly satisfiedShare: number | null;
  /** Where the share of all customers probably lies (Wilson), 0 to 1; `null` without answers. */
  readonly intervalShare: readonly [low: number, high: number] | null;
  /** Mean rating, on the scale; `null` without answers. */
  readonly meanRating: number | null;
}

/**
 * Customer satisfaction (CSAT): the share of answers in the upper ratings.
 *
 * Source: top-two-box share as in Farris et al., Marketing Metrics; interval by Wilson 1927.
 *
 * @param ratings - Counts by rating, or the ratings one by one.
 * @param options - What counts as satisfied, scale, confidence.
 * @returns Share, interval and mean.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_NUMBER`, `OUT_OF_RANGE`, `UNKNOWN_KEY`.
 * @example
 * ```ts
 * import { customerSatisfaction } from 'vendorwise/kpi';
 * const survey = customerSatisfaction({ 1: 3, 2: 5, 3: 12, 4: 40, 5: 40 });
 * [survey.satisfiedShare, survey.meanRating]; // => [0.8, 4.09]
 * ```
 */
export function customerSatisfaction(
  ratings: Ratings,
  options: CustomerSatisfactionOptions = {},
): CustomerSatisfaction {
  checkOptions(options, { satisfiedFrom: true, scale: true, confidence: true });
  const { satisfiedFrom = 4, confidence = 0.95 } = options;
  requireRating(satisfiedFrom, 'options.satisfiedFrom');
  const counts = countRatings(ratings, checkScale(options.scale, 'options.scale'));
  const { responses } = counts;
  const satisfied = counts.between(satisfiedFrom, Number.POSITIVE_INFINITY);
  return {
    responses,
    satisfied,
    satisfiedShare: responses === 0 ? null : numberOrNull(ratioOf(satisfied, responses)),
    intervalShare: rateInterval(satisfied, responses, { confidence }).interval,
    meanRating: numberOrNull(counts.mean),
  };
}
