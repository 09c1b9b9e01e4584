import { type Finding, finding } from '../../core/findings.js';
import type { ClockOutcome } from '../outcome.js';
import * as messages from './messages.js';

/** Results in which every ticket, clock and cycle counts at most once. */
export interface UniqueOutcomes {
  /** In the order of the input; what does not count is left out. */
  readonly outcomes: readonly ClockOutcome[];
  readonly findings: readonly Finding[];
}

/** The results of one row of the input, with the row's ticket id. */
export interface TicketResults {
  readonly id: string;
  readonly outcomes: readonly ClockOutcome[];
  /** Whether the ticket is opened after the moment of the report; its results are compared, but never counted. */
  readonly notYetOpened: boolean;
}

/**
 * Leaves out tickets that stand in the input more than once.
 *
 * Equal copies count once. Copies that differ are all left out, because which of them is right must not depend on the
 * order of an export.
 *
 * @param tickets - The results of each row of the input.
 */
export function uniqueTickets(tickets: readonly TicketResults[]): UniqueOutcomes {
  const findings: Finding[] = [];
  const replaced = new Map<number, readonly ClockOutcome[]>();
  for (const [id, positions] of repeated(tickets, (one) => one.id)) {
    const results = positions.map((at) => tickets[at]?.outcomes ?? []);
    const equal = results.every((one) => sameResults(one, results[0] ?? []));
    const code = equal ? 'DUPLICATE_TICKET' : 'CONFLICTING_TICKET';
    const message = (equal ? messages.duplicateTicket : messages.conflictingTicket)(id, positions.length);
    const details = { subject: id, params: { count: positions.length }, evidence: positions.map((at) => `[${at}]`) };
    findings.push(finding(code, equal ? 'low' : 'medium', message, details));
    for (const at of equal ? positions.slice(1) : positions) {
      replaced.set(
        at,
        (tickets[at]?.outcomes ?? []).map((one) => leftOut(one, code)),
      );
    }
  }
  const outcomes = tickets.flatMap((one, at) => (one.notYetOpened ? [] : (replaced.get(at) ?? one.outcomes)));
  return { outcomes, findings };
}

/**
 * Leaves out results that stand in the input more than once, by the rule of {@link uniqueTickets}.
 *
 * @param outcomes - Results of clocks.
 */
export function uniqueOutcomes(outcomes: readonly ClockOutcome[]): UniqueOutcomes {
  const findings: Finding[] = [];
  const kept = [...outcomes];
  const keyOf = (one: ClockOutcome): string => `${one.ticketId.length}:${one.ticketId}${one.cycle}:${one.clockId}`;
  for (const positions of repeated(outcomes, keyOf).values()) {
    const results = positions.map((at) => outcomes[at] as ClockOutcome);
    const [head] = results as [ClockOutcome];
    const equal = results.every((one) => sameResult(one, head));
    const code = equal ? 'DUPLICATE_RESULT' : 'CONFLICTING_RESULT';
    const message = (equal ? messages.duplicateOutcome : messages.conflictingOutcome)(
      head.ticketId,
      head.clockId,
      positions.length,
    );
    const params = { clockId: head.clockId, cycle: head.cycle, count: positions.length };
    const evidence = positions.map((at) => `[${at}]`);
    findings.push(finding(code, equal ? 'low' : 'medium', message, { subject: head.ticketId, params, evidence }));
    for (const at of equal ? positions.slice(1) : positions) kept[at] = leftOut(outcomes[at] as ClockOutcome, code);
  }
  return { outcomes: kept, findings };
}

/** Positions of the items whose key occurs more than once; items with an empty key are not compared. */
function repeated<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, number[]> {
  const firsts = new Map<string, number>();
  const found = new Map<string, number[]>();
  items.forEach((item, at) => {
    const key = keyOf(item);
    if (key === '') return;
    const head = firsts.get(key);
    if (head === undefined) firsts.set(key, at);
    else {
      const list = found.get(key);
      if (list === undefined) found.set(key, [head, at]);
      else list.push(at);
    }
  });
  return found;
}

function leftOut(one: ClockOutcome, reason: string): ClockOutcome {
  return { ...one, outcome: 'leftOut', reason, elapsedMs: null, pausedMs: null };
}

function sameResults(a: readonly ClockOutcome[], b: readonly ClockOutcome[]): boolean {
  return a.length === b.length && a.every((one, at) => sameResult(one, b[at] as ClockOutcome));
}

function sameResult(a: ClockOutcome, b: ClockOutcome): boolean {
  return (
    a.clockId === b.clockId &&
    a.cycle === b.cycle &&
    a.outcome === b.outcome &&
    a.reason === b.reason &&
    a.openedAt === b.openedAt &&
    a.resolvedAt === b.resolvedAt &&
    a.breachedAt === b.breachedAt &&
    a.elapsedMs === b.elapsedMs &&
    a.pausedMs === b.pausedMs &&
    a.targetMs === b.targetMs &&
    sameGroup(a.group, b.group)
  );
}

function sameGroup(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}
