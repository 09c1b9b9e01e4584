import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../src/numeric/random.js';
import { siegel, theilSen } from '../../src/statistics/index.js';
import { selectSlopes } from '../../src/statistics/slope-selection.js';

const points = fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: -20, max: 20 })), {
  maxLength: 40,
});

function allSlopes(t: ArrayLike<number>, v: ArrayLike<number>): Float64Array {
  const slopes: number[] = [];
  for (let i = 0; i < t.length; i++) {
    for (let j = 0; j < t.length; j++) if (t[j]! > t[i]!) slopes.push((v[j]! - v[i]!) / (t[j]! - t[i]!));
  }
  return Float64Array.from(slopes).sort();
}

const middle = (sorted: ArrayLike<number>): number | null => {
  const n = sorted.length;
  return n === 0 ? null : n % 2 === 1 ? sorted[(n - 1) / 2]! : (sorted[n / 2 - 1]! + sorted[n / 2]!) / 2;
};

describe('the Theil-Sen line', () => {
  it('is the median of all slopes', () => {
    fc.assert(
      fc.property(points, (rows) => {
        const t = rows.map(([time]) => time);
        const v = rows.map(([, value]) => value);
        const slopes = allSlopes(t, v);
        const line = theilSen(t, v);
        expect(line.pairs).toBe(slopes.length);
        expect(line.slope === null ? null : line.slope + 0).toBe(middle(slopes) === null ? null : middle(slopes)! + 0);
        if (line.interval !== null) {
          expect(line.interval[0]).toBeLessThanOrEqual(line.slope!);
          expect(line.interval[1]).toBeGreaterThanOrEqual(line.slope!);
        }
      }),
    );
  });

  it('turns with time, follows scales and ignores a constant', () => {
    fc.assert(
      fc.property(points, (rows) => {
        const t = rows.map(([time]) => time);
        const v = rows.map(([, value]) => value);
        const line = theilSen(t, v);
        fc.pre(line.slope !== null);
        expect(
          theilSen(
            t,
            v.map((one) => one + 64),
          ).slope,
        ).toBe(line.slope);
        expect(
          theilSen(
            t,
            v.map((one) => one * 4),
          ).slope,
        ).toBe(line.slope! * 4);
        expect(
          theilSen(
            t.map((one) => one * 2),
            v,
          ).slope,
        ).toBe(line.slope! / 2);
        const back = theilSen(
          t.map((one) => -one),
          v,
        );
        expect(back.slope! + line.slope!).toBe(0);
        expect(
          siegel(
            t,
            v.map((one) => one + 64),
          ).slope,
        ).toBe(siegel(t, v).slope);
      }),
    );
  });
});

describe('slope selection', () => {
  const random = seededRandom(11);
  const noise = (): number => random() + random() + random() - 1.5;
  const shapes: Readonly<Record<string, (n: number) => [number[], number[]]>> = {
    'one decimal': (n) => [count(n), count(n).map((i) => Math.round(10 * (50 + 0.002 * i + 2 * noise())) / 10)],
    'many decimals': (n) => [count(n), count(n).map((i) => 50 + 0.002 * i + noise())],
    'marks of one to five': (n) => [count(n), count(n).map(() => 1 + Math.floor(5 * random()))],
    steps: (n) => [count(n), count(n).map((i) => Math.floor(i / 10))],
    'a straight line of tenths': (n) => [count(n), count(n).map((i) => i * 0.1)],
    constant: (n) => [count(n), count(n).map(() => 7)],
    'shared times': (n) => [count(n).map((i) => Math.floor(i / 3)), count(n).map(() => Math.floor(40 * noise()))],
    'epoch milliseconds': (n) => [
      count(n).map((i) => 1.7e12 + i * 86_400_000),
      count(n).map((i) => 1e9 + i + 9 * noise()),
    ],
    'one huge outlier': (n) => [count(n), count(n).map((i) => (i === 5 ? 1e12 : noise()))],
  };
  const count = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

  it.each(Object.keys(shapes))('gives the slopes of the full list, bit for bit: %s', (name) => {
    for (const n of [2, 3, 17, 260, 700]) {
      const [t, v] = shapes[name]!(n);
      const slopes = allSlopes(t, v);
      if (slopes.length === 0) continue;
      const last = slopes.length - 1;
      const ranks = [
        0,
        Math.floor(last * 0.1),
        Math.floor(last / 2),
        Math.ceil(last / 2),
        Math.floor(last * 0.93),
        last,
      ];
      const found = selectSlopes(Float64Array.from(t), Float64Array.from(v), ranks);
      expect(found.map((slope) => slope + 0)).toEqual(ranks.map((rank) => slopes[rank]! + 0));
    }
  });

  it('is what long series use', () => {
    const [t, v] = shapes['one decimal']!(600);
    expect(theilSen(t, v).slope).toBe(middle(allSlopes(t, v)));
  });
});
