import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/numeric/random.js';
import {
  falseAlarmRate,
  individualsChart,
  type RunRule,
  type RunRulePoint,
  type RunRulesOptions,
  type RunRulesResult,
  type RunSignal,
  runRules,
  runsAnalysis,
  strongestSignals,
} from '../../../src/statistics/index.js';
import { normalQuantile } from '../../../src/statistics/normal.js';
import { codesOf } from '../../core/issues-of.js';

/** Points at so many standard deviations from the centre; `null` is missing. */
const at = (...z: (number | null)[]): RunRulePoint[] =>
  z.map((one) => ({
    value: one === null ? null : 10 + one,
    center: one === null ? null : 10,
    z: one,
    beyond: one === null || Math.abs(one) <= 3 ? null : one > 0 ? 'above' : 'below',
  }));
const found = (points: readonly RunRulePoint[], options: RunRulesOptions, rule: RunRule) =>
  runRules(points, options).signals.filter((one) => one.rule === rule);
const spans = (signals: readonly RunSignal[]) =>
  signals.map((one) => [one.start, one.end, one.side ?? one.direction, [...one.completedAt]]);
describe('shifts', () => {
  it('are one signal from their first to their last point, complete from the seventh on', () => {
    const points = at(-1, 0.5, 0.1, 0.4, 1, 0.2, 0.3, 0.6, 0.7, -0.2);
    expect(spans(found(points, {}, 'shift'))).toEqual([[1, 8, 'above', [7, 8]]]);
    expect(found(points.slice(0, 7), {}, 'shift')).toEqual([]);
    expect(found(points, { ruleSet: 'westernElectric' }, 'shift')[0]?.completedAt).toEqual([8]);
    expect(found(points, { ruleSet: 'nelson' }, 'shift')).toEqual([]);
    expect(found(points, { ruleSet: 'nelson', lengths: { shift: 8 } }, 'shift')).toHaveLength(1);
  });

  it('end at a point on the centre line, or pass over it', () => {
    const points = at(-1, -1, -1, -1, 0, -1, -1, -1);
    expect(found(points, {}, 'shift')).toEqual([]);
    const [signal] = found(points, { onCenter: 'skip' }, 'shift');
    expect(signal).toMatchObject({ start: 0, end: 7, points: [0, 1, 2, 3, 5, 6, 7], completedAt: [7], side: 'below' });
  });

  it('go on across a missing point, unless that is to end them', () => {
    const points = at(1, 1, 1, null, 1, 1, 1, 1);
    expect(found(points, {}, 'shift')[0]?.points).toEqual([0, 1, 2, 4, 5, 6, 7]);
    expect(found(points, { onGap: 'break' }, 'shift')).toEqual([]);
  });

  it('do not count values that differ from the centre by rounding', () => {
    const chart = individualsChart([0.1, 0.2, 0.3, 0.2, 0.1, 0.3, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2]);
    expect(runRules(chart.points).signals).toEqual([]);
    const constant = individualsChart(Array.from({ length: 40 }, () => 0.1 + 0.2));
    for (const ruleSet of ['nhs', 'westernElectric', 'nelson'] as const) {
      expect(runRules(constant.points, { ruleSet }).signals).toEqual([]);
    }
  });
});

describe('trends', () => {
  it('of the NHS have seven points, those of Nelson six', () => {
    const six = at(-1, -0.6, -0.2, 0.2, 0.6, 1);
    expect(found(six, {}, 'trend')).toEqual([]);
    expect(spans(found(six, { ruleSet: 'nelson' }, 'trend'))).toEqual([[0, 5, 'rising', [5]]]);
    expect(spans(found([...six, ...at(1.4)], {}, 'trend'))).toEqual([[0, 6, 'rising', [6]]]);
  });

  it('end at a repeated value, or pass over it (which neither adds nor cancels)', () => {
    const points = at(1.4, 1, 0.6, 0.6, 0.2, -0.2, -0.6, -1);
    expect(found(points, {}, 'trend')).toEqual([]);
    expect(spans(found(points, { onCenter: 'skip' }, 'trend'))).toEqual([[0, 7, 'falling', [7]]]);
    expect(found(points.slice(0, 7), { onCenter: 'skip' }, 'trend')).toEqual([]);
  });

  it('that meet in a turning point share it, and the later one names it', () => {
    const points = at(-1.2, -0.8, -0.4, 0, 0.4, 0.8, 1.2, 0.8, 0.4, 0, -0.4, -0.8, -1.2);
    const { signals } = runRules(points);
    expect(spans(signals)).toEqual([
      [0, 6, 'rising', [6]],
      [6, 12, 'falling', [12]],
    ]);
    expect(strongestSignals(signals, 13)).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1]);
  });
});

