import { describe, expect, it } from 'vitest';
import { meanOfTwo, medianInPlace, selectInPlace } from '../../src/numeric/select.js';

/** Counts the numbers read and the parts that are sorted, so that work is measured and not time. */
function counted(values: readonly number[]): {
  readonly work: Float64Array;
  readonly reads: () => number;
  readonly parts: () => number;
} {
  let reads = 0;
  let parts = 0;
  const work = new Proxy(Float64Array.from(values), {
    get(target, key) {
      if (typeof key === 'string' && /^\d+$/.test(key)) reads += 1;
      if (key === 'subarray') parts += 1;
      const member = Reflect.get(target, key, target) as unknown;
      return typeof member === 'function' ? member.bind(target) : member;
    },
    set: (target, key, value) => Reflect.set(target, key, value, target),
  });
  return { work, reads: () => reads, parts: () => parts };
}

const orders: Readonly<Record<string, (i: number, n: number) => number>> = {
  rising: (i) => i,
  falling: (i, n) => n - i,
  equal: () => 7,
  'rising and falling': (i, n) => Math.min(i, n - i),
  'falling and rising': (i, n) => Math.max(i, n - i),
  'two values in turn': (i) => i % 2,
  'scattered evenly': (i, n) => (i * 7919) % n,
};

describe('selectInPlace', () => {
  it.each(Object.entries(orders))('finds every position in numbers that are %s, and parts them there', (_, order) => {
    for (const n of [1, 2, 24, 25, 26, 27, 60, 151]) {
      const values = Array.from({ length: n }, (_, i) => order(i, n));
      const sorted = [...values].sort((a, b) => a - b);
      for (let k = 0; k < n; k += 1) {
        const work = Float64Array.from(values);
        expect(selectInPlace(work, k, 0, n)).toBe(sorted[k]);
        expect(work[k]).toBe(sorted[k]);
        expect(work.subarray(0, k).every((one) => one <= (sorted[k] as number))).toBe(true);
        expect(work.subarray(k).every((one) => one >= (sorted[k] as number))).toBe(true);
        expect([...work].sort((a, b) => a - b)).toEqual(sorted);
      }
    }
  });

  it.each([10, 80])('touches nothing outside of the stretch of %d numbers', (length) => {
    const inside = Array.from({ length }, (_, i) => (i * 37 + 5) % length);
    const work = Float64Array.from([Number.MAX_VALUE, 1e9, ...inside, -1e9, -Number.MAX_VALUE]);
    for (let k = 2; k < length + 2; k += 1) expect(selectInPlace(work, k, 2, length + 2)).toBe(k - 2);
    expect([...work.subarray(0, 2), ...work.subarray(length + 2)]).toEqual([
      Number.MAX_VALUE,
      1e9,
      -1e9,
      -Number.MAX_VALUE,
    ]);
    expect([...work.subarray(2, length + 2)].sort((a, b) => a - b)).toEqual([...inside].sort((a, b) => a - b));
  });

  it.each(Object.entries(orders))('reads numbers that are %s a few times each', (_, order) => {
    const n = 4096;
    const { work, reads, parts } = counted(Array.from({ length: n }, (_, i) => order(i, n)));
    selectInPlace(work, n >>> 1, 0, n);
    expect(reads()).toBeLessThan(16 * n);
    expect(parts()).toBe(0);
  });

  it('sorts what defeats its pivot again and again', () => {
    const n = 4096;
    const values = againstMedianOfThree(n);
    const sorted = [...values].sort((a, b) => a - b);
    for (const k of [n / 2, n - 3, n - 2, n - 1]) {
      const { work, reads } = counted(values);
      expect(selectInPlace(work, k, 0, n)).toBe(sorted[k]);
      expect([...work].sort((a, b) => a - b)).toEqual(sorted);
      // Partitions alone would take n / 2 rounds, which is more than 500 n.
      expect(reads()).toBeLessThan(150 * n);
    }
  });
});

/**
 * Numbers of which the first and the middle one are the two smallest, and so again in what is left each time after the
 * two smallest were put in front: the median of three parts off two numbers a round.
 */
function againstMedianOfThree(n: number): number[] {
  const places = Array.from({ length: n }, (_, i) => i);
  const values = new Array<number>(n);
  let next = 0;
  let low = 0;
  for (; n - 1 - low > 2; low += 2) {
    const middle = (low + n - 1) >>> 1;
    values[places[low]!] = next++;
    values[places[middle]!] = next++;
    [places[low + 1], places[middle]] = [places[middle]!, places[low + 1]!];
  }
  for (let place = n - 1; place >= low; place--) values[places[place]!] = next++;
  return values;
}

describe('medianInPlace', () => {
  it.each<[readonly number[], number]>([
    [[5], 5],
    [[1, 2], 1.5],
    [[2, 1], 1.5],
    [[3, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
    [[1, 3, 2, 4], 2.5],
    [[-1, -2, -3, -4], -2.5],
    [[7, 7, 7, 7], 7],
    [[1, 1, 2, 2], 1.5],
  ])('of %j is %d', (values, median) => {
    expect(medianInPlace(Float64Array.from(values), values.length)).toBe(median);
  });

  it.each([50, 51, 200, 201])('of the %d numbers 0, 1, … in any order is their middle', (n) => {
    for (const step of [1, 7, 11, 13]) {
      const values = Float64Array.from({ length: n }, (_, i) => (i * step) % n);
      expect(medianInPlace(values, n)).toBe((n - 1) / 2);
    }
  });

  it('of an even number of numbers needs the largest of the lower half, wherever it was left', () => {
    for (let n = 26; n <= 300; n += 2) {
      const values = Float64Array.from({ length: n }, (_, i) => (i * 7919 + 3) % n);
      expect([n, medianInPlace(values, n)]).toEqual([n, (n - 1) / 2]);
    }
  });

  it('takes only the first numbers', () => {
    expect(medianInPlace(Float64Array.of(3, 1, -100, -100), 2)).toBe(2);
  });
});

describe('meanOfTwo', () => {
  it('rounds once where the sum is finite, and passes no limit where it is not', () => {
    expect(meanOfTwo(1, 2)).toBe(1.5);
    expect(meanOfTwo(Number.MIN_VALUE, Number.MIN_VALUE)).toBe(Number.MIN_VALUE);
    expect(meanOfTwo(Number.MAX_VALUE, Number.MAX_VALUE / 2)).toBe(0.75 * Number.MAX_VALUE);
    expect(meanOfTwo(-Number.MAX_VALUE, -Number.MAX_VALUE)).toBe(-Number.MAX_VALUE);
  });
});
