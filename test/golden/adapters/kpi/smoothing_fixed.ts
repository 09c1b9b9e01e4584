import { exponentialSmoothingForecast, holtForecast, holtWintersForecast } from 'vendorwise/statistics';
import type { GoldenAdapter } from '../../adapter.js';

export const adapter: GoldenAdapter = ({ input }) => {
  const { values, period, alpha, beta = null, gamma = null, seasonal, horizon } = input;
  if (beta === null && gamma !== null) throw new Error('The library has no season without a slope.');
  const { fitted, sse, point } =
    beta === null
      ? exponentialSmoothingForecast(values, { alpha, horizon, start: 'firstValue' })
      : gamma === null
        ? holtForecast(values, { alpha, beta, horizon, start: 'firstValues' })
        : holtWintersForecast(values, period, { alpha, beta, gamma, seasonal, horizon, start: 'asInR' });
  return {
    fitted: fitted.filter((one) => one !== null),
    firstFittedIndex0: fitted.findIndex((one) => one !== null),
    sse,
    forecast: point,
  };
};
