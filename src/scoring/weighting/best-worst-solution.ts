import { type Fraction, ONE, sumFractions, ZERO } from '../../exact/fraction.js';
import type { BestWorstProblem } from './read-best-worst.js';

/** The solution of the linear best-worst model. */
export interface BestWorstSolution {
  /** Shares that sum to 1. */
  readonly weights: readonly Fraction[];
  /** Lowest and highest share of each item among all solutions. */
  readonly intervals: readonly (readonly [Fraction, Fraction])[];
  /** The largest gap. */
  readonly xi: Fraction;
}

/** best <= slope * worst + offset, and best >= slope * worst - offset. */
interface Strip {
  readonly slope: Fraction;
  readonly offset: Fraction;
}

/**
 * Solves the linear programme of the best-worst method in closed form.
 *
 * Scale the weights so that the largest gap is 1: y = w / xi. The smallest xi is then the largest sum of y for which
 * every gap is at most 1. Item j is held by y_j <= (1 + y_best) / a_bj and y_j <= 1 + a_jw y_worst, so at the optimum it
 * is the smaller of the two. Such a y_j exists while best and worst lie in the strip
 * |y_best - a_bj a_jw y_worst| <= 1 + a_bj (best against worst: |y_best - a_bw y_worst| <= 1). Every strip rises to the
 * right and the sum grows with both, so the optimum is the point furthest right of what the strips have in common:
 * no other point has as large a y_worst, and none has a larger y_best. It is the only solution. (Ratandhara & Kumar
 * 2025 come to an analytical solution of the same model by another way.)
 */
export function solveBestWorst(problem: BestWorstProblem): BestWorstSolution {
  const { items, best, worst, fromBest, toWorst, bestToWorst } = problem;
  const strips = items.map((_, j): Strip => {
    if (j === best || j === worst) return { slope: bestToWorst, offset: ONE };
    const [a, b] = [fromBest[j] as Fraction, toWorst[j] as Fraction];
    return { slope: a.mul(b), offset: ONE.add(a) };
  });
  const corner = rightmost(strips);
  if (corner === null)
    return only(
      fromBest.map((a) => ONE.div(a)),
      null,
    );
  const scaled = items.map((_, j): Fraction => {
    if (j === best) return corner.best;
    if (j === worst) return corner.worst;
    return smaller(
      ONE.add(corner.best).div(fromBest[j] as Fraction),
      ONE.add(corner.worst.mul(toWorst[j] as Fraction)),
    );
  });
  return only(scaled, ONE);
}

/** Shares of a solution that is the only one; `gap` is the largest gap on the same scale, `null` for none. */
function only(values: readonly Fraction[], gap: Fraction | null): BestWorstSolution {
  const sum = sumFractions(values);
  const weights = values.map((value) => value.div(sum));
  return {
    weights,
    intervals: weights.map((weight) => [weight, weight] as const),
    xi: gap === null ? ZERO : gap.div(sum),
  };
}

/** Where strips of unlike slopes end; `null` when all slopes are one, so that they run on for ever: no contradiction. */
function rightmost(strips: readonly Strip[]): { readonly best: Fraction; readonly worst: Fraction } | null {
  let end: { readonly best: Fraction; readonly worst: Fraction } | null = null;
  for (const steep of strips) {
    for (const flat of strips) {
      if (steep.slope.lte(flat.slope)) continue;
      // The lower edge of the steep strip meets the upper edge of the flat one.
      const worst = steep.offset.add(flat.offset).div(steep.slope.sub(flat.slope));
      if (end === null || worst.lt(end.worst)) end = { worst, best: flat.slope.mul(worst).add(flat.offset) };
    }
  }
  return end;
}

function smaller(a: Fraction, b: Fraction): Fraction {
  return a.lte(b) ? a : b;
}
