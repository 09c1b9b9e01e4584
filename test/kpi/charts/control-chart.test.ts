import { describe, expect, it } from 'vitest';
import {
  type ControlChartOptions,
  controlChart,
  defineKpi,
  measureKpi,
  proposeRebaseline,
} from '../../../src/kpi/index.js';
import { seededRandom } from '../../../src/numeric/random.js';
import { normalQuantile } from '../../../src/statistics/normal.js';
import { issuesOf } from '../../core/issues-of.js';
import { EMERGENCY, figureKpi, isPlain, month, monthly, parts, ratioKpi } from './series.js';

const STABLE = [20, 22, 19, 21, 23, 20, 18, 21, 22, 20, 19, 21];
const emergency = ratioKpi({ target: 95, minimumSample: 1000 });
const emergencySeries = monthly(emergency, parts(EMERGENCY.map(([all, late]) => [all - late, all])));
const codes = (chart: { readonly findings: readonly { readonly code: string }[] }) =>
  chart.findings.map((one) => one.code);
const text = (chart: ReturnType<typeof controlChart>) =>
  chart.signals.map((one) => `${one.rule} ${one.from} ${one.to} ${one.variation}`);

/** Sizes of 54 samples of cardboard cans and the defective ones among them (Montgomery, "orange juice"). */
const CANS = [
  12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6, 9, 6, 12,
  5, 6, 4, 6, 3, 7, 6, 2, 4, 3, 6, 5, 4, 8, 5, 6, 7, 5, 6, 3, 5,
];

describe('the chart that fits', () => {
  it('is p for cases out of cases: the cans of Montgomery, with limits from the first thirty samples', () => {
    const kpi = ratioKpi({ direction: 'lower' });
    const chart = controlChart(kpi, monthly(kpi, parts(CANS.map((one) => [one, 50]))), {
      chart: 'p',
      baseline: { periods: 30 },
    });
    const [segment] = chart.segments;
    expect([segment?.center?.toFixed(2), segment?.lower?.toFixed(2), segment?.upper?.toFixed(2)]).toEqual([
      '23.13',
      '5.24',
      '41.02',
    ]);
    const beyond = chart.points.slice(0, 30).flatMap((one, i) => (one.rule === 'beyondLimits' ? [i + 1] : []));
    expect(beyond).toEqual([15, 23]);
    expect(chart.points.filter((one) => one.setsLimits)).toHaveLength(30);
    expect(chart.variation).toMatchObject({ verdict: 'specialCauseImprovement', rule: 'twoOfThree' });
    expect(chart.falseAlarms).toBe(null);
  });

  it('is c for events: the wafers of NIST 6.3.3.1, of which the 24th is out', () => {
    const wafers = [16, 14, 28, 16, 12, 20, 10, 12, 10, 17, 19, 17, 14, 16, 15, 13, 14, 16, 11, 20, 11, 19, 16, 31, 13];
    const kpi = figureKpi({ unit: 'defects', aggregation: { kind: 'count' } });
    const rows = wafers.flatMap((count, i) => Array.from({ length: count }, () => ({ period: month(i) })));
    const series = measureKpi(kpi, rows, { period: 'month', timeZone: 'UTC', asOf: '2024-02-01T00:00:00Z' });
    const chart = controlChart(kpi, series, { chart: 'c' });
    expect(chart.segments[0]).toMatchObject({ chart: 'c', center: 16, lower: 4, upper: 28, limits: 'firm' });
    expect(text(chart)).toEqual(['beyondLimits 2023-12 2023-12 specialCauseConcern']);
    expect(chart.signals[0]?.message).toBe(
      'December 2023 is, at 31.0 defects, higher than ordinary variation explains (4.0 to 28.0 defects).',
    );
    expect(chart.variation.verdict).toBe('commonCause');
    expect(chart.message).toBe(
      'Ordinary variation in January 2024. The latest unusual time: December 2023 is, at 31.0 defects, higher than ordinary variation explains (4.0 to 28.0 defects).',
    );
  });

  it('is u for events per unit, in the unit of the KPI', () => {
    const kpi = figureKpi({ unit: 'errors', aggregation: { kind: 'ratio', scale: 100 } });
    const chart = controlChart(
      kpi,
      monthly(
        kpi,
        parts([
          [20, 200],
          [24, 200],
          [16, 200],
          [28, 200],
          [20, 200],
          [12, 200],
        ]),
      ),
    );
    expect([chart.chart, chart.chartReason]).toEqual(['u', 'rate']);
    expect(chart.segments[0]?.center).toBeCloseTo(10, 12);
    expect(chart.segments[0]?.upper).toBeCloseTo(10 + 300 * Math.sqrt(0.1 / 200), 10);
  });

  it('is XmR for figures and for ratios of amounts', () => {
    const kpi = figureKpi({ target: 24 });
    expect(controlChart(kpi, monthly(kpi, STABLE))).toMatchObject({ chart: 'individuals', chartReason: 'figures' });
    const hours = ratioKpi({ aggregation: { kind: 'ratio', parts: 'amounts' } });
    const rows = parts([
      [800, 1000],
      [810, 1000],
      [790, 1000],
      [805, 1000],
      [795, 1000],
    ]);
    expect(controlChart(hours, monthly(hours, rows))).toMatchObject({ chart: 'individuals', chartReason: 'amounts' });
    const cost = ratioKpi({ direction: 'lower' });
    const above = controlChart(
      cost,
      monthly(
        cost,
        parts([
          [12, 10],
          [11, 10],
          [13, 10],
          [9, 10],
          [12, 10],
        ]),
      ),
    );
    expect(above).toMatchObject({ chart: 'individuals', chartReason: 'notCounts' });
    expect(codes(above)).toEqual(['CHART_NOT_FOR_DATA', 'PROVISIONAL_LIMITS']);
  });

  it('can be asked for, if the KPI has what it needs', () => {
    const kpi = figureKpi();
    expect(issuesOf(() => controlChart(kpi, monthly(kpi, STABLE), { chart: 'p' }))).toMatchObject([
      { code: 'CHART_NOT_FOR_KPI', path: 'options.chart', received: 'mean' },
    ]);
    const forced = controlChart(emergency, emergencySeries, { chart: 'individuals' });
    expect(forced).toMatchObject({ chart: 'individuals', chartReason: 'asked' });
    expect(forced.segments[0]?.center).toBeCloseTo(81.6348, 4);
  });
});

