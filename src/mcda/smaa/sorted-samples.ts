/** Sorts the totals of one sample after the other, highest first. */
export interface TotalSorter {
  /** Positions of the alternatives of the last sample, best first. */
  readonly order: Int32Array;
  /** Sorts the totals that stand at `start` and behind it. */
  readonly sort: (totals: Float64Array, start: number) => void;
}

/** Insertion is quickest for so few; longer lists are merged from runs of this length. */
const RUN = 32;

/**
 * A sorter, with its own buffers, for samples of totals that stand in about the right order already: the alternatives
 * are listed best on average first, so that few have to move.
 */
export function totalSorter(count: number): TotalSorter {
  const order = new Int32Array(count);
  const keys = new Float64Array(count);
  const spareOrder = new Int32Array(count);
  const spareKeys = new Float64Array(count);
  const insert = (totals: Float64Array, start: number, from: number, to: number): void => {
    for (let a = from; a < to; a++) {
      const key = totals[start + a] as number;
      let b = a - 1;
      while (b >= from && (keys[b] as number) < key) {
        keys[b + 1] = keys[b] as number;
        order[b + 1] = order[b] as number;
        b -= 1;
      }
      keys[b + 1] = key;
      order[b + 1] = a;
    }
  };
  const merge = (from: number, middle: number, to: number): void => {
    if ((keys[middle - 1] as number) >= (keys[middle] as number)) return;
    for (let a = from; a < middle; a++) {
      spareKeys[a] = keys[a] as number;
      spareOrder[a] = order[a] as number;
    }
    let [left, right, at] = [from, middle, from];
    while (left < middle) {
      const fromRight = right < to && (keys[right] as number) > (spareKeys[left] as number);
      keys[at] = (fromRight ? keys[right] : spareKeys[left]) as number;
      order[at] = (fromRight ? order[right] : spareOrder[left]) as number;
      if (fromRight) right += 1;
      else left += 1;
      at += 1;
    }
  };
  const sort = (totals: Float64Array, start: number): void => {
    for (let from = 0; from < count; from += RUN) insert(totals, start, from, Math.min(count, from + RUN));
    for (let run = RUN; run < count; run *= 2) {
      for (let from = 0; from + run < count; from += 2 * run) merge(from, from + run, Math.min(count, from + 2 * run));
    }
  };
  return { order, sort };
}
