import { issue, throwIssues, type VendorwiseIssue } from '../core/errors.js';
import type { CriterionDirection, DecisionMatrix } from './decision-matrix.js';

/** At most so many wrong figures are named. */
const NAMED = 100;

/** The smallest and the largest figure of a column. */
export interface ColumnRange {
  readonly low: number;
  readonly high: number;
}

/**
 * The range of a column.
 *
 * @param column - At least one finite figure.
 * @returns Its smallest and largest figure, in the unit of the column.
 */
export function columnRange(column: Float64Array): ColumnRange {
  let low = column[0] as number;
  let high = low;
  const fours = column.length - (column.length % 4);
  for (let i = 0; i < fours; i += 4) {
    const a = column[i] as number;
    const b = column[i + 1] as number;
    const c = column[i + 2] as number;
    const d = column[i + 3] as number;
    // A new end is rare: one question for four figures is several times as fast as two for each.
    if (a < low || b < low || c < low || d < low) low = Math.min(low, a, b, c, d);
    if (a > high || b > high || c > high || d > high) high = Math.max(high, a, b, c, d);
  }
  for (let i = fours; i < column.length; i++) {
    const value = column[i] as number;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return { low, high };
}

/**
 * Refuses figures that have no ratio to each other: below zero, and where costs are divided by, zero.
 *
 * A constant column is let through whatever it holds: it tells nobody apart, so nothing has to be divided.
 *
 * @param matrix - The decision.
 * @param method - Name of the method, for the message.
 * @param zeroCosts - Whether a cost may be zero.
 * @throws {@link VendorwiseError} `NOT_POSITIVE` with the path `columns[j][i]` (the first hundred places).
 */
export function requireRatios(matrix: DecisionMatrix, method: string, zeroCosts: 'allowed' | 'refused'): void {
  const problems: VendorwiseIssue[] = [];
  matrix.columns.forEach((column, j) => {
    const { low, high } = columnRange(column);
    const positive = matrix.directions[j] === 'cost' && zeroCosts === 'refused';
    if (low === high || low > 0 || (low === 0 && !positive)) return;
    for (let i = 0; i < column.length && problems.length < NAMED; i++) {
      const value = column[i]!;
      if (positive ? value <= 0 : value < 0) problems.push(notPositive(method, j, i, value, positive));
    }
  });
  throwIssues(problems);
}

function notPositive(method: string, j: number, i: number, value: number, positive: boolean): VendorwiseIssue {
  const bound = positive ? 'above 0' : 'at least 0';
  const kind = positive ? 'A cost' : 'A figure';
  return issue('NOT_POSITIVE', `columns[${j}][${i}]`, `${kind} that ${method} makes a ratio of is ${bound}.`, {
    received: value,
    expected: `a number ${bound}`,
    params: { method },
  });
}

/**
 * A column as ratios to its best figure: x / max for a benefit, min / x for a cost; all 1 when the column is constant.
 *
 * @param column - Figures that {@link requireRatios} let through.
 * @param direction - Whether more is better.
 * @param out - Filled with numbers from 0 to 1.
 * @returns `out`.
 */
export function linearRatios(column: Float64Array, direction: CriterionDirection, out: Float64Array): Float64Array {
  const { low, high } = columnRange(column);
  if (low === high) return out.fill(1);
  for (let i = 0; i < column.length; i++) {
    out[i] = direction === 'cost' ? low / column[i]! : column[i]! / high;
  }
  return out;
}
