import type { ClockOutcome } from '../outcome.js';
import type { ClockResult, ClockThreshold } from './clock-result.js';
import type { CompiledClock, CompiledTarget, CompiledThreshold, CompiledVersion } from './compile-policy.js';
import { instantAfter } from './counted-line.js';
import { REASONS } from './evaluate-reading.js';
import { breachedAtOf, OUTCOMES, outcomeOf, reasonOf, statusOf } from './judge-run.js';
import { instantAtCounted, type RunFigures } from './measure-run.js';
import { RUNNING, type Run } from './run.js';
import type { FieldValue } from './ticket.js';
import { instantText, targetText } from './words.js';

/** Value of a grouping field that a ticket does not have. */
const NO_VALUE = '(none)';

/** Writes the result of one run. */
export function clockResult(
  clock: CompiledClock,
  run: Run,
  figures: RunFigures,
  version: CompiledVersion,
  openedOn: string,
): ClockResult {
  const { elapsed, paused, target, targetMs, line, end } = figures;
  const known = !Number.isNaN(targetMs);
  const reached = known && elapsed >= targetMs;
  const open = run.state === RUNNING;
  const reachedAt = reached ? instantAtCounted(figures, targetMs, false) : Number.NaN;
  const projectedAt =
    !open || !known || figures.over
      ? Number.NaN
      : reached
        ? reachedAt
        : instantAfter(line, end, targetMs - elapsed, false);
  return {
    clockId: clock.id,
    cycle: run.cycle,
    status: statusOf(run, figures),
    startedAt: instantText(run.start),
    stoppedAt: instantText(run.end),
    elapsedMs: elapsed,
    pausedMs: paused,
    targetMs: known ? targetMs : null,
    remainingMs: known ? targetMs - elapsed : null,
    targetIndex: target === null ? null : target.index,
    calendar: line.calendarId,
    targetReachedAt: instantText(reachedAt),
    breachedAt: instantText(breachedAtOf(clock.byDueAt, figures)),
    projectedDueAt: instantText(projectedAt),
    thresholds: target === null || !known ? [] : target.thresholds.map((one) => thresholdResult(one, figures, open)),
    policyVersion: version.version,
    why: whyText(version, openedOn, target, line.calendarId),
  };
}

/** Counted time at which a warning is due, in whole milliseconds. */
export function thresholdMs(threshold: CompiledThreshold, targetMs: number): number {
  if (threshold.percent === null) return Math.max(0, targetMs - threshold.remainingMs);
  return Math.ceil((targetMs * threshold.percent) / 100);
}

function thresholdResult(threshold: CompiledThreshold, figures: RunFigures, open: boolean): ClockThreshold {
  const { targetMs, elapsed, line, end } = figures;
  const at = thresholdMs(threshold, targetMs);
  const reached = elapsed >= at;
  return {
    percent: threshold.percent,
    elapsedMs: at,
    remainingMs: targetMs - at,
    reachedAt: reached ? instantText(instantAtCounted(figures, at, false)) : null,
    projectedAt: reached || !open ? null : instantText(instantAfter(line, end, at - elapsed, false)),
  };
}

function whyText(
  version: CompiledVersion,
  openedOn: string,
  target: CompiledTarget | null,
  calendar: string | null,
): string {
  const policy = `Version ${version.version}, in force since ${version.effectiveFrom}, holds for a ticket opened on ${openedOn}`;
  const aim =
    target === null
      ? 'no target applies, so the clock only measures'
      : `the target is ${targetText(target.definition)}`;
  const counting = calendar === null ? 'elapsed time counts' : `the open time of calendar "${calendar}" counts`;
  return `${policy}; ${aim}; ${counting}.`;
}

/** The result of a clock that has not started, or cannot be judged. */
export function emptyResult(
  clock: CompiledClock,
  status: 'idle' | 'leftOut',
  startedAt: string | null,
  version: number | null,
  why: string,
): ClockResult {
  return {
    clockId: clock.id,
    cycle: 0,
    status,
    startedAt,
    stoppedAt: null,
    elapsedMs: null,
    pausedMs: null,
    targetMs: null,
    remainingMs: null,
    targetIndex: null,
    calendar: clock.line.calendarId,
    targetReachedAt: null,
    breachedAt: null,
    projectedDueAt: null,
    thresholds: [],
    policyVersion: version,
    why,
  };
}

/** What a report counts of a run. */
export function runOutcome(
  result: ClockResult,
  run: Run,
  figures: RunFigures,
  ticketId: string,
  groupBy: readonly string[],
): ClockOutcome {
  const outcome = outcomeOf(run, figures);
  const leftOut = OUTCOMES[outcome] === 'leftOut';
  return {
    ticketId,
    clockId: result.clockId,
    cycle: result.cycle,
    group: groupOf(groupBy, run.priority, run.fields),
    openedAt: result.startedAt,
    resolvedAt: result.stoppedAt,
    breachedAt: result.breachedAt,
    outcome: OUTCOMES[outcome] as ClockOutcome['outcome'],
    reason: REASONS[reasonOf(run, figures)] || null,
    elapsedMs: leftOut ? null : result.elapsedMs,
    pausedMs: leftOut ? null : result.pausedMs,
    targetMs: result.targetMs,
  };
}

/** What a report counts of a clock that cannot be judged. */
export function leftOutOutcome(
  clock: CompiledClock,
  reason: number,
  ticketId: string,
  openedAt: string | null,
  group: Readonly<Record<string, string>>,
): ClockOutcome {
  return {
    ticketId,
    clockId: clock.id,
    cycle: 0,
    group,
    openedAt,
    resolvedAt: null,
    breachedAt: null,
    outcome: 'leftOut',
    reason: REASONS[reason] || null,
    elapsedMs: null,
    pausedMs: null,
    targetMs: null,
  };
}

/** Values of the grouping fields as text. */
export function groupOf(
  groupBy: readonly string[],
  priority: string | null,
  fields: Readonly<Record<string, FieldValue>>,
): Record<string, string> {
  const group: Record<string, string> = {};
  for (const field of groupBy) {
    const value = field === 'priority' ? priority : Object.hasOwn(fields, field) ? fields[field] : null;
    group[field] = value === null || value === undefined || typeof value === 'object' ? NO_VALUE : String(value);
  }
  return group;
}
