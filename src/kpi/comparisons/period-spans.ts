import { addDays, addMonths, type CivilDate, daysBetween, toEpochDay } from '../../time/civil-date.js';
import { type Period, type PeriodOptions, type PeriodUnit, periodOf } from '../../time/period.js';
import { civilDateAt, startOfDay } from '../../time/zone.js';

/** What is compared with what. */
export interface PeriodComparisonRequest {
  /**
   * `period`: the last whole period. `rolling`: the last `periods` whole periods together. `toDate`: the running period up
   * to the end of yesterday, with as many days of the other one.
   */
  readonly window: 'period' | 'rolling' | 'toDate';
  /** The time just before, or the same time a year before. */
  readonly against: 'previous' | 'yearBefore';
  /** Number of periods of a rolling window, 2 to 1000. */
  readonly periods?: number;
}

/** A stretch of time that is compared. */
export interface PeriodSpan {
  /** First instant, epoch milliseconds. */
  readonly start: number;
  /** First instant after it, epoch milliseconds. */
  readonly end: number;
  readonly startDate: CivilDate;
  /** First date after it. */
  readonly endDate: CivilDate;
  /** The periods that it is made of; the one that it begins, where it is `toDate`. */
  readonly periods: readonly Period[];
  readonly window: PeriodComparisonRequest['window'];
}

/** Both sides of a comparison; `null` for a time that has no counterpart, such as week 53. */
export interface ComparedSpans {
  readonly current: PeriodSpan;
  readonly base: PeriodSpan | null;
}

/** Rolling windows that are usual for a length of periods. */
const ROLLING: Readonly<Record<PeriodUnit, readonly number[]>> = {
  day: [7, 28],
  week: [4, 52],
  month: [3, 12],
  quarter: [4],
  year: [3],
};

/** The comparisons that are made when none are asked for: those that do not coincide, and those to date once there is a date. */
export function usualComparisons(cut: PeriodOptions, asOf: number): readonly PeriodComparisonRequest[] {
  const { unit } = cut;
  const yearly = unit === 'year';
  const begun = unit !== 'day' && elapsedDays(cut, asOf) > 0;
  const against = yearly ? (['previous'] as const) : (['previous', 'yearBefore'] as const);
  return [
    ...against.map((one) => ({ window: 'period', against: one }) as const),
    ...ROLLING[unit].map((periods) => ({ window: 'rolling', against: 'previous', periods }) as const),
    ...(begun ? against.map((one) => ({ window: 'toDate', against: one }) as const) : []),
  ];
}

/** Whole days of the running period that are over. */
function elapsedDays(cut: PeriodOptions, asOf: number): number {
  return daysBetween(periodOf(asOf, cut).startDate, civilDateAt(cut.timeZone, asOf));
}

/** The two stretches of time of a comparison. */
export function spansOf(request: PeriodComparisonRequest, cut: PeriodOptions, asOf: number): ComparedSpans {
  const running = periodOf(asOf, cut);
  const before = ({ start }: Period): Period => periodOf(start - 1, cut);
  const counterpart = (period: Period): Period | null =>
    request.against === 'previous' ? before(period) : yearBefore(period, cut);
  if (request.window === 'toDate') {
    const days = elapsedDays(cut, asOf);
    const other = counterpart(running);
    return { current: firstDays(running, days, cut), base: other === null ? null : firstDays(other, days, cut) };
  }
  const { periods: length = 1 } = request;
  const lastOnes = (last: Period): Period[] => {
    const found = [last];
    while (found.length < length) found.push(before(found[found.length - 1] as Period));
    return found.reverse();
  };
  const current = lastOnes(before(running));
  const last =
    request.against === 'previous' ? before(current[0] as Period) : counterpart(current[current.length - 1] as Period);
  const { window } = request;
  return { current: together(current, window), base: last === null ? null : together(lastOnes(last), window) };
}

function together(periods: readonly Period[], window: PeriodSpan['window']): PeriodSpan {
  const [first, last] = [periods[0] as Period, periods[periods.length - 1] as Period];
  return { start: first.start, end: last.end, startDate: first.startDate, endDate: last.endDate, periods, window };
}

/** The first days of a period, all of it where it is shorter. */
function firstDays(period: Period, days: number, { timeZone }: PeriodOptions): PeriodSpan {
  const length = daysBetween(period.startDate, period.endDate);
  const endDate = days >= length ? period.endDate : addDays(period.startDate, days);
  const end = days >= length ? period.end : startOfDay(timeZone, endDate);
  return { start: period.start, end, startDate: period.startDate, endDate, periods: [period], window: 'toDate' };
}

/**
 * The same period of the year before: the same months, the same date (28 February for the 29th), the ISO week of the same
 * number, and for weeks that do not begin on Monday the one 52 weeks before. Week 53 mostly has none.
 */
function yearBefore(period: Period, cut: PeriodOptions): Period | null {
  const { unit, timeZone, weekStartsOn = 1 } = cut;
  const on = (date: CivilDate): Period => periodOf(startOfDay(timeZone, date), cut);
  if (unit !== 'week') return on(addMonths(period.startDate, -12));
  if (weekStartsOn !== 1) return on(addDays(period.startDate, -364));
  const [year = '', week = ''] = period.label.split('-W');
  const wanted = `${String(Number(year) - 1).padStart(4, '0')}-W${week}`;
  return [-364, -371].map((days) => on(addDays(period.startDate, days))).find(({ label }) => label === wanted) ?? null;
}

/** Days of a stretch. */
export function daysOf({ startDate, endDate }: PeriodSpan): number {
  return toEpochDay(endDate) - toEpochDay(startDate);
}
