import { type Accumulator, checkState } from '../../core/accumulator.js';
import { fail } from '../../core/errors.js';
import { addExact, type ExactPartials, exactSum, mergeExact } from '../../numeric/exact-sum.js';
import { LARGEST } from '../observations.js';
import { nearestRank, type ValueBucket } from './nearest-rank.js';
import { addToSide, type BucketSide, limitsOf, mergeSides, noBuckets, scaleOf } from './value-buckets.js';

const KIND = 'valueSketch';
const VERSION = 1;

/** Up to so many values every one is kept, so that percentiles are exact. */
const KEPT = 10_000;

/** The state of {@link valueSketch}: plain JSON. */
export interface ValueSketchState {
  readonly kind: typeof KIND;
  readonly version: typeof VERSION;
  count: number;
  leftOut: number;
  min: number | null;
  max: number | null;
  readonly sum: ExactPartials;
  /** Every value while there are at most ten thousand; `null` from then on. */
  values: number[] | null;
  /** Values that count as 0. */
  zeros: number;
  readonly positive: BucketSide;
  readonly negative: BucketSide;
}

/** The output of {@link valueSketch}. */
export interface ValueSketch {
  /** Number of values. */
  readonly count: number;
  /** Number of inputs that are no number, or above 1e150 in size. */
  readonly leftOut: number;
  /** Smallest and largest value, exact; `null` without values. */
  readonly min: number | null;
  readonly max: number | null;
  /** Sum, exact but for one rounding. */
  readonly sum: number;
  readonly mean: number | null;
  /** Whether percentiles are exact, because every value was kept. */
  readonly exact: boolean;
  /** Nearest-rank percentiles, at most 1 % from the exact ones, and exact where `exact` says so. */
  readonly p50Within1Percent: number | null;
  readonly p90Within1Percent: number | null;
  readonly p95Within1Percent: number | null;
  readonly p99Within1Percent: number | null;
  /** The distribution, lowest first, for any other percentile and for charts; one bucket a value where `exact`. */
  readonly buckets: readonly ValueBucket[];
}

/**
 * Percentiles, mean and extremes of any figures on any number of machines: exact up to ten thousand values, within 1 %
 * beyond.
 *
 * Percentiles of parts cannot be averaged; this keeps the values, or counts in buckets of growing width, which merge
 * exactly: any split in any order gives the same output bit for bit. Percentiles are nearest ranks throughout.
 *
 * Sources: guarantee by relative error as in C. Masson, J. E. Rim and H. K. Lee, "DDSketch", PVLDB 12 (2019); buckets
 * linear between powers of two (64 each), so that no logarithm's last bit decides.
 *
 * Methods: `createAccumulator`, `addInput`, `mergeAccumulators` (throws `ACCUMULATOR_MISMATCH` for the state of another
 * accumulator or version), `extractOutput`.
 *
 * @example
 * ```ts
 * import { valueSketch } from 'vendorwise/accumulators';
 * let state = valueSketch.createAccumulator();
 * for (let hours = 1; hours <= 100; hours++) state = valueSketch.addInput(state, hours);
 * const { mean, p95Within1Percent, exact } = valueSketch.extractOutput(state);
 * [mean, p95Within1Percent, exact]; // => [50.5, 95, true]
 * ```
 */
export const valueSketch: Accumulator<number, ValueSketchState, ValueSketch> = {
  createAccumulator,
  addInput,
  mergeAccumulators,
  extractOutput,
};

function createAccumulator(): ValueSketchState {
  return {
    kind: KIND,
    version: VERSION,
    count: 0,
    leftOut: 0,
    min: null,
    max: null,
    sum: [],
    values: [],
    zeros: 0,
    positive: noBuckets(),
    negative: noBuckets(),
  };
}

function addInput(state: ValueSketchState, value: number): ValueSketchState {
  checkState(state, KIND, VERSION);
  // NaN fails this too, and so does text.
  if (typeof value !== 'number' || !(Math.abs(value) <= LARGEST)) {
    state.leftOut += 1;
    return state;
  }
  state.count += 1;
  if (state.min === null || value < state.min) state.min = value;
  if (state.max === null || value > state.max) state.max = value;
  addExact(state.sum, value);
  if (state.values === null) addToBuckets(state, value);
  else {
    // -0 would not survive JSON.
    state.values.push(value + 0);
    if (state.count > KEPT) pourOut(state);
  }
  return state;
}

function addToBuckets(state: ValueSketchState, value: number): void {
  const scale = scaleOf(value);
  if (scale === null) state.zeros += 1;
  else addToSide(value > 0 ? state.positive : state.negative, scale, 1);
}

/** From here on values are counted, not kept. */
function pourOut(state: ValueSketchState): void {
  for (const value of state.values ?? []) addToBuckets(state, value);
  state.values = null;
}

function mergeAccumulators(states: Iterable<ValueSketchState>): ValueSketchState {
  if (typeof states !== 'object' || states === null || !(Symbol.iterator in states)) {
    fail('INVALID_TYPE', 'states', 'This is not a list.', { received: states, expected: 'a list' });
  }
  const merged = createAccumulator();
  for (const state of states) {
    checkState(state, KIND, VERSION);
    merged.count += state.count;
    merged.leftOut += state.leftOut;
    if (state.min !== null && (merged.min === null || state.min < merged.min)) merged.min = state.min;
    if (state.max !== null && (merged.max === null || state.max > merged.max)) merged.max = state.max;
    const sum = mergeExact(merged.sum, state.sum);
    merged.sum.splice(0, merged.sum.length, ...sum);
    if (state.values === null || merged.count > KEPT) pourOut(merged);
    if (merged.values === null) for (const value of state.values ?? []) addToBuckets(merged, value);
    else merged.values = merged.values.concat(state.values ?? []);
    merged.zeros += state.zeros;
    mergeSides(merged.positive, state.positive);
    mergeSides(merged.negative, state.negative);
  }
  return merged;
}

function extractOutput(state: ValueSketchState): ValueSketch {
  checkState(state, KIND, VERSION);
  const { count, leftOut, min, max } = state;
  const sum = exactSum(state.sum);
  const buckets = state.values === null ? countedBuckets(state) : keptBuckets(state.values);
  const exact = state.values !== null;
  const at = (percent: number): number | null => nearestRank({ count, min, max, buckets }, percent);
  return {
    count,
    leftOut,
    min,
    max,
    sum,
    mean: count === 0 ? null : sum / count,
    exact,
    p50Within1Percent: at(50),
    p90Within1Percent: at(90),
    p95Within1Percent: at(95),
    p99Within1Percent: at(99),
    buckets,
  };
}

function keptBuckets(values: readonly number[]): ValueBucket[] {
  const sorted = Float64Array.from(values).sort();
  const buckets: { from: number; to: number; count: number }[] = [];
  for (const value of sorted) {
    const last = buckets[buckets.length - 1];
    if (last !== undefined && last.from === value) last.count += 1;
    else buckets.push({ from: value, to: value, count: 1 });
  }
  return buckets;
}

function countedBuckets({ positive, negative, zeros }: ValueSketchState): ValueBucket[] {
  const side = ({ first, counts }: BucketSide, sign: 1 | -1): ValueBucket[] =>
    counts.flatMap((count, i): ValueBucket[] => {
      if (count === 0) return [];
      const [low, high] = limitsOf(first + i);
      return [sign === 1 ? { from: low, to: high, count } : { from: -high, to: -low, count }];
    });
  return [
    ...side(negative, -1).reverse(),
    ...(zeros === 0 ? [] : [{ from: 0, to: 0, count: zeros }]),
    ...side(positive, 1),
  ];
}
