import { numberIssues, SHARE } from '../core/check.js';
import { checkOptions } from '../core/options.js';
import { type BlockFigures, type BlockTerm, walkBlocks } from './block-terms.js';
import { methodResult, plainNumbers, refuseOverflow } from './build-result.js';
import { columnRange } from './column-range.js';
import { type ColumnTransform, columnTransform, multiplierOf } from './column-transform.js';
import { checkMatrix, type DecisionMatrix } from './decision-matrix.js';
import { type MethodWeights, readWeights, type WeightOptions } from './matrix-weights.js';
import type { MethodResult } from './method-result.js';
import { type IntoOption, outputColumn } from './output-column.js';
import { compromiseOf, type VikorCompromise } from './vikor-compromise.js';

/** How {@link vikor} weighs the majority against the worst complaint, and how it reads the weights. */
export interface VikorOptions extends WeightOptions {
  /** Share of the group utility S in Q, 0 to 1; the rest is the individual regret R. @defaultValue 0.5 */
  readonly v?: number;
}

/** How {@link vikorColumns} does the same, and which column it fills. */
export interface VikorColumnsOptions extends VikorOptions, IntoOption {}

/** Q with its ranks (lower is better), what it is made of, and the compromise. */
export interface VikorResult extends MethodResult {
  /** S: sum of the weighted regrets of each alternative, from 0 to the sum of the weights; lower is better. */
  readonly groupUtilities: readonly number[];
  /** R: largest weighted regret of each alternative, from 0 to the largest weight; lower is better. */
  readonly individualRegrets: readonly number[];
  readonly compromise: VikorCompromise;
}

/** Differences of S or R below this part of the largest are rounding, and are not blown up to a whole Q. */
const NOISE = 1e-12;

interface Extremes {
  lowS: number;
  highS: number;
  lowR: number;
  highR: number;
}

/**
 * Ranks alternatives by a compromise between the majority and the worst complaint, and says who belongs to it (VIKOR).
 *
 * The regret of a figure is (best - x) / (best - worst) of its criterion; S is the sum of the weighted regrets, R the
 * largest of them, and Q = v · (S - S*) / (S⁻ - S*) + (1 - v) · (R - R*) / (R⁻ - R*), from the lowest S*, R* to the
 * highest S⁻, R⁻. A criterion with equal figures adds no regret; where all S (or R) are equal, that half of Q is 0.
 *
 * Peers: S, R and Q agree with scikit-criteria 0.9, pymcdm 1.4.0, pyrepo-mcda and pyDecision wherever those answer.
 * pymcdm raises an error on a column of equal figures. pyDecision returns all alternatives as the compromise when both
 * conditions fail, and the full list when both hold; the paper's set is far smaller, see {@link VikorCompromise}.
 *
 * Source: S. Opricovic, G.-H. Tzeng, "Compromise solution by MCDM methods: a comparative analysis of VIKOR and TOPSIS",
 * European Journal of Operational Research 156(2), 2004.
 *
 * @param matrix - The decision; any finite figures.
 * @param weights - One weight for each criterion, not negative.
 * @param options - The share of S in Q, and how weights are read.
 * @returns Q, from 0 to 1, lower is better; S, R and the compromise.
 * @throws {@link VendorwiseError} `OUT_OF_RANGE` for v or a score beyond the largest number, the codes of weights and
 * options.
 * @example
 * ```ts
 * import { decisionMatrix, vikor } from 'vendorwise/mcda';
 * const routes = decisionMatrix({ rows: [[1, 3000], [2, 3750], [5, 4500]], directions: ['cost', 'benefit'] });
 * const chosen = vikor(routes, [1, 1]);
 * chosen.groupUtilities; // => [0.5, 0.375, 0.5]
 * chosen.individualRegrets; // => [0.5, 0.25, 0.5]
 * chosen.scores; // => [1, 0, 1]
 * chosen.compromise.alternatives; // => [1]
 * ```
 */
export function vikor(matrix: DecisionMatrix, weights: ArrayLike<number>, options: VikorOptions = {}): VikorResult {
  checkOptions(options, NAMES);
  checkMatrix(matrix);
  const n = matrix.alternatives;
  const [s, r, q] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)];
  const { extremes, v, normalizeWeights } = addRegrets(matrix, weights, options, s, r);
  mix(s, r, extremes, v, q);
  const result = methodResult('vikor', matrix, q, {
    higherIsBetter: false,
    conventions: {
      v,
      normalization: 'minMax',
      constantColumn: 'noRegret',
      normalizeWeights,
    },
  });
  return {
    ...result,
    groupUtilities: plainNumbers(s),
    individualRegrets: plainNumbers(r),
    compromise: compromiseOf(q, result.ranks, s, r),
  };
}

/**
 * Q of {@link vikor} alone, for large decisions: nothing is allocated for a row.
 *
 * @param matrix - The decision.
 * @param weights - One weight for each criterion, not negative.
 * @param options - As for {@link vikor}, and the column to fill.
 * @returns The column: Q of each alternative, from 0 to 1; lower is better.
 * @throws {@link VendorwiseError} As {@link vikor}; `LENGTH_MISMATCH`, `INVALID_TYPE` for `options.into`.
 * @example
 * ```ts
 * import { decisionMatrix, vikorColumns } from 'vendorwise/mcda';
 * const routes = decisionMatrix({ columns: [Float64Array.of(5, 4, 1)] });
 * Array.from(vikorColumns(routes, [1])); // => [0, 0.25, 1]
 * ```
 */
