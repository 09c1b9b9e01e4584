import type { Finding } from '../../core/findings.js';
import { checkOptions } from '../../core/options.js';
import { toEpochMs } from '../../time/instant.js';
import { checkTimeZone } from '../../time/zone.js';
import { checkGroupBy, checkList } from '../check-input.js';
import { compiledPolicy } from '../clocks/compiled-policy.js';
import { evaluateTicket } from '../clocks/evaluate-ticket.js';
import type { SlaPolicy } from '../clocks/policy.js';
import type { Ticket } from '../clocks/ticket.js';
import type { ClockOutcome } from '../outcome.js';
import { assembleReport } from './assemble-report.js';
import { type TicketResults, uniqueTickets } from './duplicates.js';
import { readSampleRules } from './goal-rules.js';
import { policyRules } from './policy-rules.js';
import { REPORT_OPTIONS, type SlaReport, type SlaReportOptions } from './sla-report.js';

/** Options of {@link summarizeTickets}. */
export interface SummarizeTicketsOptions extends SlaReportOptions {
  /** IANA zone in which periods begin and end. @defaultValue the policy's */
  readonly timeZone?: string;
  /**
   * `priority` or names of ticket fields to report by.
   * @defaultValue the goal's `by` (one row a clock and period when it has none); `priority` for a clock without goal
   */
  readonly groupBy?: readonly string[];
}

/**
 * Was the service level met? Counts tickets by period, clock and group, and holds every row against the policy's goal.
 *
 * A ticket counts once: in the period in which it was resolved, an open, late one in the period in which it breached
 * (`countBy` is an option). A late ticket therefore moves when it is resolved in a later period; a finding names it, so
 * that a miss that was charged already is not charged again. Pending ones stand in the period of `asOf`. What cannot be judged is left out, counted and
 * named: the rows always sum to the input. With `relief`, agreed exclusions leave the figures, and the raw figures
 * stand beside the adjusted ones. A ticket opened after `asOf` has no result; the totals count it as `notYetOpened`.
 *
 * A ticket that stands twice in the input counts once when the copies are equal; copies that differ are all left out.
 *
 * @param policy - What `defineSlaPolicy` returned.
 * @param tickets - Tickets in any order; broken ones never throw.
 * @param options - Period, moment, zone, grouping, counting rule, relief, and rules for few tickets.
 * @returns Rows, totals, every result, and findings.
 * @throws {@link VendorwiseError} `INVALID_INSTANT`, `UNKNOWN_TIME_ZONE`, `INVALID_COUNT`, `INVALID_VALUE`, those of the
 * relief list, and `UNKNOWN_KEY`, `INVALID_TYPE` for options that it does not know.
 * @example
 * ```ts
 * import { defineSlaPolicy, summarizeTickets } from 'vendorwise/sla';
 * const policy = defineSlaPolicy({
 *   id: 'desk', timeZone: 'Europe/Berlin',
 *   versions: [{ version: 1, effectiveFrom: '2026-01-01', clocks: [
 *     { id: 'resolution', measures: 'resolution', calendar: null, targets: [{ within: { hours: 8 } }], goal: { attainmentPercent: '95' } },
 *   ] }],
 * });
 * const tickets = [{
 *   id: 'INC1', openedAt: '2026-10-05T08:00:00Z', priority: 'P1',
 *   events: [{ at: '2026-10-05T10:00:00Z', type: 'status', status: 'solved' }],
 * }];
 * const report = summarizeTickets(policy, tickets, { period: 'month', asOf: '2026-11-23T09:00:00Z' });
 * report.rows.map((row) => [row.period, row.met, row.attainmentText, row.goalMet]); // => [['2026-10', 1, '100.0 %', true]]
 * report.rows[0]?.message; // => 'Resolution, October 2026: 1 of 1 in time (100.0 %); the goal of 95 % is met with no miss to spare.'
 * ```
 */
export function summarizeTickets(
  policy: SlaPolicy,
  tickets: Iterable<Ticket>,
  options: SummarizeTicketsOptions,
): SlaReport {
  checkOptions(options, { ...REPORT_OPTIONS, timeZone: true, groupBy: true });
  const { definition } = compiledPolicy(policy);
  checkList(tickets, 'tickets');
  const { groupBy } = options;
  checkGroupBy(groupBy);
  const rules = readSampleRules(options, 'options');
  const { clockOrder, fields, ruleOf, checkRows } = policyRules(definition, groupBy, rules);
  const asOf = toEpochMs(options.asOf, 'options.asOf');
  const timeZone = options.timeZone ?? definition.timeZone;
  checkTimeZone(timeZone, 'options.timeZone');
  const findings: Finding[] = [];
  const rows: TicketResults[] = [];
  const told = new Map<string, readonly Finding[]>();
  for (const ticket of tickets) {
    const { outcomes, ticketId, findings: found } = evaluateTicket(policy, ticket, { asOf, groupBy: fields });
    for (const one of newFindings(ticketId, found, told)) {
      findings.push({ ...one, path: placed(rows.length, one.path) });
    }
    rows.push({ id: ticketId, outcomes, notYetOpened: isNotYetOpened(outcomes) });
  }
  const unique = uniqueTickets(rows);
  return assembleReport(unique.outcomes, options, {
    policyId: definition.id,
    timeZone,
    clockOrder,
    ruleOf,
    tickets: rows.length,
    ticketsWithoutOutcome: rows.filter(({ outcomes }) => outcomes.length === 0).length,
    notYetOpened: rows.filter(({ notYetOpened }) => notYetOpened).length,
    findings: [...findings, ...unique.findings],
    checkRows,
  });
}

/** A ticket that does not exist yet at the moment of the report is no bad data: it has no results to count. */
function isNotYetOpened(outcomes: readonly ClockOutcome[]): boolean {
  return outcomes.length > 0 && outcomes.every(({ reason }) => reason === 'OPENED_AFTER_AS_OF');
}

/** What a copy of a ticket says anew: what an earlier row of the same ticket said already is said once. */
function newFindings(
  ticketId: string,
  found: readonly Finding[],
  told: Map<string, readonly Finding[]>,
): readonly Finding[] {
  if (ticketId === '' || found.length === 0) return found;
  const earlier = told.get(ticketId) ?? [];
  const fresh = found.filter(
    (one) => !earlier.some(({ code, message }) => code === one.code && message === one.message),
  );
  told.set(ticketId, [...earlier, ...fresh]);
  return fresh;
}

function placed(position: number, path: string | null): string {
  if (path === null || path === '') return `[${position}]`;
  return path.startsWith('[') ? `[${position}]${path}` : `[${position}].${path}`;
}
