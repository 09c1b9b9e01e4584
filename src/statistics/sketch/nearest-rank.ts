/** Values between two limits. */
export interface ValueBucket {
  /** Lower limit, in the unit of the values; within the bucket unless it is negative. */
  readonly from: number;
  /** Upper limit, in the unit of the values; within the bucket if it is negative, or equals `from`. */
  readonly to: number;
  readonly count: number;
}

/** Counted values, as their percentiles are read from. */
export interface CountedValues {
  /** Number of values. */
  readonly count: number;
  /** Smallest and largest value, in their unit; `null` without values. */
  readonly min: number | null;
  readonly max: number | null;
  /** Lowest first. */
  readonly buckets: readonly ValueBucket[];
}

/** The middle of the bucket that holds the nearest rank, but never beyond the smallest and largest value. */
export function nearestRank({ count, min, max, buckets }: CountedValues, percent: number): number | null {
  if (count === 0 || min === null || max === null) return null;
  // The product is rounded before the quotient, so that 95 % of 100 is 95 and not a little more.
  const rank = Math.max(1, Math.ceil((percent * count) / 100));
  if (rank === 1) return min;
  if (rank >= count) return max;
  let seen = 0;
  for (const { from, to, count: inside } of buckets) {
    seen += inside;
    if (seen >= rank) return Math.min(Math.max(from === to ? from : from / 2 + to / 2, min), max);
  }
  return max;
}
