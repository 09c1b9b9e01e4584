import type { ChangeDirection } from '../../core/change-direction.js';
import type { Finding } from '../../core/findings.js';
import type { Fraction } from '../../exact/fraction.js';
import type { CivilDate } from '../../time/civil-date.js';
import type { PeriodUnit } from '../../time/period.js';
import type { MeasureKpiOptions } from '../arguments.js';
import type { RowCounts } from '../kpi-series.js';
import type { TallyResult } from '../tally.js';
import type { PeriodComparisonRequest } from './period-spans.js';

/** What is compared, and how. */
export interface ComparePeriodsOptions extends MeasureKpiOptions {
  /** @defaultValue the last period, usual rolling windows and the running period to date, against the time before and the year before */
  readonly comparisons?: readonly PeriodComparisonRequest[];
  /** For sums and counts: take the value per day, so that months of different length compare. @defaultValue false */
  readonly perDay?: boolean;
  /** Below this probability a difference of two shares is called unlikely to be chance; a share. @defaultValue 0.05 */
  readonly alpha?: number;
}

/** A time compared with another one. */
export interface PeriodComparison {
  readonly window: PeriodComparisonRequest['window'];
  readonly against: PeriodComparisonRequest['against'];
  /** Periods in the window. */
  readonly periods: number;
  readonly current: ComparedWindow;
  /** `null` for a time that has no counterpart. */
  readonly base: ComparedWindow | null;
  /** Current minus base, in the unit of the KPI (a day, where it is taken per day); `null` when not compared. */
  readonly change: number | null;
  /** The change as it is shown, with its sign. */
  readonly changeText: string | null;
  /** Change in percent of the size of the base; `null` when that is 0, or not compared. */
  readonly changePercent: number | null;
  /** Which way it went, by the direction of the KPI; for a range by the distance to it; `null` when not judged. */
  readonly direction: ChangeDirection | null;
  /** Whether the change is at least the one that matters by the definition; `null` when that is not known. */
  readonly matters: boolean | null;
  /** For shares of counted cases: whether the difference could be chance; `null` for others. */
  readonly test: PeriodTest | null;
  /** Why there is no direction; `null` when there is one. */
  readonly noDirectionBecause: NoDirectionReason | null;
  readonly message: string;
}

/** A KPI compared with its own past. */
export interface PeriodComparisons {
  readonly kpiId: string;
  readonly unit: string;
  readonly periodUnit: PeriodUnit;
  readonly timeZone: string;
  readonly asOf: string;
  /** In the order they were asked for. */
  readonly comparisons: readonly PeriodComparison[];
  /** `outside` are sound rows in none of the windows. */
  readonly rows: RowCounts;
  readonly findings: readonly Finding[];
  readonly conventions: { readonly perDay: boolean; readonly alpha: number };
}

/** One side of a comparison. */
export interface ComparedWindow {
  /** `2026-10`, `2026-08 to 2026-10`, or for a part of a period `2026-11-01 to 2026-11-22`. */
  readonly label: string;
  readonly startDate: CivilDate;
  /** First date after it. */
  readonly endDate: CivilDate;
  /** First instant. */
  readonly start: string;
  /** First instant after it. */
  readonly end: string;
  /** Civil days. */
  readonly days: number;
  /** Share of its time that lies in periods with data, 0 to 1; for counts, in periods after the data begin. */
  readonly coverageShare: number;
  /** Rows in the value. */
  readonly rows: number;
  /** The denominator of a ratio, else the number of rows. */
  readonly sample: number;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** In the unit of the KPI (a day, where it is taken per day), unrounded; `null` without data. */
  readonly value: number | null;
  readonly valueText: string | null;
}

/** One side with what the comparison needs of it. */
export interface ComparedSide {
  readonly window: ComparedWindow;
  readonly value: Fraction | null;
  readonly result: TallyResult;
  /** Why it cannot be compared; `null` when it can. */
  readonly problem: NoDirectionReason | null;
  /** Days of the periods with data. */
  readonly coveredDays: number;
  /** Periods with data, of all. */
  readonly coveredPeriods: number;
  readonly periods: number;
  /** How the time is called in a sentence, with its preposition: `in October 2026`. */
  readonly name: string;
}

/** Why a comparison has no direction: the times cannot be compared, or the change is shown but cannot be judged. */
export type NoDirectionReason =
  /** One of them has no data, or lies before the data begin. */
  | 'noData'
  /** The denominators of one of them sum to 0. */
  | 'emptyDenominator'
  /** A sum or a count over a time of which a part has no data. */
  | 'gap'
  /** The sample of one of them is below the minimum; the change is shown. */
  | 'insufficientVolume'
  /** There is no such time a year before: week 53. */
  | 'noCounterpart'
  /** The running period has only rows that speak of more than a day. */
  | 'needsDailyRows'
  /** The running period began today. */
  | 'nothingElapsed'
  /** The KPI wants to be in a range, and none is in force. */
  | 'noTarget';

/** Whether a difference of two shares could be chance. */
export interface PeriodTest {
  /** Probability of such a difference, or a larger one, by chance among the cases if nothing had changed; 0 to 1. */
  readonly p: number;
  readonly decidedOn: 'chiSquare' | 'fisher';
  /** Whether that chance, or the scatter from period to period where it is known and the larger, may be all there is. */
  readonly couldBeChance: boolean;
  /** The difference beside what periods differ by anyway; `null` for parts of periods, and below six known periods. */
  readonly scatter: PeriodScatter | null;
  /** Where the difference lies with a confidence of 1 - alpha, in the unit of the KPI. */
  readonly interval: readonly [low: number, high: number];
}

/** A difference of two shares beside the scatter from period to period. */
export interface PeriodScatter {
  /** Periods whose scatter was seen. */
  readonly periods: number;
  /** How many times as much as counting alone explains they vary: a ratio of variances. */
  readonly dispersion: number;
  /** Probability of such a difference, or a larger one, by that scatter; 0 to 1, two-sided. */
  readonly p: number;
}