describe('large volumes', () => {
  it('make a plain p chart call every month unusual, and Laney’s chart only those that are', () => {
    const plain = controlChart(emergency, emergencySeries, { chart: 'p' });
    // The peers' default: with 350 000 cases a month, limits of ±0.2 points exclude 36 of 36 months.
    expect(plain.points.filter((one) => one.rule === 'beyondLimits')).toHaveLength(36);
    expect(codes(plain)[0]).toBe('OVERDISPERSED_COUNTS');
    const chart = controlChart(emergency, emergencySeries);
    expect(chart.chart).toBe('pPrime');
    expect(chart.segments[0]?.sigmaZ).toBeCloseTo(21.85, 2);
    expect(chart.points.filter((one) => one.rule === 'beyondLimits').map((one) => one.period)).toEqual([
      month(9),
      month(20),
      month(22),
      month(23),
      month(33),
      month(34),
      month(35),
    ]);
    expect(chart.findings[0]).toMatchObject({ code: 'OVERDISPERSED_COUNTS', params: { adjusted: true } });
    expect(chart.findings[0]?.message).toBe(
      'From month to month the values vary more than chance alone would have it (21.9 times), as they do where volumes are large; so the limits from January 2022 on follow the variation seen.',
    );
  });

  it('are not made up: of stable proportions few are called more varied than chance', () => {
    const random = seededRandom(3);
    const kpi = ratioKpi();
    let called = 0;
    for (let run = 0; run < 300; run++) {
      const good = Array.from({ length: 12 }, () =>
        Array.from({ length: 60 }, random).reduce((sum, one) => sum + (one < 0.8 ? 1 : 0), 0),
      );
      const chart = controlChart(kpi, monthly(kpi, parts(good.map((one) => [one, 60]))));
      if (chart.chart === 'pPrime') called += 1;
      expect(chart.segments[0]?.overdispersed).toBe(chart.chart === 'pPrime');
    }
    // The bare bound of 1.1 would call about a hundred of them.
    expect(called).toBeLessThan(36);
  });

  it('are not made up by one bad month, or by a new level: those are what the chart shows', () => {
    const kpi = ratioKpi();
    const good = [979, 983, 976, 981, 974, 980, 978, 984, 977, 973, 982, 979];
    const chartOf = (cases: readonly number[]) =>
      controlChart(kpi, monthly(kpi, parts(cases.map((one) => [one, 1000]))));
    const slip = chartOf([...good, 945, ...good]);
    expect([slip.chart, text(slip)]).toEqual(['p', [`beyondLimits ${month(12)} ${month(12)} specialCauseConcern`]]);
    const step = chartOf([...good, ...good.map((one) => one - 25)]);
    expect(step.chart).toBe('p');
    expect(step.variation.verdict).toBe('specialCauseConcern');
  });

  it('come with words about the season and about neighbours that resemble each other', () => {
    const chart = controlChart(emergency, emergencySeries);
    expect(codes(chart)).toEqual(['OVERDISPERSED_COUNTS', 'SEASON_IN_LIMITS', 'NEIGHBOURS_ALIKE']);
    expect(chart.message).toBe(
      'Probably not chance, and for the worse: December 2024 is, at 77.1 %, lower than ordinary variation explains (77.8 to 85.5 %). But the months of a year differ: compare with the same month of other years first. Apart from that, the target of 95 % will be missed month after month, unless the process changes.',
    );
  });

  it('of counts widen the limits of a c chart too', () => {
    const kpi = figureKpi({ unit: 'calls', aggregation: { kind: 'count' } });
    const calls = [400, 500, 380, 520, 410, 480, 390, 510, 420, 530, 400, 490];
    const rows = calls.flatMap((count, i) => Array.from({ length: count }, () => ({ period: month(i) })));
    const series = measureKpi(kpi, rows, { period: 'month', timeZone: 'UTC', asOf: '2023-01-01T00:00:00Z' });
    expect(controlChart(kpi, series).chart).toBe('uPrime');
    expect(controlChart(kpi, series, { chart: 'c' }).segments[0]).toMatchObject({ chart: 'c', overdispersed: true });
    expect(controlChart(kpi, series).segments[0]!.upper!).toBeGreaterThan(
      controlChart(kpi, series, { chart: 'c' }).segments[0]!.upper!,
    );
  });
});

