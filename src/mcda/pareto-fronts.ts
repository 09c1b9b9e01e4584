import { flagIssues } from '../core/check.js';
import { throwIssues } from '../core/errors.js';
import { checkOptions } from '../core/options.js';
import { checkMatrix, type DecisionMatrix } from './decision-matrix.js';
import { columnPlaces, type DistinctRows, distinctRows } from './dominance-order.js';
import { frontsOfMany, frontsOfThree, frontsOfTwo, reachesAll } from './front-levels.js';

/** What {@link paretoFronts} is asked for. */
export interface ParetoFrontsOptions {
  /** Whether every alternative's dominators are listed, which takes time and memory of n². @defaultValue `false` */
  readonly dominatedBy?: boolean;
}

/** Alternatives peeled into fronts of those that none of the remaining ones dominates. */
export interface ParetoFronts {
  /** Positions of the alternatives that no other dominates, ascending: the first front. */
  readonly nonDominated: readonly number[];
  /** Front of each alternative, from 1; one more than the longest chain of alternatives that dominate it in turn. */
  readonly fronts: readonly number[];
  /** For each alternative the positions of those that dominate it, ascending; `null` unless asked for. */
  readonly dominatedBy: readonly (readonly number[])[] | null;
}

/**
 * Pareto dominance: which alternatives are at least matched on every criterion and beaten on one, front by front.
 *
 * No weight is needed: whatever the weights, some alternative of the first front wins a weighted sum. Equal alternatives
 * do not dominate each other. Figures are compared exactly. One or two criteria take O(n log n) time, three O(n log² n);
 * with more, alternatives are compared with the fronts found so far, strongest first.
 *
 * Source: K. Deb et al., "A fast and elitist multiobjective genetic algorithm: NSGA-II", 2002 (fronts); X. Zhang et al.,
 * "An efficient approach to nondominated sorting", 2015 (binary search over fronts).
 *
 * @param matrix - The decision.
 * @param options - Whether dominators are listed.
 * @returns Fronts, and the positions in the first one.
 * @throws {@link VendorwiseError} `INVALID_TYPE`, `UNKNOWN_KEY`.
 * @example
 * ```ts
 * import { decisionMatrix, paretoFronts } from 'vendorwise/mcda';
 * const matrix = decisionMatrix({
 *   rows: [[4, 118], [3, 104], [3, 130], [5, 150]],
 *   directions: ['benefit', 'cost'],
 * });
 * paretoFronts(matrix).nonDominated; // => [0, 1, 3]
 * paretoFronts(matrix).fronts; // => [1, 1, 2, 1]
 * paretoFronts(matrix, { dominatedBy: true }).dominatedBy?.[2]; // => [0, 1]
 * ```
 */
export function paretoFronts(matrix: DecisionMatrix, options: ParetoFrontsOptions = {}): ParetoFronts {
  checkMatrix(matrix);
  checkOptions(options, { dominatedBy: true });
  const { dominatedBy = false } = options;
  throwIssues(flagIssues(dominatedBy, 'options.dominatedBy'));
  const places = columnPlaces(matrix);
  const rows = distinctRows(places, matrix.alternatives);
  const levels = levelsOf(rows, places.length);
  const fronts = Array.from(rows.rowOf, (row) => levels[row]! + 1);
  return {
    nonDominated: fronts.flatMap((front, i) => (front === 1 ? [i] : [])),
    fronts,
    dominatedBy: dominatedBy ? dominators(rows, places.length) : null,
  };
}

function levelsOf(rows: DistinctRows, criteria: number): Uint32Array {
  if (criteria === 1) return rows.places;
  if (criteria === 2) return frontsOfTwo(rows.places);
  return criteria === 3 ? frontsOfThree(rows.places) : frontsOfMany(rows.places, criteria);
}

function dominators({ places, rowOf }: DistinctRows, criteria: number): number[][] {
  const alike: number[][] = Array.from({ length: places.length / criteria }, () => []);
  rowOf.forEach((row, i) => {
    alike[row]!.push(i);
  });
  const above = alike.map((_, row) => {
    const found: number[] = [];
    // Whoever dominates a row stands before it.
    for (let other = 0; other < row; other++) {
      if (reachesAll(places, other * criteria, row * criteria, criteria)) found.push(...alike[other]!);
    }
    return found.sort((a, b) => a - b);
  });
  return Array.from(rowOf, (row) => [...above[row]!]);
}
