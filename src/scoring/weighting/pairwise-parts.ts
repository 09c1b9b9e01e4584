import { type PairwiseMatrix, ratioAt } from './pairwise.js';

/**
 * The parts that judgements fall into: items in one part can be compared with one another, directly or through others.
 *
 * @returns The names in each part, in the order of the items; one part when the judgements connect all.
 */
export function partsOf(matrix: PairwiseMatrix): string[][] {
  const part = new Array<number>(matrix.size).fill(-1);
  let parts = 0;
  for (let start = 0; start < matrix.size; start++) {
    if (part[start] !== -1) continue;
    const open = [start];
    part[start] = parts;
    for (let i = open.pop(); i !== undefined; i = open.pop()) {
      for (let j = 0; j < matrix.size; j++) {
        if (part[j] !== -1 || ratioAt(matrix, i, j) === 0) continue;
        part[j] = parts;
        open.push(j);
      }
    }
    parts++;
  }
  return Array.from({ length: parts }, (_, k) => matrix.items.filter((_item, i) => part[i] === k));
}
