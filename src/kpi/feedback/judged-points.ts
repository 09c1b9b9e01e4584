import { fail, issue, throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import type { Finding } from '../../core/findings.js';
import { type CivilDate, readCivilDate } from '../../time/civil-date.js';
import type { KpiIndex } from '../define-kpi.js';
import type { KpiPoint, KpiSeries, KpiStatus } from '../kpi-series.js';
import { missingPeriodsFinding } from '../messages.js';
import { requireSeries } from '../read-series.js';

/** A point whose value is there and complete. */
export type UsedPoint = KpiPoint & { readonly value: number };

/**
 * Checks a series and that every period it uses has a value.
 *
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_VALUE`, `KPI_MISMATCH`, `POINTS_OUT_OF_ORDER`,
 * `INVALID_NUMBER`.
 */
export function requireMeasured(index: KpiIndex, series: KpiSeries): void {
  requireSeries(index, series);
  throwIssues(
    series.points.flatMap(({ used, value }, i) =>
      used && !(typeof value === 'number' && Number.isFinite(value))
        ? [
            issue('INVALID_NUMBER', `series.points[${i}].value`, 'A period that is used has a finite value.', {
              received: value,
              expected: 'the points of measureKpi, unchanged',
            }),
          ]
        : [],
    ),
  );
}

/** Whether a period was held against its target. */
export function isJudged({ status }: KpiPoint): boolean {
  return status === 'met' || status === 'withinTolerance' || status === 'missed';
}

/** Judged periods of one kind in a row up to the last of these points: periods that were not judged are passed over. */
export function streakBack(points: readonly KpiPoint[], status: KpiStatus): readonly KpiPoint[] {
  const judged = points.filter(isJudged);
  let from = judged.length;
  while (from > 0 && judged[from - 1]!.status === status) from--;
  return judged.slice(from);
}

/** Those of a streak that follow each other without a period between that was not judged, up to the last. */
export function adjacentPart(points: readonly KpiPoint[], streak: readonly KpiPoint[]): readonly KpiPoint[] {
  const end = points.length;
  let from = end;
  while (from > 0 && isJudged(points[from - 1]!) && streak.includes(points[from - 1]!)) from--;
  return points.slice(from, end);
}

/** Place of the period asked for, else of the last one that was judged; -1 when none was. */
export function placeOfPeriod(series: KpiSeries, period: string | undefined): number {
  if (period === undefined) {
    let last = series.points.length - 1;
    while (last >= 0 && !isJudged(series.points[last]!)) last--;
    return last;
  }
  if (typeof period !== 'string') {
    const expected = 'the label of a period, such as "2026-05"';
    fail('INVALID_TYPE', 'options.period', 'A period is named by its label.', { received: period, expected });
  }
  const place = series.points.findIndex((point) => point.period === period);
  if (place >= 0) return place;
  const labels = series.points.map((point) => point.period);
  const expected =
    labels.length === 0
      ? 'a period of the series, which has none'
      : `a period from "${labels[0]}" to "${labels[labels.length - 1]}"`;
  return fail('UNKNOWN_PERIOD', 'options.period', 'The series has no such period.', { received: period, expected });
}

/** What a note or a record of the last period with data does not know. */
export function lateFindings(kpiId: string, missing: readonly KpiPoint[]): readonly Finding[] {
  if (missing.length === 0) return [];
  const labels = missing.map(({ period }) => period);
  return [missingPeriodsFinding(kpiId, labels)];
}

/** Checks a civil date that the caller gives. */
export function requireDate(value: unknown, path: string): asserts value is CivilDate {
  throwIssues(dateIssues(value, path));
}

/** Problems of a value that must be a civil date. */
export function dateIssues(value: unknown, path: string): VendorwiseIssue[] {
  const expected = 'a date such as "2026-06-01"';
  if (value === undefined) {
    return [issue('REQUIRED', path, `A required value is missing; expected ${expected}.`, { expected })];
  }
  if (!Number.isNaN(readCivilDate(value))) return [];
  return [issue('INVALID_DATE', path, 'This is not a date of the calendar.', { received: value, expected })];
}

/** Chance among more cases than these is nothing beside what differs from period to period. */
const MOST_CASES = 1e9;

/** The counts of a ratio, if that is what its parts are: whole numbers, the upper not above the lower, up to a billion. */
export function countsOf(index: KpiIndex, points: readonly KpiPoint[]): { successes: number; trials: number }[] | null {
  if (index.definition.aggregation.kind !== 'ratio' || points.length === 0) return null;
  const counts = points.map(({ numerator, denominator }) => ({
    successes: numerator ?? Number.NaN,
    trials: denominator ?? Number.NaN,
  }));
  const counted = counts.every(
    ({ successes, trials }) =>
      Number.isSafeInteger(successes) && Number.isSafeInteger(trials) && successes >= 0 && successes <= trials,
  );
  return counted && counts.reduce((sum, { trials }) => sum + trials, 0) <= MOST_CASES ? counts : null;
}

/** Whether trends and comparisons may use a point. */
export function isUsed(point: KpiPoint): point is UsedPoint {
  return point.used && point.value !== null;
}

/** What is compared of a period: its value, or for a range its distance to it; both in the unit. */
export function levelFigure({ definition }: KpiIndex, { value, target }: UsedPoint): number {
  if (definition.direction !== 'range') return value;
  return Math.max(0, (target?.min ?? value) - value, value - (target?.max ?? value));
}
