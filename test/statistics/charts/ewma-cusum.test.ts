import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../../src/core/definition.js';
import {
  type CusumState,
  cusumChart,
  cusumStep,
  type EwmaState,
  ewmaChart,
  ewmaStep,
  startCusum,
  startEwma,
} from '../../../src/statistics/index.js';
import { codesOf } from '../../core/issues-of.js';

/** Montgomery, "Introduction to statistical quality control", 6th edition, table 9.1: the mean is 10, then 11 from 21 on. */
const MONTGOMERY = [
  9.45, 7.99, 9.29, 11.66, 12.16, 10.18, 8.04, 11.46, 9.2, 10.34, 9.03, 11.47, 10.51, 9.4, 10.08, 9.37, 10.62, 10.31,
  8.52, 10.84, 10.9, 9.33, 12.29, 11.5, 10.6, 11.08, 10.38, 11.62, 11.31, 10.52,
];
const NIST = [
  52, 47, 53, 49.3, 50.1, 47, 51, 50.1, 51.2, 50.5, 49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1,
];

describe('ewmaChart', () => {
  it('prints the asymptotic limits of the NIST e-Handbook 6.3.2.4 when asked to', () => {
    const chart = ewmaChart(NIST, { center: 50, sigma: 2.0539, lambda: 0.3, limits: 'asymptotic' });
    expect(chart.points.every((point) => point.upper?.toFixed(4) === '52.5884')).toBe(true);
    expect(chart.points[0]?.lower).toBeCloseTo(47.4115, 3);
    // The exact limits begin at half that width and end up there.
    const exact = ewmaChart(NIST, { center: 50, sigma: 2.0539, lambda: 0.3 });
    expect(exact.points[0]?.upper).toBeCloseTo(50 + 3 * 2.0539 * 0.3, 12);
    expect(exact.points[19]?.upper).toBeCloseTo(52.5884, 4);
    expect([exact.limits, exact.reason, exact.baseline, exact.pointsUsed]).toEqual(['firm', null, null, 0]);
  });

  it('is the worked example of Montgomery (lambda 0.1, L 2.7)', () => {
    const { points } = ewmaChart(MONTGOMERY, { center: 10, sigma: 1, lambda: 0.1, sigmas: 2.7 });
    const shown = points
      .slice(0, 2)
      .map(({ ewma, lower, upper }) => [ewma, lower, upper].map((one) => one?.toFixed(4)));
    expect(shown).toEqual([
      ['9.9450', '9.7300', '10.2700'],
      ['9.7495', '9.6368', '10.3632'],
    ]);
    expect(points.findIndex((point) => point.beyond !== null)).toBe(28);
  });

  it('with lambda 1 is the chart of single values', () => {
    const { points } = ewmaChart([null, 4, 6.5], { center: 5, sigma: 0.5, lambda: 1 });
    expect(points.map((point) => point.ewma)).toEqual([null, 4, 6.5]);
    expect(points.map((point) => point.upper)).toEqual([null, 6.5, 6.5]);
    // On the limit is not beyond it.
    expect(points.map((point) => point.beyond)).toEqual([null, null, null]);
  });

  it('keeps a missing value in its place and the average as it was', () => {
    const { points, leftOut } = ewmaChart([52, null, 54], { center: 50, sigma: 1, lambda: 0.5 });
    expect(points.map((point) => point.ewma)).toEqual([51, null, 52.5]);
    expect(points[1]?.upper).toBe(points[0]?.upper);
    expect(leftOut).toEqual([{ position: 1, reason: 'missing' }]);
  });

  it('estimates what was not given, from the baseline', () => {
    const values = [10, 12, 11, 9, 10, 12, 11, 10, 9, 11, 12, 10, 20, 20];
    const chart = ewmaChart(values, { baseline: { from: 0, to: 12 } });
    expect(chart.center).toBe(127 / 12);
    expect(chart.sigma).toBeCloseTo(16 / 11 / 1.128, 12);
    expect([chart.conventions.center, chart.conventions.sigma, chart.pointsUsed, chart.limits]).toEqual([
      'mean',
      'meanMovingRange',
      12,
      'firm',
    ]);
    expect(chart.points[13]?.beyond).toBe('above');
    const half = ewmaChart([3, 5], { sigma: 2 });
    expect([half.center, half.conventions.center, half.conventions.sigma, half.limits]).toEqual([
      4,
      'mean',
      'given',
      'provisional',
    ]);
  });

  it('has no limits without variation or without values', () => {
    const equal = ewmaChart([0.1, 0.1, 0.1]);
    expect([equal.limits, equal.reason, equal.state]).toEqual(['none', 'noVariation', null]);
    expect(equal.points.every(({ upper, beyond }) => upper === null && beyond === null)).toBe(true);
    const none = ewmaChart([]);
    expect([none.points, none.center, none.reason, none.state]).toEqual([[], null, 'noPoints', null]);
    expect(ewmaChart([4]).reason).toBe('noMovingRange');
    const huge = ewmaChart([1e150, -1e150, 1e150]);
    expect(JSON.parse(JSON.stringify(huge))).toEqual(huge);
  });

  it('refuses wrong options, all at once', () => {
    const wrong = { lambda: 0, sigmas: -1, limits: 'wide', center: Number.NaN, sigma: 0, k: 1 };
    expect(codesOf(() => ewmaChart([1, 2], wrong as never))).toEqual([
      'UNKNOWN_KEY options.k',
      'OUT_OF_RANGE options.lambda',
      'OUT_OF_RANGE options.sigmas',
      'INVALID_VALUE options.limits',
      'INVALID_TYPE options.center',
      'OUT_OF_RANGE options.sigma',
    ]);
  });
});

