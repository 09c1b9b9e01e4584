import { cusumChart } from '../../../../src/statistics/index.js';
import type { GoldenAdapter } from '../../adapter.js';

export const adapter: GoldenAdapter = ({ input }) => {
  const { points } = cusumChart(input.values, {
    center: input.target,
    sigma: input.sigma,
    decisionSigmas: input.h_sigmas,
    referenceSigmas: input.k_sigmas,
  });
  const signals = (side: 'above' | 'below') =>
    points.flatMap(({ beyond }, i) => (beyond === side || beyond === 'both' ? [i + 1] : []));
  return {
    cPlusSigmas: points.map((point) => point.above),
    cMinusSigmas: points.map((point) => point.below),
    signalUp: signals('above'),
    signalDown: signals('below'),
  };
};
