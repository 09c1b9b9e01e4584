import { requireRecord } from '../../core/check.js';
import { fail, issue, throwIssues } from '../../core/errors.js';
import { type Fraction, fraction, ZERO } from '../../exact/fraction.js';
import { figureIssues } from './figures.js';

/** Answers of a survey: how often each rating was given (`{ '4': 40, '5': 38 }`), or the ratings one by one. */
export type Ratings = Readonly<Record<string, number>> | readonly number[];

/** Lowest and highest rating of a scale. */
export interface RatingScale {
  readonly min: number;
  readonly max: number;
}

/** Ratings as they are counted; local to one run. */
export interface RatingCounts {
  /** Number of answers. */
  readonly responses: number;
  /** Exact mean; `null` without answers. */
  readonly mean: Fraction | null;
  /** Number of answers from one rating to another, both included. */
  readonly between: (lowest: number, highest: number) => number;
}

/** Reads the answers of a survey; a rating outside the scale is an error, never dropped. */
export function countRatings(ratings: Ratings, scale: RatingScale | null): RatingCounts {
  if (!Array.isArray(ratings)) requireRecord(ratings, 'ratings', 'a record of counts by rating, or a list of ratings');
  const pairs: readonly (readonly [rating: unknown, count: unknown, path: string, countPath: string])[] = Array.isArray(
    ratings,
  )
    ? ratings.map((rating, i) => [rating, 1, `ratings[${i}]`, ''])
    : Object.entries(ratings).map(([rating, count]) => [rating, count, `ratings["${rating}"]`, `ratings["${rating}"]`]);
  throwIssues(
    pairs.flatMap(([rating, count, path, countPath]) => {
      const wrong = figureIssues(rating, path, 'any');
      if (wrong.length > 0) return wrong;
      const outside = scale !== null && (Number(rating) < scale.min || Number(rating) > scale.max);
      const details = { received: rating, expected: `a rating from ${scale?.min} to ${scale?.max}` };
      return [
        ...(outside ? [issue('OUT_OF_RANGE', path, 'This rating is not on the scale.', details)] : []),
        ...figureIssues(count, countPath, 'count'),
      ];
    }),
  );
  const counts = new Map<number, number>();
  for (const [rating, count] of pairs) {
    counts.set(Number(rating), (counts.get(Number(rating)) ?? 0) + Number(count));
  }
  let sum = ZERO;
  let responses = 0;
  for (const [rating, count] of counts) {
    sum = sum.add(fraction(rating).mul(count));
    responses += count;
  }
  return {
    responses,
    mean: responses === 0 ? null : sum.div(responses),
    between: (lowest, highest) => {
      let found = 0;
      for (const [rating, count] of counts) if (rating >= lowest && rating <= highest) found += count;
      return found;
    },
  };
}

/** Checks the scale that a caller names. */
export function checkScale(scale: RatingScale | undefined, path: string): RatingScale | null {
  if (scale === undefined) return null;
  const { min, max } = (scale ?? {}) as Partial<RatingScale>;
  throwIssues([...figureIssues(min, `${path}.min`, 'any'), ...figureIssues(max, `${path}.max`, 'any')]);
  if ((min as number) < (max as number)) return scale;
  return fail('OUT_OF_RANGE', path, 'A scale goes from a lower to a higher rating.', {
    received: scale,
    expected: 'a min below the max',
  });
}

/** Checks a rating that a caller names. */
export function requireRating(rating: unknown, path: string): void {
  throwIssues(figureIssues(rating, path, 'any'));
}
