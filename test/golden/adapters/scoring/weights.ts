import {
  criticWeights,
  type DecisionMatrix,
  decisionMatrix,
  entropyWeights,
  equalWeights,
  giniWeights,
  merecWeights,
  type ObjectiveWeights,
  standardDeviationWeights,
  varianceWeights,
} from '../../../../src/mcda/index.js';
import type { GoldenAdapter } from '../../adapter.js';

const METHODS: Readonly<Record<string, (matrix: DecisionMatrix) => ObjectiveWeights>> = {
  equal: equalWeights,
  entropy: entropyWeights,
  criticDirected: criticWeights,
  criticUndirected: (matrix) => criticWeights(matrix, { direction: 'ignored' }),
  standardDeviationRaw: (matrix) => standardDeviationWeights(matrix, { normalization: 'none' }),
  merec: merecWeights,
  gini: giniWeights,
  variance: varianceWeights,
};

export const adapter: GoldenAdapter = ({ input, expected }) => {
  const matrix = decisionMatrix({
    rows: input.matrix,
    directions: input.types.map((type: number) => (type === 1 ? 'benefit' : 'cost')),
  });
  return Object.fromEntries(Object.keys(expected).map((name) => [name, METHODS[name]?.(matrix).weights]));
};
