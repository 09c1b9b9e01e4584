import { numberIssues, OPEN_SHARE, wordIssues } from '../../core/check.js';
import { throwIssues } from '../../core/errors.js';
import { checkOptions } from '../../core/options.js';
import { fractionToNumber, numberOrNull, ratioOf } from '../../exact/fraction.js';
import { normalQuantile } from '../../statistics/normal.js';
import { readFormulaFigures } from './figures.js';
import { countRatings, type Ratings } from './ratings.js';

/** Answers that were counted in three groups. */
export interface NetPromoterGroups {
  /** Number of answers of 9 and 10. */
  readonly promoters: number;
  /** Number of answers of 7 and 8. */
  readonly passives: number;
  /** Number of answers of 0 to 6. */
  readonly detractors: number;
}

/** How the interval of a net promoter score is made. */
export interface NetPromoterScoreOptions {
  /**
   * `adjustedWald` adds three answers (3/4 promoters, 3/4 detractors) and stays within -100 and 100: right for few answers.
   * `wald` is the score plus and minus its standard error, as most textbooks print it; with few answers it passes 100.
   * @defaultValue `'adjustedWald'`
   */
  readonly interval?: 'adjustedWald' | 'wald';
  /** A share between 0 and 1. @defaultValue 0.95 */
  readonly confidence?: number;
}

/** A net promoter score with what it rests on. */
export interface NetPromoter {
  /** Number of answers. */
  readonly responses: number;
  /** Answers of 9 and 10. */
  readonly promoters: number;
  /** Answers of 7 and 8. */
  readonly passives: number;
  /** Answers of 0 to 6. */
  readonly detractors: number;
  /** Percentage of promoters minus percentage of detractors, -100 to 100, unrounded; `null` without answers. */
  readonly score: number | null;
  /** In points of the score; `null` without answers. */
  readonly standardError: number | null;
  /** Where the score of all customers probably lies, in points; `null` without answers. */
  readonly interval: readonly [low: number, high: number] | null;
  readonly conventions: { readonly interval: 'adjustedWald' | 'wald'; readonly confidence: number };
}

/** The answers that the adjusted interval adds. */
const ADDED = { answers: 3, promoters: 0.75, detractors: 0.75 } as const;

/**
 * Net promoter score (NPS): how many more customers would recommend than advise against, with its margin.
 *
 * Source: Reichheld 2003; standard error of a difference of multinomial shares; adjusted interval by Rocks 2016.
 *
 * @param ratings - Counts by rating from 0 to 10, the ratings one by one, or the counts of the three groups.
 * @param options - Interval and confidence.
 * @returns Score, standard error and interval.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_NUMBER`, `OUT_OF_RANGE`, `INVALID_VALUE`,
 * `UNKNOWN_KEY`.
 * @example
 * ```ts
 * import { netPromoterScore } from 'vendorwise/kpi';
 * const survey = netPromoterScore({ 0: 2, 3: 3, 6: 5, 7: 10, 8: 20, 9: 30, 10: 30 });
 * [survey.score, survey.standardError?.toFixed(2)]; // => [50, '6.71']
 * netPromoterScore({ promoters: 60, passives: 30, detractors: 10 }).score; // => 50
 * netPromoterScore([]).score; // => null
 * ```
 */
export function netPromoterScore(
  ratings: Ratings | NetPromoterGroups,
  options: NetPromoterScoreOptions = {},
): NetPromoter {
  checkOptions(options, { interval: true, confidence: true });
  const { interval: method = 'adjustedWald', confidence = 0.95 } = options;
  throwIssues([
    ...wordIssues(method, ['adjustedWald', 'wald'], 'options.interval'),
    ...numberIssues(confidence, OPEN_SHARE, 'options.confidence', 'A confidence level'),
  ]);
  const { promoters, passives, detractors } = groupsOf(ratings);
  const responses = promoters + passives + detractors;
  const some = responses > 0;
  return {
    responses,
    promoters,
    passives,
    detractors,
    score: some ? numberOrNull(ratioOf(100 * (promoters - detractors), responses)) : null,
    standardError: some ? 100 * errorOf(promoters, detractors, responses) : null,
    interval: some ? intervalOf(promoters, detractors, responses, method, confidence) : null,
    conventions: { interval: method, confidence },
  };
}

const GROUP = { kind: 'count' } as const;
const GROUPS = { promoters: GROUP, passives: GROUP, detractors: GROUP } as const;

function groupsOf(ratings: Ratings | NetPromoterGroups): NetPromoterGroups {
  const isGrouped =
    typeof ratings === 'object' && ratings !== null && Object.keys(GROUPS).some((name) => name in ratings);
  if (isGrouped) {
    const read = readFormulaFigures(ratings, GROUPS, 'ratings');
    return {
      promoters: fractionToNumber(read.promoters),
      passives: fractionToNumber(read.passives),
      detractors: fractionToNumber(read.detractors),
    };
  }
  const { responses, between } = countRatings(ratings as Ratings, { min: 0, max: 10 });
  const [promoters, detractors] = [between(9, 10), between(0, 6)];
  return { promoters, passives: responses - promoters - detractors, detractors };
}

function errorOf(promoters: number, detractors: number, responses: number): number {
  const [p, d] = [promoters / responses, detractors / responses];
  return Math.sqrt(Math.max(0, p + d - (p - d) ** 2) / responses);
}

function intervalOf(
  promoters: number,
  detractors: number,
  responses: number,
  method: 'adjustedWald' | 'wald',
  confidence: number,
): readonly [number, number] {
  const z = -normalQuantile((1 - confidence) / 2);
  const adjusted = method === 'adjustedWald';
  const n = responses + (adjusted ? ADDED.answers : 0);
  const up = promoters + (adjusted ? ADDED.promoters : 0);
  const down = detractors + (adjusted ? ADDED.detractors : 0);
  const middle = (100 * (up - down)) / n;
  const half = 100 * z * errorOf(up, down, n);
  return adjusted ? [Math.max(-100, middle - half), Math.min(100, middle + half)] : [middle - half, middle + half];
}
