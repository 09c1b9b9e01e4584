import { requireList, requireRecord } from '../core/check.js';
import { fail } from '../core/errors.js';
import { type CivilDate, fromEpochDay, toEpochDay } from './civil-date.js';
import { type Interval, intersectIntervals, subtractIntervals, totalLength } from './interval.js';

/** A stretch of civil dates; both ends belong to it. */
export interface CivilSpan {
  /** First date. */
  readonly from: CivilDate;
  /** Last date. */
  readonly to: CivilDate;
}

/** A stretch of civil dates that may have no end yet. */
export interface CivilSpanInput {
  /** First date. */
  readonly from: CivilDate;
  /** Last date; `null` or left out when it has no end. */
  readonly to?: CivilDate | null;
}

/** How far spans cover what is required. */
export interface Coverage {
  /** Whether every required date is covered. */
  readonly covered: boolean;
  /** Stretches of required dates that no span covers, in order. */
  readonly gaps: readonly CivilSpan[];
  /** Required dates that are covered, days. */
  readonly coveredDays: number;
  /** Required dates, days. */
  readonly requiredDays: number;
}

/**
 * Finds the dates that evidence does not cover: an NDA over an access grant, SOC 2 periods and bridge letters over a
 * contract term, insurance over a term.
 *
 * @param required - The stretch that must be covered; both dates belong to it.
 * @param spans - What covers it, in any order, may overlap; both dates belong to a span.
 * @returns The gaps and the counts of days.
 * @throws {@link VendorwiseError} `INVALID_DATE`, `SPAN_ENDS_BEFORE_START`, `INVALID_TYPE`.
 * @example
 * ```ts
 * import { coverageGaps } from 'vendorwise/time';
 * const year = { from: '2026-01-01', to: '2026-12-31' };
 * coverageGaps(year, [{ from: '2025-07-01', to: '2026-06-30' }, { from: '2026-08-01' }]).gaps; // => [{ from: '2026-07-01', to: '2026-07-31' }]
 * ```
 */
export function coverageGaps(required: CivilSpan, spans: readonly CivilSpanInput[]): Coverage {
  requireRecord(required, 'required');
  // Only what covers may be without an end.
  toEpochDay(required.to, 'required.to');
  const whole = [daysOf(required, 'required')];
  requireList(spans, 'spans');
  const covering = spans.map((span, position) => daysOf(span, `spans[${position}]`));
  const gaps = subtractIntervals(whole, covering);
  return {
    covered: gaps.length === 0,
    gaps: gaps.map(({ start, end }) => ({ from: fromEpochDay(start), to: fromEpochDay(end - 1) })),
    coveredDays: totalLength(intersectIntervals(whole, covering)),
    requiredDays: totalLength(whole),
  };
}

/** As half-open days. */
function daysOf(span: CivilSpanInput, path: string): Interval {
  requireRecord(span, path);
  const { from, to } = span;
  const start = toEpochDay(from, `${path}.from`);
  if (to === undefined || to === null) return { start, end: Number.POSITIVE_INFINITY };
  const last = toEpochDay(to, `${path}.to`);
  if (last >= start) return { start, end: last + 1 };
  return fail('SPAN_ENDS_BEFORE_START', `${path}.to`, `This span ends on ${to}, before it starts on ${from}.`, {
    received: to,
    expected: `a date from ${from} on`,
  });
}
