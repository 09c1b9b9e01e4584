import { numberIssues, SHARE, wordIssues } from '../core/check.js';
import { fail } from '../core/errors.js';
import { type Finding, finding } from '../core/findings.js';
import type { JsonValue } from '../core/json.js';
import { checkOptions } from '../core/options.js';
import { matrixFindings } from './build-result.js';
import { columnRange } from './column-range.js';
import type { DecisionMatrix } from './decision-matrix.js';
import { readWeights, type WeightOptions } from './matrix-weights.js';
import { electreMessages } from './messages.js';
import { normalizationIssues } from './normalization-names.js';
import { type NormalizationName, normalizeMatrix } from './normalize.js';
import { notOutranked, outrankingCycles, outrankingKernel } from './outranking-kernel.js';

/** Thresholds and conventions of {@link electreOne}. */
export interface ElectreOneOptions extends WeightOptions {
  /** Least concordance for outranking, as a share of the weights. @defaultValue 0.65 */
  readonly concordanceThreshold?: number;
  /** Largest discordance for outranking, 0 to 1. @defaultValue 0.35 */
  readonly discordanceThreshold?: number;
  /** How figures are made comparable for the discordance; `none` takes them as they are. @defaultValue `'vector'` */
  readonly normalization?: NormalizationName | 'none';
  /**
   * What a difference is divided by: the largest range of all criteria, or the range of its own criterion.
   * @defaultValue `'global'`
   */
  readonly discordanceRange?: 'global' | 'perCriterion';
  /**
   * `notOutranked`: those that nobody outranks (none, when every one is in a cycle). `graph`: the kernel of the relation
   * with each cycle taken as one. @defaultValue `'notOutranked'`
   */
  readonly kernel?: 'notOutranked' | 'graph';
}

/** An outranking relation; alternatives are named by their place in the matrix, from 0. */
export interface ElectreOneResult {
  readonly method: 'electreOne';
  /** The alternatives that remain in the choice, in the order of the matrix. */
  readonly kernel: readonly number[];
  /** For each alternative those that it outranks. */
  readonly outranks: readonly (readonly number[])[];
  /** Groups of alternatives that outrank each other in a circle. */
  readonly cycles: readonly (readonly number[])[];
  /** Row a, column b: the weight of the criteria on which a is at least as good as b; 0 on the diagonal. */
  readonly concordance: readonly (readonly number[])[];
  /** Row a, column b: the largest advantage of b over a, from 0 to 1; 0 on the diagonal. */
  readonly discordance: readonly (readonly number[])[];
  /** Every convention that the figures rest on, by name. */
  readonly conventions: Readonly<Record<string, JsonValue>>;
  readonly findings: readonly Finding[];
}

/** Both matrices of this size and the relation fill up to a gigabyte; a choice among more is no choice by pairs. */
const MOST = 5000;

/** Concordance is a sum of weights: 0.7 + 0.1 must reach 0.8. */
const NOISE = 1e-12;

/**
 * Finds the alternatives that remain in the choice by ELECTRE I: a relation of outranking by pairs, and its kernel.
 *
 * c(a, b) = Σ w over the criteria on which a is at least as good as b; d(a, b) = the largest difference in favour of b,
 * divided by a range; a outranks b when c >= the concordance threshold and d <= the discordance threshold (both within
 * 1e-12). A single range over all criteria only makes sense on commensurate figures, so they are normalised unless
 * `normalization` is `none`. A criterion without weight still has its say in the discordance.
 *
 * Source: B. Roy, "Classement et choix en présence de points de vue multiples (la méthode ELECTRE)", RIRO 2(8), 1968.
 * Golden cases: scikit-criteria 0.9 (one range over all criteria, figures as they come, not outranked by anyone).
 *
 * @param matrix - The decision, of at most 5,000 alternatives.
 * @param weights - One weight for each criterion, not negative.
 * @param options - Thresholds and conventions.
 * @returns The kernel, the relation, its cycles, and both matrices. It ranks nobody.
 * @throws {@link VendorwiseError} `TOO_MANY_ALTERNATIVES`, `OUT_OF_RANGE` and `INVALID_VALUE` for options, `NOT_POSITIVE`
 * for normalisations by ratio, the codes of weights.
 * @example
 * ```ts
 * import { decisionMatrix, electreOne } from 'vendorwise/mcda';
 * const offers = decisionMatrix({ rows: [[9, 8, 3], [7, 7, 3], [2, 9, 9]] });
 * electreOne(offers, [2, 2, 1]).outranks; // => [[1], [], []]
 * electreOne(offers, [2, 2, 1]).kernel; // => [0, 2]
 * ```
 */
