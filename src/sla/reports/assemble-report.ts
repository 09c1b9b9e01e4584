import { wordIssues } from '../../core/check.js';
import { throwIssues } from '../../core/errors.js';
import type { Finding } from '../../core/findings.js';
import { formatInstant, toEpochMs } from '../../time/instant.js';
import type { Period, PeriodOptions, PeriodUnit } from '../../time/period.js';
import type { ClockOutcome } from '../outcome.js';
import { countOutcomes } from './attainment.js';
import { knownOutcomes } from './outcome-rows.js';
import { outcomeTally, type TallyReason } from './outcome-tally.js';
import { readRelief } from './read-relief.js';
import { applyRelief } from './relief.js';
import { periodFinder } from './report-period.js';
import { type ReportRows, type RowRule, reportRows } from './report-rows.js';
import type { CountBy, SlaReport, SlaReportOptions } from './sla-report.js';

const RULES_OF_COUNTING: readonly CountBy[] = ['resolved', 'breached', 'opened'];
const UNITS: readonly PeriodUnit[] = ['day', 'week', 'month', 'quarter', 'year'];

/** What a report is made of besides its results. */
export interface ReportSource {
  readonly policyId: string | null;
  readonly timeZone: string;
  readonly clockOrder: readonly string[];
  readonly ruleOf: (clockId: string, period: Period | null) => RowRule;
  readonly tickets: number;
  readonly ticketsWithoutOutcome: number;
  readonly notYetOpened: number;
  readonly findings: readonly Finding[];
  /** Findings that depend on the rows. */
  readonly checkRows: (rows: ReportRows) => readonly Finding[];
}

/** Counts unique results into a report. */
export function assembleReport(
  given: readonly ClockOutcome[],
  options: SlaReportOptions,
  source: ReportSource,
): SlaReport {
  const asOf = toEpochMs(options.asOf, 'options.asOf');
  const { countBy = 'resolved' } = options;
  throwIssues([
    ...wordIssues(countBy, RULES_OF_COUNTING, 'options.countBy'),
    // Checked here, because the time room knows this option by another name.
    ...wordIssues(options.period, UNITS, 'options.period'),
  ]);
  const relief = options.relief === undefined ? [] : readRelief(options.relief);
  const periodAt = periodFinder(periodOptions(options, source.timeZone));
  periodAt(asOf); // a wrong unit or zone must throw even when there is nothing to count
  const known = knownOutcomes(given);
  const relieved = applyRelief(known.outcomes, relief);
  const rows = reportRows(relieved.outcomes, relieved.rawOutcomes, {
    asOf,
    countBy,
    periodAt,
    ruleOf: source.ruleOf,
    clockOrder: source.clockOrder,
    withRaw: options.relief !== undefined,
  });
  return {
    policyId: source.policyId,
    asOf: formatInstant(asOf),
    conventions: {
      period: options.period,
      timeZone: source.timeZone,
      countBy,
      pendingCountedAt: countBy === 'opened' ? 'opened' : 'asOf',
      relief: options.relief !== undefined,
    },
    clockIds: [...new Set([...source.clockOrder, ...rows.rows.map(({ clockId }) => clockId)])],
    periods: rows.periods.map(({ label, startDate, endDate, end }) => ({
      label,
      startDate,
      endDate,
      partial: end > asOf,
    })),
    rows: rows.rows,
    totals: {
      tickets: source.tickets,
      ticketsWithoutOutcome: source.ticketsWithoutOutcome,
      notYetOpened: source.notYetOpened,
      outcomes: relieved.outcomes.length,
      ...countOutcomes(relieved.outcomes).counts,
    },
    reasons: reasonsOf(relieved.outcomes),
    outcomes: rows.outcomes,
    relief: relieved.applied,
    findings: [
      ...source.findings,
      ...known.findings,
      ...relieved.findings,
      ...rows.findings,
      ...source.checkRows(rows),
    ],
  };
}

function reasonsOf(outcomes: readonly ClockOutcome[]): readonly TallyReason[] {
  const unjudged = outcomes.filter(({ outcome }) => outcome === 'excluded' || outcome === 'leftOut');
  return outcomeTally.extractOutput(unjudged.reduce(outcomeTally.addInput, outcomeTally.createAccumulator())).reasons;
}

function periodOptions(options: SlaReportOptions, timeZone: string): PeriodOptions {
  const { period: unit, weekStartsOn, fiscalYearStartMonth, fiscalYearLabel } = options;
  return {
    unit,
    timeZone,
    ...(weekStartsOn === undefined ? {} : { weekStartsOn }),
    ...(fiscalYearStartMonth === undefined ? {} : { fiscalYearStartMonth }),
    ...(fiscalYearLabel === undefined ? {} : { fiscalYearLabel }),
  };
}