describe('what a peer has wrong', () => {
  it('a fall above the average is no improvement (NHSRplotthedots #171: coloured by the side of the mean)', () => {
    const kpi = ratioKpi({ direction: 'higher', aggregation: { kind: 'last' } });
    // Seven months of fall, all above the mean; and before them a level far below it.
    const values = [50, 70, 48, 71, 49, 69, 51, 72, 50, 70, 84, 81.5, 79, 76.5, 74, 71.5, 69];
    const chart = controlChart(kpi, monthly(kpi, values), { screening: 'off' });
    const fall = chart.signals.find((one) => one.rule === 'trend');
    expect(fall).toMatchObject({
      from: month(10),
      to: month(16),
      direction: 'falling',
      variation: 'specialCauseConcern',
    });
    const last = chart.points[16]!;
    expect(last.value! > last.center!).toBe(true);
    expect(last).toMatchObject({ rule: 'trend', variation: 'specialCauseConcern' });
    expect(chart.variation.verdict).toBe('specialCauseConcern');
    // The other way round where lower is better.
    const lower = ratioKpi({ direction: 'lower', aggregation: { kind: 'last' } });
    expect(controlChart(lower, monthly(lower, values), { screening: 'off' }).variation.verdict).toBe(
      'specialCauseImprovement',
    );
  });

  it('the target is compared with the limits after a new start (NHSRplotthedots #172: with those before)', () => {
    const kpi = ratioKpi({ target: 90, aggregation: { kind: 'last' } });
    const before = [58, 64, 52, 67, 61, 55, 69, 50, 63, 57, 66, 54, 60, 68, 53, 62, 59, 65, 51, 70];
    const after = [91, 96, 88, 99, 93, 90, 97, 92, 95, 94];
    const series = monthly(kpi, [...before, ...after]);
    const old = controlChart(kpi, monthly(kpi, before));
    expect(old.assurance.verdict).toBe('willBeMissed');
    expect(old.message).toBe(
      'Ordinary variation: nothing unusual happened in these 20 months. The target of 90 % will be missed month after month, unless the process changes.',
    );
    const rebased = controlChart(kpi, series, { rebaseAt: [{ period: month(20), reason: 'New triage' }] });
    expect(rebased.segments.map((one) => [one.from, one.to, one.reason])).toEqual([
      [month(0), month(19), null],
      [month(20), month(29), 'New triage'],
    ]);
    expect(rebased.assurance.verdict).toBe('hitAndMiss');
    expect(rebased.signals).toEqual([]);
    expect(rebased.message).toBe(
      'Ordinary variation: nothing unusual happened in these 10 months from September 2023. The target of 90 % will probably be missed in some months (about 25 %), unless the process changes.',
    );
  });

  it('limits do not come from ranges across a new start or a gap', () => {
    const kpi = figureKpi();
    const values = [10, 11, 10, 11, 10, 11, null, 50, 51, 50, 51, 50, 51];
    const chart = controlChart(kpi, monthly(kpi, values), { rebaseAt: [month(7)], screening: 'off' });
    expect(chart.segments.map((one) => one.sigma?.toFixed(6))).toEqual(['0.886525', '0.886525']);
    expect(controlChart(kpi, monthly(kpi, values), { screening: 'off' }).segments[0]?.sigma?.toFixed(6)).toBe(
      '0.886525',
    );
  });
});

