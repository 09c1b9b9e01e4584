import { columnRange } from './column-range.js';
import { vikorMessages } from './messages.js';

/**
 * Who belongs to the compromise of VIKOR, by its two conditions.
 *
 * Advantage (C1): the next best Q is at least 1 / (n - 1) above the best. Stability (C2): the best by Q is also the best
 * by S or by R. Both hold: the best alone. Only C2 fails: the best and the next best. C1 fails: all whose Q is less than
 * 1 / (n - 1) above the best. Alternatives with equal Q go together, so whoever shares the first place is in the set;
 * with one alternative there is nobody to have an advantage over, and it is accepted.
 */
export interface VikorCompromise {
  /** Places in the matrix, counted from 0, in ascending order. */
  readonly alternatives: readonly number[];
  readonly acceptableAdvantage: boolean;
  readonly acceptableStability: boolean;
  /** How much Q of the next best lies above the best; `null` when nobody is worse than the best. */
  readonly advantage: number | null;
  /** 1 / (n - 1), in units of Q; `null` with one alternative. */
  readonly requiredAdvantage: number | null;
  /** The conditions in words. */
  readonly reason: string;
}

/** Rounding of Q (0 to 1), as in ranks. */
const NOISE = 1e-12;

/**
 * Works out the compromise of VIKOR.
 *
 * @param ranks - Competition ranks by Q.
 */
export function compromiseOf(
  q: Float64Array,
  ranks: readonly number[],
  s: Float64Array,
  r: Float64Array,
): VikorCompromise {
  const count = q.length;
  const leaders = placesWhere(count, (i) => ranks[i] === 1);
  const second = leaders.length + 1;
  const runnersUp = placesWhere(count, (i) => ranks[i] === second);
  const best = leastOf(q, leaders);
  const advantage = runnersUp.length === 0 ? null : leastOf(q, runnersUp) - best;
  const required = count === 1 ? null : 1 / (count - 1);
  const acceptableAdvantage = required === null || advantage === null || advantage >= required - NOISE;
  const bestS = bestPlaces(s);
  const bestR = bestPlaces(r);
  const acceptableStability = leaders.every((i) => bestS(i) || bestR(i));
  const alternatives =
    required !== null && !acceptableAdvantage
      ? placesWhere(count, (i) => ranks[i] === 1 || q[i]! - best < required - NOISE)
      : acceptableStability
        ? leaders
        : [...leaders, ...runnersUp].sort((a, b) => a - b);
  return {
    alternatives,
    acceptableAdvantage,
    acceptableStability,
    advantage,
    requiredAdvantage: required,
    reason: vikorMessages.compromise({
      count,
      leaders: leaders.length,
      advantage,
      required,
      acceptableAdvantage,
      acceptableStability,
    }),
  };
}

function placesWhere(count: number, wanted: (i: number) => boolean): number[] {
  const places: number[] = [];
  for (let i = 0; i < count; i++) if (wanted(i)) places.push(i);
  return places;
}

function leastOf(values: Float64Array, places: readonly number[]): number {
  return places.reduce((least, i) => Math.min(least, values[i]!), Number.POSITIVE_INFINITY);
}

/** Whether the figure at a place is the lowest, within rounding. */
function bestPlaces(values: Float64Array): (i: number) => boolean {
  const { low, high } = columnRange(values);
  return (i) => values[i]! - low <= NOISE * high;
}
