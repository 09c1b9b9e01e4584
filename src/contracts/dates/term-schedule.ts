import type { Finding } from '../../core/findings.js';
import { addDays, type CivilDate } from '../../time/civil-date.js';
import { DISCLAIMER } from '../disclaimer.js';
import type { ContractTerms } from './contract-terms.js';
import { noNoticePeriod, noticeLongerThanTerm, noticeMissed } from './messages.js';
import { lastTermByNotice } from './notice-given.js';
import { noticeOfTerm, planNotice, type TermNotice } from './notice-plan.js';
import { openEndedSchedule } from './open-ended-schedule.js';
import type { ContractTerm, TermSchedule, TermStatus } from './schedule.js';
import { endOfTerm, termIndexOn, traceOfTermEnd } from './term-end.js';
import { type CheckedTerms, checkTerms } from './terms.js';

/** Options of {@link termSchedule}. */
export interface TermScheduleOptions {
  /** The civil date on which the question is asked, `YYYY-MM-DD`. */
  readonly onDate: CivilDate;
}

/**
 * Says where a contract stands on a date: current term, renewal, and until when notice must be given.
 *
 * Every term end is computed in one step from the anchor (start + first term + k renewals), because adding to a date
 * that was cut to a month's end drifts. `noticeDeadline` is the next deadline that can still be met: once the current
 * one is missed it belongs to the following term. `safeDeadline` holds by every usual reading of "n before the end":
 * with one clear day more than the terms say, or counted from the last day; and it is a business day.
 *
 * @param terms - What the contract says.
 * @param options - The date of the question.
 * @returns Dates with their derivation; not legal advice.
 * @throws {@link VendorwiseError} the codes of parsing; `INVALID_DATE`, `INVALID_DURATION`, `CONFLICTING_TERMS`,
 * `DATE_ORDER`, `NO_BUSINESS_DAY`.
 * @example
 * ```ts
 * import { termSchedule } from 'vendorwise/contracts';
 * const schedule = termSchedule(
 *   { effectiveDate: '2025-02-01', initialTerm: 'P1Y', renewalTerm: 'P1Y', notice: 'P60D', delivery: { businessDays: 2 } },
 *   { onDate: '2026-11-23' },
 * );
 * schedule.renewsOn; // => '2027-02-01'
 * schedule.noticeDeadline; // => '2026-12-03'
 * schedule.sendBy; // => '2026-12-01'
 * schedule.daysLeft; // => 10
 * ```
 */
export function termSchedule(terms: ContractTerms, options: TermScheduleOptions): TermSchedule {
  const checked = checkTerms(terms, options);
  const { onDate } = options;
  if (checked.initialTerm === null && checked.initialLastDay === null) return openEndedSchedule(checked, onDate);

  const findings: Finding[] = [];
  const stopped = lastTermByNotice(checked, findings);
  const lastIndex = stopped ?? checked.lastIndex;
  const index = termIndexOn(checked, onDate, lastIndex);
  const current = describeTerm(checked, index, lastIndex, onDate);
  const status = statusOf(checked, current.end, onDate, stopped !== null);

  const next = status === 'expired' ? null : nextNotice(checked, index, lastIndex, onDate);
  const renews = index < lastIndex;
  const earliestEnd = endOfTerm(
    checked,
    next === null ? (renews && checked.notice === null ? index : lastIndex) : next.index,
  );
  const renewsOn = renews ? current.end : null;
  findings.push(...currentFindings(checked, current, renewsOn, earliestEnd, status));
  const plan = planNotice(checked, next, onDate, findings);

  const trace = traceOf(checked, current, next, lastIndex);
  return {
    status,
    lastDay: current.lastDay,
    renewsOn,
    ...plan.dates,
    currentTerm: current,
    earliestEnd,
    trace: [...trace.ends, ...plan.trace, ...trace.current],
    findings,
    disclaimer: DISCLAIMER,
  };
}

function describeTerm(
  terms: CheckedTerms,
  index: number,
  lastIndex: number,
  onDate: CivilDate,
): ContractTerm & { end: CivilDate } {
  const end = endOfTerm(terms, index);
  const notice = index < lastIndex ? noticeOfTerm(terms, index) : null;
  return {
    index,
    start: index === 0 ? terms.effectiveDate : endOfTerm(terms, index - 1),
    lastDay: addDays(end, -1),
    end,
    noticeDeadline: notice?.deadline ?? null,
    noticeWindowOpens: notice?.opens ?? null,
    canStillStop: notice !== null && onDate <= notice.deadline,
  };
}

function statusOf(terms: CheckedTerms, end: CivilDate, onDate: CivilDate, stopped: boolean): TermStatus {
  // The current term is the last one whenever its end has come: a renewal would have made the next one current.
  if (onDate >= end) return 'expired';
  if (onDate < terms.effectiveDate) return 'notStarted';
  return stopped ? 'ending' : 'active';
}

/** The ends of terms first, then what belongs to the current term alone. */
function traceOf(
  terms: CheckedTerms,
  current: ContractTerm,
  next: TermNotice | null,
  lastIndex: number,
): { readonly ends: readonly string[]; readonly current: readonly string[] } {
  const { index } = current;
  const ends = [`${index < lastIndex ? 'renews on' : 'ends before'} ${traceOfTermEnd(terms, index)}`];
  const rest = index > 0 ? [`current term from ${traceOfTermEnd(terms, index - 1)}`] : [];
  if (next !== null && next.index !== index) {
    ends.push(`the next renewal that can be stopped is on ${traceOfTermEnd(terms, next.index)}`);
  } else if (next === null && index < lastIndex && Number.isFinite(lastIndex)) {
    ends.push(`ends at last before ${traceOfTermEnd(terms, lastIndex)}`);
  }
  if (current.noticeDeadline !== null && next?.index !== index) {
    const notice = noticeOfTerm(terms, index);
    rest.push(`notice for the current term by ${notice?.counted.trace.join('; ')}`);
  }
  return { ends, current: rest };
}

/** The first deadline from the current term on that has not passed. */
function nextNotice(terms: CheckedTerms, from: number, lastIndex: number, onDate: CivilDate): TermNotice | null {
  if (terms.notice === null) return null;
  for (let index = from; index < lastIndex; index += 1) {
    const notice = noticeOfTerm(terms, index);
    if (notice !== null && notice.deadline >= onDate) return notice;
  }
  return null;
}

function currentFindings(
  terms: CheckedTerms,
  current: ContractTerm & { end: CivilDate },
  renewsOn: CivilDate | null,
  earliestEnd: CivilDate,
  status: TermStatus,
): Finding[] {
  if (renewsOn === null) return [];
  if (terms.notice === null) return [noNoticePeriod(renewsOn)];
  const findings: Finding[] = [];
  const deadline = current.noticeDeadline ?? current.end;
  if (deadline < current.start) findings.push(noticeLongerThanTerm(deadline, current.start));
  if (!current.canStillStop && status !== 'ending') {
    findings.push(noticeMissed(deadline, renewsOn, addDays(earliestEnd, -1)));
  }
  return findings;
}
