import type { Evaluation } from '../totals/evaluate-sheets.js';
import { firstAfter } from './first-after.js';
import { SCORE_STABILITY_MESSAGES } from './messages.js';
import type { Replay } from './replay-report.js';
import { changeOf, type ScoreChange } from './rival-stability.js';
import { lastPassing, type MovedScore } from './step-cells.js';
import type { StepPlan } from './step-options.js';

/** How far the winner is from failing a gate. */
export interface GateFall {
  /** Fewest single steps of one score. */
  readonly steps: number;
  readonly change: ScoreChange;
  /** Who would be first then, when all are scored again; none when nobody would be ranked. */
  readonly next: readonly string[];
  readonly message: string;
}

/**
 * The fewest single-step changes of one score after which the winner fails a gate.
 *
 * Without the winner the field of prices is another one, so the others are scored anew.
 *
 * @returns The nearest gate; `null` when no gate is within reach.
 */
export function gateFall(replay: Replay, plan: StepPlan, winner: Evaluation): GateFall | null {
  let nearest: MovedScore | null = null;
  for (const { leaf, ladder } of plan.leaves) {
    const score = winner.sheet.scores[leaf.position];
    if (!score || leaf.gates.length === 0) continue;
    for (const direction of [1, -1] as const) {
      const far = ladder.after(score.value, direction * plan.most) !== null;
      const room = far ? plan.most : ladder.room(score.value, direction, plan.most);
      const steps = lastPassing(leaf, score.value, ladder, direction, room) + 1;
      const value = steps > room ? null : ladder.after(score.value, direction * steps);
      if (value !== null && (nearest === null || steps < nearest.steps)) {
        nearest = { evaluation: winner, leaf, value, steps };
      }
    }
  }
  if (nearest === null) return null;
  const change = changeOf(nearest, plan);
  const next = firstAfter(replay, [nearest]);
  return {
    steps: nearest.steps,
    change,
    next,
    message: SCORE_STABILITY_MESSAGES.gate(nearest.steps, winner.sheet.vendor, change, next),
  };
}
