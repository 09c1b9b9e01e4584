import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../../src/core/definition.js';
import {
  type ControlLimits,
  countChart,
  npChart,
  proportionChart,
  unitRateChart,
} from '../../../src/statistics/index.js';
import { codesOf } from '../../core/issues-of.js';

const beyond = ({ points }: ControlLimits): number[] =>
  points.flatMap((point, i) => (point.beyond === null ? [] : [i + 1]));
const golden = (id: string): { counts: number[]; sizes: number[] } => {
  const file = JSON.parse(readFileSync(new URL('../../golden/data/kpi/spc_attributes.json', import.meta.url), 'utf8'));
  return file.cases.find((one: { id: string }) => one.id === id).input;
};

describe('countChart', () => {
  it('is the wafer defects of the NIST e-Handbook 6.3.3.1', () => {
    const counts = [16, 14, 28, 16, 12, 20, 10, 12, 10, 17, 19, 17, 14, 16, 15, 13, 14, 16, 11, 20, 11, 19, 16, 31, 13];
    const chart = countChart(counts);
    expect([chart.center, chart.lower, chart.upper]).toEqual([16, 4, 28]);
    // The third count stands on the limit and is not beyond it.
    expect(beyond(chart)).toEqual([24]);
    expect(chart.limits).toBe('firm');
  });

  it('says that counts vary more than by chance and leaves the limits alone', () => {
    const { chart, dispersion, conventions } = countChart([2, 30, 4, 41, 3, 28, 1, 35, 6, 44, 2, 39]);
    expect([chart, dispersion?.overdispersed, dispersion?.adjusted, conventions.sigma]).toEqual([
      'c',
      true,
      false,
      'poisson',
    ]);
    expect(dispersion?.reasons).toEqual([]);
  });

  it('judges nothing by periods without an event, and shows their limits, which are 0 (as qcc and qicharts2 do)', () => {
    const chart = countChart([0, 0, 0, 0, 2], { baseline: { from: 0, to: 4 } });
    expect([chart.center, chart.sigma, chart.lower, chart.upper]).toEqual([0, 0, 0, 0]);
    expect([chart.limits, chart.reason, chart.points[4]?.z]).toEqual(['none', 'noVariation', null]);
    expect(beyond(chart)).toEqual([]);
    for (const all of [proportionChart([9, 7], [9, 7]), proportionChart([9, 7], [9, 7], { laney: 'never' })])
      expect([all.lower, all.upper]).toEqual([1, 1]);
    expect(npChart([9, 7], [9, 7]).points.map(({ lower, upper }) => [lower, upper])).toEqual([
      [9, 9],
      [7, 7],
    ]);
    // So do limits by a sigma_z of 0; where it cannot be found there are none.
    const even = proportionChart([4, 4, 4], 40, { laney: 'always' });
    expect([even.lower, even.upper, even.limits, even.points[0]?.z]).toEqual([0.1, 0.1, 'none', null]);
    expect(proportionChart([0, 0, 0], 40, { laney: 'always' }).upper).toBe(null);
  });
});

