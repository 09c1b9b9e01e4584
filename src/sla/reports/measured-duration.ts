import { type Finding, finding } from '../../core/findings.js';
import { checkList } from '../check-input.js';
import type { FullCounts } from './attainment-result.js';
import * as messages from './messages.js';

/** An item whose elapsed time was measured elsewhere, e.g. by the help desk itself. */
export interface MeasuredDuration {
  /** @defaultValue its position in the input */
  readonly id?: string;
  /** Counted time in milliseconds, at least 0. */
  readonly elapsedMs: number;
  /** Target in milliseconds, at least 0. */
  readonly targetMs: number;
  /** Whether the item is finished, so that its time is final. */
  readonly closed: boolean;
}

/** The answer of {@link countDurations}: counts for `attainment`, and what was left out. */
export interface DurationCounts extends FullCounts {
  readonly findings: readonly Finding[];
}

/**
 * Counts items that were timed elsewhere as met, missed, pending or left out.
 *
 * An item is missed when its time is over the target, open or closed (equal is within); an open one that is not over
 * is pending. A row without a usable time or target is left out and named.
 *
 * @param durations - Elapsed times and targets in milliseconds.
 * @returns Counts that add up to the number of rows, and findings.
 * @throws {@link VendorwiseError} `INVALID_TYPE` when they are no list.
 * @example
 * ```ts
 * import { attainment, countDurations } from 'vendorwise/sla';
 * const rows = [
 *   { id: 'A', elapsedMs: 14400000, targetMs: 14400000, closed: true },
 *   { id: 'B', elapsedMs: 14400001, targetMs: 14400000, closed: false },
 *   { id: 'C', elapsedMs: 60000, targetMs: 14400000, closed: false },
 * ];
 * attainment(countDurations(rows)).attainmentPercent; // => 50
 * ```
 */
export function countDurations(durations: Iterable<MeasuredDuration>): DurationCounts {
  checkList(durations, 'durations');
  const counts = { met: 0, missed: 0, pending: 0, excluded: 0, leftOut: 0 };
  const findings: Finding[] = [];
  let position = 0;
  for (const row of durations) {
    const { elapsedMs, targetMs, closed } = row ?? {};
    if (!isUsableMs(elapsedMs) || !isUsableMs(targetMs) || typeof closed !== 'boolean') {
      counts.leftOut += 1;
      findings.push(unusable(row?.id, position));
    } else if (elapsedMs > targetMs) counts.missed += 1;
    else if (closed) counts.met += 1;
    else counts.pending += 1;
    position += 1;
  }
  return { ...counts, findings };
}

function unusable(id: unknown, position: number): Finding {
  const subject = typeof id === 'string' ? id : null;
  const message = messages.invalidDuration(subject ?? `Row ${position + 1}`);
  return finding('INVALID_ELAPSED_TIME', 'medium', message, { subject, path: `[${position}]` });
}

/** Whether a value is a length of time that can be counted and summed exactly. */
export function isUsableMs(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= Number.MAX_SAFE_INTEGER;
}
