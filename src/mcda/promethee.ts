import { checkOptions } from '../core/options.js';
import { rankScores } from '../numeric/rank.js';
import { methodResult, plainNumbers } from './build-result.js';
import type { DecisionMatrix } from './decision-matrix.js';
import { readWeights, type WeightOptions } from './matrix-weights.js';
import type { MethodResult } from './method-result.js';
import { type IntoOption, outputColumn } from './output-column.js';
import { addPreferenceFlows, flowWork } from './preference-flows.js';
import { type PreferenceFunction, preferenceFunctions } from './preference-functions.js';

/** How {@link promethee} compares alternatives pair by pair, and how it reads the weights. */
export interface PrometheeOptions extends WeightOptions {
  /** One preference function for all criteria, or one for each. @defaultValue `{ shape: 'usual' }` */
  readonly preference?: PreferenceFunction | readonly PreferenceFunction[];
}

/** How {@link prometheeColumns} does the same, and which column it fills. */
export interface PrometheeColumnsOptions extends PrometheeOptions, IntoOption {}

/** The answer of PROMETHEE: `scores` are the net flows, from -1 to 1 when weights sum to one. */
export interface PrometheeResult extends MethodResult {
  /** Leaving flow φ⁺ of each alternative: how far it is preferred to the others, 0 to 1. */
  readonly positiveFlows: readonly number[];
  /** Entering flow φ⁻ of each alternative: how far the others are preferred to it, 0 to 1. */
  readonly negativeFlows: readonly number[];
}

/** Flows that differ by no more than this share of the sum of weights are equal. */
const TIED = 1e-12;

const USUAL: PreferenceFunction = { shape: 'usual' };

/**
 * PROMETHEE I and II: flows from the preferences of each alternative over every other, and the ranks of the net flows.
 *
 * Every shape but the Gaussian takes O(m n log n) time and O(n) memory for n alternatives and m criteria; the Gaussian
 * looks at all pairs that are within nine s of each other.
 *
 * Source: J. P. Brans and Ph. Vincke, "A preference ranking organisation method", Management Science 31 (1985); flows
 * are means over the n - 1 others, as in pymcdm and pyDecision. A single alternative has flows of 0.
 *
 * @param matrix - The decision.
 * @param weights - One weight for each criterion, not negative and not all zero.
 * @param options - Preference functions, and whether weights are scaled.
 * @returns Net flows as `scores` (higher is better), their ranks, and both flows.
 * @throws {@link VendorwiseError} `LENGTH_MISMATCH`, `INVALID_NUMBER`, `NEGATIVE_WEIGHT`, `WEIGHTS_ALL_ZERO`,
 * `UNKNOWN_KEY`, `REQUIRED`, `INVALID_TYPE`, `INVALID_VALUE`, `MISSING_THRESHOLD`, `UNUSED_THRESHOLD`, `THRESHOLD_ORDER`,
 * `OUT_OF_RANGE`.
 * @example
 * ```ts
 * import { decisionMatrix, promethee } from 'vendorwise/mcda';
 * const matrix = decisionMatrix({
 *   rows: [[8, 100], [5, 90], [7, 130]],
 *   directions: ['benefit', 'cost'],
 * });
 * const result = promethee(matrix, [1, 1], {
 *   preference: [{ shape: 'linear', q: 1, p: 3 }, { shape: 'usual' }],
 * });
 * result.positiveFlows; // => [0.5, 0.5, 0.125]
 * result.negativeFlows; // => [0.25, 0.375, 0.5]
 * result.ranks; // => [1, 2, 3]
 * ```
 */
export function promethee(
  matrix: DecisionMatrix,
  weights: ArrayLike<number>,
  options: PrometheeOptions = {},
): PrometheeResult {
  checkOptions(options, NAMES);
  const { flows, weightSum, preference, normalizeWeights } = flowsOf(matrix, weights, options);
  const net = netFlows(flows, new Float64Array(matrix.alternatives));
  const result = methodResult('promethee', matrix, net, {
    higherIsBetter: true,
    conventions: {
      preference: preference.map((one) => ({ ...one })),
      flows: 'meanOverOthers',
      normalizeWeights,
    },
  });
  return {
    ...result,
    // Net flows may cancel to nothing but noise, so what counts as equal is measured by the weights.
    ranks: rankScores(net, { tolerance: TIED * Math.min(weightSum, Number.MAX_VALUE) }),
    positiveFlows: plainNumbers(net.map((_, i) => flows[2 * i]!)),
    negativeFlows: plainNumbers(net.map((_, i) => flows[2 * i + 1]!)),
  };
}

/**
 * Net flows of PROMETHEE II only, for large matrices: no object is made for an alternative.
 *
 * @param matrix - The decision.
 * @param weights - One weight for each criterion.
 * @param options - As for {@link promethee}, and the column to fill.
 * @returns The column: the net flow of each alternative; higher is better.
 * @throws {@link VendorwiseError} As {@link promethee}; `LENGTH_MISMATCH`, `INVALID_TYPE` for `options.into`.
 * @example
 * ```ts
 * import { decisionMatrix, prometheeColumns } from 'vendorwise/mcda';
 * const matrix = decisionMatrix({ columns: [Float64Array.of(3, 1, 2)] });
 * Array.from(prometheeColumns(matrix, [1])); // => [1, -1, 0]
 * ```
 */
export function prometheeColumns(
  matrix: DecisionMatrix,
  weights: ArrayLike<number>,
  options: PrometheeColumnsOptions = {},
): Float64Array {
  checkOptions(options, { ...NAMES, into: true });
  const { flows } = flowsOf(matrix, weights, options);
  return netFlows(flows, outputColumn(matrix.alternatives, options));
}

const NAMES = { preference: true, normalizeWeights: true } as const;

interface Flows {
  /** Leaving and entering flow of each alternative, side by side. */
  readonly flows: Float64Array;
  readonly weightSum: number;
  readonly preference: readonly PreferenceFunction[];
  readonly normalizeWeights: boolean;
}

function flowsOf(matrix: DecisionMatrix, weights: ArrayLike<number>, options: PrometheeOptions): Flows {
  const { scaled, normalizeWeights } = readWeights(matrix, weights, options);
  const { preference: asked = USUAL } = options;
  const preference = preferenceFunctions(matrix, asked);
  const count = matrix.alternatives;
  const flows = new Float64Array(2 * count);
  const weightSum = scaled.reduce((sum, weight) => sum + weight, 0);
  if (count < 2) return { flows, weightSum, preference, normalizeWeights };
  const work = flowWork(count);
  matrix.columns.forEach((column, j) => {
    const sign = matrix.directions[j] === 'cost' ? -1 : 1;
    addPreferenceFlows(column, sign, preference[j]!, scaled[j]! / (count - 1), flows, work);
  });
  return { flows, weightSum, preference, normalizeWeights };
}

function netFlows(flows: Float64Array, out: Float64Array): Float64Array {
  for (let i = 0; i < out.length; i++) out[i] = flows[2 * i]! - flows[2 * i + 1]!;
  return out;
}
