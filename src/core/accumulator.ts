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
