import { type AhpWeightsOptions, ahpWeights, type PriorityVector } from '../../../../src/scoring/index.js';
import type { GoldenAdapter } from '../../adapter.js';

const VECTORS: readonly PriorityVector[] = ['eigenvector', 'geometricMean', 'columnMean'];

export const adapter: GoldenAdapter = ({ input }) => {
  // One table only goes on beyond fifteen items; the ratios by all tables are in every answer.
  const options: AhpWeightsOptions = input.matrix.length > 15 ? { randomIndex: 'doneganDodd1991' } : {};
  const { consistency } = ahpWeights({ matrix: input.matrix }, options);
  return {
    ...Object.fromEntries(
      VECTORS.map((vector) => [
        vector,
        ahpWeights({ matrix: input.matrix }, { ...options, vector }).weights.map(({ weightShare }) => weightShare),
      ]),
    ),
    lambdaMax: consistency.lambdaMax,
    consistencyIndex: consistency.consistencyIndex,
    consistencyRatio: consistency.consistencyRatioByTable,
    geometricConsistencyIndex: consistency.geometricConsistencyIndex,
  };
};