describe('proportionChart', () => {
  it('is the wafer fractions of the NIST e-Handbook 6.3.3.2', () => {
    const counts = [
      12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6,
    ];
    // Montgomery prints 0.2313, 0.0524 and 0.4102, and samples 15 and 23 outside.
    const chart = proportionChart(counts, 50, { laney: 'never' });
    expect([chart.center, chart.lower, chart.upper].map((one) => one?.toFixed(4))).toEqual([
      '0.2313',
      '0.0524',
      '0.4102',
    ]);
    expect(beyond(chart)).toEqual([15, 23]);
    expect(chart.chart).toBe('p');
  });

  it('gives each point limits for its own size, inside 0 to 1', () => {
    const { points, upper, lower } = proportionChart([9, 98, 1, 0], [10, 100, 1, 1], { laney: 'never' });
    const rate = 108 / 112;
    const reach = 3 * Math.sqrt((rate * (1 - rate)) / 100);
    expect(points[1]?.lower).toBeCloseTo(rate - reach, 12);
    expect(points.map((point) => point.upper)).toEqual([1, 1, 1, 1]);
    expect([upper, lower]).toEqual([1, null]);
    expect(points[2]?.lower).toBeCloseTo(rate - 10 * reach, 12);
  });

  it('keeps its digits where nearly all succeed', () => {
    const size = 1e12;
    const chart = proportionChart([size - 9, size - 4, size - 5], size, { laney: 'never' });
    expect(chart.sigma).toBeCloseTo(Math.sqrt(6e-12 * (1 - 6e-12)) / 1e6, 25);
  });

  it('widens the limits where months of ten thousand patients vary as no coin does, and says so', () => {
    const { counts, sizes } = golden('ae_breaches_RRK');
    const plain = proportionChart(counts, sizes, { laney: 'never' });
    expect(counts.length).toBe(36);
    expect(beyond(plain).length).toBe(33);
    const chart = proportionChart(counts, sizes);
    expect([chart.chart, chart.conventions.sigma]).toEqual(['pPrime', 'binomialTimesSigmaZ']);
    expect(chart.dispersion?.reasons).toEqual(['sigmaZ', 'chiSquare']);
    expect(beyond(chart).length).toBe(6);
    expect(chart).toEqual({ ...proportionChart(counts, sizes, { laney: 'always' }), dispersion: chart.dispersion });
  });

  it('measures over-dispersion like scipy', () => {
    const { counts, sizes } = golden('vendor_errors_varying_n');
    const { dispersion } = proportionChart(counts, sizes);
    // scipy 1.17: chi2.sf(72.02285077534258, 11).
    expect(dispersion?.chiSquare).toBeCloseTo(72.02285077534258, 10);
    expect((dispersion?.p ?? 0) / 5.031500474226826e-11).toBeCloseTo(1, 9);
    expect(dispersion?.sigmaZ).toBeCloseTo(1.489275063612543, 12);
    expect(dispersion?.degreesOfFreedom).toBe(11);
  });

  it('keeps plain limits when neighbours vary by chance and the level has shifted', () => {
    const counts = [50, 51, 49, 50, 52, 50, 49, 51, 90, 91, 89, 90, 92, 90, 89, 91];
    const { chart, dispersion, points } = proportionChart(counts, 500);
    expect(dispersion?.p).toBeLessThan(0.001);
    expect(dispersion?.sigmaZ).toBeLessThan(1);
    expect([chart, dispersion?.overdispersed]).toEqual(['p', false]);
    expect(points.filter((point) => (point.z ?? 0) < -2).length).toBe(8);
  });

  it('adjusts for less variation only when asked to', () => {
    const counts = Array.from({ length: 20 }, (_, i) => 100 + (i % 2));
    expect(proportionChart(counts, 1000).chart).toBe('p');
    const asked = proportionChart(counts, 1000, { laney: 'always' });
    expect([asked.chart, asked.dispersion?.reasons]).toEqual(['pPrime', ['asked']]);
    expect(asked.sigma).toBeLessThan(proportionChart(counts, 1000).sigma ?? 0);
    expect(proportionChart([100, 100, 100], 1000, { laney: 'always' }).reason).toBe('noVariation');
  });

  it('leaves out and names points without cases, and takes no moving range across them', () => {
    const chart = proportionChart([4, 3, 0, null, 6, 2, 3], [100, 100, 0, 100, 100, null, 100], { laney: 'always' });
    expect(chart.leftOut).toEqual([
      { position: 2, reason: 'zeroDenominator' },
      { position: 3, reason: 'missing' },
      { position: 5, reason: 'missing' },
    ]);
    expect([chart.center, chart.pointsUsed, chart.movingRanges?.used]).toEqual([0.04, 4, 1]);
    expect(chart.points[2]).toEqual({
      value: null,
      center: null,
      lower: null,
      upper: null,
      sigma: null,
      z: null,
      beyond: null,
    });
    // A missing count has limits, because its size is known; a missing size has none.
    expect(chart.points[3]?.upper).toBeGreaterThan(0.04);
    expect(chart.points[5]?.upper).toBe(null);
    expect(JSON.parse(JSON.stringify(chart))).toEqual(chart);
  });

  it('has an answer for too little', () => {
    const summary = (chart: ControlLimits) => [chart.center, chart.sigma, chart.limits, chart.reason];
    expect(summary(proportionChart([], []))).toEqual([null, null, 'none', 'noPoints']);
    expect(summary(proportionChart([3], [0]))).toEqual([null, null, 'none', 'noPoints']);
    expect(summary(proportionChart([0, 0], [9, 9]))).toEqual([0, 0, 'none', 'noVariation']);
    expect(summary(proportionChart([9, 7], [9, 7]))).toEqual([1, 0, 'none', 'noVariation']);
    // One point is enough for limits by theory, not for sigma_z.
    expect(summary(proportionChart([5], 20))).toEqual([
      0.25,
      Math.sqrt(0.1875 / 20),
      'provisional',
      'fewerThan12Points',
    ]);
    expect(proportionChart([5], 20).dispersion).toMatchObject({ sigmaZ: null, chiSquare: null, p: null });
    const asked = proportionChart([5], 20, { laney: 'always' });
    expect([asked.limits, asked.reason, asked.upper]).toEqual(['none', 'noMovingRange', null]);
  });

  it('refuses what is no count, all at once', () => {
    expect(codesOf(() => proportionChart([3, 1.5, -1, '4' as never], [2, 9, 9, 9]))).toEqual([
      'OUT_OF_RANGE counts[1]',
      'OUT_OF_RANGE counts[2]',
      'INVALID_NUMBER counts[3]',
      'OUT_OF_RANGE counts[0]',
    ]);
    expect(codesOf(() => proportionChart([1, 2], [5]))).toEqual(['LENGTH_MISMATCH sizes']);
    expect(codesOf(() => proportionChart([1, 2], -5))).toEqual(['OUT_OF_RANGE sizes']);
    expect(codesOf(() => proportionChart([1, 2], undefined as never))).toEqual(['REQUIRED sizes']);
    expect(codesOf(() => proportionChart([1], 2, { laney: 'maybe' as never }))).toEqual([
      'INVALID_VALUE options.laney',
    ]);
    expect(codesOf(() => npChart([1], 2, { laney: 'auto' } as never))).toEqual(['UNKNOWN_KEY options.laney']);
    expect(codesOf(() => countChart([1, 2], null as never))).toEqual(['INVALID_TYPE options']);
  });
});

