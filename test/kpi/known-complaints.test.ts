import { describe, expect, it } from 'vitest';
import {
  aggregateKpi,
  analyzeTrend,
  comparePeriods,
  controlChart,
  findOutliers,
  forecastKpi,
  type KpiDefinition,
  measureKpi,
  performanceGap,
} from '../../src/kpi/index.js';
import { hamedRaoTest, mannKendall, theilSen } from '../../src/statistics/index.js';
import { figureKpi as kpi, month, monthRows } from './series.js';

/** What users of other tools complained about, one test for each that is not tested elsewhere by its name. */
const months = { period: 'month', timeZone: 'UTC', asOf: '2026-01-01T00:00:00Z' } as const;
const measured = (values: readonly number[], over: Partial<KpiDefinition> = {}) =>
  measureKpi(kpi(over), monthRows(values), months);

describe('direction', () => {
  it('119 against at most 150 is met, as numbers and as texts (cityofaustin/atd-data-tech #4224)', () => {
    const rows = [{ period: '2025-12', value: '119' }];
    const over = { target: '150', tolerance: { points: '10' } } as const;
    expect(measureKpi(kpi(over), rows, months).points[0]).toMatchObject({ status: 'met', gap: 31 });
    expect(measureKpi(kpi({ ...over, direction: 'higher' }), rows, months).points[0]?.status).toBe('missed');
  });

  it('a value above its target that fell is met, and the fall is told by itself (alyf-de/working_time #13, mckinsey/vizro #976)', () => {
    const over = { direction: 'higher', target: 90, unit: 'percent', tolerance: { points: 2 } } as const;
    const series = measured([99, 98.6, 98, 97.5, 97.1, 96.2, 96, 95.4, 95, 94.1, 94, 93.2], over);
    expect(series.points[11]?.status).toBe('met');
    expect(performanceGap(kpi(over), series).gap).toBe(null);
    expect(analyzeTrend(kpi(over), series).verdict).toBe('deteriorating');
    expect(analyzeTrend(kpi({ ...over, direction: 'lower' }), series).verdict).toBe('improving');
  });

  it('bands and targets belong to each KPI (billchen198318/bamboobsc #29 and #63, corradio/polynomial #117)', () => {
    const statuses = (over: Partial<KpiDefinition>) => measured([96], over).points[0]?.status;
    expect(statuses({ direction: 'higher', target: 98, tolerance: { points: 2 } })).toBe('withinTolerance');
    expect(statuses({ direction: 'higher', target: 98, tolerance: { percentOfTarget: 1 } })).toBe('missed');
    expect(statuses({ direction: 'range', target: { min: 90, max: 95 }, tolerance: { points: 1 } })).toBe(
      'withinTolerance',
    );
  });
});

describe('averages of ratios', () => {
  it('are not the value: one slow small site does not outweigh all others (ROCm/rocm-systems #4883, elastic/kibana #13632)', () => {
    const cost = kpi({ aggregation: { kind: 'ratio' } });
    const rows = [
      { numerator: 220_000, denominator: 1000 },
      { numerator: 14_100, denominator: 5 },
    ];
    expect(aggregateKpi(cost, rows)).toMatchObject({ value: 234_100 / 1005, meanOfRowRatios: 1520 });
  });
});

describe('a period that is not over', () => {
  it('raises no alarm anywhere (PostHog #52846, elastic/kibana #60664 and #106887, getsentry/sentry #24434)', () => {
    const counted = kpi({ unit: 'items', direction: 'higher', target: 90, aggregation: { kind: 'sum' } });
    const rows = [101, 99, 100, 102, 98, 100, 101, 99, 100, 103, 97, 4].map((value, i) => ({
      period: month(i),
      value,
    }));
    const series = measureKpi(counted, rows, { ...months, asOf: '2025-12-02T00:00:00Z' });
    expect(series.points[11]?.status).toBe('partial');
    expect(performanceGap(counted, series).gap).toBe(null);
    expect(controlChart(counted, series)).toMatchObject({ to: '2025-11', variation: { verdict: 'commonCause' } });
    expect(findOutliers(counted, series).outliers).toEqual([]);
    expect(analyzeTrend(counted, series).to).toBe('2025-11');
    expect(
      comparePeriods(counted, rows, { ...months, asOf: '2025-12-02T00:00:00Z' }).comparisons[0]?.current.label,
    ).toBe('2025-11');
  });
});

