import { type CusumChartOptions, cusumChart } from '../../../../src/statistics/index.js';
import type { GoldenAdapter } from '../../adapter.js';

export const adapter: GoldenAdapter = ({ input }) => {
  const { values, target: center, sigma, h_sigmas: decisionSigmas, k_sigmas: referenceSigmas } = input;
  const { points } = cusumChart(values, given({ center, sigma, decisionSigmas, referenceSigmas }));
  const signals = (side: 'above' | 'below') =>
    points.flatMap(({ beyond }, i) => (beyond === side || beyond === 'both' ? [i + 1] : []));
  return {
    cPlusSigmas: points.map((point) => point.above),
    cMinusSigmas: points.map((point) => point.below),
    signalUp: signals('above'),
    signalDown: signals('below'),
  };
};

/** What is not given the peer finds from all differences of neighbouring values. */
function given(options: Readonly<Record<string, unknown>>): CusumChartOptions {
  const said = Object.entries(options).filter(([, value]) => value !== null && value !== undefined);
  return { screening: 'off', ...Object.fromEntries(said) };
}
