import { type Finding, finding } from '../../core/findings.js';
import { formatInstant } from '../../time/instant.js';
import * as messages from '../messages.js';
import type { Evaluator } from './evaluate-reading.js';
import { createFigures, instantAtCounted, measureRun, type RunFigures } from './measure-run.js';
import { ticketIdOf } from './read-ticket.js';
import type { Run } from './run.js';
import type { WalkTrace } from './run-clock.js';

/** From this share of the target on, a change to a longer one is worth a question. */
const NEAR_BREACH_PERCENT = 75;

/** Turns what a walk notices into findings. */
export function findingTrace(evaluator: () => Evaluator, into: Finding[]): WalkTrace {
  const seen = new Set<string>();
  return {
    retargeted: (run, target, event, at, from) => {
      const { clock, reading } = evaluator();
      if (clock === null) return;
      const old = createFigures();
      measureRun(clock, reading, run, at, old);
      const next = createFigures();
      measureRun(clock, reading, { ...run, target } as Run, at, next);
      if (!isLonger(old, next)) return;
      const percent = (100 * old.elapsed) / old.targetMs;
      if (!(percent >= NEAR_BREACH_PERCENT)) return;
      const subject = ticketIdOf(reading.ticket);
      const used = String(Math.floor(percent));
      const position = reading.ticket.events?.indexOf(event) ?? -1;
      const details = {
        subject,
        params: { clockId: clock.id, at: formatInstant(at), usedPercent: percent, from, to: event.priority ?? null },
        path: position < 0 ? null : `events[${position}]`,
        evidence: [{ actor: event.actor ?? null, elapsedMs: old.elapsed, targetMs: old.targetMs }],
      };
      const add = (one: Finding): void => {
        if (seen.has(`${one.code} ${clock.id}`)) return;
        seen.add(`${one.code} ${clock.id}`);
        into.push(one);
      };
      const after = old.over;
      if (event.priority !== undefined) {
        const message = messages.priorityLowered(subject, from ?? 'none', event.priority, used, after);
        add(
          after
            ? finding('PRIORITY_LOWERED_AFTER_BREACH', 'high', message, details)
            : finding('PRIORITY_LOWERED_NEAR_BREACH', 'medium', message, details),
        );
        return;
      }
      const message = messages.targetExtended(subject, used, after);
      add(
        after
          ? finding('TARGET_EXTENDED_AFTER_BREACH', 'high', message, details)
          : finding('TARGET_EXTENDED_NEAR_BREACH', 'medium', message, details),
      );
    },
    reopenedLate: (run, at) => {
      const { clock, reading } = evaluator();
      if (clock === null) return;
      const days = clock.reopen.withinBusinessDays ?? 0;
      const subject = ticketIdOf(reading.ticket);
      const params = {
        clockId: clock.id,
        endedAt: formatInstant(run.end),
        reopenedAt: formatInstant(at),
        withinBusinessDays: days,
      };
      into.push(
        finding('REOPENED_AFTER_LIMIT', 'info', messages.reopenedAfterLimit(subject, clock.id, days), {
          subject,
          params,
        }),
      );
    },
  };
}

/** Whether the new target is due later than the old one, or there is none any more. */
function isLonger(old: RunFigures, next: RunFigures): boolean {
  if (!(old.targetMs >= 0)) return false;
  if (!(next.targetMs >= 0)) return true;
  return instantAtCounted(next, next.targetMs, false) > instantAtCounted(old, old.targetMs, false);
}
