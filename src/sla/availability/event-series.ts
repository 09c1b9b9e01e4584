import { requireList, requireRecord } from '../../core/check.js';
import { fail } from '../../core/errors.js';
import { type InstantInput, toEpochMs } from '../../time/instant.js';
import { wholeMs } from './percent.js';

/** Event counts of consecutive steps of equal length, as columns; typed arrays are welcome. */
export interface EventSeries {
  /** Start of the first step. */
  readonly start: InstantInput;
  /** Length of a step, ms. @defaultValue 60000 */
  readonly stepMs?: number;
  /** Bad events of each step. */
  readonly badEvents: ArrayLike<number>;
  /** All events of each step. */
  readonly totalEvents: ArrayLike<number>;
}

/** Running sums: `bad[i]` is the sum of the first i steps; internal. */
export interface SeriesSums {
  readonly startMs: number;
  readonly stepMs: number;
  readonly steps: number;
  readonly bad: Float64Array;
  readonly total: Float64Array;
  /** Whether every count is whole and the sums are exact. */
  readonly whole: boolean;
  /** Steps without usable counts. */
  readonly gaps: number;
  readonly firstGap: number | null;
}

/** Checks a series and sums it; steps with unusable counts have no events. */
export function readSeries(series: EventSeries): SeriesSums {
  requireRecord(series, 'series', 'a series of counts');
  checkColumn(series.totalEvents, 'series.totalEvents');
  checkColumn(series.badEvents, 'series.badEvents');
  const startMs = toEpochMs(series.start, 'series.start');
  const stepMs = wholeMs(series.stepMs ?? 60_000, 'series.stepMs', 1);
  const steps = series.totalEvents.length;
  if (series.badEvents.length !== steps) {
    fail('LENGTH_MISMATCH', 'series.badEvents', 'The two columns differ in length.', {
      received: series.badEvents.length,
      expected: `${steps} values, as in totalEvents`,
    });
  }
  const bad = new Float64Array(steps + 1);
  const total = new Float64Array(steps + 1);
  let gaps = 0;
  let firstGap: number | null = null;
  let whole = true;
  for (let step = 0; step < steps; step += 1) {
    let b = series.badEvents[step] as number;
    let t = series.totalEvents[step] as number;
    if (typeof b !== 'number' || typeof t !== 'number' || !(b >= 0 && t >= b && t < Number.POSITIVE_INFINITY)) {
      gaps += 1;
      firstGap ??= step;
      b = 0;
      t = 0;
    }
    whole &&= Number.isInteger(b) && Number.isInteger(t);
    bad[step + 1] = (bad[step] as number) + b;
    total[step + 1] = (total[step] as number) + t;
  }
  whole &&= Number.isSafeInteger(total[steps]);
  return { startMs, stepMs, steps, bad, total, whole, gaps, firstGap };
}

/** A column is a list or a typed array. */
function checkColumn(column: unknown, path: string): void {
  if (!ArrayBuffer.isView(column)) requireList(column, path);
}

/** A window as a number of steps. */
export function stepsOf(windowMs: number, stepMs: number, path: string): number {
  const window = wholeMs(windowMs, path, 1);
  if (window % stepMs === 0) return window / stepMs;
  return fail('WINDOW_NOT_WHOLE_STEPS', path, 'This window is not a whole number of steps of the series.', {
    received: windowMs,
    expected: `a multiple of ${stepMs} ms`,
    params: { stepMs },
  });
}
