import { NOT_NEGATIVE, numberIssues, OPEN_SHARE, requireList, requireWord, wordIssues } from '../core/check.js';
import { fail, type VendorwiseIssue } from '../core/errors.js';
import { checkOptions, type OptionNames } from '../core/options.js';
import { type InstantInput, toEpochMs } from '../time/instant.js';
import { type PeriodOptions, type PeriodUnit, periodsBetween } from '../time/period.js';
import type { KpiIndex } from './define-kpi.js';

/** How rows are gathered into periods. */
export interface MeasureKpiOptions {
  /** Length of a period. @defaultValue the frequency of the KPI; required where it has none */
  readonly period?: PeriodUnit;
  /** IANA zone whose midnights part the periods. */
  readonly timeZone: string;
  /** The moment of the report: later rows are left out, and a period that is not over is partial. */
  readonly asOf: InstantInput;
  /** First moment asked for. @defaultValue the first period with a row */
  readonly from?: InstantInput;
  /** ISO weekday on which weeks begin. @defaultValue 1 */
  readonly weekStartsOn?: number;
  /** Month in which the financial year begins. @defaultValue 1 */
  readonly fiscalYearStartMonth?: number;
  /** Whether a financial year is named after the year in which it ends or starts. @defaultValue `'ending'` */
  readonly fiscalYearLabel?: 'ending' | 'starting';
}

/** Refuses rows that cannot be walked through; what is wrong with a single row is a finding. */
export function requireRows(rows: unknown, path = 'rows'): void {
  if (typeof rows === 'object' && rows !== null && Symbol.iterator in rows) return;
  requireList(rows, path);
}

/** Refuses a length of periods that there is not. */
export function requirePeriod(period: unknown, path: string): asserts period is PeriodUnit {
  requireWord(period, ['day', 'week', 'month', 'quarter', 'year'], path);
}

/** How values are judged: what trends, changes, outliers and forecasts share. */
export interface JudgingOptions {
  readonly alpha?: number;
  readonly meaningfulChange?: number;
  readonly season?: 'byRule' | 'ignore';
  readonly autocorrelation?: 'byRule' | 'ignore';
}

/** Problems of the options by which values are judged; those that were not given are fine. */
export function judgingIssues(options: JudgingOptions): VendorwiseIssue[] {
  const { alpha = 0.05, meaningfulChange = 0, season = 'byRule', autocorrelation = 'byRule' } = options;
  const rules = ['byRule', 'ignore'];
  return [
    ...numberIssues(alpha, OPEN_SHARE, 'options.alpha', 'A significance level'),
    ...numberIssues(meaningfulChange, NOT_NEGATIVE, 'options.meaningfulChange', 'A change that matters'),
    ...wordIssues(season, rules, 'options.season'),
    ...wordIssues(autocorrelation, rules, 'options.autocorrelation'),
  ];
}

/** The options of a run over rows with times. */
export const MEASURE_OPTIONS: OptionNames<MeasureKpiOptions> = {
  period: true,
  timeZone: true,
  asOf: true,
  from: true,
  weekStartsOn: true,
  fiscalYearStartMonth: true,
  fiscalYearLabel: true,
};

/** What a run over rows with times is asked for. */
export interface MeasureRun {
  readonly unit: PeriodUnit;
  /** How periods are cut. */
  readonly cut: PeriodOptions;
  /** First moment asked for, epoch milliseconds; `null` for all time. */
  readonly from: number | null;
  /** The moment of the report, epoch milliseconds. */
  readonly asOf: number;
}

/** Checks the rows and the options of a run; `known` are the options that the caller reads. */
export function askedFor<Options extends MeasureKpiOptions>(
  { definition }: KpiIndex,
  rows: unknown,
  options: Options,
  known: OptionNames<Options>,
): MeasureRun {
  requireRows(rows);
  checkOptions(options, known);
  const unit = options.period ?? definition.frequency;
  requirePeriod(unit, 'options.period');
  const { timeZone, weekStartsOn = 1, fiscalYearStartMonth = 1, fiscalYearLabel = 'ending' } = options;
  const cut = { unit, timeZone, weekStartsOn, fiscalYearStartMonth, fiscalYearLabel };
  const asOf = toEpochMs(options.asOf, 'options.asOf');
  const from = options.from === undefined ? null : toEpochMs(options.from, 'options.from');
  if (from !== null && from >= asOf) {
    fail('FROM_AFTER_AS_OF', 'options.from', 'The time asked for begins after the moment of the report.', {
      received: options.from,
      expected: 'a moment before options.asOf',
    });
  }
  // Wrong periods are found even when there are no rows.
  periodsBetween(asOf, asOf + 1, cut);
  return { unit, cut, from, asOf };
}
