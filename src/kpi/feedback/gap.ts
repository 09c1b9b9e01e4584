import type { Finding, Severity } from '../../core/findings.js';
import type { CivilDate } from '../../time/civil-date.js';
import type { PeriodUnit } from '../../time/period.js';
import type { NotUsedReason } from '../kpi-series.js';
import type { TrendReason, TrendVerdict } from '../trend-verdict.js';

/** From where on a miss weighs more. */
export interface GapSeverityRule {
  /** A gap of more than so many tolerances counts one point, above the second figure two. @defaultValue `[2, 4]` */
  readonly gapAbove?: readonly [number, number];
  /** So many misses in a row count one point, from the second figure on two. @defaultValue `[2, 3]` */
  readonly streakFrom?: readonly [number, number];
  /** From this probability of missing the next target on, a share from 0 to 1, one point. @defaultValue 0.5 */
  readonly missShareFrom?: number;
}

/** Why a gap weighs what it weighs. */
export interface GapReason {
  readonly rule: 'gapSize' | 'missStreak' | 'missShare';
  /** What was held against the rule: tolerances, periods in a row, a share; `null` when it is not known. */
  readonly value: number | null;
  /** What it added: none for `low`, one for `medium`, two or three for `high`, more for `critical`. */
  readonly points: number;
  readonly message: string;
}

/** Misses in a row up to a period, and what stands before them. */
export interface MissRow {
  readonly streak: number;
  readonly before: 'notMissed' | 'notJudged' | 'nothing';
}

/** What a gap rests on. */
export interface GapEvidence {
  /** Rows in the value. */
  readonly rows: number;
  /** The denominator of a ratio, else the number of rows. */
  readonly sample: number;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** Where the true value of a ratio of counts probably lies, in the unit (Wilson); `null` for any other figure. */
  readonly interval95: readonly [low: number, high: number] | null;
  /** Whether a value that meets the target lies in that interval: then the miss may be chance; `null` without one. */
  readonly targetInInterval: boolean | null;
  /** The trend up to this period. */
  readonly trend: {
    readonly verdict: TrendVerdict;
    readonly reason: TrendReason;
    /** Probability of such an order by chance; `null` when nothing was tested. */
    readonly p: number | null;
    readonly decidedOn: 'mannKendall' | 'preWhitened' | 'seasonal';
    readonly message: string;
  };
}

/** A period that missed its target by more than the tolerance: plain JSON, kept with the corrective action. */
export interface PerformanceGap {
  readonly kpiId: string;
  readonly kpiVersion: number;
  readonly kpiName: string;
  /** Unit of the figures. */
  readonly unit: string;
  /** Label. */
  readonly period: string;
  readonly periodUnit: PeriodUnit;
  /** First civil date of the period. */
  readonly startDate: CivilDate;
  /** In the unit. */
  readonly value: number;
  readonly valueText: string;
  /** In the unit. */
  readonly target: { readonly min: number | null; readonly max: number | null };
  readonly targetText: string;
  /** Distance to the nearest edge of the target, in the unit; negative. */
  readonly gap: number;
  readonly gapText: string;
  readonly severity: Severity;
  readonly reasons: readonly GapReason[];
  /** The thresholds by which it was weighed. */
  readonly severityRule: Required<GapSeverityRule>;
  /** Periods in a row that missed, up to this one, and the first of them; a period that was not judged ends the row. */
  readonly streak: { readonly periods: number; readonly from: string };
  readonly evidence: GapEvidence;
  readonly message: string;
}

/** Why there is no gap. */
export type NoGapReason = 'met' | 'withinTolerance' | 'noTarget' | 'nothingJudged' | NotUsedReason;

/** The gap of a period, or why there is none. */
export interface PerformanceGapResult {
  readonly kpiId: string;
  /** Label; `null` when no period was judged. */
  readonly period: string | null;
  readonly gap: PerformanceGap | null;
  /** `null` when there is a gap. */
  readonly noGapBecause: NoGapReason | null;
  readonly message: string;
  readonly findings: readonly Finding[];
}