describe('variation', () => {
  const verdict = (values: readonly number[], over: object, options: ControlChartOptions = {}) => {
    const kpi = figureKpi(over);
    return controlChart(kpi, monthly(kpi, values), options).variation.verdict;
  };
  const jump = [...STABLE, 40];

  it('is judged by the direction of the KPI', () => {
    expect(verdict(jump, { direction: 'lower' })).toBe('specialCauseConcern');
    expect(verdict(jump, { direction: 'higher' })).toBe('specialCauseImprovement');
    expect(verdict(STABLE, { direction: 'higher' })).toBe('commonCause');
  });

  it('of a range is better towards it, worse away from it, and neither inside or without one', () => {
    const range = (min: number, max: number) => ({ direction: 'range', target: { min, max } });
    expect(verdict(jump, range(35, 45))).toBe('specialCauseImprovement');
    expect(verdict(jump, range(15, 25))).toBe('specialCauseConcern');
    expect(verdict(jump, range(15, 45))).toBe('specialCauseNeutral');
    expect(verdict(jump, { direction: 'range' })).toBe('specialCauseNeutral');
    const rising = [...STABLE, 15, 16.5, 18, 19.5, 21, 22.5, 24];
    expect(verdict(rising, range(24, 30))).toBe('specialCauseImprovement');
    expect(verdict(rising, range(10, 16))).toBe('specialCauseConcern');
    // Through the range and as far beyond it.
    expect(verdict(rising, range(17, 22))).toBe('specialCauseNeutral');
  });

  it('of patterns without a side says what to look for', () => {
    const kpi = figureKpi();
    const even = [30, 12, ...Array.from({ length: 15 }, (_, i) => 20 + (i % 3) / 4)];
    const chart = controlChart(kpi, monthly(kpi, even), { ruleSet: 'nelson', screening: 'off' });
    expect(chart.variation).toMatchObject({ verdict: 'specialCauseNeutral', rule: 'stratification' });
    expect(chart.message).toBe(
      'Probably not chance, though neither for the better nor for the worse: 15 months in a row (March 2022 to May 2023) lie unusually close to the average of 20.3 hours: the spread has shrunk, or figures are evened out before they are reported.',
    );
  });

  it('has signals with their periods, and points that name them', () => {
    const kpi = figureKpi();
    const chart = controlChart(kpi, monthly(kpi, [...STABLE, 25, 26, 25, null, 27, 25, 26, 25]));
    const shift = chart.signals.filter((one) => one.rule === 'shift').pop();
    expect(shift).toMatchObject({
      from: month(12),
      to: month(19),
      start: 12,
      end: 19,
      completedAt: [month(19)],
      periods: [12, 13, 14, 16, 17, 18, 19].map((i) => month(i)),
      side: 'above',
      variation: 'specialCauseConcern',
    });
    expect(shift?.message).toBe(
      '7 months in a row (January to August 2023) lie above the average of 22.4 hours: the level has probably changed.',
    );
    const gap = chart.points[15]!;
    expect(gap).toMatchObject({ used: false, value: null, center: null, lower: null, variation: null, signal: null });
    for (const point of chart.points) {
      expect(point.signal === null || chart.signals[point.signal]!.periods.includes(point.period)).toBe(true);
    }
  });

  it('does not look at a month that is not over', () => {
    const kpi = figureKpi();
    const rows = [...STABLE, 90].map((value, i) => ({ period: month(i), value }));
    const series = measureKpi(kpi, rows, { period: 'month', timeZone: 'UTC', asOf: '2023-01-20T00:00:00Z' });
    const chart = controlChart(kpi, series);
    expect(chart.variation.verdict).toBe('commonCause');
    expect(chart.points[12]).toMatchObject({ value: 90, used: false, variation: null, upper: null });
    expect(chart.segments[0]?.periodsUsed).toBe(12);
    expect(chart.assurance.period).toBe('2023-01');
  });
});

