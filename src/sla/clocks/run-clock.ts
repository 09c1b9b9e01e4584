import { businessDayEnd } from './business-day-end.js';
import { chooseTarget } from './choose-target.js';
import { CANCEL, type CompiledClock, PAUSE, REOPEN, RESET, RESUME, START, STOP } from './compile-policy.js';
import { orderTies } from './order-ties.js';
import { addPause } from './pause-list.js';
import { priorityOf, saysFields, saysPriority, type TicketReading } from './read-ticket.js';
import { CANCELLED, createRun, IDLE, RUNNING, type Run, STOPPED, type TargetChange } from './run.js';
import { INITIAL_STATUS } from './status-table.js';
import type { FieldValue, TicketEvent } from './ticket.js';

/** What a walk over the events of a ticket needs; used again for the next clock and ticket. */
export interface ClockWalk {
  readonly run: Run;
  /** Positions of the events in the order in which they act. */
  readonly order: number[];
  /** Instant of the event that acts now; a member, because an argument would be a new number object each time. */
  at: number;
  status: number;
  statusName: string;
  statusSince: number;
  /** Since when a rule pauses the clock; `NaN` when none does. */
  ruleSince: number;
  ruleName: string;
  priority: string | null;
  fields: Readonly<Record<string, FieldValue>>;
  /** Types of event that have happened, for triggers that wait for one. */
  readonly happened: Set<number>;
  /** While the clock stands: the event that last gave it another target, and that target. Kept only when a trace listens. */
  changedBy: TicketEvent | null;
  standingTarget: number;
}

/** Called with every run once nothing can change it any more; the record is used again afterwards. */
export type RunSink = (run: Run) => void;

/** Hears of what a walk notices beside the runs. */
export interface WalkTrace {
  /** Another target would apply from now on; `run` still has the old one, and stands when a reopening brings it. */
  retargeted(run: Run, change: TargetChange): void;
  /** The clock was reopened after its limit. */
  reopenedLate(run: Run, at: number): void;
  /** An event of the reading is about to act by rules; `walk` is as it was before. */
  acting(walk: ClockWalk, position: number, effects: number): void;
}

const NO_FIELDS: Readonly<Record<string, FieldValue>> = {};

/** A walk that has seen nothing yet. */
export function createWalk(): ClockWalk {
  return {
    run: createRun(),
    order: [],
    at: Number.NaN,
    status: INITIAL_STATUS,
    statusName: 'new',
    statusSince: Number.NaN,
    ruleSince: Number.NaN,
    ruleName: '',
    priority: null,
    fields: NO_FIELDS,
    happened: new Set(),
    changedBy: null,
    standingTarget: -1,
  };
}

/**
 * Runs one clock over the events of a ticket up to `asOf`.
 *
 * Events of one instant act in this order, whatever their order in the list: those that stop or cancel the clock, then
 * reset, pause, resume, start; changes of status among themselves keep the order of the list.
 *
 * @param clock - The clock.
 * @param reading - The ticket; its opening must not lie after `asOf`.
 * @param asOf - Epoch milliseconds; later events are ignored.
 * @param walk - Scratch.
 * @param sink - Takes the runs in order.
 * @param trace - Hears of late reopenings and changes of target, if given.
 */
export function runClock(
  clock: CompiledClock,
  reading: TicketReading,
  asOf: number,
  walk: ClockWalk,
  sink: RunSink,
  trace: WalkTrace | null,
): void {
  const { run } = walk;
  const { openedAt, times } = reading;
  begin(reading, walk);
  apply(clock, walk, clock.atOpening, 'opened', sink, trace);
  if (reading.ties) orderTies(clock, reading, walk.order);
  for (let k = 0; k < reading.count; k += 1) {
    const position = reading.ties ? (walk.order[k] as number) : k;
    const at = times[position] as number;
    if (at > asOf || (trace === null && clock.runsOnce && run.state !== RUNNING)) break;
    if (at >= openedAt) step(clock, reading, walk, position, sink, trace);
  }
  if (run.state === IDLE) return;
  if (run.state === RUNNING) {
    run.paused = clock.pausing[walk.status] === 1 || !Number.isNaN(walk.ruleSince);
    walk.at = asOf;
    flushPauses(clock, walk);
  }
  sink(run);
}

