import { describe, expect, it } from 'vitest';
import {
  analyzeTrend,
  defineKpi,
  findChanges,
  findOutliers,
  forecastKpi,
  type KpiDefinition,
  measureKpi,
  scanKpis,
} from '../../src/kpi/index.js';
import { mannKendall, theilSen } from '../../src/statistics/index.js';
import { codesOf } from '../core/issues-of.js';
import { turnaroundKpi as kpi, month, options, seriesOf } from './series.js';

const falling = [48, 46, 47, 45, 44, 44, 41, 42, 40, 39, 37, 38];
const trendOf = (values: readonly (number | null)[], change: Partial<KpiDefinition> = {}, more = {}) =>
  analyzeTrend(kpi(change), seriesOf(values, kpi(change)), more);

describe('the verdict', () => {
  it('comes from the direction', () => {
    expect(trendOf(falling)).toMatchObject({
      verdict: 'improving',
      reason: 'significant',
      from: '2025-01',
      to: '2025-12',
    });
    expect(trendOf(falling).message).toBe(
      'Improving by about 1.0 hours a month over the 12 months from January 2025; very unlikely to be chance.',
    );
    expect(trendOf(falling, { direction: 'higher' }).verdict).toBe('deteriorating');
    expect(trendOf([...falling].reverse()).verdict).toBe('deteriorating');
  });

  it('is the sentence of the quick guide: a share of invoices that falls', () => {
    const accuracy = defineKpi({
      id: 'accuracy',
      name: 'Invoices booked without error',
      unit: 'percent',
      direction: 'higher',
      target: '98',
      aggregation: { kind: 'ratio', numerator: 'correct', denominator: 'checked', scale: 100 },
      minimumSample: 30,
    });
    const correct = [990, 988, 985, 980, 978, 975, 968, 969, 962, 958, 300];
    const rows = correct.map((count, i) => ({
      period: month(i, 2026),
      correct: count,
      checked: i === 10 ? 310 : 1000,
    }));
    const series = measureKpi(accuracy, rows, {
      period: 'month',
      timeZone: 'Europe/London',
      asOf: '2026-11-23T09:00:00Z',
    });
    const trend = analyzeTrend(accuracy, series);
    expect(series.points[10]?.notUsedBecause).toBe('partial');
    expect(trend.message).toBe(
      'Deteriorating by about 0.4 points a month over the 10 months from January 2026; very unlikely to be chance.',
    );
    expect(trend.evidence.mannKendall).toEqual(mannKendall(series.points.slice(0, 10).map((point) => point.value)));
  });

  it('is stable only when no change that matters is possible', () => {
    const noise = [20.1, 19.9, 20, 20.1, 19.9, 20, 20.1, 19.9, 20, 20.1];
    expect(trendOf(noise, { meaningfulChange: 1 })).toMatchObject({
      verdict: 'stable',
      reason: 'withinMeaningfulChange',
    });
    expect(trendOf(noise, { meaningfulChange: 1 }).message).toBe(
      'Stable over the 10 months from March 2025: any change is smaller than the 1.0 hours that would matter.',
    );
    expect(trendOf(noise)).toMatchObject({ verdict: 'inconclusive', reason: 'notSignificant' });
    expect(trendOf(noise).message).toMatch(
      /^No clear direction over the 10 months from March 2025: the change lies anywhere from -0\.\d+ to \+0\.\d+ hours a month\.$/,
    );
    expect(trendOf([7, 7, 7, 7, 7, 7])).toMatchObject({ verdict: 'stable', reason: 'constant' });
    // Half the tolerance is what matters when nothing else is said.
    expect(trendOf(noise, { target: 20, tolerance: { points: 2 } }).evidence.meaningfulChange).toBe(1);
    expect(trendOf(noise, { target: 20, tolerance: { percentOfTarget: 5 } }).evidence.meaningfulChange).toBe(0.5);
  });

  it('does not call a significant change that may matter less than asked for', () => {
    const slow = Array.from({ length: 24 }, (_, i) => 10 + 0.1 * i + 0.3 * ((i * 7) % 5));
    expect(trendOf(slow).verdict).toBe('deteriorating');
    expect(trendOf(slow, {}, { meaningfulChange: 100 }).verdict).toBe('stable');
    expect(trendOf(slow, {}, { meaningfulChange: 2.5 })).toMatchObject({
      verdict: 'inconclusive',
      reason: 'changeTooSmall',
    });
  });

  it('is refused on too little data', () => {
    expect(trendOf([1, 2, 3, 4])).toMatchObject({
      verdict: 'insufficientData',
      reason: 'tooFewPeriods',
      periodsUsed: 4,
    });
    expect(trendOf([1, 2, 3, 4]).message).toBe(
      'Too little data to tell a direction: 4 usable months from September 2025, at least 5 are needed.',
    );
    expect(trendOf([])).toMatchObject({ verdict: 'insufficientData', from: null, to: null, periodsSpanned: 0 });
    expect(trendOf([1, 1, 1, 1, 2])).toMatchObject({ verdict: 'insufficientData', reason: 'noOrderSignificant' });
  });

  it('keeps gaps in time and says how many periods it used', () => {
    const gapped = trendOf([1, 2, null, null, 5, 6, 7, 8]);
    expect(gapped).toMatchObject({ periodsUsed: 6, periodsSpanned: 8, verdict: 'deteriorating' });
    expect(gapped.evidence.slope?.perMonth).toBe(1);
    expect(gapped.message).toContain('over 6 of the 8 months from May 2025');
  });

  it('of a range is about its distance', () => {
    const range = { direction: 'range', target: { min: 10, max: 20 } } as const;
    const up = [1, 2, 3, 4, 5, 6, 7, 8];
    expect(trendOf(up, range).verdict).toBe('improving');
    expect(
      trendOf(
        up.map((value) => value + 18),
        range,
      ).verdict,
    ).toBe('deteriorating');
    expect(
      trendOf(
        up.map((value) => value + 10),
        range,
      ),
    ).toMatchObject({ verdict: 'stable', reason: 'staysInRange' });
    expect(trendOf(up, { direction: 'range' })).toMatchObject({ verdict: 'inconclusive' });
  });

  it('of a range that is left on the other side is neither stable nor better', () => {
    const trend = trendOf([4, 8, 12, 16, 20, 24], { direction: 'range', target: { min: 10, max: 18 } });
    expect(trend).toMatchObject({ verdict: 'inconclusive', reason: 'crossesRange' });
    expect(trend.message).toBe(
      'Neither better nor worse over the 6 months from July 2025: by about 4.0 hours a month it went through the target range and as far beyond it.',
    );
  });
});

