import { stl } from 'vendorwise/statistics';
import type { GoldenAdapter } from '../../adapter.js';

export const adapter: GoldenAdapter = ({ input: { values, period, options } }) => {
  const { seasonal: seasonalWindow, ...rest } = options;
  const { seasonal, trend, remainder: resid, weights } = stl(values, { period, seasonalWindow, ...rest });
  return { seasonal, trend, resid, weights };
};
