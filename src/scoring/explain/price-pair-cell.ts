import { type Fraction, HUNDRED, ZERO } from '../../exact/fraction.js';
import type { LeafIndex } from '../criteria/criteria-index.js';
import { priceField } from '../price/price-formulas.js';
import type { Evaluation } from '../totals/evaluate-sheets.js';
import type { Replay } from './replay-report.js';
import type { ScoreLadder } from './score-ladder.js';
import { moved, type Pair, passes, type StepCell } from './step-cells.js';

/** How many steps the prices of winner and rival take, upwards or downwards. */
type Way = readonly [winner: number, rival: number];

/**
 * Says what steps of the prices of winner and rival gain the rival, where a price changes what others earn.
 *
 * Both prices set the field, so what one step gains depends on the other price: every pair of prices within so many
 * steps is tried.
 *
 * @param goesOn - Told what so many steps gain, whether one more may still be of use.
 * @returns The cell; `null` when neither has a price.
 */
export function pricePairCell(
  replay: Replay,
  { winner, rival }: Pair,
  leaf: LeafIndex,
  ladder: ScoreLadder,
  goesOn: (steps: number, gain: Fraction) => boolean,
): StepCell | null {
  const prices = [winner, rival].map((one) => one.sheet.scores[leaf.position]?.value ?? null);
  const [first, second] = [prices[0] ?? null, prices[1] ?? null];
  if (first === null && second === null) return null;
  const lead = leadOf(replay, { winner, rival }, leaf);
  const base = lead(first, second);
  const after = (price: Fraction | null, steps: number): Fraction | null => {
    const next = price === null || steps === 0 ? price : ladder.after(price, steps);
    return next !== null && passes(leaf, next) ? next : null;
  };
  const table = [ZERO];
  const ways: Way[] = [[0, 0]];
  for (let steps = 1; goesOn(steps - 1, table[steps - 1] ?? ZERO); steps++) {
    let [best, way] = [table[steps - 1] ?? ZERO, ways[steps - 1] ?? ([0, 0] as Way)];
    for (const [a, b] of waysOf(steps, first !== null, second !== null)) {
      const [high, low] = [after(first, a), after(second, b)];
      if ((high === null) !== (first === null) || (low === null) !== (second === null)) continue;
      const gain = lead(high, low).sub(base);
      if (gain.gt(best)) [best, way] = [gain, [a, b]];
    }
    table.push(best);
    ways.push(way);
  }
  return {
    runs: null,
    table,
    moved: (count) => {
      const [a, b] = ways[count] ?? [0, 0];
      return [
        ...(first === null ? [] : moved(winner, leaf, first, ladder, a)),
        ...(second === null ? [] : moved(rival, leaf, second, ladder, b)),
      ];
    },
  };
}

/** Every way to spend so many steps on the prices that there are. */
function waysOf(steps: number, first: boolean, second: boolean): Way[] {
  if (!second)
    return [
      [-steps, 0],
      [steps, 0],
    ];
  if (!first)
    return [
      [0, -steps],
      [0, steps],
    ];
  const ways: Way[] = [];
  for (let a = -steps; a <= steps; a++) {
    const left = steps - Math.abs(a);
    ways.push([a, left]);
    if (left > 0) ways.push([a, -left]);
  }
  return ways;
}

/** Points by which the rival is ahead of the winner on the price, by the two prices. */
function leadOf(
  { eligible, index }: Replay,
  { winner, rival }: Pair,
  { position, scale }: LeafIndex,
): (first: Fraction | null, second: Fraction | null) => Fraction {
  const others = eligible.flatMap((one) =>
    one === winner || one === rival ? [] : (one.sheet.scores[position]?.value ?? []),
  );
  return (first, second) => {
    const prices = [...others, ...(first === null ? [] : [first]), ...(second === null ? [] : [second])];
    const field = priceField(prices);
    const shareOf = (price: Fraction): Fraction => scale.share(price, field) ?? ZERO;
    const points = (one: Evaluation, price: Fraction | null): Fraction => {
      const missing = (): Fraction =>
        index.missing === 'worst' ? least(prices.map(shareOf)) : (one.counted.shares[position] ?? ZERO);
      return (one.counted.weights[position] ?? ZERO).mul(HUNDRED).mul(price === null ? missing() : shareOf(price));
    };
    return points(rival, second).sub(points(winner, first));
  };
}

function least(shares: readonly Fraction[]): Fraction {
  return shares.reduce((low, one) => (one.lt(low) ? one : low), shares[0] ?? ZERO);
}