export function electreOne(
  matrix: DecisionMatrix,
  weights: ArrayLike<number>,
  options: ElectreOneOptions = {},
): ElectreOneResult {
  const { scaled, settings } = settingsOf(matrix, weights, options);
  if (!Number.isFinite(scaled.reduce((sum, weight) => sum + weight, 0))) {
    const details = { received: Number.POSITIVE_INFINITY, expected: 'weights with a finite sum' };
    fail('OUT_OF_RANGE', 'weights', 'The sum of these weights passes the largest number: scale them.', details);
  }
  const n = matrix.alternatives;
  if (n > MOST) {
    const message = `ELECTRE I compares every pair; ${n} alternatives are too many for it.`;
    fail('TOO_MANY_ALTERNATIVES', 'matrix', message, { received: n, expected: `at most ${MOST} alternatives` });
  }
  const concordance = concordanceRows(matrix, scaled);
  const { columns, findings } =
    settings.normalization === 'none'
      ? { columns: figuresAsGiven(matrix), findings: matrixFindings(matrix) }
      : normalizeMatrix(matrix, settings.normalization);
  const discordance = discordanceRows(n, comparableColumns(columns, settings));
  const outranks = concordance.map((row, a) => outrankedBy(a, row, discordance[a]!, settings));
  const cycles = outrankingCycles(outranks);
  const kernel = settings.kernel === 'graph' ? outrankingKernel(outranks) : notOutranked(outranks);
  return {
    method: 'electreOne',
    kernel,
    outranks,
    cycles,
    concordance,
    discordance,
    conventions: { ...settings },
    findings: [...findings, ...relationFindings(kernel, cycles)],
  };
}

type Settings = Required<ElectreOneOptions>;

const RANGES = ['global', 'perCriterion'];
const KERNELS = ['notOutranked', 'graph'];

function settingsOf(
  matrix: DecisionMatrix,
  weights: ArrayLike<number>,
  options: ElectreOneOptions,
): { scaled: Float64Array; settings: Settings } {
  checkOptions(options, {
    concordanceThreshold: true,
    discordanceThreshold: true,
    normalization: true,
    discordanceRange: true,
    kernel: true,
    normalizeWeights: true,
  });
  const {
    concordanceThreshold = 0.65,
    discordanceThreshold = 0.35,
    normalization = 'vector',
    discordanceRange = 'global',
    kernel = 'notOutranked',
  } = options;
  const { scaled, normalizeWeights } = readWeights(matrix, weights, options, [
    ...numberIssues(concordanceThreshold, SHARE, 'options.concordanceThreshold', 'The concordance threshold'),
    ...numberIssues(discordanceThreshold, SHARE, 'options.discordanceThreshold', 'The discordance threshold'),
    ...normalizationIssues(normalization, 'allowed', 'options.normalization'),
    ...wordIssues(discordanceRange, RANGES, 'options.discordanceRange'),
    ...wordIssues(kernel, KERNELS, 'options.kernel'),
  ]);
  return {
    scaled,
    settings: { concordanceThreshold, discordanceThreshold, normalization, discordanceRange, kernel, normalizeWeights },
  };
}

function concordanceRows(matrix: DecisionMatrix, weights: Float64Array): number[][] {
  const n = matrix.alternatives;
  const sums = new Float64Array(n);
  return Array.from({ length: n }, (_, a) => {
    sums.fill(0);
    matrix.columns.forEach((column, j) => {
      const own = column[a]!;
      const cost = matrix.directions[j] === 'cost';
      for (let b = 0; b < n; b++) {
        if (cost ? own <= column[b]! : own >= column[b]!) sums[b] = sums[b]! + weights[j]!;
      }
    });
    sums[a] = 0;
    return Array.from(sums);
  });
}

function discordanceRows(n: number, comparable: readonly ComparableColumn[]): number[][] {
  const largest = new Float64Array(n);
  return Array.from({ length: n }, (_, a) => {
    largest.fill(0);
    for (const { figures, range } of comparable) {
      const own = figures[a]!;
      for (let b = 0; b < n; b++) {
        const advantage = (figures[b]! - own) / range;
        if (advantage > largest[b]!) largest[b] = advantage;
      }
    }
    return Array.from(largest);
  });
}

/** Figures of which more is better, with what their differences are divided by. */
interface ComparableColumn {
  readonly figures: Float64Array;
  readonly range: number;
}

function comparableColumns(columns: readonly Float64Array[], settings: Settings): ComparableColumn[] {
  const ranges = columns.map(rangeOf);
  const widest = Math.max(...ranges);
  return columns
    .map((figures, j) => ({ figures, range: settings.discordanceRange === 'global' ? widest : ranges[j]! }))
    .filter((_, j) => ranges[j]! > 0);
}

/** Figures as they are, turned so that more is better; halves, where the range of a column would overflow. */
function figuresAsGiven({ columns, directions }: DecisionMatrix): Float64Array[] {
  const unit = columns.every((column) => Number.isFinite(rangeOf(column))) ? 1 : 0.5;
  return columns.map((column, j) => column.map((value) => (directions[j] === 'cost' ? -value : value) * unit));
}

function rangeOf(column: Float64Array): number {
  const { low, high } = columnRange(column);
  return high - low;
}

function outrankedBy(a: number, concordance: number[], discordance: number[], settings: Settings): number[] {
  const outranked: number[] = [];
  for (let b = 0; b < concordance.length; b++) {
    if (b === a || concordance[b]! < settings.concordanceThreshold - NOISE) continue;
    if (discordance[b]! <= settings.discordanceThreshold + NOISE) outranked.push(b);
  }
  return outranked;
}

function relationFindings(kernel: readonly number[], cycles: readonly (readonly number[])[]): Finding[] {
  const found = cycles.map((alternatives) =>
    finding('OUTRANKING_CYCLE', 'low', electreMessages.outrankingCycle(alternatives), { params: { alternatives } }),
  );
  if (kernel.length > 0) return found;
  return [...found, finding('EMPTY_KERNEL', 'medium', electreMessages.emptyKernel())];
}
