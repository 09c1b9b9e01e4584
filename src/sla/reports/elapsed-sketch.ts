import { type Accumulator, checkState } from '../../core/accumulator.js';
import { requireRecord } from '../../core/check.js';
import { fail } from '../../core/errors.js';
import { type ExactInput, type Fraction, fraction, fractionToDecimalText } from '../../exact/fraction.js';
import { checkList } from '../check-input.js';
import { closedTimeOf, type TimedItem } from './closed-time.js';

const KIND = 'elapsedSketch';
const VERSION = 1;

/** Buckets between a power of two and the next: half a bucket is at most 1/128 of the times in it, less than 1 %. */
const STEPS = 64;
/** Times below 2^-20 ms, about a nanosecond, count as 0. */
const SMALLEST_EXPONENT = 20;

/** The state of {@link elapsedSketch}: plain JSON. */
export interface ElapsedSketchState {
  readonly kind: typeof KIND;
  readonly version: typeof VERSION;
  count: number;
  leftOut: number;
  /** Times that count as 0. */
  zeros: number;
  minimumMs: number | null;
  maximumMs: number | null;
  /** Number of times by bucket; the keys are whole numbers, which JSON keeps in order. */
  readonly buckets: Record<string, number>;
}

/** Times between two limits. */
export interface ElapsedBucket {
  /** Lower limit in milliseconds, within the bucket. */
  readonly fromMs: number;
  /** Upper limit in milliseconds, outside the bucket. */
  readonly belowMs: number;
  /** Number of closed items. */
  readonly count: number;
}

/** The output of {@link elapsedSketch}. Percentiles are nearest ranks, at most 1 % from the exact ones. */
export interface ElapsedSketch {
  /** Number of closed items. */
  readonly count: number;
  /** Number of items without a usable elapsed time. */
  readonly leftOut: number;
  /** Smallest elapsed time in milliseconds, exact; `null` without items. */
  readonly minimumMs: number | null;
  /** Largest elapsed time in milliseconds, exact; `null` without items. */
  readonly maximumMs: number | null;
  /** Median in milliseconds. */
  readonly p50Within1Percent: number | null;
  /** 75th percentile in milliseconds. */
  readonly p75Within1Percent: number | null;
  /** 90th percentile in milliseconds. */
  readonly p90Within1Percent: number | null;
  /** 95th percentile in milliseconds. */
  readonly p95Within1Percent: number | null;
  /** 99th percentile in milliseconds. */
  readonly p99Within1Percent: number | null;
  /** The distribution, for any other percentile and for charts. */
  readonly buckets: readonly ElapsedBucket[];
}

/** The answer of {@link sketchPercentile}. */
export interface SketchPercentile {
  /** The percentile as decimal text, 0 to 100. */
  readonly percent: string;
  readonly method: 'nearestRank';
  /** Number of closed items it is read from. */
  readonly count: number;
  /** The percentile in milliseconds, at most 1 % from the exact one; `null` without items. */
  readonly elapsedWithin1Percent: number | null;
}

/**
 * Percentiles of elapsed times on any number of machines, within 1 % of the exact ones.
 *
 * Percentiles of parts cannot be averaged; this keeps counts in buckets of growing width, which merge exactly: any split
 * in any order gives the same output bit for bit. Only closed items count, as in `percentileTarget`.
 *
 * Sources: guarantee by relative error as in C. Masson, J. E. Rim and H. K. Lee, "DDSketch", PVLDB 12 (2019); buckets
 * linear between powers of two as in G. Tene's HdrHistogram, so that no logarithm's last bit decides.
 *
 * Methods: `createAccumulator`, `addInput`, `mergeAccumulators` (throws `ACCUMULATOR_MISMATCH` for the state of another
 * accumulator or version), `extractOutput`.
 *
 * @example
 * ```ts
 * import { elapsedSketch } from 'vendorwise/accumulators';
 * let state = elapsedSketch.createAccumulator();
 * for (let hour = 1; hour <= 100; hour++) {
 *   state = elapsedSketch.addInput(state, { elapsedMs: hour * 3600000, targetMs: 28800000, closed: true });
 * }
 * const { maximumMs, p95Within1Percent } = elapsedSketch.extractOutput(state);
 * maximumMs; // => 360000000
 * Math.abs((p95Within1Percent ?? 0) / (95 * 3600000) - 1) <= 0.01; // => true
 * ```
 */
export const elapsedSketch: Accumulator<TimedItem, ElapsedSketchState, ElapsedSketch> = {
  createAccumulator,
  addInput,
  mergeAccumulators,
  extractOutput,
};

function createAccumulator(): ElapsedSketchState {
  return {
    kind: KIND,
    version: VERSION,
    count: 0,
    leftOut: 0,
    zeros: 0,
    minimumMs: null,
    maximumMs: null,
    buckets: {},
  };
}

function addInput(state: ElapsedSketchState, input: TimedItem): ElapsedSketchState {
  checkState(state, KIND, VERSION);
  const time = closedTimeOf(input);
  if (time === null) return state;
  if (Number.isNaN(time)) {
    state.leftOut += 1;
    return state;
  }
  state.count += 1;
  widen(state, time, time);
  const bucket = bucketOf(time);
  if (bucket < 0) state.zeros += 1;
  else state.buckets[bucket] = (state.buckets[bucket] ?? 0) + 1;
  return state;
}

