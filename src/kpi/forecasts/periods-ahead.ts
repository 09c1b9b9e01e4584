import { type CivilDate, readCivilDate } from '../../time/civil-date.js';
import { toEpochMs } from '../../time/instant.js';
import { type Period, type PeriodOptions, periodOf } from '../../time/period.js';
import type { KpiPoint, KpiSeries } from '../kpi-series.js';

/** The periods that are not over at the moment of a series. */
export interface PeriodsAhead {
  /** Place of the first one, counted from the first point of the series: the last point when it is not over yet. */
  readonly from: number;
  readonly periods: readonly Period[];
}

/** So many periods that come next: the current one, which is not over, and those after it; the series has a point. */
export function periodsAhead(series: KpiSeries, count: number): PeriodsAhead {
  const last = series.points[series.points.length - 1]!;
  const cut = cutOf(series, last);
  const isOver = toEpochMs(last.end, 'series.points') <= toEpochMs(series.asOf, 'series.asOf');
  const periods: Period[] = [];
  let at = toEpochMs(isOver ? last.end : last.start, 'series.points');
  for (let i = 0; i < count; i++) {
    const period = periodOf(at, cut);
    periods.push(period);
    at = period.end;
  }
  return { from: series.points.length - (isOver ? 0 : 1), periods };
}

/** How the periods of a series were cut; the beginning of its weeks and financial years is read off a point. */
function cutOf(series: KpiSeries, point: KpiPoint): PeriodOptions {
  const { periodUnit: unit, timeZone } = series;
  if (unit === 'week') return { unit, timeZone, weekStartsOn: weekdayOf(point.startDate) };
  const [year, month] = point.startDate.split('-').map(Number) as [number, number];
  const label = /^FY(\d+)(?:-Q(\d))?$/.exec(point.period);
  if (label === null) return { unit, timeZone };
  const quarter = Number(label[2] ?? 1);
  const fiscalYearStartMonth = ((month - 1 - 3 * (quarter - 1) + 12) % 12) + 1;
  const startingYear = month < fiscalYearStartMonth ? year - 1 : year;
  const fiscalYearLabel = Number(label[1]) === startingYear ? 'starting' : 'ending';
  return { unit, timeZone, fiscalYearStartMonth, fiscalYearLabel };
}

/** ISO weekday, 1 for Monday to 7 for Sunday; 1970-01-01 was a Thursday. */
function weekdayOf(date: CivilDate): number {
  return ((((readCivilDate(date) + 3) % 7) + 7) % 7) + 1;
}
