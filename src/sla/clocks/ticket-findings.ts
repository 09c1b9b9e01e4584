import { type Finding, finding } from '../../core/findings.js';
import type { JsonValue } from '../../core/json.js';
import { formatInstant } from '../../time/instant.js';
import { civilDateAt } from '../../time/zone.js';
import * as messages from '../messages.js';
import { type CompiledClock, type CompiledVersion, foldedName } from './compile-policy.js';
import { closedBeforeOpened, type Evaluator, isBadPause, REASONS } from './evaluate-reading.js';
import { eventsOf, isBrokenList, pausesOf, placedInstant, reasonText, ticketIdOf } from './read-ticket.js';
import { statusId } from './status-table.js';
import { durationText } from './words.js';

/** A clock that could not be judged, with the code of the reason. */
export interface LeftOutClock {
  readonly clock: CompiledClock;
  readonly reason: number;
}

/** A run that was late when it was cancelled; the instant is epoch milliseconds, lengths are counted milliseconds. */
export interface CancelledClock {
  readonly clock: CompiledClock;
  readonly at: number;
  readonly elapsedMs: number;
  readonly targetMs: number;
}

/** A clock that still waits for a reply although the ticket is solved. */
export interface UnansweredClock {
  readonly clock: CompiledClock;
  readonly over: boolean;
  /** Epoch milliseconds. */
  readonly solvedAt: number;
}

/**
 * Names everything that is wrong or odd with the rows of a ticket.
 *
 * @param evaluator - An evaluator that has just evaluated the ticket.
 * @param leftOut - The clocks it could not judge.
 * @param unanswered - The clocks that wait for a reply although the ticket is solved.
 * @param lastEnds - End of the last run by clock, epoch milliseconds; `NaN` while it is open.
 */
export function ticketFindings(
  evaluator: Evaluator,
  leftOut: readonly LeftOutClock[],
  unanswered: readonly UnansweredClock[],
  lastEnds: ReadonlyMap<CompiledClock, number>,
): Finding[] {
  const { reading } = evaluator;
  const whole = leftOut.find(({ reason }) => reason <= WHOLE_TICKET);
  if (whole !== undefined) return [wholeTicketFinding(evaluator, whole.reason)];
  const plain = reading.badEvents === 0 && reading.badPauses === 0 && reading.pauseCount === 0;
  const findings: Finding[] = [];
  eventFindings(evaluator, leftOut, findings);
  statusFindings(evaluator, findings);
  priorityFindings(evaluator, findings);
  if (!plain) pauseFindings(evaluator, leftOut, lastEnds, findings);
  if (unanswered.length > 0) findings.push(solvedWithoutReply(evaluator, unanswered));
  return findings;
}

/** Reasons up to this position of `REASONS` leave out the whole ticket. */
export const WHOLE_TICKET = 5;

function wholeTicketFinding(evaluator: Evaluator, reason: number): Finding {
  const { reading, policy, asOf } = evaluator;
  const { openedAt } = reading;
  const id = ticketIdOf(reading.ticket);
  const received = reading.ticket.openedAt;
  switch (REASONS[reason]) {
    case 'INVALID_TICKET': {
      const path = id === '' ? 'id' : isBrokenList(reading.ticket.events) ? 'events' : 'pauses';
      const message = id === '' ? messages.invalidTicket() : messages.invalidTicketList(id, path);
      return finding('INVALID_TICKET', 'medium', message, { subject: id === '' ? null : id, path });
    }
    case 'INVALID_OPENED_AT':
      return finding('INVALID_OPENED_AT', 'medium', messages.invalidOpenedAt(id), {
        subject: id,
        path: 'openedAt',
        evidence: [typeof received === 'string' || typeof received === 'number' ? String(received) : null],
      });
    case 'OPENED_AFTER_AS_OF':
      return finding('OPENED_AFTER_AS_OF', 'info', messages.openedAfterAsOf(id, formatInstant(asOf)), {
        subject: id,
        params: { openedAt: formatInstant(openedAt), asOf: formatInstant(asOf) },
        path: 'openedAt',
      });
    case 'NO_POLICY_VERSION': {
      const openedOn = civilDateAt(policy.definition.timeZone, openedAt);
      const first = (policy.versions[0] as CompiledVersion).effectiveFrom;
      return finding('NO_POLICY_VERSION', 'medium', messages.noPolicyVersion(id, openedOn, first), {
        subject: id,
        params: { openedOn, firstEffectiveFrom: first },
        path: 'openedAt',
      });
    }
    default: {
      const position = closedBeforeOpened(policy, reading);
      const closedAt = reading.times[position] as number;
      const message = messages.closedBeforeOpened(id, durationText(openedAt - closedAt));
      return finding('CLOSED_BEFORE_OPENED', 'medium', message, {
        subject: id,
        params: { openedAt: formatInstant(openedAt), closedAt: formatInstant(closedAt), beforeMs: openedAt - closedAt },
        path: `events[${reading.sources[position]}].at`,
      });
    }
  }
}

