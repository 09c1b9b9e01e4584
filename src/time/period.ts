import { type NumberRule, numberIssues, requireList, wordIssues } from '../core/check.js';
import { fail, throwIssues } from '../core/errors.js';
import { checkOptions, type OptionNames } from '../core/options.js';
import { type CivilDate, fromEpochDay, weekdayOf } from './civil-date.js';
import { epochDayOf, type InstantInput, toEpochMs } from './instant.js';
import { epochDayAt, requireZone, startOfEpochDay } from './zone.js';
import type { ZoneTable } from './zone-table.js';

/** Length of a reporting period. */
export type PeriodUnit = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** How reporting periods are cut. */
export interface PeriodOptions {
  readonly unit: PeriodUnit;
  /** IANA name of the zone whose midnights part them. */
  readonly timeZone: string;
  /** ISO weekday on which weeks begin, 1 for Monday to 7 for Sunday. @defaultValue 1 */
  readonly weekStartsOn?: number;
  /** Month in which the financial year begins, 1 to 12; quarters are counted from it. @defaultValue 1 */
  readonly fiscalYearStartMonth?: number;
  /** Whether a financial year is named after the calendar year in which it ends or starts. @defaultValue `'ending'` */
  readonly fiscalYearLabel?: 'ending' | 'starting';
}

/** A reporting period, half-open. */
export interface Period {
  /**
   * `2026-10-05` (day, or first day of a week that does not begin on Monday), `2026-W41` (ISO 8601 week, by ISO year),
   * `2026-10`, `2026-Q4`, `2026`; with another financial year `FY2027-Q1`, `FY2027`.
   */
  readonly label: string;
  /** First instant, epoch milliseconds. */
  readonly start: number;
  /** First instant after it, epoch milliseconds. */
  readonly end: number;
  /** First date. */
  readonly startDate: CivilDate;
  /** First date after it. */
  readonly endDate: CivilDate;
}

interface Cut {
  readonly table: ZoneTable;
  readonly unit: PeriodUnit;
  readonly weekStartsOn: number;
  readonly fiscalMonth: number;
  readonly byEnding: boolean;
}

const UNITS: readonly PeriodUnit[] = ['day', 'week', 'month', 'quarter', 'year'];
const WEEKDAY: NumberRule = { whole: true, least: 1, most: 7 };
const MONTH: NumberRule = { whole: true, least: 1, most: 12 };
const DAY_MS = 86_400_000;
/** Days of 270 years; more is a slip in a date. */
const MOST_PERIODS = 100_000;

/**
 * The reporting period in which a moment lies.
 *
 * A period begins with the first instant of its first date in the zone, so days of a clock change have 23 or 25 hours.
 * Weeks that begin on Monday are labelled as ISO 8601 weeks, by the year that holds their Thursday.
 *
 * @param instant - An instant.
 * @param options - Unit, zone, start of the week and of the financial year.
 * @returns The period: `start <= instant < end`.
 * @throws {@link VendorwiseError} `INVALID_INSTANT`, `UNKNOWN_TIME_ZONE`, `REQUIRED`, `INVALID_VALUE`,
 * `INVALID_TYPE`, `OUT_OF_RANGE`.
 * @example
 * ```ts
 * import { periodOf } from 'vendorwise/time';
 * periodOf('2026-01-01T12:00:00Z', { unit: 'week', timeZone: 'Europe/Berlin' }).label; // => '2026-W01'
 * periodOf('2026-10-05T12:00:00Z', { unit: 'quarter', timeZone: 'UTC', fiscalYearStartMonth: 4 }).label; // => 'FY2027-Q3'
 * ```
 */
export function periodOf(instant: InstantInput, options: PeriodOptions): Period {
  return periodAt(cutOf(options), toEpochMs(instant, 'instant'));
}

/**
 * The reporting periods that a stretch of time touches.
 *
 * @param start - An instant.
 * @param end - An instant, excluded.
 * @param options - Unit, zone, start of the week and of the financial year.
 * @returns The periods in order, the first and the last perhaps only in part inside; none when the end is the
 * start. A date that the zone skipped has no period.
 * @throws {@link VendorwiseError} as {@link periodOf}, `END_BEFORE_START`, and `TOO_MANY_PERIODS` beyond a
 * hundred thousand.
 * @example
 * ```ts
 * import { periodsBetween } from 'vendorwise/time';
 * const months = periodsBetween('2026-10-15T00:00:00Z', '2026-12-01T00:00:00Z', { unit: 'month', timeZone: 'UTC' });
 * months.map((one) => one.label); // => ['2026-10', '2026-11']
 * ```
 */
export function periodsBetween(start: InstantInput, end: InstantInput, options: PeriodOptions): Period[] {
  const cut = cutOf(options);
  const from = toEpochMs(start, 'start');
  const to = toEpochMs(end, 'end');
  if (to < from) {
    fail('END_BEFORE_START', 'end', 'The end is before the start.', {
      received: end,
      expected: 'an end at or after the start',
    });
  }
  const periods: Period[] = [];
  for (let at = from; at < to; ) {
    const period = periodAt(cut, at);
    periods.push(period);
    at = period.end;
    if (periods.length > MOST_PERIODS) {
      fail('TOO_MANY_PERIODS', 'end', 'Between these moments lie more than a hundred thousand periods.', {
        received: end,
        expected: 'a shorter stretch or a longer unit',
      });
    }
  }
  return periods;
}

