import { checkOptions } from '../core/options.js';
import { type BlockFigures, type BlockTerm, walkBlocks } from './block-terms.js';
import { methodResult, refuseOverflow } from './build-result.js';
import { type ConstantRule, multiplierOf, type NormalizationName } from './column-transform.js';
import type { DecisionMatrix } from './decision-matrix.js';
import {
  type NormalizedDecision,
  normalizedDecision,
  refuseReadyCosts,
  transformFindings,
} from './matrix-transforms.js';
import type { WeightOptions } from './matrix-weights.js';
import type { MethodResult } from './method-result.js';
import { type IntoOption, outputColumn } from './output-column.js';

/** How {@link weightedSum} makes figures comparable, and how it reads the weights. */
export interface WeightedSumOptions extends WeightOptions {
  /** `none` takes ready utilities, e.g. points on fixed scales, as they are. @defaultValue `'minMax'` */
  readonly normalization?: NormalizationName | 'none';
  /** What a column of equal figures becomes where the formula is 0 / 0. @defaultValue `'one'` */
  readonly constant?: ConstantRule;
}

/** How {@link weightedSumColumns} does the same, and which column it fills. */
export interface WeightedSumColumnsOptions extends WeightedSumOptions, IntoOption {}

/**
 * Ranks alternatives by the weighted sum of their normalised figures (WSM, SAW): Σ w · u.
 *
 * Min-max normalisation over the alternatives makes the order depend on who else is compared: an alternative that
 * leaves can turn round the order of two others. Utilities on scales that were fixed beforehand, with
 * `normalization: 'none'`, do not.
 *
 * Source: P. C. Fishburn, "Additive utilities with incomplete product sets: application to priorities and
 * assignments", Operations Research 15(3), 1967. pymcdm 1.4.0 (`WSM`) gives the same figures.
 *
 * @param matrix - The decision.
 * @param weights - One weight for each criterion, not negative.
 * @param options - Normalisation, the rule for columns of equal figures, and how weights are read.
 * @returns Scores without unit, from 0 to 1 for most normalisations when the weights sum to 1.
 * @throws {@link VendorwiseError} `NOT_POSITIVE` (path `columns[j][i]`) and `LOGS_CANCEL` by the normalisation,
 * `COST_NOT_NORMALIZED` for a cost with `none`, `OUT_OF_RANGE` when a score passes the largest number, the codes of
 * weights and options.
 * @example
 * ```ts
 * import { decisionMatrix, weightedSum } from 'vendorwise/mcda';
 * const offers = decisionMatrix({ rows: [[5, 300], [3, 100], [1, 200]], directions: ['benefit', 'cost'] });
 * weightedSum(offers, [3, 1]).scores; // => [0.75, 0.625, 0.125]
 * weightedSum(decisionMatrix({ rows: [[0.5, 1], [1, 0.25]] }), [1, 1], { normalization: 'none' }).scores; // => [0.75, 0.625]
 * ```
 */
export function weightedSum(
  matrix: DecisionMatrix,
  weights: ArrayLike<number>,
  options: WeightedSumOptions = {},
): MethodResult {
  checkOptions(options, NAMES);
  const decision = planned(matrix, weights, options);
  const { normalization, constant, normalizeWeights, transforms } = decision;
  return methodResult('weightedSum', matrix, sums(matrix, decision, new Float64Array(matrix.alternatives)), {
    higherIsBetter: true,
    conventions: { normalization, constant, normalizeWeights },
    findings: transformFindings(transforms),
  });
}

/**
 * Scores of {@link weightedSum} alone, for large decisions: nothing is allocated for a row.
 *
 * @param matrix - The decision.
 * @param weights - One weight for each criterion, not negative.
 * @param options - As for {@link weightedSum}, and the column to fill.
 * @returns The column: one score for each alternative, without unit.
 * @throws {@link VendorwiseError} As {@link weightedSum}; `LENGTH_MISMATCH`, `INVALID_TYPE` for `options.into`.
 * @example
 * ```ts
 * import { decisionMatrix, weightedSumColumns } from 'vendorwise/mcda';
 * const offers = decisionMatrix({ columns: [Float64Array.of(5, 3, 1), Float64Array.of(300, 100, 200)], directions: ['benefit', 'cost'] });
 * Array.from(weightedSumColumns(offers, [3, 1])); // => [0.75, 0.625, 0.125]
 * ```
 */
export function weightedSumColumns(
  matrix: DecisionMatrix,
  weights: ArrayLike<number>,
  options: WeightedSumColumnsOptions = {},
): Float64Array {
  checkOptions(options, { ...NAMES, into: true });
  const scores = sums(matrix, planned(matrix, weights, options), outputColumn(matrix.alternatives, options));
  refuseOverflow(scores);
  return scores;
}

const NAMES = { normalization: true, constant: true, normalizeWeights: true } as const;

function planned(matrix: DecisionMatrix, weights: ArrayLike<number>, options: WeightedSumOptions): NormalizedDecision {
  const decision = normalizedDecision(matrix, weights, options, 'minMax');
  refuseReadyCosts(matrix, decision);
  return decision;
}

/** A criterion: `by · (v - center)` is its part of the score, but for an offset that all share. */
interface Term extends BlockTerm {
  readonly center: number;
}

function sums(matrix: DecisionMatrix, { scaled, transforms }: NormalizedDecision, out: Float64Array): Float64Array {
  let base = 0;
  const terms = transforms.flatMap((transform, j): Term[] => {
    const column = matrix.columns[j]!;
    const by = scaled[j]!;
    if (by === 0) return [];
    const multiplier = multiplierOf(transform);
    if (multiplier === null) return [{ column, transform, center: 0, by }];
    base += by * transform.offset;
    return multiplier === 0 ? [] : [{ column, transform: null, center: transform.center, by: by * multiplier }];
  });
  walkBlocks(out.length, terms, 1, {
    start: (from, to) => out.fill(base, from, to),
    pair: (first, second, from, to) => addPair(out, from, to, first, second),
  });
  return out;
}

function addPair(out: Float64Array, from: number, to: number, a: BlockFigures<Term>, b: BlockFigures<Term>): void {
  const { values: x, at: atX, term: termX } = a;
  const { values: y, at: atY, term: termY } = b;
  const { center: centerX, by: byX } = termX;
  const { center: centerY, by: byY } = termY;
  for (let i = from; i < to; i++) {
    const k = i - from;
    out[i] = out[i]! + (byX * (x[atX + k]! - centerX) + byY * (y[atY + k]! - centerY));
  }
}
