import { type Accumulator, checkState } from '../../core/accumulator.js';
import { fail } from '../../core/errors.js';
import { addExact, type ExactPartials, exactSum, mergeExact } from '../../numeric/exact-sum.js';

const KIND = 'ratioTally';
const VERSION = 1;
/** Sums of figures beyond it could pass the largest number. */
const LARGEST = 1e150;

/** One row of a ratio; other members are not looked at, so KPI rows go straight in. */
export interface RatioRow {
  readonly numerator: number;
  /** Not negative. */
  readonly denominator: number;
}

/** The state of {@link ratioTally}: plain JSON. */
export interface RatioTallyState {
  readonly kind: typeof KIND;
  readonly version: typeof VERSION;
  rows: number;
  leftOut: number;
  readonly numerator: ExactPartials;
  readonly denominator: ExactPartials;
}

/** The output of {@link ratioTally}. */
export interface RatioTally {
  /** Rows counted. */
  readonly rows: number;
  /** Rows without two usable figures. */
  readonly leftOut: number;
  /** Sum of the numerators. */
  readonly numerator: number;
  /** Sum of the denominators. */
  readonly denominator: number;
  /** Sum over sum, never a mean of ratios; `null` when the denominators sum to 0. */
  readonly ratio: number | null;
}

/**
 * A ratio over any number of machines: sum of numerators over sum of denominators.
 *
 * Sums are exact, so any split in any order gives the same output bit for bit. For a weighted mean give value times
 * weight as the numerator and the weight as the denominator.
 *
 * Methods: `createAccumulator`, `addInput`, `mergeAccumulators` (throws `ACCUMULATOR_MISMATCH` for the state of another
 * accumulator or version), `extractOutput`.
 *
 * @example
 * ```ts
 * import { ratioTally } from 'vendorwise/accumulators';
 * const rows = [{ numerator: 90, denominator: 100 }, { numerator: 1, denominator: 10 }];
 * const state = rows.reduce(ratioTally.addInput, ratioTally.createAccumulator());
 * ratioTally.extractOutput(state).ratio?.toFixed(3); // => '0.827'
 * ```
 */
export const ratioTally: Accumulator<RatioRow, RatioTallyState, RatioTally> = {
  createAccumulator,
  addInput,
  mergeAccumulators,
  extractOutput,
};

function createAccumulator(): RatioTallyState {
  return { kind: KIND, version: VERSION, rows: 0, leftOut: 0, numerator: [], denominator: [] };
}

function addInput(state: RatioTallyState, row: RatioRow): RatioTallyState {
  checkState(state, KIND, VERSION);
  const { numerator, denominator } = (row ?? {}) as Partial<RatioRow>;
  if (!isFigure(numerator) || !isFigure(denominator) || denominator < 0) {
    state.leftOut += 1;
    return state;
  }
  state.rows += 1;
  addExact(state.numerator, numerator);
  addExact(state.denominator, denominator);
  return state;
}

function isFigure(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) <= LARGEST;
}

function mergeAccumulators(states: Iterable<RatioTallyState>): RatioTallyState {
  if (typeof states !== 'object' || states === null || !(Symbol.iterator in states)) {
    fail('INVALID_TYPE', 'states', 'This is not a list.', { received: states, expected: 'a list' });
  }
  let merged = createAccumulator();
  for (const state of states) {
    checkState(state, KIND, VERSION);
    merged = {
      ...merged,
      rows: merged.rows + state.rows,
      leftOut: merged.leftOut + state.leftOut,
      numerator: mergeExact(merged.numerator, state.numerator),
      denominator: mergeExact(merged.denominator, state.denominator),
    };
  }
  return merged;
}

function extractOutput(state: RatioTallyState): RatioTally {
  checkState(state, KIND, VERSION);
  const { rows, leftOut } = state;
  const [numerator, denominator] = [exactSum(state.numerator), exactSum(state.denominator)];
  return { rows, leftOut, numerator, denominator, ratio: denominator > 0 ? numerator / denominator : null };
}
