import {
  choiceEntropy,
  decisionMatrix,
  type SmaaOptions,
  smaa,
  type WeightBounds,
} from '../../../../src/mcda/index.js';
import type { GoldenAdapter } from '../../adapter.js';

const SEED = 20261123;
const SAMPLES = 1_000_000;

type Knowledge = Pick<SmaaOptions, 'order' | 'bounds'>;

/**
 * What a case says of the weights: that they are uniform; an order, as `w1 >= w2 > w3` (counted from 1), as `ordinal`
 * (the order of the columns) or as `{ order }` (positions from 0); or `{ bounds }`, `{ lower, upper }`, in shares of 1.
 */
function knowledgeOf(weights: unknown, count: number): Knowledge {
  const unknown = (): never => {
    throw new Error(`no name for the weights ${JSON.stringify(weights)}`);
  };
  if (weights === undefined) return {};
  if (typeof weights === 'string') return textKnowledge(weights, count) ?? unknown();
  if (typeof weights !== 'object' || weights === null || Array.isArray(weights)) return unknown();
  const { order, ordinal, bounds, lower, upper, ...rest } = weights as Readonly<Record<string, unknown>>;
  if (Object.keys(rest).length > 0) return unknown();
  const ranked = order ?? ordinal;
  const pairs = bounds ?? pairsOf(lower, upper, count);
  if (ranked === undefined && pairs === undefined) return unknown();
  return {
    ...(ranked === undefined ? {} : { order: ranked === true ? columns(count) : (ranked as number[]) }),
    ...(pairs === undefined ? {} : { bounds: (pairs as readonly unknown[]).map(boundsOf) }),
  };
}

const columns = (count: number): number[] => Array.from({ length: count }, (_, j) => j);

function textKnowledge(text: string, count: number): Knowledge | null {
  if (text === 'uniform on the simplex') return {};
  if (/^ordinal(, as listed| order)?$/.test(text)) return { order: columns(count) };
  // One chain of all weights, whatever stands before it ('uniform on the simplex, w1 >= w2 >= w3').
  const [found, another] = text.match(/w_?\d+(?: *(?:>=?|≥) *w_?\d+)+/g) ?? [];
  const chain = found === undefined || another !== undefined ? [] : found.split(/ *(?:>=?|≥) */);
  const places = chain.map((one) => Number(/^w_?(\d+)$/.exec(one)?.[1]) - 1);
  const full = places.length === count && columns(count).every((j) => places.includes(j));
  return full && count > 1 ? { order: places } : null;
}

function pairsOf(lower: unknown, upper: unknown, count: number): unknown[] | undefined {
  if (lower === undefined && upper === undefined) return undefined;
  const at = (list: unknown, j: number): unknown => (Array.isArray(list) ? list[j] : list);
  return columns(count).map((j) => [at(lower, j) ?? 0, at(upper, j) ?? 1]);
}

function boundsOf(one: unknown): WeightBounds | null {
  if (!Array.isArray(one)) return one as WeightBounds | null;
  const [lowest, highest] = one as number[];
  return { lowest: lowest ?? 0, highest: highest ?? 1 };
}

/** Exact where the library can; else with as many samples as the peer took. */
export const adapter: GoldenAdapter = ({ input, samples }) => {
  if (input.firstRank !== undefined) return { choiceEntropyBits: choiceEntropy(input.firstRank) };
  const result = smaa(decisionMatrix({ rows: input.scores }), {
    seed: SEED,
    samples: samples ?? SAMPLES,
    ...knowledgeOf(input.weights, input.scores[0]?.length ?? 0),
  });
  return { ...result, firstRankExact: result.rankAcceptability.map(([first]) => first) };
};
