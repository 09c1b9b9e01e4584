import { requireRecord, requireWord } from '../../core/check.js';
import { fail } from '../../core/errors.js';
import { type Finding, finding } from '../../core/findings.js';
import type { OptionNames } from '../../core/options.js';
import type { BusinessCalendar } from '../../time/business-calendar.js';
import { openIntervals } from '../../time/business-time.js';
import { addMonths } from '../../time/civil-date.js';
import { formatInstant, type InstantInput, toEpochMs } from '../../time/instant.js';
import {
  type Interval,
  intersectIntervals,
  subtractIntervals,
  totalLength,
  unionIntervals,
} from '../../time/interval.js';
import { startOfDay } from '../../time/zone.js';
import { durationText, maintenanceOverAllowance } from './messages.js';
import { type MaintenanceWindow, readMaintenance } from './outage-rows.js';
import { wholeMs } from './percent.js';

/**
 * A stretch of time to report on: from an instant to an instant (a `Period` of the time room is one), or a calendar
 * month in an IANA time zone.
 */
export type AvailabilityWindow =
  | {
      readonly start: InstantInput;
      readonly end: InstantInput;
      /** Stands in the result. @defaultValue none */
      readonly label?: string;
    }
  | {
      /** `YYYY-MM`. */
      readonly month: string;
      readonly timeZone: string;
    };

/**
 * What agreed maintenance does: `removed` takes it out of both sides of the ratio (agreed service time as in ITIL and
 * the Azure SLA), `asUp` only out of the downtime (it stays in the denominator as up time, as in the AWS SLAs),
 * `counted` excuses nothing.
 */
export type MaintenanceConvention = 'removed' | 'asUp' | 'counted';

/** Options that say which time is measured. */
export interface MeasuredTimeOptions {
  /** Agreed service hours; only open time is measured. @defaultValue around the clock */
  readonly serviceHours?: BusinessCalendar;
  /** Agreed maintenance, in any order; overlaps count once. @defaultValue none */
  readonly maintenance?: readonly MaintenanceWindow[];
  /** What maintenance does. @defaultValue 'removed' */
  readonly maintenanceConvention?: MaintenanceConvention;
  /** Most maintenance per window that is excused, ms; the earliest counts first. @defaultValue no limit */
  readonly maintenanceAllowanceMs?: number;
  /** Moment of the report; later time is not measured, and an outage without end lasts until then. @defaultValue the end of the window */
  readonly asOf?: InstantInput;
}

/** The names of {@link MeasuredTimeOptions}. */
export const MEASURED_TIME_OPTIONS: OptionNames<MeasuredTimeOptions> = {
  serviceHours: true,
  maintenance: true,
  maintenanceConvention: true,
  maintenanceAllowanceMs: true,
  asOf: true,
};

/** The window as it is stated in results. */
export interface MeasuredWindow {
  /** The month, or the label given; else `null`. */
  readonly label: string | null;
  readonly start: string;
  /** Exclusive end; `asOf` when that is earlier. */
  readonly end: string;
  /** Whether `asOf` cut the window short. */
  readonly partial: boolean;
}

/** The measured time in epoch ms; internal. */
export interface MeasuredTime {
  readonly window: MeasuredWindow;
  readonly span: Interval;
  readonly asOf: number | null;
  /** Time in which an outage counts. */
  readonly counted: readonly Interval[];
  readonly serviceMs: number;
  readonly maintenanceMs: number;
  /** Denominator. */
  readonly measuredMs: number;
  readonly convention: MaintenanceConvention;
  readonly leftOutMaintenance: number;
  readonly findings: readonly Finding[];
}

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** Works out which time of a window is measured. */
export function measuredTime(window: AvailabilityWindow, options: MeasuredTimeOptions): MeasuredTime {
  const { maintenanceConvention: convention = 'removed' } = options;
  requireWord(convention, ['removed', 'asUp', 'counted'], 'options.maintenanceConvention');
  const { start, end, label } = bounds(window);
  const asOf = options.asOf === undefined ? null : toEpochMs(options.asOf, 'options.asOf');
  const partial = asOf !== null && asOf < end;
  const span = { start, end: partial ? Math.max(asOf, start) : end };
  const whole = span.end > span.start ? [span] : [];
  const service =
    options.serviceHours === undefined || whole.length === 0
      ? whole
      : openIntervals(options.serviceHours, span.start, span.end);
  const rows = readMaintenance(options.maintenance ?? []);
  const findings = [...rows.findings];
  const inService = convention === 'counted' ? [] : intersectIntervals(service, unionIntervals(rows.spans));
  const excused = withinAllowance(inService, options.maintenanceAllowanceMs, findings);
  const serviceMs = totalLength(service);
  const maintenanceMs = totalLength(excused);
  return {
    window: { label, start: formatInstant(span.start), end: formatInstant(span.end), partial },
    span,
    asOf,
    counted: subtractIntervals(service, excused),
    serviceMs,
    maintenanceMs,
    measuredMs: convention === 'removed' ? serviceMs - maintenanceMs : serviceMs,
    convention,
    leftOutMaintenance: rows.leftOut,
    findings,
  };
}

function bounds(window: AvailabilityWindow): Interval & { readonly label: string | null } {
  requireRecord(window, 'window', 'a window: two instants, or a month and its zone');
  if ('month' in window) {
    if (typeof window.month !== 'string' || !MONTH.test(window.month)) {
      return fail('INVALID_MONTH', 'window.month', 'This is not a month.', {
        received: window.month,
        expected: 'text of the form YYYY-MM, e.g. "2026-10"',
      });
    }
    const first = `${window.month}-01`;
    const start = startOfDay(window.timeZone, first);
    return { start, end: startOfDay(window.timeZone, addMonths(first, 1)), label: window.month };
  }
  const start = toEpochMs(window.start, 'window.start');
  const end = toEpochMs(window.end, 'window.end');
  if (end < start) {
    return fail('WINDOW_REVERSED', 'window', 'The window ends before it starts.', {
      received: `${formatInstant(start)} to ${formatInstant(end)}`,
      expected: 'an end at or after the start',
    });
  }
  const { label = null } = window;
  if (label !== null && typeof label !== 'string') {
    fail('INVALID_TYPE', 'window.label', 'This is not a text.', { received: label, expected: 'a text' });
  }
  return { start, end, label };
}

function withinAllowance(
  spans: readonly Interval[],
  allowance: number | undefined,
  findings: Finding[],
): readonly Interval[] {
  if (allowance === undefined) return spans;
  let left = wholeMs(allowance, 'options.maintenanceAllowanceMs', 0);
  const usedMs = totalLength(spans);
  if (usedMs <= left) return spans;
  const message = maintenanceOverAllowance(durationText(usedMs), durationText(left));
  findings.push(finding('MAINTENANCE_OVER_ALLOWANCE', 'medium', message, { params: { usedMs, allowanceMs: left } }));
  const kept: Interval[] = [];
  for (const { start, end } of spans) {
    const length = Math.min(end - start, left);
    if (length > 0) kept.push({ start, end: start + length });
    left -= length;
  }
  return kept;
}
