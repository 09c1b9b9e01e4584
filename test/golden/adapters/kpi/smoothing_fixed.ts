import { exponentialSmoothing, holt, holtWinters } from 'vendorwise/statistics';
import type { GoldenAdapter } from '../../adapter.js';

export const adapter: GoldenAdapter = ({ input }) => {
  const { values, period, alpha, beta = null, gamma = null, seasonal, horizon } = input;
  if (beta === null && gamma !== null) throw new Error('The library has no season without a slope.');
  const { fitted, sse, point } =
    beta === null
      ? exponentialSmoothing(values, { alpha, horizon, start: 'firstValue' })
      : gamma === null
        ? holt(values, { alpha, beta, horizon, start: 'firstValues' })
        : holtWinters(values, { alpha, beta, gamma, seasonal, period, horizon, start: 'asInR' });
  return {
    fitted: fitted.filter((one) => one !== null),
    firstFittedIndex0: fitted.findIndex((one) => one !== null),
    sse,
    forecast: point,
  };
};
