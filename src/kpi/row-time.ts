import { type CivilDate, fromEpochDay, isoWeekday, readCivilDate } from '../time/civil-date.js';
import { readInstant } from '../time/instant.js';
import { type Period, type PeriodOptions, periodOf } from '../time/period.js';
import { startOfDay } from '../time/zone.js';

/** Where a row stands in time. */
export interface RowTime {
  readonly period: Period;
  /** First instant the row speaks of, epoch milliseconds. */
  readonly at: number;
}

/** The fields that give a row its time; the first one that is given counts. */
export const TIME_FIELDS = ['at', 'date', 'period'] as const;

/** A time that cannot be used. */
export type RowTimeProblem = 'missing' | 'invalid' | 'doesNotFit';

/** Reads row times, remembering the last period and every label of one run. */
export type RowTimeReader = (row: Readonly<Record<string, unknown>>) => RowTime | RowTimeProblem;

/**
 * Makes a reader of `at` (an instant), `date` (a civil date) or `period` (a label of the same or a shorter length); of
 * several members `at` counts before `date` before `period`.
 */
export function rowTimeReader(options: PeriodOptions): RowTimeReader {
  const known = new Map<string, RowTime | RowTimeProblem>();
  let last: Period | null = null;
  const remembered = (text: unknown, prefix: string, read: (text: string) => RowTime | RowTimeProblem) => {
    if (typeof text !== 'string') return 'invalid';
    const found = known.get(prefix + text) ?? read(text.trim());
    known.set(prefix + text, found);
    return found;
  };
  return (row) => {
    if (isGiven(row.at)) {
      const at = readInstant(row.at);
      if (Number.isNaN(at)) return 'invalid';
      if (last === null || at < last.start || at >= last.end) last = periodOf(at, options);
      return { period: last, at };
    }
    if (isGiven(row.date)) return remembered(row.date, 'd', (text) => timeOfDate(text, options));
    if (isGiven(row.period)) return remembered(row.period, 'p', (text) => timeOfLabel(text, options));
    return 'missing';
  };
}

/** Whether a field of a row says anything. */
export function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

function timeOfDate(date: string, options: PeriodOptions): RowTime | RowTimeProblem {
  if (Number.isNaN(readCivilDate(date))) return 'invalid';
  const at = startOfDay(options.timeZone, date);
  return { period: periodOf(at, options), at };
}

/** A label names a span of dates; it belongs to a period that holds all of it. */
function timeOfLabel(label: string, options: PeriodOptions): RowTime | RowTimeProblem {
  const own = timeOfOwnLabel(label, options);
  if (own !== null) return own;
  if (label.startsWith('FY')) return timeOfFinancialLabel(label, options);
  const first = firstDateOf(label);
  if (first === null) return 'invalid';
  const unit = unitOf(label);
  const at = startOfDay(options.timeZone, first);
  const span = periodOf(at, { unit, timeZone: options.timeZone });
  if (span.label !== label) return 'invalid';
  const period = periodOf(at, options);
  return span.endDate <= period.endDate && span.startDate >= period.startDate ? { period, at } : 'doesNotFit';
}

/** A financial year or quarter, as the series counts them, among longer or shorter periods. */
function timeOfFinancialLabel(label: string, options: PeriodOptions): RowTime | RowTimeProblem {
  const named = timeOfOwnLabel(label, { ...options, unit: label.includes('Q') ? 'quarter' : 'year' });
  if (named === null) return 'invalid';
  const period = periodOf(named.at, options);
  return named.period.end <= period.end ? { period, at: named.at } : 'doesNotFit';
}

/** A label of the series itself, in its own financial year and week. */
function timeOfOwnLabel(label: string, options: PeriodOptions): RowTime | null {
  const year = /^(?:FY)?(\d{4})/.exec(label)?.[1];
  if (year === undefined) return null;
  const candidates: CivilDate[] = [];
  if (options.unit === 'quarter' || options.unit === 'year') {
    for (let y = Number(year) - 1; y <= Number(year); y++) {
      for (let month = 1; month <= 12; month++) {
        candidates.push(`${String(y).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`);
      }
    }
  } else {
    const first = firstDateOf(label);
    if (first !== null) candidates.push(first);
  }
  for (const date of candidates) {
    if (Number.isNaN(readCivilDate(date))) continue;
    const period = periodOf(startOfDay(options.timeZone, date), options);
    if (period.label === label) return { period, at: period.start };
  }
  return null;
}

function unitOf(label: string): PeriodOptions['unit'] {
  if (/^\d{4}$/.test(label)) return 'year';
  if (label.includes('Q')) return 'quarter';
  if (label.includes('W')) return 'week';
  return label.length === 7 ? 'month' : 'day';
}

/** First date of a calendar label; `null` when it is none. */
function firstDateOf(label: string): CivilDate | null {
  const [, year, rest = ''] = /^(\d{4})(-\d\d-\d\d|-\d\d|-Q[1-4]|-W\d\d)?$/.exec(label) ?? [];
  if (year === undefined || year === '0000') return null;
  let date = `${year}${rest}`;
  if (rest === '') date = `${year}-01-01`;
  else if (rest.startsWith('-Q')) date = `${year}-${String(Number(rest[2]) * 3 - 2).padStart(2, '0')}-01`;
  else if (rest.startsWith('-W')) {
    const fourth = `${year}-01-04`;
    date = fromEpochDay(readCivilDate(fourth) - isoWeekday(fourth) + 1 + 7 * (Number(rest.slice(2)) - 1));
  } else if (rest.length === 3) date = `${label}-01`;
  return Number.isNaN(readCivilDate(date)) ? null : date;
}