describe('ewmaStep', () => {
  it('goes on where a chart ended, through JSON', () => {
    const options = { center: 50, sigma: 2.0539, lambda: 0.3 };
    const whole = ewmaChart(NIST, options);
    const begun = ewmaChart(NIST.slice(0, 12), options);
    let state = JSON.parse(JSON.stringify(begun.state)) as EwmaState;
    for (let i = 12; i < NIST.length; i++) {
      const step = ewmaStep(deepFreeze(state), NIST[i]);
      expect(step.point).toEqual(whole.points[i]);
      state = step.state;
    }
    expect(state).toEqual(whole.state);
  });

  it('lets a missing value pass', () => {
    const start = startEwma({ center: 5, sigma: 1 });
    expect(ewmaStep(start, null).state).toEqual(start);
    expect(ewmaStep(start, Number.NaN).point).toEqual({
      value: null,
      ewma: null,
      lower: null,
      upper: null,
      beyond: null,
    });
  });

  it('refuses the state of something else and figures that are none', () => {
    const state = startEwma({ center: 5, sigma: 1 });
    expect(codesOf(() => ewmaStep({} as never, 1))).toEqual(['ACCUMULATOR_MISMATCH ']);
    expect(codesOf(() => ewmaStep({ ...state, version: 2 } as never, 1))).toEqual(['ACCUMULATOR_MISMATCH ']);
    expect(codesOf(() => ewmaStep({ ...state, ewma: null, count: -1 } as never, 'x' as never))).toEqual([
      'OUT_OF_RANGE state.count',
      'INVALID_TYPE state.ewma',
      'INVALID_NUMBER value',
    ]);
    expect(codesOf(() => startEwma({ sigma: 0 } as never))).toEqual([
      'REQUIRED start.center',
      'OUT_OF_RANGE start.sigma',
    ]);
    expect(codesOf(() => startEwma(undefined as never))).toEqual(['REQUIRED start']);
  });
});