export function vikorColumns(
  matrix: DecisionMatrix,
  weights: ArrayLike<number>,
  options: VikorColumnsOptions = {},
): Float64Array {
  checkOptions(options, { ...NAMES, into: true });
  checkMatrix(matrix);
  const q = outputColumn(matrix.alternatives, options);
  const r = new Float64Array(q.length);
  // S stands where Q will stand: each Q needs its own S only.
  const { extremes, v } = addRegrets(matrix, weights, options, q, r);
  mix(q, r, extremes, v, q);
  refuseOverflow(q);
  return q;
}

const NAMES = { v: true, normalizeWeights: true } as const;

function settingsOf(
  matrix: DecisionMatrix,
  weights: ArrayLike<number>,
  options: VikorOptions,
): MethodWeights & { readonly v: number } {
  const { v = 0.5 } = options;
  const wrong = numberIssues(v, SHARE, 'options.v', 'The share v of the group utility in Q');
  return { v, ...readWeights(matrix, weights, options, wrong) };
}

/** A criterion: `by · (v - best)` is the weighted regret. */
interface Term extends BlockTerm {
  readonly best: number;
}

interface Regrets {
  readonly extremes: Extremes;
  readonly v: number;
  readonly normalizeWeights: boolean;
}

/** Fills `s` with S, and `r`, which is 0, with R. */
function addRegrets(
  matrix: DecisionMatrix,
  given: ArrayLike<number>,
  options: VikorOptions,
  s: Float64Array,
  r: Float64Array,
): Regrets {
  // The weights are read here and not by the caller: handed over, they make the loops below a fifth slower in V8.
  const { v, scaled: weights, normalizeWeights } = settingsOf(matrix, given, options);
  const terms = matrix.columns.flatMap((column, j): Term[] => {
    // A regret is min-max in the other direction; min-max takes any figures, so there are no problems to collect.
    const turned = matrix.directions[j] === 'cost' ? 'benefit' : 'cost';
    const transform = columnTransform(column, turned, 'minMax', 'zero', '', []) as ColumnTransform;
    const multiplier = multiplierOf(transform);
    const weight = weights[j]!;
    if (weight === 0 || multiplier === 0) return [];
    if (multiplier === null) return [{ column, transform, best: 0, by: weight }];
    return [{ column, transform: null, best: transform.center, by: weight * multiplier }];
  });
  const extremes: Extremes = { lowS: Infinity, highS: -Infinity, lowR: Infinity, highR: -Infinity };
  walkBlocks(s.length, terms, 1, {
    start: (from, to) => s.fill(0, from, to),
    pair: (first, second, from, to) => addPair(s, r, from, to, first, second),
    end: (from, to) => widen(extremes, s, r, from, to),
  });
  return { extremes, v, normalizeWeights };
}

function addPair(
  s: Float64Array,
  r: Float64Array,
  from: number,
  to: number,
  a: BlockFigures<Term>,
  b: BlockFigures<Term>,
): void {
  const { values: x, at: atX, term: termX } = a;
  const { values: y, at: atY, term: termY } = b;
  const { best: bestX, by: byX } = termX;
  const { best: bestY, by: byY } = termY;
  for (let i = from; i < to; i++) {
    const k = i - from;
    const regretX = byX * (x[atX + k]! - bestX);
    const regretY = byY * (y[atY + k]! - bestY);
    s[i] = s[i]! + (regretX + regretY);
    // max(p, q) = p + (|h| + h) with h = (q - p) / 2: a question that chance answers costs several times as much.
    const h = 0.5 * (regretY - regretX);
    const g = 0.5 * (regretX + (Math.abs(h) + h) - r[i]!);
    r[i] = r[i]! + (Math.abs(g) + g);
  }
}

function widen(extremes: Extremes, s: Float64Array, r: Float64Array, from: number, to: number): void {
  const ofS = columnRange(s.subarray(from, to));
  const ofR = columnRange(r.subarray(from, to));
  extremes.lowS = Math.min(extremes.lowS, ofS.low);
  extremes.highS = Math.max(extremes.highS, ofS.high);
  extremes.lowR = Math.min(extremes.lowR, ofR.low);
  extremes.highR = Math.max(extremes.highR, ofR.high);
}

function mix(s: Float64Array, r: Float64Array, extremes: Extremes, v: number, q: Float64Array): void {
  const { lowS, highS, lowR, highR } = extremes;
  const rangeS = highS - lowS;
  const rangeR = highR - lowR;
  const [shareS, byS] = rangeS > NOISE * highS ? [v, rangeS] : [0, 1];
  const [shareR, byR] = rangeR > NOISE * highR ? [1 - v, rangeR] : [0, 1];
  for (let i = 0; i < q.length; i++) q[i] = shareS * ((s[i]! - lowS) / byS) + shareR * ((r[i]! - lowR) / byR);
}
