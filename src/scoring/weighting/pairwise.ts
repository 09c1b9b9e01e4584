import type { ExactInput } from '../../exact/fraction.js';

/** One answer: how many times as important `a` is as `b`. */
export interface PairwiseJudgement {
  readonly a: string;
  readonly b: string;
  /** Above zero; on Saaty's scale from 1 to 9, or one of their reciprocals, which may be text such as `'1/3'`. */
  readonly ratio: ExactInput;
}

/** Pairwise comparisons, as a matrix or as a list of answers; either may be incomplete. */
export interface PairwiseComparisons {
  /** Names. @defaultValue `'1'`, `'2'` and so on for a matrix; the names in the answers, as they first come */
  readonly items?: readonly string[];
  /**
   * Row i, column j: how many times as important item i is as item j. `null` is no answer; where only one of two
   * opposite entries is given, the other is its reciprocal, so half of the matrix is enough.
   */
  readonly matrix?: readonly (readonly (ExactInput | null)[])[];
  /** One answer a pair, in either direction. */
  readonly judgements?: readonly PairwiseJudgement[];
}

/** Answers as figures: `ratios[i * size + j]` says how many times as important item i is as item j, 0 where unknown. */
export interface PairwiseMatrix {
  readonly items: readonly string[];
  readonly size: number;
  readonly ratios: Float64Array;
}

/**
 * The ratio of two items.
 *
 * @returns How many times as important i is as j; 0 where it is unknown.
 */
export function ratioAt({ ratios, size }: PairwiseMatrix, i: number, j: number): number {
  return ratios[i * size + j] as number;
}