describe('assurance', () => {
  const assured = (target: unknown, direction = 'lower', values: readonly number[] = STABLE) => {
    const kpi = figureKpi({ target, direction } as object);
    return controlChart(kpi, monthly(kpi, values)).assurance;
  };

  it('compares the target with the limits; on a limit it is hit and miss', () => {
    const { lower, upper } = controlChart(figureKpi(), monthly(figureKpi(), STABLE)).segments[0]!;
    expect([lower, upper].map((one) => one!.toFixed(3))).toEqual(['14.939', '26.061']);
    expect(assured(27).verdict).toBe('willBeMet');
    expect(assured(24).verdict).toBe('hitAndMiss');
    expect(assured(14).verdict).toBe('willBeMissed');
    expect(assured(upper).verdict).toBe('hitAndMiss');
    expect(assured(lower).verdict).toBe('hitAndMiss');
    expect(assured(27, 'higher').verdict).toBe('willBeMissed');
    expect(assured(14, 'higher').verdict).toBe('willBeMet');
    expect(assured({ min: 14, max: 27 }, 'range').verdict).toBe('willBeMet');
    expect(assured({ min: 16, max: 40 }, 'range').verdict).toBe('hitAndMiss');
    expect(assured({ min: 27, max: 40 }, 'range').verdict).toBe('willBeMissed');
    expect(assured(undefined).verdict).toBe('noTarget');
  });

  it('gives the probability of a miss from t, as wide as one more value needs', () => {
    const chart = assured(24);
    // t = (24 - 20.5) / (23 / 11 / 1.128 * sqrt(1 + 1/12)) = 1.8141 on 11 degrees of freedom.
    expect(chart).toMatchObject({ method: 't', degreesOfFreedom: 11, expectedVolume: null });
    expect(chart.missShare).toBeCloseTo(0.0485021274, 9);
    expect(assured({ min: 17, max: 24 }, 'range').missShare).toBeCloseTo(2 * chart.missShare!, 10);
    expect(assured(20.5).missShare).toBeCloseTo(0.5, 10);
  });

  it('counts cases where chance alone moves them', () => {
    const kpi = ratioKpi({ target: 98 });
    const good = [49, 48, 50, 49, 49, 50, 48, 49, 50, 49, 49, 48];
    const chart = controlChart(kpi, monthly(kpi, parts(good.map((one) => [one, 50]))), { chart: 'p' });
    // P(fewer than 49 of 50 at 588 of 600) = 1 - 0.98^50 - 50 * 0.02 * 0.98^49; the normal curve would say one half.
    expect(chart.assurance).toMatchObject({ method: 'binomial', expectedVolume: 50 });
    expect(chart.assurance.missShare).toBeCloseTo(1 - 0.98 ** 50 - 50 * 0.02 * 0.98 ** 49, 10);
    const calls = figureKpi({ unit: 'calls', target: 3, aggregation: { kind: 'count' } });
    const rows = [2, 3, 1, 2, 4, 2, 0, 3, 1, 2].flatMap((n, i) =>
      Array.from({ length: n }, () => ({ period: month(i) })),
    );
    const series = measureKpi(calls, rows, { period: 'month', timeZone: 'UTC', asOf: '2022-11-01T00:00:00Z' });
    const { assurance } = controlChart(calls, series, { chart: 'c' });
    expect(assurance.method).toBe('poisson');
    expect(assurance.missShare).toBeCloseTo(1 - Math.exp(-2) * (1 + 2 + 2 + 8 / 6), 10);
  });

  it('is as often wrong as it says', () => {
    const random = seededRandom(11);
    const normal = () => normalQuantile(random() || 0.5);
    const kpi = figureKpi({ target: 1, unit: 'number' });
    const blank = monthly(kpi, STABLE);
    let [said, missed] = [0, 0];
    const runs = 1200;
    for (let run = 0; run < runs; run++) {
      const series = { ...blank, points: blank.points.map((point) => ({ ...point, value: normal() })) };
      said += controlChart(kpi, series).assurance.missShare! / runs;
      if (normal() > 1) missed += 1 / runs;
    }
    expect(Math.abs(said - missed)).toBeLessThan(0.035);
  });

  it('looks at the target of the next period', () => {
    const dated = [
      { effectiveFrom: '2022-01-01', target: 26 },
      { effectiveFrom: '2023-01-01', target: 14 },
    ];
    expect(assured(dated)).toMatchObject({
      verdict: 'willBeMissed',
      period: '2023-01',
      target: { min: null, max: 14 },
    });
  });
});

