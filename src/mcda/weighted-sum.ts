import { issue, throwIssues } from '../core/errors.js';
import { checkOptions } from '../core/options.js';
import { type BlockFigures, type BlockTerm, walkBlocks } from './block-terms.js';
import { methodResult, refuseOverflow } from './build-result.js';
import { choice } from './choice.js';
import { type ColumnTransform, type ConstantRule, multiplierOf, type NormalizationName } from './column-transform.js';
import type { DecisionMatrix } from './decision-matrix.js';
import { matrixTransforms, transformFindings } from './matrix-transforms.js';
import { matrixWeights } from './matrix-weights.js';
import type { MethodResult } from './method-result.js';
import { CONSTANT_RULES, NORMALIZATIONS_AND_NONE } from './normalization-names.js';
import { outputColumn } from './output-column.js';

/** How {@link weightedSum} makes figures comparable, and how it reads the weights. */
export interface WeightedSumOptions {
  /** `none` takes ready utilities, e.g. points on fixed scales, as they are. @defaultValue `'minMax'` */
  readonly normalization?: NormalizationName | 'none';
  /** What a column of equal figures becomes where the formula is 0 / 0. @defaultValue `'one'` */
  readonly constant?: ConstantRule;
  /** Whether weights are scaled to sum to 1. @defaultValue `true` */
  readonly normalizeWeights?: boolean;
}

interface Plan {
  readonly weights: Float64Array;
  readonly transforms: readonly ColumnTransform[];
  readonly normalization: NormalizationName | 'none';
  readonly constant: ConstantRule;
}

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
  const plan = planned(matrix, weights, options);
  return methodResult('weightedSum', matrix, sums(matrix, plan, new Float64Array(matrix.alternatives)), {
    higherIsBetter: true,
    conventions: {
      normalization: plan.normalization,
      constant: plan.constant,
      normalizeWeights: options.normalizeWeights ?? true,
    },
    findings: transformFindings(plan.transforms),
  });
}

/**
 * Scores of {@link weightedSum} alone, for large decisions: nothing is allocated for a row.
 *
 * @param matrix - The decision.
 * @param weights - One weight for each criterion, not negative.
 * @param options - As for {@link weightedSum}.
 * @param out - Filled with the scores. Default: a new array.
 * @returns `out`: one score for each alternative, without unit.
 * @throws {@link VendorwiseError} As {@link weightedSum}; `LENGTH_MISMATCH` when `out` has another length.
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
  options: WeightedSumOptions = {},
  out?: Float64Array,
): Float64Array {
  const scores = sums(matrix, planned(matrix, weights, options), outputColumn(matrix.alternatives, out));
  refuseOverflow(scores);
  return scores;
}

function planned(matrix: DecisionMatrix, weights: ArrayLike<number>, options: WeightedSumOptions): Plan {
  checkOptions(options, { normalization: true, constant: true, normalizeWeights: true });
  const normalization = choice(options.normalization, NORMALIZATIONS_AND_NONE, 'minMax', 'options.normalization');
  const constant = choice(options.constant, CONSTANT_RULES, 'one', 'options.constant');
  if (normalization === 'none') refuseCosts(matrix);
  return {
    normalization,
    constant,
    weights: matrixWeights(matrix, weights, options.normalizeWeights),
    transforms: matrixTransforms(matrix, normalization, constant),
  };
}

/**
 * Refuses costs among ready utilities: to turn them round in silence is what users of other libraries complain of.
 *
 * @param matrix - A decision whose figures are taken as they are.
 * @throws {@link VendorwiseError} `COST_NOT_NORMALIZED` for each cost.
 */
export function refuseCosts(matrix: DecisionMatrix): void {
  throwIssues(
    matrix.directions.flatMap((direction, j) =>
      direction === 'cost'
        ? [
            issue('COST_NOT_NORMALIZED', `directions[${j}]`, 'Ready utilities count upwards, and this is a cost.', {
              received: direction,
              expected: 'a benefit, or a normalisation other than none',
            }),
          ]
        : [],
    ),
  );
}

/** A criterion: `by · (v - center)` is its part of the score, but for an offset that all share. */
interface Term extends BlockTerm {
  readonly center: number;
  readonly by: number;
}

function sums(matrix: DecisionMatrix, { weights, transforms }: Plan, out: Float64Array): Float64Array {
  let base = 0;
  const terms = transforms.flatMap((transform, j): Term[] => {
    const column = matrix.columns[j]!;
    const by = weights[j]!;
    if (by === 0) return [];
    const multiplier = multiplierOf(transform);
    if (multiplier === null) return [{ column, transform, center: 0, by }];
    base += by * transform.offset;
    return multiplier === 0 ? [] : [{ column, transform: null, center: transform.center, by: by * multiplier }];
  });
  walkBlocks(out.length, terms, 1, {
    start: (from, to) => out.fill(base, from, to),
    pair: (first, second, from, to) =>
      addPair(out, from, to, first, second ?? { ...first, term: { ...first.term, by: 0 } }),
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
