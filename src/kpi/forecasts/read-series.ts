import { fail } from '../../core/errors.js';
import { readInstant } from '../../time/instant.js';
import type { PeriodUnit } from '../../time/period.js';
import { requireObject, requirePeriod } from '../arguments.js';
import type { KpiIndex } from '../define-kpi.js';
import type { KpiPoint, KpiSeries } from '../measure-kpi.js';

/**
 * Checks that a series is one of this KPI, with its points in time order.
 *
 * @param index - The KPI.
 * @param series - As given by the caller.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_VALUE`, `KPI_MISMATCH`, `POINTS_OUT_OF_ORDER`.
 */
export function requireSeries(index: KpiIndex, series: KpiSeries): void {
  const { id } = index.definition;
  requireObject(series, 'series', 'what measureKpi returned');
  if (!Array.isArray(series.points)) requireObject(null, 'series.points', 'the points of measureKpi');
  requirePeriod(series.period, 'series.period');
  if (series.kpiId !== id) {
    fail('KPI_MISMATCH', 'series.kpiId', `This series was measured for "${series.kpiId}", not for "${id}".`, {
      received: series.kpiId,
      expected: id,
    });
  }
  let before = Number.NEGATIVE_INFINITY;
  series.points.forEach((point, i) => {
    requireObject(point, `series.points[${i}]`, 'a point of measureKpi');
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

/** Periods after the last used one that are over and have no rows. */
export function missingAtEnd({ points }: KpiSeries): readonly KpiPoint[] {
  let last = points.length - 1;
  while (last >= 0 && !points[last]!.used) last--;
  return last < 0
    ? []
    : points.slice(last + 1).filter((point) => point.notUsedBecause === 'noData' && point.rows === 0);
}

/** Periods after which a season comes again; 1 where none is looked for. */
export function seasonOf(unit: PeriodUnit): number {
  return unit === 'month' ? 12 : unit === 'quarter' ? 4 : unit === 'day' ? 7 : 1;
}

/**
 * Checks a whole number of periods.
 *
 * @param value - As given.
 * @param most - Largest one.
 * @param path - Where it stands.
 * @throws {@link VendorwiseError} `OUT_OF_RANGE`.
 */
export function requirePeriods(value: number, most: number, path: string): void {
  if (Number.isInteger(value) && value >= 1 && value <= most) return;
  fail('OUT_OF_RANGE', path, 'This is not a number of periods.', {
    received: value,
    expected: `a whole number from 1 to ${most}`,
  });
}
