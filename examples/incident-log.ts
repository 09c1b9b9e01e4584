import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import type { Ticket, TicketEvent } from 'vendorwise/sla';
import { localToInstant } from 'vendorwise/time';

/** A row of the log: the state of an incident after one change. */
interface LogRow {
  readonly number: string;
  readonly incident_state: string;
  readonly opened_at: string;
  readonly sys_updated_at: string;
  readonly priority: string;
  readonly category: string;
}

const LOCAL_TIME = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})$/;

/** The log has local times without a zone. A text that is no local time goes on as it is: the library names it. */
function toInstant(text: string, timeZone: string): number | string {
  const [, date, hour, minute] = LOCAL_TIME.exec(text) ?? [];
  return date === undefined ? text : localToInstant(timeZone, date, Number(hour) * 60 + Number(minute));
}

/** Reads the incident log: one ticket an incident, one event a row. */
export function readIncidents(path: URL, timeZone: string): Ticket[] {
  const text = gunzipSync(readFileSync(path)).toString('utf8');
  const rows = parse(text, { columns: true, skip_empty_lines: true }) as LogRow[];
  const byNumber = new Map<string, LogRow[]>();
  for (const row of rows) byNumber.set(row.number, [...(byNumber.get(row.number) ?? []), row]);
  return [...byNumber].map(([id, history]) => {
    const first = history[0] as LogRow;
    return {
      id,
      openedAt: toInstant(first.opened_at, timeZone),
      priority: `P${first.priority}`,
      fields: { category: first.category },
      events: history.map(
        (row): TicketEvent => ({
          at: toInstant(row.sys_updated_at, timeZone),
          type: 'status',
          status: row.incident_state,
          priority: `P${row.priority}`,
        }),
      ),
    };
  });
}