describe('cusumChart', () => {
  it('is the worked example of Montgomery: shift between 22 and 23, new mean 11.25', () => {
    const chart = cusumChart(MONTGOMERY, { center: 10, sigma: 1 });
    expect(chart.points[28]?.above).toBeCloseTo(5.28, 10);
    expect(chart.points[29]?.above).toBeCloseTo(5.3, 10);
    expect(chart.signals).toHaveLength(1);
    expect(chart.signals[0]).toMatchObject({ side: 'above', from: 28, to: 29, shiftFrom: 22 });
    expect(chart.signals[0]?.level).toBeCloseTo(10 + 0.5 + 5.28 / 7, 10);
    expect(chart.state?.above.count).toBe(8);
  });

  it('is the NIST e-Handbook 6.3.2.3: a signal at group 14', () => {
    const values = [
      324.925, 324.675, 324.725, 324.35, 325.35, 325.225, 324.125, 324.525, 325.225, 324.6, 324.625, 325.15, 328.325,
      327.25, 327.825, 328.5, 326.675, 327.775, 326.875, 328.35,
    ];
    const tuning = { center: 325, sigma: 1, decisionSigmas: 4.1959, referenceSigmas: 0.3175 };
    const { signals } = cusumChart(values, tuning);
    expect(signals).toHaveLength(1);
    expect(signals[0]).toMatchObject({ side: 'above', from: 13, to: 19, shiftFrom: 12 });
    const mirrored = cusumChart(
      values.map((value) => -value),
      { ...tuning, center: -325 },
    );
    expect(mirrored.signals[0]).toMatchObject({ side: 'below', from: 13, to: 19, shiftFrom: 12 });
    expect(mirrored.signals[0]?.level).toBeCloseTo(-(signals[0]?.level ?? 0), 9);
  });

  it('signals at once with a head start when the process begins off its level, and not as evidence', () => {
    const values = [12, 12, 12, 12];
    const tuning = { center: 10, sigma: 1, referenceSigmas: 0.5, decisionSigmas: 5 };
    expect(cusumChart(values, tuning).signals[0]?.from).toBe(3);
    const fast = cusumChart(values, { ...tuning, headStartSigmas: 2.5 });
    expect(fast.signals[0]).toEqual({ side: 'above', from: 1, to: 3, shiftFrom: 0, level: 12 });
    expect(fast.points[0]?.below).toBe(0);
  });

  it('keeps a missing value in its place and does not break a signal by it', () => {
    const { points, signals } = cusumChart([14, null, 14, null, 14], { center: 10, sigma: 1 });
    expect(points.map((point) => point.above)).toEqual([3.5, null, 7, null, 10.5]);
    expect(signals).toEqual([{ side: 'above', from: 2, to: 4, shiftFrom: 0, level: 14 }]);
    const returned = cusumChart([14, 14, 2, 14, 14], { center: 10, sigma: 1 });
    expect(returned.signals.map(({ side, from, to, shiftFrom }) => [side, from, to, shiftFrom])).toEqual([
      ['above', 1, 1, 0],
      ['below', 2, 2, 2],
      ['above', 4, 4, 3],
    ]);
  });

  it('has both sums beyond when values swing far', () => {
    const { points } = cusumChart([-30, 20], { center: 0, sigma: 1, decisionSigmas: 4 });
    expect(points[1]).toEqual({ value: 20, above: 19.5, below: 9, beyond: 'both' });
  });

  it('has no sums without variation or without values', () => {
    const equal = cusumChart([3, 3, 3, null]);
    expect([equal.limits, equal.reason, equal.signals, equal.state]).toEqual(['none', 'noVariation', [], null]);
    expect(equal.points).toEqual([3, 3, 3, null].map((value) => ({ value, above: null, below: null, beyond: null })));
    expect(cusumChart([]).reason).toBe('noPoints');
    const huge = cusumChart([1e150, -1e150, 0], { center: 0, sigma: 1e-300 });
    expect(JSON.parse(JSON.stringify(huge))).toEqual(huge);
  });

  it('refuses wrong options, all at once', () => {
    const wrong = { decisionSigmas: 0, referenceSigmas: -1, headStartSigmas: '2', screening: 'two' };
    expect(codesOf(() => cusumChart([1, 2], wrong as never))).toEqual([
      'OUT_OF_RANGE options.referenceSigmas',
      'OUT_OF_RANGE options.decisionSigmas',
      'INVALID_TYPE options.headStartSigmas',
      'INVALID_VALUE options.screening',
    ]);
  });
});

describe('cusumStep', () => {
  it('goes on where a chart ended, through JSON', () => {
    const options = { center: 10, sigma: 1, headStartSigmas: 2 };
    const values = [...MONTGOMERY.slice(0, 9), null, ...MONTGOMERY.slice(9)];
    const whole = cusumChart(values, options);
    let state = JSON.parse(JSON.stringify(cusumChart(values.slice(0, 5), options).state)) as CusumState;
    for (let i = 5; i < values.length; i++) {
      const step = cusumStep(deepFreeze(state), values[i]);
      expect(step.point).toEqual(whole.points[i]);
      state = step.state;
    }
    expect(state).toEqual(whole.state);
  });

  it('refuses the state of something else and figures that are none', () => {
    const state = startCusum({ center: 5, sigma: 1 });
    expect(codesOf(() => cusumStep(startEwma({ center: 5, sigma: 1 }) as never, 1))).toEqual(['ACCUMULATOR_MISMATCH ']);
    const broken = { ...state, position: 0.5, above: null, below: { sum: -1, count: 0, since: null } };
    expect(codesOf(() => cusumStep(broken as never, 1))).toEqual([
      'OUT_OF_RANGE state.position',
      'REQUIRED state.above.sum',
      'REQUIRED state.above.count',
      'REQUIRED state.above.since',
      'OUT_OF_RANGE state.below.sum',
    ]);
    expect(codesOf(() => cusumStep(state, 1e151))).toEqual(['INVALID_NUMBER value']);
  });
});
