import { numberIssues, wordIssues } from '../core/check.js';
import { fail, throwIssues } from '../core/errors.js';
import { type CivilDate, fromEpochDay, toEpochDay } from './civil-date.js';
import { type InstantInput, toEpochMs } from './instant.js';
import { changesIn, tableOffsetAt, type ZoneChange, type ZoneTable, zoneTableOf } from './zone-table.js';

/**
 * Which instant a wall-clock time means when the clocks change: in a gap (the time does not exist) `compatible` goes
 * forward by the length of the gap and in an overlap (it comes twice) takes the first (RFC 5545 section 3.3.5; the
 * names are those of Temporal); `earlier` and `later` take that side in both cases; `reject` throws.
 */
export type Disambiguation = 'compatible' | 'earlier' | 'later' | 'reject';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;
/** The range of `Date`. */
const FARTHEST_INSTANT_MS = 8.64e15;
/** No zone was ever further than this from UTC, so a wall-clock time is within it of its instant. */
const FARTHEST_MS = 26 * 3_600_000;

/**
 * Checks that a time zone is known.
 *
 * @param zone - IANA name, e.g. `'Europe/Berlin'`; offsets such as `'+02:00'` are no zones.
 * @param path - Where it stands, for the error.
 * @returns The name as it was given.
 * @throws {@link VendorwiseError} `UNKNOWN_TIME_ZONE`.
 * @example
 * ```ts
 * import { checkTimeZone } from 'vendorwise/time';
 * checkTimeZone('Asia/Kolkata'); // => 'Asia/Kolkata'
 * ```
 */
export function checkTimeZone(zone: string, path = ''): string {
  requireZone(zone, path);
  return zone;
}

/**
 * Says whether a text is the name of a known time zone.
 *
 * @param zone - Anything.
 * @returns Whether the host's zone data knows it.
 * @example
 * ```ts
 * import { isTimeZone } from 'vendorwise/time';
 * isTimeZone('Mars/Olympus'); // => false
 * ```
 */
export function isTimeZone(zone: unknown): boolean {
  return typeof zone === 'string' && zoneTableOf(zone) !== null;
}

/** The table of a zone, or the coded error. */
export function requireZone(zone: string, path = ''): ZoneTable {
  const table = typeof zone === 'string' ? zoneTableOf(zone) : null;
  if (table !== null) return table;
  const message = typeof zone === 'string' ? `"${zone}" is not a time zone.` : 'No time zone is given.';
  return fail('UNKNOWN_TIME_ZONE', path, message, {
    received: zone,
    expected: 'an IANA name such as "Europe/Berlin"',
  });
}

/**
 * Offset of a zone from UTC at a moment.
 *
 * @param zone - IANA name.
 * @param at - An instant.
 * @returns Milliseconds to add to UTC for the wall clock: positive east of Greenwich, exact to the second for the local
 * mean times before standard time.
 * @throws {@link VendorwiseError} `UNKNOWN_TIME_ZONE`, `INVALID_INSTANT`.
 * @example
 * ```ts
 * import { offsetMsAt } from 'vendorwise/time';
 * offsetMsAt('Asia/Kolkata', 0); // => 19800000
 * ```
 */
export function offsetMsAt(zone: string, at: InstantInput): number {
  return tableOffsetAt(requireZone(zone), momentOf(at));
}

/**
 * Civil date that the wall clock of a zone shows at a moment.
 *
 * @param zone - IANA name.
 * @param at - An instant.
 * @returns `YYYY-MM-DD`.
 * @throws {@link VendorwiseError} `UNKNOWN_TIME_ZONE`, `INVALID_INSTANT`, `INVALID_DATE` outside years 1 to 9999.
 * @example
 * ```ts
 * import { civilDateAt } from 'vendorwise/time';
 * civilDateAt('Asia/Tokyo', '2026-11-22T15:00:00Z'); // => '2026-11-23'
 * ```
 */
export function civilDateAt(zone: string, at: InstantInput): CivilDate {
  return fromEpochDay(epochDayAt(requireZone(zone), momentOf(at)));
}

/** Numbers of a calculation may carry a fraction of a millisecond; everything else is an instant or none. */
function momentOf(at: InstantInput): number {
  return typeof at === 'number' && Math.abs(at) <= FARTHEST_INSTANT_MS ? at : toEpochMs(at, 'at');
}

/** Day number that the wall clock shows at a moment. */
export function epochDayAt(table: ZoneTable, epochMs: number): number {
  return Math.floor((epochMs + tableOffsetAt(table, epochMs)) / DAY_MS);
}

/**
 * First instant of a civil date in a zone.
 *
 * Where the clocks skip midnight it is the first instant that exists; where midnight comes twice it is the first.
 *
 * @param zone - IANA name.
 * @param date - `YYYY-MM-DD`.
 * @returns Epoch milliseconds; for a date the zone skipped altogether, the start of the next one.
 * @throws {@link VendorwiseError} `UNKNOWN_TIME_ZONE`, `INVALID_DATE`.
 * @example
 * ```ts
 * import { startOfDay } from 'vendorwise/time';
 * startOfDay('Europe/Berlin', '2026-07-01') === Date.UTC(2026, 5, 30, 22); // => true
 * ```
 */
