import type { Finding } from '../../core/findings.js';
import { adjustToBusinessDay } from '../../time/business-day.js';
import { addDays, type CivilDate, daysBetween } from '../../time/civil-date.js';
import { businessDaysOf } from './business-days.js';
import {
  deadlineNotBusinessDay,
  holidaysEnd,
  noHolidays,
  safeDeadlinePassed,
  sendByPassed,
  windowEmpty,
  windowNotOpen,
} from './messages.js';
import { countBackNotice, type NoticeDeadline } from './notice-deadline.js';
import { type CheckedPeriod, shiftClear, shiftDate } from './period.js';
import { endOfTerm } from './term-end.js';
import type { CheckedTerms } from './terms.js';

/** The days by which a notice must arrive and leave; all `null` when no renewal can be stopped. */
export interface NoticePlan {
  /** Last day on which notice is in time by the contract's words as given. */
  readonly noticeDeadline: CivilDate | null;
  /** Last day to send it; `null` when no delivery time is given. */
  readonly sendBy: CivilDate | null;
  /**
   * Last day, on a business day, that is in time as well when the clause wants one clear day more or counts from the
   * last day of the term.
   */
  readonly safeDeadline: CivilDate | null;
  /** Last day to send it so that it arrives by `safeDeadline`. */
  readonly safeSendBy: CivilDate | null;
  /** Days from the date of the question to `noticeDeadline`. */
  readonly daysLeft: number | null;
  /** First day on which that notice can be given; `null` when there is no such rule. */
  readonly noticeWindowOpens: CivilDate | null;
}

/** The notice that stops the renewal at the end of one term. */
export interface TermNotice {
  readonly index: number;
  /** First day after the term. */
  readonly end: CivilDate;
  readonly deadline: CivilDate;
  readonly opens: CivilDate | null;
  readonly counted: NoticeDeadline;
}

/** Deadline and window of the notice that stops the renewal after term `index`; `null` without a notice period. */
export function noticeOfTerm(terms: CheckedTerms, index: number): TermNotice | null {
  if (terms.notice === null) return null;
  const end = endOfTerm(terms, index);
  const from = countsFrom(terms, end);
  const counted = countBackNotice(from, terms.notice, terms.days);
  const opens = terms.noticeNotBefore === null ? null : shiftDate(from, terms.noticeNotBefore, -1, terms.days);
  return { index, end, deadline: counted.noticeDeadline, opens, counted };
}

function countsFrom(terms: CheckedTerms, end: CivilDate): CivilDate {
  return terms.noticeCountsFrom === 'lastDay' ? addDays(end, -1) : end;
}

/** Works out when to send and what is safe, with a trace; findings are added to the list. */
export function planNotice(
  terms: CheckedTerms,
  next: TermNotice | null,
  onDate: CivilDate,
  findings: Finding[],
): { readonly dates: NoticePlan; readonly trace: readonly string[] } {
  if (next === null || terms.notice === null) return { dates: NO_NOTICE, trace: [] };
  const { deadline, opens } = next;
  const safe = safeDeadlineOf(terms, terms.notice, next);
  const sendBy = sendDay(terms, deadline);
  const safeSendBy = sendDay(terms, safe.date);
  const trace = [`notice by ${next.counted.trace.join('; ')}`];
  if (opens !== null)
    trace.push(`not before ${countsFrom(terms, next.end)} - ${terms.noticeNotBefore?.text} = ${opens}`);
  if (sendBy !== null) trace.push(traceOfSending('send by', deadline, terms.delivery, sendBy));
  trace.push(safe.trace);
  if (safeSendBy !== null) trace.push(traceOfSending('safe to send by', safe.date, terms.delivery, safeSendBy));

  for (const one of next.counted.findings) {
    const { before } = one.params;
    const tooLate = one.code === 'DEADLINE_NOT_BUSINESS_DAY' && typeof before === 'string' && before < onDate;
    findings.push(tooLate ? deadlineNotBusinessDay(deadline, before, true) : one);
  }
  findings.push(...holidayFindings(terms, deadline));
  if (opens !== null && opens > deadline) findings.push(windowEmpty(opens, deadline));
  else if (opens !== null && opens > onDate) findings.push(windowNotOpen(opens, deadline));
  if (safe.date < onDate) findings.push(safeDeadlinePassed(safe.date, deadline));
  if (sendBy !== null && sendBy < onDate) findings.push(sendByPassed(sendBy, deadline));
  return {
    dates: {
      noticeDeadline: deadline,
      sendBy,
      safeDeadline: safe.date,
      safeSendBy,
      daysLeft: daysBetween(onDate, deadline),
      noticeWindowOpens: opens,
    },
    trace,
  };
}

const NO_NOTICE: NoticePlan = {
  noticeDeadline: null,
  sendBy: null,
  safeDeadline: null,
  safeSendBy: null,
  daysLeft: null,
  noticeWindowOpens: null,
};

/** The earliest of three readings, moved back to a business day: as given, one clear day more, from the last day. */
function safeDeadlineOf(
  terms: CheckedTerms,
  notice: CheckedPeriod,
  next: TermNotice,
): { readonly date: CivilDate; readonly trace: string } {
  const oneDayMore = shiftClear(countsFrom(terms, next.end), notice, -1, terms.days);
  const lastDay = addDays(next.end, -1);
  const fromLastDay = countBackNotice(lastDay, notice, { ...terms.days, roll: 'none' }).noticeDeadline;
  const earliest = [oneDayMore, fromLastDay, next.deadline].sort()[0] ?? next.deadline;
  const date = adjustToBusinessDay(earliest, 'preceding', businessDaysOf(terms.days)) ?? earliest;
  const moved = date === earliest ? '' : `, business day before ${earliest}`;
  return {
    date,
    trace: `safe by either reading: ${
      oneDayMore === fromLastDay
        ? `one clear day more, or counted from the last day ${lastDay}`
        : `earliest of ${oneDayMore} (one clear day more) and ${fromLastDay} (from the last day ${lastDay})`
    }${moved} = ${date}`,
  };
}

/** What is sent on this day by the usual way arrives in time: it must arrive on a business day when it travels by them. */
function sendDay(terms: CheckedTerms, deadline: CivilDate): CivilDate | null {
  const { delivery, days } = terms;
  if (delivery === null) return null;
  const arrival =
    delivery.kind === 'business' ? adjustToBusinessDay(deadline, 'preceding', businessDaysOf(days)) : deadline;
  return shiftDate(arrival ?? deadline, delivery, -1, days);
}

function traceOfSending(word: string, deadline: CivilDate, delivery: CheckedPeriod | null, sendBy: CivilDate): string {
  return `${word} ${deadline} - ${delivery?.text} = ${sendBy}`;
}

function holidayFindings(terms: CheckedTerms, deadline: CivilDate): Finding[] {
  const { notice, noticeNotBefore, delivery, days } = terms;
  const counted = [notice, noticeNotBefore, delivery].some((period) => period?.kind === 'business');
  if (!counted && (days.roll ?? 'none') === 'none') return [];
  const last = [...(days.holidays ?? [])].sort().at(-1);
  if (last === undefined) return [noHolidays()];
  return last.slice(0, 4) < deadline.slice(0, 4) ? [holidaysEnd(last, deadline)] : [];
}
