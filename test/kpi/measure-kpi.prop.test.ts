import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aggregateKpi, defineKpi, type KpiAggregation, measureKpi } from '../../src/kpi/index.js';

const options = { period: 'month', timeZone: 'America/St_Johns', asOf: '2026-01-01T03:30:00Z' } as const;
const month = fc.integer({ min: 1, max: 12 }).map((m) => `2025-${String(m).padStart(2, '0')}`);
const cents = fc.integer({ min: 0, max: 100_000 }).map((units) => units / 100);
const rows = fc.array(fc.record({ period: month, numerator: cents, denominator: cents }), { maxLength: 40 });
const kpi = (aggregation: KpiAggregation) =>
  defineKpi({ id: 'k', name: 'K', unit: 'number', direction: 'higher', aggregation });

describe('measuring', () => {
  it('does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(rows, (list) => {
        for (const aggregation of [
          { kind: 'ratio' },
          { kind: 'percentile', field: 'numerator', percentile: '37.5' },
        ] as const) {
          const series = measureKpi(kpi(aggregation), list, options);
          expect(measureKpi(kpi(aggregation), [...list].reverse(), options).points).toEqual(series.points);
        }
      }),
    );
  });

  it('adds up: months make the year, and every row is counted once', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const sum = kpi({ kind: 'sum', field: 'numerator' });
        const units = (values: readonly (number | null)[]) =>
          values.reduce<number>((all, one) => all + Math.round((one ?? 0) * 100), 0);
        const months = measureKpi(sum, list, options);
        const years = measureKpi(sum, list, { ...options, period: 'year' });
        expect(units(months.points.map((point) => point.value))).toBe(units(years.points.map((point) => point.value)));
        expect(units([aggregateKpi(sum, list).value])).toBe(units(list.map((row) => row.numerator)));
        expect(months.points.reduce((all, point) => all + point.rows, 0)).toBe(list.length);
      }),
    );
  });

  it('keeps a ratio between the ratios of its rows', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const whole = aggregateKpi(
          kpi({ kind: 'ratio' }),
          list.filter((row) => row.denominator > 0),
        ).value;
        fc.pre(whole !== null);
        const own = list.filter((row) => row.denominator > 0).map((row) => row.numerator / row.denominator);
        expect(whole).toBeLessThanOrEqual(Math.max(...own) * (1 + 1e-15));
        expect(whole).toBeGreaterThanOrEqual(Math.min(...own) * (1 - 1e-15));
      }),
    );
  });

  it('does not change when every row is split in two', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const halves = list.flatMap((row) => [
          { ...row, numerator: 0, denominator: row.denominator },
          { ...row, denominator: 0 },
        ]);
        const values = (series: ReturnType<typeof measureKpi>) => series.points.map((point) => point.value);
        expect(values(measureKpi(kpi({ kind: 'ratio' }), halves, options))).toEqual(
          values(measureKpi(kpi({ kind: 'ratio' }), list, options)),
        );
      }),
    );
  });
});