describe('two of three', () => {
  it('want all three on one side by the NHS, and the last one far out by the others', () => {
    const points = at(0, 2.4, -0.3, 2.5, 0.4, -1);
    expect(found(points, {}, 'twoOfThree')).toEqual([]);
    expect(spans(found(points, { ruleSet: 'nelson' }, 'twoOfThree'))).toEqual([[1, 3, 'above', [3]]]);
    const early = at(2.4, 2.5, 0.3, -1);
    expect(spans(found(early, {}, 'twoOfThree'))).toEqual([[0, 1, 'above', [2]]]);
    expect(found(early, { ruleSet: 'westernElectric' }, 'twoOfThree')).toEqual([]);
  });

  it('by the NHS do not count points beyond the limits', () => {
    const points = at(1, 3.4, 2.4, 1);
    expect(found(points, {}, 'twoOfThree')).toEqual([]);
    expect(found(points, { ruleSet: 'nelson' }, 'twoOfThree')[0]?.points).toEqual([1, 2]);
  });

  it('that share a point are one pattern', () => {
    const [signal] = found(at(0, 2.1, 2.2, 0.5, 2.3, 2.4, 0, 0), { ruleSet: 'nelson' }, 'twoOfThree');
    expect(signal).toMatchObject({ start: 1, end: 5, points: [1, 2, 4, 5], completedAt: [2, 4, 5] });
    expect(found(at(0, 2.1, 2.2, 0, 0, -2.1, -2.2), { ruleSet: 'nelson' }, 'twoOfThree')).toHaveLength(2);
  });

  it('do not count a point on the line of two standard deviations', () => {
    expect(found(at(1, 2, 2, 2), {}, 'twoOfThree')).toEqual([]);
    const chart = at(1, 2, 2, 2).map((point) => ({ ...point, z: point.z! + 4e-15 }));
    expect(found(chart, {}, 'twoOfThree')).toEqual([]);
  });
});

describe('patterns of Nelson without a side', () => {
  const waves = Array.from({ length: 14 }, (_, i) => (i % 2 === 0 ? -1.2 : 1.2) + i / 100);

  it('alternate over fourteen points', () => {
    expect(spans(found(at(...waves), { ruleSet: 'nelson' }, 'alternating'))).toEqual([[0, 13, null, [13]]]);
    expect(found(at(...waves.slice(1)), { ruleSet: 'nelson' }, 'alternating')).toEqual([]);
  });

  it('keep within one standard deviation for fifteen', () => {
    const close = Array.from({ length: 15 }, (_, i) => (i % 3 === 0 ? 0.9 : -0.4));
    expect(spans(found(at(...close), { ruleSet: 'nelson' }, 'stratification'))).toEqual([[0, 14, null, [14]]]);
    expect(found(at(...close.slice(1)), { ruleSet: 'nelson' }, 'stratification')).toEqual([]);
    expect(
      found(at(...close.map((one, i) => (i === 7 ? 1.01 : one))), { ruleSet: 'nelson' }, 'stratification'),
    ).toEqual([]);
  });

  it('stay away from the centre for eight, on both sides or on either', () => {
    const oneSide = at(1.1, 1.2, 1.3, 1.2, 1.1, 1.4, 1.2, 1.3);
    expect(found(oneSide, { ruleSet: 'nelson' }, 'mixture')).toEqual([]);
    expect(found(oneSide, { ruleSet: 'nelson', mixture: 'eitherSide' }, 'mixture')).toHaveLength(1);
    const both = at(1.1, -1.2, 1.3, -1.2, 1.1, 1.4, 1.2, 1.3, 1.2, 1.3);
    // The tenth point completes a window of eight whose points all lie above.
    expect(spans(found([...both, ...at(1.1, 1.2)], { ruleSet: 'nelson' }, 'mixture'))).toEqual([
      [0, 10, null, [7, 8, 9, 10]],
    ]);
  });
});

