import { decisionMatrix, paretoFronts } from '../../../../src/mcda/index.js';
import type { GoldenAdapter } from '../../adapter.js';

export const adapter: GoldenAdapter = ({ input }) => {
  const matrix = decisionMatrix({
    rows: input.matrix,
    directions: input.types.map((type: number) => (type === 1 ? 'benefit' : 'cost')),
  });
  const { nonDominated, fronts, dominatedBy } = paretoFronts(matrix, { dominatedBy: true });
  return { nonDominated, front: fronts, dominatedBy };
};