export function startOfDay(zone: string, date: CivilDate): number {
  return startOfEpochDay(requireZone(zone), toEpochDay(date));
}

/** First instant of a day number; see {@link startOfDay}. */
export function startOfEpochDay(table: ZoneTable, epochDay: number): number {
  const local = epochDay * DAY_MS;
  // In a gap around midnight the date begins with the change itself.
  return gapAt(table, local)?.at ?? localMsToInstant(table, local, 'earlier');
}

/** The change of offset that skips a wall-clock time. */
export function gapAt(table: ZoneTable, localMs: number): ZoneChange | undefined {
  return changesIn(table, localMs - FARTHEST_MS, localMs + FARTHEST_MS).find((change) => skips(change, localMs));
}

function skips({ at, before, after }: ZoneChange, localMs: number): boolean {
  return at + before <= localMs && localMs < at + after;
}

/**
 * Instant that a wall-clock time of a zone means.
 *
 * @param zone - IANA name.
 * @param date - `YYYY-MM-DD`.
 * @param minuteOfDay - Minutes since midnight on the wall clock, 0 to 1440; fractions are fine to the millisecond.
 * @param disambiguation - What to do when the clocks change then. @defaultValue `'compatible'`
 * @returns Epoch milliseconds.
 * @throws {@link VendorwiseError} `UNKNOWN_TIME_ZONE`, `INVALID_DATE`, `INVALID_TYPE` and `OUT_OF_RANGE` (minute),
 * `INVALID_VALUE`; with `reject` also `NONEXISTENT_LOCAL_TIME`, `AMBIGUOUS_LOCAL_TIME`.
 * @example
 * ```ts
 * import { formatInstant, localToInstant } from 'vendorwise/time';
 * formatInstant(localToInstant('Europe/Berlin', '2026-03-29', 150)); // => '2026-03-29T01:30:00.000Z'
 * formatInstant(localToInstant('Europe/Berlin', '2026-03-29', 150, 'earlier')); // => '2026-03-29T00:30:00.000Z'
 * ```
 */
export function localToInstant(
  zone: string,
  date: CivilDate,
  minuteOfDay: number,
  disambiguation: Disambiguation = 'compatible',
): number {
  throwIssues([
    ...wordIssues(disambiguation, ['compatible', 'earlier', 'later', 'reject'], 'disambiguation'),
    ...numberIssues(minuteOfDay, { least: 0, most: DAY_MINUTES }, 'minuteOfDay', 'A minute of a day'),
  ]);
  const local = toEpochDay(date, 'date') * DAY_MS + Math.round(minuteOfDay * MINUTE_MS);
  return localMsToInstant(requireZone(zone), local, disambiguation);
}

/**
 * Instant of a wall-clock time given as the milliseconds that the same clock would have in UTC.
 *
 * @param table - Table of the zone.
 * @param localMs - E.g. `Date.UTC(2026, 2, 29, 2, 30)` for 02:30 on that date.
 * @param disambiguation - What to do when the clocks change then.
 * @returns Epoch milliseconds.
 */
export function localMsToInstant(table: ZoneTable, localMs: number, disambiguation: Disambiguation): number {
  if (disambiguation !== 'reject') return resolve(table, localMs, disambiguation) ?? Number.NaN;
  const earlier = resolve(table, localMs, 'earlier') ?? Number.NaN;
  const later = resolve(table, localMs, 'later') ?? Number.NaN;
  if (earlier === later) return earlier;
  const wallClock = new Date(localMs).toISOString().slice(0, -1);
  // In a gap the earlier reading, put back on the clock, does not show the time asked for.
  const skipped = earlier + tableOffsetAt(table, earlier) !== localMs;
  return fail(
    skipped ? 'NONEXISTENT_LOCAL_TIME' : 'AMBIGUOUS_LOCAL_TIME',
    '',
    skipped
      ? `The clocks of ${table.zone} skip ${wallClock}.`
      : `The clocks of ${table.zone} show ${wallClock} more than once.`,
    { received: wallClock, expected: 'a wall-clock time that comes exactly once' },
  );
}

function resolve(table: ZoneTable, local: number, disambiguation: Exclude<Disambiguation, 'reject'>): number | null {
  const changes = changesIn(table, local - FARTHEST_MS, local + FARTHEST_MS);
  if (changes.length === 0) return local - tableOffsetAt(table, local);
  let first: number | null = null;
  let last: number | null = null;
  let from = Number.NEGATIVE_INFINITY;
  let offset = (changes[0] as { before: number }).before;
  for (let position = 0; position <= changes.length; position += 1) {
    const change = changes[position];
    const at = local - offset;
    if (at >= from && at < (change?.at ?? Number.POSITIVE_INFINITY)) {
      first ??= at;
      last = at;
    }
    if (change !== undefined) {
      from = change.at;
      offset = change.after;
    }
  }
  if (first !== null) return disambiguation === 'later' ? last : first;
  const gap = changes.find((change) => skips(change, local));
  if (gap === undefined) return null;
  return disambiguation === 'earlier' ? local - gap.after : local - gap.before;
}
