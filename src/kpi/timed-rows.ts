import type { Finding } from '../core/findings.js';
import type { PeriodOptions } from '../time/period.js';
import type { KpiIndex } from './define-kpi.js';
import type { RowCounts } from './kpi-series.js';
import { type KpiRow, leaveOut, leftOutFindings, newLeftOut, readFigures } from './read-rows.js';
import { isGiven, type RowTime, rowTimeReader, TIME_FIELDS } from './row-time.js';
import type { RowFigures } from './tally.js';

/** What became of the rows of a run over time. */
export interface WalkedRows {
  /** First instant of the earliest period with a row; `null` without rows. */
  readonly first: number | null;
  readonly counts: RowCounts;
  readonly findings: readonly Finding[];
}

/**
 * Walks through rows that have a time. What cannot be used is left out and named; what lies before the time asked for,
 * or is not wanted, is outside.
 *
 * @param from - First moment asked for, epoch milliseconds; `null` for all of them.
 * @param asOf - First moment after the time asked for, epoch milliseconds.
 * @param visit - Takes a sound row in that time, and says whether it is used.
 */
export function walkRows(
  index: KpiIndex,
  rows: Iterable<object>,
  cut: PeriodOptions,
  from: number | null,
  asOf: number,
  visit: (time: RowTime, figures: RowFigures, row: KpiRow) => boolean,
): WalkedRows {
  const read = rowTimeReader(cut);
  const leftOut = newLeftOut();
  let first: number | null = null;
  let total = 0;
  let outside = 0;
  for (const one of rows) {
    const position = total++;
    const figures = readFigures(index, one, position, leftOut);
    if (figures === null) continue;
    const row = one as KpiRow;
    const time = read(row);
    if (typeof time === 'string') {
      const code =
        time === 'missing' ? 'MISSING_PERIOD' : time === 'invalid' ? 'INVALID_PERIOD' : 'PERIOD_DOES_NOT_FIT';
      const field = timeFieldOf(row);
      leaveOut(leftOut, code, position, field ?? 'at', field === undefined ? null : row[field]);
    } else if (time.at >= asOf) {
      const field = timeFieldOf(row) ?? 'at';
      leaveOut(leftOut, 'ROW_AFTER_AS_OF', position, field, row[field]);
    } else if (from !== null && (time.period.end <= from || (isMoment(row) && time.at < from))) outside++;
    else {
      const { start } = time.period;
      if (first === null || start < first) first = start;
      if (!visit(time, figures, row)) outside++;
    }
  }
  return {
    first,
    counts: { total, used: total - leftOut.count - outside, leftOut: leftOut.count, outside },
    findings: leftOutFindings(index.definition.id, leftOut),
  };
}

/** The field that gives a row its time. */
function timeFieldOf(row: KpiRow): (typeof TIME_FIELDS)[number] | undefined {
  return TIME_FIELDS.find((name) => isGiven(row[name]));
}

/** A row that names a period speaks of all of it; only a moment or a day can lie before the time asked for within it. */
function isMoment(row: KpiRow): boolean {
  const field = timeFieldOf(row);
  return field === 'at' || field === 'date';
}
