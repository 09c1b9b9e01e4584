import {
  type CorrectiveAction,
  type CorrectiveActionDefinition,
  defineCorrectiveAction,
  defineKpi,
  type Kpi,
  type KpiSeries,
  type PerformanceGap,
  performanceGap,
  type VerificationRule,
} from '../../../src/kpi/index.js';
import { monthly } from '../series.js';

export const accuracy = defineKpi({
  id: 'accuracy',
  name: 'Invoices booked without error',
  unit: 'percent',
  direction: 'higher',
  target: '98',
  tolerance: { points: '0.5' },
  aggregation: { kind: 'ratio' },
  minimumSample: 30,
});

export const turnaround = defineKpi({
  id: 'turnaround',
  name: 'Turnaround',
  unit: 'hours',
  direction: 'lower',
  target: 24,
  tolerance: { points: 2 },
  aggregation: { kind: 'mean' },
});

/** Monthly counts out of 400 from January 2025; `null` is a month without rows. */
export const rates = (counts: readonly (number | null)[], trials = 400, kpi: Kpi = accuracy): KpiSeries =>
  monthly(
    kpi,
    counts.map((numerator) => (numerator === null ? null : { numerator, denominator: trials })),
    { timeZone: 'Europe/London' },
  );

/** Monthly figures from January 2025. */
export const figures = (values: readonly (number | null)[], kpi: Kpi = turnaround): KpiSeries =>
  monthly(kpi, values, { timeZone: 'Europe/London' });

/** The gap of the last judged month of a series. */
export function gapOf(kpi: Kpi, series: KpiSeries, period?: string): PerformanceGap {
  const { gap, message } = performanceGap(kpi, series, period === undefined ? {} : { period });
  if (gap === null) throw new Error(message);
  return gap;
}

/** An action whose one step was done at the beginning of a month. */
export function doneAction(
  gap: PerformanceGap,
  doneOn: string,
  verification: VerificationRule = { periods: 3 },
  more: Partial<CorrectiveActionDefinition> = {},
): CorrectiveAction {
  return defineCorrectiveAction({
    id: 'ca-1',
    kpiId: gap.kpiId,
    gap,
    corrective: [{ what: 'Codes are picked from the list', owner: 'Acme', due: doneOn, doneOn }],
    verification,
    history: [
      { status: 'open', on: '2024-01-02', by: 'MK' },
      { status: 'planned', on: '2024-01-03', by: 'MK' },
      { status: 'done', on: doneOn, by: 'MK' },
    ],
    ...more,
  });
}
