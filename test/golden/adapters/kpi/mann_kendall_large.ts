import { mannKendall, theilSen } from 'vendorwise/statistics';
import type { GoldenAdapter } from '../../adapter.js';

export const adapter: GoldenAdapter = ({ input }) => {
  const values: readonly (number | null)[] = input.values;
  const { s, variance, z, pNormal } = mannKendall(values, { method: 'normal' });
  const { slope, intercept } = theilSen(Array.from(values.keys()), values, { interval: false });
  return { s, var_s: variance, z, pTailSafe: pNormal, slope, intercept };
};
