import { requireWord } from '../core/check.js';
import { fail } from '../core/errors.js';
import { checkOptions } from '../core/options.js';
import { requireWholeNumber } from './arguments.js';
import { type AddMonthsOptions, addDays, addMonths, type CivilDate, MONTH_ENDS } from './civil-date.js';

/** A length in calendar units: ISO 8601 text such as `'P1Y6M'` or `'P60D'`, or the same as a record. */
export type CivilDurationInput =
  | string
  | {
      /** Whole years. */
      readonly years?: number;
      /** Whole months. */
      readonly months?: number;
      /** Whole weeks. */
      readonly weeks?: number;
      /** Whole days. */
      readonly days?: number;
    };

/** A length in calendar units with every unit present; each is a whole number of at least 0. */
export interface CivilDuration {
  /** Whole years. */
  readonly years: number;
  /** Whole months. */
  readonly months: number;
  /** Whole weeks. */
  readonly weeks: number;
  /** Whole days. */
  readonly days: number;
}

const TEXT = /^P(?=\d)(?:(\d{1,5})Y)?(?:(\d{1,6})M)?(?:(\d{1,7})W)?(?:(\d{1,8})D)?$/;
const UNITS = ['years', 'months', 'weeks', 'days'] as const;
const LONGEST_DAYS = 99_999_999;

/**
 * Reads a civil duration.
 *
 * @param input - ISO 8601 text with years, months, weeks and days only, or a record of whole numbers of at least 0.
 * @param path - Where it stands, for the error.
 * @returns Every unit, absent ones as 0.
 * @throws {@link VendorwiseError} `INVALID_DURATION`.
 * @example
 * ```ts
 * import { toCivilDuration } from 'vendorwise/time';
 * toCivilDuration('P1Y6M'); // => { years: 1, months: 6, weeks: 0, days: 0 }
 * toCivilDuration({ days: 60 }); // => { years: 0, months: 0, weeks: 0, days: 60 }
 * ```
 */
export function toCivilDuration(input: CivilDurationInput, path = ''): CivilDuration {
  const duration = readCivilDuration(input);
  if (duration !== null) return duration;
  return fail('INVALID_DURATION', path, 'This is not a length in years, months, weeks and days.', {
    received: input,
    expected: 'text such as "P1Y" or "P60D", or a record such as { days: 60 } of whole numbers of at least 0',
  });
}

/**
 * Reads a civil duration without throwing.
 *
 * @param input - Anything.
 * @returns Every unit, or `null` when it is no civil duration.
 * @example
 * ```ts
 * import { readCivilDuration } from 'vendorwise/time';
 * readCivilDuration('PT8H'); // => null
 * ```
 */
export function readCivilDuration(input: unknown): CivilDuration | null {
  if (typeof input === 'string') {
    const match = TEXT.exec(input);
    if (match === null) return null;
    const [years, months, weeks, days] = match.slice(1).map((digits) => Number(digits ?? 0)) as [
      number,
      number,
      number,
      number,
    ];
    return { years, months, weeks, days };
  }
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return null;
  const record = input as Readonly<Record<string, unknown>>;
  const known = Object.keys(record).filter((key) => record[key] !== undefined);
  if (known.length === 0 || known.some((key) => !isUnit(key) || !isCount(record[key]))) return null;
  const [years, months, weeks, days] = UNITS.map((unit) => record[unit] ?? 0) as [number, number, number, number];
  return { years, months, weeks, days };
}

function isUnit(key: string): boolean {
  return (UNITS as readonly string[]).includes(key);
}

function isCount(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= LONGEST_DAYS;
}

/**
 * Adds a civil duration to a date: months first (clipped to the month's end), then days.
 *
 * `times` multiplies before adding, so that the third renewal of a term is found in one step from its anchor and never
 * from a clipped date; -1 subtracts.
 *
 * @param date - `YYYY-MM-DD`.
 * @param duration - Civil duration.
 * @param times - Whole number of times. @defaultValue 1
 * @param options - What becomes of month ends.
 * @returns The date.
 * @throws {@link VendorwiseError} `INVALID_DATE`, `INVALID_DURATION`, `INVALID_VALUE`.
 * @example
 * ```ts
 * import { addCivilDuration } from 'vendorwise/time';
 * addCivilDuration('2025-02-01', 'P1Y', 2); // => '2027-02-01'
 * addCivilDuration('2027-02-01', 'P60D', -1); // => '2026-12-03'
 * ```
 */
export function addCivilDuration(
  date: CivilDate,
  duration: CivilDurationInput,
  times = 1,
  options: AddMonthsOptions = {},
): CivilDate {
  checkOptions(options, { monthEnd: true });
  if (options.monthEnd !== undefined) requireWord(options.monthEnd, MONTH_ENDS, 'options.monthEnd');
  requireWholeNumber(times, 'times');
  const { years, months, weeks, days } = toCivilDuration(duration, 'duration');
  const byMonths = years * 12 + months;
  const moved = byMonths === 0 ? addDays(date, 0) : addMonths(date, byMonths * times, options);
  return addDays(moved, (weeks * 7 + days) * times);
}
