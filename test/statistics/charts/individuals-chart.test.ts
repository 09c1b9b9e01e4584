import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../../src/core/definition.js';
import { randomBelow, seededRandom } from '../../../src/numeric/random.js';
import {
  countChart,
  type IndividualsChartOptions,
  individualsChart,
  normalQuantile,
  npChart,
  proportionChart,
  unitRateChart,
} from '../../../src/statistics/index.js';
import { codesOf, issuesOf } from '../../core/issues-of.js';

const FLOW = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1];
const STABLE = Array.from({ length: 20_000 }, normals());

function normals(): () => number {
  const random = seededRandom(1982);
  return () => normalQuantile((randomBelow(random, 2 ** 30) + 0.5) / 2 ** 30);
}

describe('individualsChart', () => {
  it('is the flow rate of the NIST e-Handbook 6.3.2.2', () => {
    // Printed there: centre 50.81, mean moving range 1.8778, limits 55.8041 and 45.8159.
    const chart = individualsChart(FLOW);
    expect(chart.center).toBeCloseTo(50.81, 12);
    expect(chart.movingRanges?.average).toBeCloseTo(1.8778, 4);
    expect([chart.upper?.toFixed(4), chart.lower?.toFixed(4)]).toEqual(['55.8041', '45.8159']);
    expect(chart.points.filter((point) => point.beyond !== null)).toEqual([]);
    expect(chart.limits).toBe('provisional');
    expect(chart.reason).toBe('fewerThan12Points');
    expect(chart.conventions).toEqual({
      center: 'mean',
      sigma: 'meanMovingRange',
      sigmas: 3,
      constant: '1.128',
      divisor: 1.128,
      screening: 'once',
      gaps: 'break',
      power: null,
    });
  });

  it('offers the constants in use, which are 0.03 % apart', () => {
    const sigma = (options: IndividualsChartOptions): number => individualsChart(FLOW, options).sigma ?? Number.NaN;
    expect(sigma({ constant: 'exact' })).toBeCloseTo((16.9 / 9) * (Math.sqrt(Math.PI) / 2), 12);
    expect(3 * sigma({ constant: '2.66' })).toBeCloseTo(2.66 * (16.9 / 9), 12);
    expect(sigma({}) / sigma({ constant: 'exact' })).toBeCloseTo(1.000336, 6);
    expect(3 * sigma({ constant: '2.66', movingRange: 'median' })).toBeCloseTo(3.145 * 1.5, 12);
    expect(sigma({ constant: 'exact', movingRange: 'median' })).toBeCloseTo(
      1.5 / (Math.SQRT2 * normalQuantile(0.75)),
      12,
    );
  });

  it('divides the median moving range by its own constant; by 1.128, as in PowerBI-SPC, sigma is 15 % too small', () => {
    // 20,000 standard normal values, seeded: sigma is 1.
    const chart = individualsChart(STABLE, { movingRange: 'median', screening: 'off' });
    const peer = (chart.movingRanges?.average ?? Number.NaN) / 1.128;
    expect(chart.sigma).toBeCloseTo(1, 1);
    expect(Math.abs((chart.sigma ?? 0) - 1)).toBeLessThan(0.02);
    expect(peer).toBeGreaterThan(0.83);
    expect(peer).toBeLessThan(0.86);
    // Three such sigmas call four times as many stable points exceptional.
    const beyond = (sigma: number): number => STABLE.filter((value) => Math.abs(value) > 3 * sigma).length;
    expect(beyond(peer)).toBeGreaterThan(3.5 * beyond(chart.sigma ?? Number.NaN));
  });

  it('centres on the median when asked to, which one outlier does not move', () => {
    const chart = individualsChart([5, 6, 4, 5, 90], { center: 'median' });
    expect(chart.center).toBe(5);
    expect(individualsChart([1, 2, 3, 4], { center: 'median' }).center).toBe(2.5);
  });

  it('takes no moving range across a missing point, unless asked to', () => {
    const values = [10, 12, 11, null, 20, 21, Number.NaN, undefined, 30];
    const apart = individualsChart(values, { screening: 'off' });
    expect(apart.movingRanges).toEqual({ used: 3, average: 4 / 3, screenedAt: [] });
    expect(apart.pointsUsed).toBe(6);
    expect(apart.leftOut).toEqual([3, 6, 7].map((position) => ({ position, reason: 'missing' })));
    expect(apart.points[3]?.value).toBe(null);
    expect(apart.points[3]?.center).toBe(apart.center);
    const bridged = individualsChart(values, { screening: 'off', gaps: 'bridge' });
    expect(bridged.movingRanges).toEqual({ used: 5, average: 22 / 5, screenedAt: [] });
  });

  it('screens moving ranges once, again and again, or not at all', () => {
    // Ranges 1 (forty times), 4 (once) and 40 (once): the mean is 2, so 40 goes; then it is 1.07, so 4 goes.
    const values = [...Array.from({ length: 41 }, (_, i) => i % 2), 4, 44];
    const screened = (screening: 'off' | 'once' | 'repeat') => individualsChart(values, { screening }).movingRanges;
    expect(screened('off')).toEqual({ used: 42, average: 2, screenedAt: [] });
    expect(screened('once')).toEqual({ used: 41, average: 44 / 41, screenedAt: [42] });
    expect(screened('repeat')).toEqual({ used: 40, average: 1, screenedAt: [41, 42] });
    // Exactly 3.267 times the mean is screened out: ranges 3267, 0, 733, 0 have the mean 1000.
    expect(individualsChart([0, 3267, 3267, 4000, 4000]).movingRanges?.screenedAt).toEqual([1]);
  });

  it('judges all points by limits that a part of them set', () => {
    const values = [10, 12, 11, 9, 10, 12, 30, 10];
    const chart = individualsChart(values, { baseline: { from: 0, to: 6 } });
    expect(chart.center).toBe(64 / 6);
    expect(chart.pointsUsed).toBe(6);
    expect(chart.baseline).toEqual({ from: 0, to: 6 });
    expect(chart.points.map((point) => point.beyond)).toEqual([null, null, null, null, null, null, 'above', null]);
    expect(chart.points[6]?.z).toBeCloseTo((30 - 64 / 6) / (8 / 5 / 1.128), 12);
  });

  it('lets points with a known cause set no limits, as if they were missing', () => {
    const values = [4, 6, 5, 7, 40, 6, 5, 4, 6, 5, 4, 5];
    const chart = individualsChart(values, { exclude: [4] });
    const missing = individualsChart(values.map((one, i) => (i === 4 ? null : one)));
    expect([chart.center, chart.sigma, chart.pointsUsed]).toEqual([missing.center, missing.sigma, 11]);
    expect(chart.points[4]).toMatchObject({ value: 40, beyond: 'above' });
    expect(individualsChart([1, 2, 3], { exclude: [0, 1, 2] }).reason).toBe('noPoints');
    expect(issuesOf(() => individualsChart([1, 2], { exclude: [2, 0.5, -1] })).map((one) => one.path)).toEqual([
      'options.exclude[0]',
      'options.exclude[1]',
      'options.exclude[2]',
    ]);
    expect(issuesOf(() => individualsChart([1, 2], { exclude: 1 as never }))[0]?.code).toBe('INVALID_TYPE');
    for (const chartOf of [
      (options = {}) => countChart([4, 5, 60, 4, 6], options),
      (options = {}) => npChart([4, 5, 60, 4, 6], 100, options),
      (options = {}) => proportionChart([4, 5, 60, 4, 6], 100, options),
      (options = {}) => unitRateChart([4, 5, 60, 4, 6], 1, options),
    ]) {
      expect(chartOf({ exclude: [2] })).toMatchObject({ pointsUsed: 4, points: { 2: { beyond: 'above' } } });
      expect(chartOf().pointsUsed).toBe(5);
    }
  });

  it('says how far limits can be relied on', () => {
    const statusOf = (n: number) => {
      const { limits, reason } = individualsChart(Array.from({ length: n }, (_, i) => i % 3));
      return `${limits} ${reason}`;
    };
    expect(statusOf(11)).toBe('provisional fewerThan12Points');
    expect(statusOf(12)).toBe('firm fewerThan20Points');
    expect(statusOf(19)).toBe('firm fewerThan20Points');
    expect(statusOf(20)).toBe('firm null');
  });

  it('has an answer for no, one and two points', () => {
    const none = individualsChart([]);
    expect([none.points, none.center, none.sigma, none.limits, none.reason]).toEqual([
      [],
      null,
      null,
      'none',
      'noPoints',
    ]);
    const one = individualsChart([7]);
    expect([one.center, one.sigma, one.lower, one.limits, one.reason]).toEqual([
      7,
      null,
      null,
      'none',
      'noMovingRange',
    ]);
    expect(one.points).toEqual([{ value: 7, center: 7, lower: null, upper: null, sigma: null, z: null, beyond: null }]);
    expect(individualsChart([null, Number.NaN]).reason).toBe('noPoints');
    const two = individualsChart([7, 9]);
    expect([two.center, two.limits]).toEqual([8, 'provisional']);
    expect(two.points.every((point) => point.beyond === null)).toBe(true);
  });

  it('judges nothing by points that do not vary, also when only rounding sets them apart', () => {
    for (const values of [
      [0.1, 0.1, 0.1],
      Array.from({ length: 24 }, (_, i) => (i % 2 === 0 ? 0.3 : 0.1 + 0.2)),
      Array.from({ length: 24 }, (_, i) => (i % 3 === 0 ? 99.7 : (100 * 997) / 1000)),
    ]) {
      const chart = individualsChart(values);
      expect([chart.sigma, chart.lower, chart.upper, chart.limits, chart.reason]).toEqual([
        0,
        chart.center,
        chart.center,
        'none',
        'noVariation',
      ]);
      expect(chart.points.every((point) => point.beyond === null && point.z === null)).toBe(true);
    }
    // The mean of equal values is that value: 0.1 * 3 / 3 is not.
    expect(individualsChart([0.1, 0.1, 0.1]).center).toBe(0.1);
    // A step between two constant levels leaves nothing to measure by once its range is screened out.
    expect(individualsChart([...Array(12).fill(5), ...Array(12).fill(9)]).reason).toBe('noVariation');
    // A median moving range of 0 would put every third point outside limits without width.
    expect(individualsChart([5, 5, 5, 8, 5, 5, 5, 2, 5, 5, 5, 5], { movingRange: 'median' }).reason).toBe(
      'noVariation',
    );
  });

  it('stays finite at huge and tiny magnitudes', () => {
    const huge = individualsChart([1e150, -1e150, 1e150, 0]);
    expect(JSON.parse(JSON.stringify(huge))).toEqual(huge);
    const mixed = individualsChart([1e-300, 2e-300, 1e-300, 2e-300, 1e150], { baseline: { from: 0, to: 4 } });
    expect(JSON.parse(JSON.stringify(mixed))).toEqual(mixed);
    expect(mixed.points[4]?.z).toBe(Number.MAX_VALUE);
    expect(mixed.points[4]?.beyond).toBe('above');
  });

  it('refuses what is no series and names every problem', () => {
    expect(codesOf(() => individualsChart(undefined as never))).toEqual(['REQUIRED values']);
    expect(codesOf(() => individualsChart('12' as never))).toEqual(['INVALID_TYPE values']);
    expect(codesOf(() => individualsChart([1, '2' as never, Number.POSITIVE_INFINITY, 1e151]))).toEqual([
      'INVALID_NUMBER values[1]',
      'INVALID_NUMBER values[2]',
      'INVALID_NUMBER values[3]',
    ]);
    const wrong = { center: 'mode', movingRange: 'max', constant: '1.13', screening: 'twice', gaps: 'fill', sigma: 2 };
    expect(codesOf(() => individualsChart([1, 2], wrong as never))).toEqual([
      'UNKNOWN_KEY options.sigma',
      'INVALID_VALUE options.center',
      'INVALID_VALUE options.movingRange',
      'INVALID_VALUE options.constant',
      'INVALID_VALUE options.screening',
      'INVALID_VALUE options.gaps',
    ]);
    for (const baseline of [{ from: 1, to: 1 }, { from: 0, to: 3 }, { from: -1, to: 2 }, { from: 0.5, to: 2 }, null]) {
      expect(codesOf(() => individualsChart([1, 2], { baseline } as never))).toEqual(['OUT_OF_RANGE options.baseline']);
    }
  });

  it('leaves its input as it was and answers in plain JSON', () => {
    const values = deepFreeze([3, 5, null, 4, 6, 5]);
    const options = deepFreeze({ baseline: { from: 0, to: 5 }, constant: 'exact' as const });
    const chart = individualsChart(values, options);
    expect(JSON.parse(JSON.stringify(chart))).toEqual(chart);
    expect(individualsChart(Float64Array.of(3, 5, Number.NaN, 4, 6, 5), options)).toEqual(chart);
  });
});