function begin(reading: TicketReading, walk: ClockWalk): void {
  const { ticket, openedAt } = reading;
  walk.at = openedAt;
  walk.run.cycle = -1;
  walk.run.state = IDLE;
  walk.status = INITIAL_STATUS;
  walk.statusName = 'new';
  walk.statusSince = openedAt;
  walk.ruleSince = Number.NaN;
  if (walk.happened.size > 0) walk.happened.clear();
  walk.priority = priorityOf(ticket.priority);
  walk.fields = ticket.fields ?? NO_FIELDS;
  if (!reading.factsChange) return;
  for (let i = 0; i < reading.count; i += 1) {
    if (reading.times[i] === openedAt) takeFacts(walk, reading.events[reading.sources[i] as number] as TicketEvent);
  }
}

function takeFacts(walk: ClockWalk, event: TicketEvent): void {
  if (saysPriority(event)) walk.priority = priorityOf(event.priority);
  if (saysFields(event)) walk.fields = { ...walk.fields, ...event.fields };
}

function step(
  clock: CompiledClock,
  reading: TicketReading,
  walk: ClockWalk,
  position: number,
  sink: RunSink,
  trace: WalkTrace | null,
): void {
  const at = reading.times[position] as number;
  walk.at = at;
  const type = reading.types[position] as number;
  const status = reading.statuses[position] as number;
  const changed = status >= 0 && status !== walk.status;
  let effects = clock.byType[type] as number;
  if (changed) effects |= clock.byStatus[status] as number;
  if (clock.conditional.length > 0) {
    effects |= conditionalEffects(clock, walk, type, changed ? status : -1);
    walk.happened.add(type);
  }
  if (!changed && effects === 0 && !reading.factsChange) return;
  const event = reading.events[reading.sources[position] as number] as TicketEvent;
  if (changed) {
    if (walk.run.state === RUNNING && clock.pausing[walk.status] === 1) {
      addPause(walk.run.pauses, Math.max(walk.statusSince, walk.run.start), at, walk.statusName);
    }
    walk.status = status;
    walk.statusName = event.status as string;
    walk.statusSince = at;
  }
  const factsChanged = reading.factsChange && (saysPriority(event) || saysFields(event));
  const before = walk.priority;
  if (factsChanged) takeFacts(walk, event);
  if (factsChanged && trace !== null) noteWhileStanding(clock, walk, event);
  if (effects !== 0) {
    trace?.acting(walk, position, effects);
    apply(clock, walk, effects, changed ? (event.status as string) : event.type, sink, trace);
    if (factsChanged && trace !== null) noteWhileStanding(clock, walk, event);
  }
  if (factsChanged && walk.run.state === RUNNING) retarget(clock, walk, event, before, trace);
}

/** Facts that change while the clock stands move its target at the reopening; the event that did it is kept till then. */
function noteWhileStanding(clock: CompiledClock, walk: ClockWalk, event: TicketEvent): void {
  if (walk.run.state !== STOPPED && walk.run.state !== CANCELLED) return;
  const target = chooseTarget(clock, walk.priority, walk.fields);
  if (target === walk.standingTarget) return;
  walk.standingTarget = target;
  walk.changedBy = event;
}

function conditionalEffects(clock: CompiledClock, walk: ClockWalk, type: number, status: number): number {
  let effects = 0;
  for (const trigger of clock.conditional) {
    const fits = trigger.statuses === null ? trigger.type === type : status >= 0 && trigger.statuses[status] === 1;
    if (!fits) continue;
    if (trigger.unless !== null && trigger.unless[status >= 0 ? status : walk.status] === 1) continue;
    if (trigger.after >= 0 && !walk.happened.has(trigger.after)) continue;
    effects |= trigger.effect;
  }
  return effects;
}

/** Moves the clock: cancel, stop, reset, pause, resume, reopen, start, in this order. */
function apply(
  clock: CompiledClock,
  walk: ClockWalk,
  effects: number,
  rule: string,
  sink: RunSink,
  trace: WalkTrace | null,
): void {
  const { run, at } = walk;
  const ends = (effects & (CANCEL | STOP)) !== 0 && run.state === RUNNING;
  if (ends) endRun(clock, walk, (effects & CANCEL) !== 0 ? CANCELLED : STOPPED, rule);
  if ((effects & RESET) !== 0 && run.state === RUNNING) setToZero(clock, walk, rule);
  if ((effects & PAUSE) !== 0 && Number.isNaN(walk.ruleSince)) {
    walk.ruleSince = at;
    walk.ruleName = rule;
  }
  if ((effects & RESUME) !== 0 && !Number.isNaN(walk.ruleSince)) {
    if (run.state === RUNNING) addPause(run.pauses, Math.max(walk.ruleSince, run.start), at, walk.ruleName);
    walk.ruleSince = Number.NaN;
  }
  if ((effects & REOPEN) !== 0 && !ends && (run.state === STOPPED || run.state === CANCELLED)) {
    reopen(clock, walk, rule, sink, trace);
  } else if ((effects & START) !== 0 && run.state !== RUNNING) startRun(clock, walk, rule, sink);
}

