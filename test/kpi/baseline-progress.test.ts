import { describe, expect, it } from 'vitest';
import {
  aggregateKpi,
  defineKpi,
  type KpiDefinition,
  measureKpi,
  type StandardKpiId,
  standardKpis,
} from '../../src/kpi/index.js';
import { codesOf } from '../core/issues-of.js';

const options = { period: 'month', timeZone: 'UTC', asOf: '2026-04-01T00:00:00Z' } as const;
const kpi = (change: Partial<KpiDefinition> = {}) =>
  defineKpi({ id: 'k', name: 'K', unit: 'percent', direction: 'higher', aggregation: { kind: 'mean' }, ...change });
const progress = (change: Partial<KpiDefinition>, values: readonly number[]) =>
  measureKpi(
    kpi(change),
    values.map((value, i) => ({ period: `2026-0${i + 1}`, value })),
    options,
  )
    .points.slice(0, values.length)
    .map((point) => point.progressShare);

describe('progress', () => {
  it('goes from 0 at the baseline to 1 at the target, and beyond', () => {
    expect(progress({ target: 95, baseline: 90 }, [90, 92, 95])).toEqual([0, 0.4, 1]);
    expect(progress({ target: 95, baseline: 90 }, [96, 85])).toEqual([1.2, -1]);
    expect(progress({ direction: 'lower', target: 4, baseline: 6 }, [6, 4.5, 7])).toEqual([0, 0.75, -0.5]);
    expect(progress({ target: 0.3, baseline: 0 }, [0.1])).toEqual([1 / 3]);
  });

  it('is 1 inside of a range, from either side', () => {
    const range = { direction: 'range', target: { min: 70, max: 85 }, baseline: 60 } as const;
    expect(progress(range, [65, 70, 80])).toEqual([0.5, 1, 1]);
    expect(progress(range, [90, 95, 105])).toEqual([0.5, 0, -1]);
  });

  it('is unknown without a baseline, and where the baseline meets the target already', () => {
    expect(progress({ target: 95 }, [92])).toEqual([null]);
    expect(progress({ baseline: 90 }, [92])).toEqual([null]);
    expect(progress({ target: 95, baseline: 95 }, [96])).toEqual([null]);
    // The bare formula would call this miss 350 % of the way.
    expect(progress({ target: 95, baseline: 97 }, [90])).toEqual([null]);
  });

  it('follows the target in force, and is not told of a period that is not judged', () => {
    const dated = [
      { effectiveFrom: '2026-01-01', target: 92 },
      { effectiveFrom: '2026-02-01', target: 94 },
    ];
    expect(progress({ target: dated, baseline: 90 }, [92, 92])).toEqual([1, 0.5]);
    const points = measureKpi(kpi({ target: 95, baseline: 90 }), [{ period: '2026-03', value: 93 }], {
      ...options,
      asOf: '2026-03-20T00:00:00Z',
    }).points;
    expect(points[0]).toMatchObject({ status: 'partial', progressShare: null });
  });
});

describe('a definition', () => {
  it('says how often it is measured', () => {
    const weekly = kpi({ frequency: 'week' });
    const rows = [{ date: '2026-03-05', value: 1 }];
    const { period: _, ...rest } = options;
    expect(measureKpi(weekly, rows, rest).points[0]?.period).toBe('2026-W10');
    expect(measureKpi(weekly, rows, options).points[0]?.period).toBe('2026-03');
    expect(codesOf(() => measureKpi(kpi(), rows, rest))).toEqual(['REQUIRED options.period']);
  });

  it('is refused with figures that mean nothing', () => {
    const wrong = { frequency: 'hour', baseline: 'high', weight: -1 } as unknown as Partial<KpiDefinition>;
    expect(codesOf(() => kpi(wrong))).toEqual(['INVALID_NUMBER baseline', 'INVALID_VALUE frequency']);
    expect(codesOf(() => kpi({ weight: -1, baseline: '1e200', target: 1e-200 }))).toEqual([
      'OUT_OF_RANGE target',
      'OUT_OF_RANGE baseline',
      'OUT_OF_RANGE weight',
    ]);
    expect(
      codesOf(() => kpi({ direction: 'range', target: { min: '-1e999', max: 1e101 }, tolerance: { points: 1e300 } })),
    ).toEqual(['OUT_OF_RANGE target.min', 'OUT_OF_RANGE target.max', 'OUT_OF_RANGE tolerance.points']);
    expect(codesOf(() => kpi({ aggregation: { kind: 'ratio', scale: 1e300 } }))).toEqual([
      'OUT_OF_RANGE aggregation.scale',
    ]);
    expect(kpi({ weight: '0.4', baseline: 0, frequency: 'month' }).definition).toMatchObject({
      weight: '0.4',
      baseline: 0,
    });
  });
});

