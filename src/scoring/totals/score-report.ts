import type { Finding } from '../../core/findings.js';
import type { JsonValue } from '../../core/json.js';
import type { Money } from '../../exact/money.js';
import type { TieRule } from '../../numeric/rank.js';
import type { CriteriaDefinition, Gate, MissingPolicy, WeightUnit } from '../criteria/criteria.js';
import type { PriceFormulaName, Scale } from '../scales/scale-definition.js';

/** The conventions a ranking rests on, so that it can be repeated. */
export interface ScoringConventions {
  readonly missing: MissingPolicy;
  readonly ties: TieRule;
  /** Whose prices set the price field: those of the vendors that pass every gate except a minimum total. */
  readonly priceField: 'eligibleVendors';
  /** Digits after the point in every `…Text`. */
  readonly decimals: number;
  /** Totals are rounded half up for show only; texts of parts add up to the text of their total. */
  readonly rounding: 'halfUp';
  readonly parts: 'largestRemainder';
}

/** A criterion as it was announced. */
export interface AnnouncedCriterion {
  readonly criterion: string;
  readonly name: string;
  /** Ids of the groups it stands in, outermost first. */
  readonly groups: readonly string[];
  readonly scale: Scale['kind'];
  /** Weight among its siblings, 0 to 100; `null` for a pure gate. */
  readonly localWeightPercent: number | null;
  /** Weight in the whole, 0 to 100; `null` for a pure gate. */
  readonly globalWeightPercent: number | null;
  /** The same as an exact share of 1, e.g. `'7/20'`; `null` for a pure gate. */
  readonly globalWeightExact: string | null;
  /** How its weight was announced: by percent, points, ranking and so on; `null` for a pure gate. */
  readonly weightForm: WeightUnit | null;
  /** The weight as it was announced, e.g. the percent, or the rank; `null` for a pure gate. */
  readonly weightGiven: string | null;
  /** The same in words, e.g. `'rank 2 of 4 (rank order centroid)'`; `null` for a pure gate. */
  readonly importance: string | null;
}

/** A group as it was announced. */
export interface AnnouncedGroup {
  readonly group: string;
  readonly name: string;
  /** Ids of the groups it stands in, outermost first. */
  readonly groups: readonly string[];
  /** Weight among its siblings, 0 to 100; `null` for a group of pure gates. */
  readonly localWeightPercent: number | null;
  /** Weight in the whole, 0 to 100; `null` for a group of pure gates. */
  readonly globalWeightPercent: number | null;
  /** How its weight was announced; `null` for a group of pure gates. */
  readonly weightForm: WeightUnit | null;
  /** The weight as it was announced; `null` for a group of pure gates. */
  readonly weightGiven: string | null;
  /** The same in words; `null` for a group of pure gates. */
  readonly importance: string | null;
}

/** The prices that set a price criterion which carries weight. */
export interface PriceFieldReport {
  readonly criterion: string;
  readonly formula: PriceFormulaName;
  /** Whether other bids change a vendor's points. */
  readonly relative: boolean;
  /** Lowest and highest price in the field; `null` when no eligible vendor gave one. */
  readonly lowest: Money | null;
  readonly highest: Money | null;
  /** Eligible vendors with a price, by name. */
  readonly vendors: readonly string[];
}

/** One criterion of one vendor. */
export interface CriterionScore {
  readonly criterion: string;
  /** The score as given; `null` when there is none. */
  readonly score: JsonValue;
  /** The rubric's text that the score has reached. */
  readonly anchor: { readonly at: string; readonly text: string } | null;
  /** The evaluator's reason. */
  readonly comment: string | null;
  /** Share of the criterion's points, 0 to 1, as it counts (a missing score may count by policy). */
  readonly earnedShare: number | null;
  readonly earnedShareExact: string | null;
  /** Share of the whole, 0 to 1, that the criterion carries for this vendor. */
  readonly weightShare: number;
  /** Points out of 100 that it adds to the total. */
  readonly points: number | null;
  readonly pointsExact: string | null;
  /** Shown points; they add up to `totalText`. */
  readonly pointsText: string | null;
}

/** One group of one vendor. */
export interface GroupScore {
  readonly group: string;
  /** Points out of 100 that its criteria add to the total; `null` when one of them counts for nothing yet. */
  readonly points: number | null;
  readonly pointsText: string | null;
}

/** A condition that a vendor does not meet. */
export interface FailedGate {
  /** Id of the criterion; `null` for the minimum total. */
  readonly criterion: string | null;
  readonly kind: Gate['kind'] | 'minimumTotal';
  /** The bar as authored; `null` for `required`. */
  readonly value: string | null;
  /** What the vendor has: its score, or its total in points; `null` when there is none. */
  readonly received: JsonValue;
  readonly message: string;
}

/** One vendor in the ranking. */
export interface RankedVendor {
  /** `null` for a vendor that fails a gate or has no total. */
  readonly rank: number | null;
  readonly vendor: string;
  /** Points out of 100, unrounded; `null` when a missing score prevents a total. */
  readonly total: number | null;
  readonly totalText: string | null;
  /** The total as an exact fraction, e.g. `'492193/6000'`. */
  readonly totalExact: string | null;
  /** Whether the vendor passes every gate, the minimum total included. */
  readonly eligible: boolean;
  /** Every gate it fails, not the first only. */
  readonly failedGates: readonly FailedGate[];
  /** Ids of weighted criteria without a score. */
  readonly missing: readonly string[];
  /** Share of the announced weight, 0 to 1, that the criteria with a score carry. */
  readonly coverageShare: number;
  /** By criterion, in document order. */
  readonly criteria: readonly CriterionScore[];
  /** By group, in document order. */
  readonly groups: readonly GroupScore[];
}

/** The result of an evaluation: ranking, evidence and findings as plain JSON. */
export interface ScoreReport {
  readonly criteriaId: string;
  readonly criteriaVersion: number;
  readonly conventions: ScoringConventions;
  /** The criteria document with its defaults: with it and the scores of the rows, a report can be scored again. */
  readonly definition: CriteriaDefinition;
  readonly criteria: readonly AnnouncedCriterion[];
  readonly groups: readonly AnnouncedGroup[];
  readonly priceFields: readonly PriceFieldReport[];
  /** Best first; vendors without a rank stand behind, by total. */
  readonly ranking: readonly RankedVendor[];
  readonly findings: readonly Finding[];
}