describe('a season', () => {
  it('is no outlier, and a month that breaks it is one (grafana #6591 and #8346)', () => {
    const winter = (i: number) => 50 + 20 * Math.cos((2 * Math.PI * i) / 12) + ((i * 7) % 5) / 5;
    const rows = Array.from({ length: 48 }, (_, i) => ({
      period: month(i, 2022),
      value: i === 30 ? winter(i) + 15 : winter(i),
    }));
    // 45 in July is low for the year, and far too high for a July.
    const found = findOutliers(kpi(), measureKpi(kpi(), rows, months));
    expect(found.outliers.map((one) => one.period)).toEqual(['2024-07']);
  });
});

describe('trend tests', () => {
  it('have no p and no z from a variance that breaks down, rather than NaN or an absolute value (pyMannKendall #29)', () => {
    const values = Array.from({ length: 12 }, (_, i) => (i % 2 === 0 ? i : -i));
    const broken = hamedRaoTest(values, { correctionSum: 'signed', maximumLag: 1 });
    expect(broken.variance).toBeLessThan(0);
    expect([broken.z, broken.p, broken.significant]).toEqual([null, null, false]);
    // By its size, as is the default, a correction never shrinks the variance.
    expect(hamedRaoTest(values).varianceFactor).toBeGreaterThanOrEqual(1);
  });

  it('have slopes by the dates, gaps and all (pyMannKendall #21), in units that say their name (EnvStats #4)', () => {
    const gap = [1, 2, 3, 4, 5, 6].map((i) => ({ period: month(i < 4 ? i : i + 5), value: i < 4 ? i : i + 5 }));
    const { slope } = analyzeTrend(kpi(), measureKpi(kpi(), gap, months)).evidence;
    expect(slope).toMatchObject({ perPeriod: 1, perMonth: 1, perYear: 12 });
    expect(theilSen([0, 1, 5, 10], [0, 2, 10, 20]).slope).toBe(2);
  });

  it('say which intercept they take, where tools differ (Rekin226/aquascope #147)', () => {
    const [times, values] = [
      [0, 1, 2, 3, 10],
      [1, 2, 4, 3, 20],
    ];
    const found = theilSen(times, values);
    expect(found.intercept).toBeCloseTo(3 - found.slope! * 2, 12);
  });

  it('exist in far tails: p is no 0 (pyMannKendall underflows)', () => {
    const { p } = mannKendall(Array.from({ length: 300 }, (_, i) => i));
    expect(p).toBeGreaterThan(0);
    expect(p).toBeLessThan(1e-100);
  });
});

describe('forecasts', () => {
  it('of four values are refused with a reason, not NaN (Nixtla/statsforecast #1135)', () => {
    const found = forecastKpi(kpi(), measured([1, 2, 3, 4]));
    expect(found).toMatchObject({ noForecastBecause: 'tooFewPeriods', points: [], missShare: null });
  });
});

describe('control charts', () => {
  it('take runs of six or of seven (NHSRplotthedots #202)', () => {
    const values = [20, 22, 19, 21, 18, 20, 24, 25, 24, 26, 25, 24];
    const shifts = (lengths?: { readonly shift: number }) =>
      controlChart(kpi(), measured(values), {
        baseline: { periods: 6 },
        ...(lengths ? { lengths } : {}),
      }).signals.filter((one) => one.rule === 'shift').length;
    expect([shifts(), shifts({ shift: 6 })]).toEqual([0, 1]);
  });

  it('may have limits from few first periods and new ones after a change, both at once (NHSRplotthedots #16 and #93, qicharts2 #20)', () => {
    const values = [20, 22, 19, 21, 18, 20, 10, 12, 9, 11, 8, 30];
    const { segments } = controlChart(kpi(), measured(values), { baseline: { periods: 5 }, rebaseAt: [month(6)] });
    expect(segments.map((one) => [one.center, one.baselinePeriods])).toEqual([
      [20, 5],
      [10, 5],
    ]);
  });
});