describe('autocorrelation', () => {
  // AR(1) with phi 0.9 around a constant: wanders, and looks like a trend to a test that expects independence.
  const wander = [
    50, 50.8, 51.9, 52.4, 53.1, 53, 54.2, 55.1, 55, 56.3, 56.9, 57.8, 58.1, 57.6, 57.9, 57.1, 56.6, 55.8, 55.1, 54.6,
    54.9, 55.4, 56.2, 57,
  ];

  it('moves the decision to the pre-whitened test and shows both', () => {
    const trend = trendOf(wander);
    expect(trend.evidence.autocorrelation.significant).toBe(true);
    expect(trend.evidence.decidedOn).toBe('preWhitened');
    expect(trend.evidence.preWhitened?.n).toBe(23);
    expect(trend.evidence.mannKendall.significant).toBe(true);
    expect(trend).toMatchObject({ verdict: 'inconclusive', reason: 'autocorrelated' });
    expect(trend.message).toMatch(
      /^No clear direction over the 24 months from January 2024: about 0\.\d hours a month is no unusual drift where each month resembles the one before it\.$/,
    );
    expect(trend.findings.map((one) => one.code)).toEqual(['AUTOCORRELATED_SERIES']);
  });

  it('does not distrust values that alternate around a trend', () => {
    const trend = trendOf(falling);
    expect(trend.evidence.autocorrelation.lag1).toBeLessThan(-0.56);
    expect(trend.evidence).toMatchObject({ autocorrelation: { significant: true }, decidedOn: 'mannKendall' });
  });

  it('can be ignored on request', () => {
    const trend = trendOf(wander, {}, { autocorrelation: 'ignore' });
    expect(trend).toMatchObject({ verdict: 'deteriorating', findings: [] });
    expect(trend.evidence).toMatchObject({ decidedOn: 'mannKendall', preWhitened: null });
  });
});

