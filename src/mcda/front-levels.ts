/**
 * Whether one row of places is nowhere behind another: then it dominates, given that they differ.
 *
 * @param places - Row by row, 0 for the best.
 * @param one - Where the first row starts, as `other` says of the second.
 */
export function reachesAll(places: Uint32Array, one: number, other: number, criteria: number): boolean {
  for (let j = 0; j < criteria; j++) if (places[one + j]! > places[other + j]!) return false;
  return true;
}

/**
 * Fronts for two criteria: one sweep, with a binary search over the best second place of each front so far.
 *
 * @param places - Distinct rows of two, by the first place and then the second.
 * @returns The front of each row, from 0.
 */
export function frontsOfTwo(places: Uint32Array): Uint32Array {
  const levels = new Uint32Array(places.length / 2);
  // Ascending: a front is reached only through one that stands before it.
  const best = new Uint32Array(levels.length);
  let fronts = 0;
  for (let row = 0; row < levels.length; row++) {
    const second = places[2 * row + 1]!;
    const level = firstWhere(fronts, (front) => best[front]! > second);
    best[level] = second;
    if (level === fronts) fronts++;
    levels[row] = level;
  }
  return levels;
}

/**
 * Fronts for three criteria by divide and conquer: the fronts of the first half, then what they mean for the second
 * half, found by a sweep over the second place with a tree of maxima over the third.
 *
 * Source: H. T. Kung, F. Luccio, F. P. Preparata, "On finding the maxima of a set of vectors", J. ACM 22 (1975).
 *
 * @param places - Distinct rows of three, by the first place, then the second, then the third.
 * @returns The front of each row, from 0.
 */
export function frontsOfThree(places: Uint32Array): Uint32Array {
  const count = places.length / 3;
  const levels = new Uint32Array(count);
  const thirds = Uint32Array.from(levels, (_, row) => places[3 * row + 2]!);
  const tree = new Uint32Array(thirds.reduce((high, third) => Math.max(high, third), 0) + 2);
  const bySecond = Uint32Array.from(levels, (_, row) => row).sort(
    (a, b) => places[3 * a + 1]! - places[3 * b + 1]! || a - b,
  );
  divide(0, count, bySecond);
  return levels;

  function divide(start: number, end: number, rows: Uint32Array): void {
    if (end - start < 2) return;
    const middle = (start + end) >>> 1;
    const first = rows.filter((row) => row < middle);
    divide(start, middle, first);
    for (const row of rows) {
      if (row < middle) raise(thirds[row]!, levels[row]! + 1);
      else levels[row] = Math.max(levels[row]!, highest(thirds[row]!));
    }
    for (const row of first) clear(thirds[row]!);
    divide(
      middle,
      end,
      rows.filter((row) => row >= middle),
    );
  }

  function raise(third: number, level: number): void {
    for (let k = third + 1; k < tree.length; k += k & -k) if (tree[k]! < level) tree[k] = level;
  }

  function highest(third: number): number {
    let found = 0;
    for (let k = third + 1; k > 0; k -= k & -k) if (tree[k]! > found) found = tree[k]!;
    return found;
  }

  function clear(third: number): void {
    for (let k = third + 1; k < tree.length; k += k & -k) tree[k] = 0;
  }
}

/**
 * Fronts for any number of criteria: each row is compared with the fronts so far, which it searches by halves, because
 * a row that some front does not reach is not reached by a later one.
 *
 * @param places - Distinct rows in an order in which whoever dominates another stands before it.
 * @returns The front of each row, from 0.
 */
export function frontsOfMany(places: Uint32Array, criteria: number): Uint32Array {
  const levels = new Uint32Array(places.length / criteria);
  const fronts: number[][] = [];
  for (let row = 0; row < levels.length; row++) {
    const at = row * criteria;
    const free = (front: number): boolean =>
      !fronts[front]!.some((other) => reachesAll(places, other * criteria, at, criteria));
    const level = firstWhere(fronts.length, free);
    if (level === fronts.length) fronts.push([row]);
    else fronts[level]!.push(row);
    levels[row] = level;
  }
  return levels;
}

/** The first of 0, 1, ... for which a test holds that holds for all after it; `count` when there is none. */
function firstWhere(count: number, holds: (position: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
