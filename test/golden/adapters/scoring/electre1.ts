import { type CriterionDirection, decisionMatrix } from '../../../../src/mcda/decision-matrix.js';
import { electreOne } from '../../../../src/mcda/electre-one.js';
import type { GoldenAdapter } from '../../adapter.js';

/** The cases compare figures as they come, by one range over all criteria, with weights as given. */
export const adapter: GoldenAdapter = ({ input }) => {
  const directions = input.types.map((type: number): CriterionDirection => (type === 1 ? 'benefit' : 'cost'));
  const result = electreOne(decisionMatrix({ rows: input.matrix, directions }), input.weights, {
    concordanceThreshold: input.concordance,
    discordanceThreshold: input.discordance,
    normalization: 'none',
    normalizeWeights: false,
  });
  return {
    kernel: result.kernel,
    outranks: result.outranks.flatMap((others, a) => others.map((b) => [a, b])),
    concordanceMatrix: result.concordance,
    discordanceMatrix: result.discordance,
  };
};
