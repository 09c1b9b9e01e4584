import { classicalDecomposition, type StlOptions, seasonalStrength, stl, trendStrength } from 'vendorwise/statistics';
import type { GoldenAdapter } from '../../adapter.js';

export const adapter: GoldenAdapter = ({ input: { values, period } }) => {
  const classical = (model: 'additive' | 'multiplicative') => {
    const { trend, figure: seasonal, remainder: random } = classicalDecomposition(values, period, { model });
    return { trend, seasonal, random };
  };
  // The settings of R's stl that the notes name.
  const asInR = { seasonalDegree: 0, lowPassWindow: 'atLeast', innerIterations: 2 } as const;
  const local = (seasonalWindow: NonNullable<StlOptions['seasonalWindow']>) => {
    const parts = stl(values, period, { ...asInR, seasonalWindow });
    const { seasonalWindow: s, trendWindow: t, lowPassWindow: l } = parts.conventions;
    return { parts, seasonal: parts.seasonal, trend: parts.trend, remainder: parts.remainder, windows: { s, t, l } };
  };
  const stlPeriodic = local('periodic');
  return {
    additive: classical('additive'),
    multiplicative: classical('multiplicative'),
    stlPeriodic,
    stl7deg0: local(7),
    seasonalStrength: seasonalStrength(stlPeriodic.parts),
    trendStrength: trendStrength(stlPeriodic.parts),
  };
};
