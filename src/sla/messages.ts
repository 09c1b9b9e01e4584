/** The texts of the findings of clocks. */
import { counted } from '../core/words.js';

const events = (count: number): string => (count === 1 ? 'An event' : counted(count, 'event'));

export function invalidTicket(): string {
  return 'A row is not a ticket with an id; it is left out.';
}

export function invalidTicketList(ticket: string, member: string): string {
  return `The ${member} of ${ticket} are not a list; the ticket is left out.`;
}

export function invalidOpenedAt(ticket: string): string {
  return `The opening of ${ticket} is not a point in time with an offset between 1900 and 2199; the ticket is left out.`;
}

export function openedAfterAsOf(ticket: string, asOf: string): string {
  return `${ticket} is opened after ${asOf}, the moment of this question; it is left out.`;
}

export function noPolicyVersion(ticket: string, openedOn: string, first: string): string {
  return `${ticket} was opened on ${openedOn}, before the policy came into force on ${first}; it is left out.`;
}

export function closedBeforeOpened(ticket: string, length: string): string {
  return `${ticket} was closed ${length} before it was opened; it is left out.`;
}

export function eventBeforeOpened(ticket: string, count: number, leftOut: readonly string[]): string {
  const what = `${events(count)} of ${ticket} ${count === 1 ? 'lies' : 'lie'} before its opening and ${count === 1 ? 'is' : 'are'} ignored`;
  return leftOut.length === 0
    ? `${what}.`
    : `${what}; ${clockList(leftOut)} cannot be judged and ${leftOut.length === 1 ? 'is' : 'are'} left out.`;
}

export function invalidEvent(ticket: string, count: number, leftOut: readonly string[]): string {
  const what = `${events(count)} of ${ticket} ${count === 1 ? 'has' : 'have'} no usable time`;
  return leftOut.length === 0
    ? `${what} and ${count === 1 ? 'is' : 'are'} ignored; no clock depends on ${count === 1 ? 'it' : 'them'}.`
    : `${what}; ${clockList(leftOut)} cannot be judged and ${leftOut.length === 1 ? 'is' : 'are'} left out.`;
}

export function invalidPause(ticket: string, count: number, leftOut: readonly string[]): string {
  const what = `${count === 1 ? 'A pause' : counted(count, 'pause')} of ${ticket} ${count === 1 ? 'has' : 'have'} no usable start and end, or ${count === 1 ? 'ends' : 'end'} before ${count === 1 ? 'it starts' : 'they start'}`;
  return leftOut.length === 0
    ? `${what}; no clock depends on ${count === 1 ? 'it' : 'them'}.`
    : `${what}; ${clockList(leftOut)} cannot be judged and ${leftOut.length === 1 ? 'is' : 'are'} left out.`;
}

function clockList(ids: readonly string[]): string {
  return ids.length === 1 ? `the clock ${ids[0]}` : `the clocks ${ids.join(', ')}`;
}

export function eventAfterAsOf(ticket: string, count: number, asOf: string): string {
  return `${events(count)} of ${ticket} ${count === 1 ? 'lies' : 'lie'} after ${asOf}, the moment of this question, and ${count === 1 ? 'is' : 'are'} not looked at.`;
}

export function eventsOutOfOrder(ticket: string): string {
  return `The events of ${ticket} are not in the order of time; they are sorted.`;
}

export function duplicateEvent(ticket: string, count: number): string {
  return `${events(count)} of ${ticket} ${count === 1 ? 'stands' : 'stand'} in its history more than once with the same time; ${count === 1 ? 'it counts' : 'they count'} once.`;
}

export function statusMissing(ticket: string): string {
  return `A change of status of ${ticket} does not say which status; it is ignored.`;
}

export function unknownStatus(ticket: string, status: string): string {
  return `The status "${status}" of ${ticket} is not one of the policy's; it counts as open.`;
}

export function unknownPauseReason(ticket: string, reason: string): string {
  return `${ticket} was paused for "${reason}", which no clock of the policy accepts; the time counts.`;
}

export function pausesOverlap(ticket: string): string {
  return `Pauses of ${ticket} overlap; the time they share is taken off once.`;
}

export function pauseNeverEnded(ticket: string, reason: string): string {
  return `The pause "${reason}" of ${ticket} has no end although the ticket went on to its end; it is taken off up to there.`;
}

