import type { Outcome } from '../outcome.js';
import type { ClockStatus } from './clock-result.js';
import { REASONS } from './evaluate-reading.js';
import { instantAtCounted, type RunFigures } from './measure-run.js';
import { CANCELLED, RUNNING, type Run } from './run.js';

/** Names of outcomes; the position is the code in column results. */
export const OUTCOMES: readonly Outcome[] = ['met', 'missed', 'pending', 'leftOut', 'excluded'];

/** Code of the reason why a run has no verdict; 0 when it has one. */
export function reasonOf(run: Run, figures: RunFigures): number {
  if (run.state === CANCELLED) return REASONS.indexOf('CANCELLED');
  if (figures.target === null) return run.state === RUNNING ? 0 : REASONS.indexOf('NO_TARGET');
  return !Number.isNaN(figures.targetMs) ? 0 : REASONS.indexOf('DEADLINE_NOT_FOUND');
}

/** Code of the outcome of a run: an open, late one is missed; an open one that is not late is pending. */
export function outcomeOf(run: Run, figures: RunFigures): number {
  const reason = reasonOf(run, figures);
  if (reason > 0) return OUTCOMES.indexOf(REASONS[reason] === 'DEADLINE_NOT_FOUND' ? 'leftOut' : 'excluded');
  if (figures.over) return OUTCOMES.indexOf('missed');
  return OUTCOMES.indexOf(run.state === RUNNING ? 'pending' : 'met');
}

/** State of a run at `asOf`; breached beats paused. */
export function statusOf(run: Run, figures: RunFigures): ClockStatus {
  if (run.state === CANCELLED) return 'cancelled';
  if (run.state === RUNNING) return figures.over ? 'breached' : figures.pausedNow ? 'paused' : 'running';
  if (!(figures.targetMs >= 0)) return 'stopped';
  return figures.over ? 'missed' : 'met';
}

/** First instant beyond the target; `NaN` unless over. By due date that is the due instant itself. */
export function breachedAtOf(byDueAt: boolean, figures: RunFigures): number {
  return figures.over ? instantAtCounted(figures, figures.targetMs, !byDueAt) : Number.NaN;
}
