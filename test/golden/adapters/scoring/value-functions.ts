import { scoreOnScale } from '../../../../src/scoring/index.js';
import type { GoldenAdapter } from '../../adapter.js';

// Values from 0 to 1 there are percents here; where they go beyond 1, of the highest.
export const adapter: GoldenAdapter = ({ input }) => {
  const highest = Math.max(1, ...input.points.map(([, value]: [number, number]) => value));
  const points = input.points.map(([at, value]: [number, number]) => ({ at, percent: (value / highest) * 100 }));
  return {
    v: scoreOnScale({ kind: 'piecewise', points }, input.x).map(({ sharePercent }) => (sharePercent / 100) * highest),
  };
};