describe('a season', () => {
  /** Three years with a yearly cycle, noise that alternates, and a fall or rise each year. */
  const yearly = (months: number, perYear: number) =>
    Array.from(
      { length: months },
      (_, i) => 50 + 8 * Math.cos((Math.PI * i) / 6) + perYear * (i / 12) + 0.4 * Math.sin(i * i),
    );

  it('does not hide a trend: each month is compared with the same one of other years', () => {
    const trend = trendOf(yearly(36, -2));
    expect(trend.evidence.decidedOn).toBe('seasonal');
    expect(trend.evidence.seasonal?.seasonality.p).toBeLessThan(0.01);
    expect(trend).toMatchObject({ verdict: 'improving', reason: 'significant' });
    expect(trend.message).toMatch(
      /^Improving by about 0\.2 hours a month over the 36 months from January 2023, each compared with the same month of other years; (very )?unlikely to be chance\.$/,
    );
    expect(trend.findings.map((one) => one.code)).toEqual(['SEASONAL_SERIES']);
    // The line is that of the seasonal test, per month.
    expect(trend.evidence.slope?.perYear).toBeCloseTo(trend.evidence.seasonal!.slopePerCycle!, 12);
    expect(trend.evidence.slope?.interval95[1]).toBeCloseTo(trend.evidence.seasonal!.interval![1] / 12, 12);
    // Without the season nothing could be said.
    const ignored = trendOf(yearly(36, -2), {}, { season: 'ignore' });
    expect(ignored).toMatchObject({ verdict: 'inconclusive', evidence: { seasonal: null, decidedOn: 'preWhitened' } });
  });

  it('is no trend', () => {
    expect(trendOf(yearly(36, 0))).toMatchObject({ verdict: 'inconclusive', evidence: { decidedOn: 'seasonal' } });
    expect(trendOf(yearly(36, 0), { meaningfulChange: 5 })).toMatchObject({ verdict: 'stable' });
  });

  it('needs two full years of months or quarters, and a difference between them', () => {
    expect(trendOf(yearly(23, -2)).evidence.seasonal).toBeNull();
    expect(trendOf(yearly(24, -2)).evidence.decidedOn).toBe('seasonal');
    const flat = trendOf(Array.from({ length: 36 }, (_, i) => 20 + 0.1 * i + Math.sin(i * i)));
    expect(flat.evidence.seasonal).not.toBeNull();
    expect(flat.evidence.decidedOn).not.toBe('seasonal');
    const weeks = measureKpi(
      kpi(),
      yearly(36, 0).map((value, i) => ({ at: Date.UTC(2025, 0, 6 + 7 * i), value })),
      { ...options, period: 'week' },
    );
    expect(analyzeTrend(kpi(), weeks).evidence.seasonal).toBeNull();
  });

  it('of quarters has a cycle of four, and gaps keep their place', () => {
    const rows = Array.from({ length: 20 }, (_, i) => ({
      period: `20${21 + Math.floor(i / 4)}-Q${(i % 4) + 1}`,
      value: [10, 14, 22, 13][i % 4]! + 0.5 * i + 0.1 * Math.sin(i * i),
    })).filter((_, i) => i !== 6);
    const trend = analyzeTrend(kpi(), measureKpi(kpi(), rows, { ...options, period: 'quarter' }));
    expect(trend).toMatchObject({ verdict: 'deteriorating', periodsUsed: 19, periodsSpanned: 20 });
    expect(trend.evidence).toMatchObject({ decidedOn: 'seasonal', seasonal: { period: 4 } });
    expect(trend.evidence.slope?.perPeriod).toBeCloseTo(0.5, 1);
    expect(trend.message).toContain('over 19 of the 20 quarters from Q1 2021, each compared with the same quarter');
  });

  it('says when months that resemble the ones before them could have drifted that far', () => {
    // Provider RJZ of the data of the examples (NHS England), April 2016 to March 2019.
    const real = [
      78.38, 80.09, 78.37, 78.14, 84.24, 75.9, 74.89, 72.88, 67.21, 70.83, 75.09, 76.68, 80.35, 81.13, 80.71, 84.26,
      81.3, 80.25, 77.38, 74.96, 72.35, 70.42, 64.45, 61.8, 70.61, 72.89, 76.93, 70.8, 73.99, 68.32, 71.04, 65.48,
      61.75, 59.92, 60.09, 65.64,
    ];
    const trend = trendOf(real, { unit: 'percent', direction: 'higher' });
    expect(trend).toMatchObject({
      verdict: 'inconclusive',
      reason: 'autocorrelated',
      evidence: { decidedOn: 'seasonal' },
    });
    expect(trend.evidence.seasonal?.pIndependent).toBeLessThan(0.05);
    expect(trend.evidence.seasonal?.varianceFactor).toBeGreaterThan(3);
    expect(trend.message).toBe(
      'No clear direction over the 36 months from January 2023, each compared with the same month of other years: about 0.3 points a month is no unusual drift where each month resembles the one before it.',
    );
    // Autocorrelation can be ignored on its own.
    const ignored = trendOf(real, { unit: 'percent', direction: 'higher' }, { autocorrelation: 'ignore' });
    expect(ignored.evidence.seasonal).toMatchObject({ autocorrelation: 0, varianceFactor: 1 });
  });
});

