import { autocorrelations, describeValues, ordinaryLeastSquares } from '../../../../src/statistics/index.js';
import type { GoldenAdapter } from '../../adapter.js';

export const adapter: GoldenAdapter = ({ input: { values, x, y } }) => {
  if (values !== undefined) {
    const { mean, sd } = describeValues(values);
    return { mean, sd, lag1autocorr: autocorrelations(values)[1] };
  }
  const line = ordinaryLeastSquares(x, y);
  return {
    intercept: line.intercept,
    slope: line.slope,
    interceptSE: line.interceptStandardError,
    slopeSE: line.slopeStandardError,
    residualSD: line.residualSd,
    r2: line.rSquared,
    F: line.f,
  };
};
