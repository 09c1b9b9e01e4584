import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

/** Attendances and four-hour breaches of a provider in a month. */
export interface AttendanceRow {
  readonly period: string;
  readonly withinFourHours: number;
  readonly attendances: number;
}

/** Reads the months of one provider's main emergency department (type 1). */
export function readAttendances(path: URL, provider: string): AttendanceRow[] {
  const rows = parse(readFileSync(path, 'utf8'), { columns: true, skip_empty_lines: true }) as Record<string, string>[];
  return rows
    .filter((row) => row.org_code === provider && row.type === '1')
    .map((row) => ({
      period: String(row.period).slice(0, 7),
      withinFourHours: Number(row.attendances) - Number(row.breaches),
      attendances: Number(row.attendances),
    }));
}
