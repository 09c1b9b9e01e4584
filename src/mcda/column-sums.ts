import type { ColumnRange } from './ratio-columns.js';

/**
 * A sum over a column.
 *
 * @param column - Figures.
 * @param term - What is summed of each.
 * @returns The sum, in the unit of the terms.
 */
export function sumOf(column: Float64Array, term: (value: number) => number): number {
  let sum = 0;
  for (let i = 0; i < column.length; i++) sum += term(column[i]!);
  return sum;
}

/**
 * What figures are multiplied by so that their sums and squares neither overflow nor vanish: a power of two, which
 * changes no digit. Figures that are close to each other keep what sets them apart.
 *
 * @param largest - Their largest magnitude, above 0.
 * @returns The power of two that brings it to about 1.
 */
export function binaryUnit(largest: number): number {
  return 2 ** -Math.max(-1022, Math.min(1022, Math.floor(Math.log2(largest))));
}

/**
 * Euclidean length of a column.
 *
 * @param column - Figures.
 * @param unit - They are multiplied by this first, so that their squares neither overflow nor vanish.
 * @returns The length, in the unit of the column times `unit`.
 */
export function normOf(column: Float64Array, unit: number): number {
  return Math.sqrt(sumOf(column, (value) => (value * unit) ** 2));
}

/**
 * Range and Euclidean length of a column in one reading.
 *
 * @param column - At least one finite figure.
 * @returns `norm` is of use only where squares of the figures are ordinary numbers.
 */
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
