import type { JsonValue } from '../../core/json.js';
import { type Fraction, fractionToNumber, ZERO } from '../../exact/fraction.js';
import type { Evaluation } from '../totals/evaluate-sheets.js';
import { type FewestSteps, fewestSteps } from './fewest-steps.js';
import { failedLeaves, joinMoves, type LiftedRival } from './lift-rivals.js';
import { SCORE_STABILITY_MESSAGES } from './messages.js';
import { pricePairCell } from './price-pair-cell.js';
import type { Replay } from './replay-report.js';
import type { ScoreLadder } from './score-ladder.js';
import { dragsOther, type MovedScore, type Pair, type StepCell, stepCell } from './step-cells.js';
import type { StepPlan, SteppedLeaf } from './step-options.js';

/** A score that is given otherwise. */
export interface ScoreChange {
  readonly vendor: string;
  readonly criterion: string;
  readonly name: string;
  readonly from: JsonValue;
  readonly to: JsonValue;
  /** Single steps from one to the other. */
  readonly steps: number;
}

/** How far one rival is from overtaking the winner. */
export interface RivalStability {
  readonly vendor: string;
  /** Criteria whose gates it fails in the report; the steps that mend that are counted. */
  readonly failedGates: readonly string[];
  /** Points out of 100 by which the winner leads it; below 0 where a vendor that fails gates has more. */
  readonly lead: number;
  readonly leadExact: string;
  /** Fewest single steps of scores of the two after which it has more points; `null` where the most do not do it. */
  readonly steps: number | null;
  /** One way to do it with so many steps. */
  readonly changes: readonly ScoreChange[];
  readonly message: string;
}

/** A row and the moves behind its changes. */
export interface RivalSearch {
  readonly row: RivalStability;
  readonly moves: readonly MovedScore[];
}

/** What the winner's scores gain by steps, which is the same for most rivals; by limit and criterion. */
export type WinnerCells = Map<string, StepCell | null>;

/**
 * The fewest single-step changes of the scores of winner and rival after which the rival has more points.
 *
 * @param known - Cells of this winner that were needed before; it receives those that are new.
 */
export function rivalStability(replay: Replay, plan: StepPlan, pair: Pair, known: WinnerCells): RivalSearch {
  const lead = (pair.winner.total ?? ZERO).sub(pair.rival.total ?? ZERO);
  const { cells, fewest } = search(replay, plan, pair, lead, known);
  const moves = (fewest?.taken ?? []).flatMap((taken, i) => cells[i]?.moved(taken) ?? []);
  const changes = moves.map((one) => changeOf(one, plan));
  const [winner, vendor] = [pair.winner.sheet.vendor, pair.rival.sheet.vendor];
  const row = {
    vendor,
    failedGates: [],
    lead: fractionToNumber(lead),
    leadExact: lead.toFraction(),
    steps: fewest?.steps ?? null,
    changes,
    message:
      fewest === null
        ? SCORE_STABILITY_MESSAGES.rivalNever(vendor, winner, plan.most)
        : SCORE_STABILITY_MESSAGES.rival(fewest.steps, vendor, winner, changes),
  };
  return { row, moves };
}

/** The same for a vendor that fails gates: steps to the gates first, then those with which it has more points. */
export function liftedStability(plan: StepPlan, winner: Evaluation, lifted: LiftedRival): RivalSearch {
  const { before, steps } = lifted;
  const further = furtherMoves(plan, lifted);
  const moves = further === null ? [] : joinMoves(lifted.moves, further);
  const changes = moves.map((one) => changeOf(one, plan));
  const lead = (winner.total ?? ZERO).sub(before.total ?? ZERO);
  const total = further === null ? null : further.reduce((sum, one) => sum + one.steps, steps);
  const [first, vendor] = [winner.sheet.vendor, before.sheet.vendor];
  const row = {
    vendor,
    failedGates: failedLeaves(before).map(({ id }) => id),
    lead: fractionToNumber(lead),
    leadExact: lead.toFraction(),
    steps: total,
    changes,
    message:
      total === null
        ? SCORE_STABILITY_MESSAGES.rivalNever(vendor, first, plan.most)
        : SCORE_STABILITY_MESSAGES.rival(total, vendor, first, changes),
  };
  return { row, moves };
}

