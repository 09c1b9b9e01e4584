import type { Finding } from '../../core/findings.js';
import type { OptionNames } from '../../core/options.js';
import type { ExactInput } from '../../exact/fraction.js';
import type { InstantInput } from '../../time/instant.js';
import type { PeriodUnit } from '../../time/period.js';
import type { ClockOutcome } from '../outcome.js';
import type { Attainment, FullCounts, SmallSampleClause } from './attainment-result.js';
import type { SampleRules } from './goal-rules.js';
import type { TallyReason } from './outcome-tally.js';
import type { AppliedRelief, Relief } from './relief.js';

/**
 * The instant that decides in which period a result counts.
 *
 * - `resolved`: when the clock stopped; an open, late one when it breached; a pending one at `asOf`. Periods that are
 *   over do not change when the report is made again later, except by tickets that were open and late: those move to
 *   the period in which they stop, and a finding `BREACHED_IN_EARLIER_PERIOD` names them.
 * - `breached`: a miss when it breached, also when it stopped later, so that no miss ever moves; everything else as in
 *   `resolved`.
 * - `opened`: when the clock started.
 */
export type CountBy = 'resolved' | 'breached' | 'opened';

/** Options that every SLA report takes; its rules for few tickets come before those of the goals. */
export interface SlaReportOptions extends SampleRules {
  /** Length of a reporting period. */
  readonly period: PeriodUnit;
  /** The moment of the report. */
  readonly asOf: InstantInput;
  /** ISO weekday on which weeks begin, 1 for Monday to 7 for Sunday. @defaultValue 1 */
  readonly weekStartsOn?: number;
  /** First month of financial years and quarters, 1 to 12. @defaultValue 1 */
  readonly fiscalYearStartMonth?: number;
  /** Whether a financial year is named after the calendar year in which it ends or starts. @defaultValue 'ending' */
  readonly fiscalYearLabel?: 'ending' | 'starting';
  /** @defaultValue 'resolved' */
  readonly countBy?: CountBy;
  /** Agreed exclusions; with them every row shows raw figures too. @defaultValue none */
  readonly relief?: readonly Relief[];
  /** Fewest measured results of a row for a verdict; `null` for none. @defaultValue that of the row's goal */
  readonly minimumSample?: number | null;
  /** The agreement's clause for few tickets; `null` for none. @defaultValue that of the row's goal */
  readonly smallSample?: SmallSampleClause | null;
}

/** The names of {@link SlaReportOptions}. */
export const REPORT_OPTIONS: OptionNames<SlaReportOptions> = {
  period: true,
  asOf: true,
  weekStartsOn: true,
  fiscalYearStartMonth: true,
  fiscalYearLabel: true,
  countBy: true,
  relief: true,
  minimumSample: true,
  smallSample: true,
};

/** The agreed share of results that meet their target, with the agreement's rules for few tickets. */
export interface ReportGoal extends SampleRules {
  /** Percent, 0 to 100, exact. */
  readonly attainmentPercent: ExactInput;
  /** Names of group members that the goal is asked of one by one. @defaultValue none: one goal for all */
  readonly by?: readonly string[];
}

/** The figures of a row before relief. */
export type RawFigures = Pick<
  Attainment,
  | 'met'
  | 'missed'
  | 'pending'
  | 'excluded'
  | 'leftOut'
  | 'measured'
  | 'attainmentPercent'
  | 'attainmentText'
  | 'interval95Percent'
  | 'goalMet'
  | 'verdictBy'
  | 'allowedMisses'
  | 'missesLeft'
  | 'missesOverLimit'
>;

/** One clock in one period, for one group. */
export interface SlaReportRow extends Omit<Attainment, 'findings' | 'sampleForOneMiss'> {
  /** Label of the period, e.g. `2026-10`; `null` for results that have no usable date. */
  readonly period: string | null;
  readonly clockId: string;
  /** Values of the fields that the row is grouped by; `null` when a ticket does not have the field. */
  readonly group: Readonly<Record<string, string | null>>;
  /** The distinct tickets of the results that are missed, after relief; all of them, in order. */
  readonly missedTicketIds: readonly string[];
  /** The same before relief; `null` when the report was made without relief. */
  readonly raw: RawFigures | null;
}

/** A result as a report counted it. */
export interface ReportedOutcome extends ClockOutcome {
  /** Label of the period in which it counts, e.g. `2026-10`; `null` when it has no usable date. */
  readonly period: string | null;
}

/** A period of the report. */
export interface SlaReportPeriod {
  readonly label: string;
  /** First civil date. */
  readonly startDate: string;
  /** First civil date after the period. */
  readonly endDate: string;
  /** Whether the period was not over at `asOf`. */
  readonly partial: boolean;
}

/** Sums over all rows; all whole numbers. */
export interface SlaReportTotals extends FullCounts {
  /** Number of results: the sum of the five kinds. */
  readonly outcomes: number;
  /** Number of tickets in the input, copies included. */
  readonly tickets: number;
  /** Number of tickets to which no clock applied, or whose clocks never started. */
  readonly ticketsWithoutOutcome: number;
  /**
   * Number of tickets, copies included, that are opened after `asOf`: they have no result. `summarizeOutcomes` is given
   * results, so that it is always 0 there.
   */
  readonly notYetOpened: number;
}

/** How the report counted. */
export interface SlaReportConventions {
  readonly period: PeriodUnit;
  readonly timeZone: string;
  readonly countBy: CountBy;
  /** In which period pending results stand. */
  readonly pendingCountedAt: 'asOf' | 'opened';
  /** Whether the figures of the rows are after relief. */
  readonly relief: boolean;
}

/** The answer of `summarizeTickets` and `summarizeOutcomes`. */
export interface SlaReport {
  /** Id of the policy; `null` when results were summarised without one. */
  readonly policyId: string | null;
  readonly asOf: string;
  readonly conventions: SlaReportConventions;
  /** Every clock that was asked for or found, in the order of the policy. */
  readonly clockIds: readonly string[];
  readonly periods: readonly SlaReportPeriod[];
  /** By period, clock and group, in order. */
  readonly rows: readonly SlaReportRow[];
  readonly totals: SlaReportTotals;
  /** How many results are excluded or left out, by reason, each with the smallest ten ticket ids. */
  readonly reasons: readonly TallyReason[];
  /** Every result that was counted, after relief, with its period, in the order of the input. */
  readonly outcomes: readonly ReportedOutcome[];
  readonly relief: readonly AppliedRelief[];
  readonly findings: readonly Finding[];
}
