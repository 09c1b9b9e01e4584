import { type CalendarRules, type DayPart, partsOfDay } from './calendar-rules.js';
import { type Interval, intersectIntervals, subtractIntervals, unionIntervals } from './interval.js';
import { gapAt, localMsToInstant } from './zone.js';
import { changesIn, tableOffsetAt } from './zone-table.js';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** Local days reach this far beyond the same days of UTC. */
const FARTHEST_MS = 26 * 3_600_000;

/** A stretch of time with one offset from UTC. */
interface OffsetPiece extends Interval {
  readonly offset: number;
}

/**
 * Open time between two instants.
 *
 * @param rules - Compiled rules.
 * @param from - Epoch milliseconds.
 * @param to - Epoch milliseconds.
 * @returns Sorted, disjoint intervals in epoch milliseconds; touching ones are one.
 */
export function openSegments(rules: CalendarRules, from: number, to: number): Interval[] {
  const open = rules.compatible ? compatibleSegments(rules, from, to) : wallClockSegments(rules, from, to);
  if (rules.closures.length === 0) return open;
  return subtractIntervals(open, intersectIntervals(rules.closures, [{ start: from, end: to }]));
}

/** Each stretch of one offset sees its own part of the wall clock, so nothing counts twice and no date is invented. */
function wallClockSegments(rules: CalendarRules, from: number, to: number): Interval[] {
  const found: Interval[] = [];
  let start = Number.NaN;
  let end = Number.NEGATIVE_INFINITY;
  for (const piece of offsetPieces(rules, from, to)) {
    const { offset } = piece;
    const lastDay = Math.ceil((piece.end + offset) / DAY_MS);
    for (let day = Math.floor((piece.start + offset) / DAY_MS); day < lastDay; day += 1) {
      const midnight = day * DAY_MS - offset;
      for (const part of partsOfDay(rules, day)) {
        const opens = Math.max(midnight + part.start * MINUTE_MS, piece.start);
        const closes = Math.min(midnight + part.end * MINUTE_MS, piece.end);
        if (closes <= opens) continue;
        if (opens > end) {
          if (end > start) found.push({ start, end });
          start = opens;
        }
        end = closes;
      }
    }
  }
  if (end > start) found.push({ start, end });
  return found;
}

/** Every end is an instant of its own; after a gap they may be out of order, so they are united at the end. */
function compatibleSegments(rules: CalendarRules, from: number, to: number): Interval[] {
  const found: Interval[] = [];
  const lastDay = Math.ceil((to + FARTHEST_MS) / DAY_MS);
  for (let day = Math.floor((from - FARTHEST_MS) / DAY_MS); day < lastDay; day += 1) {
    found.push(...compatibleIntervals(rules, day, partsOfDay(rules, day)));
  }
  return intersectIntervals(found, [{ start: from, end: to }]);
}

function compatibleIntervals(rules: CalendarRules, day: number, parts: readonly DayPart[]): Interval[] {
  const { table } = rules;
  const midnight = day * DAY_MS;
  if (changesIn(table, midnight - FARTHEST_MS, midnight + DAY_MS + FARTHEST_MS).length === 0) {
    const shift = midnight - tableOffsetAt(table, midnight);
    return parts.map(({ start, end }) => ({ start: shift + start * MINUTE_MS, end: shift + end * MINUTE_MS }));
  }
  if (isSkipped(rules, day)) return [];
  const instant = (minute: number) => localMsToInstant(table, midnight + minute * MINUTE_MS, 'compatible');
  return parts.map(({ start, end }) => ({ start: instant(start), end: instant(end) }));
}

function isSkipped(rules: CalendarRules, day: number): boolean {
  const gap = gapAt(rules.table, day * DAY_MS);
  return gap !== undefined && (day + 1) * DAY_MS <= gap.at + gap.after;
}

/**
 * The instants of a shift that begins on a date, before breaks and closures.
 *
 * @param rules - Compiled rules.
 * @param day - Day number.
 * @param shift - Minutes since midnight of that date, the end up to 2880.
 * @returns Sorted intervals in epoch milliseconds; several where the clocks change, none where the date is skipped.
 */
export function shiftSegments(rules: CalendarRules, day: number, shift: DayPart): Interval[] {
  if (rules.compatible) return unionIntervals(compatibleIntervals(rules, day, [shift]));
  const opens = day * DAY_MS + shift.start * MINUTE_MS;
  const closes = day * DAY_MS + shift.end * MINUTE_MS;
  const found: Interval[] = [];
  for (const { start, end, offset } of offsetPieces(rules, opens - FARTHEST_MS, closes + FARTHEST_MS)) {
    found.push({ start: Math.max(opens - offset, start), end: Math.min(closes - offset, end) });
  }
  return unionIntervals(found);
}

function offsetPieces({ table }: CalendarRules, from: number, to: number): OffsetPiece[] {
  const pieces: OffsetPiece[] = [];
  let start = from;
  let offset = tableOffsetAt(table, from);
  for (const change of changesIn(table, from, to)) {
    pieces.push({ start, end: change.at, offset });
    start = change.at;
    offset = change.after;
  }
  pieces.push({ start, end: to, offset });
  return pieces;
}
