import { type Finding, finding } from '../../core/findings.js';
import { formatInstant, readInstant } from '../../time/instant.js';
import * as messages from '../messages.js';
import { type CompiledClock, RESUME, STOP } from './compile-policy.js';
import type { Evaluator } from './evaluate-reading.js';
import { createFigures, instantAtCounted, measureRun, type RunFigures } from './measure-run.js';
import { saysPriority, ticketIdOf } from './read-ticket.js';
import { CANCELLED, RUNNING, type Run, STOPPED, type TargetChange } from './run.js';
import type { ClockWalk, WalkTrace } from './run-clock.js';
import type { TicketEvent } from './ticket.js';
import { durationText, localText } from './words.js';

/** From this share of the target on, a change to a longer one is worth a question. */
const NEAR_BREACH_PERCENT = 75;

/** A trace, and what it has noticed once the ticket is read. */
export interface FindingTrace extends WalkTrace {
  findings(): readonly Finding[];
  /** Positions in the reading of the events that a rule named and that moved no clock. */
  idlePositions(): readonly number[];
}

/** What one event did to the target of one clock. */
interface Retargeting {
  readonly clock: CompiledClock;
  readonly change: TargetChange;
  /** Percent of the old target that was used. */
  readonly percent: number;
  readonly overBefore: boolean;
  readonly elapsed: number;
  readonly oldMs: number;
  readonly newMs: number;
}

/** Turns what a walk notices into findings: one for each change of a ticket, with the clocks that it moved. */
export function findingTrace(evaluator: () => Evaluator): FindingTrace {
  const longer = new Map<TicketEvent, Retargeting[]>();
  const usedUp = new Map<TicketEvent, Retargeting[]>();
  const wiped = new Map<TicketEvent, Retargeting[]>();
  const useful = new Map<number, boolean>();
  const late: Finding[] = [];
  return {
    retargeted: (run, change) => {
      const { clock } = evaluator();
      if (clock === null) return;
      const old = figuresAt(evaluator(), run, change);
      const next = figuresAt(evaluator(), { ...run, target: change.to }, change);
      const one: Retargeting = {
        clock,
        change,
        percent: (100 * old.elapsed) / old.targetMs,
        overBefore: old.over,
        elapsed: next.elapsed,
        oldMs: old.targetMs,
        newMs: next.targetMs,
      };
      const restarts = clock.onChange === 'restart' && !change.byReopening;
      if (restarts && old.over) add(wiped, change.event, one);
      if (isLonger(old, next)) {
        if (one.percent >= NEAR_BREACH_PERCENT) add(longer, change.event, one);
      } else if (clock.onChange === 'retroactive' && !change.byReopening && !old.over && next.over)
        add(usedUp, change.event, one);
    },
    reopenedLate: (run, at) => {
      const { clock, reading } = evaluator();
      if (clock !== null) late.push(reopenedLate(ticketIdOf(reading.ticket), clock, run, at));
    },
    acting: (walk, position, effects) => {
      useful.set(position, useful.get(position) === true || hasEffect(walk, effects));
    },
    idlePositions: () => [...useful].flatMap(([position, isUseful]) => (isUseful ? [] : [position])),
    findings: () => [
      ...[...wiped].map(([event, moved]) => breachReset(evaluator(), event, moved)),
      ...[...longer].map(([event, moved]) => targetLengthened(evaluator(), event, moved)),
      ...[...usedUp].map(([event, moved]) => alreadyUsed(evaluator(), event, moved)),
      ...late,
    ],
  };
}

function add(changes: Map<TicketEvent, Retargeting[]>, event: TicketEvent, one: Retargeting): void {
  const moved = changes.get(event);
  if (moved === undefined) changes.set(event, [one]);
  else moved.push(one);
}

/** Only a stop without a run, and a resume of a clock that runs unpaused, are surely without effect. */
function hasEffect({ run, ruleSince }: ClockWalk, effects: number): boolean {
  if ((effects & ~(STOP | RESUME)) !== 0) return true;
  const running = run.state === RUNNING;
  if ((effects & STOP) !== 0 && running) return true;
  return (effects & RESUME) !== 0 && (!running || !Number.isNaN(ruleSince));
}

