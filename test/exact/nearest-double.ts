/**
 * The double nearest to n / d, ties to even, found by trying: of the doubles, the two beside the quotient are closed in
 * on by halving the space of their bit patterns, and compared with it as whole numbers.
 */
export function nearestDouble(n: bigint, d: bigint): number {
  if (n < 0n) return -nearestDouble(-n, d);
  // The bit patterns of doubles from 0 on are in the order of the doubles; the last one is the largest double.
  let low = 0n;
  let high = 0x7fefffffffffffffn;
  if (!isAbove(high, n, d)) low = high;
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (isAbove(middle, n, d)) high = middle;
    else low = middle;
  }
  if (low === 0x7fefffffffffffffn) {
    const limit = unitsOf(low) + 2n ** 2044n;
    return n * 2n ** 1074n < limit * d ? Number.MAX_VALUE : Number.POSITIVE_INFINITY;
  }
  // Twice the quotient against the sum of its neighbours, in units of 2^-1074.
  const twice = 2n * n * 2n ** 1074n;
  const middle = (unitsOf(low) + unitsOf(low + 1n)) * d;
  if (twice === middle) return doubleOf(low % 2n === 0n ? low : low + 1n);
  return doubleOf(twice < middle ? low : low + 1n);
}

const isAbove = (bits: bigint, n: bigint, d: bigint): boolean => unitsOf(bits) * d > n * 2n ** 1074n;

/** A double by its bits, in whole multiples of the smallest double. */
function unitsOf(bits: bigint): bigint {
  const exponent = bits >> 52n;
  const rest = bits & (2n ** 52n - 1n);
  return exponent === 0n ? rest : (rest + 2n ** 52n) << (exponent - 1n);
}

function doubleOf(bits: bigint): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, bits);
  return view.getFloat64(0);
}
