import { fail } from './errors.js';

/**
 * A fold that can be split over machines and merged again, with the method names of Apache Beam's CombineFn.
 *
 * Every accumulator of the library is a constant record of four functions that use no `this`. Its state is JSON with
 * a version, and merging any split in any order equals one pass.
 *
 * @typeParam Input - One item.
 * @typeParam State - JSON-safe state.
 * @typeParam Output - What is asked of the state at the end.
 */
export interface Accumulator<Input, State, Output> {
  /** The empty, neutral state. */
  createAccumulator(): State;
  /** Adds one item; it may update the state it is given, so use the one it returns. */
  addInput(state: State, input: Input): State;
  /** Merges states and never changes them. */
  mergeAccumulators(states: Iterable<State>): State;
  /** The result; total, also for the empty state, and without effect on the state. */
  extractOutput(state: State): Output;
}

/**
 * Refuses a state that another accumulator, or another version of this one, has written.
 *
 * @param state - As the caller gave it.
 * @param kind - What the accumulator writes.
 * @param version - Version of its layout.
 * @throws {@link VendorwiseError} `ACCUMULATOR_MISMATCH`.
 */
export function checkState(
  state: { readonly kind: string; readonly version: number },
  kind: string,
  version: number,
): void {
  if (state?.kind === kind && state.version === version) return;
  fail('ACCUMULATOR_MISMATCH', '', `This state cannot be used: it is not a ${kind} of version ${version}.`, {
    received: nameOfState(state),
    expected: `${kind} of version ${version}`,
    params: { kind, version },
  });
}

/** What a state says it is; what is no state at all is shown as it is. */
export function nameOfState(state: unknown): unknown {
  const { kind, version } = (state ?? {}) as { readonly kind?: unknown; readonly version?: unknown };
  return typeof kind === 'string' ? `${kind} of version ${version}` : state;
}
