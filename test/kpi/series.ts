import { deepFreeze } from '../../src/core/definition.js';
import {
  defineKpi,
  type Kpi,
  type KpiDefinition,
  type KpiSeries,
  type MeasureKpiOptions,
  measureKpi,
} from '../../src/kpi/index.js';

/** Label of a month, counted from January of a year. */
export const month = (i: number, year = 2025): string =>
  `${year + Math.floor(i / 12)}-${String((((i % 12) + 12) % 12) + 1).padStart(2, '0')}`;

/** A row a month from January of a year on: a figure, or the fields of a row; `null` is a month without rows. */
export const monthRows = (values: readonly (object | number | null)[], year = 2025, first = 0): object[] =>
  values.flatMap((value, i) => {
    if (value === null) return [];
    return [{ period: month(first + i, year), ...(typeof value === 'number' ? { value } : value) }];
  });

/** The months of {@link monthRows}, measured when the last one is over. */
export const monthly = (
  kpi: Kpi,
  values: readonly (object | number | null)[],
  { year = 2025, ...options }: Partial<MeasureKpiOptions> & { readonly year?: number } = {},
): KpiSeries =>
  measureKpi(kpi, monthRows(values, year), {
    period: 'month',
    timeZone: 'UTC',
    ...(values.length === 0 ? {} : { from: `${year}-01-01T00:00:00Z` }),
    asOf: `${month(values.length, year)}-01T00:00:00Z`,
    ...options,
  });

export const parts = (pairs: readonly (readonly [numerator: number, denominator: number])[]): object[] =>
  pairs.map(([numerator, denominator]) => ({ numerator, denominator }));

export const figureKpi = (over: Partial<KpiDefinition> = {}): Kpi =>
  defineKpi({
    id: 'k',
    name: 'K',
    unit: 'hours',
    direction: 'lower',
    aggregation: { kind: 'mean' },
    ...over,
  } as KpiDefinition);

export const ratioKpi = (over: Partial<KpiDefinition> = {}): Kpi =>
  figureKpi({ unit: 'percent', direction: 'higher', aggregation: { kind: 'ratio' }, ...over });

export const turnaroundKpi = (over: Partial<KpiDefinition> = {}): Kpi =>
  figureKpi({ id: 'tat', name: 'Turnaround', ...over });

/** Months up to the end of December 2025. */
export const options = { period: 'month', timeZone: 'UTC', asOf: '2026-01-01T00:00:00Z' } as const;

/** Monthly values that end in December 2025. */
export const seriesOf = (values: readonly (number | null)[], kpi: Kpi = turnaroundKpi()): KpiSeries =>
  deepFreeze(measureKpi(kpi, monthRows(values, 2025, 12 - values.length), options));
