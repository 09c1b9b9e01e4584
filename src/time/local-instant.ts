import { readInstant } from './instant.js';
import { type Disambiguation, localMsToInstant, requireZone } from './zone.js';

const LOCAL = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?$/;

/**
 * Reads the wall-clock text of an imported row, as exports of service desks have it, in the zone it was written in.
 *
 * @param input - Text of the form `YYYY-MM-DDTHH:MM(:SS(.fraction)?)?`, with `T` or a space.
 * @param zone - IANA name of the zone that the clock on the wall followed.
 * @param disambiguation - Which instant is meant when the clocks change then. @defaultValue `'compatible'`
 * @returns Epoch milliseconds, or `NaN` when it is no such text or no date of the calendar.
 * @throws {@link VendorwiseError} `UNKNOWN_TIME_ZONE`; with `'reject'` also `NONEXISTENT_LOCAL_TIME` and
 * `AMBIGUOUS_LOCAL_TIME`.
 * @example
 * ```ts
 * import { formatInstant, readLocalInstant } from 'vendorwise/time';
 * formatInstant(readLocalInstant('2026-10-05 15:10', 'Europe/Berlin')); // => '2026-10-05T13:10:00.000Z'
 * readLocalInstant('2026-02-30 15:10', 'Europe/Berlin'); // => Number.NaN
 * ```
 */
export function readLocalInstant(input: unknown, zone: string, disambiguation: Disambiguation = 'compatible'): number {
  const table = requireZone(zone, 'zone');
  if (typeof input !== 'string' || !LOCAL.test(input)) return Number.NaN;
  // The same digits read in UTC are the wall clock's milliseconds; impossible dates are no instants there either.
  const local = readInstant(`${input.slice(0, 10)}T${input.slice(11)}Z`);
  return Number.isNaN(local) ? Number.NaN : localMsToInstant(table, local, disambiguation);
}
