import type { Finding } from '../core/findings.js';
import type { CivilDate } from '../time/civil-date.js';
import type { PeriodUnit } from '../time/period.js';
import type { KpiDirection } from './definition.js';

/** How a value stands to its target. */
export type KpiStatus = 'met' | 'withinTolerance' | 'missed' | 'noTarget' | 'noData' | 'insufficientVolume' | 'partial';

/** Why a period is not used for trends and forecasts. */
export type NotUsedReason = 'partial' | 'noData' | 'insufficientVolume';

/** A KPI in one period. */
export interface KpiPoint {
  /** Label, e.g. `2026-10`. */
  readonly period: string;
  /** First civil date. */
  readonly startDate: CivilDate;
  /** First instant. */
  readonly start: string;
  /** First instant after it. */
  readonly end: string;
  /** Share of the period that lies in the time asked for and before the moment of the report, 0 to 1. */
  readonly coverageShare: number;
  /** Rows in the value. */
  readonly rows: number;
  /** The denominator of a ratio, else the number of rows. */
  readonly sample: number;
  /** In the unit of the KPI, unrounded; `null` without data and for a ratio of nothing. */
  readonly value: number | null;
  /** The value as it is shown. */
  readonly valueText: string | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** The target in force on the first day, in the unit; `null` without one. */
  readonly target: { readonly min: number | null; readonly max: number | null } | null;
  readonly targetText: string | null;
  readonly status: KpiStatus;
  /** Distance to the target in the unit: positive on the good side, negative short of it; `null` when not judged. */
  readonly gap: number | null;
  /** Share of the way from the baseline to the target that is done: 0 at the baseline, 1 at the target, below 0 further away; `null` when not judged, without a baseline, and where the baseline meets the target already. */
  readonly progressShare: number | null;
  /** Whether trends and forecasts use it. */
  readonly used: boolean;
  readonly notUsedBecause: NotUsedReason | null;
}

/** What became of the rows; `used`, `leftOut` and `outside` add up to `total`. */
export interface RowCounts {
  readonly total: number;
  /** Rows that are in a value. */
  readonly used: number;
  /** Rows that could not be used; the findings name them. */
  readonly leftOut: number;
  /** Sound rows before the time asked for. */
  readonly outside: number;
}

/** A KPI over time: every period from the first to the last, those without data too. */
export interface KpiSeries {
  readonly kpiId: string;
  readonly kpiVersion: number;
  readonly unit: string;
  readonly direction: KpiDirection;
  /** Length of a period. */
  readonly periodUnit: PeriodUnit;
  readonly timeZone: string;
  readonly asOf: string;
  readonly points: readonly KpiPoint[];
  readonly rows: RowCounts;
  readonly findings: readonly Finding[];
}

/** The usual course of a year (of a week, for days) in the values of a series. */
export interface KpiSeason {
  /** Periods after which it comes again. */
  readonly periods: number;
  /** Part of the variation around the trend that it explains, 0 to 1. */
  readonly strength: number;
}