/** A cancelled run is measured as if it had stopped: a cancellation does not undo its breach. */
function figuresAt({ clock, reading }: Evaluator, run: Run, { at }: TargetChange): RunFigures {
  const figures = createFigures();
  const measured = run.state === CANCELLED ? { ...run, state: STOPPED } : run;
  measureRun(clock as CompiledClock, reading, measured, at, figures);
  return figures;
}

/** Whether the new target is due later than the old one, or there is none any more. */
function isLonger(old: RunFigures, next: RunFigures): boolean {
  if (!(old.targetMs >= 0)) return false;
  if (!(next.targetMs >= 0)) return true;
  return instantAtCounted(next, next.targetMs, false) > instantAtCounted(old, old.targetMs, false);
}

/** What all findings about one change have in common. */
function detailsOf({ reading }: Evaluator, event: TicketEvent, moved: readonly Retargeting[]) {
  const { change } = moved[0] as Retargeting;
  const position = reading.events.indexOf(event);
  return {
    subject: ticketIdOf(reading.ticket),
    params: {
      clocks: moved.map(({ clock }) => clock.id),
      at: formatInstant(readInstant(event.at)),
      from: change.before,
      to: saysPriority(event) ? change.priority : null,
    },
    path: position < 0 ? null : `events[${position}]`,
    evidence: moved.map(({ clock, elapsed, oldMs, newMs, overBefore, percent }) => ({
      clockId: clock.id,
      actor: event.actor ?? null,
      overBefore,
      usedPercent: !Number.isNaN(percent) ? percent : null,
      elapsedMs: elapsed,
      targetMs: !Number.isNaN(oldMs) ? oldMs : null,
      newTargetMs: !Number.isNaN(newMs) ? newMs : null,
    })),
  };
}

function targetLengthened(evaluator: Evaluator, event: TicketEvent, moved: readonly Retargeting[]): Finding {
  const details = detailsOf(evaluator, event, moved);
  const after = moved.filter(({ overBefore }) => overBefore).map(({ clock }) => clock.id);
  const near = moved
    .filter(({ overBefore }) => !overBefore)
    .map(({ clock, percent }) => ({ clock: clock.id, percent: String(Math.floor(percent)) }));
  const when = messages.whenChanged(after, near);
  const { subject, params } = details;
  if (saysPriority(event)) {
    const message = messages.priorityLowered(subject, params.from ?? 'none', params.to ?? 'none', when);
    return after.length > 0
      ? finding('PRIORITY_LOWERED_AFTER_BREACH', 'high', message, details)
      : finding('PRIORITY_LOWERED_NEAR_BREACH', 'medium', message, details);
  }
  const message = messages.targetExtended(subject, when);
  return after.length > 0
    ? finding('TARGET_EXTENDED_AFTER_BREACH', 'high', message, details)
    : finding('TARGET_EXTENDED_NEAR_BREACH', 'medium', message, details);
}

function breachReset(evaluator: Evaluator, event: TicketEvent, moved: readonly Retargeting[]): Finding {
  const details = detailsOf(evaluator, event, moved);
  const message = messages.breachResetByChange(details.subject, details.params.clocks);
  return finding('BREACH_RESET_BY_CHANGE', 'high', message, details);
}

function alreadyUsed(evaluator: Evaluator, event: TicketEvent, moved: readonly Retargeting[]): Finding {
  const details = detailsOf(evaluator, event, moved);
  const { clock, change, elapsed, newMs } = moved[0] as Retargeting;
  const message = messages.targetAlreadyUsed(
    details.subject,
    localText(clock.line.timeZone, change.at),
    saysPriority(event) ? (change.priority ?? 'none') : null,
    details.params.clocks,
    durationText(elapsed),
    durationText(newMs),
  );
  return finding('TARGET_SHORTENED_ALREADY_USED', 'info', message, details);
}

function reopenedLate(subject: string, clock: CompiledClock, run: Run, at: number): Finding {
  const days = clock.reopen.withinBusinessDays ?? 0;
  const params = {
    clockId: clock.id,
    endedAt: formatInstant(run.end),
    reopenedAt: formatInstant(at),
    withinBusinessDays: days,
  };
  const message = messages.reopenedAfterLimit(subject, clock.id, days);
  return finding('REOPENED_AFTER_LIMIT', 'info', message, { subject, params });
}
