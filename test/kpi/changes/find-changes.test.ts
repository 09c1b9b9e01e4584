import { describe, expect, it } from 'vitest';
import {
  defineKpi,
  type FindChangesOptions,
  findChanges,
  type KpiDefinition,
  measureKpi,
} from '../../../src/kpi/index.js';
import { codeOf } from '../../core/issues-of.js';
import { turnaroundKpi as kpi, month, options, seriesOf } from '../series.js';

const changesOf = (
  values: readonly (number | null)[],
  change: Partial<KpiDefinition> = {},
  more: FindChangesOptions = {},
) => findChanges(kpi(change), seriesOf(values, kpi(change)), more);
const step = [24, 25, 23, 24, 26, 24, 31, 30, 32, 31, 30, 31];

const accuracy = defineKpi({
  id: 'accuracy',
  name: 'Invoices booked without error',
  unit: 'percent',
  direction: 'higher',
  target: '98',
  aggregation: { kind: 'ratio', numerator: 'correct', denominator: 'checked' },
});
const rates = (correct: readonly number[], checked = 1000) =>
  measureKpi(
    accuracy,
    correct.map((count, i) => ({ period: month(i, 2026), correct: count, checked })),
    { period: 'month', timeZone: 'Europe/London', asOf: '2027-06-01T00:00:00Z' },
  );

describe('a change of level', () => {
  it('is worded by direction', () => {
    const found = changesOf(step);
    expect(found).toMatchObject({ verdict: 'changed', periodsUsed: 12, from: '2025-01', to: '2025-12', nearest: null });
    expect(found.message).toBe(
      'The level changed once in the 12 months from January 2025. From July 2025 on, 30.8 hours instead of 24.3 hours: a change for the worse; very unlikely to be chance.',
    );
    expect(found.changes[0]).toMatchObject({
      period: '2025-07',
      startDate: '2025-07-01',
      direction: 'worse',
      matters: null,
    });
    expect(found.changes[0]?.before).toMatchObject({ from: '2025-01', to: '2025-06', periods: 6 });
    expect(changesOf(step, { direction: 'higher' }).changes[0]?.direction).toBe('better');
    expect(changesOf([...step].reverse()).changes[0]?.direction).toBe('better');
  });

  it('is the sentence of the guide for a rate: sums over sums, and two rates as evidence', () => {
    const found = findChanges(accuracy, rates([980, 978, 979, 981, 951, 950, 953, 949, 952, 951, 950, 952]));
    expect(found.changes.map((one) => one.message)).toEqual([
      'From May 2026 on, 95.1 % instead of 98.0 %: a change for the worse; very unlikely to be chance.',
    ]);
    const { evidence, before, after } = found.changes[0]!;
    expect(before.value).toBeCloseTo((100 * 3918) / 4000, 12);
    expect(after.value).toBeCloseTo((100 * 7608) / 8000, 12);
    expect(evidence.atGivenPlace).toMatchObject({ test: 'twoRates', decidedOn: 'chiSquare' });
    expect(evidence.correction).toBe('permutation');
    // What a plain test says of the picked place is far too sure.
    expect(evidence.atGivenPlace.p!).toBeLessThan(evidence.p / 1e6);
  });

  it('weighs the periods of a rate by their volume', () => {
    const rows = [900, 10, 900, 900, 900, 900, 900, 10, 900, 900].map((checked, i) => ({
      period: month(i, 2026),
      checked,
      correct: Math.round(checked * (i < 5 ? 0.98 : 0.93)) - (checked === 10 ? 1 : 0),
    }));
    const found = findChanges(accuracy, measureKpi(accuracy, rows, { ...options, asOf: '2027-06-01T00:00:00Z' }));
    expect(found.changes.map((one) => one.period)).toEqual(['2026-06']);
    const before = rows.slice(0, 5);
    const sum = (field: 'correct' | 'checked') => before.reduce((total, row) => total + row[field], 0);
    expect(found.changes[0]?.before.value).toBeCloseTo((100 * sum('correct')) / sum('checked'), 10);
  });

  it('is none when large volumes wobble: scatter between the periods counts', () => {
    const wobble = [9500, 9300, 9600, 9200, 9500, 9400, 9300, 9600].map((count) => count * 100);
    const found = findChanges(accuracy, rates(wobble, 1_000_000));
    expect(found.verdict).toBe('noChange');
    expect(found.nearest?.evidence.atGivenPlace.p).toBeLessThan(1e-12);
    expect(found.message).toMatch(
      /^No change of level can be told from chance in the 8 months from January 2026\. The likeliest, from /,
    );
  });

  it('is told neither better nor worse inside a target range', () => {
    const range = { direction: 'range', target: { min: 20, max: 40 } } as const;
    expect(changesOf(step, range).changes[0]).toMatchObject({ direction: 'same' });
    expect(changesOf(step, range).changes[0]?.message).toContain('a change neither for the better nor for the worse');
    expect(changesOf(step, { direction: 'range', target: { min: 20, max: 25 } }).changes[0]?.direction).toBe('worse');
    expect(changesOf(step, { direction: 'range', target: { min: 35, max: 40 } }).changes[0]?.direction).toBe('better');
  });

  it('says when it is smaller than what matters, and shows the decimals that part the levels', () => {
    const small = step.map((value) => 24 + value / 1000);
    const found = changesOf(small, { meaningfulChange: 1 });
    expect(found.changes[0]).toMatchObject({ matters: false });
    expect(found.changes[0]?.message).toBe(
      'From July 2025 on, 24.03 hours instead of 24.02 hours: a change for the worse, though less than the 1.0 hours that would matter; very unlikely to be chance.',
    );
    expect(changesOf(small, { meaningfulChange: 0.001 }).changes[0]?.matters).toBe(true);
  });

  it('names the gap before it', () => {
    const gapped = [24, 25, 23, 24, 26, null, null, 31, 30, 32, 31, 30];
    expect(changesOf(gapped).message).toContain(
      'The level changed once in 10 of the 12 months from January 2025. From August 2025 (the first with data since May 2025) on, ',
    );
  });

  it('is found twice, there and back', () => {
    const back = [...step, 24, 23, 25, 24, 25, 24, 23, 24];
    const found = changesOf(back);
    expect(found.changes.map((one) => [one.period, one.direction])).toEqual([
      ['2024-11', 'worse'],
      ['2025-05', 'better'],
    ]);
    expect(found.message).toMatch(
      /^The level changed 2 times in the 20 months from May 2024\. From November 2024 on, .* From May 2025 on, /,
    );
  });
});

