import { twoRates } from '../../../../src/statistics/index.js';
import type { GoldenAdapter } from '../../adapter.js';

export const adapter: GoldenAdapter = ({ input: { x1, n1, x2, n2 } }) => {
  const test = twoRates({ successes: x1, trials: n1 }, { successes: x2, trials: n2 });
  return {
    p1: test.first,
    p2: test.second,
    chisq: test.chiSquare,
    p: test.pChiSquare,
    diffCI: test.interval,
    fisherP: test.pFisher,
  };
};
