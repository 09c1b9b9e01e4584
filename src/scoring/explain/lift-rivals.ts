import type { Fraction } from '../../exact/fraction.js';
import type { LeafIndex } from '../criteria/criteria-index.js';
import { compareText } from '../exact-text.js';
import { type Evaluation, evaluateSheets, isRanked } from '../totals/evaluate-sheets.js';
import type { Replay } from './replay-report.js';
import type { ScoreLadder } from './score-ladder.js';
import { type MovedScore, passes } from './step-cells.js';
import type { StepPlan } from './step-options.js';

/** A vendor that fails gates, after the fewest steps with which it passes them. */
export interface LiftedRival {
  /** As it stands in the report. */
  readonly before: Evaluation;
  /** After the steps. */
  readonly rival: Evaluation;
  /** The winner beside it, scored again: prices and lowest scores may be other ones. */
  readonly winner: Evaluation;
  /** Everything scored again that the points of the two depend on. */
  readonly replay: Replay;
  readonly moves: readonly MovedScore[];
  /** Steps of the moves. */
  readonly steps: number;
}

/**
 * Brings vendors that fail gates into the ranking, each by the fewest single steps of its failing scores.
 *
 * Every failing score moves just to its gate; what it gains beyond is counted as further steps. Left out is whom no such
 * steps bring in: a score is missing, a criterion takes no steps, or the total is none or below the minimum total.
 */
export function liftRivals(replay: Replay, plan: StepPlan, winner: Evaluation): LiftedRival[] {
  return replay.scored.flatMap((before): LiftedRival[] => {
    if (before.failed.length === 0 || before.total === null) return [];
    const moves = liftingMoves(before, plan);
    const steps = moves?.reduce((sum, one) => sum + one.steps, 0) ?? Infinity;
    if (moves === null || steps > plan.most) return [];
    return liftedBy(replay, before, winner, moves, steps);
  });
}

/**
 * The criteria whose gates a vendor fails.
 *
 * @returns Each once, in the order of ids, so that the order of the document decides nothing.
 */
export function failedLeaves({ failed }: Evaluation): LeafIndex[] {
  return [...new Set(failed.map(({ leaf }) => leaf))].sort((a, b) => compareText(a.id, b.id));
}

function liftingMoves(before: Evaluation, plan: StepPlan): MovedScore[] | null {
  const moves: MovedScore[] = [];
  for (const leaf of failedLeaves(before)) {
    const ladder = plan.leaves.find((one) => one.leaf === leaf)?.ladder;
    const score = before.sheet.scores[leaf.position];
    const failed = before.failed.find((one) => one.leaf === leaf)?.gate;
    if (ladder === undefined || !score || failed === undefined) return null;
    const direction = failed.kind === 'maximum' ? -1 : 1;
    const lifted = firstPassing(score.value, ladder, direction, plan.most, (value) => passes(leaf, value));
    if (lifted === null) return null;
    moves.push({ evaluation: before, leaf, ...lifted });
  }
  return moves;
}

function firstPassing(
  value: Fraction,
  ladder: ScoreLadder,
  direction: 1 | -1,
  most: number,
  stands: (value: Fraction) => boolean,
): Pick<MovedScore, 'value' | 'steps'> | null {
  for (let steps = 1; steps <= most; steps++) {
    const next = ladder.after(value, direction * steps);
    if (next === null) return null;
    if (stands(next)) return { value: next, steps };
  }
  return null;
}

function liftedBy(
  replay: Replay,
  before: Evaluation,
  winner: Evaluation,
  moves: readonly MovedScore[],
  steps: number,
): LiftedRival[] {
  const { index } = replay;
  const scores = before.sheet.scores.map((score, i) => {
    const move = moves.find(({ leaf }) => leaf.position === i);
    return score === null || move === undefined ? score : { ...score, value: move.value };
  });
  const lifted = { ...before.sheet, scores };
  // Where points depend on nobody else the two are enough.
  const related = index.missing === 'worst' || index.leaves.some(({ scale }) => scale.dependsOn !== null);
  const sheets = related
    ? replay.sheets.map((sheet) => (sheet === before.sheet ? lifted : sheet))
    : [winner.sheet, lifted];
  const { evaluations, fields } = evaluateSheets(index, sheets);
  const rival = evaluations.find(({ sheet }) => sheet === lifted);
  const first = evaluations.find(({ sheet }) => sheet === winner.sheet);
  if (rival === undefined || first === undefined || !isRanked(rival)) return [];
  const eligible = evaluations.filter(({ failed }) => failed.length === 0);
  return [{ before, rival, winner: first, replay: { ...replay, sheets, eligible, fields }, moves, steps }];
}

/** Joins the steps that lift a vendor and those that follow; a score that moves twice is one move. */
export function joinMoves(lifting: readonly MovedScore[], further: readonly MovedScore[]): MovedScore[] {
  const follows = (one: MovedScore, other: MovedScore): boolean =>
    one.leaf === other.leaf && one.evaluation.sheet.vendor === other.evaluation.sheet.vendor;
  const own = lifting.map((one) => {
    const next = further.find((other) => follows(one, other));
    return next === undefined ? one : { ...one, value: next.value, steps: one.steps + next.steps };
  });
  return [...own, ...further.filter((one) => !lifting.some((other) => follows(one, other)))];
}
