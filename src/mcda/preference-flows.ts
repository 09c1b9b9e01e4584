import { type SortedColumn, sortedColumn, sortWithOrder } from '../numeric/sort-with-order.js';
import type { PreferenceFunction } from './preference-functions.js';

/** Working memory of one decision: every criterion uses the same. */
export interface FlowWork {
  readonly sorted: SortedColumn;
  /** Preference over those below and by those above, by place in the sorted column, before weighing. */
  readonly below: Float64Array;
  readonly above: Float64Array;
  /** Sums and first places of cells, see {@link fillCells}. */
  readonly sums: Float64Array;
  readonly cells: Uint32Array;
}

/** Room for the flows of one decision, which {@link addPreferenceFlows} uses for one criterion after the other. */
export function flowWork(alternatives: number): FlowWork {
  return {
    sorted: sortedColumn(alternatives),
    below: new Float64Array(alternatives),
    above: new Float64Array(alternatives),
    sums: new Float64Array(alternatives),
    cells: new Uint32Array(alternatives),
  };
}

/**
 * Adds one criterion's share to the flows: how far each alternative is preferred to all others, and they to it.
 *
 * The column is sorted once; the alternatives that lie more than a threshold below or above then stand in one stretch,
 * whose ends only move up. A threshold is tested by subtraction, `v_i - v_k > q`, as the definition does, so that
 * differences exactly at a threshold fall on the side they fall on there.
 *
 * @param sign - -1 when less is better.
 * @param factor - The weight over the number of others.
 * @param flows - Leaving and entering flow of each alternative, side by side: 2i and 2i + 1; they are changed.
 */
export function addPreferenceFlows(
  column: Float64Array,
  sign: 1 | -1,
  preference: PreferenceFunction,
  factor: number,
  flows: Float64Array,
  work: FlowWork,
): void {
  sortWithOrder(column, work.sorted, sign);
  const { q = 0, p = 0, s = 0 } = preference;
  switch (preference.shape) {
    case 'usual':
      countBeyond(0, work);
      break;
    case 'uShape':
      countBeyond(q, work);
      break;
    case 'level':
      levelSums(q, p, work);
      break;
    case 'vShape':
      rampSums(0, p, work);
      break;
    case 'linear':
      rampSums(q, p, work);
      break;
    case 'gaussian':
      gaussianSums(s, work);
      break;
  }
  const { order } = work.sorted;
  const { below, above } = work;
  for (let i = 0; i < order.length; i++) {
    const at = 2 * order[i]!;
    flows[at]! += factor * below[i]!;
    flows[at + 1]! += factor * above[i]!;
  }
}

/** How many lie more than `q` below, and above. */
function countBeyond(q: number, { sorted: { values: v }, below, above }: FlowWork): void {
  const n = v.length;
  let b = 0;
  let c = 0;
  for (let i = 0; i < n; i++) {
    const x = v[i]!;
    while (x - v[b]! > q) b++;
    while (c < n && v[c]! - x <= q) c++;
    below[i] = b;
    above[i] = n - c;
  }
}

/** Those beyond `p` count whole, those between `q` and `p` half: the mean of two counts. */
function levelSums(q: number, p: number, work: FlowWork): void {
  countBeyond(q, work);
  const weak = [work.below.slice(), work.above.slice()] as const;
  countBeyond(p, work);
  for (let i = 0; i < work.below.length; i++) {
    work.below[i] = (work.below[i]! + weak[0][i]!) / 2;
    work.above[i] = (work.above[i]! + weak[1][i]!) / 2;
  }
}

/** Above this a ramp is scaled down: sums of two differences could pass the largest double. */
const HUGE = 1e300;
const SHRINK = 2 ** -20;

/** Those beyond `p` count whole, those between `q` and `p` by (d - q) / (p - q). */
function rampSums(q: number, p: number, work: FlowWork): void {
  if (p > HUGE) {
    // A power of two leaves every figure as it is but those too small to matter on a ramp of this length.
    const { values } = work.sorted;
    for (let i = 0; i < values.length; i++) values[i]! *= SHRINK;
    rampSums(q * SHRINK, p * SHRINK, work);
    return;
  }
  const length = p - q;
  if (length === 0) {
    countBeyond(p, work);
    return;
  }
  fillCells(length, work);
  const { below, above, sums, cells } = work;
  const v = work.sorted.values;
  const n = v.length;
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let i = 0; i < n; i++) {
    const x = v[i]!;
    while (x - v[a]! > p) a++;
    while (x - v[b]! > q) b++;
    while (c < n && v[c]! - x <= q) c++;
    while (d < n && v[d]! - x <= p) d++;
    let sum = a;
    for (let last = b - 1; last >= a; ) {
      const cell = cells[last]!;
      const from = cell < a ? a : cell;
      const inside = sums[last]! - (from > cell ? sums[from - 1]! : 0);
      sum += (last - from + 1) * ((x - v[cell]! - q) / length) - inside;
      last = from - 1;
    }
    // Rounding may leave the sum of a few tiny shares a hair below nothing.
    below[i] = sum > a ? sum : a;
    sum = n - d;
    for (let last = d - 1; last >= c; ) {
      const cell = cells[last]!;
      const from = cell < c ? c : cell;
      const inside = sums[last]! - (from > cell ? sums[from - 1]! : 0);
      sum += inside + (last - from + 1) * ((v[cell]! - x - q) / length);
      last = from - 1;
    }
    above[i] = sum > n - d ? sum : n - d;
  }
}

/**
 * Cuts the sorted column into cells no longer than the ramp and sums, within each cell, how far the values lie from
 * its first one, in lengths of the ramp.
 *
 * Sums over the whole column would lose the digits of a ramp that is short beside the range of the figures; within a
 * cell every term is between 0 and 1. A stretch as long as the ramp touches two cells, or one more by rounding.
 */
function fillCells(length: number, { sorted: { values: v }, sums, cells }: FlowWork): void {
  let cell = 0;
  let sum = 0;
  let lost = 0;
  for (let i = 0; i < v.length; i++) {
    if (v[i]! - v[cell]! > length) {
      cell = i;
      sum = 0;
      lost = 0;
    }
    // Kahan's summation: long cells keep their last digits.
    const term = (v[i]! - v[cell]!) / length - lost;
    const next = sum + term;
    lost = next - sum - term;
    sum = next;
    sums[i] = sum;
    cells[i] = cell;
  }
}

/** Beyond so many s a Gaussian preference is 1 to the last bit: exp(-38.7) is below a quarter of its unit. */
const FULL = 8.8;

/** Gaussian preference has no prefix form: every pair within reach of each other, without an n x n table. */
function gaussianSums(s: number, { sorted: { values: v }, below, above }: FlowWork): void {
  const n = v.length;
  above.fill(0);
  let a = 0;
  let d = 0;
  for (let i = 0; i < n; i++) {
    const x = v[i]!;
    while (reaches(x - v[a]!, s)) a++;
    while (d < n && !reaches(v[d]! - x, s)) d++;
    let sum = 0;
    for (let k = a; k < i; k++) {
      const z = s === 0 ? 0 : (x - v[k]!) / s;
      const share = 1 - Math.exp((z * z) / -2);
      sum += share;
      above[k]! += share;
    }
    below[i] = a + sum;
    above[i]! += n - d;
  }
}

function reaches(difference: number, s: number): boolean {
  // Where s is 0 any difference is enough.
  return difference > 0 && difference / s > FULL;
}
