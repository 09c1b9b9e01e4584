import type { ConsistencyLimit } from './ahp-terms.js';
import { type PairwiseMatrix, ratioAt } from './pairwise.js';
import { RANDOM_INDEX_TABLES, type RandomIndexTable, randomIndex } from './random-index.js';
import type { JudgementFit, WorstTriad } from './worst-triad.js';

/** Whether pairwise answers fit together. */
export interface AhpConsistency {
  /** Principal eigenvalue of the matrix; the number of items when the answers fit exactly. */
  readonly lambdaMax: number;
  /** (lambdaMax - n) / (n - 1). */
  readonly consistencyIndex: number;
  /** Consistency index over random index; `null` when no answer checks another. */
  readonly consistencyRatio: number | null;
  /** The same by each table; `null` where a table ends below this number of items. */
  readonly consistencyRatioByTable: Readonly<Record<RandomIndexTable, number | null>>;
  readonly randomIndexTable: RandomIndexTable;
  /** The random index used; with answers missing it is lowered in proportion (Agoston & Csato 2022). */
  readonly randomIndex: number;
  readonly limit: ConsistencyLimit;
  /** The ratio that is still accepted. */
  readonly limitRatio: number;
  /** Whether the ratio is at most the limit; `null` when there is no ratio. */
  readonly acceptable: boolean | null;
  /** Mean squared contradiction of the answers with the row geometric means (Crawford & Williams 1985); `null` as above. */
  readonly geometricConsistencyIndex: number | null;
  /** Its limit by Aguaron & Moreno-Jimenez (2003), which answers to a ratio of 0.10; `null` for one or two items. */
  readonly geometricLimit: number | null;
  /** Pairs that were not answered. */
  readonly unanswered: number;
  /** The three answers that contradict each other most; `null` when no three do. */
  readonly worstTriad: WorstTriad | null;
  /** The answer that fits worst with all others; `null` when all fit. */
  readonly lookAgainAt: JudgementFit | null;
}

/** The figures of {@link AhpConsistency} that need no names. */
export type ConsistencyFigures = Omit<AhpConsistency, 'worstTriad' | 'lookAgainAt'>;

/** Residuals this near to 1 come from rounding: the answers fit exactly. */
const ROUNDING = 1e-12;

/**
 * Measures how far answers contradict each other.
 *
 * @param residuals - How far each is from the ratio of fitted weights.
 */
export function consistencyOf(
  matrix: PairwiseMatrix,
  residuals: Float64Array,
  eigenvalue: number,
  table: RandomIndexTable,
  limit: ConsistencyLimit,
): ConsistencyFigures {
  const { size } = matrix;
  const { answered, squares, worst } = deviations(matrix, residuals);
  const lambdaMax = worst <= ROUNDING ? size : Math.max(size, eigenvalue);
  const consistencyIndex = size < 2 ? 0 : (lambdaMax - size) / (size - 1);
  // Answers beyond a tree are the ones that can contradict; with all pairs answered there are (n - 1)(n - 2) / 2.
  const checks = answered - (size - 1);
  const checked = size < 3 ? 1 : (2 * checks) / ((size - 1) * (size - 2));
  const ratioBy = (name: RandomIndexTable): number | null => {
    const index = randomIndex(name, size);
    if (index === null || checked === 0) return null;
    return index === 0 ? 0 : consistencyIndex / (index * checked);
  };
  const consistencyRatio = ratioBy(table);
  const limitRatio = limitOf(limit, size);
  return {
    lambdaMax,
    consistencyIndex,
    consistencyRatio,
    consistencyRatioByTable: Object.fromEntries(RANDOM_INDEX_TABLES.map((name) => [name, ratioBy(name)])) as Record<
      RandomIndexTable,
      number | null
    >,
    randomIndexTable: table,
    randomIndex: (randomIndex(table, size) ?? 0) * checked,
    limit,
    limitRatio,
    acceptable: consistencyRatio === null ? null : consistencyRatio <= limitRatio,
    geometricConsistencyIndex: checked === 0 ? null : checks === 0 || worst <= ROUNDING ? 0 : squares / checks,
    geometricLimit: size < 3 ? null : size === 3 ? 0.31 : size === 4 ? 0.35 : 0.37,
    unanswered: (size * (size - 1)) / 2 - answered,
  };
}

function limitOf(limit: ConsistencyLimit, size: number): number {
  if (limit === 'flat' || size > 4) return 0.1;
  return size === 4 ? 0.08 : 0.05;
}

function deviations(
  matrix: PairwiseMatrix,
  residuals: Float64Array,
): { readonly answered: number; readonly squares: number; readonly worst: number } {
  const { size } = matrix;
  let [answered, squares, worst] = [0, 0, 0];
  for (let i = 0; i < size; i++) {
    for (let j = i + 1; j < size; j++) {
      if (ratioAt(matrix, i, j) === 0) continue;
      answered++;
      const deviation = Math.log(residuals[i * size + j] as number);
      squares += deviation ** 2;
      worst = Math.max(worst, Math.abs(deviation));
    }
  }
  return { answered, squares, worst };
}
