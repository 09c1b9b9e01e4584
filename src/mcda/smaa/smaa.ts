import { numberIssues, wordIssues } from '../../core/check.js';
import { fail, issue, throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { type Finding, finding } from '../../core/findings.js';
import type { JsonValue } from '../../core/json.js';
import { checkOptions } from '../../core/options.js';
import { type RandomSource, seededRandom } from '../../numeric/random.js';
import { matrixFindings } from '../build-result.js';
import { checkMatrix, type DecisionMatrix } from '../decision-matrix.js';
import { smaaMessages } from '../messages.js';
import type { AcceptabilityShares } from './acceptability-shares.js';
import { choiceEntropy } from './choice-entropy.js';
import { confidenceShares } from './confidence.js';
import { type DistinctAlternatives, distinctAlternatives } from './distinct-alternatives.js';
import { canMeasure, exactAcceptability } from './exact-acceptability.js';
import { type SampledShares, sampledAcceptability } from './sampled-acceptability.js';
import { centralTable, confidenceList, pairTable, rankTable } from './smaa-tables.js';
import { type WeightBounds, type WeightRegion, weightRegion } from './weight-region.js';

/** What is known about weights and utilities, and how the answer is found. */
export interface SmaaOptions {
  /** Decides every random number: a whole number from 0 to 2^53 - 1. Figures that are measured do not depend on it. */
  readonly seed: number;
  /** Weights to draw, from 1 to 100,000,000. @defaultValue 10,000 */
  readonly samples?: number;
  /**
   * All criteria by position in the matrix, most important first; criteria of equal importance stand together in a
   * list and weigh the same, e.g. `[2, [0, 1]]`. @defaultValue nothing is known about their order
   */
  readonly order?: readonly (number | readonly number[])[];
  /** How much each criterion can weigh as a share of 1, one entry a criterion, `null` for any. @defaultValue no bounds */
  readonly bounds?: readonly (WeightBounds | null)[];
  /**
   * How uncertain each utility is: it is uniform between the utility less and plus this half-width, in its unit, each
   * on its own. A matrix of the same shape; its directions are not read. @defaultValue all are certain
   */
  readonly halfWidths?: DecisionMatrix;
  /** `auto` measures where it can and draws samples where it cannot. @defaultValue `'auto'` */
  readonly method?: 'auto' | 'exact' | 'monteCarlo';
}

/** Standard errors of sampled figures, in their units and shapes; a figure in closed form has 0. */
export interface SmaaErrors {
  readonly rankAcceptability: readonly (readonly number[])[];
  /** `null` for an alternative that was first in fewer than two samples. */
  readonly centralWeights: readonly (readonly number[] | null)[];
  readonly pairwiseWinning: readonly (readonly number[])[];
  readonly confidenceFactors: readonly (number | null)[];
  readonly choiceEntropyBits: number;
}

/** Which ranks alternatives get for all the weights that somebody might hold; lists are in the order of the matrix. */
export interface SmaaResult {
  /** `exact` when every figure is measured, `monteCarlo` when ranks are sampled. */
  readonly method: 'exact' | 'monteCarlo';
  /** Weights that were drawn and used; `null` when figures are exact. */
  readonly samples: number | null;
  /** Share of the drawn weights that kept order and bounds, 0 to 1; `null` when figures are exact. */
  readonly acceptanceShare: number | null;
  /** For each alternative and each rank (best first) the share of weights that give it that rank, 0 to 1. */
  readonly rankAcceptability: readonly (readonly number[])[];
  /** For each alternative the mean weights with which it is first, as shares of 1; `null` when it never is. */
  readonly centralWeights: readonly (readonly number[] | null)[];
  /** For each alternative how often it is ahead of each other one, 0 to 1; 0 against itself. */
  readonly pairwiseWinning: readonly (readonly number[])[];
  /** For each alternative how often it is first at its central weights, 0 to 1; `null` without central weights. */
  readonly confidenceFactors: readonly (number | null)[];
  /** How open the first place is: 0 when one alternative always has it, log2 of their number when all have it alike. */
  readonly choiceEntropyBits: number;
  /** `null` when every figure is exact. */
  readonly standardErrors: SmaaErrors | null;
  /** Every convention that the figures rest on, by name. */
  readonly conventions: Readonly<Record<string, JsonValue>>;
  readonly findings: readonly Finding[];
}

const DEFAULT_SAMPLES = 10_000;
const MOST_SAMPLES = 100_000_000;
const METHODS = ['auto', 'exact', 'monteCarlo'];

/**
 * Stochastic multicriteria acceptability analysis: how often each alternative gets each rank over all weights, or over
 * all that agree with an order of the criteria and bounds.
 *
 * Weights are uniform on what is allowed, totals are weighted sums. With up to three free weights (and up to two hundred
 * alternatives), and for two alternatives without bounds, all figures are measured exactly; otherwise ranks are sampled,
 * each with its standard error. Identical alternatives (totals equal for all weights, within 1e-12 of the largest
 * utility) share their ranks equally, and each is ahead of the other in half of all cases.
 *
 * Sources: Lahdelma & Salminen (2001, Operations Research 49/3) for the figures; Tervonen & Lahdelma (2007, European
 * Journal of Operational Research 178) for sampling.
 *
 * @param matrix - Utilities on a common scale, e.g. 0 to 1, higher is better; those of a cost count as negative.
 * @param options - The seed, and what is known.
 * @returns Acceptabilities, central weights, pairwise winning indices, confidence factors and entropy.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `UNKNOWN_KEY`, `INVALID_VALUE`, `INVALID_SEED`,
 * `INVALID_ORDER`, `LENGTH_MISMATCH`, `INVALID_NUMBER`, `OUT_OF_RANGE`, `INFEASIBLE_WEIGHTS`, `WEIGHTS_TOO_RARE`,
 * `EXACT_NOT_POSSIBLE`.
 * @example
 * ```ts
 * import { decisionMatrix, smaa } from 'vendorwise/mcda';
 * const utilities = decisionMatrix({ rows: [[1, 0], [0.5, 0.5], [0.25, 0.25]] });
 * const { method, rankAcceptability, centralWeights } = smaa(utilities, { seed: 1 });
 * method; // => 'exact'
 * rankAcceptability; // => [[0.5, 0.25, 0.25], [0.5, 0.5, 0], [0, 0.25, 0.75]]
 * centralWeights; // => [[0.75, 0.25], [0.25, 0.75], null]
 * ```
 */
export function smaa(matrix: DecisionMatrix, options: SmaaOptions): SmaaResult {
  const { samples = DEFAULT_SAMPLES, method = 'auto', halfWidths, order, bounds } = options ?? {};
  checkMatrix(matrix);
  checkOptions(options, { seed: true, samples: true, order: true, bounds: true, halfWidths: true, method: true });
  const random = seededRandom(options.seed);
  throwIssues([
    ...numberIssues(samples, { whole: true, least: 1, most: MOST_SAMPLES }, 'options.samples', 'The number of samples'),
    ...wordIssues(method, METHODS, 'options.method'),
    ...widthIssues(matrix, halfWidths),
  ]);
  const region = weightRegion(matrix.columns.length, {
    ...(order === undefined ? {} : { order }),
    ...(bounds === undefined ? {} : { bounds }),
  });
  const alternatives = distinctAlternatives(matrix, region.corners, halfWidths ?? null);
  const exact = method === 'monteCarlo' ? null : measured(alternatives, region, method);
  return exact === null
    ? sampledResult(matrix, alternatives, region, samples, random)
    : exactResult(matrix, alternatives, exact);
}

function measured(
  alternatives: DistinctAlternatives,
  region: WeightRegion,
  method: 'auto' | 'exact',
): AcceptabilityShares | null {
  if (canMeasure(alternatives, region)) return exactAcceptability(alternatives, region);
  if (method === 'auto') return null;
  return fail('EXACT_NOT_POSSIBLE', 'options.method', 'These figures can be sampled only.', {
    received: `${alternatives.members.length} alternatives, ${region.corners.length} free weights`,
    expected: 'certain utilities, and up to 3 free weights for up to 200 alternatives or 2 alternatives without bounds',
  });
}

function exactResult(
  matrix: DecisionMatrix,
  alternatives: DistinctAlternatives,
  shares: AcceptabilityShares,
): SmaaResult {
  const ranks = rankTable(alternatives, shares);
  return {
    method: 'exact',
    samples: null,
    acceptanceShare: null,
    rankAcceptability: ranks,
    centralWeights: centralTable(alternatives, shares.central),
    pairwiseWinning: pairTable(alternatives, shares),
    confidenceFactors: confidenceList(
      alternatives,
      shares.central.map((weights) => (weights === null ? null : 1)),
    ),
    choiceEntropyBits: choiceEntropy(firstRanks(ranks)),
    standardErrors: null,
    conventions: { ...CONVENTIONS, pairs: 'exact' },
    findings: findingsOf(matrix, alternatives),
  };
}

function sampledResult(
  matrix: DecisionMatrix,
  alternatives: DistinctAlternatives,
  region: WeightRegion,
  samples: number,
  random: RandomSource,
): SmaaResult {
  const shares: SampledShares = sampledAcceptability(alternatives, region, samples, random);
  const confidence = confidenceShares(alternatives, shares.central, samples, random);
  const ranks = rankTable(alternatives, shares);
  const confidenceSamples = alternatives.halfWidths === null ? Number.POSITIVE_INFINITY : samples;
  return {
    method: 'monteCarlo',
    samples,
    acceptanceShare: shares.acceptance,
    rankAcceptability: ranks,
    centralWeights: centralTable(alternatives, shares.central),
    pairwiseWinning: pairTable(alternatives, shares),
    confidenceFactors: confidenceList(alternatives, confidence),
    choiceEntropyBits: choiceEntropy(firstRanks(ranks)),
    standardErrors: {
      rankAcceptability: rankTable(alternatives, shares, samples),
      centralWeights: centralTable(alternatives, shares.centralErrors),
      pairwiseWinning: pairTable(alternatives, shares, shares.pairsSampled ? samples : Number.POSITIVE_INFINITY),
      confidenceFactors: confidenceList(alternatives, confidence, confidenceSamples),
      choiceEntropyBits: entropyError(firstRanks(ranks), samples),
    },
    conventions: { ...CONVENTIONS, pairs: shares.pairsSampled ? 'sampled' : 'exact' },
    findings: findingsOf(matrix, alternatives),
  };
}

const CONVENTIONS = {
  aggregation: 'weightedSum',
  weights: 'uniform',
  identicalAlternatives: 'shareRanks',
  equallyImportantCriteria: 'equalWeights',
} as const;

function firstRanks(ranks: readonly (readonly number[])[]): number[] {
  return ranks.map(([first]) => first as number);
}

/** First-order error of an entropy of sampled shares. */
function entropyError(shares: readonly number[], samples: number): number {
  const used = shares.filter((share) => share > 0);
  const entropy = choiceEntropy(used);
  const variance = used.reduce((sum, share) => sum + share * (Math.log2(share) + entropy) ** 2, 0);
  return Math.sqrt(variance / samples);
}

function findingsOf(matrix: DecisionMatrix, { members }: DistinctAlternatives): Finding[] {
  const identical = members.filter((one) => one.length > 1).map((one) => [...one].sort((a, b) => a - b));
  return [
    ...matrixFindings(matrix),
    ...identical.map((alternatives) =>
      finding('IDENTICAL_ALTERNATIVES', 'info', smaaMessages.identicalAlternatives(alternatives), {
        params: { alternatives },
      }),
    ),
  ];
}

function widthIssues(matrix: DecisionMatrix, halfWidths: DecisionMatrix | undefined): VendorwiseIssue[] {
  if (halfWidths === undefined) return [];
  const path = 'options.halfWidths';
  checkMatrix(halfWidths, path);
  const [rows, columns] = [matrix.alternatives, matrix.columns.length];
  if (halfWidths.alternatives !== rows || halfWidths.columns.length !== columns) {
    const expected = `a decision matrix of ${rows} alternatives and ${columns} criteria`;
    const text = 'Half-widths stand in a matrix of the same shape as the utilities.';
    return [issue('LENGTH_MISMATCH', path, text, { received: halfWidths, expected })];
  }
  return halfWidths.columns.flatMap((column, j) => {
    const i = column.findIndex((width) => !(width >= 0));
    const details = { received: column[i], expected: 'at least 0' };
    const text = 'A half-width is not negative.';
    return i < 0 ? [] : [issue('OUT_OF_RANGE', `${path}.columns[${j}][${i}]`, text, details)];
  });
}