function startRun(clock: CompiledClock, walk: ClockWalk, rule: string, sink: RunSink): void {
  const { run } = walk;
  if (run.state !== IDLE) sink(run);
  run.cycle += 1;
  run.state = RUNNING;
  run.start = walk.at;
  run.end = Number.NaN;
  run.startRule = rule;
  run.endRule = '';
  run.paused = false;
  run.resetAt = Number.NaN;
  run.resetRule = '';
  run.reopened = 0;
  run.pauses.count = 0;
  if (run.changes.length > 0) run.changes.length = 0;
  run.target = chooseTarget(clock, walk.priority, walk.fields);
  run.priority = walk.priority;
  run.fields = walk.fields;
}

function endRun(clock: CompiledClock, walk: ClockWalk, state: number, rule: string): void {
  flushPauses(clock, walk);
  walk.ruleSince = Number.NaN;
  walk.run.state = state;
  walk.run.end = walk.at;
  walk.run.endRule = rule;
  walk.changedBy = null;
  walk.standingTarget = walk.run.target;
}

/** Enters the pauses that last now, up to now. */
function flushPauses(clock: CompiledClock, walk: ClockWalk): void {
  const { run, at } = walk;
  if (clock.pausing[walk.status] === 1) {
    addPause(run.pauses, Math.max(walk.statusSince, run.start), at, walk.statusName);
  }
  if (!Number.isNaN(walk.ruleSince)) addPause(run.pauses, Math.max(walk.ruleSince, run.start), at, walk.ruleName);
}

function setToZero(clock: CompiledClock, walk: ClockWalk, rule: string): void {
  const { run, at } = walk;
  run.start = at;
  run.resetAt = at;
  run.resetRule = rule;
  run.pauses.count = 0;
  run.target = chooseTarget(clock, walk.priority, walk.fields);
}

function reopen(clock: CompiledClock, walk: ClockWalk, rule: string, sink: RunSink, trace: WalkTrace | null): void {
  const { run, at } = walk;
  const { withinBusinessDays, timeBetween } = clock.reopen;
  if (withinBusinessDays !== null && at >= businessDayEnd(clock.line, run.end, withinBusinessDays, null)) {
    trace?.reopenedLate(run, at);
    startRun(clock, walk, rule, sink);
    return;
  }
  const target = clock.onChange === 'keep' ? run.target : chooseTarget(clock, walk.priority, walk.fields);
  if (trace !== null && walk.changedBy !== null && target !== run.target) {
    const change = targetChange(run, walk, target, walk.changedBy, run.priority, true);
    run.changes.push(change);
    // Told while the run still ends where it stopped: what counts is whether it was late there.
    trace.retargeted(run, change);
  }
  if (timeBetween !== 'counted') addPause(run.pauses, run.end, at, run.endRule);
  run.state = RUNNING;
  run.end = Number.NaN;
  run.endRule = '';
  run.reopened += 1;
  run.target = target;
  run.priority = walk.priority;
  run.fields = walk.fields;
}

/** Facts changed while the clock runs: another target may apply. */
function retarget(
  clock: CompiledClock,
  walk: ClockWalk,
  event: TicketEvent,
  from: string | null,
  trace: WalkTrace | null,
): void {
  const { run, at } = walk;
  run.priority = walk.priority;
  run.fields = walk.fields;
  const target = chooseTarget(clock, walk.priority, walk.fields);
  if (target === run.target) return;
  if (at > run.start && trace !== null) {
    // What pauses the clock now is entered up to here, so that the trace can measure; the union takes it once.
    flushPauses(clock, walk);
    const change = targetChange(run, walk, target, event, from, false);
    run.changes.push(change);
    trace.retargeted(run, change);
  }
  if (at === run.start || clock.onChange === 'retroactive') run.target = target;
  else if (clock.onChange === 'restart') setToZero(clock, walk, event.type);
}

function targetChange(
  run: Run,
  walk: ClockWalk,
  to: number,
  event: TicketEvent,
  before: string | null,
  byReopening: boolean,
): TargetChange {
  return { at: walk.at, event, byReopening, before, priority: walk.priority, from: run.target, to };
}
