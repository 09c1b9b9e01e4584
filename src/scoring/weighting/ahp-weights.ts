import { wordIssues } from '../../core/check.js';
import { fail, issue, throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import type { Finding } from '../../core/findings.js';
import { checkOptions } from '../../core/options.js';
import { parseDocument } from '../../core/parse.js';
import { fraction, sumFractions } from '../../exact/fraction.js';
import { decimalsIssues } from '../options.js';
import { type AhpConsistency, consistencyOf } from './ahp-consistency.js';
import { ahpFindings, ahpMessage } from './ahp-findings.js';
import type { ConsistencyLimit, PriorityVector } from './ahp-terms.js';
import { type ItemWeight, percentTexts } from './item-weight.js';
import type { PairwiseComparisons, PairwiseMatrix } from './pairwise.js';
import { type LogWeights, logWeights, perronPair, residualsOf, scaled } from './priority-vectors.js';
import { RANDOM_INDEX_TABLES, type RandomIndexTable, randomIndex } from './random-index.js';
import { readPairwise } from './read-pairwise.js';
import { pairwiseComparisonsSchema } from './schema.js';
import { worstJudgement, worstTriad } from './worst-triad.js';

/** Conventions of AHP. */
export interface AhpWeightsOptions {
  /** Principal eigenvector (Saaty), row geometric means, or means of the scaled columns. @defaultValue `'eigenvector'` */
  readonly vector?: PriorityVector;
  /** Whose random index the consistency ratio rests on. @defaultValue `'saaty1980'` */
  readonly randomIndex?: RandomIndexTable;
  /** How much contradiction is accepted. @defaultValue `'flat'` */
  readonly limit?: ConsistencyLimit;
  /** Digits after the point of `weightPercentText`, 0 to 10. @defaultValue 2 */
  readonly decimals?: number;
}

/** Weights from pairwise answers, and whether the answers fit together. */
export interface AhpWeights {
  readonly method: 'ahp';
  readonly vector: PriorityVector;
  /** In the order of the items. */
  readonly weights: readonly ItemWeight[];
  readonly consistency: AhpConsistency;
  /** Whether the answers can be relied on, in one sentence. */
  readonly message: string;
  readonly findings: readonly Finding[];
}

/**
 * Weights from pairwise answers by the Analytic Hierarchy Process (Saaty 1980).
 *
 * The eigenvalue, and with it the consistency ratio, is that of the matrix, whichever vector is taken for weights. Pairs
 * that were not answered are filled in from the others by log least squares.
 *
 * @param comparisons - A matrix or a list of answers; incomplete is fine as long as the answers connect all items.
 * @param options - Vector, random index, limit and decimals.
 * @returns Weights that sum to 1, the check of consistency and what to look at again.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_VALUE`, `UNKNOWN_KEY`, `INVALID_NUMBER`,
 * `OUT_OF_RANGE` (no item, more than 100, a ratio beyond a million, or `decimals`), `NOT_SQUARE`, `NOT_POSITIVE`, `NOT_RECIPROCAL`,
 * `DUPLICATE_ITEM`, `DUPLICATE_JUDGEMENT`, `UNKNOWN_ITEM`, `JUDGEMENTS_NOT_CONNECTED`, `RANDOM_INDEX_ENDS` (more than 15
 * items with another table than `doneganDodd1991`).
 * @example
 * ```ts
 * import { ahpWeights } from 'vendorwise/scoring';
 * const { weights, message } = ahpWeights({
 *   judgements: [
 *     { a: 'price', b: 'quality', ratio: 2 },
 *     { a: 'price', b: 'speed', ratio: 4 },
 *     { a: 'speed', b: 'quality', ratio: '1/2' },
 *   ],
 * });
 * weights.map(({ item, weightPercentText }) => [item, weightPercentText]); // => [['price', '57.14'], ['quality', '28.57'], ['speed', '14.29']]
 * message; // => 'The answers fit together exactly.'
 * ```
 */
export function ahpWeights(comparisons: PairwiseComparisons, options: AhpWeightsOptions = {}): AhpWeights {
  const conventions = ahpConventions(options);
  const parsed = parseDocument(pairwiseComparisonsSchema, comparisons);
  const issues: VendorwiseIssue[] = [];
  const matrix = readPairwise(parsed, '', null, issues);
  if (matrix !== null) issues.push(...randomIndexIssues(matrix.size, conventions.randomIndex));
  throwIssues(issues);
  return weighMatrix(matrix as PairwiseMatrix, conventions);
}

const VECTORS: readonly PriorityVector[] = ['eigenvector', 'geometricMean', 'columnMean'];
const LIMITS: readonly ConsistencyLimit[] = ['flat', 'saaty1994'];

/**
 * Checks options of AHP and fills in their defaults.
 *
 * @throws {@link VendorwiseError} `UNKNOWN_KEY`, `INVALID_TYPE`, `INVALID_VALUE`, `OUT_OF_RANGE`.
 */
export function ahpConventions(options: AhpWeightsOptions): Required<AhpWeightsOptions> {
  checkOptions(options, { vector: true, randomIndex: true, limit: true, decimals: true });
  const { vector = 'eigenvector', randomIndex: table = 'saaty1980', limit = 'flat', decimals = 2 } = options;
  throwIssues([
    ...wordIssues(vector, VECTORS, 'options.vector'),
    ...wordIssues(table, RANDOM_INDEX_TABLES, 'options.randomIndex'),
    ...wordIssues(limit, LIMITS, 'options.limit'),
    ...decimalsIssues(decimals),
  ]);
  return { vector, randomIndex: table, limit, decimals };
}

/**
 * Says that a table of random indices ends below a number of items.
 *
 * @returns A `RANDOM_INDEX_ENDS` issue, or none.
 */
export function randomIndexIssues(size: number, table: RandomIndexTable): VendorwiseIssue[] {
  if (randomIndex(table, size) !== null) return [];
  return [
    issue(
      'RANDOM_INDEX_ENDS',
      'options.randomIndex',
      `This table of random indices ends at 15 items, and here are ${size}; use doneganDodd1991, or form groups.`,
      { received: table, expected: 'doneganDodd1991', params: { size, table } },
    ),
  ];
}

/**
 * Weighs answers that were read.
 *
 * @param matrix - Answers that connect all items.
 * @throws {@link VendorwiseError} `OUT_OF_RANGE` when chains of answers put items too far apart to compute with.
 */
export function weighMatrix(matrix: PairwiseMatrix, conventions: Required<AhpWeightsOptions>): AhpWeights {
  const logs = logWeights(matrix) as LogWeights;
  checkSpread(logs);
  const residuals = residualsOf(matrix, logs);
  // Scaled by the fitted weights the matrix is near to all ones: same eigenvalue, and no ratio is large or small.
  const { value, vector } = perronPair(residuals, matrix.size);
  const weights = vectorOf(conventions.vector, logs, residuals, vector);
  const consistency: AhpConsistency = {
    ...consistencyOf(matrix, residuals, value, conventions.randomIndex, conventions.limit),
    worstTriad: worstTriad(matrix),
    lookAgainAt: worstJudgement(matrix, residuals),
  };
  return {
    method: 'ahp',
    vector: conventions.vector,
    weights: floatItemWeights(matrix.items, weights, conventions.decimals),
    consistency,
    message: ahpMessage(consistency, matrix.size),
    findings: ahpFindings(consistency, matrix.size),
  };
}

/** Powers of ten between the most and the least important item: beyond it, products of ratios leave the doubles. */
const MOST_TENS = 100;

function checkSpread(logs: LogWeights): void {
  const spread = Math.max(...logs) - Math.min(...logs);
  if (spread <= MOST_TENS * Math.LN10) return;
  fail('OUT_OF_RANGE', '', 'These answers put items too far apart in importance to compute with.', {
    received: `1e${Math.round(spread / Math.LN10)}`,
    expected: `items at most 1e${MOST_TENS} times as important as each other`,
    params: { limit: MOST_TENS },
  });
}

function vectorOf(
  name: PriorityVector,
  logs: LogWeights,
  residuals: Float64Array,
  eigenvector: Float64Array,
): Float64Array {
  const largest = Math.max(...logs);
  const fitted = logs.map((log) => Math.exp(log - largest));
  if (name === 'geometricMean') return scaled(fitted);
  if (name === 'eigenvector') return scaled(fitted.map((weight, i) => weight * (eigenvector[i] as number)));
  const size = fitted.length;
  const entry = (i: number, j: number): number => (residuals[i * size + j] as number) * (fitted[i] as number);
  const columns = fitted.map((_, j) => fitted.reduce((sum, _weight, i) => sum + entry(i, j), 0));
  return scaled(fitted.map((_, i) => columns.reduce((sum, column, j) => sum + entry(i, j) / column, 0)));
}

/**
 * Weights from shares that are doubles.
 *
 * @param weights - Shares that sum to 1 but for rounding.
 * @param decimals - Digits after the point of the percents.
 * @returns One weight for each item; the percents sum to exactly 100.
 */
export function floatItemWeights(items: readonly string[], weights: ArrayLike<number>, decimals: number): ItemWeight[] {
  const exact = Array.from(weights, (weight) => fraction(weight));
  const sum = sumFractions(exact);
  const percents = percentTexts(
    items,
    exact.map((one) => one.div(sum)),
    decimals,
  );
  return items.map((item, i) => ({
    item,
    weightShare: weights[i] as number,
    weightExact: null,
    weightPercentText: percents[i] ?? '',
  }));
}
