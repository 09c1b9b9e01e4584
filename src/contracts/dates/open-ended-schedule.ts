import type { Finding } from '../../core/findings.js';
import { addDays, type CivilDate } from '../../time/civil-date.js';
import { DISCLAIMER } from '../disclaimer.js';
import { noNoticePeriod } from './messages.js';
import { shiftDate } from './period.js';
import type { TermSchedule, TermStatus } from './schedule.js';
import type { CheckedTerms } from './terms.js';

/**
 * The schedule of a contract without an end: it runs until a notice, whose period starts the day after it arrives, and
 * not before the contract does.
 *
 * @param terms - Checked terms without a first term.
 * @param onDate - The date of the question.
 * @returns The schedule; there is no deadline, but an earliest end.
 */
export function openEndedSchedule(terms: CheckedTerms, onDate: CivilDate): TermSchedule {
  const { effectiveDate, notice, noticeGivenOn } = terms;
  const findings: Finding[] = notice === null ? [noNoticePeriod(null)] : [];
  const counted = later(noticeGivenOn ?? onDate, effectiveDate);
  const lastDay = notice === null ? null : shiftDate(counted, notice, 1, terms.days);
  const end = lastDay === null ? null : addDays(lastDay, 1);
  const known = noticeGivenOn !== null && lastDay !== null;
  const trace =
    lastDay === null
      ? [`no end is agreed from ${effectiveDate}`]
      : [`${known ? 'last day' : 'earliest last day'} ${counted} + ${notice?.text} = ${lastDay}`];
  if (known && noticeGivenOn < effectiveDate) {
    trace.unshift(`the notice of ${noticeGivenOn} came before the first day: counted from ${effectiveDate}`);
  }
  if (!known && notice !== null && terms.delivery !== null) {
    const arrives = later(shiftDate(onDate, terms.delivery, 1, terms.days), effectiveDate);
    const last = shiftDate(arrives, notice, 1, terms.days);
    trace.push(`sent on ${onDate} + ${terms.delivery.text}, counted from ${arrives}: last day ${last}`);
  }
  return {
    status: statusOf(effectiveDate, known ? end : null, onDate),
    lastDay: known ? lastDay : null,
    renewsOn: null,
    noticeDeadline: null,
    sendBy: null,
    safeDeadline: null,
    safeSendBy: null,
    daysLeft: null,
    noticeWindowOpens: null,
    currentTerm: {
      index: 0,
      start: effectiveDate,
      lastDay: known ? lastDay : null,
      end: known ? end : null,
      noticeDeadline: null,
      noticeWindowOpens: null,
      canStillStop: !known && notice !== null,
    },
    earliestEnd: end,
    trace,
    findings,
    disclaimer: DISCLAIMER,
  };
}

function later(a: CivilDate, b: CivilDate): CivilDate {
  return a > b ? a : b;
}

function statusOf(effectiveDate: CivilDate, end: CivilDate | null, onDate: CivilDate): TermStatus {
  if (end !== null && onDate >= end) return 'expired';
  if (onDate < effectiveDate) return 'notStarted';
  return end === null ? 'active' : 'ending';
}
