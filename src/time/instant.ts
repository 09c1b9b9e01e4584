import { fail } from '../core/errors.js';

/**
 * A moment on the UTC line: a `Date`, whole milliseconds since 1970-01-01T00:00:00Z, ISO 8601 text with an offset, or
 * anything with `epochMilliseconds` (`Temporal.Instant`, `Temporal.ZonedDateTime`).
 */
export type InstantInput = Date | number | string | { readonly epochMilliseconds: number };

const MAX_MS = 8.64e15;
const DAY_MS = 86_400_000;
const YEAR_0_MS = -62_167_219_200_000;
const YEAR_10000_MS = 253_402_300_800_000;
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
 * @example
 * ```ts
 * import { readInstant } from 'vendorwise/time';
 * readInstant('2026-10-05T13:10Z'); // => 1791205800000
 * readInstant('2026-10-05 15:10'); // => Number.NaN
 * ```
 */
export function readInstant(input: unknown): number {
  if (typeof input === 'string') return readInstantText(input);
  if (typeof input === 'number') return wholeMs(input);
  if (typeof input !== 'object' || input === null) return Number.NaN;
  if (isDate(input)) return input.getTime();
  const { epochMilliseconds } = input as { readonly epochMilliseconds?: unknown };
  return typeof epochMilliseconds === 'number' ? wholeMs(epochMilliseconds) : Number.NaN;
}

/** A Date of another realm (a test runner, a frame) is a Date too. */
function isDate(input: object): input is Date {
  return input instanceof Date || Object.prototype.toString.call(input) === '[object Date]';
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
  const ms = toEpochMs(epochMs);
  return ms >= YEAR_0_MS && ms < YEAR_10000_MS ? fourDigitYearText(ms) : new Date(ms).toISOString();
}

/**
 * Writes an instant of the years 0 to 9999 digit by digit, ten times as fast as `toISOString`: evidence is mostly
 * instants. The inverse of `epochDayOf` (Howard Hinnant, `civil_from_days`).
 */
function fourDigitYearText(ms: number): string {
  const epochDay = Math.floor(ms / DAY_MS);
  const time = ms - epochDay * DAY_MS;
  const shifted = epochDay + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const leaps = ((dayOfEra / 1460) | 0) - ((dayOfEra / 36_524) | 0) + ((dayOfEra / 146_096) | 0);
  const yearOfEra = ((dayOfEra - leaps) / 365) | 0;
  const dayOfYear = dayOfEra - (365 * yearOfEra + (yearOfEra >> 2) - ((yearOfEra / 100) | 0));
  const marchMonth = ((5 * dayOfYear + 2) / 153) | 0;
  const day = dayOfYear - (((153 * marchMonth + 2) / 5) | 0) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const hour = (time / 3_600_000) | 0;
  const minute = ((time / 60_000) | 0) % 60;
  const second = ((time / 1000) | 0) % 60;
  const fraction = time % 1000;
  return String.fromCharCode(
    48 + ((year / 1000) | 0),
    48 + (((year / 100) | 0) % 10),
    48 + (((year / 10) | 0) % 10),
    48 + (year % 10),
    45,
    48 + ((month / 10) | 0),
    48 + (month % 10),
    45,
    48 + ((day / 10) | 0),
    48 + (day % 10),
    84,
    48 + ((hour / 10) | 0),
    48 + (hour % 10),
    58,
    48 + ((minute / 10) | 0),
    48 + (minute % 10),
    58,
    48 + ((second / 10) | 0),
    48 + (second % 10),
    46,
    48 + ((fraction / 100) | 0),
    48 + (((fraction / 10) | 0) % 10),
    48 + (fraction % 10),
    90,
  );
}

/**
 * The two shapes in which records nearly always come, `YYYY-MM-DDTHH:MM:SSZ` and `YYYY-MM-DDTHH:MM:SS.sssZ`: whole
 * numbers only, all digits checked at once by their signs. Any other text is `NaN` here and read with more care.
 */
function readFixedText(text: string, length: number): number {
  let fraction = 0;
  if (length === 24) {
    const f1 = text.charCodeAt(20) - 48;
    const f2 = text.charCodeAt(21) - 48;
    const f3 = text.charCodeAt(22) - 48;
    if ((f1 | f2 | f3 | (9 - f1) | (9 - f2) | (9 - f3)) < 0 || text.charCodeAt(19) !== 46) return Number.NaN;
    fraction = f1 * 100 + f2 * 10 + f3;
  } else if (length !== 20) return Number.NaN;
  if (text.charCodeAt(length - 1) !== 90 || text.charCodeAt(13) !== 58 || text.charCodeAt(16) !== 58) return Number.NaN;
  const y1 = text.charCodeAt(0) - 48;
  const y2 = text.charCodeAt(1) - 48;
  const y3 = text.charCodeAt(2) - 48;
  const y4 = text.charCodeAt(3) - 48;
  const o1 = text.charCodeAt(5) - 48;
  const o2 = text.charCodeAt(6) - 48;
  const d1 = text.charCodeAt(8) - 48;
  const d2 = text.charCodeAt(9) - 48;
  const h1 = text.charCodeAt(11) - 48;
  const h2 = text.charCodeAt(12) - 48;
  const m1 = text.charCodeAt(14) - 48;
  const m2 = text.charCodeAt(15) - 48;
  const s1 = text.charCodeAt(17) - 48;
  const s2 = text.charCodeAt(18) - 48;
  const below = y1 | y2 | y3 | y4 | o1 | o2 | d1 | d2 | h1 | h2 | m1 | m2 | s1 | s2;
  const aboveDate = (9 - y1) | (9 - y2) | (9 - y3) | (9 - y4) | (1 - o1) | (9 - o2) | (3 - d1) | (9 - d2);
  const aboveTime = (2 - h1) | (9 - h2) | (5 - m1) | (9 - m2) | (5 - s1) | (9 - s2);
  if ((below | aboveDate | aboveTime) < 0) return Number.NaN;
  const hour = h1 * 10 + h2;
  const day = epochDayOf(y1 * 1000 + y2 * 100 + y3 * 10 + y4, o1 * 10 + o2, d1 * 10 + d2);
  return hour > 23 ? Number.NaN : day * DAY_MS + (((hour * 60 + m1 * 10 + m2) * 60 + s1 * 10 + s2) * 1000 + fraction);
}

/** Character codes are read one by one: a regular expression with groups costs five times as much per row. */
function readInstantText(text: string): number {
  const { length } = text;
  if (length < 17 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45 || text.charCodeAt(10) !== 84) {
    return Number.NaN;
  }
  const fixed = readFixedText(text, length);
  if (!Number.isNaN(fixed)) return fixed;
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
