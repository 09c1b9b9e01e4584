import { type Fraction, ratioOf } from '../../../exact/fraction.js';
import { type ExactTable, type NoAgreementReason, squaresOf, sumOf } from './rating-table.js';

/** Mean squares of the two-way table, exact, in one common unit. */
export interface MeanSquares {
  readonly between: Fraction;
  readonly within: Fraction;
  readonly raters: Fraction;
  readonly residual: Fraction;
}

/** Mean squares of a table, or why there are none. Sums of squares times items x raters are whole numbers. */
export function meanSquares({ rows, items, raters }: ExactTable): MeanSquares | NoAgreementReason {
  if (items < 2) return 'tooFewItems';
  if (raters < 2) return 'tooFewRaters';
  if (rows.some((row) => row.includes(null))) return 'missingRatings';
  const complete = rows as readonly (readonly bigint[])[];
  const [n, k] = [BigInt(items), BigInt(raters)];
  const rowSums = complete.map(sumOf);
  const columnSums = Array.from({ length: raters }, (_, j) => sumOf(complete.map((row) => row[j] ?? 0n)));
  const square = sumOf(rowSums) ** 2n;
  const total = n * k * squaresOf(complete.flat()) - square;
  if (total === 0n) return 'noVariance';
  const between = n * squaresOf(rowSums) - square;
  const raterSum = k * squaresOf(columnSums) - square;
  return {
    between: ratioOf(between, n - 1n),
    within: ratioOf(total - between, n * (k - 1n)),
    raters: ratioOf(raterSum, k - 1n),
    residual: ratioOf(total - between - raterSum, (n - 1n) * (k - 1n)),
  };
}
