import { coverageGaps } from 'vendorwise/time';
import type { GoldenAdapter } from '../../adapter.js';

export const adapter: GoldenAdapter = ({ input }) => {
  const { gaps, ...rest } = coverageGaps(input.required, input.spans);
  return { ...rest, gaps: gaps.map(({ from, to }) => [from, to]) };
};
