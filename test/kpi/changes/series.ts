import { deepFreeze } from '../../../src/core/definition.js';
import { defineKpi, type Kpi, type KpiDefinition, type KpiSeries, measureKpi } from '../../../src/kpi/index.js';

/** Months up to the end of December 2025. */
export const options = { period: 'month', timeZone: 'UTC', asOf: '2026-01-01T00:00:00Z' } as const;

export const kpi = (change: Partial<KpiDefinition> = {}): Kpi =>
  defineKpi({
    id: 'tat',
    name: 'Turnaround',
    unit: 'hours',
    direction: 'lower',
    aggregation: { kind: 'mean' },
    ...change,
  });

export const label = (month: number): string =>
  `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;

/** Monthly values that end in December 2025. */
export function seriesOf(values: readonly (number | null)[], definition: Kpi = kpi()): KpiSeries {
  const start = 2026 * 12 - values.length;
  const rows = values.flatMap((value, i) => (value === null ? [] : [{ period: label(start + i), value }]));
  return deepFreeze(measureKpi(definition, rows, options));
}
