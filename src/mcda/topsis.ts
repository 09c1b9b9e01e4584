import { checkOptions } from '../core/options.js';
import { type BlockFigures, type BlockTerm, blockSize, walkBlocks } from './block-terms.js';
import { methodResult, plainNumbers, refuseOverflow } from './build-result.js';
import {
  type ColumnTransform,
  type ConstantRule,
  multiplierOf,
  type NormalizationName,
  normalized,
} from './column-transform.js';
import type { DecisionMatrix } from './decision-matrix.js';
import { type NormalizedDecision, normalizedDecision, transformFindings } from './matrix-transforms.js';
import type { WeightOptions } from './matrix-weights.js';
import type { MethodResult } from './method-result.js';
import { type IntoOption, outputColumn } from './output-column.js';

/** How {@link topsis} makes figures comparable, and how it reads the weights: distances depend on it, scores do not. */
export interface TopsisOptions extends WeightOptions {
  /** `none` takes figures as they are. @defaultValue `'vector'` */
  readonly normalization?: NormalizationName | 'none';
  /** What a column of equal figures becomes where the formula is 0 / 0; no score depends on it. @defaultValue `'one'` */
  readonly constant?: ConstantRule;
}

/** How {@link topsisColumns} does the same, and which column it fills. */
export interface TopsisColumnsOptions extends TopsisOptions, IntoOption {}

/** Closeness, and both distances it is made of. */
export interface TopsisResult extends MethodResult {
  /** D⁺: distance of each alternative from the ideal, in units of the weighted, normalised figures. */
  readonly idealDistances: readonly number[];
  /** D⁻: distance from the negative ideal, in the same unit. */
  readonly negativeIdealDistances: readonly number[];
}

interface Plan extends NormalizedDecision {
  readonly terms: readonly Term[];
  /** What distances are divided by while they are added up. */
  readonly unit: number;
}

/** A criterion: `by · (v - best)` is its part of the distance, in units of the plan. */
interface Term extends BlockTerm {
  /** v is the figure itself, or half of the normalised one, whose range cannot overflow. */
  readonly transform: ColumnTransform | null;
  readonly best: number;
  readonly worst: number;
}

/**
 * Ranks alternatives by their closeness to the ideal one: near the best figures, far from the worst (TOPSIS).
 *
 * With v = w · r, D⁺ and D⁻ are the Euclidean distances from the best and from the worst v of each criterion; the score
 * is D⁻ / (D⁺ + D⁻), from 0 to 1. Identical alternatives get 0.5 each.
 *
 * Peers differ in the normalisation: Hwang & Yoon and pyDecision divide by the length of the column (`vector`, the
 * default here); pymcdm 1.4.0 and pyrepo-mcda use `minMax` unless told otherwise. Run on 25 decisions, the two ranked
 * differently in 20 and chose another winner in 2; the result names the one that was used.
 *
 * Source: C. L. Hwang, K. Yoon, "Multiple attribute decision making: methods and applications", 1981.
 *
 * @param matrix - The decision.
 * @param weights - One weight for each criterion, not negative.
 * @param options - Normalisation, the rule for columns of equal figures, and how weights are read.
 * @returns Closeness from 0 to 1, and both distances.
 * @throws {@link VendorwiseError} `NOT_POSITIVE` (path `columns[j][i]`) and `LOGS_CANCEL` by the normalisation,
 * `OUT_OF_RANGE`, the codes of weights and options.
 * @example
 * ```ts
 * import { decisionMatrix, topsis } from 'vendorwise/mcda';
 * const offers = decisionMatrix({ rows: [[3, 4], [4, 4], [0, 4]], directions: ['benefit', 'cost'] });
 * topsis(offers, [1, 1]).scores; // => [0.75, 1, 0]
 * topsis(offers, [1, 1]).ranks; // => [2, 1, 3]
 * ```
 */
export function topsis(matrix: DecisionMatrix, weights: ArrayLike<number>, options: TopsisOptions = {}): TopsisResult {
  checkOptions(options, NAMES);
  const plan = planned(matrix, weights, options);
  const ideal = new Float64Array(matrix.alternatives);
  const negative = new Float64Array(matrix.alternatives);
  const scores = closeness(plan, new Float64Array(matrix.alternatives), (from, to, plus, minus) => {
    for (let i = from; i < to; i++) {
      ideal[i] = Math.sqrt(plus[i - from]!) * plan.unit;
      negative[i] = Math.sqrt(minus[i - from]!) * plan.unit;
    }
  });
  refuseOverflow(ideal);
  refuseOverflow(negative);
  const result = methodResult('topsis', matrix, scores, {
    higherIsBetter: true,
    conventions: {
      normalization: plan.normalization,
      constant: plan.constant,
      identicalAlternatives: 0.5,
      normalizeWeights: plan.normalizeWeights,
    },
    findings: transformFindings(plan.transforms),
  });
  return { ...result, idealDistances: plainNumbers(ideal), negativeIdealDistances: plainNumbers(negative) };
}

