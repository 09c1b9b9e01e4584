import { scoreOnScale } from '../../../../src/scoring/index.js';
import type { GoldenAdapter } from '../../adapter.js';

// Values from 0 to 1 there are percents here.
export const adapter: GoldenAdapter = ({ input }) => {
  const points = input.points.map(([at, value]: [number, number]) => ({ at, percent: value * 100 }));
  return { v: scoreOnScale({ kind: 'piecewise', points }, input.x).map(({ percent }) => percent / 100) };
};