function widen(state: ElapsedSketchState, min: number, max: number): void {
  if (state.minimumMs === null || min < state.minimumMs) state.minimumMs = min;
  if (state.maximumMs === null || max > state.maximumMs) state.maximumMs = max;
}

function bucketOf(ms: number): number {
  let scaled = ms * 2 ** SMALLEST_EXPONENT;
  if (scaled < 1) return -1;
  let exponent = 0;
  while (scaled >= 2 ** 31) {
    scaled /= 2 ** 31;
    exponent += 31;
  }
  const bits = 31 - Math.clz32(scaled);
  return (exponent + bits) * STEPS + Math.floor((scaled / 2 ** bits - 1) * STEPS);
}

function lowerLimit(bucket: number): number {
  const step = bucket % STEPS;
  return 2 ** ((bucket - step) / STEPS - SMALLEST_EXPONENT) * (1 + step / STEPS);
}

function mergeAccumulators(states: Iterable<ElapsedSketchState>): ElapsedSketchState {
  checkList(states, 'states');
  const merged = createAccumulator();
  for (const state of states) {
    checkState(state, KIND, VERSION);
    merged.count += state.count;
    merged.leftOut += state.leftOut;
    merged.zeros += state.zeros;
    if (state.minimumMs !== null && state.maximumMs !== null) widen(merged, state.minimumMs, state.maximumMs);
    for (const [bucket, count] of Object.entries(state.buckets)) {
      merged.buckets[bucket] = (merged.buckets[bucket] ?? 0) + count;
    }
  }
  return merged;
}

function extractOutput(state: ElapsedSketchState): ElapsedSketch {
  checkState(state, KIND, VERSION);
  const { count, leftOut, zeros, minimumMs, maximumMs } = state;
  const numbered = Object.entries(state.buckets).map(([key, inside]) => [Number(key), inside] as const);
  const buckets = numbered
    .sort(([a], [b]) => a - b)
    .map(([bucket, inside]) => ({ fromMs: lowerLimit(bucket), belowMs: lowerLimit(bucket + 1), count: inside }));
  if (zeros > 0) buckets.unshift({ fromMs: 0, belowMs: lowerLimit(0), count: zeros });
  const at = (percent: number): number | null =>
    readAt({ count, minimumMs, maximumMs, buckets }, fraction(percent).div(100));
  return {
    count,
    leftOut,
    minimumMs,
    maximumMs,
    p50Within1Percent: at(50),
    p75Within1Percent: at(75),
    p90Within1Percent: at(90),
    p95Within1Percent: at(95),
    p99Within1Percent: at(99),
    buckets,
  };
}

/**
 * Any percentile of a sketch of elapsed times.
 *
 * @param sketch - The output of `elapsedSketch`.
 * @param percent - Which percentile, 0 to 100.
 * @returns The nearest-rank percentile in milliseconds, at most 1 % from the exact one.
 * @throws {@link VendorwiseError} `INVALID_NUMBER`, `OUT_OF_RANGE`, `INVALID_TYPE`.
 * @example
 * ```ts
 * import { elapsedSketch, sketchPercentile } from 'vendorwise/sla';
 * const state = elapsedSketch.addInput(elapsedSketch.createAccumulator(), { elapsedMs: 5000, targetMs: 9000, closed: true });
 * sketchPercentile(elapsedSketch.extractOutput(state), '97.5').elapsedWithin1Percent; // => 5000
 * ```
 */
export function sketchPercentile(
  sketch: Pick<ElapsedSketch, 'count' | 'minimumMs' | 'maximumMs' | 'buckets'>,
  percent: ExactInput,
): SketchPercentile {
  requireRecord(sketch, 'sketch', 'the output of elapsedSketch');
  checkList(sketch.buckets, 'sketch.buckets');
  const share = fraction(percent, 'percent').div(100);
  if (share.compare(0) < 0 || share.compare(1) > 0) {
    fail('OUT_OF_RANGE', 'percent', 'A percentile is a percentage from 0 to 100.', {
      received: percent,
      expected: 'a percentage from 0 to 100',
    });
  }
  return {
    percent: fractionToDecimalText(share.mul(100)),
    method: 'nearestRank',
    count: sketch.count,
    elapsedWithin1Percent: readAt(sketch, share),
  };
}

/** The middle of the bucket that holds the nearest rank, but never beyond the smallest and largest time. */
function readAt(
  sketch: Pick<ElapsedSketch, 'count' | 'minimumMs' | 'maximumMs' | 'buckets'>,
  share: Fraction,
): number | null {
  const { count, minimumMs, maximumMs, buckets } = sketch;
  if (count === 0 || minimumMs === null || maximumMs === null) return null;
  const rank = Math.max(1, Number(share.mul(count).ceil()));
  if (rank === 1) return minimumMs;
  if (rank === count) return maximumMs;
  let seen = 0;
  for (const bucket of buckets) {
    seen += bucket.count;
    if (seen >= rank) {
      const middle = bucket.fromMs === 0 ? 0 : (bucket.fromMs + bucket.belowMs) / 2;
      return Math.min(Math.max(middle, minimumMs), maximumMs);
    }
  }
  return maximumMs;
}
