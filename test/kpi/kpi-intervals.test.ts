import { countInterval, rateInterval } from 'vendorwise/statistics';
import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../src/core/definition.js';
import { type KpiDefinition, kpiIntervals, measureKpi } from '../../src/kpi/index.js';
import { codesOf } from '../core/issues-of.js';
import { ratioKpi } from './series.js';

const options = { period: 'month', timeZone: 'UTC', asOf: '2026-07-01T00:00:00Z' } as const;
const kpi = (change: Partial<KpiDefinition> = {}) => ratioKpi({ name: 'Accuracy', ...change });
const series = (definition: ReturnType<typeof kpi>, rows: readonly object[]) =>
  deepFreeze(measureKpi(definition, rows, options));

describe('intervals of points', () => {
  it('are Wilson intervals in the unit of the KPI for shares', () => {
    const one = kpi({ target: 98 });
    const found = kpiIntervals(one, series(one, [{ period: '2026-06', numerator: 975, denominator: 1000 }]));
    const [low, high] = rateInterval(975, 1000).interval ?? [0, 0];
    expect(found.points[0]?.interval?.[0]).toBeCloseTo(100 * low, 12);
    expect(found.points[0]?.interval?.[1]).toBeCloseTo(100 * high, 12);
    expect(found.points[0]).toMatchObject({ intervalText: '96.3 to 98.3 %', beyondChance: 'open' });
    expect(found.conventions).toEqual({ confidence: 0.95, method: 'wilson' });
    expect(found.message).toBe(
      'Accuracy: 97.5 % in June 2026, counted from 1000 cases; the long-run value probably lies between 96.3 and 98.3 %, so chance alone could explain that the target of at least 98.0 % was missed.',
    );
  });

  it('say on which side of the target the whole interval lies', () => {
    const one = kpi({ target: 90 });
    const rows = [
      { period: '2026-04', numerator: 990, denominator: 1000 },
      { period: '2026-05', numerator: 800, denominator: 1000 },
      { period: '2026-06', numerator: 19, denominator: 20 },
    ];
    const found = kpiIntervals(one, series(one, rows), { method: 'clopperPearson', confidence: 0.9 });
    expect(found.points.map((point) => point.beyondChance)).toEqual(['met', 'missed', 'open']);
    expect(found.message).toContain('chance alone could explain that the target of at least 90.0 % was met');
    const range = kpi({ direction: 'range', target: { min: 70, max: 85 } });
    expect(kpiIntervals(range, series(range, rows)).points.map((point) => point.beyondChance)).toEqual([
      'missed',
      'met',
      'open',
    ]);
  });

  it('are exact Poisson intervals for counts and counts per unit', () => {
    const incidents = kpi({ aggregation: { kind: 'count' }, unit: 'incidents', direction: 'lower' });
    const six = series(
      incidents,
      Array.from({ length: 6 }, () => ({ period: '2026-06' })),
    );
    expect(kpiIntervals(incidents, six).points[0]?.interval).toEqual(countInterval(6).interval);
    const perUnit = kpi({ unit: 'number', aggregation: { kind: 'ratio', scale: 1000 } });
    const many = series(perUnit, [{ period: '2026-06', numerator: 30, denominator: 12.5 }]);
    const found = kpiIntervals(perUnit, many);
    expect(found.conventions.method).toBe('exactPoisson');
    expect(found.points[0]?.interval?.[0]).toBeCloseTo(1000 * countInterval(30, { exposure: 12.5 }).interval[0], 9);
    const share = series(perUnit, [{ period: '2026-06', numerator: 3, denominator: 12 }]);
    expect(kpiIntervals(perUnit, share).conventions.method).toBe('wilson');
    expect(kpiIntervals(perUnit, share, { parts: 'events' }).conventions.method).toBe('exactPoisson');
    const complaints = kpi({ unit: 'complaints', aggregation: { kind: 'sum' } });
    const summed = series(complaints, [{ period: '2026-06', value: 6 }]);
    expect(kpiIntervals(complaints, summed).points[0]?.noIntervalBecause).toBe('notARateOrCount');
    expect(kpiIntervals(complaints, summed, { sumOfCounts: true }).points[0]?.interval).toEqual(
      countInterval(6).interval,
    );
  });

  it('are told missing with the reason', () => {
    const one = kpi();
    const rows = [
      { period: '2026-04', numerator: 1.5, denominator: 3 },
      { period: '2026-06', numerator: 0, denominator: 0 },
    ];
    expect(kpiIntervals(one, series(one, rows)).points.map((point) => point.noIntervalBecause)).toEqual([
      'notCounts',
      'noData',
      'noData',
    ]);
    const mean = kpi({ aggregation: { kind: 'mean' } });
    const found = kpiIntervals(mean, series(mean, [{ period: '2026-06', value: 3 }]));
    expect(found.points[0]).toMatchObject({ value: 3, interval: null, noIntervalBecause: 'notARateOrCount' });
    expect(found.conventions.method).toBeNull();
    expect(kpiIntervals(one, series(one, []))).toMatchObject({
      points: [],
      message: expect.stringContaining('no period'),
    });
    const hours = kpi({ aggregation: { kind: 'ratio', parts: 'amounts' } });
    const booked = series(hours, [{ period: '2026-06', numerator: 126, denominator: 160 }]);
    expect(kpiIntervals(hours, booked)).toMatchObject({
      points: [{ noIntervalBecause: 'notCounts' }],
      message: 'Accuracy has no margin for June 2026: its parts are amounts or hours, not counted cases.',
    });
    const huge = series(one, [{ period: '2026-06', numerator: 1e60, denominator: 1e70 }]);
    expect(kpiIntervals(one, huge).points[0]?.noIntervalBecause).toBe('notCounts');
  });

  it('refuse what they cannot read', () => {
    const one = kpi();
    const measured = series(one, []);
    expect(codesOf(() => kpiIntervals(kpi({ id: 'other' }), measured))).toEqual(['KPI_MISMATCH series.kpiId']);
    expect(codesOf(() => kpiIntervals(one, measured, { confidence: 95 }))).toEqual(['OUT_OF_RANGE options.confidence']);
    expect(codesOf(() => kpiIntervals(one, measured, { method: 'wald' as 'wilson' }))).toEqual([
      'INVALID_VALUE options.method',
    ]);
    expect(
      codesOf(() => kpiIntervals(one, measured, { parts: 'amounts' as 'cases', sumOfCounts: 1 as never })),
    ).toEqual(['INVALID_VALUE options.parts', 'INVALID_TYPE options.sumOfCounts']);
    expect(codesOf(() => kpiIntervals(one, undefined as unknown as typeof measured))).toEqual(['REQUIRED series']);
  });
});
