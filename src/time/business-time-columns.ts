import { fail } from '../core/errors.js';
import { type BusinessCalendar, calendarIndexOf } from './business-calendar.js';
import { type BoundaryOptions, boundaryOf, horizonMsOf } from './business-time.js';
import { deadlineAt, elapsedAt, startBefore } from './calendar-index.js';

/**
 * Business time between two columns of moments, row by row.
 *
 * @param calendar - A business calendar.
 * @param starts - Epoch milliseconds; `NaN` where there is none.
 * @param ends - Epoch milliseconds, as many.
 * @param out - Where to write, at least as long; it may be one of the inputs. @defaultValue a new array
 * @returns `out`: milliseconds, negative where the end is before the start, `NaN` where a moment is `NaN` or outside
 * 1900 to 2199.
 * @throws {@link VendorwiseError} `LENGTH_MISMATCH`, `INVALID_TYPE`.
 * @example
 * ```ts
 * import { alwaysOpenCalendar, businessTimeBetweenColumns } from 'vendorwise/time';
 * const minutes = businessTimeBetweenColumns(alwaysOpenCalendar(), Float64Array.of(0, 60000), Float64Array.of(60000, 0));
 * [...minutes]; // => [60000, -60000]
 * ```
 */
export function businessTimeBetweenColumns(
  calendar: BusinessCalendar,
  starts: Float64Array,
  ends: Float64Array,
  out?: Float64Array,
): Float64Array {
  requireColumn(starts, 'starts');
  requireColumn(ends, 'ends');
  requireLength(ends, starts.length, 'ends');
  const target = requireRoom(out, starts.length);
  const index = calendarIndexOf(calendar);
  for (let row = 0; row < starts.length; row += 1) {
    target[row] = elapsedAt(index, ends[row] as number) - elapsedAt(index, starts[row] as number);
  }
  return target;
}

/**
 * Deadlines of a column of starts, row by row.
 *
 * @param calendar - A business calendar.
 * @param starts - Epoch milliseconds; `NaN` where there is none.
 * @param businessMs - Business time in milliseconds of at least 0, rounded to whole ones: one for all, or one per row.
 * @param options - Which side of a closing time, and how far to look.
 * @param out - Where to write, at least as long; it may be one of the inputs. @defaultValue a new array
 * @returns `out`: epoch milliseconds, `NaN` where there is no deadline within the horizon or the row is no number.
 * @throws {@link VendorwiseError} `LENGTH_MISMATCH`, `INVALID_TYPE`, `INVALID_VALUE` (boundary), `OUT_OF_RANGE`
 * (horizon).
 * @example
 * ```ts
 * import { addBusinessTimeColumns, alwaysOpenCalendar } from 'vendorwise/time';
 * [...addBusinessTimeColumns(alwaysOpenCalendar(), Float64Array.of(0, 5), 1000)]; // => [1000, 1005]
 * ```
 */
export function addBusinessTimeColumns(
  calendar: BusinessCalendar,
  starts: Float64Array,
  businessMs: Float64Array | number,
  options: BoundaryOptions = {},
  out?: Float64Array,
): Float64Array {
  requireColumn(starts, 'starts');
  const latest = boundaryOf(options) === 'latest';
  const horizon = horizonMsOf(options);
  const index = calendarIndexOf(calendar);
  const target = requireRoom(out, starts.length);
  if (typeof businessMs !== 'number') {
    requireColumn(businessMs, 'businessMs');
    requireLength(businessMs, starts.length, 'businessMs');
  }
  for (let row = 0; row < starts.length; row += 1) {
    const ms = typeof businessMs === 'number' ? businessMs : (businessMs[row] as number);
    target[row] = ms >= 0 ? deadlineAt(index, starts[row] as number, Math.round(ms), latest, horizon) : Number.NaN;
  }
  return target;
}

/**
 * Latest starts for a column of ends, row by row: the mirror of {@link addBusinessTimeColumns}.
 *
 * @param calendar - A business calendar.
 * @param ends - Epoch milliseconds; `NaN` where there is none.
 * @param businessMs - Business time in milliseconds of at least 0, rounded to whole ones: one for all, or one per row.
 * @param options - Which side of an opening time, and how far to look.
 * @param out - Where to write, at least as long; it may be one of the inputs. @defaultValue a new array
 * @returns `out`: epoch milliseconds, `NaN` where there is none within the horizon or the row is no number.
 * @throws {@link VendorwiseError} `LENGTH_MISMATCH`, `INVALID_TYPE`, `INVALID_VALUE` (boundary), `OUT_OF_RANGE`
 * (horizon).
 * @example
 * ```ts
 * import { alwaysOpenCalendar, subtractBusinessTimeColumns } from 'vendorwise/time';
 * [...subtractBusinessTimeColumns(alwaysOpenCalendar(), Float64Array.of(1000), Float64Array.of(400))]; // => [600]
 * ```
 */
export function subtractBusinessTimeColumns(
  calendar: BusinessCalendar,
  ends: Float64Array,
  businessMs: Float64Array | number,
  options: BoundaryOptions = {},
  out?: Float64Array,
): Float64Array {
  requireColumn(ends, 'ends');
  const latest = boundaryOf(options) !== 'earliest';
  const horizon = horizonMsOf(options);
  const index = calendarIndexOf(calendar);
  const target = requireRoom(out, ends.length);
  if (typeof businessMs !== 'number') {
    requireColumn(businessMs, 'businessMs');
    requireLength(businessMs, ends.length, 'businessMs');
  }
  for (let row = 0; row < ends.length; row += 1) {
    const ms = typeof businessMs === 'number' ? businessMs : (businessMs[row] as number);
    target[row] = ms >= 0 ? startBefore(index, ends[row] as number, Math.round(ms), latest, horizon) : Number.NaN;
  }
  return target;
}

function requireColumn(column: ArrayLike<number>, path: string): void {
  if (Array.isArray(column) || isFloat64Array(column)) return;
  fail('INVALID_TYPE', path, 'This is not a column of numbers.', { received: column, expected: 'a Float64Array' });
}

/** One of another realm (a worker, a frame) is one too. */
function isFloat64Array(value: unknown): value is Float64Array {
  return value instanceof Float64Array || Object.prototype.toString.call(value) === '[object Float64Array]';
}

function requireLength(column: Float64Array, length: number, path: string): void {
  if (column.length === length) return;
  fail('LENGTH_MISMATCH', path, `This column has ${column.length} rows, the first has ${length}.`, {
    received: column.length,
    expected: `${length} rows`,
    params: { length, received: column.length },
  });
}

function requireRoom(out: Float64Array | undefined, length: number): Float64Array {
  if (out === undefined) return new Float64Array(length);
  // A list or an array of whole numbers would lose rows without an answer, and large figures.
  if (!isFloat64Array(out)) {
    return fail('INVALID_TYPE', 'out', 'This is not a column to write to.', {
      received: out,
      expected: 'a Float64Array',
    });
  }
  if (out.length >= length) return out;
  return fail('LENGTH_MISMATCH', 'out', `This column has ${out.length} rows, too few for ${length}.`, {
    received: out.length,
    expected: `at least ${length} rows`,
    params: { length, received: out.length },
  });
}
