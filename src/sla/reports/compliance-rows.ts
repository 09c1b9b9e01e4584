import { flagIssues, requireRecord, wordIssues } from '../../core/check.js';
import { fail, issue, throwIssues } from '../../core/errors.js';
import { checkOptions } from '../../core/options.js';
import { joinPath } from '../../core/path.js';
import { checkList } from '../check-input.js';
import type { SlaReport, SlaReportRow } from './sla-report.js';

/** A row for a KPI of the kind `ratio`: what was met of what was measured. */
export interface ComplianceRow {
  /** Label of the period, e.g. `2026-10`. */
  readonly period: string;
  /** Number of results within their target. */
  readonly numerator: number;
  /** Number of measured results: met and missed. */
  readonly denominator: number;
}

/** Which rows of the report {@link complianceRows} sums. */
export interface ComplianceRowsOptions {
  /** @defaultValue the only clock of the report */
  readonly clockId?: string;
  /** Values a row's group must have, e.g. `{ priority: 'P1' }`. @defaultValue every group */
  readonly group?: Readonly<Record<string, string | null>>;
  /** Whether the period that was not over at `asOf` is given too. @defaultValue true */
  readonly partial?: boolean;
  /** `adjusted` is after relief. @defaultValue 'adjusted' */
  readonly figures?: 'adjusted' | 'raw';
}

/**
 * The monthly figures of an SLA report as rows for a KPI, so that trends and forecasts need no SLA types.
 *
 * Ratios are given as sums, never as percentages: shares of unequal months must not be averaged.
 *
 * @param report - What `summarizeTickets` or `summarizeOutcomes` returned.
 * @param options - Clock, group and figures.
 * @returns One row a period of the report, in order; 0 of 0 where nothing was measured.
 * @throws {@link VendorwiseError} `CLOCK_REQUIRED` when the report has several clocks and none was named,
 * `UNKNOWN_CLOCK`, `UNKNOWN_GROUP`, `INVALID_VALUE`, `UNKNOWN_KEY` for options that it does not know, and `INVALID_TYPE`.
 * @example
 * ```ts
 * import { complianceRows, summarizeOutcomes } from 'vendorwise/sla';
 * const report = summarizeOutcomes([], { period: 'month', asOf: '2026-11-23T09:00:00Z', timeZone: 'UTC' });
 * complianceRows(report); // => []
 * ```
 */
export function complianceRows(report: SlaReport, options: ComplianceRowsOptions = {}): readonly ComplianceRow[] {
  checkOptions(options, { clockId: true, group: true, partial: true, figures: true });
  const { partial = true, figures = 'adjusted' } = options;
  throwIssues([
    ...flagIssues(partial, 'options.partial'),
    ...wordIssues(figures, ['adjusted', 'raw'], 'options.figures'),
  ]);
  const wanted = chosenRows(report, options);
  return report.periods
    .filter((period) => partial || !period.partial)
    .map(({ label }) => {
      let numerator = 0;
      let denominator = 0;
      for (const row of wanted) {
        if (row.period !== label) continue;
        const { met, missed } = figures === 'raw' ? (row.raw ?? row) : row;
        numerator += met;
        denominator += met + missed;
      }
      return { period: label, numerator, denominator };
    });
}

/** Refuses names that no row is grouped by, for they would choose nothing in silence; a value without rows is fine. */
function checkGroup({ rows }: SlaReport, group: Readonly<Record<string, string | null>>): void {
  requireRecord(group, 'options.group', 'a record of names and values');
  const names = [...new Set(rows.flatMap((row) => Object.keys(row.group)))];
  if (rows.length === 0) return;
  const expected = names.length === 0 ? 'no group: the report has none' : `one of ${names.join(', ')}`;
  throwIssues(
    Object.keys(group)
      .filter((name) => !names.includes(name))
      .map((name) =>
        issue('UNKNOWN_GROUP', joinPath('options.group', name), `The report is not grouped by ${name}.`, {
          received: name,
          expected,
        }),
      ),
  );
}

/**
 * The rows of one clock, and of the groups that have some values.
 *
 * @throws {@link VendorwiseError} `CLOCK_REQUIRED`, `UNKNOWN_CLOCK`, `UNKNOWN_GROUP`, `INVALID_TYPE`.
 */
export function chosenRows(
  report: SlaReport,
  { clockId: wanted, group = {} }: Pick<ComplianceRowsOptions, 'clockId' | 'group'>,
): readonly SlaReportRow[] {
  requireRecord(report, 'report', 'a report');
  checkList(report.rows, 'report.rows');
  const clockId = chooseClock(report, wanted);
  checkGroup(report, group);
  return report.rows.filter(
    (row) => row.clockId === clockId && Object.entries(group).every(([name, value]) => row.group[name] === value),
  );
}

function chooseClock({ clockIds }: SlaReport, clockId: string | undefined): string | undefined {
  const expected = `one of ${clockIds.map((id) => `"${id}"`).join(', ')}`;
  if (clockId === undefined && clockIds.length > 1) {
    fail('CLOCK_REQUIRED', 'options.clockId', `The report has ${clockIds.length} clocks; name one.`, { expected });
  }
  if (clockId !== undefined && !clockIds.includes(clockId)) {
    fail(
      'UNKNOWN_CLOCK',
      'options.clockId',
      typeof clockId === 'string' ? `The report has no clock ${clockId}.` : 'This is not the id of a clock.',
      { received: clockId, expected },
    );
  }
  return clockId ?? clockIds[0];
}
