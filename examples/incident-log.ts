import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import type { Ticket, TicketEvent, VendorOutcome } from 'vendorwise/sla';
import { readLocalInstant } from 'vendorwise/time';

/** A row of the log: the state of an incident after one change. */
interface LogRow {
  readonly number: string;
  readonly incident_state: string;
  readonly opened_at: string;
  readonly sys_updated_at: string;
  readonly priority: string;
  readonly category: string;
  /** The desk's own verdict so far; the last row of an incident holds the result. */
  readonly made_sla: string;
}

/** The log has local times without a zone. A text that is no local time goes on as it is: the library names it. */
function toInstant(text: string, timeZone: string): number | string {
  const instant = readLocalInstant(text, timeZone);
  return Number.isNaN(instant) ? text : instant;
}

/** The incident log: what happened, and what the desk itself says about its targets. */
export interface IncidentLog {
  readonly events: number;
  /** One ticket an incident, one event a row. */
  readonly tickets: readonly Ticket[];
  /** The desk's own verdicts on resolution. */
  readonly verdicts: readonly VendorOutcome[];
}

/** Reads the incident log. */
export function readIncidentLog(path: URL, timeZone: string): IncidentLog {
  const text = gunzipSync(readFileSync(path)).toString('utf8');
  const rows = parse(text, { columns: true, skip_empty_lines: true }) as LogRow[];
  const histories = new Map<string, LogRow[]>();
  for (const row of rows) {
    const history = histories.get(row.number);
    if (history === undefined) histories.set(row.number, [row]);
    else history.push(row);
  }
  const tickets = [...histories].map(([id, history]) => toTicket(id, history, timeZone));
  const verdicts = [...histories].map(([ticketId, history]): VendorOutcome => {
    const last = history[history.length - 1] as LogRow;
    return { ticketId, clockId: 'resolution', outcome: last.made_sla === '1' ? 'met' : 'missed' };
  });
  return { events: rows.length, tickets, verdicts };
}

function toTicket(id: string, history: readonly LogRow[], timeZone: string): Ticket {
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
}
