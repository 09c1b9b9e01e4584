import { requireList, requireRecord } from '../core/check.js';
import { fail } from '../core/errors.js';
import { median } from '../statistics/quantile.js';
import { readInstant } from '../time/instant.js';
import type { PeriodUnit } from '../time/period.js';
import { requirePeriod } from './arguments.js';
import type { KpiIndex } from './define-kpi.js';
import type { KpiPoint, KpiSeries } from './kpi-series.js';

/**
 * Checks that a series is one of this KPI, with its points in time order.
 *
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_VALUE`, `KPI_MISMATCH`, `POINTS_OUT_OF_ORDER`.
 */
export function requireSeries(index: KpiIndex, series: KpiSeries): void {
  const { id } = index.definition;
  requireRecord(series, 'series', 'what measureKpi returned');
  requireList(series.points, 'series.points');
  requirePeriod(series.periodUnit, 'series.periodUnit');
  if (series.kpiId !== id) {
    fail('KPI_MISMATCH', 'series.kpiId', `This series was measured for "${String(series.kpiId)}", not for "${id}".`, {
      received: series.kpiId,
      expected: id,
    });
  }
  let before = Number.NEGATIVE_INFINITY;
  series.points.forEach((point, i) => {
    if (typeof point !== 'object' || point === null)
      requireRecord(point, `series.points[${i}]`, 'a point of measureKpi');
    const start = readInstant(point.start);
    if (!(start > before)) {
      fail('POINTS_OUT_OF_ORDER', `series.points[${i}].start`, 'This period does not begin after the one before it.', {
        received: point.start,
        expected: 'points in time order, each period once, as measureKpi gives them',
      });
    }
    before = start;
  });
}

/** The value of a point that trends and forecasts may use; `null` for any other. */
export function usedValue(point: KpiPoint): number | null {
  return point.used && typeof point.value === 'number' && Number.isFinite(point.value) ? point.value : null;
}

/** The points from the first used one to the last, with what lies between, and their values. */
export interface UsedSpan {
  readonly points: readonly KpiPoint[];
  /** `null` where a period is not used. */
  readonly values: readonly (number | null)[];
  /** Periods used. */
  readonly used: number;
  /** Labels of the first and the last point; `null` when there is none. */
  readonly from: string | null;
  readonly to: string | null;
}

/** Cuts off what is not used at both ends; what lies between keeps its place. */
export function usedSpan(points: readonly KpiPoint[]): UsedSpan {
  const there = points.map((point) => usedValue(point) !== null);
  const first = there.indexOf(true);
  const span = first < 0 ? [] : points.slice(first, there.lastIndexOf(true) + 1);
  return {
    points: span,
    values: span.map(usedValue),
    used: there.filter(Boolean).length,
    from: span[0]?.period ?? null,
    to: span[span.length - 1]?.period ?? null,
  };
}

/** Periods after the last used one that are over and have no rows. */
export function missingAtEnd({ points }: KpiSeries): readonly KpiPoint[] {
  let last = points.length - 1;
  while (last >= 0 && !points[last]!.used) last--;
  return last < 0
    ? []
    : points.slice(last + 1).filter((point) => point.notUsedBecause === 'noData' && point.rows === 0);
}

/** Periods that say how much is to come. */
const RECENT = 12;

/** The denominator to expect of the next period: the median of the last twelve. */
export function usualVolume(used: readonly KpiPoint[]): number {
  return median(used.slice(-RECENT).map((point) => point.denominator!))!;
}

const PERIODS_OF_A_YEAR: Readonly<Partial<Record<PeriodUnit, number>>> = { month: 12, quarter: 4 };

/** Months or quarters of a year; `null` for other periods, whose places in the year shift. */
export function periodsOfYear(unit: PeriodUnit): number | null {
  return PERIODS_OF_A_YEAR[unit] ?? null;
}

/** Periods after which a season comes again: a year, or a week for days; `null` where none is looked for. */
export function periodsOfSeason(unit: PeriodUnit): number | null {
  return unit === 'day' ? 7 : periodsOfYear(unit);
}