describe('new starts and baselines', () => {
  const kpi = figureKpi({ target: 24 });
  const series = monthly(kpi, [...STABLE, ...STABLE.map((one) => one - 8)]);

  it('hold together: limits of each stretch from its first periods', () => {
    const chart = controlChart(kpi, series, { rebaseAt: [month(12)], baseline: { periods: 6 } });
    expect(chart.segments.map((one) => [one.center?.toFixed(3), one.baselinePeriods, one.limits])).toEqual([
      ['20.833', 6, 'provisional'],
      ['12.833', 6, 'provisional'],
    ]);
    expect(chart.points.map((one) => one.setsLimits).filter(Boolean)).toHaveLength(12);
    expect(chart.points[23]).toMatchObject({ segment: 1 });
  });

  it('in any order are the same, and a start at the first period only gives a reason', () => {
    const both = [month(18), month(6)];
    expect(controlChart(kpi, series, { rebaseAt: both })).toEqual(
      controlChart(kpi, series, { rebaseAt: [...both].reverse() }),
    );
    const first = controlChart(kpi, series, { rebaseAt: [{ period: month(0), reason: 'Go-live' }] });
    expect(first.segments).toEqual([{ ...controlChart(kpi, series).segments[0]!, reason: 'Go-live' }]);
  });

  it('leave out of the limits what has a known cause, and judge it by them', () => {
    const strike = [...STABLE.slice(0, 6), 60, ...STABLE.slice(6)];
    const series = monthly(kpi, strike);
    const plain = controlChart(kpi, series);
    const chart = controlChart(kpi, series, { exclude: [{ period: month(6), reason: 'Strike' }] });
    expect(chart.segments[0]?.center).toBe(20.5);
    expect(plain.segments[0]?.center).toBeGreaterThan(23);
    expect(chart.segments[0]).toMatchObject({ periodsUsed: 13, baselinePeriods: 12 });
    expect(chart.points.flatMap((one, i) => (one.setsLimits ? [] : [i]))).toEqual([6]);
    expect(chart.points[6]).toMatchObject({ value: 60, rule: 'beyondLimits' });
    expect(chart.excluded).toEqual([{ period: month(6), reason: 'Strike' }]);
    expect(plain.excluded).toEqual([]);
    // The limits are those of the series without that month, whose neighbours are no neighbours.
    const { center, sigma, lower } = controlChart(
      kpi,
      monthly(
        kpi,
        strike.map((one, i) => (i === 6 ? null : one)),
      ),
    ).segments[0]!;
    expect(chart.segments[0]).toMatchObject({ center, sigma, lower });
    const first = controlChart(kpi, series, { exclude: [month(2)], baseline: { periods: 5 } });
    expect(first.points.flatMap((one, i) => (one.setsLimits ? [i] : []))).toEqual([0, 1, 3, 4, 5]);
    expect(isPlain(chart)).toBe(true);
  });

  it('of counts leave it out too, Laney’s factor included', () => {
    const pairs = EMERGENCY.map(([all, late], i) => [i === 20 ? 0 : all - late, all] as const);
    const chart = controlChart(emergency, monthly(emergency, parts(pairs)), { exclude: [month(20)] });
    const without = controlChart(
      emergency,
      monthly(emergency, parts(pairs).map((one, i) => (i === 20 ? null : one)) as object[]),
    );
    expect(chart.points[5]).toEqual(without.points[5]);
    expect(chart.points[20]?.rule).toBe('beyondLimits');
    expect(chart.segments[0]?.sigmaZ).toBe(without.segments[0]?.sigmaZ);
  });

  it('may rest on medians, which a few far months do not move (PowerBI-SPC #273)', () => {
    const series = monthly(kpi, [...STABLE, 90]);
    const chart = controlChart(kpi, series, { center: 'median', movingRange: 'median' });
    expect(chart.segments[0]?.center).toBe(21);
    expect(chart.segments[0]?.sigma).toBeCloseTo(2 / 0.954, 10);
    expect(chart.conventions.limits).toMatchObject({ center: 'median', sigma: 'medianMovingRange' });
    expect(chart.falseAlarms).toBe(null);
    expect(issuesOf(() => controlChart(emergency, emergencySeries, { center: 'median' }))).toMatchObject([
      { code: 'CHART_NOT_FOR_KPI', path: 'options.center' },
    ]);
    expect(controlChart(emergency, emergencySeries, { chart: 'individuals', center: 'median' }).chart).toBe(
      'individuals',
    );
    expect(proposeRebaseline(kpi, series, { movingRange: 'median' }).proposals).toEqual([]);
  });

  it('say when limits rest on few periods', () => {
    expect(codes(controlChart(kpi, monthly(kpi, STABLE.slice(0, 11))))).toEqual(['PROVISIONAL_LIMITS']);
    expect(codes(controlChart(kpi, monthly(kpi, STABLE)))).toEqual(['LIMITS_FROM_FEW_PERIODS']);
    expect(codes(controlChart(kpi, monthly(kpi, [...STABLE, ...[...STABLE].reverse()])))).toEqual([]);
    const { message } = controlChart(kpi, monthly(kpi, STABLE.slice(0, 11))).findings[0]!;
    expect(message).toBe(
      'The limits from January 2022 on rest on 11 months: they are provisional, and will move with each further month until there are 12.',
    );
  });

  it('know how often nothing looks like something', () => {
    expect(controlChart(kpi, monthly(kpi, STABLE)).falseAlarms).toEqual({
      anyPointShare: 0.0716,
      lastPointShare: 0.0134,
    });
    const { falseAlarms } = controlChart(kpi, series, { rebaseAt: [month(12)] });
    expect(falseAlarms?.anyPointShare).toBeCloseTo(1 - (1 - 0.0716) ** 2, 10);
    expect(controlChart(kpi, series, { lengths: { shift: 6 } }).falseAlarms).toBe(null);
  });

  it('must be periods of the series, each once', () => {
    const wrong = {
      rebaseAt: ['2030-01', month(3), { period: month(3) }, 7, { reason: 'x' }],
      baseline: { periods: 1 },
    };
    expect(issuesOf(() => controlChart(kpi, series, wrong as never)).map((one) => [one.path, one.code])).toEqual([
      ['options.baseline.periods', 'OUT_OF_RANGE'],
      ['options.rebaseAt[0]', 'PERIOD_NOT_IN_SERIES'],
      ['options.rebaseAt[2]', 'DUPLICATE_PERIOD'],
      ['options.rebaseAt[3]', 'INVALID_TYPE'],
      ['options.rebaseAt[4]', 'INVALID_TYPE'],
    ]);
  });
});

