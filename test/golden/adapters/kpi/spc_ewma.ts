import { type EwmaChartOptions, ewmaChart } from '../../../../src/statistics/index.js';
import type { GoldenAdapter } from '../../adapter.js';

export const adapter: GoldenAdapter = ({ input: { values, center, sigma, lambda, L, limits } }) => {
  const { points } = ewmaChart(values, given({ center, sigma, lambda, sigmas: L, limits }));
  return {
    z: points.map((point) => point.ewma),
    lcl: points.map((point) => point.lower),
    ucl: points.map((point) => point.upper),
    beyond: points.flatMap((point, i) => (point.beyond === null ? [] : [i + 1])),
  };
};

/** What is not given the peer finds from all differences of neighbouring values. */
function given(options: Readonly<Record<string, unknown>>): EwmaChartOptions {
  const said = Object.entries(options).filter(([, value]) => value !== null && value !== undefined);
  return { screening: 'off', ...Object.fromEntries(said) };
}