describe('no change', () => {
  it('shows the likeliest place and how often chance does as much', () => {
    const found = changesOf([24, 25, 23, 24, 26, 24, 25, 24, 23, 25, 24, 26]);
    expect(found).toMatchObject({ verdict: 'noChange', changes: [] });
    expect(found.nearest?.evidence.p).toBeGreaterThan(0.05);
    expect(found.message).toMatch(/what (nearly all|about \d+ of 100) series without any change show somewhere\.$/);
  });

  it('is said of equal values without a test', () => {
    expect(changesOf([7, 7, 7, 7, 7, 7, 7, 7, 7]).message).toBe(
      'The level did not change in the 9 months from April 2025: every value is the same.',
    );
  });

  it('is not a drift: a steady one is told from a step', () => {
    const drift = Array.from({ length: 24 }, (_, i) => 20 + i / 2 + ((i * 7) % 5) / 5);
    const found = changesOf(drift);
    expect(found.changes).toEqual([]);
    expect(found.findings.map((one) => one.code)).toEqual(['AUTOCORRELATED_SERIES', 'DRIFT_FITS_BETTER']);
    const forced = changesOf(drift, {}, { autocorrelation: 'ignore' });
    expect(forced.changes.length).toBeGreaterThan(0);
    expect(forced.findings.map((one) => one.code)).toEqual(['DRIFT_FITS_BETTER']);
    expect(forced.message).toMatch(
      / But a steady drift describes these values better, so no single month is its beginning\.$/,
    );
    expect(changesOf(step).findings).toEqual([]);
  });
});

describe('seasons', () => {
  const wave = Array.from({ length: 36 }, (_, i) => 50 + 10 * Math.cos((2 * Math.PI * i) / 12) + ((i * 7) % 5) / 5);
  it('are no changes, and hide none', () => {
    expect(changesOf(wave)).toMatchObject({ changes: [], season: { periods: 12 } });
    const shifted = changesOf(wave.map((value, i) => (i < 20 ? value : value + 5)));
    expect(shifted.changes.map((one) => one.period)).toEqual(['2024-09']);
    expect(shifted.changes[0]?.message).toContain('with the usual season taken out: a change for the worse');
    expect(shifted.changes[0]?.evidence.atGivenPlace.test).toBe('welch');
    expect(shifted.findings.map((one) => one.code)).toContain('SEASON_REMOVED');
    expect(changesOf(wave, {}, { season: 'ignore' }).season).toBe(null);
  });
});

