import type { PeriodOptions } from '../../time/period.js';
import type { KpiIndex } from '../define-kpi.js';
import { rowTimeReader } from '../row-time.js';
import { addToTally, newTally, type Tally } from '../tally.js';
import { type WalkedRows, walkRows } from '../timed-rows.js';
import { isShareOfCases } from './comparison-options.js';
import type { PeriodSpan } from './period-spans.js';

/** The rows of a stretch of time. */
export interface WindowTally {
  readonly tally: Tally;
  /** First instants of the periods with a row. */
  readonly periods: Set<number>;
  /** Rows that name a longer time than a day, where days must be told apart. */
  coarseRows: number;
}

/** All that one pass over the rows found. */
export interface WindowTallies {
  readonly of: (span: PeriodSpan) => WindowTally;
  readonly walked: WalkedRows;
  /** Every period with a row by its first instant, whether in a window or not; empty unless shares of cases are compared. */
  readonly byPeriod: ReadonlyMap<number, Tally>;
}

/**
 * Folds the rows into every window in one pass; a row may lie in several, and in one that is asked for twice only once.
 */
export function tallyWindows(
  index: KpiIndex,
  rows: Iterable<object>,
  cut: PeriodOptions,
  from: number | null,
  asOf: number,
  spans: readonly PeriodSpan[],
): WindowTallies {
  const windows = new Map<string, { readonly span: PeriodSpan; readonly found: WindowTally }>();
  for (const span of spans) windows.set(keyOf(span), { span, found: newWindow() });
  const list = [...windows.values()];
  const { kind } = index.definition.aggregation;
  const byPeriod = new Map<number, Tally>();
  const keepsPeriods = isShareOfCases(index);
  const readDay = rowTimeReader({ ...cut, unit: 'day' });
  const walked = walkRows(index, rows, cut, from, asOf, ({ period, at }, figures, row) => {
    let used = false;
    if (keepsPeriods) {
      const tally = byPeriod.get(period.start) ?? newTally();
      byPeriod.set(period.start, tally);
      addToTally(tally, kind, figures, at);
    }
    for (const { span, found } of list) {
      if (span.window === 'toDate') {
        if (period.start !== span.start) continue;
        const day = readDay(row);
        if (typeof day === 'string') found.coarseRows++;
        if (typeof day === 'string' || day.at >= span.end) continue;
      } else if (period.start < span.start || period.start >= span.end) continue;
      addToTally(found.tally, kind, figures, at);
      found.periods.add(period.start);
      used = true;
    }
    return used;
  });
  return { of: (span) => windows.get(keyOf(span))?.found ?? newWindow(), walked, byPeriod };
}

function newWindow(): WindowTally {
  return { tally: newTally(), periods: new Set(), coarseRows: 0 };
}

function keyOf({ window, start, end }: PeriodSpan): string {
  return `${window === 'toDate'} ${start} ${end}`;
}
