import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortedColumn, sortWithOrder } from '../../src/numeric/sort-with-order.js';

function check(values: readonly number[], sign: 1 | -1): void {
  const column = Float64Array.from(values);
  const sorted = sortedColumn(column.length);
  sortWithOrder(column, sorted, sign);
  const order = values.map((_, i) => i).sort((a, b) => sign * (values[a]! - values[b]!) || a - b);
  expect(Array.from(sorted.order)).toEqual(order);
  expect(Array.from(sorted.values)).toEqual(order.map((i) => sign * values[i]! + 0));
  expect(Array.from(column)).toEqual(values);
}

describe('sortWithOrder', () => {
  it('sorts short columns, and those of one or no value', () => {
    check([3, 1, 2, 1], 1);
    check([3, 1, 2, 1], -1);
    check([5], 1);
    check([], 1);
  });

  it('keeps the order of equal values, minus zero among them', () => {
    const sorted = sortedColumn(3);
    sortWithOrder(Float64Array.of(0, -0, 0), sorted);
    expect(Array.from(sorted.order)).toEqual([0, 1, 2]);
    const long = sortedColumn(600);
    sortWithOrder(
      Float64Array.from({ length: 600 }, (_, i) => (i % 2 === 0 ? 0 : -0)),
      long,
    );
    expect(Array.from(long.order)).toEqual(Array.from({ length: 600 }, (_, i) => i));
    expect(long.values.every((value) => Object.is(value, 0))).toBe(true);
  });

  it('serves one column after the other', () => {
    const sorted = sortedColumn(1000);
    const first = Float64Array.from({ length: 1000 }, (_, i) => Math.sin(i) * 1e-300);
    const second = Float64Array.from({ length: 1000 }, (_, i) => Math.cos(i) * 1e300);
    sortWithOrder(first, sorted);
    sortWithOrder(second, sorted);
    expect(Array.from(sorted.values)).toEqual(Array.from(second.slice().sort()));
  });

  it('sorts as comparison does, of any length and magnitude', () => {
    const value = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer({ min: -3, max: 3 }),
      fc.constantFrom(Number.MIN_VALUE, -Number.MIN_VALUE, Number.MAX_VALUE, -Number.MAX_VALUE),
    );
    const columns = fc.oneof(
      fc.array(value, { maxLength: 40 }),
      fc.array(value, { minLength: 250, maxLength: 900, size: 'max' }),
      fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 257, maxLength: 600, size: 'max' }),
    );
    const plain = (x: number): number => x + 0;
    fc.assert(
      fc.property(columns, fc.constantFrom(1 as const, -1 as const), (values, sign) => check(values.map(plain), sign)),
      { numRuns: 60 },
    );
  });
});
