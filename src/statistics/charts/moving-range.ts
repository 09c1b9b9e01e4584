import type { VendorwiseIssue } from '../../core/errors.js';
import { addExact, type ExactPartials, exactSum } from '../../numeric/exact-sum.js';
import { medianInPlace } from '../../numeric/select.js';
import type { GapRule, MovingRangeConstant, MovingRanges, PositionRange, RangeScreening } from './control-limits.js';
import { readWord } from './read-points.js';

/**
 * How a standard deviation is found from the differences between neighbouring points: a part of the options of every
 * chart of single values.
 */
export interface MovingRangeOptions {
  /** What the moving ranges are summed up by; the median is not moved by a few jumps. @defaultValue `'mean'` */
  readonly movingRange?: 'mean' | 'median';
  /**
   * What their average is divided by: the usual rounded constants 1.128 (mean) and 0.954 (median); the exact ones
   * 2/sqrt(pi) and 0.95387…; or those behind the factors 2.66 and 3.145 (Wheeler, NHS). @defaultValue `'1.128'`
   */
  readonly constant?: MovingRangeConstant;
  /**
   * Whether moving ranges of at least 3.267 times their mean are left out: once (Nelson 1982), until none is left, or
   * not at all. @defaultValue `'once'`
   */
  readonly screening?: RangeScreening;
  /** Whether two points with missing ones between them are neighbours (`bridge`) or not. @defaultValue `'break'` */
  readonly gaps?: GapRule;
}

/** {@link MovingRangeOptions} with every default filled in. */
export type MovingRangeSettings = Required<MovingRangeOptions>;

/** A standard deviation from moving ranges. */
export interface RangeSigma {
  /** NaN without a moving range; 0 when the points differ by no more than rounding. */
  readonly sigma: number;
  readonly divisor: number;
  readonly ranges: MovingRanges;
}

/** Upper limit of a range of two over its mean (D4, ASTM). */
const RANGE_LIMIT = 3.267;
/** Differences up to 16 units in the last place come from rounding: 0.1 + 0.2 is 0.3. */
const ROUNDING = 2 ** -48;
const DIVISORS: Readonly<Record<'mean' | 'median', Readonly<Record<MovingRangeConstant, number>>>> = {
  mean: { '1.128': 1.128, exact: 1.1283791670955126, '2.66': 3 / 2.66 },
  median: { '1.128': 0.954, exact: 0.9538725524089398, '2.66': 3 / 3.145 },
};

/** Fills in the defaults of {@link MovingRangeOptions} and checks them. */
export function readRangeSettings(
  options: MovingRangeOptions,
  issues: VendorwiseIssue[],
  screening: RangeScreening = 'once',
): MovingRangeSettings {
  return {
    movingRange: readWord(options.movingRange, ['mean', 'median'], 'options.movingRange', issues),
    constant: readWord(options.constant, ['1.128', 'exact', '2.66'], 'options.constant', issues),
    screening: readWord(
      options.screening === undefined ? screening : options.screening,
      ['once', 'off', 'repeat'],
      'options.screening',
      issues,
    ),
    gaps: readWord(options.gaps, ['break', 'bridge'], 'options.gaps', issues),
  };
}

/**
 * Standard deviation from the moving ranges inside a range of positions.
 *
 * @param values - NaN is a missing value.
 */
export function movingRangeSigma(
  values: Float64Array,
  { from, to }: PositionRange,
  settings: MovingRangeSettings,
): RangeSigma {
  const divisor = DIVISORS[settings.movingRange][settings.constant];
  const ranges = new Float64Array(Math.max(0, to - from));
  const laterAt = new Int32Array(ranges.length);
  let [count, before, largest] = [0, Number.NaN, 0];
  for (let i = from; i < to; i++) {
    const value = values[i]!;
    if (Number.isNaN(value)) {
      if (settings.gaps === 'break') before = value;
      continue;
    }
    largest = Math.max(largest, Math.abs(value));
    if (!Number.isNaN(before)) {
      laterAt[count] = i;
      ranges[count++] = Math.abs(value - before);
    }
    before = value;
  }
  if (count === 0) return { sigma: Number.NaN, divisor, ranges: { used: 0, average: null, screenedAt: [] } };
  const limit = screeningLimit(ranges.subarray(0, count), settings.screening);
  const screenedAt: number[] = [];
  let kept = 0;
  for (let k = 0; k < count; k++) {
    if (ranges[k]! < limit) ranges[kept++] = ranges[k]!;
    else screenedAt.push(laterAt[k]!);
  }
  const used = ranges.subarray(0, kept);
  const average = settings.movingRange === 'median' ? medianInPlace(used, kept) : meanOf(used);
  const sigma = average / divisor;
  return {
    sigma: withoutRounding(sigma, largest),
    divisor,
    ranges: { used: kept, average, screenedAt },
  };
}

/** A standard deviation, or 0 when rounding alone makes values of this size differ as much. */
export function withoutRounding(sigma: number, largest: number): number {
  return sigma <= largest * ROUNDING ? 0 : sigma;
}

/** Ranges below it are kept. A range that is not above the mean is never screened out, so something is always kept. */
function screeningLimit(ranges: Float64Array, screening: RangeScreening): number {
  if (screening === 'off') return Number.POSITIVE_INFINITY;
  const mean = meanOf(ranges);
  if (mean === 0) return Number.POSITIVE_INFINITY;
  if (screening === 'once') return RANGE_LIMIT * mean;
  // In order of size the ranges leave from the end, so that all rounds together look at each of them once.
  const sorted = ranges.slice().sort();
  const sum = sumOf(sorted);
  let limit = Number.POSITIVE_INFINITY;
  let left = sorted.length;
  for (let next = RANGE_LIMIT * mean; sorted[left - 1]! >= next; next = (RANGE_LIMIT * exactSum(sum)) / left) {
    limit = next;
    while (sorted[left - 1]! >= limit) addExact(sum, -sorted[--left]!);
    if (sorted[left - 1] === 0) break;
  }
  return limit;
}

function sumOf(values: Float64Array): ExactPartials {
  const partials: ExactPartials = [];
  for (let i = 0; i < values.length; i++) addExact(partials, values[i]!);
  return partials;
}

/** Mean of at least one number; rounding never takes it outside the smallest and the largest. */
export function meanOf(values: Float64Array): number {
  let [low, high] = [values[0]!, values[0]!];
  const partials: ExactPartials = [];
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value < low) low = value;
    if (value > high) high = value;
    addExact(partials, value);
  }
  return Math.min(high, Math.max(low, exactSum(partials) / values.length));
}

/** The values of a range of positions that are there. */
export function presentValues(values: Float64Array, { from, to }: PositionRange): Float64Array {
  const present = new Float64Array(Math.max(0, to - from));
  let count = 0;
  for (let i = from; i < to; i++) if (!Number.isNaN(values[i]!)) present[count++] = values[i]!;
  return present.subarray(0, count);
}

/** Whether a value lies beyond a limit by more than rounding. */
export function isAbove(value: number, limit: number): boolean {
  return value - limit > ROUNDING * Math.max(Math.abs(value), Math.abs(limit));
}