describe('all rules', () => {
  it('find in the viscosity of Montgomery what qcc finds', () => {
    const viscosity = [
      34.05, 34.4, 33.59, 35.96, 34.7, 33.51, 33.79, 34.04, 34.52, 33.75, 33.27, 33.71, 34.03, 34.58, 34.02, 33.97,
      34.05, 34.04, 33.73, 34.05, 34.39, 33.75, 33.4, 33.27, 34.65, 34.8, 34.55, 35.4, 34.75, 34.5, 34.7, 34.29, 34.61,
      34.49, 35.03,
    ];
    const { points } = individualsChart(viscosity, { screening: 'off' });
    const qcc = ({ signals }: RunRulesResult) => signals.map((one) => [one.rule, one.completedAt.map((i) => i + 1)]);
    expect(qcc(runRules(points, { ruleSet: 'nelson' }))).toEqual([
      ['beyondLimits', [4]],
      ['shift', [33, 34, 35]],
    ]);
    expect(qcc(runRules(points, { ruleSet: 'westernElectric' }))).toEqual([
      ['beyondLimits', [4]],
      ['shift', [32, 33, 34, 35]],
    ]);
  });

  it('find nothing in charts without points or with few, where qcc stops', () => {
    for (let n = 0; n < 8; n++) {
      for (const ruleSet of ['nhs', 'westernElectric', 'nelson'] as const) {
        expect(runRules(at(...Array.from({ length: n }, (_, i) => (i % 2) - 0.5)), { ruleSet }).signals).toEqual([]);
      }
    }
    expect(runRules(at(null, null)).signals).toEqual([]);
  });

  it('name their conventions, and give plain data', () => {
    const points = Object.freeze(at(1, 1, 1, 1, 1, 1, 1).map((point) => Object.freeze(point)));
    const result = runRules(
      points,
      Object.freeze({ ruleSet: 'westernElectric', lengths: Object.freeze({ shift: 7 }) }),
    );
    expect(result.conventions).toEqual({
      ruleSet: 'westernElectric',
      rules: ['beyondLimits', 'twoOfThree', 'fourOfFive', 'shift'],
      onCenter: 'break',
      onGap: 'skip',
      lengths: { shift: 7, trend: 7, alternating: 14, stratification: 15, mixture: 8 },
      mixture: 'bothSides',
    });
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  });

  it('refuse what they cannot read', () => {
    const wrong = (points: unknown, options: object = {}) => codesOf(() => runRules(points as never, options));
    expect(wrong(undefined)).toEqual(['REQUIRED points']);
    expect(wrong('all')).toEqual(['INVALID_TYPE points']);
    expect(wrong([null, { value: 1, center: Number.NaN, z: 0 }])).toEqual([
      'INVALID_TYPE points[0]',
      'INVALID_TYPE points[1]',
    ]);
    const options = { ruleSet: 'nhsx', onCenter: 1, lengths: { shift: 2, trends: 3, trend: 6.5 }, rules: [] };
    expect(wrong([], options)).toEqual([
      'UNKNOWN_KEY options.rules',
      'INVALID_VALUE options.ruleSet',
      'INVALID_VALUE options.onCenter',
      'UNKNOWN_KEY options.lengths.trends',
      'OUT_OF_RANGE options.lengths.shift',
      'OUT_OF_RANGE options.lengths.trend',
    ]);
  });
});

describe('the strongest signal of a point', () => {
  it('is told by limits before trends before two of three before shifts', () => {
    const points = at(0.3, 0.6, 0.9, 1.4, 1.9, 2.4, 2.6, 3.4, 0.5, 2.2, 2.3, 0.1);
    const { signals } = runRules(points);
    const names = strongestSignals(signals, points.length).map((place) => (place === null ? '' : signals[place]!.rule));
    expect(names).toEqual([
      ...Array.from({ length: 7 }, () => 'trend'),
      'beyondLimits',
      'shift',
      'twoOfThree',
      'twoOfThree',
      'shift',
    ]);
    expect(codesOf(() => strongestSignals([], -1))).toEqual(['OUT_OF_RANGE count']);
  });
});

