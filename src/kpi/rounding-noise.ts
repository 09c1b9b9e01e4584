const DIGITS = 15;
/** Two numbers that agree to 15 significant digits differ by no more than this share of their size. */
const SAME_SHARE = 1e-14;

/**
 * Makes values equal that are decimals with the rounding of doubles (0.1 + 0.2 and 0.3): they would count as a rise.
 * All of them are cut to 15 significant digits, as they are compared with targets, where some come that close.
 */
export function withoutRoundingNoise(values: readonly (number | null)[]): readonly (number | null)[] {
  const present = new Float64Array(values.length);
  let count = 0;
  for (const value of values) if (value !== null) present[count++] = value;
  const sorted = present.subarray(0, count).sort();
  for (let i = 1; i < count; i++) {
    const low = sorted[i - 1]!;
    const high = sorted[i]!;
    if (low !== high && high - low <= SAME_SHARE * Math.max(Math.abs(low), Math.abs(high))) {
      return values.map((value) => (value === null ? null : Number(value.toPrecision(DIGITS))));
    }
  }
  return values;
}
