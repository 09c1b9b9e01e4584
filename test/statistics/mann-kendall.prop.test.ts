import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mannKendall } from '../../src/statistics/index.js';
import { kendallExactTail } from '../../src/statistics/kendall-exact.js';

const series = fc.oneof(
  fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 60 }),
  fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { maxLength: 60 }),
);
const timed = fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 15 })), { maxLength: 40 });

function slowScore(values: readonly number[], times = values.map((_, i) => i)): number {
  let s = 0;
  for (let i = 0; i < values.length; i++) {
    for (let j = i + 1; j < values.length; j++) s += Math.sign((values[j]! - values[i]!) * (times[j]! - times[i]!));
  }
  return s;
}

/** Every distinct order of a multiset, each once. */
function* orders(values: readonly number[]): Generator<number[]> {
  if (values.length === 0) yield [];
  for (const first of new Set(values)) {
    const rest = [...values];
    rest.splice(rest.indexOf(first), 1);
    for (const tail of orders(rest)) yield [first, ...tail];
  }
}

/** The same distribution in whole numbers: the q-multinomial coefficient by multiplying and dividing polynomials. */
function wholeNumberTail(n: number, s: number, groups: readonly number[]): number {
  let counts = [1n];
  for (let i = 1; i <= n; i++) {
    const next = new Array<bigint>(counts.length + i).fill(0n);
    counts.forEach((count, k) => {
      next[k]! += count;
      next[k + i]! -= count;
    });
    counts = next;
  }
  for (const group of groups) {
    for (let i = 1; i <= group; i++) {
      for (let k = i; k < counts.length; k++) counts[k]! += counts[k - i]!;
      counts = counts.slice(0, counts.length - i);
    }
  }
  const untied = counts.length - 1;
  let total = 0n;
  let tail = 0n;
  counts.forEach((count, falling) => {
    total += count;
    if (Math.abs(untied - 2 * falling) >= Math.abs(s)) tail += count;
  });
  // 30 digits of the quotient are enough for a relative error of 1e-13 down to 1e-300.
  const digits = ((tail * 10n ** 400n) / total).toString();
  return Number(`${digits}e-400`);
}

describe('the Mann-Kendall test', () => {
  it('counts pairs as the obvious version does', () => {
    fc.assert(
      fc.property(series, (values) => {
        expect(mannKendall(values).s).toBe(slowScore(values) + 0);
      }),
    );
  });

  it('counts pairs of different times only', () => {
    fc.assert(
      fc.property(timed, (rows) => {
        const values = rows.map(([value]) => value);
        const times = rows.map(([, time]) => time);
        expect(mannKendall(values, { times }).s).toBe(slowScore(values, times) + 0);
      }),
    );
  });

  it('does not care for the order of values that share a time', () => {
    fc.assert(
      fc.property(timed, (rows) => {
        const testOf = (list: typeof rows) =>
          mannKendall(
            list.map(([value]) => value),
            { times: list.map(([, time]) => time) },
          );
        expect(testOf([...rows].reverse())).toEqual(testOf(rows));
      }),
    );
  });

  it('turns with time, and does not care for a constant, a positive factor or a monotone scale', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { maxLength: 40 }), (values) => {
        const test = mannKendall(values);
        const back = mannKendall([...values].reverse());
        expect(back).toMatchObject({ variance: test.variance, p: test.p, pExact: test.pExact });
        expect(back.s + test.s).toBe(0);
        expect(mannKendall(values.map((value) => value + 1000))).toEqual(test);
        expect(mannKendall(values.map((value) => value * 4))).toEqual(test);
        expect(mannKendall(values.map((value) => value ** 3))).toEqual(test);
        expect(mannKendall(values.map((value) => -value)).s + test.s).toBe(0);
      }),
    );
  });

  it('does not care for missing values', () => {
    fc.assert(
      fc.property(series, fc.array(fc.nat(60)), (values, holes) => {
        const gapped: (number | null)[] = [...values];
        for (const hole of holes) gapped.splice(Math.min(hole, gapped.length), 0, null);
        expect(mannKendall(gapped)).toEqual({ ...mannKendall(values), missing: holes.length });
      }),
    );
  });
});

describe('the exact p value', () => {
  it('is the share of all orders that are at least as extreme', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 2, maxLength: 7 }), (values) => {
        const s = Math.abs(slowScore(values));
        let extreme = 0;
        let all = 0;
        for (const order of orders(values)) {
          all++;
          if (Math.abs(slowScore(order)) >= s) extreme++;
        }
        expect(mannKendall(values).pExact).toBe(extreme / all);
      }),
      { numRuns: 60 },
    );
  });

  it('agrees with whole-number arithmetic to 1e-12 up to its limit', () => {
    const groups = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 25 });
    fc.assert(
      fc.property(groups, fc.double({ min: 0, max: 1, noNaN: true }), (sizes, share) => {
        const n = sizes.reduce((sum, size) => sum + size, 0);
        fc.pre(n <= 90);
        const untied = (n * (n - 1) - sizes.reduce((sum, size) => sum + size * (size - 1), 0)) / 2;
        const s = untied - 2 * Math.floor(share * untied);
        const expected = wholeNumberTail(n, s, sizes);
        expect(Math.abs(kendallExactTail(n, s, sizes).p / expected - 1)).toBeLessThan(1e-12);
      }),
      { numRuns: 60 },
    );
    for (const s of [1, 301, 2001, 11_175]) {
      const expected = wholeNumberTail(150, s, new Array<number>(150).fill(1));
      expect(Math.abs(kendallExactTail(150, s, []).p / expected - 1)).toBeLessThan(1e-12);
    }
  });

  it('keeps its figures where the counts pass the largest double', () => {
    // Whole-number arithmetic in Python; scipy.stats.kendalltau 1.17.1 gives the ones without ties to 1e-14.
    const known: readonly (readonly [number, number, readonly number[], number])[] = [
      [171, 10311, [], 5.920151616404932e-56],
      [172, -54, [], 0.9441348655518258],
      [200, 502, [51, 37, 45, 40, 27], 0.5883054483860499],
      [200, 13377, [2], 8.018496818521624e-57],
      [250, -1157, [], 0.38209901371135935],
      [250, 1271, [53, 58, 37, 48, 54], 0.32622581323521116],
    ];
    for (const [n, s, ties, p] of known) {
      expect(Math.abs(kendallExactTail(n, s, ties).p / p - 1)).toBeLessThan(1e-12);
    }
    expect(kendallExactTail(500, 0, [])).toEqual({ p: 1, smallestP: 0 });
    // One order in choose(500, 250), either way round: mpmath.
    const halves = kendallExactTail(500, 62_500, [250, 250]);
    expect(Math.abs(halves.p / 1.7131455064819698e-149 - 1)).toBeLessThan(1e-12);
    expect(Math.abs(halves.smallestP / halves.p - 1)).toBeLessThan(1e-12);
  });
});
