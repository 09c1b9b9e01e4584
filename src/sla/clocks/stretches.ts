import { openIntervals } from '../../time/business-time.js';
import type { ClockSegment } from './clock-result.js';
import type { RunFigures } from './measure-run.js';

/** A segment before its instants are written as text. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly kind: ClockSegment['kind'];
  readonly rule: string;
}

/** Divides a run into counted, closed and paused stretches. */
export function stretchesOf(figures: RunFigures): Stretch[] {
  const { pauses, start, end } = figures;
  const stretches: Stretch[] = [];
  let from = start;
  for (let i = 0; i < pauses.count; i += 1) {
    const pauseStart = pauses.starts[i] as number;
    const pauseEnd = pauses.ends[i] as number;
    openAndClosed(figures, from, pauseStart, stretches);
    stretches.push({ from: pauseStart, to: pauseEnd, kind: 'paused', rule: pauses.reasons[i] as string });
    from = pauseEnd;
  }
  openAndClosed(figures, from, end, stretches);
  return stretches;
}

function openAndClosed({ line }: RunFigures, from: number, to: number, into: Stretch[]): void {
  if (to <= from) return;
  const rule = line.calendarId ?? 'elapsed';
  if (line.calendar === null) {
    into.push({ from, to, kind: 'counted', rule });
    return;
  }
  let at = from;
  for (const open of openIntervals(line.calendar, from, to)) {
    if (open.start > at) into.push({ from: at, to: open.start, kind: 'closed', rule });
    into.push({ from: open.start, to: open.end, kind: 'counted', rule });
    at = open.end;
  }
  if (at < to) into.push({ from: at, to, kind: 'closed', rule });
}
