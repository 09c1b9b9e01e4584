import type { Finding } from '../../core/findings.js';
import type { JsonValue } from '../../core/json.js';
import type { ScoreSheet } from '../criteria/criteria.js';
import type { RankedVendor, ScoreReport } from '../totals/score-report.js';
import type { IntraclassCorrelation } from './agreement/intraclass-correlation.js';
import type { KendallW } from './agreement/kendall-w.js';
import type { KrippendorffAlpha } from './agreement/krippendorff-alpha.js';
import type { PanelAggregate } from './panel.js';

/** The conventions a panel's scores rest on, so that they can be repeated. */
export interface PanelConventions {
  readonly aggregate: PanelAggregate;
  /** Share of the ratings cut at each end, 0 to below 0.5, as an exact fraction; `'0'` unless the mean is trimmed. */
  readonly trimShareExact: string;
  /** What yes/no answers and levels become. */
  readonly levels: 'lowerMedian';
  readonly minimumRatings: number;
  /** Spread beyond which evaluators are far apart, in percent of the scale, as exact fractions. */
  readonly consensus: {
    readonly rangePercentExact: string;
    readonly sdPercentExact: string;
    readonly leniencyPercentExact: string;
  };
}

/** One evaluator's part in one score. */
export interface PanelRating {
  readonly evaluator: string;
  readonly status: 'rated' | 'missing' | 'recused' | 'notAssigned';
  /** The rating as given. */
  readonly score: JsonValue;
  readonly comment: string | null;
  /** The evaluator's say on this panel, as an exact fraction. */
  readonly weightExact: string;
  /**
   * Share of this rating in the aggregate, 0 to 1, as an exact fraction: the aggregate is the sum of share times rating.
   * `null` where there is no rating, and for yes/no answers and levels, which are not added up.
   */
  readonly shareExact: string | null;
  /** Why the evaluator is recused, as recorded. */
  readonly recusalReason: string | null;
}

/** How far the ratings of one score lie apart. */
export interface PanelSpread {
  /** Lowest and highest rating, as given. */
  readonly lowest: JsonValue;
  readonly highest: JsonValue;
  /** Highest less lowest, in the scale's own unit; `null` for yes/no answers and levels. */
  readonly range: number | null;
  /** Sample standard deviation in the scale's own unit; `null` for yes/no answers and levels, and for one rating. */
  readonly sd: number | null;
  /** The same in percent of what the scale can earn, 0 to 100. */
  readonly rangePercent: number;
  readonly sdPercent: number | null;
  /** Whether one of them passes its threshold. */
  readonly farApart: boolean;
}

/** How one score of one vendor came about: a line of the audit trail. */
export interface PanelScore {
  readonly vendor: string;
  readonly criterion: string;
  /** Where the score that counts comes from; `none` when it is missing. */
  readonly source: 'panel' | 'moderation' | 'fact' | 'none';
  /** The score that counts, as it stands on the vendor's sheet; `null` when it is missing. */
  readonly score: JsonValue;
  /** Every evaluator of the panel, by id; none for a fact. */
  readonly ratings: readonly PanelRating[];
  /** What the ratings make before moderation, as on a sheet (`'11/3'` where it is no short decimal). */
  readonly aggregate: JsonValue;
  /** The same as a number in the scale's own unit; `null` for yes/no answers and levels. */
  readonly aggregateValue: number | null;
  /** Whether there are too few ratings for the aggregate to count. */
  readonly tooFewRatings: boolean;
  /** Whether the panel divides evenly between this level and better ones. */
  readonly split: boolean;
  readonly spread: PanelSpread | null;
  readonly moderation: {
    readonly score: JsonValue;
    readonly reason: string;
    readonly by: string;
    readonly on: string | null;
  } | null;
}

/** What an evaluator alone would have made of a vendor. */
export interface EvaluatorTotal {
  readonly vendor: string;
  /** Points out of 100 from the evaluator's own ratings, the facts and what was moderated. */
  readonly total: number;
  readonly totalExact: string;
  /** Share of the announced weight that the total rests on, 0 to 1; the total is scaled up from it. */
  readonly coverageShare: number;
}

/** One evaluator compared with the others. */
export interface EvaluatorReport {
  readonly evaluator: string;
  readonly name: string;
  readonly weight: number;
  readonly weightExact: string;
  /** Scores that the evaluator gave, and scores that were asked for and not given. */
  readonly rated: number;
  readonly missing: number;
  /** Vendors from which the evaluator is recused. */
  readonly recusedFrom: readonly string[];
  /** Scores that others gave too: leniency rests on them. */
  readonly sharedScores: number;
  /** Mean distance from the mean of the others, in percent of the scale: above 0 is lenient, below is severe. */
  readonly leniencyPercent: number | null;
  /** Sample standard deviation of these distances: small is lenient or severe throughout, large is unlike the others. */
  readonly inconsistencyPercent: number | null;
  /** By vendor; vendors without a total are left out. */
  readonly totals: readonly EvaluatorTotal[];
}

/** Agreement of a panel; each figure says how many scores it rests on. */
export interface PanelAgreement {
  /** All scores that at least two evaluators gave, as shares of their scales. */
  readonly scores: KrippendorffAlpha;
  /** The scores that every evaluator gave. */
  readonly completeScores: IntraclassCorrelation;
  /** Vendors, in the order in which each evaluator alone would have put them. */
  readonly ranking: KendallW;
  /** By criterion that is rated: its vendors. */
  readonly criteria: readonly {
    readonly criterion: string;
    readonly krippendorffAlpha: KrippendorffAlpha;
    /** Vendors that everybody who rates the criterion has rated. */
    readonly kendallW: KendallW;
  }[];
}

/** The result of a panel: sheets to score with, the ranking they give, and how every score came about. */
export interface PanelReport {
  readonly panelId: string;
  readonly panelVersion: number;
  readonly criteriaId: string;
  readonly criteriaVersion: number;
  readonly conventions: PanelConventions;
  /** One consolidated sheet a vendor, by name: what `scoreVendors`, `bidderDropoutTest` and the like take. */
  readonly sheets: readonly ScoreSheet[];
  /** The ranking: what `compareVendors`, `weightStability` and the like take. */
  readonly report: ScoreReport;
  /**
   * The ranking by the weighted mean of each evaluator's own total, for rules that ask for it. What an evaluator was not
   * asked, did not rate or is recused from leaves that total, and the rest is scaled up; gates are decided on the
   * consolidated scores.
   */
  readonly evaluatorRanking: readonly RankedVendor[];
  /** By vendor, then by criterion in document order. */
  readonly trail: readonly PanelScore[];
  /** By id. */
  readonly evaluators: readonly EvaluatorReport[];
  readonly agreement: PanelAgreement;
  /** About the panel; those about the ranking stand in `report.findings`. */
  readonly findings: readonly Finding[];
}
