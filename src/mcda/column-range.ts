/** The smallest and the largest figure of a column. */
export interface ColumnRange {
  readonly low: number;
  readonly high: number;
}

/** The range of a column of at least one finite figure. */
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

/** The largest magnitude of figures within a range. */
export function magnitudeOf({ low, high }: ColumnRange): number {
  return Math.max(-low, high);
}

/**
 * What figures are multiplied by so that their sums and squares neither overflow nor vanish: a power of two, which
 * changes no digit. Figures that are close to each other keep what sets them apart.
 *
 * @param largest - Their largest magnitude, above 0; the power brings it to about 1.
 */
export function binaryUnit(largest: number): number {
  return 2 ** -Math.max(-1022, Math.min(1022, Math.floor(Math.log2(largest))));
}

/**
 * A column on the scale of its own range: 0 for the worst figure, 1 for the best.
 *
 * @param column - Figures that are not all equal.
 * @param cost - Whether the smallest figure is the best.
 */
export function unitRange(column: Float64Array, cost: boolean): Float64Array {
  const { low, high } = columnRange(column);
  // Halves, where the range itself would pass the largest double.
  const unit = Number.isFinite(high - low) ? 1 : 0.5;
  const from = (cost ? high : low) * unit;
  const range = (cost ? low : high) * unit - from;
  return column.map((value) => (value * unit - from) / range);
}
