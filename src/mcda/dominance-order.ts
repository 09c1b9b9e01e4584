import { sortedColumn, sortWithOrder } from '../numeric/sort-with-order.js';
import type { DecisionMatrix } from './decision-matrix.js';

/** Alternatives that differ, in an order in which whoever dominates another stands before it. */
export interface DistinctRows {
  /** Row by row the places of its figures, see {@link columnPlaces}. */
  readonly places: Uint32Array;
  /** The row of each alternative; equal alternatives share one. */
  readonly rowOf: Uint32Array;
}

/** Each figure's place in its column, 0 for the best and the same for equals: no scale and no direction is left. */
export function columnPlaces(matrix: DecisionMatrix): Uint32Array[] {
  const sorted = sortedColumn(matrix.alternatives);
  return matrix.columns.map((column, j) => {
    sortWithOrder(column, sorted, matrix.directions[j] === 'cost' ? 1 : -1);
    const places = new Uint32Array(column.length);
    let place = 0;
    for (let k = 0; k < column.length; k++) {
      if (k > 0 && sorted.values[k]! > sorted.values[k - 1]!) place++;
      places[sorted.order[k]!] = place;
    }
    return places;
  });
}

/**
 * Puts alternatives in order and joins equal ones.
 *
 * Up to three criteria they stand by the first place, then the second, then the third; with more by the sum of their
 * places, strongest first, because a strong one dominates most of what follows. Whole numbers keep both orders exact.
 */
export function distinctRows(columns: readonly Uint32Array[], alternatives: number): DistinctRows {
  const order = columns.length > 3 ? bySum(byPlaces(columns, alternatives), columns) : byPlaces(columns, alternatives);
  const count = columns.length;
  const places = new Uint32Array(alternatives * count);
  const rowOf = new Uint32Array(alternatives);
  let rows = 0;
  order.forEach((i, at) => {
    const before = at === 0 ? -1 : order[at - 1]!;
    if (before < 0 || columns.some((column) => column[i] !== column[before])) {
      columns.forEach((column, j) => {
        places[rows * count + j] = column[i]!;
      });
      rows++;
    }
    rowOf[i] = rows - 1;
  });
  return { places: places.subarray(0, rows * count), rowOf };
}

/** Counting sorts from the last column to the first; each keeps the order of the one before among equals. */
function byPlaces(columns: readonly Uint32Array[], alternatives: number): Uint32Array {
  let order = Uint32Array.from({ length: alternatives }, (_, i) => i);
  let next = new Uint32Array(alternatives);
  for (let j = columns.length - 1; j >= 0; j--) {
    const column = columns[j]!;
    const starts = new Uint32Array(alternatives + 1);
    for (let i = 0; i < alternatives; i++) starts[column[i]! + 1]!++;
    for (let place = 0; place < alternatives; place++) starts[place + 1]! += starts[place]!;
    for (const i of order) next[starts[column[i]!]!++] = i;
    [order, next] = [next, order];
  }
  return order;
}

function bySum(order: Uint32Array, columns: readonly Uint32Array[]): Uint32Array {
  const sums = Float64Array.from(order, (i) => columns.reduce((sum, column) => sum + column[i]!, 0));
  const sorted = sortedColumn(order.length);
  sortWithOrder(sums, sorted);
  return sorted.order.map((at) => order[at]!);
}
