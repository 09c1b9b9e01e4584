import { type Fraction, ratioOf } from '../../exact/fraction.js';

/** An exact ratio whose parts may have common factors: reducing the sum of thousands of ratios would cost seconds. */
export interface Ratio {
  readonly n: bigint;
  /** Above zero. */
  readonly d: bigint;
}

const CUT_BITS = 256n;
const LARGE: bigint = /* @__PURE__ */ BigInt('0x1'.padEnd(515, '0'));

/** Compares a ratio of at least zero with a fraction of at least zero, exactly. */
export function compareRatio(ratio: Ratio, limit: Fraction): -1 | 0 | 1 {
  const left = ratio.n * limit.d;
  const right = limit.n * ratio.d;
  return left < right ? -1 : left > right ? 1 : 0;
}

/**
 * The mean of ratios and a number of ones, exactly.
 *
 * @param ratios - Ratios of at least zero.
 * @param ones - How many further ratios are 1.
 * @param count - Number of all of them, above zero.
 * @returns The unreduced mean, and the same as a fraction, cut to 256 binary digits where it is larger.
 */
export function meanRatio(ratios: readonly Ratio[], ones: number, count: number): { exact: Ratio; share: Fraction } {
  const sum = sumOf(sameDenominatorsAdded(ratios));
  const exact = { n: sum.n + BigInt(ones) * sum.d, d: sum.d * BigInt(count) };
  const share = exact.d < LARGE ? ratioOf(exact.n, exact.d) : ratioOf((exact.n << CUT_BITS) / exact.d, 1n << CUT_BITS);
  return { exact, share };
}

function sameDenominatorsAdded(ratios: readonly Ratio[]): Ratio[] {
  const byDenominator = new Map<bigint, bigint>();
  for (const { n, d } of ratios) byDenominator.set(d, (byDenominator.get(d) ?? 0n) + n);
  return [...byDenominator].map(([d, n]) => ({ n, d }));
}

/** Pairs of about equal size, so that long numbers are multiplied few times. */
function sumOf(ratios: readonly Ratio[]): Ratio {
  if (ratios.length <= 1) return ratios[0] ?? { n: 0n, d: 1n };
  const half = ratios.length >> 1;
  const a = sumOf(ratios.slice(0, half));
  const b = sumOf(ratios.slice(half));
  return { n: a.n * b.d + b.n * a.d, d: a.d * b.d };
}
