import type { ChangeDirection } from '../../core/change-direction.js';
import type { Finding } from '../../core/findings.js';
import type { JsonValue } from '../../core/json.js';
import type { RoundingMode } from '../../exact/rounding.js';
import type { PeriodWeights, ScorecardMissing, StandingAction, SupplierPeriod } from './scorecard.js';

/** How a scorecard is run and shown; `supplierScorecard` and `scoreSuppliers` share it. */
export interface SupplierScorecardOptions {
  /** Label of the period that counts as the newest; later ones are left out. @defaultValue the latest one given */
  readonly asOfPeriod?: string;
  /** Digits after the point in every `…Text`, 0 to 10. @defaultValue 1 */
  readonly decimals?: number;
  /**
   * How texts are rounded, but no score across a bound of its standing; standings are decided on the exact score.
   * @defaultValue `'halfUp'`
   */
  readonly rounding?: RoundingMode;
}

/** One criterion of one period. */
export interface ScorecardCriterionResult {
  readonly criterion: string;
  readonly name: string;
  /** As given; `null` when it was not measured. */
  readonly score: JsonValue;
  /** Points out of 100 that it counts as; `null` when it was not measured and counts for nothing. */
  readonly counted: number | null;
  /** Whether points or figure lay outside and count as the nearest end. */
  readonly capped: boolean;
  /** Percent of the period's total that it carries here. */
  readonly weightPercent: number;
  /** Points that it adds to the total. */
  readonly points: number | null;
}

/** One period. */
export interface ScorecardPeriodResult {
  readonly period: string;
  /** Age in periods of the calendar; 0 is the newest. */
  readonly age: number;
  /** Total out of 100, unrounded; `null` without activity, or without a complete score where one is asked for. */
  readonly total: number | null;
  readonly totalExact: string | null;
  readonly totalText: string | null;
  /** Share of the supplier's score that it carries, 0 to 1; 0 for a period without total. */
  readonly weightShare: number;
  /** Share of the announced weight that was measured, 0 to 1; `null` for a closed period. */
  readonly coverageShare: number | null;
  /** In the order of the scorecard; none for a closed period. */
  readonly criteria: readonly ScorecardCriterionResult[];
}

/** The band that a score lies in. */
export interface StandingResult {
  readonly name: string;
  /** Lowest score of the band, and its end (100 belongs to the top band). */
  readonly from: number;
  readonly to: number;
  readonly colour: string | null;
  readonly actions: readonly StandingAction[];
}

/** A score with its standing. */
export interface StandingScore {
  /** Out of 100, unrounded. */
  readonly score: number;
  readonly scoreExact: string;
  readonly scoreText: string;
  readonly standing: StandingResult;
}

/** The conventions that a score rests on. */
export interface ScorecardConventions {
  readonly periodWeights: PeriodWeights;
  readonly missing: ScorecardMissing;
  readonly decimals: number;
  readonly rounding: RoundingMode;
}

/** The score of one supplier over its periods. */
export interface SupplierScorecardReport {
  readonly scorecardId: string;
  readonly scorecardVersion: number;
  readonly conventions: ScorecardConventions;
  /** The newest period; `null` without periods. */
  readonly asOfPeriod: string | null;
  /** Out of 100, unrounded; `null` when no period with a total carries weight. */
  readonly score: number | null;
  readonly scoreExact: string | null;
  readonly scoreText: string | null;
  readonly standing: StandingResult | null;
  /** The same one period earlier; `null` when there was no score then. */
  readonly previous: StandingScore | null;
  /** How the standing moved since then; `null` when one of the two is missing. */
  readonly standingChange: ChangeDirection | null;
  /** Newest first. */
  readonly periods: readonly ScorecardPeriodResult[];
  readonly findings: readonly Finding[];
  readonly message: string;
}

/** The periods of one supplier. */
export interface SupplierRecord {
  /** Unique among the suppliers. */
  readonly supplier: string;
  readonly periods: readonly SupplierPeriod[];
}

/** One supplier in the list. */
export interface SupplierRank extends SupplierScorecardReport {
  readonly supplier: string;
  /** Competition rank by exact score; `null` without a score. */
  readonly rank: number | null;
}

/** All suppliers of a scorecard. */
export interface SupplierRanking {
  readonly asOfPeriod: string | null;
  /** Best first; suppliers without a score stand behind, by name. */
  readonly ranking: readonly SupplierRank[];
  /** Findings of all suppliers; `subject` is the supplier. */
  readonly findings: readonly Finding[];
}
