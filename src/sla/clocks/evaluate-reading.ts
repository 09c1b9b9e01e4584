import { CANCEL, type CompiledClock, type CompiledPolicy, type CompiledVersion, STOP } from './compile-policy.js';
import { createFigures, measureRun, type RunFigures } from './measure-run.js';
import {
  createReading,
  eventsOf,
  isBrokenList,
  pauseEnd,
  pausesOf,
  placedInstant,
  readTicket,
  reasonText,
  saysFields,
  saysPriority,
  type TicketReading,
  ticketIdOf,
} from './read-ticket.js';
import type { Run } from './run.js';
import { type ClockWalk, createWalk, type RunSink, runClock, type WalkTrace } from './run-clock.js';
import { statusId } from './status-table.js';
import type { Ticket, TicketEvent } from './ticket.js';

/** Why a clock has no verdict; `''` when it has one. The position is the code in column results. */
export const REASONS = [
  '',
  'INVALID_TICKET',
  'INVALID_OPENED_AT',
  'OPENED_AFTER_AS_OF',
  'NO_POLICY_VERSION',
  'CLOSED_BEFORE_OPENED',
  'EVENT_BEFORE_OPENED',
  'INVALID_EVENT',
  'INVALID_PAUSE',
  'DEADLINE_NOT_FOUND',
  'CANCELLED',
  'NO_TARGET',
] as const;

/** Takes what an evaluation finds, clock by clock and run by run. */
export interface EvaluationVisitor {
  /** The clock cannot be judged. */
  leftOut(clock: CompiledClock, reason: number): void;
  /** One run, measured; both records are used again afterwards. */
  run(clock: CompiledClock, run: Run, figures: RunFigures): void;
  /** The clock has not started. */
  idle(clock: CompiledClock): void;
}

/** Everything that evaluating one ticket after the other needs. */
export interface Evaluator {
  readonly policy: CompiledPolicy;
  readonly asOf: number;
  readonly reading: TicketReading;
  readonly walk: ClockWalk;
  readonly figures: RunFigures;
  readonly visitor: EvaluationVisitor;
  readonly trace: WalkTrace | null;
  readonly sink: RunSink;
  /** The clock that runs now. */
  clock: CompiledClock | null;
  /** The version that holds for the ticket; `null` when none does. */
  version: CompiledVersion | null;
}

/** Makes an evaluator; it is used for one ticket after the other. */
export function createEvaluator(
  policy: CompiledPolicy,
  asOf: number,
  visitor: EvaluationVisitor,
  trace: WalkTrace | null = null,
): Evaluator {
  const evaluator: Evaluator = {
    policy,
    asOf,
    reading: createReading(),
    walk: createWalk(),
    figures: createFigures(),
    visitor,
    trace,
    clock: null,
    version: null,
    sink: (run) => {
      const clock = evaluator.clock as CompiledClock;
      measureRun(clock, evaluator.reading, run, asOf, evaluator.figures);
      visitor.run(clock, run, evaluator.figures);
    },
  };
  return evaluator;
}

/** Evaluates one ticket: every clock of its version either is left out, or idle, or has runs. */
export function evaluateOne(evaluator: Evaluator, ticket: Ticket): void {
  const { policy, reading, visitor, walk } = evaluator;
  readTicket(policy, ticket, evaluator.trace === null, reading);
  const version = versionFor(policy, reading.openedAt);
  evaluator.version = version;
  const { clocks } = version ?? (policy.versions[0] as CompiledVersion);
  const reason = ticketDefect(evaluator);
  const early = reading.count > 0 && (reading.times[0] as number) < reading.openedAt;
  const suspect = early || reading.badEvents > 0 || reading.badPauses > 0;
  for (const clock of clocks) {
    const defect = reason > 0 ? reason : suspect ? clockDefect(policy, reading, clock) : 0;
    if (defect > 0) {
      visitor.leftOut(clock, defect);
      continue;
    }
    evaluator.clock = clock;
    runClock(clock, reading, evaluator.asOf, walk, evaluator.sink, evaluator.trace);
    if (walk.run.cycle < 0) visitor.idle(clock);
  }
}

/** The version in force on the day of the opening: the last whose effective date has come. */
function versionFor(policy: CompiledPolicy, openedAt: number): CompiledVersion | null {
  for (let i = policy.versions.length - 1; i >= 0; i -= 1) {
    const version = policy.versions[i] as CompiledVersion;
    if (version.fromMs <= openedAt) return version;
  }
  return null;
}

