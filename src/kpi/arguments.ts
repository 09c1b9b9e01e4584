import { fail } from '../core/errors.js';
import type { OptionNames } from '../core/options.js';
import { toEpochMs } from '../time/instant.js';
import type { PeriodOptions, PeriodUnit } from '../time/period.js';
import type { MeasureKpiOptions } from './measure-kpi.js';

/** Refuses rows that cannot be walked through; what is wrong with a single row is a finding. */
export function requireRows(rows: unknown, path = 'rows'): void {
  if (typeof rows === 'object' && rows !== null && Symbol.iterator in rows) return;
  refuse(rows, path, 'a list of rows');
}

/** Refuses what is no object, such as a definition that was never checked. */
export function requireObject(value: unknown, path: string, expected: string): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) refuse(value, path, expected);
}

const PERIODS: readonly string[] = ['day', 'week', 'month', 'quarter', 'year'];

/** Refuses a length of periods that there is not. */
export function requirePeriod(period: unknown, path: string): asserts period is PeriodUnit {
  const expected = `one of ${PERIODS.map((one) => `"${one}"`).join(', ')}`;
  if (period === undefined) refuse(period, path, expected);
  if (!PERIODS.includes(period as string)) {
    fail('INVALID_VALUE', path, 'This is not a length of periods.', { received: period, expected });
  }
}

/** The options of a run over rows with times. */
export const MEASURE_OPTIONS: OptionNames<MeasureKpiOptions> = {
  period: true,
  timeZone: true,
  asOf: true,
  from: true,
  weekStartsOn: true,
  fiscalYearStartMonth: true,
  fiscalYearLabel: true,
};

/** How the periods of a run are cut. */
export function periodOptions(options: MeasureKpiOptions, unit: PeriodUnit): PeriodOptions {
  const { timeZone, weekStartsOn = 1, fiscalYearStartMonth = 1, fiscalYearLabel = 'ending' } = options;
  return { unit, timeZone, weekStartsOn, fiscalYearStartMonth, fiscalYearLabel };
}

/** First moment asked for (`null` for all time) and the moment of the report, epoch milliseconds. */
export function timeAskedFor(options: MeasureKpiOptions): { readonly from: number | null; readonly asOf: number } {
  const asOf = toEpochMs(options.asOf, 'options.asOf');
  const from = options.from === undefined ? null : toEpochMs(options.from, 'options.from');
  if (from !== null && from >= asOf) {
    fail('FROM_AFTER_AS_OF', 'options.from', 'The time asked for begins after the moment of the report.', {
      received: options.from,
      expected: 'a moment before options.asOf',
    });
  }
  return { from, asOf };
}

function refuse(value: unknown, path: string, expected: string): never {
  if (value === undefined) {
    return fail('REQUIRED', path, `A required value is missing; expected ${expected}.`, { expected });
  }
  return fail('INVALID_TYPE', path, `Expected ${expected}.`, { received: value, expected });
}
