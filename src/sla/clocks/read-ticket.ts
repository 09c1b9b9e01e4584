import { readInstant } from '../../time/instant.js';
import type { CompiledPolicy } from './compile-policy.js';
import { EARLIEST_MS, LATEST_MS } from './counted-line.js';
import { statusId } from './status-table.js';
import type { Ticket, TicketEvent, TicketPause } from './ticket.js';

/** The numbers of one ticket, in arrays that are used again for the next one. */
export interface TicketReading {
  ticket: Ticket;
  events: readonly TicketEvent[];
  /** Epoch milliseconds; `NaN` when it is no instant between 1900 and 2199. */
  openedAt: number;
  /** Number of events that can be placed in time; the others are counted in `badEvents`. */
  count: number;
  badEvents: number;
  /** Whether some events have the same instant. */
  ties: boolean;
  outOfOrder: boolean;
  /** Number of events left out because they say the same as another at the same instant. */
  duplicates: number;
  /** Whether some event changes the priority or other fields. */
  factsChange: boolean;
  /** By position in `order`: instant, type and status (-1 for none) and position in `ticket.events`. */
  readonly times: number[];
  readonly types: number[];
  readonly statuses: number[];
  readonly sources: number[];
  /** Number of pauses that can be placed in time. */
  pauseCount: number;
  badPauses: number;
  readonly pauseStarts: number[];
  /** `Infinity` for a pause that lasts. */
  readonly pauseEnds: number[];
  readonly pauseReasons: string[];
}

const NO_TICKET: Ticket = { id: '', openedAt: Number.NaN };
const NO_EVENTS: readonly TicketEvent[] = [];
const NO_PAUSES: readonly TicketPause[] = [];

/** An empty reading. */
export function createReading(): TicketReading {
  return {
    ticket: NO_TICKET,
    events: NO_EVENTS,
    openedAt: Number.NaN,
    count: 0,
    badEvents: 0,
    ties: false,
    outOfOrder: false,
    duplicates: 0,
    factsChange: false,
    times: [],
    types: [],
    statuses: [],
    sources: [],
    pauseCount: 0,
    badPauses: 0,
    pauseStarts: [],
    pauseEnds: [],
    pauseReasons: [],
  };
}

/** The ticket's id as text; the empty text when it has none. */
export function ticketIdOf(ticket: { readonly id?: unknown }): string {
  const { id } = ticket;
  return typeof id === 'string' || typeof id === 'number' ? String(id) : '';
}

