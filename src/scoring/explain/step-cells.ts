import { type Fraction, HUNDRED, ZERO } from '../../exact/fraction.js';
import type { LeafIndex } from '../criteria/criteria-index.js';
import { passesGate } from '../criteria/gates-and-rubrics.js';
import type { Evaluation } from '../totals/evaluate-sheets.js';
import type { StepGains } from './fewest-steps.js';
import type { Replay } from './replay-report.js';
import type { ScoreLadder } from './score-ladder.js';

/** A score after some steps. */
export interface MovedScore {
  readonly evaluation: Evaluation;
  readonly leaf: LeafIndex;
  readonly value: Fraction;
  /** Single steps from the score that was given. */
  readonly steps: number;
}

/** A score, or two of them, that can move, and what that gains a rival on the winner. */
export interface StepCell extends StepGains {
  /** Where scores stand after the best so many steps. */
  moved(steps: number): readonly MovedScore[];
}

/** A winner and the rival that is to overtake it. */
export interface Pair {
  readonly winner: Evaluation;
  readonly rival: Evaluation;
}

/**
 * Says what steps of one score gain a rival on the winner; the score keeps to every gate.
 *
 * @param mover - The one of the two whose score moves.
 * @param leaf - The criterion; its points depend on no other bid.
 * @returns The cell; `null` when the vendor has no score there.
 */
export function stepCell(
  replay: Replay,
  pair: Pair,
  mover: Evaluation,
  leaf: LeafIndex,
  ladder: ScoreLadder,
  most: number,
): StepCell | null {
  const score = mover.sheet.scores[leaf.position];
  if (!score) return null;
  const filled = dragsOther(replay, mover === pair.winner ? pair.rival : pair.winner, leaf);
  const inside = ladder.line !== null && score.value.gte(ladder.line.ends[0]) && score.value.lte(ladder.line.ends[1]);
  if (inside && !filled) return lineCell(pair, mover, leaf, score.value, ladder, most);
  return tableCell(pair, mover, leaf, score.value, ladder, most, gainOf(replay, pair, mover, leaf, filled));
}

/** Whether a vendor's missing score counts as the lowest of the others, so that their scores move it. */
export function dragsOther({ index }: Replay, vendor: Evaluation, { position }: LeafIndex): boolean {
  return index.missing === 'worst' && vendor.sheet.scores[position] === null;
}

/** Points that the mover's new share gains the rival on the winner. */
function gainOf(
  replay: Replay,
  { winner, rival }: Pair,
  mover: Evaluation,
  { position }: LeafIndex,
  filled: boolean,
): (share: Fraction) => Fraction {
  const [own, other] = mover === winner ? [winner, rival] : [rival, winner];
  const weightOf = (one: Evaluation): Fraction => (one.counted.weights[position] ?? ZERO).mul(HUNDRED);
  const before = own.counted.shares[position] ?? ZERO;
  const sign = mover === rival ? 1 : -1;
  // A missing score that counts as the lowest of all moves with the mover's, as long as that is the lowest.
  const rest = filled
    ? replay.eligible.flatMap((one) =>
        one === mover || one.sheet.scores[position] === null ? [] : (one.counted.shares[position] ?? []),
      )
    : [];
  const floor = rest.reduce<Fraction | null>((low, one) => (low === null || one.lt(low) ? one : low), null);
  const lowest = (share: Fraction): Fraction => (floor?.lt(share) ? floor : share);
  return (share) => {
    const gain = weightOf(own).mul(share.sub(before));
    const dragged = filled ? weightOf(other).mul(lowest(share).sub(lowest(before))) : ZERO;
    return gain.sub(dragged).mul(sign);
  };
}

/** Steps along a straight line: all the same, and a shorter one where the line ends. */
function lineCell(
  { rival }: Pair,
  mover: Evaluation,
  leaf: LeafIndex,
  value: Fraction,
  ladder: ScoreLadder,
  most: number,
): StepCell | null {
  if (ladder.line === null) return null;
  const { step, ends, better } = ladder.line;
  const direction = mover === rival ? better : better === 1 ? -1 : 1;
  const steps = lastPassing(leaf, value, ladder, direction, ladder.room(value, direction, most));
  const way = (direction === 1 ? ends[1].sub(value) : value.sub(ends[0])).div(step);
  const whole = Math.min(steps, Number(way.n / way.d));
  const points = (mover.counted.weights[leaf.position] ?? ZERO).mul(HUNDRED).mul(step).div(ends[1].sub(ends[0]));
  const cut = { gain: points.mul(way.sub(whole)), count: 1 };
  return {
    runs: [{ gain: points, count: whole }, ...(steps > whole ? [cut] : [])],
    table: null,
    moved: (count) => moved(mover, leaf, value, ladder, direction * count),
  };
}

/** Steps one by one where their gains differ; both ways where shares neither only rise nor only fall. */
function tableCell(
  { rival }: Pair,
  mover: Evaluation,
  leaf: LeafIndex,
  value: Fraction,
  ladder: ScoreLadder,
  most: number,
  gain: (share: Fraction) => Fraction,
): StepCell {
  const [table, way] = [[ZERO], [0]];
  const { ends } = leaf.scale;
  const better = ends === null ? null : ends[1].gt(ends[0]) ? 1 : -1;
  const directions = ([1, -1] as const).filter((one) => better === null || (one === better) === (mover === rival));
  const rooms = directions.map((direction) => ladder.room(value, direction, most));
  for (let steps = 1; steps <= Math.max(...rooms); steps++) {
    let [best, signed] = [table[steps - 1] ?? ZERO, way[steps - 1] ?? 0];
    for (const [i, direction] of directions.entries()) {
      const next = steps <= (rooms[i] ?? 0) ? ladder.after(value, direction * steps) : null;
      const share = next !== null && passes(leaf, next) ? leaf.scale.share(next, null) : null;
      const gained = share === null ? null : gain(share);
      if (gained?.gt(best) === true) [best, signed] = [gained, direction * steps];
    }
    table.push(best);
    way.push(signed);
  }
  return { runs: null, table, moved: (count) => moved(mover, leaf, value, ladder, way[count] ?? 0) };
}

/**
 * A score after steps.
 *
 * @param value - The score on the scale's axis.
 * @param signed - Steps upwards, or downwards below 0.
 */
export function moved(
  evaluation: Evaluation,
  leaf: LeafIndex,
  value: Fraction,
  ladder: ScoreLadder,
  signed: number,
): MovedScore[] {
  const after = signed === 0 ? null : ladder.after(value, signed);
  return after === null ? [] : [{ evaluation, leaf, value: after, steps: Math.abs(signed) }];
}

/**
 * Whether a score passes every gate of its criterion.
 *
 * @param value - The score on the scale's axis.
 */
export function passes(leaf: LeafIndex, value: Fraction): boolean {
  return leaf.gates.every((gate) => passesGate(gate, { given: null, value, capped: false }, leaf.scale));
}

/**
 * How many steps a score can go one way and pass every gate; once it fails one it goes on failing.
 *
 * @param value - The score on the scale's axis, which passes.
 */
export function lastPassing(
  leaf: LeafIndex,
  value: Fraction,
  ladder: ScoreLadder,
  direction: 1 | -1,
  most: number,
): number {
  const stays = (steps: number): boolean => {
    const next = ladder.after(value, direction * steps);
    return next !== null && passes(leaf, next);
  };
  if (leaf.gates.length === 0 || stays(most)) return most;
  let [low, high] = [0, most];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (stays(middle)) low = middle;
    else high = middle;
  }
  return low;
}
