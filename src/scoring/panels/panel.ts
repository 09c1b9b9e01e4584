import type { Defined } from '../../core/definition.js';
import type { ExactInput } from '../../exact/fraction.js';
import type { CivilDate } from '../../time/civil-date.js';
import type { ScoreSheet, ScoreValue } from '../criteria/criteria.js';

/**
 * How the figures of several evaluators become one.
 *
 * - `mean`: the weighted mean.
 * - `median`: the middle one by weight; the mean of the two middle ones where the weight divides evenly.
 * - `trimmedMean`: the weighted mean without the lowest and the highest `trimShare` of the ratings, rounded down.
 *
 * Yes/no answers and levels are no figures. Under every rule a panel's answer is the lower median by weight, so it is an
 * answer of the scale and gates and rubrics hold for it: `yes` needs more than half of the weight, and where the weight
 * divides evenly between two levels, the worse one counts.
 */
export type PanelAggregate = 'mean' | 'median' | 'trimmedMean';

/** One evaluator of a panel. */
export interface PanelEvaluator {
  /** Unique in the panel. */
  readonly id: string;
  /** @defaultValue the id */
  readonly name?: string;
  /** Say in the result, compared with the others; above 0. @defaultValue 1 */
  readonly weight?: ExactInput;
  /** Ids of the criteria and groups that the evaluator rates. @defaultValue everything that the panel rates */
  readonly criteria?: readonly string[];
}

/** Who rates what, and how ratings become scores: the document to settle before the offers are opened. */
export interface PanelDefinition {
  readonly id: string;
  /** A whole number from 1; raise it with every change. */
  readonly version: number;
  readonly name?: string;
  readonly evaluators: readonly PanelEvaluator[];
  /** Ids of criteria and groups that are looked up and not judged, such as a certificate; prices always are. @defaultValue none */
  readonly facts?: readonly string[];
  /** @defaultValue `'mean'` */
  readonly aggregate?: PanelAggregate;
  /** `trimmedMean`: share of the ratings that is cut at each end, from 0 to below 0.5. @defaultValue 0.2 */
  readonly trimShare?: ExactInput;
  /** Ratings that a score needs; with fewer it is missing until it is moderated. @defaultValue 1 */
  readonly minimumRatings?: number;
}

/** A checked panel, ready to score with. */
export type Panel = Defined<PanelDefinition>;

/** Ratings of one vendor by one evaluator. There may be several, such as for the papers and for the interview. */
export interface RatingSheet {
  readonly evaluator: string;
  readonly vendor: string;
  /** By criterion id, as on a score sheet; `null` (or no entry) means that there is none. */
  readonly scores: Readonly<Record<string, ScoreValue>>;
  /** The evaluator's reason, by criterion id. */
  readonly comments?: Readonly<Record<string, string>>;
}

/** An evaluator who does not rate a vendor, because of a conflict of interest. */
export interface Recusal {
  readonly evaluator: string;
  readonly vendor: string;
  readonly reason: string;
  /** `YYYY-MM-DD`. */
  readonly on?: CivilDate;
}

/** A score that the panel agreed on after it had talked, instead of the aggregate. */
export interface Moderation {
  readonly vendor: string;
  readonly criterion: string;
  /** On the criterion's own scale. */
  readonly score: ScoreValue;
  readonly reason: string;
  /** Who recorded it. */
  readonly by: string;
  /** `YYYY-MM-DD`. */
  readonly on?: CivilDate;
}

/** Everything that a panel recorded. */
export interface PanelRatings {
  /** The vendors that are evaluated, rated or not. */
  readonly vendors: readonly string[];
  readonly ratings: readonly RatingSheet[];
  /** Prices and other facts, one sheet a vendor. @defaultValue none */
  readonly facts?: readonly ScoreSheet[];
  /** @defaultValue none */
  readonly recusals?: readonly Recusal[];
  /** @defaultValue none */
  readonly moderation?: readonly Moderation[];
}
