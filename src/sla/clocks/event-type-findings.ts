import { type Finding, finding } from '../../core/findings.js';
import * as messages from '../messages.js';
import { KNOWN_EVENT_TYPES } from './built-in-measures.js';
import { foldedType } from './compile-policy.js';
import type { Evaluator } from './evaluate-reading.js';
import { eventsOf, saysFields, saysPriority, ticketIdOf } from './read-ticket.js';
import type { TicketEvent } from './ticket.js';
import { type LeftOutClock, WHOLE_TICKET } from './ticket-findings.js';

/**
 * Names events whose type is misspelt or unknown, and events that cannot have meant anything: one finding a code.
 *
 * @param evaluator - An evaluator that has just evaluated the ticket.
 * @param leftOut - The clocks it could not judge.
 * @param idlePositions - Positions in the reading of the events that a rule named and that moved no clock.
 */
export function eventTypeFindings(
  evaluator: Evaluator,
  leftOut: readonly LeftOutClock[],
  idlePositions: readonly number[],
): Finding[] {
  if (leftOut.some(({ reason }) => reason <= WHOLE_TICKET)) return [];
  const findings: Finding[] = [];
  typeFindings(evaluator, findings);
  const idle = [...repeatedClosings(evaluator), ...(leftOut.length > 0 ? [] : idleEvents(evaluator, idlePositions))];
  if (idle.length > 0) findings.push(withoutEffect(evaluator, idle));
  return findings;
}

function typeFindings({ policy, reading }: Evaluator, into: Finding[]): void {
  const misspelt: number[] = [];
  const unknown: number[] = [];
  const events = eventsOf(reading.ticket);
  for (let i = 0; i < events.length; i += 1) {
    const type: unknown = events[i]?.type;
    if (typeof type !== 'string' || policy.typeNames.has(type)) continue;
    if (policy.foldedTypes.has(foldedType(type))) misspelt.push(i);
    else if (policy.definition.eventTypes !== undefined) unknown.push(i);
  }
  const subject = ticketIdOf(reading.ticket);
  const typesAt = (positions: readonly number[]): string[] => [
    ...new Set(positions.map((position) => (events[position] as TicketEvent).type)),
  ];
  const detailsOf = (positions: readonly number[], params: Readonly<Record<string, readonly string[]>>) => ({
    subject,
    params: { count: positions.length, ...params },
    path: `events[${positions[0]}].type`,
    evidence: positions.map((position) => `events[${position}]`),
  });
  if (misspelt.length > 0) {
    const types = typesAt(misspelt);
    const named = types.map((type) => policy.foldedTypes.get(foldedType(type)) as string);
    const message = messages.eventSpelling(subject, misspelt.length, types, named);
    into.push(finding('EVENT_SPELLING', 'low', message, detailsOf(misspelt, { types, named })));
  }
  if (unknown.length > 0) {
    const types = typesAt(unknown);
    const message = messages.unknownEvent(subject, unknown.length, types);
    into.push(finding('UNKNOWN_EVENT', 'low', message, detailsOf(unknown, { types })));
  }
}

/** Positions of changes to the very status, solved or cancelled, in which the ticket is already. */
function repeatedClosings({ policy, reading, asOf }: Evaluator): number[] {
  const repeated: number[] = [];
  let last = -1;
  for (let i = 0; i < reading.count && (reading.times[i] as number) <= asOf; i += 1) {
    const status = reading.statuses[i] as number;
    if (status < 0 || (reading.times[i] as number) < reading.openedAt) continue;
    const category = policy.statuses.categories[status];
    const closes = category === 'solved' || category === 'cancelled';
    if (closes && status === last && isPlain(eventAt(reading, i), 'status')) repeated.push(i);
    last = status;
  }
  return repeated;
}

/** Of the events that moved no clock those of the host's own types that say nothing else and no condition waits for. */
function idleEvents({ version, reading }: Evaluator, positions: readonly number[]): number[] {
  return positions.filter((position) => {
    const event = eventAt(reading, position);
    if (KNOWN_EVENT_TYPES.includes(event.type) || typeof event.status === 'string') return false;
    const type = reading.types[position] as number;
    const waited = version?.clocks.some(({ conditional }) =>
      conditional.some((one) => one.type === type || one.after === type),
    );
    return waited !== true && isPlain(event, event.type);
  });
}

function eventAt(reading: Evaluator['reading'], position: number): TicketEvent {
  return reading.events[reading.sources[position] as number] as TicketEvent;
}

/** Whether an event is of a type and changes no facts. */
function isPlain(event: TicketEvent, type: string): boolean {
  return event.type === type && !saysPriority(event) && !saysFields(event);
}

function withoutEffect({ reading }: Evaluator, positions: readonly number[]): Finding {
  const subject = ticketIdOf(reading.ticket);
  const ordered = [...positions].sort((a, b) => a - b);
  const names = [...new Set(ordered.map((position) => nameOf(eventAt(reading, position))))];
  const paths = ordered.map((position) => `events[${reading.sources[position]}]`);
  const message = messages.eventWithoutEffect(subject, ordered.length, names);
  return finding('EVENT_WITHOUT_EFFECT', 'info', message, {
    subject,
    params: { count: ordered.length, events: names },
    path: paths[0] ?? null,
    evidence: paths,
  });
}

function nameOf({ type, status }: TicketEvent): string {
  return typeof status === 'string' ? status : type;
}
