import { type Fraction, fractionToNumber, ONE } from '../../exact/fraction.js';
import { compareText } from '../exact-text.js';
import type { BestWorstProblem } from './read-best-worst.js';

/** Whether the answers of the best-worst method fit together. */
export interface BestWorstConsistency {
  /** How many times as important the best is as the worst. */
  readonly bestToWorst: number;
  /**
   * Input-based consistency ratio (Liang, Brunelli & Rezaei 2020): the largest of the items' ratios, 0 when the answers
   * fit exactly; `null` when best and worst are equals but other items are not.
   */
  readonly consistencyRatio: number | null;
  /** The ratio that is still accepted (their table 3); `null` outside 3 to 9 items and answers of 2 to 9. */
  readonly limitRatio: number | null;
  /** Whether the ratio is at most the limit; `null` when that is not known. */
  readonly acceptable: boolean | null;
  /** Largest gap of the non-linear model for this `bestToWorst` (Rezaei 2015, Omega 53); `null` unless it is 1 to 9. */
  readonly consistencyIndex: number | null;
  /** The item whose answers contradict most; of equals the first by name; `null` when the answers fit exactly. */
  readonly lookAgainAt: string | null;
}

/** Consistency index by the answer of best against worst, which is the position (Rezaei 2015, table 1). */
export const CONSISTENCY_INDEX: readonly number[] = [0, 0, 0.44, 1, 1.63, 2.3, 3, 3.73, 4.47, 5.23];

/** Accepted input-based ratios for 3 to 9 items, by the answer of best against worst (Liang, Brunelli & Rezaei 2020). */
const LIMITS: Readonly<Record<number, readonly number[]>> = {
  2: [0, 0, 0, 0, 0, 0, 0],
  3: [0.1667, 0.1667, 0.1667, 0.1667, 0.1667, 0.1667, 0.1667],
  4: [0.1121, 0.1529, 0.1898, 0.2206, 0.2527, 0.2577, 0.2683],
  5: [0.1354, 0.1994, 0.2306, 0.2546, 0.2716, 0.2844, 0.296],
  6: [0.133, 0.199, 0.2643, 0.3044, 0.3144, 0.3221, 0.3262],
  7: [0.1294, 0.2457, 0.2819, 0.3029, 0.3144, 0.3251, 0.3403],
  8: [0.1309, 0.2521, 0.2958, 0.3154, 0.3408, 0.362, 0.3657],
  9: [0.1359, 0.2681, 0.3062, 0.3337, 0.3517, 0.362, 0.3662],
};

/** Measures how far the answers of the best-worst method contradict each other. */
export function bestWorstConsistency(problem: BestWorstProblem): {
  readonly ratios: readonly (number | null)[];
  readonly consistency: BestWorstConsistency;
} {
  const { items, bestToWorst } = problem;
  const exact = items.map((_, j) => itemRatio(problem, j));
  const known = exact.filter((ratio) => ratio !== null);
  const largest = known.length < exact.length ? null : known.reduce((most, one) => (one.gt(most) ? one : most));
  const limit = limitOf(bestToWorst, items.length);
  const whole = bestToWorst.d === 1n && bestToWorst.lte(CONSISTENCY_INDEX.length - 1);
  const contradicting = items.filter((_, j) => {
    const ratio = exact[j] as Fraction | null;
    return largest === null ? ratio === null : largest.gt(0) && ratio?.equals(largest) === true;
  });
  const acceptable = largest === null ? false : largest.equals(0) ? true : limit === null ? null : largest.lte(limit);
  return {
    ratios: exact.map((ratio) => ratio && fractionToNumber(ratio)),
    consistency: {
      bestToWorst: fractionToNumber(bestToWorst),
      consistencyRatio: largest && fractionToNumber(largest),
      limitRatio: limit,
      acceptable,
      consistencyIndex: whole ? (CONSISTENCY_INDEX[Number(bestToWorst.n)] ?? null) : null,
      lookAgainAt: contradicting.sort(compareText)[0] ?? null,
    },
  };
}

/** |a_bj a_jw - a_bw| / (a_bw^2 - a_bw); `null` for unlike items between a best and a worst that are equals. */
function itemRatio({ best, worst, fromBest, toWorst, bestToWorst }: BestWorstProblem, j: number): Fraction | null {
  const through = j === best || j === worst ? bestToWorst : (fromBest[j] as Fraction).mul(toWorst[j] as Fraction);
  const gap = through.sub(bestToWorst).abs();
  if (gap.equals(0)) return gap;
  return bestToWorst.equals(ONE) ? null : gap.div(bestToWorst.mul(bestToWorst).sub(bestToWorst));
}

function limitOf(bestToWorst: Fraction, count: number): number | null {
  return bestToWorst.d === 1n ? (LIMITS[Number(bestToWorst.n)]?.[count - 3] ?? null) : null;
}