describe('degenerate input', () => {
  it.each([0, 1, 2, 3, 4, 7])('%i periods are too few', (n) => {
    const found = changesOf(step.slice(0, n));
    expect(found).toMatchObject({ verdict: 'insufficientData', changes: [], nearest: null, periodsUsed: n });
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
  });

  it('says how many are needed', () => {
    expect(changesOf(step.slice(0, 4)).message).toBe(
      'Too little data to tell whether the level changed: 4 usable months from September 2025, at least 8 are needed.',
    );
    expect(changesOf([1, 1, 1, 1, 9, 9, 9, 9]).changes.map((one) => one.period)).toEqual(['2025-09']);
  });

  it('has finite figures for huge and for tiny values, and JSON throughout', () => {
    for (const size of [1e90, 1e-90]) {
      const found = changesOf(step.map((value) => value * size));
      expect(found.changes.map((one) => one.period)).toEqual(['2025-07']);
      expect(JSON.parse(JSON.stringify(found))).toEqual(found);
    }
  });

  it('takes a ratio that is no count (cost a ticket) by the scatter of its periods', () => {
    const cost = defineKpi({
      id: 'cost',
      name: 'Cost a ticket',
      unit: 'EUR',
      direction: 'lower',
      aggregation: { kind: 'ratio' },
    });
    const rows = step.map((value, i) => ({ period: month(i), numerator: value * 100.5, denominator: 100 }));
    const found = findChanges(cost, measureKpi(cost, rows, options));
    expect(found.changes.map((one) => one.evidence.atGivenPlace.test)).toEqual(['welch']);
  });

  it('keeps periods of 0/0 and NaN in JSON as gaps', () => {
    const rows = step.map((value, i) => ({
      period: month(i),
      correct: i === 3 ? 0 : 100 - value,
      checked: i === 3 ? 0 : 100,
    }));
    const series = measureKpi(accuracy, rows, options);
    expect(findChanges(accuracy, series)).toMatchObject({ periodsUsed: 11, periodsSpanned: 12 });
    const broken = {
      ...series,
      points: series.points.map((point, i) => (i === 5 ? { ...point, value: Number.NaN } : point)),
    };
    expect(findChanges(accuracy, broken).periodsUsed).toBe(10);
  });

  it('refuses what is wrong', () => {
    const series = seriesOf(step);
    expect(codeOf(() => findChanges(accuracy, series))).toBe('KPI_MISMATCH');
    expect(codeOf(() => findChanges({} as never, series))).toBe('NOT_DEFINED');
    expect(codeOf(() => findChanges(kpi(), undefined as never))).toBe('REQUIRED');
    expect(codeOf(() => findChanges(kpi(), { ...series, points: [...series.points].reverse() }))).toBe(
      'POINTS_OUT_OF_ORDER',
    );
    const twice = { ...series, points: [series.points[0]!, ...series.points] };
    expect(codeOf(() => findChanges(kpi(), twice))).toBe('POINTS_OUT_OF_ORDER');
    expect(codeOf(() => findChanges(kpi(), series, { minimumPeriods: 1 }))).toBe('OUT_OF_RANGE');
    expect(codeOf(() => findChanges(kpi(), series, { alpha: 2 }))).toBe('OUT_OF_RANGE');
    expect(codeOf(() => findChanges(kpi(), series, { alpha: 0.001, permutations: 500 }))).toBe('OUT_OF_RANGE');
    expect(codeOf(() => findChanges(kpi(), series, { meaningfulChange: -1 }))).toBe('OUT_OF_RANGE');
    expect(codeOf(() => findChanges(kpi(), series, { season: 'no' as 'ignore' }))).toBe('INVALID_VALUE');
    expect(codeOf(() => findChanges(kpi(), series, { autocorrelation: 'no' as 'ignore' }))).toBe('INVALID_VALUE');
    expect(codeOf(() => findChanges(kpi(), series, { seed: 0.5 }))).toBe('INVALID_SEED');
    expect(codeOf(() => findChanges(kpi(), { ...series, periodUnit: undefined } as never))).toBe('REQUIRED');
    expect(codeOf(() => findChanges(kpi(), series, { level: 0.1 } as object))).toBe('UNKNOWN_KEY');
  });
});
