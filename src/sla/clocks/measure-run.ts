import { businessDayEnd } from './business-day-end.js';
import type { CompiledClock, CompiledTarget } from './compile-policy.js';
import { type CountedLine, instantAfter, positionAt } from './counted-line.js';
import { addPause, createPauseList, type PauseList, uniteInPlace } from './pause-list.js';
import type { TicketReading } from './read-ticket.js';
import { CANCELLED, RUNNING, type Run } from './run.js';

/** The figures of one run, in a record that is used again for the next one. */
export interface RunFigures {
  line: CountedLine;
  target: CompiledTarget | null;
  start: number;
  /** Position of the start on the line. */
  from: number;
  /** End of the run, or `asOf`. */
  end: number;
  /** Counted milliseconds. */
  elapsed: number;
  /** Milliseconds inside the calendar that pauses took off. */
  paused: number;
  /** `NaN` without a target, or when its business day was not found. */
  targetMs: number;
  over: boolean;
  pausedNow: boolean;
  /** All pauses between start and end, disjoint. */
  readonly pauses: PauseList;
}

const NO_LINE: CountedLine = { calendarId: null, calendar: null, index: null, timeZone: 'UTC' };

/** Figures of nothing. */
export function createFigures(): RunFigures {
  return {
    line: NO_LINE,
    target: null,
    start: Number.NaN,
    from: Number.NaN,
    end: Number.NaN,
    elapsed: Number.NaN,
    paused: 0,
    targetMs: Number.NaN,
    over: false,
    pausedNow: false,
    pauses: createPauseList(),
  };
}

/**
 * Measures a run: counted time is open ∩ [start, end) without the union of its pauses, all in one calendar.
 *
 * @param clock - Its clock.
 * @param reading - The ticket, for its explicit pauses.
 * @param run - The run.
 * @param asOf - End of an open run, epoch milliseconds.
 * @param into - Filled with the figures.
 */
export function measureRun(
  clock: CompiledClock,
  reading: TicketReading,
  run: Run,
  asOf: number,
  into: RunFigures,
): void {
  const target = run.target < 0 ? null : (clock.targets[run.target] as CompiledTarget);
  const line = target === null ? clock.line : target.line;
  const { start } = run;
  const open = run.state === RUNNING;
  const end = open ? asOf : run.end;
  into.target = target;
  // The clocks of a ticket mostly begin together, so the last look-up often is the one that is needed.
  if (line !== into.line || start !== into.start) into.from = positionAt(line, start);
  const { from } = into;
  into.line = line;
  into.start = start;
  into.end = end;
  into.pausedNow = open && run.paused;
  collectPauses(clock, reading, run, end, into);
  const { pauses } = into;
  let paused = 0;
  for (let i = 0; i < pauses.count; i += 1) {
    paused += positionAt(line, pauses.ends[i] as number) - positionAt(line, pauses.starts[i] as number);
  }
  into.paused = paused;
  into.elapsed = positionAt(line, end) - from - paused;
  into.targetMs = target === null ? Number.NaN : targetMsFrom(target, start, from);
  into.over = run.state !== CANCELLED && isOver(clock, into);
}

function collectPauses(clock: CompiledClock, reading: TicketReading, run: Run, end: number, into: RunFigures): void {
  const { pauses } = into;
  const own = run.pauses;
  pauses.count = 0;
  for (let i = 0; i < own.count; i += 1) {
    addPause(pauses, own.starts[i] as number, Math.min(own.ends[i] as number, end), own.reasons[i] as string);
  }
  for (let i = 0; i < reading.pauseCount; i += 1) {
    const reason = reading.pauseReasons[i] as string;
    if (!clock.pauseReasons.has(reason)) continue;
    const from = reading.pauseStarts[i] as number;
    const to = reading.pauseEnds[i] as number;
    addPause(pauses, Math.max(from, run.start), Math.min(to, end), reason);
    if (run.state === RUNNING && from <= end && to > end) into.pausedNow = true;
  }
  if (pauses.count > 1) uniteInPlace(pauses);
}

/** The target in counted time of a run that starts at an instant (whose position on the line is `from`). */
function targetMsFrom(target: CompiledTarget, start: number, from: number): number {
  if (!target.endsWithDay) return target.ms;
  const due = businessDayEnd(target.line, start, target.days, target.atMinute);
  const ms = positionAt(target.line, due) - from;
  return ms < 0 ? 0 : ms;
}

/** Equal is met; by due date, a clock that stops after the instant at which its target was used up is late. */
export function isOver(clock: CompiledClock, figures: RunFigures): boolean {
  const { elapsed, targetMs, end } = figures;
  if (elapsed > targetMs) return true;
  return clock.byDueAt && elapsed === targetMs && end > instantAtCounted(figures, targetMs, false);
}

/**
 * Instant at which a measured run has counted `ms`.
 *
 * @param figures - The run; pauses after its end are unknown and ignored.
 * @param ms - Counted milliseconds.
 * @param latest - The first instant at which it counts on, instead of the earliest with exactly `ms`.
 * @returns Epoch milliseconds, beyond the end of the run when it has not counted so much yet; `NaN` when not found.
 */
export function instantAtCounted(figures: RunFigures, ms: number, latest: boolean): number {
  const { line, start, from, pauses } = figures;
  let paused = 0;
  for (let i = 0; i < pauses.count; i += 1) {
    const pausedFrom = positionAt(line, pauses.starts[i] as number);
    const before = pausedFrom - from - paused;
    if (latest ? before > ms : before >= ms) break;
    paused += positionAt(line, pauses.ends[i] as number) - pausedFrom;
  }
  return instantAfter(line, start, paused + ms, latest);
}
