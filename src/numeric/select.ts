/**
 * Brings the k-th smallest number to position k, smaller ones before it, larger ones after it.
 *
 * Quickselect with a median-of-three pivot, and a sort where it makes no progress, so that no order of the input
 * makes it slow.
 *
 * @param work - Numbers without NaN; reordered in place between `from` and `to` (excluded).
 * @returns The number at position k.
 */
export function selectInPlace(work: Float64Array, k: number, from: number, to: number): number {
  let low = from;
  let high = to - 1;
  for (let tries = 0; high - low > 24; tries++) {
    if (tries > 60) {
      work.subarray(low, high + 1).sort();
      return work[k]!;
    }
    const pivot = middleOf(work[low]!, work[(low + high) >>> 1]!, work[high]!);
    let i = low;
    let j = high;
    while (i <= j) {
      while (work[i]! < pivot) i++;
      while (work[j]! > pivot) j--;
      if (i <= j) {
        const held = work[i]!;
        work[i++] = work[j]!;
        work[j--] = held;
      }
    }
    if (k <= j) high = j;
    else if (k >= i) low = i;
    else return work[k]!;
  }
  insertionSort(work, low, high);
  return work[k]!;
}

/** Median of the first `count` numbers, which are reordered; of an even count the mean of the two middle ones. */
export function medianInPlace(work: Float64Array, count: number): number {
  const upper = selectInPlace(work, count >>> 1, 0, count);
  if (count % 2 === 1) return upper;
  let lower = work[0]!;
  for (let i = 1; i < count >>> 1; i++) if (work[i]! > lower) lower = work[i]!;
  return meanOfTwo(lower, upper);
}

/** The mean of two numbers; their sum may pass the largest double. */
export function meanOfTwo(a: number, b: number): number {
  const sum = a + b;
  return Number.isFinite(sum) ? sum / 2 : a / 2 + b / 2;
}

function middleOf(a: number, b: number, c: number): number {
  if (a < b) return b < c ? b : a < c ? c : a;
  return a < c ? a : b < c ? c : b;
}

function insertionSort(work: Float64Array, low: number, high: number): void {
  for (let i = low + 1; i <= high; i++) {
    const value = work[i]!;
    let j = i - 1;
    for (; j >= low && work[j]! > value; j--) work[j + 1] = work[j]!;
    work[j + 1] = value;
  }
}
