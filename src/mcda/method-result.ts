import type { Finding } from '../core/findings.js';
import type { JsonValue } from '../core/json.js';

/** What every ranking method answers, in the order of the alternatives. */
export interface MethodResult {
  /** Name of the method, e.g. `'topsis'`. */
  readonly method: string;
  /** One score for each alternative, in the method's own unit. */
  readonly scores: readonly number[];
  /** 1 for the best; equal scores (within 1e-12 of the largest) share the better place. */
  readonly ranks: readonly number[];
  /** Whether a higher score is better. */
  readonly higherIsBetter: boolean;
  /** Every convention that the figures rest on, by name. */
  readonly conventions: Readonly<Record<string, JsonValue>>;
  readonly findings: readonly Finding[];
}
