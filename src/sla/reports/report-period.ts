import { readInstant } from '../../time/instant.js';
import { type Period, type PeriodOptions, periodOf } from '../../time/period.js';
import type { ClockOutcome, Outcome } from '../outcome.js';
import type { CountBy } from './sla-report.js';

/**
 * A look-up of periods that asks the zone once for each period, not once for each result.
 *
 * @returns A function from epoch milliseconds to their period.
 */
export function periodFinder(options: PeriodOptions): (epochMs: number) => Period {
  const known: Period[] = [];
  let last: Period | undefined;
  return (epochMs) => {
    if (last !== undefined && epochMs >= last.start && epochMs < last.end) return last;
    let low = 0;
    let high = known.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((known[middle] as Period).end > epochMs) high = middle;
      else low = middle + 1;
    }
    let found = known[low];
    if (found === undefined || epochMs < found.start) {
      found = periodOf(epochMs, options);
      known.splice(low, 0, found);
    }
    last = found;
    return found;
  };
}

/**
 * The instant by which a result counts.
 *
 * @param one - The result.
 * @param outcome - Its kind before relief: excluded results stand where they would have stood.
 * @param countBy - The rule.
 * @param asOf - Epoch milliseconds of the report.
 * @returns Epoch milliseconds; `NaN` when the result carries no usable instant.
 */
export function countedAt(one: ClockOutcome, outcome: Outcome, countBy: CountBy, asOf: number): number {
  const { openedAt, resolvedAt, breachedAt } = one;
  if (countBy === 'opened') return firstInstant(openedAt, resolvedAt, breachedAt);
  if (outcome === 'leftOut') return firstInstant(resolvedAt, breachedAt, openedAt);
  if (countBy === 'breached' && outcome === 'missed') return firstInstant(breachedAt, resolvedAt, asOf);
  return firstInstant(resolvedAt, breachedAt, outcome === 'met' ? openedAt : asOf);
}

/** Reads no more of them than it must: this runs once a result. */
function firstInstant(a: unknown, b: unknown, c: unknown): number {
  const first = readInstant(a);
  if (!Number.isNaN(first)) return first;
  const second = readInstant(b);
  return Number.isNaN(second) ? readInstant(c) : second;
}
