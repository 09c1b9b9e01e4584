import type { ExactInput } from '../../exact/fraction.js';
import type { PairwiseComparisons } from './pairwise.js';

/** A criterion of a hierarchy. */
export interface AhpCriterion {
  /** Unique in the hierarchy. */
  readonly id: string;
  /** Of the criteria below it; where there are none, of the alternatives. Not needed for a single one. */
  readonly comparisons?: PairwiseComparisons;
  /** Instead of comparing alternatives: a figure above zero for each, of which more is better. */
  readonly measured?: Readonly<Record<string, ExactInput>>;
  readonly criteria?: readonly AhpCriterion[];
}

/** Criteria to any depth, compared in pairs, and alternatives compared under each criterion at the ends. */
export interface AhpHierarchyDefinition {
  /** @defaultValue none: the hierarchy gives weights of criteria only */
  readonly alternatives?: readonly string[];
  /** Of the top criteria. */
  readonly comparisons?: PairwiseComparisons;
  readonly criteria: readonly AhpCriterion[];
}
