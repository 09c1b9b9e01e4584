import { requireList } from '../../core/check.js';
import { type Finding, finding } from '../../core/findings.js';
import type { ExactInput, Fraction } from '../../exact/fraction.js';
import { ONE, tryFraction, ZERO } from '../../exact/fraction.js';
import { formatInstant, type InstantInput, readInstant } from '../../time/instant.js';
import type { Interval } from '../../time/interval.js';
import {
  maintenanceEndsBeforeStart,
  maintenanceNotAnInstant,
  outageAfterAsOf,
  outageDuplicate,
  outageEndsBeforeStart,
  outageInvalidRow,
  outageInvalidWeight,
  outageNotAnInstant,
  outageStillOpen,
} from './messages.js';

/** A span in which the service was wholly or partly down; an imported row. */
export interface Outage {
  /** Id of the incident, for findings and relief. */
  readonly id?: string;
  readonly start: InstantInput;
  /** End; `null` while it lasts. */
  readonly end: InstantInput | null;
  /** Share of the service that was down, 0 to 1. @defaultValue 1 */
  readonly weight?: ExactInput;
}

/** A span of agreed maintenance; an imported row. */
export interface MaintenanceWindow {
  /** Id of the change, for findings. */
  readonly id?: string;
  readonly start: InstantInput;
  readonly end: InstantInput;
}

/** An outage whose values could be read: epoch ms, cut to the window. */
export interface OutageSpan extends Interval {
  readonly weight: Fraction;
  readonly id: string | null;
}

/** What became of the rows; the counts add up to the number of rows given. */
export interface OutageRows {
  readonly spans: readonly OutageSpan[];
  /** Rows that reach into the window. */
  readonly inside: number;
  /** Rows wholly outside the window, or without length. */
  readonly outside: number;
  readonly leftOut: number;
  readonly findings: readonly Finding[];
}

/** Checks outage rows and cuts them to the window; wrong rows are left out and named. */
export function readOutages(outages: readonly Outage[], window: Interval, asOf: number | null): OutageRows {
  requireList(outages, 'outages');
  const spans: OutageSpan[] = [];
  const findings: Finding[] = [];
  const seen = new Set<string>();
  const weights = new Map<unknown, Fraction | null>();
  let leftOut = 0;
  let outside = 0;
  outages.forEach((row: Outage | null | undefined, position) => {
    const id = idOf(row);
    const name = id === null ? `outage ${position + 1}` : `outage ${id}`;
    const start = readInstant(row?.start);
    const isOpen = row?.end === null;
    const end = isOpen ? Math.max(window.end, start) : readInstant(row?.end);
    const weight = weightOf(row?.weight, weights);
    const key = id === null ? null : `${id} ${start} ${isOpen ? '' : end} ${weight?.n}/${weight?.d}`;
    const details = { subject: id, path: `outages[${position}]`, params: { row: position } };
    const problem =
      problemOf(row, start, end, weight, name, asOf) ??
      (key !== null && seen.has(key) ? (['OUTAGE_DUPLICATE', outageDuplicate(name)] as const) : null);
    if (problem !== null || weight === null) {
      leftOut += 1;
      if (problem !== null) findings.push(finding(problem[0], 'medium', problem[1], details));
      return;
    }
    if (key !== null) seen.add(key);
    const from = Math.max(start, window.start);
    const to = Math.min(end, window.end);
    if (to <= from) {
      outside += 1;
      return;
    }
    spans.push({ start: from, end: to, weight, id });
    if (isOpen) findings.push(finding('OUTAGE_STILL_OPEN', 'info', outageStillOpen(name), details));
  });
  return { spans, inside: spans.length, outside, leftOut, findings };
}

/** Code and text of what is wrong with a row; `null` when it can be used. */
function problemOf(
  row: Outage | null | undefined,
  start: number,
  end: number,
  weight: Fraction | null,
  name: string,
  asOf: number | null,
): readonly [code: string, message: string] | null {
  if (typeof row !== 'object' || row === null) return ['OUTAGE_INVALID_ROW', outageInvalidRow(name)];
  if (Number.isNaN(start)) return ['OUTAGE_INVALID_INSTANT', outageNotAnInstant(name, 'start')];
  if (Number.isNaN(end)) return ['OUTAGE_INVALID_INSTANT', outageNotAnInstant(name, 'end')];
  if (end < start) return ['OUTAGE_ENDS_BEFORE_START', outageEndsBeforeStart(name)];
  if (weight === null) return ['OUTAGE_INVALID_WEIGHT', outageInvalidWeight(name)];
  if (asOf !== null && start > asOf) return ['OUTAGE_AFTER_AS_OF', outageAfterAsOf(name, formatInstant(asOf))];
  return null;
}

function idOf(row: unknown): string | null {
  const id = typeof row === 'object' && row !== null ? (row as { id?: unknown }).id : undefined;
  return typeof id === 'string' ? id : typeof id === 'number' ? String(id) : null;
}

/** Few different weights stand in many rows, so each is read once. */
function weightOf(value: unknown, known: Map<unknown, Fraction | null>): Fraction | null {
  if (value === undefined) return ONE;
  const cached = known.get(value);
  if (cached !== undefined) return cached;
  const read = tryFraction(value);
  const weight = read !== null && read.compare(ZERO) >= 0 && read.compare(ONE) <= 0 ? read : null;
  known.set(value, weight);
  return weight;
}

/** Checks maintenance rows; a wrong row excuses nothing and is named. */
export function readMaintenance(rows: readonly MaintenanceWindow[]): {
  readonly spans: readonly Interval[];
  readonly leftOut: number;
  readonly findings: readonly Finding[];
} {
  requireList(rows, 'options.maintenance');
  const spans: Interval[] = [];
  const findings: Finding[] = [];
  rows.forEach((row: MaintenanceWindow | null | undefined, position) => {
    const subject = idOf(row);
    const name = subject === null ? `maintenance ${position + 1}` : `maintenance ${subject}`;
    const start = readInstant(row?.start);
    const end = readInstant(row?.end);
    const details = { subject, path: `maintenance[${position}]`, params: { row: position } };
    if (Number.isNaN(start) || Number.isNaN(end)) {
      const member = Number.isNaN(start) ? 'start' : 'end';
      const message = maintenanceNotAnInstant(name, member);
      findings.push(finding('MAINTENANCE_INVALID_INSTANT', 'medium', message, details));
    } else if (end < start) {
      findings.push(finding('MAINTENANCE_ENDS_BEFORE_START', 'medium', maintenanceEndsBeforeStart(name), details));
    } else {
      spans.push({ start, end });
    }
  });
  return { spans, leftOut: rows.length - spans.length, findings };
}
