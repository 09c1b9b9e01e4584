import { choiceEntropy, decisionMatrix, smaa } from '../../../../src/mcda/index.js';
import type { GoldenAdapter } from '../../adapter.js';

const SEED = 20261123;
const SAMPLES = 100_000;

/** Exact where the library can; else with as many samples as the peer took. */
export const adapter: GoldenAdapter = ({ input, samples }) => {
  if (input.firstRank !== undefined) return { choiceEntropyBits: choiceEntropy(input.firstRank) };
  if (input.weights !== 'uniform on the simplex') throw new Error(`no name for the weights ${input.weights}`);
  const result = smaa(decisionMatrix({ rows: input.scores }), { seed: SEED, samples: samples ?? SAMPLES });
  return { ...result, firstRankExact: result.rankAcceptability.map(([first]) => first) };
};
