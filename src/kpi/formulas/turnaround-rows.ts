import { textIssues } from '../../core/check.js';
import { throwIssues } from '../../core/errors.js';
import type { Finding } from '../../core/findings.js';
import { checkOptions } from '../../core/options.js';
import { type BusinessCalendar, calendarIndexOf } from '../../time/business-calendar.js';
import { type CalendarIndex, elapsedAt } from '../../time/calendar-index.js';
import { formatInstant, type InstantInput, readInstant, toEpochMs } from '../../time/instant.js';
import { requireRows } from '../arguments.js';
import { type LeftOut, leaveOut, leftOutFindings, newLeftOut } from '../read-rows.js';

/** How the time from receipt to return is found. */
export interface TurnaroundRowsOptions {
  /** The moment of the report: what is not done by then is open. */
  readonly asOf: InstantInput;
  /** Counts open hours only. @defaultValue none: every hour counts */
  readonly calendar?: BusinessCalendar;
  /** Field with the instant at which a job came in. @defaultValue `'openedAt'` */
  readonly opened?: string;
  /** Field with the instant at which it was done; empty for a job that is open. @defaultValue `'resolvedAt'` */
  readonly done?: string;
}

/** A finished job, as `measureKpi` reads it. */
export interface TurnaroundRow {
  /** Position of the job in the input, from 0. */
  readonly row: number;
  /** Instant at which it was done. */
  readonly at: string;
  /** Hours it took, by the calendar where one is given. */
  readonly hours: number;
}

/** A job that is not done. */
export interface OpenJob {
  /** Position of the job in the input, from 0. */
  readonly row: number;
  /** Hours since it came in, by the calendar where one is given. */
  readonly ageHours: number;
  /** Days of 24 hours since it came in, whatever the calendar. */
  readonly ageDays: number;
}

/** Jobs with the time they took. */
export interface TurnaroundRows {
  /** Finished jobs, in the order of the input. */
  readonly rows: readonly TurnaroundRow[];
  /** Jobs that are open at the moment of the report, in the order of the input. */
  readonly open: readonly OpenJob[];
  /** `done`, `open` and `leftOut` add up to `total`. */
  readonly jobs: { readonly total: number; readonly done: number; readonly open: number; readonly leftOut: number };
  readonly findings: readonly Finding[];
}

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/**
 * How long each job took from the instants at which it came in and was done: rows for a KPI of turnaround, hours for
 * `turnaround`, and ages of what is still open for `backlogAgeing`.
 *
 * A job belongs to the period in which it was done. Jobs that cannot be used are left out, counted and named.
 *
 * Source: BPO practice; business time as in `businessTimeBetween` of `vendorwise/time`.
 *
 * @param rows - Jobs, each with an instant of receipt and one of return: ISO 8601 with offset, epoch milliseconds, `Date`.
 * @param options - Moment, calendar and names of the fields.
 * @returns Hours of the finished jobs and ages of the open ones.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `UNKNOWN_KEY`, `OUT_OF_RANGE` (an empty name),
 * `INVALID_INSTANT` (`asOf`).
 * @example
 * ```ts
 * import { turnaround, turnaroundRows } from 'vendorwise/kpi';
 * import { defineBusinessCalendar } from 'vendorwise/time';
 * const calendar = defineBusinessCalendar({ timeZone: 'Europe/Berlin', week: { fri: ['09:00-17:00'], mon: ['09:00-17:00'] } });
 * const jobs = [
 *   { openedAt: '2026-10-02T16:00:00+02:00', resolvedAt: '2026-10-05T10:00:00+02:00' },
 *   { openedAt: '2026-10-05T11:00:00+02:00', resolvedAt: null },
 * ];
 * const { rows, open } = turnaroundRows(jobs, { calendar, asOf: '2026-10-05T15:00:00+02:00' });
 * rows; // => [{ row: 0, at: '2026-10-05T08:00:00.000Z', hours: 2 }]
 * open.map((job) => job.ageHours); // => [4]
 * turnaround(rows.map((job) => job.hours), { targetHours: 8 }).withinTargetShare; // => 1
 * ```
 */
export function turnaroundRows(rows: Iterable<object>, options: TurnaroundRowsOptions): TurnaroundRows {
  requireRows(rows);
  checkOptions(options, { asOf: true, calendar: true, opened: true, done: true });
  const { calendar, opened = 'openedAt', done = 'resolvedAt' } = options;
  throwIssues([
    ...textIssues(opened, 'options.opened', 'the name of a field'),
    ...textIssues(done, 'options.done', 'the name of a field'),
  ]);
  const asOf = toEpochMs(options.asOf, 'options.asOf');
  const index = calendar === undefined ? null : calendarIndexOf(calendar);
  const [finished, open]: [TurnaroundRow[], OpenJob[]] = [[], []];
  const leftOut = newLeftOut();
  let row = 0;
  for (const job of rows) {
    const found = momentsOf(job, row, { opened, done, asOf }, leftOut);
    if (found !== null) {
      const until = found.end ?? asOf;
      const hours = elapsedMs(index, found.start, until) / HOUR_MS;
      if (Number.isNaN(hours)) leaveOut(leftOut, 'INVALID_PERIOD', row, opened, formatInstant(found.start));
      else if (found.end !== null) finished.push({ row, at: formatInstant(found.end), hours });
      else open.push({ row, ageHours: hours, ageDays: (asOf - found.start) / DAY_MS });
    }
    row++;
  }
  return {
    rows: finished,
    open,
    jobs: { total: row, done: finished.length, open: open.length, leftOut: leftOut.count },
    findings: leftOutFindings(null, leftOut),
  };
}

/** Both moments of a job, `end: null` for one that is open; `null` for one that is left out. */
function momentsOf(
  job: unknown,
  row: number,
  { opened, done, asOf }: { readonly opened: string; readonly done: string; readonly asOf: number },
  leftOut: LeftOut,
): { readonly start: number; readonly end: number | null } | null {
  const leave = (reason: Parameters<typeof leaveOut>[1], field: string, received: unknown): null => {
    leaveOut(leftOut, reason, row, field, received);
    return null;
  };
  if (typeof job !== 'object' || job === null || Array.isArray(job)) return leave('NOT_A_RECORD', '', job);
  const { [opened]: from, [done]: to } = job as Readonly<Record<string, unknown>>;
  const start = readInstant(from);
  if (Number.isNaN(start)) return leave('INVALID_PERIOD', opened, from);
  if (start > asOf) return leave('ROW_AFTER_AS_OF', opened, from);
  if (to === undefined || to === null || to === '') return { start, end: null };
  const end = readInstant(to);
  if (Number.isNaN(end)) return leave('INVALID_PERIOD', done, to);
  if (end < start) return leave('DONE_BEFORE_OPENED', done, to);
  return { start, end: end > asOf ? null : end };
}

/** `NaN` outside the years that a calendar covers. */
function elapsedMs(index: CalendarIndex | null, start: number, end: number): number {
  return index === null ? end - start : elapsedAt(index, end) - elapsedAt(index, start);
}
