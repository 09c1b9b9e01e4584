/** Buckets between a power of two and the next: half a bucket is at most 1/128 of the values in it, less than 1 %. */
const STEPS = 64;
/** One step of the scaling loops below. */
const LEAP = 2 ** 31;

/** Counts of neighbouring buckets of one sign. */
export interface BucketSide {
  /** Number of the bucket that the first count stands for. */
  first: number;
  readonly counts: number[];
}

/** A side without counts. */
export function noBuckets(): BucketSide {
  return { first: 0, counts: [] };
}

/**
 * The bucket of a value by its size.
 *
 * @returns The number of the bucket; `null` for 0 and for what is too small to tell from it (below 2^-1022).
 */
export function scaleOf(value: number): number | null {
  let size = Math.abs(value);
  if (size < 2.2250738585072014e-308) return null;
  let exponent = 0;
  while (size < 1) {
    size *= LEAP;
    exponent -= 31;
  }
  while (size >= LEAP) {
    size /= LEAP;
    exponent += 31;
  }
  const bits = 31 - Math.clz32(size);
  // The first six bits below the leading one number the step; a shift takes them from whole numbers, which are most.
  const step = bits >= 6 ? size >>> (bits - 6) : Math.floor(size * 2 ** (6 - bits));
  return (exponent + bits) * STEPS + step - STEPS;
}

/** Lower and upper limit of a bucket. */
export function limitsOf(bucket: number): readonly [low: number, high: number] {
  return [limit(bucket), Math.min(Number.MAX_VALUE, limit(bucket + 1))];
}

function limit(bucket: number): number {
  const octave = Math.floor(bucket / STEPS);
  return 2 ** octave * (1 + (bucket - octave * STEPS) / STEPS);
}

/**
 * Counts in one bucket, making room for it.
 *
 * @param side - Changed in place.
 */
export function addToSide(side: BucketSide, bucket: number, count: number): void {
  const { counts } = side;
  if (counts.length === 0) side.first = bucket;
  const position = bucket - side.first;
  if (position < 0) {
    // Room for every bucket in between, all at once: values that fall further and further would else move the list each time.
    counts.unshift(...new Array<number>(-position).fill(0));
    side.first = bucket;
    counts[0] = count;
    return;
  }
  while (counts.length <= position) counts.push(0);
  counts[position] = (counts[position] ?? 0) + count;
}

/**
 * Adds the counts of one side to another.
 *
 * @param into - Changed in place.
 */
export function mergeSides(into: BucketSide, from: BucketSide): void {
  from.counts.forEach((count, i) => {
    if (count > 0) addToSide(into, from.first + i, count);
  });
}
