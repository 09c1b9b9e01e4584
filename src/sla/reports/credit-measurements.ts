import { flagIssues, requireRecord } from '../../core/check.js';
import { fail, throwIssues } from '../../core/errors.js';
import { checkOptions } from '../../core/options.js';
import type { AttainmentMeasure, StatementMeasurement } from '../credits/credit-measurement.js';
import { type ComplianceRowsOptions, chosenRows } from './compliance-rows.js';
import type { SlaReport } from './sla-report.js';

/** Which figures of the report {@link creditMeasurements} takes. */
export interface CreditMeasurementsOptions extends Pick<ComplianceRowsOptions, 'clockId' | 'group'> {
  /** Whether the month that was not over at `asOf` is given too: its credit is not final. @defaultValue false */
  readonly partial?: boolean;
}

/** A month of a report as `creditStatement` and `replayCredits` take it. */
export interface ReportedMeasurement extends StatementMeasurement {
  /** `YYYY-MM`. */
  readonly period: string;
  /** Numbers of results that met and missed their target, after relief. */
  readonly attainment: AttainmentMeasure;
  /** The distinct ids of the tickets that missed it, in order. */
  readonly evidence: readonly string[];
}

/**
 * The months of an SLA report as measurements for a credit statement.
 *
 * The figures are those after relief. A month in which nothing was measured is given as 0 of 0, which earns no credit
 * and is named in the findings of the statement. A clause for few tickets decides the goal of a report, not the tier of
 * a credit. To charge a month once, make the statement from reports that count by `breached`, or read the finding
 * `BREACHED_IN_EARLIER_PERIOD`.
 *
 * @param report - What `summarizeTickets` or `summarizeOutcomes` returned, by month.
 * @param options - Clock, group, and whether an unfinished month is given.
 * @returns One measurement a month, oldest first, with the missed tickets as evidence.
 * @throws {@link VendorwiseError} `INVALID_PERIOD` for a report that is not by month; `CLOCK_REQUIRED`, `UNKNOWN_CLOCK`,
 * `UNKNOWN_GROUP`, `UNKNOWN_KEY` for options that it does not know, and `INVALID_TYPE`.
 * @example
 * ```ts
 * import { creditMeasurements, creditStatement, summarizeOutcomes } from 'vendorwise/sla';
 * const late = {
 *   ticketId: 'INC1', clockId: 'resolution', cycle: 0, group: {}, openedAt: '2026-10-05T08:00:00.000Z',
 *   resolvedAt: '2026-10-06T10:00:00.000Z', breachedAt: '2026-10-05T16:00:00.000Z', outcome: 'missed' as const,
 *   reason: null, elapsedMs: 93600000, pausedMs: 0, targetMs: 28800000,
 * };
 * const report = summarizeOutcomes([late], { period: 'month', asOf: '2026-11-23T09:00:00Z', timeZone: 'UTC' });
 * const months = creditMeasurements(report, { clockId: 'resolution' });
 * months; // => [{ period: '2026-10', attainment: { met: 0, missed: 1 }, evidence: ['INC1'] }]
 * const terms = { tiers: [{ below: '95', creditPercent: '5' }] };
 * creditStatement(terms, months, { fee: { amount: '12500', currency: 'EUR' } }).total.amount; // => '625.00'
 * ```
 */
export function creditMeasurements(
  report: SlaReport,
  options: CreditMeasurementsOptions = {},
): readonly ReportedMeasurement[] {
  checkOptions(options, { clockId: true, group: true, partial: true });
  const { partial: withPartial = false } = options;
  throwIssues(flagIssues(withPartial, 'options.partial'));
  requireRecord(report, 'report', 'a report');
  const { period: unit } = report.conventions ?? {};
  if (unit !== 'month') {
    fail(
      'INVALID_PERIOD',
      'report.conventions.period',
      `Credits go by the month, but this report goes by the ${unit}.`,
      {
        received: unit,
        expected: 'a report by month',
      },
    );
  }
  const wanted = chosenRows(report, options);
  return report.periods
    .filter(({ partial }) => withPartial || !partial)
    .map(({ label }) => {
      const rows = wanted.filter(({ period }) => period === label);
      const sum = (name: 'met' | 'missed'): number => rows.reduce((total, row) => total + row[name], 0);
      const missedIds = new Set(rows.flatMap((row) => row.missedTicketIds));
      return { period: label, attainment: { met: sum('met'), missed: sum('missed') }, evidence: [...missedIds].sort() };
    });
}
