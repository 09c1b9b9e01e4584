import { isVendorwiseError } from '../../core/errors.js';
import { checkOptions } from '../../core/options.js';
import { isOpen, nextClosing, nextOpening } from '../../time/business-time.js';
import { formatInstant, type InstantInput } from '../../time/instant.js';
import type { CompiledClock } from './compile-policy.js';
import { compiledPolicy, readAsOf } from './compiled-policy.js';
import { type CountedLine, positionAt } from './counted-line.js';
import { thresholdMs } from './describe-run.js';
import { createEvaluator, type Evaluator, evaluateOne } from './evaluate-reading.js';
import { breachedAtOf } from './judge-run.js';
import { instantAtCounted, type RunFigures } from './measure-run.js';
import { addPause, uniteInPlace } from './pause-list.js';
import type { SlaPolicy } from './policy.js';
import type { TicketReading } from './read-ticket.js';
import { RUNNING, type Run } from './run.js';
import type { Ticket } from './ticket.js';

/** What changes at an instant if nothing else happens to the ticket. */
export type ClockEventKind = 'warning' | 'targetReached' | 'breach' | 'opens' | 'closes' | 'pauseStarts' | 'pauseEnds';

/** An instant at which a clock will change. */
export interface ClockEvent {
  readonly at: string;
  readonly clockId: string;
  readonly cycle: number;
  readonly kind: ClockEventKind;
  /** Counted time that is left then; negative when over, `null` without a target. */
  readonly remainingMs: number | null;
}

/** Options of {@link nextEvents}. */
export interface NextEventsOptions {
  /** The moment of the question; later events of the ticket are ignored. */
  readonly asOf: InstantInput;
}

/**
 * The instants at which the clocks of a ticket will change if nothing else happens, so that a host can set a timer
 * instead of polling.
 *
 * Warnings, the target's end, the breach (the first instant beyond the target at which the clock counts), the next
 * opening and closing of the calendar, and the edges of explicit pauses that are known already. A clock that its status
 * or a rule pauses has no such instant: only a new event moves it. So `[]` says that no clock will change by itself,
 * because each has ended, is over its target already, or waits for an event; `status` of `evaluateTicket` tells which.
 * Of opening and closing only the next is listed, and every event of the ticket may move the rest: ask again whenever
 * one of these instants has come or the ticket has changed.
 *
 * @param policy - What `defineSlaPolicy` returned.
 * @param ticket - The ticket.
 * @param options - `asOf`, the moment of the question; all instants are later.
 * @returns Events in the order of time.
 * @throws {@link VendorwiseError} `INVALID_INSTANT`, `INSTANT_OUT_OF_RANGE` for `asOf`, `UNKNOWN_KEY`, `INVALID_TYPE` for the options.
 * @example
 * ```ts
 * import { defineSlaPolicy, nextEvents } from 'vendorwise/sla';
 * const policy = defineSlaPolicy({ id: 'desk', timeZone: 'UTC', versions: [{ version: 1, effectiveFrom: '2026-01-01', clocks: [
 *   { id: 'resolution', measures: 'resolution', calendar: null, targets: [{ within: { hours: 8 }, warnAt: [{ percent: 75 }] }] },
 * ] }] });
 * const events = nextEvents(policy, { id: 'INC1', openedAt: '2026-10-05T08:00:00Z' }, { asOf: '2026-10-05T09:00:00Z' });
 * events.map((one) => [one.kind, one.at.slice(11, 16)]); // => [['warning', '14:00'], ['targetReached', '16:00'], ['breach', '16:00']]
 * ```
 */
export function nextEvents(policy: SlaPolicy, ticket: Ticket, options: NextEventsOptions): readonly ClockEvent[] {
  checkOptions(options, { asOf: true });
  const now = readAsOf(options.asOf);
  const found: { readonly at: number; readonly event: ClockEvent }[] = [];
  const evaluator: Evaluator = createEvaluator(compiledPolicy(policy), now, {
    leftOut: () => {},
    idle: () => {},
    run: (clock, run, figures) => {
      if (run.state !== RUNNING || figures.over || run.paused) return;
      addKnownPauses(clock, evaluator.reading, run, figures);
      for (const [kind, at] of changesAfter(clock, figures, now)) {
        const remainingMs = !Number.isNaN(figures.targetMs) ? figures.targetMs - countedAt(figures, at) : null;
        found.push({ at, event: { at: formatInstant(at), clockId: clock.id, cycle: run.cycle, kind, remainingMs } });
      }
    },
  });
  evaluateOne(evaluator, ticket);
  return found.sort((a, b) => a.at - b.at).map(({ event }) => event);
}

/** Lets known pauses last beyond `asOf`. */
function addKnownPauses(clock: CompiledClock, reading: TicketReading, run: Run, { pauses }: RunFigures): void {
  for (let i = 0; i < reading.pauseCount; i += 1) {
    const reason = reading.pauseReasons[i] as string;
    if (!clock.pauseReasons.has(reason)) continue;
    addPause(pauses, Math.max(reading.pauseStarts[i] as number, run.start), reading.pauseEnds[i] as number, reason);
  }
  uniteInPlace(pauses);
}

function changesAfter(clock: CompiledClock, figures: RunFigures, now: number): (readonly [ClockEventKind, number])[] {
  const { target, targetMs, pauses, line } = figures;
  const changes: (readonly [ClockEventKind, number])[] = [];
  if (target !== null && !Number.isNaN(targetMs)) {
    for (const threshold of target.thresholds) {
      changes.push(['warning', instantAtCounted(figures, thresholdMs(threshold, targetMs), false)]);
    }
    changes.push(['targetReached', instantAtCounted(figures, targetMs, false)]);
    changes.push(['breach', breachedAtOf(clock.byDueAt, { ...figures, over: true })]);
  }
  let runsFrom = now;
  for (let i = 0; i < pauses.count; i += 1) {
    const start = pauses.starts[i] as number;
    const end = pauses.ends[i] as number;
    changes.push(['pauseStarts', start], ['pauseEnds', end]);
    if (start <= now && end > now) runsFrom = end;
  }
  if (Number.isFinite(runsFrom)) changes.push(...openingsAfter(line, runsFrom));
  return changes.filter(([, at]) => at > now && Number.isFinite(at));
}

/** Next opening or closing; a calendar that never opens again has none. */
function openingsAfter({ calendar }: CountedLine, at: number): (readonly [ClockEventKind, number])[] {
  if (calendar === null) return [];
  try {
    if (!isOpen(calendar, at)) return [['opens', nextOpening(calendar, at)]];
    const closes = nextClosing(calendar, at);
    return closes === null ? [] : [['closes', closes]];
  } catch (error) {
    if (isVendorwiseError(error)) return [];
    throw error;
  }
}

function countedAt({ line, start, pauses }: RunFigures, at: number): number {
  let counted = positionAt(line, at) - positionAt(line, start);
  for (let i = 0; i < pauses.count && (pauses.starts[i] as number) < at; i += 1) {
    counted -= positionAt(line, Math.min(at, pauses.ends[i] as number)) - positionAt(line, pauses.starts[i] as number);
  }
  return counted;
}
