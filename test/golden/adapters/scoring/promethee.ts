import { decisionMatrix, type PreferenceShape, promethee } from '../../../../src/mcda/index.js';
import type { GoldenAdapter } from '../../adapter.js';

/** Which of the thresholds of the file a shape reads, as its source says. */
const THRESHOLDS: Readonly<Record<PreferenceShape, readonly ('q' | 'p' | 's')[]>> = {
  usual: [],
  uShape: ['q'],
  vShape: ['p'],
  level: ['q', 'p'],
  linear: ['q', 'p'],
  gaussian: ['s'],
};

/** Thresholds come for each criterion, or one for all. */
const of = (given: number | readonly number[], j: number): number | undefined =>
  typeof given === 'number' ? given : given[j];

export const adapter: GoldenAdapter = ({ input, expected }) => {
  const matrix = decisionMatrix({
    rows: input.matrix,
    directions: input.types.map((type: number) => (type === 1 ? 'benefit' : 'cost')),
  });
  const shapes = Object.keys(expected) as PreferenceShape[];
  return Object.fromEntries(
    shapes.map((shape) => {
      const preference = input.types.map((_: number, j: number) => ({
        shape,
        ...Object.fromEntries(THRESHOLDS[shape].map((name) => [name, of(input[name], j)])),
      }));
      const { positiveFlows, negativeFlows, scores } = promethee(matrix, input.weights, {
        preference,
        normalizeWeights: false,
      });
      return [shape, { plus: positiveFlows, minus: negativeFlows, net: scores }];
    }),
  );
};
