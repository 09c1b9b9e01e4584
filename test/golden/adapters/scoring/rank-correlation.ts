import { kendallTauB, rankSimilarity, spearman, weightedSpearman } from '../../../../src/mcda/index.js';
import type { GoldenAdapter } from '../../adapter.js';

export const adapter: GoldenAdapter = ({ input: { rankA, rankB } }) => ({
  weightedSpearman: weightedSpearman(rankA, rankB),
  ws: rankSimilarity(rankA, rankB),
  kendallTauB: kendallTauB(rankA, rankB),
  spearman: spearman(rankA, rankB),
});