describe('the evidence', () => {
  it('is plain JSON and agrees with the engines', () => {
    const trend = trendOf(falling);
    const line = theilSen(
      falling.map((_, i) => i),
      falling,
    );
    expect(JSON.parse(JSON.stringify(trend))).toEqual(trend);
    expect(trend.evidence.slope).toEqual({
      perPeriod: -1,
      perMonth: -1,
      perYear: -12,
      interval95: line.interval,
      start: line.intercept,
      end: line.intercept! - 11,
    });
    expect(trend.evidence.change?.estimate).toBe(-11);
  });

  it('gives slopes per month whatever the period', () => {
    const quarters = defineKpi({ ...kpi().definition });
    const rows = [1, 2, 3, 4, 5, 6].map((value, i) => ({
      period: `202${4 + Math.floor(i / 4)}-Q${(i % 4) + 1}`,
      value,
    }));
    const series = measureKpi(quarters, rows, { ...options, period: 'quarter', asOf: '2025-07-01T00:00:00Z' });
    const trend = analyzeTrend(quarters, series);
    expect(trend.evidence.slope).toMatchObject({ perPeriod: 1, perMonth: 1 / 3, perYear: 4 });
    expect(trend.message).toBe(
      'Deteriorating by about 1.0 hours a quarter over the 6 quarters from Q1 2024; very unlikely to be chance.',
    );
  });

  it('shows more decimals rather than a change of 0.0', () => {
    const tiny = Array.from({ length: 12 }, (_, i) => 5 + 0.004 * i);
    expect(trendOf(tiny).message).toContain('by about 0.004 hours a month');
  });
});

describe('values that are decimals', () => {
  it('are equal where only the rounding of doubles parts them, as they are for targets', () => {
    const noisy = [0.3, 0.1 + 0.2, 0.3, 0.1 + 0.2, 0.3, 0.1 + 0.2, 0.3, 0.1 + 0.2];
    expect(trendOf(noisy)).toMatchObject({ verdict: 'stable', reason: 'constant' });
    const step = [0.3, 0.3, 0.3, 0.3, 0.1 + 0.2, 0.1 + 0.2, 0.1 + 0.2, 0.1 + 0.2, 0.4];
    expect(trendOf(step).evidence.mannKendall).toEqual(
      trendOf([0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.4]).evidence.mannKendall,
    );
    // What differs in the fourteenth digit differs.
    expect(trendOf([1, 2, 3, 4, 5].map((i) => 0.3 + i * 1e-14)).evidence.mannKendall.s).toBe(10);
  });
});

describe('without a change that matters', () => {
  const wobbling = [40, 41, 40, 42, 40, 41, 42, 40, 41, 40];
  const codes = (change: Partial<KpiDefinition>, more = {}) =>
    trendOf(wobbling, change, more).findings.map((one) => one.code);
  it('nothing but a constant can be stable, and that is said', () => {
    expect(trendOf(wobbling).verdict).toBe('inconclusive');
    expect(codes({})).toEqual(['NO_CHANGE_THAT_MATTERS']);
    expect(codes({ meaningfulChange: 1 })).toEqual([]);
    expect(codes({}, { meaningfulChange: 0 })).toEqual([]);
    expect(trendOf(wobbling, { meaningfulChange: 9 }).verdict).toBe('stable');
    expect(trendOf(falling).findings).toEqual([]);
  });
});

