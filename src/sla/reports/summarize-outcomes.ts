import { checkOptions } from '../../core/options.js';
import { joinPath } from '../../core/path.js';
import { checkGroupBy } from '../check-input.js';
import type { ClockOutcome } from '../outcome.js';
import { assembleReport } from './assemble-report.js';
import { uniqueOutcomes } from './duplicates.js';
import { chosenRules, readGoal, readSampleRules } from './goal-rules.js';
import { clockInWords } from './messages.js';
import { readOutcomeRows } from './outcome-rows.js';
import type { RowRule } from './report-rows.js';
import { REPORT_OPTIONS, type ReportGoal, type SlaReport, type SlaReportOptions } from './sla-report.js';

/** Options of {@link summarizeOutcomes}. */
export interface SummarizeOutcomesOptions extends SlaReportOptions {
  /** IANA zone in which periods begin and end. */
  readonly timeZone: string;
  /** Members of `group` to report by. @defaultValue the goal's `by`; for a clock without goal all members its results carry */
  readonly groupBy?: readonly string[];
  /** Goals by clock id. @defaultValue none: no verdicts */
  readonly goals?: Readonly<Record<string, ReportGoal>>;
}

/**
 * The SLA report of a host that already has its clocks' results, e.g. from its own table.
 *
 * It counts as `summarizeTickets` does: every result stands in exactly one row, and the rows sum to the results. A
 * result that stands twice counts once; results that contradict one another are left out and named. A row that does
 * not name its ticket and clock is no result: it stands in the findings only.
 *
 * @param outcomes - Results of clocks, in any order.
 * @param options - Period, moment, zone, goals, grouping, relief, and rules for few tickets.
 * @returns The report.
 * @throws {@link VendorwiseError} `INVALID_INSTANT`, `UNKNOWN_TIME_ZONE`, `INVALID_NUMBER`, `OUT_OF_RANGE`,
 * `INVALID_COUNT`, `INVALID_VALUE`, those of the relief list, `UNKNOWN_KEY` for options that it does not know, and
 * `INVALID_TYPE` for those and for what is no list.
 * @example
 * ```ts
 * import { summarizeOutcomes } from 'vendorwise/sla';
 * const solved = {
 *   ticketId: 'INC1', clockId: 'resolution', cycle: 0, group: { priority: 'P1' }, openedAt: '2026-10-05T08:00:00.000Z',
 *   resolvedAt: '2026-10-05T10:00:00.000Z', breachedAt: null, outcome: 'met' as const, reason: null,
 *   elapsedMs: 7200000, pausedMs: 0, targetMs: 28800000,
 * };
 * const options = {
 *   period: 'month' as const, asOf: '2026-11-23T09:00:00Z', timeZone: 'Europe/Berlin',
 *   goals: { resolution: { attainmentPercent: '95' } },
 * };
 * const [row] = summarizeOutcomes([solved], options).rows;
 * [row?.period, row?.met, row?.missed, row?.goalMet]; // => ['2026-10', 1, 0, true]
 * ```
 */
export function summarizeOutcomes(outcomes: Iterable<ClockOutcome>, options: SummarizeOutcomesOptions): SlaReport {
  checkOptions(options, { ...REPORT_OPTIONS, timeZone: true, groupBy: true, goals: true });
  checkGroupBy(options.groupBy);
  const read = readOutcomeRows(outcomes, 'outcomes');
  const unique = uniqueOutcomes(read.outcomes);
  const ofCaller = readSampleRules(options, 'options');
  const rules = new Map<string, Omit<RowRule, 'clockName'>>();
  for (const [clockId, goal] of Object.entries(options.goals ?? {})) {
    const path = joinPath('options.goals', clockId);
    checkOptions(goal, { attainmentPercent: true, by: true, minimumSample: true, smallSample: true }, path);
    const exact = readGoal(goal.attainmentPercent, `${path}.attainmentPercent`);
    const ofGoal = readSampleRules(goal, path);
    rules.set(clockId, { ...chosenRules(exact, ofCaller, ofGoal), groupBy: options.groupBy ?? goal.by ?? [] });
  }
  const ungoaled = { ...chosenRules(null, ofCaller), groupBy: options.groupBy ?? null };
  return assembleReport(unique.outcomes, options, {
    policyId: null,
    timeZone: options.timeZone,
    clockOrder: Object.keys(options.goals ?? {}),
    ruleOf: (clockId) => ({ ...(rules.get(clockId) ?? ungoaled), clockName: clockInWords(clockId) }),
    tickets: new Set(unique.outcomes.map((one) => one.ticketId)).size,
    ticketsWithoutOutcome: 0,
    notYetOpened: 0,
    findings: [...read.findings, ...unique.findings],
    checkRows: () => [],
  });
}