/** A priority of a row as text: numbers are taken as written, the empty text is none. */
export function priorityOf(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Whether an event sets the priority; exports write null in rows that do not. */
export function saysPriority(event: TicketEvent): boolean {
  return typeof event.priority === 'string' || typeof event.priority === 'number';
}

/** Whether an event sets fields. */
export function saysFields(event: TicketEvent): boolean {
  return typeof event.fields === 'object' && event.fields !== null;
}

/** Whether a member that should be a list, if it is there, is something else. */
export function isBrokenList(list: unknown): boolean {
  return list !== undefined && list !== null && !Array.isArray(list);
}

/** Events of a ticket; imported rows may lack them. */
export function eventsOf(ticket: Ticket): readonly TicketEvent[] {
  return Array.isArray(ticket?.events) ? ticket.events : NO_EVENTS;
}

/** Pauses of a ticket; imported rows may lack them. */
export function pausesOf(ticket: Ticket): readonly TicketPause[] {
  return Array.isArray(ticket?.pauses) ? ticket.pauses : NO_PAUSES;
}

/** An instant of a row that calendars can place; else `NaN`. */
export function placedInstant(input: unknown): number {
  const ms = readInstant(input);
  return ms >= EARLIEST_MS && ms < LATEST_MS ? ms : Number.NaN;
}

/**
 * Reads a ticket: instants as numbers, types and statuses as ids, events in order of time. Never throws.
 *
 * @param policy - Names the types and statuses.
 * @param ticket - A row that should be a ticket.
 * @param onlyMoving - Whether to pass over events that no rule, status or fact depends on; only findings miss them.
 * @param into - Filled with the numbers.
 */
export function readTicket(policy: CompiledPolicy, ticket: Ticket, onlyMoving: boolean, into: TicketReading): void {
  into.ticket = ticket ?? NO_TICKET;
  into.openedAt = placedInstant(into.ticket.openedAt);
  into.count = 0;
  into.badEvents = 0;
  into.ties = false;
  into.outOfOrder = false;
  into.duplicates = 0;
  into.factsChange = false;
  const events = eventsOf(into.ticket);
  into.events = events;
  for (let i = 0; i < events.length; i += 1) readEvent(policy, events[i] as TicketEvent, i, onlyMoving, into);
  if (into.outOfOrder) sortEvents(into);
  if (into.ties) dropDuplicates(into, events);
  into.pauseCount = 0;
  into.badPauses = 0;
  const pauses = pausesOf(into.ticket);
  for (let i = 0; i < pauses.length; i += 1) readPause(pauses[i] as TicketPause, into);
}

function readEvent(
  policy: CompiledPolicy,
  event: TicketEvent,
  source: number,
  onlyMoving: boolean,
  into: TicketReading,
): void {
  if (event === null || typeof event !== 'object') {
    into.badEvents += 1;
    return;
  }
  const { status } = event;
  const type = policy.types.get(event.type) ?? 0;
  const changesFacts = saysPriority(event) || saysFields(event);
  if (onlyMoving && type === 0 && typeof status !== 'string' && !changesFacts) return;
  const at = readInstant(event.at);
  if (!(at >= EARLIEST_MS && at < LATEST_MS)) {
    into.badEvents += 1;
    return;
  }
  const place = into.count;
  const before = place === 0 ? Number.NEGATIVE_INFINITY : (into.times[place - 1] as number);
  if (at <= before) {
    if (at === before) into.ties = true;
    else into.outOfOrder = true;
  }
  if (changesFacts) into.factsChange = true;
  into.times[place] = at;
  into.types[place] = type;
  into.statuses[place] = typeof status === 'string' ? statusId(policy.statuses, status) : -1;
  into.sources[place] = source;
  into.count = place + 1;
}

/** Sorts by instant; events of one instant stay in the order of the list. */
function sortEvents(into: TicketReading): void {
  if (into.count <= FEW_EVENTS) insertInOrder(into);
  else sortByPosition(into);
  for (let i = 1; i < into.count; i += 1) if (into.times[i] === into.times[i - 1]) into.ties = true;
}

/** Up to so many events insertion is the fastest way, also for a log with the newest first. */
const FEW_EVENTS = 50;

function insertInOrder({ times, types, statuses, sources, count }: TicketReading): void {
  for (let i = 1; i < count; i += 1) {
    const time = times[i] as number;
    if ((times[i - 1] as number) <= time) continue;
    const [type, status, source] = [types[i] as number, statuses[i] as number, sources[i] as number];
    let place = i;
    for (; place > 0 && (times[place - 1] as number) > time; place -= 1) {
      times[place] = times[place - 1] as number;
      types[place] = types[place - 1] as number;
      statuses[place] = statuses[place - 1] as number;
      sources[place] = sources[place - 1] as number;
    }
    times[place] = time;
    types[place] = type;
    statuses[place] = status;
    sources[place] = source;
  }
}

function sortByPosition(into: TicketReading): void {
  const { count } = into;
  const [times, types, statuses, sources] = [into.times, into.types, into.statuses, into.sources].map((column) =>
    column.slice(0, count),
  ) as [number[], number[], number[], number[]];
  const order = times.map((_, position) => position).sort((a, b) => (times[a] as number) - (times[b] as number));
  order.forEach((from, to) => {
    into.times[to] = times[from] as number;
    into.types[to] = types[from] as number;
    into.statuses[to] = statuses[from] as number;
    into.sources[to] = sources[from] as number;
  });
}

function dropDuplicates(into: TicketReading, events: readonly TicketEvent[]): void {
  const { times, types, statuses, sources } = into;
  let kept = 0;
  for (let i = 0; i < into.count; i += 1) {
    let other = kept - 1;
    while (other >= 0 && times[other] === times[i] && !saysTheSame(events, sources[other], sources[i])) other -= 1;
    if (other >= 0 && times[other] === times[i]) continue;
    times[kept] = times[i] as number;
    types[kept] = types[i] as number;
    statuses[kept] = statuses[i] as number;
    sources[kept] = sources[i] as number;
    kept += 1;
  }
  into.duplicates = into.count - kept;
  into.count = kept;
}

function saysTheSame(events: readonly TicketEvent[], a: number | undefined, b: number | undefined): boolean {
  const one = events[a as number] as TicketEvent;
  const other = events[b as number] as TicketEvent;
  return (
    one.type === other.type &&
    one.status === other.status &&
    one.priority === other.priority &&
    one.actor === other.actor &&
    (one.fields === other.fields || JSON.stringify(one.fields) === JSON.stringify(other.fields))
  );
}

function readPause(pause: TicketPause, into: TicketReading): void {
  const start = pause === null || typeof pause !== 'object' ? Number.NaN : placedInstant(pause.start);
  const end = !Number.isNaN(start) ? pauseEnd(pause.end) : Number.NaN;
  if (!(end >= start)) {
    into.badPauses += 1;
    return;
  }
  into.pauseStarts[into.pauseCount] = start;
  into.pauseEnds[into.pauseCount] = end;
  into.pauseReasons[into.pauseCount] = reasonText(pause.reason);
  into.pauseCount += 1;
}

/** The reason of a pause as text; a row may hold anything. */
export function reasonText(reason: unknown): string {
  return typeof reason === 'object' ? JSON.stringify(reason) : String(reason);
}

/** No end, or one beyond the calendars such as 9999-12-31, means that the pause lasts. */
export function pauseEnd(end: unknown): number {
  if (end === null || end === undefined) return Number.POSITIVE_INFINITY;
  const ms = readInstant(end);
  return ms >= LATEST_MS ? Number.POSITIVE_INFINITY : ms;
}