/** What makes a whole ticket useless. */
function ticketDefect(evaluator: Evaluator): number {
  const { policy, reading, asOf, version } = evaluator;
  const { ticket } = reading;
  if (ticketIdOf(ticket) === '' || isBrokenList(ticket.events) || isBrokenList(ticket.pauses)) {
    return REASONS.indexOf('INVALID_TICKET');
  }
  const { openedAt } = reading;
  if (Number.isNaN(openedAt)) return REASONS.indexOf('INVALID_OPENED_AT');
  if (closedBeforeOpened(policy, reading) >= 0) return REASONS.indexOf('CLOSED_BEFORE_OPENED');
  if (openedAt > asOf) return REASONS.indexOf('OPENED_AFTER_AS_OF');
  return version === null ? REASONS.indexOf('NO_POLICY_VERSION') : 0;
}

/** Position in the reading of the last status before the opening that closes a ticket; -1 for none. */
export function closedBeforeOpened(policy: CompiledPolicy, reading: TicketReading): number {
  let found = -1;
  for (let i = 0; i < reading.count && (reading.times[i] as number) < reading.openedAt; i += 1) {
    const status = reading.statuses[i] as number;
    const category = status < 0 ? 'open' : policy.statuses.categories[status];
    if (category === 'solved' || category === 'cancelled') found = i;
  }
  return found;
}

/** What makes a ticket useless for one clock: a damaged row that may have moved it. Nobody guesses. */
function clockDefect(policy: CompiledPolicy, reading: TicketReading, clock: CompiledClock): number {
  for (let i = 0; i < reading.count && (reading.times[i] as number) < reading.openedAt; i += 1) {
    const status = reading.statuses[i] as number;
    if (mayEnd(clock, reading.types[i] as number, status)) {
      return REASONS.indexOf('EVENT_BEFORE_OPENED');
    }
  }
  const { ticket } = reading;
  if (
    reading.badEvents > 0 &&
    eventsOf(ticket).some((event) => isUnplaced(event?.at) && concerns(policy, clock, event))
  ) {
    return REASONS.indexOf('INVALID_EVENT');
  }
  const concernsPause = (reason: unknown): boolean => clock.pauseReasons.has(reasonText(reason));
  if (reading.badPauses > 0 && pausesOf(ticket).some((pause) => isBadPause(pause) && concernsPause(pause?.reason))) {
    return REASONS.indexOf('INVALID_PAUSE');
  }
  return 0;
}

/** Whether an event may have ended the clock; a trigger that waits for another event or status may have fired too. */
function mayEnd(clock: CompiledClock, type: number, status: number): boolean {
  const byStatus = status < 0 ? 0 : (clock.byStatus[status] as number);
  if ((((clock.byType[type] as number) | byStatus) & (STOP | CANCEL)) !== 0) return true;
  return clock.conditional.some(
    (one) =>
      (one.effect & (STOP | CANCEL)) !== 0 &&
      ((type > 0 && (one.type === type || one.after === type)) || (status >= 0 && one.statuses?.[status] === 1)),
  );
}

function isUnplaced(at: unknown): boolean {
  const ms = placedInstant(at);
  return Number.isNaN(ms);
}

/** Whether a pause has no usable start or end, or ends before it starts. */
export function isBadPause(pause: { readonly start: unknown; readonly end: unknown } | null | undefined): boolean {
  if (pause === null || pause === undefined || isUnplaced(pause.start)) return true;
  return !(pauseEnd(pause.end) >= placedInstant(pause.start));
}

function concerns(policy: CompiledPolicy, clock: CompiledClock, event: TicketEvent | null): boolean {
  if (event === null || typeof event !== 'object') return true;
  const type = policy.types.get(event.type) ?? 0;
  if (
    type > 0 &&
    (clock.byType[type] !== 0 || clock.conditional.some((one) => one.type === type || one.after === type))
  )
    return true;
  if (typeof event.status === 'string' && clock.usesStatus) return concernsStatus(policy, clock, event.status);
  return clock.usesFacts && (saysPriority(event) || saysFields(event));
}

/** Any change of status may end a pause or reopen the clock, so only clocks without status rules can ignore it. */
function concernsStatus(policy: CompiledPolicy, clock: CompiledClock, status: string): boolean {
  return (
    clock.pausesByStatus || clock.byStatus[statusId(policy.statuses, status)] !== 0 || clock.conditional.length > 0
  );
}
