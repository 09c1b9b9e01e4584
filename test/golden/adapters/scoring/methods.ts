import { aras } from '../../../../src/mcda/aras.js';
import { codas } from '../../../../src/mcda/codas.js';
import { copras } from '../../../../src/mcda/copras.js';
import { type DecisionMatrix, decisionMatrix } from '../../../../src/mcda/decision-matrix.js';
import { edas } from '../../../../src/mcda/edas.js';
import { mabac } from '../../../../src/mcda/mabac.js';
import { marcos } from '../../../../src/mcda/marcos.js';
import type { MethodResult } from '../../../../src/mcda/method-result.js';
import { moora } from '../../../../src/mcda/moora.js';
import type { NormalizationName } from '../../../../src/mcda/normalize.js';
import { topsis } from '../../../../src/mcda/topsis.js';
import { vikor } from '../../../../src/mcda/vikor.js';
import { waspas } from '../../../../src/mcda/waspas.js';
import { weightedProduct } from '../../../../src/mcda/weighted-product.js';
import { weightedSum } from '../../../../src/mcda/weighted-sum.js';
import type { GoldenAdapter } from '../../adapter.js';

interface Options {
  readonly normalization?: NormalizationName;
  readonly normalizeWeights: boolean;
}
type Method = (matrix: DecisionMatrix, weights: readonly number[], options: Options) => MethodResult;

const BY_NORMALIZATION: Readonly<Record<string, Method>> = { wsm: weightedSum, wpm: weightedProduct, topsis };
const PLAIN: Readonly<Record<string, Method>> = { copras, aras, moora, waspas, edas, mabac, marcos, codas };

// The peers use weights as they are given; some sum to 0.99.
const AS_GIVEN: Options = { normalizeWeights: false };

export const adapter: GoldenAdapter = ({ input, expected }) => {
  const directions = input.types.map((type: number) => (type === 1 ? ('benefit' as const) : ('cost' as const)));
  const matrix = decisionMatrix({ rows: input.matrix, directions });
  const answer: Record<string, unknown> = {};
  for (const [name, keyed] of Object.entries(expected)) {
    const keys = Object.keys(keyed as object);
    const method = BY_NORMALIZATION[name];
    if (method !== undefined) {
      answer[name] = Object.fromEntries(
        (keys as NormalizationName[]).map((normalization) => [
          normalization,
          method(matrix, input.weights, { ...AS_GIVEN, normalization }).scores,
        ]),
      );
    } else if (name === 'vikor') {
      answer[name] = Object.fromEntries(keys.map((v) => [v, vikorShape(matrix, input.weights, Number(v))]));
    } else answer[name] = PLAIN[name]?.(matrix, input.weights, AS_GIVEN).scores;
  }
  return answer;
};

function vikorShape(matrix: DecisionMatrix, weights: readonly number[], v: number): object {
  const { groupUtilities, individualRegrets, scores, compromise } = vikor(matrix, weights, { ...AS_GIVEN, v });
  return {
    S: groupUtilities,
    R: individualRegrets,
    Q: scores,
    acceptableAdvantage: compromise.acceptableAdvantage,
    acceptableStability: compromise.acceptableStability,
    compromiseSet: compromise.alternatives,
  };
}