/** None where the steps to the gates are enough; `null` where no further ones are. */
function furtherMoves(plan: StepPlan, { replay, winner, rival, steps }: LiftedRival): readonly MovedScore[] | null {
  const lead = (winner.total ?? ZERO).sub(rival.total ?? ZERO);
  if (lead.lt(0)) return [];
  if (steps === plan.most) return null;
  const { cells, fewest } = search(replay, { ...plan, most: plan.most - steps }, { winner, rival }, lead, new Map());
  return fewest === null ? null : fewest.taken.flatMap((taken, i) => cells[i]?.moved(taken) ?? []);
}

/** Steps that are looked at first, and how many times more when they do not do. */
const [FEW, WIDER] = [16, 4] as const;

/** Looks at few steps first: an answer among them is the answer, and most scores move by few. */
function search(
  replay: Replay,
  { leaves, most }: StepPlan,
  pair: Pair,
  lead: Fraction,
  known: WinnerCells,
): { readonly cells: readonly StepCell[]; readonly fewest: FewestSteps | null } {
  for (let limit = Math.min(FEW, most); ; limit = Math.min(limit * WIDER, most)) {
    const cells = cellsOf(replay, { leaves, most: limit }, pair, lead, known);
    const fewest = fewestSteps(lead, cells, limit);
    if (fewest !== null || limit === most) return { cells, fewest };
  }
}

/** Prices come last: what the other scores can do bounds how many of their steps are of use. */
function cellsOf(
  replay: Replay,
  { leaves, most }: StepPlan,
  pair: Pair,
  lead: Fraction,
  known: WinnerCells,
): StepCell[] {
  const cells: StepCell[] = [];
  const add = (cell: StepCell | null): void => {
    if (cell !== null) cells.push(cell);
  };
  const weighted = leaves.filter(({ leaf }) => !leaf.globalShare.equals(0));
  for (const { leaf, ladder } of weighted.filter(({ leaf }) => leaf.scale.price === null)) {
    add(winnerCell(replay, pair, { leaf, ladder }, most, known));
    add(stepCell(replay, pair, pair.rival, leaf, ladder, most));
  }
  for (const { leaf, ladder } of weighted.filter(({ leaf }) => leaf.scale.price !== null)) {
    let bound = fewestSteps(lead, cells, most)?.steps ?? most;
    if (leaf.scale.dependsOn === null) {
      for (const mover of [pair.winner, pair.rival]) add(stepCell(replay, pair, mover, leaf, ladder, bound));
      continue;
    }
    const others = [...cells];
    const goesOn = (steps: number, gain: Fraction): boolean => {
      const open = lead.sub(gain);
      const rest = open.lt(0) ? 0 : (fewestSteps(open, others, Math.max(0, bound - steps))?.steps ?? null);
      if (rest !== null) bound = Math.min(bound, steps + rest);
      return steps < bound;
    };
    add(pricePairCell(replay, pair, leaf, ladder, goesOn));
  }
  return cells;
}

function winnerCell(
  replay: Replay,
  pair: Pair,
  { leaf, ladder }: SteppedLeaf,
  most: number,
  known: WinnerCells,
): StepCell | null {
  const key = JSON.stringify([most, leaf.id]);
  const found = known.get(key);
  const shared = !dragsOther(replay, pair.rival, leaf);
  if (shared && found !== undefined) return found;
  const cell = stepCell(replay, pair, pair.winner, leaf, ladder, most);
  if (shared) known.set(key, cell);
  return cell;
}

/** Says a moved score as a change of a sheet. */
export function changeOf({ evaluation, leaf, value, steps }: MovedScore, { leaves }: StepPlan): ScoreChange {
  const ladder = leaves.find((one) => one.leaf === leaf)?.ladder as ScoreLadder;
  const from = evaluation.sheet.scores[leaf.position]?.given ?? null;
  return {
    vendor: evaluation.sheet.vendor,
    criterion: leaf.id,
    name: leaf.name,
    from,
    to: ladder.write(value, from),
    steps,
  };
}
