/** What {@link sortWithOrder} fills, and its working memory; one of these serves many columns of one length. */
export interface SortedColumn {
  /** The values in ascending order. */
  readonly values: Float64Array;
  /** Where each sorted value stood before; equal values keep the order they came in. */
  readonly order: Uint32Array;
  readonly work: SortWork;
}

interface SortWork {
  readonly high: Uint32Array;
  readonly low: Uint32Array;
  readonly nextHigh: Uint32Array;
  readonly nextLow: Uint32Array;
  readonly nextOrder: Uint32Array;
  readonly counts: Uint32Array;
}

/** Below this a comparison sort is faster than clearing the counters of a radix sort. */
const SMALL = 256;
const DIGITS = 6;
const BUCKETS = 2048;
/** Eleven, eleven and ten bits of the lower half, then of the upper half. */
const SHIFTS = [0, 11, 22, 0, 11, 22] as const;

/** Room for sorting columns of one length, which {@link sortWithOrder} fills. */
export function sortedColumn(length: number): SortedColumn {
  const size = length > SMALL ? length : 0;
  const block = (): Uint32Array => new Uint32Array(size);
  return {
    values: new Float64Array(length),
    order: new Uint32Array(length),
    work: {
      high: block(),
      low: block(),
      nextHigh: block(),
      nextLow: block(),
      nextOrder: block(),
      counts: new Uint32Array(size === 0 ? 0 : DIGITS * BUCKETS),
    },
  };
}

/**
 * Sorts a column, ascending, and remembers where each value came from.
 *
 * Radix sort on the bits of the doubles (LSD, eleven bits a pass; passes over a digit that all share are left out), so
 * the time is linear. Source: D. E. Knuth, "The Art of Computer Programming" 3, 5.2.5; the order-preserving reading of
 * the bits of a double is that of M. Herf, "Radix tricks", 2001.
 *
 * @param column - Numbers without NaN; they are not changed. Minus zero counts as zero.
 * @param into - Room of the same length, see {@link sortedColumn}.
 * @param sign - -1 sorts the negated values.
 */
export function sortWithOrder(column: Float64Array, into: SortedColumn, sign: 1 | -1 = 1): void {
  const { values, order } = into;
  // Adding zero turns minus zero into zero, which its bits would not tell.
  for (let i = 0; i < column.length; i++) values[i] = sign * column[i]! + 0;
  if (column.length > SMALL) {
    radixSort(into);
    return;
  }
  const given = values.slice();
  for (let i = 0; i < order.length; i++) order[i] = i;
  order.sort((a, b) => (given[a]! < given[b]! ? -1 : given[a]! > given[b]! ? 1 : a - b));
  for (let i = 0; i < order.length; i++) values[i] = given[order[i]!]!;
}

function radixSort({ values, order, work }: SortedColumn): void {
  const n = values.length;
  const counts = countDigits(values, order, work);
  let { high, low, nextHigh, nextLow, nextOrder } = work;
  let from = order;
  for (let digit = 0; digit < DIGITS; digit++) {
    const shift = SHIFTS[digit]!;
    const base = digit * BUCKETS;
    const keys = digit < 3 ? low : high;
    if (counts[base + ((keys[0]! >>> shift) & (BUCKETS - 1))] === n) continue;
    let start = 0;
    for (let bucket = base; bucket < base + BUCKETS; bucket++) {
      const count = counts[bucket]!;
      counts[bucket] = start;
      start += count;
    }
    for (let i = 0; i < n; i++) {
      const bucket = base + ((keys[i]! >>> shift) & (BUCKETS - 1));
      const at = counts[bucket]!;
      counts[bucket] = at + 1;
      nextHigh[at] = high[i]!;
      nextLow[at] = low[i]!;
      nextOrder[at] = from[i]!;
    }
    [high, nextHigh] = [nextHigh, high];
    [low, nextLow] = [nextLow, low];
    [from, nextOrder] = [nextOrder, from];
  }
  if (from !== order) order.set(from);
  const bits = new Uint32Array(values.buffer, values.byteOffset, 2 * n);
  const upper = upperHalf();
  for (let i = 0; i < n; i++) {
    const key = high[i]!;
    const flip = key >>> 31 === 1 ? 0 : 0xffffffff;
    bits[2 * i + upper] = (key ^ (flip | 0x80000000)) >>> 0;
    bits[2 * i + 1 - upper] = (low[i]! ^ flip) >>> 0;
  }
}

/** Turns the doubles into keys whose unsigned order is theirs, and counts each digit of the keys. */
function countDigits(values: Float64Array, order: Uint32Array, { high, low, counts }: SortWork): Uint32Array {
  const bits = new Uint32Array(values.buffer, values.byteOffset, 2 * values.length);
  const upper = upperHalf();
  counts.fill(0);
  for (let i = 0; i < values.length; i++) {
    const top = bits[2 * i + upper]!;
    // A negative number has all its bits turned round, any other only its sign.
    const flip = top >>> 31 === 1 ? 0xffffffff : 0;
    const h = (top ^ (flip | 0x80000000)) >>> 0;
    const l = (bits[2 * i + 1 - upper]! ^ flip) >>> 0;
    high[i] = h;
    low[i] = l;
    order[i] = i;
    counts[l & (BUCKETS - 1)]!++;
    counts[BUCKETS + ((l >>> 11) & (BUCKETS - 1))]!++;
    counts[2 * BUCKETS + (l >>> 22)]!++;
    counts[3 * BUCKETS + (h & (BUCKETS - 1))]!++;
    counts[4 * BUCKETS + ((h >>> 11) & (BUCKETS - 1))]!++;
    counts[5 * BUCKETS + (h >>> 22)]!++;
  }
  return counts;
}

/** Whether the upper half of a double stands second in memory (1) or first (0). */
function upperHalf(): 0 | 1 {
  return new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 1 : 0;
}