function eventFindings(evaluator: Evaluator, leftOut: readonly LeftOutClock[], into: Finding[]): void {
  const { reading, asOf } = evaluator;
  const { openedAt, times, count } = reading;
  const subject = ticketIdOf(reading.ticket);
  const idsWith = (code: string): string[] =>
    leftOut.filter(({ reason }) => REASONS[reason] === code).map(({ clock }) => clock.id);
  let early = 0;
  while (early < count && (times[early] as number) < openedAt) early += 1;
  if (early > 0) {
    const ids = idsWith('EVENT_BEFORE_OPENED');
    const evidence = reading.sources
      .slice(0, early)
      .map((source, i) => `events[${source}] at ${formatInstant(times[i] as number)}`);
    into.push(
      finding(
        'EVENT_BEFORE_OPENED',
        ids.length > 0 ? 'medium' : 'low',
        messages.eventBeforeOpened(subject, early, ids),
        {
          subject,
          params: { count: early, clocks: ids },
          path: `events[${reading.sources[0]}].at`,
          evidence,
        },
      ),
    );
  }
  if (reading.badEvents > 0) {
    const ids = idsWith('INVALID_EVENT');
    const paths = pathsOf(eventsOf(reading.ticket), 'events', (event) => Number.isNaN(placedInstant(event?.at)));
    into.push(
      finding(
        'INVALID_EVENT',
        ids.length > 0 ? 'medium' : 'low',
        messages.invalidEvent(subject, reading.badEvents, ids),
        {
          subject,
          params: { count: reading.badEvents, clocks: ids },
          path: paths[0] ?? null,
          evidence: paths,
        },
      ),
    );
  }
  let late = 0;
  while (late < count && (times[count - 1 - late] as number) > asOf) late += 1;
  if (late > 0) {
    const message = messages.eventAfterAsOf(subject, late, formatInstant(asOf));
    into.push(
      finding('EVENT_AFTER_AS_OF', 'info', message, { subject, params: { count: late, asOf: formatInstant(asOf) } }),
    );
  }
  if (reading.outOfOrder)
    into.push(finding('EVENTS_OUT_OF_ORDER', 'info', messages.eventsOutOfOrder(subject), { subject }));
  if (reading.duplicates > 0) {
    const params = { count: reading.duplicates };
    into.push(
      finding('DUPLICATE_EVENT', 'low', messages.duplicateEvent(subject, reading.duplicates), { subject, params }),
    );
  }
}

function pathsOf<T>(rows: readonly T[], name: string, isBad: (row: T) => boolean): string[] {
  return rows.flatMap((row, position) => (isBad(row) ? [`${name}[${position}]`] : []));
}

function statusFindings({ reading, policy }: Evaluator, into: Finding[]): void {
  const subject = ticketIdOf(reading.ticket);
  const unknown = new Set<string>();
  eventsOf(reading.ticket).forEach((event, position) => {
    const status: unknown = event?.status;
    if (typeof status === 'string') {
      if (!policy.statuses.closed || unknown.has(status) || statusId(policy.statuses, status) > 0) return;
      unknown.add(status);
      const details = { subject, params: { status }, path: `events[${position}].status` };
      into.push(finding('UNKNOWN_STATUS', 'low', messages.unknownStatus(subject, status), details));
    } else if (event?.type === 'status' || (status !== undefined && status !== null)) {
      const path = `events[${position}].status`;
      into.push(finding('STATUS_MISSING', 'low', messages.statusMissing(subject), { subject, path }));
    }
  });
}

/** A priority that differs from one of the policy only in letter case or blanks is most likely meant to be it. */
function priorityFindings({ reading, policy }: Evaluator, into: Finding[]): void {
  const { ticket, events } = reading;
  const seen = new Set<string>();
  const check = (given: unknown, path: string): void => {
    if (typeof given !== 'string' || given === '' || policy.priorityNames.has(given) || seen.has(given)) return;
    seen.add(given);
    const named = policy.foldedPriorities.get(foldedName(given));
    if (named === undefined) return;
    const subject = ticketIdOf(ticket);
    const details = { subject, params: { priority: given, named }, path };
    into.push(finding('PRIORITY_SPELLING', 'low', messages.prioritySpelling(subject, given, named), details));
  };
  check(ticket.priority, 'priority');
  if (!reading.factsChange) return;
  events.forEach((event, position) => {
    check(event?.priority, `events[${position}].priority`);
  });
}

function solvedWithoutReply({ reading }: Evaluator, unanswered: readonly UnansweredClock[]): Finding {
  const subject = ticketIdOf(reading.ticket);
  const clocks = unanswered.map(({ clock }) => clock.id);
  const solvedAt = formatInstant((unanswered[0] as UnansweredClock).solvedAt);
  const message = messages.solvedWithoutReply(subject, solvedAt, clocks);
  const severity = unanswered.some(({ over }) => over) ? 'medium' : 'low';
  return finding('SOLVED_WITHOUT_REPLY', severity, message, { subject, params: { clocks, solvedAt } });
}