/**
 * Scores of {@link topsis} alone, for large decisions: nothing is allocated for a row.
 *
 * @param matrix - The decision.
 * @param weights - One weight for each criterion, not negative.
 * @param options - As for {@link topsis}, and the column to fill.
 * @returns The column: the closeness of each alternative, from 0 to 1.
 * @throws {@link VendorwiseError} As {@link topsis}; `LENGTH_MISMATCH`, `INVALID_TYPE` for `options.into`.
 * @example
 * ```ts
 * import { decisionMatrix, topsisColumns } from 'vendorwise/mcda';
 * const offers = decisionMatrix({ columns: [Float64Array.of(3, 4, 0)] });
 * Array.from(topsisColumns(offers, [1])); // => [0.75, 1, 0]
 * ```
 */
export function topsisColumns(
  matrix: DecisionMatrix,
  weights: ArrayLike<number>,
  options: TopsisColumnsOptions = {},
): Float64Array {
  checkOptions(options, { ...NAMES, into: true });
  const plan = planned(matrix, weights, options);
  const scores = closeness(plan, outputColumn(matrix.alternatives, options));
  refuseOverflow(scores);
  return scores;
}

const NAMES = { normalization: true, constant: true, normalizeWeights: true } as const;

function planned(matrix: DecisionMatrix, weights: ArrayLike<number>, options: TopsisOptions): Plan {
  const decision = normalizedDecision(matrix, weights, options, 'vector');
  const { scaled, transforms } = decision;
  const terms = transforms.map((transform, j) => termOf(matrix.columns[j]!, transform, scaled[j]!));
  // By the largest part of a distance, so that squares neither overflow nor vanish.
  const half = terms.reduce((most, { by, best, worst }) => Math.max(most, Math.abs(by * (best - worst))), 0) || 1;
  return {
    ...decision,
    unit: 2 * half,
    terms: terms
      .filter(({ by, best, worst }) => by !== 0 && best !== worst)
      .map((term) => ({ ...term, by: term.by / half })),
  };
}

/** With half of the multiplier as `by`. */
function termOf(column: Float64Array, transform: ColumnTransform, weight: number): Term {
  const { low, high } = transform.range;
  const atLow = normalized(transform, low);
  const atHigh = normalized(transform, high);
  const multiplier = multiplierOf(transform);
  if (multiplier === null) {
    const best = Math.max(atLow, atHigh) / 2;
    return { column, transform, best, worst: Math.min(atLow, atHigh) / 2, by: weight };
  }
  const [best, worst] = multiplier > 0 ? [high, low] : [low, high];
  return { column, transform: null, best, worst, by: (weight * multiplier) / 2 };
}

type OnBlock = (from: number, to: number, squaresToIdeal: Float64Array, squaresToNegative: Float64Array) => void;

function closeness({ terms }: Plan, out: Float64Array, onBlock?: OnBlock): Float64Array {
  const plus = new Float64Array(blockSize(out.length));
  const minus = new Float64Array(plus.length);
  walkBlocks(out.length, terms, 0.5, {
    start: () => {
      plus.fill(0);
      minus.fill(0);
    },
    pair: (first, second, from, to) => addSquares(plus, minus, to - from, first, second),
    end: (from, to) => {
      onBlock?.(from, to, plus, minus);
      for (let i = from; i < to; i++) {
        const toIdeal = plus[i - from]!;
        const toNegative = minus[i - from]!;
        // D⁻ / (D⁺ + D⁻) with one root: both sides times D⁻.
        const both = Math.sqrt(toIdeal * toNegative) + toNegative;
        if (both > 0) out[i] = toNegative / both;
        else out[i] = both === 0 ? (toIdeal > 0 ? 0 : 0.5) : Number.NaN;
      }
    },
  });
  return out;
}

function addSquares(
  plus: Float64Array,
  minus: Float64Array,
  count: number,
  a: BlockFigures<Term>,
  b: BlockFigures<Term>,
): void {
  const { values: x, at: atX, term: termX } = a;
  const { values: y, at: atY, term: termY } = b;
  const { best: bestX, by: byX } = termX;
  const { best: bestY, by: byY } = termY;
  const stepX = byX * (bestX - termX.worst);
  const stepY = byY * (bestY - termY.worst);
  for (let i = 0; i < count; i++) {
    const aboveX = byX * (x[atX + i]! - bestX);
    const aboveY = byY * (y[atY + i]! - bestY);
    const belowX = aboveX + stepX;
    const belowY = aboveY + stepY;
    plus[i] = plus[i]! + (aboveX * aboveX + aboveY * aboveY);
    minus[i] = minus[i]! + (belowX * belowX + belowY * belowY);
  }
}
