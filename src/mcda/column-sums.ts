import type { ColumnRange } from './column-range.js';

/** A sum over a column. */
export function sumOf(column: Float64Array, term: (value: number) => number): number {
  let sum = 0;
  for (let i = 0; i < column.length; i++) sum += term(column[i]!);
  return sum;
}

/** Euclidean length of a column; the unit goes first, so that squares neither overflow nor vanish. */
export function normOf(column: Float64Array, unit = 1): number {
  return Math.sqrt(sumOf(column, (value) => (value * unit) ** 2));
}

/** Range and Euclidean length of a column in one reading; the length holds where squares are ordinary numbers. */
export function rangeAndNorm(column: Float64Array): ColumnRange & { readonly norm: number } {
  let low = column[0]!;
  let high = low;
  // Four sums, because each addition waits for the one before it.
  let [first, second, third, fourth] = [0, 0, 0, 0];
  const fours = column.length - (column.length % 4);
  for (let i = 0; i < fours; i += 4) {
    const a = column[i]!;
    const b = column[i + 1]!;
    const c = column[i + 2]!;
    const d = column[i + 3]!;
    first += a * a;
    second += b * b;
    third += c * c;
    fourth += d * d;
    if (a < low || b < low || c < low || d < low) low = Math.min(low, a, b, c, d);
    if (a > high || b > high || c > high || d > high) high = Math.max(high, a, b, c, d);
  }
  for (let i = fours; i < column.length; i++) {
    const value = column[i]!;
    first += value * value;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return { low, high, norm: Math.sqrt(first + second + (third + fourth)) };
}
