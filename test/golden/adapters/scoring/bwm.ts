import { bestWorstWeights } from '../../../../src/scoring/index.js';
import { CONSISTENCY_INDEX } from '../../../../src/scoring/weighting/best-worst-consistency.js';
import type { GoldenAdapter } from '../../adapter.js';

/** The file counts criteria by position; the library asks for names. */
export const adapter: GoldenAdapter = ({ input }) => {
  const named = (answers: readonly number[]): Record<string, number> =>
    Object.fromEntries(answers.map((answer, i) => [`c${i}`, answer]));
  const { weights, xi, unique, consistency } = bestWorstWeights({
    best: `c${input.best}`,
    worst: `c${input.worst}`,
    bestToOthers: named(input.bestToOthers),
    othersToWorst: named(input.othersToWorst),
  });
  return {
    weights: weights.map(({ weightShare }) => weightShare),
    xi,
    unique,
    optimalWeightIntervals: weights.map(({ optimalBetween }) => optimalBetween),
    inputBasedConsistencyRatio: consistency.consistencyRatio,
    consistencyIndexTable: CONSISTENCY_INDEX,
  };
};
