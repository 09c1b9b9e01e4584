import { throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import type { Finding } from '../../core/findings.js';
import { checkOptions } from '../../core/options.js';
import { parseDocument } from '../../core/parse.js';
import { type Fraction, fractionToNumber } from '../../exact/fraction.js';
import { exactText } from '../exact-text.js';
import { decimalsIssues } from '../options.js';
import type { BestWorstAnswers } from './best-worst-answers.js';
import { type BestWorstConsistency, bestWorstConsistency } from './best-worst-consistency.js';
import { bestWorstFindings, bestWorstMessage } from './best-worst-findings.js';
import { solveBestWorst } from './best-worst-solution.js';
import { exactItemWeights, type ItemWeight } from './item-weight.js';
import { type BestWorstProblem, readBestWorst } from './read-best-worst.js';
import { bestWorstSchema } from './schema.js';

/** How best-worst weights are shown. */
export interface BestWorstWeightsOptions {
  /** Digits after the point of `weightPercentText`, 0 to 10. @defaultValue 2 */
  readonly decimals?: number;
}

/** The weight of one item, with the check of its two answers. */
export interface BestWorstItemWeight extends ItemWeight {
  /** Lowest and highest share, 0 to 1, that serves as well; both are the weight when it is the only solution. */
  readonly optimalBetween: readonly [number, number];
  /** How far its two answers contradict that of best against worst: 0 for not at all; `null` where it cannot be said. */
  readonly consistencyRatio: number | null;
}

/** Weights by the best-worst method. */
export interface BestWorstWeights {
  readonly method: 'bestWorst';
  readonly best: string;
  readonly worst: string;
  /** In the order of the answers. */
  readonly weights: readonly BestWorstItemWeight[];
  /** The largest gap between an answer times a weight and the weight that it is compared with, as a share of 1. */
  readonly xi: number;
  /** The same as an exact fraction, e.g. `'2/183'`. */
  readonly xiExact: string;
  /** Whether no other weights keep every gap within `xi`. */
  readonly unique: boolean;
  readonly consistency: BestWorstConsistency;
  /** Whether the answers can be relied on, in one sentence. */
  readonly message: string;
  readonly findings: readonly Finding[];
}

/**
 * Weights by the linear best-worst method, exactly (Rezaei 2016, Omega 64).
 *
 * The weights are those for which the largest of the gaps |w_best - a_bj w_j| and |w_j - a_jw w_worst| is as small as
 * can be: a linear programme, which is solved in closed form on exact fractions and has one solution only.
 *
 * @param answers - Best, worst and the two rows of answers; an item's answer about itself may be left out, and best
 * against worst may stand in either row or in both.
 * @param options - Decimals.
 * @returns Weights that sum to 1, the check of consistency and what to look at again.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `UNKNOWN_KEY`, `INVALID_NUMBER`, `OUT_OF_RANGE` (an answer
 * below 1 or above 1,000, more than 100 items, or `decimals`), `BEST_IS_WORST`, `NOT_ITSELF` (an item against itself is not 1),
 * `BEST_TO_WORST_DIFFERS` (the two rows disagree about best against worst).
 * @example
 * ```ts
 * import { bestWorstWeights } from 'vendorwise/scoring';
 * const { weights, xiExact } = bestWorstWeights({
 *   best: 'quality', worst: 'fit',
 *   bestToOthers: { quality: 1, price: 3, fit: 7 },
 *   othersToWorst: { quality: 7, price: 3, fit: 1 },
 * });
 * weights.map(({ item, weightExact }) => [item, weightExact]); // => [['quality', '37/55'], ['price', '13/55'], ['fit', '1/11']]
 * xiExact; // => '2/55'
 * ```
 */
export function bestWorstWeights(answers: BestWorstAnswers, options: BestWorstWeightsOptions = {}): BestWorstWeights {
  checkOptions(options, { decimals: true });
  const { decimals = 2 } = options;
  throwIssues(decimalsIssues(decimals));
  const issues: VendorwiseIssue[] = [];
  const problem = readBestWorst(parseDocument(bestWorstSchema, answers), issues);
  throwIssues(issues);
  return weighBestWorst(problem, decimals);
}

/**
 * Weighs answers that were read.
 *
 * @param decimals - Digits after the point of `weightPercentText`.
 */
export function weighBestWorst(problem: BestWorstProblem, decimals: number): BestWorstWeights {
  const { items, best, worst } = problem;
  const { weights, intervals, xi } = solveBestWorst(problem);
  const { ratios, consistency } = bestWorstConsistency(problem);
  return {
    method: 'bestWorst',
    best: items[best] ?? '',
    worst: items[worst] ?? '',
    weights: exactItemWeights(items, weights, decimals).map((one, i) => ({
      ...one,
      optimalBetween: bounds(intervals[i] as readonly [Fraction, Fraction]),
      consistencyRatio: ratios[i] ?? null,
    })),
    xi: fractionToNumber(xi),
    xiExact: exactText(xi) ?? '',
    unique: intervals.every(([lowest, highest]) => lowest.equals(highest)),
    consistency,
    message: bestWorstMessage(consistency, items.length),
    findings: bestWorstFindings(problem, consistency),
  };
}

function bounds([lowest, highest]: readonly [Fraction, Fraction]): readonly [number, number] {
  return [fractionToNumber(lowest), fractionToNumber(highest)];
}
