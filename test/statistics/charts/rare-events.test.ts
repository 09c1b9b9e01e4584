import { describe, expect, it } from 'vitest';
import { gChart, timeBetweenChart } from '../../../src/statistics/index.js';
import { codesOf } from '../../core/issues-of.js';

describe('timeBetweenChart', () => {
  it('is the valve failures of Montgomery (hours between failures, section 7.3.5)', () => {
    const hours = [286, 948, 536, 124, 816, 729, 4, 143, 431, 8, 2837, 596, 81, 227, 603, 492, 1199, 1214, 2831, 96];
    const chart = timeBetweenChart(hours);
    // He prints the centre line of x^0.2777 as 5.386 and finds no point outside.
    expect((chart.center ?? 0) ** (1 / 3.6)).toBeCloseTo(5.386, 1);
    // numpy: mean 5.389276972749053 and mean moving range 2.3609205724246975 of x^(1/3.6).
    expect(chart.center).toBeCloseTo(430.040951789758, 8);
    expect(chart.upper).toBeCloseTo(6937.933488166568, 7);
    // The lower limit of the roots is -0.89: no time is too short.
    expect(chart.lower).toBe(0);
    expect(chart.points.every((point) => point.beyond === null)).toBe(true);
    expect(chart.points[0]?.z).toBeCloseTo((286 ** (1 / 3.6) - 5.389276972749053) / (2.3609205724246975 / 1.128), 10);
    expect([chart.chart, chart.conventions.power]).toEqual(['t', 1 / 3.6]);
  });

  it('flags a long time without an event', () => {
    const times = [3, 4, 3, 5, 4, 3, 4, 5, 3, 4, 4, 5, 200];
    const { points } = timeBetweenChart(times, { baseline: { from: 0, to: 12 } });
    expect(points[12]?.beyond).toBe('above');
  });

  it('has an answer for zeros, gaps and equal times', () => {
    const zeros = timeBetweenChart([0, 0, 3, null, 0]);
    expect(JSON.parse(JSON.stringify(zeros))).toEqual(zeros);
    const equal = timeBetweenChart([7, 7, 7]);
    expect([equal.lower, equal.reason]).toEqual([null, 'noVariation']);
    expect(equal.center).toBeCloseTo(7, 12);
    expect(timeBetweenChart([]).reason).toBe('noPoints');
    const huge = timeBetweenChart([1e150, 0, 1e150]);
    expect(JSON.parse(JSON.stringify(huge))).toEqual(huge);
    expect(codesOf(() => timeBetweenChart([3, -1]))).toEqual(['OUT_OF_RANGE times[1]']);
    expect(codesOf(() => timeBetweenChart([3], { center: 'median' } as never))).toEqual(['UNKNOWN_KEY options.center']);
  });
});

describe('gChart', () => {
  const cases = [12, 30, 7, 21, 45, 3, 18, 26, 9, 33];

  it('has the limits of the geometric distribution around a mean of 20.4 cases (Benneyan 2001)', () => {
    const chart = gChart(cases, { center: 'mean' });
    expect(chart.center).toBe(20.4);
    expect(chart.sigma).toBeCloseTo(Math.sqrt(20.4 * 21.4), 12);
    expect(chart.upper).toBeCloseTo(20.4 + 3 * Math.sqrt(20.4 * 21.4), 12);
    expect(chart.lower).toBe(0);
    expect(gChart(cases).center).toBe(19.5);
    expect(gChart(cases).upper).toBe(chart.upper);
  });

  it('offers limits by probability: a stable process passes three sigma at one point in fifty', () => {
    const good = 20.4 / 21.4;
    const upper = gChart(cases).upper ?? 0;
    expect(good ** Math.ceil(upper)).toBeGreaterThan(0.017);
    const chart = gChart(cases, { limits: 'probability' });
    // scipy 1.17: geom.ppf(1 - 0.00135, 1 / 21.4) - 1 is 138.
    expect([chart.lower, chart.upper, chart.conventions.sigmas]).toEqual([0, 138, null]);
    expect(good ** 139).toBeLessThan(0.00135);
    expect(good ** 138).toBeGreaterThan(0.00135);
    const rare = gChart([9000, 12000, 10500, 8500, 10], { limits: 'probability', baseline: { from: 0, to: 4 } });
    expect([rare.lower, rare.points[4]?.beyond]).toEqual([13, 'below']);
  });

  it('has an answer for nothing but events, and for nothing', () => {
    for (const limits of ['threeSigma', 'probability'] as const) {
      const none = gChart([0, 0, 0, 4], { limits, baseline: { from: 0, to: 3 } });
      expect([none.center, none.sigma, none.upper, none.reason]).toEqual([0, 0, null, 'noVariation']);
      expect(none.points[3]?.beyond).toBe(null);
      expect(gChart([], { limits }).reason).toBe('noPoints');
      expect(gChart([4], { limits }).limits).toBe('provisional');
      const huge = gChart([Number.MAX_SAFE_INTEGER, 1], { limits });
      expect(JSON.parse(JSON.stringify(huge))).toEqual(huge);
    }
    expect(codesOf(() => gChart([1.5, 2], { limits: 'six' as never }))).toEqual([
      'INVALID_VALUE options.limits',
      'OUT_OF_RANGE cases[0]',
    ]);
  });
});