describe('wrong input', () => {
  it('is a series out of order, or with a period twice', () => {
    const series = seriesOf(falling);
    const { points } = series;
    const order = expect.objectContaining({ code: 'POINTS_OUT_OF_ORDER' });
    expect(() => analyzeTrend(kpi(), { ...series, points: [...points].reverse() })).toThrow(order);
    expect(() => analyzeTrend(kpi(), { ...series, points: [points[0]!, ...points] })).toThrow(order);
    expect(() => scanKpis([{ kpi: kpi(), series: { ...series, points: [...points].reverse() } }])).toThrow(order);
  });

  it('counts a value that is no number as missing', () => {
    const series = seriesOf(falling);
    const holed = { ...series, points: series.points.map((one, i) => (i === 3 ? { ...one, value: Number.NaN } : one)) };
    expect(analyzeTrend(kpi(), holed)).toMatchObject({ periodsUsed: 11, periodsSpanned: 12, verdict: 'improving' });
    expect(analyzeTrend(kpi(), holed).message).toContain('over 11 of the 12 months');
  });

  const code = (name: string) => expect.objectContaining({ code: name });
  it('throws', () => {
    const series = seriesOf(falling);
    expect(() => analyzeTrend(kpi({ id: 'other' }), series)).toThrow(code('KPI_MISMATCH'));
    expect(() => analyzeTrend(kpi(), series, { alpha: 0 })).toThrow(code('OUT_OF_RANGE'));
    expect(() => analyzeTrend(kpi(), series, { meaningfulChange: -1 })).toThrow(code('OUT_OF_RANGE'));
    expect(() => analyzeTrend(kpi(), series, { autocorrelation: 'maybe' as never })).toThrow(code('INVALID_VALUE'));
    expect(() => analyzeTrend(kpi(), series, { season: 'maybe' as never })).toThrow(code('INVALID_VALUE'));
    expect(() => analyzeTrend(kpi(), series, { meaningfulChange: '2' as never })).toThrow(code('INVALID_TYPE'));
    expect(() => analyzeTrend(kpi(), series, { aplha: 0.1 } as never)).toThrow(code('UNKNOWN_KEY'));
    expect(() => analyzeTrend(kpi(), series, null as never)).toThrow(code('INVALID_TYPE'));
    expect(() => analyzeTrend(kpi(), undefined as never)).toThrow(code('REQUIRED'));
    expect(() => analyzeTrend(kpi(), { ...series, points: undefined } as never)).toThrow(code('REQUIRED'));
    expect(() => analyzeTrend(kpi(), { ...series, points: [null] } as never)).toThrow(code('INVALID_TYPE'));
    expect(() => analyzeTrend(kpi(), { ...series, periodUnit: 'decade' } as never)).toThrow(code('INVALID_VALUE'));
    expect(() => analyzeTrend(kpi().definition as never, series)).toThrow(code('NOT_DEFINED'));
  });

  it('tells all wrong options at once, as findChanges, findOutliers and forecastKpi do', () => {
    const series = seriesOf(falling);
    const wrong = { alpha: 1, meaningfulChange: -1, season: 'no', autocorrelation: 'no', other: 1 } as object;
    const judging = [
      'OUT_OF_RANGE options.alpha',
      'OUT_OF_RANGE options.meaningfulChange',
      'INVALID_VALUE options.season',
      'INVALID_VALUE options.autocorrelation',
    ];
    expect(codesOf(() => analyzeTrend(kpi(), series, wrong))).toEqual(['UNKNOWN_KEY options.other', ...judging]);
    expect(codesOf(() => findChanges(kpi(), series, { ...wrong, minimumPeriods: 2.5 }))).toEqual([
      'UNKNOWN_KEY options.other',
      ...judging,
      'OUT_OF_RANGE options.minimumPeriods',
    ]);
    expect(codesOf(() => findOutliers(kpi(), series, { threshold: 0, season: 'no' } as object))).toEqual([
      'OUT_OF_RANGE options.threshold',
      'INVALID_VALUE options.season',
    ]);
    expect(codesOf(() => forecastKpi(kpi(), series, { horizon: '3', season: 'no', minimum: null } as object))).toEqual([
      'INVALID_TYPE options.horizon',
      'INVALID_VALUE options.season',
      'INVALID_TYPE options.minimum',
    ]);
  });
});