/** When a target became longer: after the breach of some clocks, or when others had used most of their time. */
export function whenChanged(
  after: readonly string[],
  near: readonly { readonly clock: string; readonly percent: string }[],
): string {
  const used = near.map(({ clock, percent }) => `the clock ${clock} had used ${percent} % of its time`);
  return [
    ...(after.length > 0 ? [`after the breach of ${clockList(after)}`] : []),
    ...(used.length > 0 ? [`when ${used.join(' and ')}`] : []),
  ].join(', and ');
}

export function priorityLowered(ticket: string, from: string, to: string, when: string): string {
  return `The priority of ${ticket} was lowered from ${from} to ${to} ${when}; check whether that was agreed.`;
}

export function targetExtended(ticket: string, when: string): string {
  return `${ticket} was moved to a longer target ${when}; check whether that was agreed.`;
}

export function breachResetByChange(ticket: string, clocks: readonly string[]): string {
  const one = clocks.length === 1;
  return `${ticket} was changed after the breach of ${clockList(clocks)}, and ${one ? 'it began' : 'they began'} anew at zero; the breach no longer shows. Check whether that was agreed.`;
}

export function cancelledAfterBreach(ticket: string, clocks: readonly string[]): string {
  const one = clocks.length === 1;
  return `${ticket} was cancelled after the breach of ${clockList(clocks)}; ${one ? 'it is' : 'they are'} excluded and the breach is not counted. Check whether the cancellation was agreed.`;
}

export function targetAlreadyUsed(
  ticket: string,
  at: string,
  priority: string | null,
  clocks: readonly string[],
  used: string,
  target: string,
): string {
  const cause =
    priority === null ? `${ticket} was moved to a shorter target` : `The priority of ${ticket} became ${priority}`;
  return `${cause} on ${at}, when ${used} were used already and the new target is ${target}: ${clockList(clocks)} ${clocks.length === 1 ? 'was' : 'were'} late at once. With onChange "restart" the time would begin anew there.`;
}

export function solvedWithoutReply(ticket: string, solvedAt: string, clocks: readonly string[]): string {
  const one = clocks.length === 1;
  return `${ticket} was solved at ${solvedAt} without the reply that ends ${clockList(clocks)}; ${one ? 'it runs' : 'they run'} on. Record the reply, or set "endsWhenSolved" if a solution is an answer in your agreement.`;
}

export function prioritySpelling(ticket: string, priority: string, named: string): string {
  return `The priority "${priority}" of ${ticket} is not written as "${named}" in the policy, so the targets of ${named} do not apply to it.`;
}

const quotedList = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');

export function eventSpelling(
  ticket: string,
  count: number,
  types: readonly string[],
  named: readonly string[],
): string {
  const pairs = types.map((type, position) => `"${type}" for "${named[position]}"`).join(', ');
  return `${events(count)} of ${ticket} ${count === 1 ? 'has its type' : 'have their type'} spelt otherwise than the policy knows it: ${pairs}. No rule sees ${count === 1 ? 'it' : 'them'}.`;
}

export function unknownEvent(ticket: string, count: number, types: readonly string[]): string {
  return `${events(count)} of ${ticket} ${count === 1 ? 'is of a type' : 'are of types'} that the policy does not declare: ${quotedList(types)}. No rule sees ${count === 1 ? 'it' : 'them'}.`;
}

export function eventWithoutEffect(ticket: string, count: number, names: readonly string[]): string {
  return `${events(count)} of ${ticket} moved nothing, because there was nothing to stop, resume or close any more: ${quotedList(names)}.`;
}

export function statusesNotDeclared(names: readonly string[]): string {
  return `The policy names ${quotedList(names)}, but does not declare its "statuses": a misspelt status in a ticket counts as open without a word. Declare statuses, and reasons of pauses in "pauseReasons".`;
}

export function reopenedAfterLimit(ticket: string, clock: string, days: number): string {
  return `${ticket} was reopened more than ${counted(days, 'business day')} after its end; the clock ${clock} starts anew.`;
}

export function deadlineNotFound(ticket: string, clock: string): string {
  return `The calendar of the clock ${clock} has not enough open time within twenty years to find the deadline of ${ticket}.`;
}

export function targetNeverApplies(clock: string, position: number, earlier: number): string {
  return `Target ${position + 1} of the clock ${clock} can never apply, because target ${earlier + 1} takes its tickets first.`;
}

export function noCatchAll(clock: string): string {
  return `Every target of the clock ${clock} has a condition; tickets that meet none of them are measured, but never met or missed.`;
}

export function calendarUnused(calendar: string): string {
  return `No clock uses the calendar ${calendar}.`;
}
