import { type RankWeightMethod, rankWeights } from '../../../../src/scoring/index.js';
import type { GoldenAdapter } from '../../adapter.js';

/** The file knows a number of criteria, most important first; the library weighs criteria by name. */
export const adapter: GoldenAdapter = ({ input, expected }) => {
  const order = Array.from({ length: input.n }, (_, i) => `c${i + 1}`);
  const exponent = input.exponent ?? input.z;
  return Object.fromEntries(
    Object.keys(expected).map((method) => [
      method,
      rankWeights(order, {
        method: method as RankWeightMethod,
        ...(method === 'rankExponent' && exponent !== undefined ? { exponent } : {}),
      }).weights.map(({ weightShare }) => weightShare),
    ]),
  );
};
