import { fail } from '../core/errors.js';

/**
 * A moment on the UTC line: a `Date`, whole milliseconds since 1970-01-01T00:00:00Z, ISO 8601 text with an offset, or
 * anything with `epochMilliseconds` (`Temporal.Instant`, `Temporal.ZonedDateTime`).
 */
export type InstantInput = Date | number | string | { readonly epochMilliseconds: number };

const MAX_MS = 8.64e15;
const DAY_MS = 86_400_000;
const EXPECTED = 'a Date, whole epoch milliseconds, or ISO text with an offset such as "2026-10-05T15:10:00+02:00"';
const LOCAL_TEXT = /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d([.,]\d+)?)?)?$/;

/**
 * Reads an instant in any accepted form.
 *
 * @param input - `Date`, whole epoch milliseconds, ISO 8601 text with an offset, or `{ epochMilliseconds }`.
 * @param path - Where it stands, for the error.
 * @returns Epoch milliseconds.
 * @throws {@link VendorwiseError} `INVALID_INSTANT` when it is no instant; local text without an offset is none.
 * @example
 * ```ts
 * import { toEpochMs } from 'vendorwise/time';
 * toEpochMs('2026-10-05T15:10:00+02:00'); // => 1791205800000
 * ```
 */
export function toEpochMs(input: InstantInput, path = ''): number {
  const ms = readInstant(input);
  if (!Number.isNaN(ms)) return ms;
  const local = typeof input === 'string' && LOCAL_TEXT.test(input);
  return fail(
    'INVALID_INSTANT',
    path,
    local
      ? `"${input}" has no offset, so it names another moment in every time zone; add "Z" or an offset such as "+02:00".`
      : 'This is not a moment in time.',
    { received: input, expected: EXPECTED },
  );
}

/**
 * Reads an instant of an imported row without throwing.
 *
 * Text must have the fixed shape `YYYY-MM-DDTHH:MM(:SS(.fraction)?)?(Z|±HH:MM)` (RFC 3339 with optional seconds); digits
 * beyond the millisecond are cut off. Impossible dates and times (30 February, 24:00, second 60) are no instants.
 *
 * @param input - Anything.
 * @returns Epoch milliseconds, or `NaN` when it is no instant.
 */
export function readInstant(input: unknown): number {
  if (typeof input === 'string') return readInstantText(input);
  if (typeof input === 'number') return wholeMs(input);
  if (typeof input !== 'object' || input === null) return Number.NaN;
  if (input instanceof Date) return input.getTime();
  const { epochMilliseconds } = input as { readonly epochMilliseconds?: unknown };
  return typeof epochMilliseconds === 'number' ? wholeMs(epochMilliseconds) : Number.NaN;
}

function wholeMs(value: number): number {
  return Number.isInteger(value) && value >= -MAX_MS && value <= MAX_MS ? value + 0 : Number.NaN;
}

/**
 * Writes an instant as the library's records carry it.
 *
 * @param epochMs - Whole epoch milliseconds.
 * @returns The text of `Date.prototype.toISOString`.
 * @throws {@link VendorwiseError} `INVALID_INSTANT` when it is not a whole number within the range of `Date`.
 * @example
 * ```ts
 * import { formatInstant } from 'vendorwise/time';
 * formatInstant(1791205800000); // => '2026-10-05T13:10:00.000Z'
 * ```
 */
export function formatInstant(epochMs: number): string {
  return new Date(toEpochMs(epochMs)).toISOString();
}

/** Character codes are read one by one: a regular expression with groups costs five times as much per row. */
function readInstantText(text: string): number {
  const { length } = text;
  if (length < 17 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45 || text.charCodeAt(10) !== 84) {
    return Number.NaN;
  }
  const day = epochDayOf(twoDigits(text, 0) * 100 + twoDigits(text, 2), twoDigits(text, 5), twoDigits(text, 8));
  const minutes = clockMinutes(text, 11);
  let ms = day * DAY_MS + minutes * 60_000;
  let at = 16;
  if (text.charCodeAt(at) === 58) {
    const second = twoDigits(text, 17);
    if (!(second <= 59)) return Number.NaN;
    ms += second * 1000;
    at = 19;
    if (text.charCodeAt(at) === 46) {
      const end = endOfDigits(text, 20);
      if (end === 20 || end > 29) return Number.NaN;
      ms += milliseconds(text, 20, end);
      at = end;
    }
  }
  return ms - offsetMs(text, at);
}

function offsetMs(text: string, at: number): number {
  const sign = text.charCodeAt(at);
  if (sign === 90) return text.length === at + 1 ? 0 : Number.NaN;
  if ((sign !== 43 && sign !== 45) || text.length !== at + 6) return Number.NaN;
  const ms = clockMinutes(text, at + 1) * 60_000;
  return sign === 43 ? ms : -ms;
}

function clockMinutes(text: string, at: number): number {
  const hour = twoDigits(text, at);
  const minute = twoDigits(text, at + 3);
  return hour <= 23 && minute <= 59 && text.charCodeAt(at + 2) === 58 ? hour * 60 + minute : Number.NaN;
}

/** NaN when one of both characters is no digit. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

function endOfDigits(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) break;
    at += 1;
  }
  return at;
}

function milliseconds(text: string, from: number, end: number): number {
  let ms = 0;
  for (let position = 0; position < 3; position += 1) {
    ms = ms * 10 + (from + position < end ? text.charCodeAt(from + position) - 48 : 0);
  }
  return ms;
}

/**
 * Days from 1970-01-01 to a date of the proleptic Gregorian calendar.
 *
 * Years are counted from 1 March, so that the leap day is the last one (Howard Hinnant, "chrono-Compatible Low-Level
 * Date Algorithms", `days_from_civil`).
 *
 * @param year - 0 to 9999.
 * @param month - 1 to 12.
 * @param day - 1 to the length of the month.
 * @returns Whole days, or `NaN` when the date does not exist.
 */
export function epochDayOf(year: number, month: number, day: number): number {
  if (!(year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month))) return Number.NaN;
  const marchYear = month <= 2 ? year - 1 : year;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leapDays + dayOfYear - 719_468;
}

/**
 * Length of a month of the proleptic Gregorian calendar.
 *
 * @param year - Any whole year.
 * @param month - 1 to 12.
 * @returns 28 to 31 days.
 */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
