import { deepFreeze } from 'vendorwise/core';
import { describe, expect, it } from 'vitest';
import { analyzeTrend, defineKpi, type KpiDefinition, type KpiSeries, measureKpi } from '../../src/kpi/index.js';
import { mannKendall, theilSen } from '../../src/statistics/index.js';

const options = { period: 'month', timeZone: 'UTC', asOf: '2026-01-01T00:00:00Z' } as const;
const kpi = (change: Partial<KpiDefinition> = {}) =>
  defineKpi({
    id: 'tat',
    name: 'Turnaround',
    unit: 'hours',
    direction: 'lower',
    aggregation: { kind: 'mean' },
    ...change,
  });

/** Monthly values that end in December 2025. */
function seriesOf(values: readonly (number | null)[], definition = kpi()): KpiSeries {
  const start = 2026 * 12 - values.length;
  const rows = values.flatMap((value, i) => {
    const month = start + i;
    const period = `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
    return value === null ? [] : [{ period, value }];
  });
  return deepFreeze(measureKpi(definition, rows, options));
}
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
      period: `2026-${String(i + 1).padStart(2, '0')}`,
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

describe('wrong input', () => {
  const code = (name: string) => expect.objectContaining({ code: name });
  it('throws', () => {
    const series = seriesOf(falling);
    expect(() => analyzeTrend(kpi({ id: 'other' }), series)).toThrow(code('KPI_MISMATCH'));
    expect(() => analyzeTrend(kpi(), series, { alpha: 0 })).toThrow(code('OUT_OF_RANGE'));
    expect(() => analyzeTrend(kpi(), series, { meaningfulChange: -1 })).toThrow(code('OUT_OF_RANGE'));
    expect(() => analyzeTrend(kpi(), series, { autocorrelation: 'maybe' as never })).toThrow(code('INVALID_VALUE'));
  });
});
