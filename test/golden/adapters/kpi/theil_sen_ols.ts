import { ordinaryLeastSquares, siegel, type TheilSenOptions, theilSen } from 'vendorwise/statistics';
import type { GoldenAdapter } from '../../adapter.js';

export const adapter: GoldenAdapter = ({ input: { x, y, confidence } }) => {
  const line = (intercept: NonNullable<TheilSenOptions['intercept']>) => {
    const { slope, intercept: at0, interval } = theilSen(x, y, { confidence, intercept });
    return { slope, intercept: at0, low: interval?.[0] ?? null, high: interval?.[1] ?? null };
  };
  const ols = ordinaryLeastSquares(x, y, { confidence });
  return {
    theilSen_separate: line('separate'),
    theilSen_joint: line('joint'),
    siegel_hierarchical: siegel(x, y, { intercept: 'hierarchical' }),
    siegel_separate: siegel(x, y, { intercept: 'separate' }),
    ols: {
      slope: ols.slope,
      intercept: ols.intercept,
      r: ols.r,
      p: ols.p,
      slopeSE: ols.slopeStandardError,
      interceptSE: ols.interceptStandardError,
      slopeLow: ols.interval?.[0] ?? null,
      slopeHigh: ols.interval?.[1] ?? null,
    },
  };
};