function pauseFindings(
  evaluator: Evaluator,
  leftOut: readonly LeftOutClock[],
  lastEnds: ReadonlyMap<CompiledClock, number>,
  into: Finding[],
): void {
  const { reading, policy } = evaluator;
  const subject = ticketIdOf(reading.ticket);
  const pauses = pausesOf(reading.ticket);
  if (reading.badPauses > 0) {
    const ids = leftOut.filter(({ reason }) => REASONS[reason] === 'INVALID_PAUSE').map(({ clock }) => clock.id);
    const paths = pathsOf(pauses, 'pauses', isBadPause);
    const details = {
      subject,
      params: { count: reading.badPauses, clocks: ids },
      path: paths[0] ?? null,
      evidence: paths,
    };
    const severity = ids.length > 0 ? 'medium' : 'low';
    into.push(finding('INVALID_PAUSE', severity, messages.invalidPause(subject, reading.badPauses, ids), details));
  }
  const accepted = new Set(
    policy.versions.flatMap(({ clocks }) => clocks.flatMap(({ pauseReasons }) => [...pauseReasons])),
  );
  const refused = new Set<string>();
  pauses.forEach((pause, position) => {
    if (isBadPause(pause)) return;
    const reason = reasonText(pause.reason);
    if (accepted.has(reason) || refused.has(reason)) return;
    refused.add(reason);
    const details = { subject, params: { reason }, path: `pauses[${position}].reason` };
    into.push(finding('UNKNOWN_PAUSE_REASON', 'low', messages.unknownPauseReason(subject, reason), details));
  });
  const overlaps = overlapsOf(evaluator);
  if (overlaps.length > 0) {
    into.push(finding('PAUSES_OVERLAP', 'info', messages.pausesOverlap(subject), { subject, evidence: overlaps }));
  }
  const open = reading.pauseEnds.slice(0, reading.pauseCount).findIndex((end, i) => {
    if (end !== Number.POSITIVE_INFINITY) return false;
    return outlivesClock(evaluator, lastEnds, reading.pauseStarts[i] as number, reading.pauseReasons[i] as string);
  });
  if (open >= 0) {
    const reason = reading.pauseReasons[open] as string;
    const params = { reason, start: formatInstant(reading.pauseStarts[open] as number) };
    into.push(
      finding('PAUSE_NEVER_ENDED', 'low', messages.pauseNeverEnded(subject, reason), {
        subject,
        params,
        path: 'pauses',
      }),
    );
  }
}

/**
 * Whether a clock that accepts the pause has ended in it. While the ticket is open and another such clock runs, the
 * pause may well be going on.
 */
function outlivesClock(
  evaluator: Evaluator,
  lastEnds: ReadonlyMap<CompiledClock, number>,
  start: number,
  reason: string,
): boolean {
  const ends = [...lastEnds].filter(([clock]) => clock.pauseReasons.has(reason)).map(([, end]) => end);
  if (!ends.some((end) => start < end)) return false;
  return !ends.some((end) => Number.isNaN(end)) || isClosed(evaluator);
}

/** Whether the last status up to the question closes the ticket. */
function isClosed({ reading, policy, asOf }: Evaluator): boolean {
  for (let i = reading.count - 1; i >= 0; i -= 1) {
    const status = reading.statuses[i] as number;
    if (status < 0 || (reading.times[i] as number) > asOf) continue;
    const category = policy.statuses.categories[status];
    return category === 'solved' || category === 'cancelled';
  }
  return false;
}

/** One finding for the clocks of a ticket that were late when they were cancelled. */
export function cancelledAfterBreach({ reading }: Evaluator, late: readonly CancelledClock[]): Finding[] {
  if (late.length === 0) return [];
  const subject = ticketIdOf(reading.ticket);
  const clocks = [...new Set(late.map(({ clock }) => clock.id))];
  const details = {
    subject,
    params: { clocks, at: formatInstant((late[0] as CancelledClock).at) },
    evidence: late.map(({ clock, at, elapsedMs, targetMs }) => ({
      clockId: clock.id,
      at: formatInstant(at),
      elapsedMs,
      targetMs,
    })),
  };
  return [finding('CANCELLED_AFTER_BREACH', 'medium', messages.cancelledAfterBreach(subject, clocks), details)];
}

/** Pauses that begin before an earlier one has ended, in order of their start. */
function overlapsOf({ reading }: Evaluator): JsonValue[] {
  const rows = reading.pauseStarts
    .slice(0, reading.pauseCount)
    .map((start, i) => ({ start, end: reading.pauseEnds[i] as number, reason: reading.pauseReasons[i] as string }))
    .filter(({ start, end }) => end > start)
    .sort((a, b) => a.start - b.start);
  const overlaps: JsonValue[] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    if (row.start < end) overlaps.push(`${row.reason} from ${formatInstant(row.start)}`);
    end = Math.max(end, row.end);
  }
  return overlaps;
}
