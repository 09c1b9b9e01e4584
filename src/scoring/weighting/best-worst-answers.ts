import type { ExactInput } from '../../exact/fraction.js';

/** The answers of the best-worst method: the best against every other item, every other item against the worst. */
export interface BestWorstAnswers {
  /** The most important item. */
  readonly best: string;
  /** The least important item. */
  readonly worst: string;
  /** How many times as important the best is as each other item: at least 1, on Rezaei's scale at most 9. */
  readonly bestToOthers: Readonly<Record<string, ExactInput>>;
  /** How many times as important each other item is as the worst: at least 1, on Rezaei's scale at most 9. */
  readonly othersToWorst: Readonly<Record<string, ExactInput>>;
}
