import { type RankWeightMethod, rankWeights } from '../../../../src/scoring/index.js';
import type { GoldenAdapter } from '../../adapter.js';

/** The file knows a number of criteria, most important first; the library weighs criteria by name. */
export const adapter: GoldenAdapter = ({ input, expected }) => {
  const order = Array.from({ length: input.n }, (_, i) => `c${i + 1}`);
  return Object.fromEntries(
    Object.keys(expected).map((method) => [
      method,
      rankWeights(order, { method: method as RankWeightMethod }).weights.map(({ weight }) => weight),
    ]),
  );
};
