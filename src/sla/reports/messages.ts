import { counted, listed } from '../../core/words.js';
import type { Money } from '../../exact/money.js';
import { periodName } from '../month-name.js';
import type { CreditEffect } from './credit-effect.js';

const STEPS = [
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1000],
] as const;

/** A length of time in its largest one or two units: `52 h`, `1 h 30 min`, `45 s`; no days, because a working day is not 24 h. */
export function lengthInWords(ms: number): string {
  const size = Math.abs(ms);
  const at = STEPS.findIndex(([, unit]) => size >= unit);
  const step = STEPS[at];
  if (step === undefined) return `${size} ms`;
  const whole = Math.floor(size / step[1]);
  const next = STEPS[at + 1];
  const rest = next === undefined ? 0 : Math.floor((size - whole * step[1]) / next[1]);
  return `${whole} ${step[0]}${rest === 0 || next === undefined ? '' : ` ${rest} ${next[0]}`}`;
}

export function smallSample(measured: number, goal: string, needed: number): string {
  return `With ${counted(measured, 'ticket')} a goal of ${goal} % allows no miss at all; ${needed} tickets would allow one.`;
}

export function belowMinimumSample(measured: number, minimum: number): string {
  return `Only ${counted(measured, 'ticket')} can be measured, fewer than the ${minimum} that the agreement asks for; there is no verdict.`;
}

export function smallSampleClauseApplied(measured: number, below: number, allowed: number): string {
  return `With ${counted(measured, 'ticket')}, fewer than ${below}, the small-sample clause applies: ${counted(allowed, 'miss', 'misses')} may happen.`;
}

export function rowsBelowMinimum(rows: number): string {
  return `${rows} rows have fewer measured tickets than the agreement asks for; there is no verdict on them.`;
}

export function rowsByClause(rows: number): string {
  return `The small-sample clause of the agreement applies to ${rows} rows.`;
}

export function clocksPooled(clockIds: readonly string[]): string {
  return `The results of ${clockIds.length} clocks (${clockIds.join(', ')}) stand in one share; ask for each clock on its own.`;
}

/** The beginning of a row's sentence, e.g. `P1 resolution, October 2026`. */
export function rowSubject(
  group: readonly (readonly [string, string | null])[],
  clockName: string,
  period: string | null,
): string {
  const values = group.flatMap(([, value]) => (value === null ? [] : [value === '' ? '""' : value]));
  const absent = group.flatMap(([name, value]) => (value === null ? [name] : []));
  const without = absent.length === 0 ? '' : ` without ${absent.join(' and ')}`;
  const when = period === null ? 'without a date' : periodName(period);
  return `${[...values, clockName].join(' ')}${without}, ${when}`;
}

/** An id such as `firstReply` as words; ids that are no such compound stay as they are. */
export function clockInWords(id: string): string {
  return /^[a-z]+([A-Z][a-z]+)+$/.test(id) ? id.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`) : id;
}

export function shareInTime(met: number, measured: number, share: string): string {
  return `${met} of ${measured} in time (${share})`;
}

export function nothingInTime(pending: number): string {
  if (pending === 0) return 'nothing was measured';
  return `nothing is measured yet, ${counted(pending, 'ticket')} ${pending === 1 ? 'is' : 'are'} open`;
}

export function goalMet(goal: string, missesLeft: number, byClause: boolean): string {
  const spare = missesLeft === 0 ? 'no miss' : counted(missesLeft, 'miss', 'misses');
  return `; the goal of ${goal} % is met ${byClause ? 'by the clause for few tickets, ' : ''}with ${spare} to spare`;
}

export function goalMissed(goal: string, over: number, byClause: boolean): string {
  const even = byClause ? ', even by the clause for few tickets' : '';
  return `; the goal of ${goal} % is missed by ${counted(over, 'ticket')}${even}`;
}

export function noVerdictOn(goal: string, minimum: number): string {
  return `; there is no verdict on the goal of ${goal} %, because fewer than ${minimum} are measured`;
}

export function breachedEarlier(clock: string, ids: readonly string[], from: string, to: string): string {
  const one = ids.length === 1;
  const who = one ? ids[0] : counted(ids.length, 'ticket');
  return `${who} breached the clock ${clock} in ${periodName(from)} and ended in ${periodName(to)}, where ${one ? 'it counts' : 'they count'} now; a report made in between counted ${one ? 'it' : 'them'} in ${periodName(from)}, so see that nothing is charged twice.`;
}

export function unknownOutcome(count: number): string {
  return `${counted(count, 'row')} had an outcome that is not known; ${count === 1 ? 'it is' : 'they are'} left out.`;
}

export function invalidDuration(name: string): string {
  return `${name} has no usable elapsed time or target; it is left out.`;
}

export function unusableTimes(count: number): string {
  return `${counted(count, 'closed item')} had no usable elapsed time and ${count === 1 ? 'is' : 'are'} left out.`;
}

export function duplicateTicket(id: string, count: number): string {
  return `${id} stands ${count} times in the input, always the same; it counts once and the copies are left out.`;
}

export function conflictingTicket(id: string, count: number): string {
  return `${id} stands ${count} times in the input with different facts; nobody can tell which is right, so all are left out.`;
}

export function duplicateOutcome(id: string, clock: string, count: number): string {
  return `${id} has ${count} results for the clock ${clock}, always the same; one counts and the copies are left out.`;
}

export function conflictingOutcome(id: string, clock: string, count: number): string {
  return `${id} has ${count} different results for the clock ${clock}; nobody can tell which is right, so all are left out.`;
}

export function reliefWithoutTicket(id: string, clock: string | null): string {
  return `Relief was agreed for ${id}, but the report has no ${clock === null ? 'such ticket' : `result of the clock ${clock} for it`}.`;
}

export function reliefWithoutEffect(id: string): string {
  return `Relief was agreed for ${id}, but it is left out anyway because its data cannot be used.`;
}

export function holidaysEnd(calendar: string, last: string, period: string): string {
  return `The holidays of the calendar ${calendar} end on ${last}, before ${period}; days off after that count as working days.`;
}

export function goalChanges(clock: string, period: string, from: string, to: string): string {
  return `The goal of the clock ${clock} changes within ${period} from ${from} to ${to}; the one at its start is used.`;
}

export function noPeriod(count: number): string {
  return `${counted(count, 'result')} had no date to count by; ${count === 1 ? 'it stands' : 'they stand'} in a row without a period.`;
}

export function resultUnusable(position: number): string {
  return `Row ${position + 1} does not say of which ticket and clock it is a result; it is left out.`;
}

export function vendorRowUnusable(position: number): string {
  return `Row ${position + 1} of the vendor's report has no ticket id or no known outcome; it is left out.`;
}