describe('npChart', () => {
  it('is the p chart times the size', () => {
    const { counts, sizes } = golden('np_orange');
    const np = npChart(counts, sizes);
    const p = proportionChart(counts, sizes, { laney: 'never' });
    expect(np.upper).toBeCloseTo((p.upper ?? 0) * 50, 10);
    expect(beyond(np)).toEqual(beyond(p));
  });

  it('has limits and a centre for each size, none above it', () => {
    const chart = npChart([9, 19, 0], [10, 20, 0]);
    expect([chart.center, chart.sigma, chart.upper]).toEqual([null, null, null]);
    expect(chart.points.map((point) => point.center)).toEqual([10 * (28 / 30), 20 * (28 / 30), null]);
    expect(chart.points.map((point) => point.upper)).toEqual([10, 20, null]);
  });
});

describe('unitRateChart', () => {
  it('is the personal computers of Montgomery: 1.93 nonconformities a unit, limits 0.07 and 3.79', () => {
    const counts = [10, 12, 8, 14, 10, 16, 11, 7, 10, 15, 9, 5, 7, 11, 12, 6, 8, 10, 7, 5];
    const chart = unitRateChart(counts, 5);
    expect([chart.center, chart.lower, chart.upper].map((one) => one?.toFixed(2))).toEqual(['1.93', '0.07', '3.79']);
    // sigma_z is 1.066 and chi-square 0.94 of its degrees of freedom: no reason to widen.
    expect(chart.chart).toBe('u');
    expect(unitRateChart(counts, 5, { laney: 'always' }).dispersion?.sigmaZ).toBeCloseTo(1.0664, 3);
  });

  it('takes sizes that are no whole numbers, and refuses those that no rate survives', () => {
    expect(unitRateChart([3, 5], [1.5, 2.5], { laney: 'never' }).center).toBe(2);
    expect(codesOf(() => unitRateChart([3, 5], [1e-101, 2.5]))).toEqual(['OUT_OF_RANGE sizes[0]']);
    const extreme = unitRateChart([Number.MAX_SAFE_INTEGER, 1, 0], [1e-100, 1e150, 3]);
    expect(JSON.parse(JSON.stringify(extreme))).toEqual(extreme);
  });

  it('leaves its input as it was', () => {
    const counts = deepFreeze([3, 5, null, 4]);
    const sizes = deepFreeze([10, 12, 9, 0]);
    expect(unitRateChart(counts, sizes).pointsUsed).toBe(2);
  });
});