describe('runs around the median', () => {
  it('give the limits of Anhoej for every length (qbinom(0.05, n - 1, 0.5), round(log2(n)) + 3)', () => {
    const limits = [1, 2, 5, 10, 12, 20, 24, 36, 100, 1000, 5000].map((n) => {
      const { longestRunLimit, crossingsLimit } = runsAnalysis(
        Array.from({ length: n }, (_, i) => (i % 2) * 2 - 1),
        { center: 0 },
      );
      return [n, longestRunLimit, crossingsLimit];
    });
    expect(limits).toEqual([
      [1, 3, 0],
      [2, 4, 0],
      [5, 5, 0],
      [10, 6, 2],
      [12, 7, 3],
      [20, 7, 6],
      [24, 8, 8],
      [36, 8, 13],
      [100, 10, 41],
      [1000, 13, 474],
      [5000, 15, 2441],
    ]);
  });

  it('pass over points on the median and missing ones', () => {
    const runs = runsAnalysis([1, 2, null, 5, 3, 3, Number.NaN, 5, 6, 0], { center: 3 });
    expect(runs).toMatchObject({ usefulPoints: 6, pointsOnCenter: 2, longestRun: 3, crossings: 2, signal: false });
    expect(runs.longestRunAt).toEqual({ start: 3, end: 8 });
  });

  it('know how often random orders give a signal: all orders of up to twelve points', () => {
    for (const [above, below] of [
      [5, 5],
      [6, 6],
      [3, 8],
      [0, 7],
      [1, 1],
      [9, 2],
    ] as const) {
      const n = above + below;
      let [orders, signals, share] = [0, 0, 0];
      for (let bits = 0; bits < 2 ** n; bits++) {
        const values = Array.from({ length: n }, (_, i) => ((bits >> i) & 1 ? 1 : -1));
        if (values.filter((one) => one > 0).length !== above) continue;
        const found = runsAnalysis(values, { center: 0 });
        orders++;
        if (found.signal) signals++;
        share = found.falseAlarmShare!;
      }
      expect(share).toBeCloseTo(signals / orders, 12);
    }
    const many = (n: number) =>
      runsAnalysis(
        Array.from({ length: n }, (_, i) => (i % 2) * 2 - 1),
        { center: 0 },
      );
    expect([24, 36, 60, 500].map((n) => many(n).falseAlarmShare?.toFixed(3))).toEqual([
      '0.031',
      '0.043',
      '0.044',
      '0.086',
    ]);
    expect(many(501).falseAlarmShare).toBe(null);
  });

  it('have nothing to say without values, or with equal ones', () => {
    expect(runsAnalysis([null])).toEqual({
      center: null,
      usefulPoints: 0,
      pointsOnCenter: 0,
      longestRun: 0,
      longestRunAt: null,
      longestRunLimit: null,
      crossings: 0,
      crossingsLimit: null,
      signal: false,
      falseAlarmShare: null,
      reasons: [],
    });
    expect(runsAnalysis([4, 4, 4])).toMatchObject({ center: 4, usefulPoints: 0, pointsOnCenter: 3, signal: false });
    expect(codesOf(() => runsAnalysis(['1'] as never, { center: 'x' as never, centre: 1 } as object))).toEqual([
      'UNKNOWN_KEY options.centre',
      'INVALID_NUMBER values[0]',
      'INVALID_TYPE options.center',
    ]);
  });
});

describe('false alarms', () => {
  it('come as often as a fresh simulation says', () => {
    const random = seededRandom(7);
    const [series, n] = [2500, 24];
    const seen = { nhs: [0, 0], westernElectric: [0, 0], nelson: [0, 0] };
    for (let run = 0; run < series; run++) {
      const { points } = individualsChart(Array.from({ length: n }, () => normalQuantile(random() || 0.5)));
      for (const ruleSet of ['nhs', 'westernElectric', 'nelson'] as const) {
        const { signals } = runRules(points, { ruleSet });
        if (signals.length > 0) seen[ruleSet][0]! += 1 / series;
        if (signals.some((one) => one.points.includes(n - 1))) seen[ruleSet][1]! += 1 / series;
      }
    }
    for (const ruleSet of ['nhs', 'westernElectric', 'nelson'] as const) {
      const { anyPointShare, lastPointShare } = falseAlarmRate(ruleSet, n);
      const error = (p: number) => 4 * Math.sqrt((p * (1 - p)) / series);
      expect(Math.abs(seen[ruleSet][0]! - anyPointShare)).toBeLessThan(error(anyPointShare));
      expect(Math.abs(seen[ruleSet][1]! - lastPointShare)).toBeLessThan(error(lastPointShare));
    }
  });

  it('are read between and beyond the rows of the table', () => {
    const any = [6, 7, 8, 13, 40, 100, 365, 700, 5000].map((n) => falseAlarmRate('nhs', n).anyPointShare);
    expect(any).toEqual([...any].sort((a, b) => a - b));
    expect(any[any.length - 1]).toBeCloseTo(1, 12);
    expect(falseAlarmRate('nelson', 2000).lastPointShare).toBeCloseTo(0.0243, 12);
    for (const points of [5, 6.5, Number.NaN, undefined as never]) {
      expect(codesOf(() => falseAlarmRate('nhs', points))[0]).toMatch(/ points$/);
    }
    expect(codesOf(() => falseAlarmRate('all' as never, 12))).toEqual(['INVALID_VALUE ruleSet']);
  });
});
