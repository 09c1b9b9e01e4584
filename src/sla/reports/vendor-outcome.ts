import { type Finding, finding } from '../../core/findings.js';
import { formatInstant, type InstantInput, readInstant } from '../../time/instant.js';
import type { ClockOutcome, Outcome } from '../outcome.js';
import { isUsableMs } from './measured-duration.js';
import * as messages from './messages.js';
import { readOutcome } from './outcome-rows.js';

/** One line of the vendor's own report; what it does not show may be left away. A `ClockOutcome` is one too. */
export interface VendorOutcome {
  readonly ticketId: string;
  /** @defaultValue the option `clockId`, else the only clock of our results */
  readonly clockId?: string;
  /** Label of the period in which the vendor counts it. @defaultValue the option `period` */
  readonly period?: string | null;
  /** @defaultValue 0 */
  readonly cycle?: number;
  readonly outcome: Outcome;
  /** Code or words that explain `excluded` and `leftOut`. */
  readonly reason?: string | null;
  /** E.g. `{ priority: 'P2' }`. */
  readonly group?: Readonly<Record<string, string>>;
  readonly openedAt?: InstantInput | null;
  readonly resolvedAt?: InstantInput | null;
  /** Counted time in milliseconds. */
  readonly elapsedMs?: number | null;
  /** Paused time in milliseconds. */
  readonly pausedMs?: number | null;
  /** Target in milliseconds. */
  readonly targetMs?: number | null;
}

/** The usable lines of a vendor's report in our shape. */
export interface VendorResults {
  readonly outcomes: readonly ClockOutcome[];
  /** Number of lines without a ticket id or a known outcome. */
  readonly unusable: number;
  readonly findings: readonly Finding[];
}

/**
 * Reads the vendor's report; bad lines are left out and named.
 *
 * @param rows - Lines of the report.
 * @param clockId - The clock of lines that do not name one.
 * @param wanted - Which lines are looked at; the others keep their places in the findings.
 */
export function readVendorOutcomes(
  rows: Iterable<VendorOutcome>,
  clockId: string,
  wanted: (row: VendorOutcome) => boolean,
): VendorResults {
  const outcomes: ClockOutcome[] = [];
  const findings: Finding[] = [];
  let position = 0;
  let unusable = 0;
  for (const row of rows) {
    const path = `[${position}]`;
    if (!wanted(row)) {
      position += 1;
      continue;
    }
    const read = isUsable(row) ? readOutcome(inOurShape(row, clockId, path, findings)) : null;
    if (read !== null) outcomes.push(read);
    else {
      unusable += 1;
      findings.push(finding('INVALID_VENDOR_ROW', 'medium', messages.vendorRowUnusable(position), { path }));
    }
    position += 1;
  }
  return { outcomes, unusable, findings };
}

const OUTCOMES: readonly unknown[] = ['met', 'missed', 'pending', 'leftOut', 'excluded'];

function isUsable(row: VendorOutcome | null | undefined): row is VendorOutcome {
  return typeof row?.ticketId === 'string' && row.ticketId !== '' && OUTCOMES.includes(row.outcome);
}

function inOurShape(row: VendorOutcome, clockId: string, path: string, findings: Finding[]): ClockOutcome {
  const instant = (name: 'openedAt' | 'resolvedAt', label: string): string | null => {
    const given = row[name] ?? null;
    if (given === null) return null;
    const ms = readInstant(given);
    if (!Number.isNaN(ms)) return formatInstant(ms);
    const details = { subject: row.ticketId, params: { field: name }, path: `${path}.${name}` };
    findings.push(
      finding('INVALID_VENDOR_INSTANT', 'low', messages.vendorInstantUnusable(row.ticketId, label), details),
    );
    return null;
  };
  const length = (value: number | null | undefined): number | null => (isUsableMs(value) ? value : null);
  return {
    ticketId: row.ticketId,
    clockId: row.clockId ?? clockId,
    cycle: row.cycle ?? 0,
    group: row.group ?? {},
    openedAt: instant('openedAt', 'opening time'),
    resolvedAt: instant('resolvedAt', 'closing time'),
    breachedAt: null,
    outcome: row.outcome,
    reason: row.reason ?? null,
    elapsedMs: length(row.elapsedMs),
    pausedMs: length(row.pausedMs),
    targetMs: length(row.targetMs),
  };
}
