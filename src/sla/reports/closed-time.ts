import type { ClockOutcome } from '../outcome.js';
import { isUsableMs, type MeasuredDuration } from './measured-duration.js';

/** What a closed time is read from: a result of a clock, or a duration measured elsewhere. */
export type TimedItem = TimedOutcome | MeasuredDuration;

type TimedOutcome = Pick<ClockOutcome, 'outcome' | 'reason' | 'resolvedAt' | 'elapsedMs'>;

/**
 * The final elapsed time of an item; a clock without a target is excluded from attainment, but it has been measured.
 *
 * @param item - A result or a measured duration.
 * @returns Milliseconds; `null` when it is open or excluded, `NaN` when it has no usable time.
 */
export function closedTimeOf(item: TimedItem): number | null {
  if (typeof item !== 'object' || item === null) return Number.NaN;
  if (!('closed' in item)) return closedTimeOfOutcome(item);
  if (typeof item.closed !== 'boolean') return Number.NaN;
  if (!item.closed) return null;
  return isUsableMs(item.elapsedMs) ? item.elapsedMs : Number.NaN;
}

/** {@link closedTimeOf} for results alone. */
export function closedTimeOfOutcome(item: TimedOutcome): number | null {
  if (item.outcome === 'leftOut') return Number.NaN;
  if (item.resolvedAt === null) return null;
  if (item.outcome === 'excluded' && item.reason !== 'NO_TARGET') return null;
  return isUsableMs(item.elapsedMs) ? item.elapsedMs : Number.NaN;
}