describe('little or strange input', () => {
  const kpi = figureKpi({ target: 24 });

  it('of none to four periods has no verdict, and says so', () => {
    for (let n = 0; n <= 4; n++) {
      const chart = controlChart(kpi, monthly(kpi, STABLE.slice(0, n)));
      expect(chart.variation).toEqual({ verdict: 'insufficientData', rule: null, signal: null });
      expect(chart.assurance).toMatchObject({ verdict: 'insufficientData', missShare: null });
      expect(chart.message).toBe(
        `Too little data to tell what is unusual: ${n} usable month${n === 1 ? '' : 's'}, at least 5 are needed.`,
      );
      expect(isPlain(chart)).toBe(true);
    }
    expect(controlChart(kpi, monthly(kpi, STABLE.slice(0, 5))).variation.verdict).toBe('commonCause');
  });

  it('that never changes has limits on its line, and no signal', () => {
    const chart = controlChart(
      kpi,
      monthly(
        kpi,
        Array.from({ length: 30 }, () => 0.1),
      ),
    );
    expect(chart.segments[0]).toMatchObject({ lower: 0.1, upper: 0.1, sigma: 0, limitsReason: 'noVariation' });
    expect([chart.signals, codes(chart)]).toEqual([[], ['NO_VARIATION']]);
    expect(chart.message).toBe(
      'Nothing unusual happened in these 30 months: the value did not change. The target of 24 hours will be met month after month, unless the process changes.',
    );
    const later = controlChart(kpi, monthly(kpi, [...Array.from({ length: 12 }, () => 20), 21, 22, 20]), {
      baseline: { periods: 12 },
    });
    expect(later.message).toBe(
      'What is unusual cannot be told for these 15 months: those that set the limits do not vary at all.',
    );
    expect(later.assurance).toMatchObject({ verdict: 'insufficientData', missShare: null });
    const perfect = ratioKpi({ target: 98 });
    // Limits by theory that stand on the centre line judge nothing, and no target is held against them.
    const fallen = [...Array.from({ length: 12 }, (): [number, number] => [50, 50]), [49, 50], [48, 50]] as const;
    const since = controlChart(perfect, monthly(perfect, parts([...fallen])), { baseline: { periods: 12 } });
    expect(since.segments[0]).toMatchObject({ center: 100, lower: 100, upper: 100, limits: 'none' });
    expect([since.signals, since.assurance.verdict]).toEqual([[], 'insufficientData']);
    const all = controlChart(perfect, monthly(perfect, parts(Array.from({ length: 12 }, () => [50, 50]))));
    expect(all.assurance).toMatchObject({ verdict: 'willBeMet', missShare: null });
    expect(isPlain(all)).toBe(true);
  });

  it('of zero denominators, averages and huge values stays finite or is refused', () => {
    const ratio = ratioKpi({ target: 90 });
    const rows = parts([
      [9, 10],
      [0, 0],
      [8, 10],
      [9, 10],
      [0, 0],
      [10, 10],
      [9, 10],
      [7, 10],
    ]);
    const chart = controlChart(ratio, monthly(ratio, rows));
    expect(chart.periodsUsed).toBe(6);
    expect(isPlain(chart)).toBe(true);
    const averages = controlChart(ratio, monthly(ratio, [91, 92, 93, 94, 95, 96]));
    expect(averages.variation.verdict).toBe('insufficientData');
    for (const size of [1e-90, 1e90]) {
      const huge = controlChart(
        figureKpi(),
        monthly(
          figureKpi(),
          [...STABLE, 60].map((one) => one * size),
        ),
      );
      expect(huge.signals.map((one) => one.rule)).toEqual(['shift', 'beyondLimits']);
      expect(isPlain(huge)).toBe(true);
    }
    const series = monthly(kpi, STABLE);
    const put = (value: unknown) => ({
      ...series,
      points: series.points.map((one, i) => (i === 3 ? { ...one, value } : one)),
    });
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, '20', null, 1e160]) {
      expect(issuesOf(() => controlChart(kpi, put(value) as never))).toMatchObject([
        { code: 'INVALID_NUMBER', path: 'series.points[3].value' },
      ]);
    }
  });

  it('out of order, of another KPI, or none at all is refused', () => {
    const series = monthly(kpi, STABLE);
    const codeOf = (given: unknown, options: unknown = {}, of: unknown = kpi) =>
      issuesOf(() => controlChart(of as never, given as never, options as never)).map((one) => one.code);
    expect(codeOf({ ...series, points: [...series.points].reverse() })).toEqual(['POINTS_OUT_OF_ORDER']);
    expect(codeOf({ ...series, points: [series.points[0], ...series.points] })).toEqual(['POINTS_OUT_OF_ORDER']);
    expect(codeOf({ ...series, kpiId: 'other' })).toEqual(['KPI_MISMATCH']);
    expect(codeOf(undefined)).toEqual(['REQUIRED']);
    expect(codeOf(series, {}, {})).toEqual(['NOT_DEFINED']);
    expect(codeOf(series, { rules: 'nhs' })).toEqual(['UNKNOWN_KEY']);
    expect(codeOf(series, { ruleSet: 'who' })).toEqual(['INVALID_VALUE']);
    expect(codeOf(series, { chart: 'x', constant: '1.128' })).toEqual(['INVALID_VALUE']);
    expect(codeOf(series, { constant: 2.66 })).toEqual(['INVALID_VALUE']);
    expect(codeOf(series, { baseline: 12 })).toEqual(['INVALID_TYPE']);
  });

  it('frozen stays as it is, and a copy by JSON gives the same', () => {
    const frozen = (value: unknown): unknown => {
      if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
      return value;
    };
    const copy = JSON.parse(JSON.stringify(emergencySeries));
    frozen(copy);
    const options = Object.freeze({ rebaseAt: Object.freeze([month(20)]), baseline: Object.freeze({ periods: 12 }) });
    const chart = controlChart(emergency, copy, options);
    expect(chart).toEqual(controlChart(emergency, emergencySeries, options));
    expect(isPlain(chart)).toBe(true);
  });
});

describe('a level that has moved', () => {
  it('is no ground to say whether the target will be met', () => {
    const hours = defineKpi({
      id: 'tat',
      name: 'Turnaround',
      unit: 'hours',
      direction: 'lower',
      target: 24,
      aggregation: { kind: 'mean' },
    });
    const rows = Array.from({ length: 48 }, (_, i) => ({
      period: month(i),
      value: (i < 24 ? 30 : 20) + ((i * 7) % 5) / 2,
    }));
    const chart = controlChart(
      hours,
      measureKpi(hours, rows, { period: 'month', timeZone: 'UTC', asOf: '2026-01-01T00:00:00Z' }),
    );
    expect(chart.assurance).toMatchObject({ levelHolds: false, missShare: null });
    expect(chart.message).toContain('The level has moved');
    const later = controlChart(
      hours,
      measureKpi(hours, rows, { period: 'month', timeZone: 'UTC', asOf: '2026-01-01T00:00:00Z' }),
      { rebaseAt: ['2024-01'] },
    );
    expect(later.assurance.levelHolds).toBe(true);
    expect(later.assurance.missShare).toBeLessThan(0.05);
  });
});
