import { type Finding, finding } from '../../core/findings.js';
import type { ClockOutcome, Outcome } from '../outcome.js';
import * as messages from './messages.js';

/** A ticket that both sides agreed to take out of the figures, e.g. because the client caused the delay. */
export interface Relief {
  /** Id of the ticket. */
  readonly ticket: string;
  /** Id of the clock. @defaultValue every clock of the ticket */
  readonly clockId?: string;
  /** Why, e.g. `client-caused`, `force majeure`. */
  readonly reason: string;
  /** Who agreed, on the other side. */
  readonly agreedBy: string;
}

/** A result that relief took out, with what it was before. */
export interface AppliedRelief {
  readonly ticketId: string;
  readonly clockId: string;
  readonly cycle: number;
  /** What the result is in the raw figures. */
  readonly rawOutcome: Outcome;
  readonly reason: string;
  readonly agreedBy: string;
}

/** Results after relief, and what it did. */
export interface RelievedOutcomes {
  /** In the order of the input. */
  readonly outcomes: readonly ClockOutcome[];
  /** Kind of each result before relief, in the same order. */
  readonly rawOutcomes: readonly Outcome[];
  readonly applied: readonly AppliedRelief[];
  readonly findings: readonly Finding[];
}

/**
 * Marks the results that relief covers as excluded.
 *
 * Only met, missed and pending results change: one that is left out stays so, because nobody knows what it was.
 */
export function applyRelief(outcomes: readonly ClockOutcome[], relief: readonly Relief[]): RelievedOutcomes {
  const rawOutcomes = outcomes.map((one) => one.outcome);
  if (relief.length === 0) return { outcomes, rawOutcomes, applied: [], findings: [] };
  const byTicket = groupByTicket(relief);
  const touched = new Set<Relief>();
  const fruitless = new Map<string, string>();
  const applied: AppliedRelief[] = [];
  const relieved = outcomes.map((one) => {
    const candidates = byTicket.get(one.ticketId)?.filter((r) => r.clockId === undefined || r.clockId === one.clockId);
    const chosen = candidates?.find((r) => r.clockId !== undefined) ?? candidates?.[0];
    if (candidates === undefined || chosen === undefined) return one;
    for (const candidate of candidates) touched.add(candidate);
    if (one.outcome === 'leftOut') fruitless.set(one.ticketId, chosen.reason);
    if (one.outcome === 'leftOut' || one.outcome === 'excluded') return one;
    const { ticketId, clockId, cycle, outcome: rawOutcome } = one;
    const { reason, agreedBy } = chosen;
    applied.push({ ticketId, clockId, cycle, rawOutcome, reason, agreedBy });
    return { ...one, outcome: 'excluded' as const, reason };
  });
  return { outcomes: relieved, rawOutcomes, applied, findings: reliefFindings(relief, touched, fruitless) };
}

function groupByTicket(relief: readonly Relief[]): Map<string, Relief[]> {
  const byTicket = new Map<string, Relief[]>();
  for (const one of relief) {
    const list = byTicket.get(one.ticket);
    if (list === undefined) byTicket.set(one.ticket, [one]);
    else list.push(one);
  }
  return byTicket;
}

function reliefFindings(
  relief: readonly Relief[],
  touched: ReadonlySet<Relief>,
  fruitless: ReadonlyMap<string, string>,
): Finding[] {
  const missing = relief.flatMap((one, position) => {
    if (touched.has(one)) return [];
    const { ticket, clockId = null, reason } = one;
    const details = { subject: ticket, params: { ticket, clockId, reason }, path: `options.relief[${position}]` };
    return [finding('RELIEF_WITHOUT_TICKET', 'low', messages.reliefWithoutTicket(ticket, clockId), details)];
  });
  const useless = [...fruitless].map(([ticket, reason]) =>
    finding('RELIEF_WITHOUT_EFFECT', 'low', messages.reliefWithoutEffect(ticket), {
      subject: ticket,
      params: { ticket, reason },
    }),
  );
  return [...missing, ...useless];
}