/**
 * Position of the period that holds a moment, for loops over many rows: make the periods once, then look up.
 *
 * @param periods - Periods in order, as {@link periodsBetween} gives them.
 * @param epochMs - Epoch milliseconds.
 * @returns Position in the list; -1 when no period holds the moment, or it is `NaN`.
 * @throws {@link VendorwiseError} `INVALID_TYPE` when the periods are no list.
 * @example
 * ```ts
 * import { findPeriod, periodsBetween } from 'vendorwise/time';
 * const days = periodsBetween(0, 3 * 86400000, { unit: 'day', timeZone: 'UTC' });
 * [0, 86400000, 3 * 86400000].map((at) => findPeriod(days, at)); // => [0, 1, -1]
 * ```
 */
export function findPeriod(periods: readonly Period[], epochMs: number): number {
  requireList(periods, 'periods');
  let low = 0;
  let high = periods.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((periods[middle] as Period).end > epochMs) high = middle;
    else low = middle + 1;
  }
  const period = periods[low];
  return period !== undefined && period.start <= epochMs && epochMs < period.end ? low : -1;
}

function periodAt(cut: Cut, at: number): Period {
  const { table } = cut;
  let day = epochDayAt(table, at);
  // Clocks set back across midnight show the old date again; that hour belongs to the day that already began.
  if (startOfEpochDay(table, day + 1) <= at) day += 1;
  const [first, next] = boundsOf(cut, day);
  return {
    label: labelOf(cut, first),
    start: startOfEpochDay(table, first),
    end: startOfEpochDay(table, next),
    startDate: fromEpochDay(first),
    endDate: fromEpochDay(next),
  };
}

function boundsOf(cut: Cut, day: number): readonly [first: number, next: number] {
  if (cut.unit === 'day') return [day, day + 1];
  if (cut.unit === 'week') {
    const first = day - ((weekdayOf(day) - cut.weekStartsOn + 7) % 7);
    return [first, first + 7];
  }
  const months = cut.unit === 'month' ? 1 : cut.unit === 'quarter' ? 3 : 12;
  const [year, month] = yearAndMonth(day);
  const sinceStart = (month - cut.fiscalMonth + 12) % months;
  return [firstOfMonth(year, month - sinceStart), firstOfMonth(year, month - sinceStart + months)];
}

function labelOf(cut: Cut, first: number): string {
  const date = fromEpochDay(first);
  if (cut.unit === 'day') return date;
  if (cut.unit === 'week') return cut.weekStartsOn === 1 ? isoWeekLabel(first) : date;
  if (cut.unit === 'month') return date.slice(0, 7);
  const [year, month] = yearAndMonth(first);
  const startingYear = month < cut.fiscalMonth ? year - 1 : year;
  const quarter = cut.unit === 'quarter' ? `-Q${Math.floor(((month - cut.fiscalMonth + 12) % 12) / 3) + 1}` : '';
  if (cut.fiscalMonth === 1) return padded(year) + quarter;
  return `FY${padded(cut.byEnding ? startingYear + 1 : startingYear)}${quarter}`;
}

/** The week's Thursday decides its year (ISO 8601-1 section 4.2.1). */
function isoWeekLabel(monday: number): string {
  const thursday = monday + 3;
  const [year] = yearAndMonth(thursday);
  const week = Math.floor((thursday - firstOfMonth(year, 1)) / 7) + 1;
  return `${padded(year)}-W${String(week).padStart(2, '0')}`;
}

function yearAndMonth(day: number): readonly [year: number, month: number] {
  const date = new Date(day * DAY_MS);
  return [date.getUTCFullYear(), date.getUTCMonth() + 1];
}

/** The month may lie outside 1 to 12: it then belongs to a neighbouring year. */
function firstOfMonth(year: number, month: number): number {
  const months = year * 12 + month - 1;
  return epochDayOf(Math.floor(months / 12), (months % 12) + 1, 1);
}

function padded(year: number): string {
  return String(year).padStart(4, '0');
}

const PERIOD_OPTIONS: OptionNames<PeriodOptions> = {
  unit: true,
  timeZone: true,
  weekStartsOn: true,
  fiscalYearStartMonth: true,
  fiscalYearLabel: true,
};

function cutOf(options: PeriodOptions): Cut {
  checkOptions(options, PERIOD_OPTIONS);
  const { unit, timeZone, weekStartsOn = 1, fiscalYearStartMonth = 1, fiscalYearLabel = 'ending' } = options;
  throwIssues([
    ...wordIssues(unit, UNITS, 'options.unit'),
    ...numberIssues(weekStartsOn, WEEKDAY, 'options.weekStartsOn', 'A weekday'),
    ...numberIssues(fiscalYearStartMonth, MONTH, 'options.fiscalYearStartMonth', 'A month'),
    ...wordIssues(fiscalYearLabel, ['ending', 'starting'], 'options.fiscalYearLabel'),
  ]);
  return {
    table: requireZone(timeZone, 'options.timeZone'),
    unit,
    weekStartsOn,
    fiscalMonth: fiscalYearStartMonth,
    byEnding: fiscalYearLabel === 'ending',
  };
}
