import { readInstant } from '../../time/instant.js';
import type { ClockOutcome, Outcome } from '../outcome.js';
import * as messages from './messages.js';

/**
 * Why two sides judge a result differently: opening, closing, pauses, priority or target differ; the time was counted
 * differently (`counting`); one side excludes it (`relief`) or cannot judge it (`data`); or the reports do not show it.
 */
export type DifferenceReason =
  | 'opened'
  | 'closed'
  | 'pauses'
  | 'priority'
  | 'target'
  | 'counting'
  | 'relief'
  | 'data'
  | 'unknown';

/** A fact that both sides report. */
export type ReportedFact = 'opened' | 'closed' | 'pauses' | 'priority' | 'target' | 'elapsed';

/** The reason of a difference, in words too. */
export interface ExplainedDifference {
  readonly reason: DifferenceReason;
  readonly message: string;
}

/** How favourable a kind is to the vendor. */
const FAVOUR: Readonly<Record<'met' | 'pending' | 'missed', number>> = { met: 2, pending: 1, missed: 0 };

/** Facts that differ between the two sides; one that a side does not report is not compared. */
export function differingFacts(ours: ClockOutcome, theirs: ClockOutcome): ReportedFact[] {
  const pairs: readonly (readonly [ReportedFact, unknown, unknown])[] = [
    ['opened', instantOf(ours.openedAt), instantOf(theirs.openedAt)],
    ['closed', instantOf(ours.resolvedAt), instantOf(theirs.resolvedAt)],
    ['pauses', ours.pausedMs, theirs.pausedMs],
    ['priority', ours.group.priority ?? null, theirs.group.priority ?? null],
    ['target', ours.targetMs, theirs.targetMs],
    ['elapsed', ours.elapsedMs, theirs.elapsedMs],
  ];
  return pairs.filter(([, a, b]) => a !== null && b !== null && a !== b).map(([fact]) => fact);
}

function instantOf(text: string | null): number | null {
  const ms = readInstant(text);
  return Number.isNaN(ms) ? null : ms;
}

/**
 * Finds the fact that explains why two sides judge a result differently.
 *
 * Only facts that push towards the vendor's verdict can explain it. The target explains it when the vendor's own time
 * would be judged as we do under our target; else the fact whose size comes closest to the difference of the counted
 * times, or the largest one when a side does not report its counted time.
 *
 * @param ours - Our result.
 * @param theirs - The vendor's, of another kind.
 */
export function explainDifference(ours: ClockOutcome, theirs: ClockOutcome): ExplainedDifference {
  const id = ours.ticketId;
  const a = ours.outcome;
  const b = theirs.outcome;
  if (a === 'leftOut') return { reason: 'data', message: messages.dataDiffers(id, true, inWords(b), ours.reason) };
  if (b === 'leftOut') return { reason: 'data', message: messages.dataDiffers(id, false, inWords(a), theirs.reason) };
  if (a === 'excluded') return { reason: 'relief', message: messages.reliefDiffers(id, true, inWords(b)) };
  if (b === 'excluded') return { reason: 'relief', message: messages.reliefDiffers(id, false, inWords(a)) };
  if (a === 'pending' || b === 'pending') {
    const state = explainByState(ours, theirs);
    if (state !== null) return state;
  }
  const sign = FAVOUR[b] > FAVOUR[a] ? 1 : -1;
  return (
    explainByTarget(ours, theirs, sign) ??
    explainByTime(ours, theirs, sign) ??
    explainByState(ours, theirs) ??
    explainByCounting(ours, theirs, sign) ??
    explainByPriority(ours, theirs) ?? {
      reason: 'unknown',
      message: messages.differsWithoutReason(id, inWords(a), inWords(b)),
    }
  );
}

function inWords(outcome: Outcome): string {
  return outcome === 'leftOut' ? 'left out' : outcome;
}

function explainByTarget(ours: ClockOutcome, theirs: ClockOutcome, sign: number): ExplainedDifference | null {
  if (ours.targetMs === null || theirs.targetMs === null) return null;
  if (sign * (theirs.targetMs - ours.targetMs) <= 0) return null;
  const vendorWithin = theirs.elapsedMs === null ? null : theirs.elapsedMs <= ours.targetMs;
  if (vendorWithin === sign > 0) return null;
  const message = messages.targetDiffers(ours.ticketId, ours.targetMs, theirs.targetMs);
  return explainByPriority(ours, theirs) ?? { reason: 'target', message };
}

function explainByPriority(ours: ClockOutcome, theirs: ClockOutcome): ExplainedDifference | null {
  const here = ours.group.priority;
  const there = theirs.group.priority;
  if (here === undefined || there === undefined || here === there) return null;
  return { reason: 'priority', message: messages.priorityDiffers(ours.ticketId, here, there) };
}

function explainByTime(ours: ClockOutcome, theirs: ClockOutcome, sign: number): ExplainedDifference | null {
  const id = ours.ticketId;
  const { opened, closed, pauses, counted } = shifts(ours, theirs);
  const candidates = [
    { reason: 'pauses' as const, by: pauses, say: messages.pausesDiffer },
    { reason: 'opened' as const, by: opened, say: messages.openedDiffers },
    { reason: 'closed' as const, by: closed, say: messages.closedDiffers },
  ].flatMap(({ reason, by, say }) => (by !== null && sign * by > 0 ? [{ reason, by, message: say(id, by) }] : []));
  const distance = (by: number): number => (counted === null ? -Math.abs(by) : Math.abs(by - counted));
  const [best] = candidates.sort((x, y) => distance(x.by) - distance(y.by));
  return best === undefined ? null : { reason: best.reason, message: best.message };
}

/** One side says the ticket is closed, the other that it is open. */
function explainByState(ours: ClockOutcome, theirs: ClockOutcome): ExplainedDifference | null {
  const openHere = ours.outcome === 'met' ? false : ours.resolvedAt === null;
  const openThere =
    theirs.outcome === 'pending' ? true : theirs.outcome === 'met' || theirs.resolvedAt !== null ? false : null;
  if (openThere === null || openHere === openThere) return null;
  return { reason: 'closed', message: messages.openAtOneSide(ours.ticketId, openHere) };
}

function explainByCounting(ours: ClockOutcome, theirs: ClockOutcome, sign: number): ExplainedDifference | null {
  const { opened, closed, pauses, counted } = shifts(ours, theirs);
  if (counted === null || sign * counted <= 0) return null;
  const agree = opened === 0 && pauses === 0 && (closed === 0 || ours.resolvedAt === null);
  return { reason: 'counting', message: messages.countingDiffers(ours.ticketId, counted, agree) };
}

/** By how much the vendor's facts shorten the counted time, in milliseconds; `null` where a side does not report one. */
function shifts(
  ours: ClockOutcome,
  theirs: ClockOutcome,
): Record<'opened' | 'closed' | 'pauses' | 'counted', number | null> {
  return {
    opened: difference(instantOf(theirs.openedAt), instantOf(ours.openedAt)),
    closed: difference(instantOf(ours.resolvedAt), instantOf(theirs.resolvedAt)),
    pauses: difference(theirs.pausedMs, ours.pausedMs),
    counted: difference(ours.elapsedMs, theirs.elapsedMs),
  };
}

function difference(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a - b;
}