describe('rows', () => {
  it('of ready averages are left out of a ratio, and the finding says what is needed', () => {
    const ratio = kpi({ aggregation: { kind: 'ratio', numerator: 'correct', denominator: 'checked' } });
    const rows = [
      { period: '2026-01', value: 97.5 },
      { period: '2026-02', average: '98.1 %' },
      { period: '2026-03', correct: 97, checked: 100 },
      { period: '2026-03', correct: 97 },
    ];
    const found = measureKpi(ratio, rows, options);
    expect(found.rows).toEqual({ total: 4, used: 1, leftOut: 3, outside: 0 });
    expect(found.findings.map((one) => one.code)).toEqual(['RATIO_WITHOUT_PARTS', 'INVALID_FIGURE']);
    expect(found.findings[0]).toMatchObject({
      message:
        '2 rows have neither "correct" nor a denominator and are left out (rows 1 and 2): a ratio is the sum of its numerators over the sum of its denominators, and cannot be put together from ready percentages or averages. Give both parts, or define the KPI as a weighted mean with its weights.',
      evidence: [
        { row: 0, field: 'correct', received: 97.5 },
        { row: 1, field: 'correct', received: '98.1 %' },
      ],
    });
    expect(aggregateKpi(ratio, rows).findings[0]?.code).toBe('RATIO_WITHOUT_PARTS');
  });

  it('of a size that no double can add up are left out', () => {
    const sum = kpi({ aggregation: { kind: 'sum' } });
    const found = aggregateKpi(sum, [
      { value: 1e308 },
      { value: 1e308 },
      { value: '1e400' },
      { value: 1e100 },
      { value: 0 },
    ]);
    expect(found).toMatchObject({ value: 1e100, rows: { used: 2, leftOut: 3 } });
    const ratio = kpi({ aggregation: { kind: 'ratio', scale: '1e100' } });
    expect(aggregateKpi(ratio, [{ numerator: 1e100, denominator: '1e-100' }]).value).toBe(1e300);
    expect(aggregateKpi(ratio, [{ numerator: 1, denominator: 1e-300 }])).toMatchObject({
      value: null,
      rows: { leftOut: 1 },
    });
  });
});

describe('standard KPIs', () => {
  it('are sound definitions whose ids are their names', () => {
    const found = standardKpis();
    expect(Object.keys(found).length).toBeGreaterThanOrEqual(20);
    for (const [id, definition] of Object.entries(found)) {
      expect(defineKpi(definition).definition.id).toBe(id);
      expect(definition.frequency).toBe('month');
    }
    expect(standardKpis()).not.toBe(found);
    expect(standardKpis({ currency: 'USD' }).costPerUnit.unit).toBe('USD per unit');
    expect(codesOf(() => standardKpis({ currency: '' }))).toEqual(['OUT_OF_RANGE options.currency']);
  });

  it('value rows that carry the fields they name', () => {
    const value = (id: StandardKpiId, ...rows: object[]) => aggregateKpi(defineKpi(standardKpis()[id]), rows).valueText;
    expect(value('accuracy', { correct: 98, checked: 100 }, { correct: 10, checked: 20 })).toBe('90.0 %');
    expect(value('costPerUnit', { cost: '1000.50', units: 100 })).toBe('10.01 EUR per unit');
    expect(value('defectsPerMillion', { defects: 34, opportunities: 10_000_000 })).toBe('3 defects per million');
    expect(value('netPromoterScore', { score: 50, responses: 30 }, { score: -10, responses: 10 })).toBe('35.0 points');
    expect(value('turnaround', { hours: 1 }, { hours: 11 })).toBe('10.0 hours');
    expect(value('backlogAge', { oldestDays: 9 }, { oldestDays: 4 })).toBe('4.0 days');
    expect(value('schedulePerformance', { earnedValue: 40, plannedValue: 50 })).toBe('0.80');
  });
});
