import { type QuantileType, quantile } from 'vendorwise/statistics';
import type { GoldenAdapter } from '../../adapter.js';

const TYPES: readonly QuantileType[] = [1, 2, 3, 4, 5, 6, 7, 8, 9];

export const adapter: GoldenAdapter = ({ input }) =>
  Object.fromEntries(
    TYPES.map((type) => [`type${type}`, input.probs.map((share: number) => quantile(input.values, share, { type }))]),
  );
