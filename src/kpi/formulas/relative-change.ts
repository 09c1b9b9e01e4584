import type { ExactInput, Fraction } from '../../exact/fraction.js';
import { numberOrNull } from '../../exact/fraction.js';
import { quotient, readFormulaFigures } from './figures.js';

/** Two values of one measure. */
export interface ValuePair {
  /** In any unit; `null` when there is none. */
  readonly previous: ExactInput | null;
  /** In the same unit; `null` when there is none. */
  readonly current: ExactInput | null;
}

/** How far a value moved. */
export interface RelativeChange {
  /** Current minus previous, in their unit; `null` when one is missing. */
  readonly change: number | null;
  /** The change over the size of the previous value; `null` when that is 0 or one is missing. */
  readonly changeShare: number | null;
}

/**
 * Change from one value to the next, absolute and relative.
 *
 * Relative to the size of the previous value, so that a loss that shrinks is a positive change; from 0 there is none.
 *
 * Source: relative change over the absolute reference value, as in Törnqvist, Vartia and Vartia 1985.
 *
 * @param pair - Previous and current value.
 * @returns Both changes.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_NUMBER`, `OUT_OF_RANGE`, `UNKNOWN_KEY`.
 * @example
 * ```ts
 * import { relativeChange } from 'vendorwise/kpi';
 * relativeChange({ previous: 80, current: 92 }); // => { change: 12, changeShare: 0.15 }
 * relativeChange({ previous: 0, current: 5 }); // => { change: 5, changeShare: null }
 * ```
 */
export function relativeChange(pair: ValuePair): RelativeChange {
  const rules = { previous: { kind: 'any', missing: true }, current: { kind: 'any', missing: true } } as const;
  const { previous, current } = readFormulaFigures(pair, rules, 'pair');
  const change = previous === null || current === null ? null : current.sub(previous);
  return { change: numberOrNull(change), changeShare: numberOrNull(relativeTo(change, previous)) };
}

/** A change over the size of what it started from. */
function relativeTo(change: Fraction | null, previous: Fraction | null): Fraction | null {
  return quotient(change, previous === null ? null : previous.abs());
}
