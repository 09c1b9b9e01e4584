import { ewmaChart } from '../../../../src/statistics/index.js';
import type { GoldenAdapter } from '../../adapter.js';

export const adapter: GoldenAdapter = ({ input: { values, center, sigma, lambda, L } }) => {
  const { points } = ewmaChart(values, { center, sigma, lambda, sigmas: L });
  return {
    z: points.map((point) => point.ewma),
    lcl: points.map((point) => point.lower),
    ucl: points.map((point) => point.upper),
    beyond: points.flatMap((point, i) => (point.beyond === null ? [] : [i + 1])),
  };
};