export function vendorInstantUnusable(id: string, field: string): string {
  return `The vendor's ${field} of ${id} is no moment in time; the reason of a difference may stay unknown.`;
}

export function openedDiffers(id: string, vendorLaterMs: number): string {
  return `The vendor started ${id} ${lengthInWords(vendorLaterMs)} ${vendorLaterMs > 0 ? 'later' : 'earlier'} than our log shows.`;
}

export function closedDiffers(id: string, vendorEarlierMs: number): string {
  return `The vendor closed ${id} ${lengthInWords(vendorEarlierMs)} ${vendorEarlierMs > 0 ? 'earlier' : 'later'} than our log shows.`;
}

export function openAtOneSide(id: string, openHere: boolean): string {
  return openHere
    ? `The vendor reports ${id} as closed; our log shows it open.`
    : `The vendor reports ${id} as open; our log shows it closed.`;
}

export function pausesDiffer(id: string, vendorMoreMs: number): string {
  return `The vendor paused ${id} for ${lengthInWords(vendorMoreMs)} ${vendorMoreMs > 0 ? 'more' : 'less'} than our log shows.`;
}

export function priorityDiffers(id: string, ours: string, theirs: string): string {
  return `The vendor treats ${id} as ${theirs}; our log shows ${ours}.`;
}

export function targetDiffers(id: string, oursMs: number, theirsMs: number): string {
  return `The vendor allows ${id} ${lengthInWords(theirsMs)}; our policy allows ${lengthInWords(oursMs)}.`;
}

export function countingDiffers(id: string, vendorLessMs: number, otherFactsAgree: boolean): string {
  const amount = `${lengthInWords(vendorLessMs)} ${vendorLessMs > 0 ? 'less' : 'more'}`;
  return otherFactsAgree
    ? `The vendor counted ${amount} for ${id}, although opening, closing and pauses agree; compare the calendars.`
    : `The vendor counted ${amount} for ${id}; its report does not show why.`;
}

export function reliefDiffers(id: string, here: boolean, other: string): string {
  return here
    ? `We exclude ${id}; the vendor counts it as ${other}.`
    : `The vendor excludes ${id}; we count it as ${other}.`;
}

export function dataDiffers(id: string, here: boolean, other: string, reason: string | null): string {
  const why = reason === null ? '' : ` (${reason})`;
  return here
    ? `Our data of ${id} cannot be judged${why}; the vendor counts it as ${other}.`
    : `The vendor's data of ${id} cannot be judged${why}; we count it as ${other}.`;
}

export function differsWithoutReason(id: string, ours: string, theirs: string): string {
  return `The vendor reports ${id} as ${theirs}, our log shows it as ${ours}; the vendor's report does not show why.`;
}

interface SideText {
  readonly attainmentText: string | null;
  readonly met: number;
  readonly measured: number;
}

export function reconciled(
  ours: SideText,
  theirs: SideText,
  differing: number,
  unmatched: number,
  goal: string,
): string {
  const side = ({ attainmentText, met, measured }: SideText): string =>
    attainmentText === null ? 'nothing measured' : `${attainmentText} (${met} of ${measured})`;
  const rest =
    unmatched === 0 ? '' : `, ${counted(unmatched, 'ticket')} ${unmatched === 1 ? 'stands' : 'stand'} on one side only`;
  const tickets = `${counted(differing, 'ticket')} ${differing === 1 ? 'differs' : 'differ'}${rest}`;
  return `The vendor reports ${side(theirs)}, our log shows ${side(ours)}: ${tickets}${goal}.`;
}

export function reconciledGoal(goal: string | null, ours: boolean | null, theirs: boolean | null): string {
  if (goal === null) return '';
  if (ours === null || theirs === null) return `; one side has no verdict on the goal of ${goal} %`;
  if (ours === theirs) return `; the goal of ${goal} % is ${ours ? 'met' : 'missed'} either way`;
  return `; the goal of ${goal} % is met by ${theirs ? "the vendor's" : 'our'} figures only`;
}

export function reconciledCredit({ ours, theirs, difference }: CreditEffect): string {
  const show = (one: Money | null): string => (one === null ? 'not known' : `${one.amount} ${one.currency}`);
  const gap = difference === null ? '' : `, a difference of ${show(difference)}`;
  return `; the credit is ${show(ours)} by our figures and ${show(theirs)} by the vendor's${gap}`;
}

/** The vendor's lines do not say which of several clocks they are of. */
export function clockRequired(clockIds: readonly string[]): string {
  const ids = clockIds.map((id) => JSON.stringify(id));
  return `Our results have ${clockIds.length} clocks (${listed(ids)}), and lines of the vendor do not say which one they are of: give the option clockId, e.g. { clockId: ${ids[0]} }, or a clockId on every line.`;
}
