import { issue, throwIssues, type VendorwiseIssue } from '../core/errors.js';
import { columnRange } from './column-range.js';
import type { CriterionDirection, DecisionMatrix } from './decision-matrix.js';

/** At most so many wrong figures are named. */
const NAMED = 100;

/**
 * Refuses figures that have no ratio to each other: below zero, and where costs are divided by, zero.
 *
 * A constant column is let through whatever it holds: it tells nobody apart, so nothing has to be divided.
 *
 * @param method - Its name, for the message.
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
 * Fills `out` with the ratios to the best figure of a column that {@link requireRatios} let through: x / max for a
 * benefit, min / x for a cost; all 1 when the column is constant.
 */
export function linearRatios(column: Float64Array, direction: CriterionDirection, out: Float64Array): void {
  const { low, high } = columnRange(column);
  if (low === high) {
    out.fill(1);
    return;
  }
  for (let i = 0; i < column.length; i++) {
    out[i] = direction === 'cost' ? low / column[i]! : column[i]! / high;
  }
}
