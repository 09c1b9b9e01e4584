import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addExact, exactSum, mergeExact, sumExactly } from '../../src/numeric/exact-sum.js';

const value = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e200, max: 1e200 });

/** The sum in whole multiples of 2^-1074, rounded by the conversion of a whole number. */
function slowSum(values: readonly number[]): number {
  const units = values.reduce((sum, one) => sum + asUnits(one), 0n);
  const size = units < 0n ? -units : units;
  const bits = size.toString(2).length;
  if (bits <= 53) return Number(units) * 2 ** -537 * 2 ** -537;
  const shift = BigInt(bits - 55);
  const head = (size >> shift) | (size & ((1n << shift) - 1n) ? 1n : 0n);
  const exponent = Number(shift) - 1074;
  const half = Math.trunc(exponent / 2);
  const scaled = Number(head) * 2 ** half * 2 ** (exponent - half);
  return units < 0n ? -scaled : scaled;
}

function asUnits(x: number): bigint {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, x);
  const raw = bits.getBigUint64(0);
  const exponent = Number((raw >> 52n) & 0x7ffn);
  const fraction = raw & 0xfffffffffffffn;
  const size = exponent === 0 ? fraction : (fraction | 0x10000000000000n) << BigInt(exponent - 1);
  return x < 0 ? -size : size;
}

describe('exact sums', () => {
  it('agree with whole-number arithmetic', () => {
    fc.assert(
      fc.property(fc.array(value, { maxLength: 30 }), (values) => {
        // Subnormal results are rounded twice by the slow version.
        const expected = slowSum(values);
        fc.pre(expected === 0 || Math.abs(expected) > 1e-290);
        expect(sumExactly(values) + 0).toBe(expected + 0);
      }),
      { numRuns: 2000 },
    );
  });

  it('do not depend on the order or on how the numbers are split', () => {
    fc.assert(
      fc.property(fc.array(value, { maxLength: 40 }), fc.nat(40), (values, cut) => {
        const once = sumExactly(values);
        expect(sumExactly([...values].reverse())).toBe(once);
        const left = values.slice(0, cut).reduce(addExact, [] as number[]);
        const right = values.slice(cut).reduce(addExact, [] as number[]);
        expect(exactSum(mergeExact(right, left))).toBe(once);
      }),
    );
  });
});
