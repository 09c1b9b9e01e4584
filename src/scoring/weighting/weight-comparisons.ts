import type { ConsistencyLimit, PriorityVector } from './ahp-terms.js';
import type { BestWorstAnswers } from './best-worst-answers.js';
import type { PairwiseComparisons } from './pairwise.js';
import type { RandomIndexTable } from './random-index.js';

/** Comparisons of the members of a group by the Analytic Hierarchy Process; the names in them are ids. */
export interface AhpComparisons extends PairwiseComparisons {
  readonly method: 'ahp';
  /** Ids of the members that are compared. @defaultValue those in the answers; for a matrix all members, in their order */
  readonly items?: readonly string[];
  /** @defaultValue `'eigenvector'` */
  readonly vector?: PriorityVector;
  /** @defaultValue `'saaty1980'` */
  readonly randomIndex?: RandomIndexTable;
  /** @defaultValue `'flat'` */
  readonly limit?: ConsistencyLimit;
}

/** Comparisons of the members of a group by the best-worst method; the names in them are ids. */
export interface BestWorstComparisons extends BestWorstAnswers {
  readonly method: 'bestWorst';
}

/** The answers that weights come from, kept with the criteria. */
export type WeightComparisons = AhpComparisons | BestWorstComparisons;
