import {
  breachNoticeDeadline,
  curePeriodEnd,
  frcp6Deadline,
  noticeDeadline,
  type PaymentTerms,
  type PeriodInput,
  paymentDueDate,
  regulation1182Deadline,
  survivalEnd,
  termEnd,
  termSchedule,
} from '../../../../src/contracts/index.js';
import type { Weekday } from '../../../../src/time/calendar-definition.js';
import { addCivilDuration } from '../../../../src/time/civil-duration.js';
import type { GoldenAdapter, GoldenCase } from '../../adapter.js';

const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** `weekend` lists ISO weekdays without business; the library lists those with. */
function businessDays({ weekend = [6, 7], holidays = [] }: { weekend?: number[]; holidays?: string[] }) {
  return { workdays: WEEKDAYS.filter((_, index) => !weekend.includes(index + 1)), holidays };
}

/** `P20BD` is the file's way to write 20 business days. */
function period(text: string | null): PeriodInput | null {
  const business = /^P(\d+)BD$/.exec(text ?? '');
  return business ? { businessDays: Number(business[1]) } : text;
}

function paymentTerms({ kind, n }: { kind: string; n: number }): PaymentTerms {
  if (kind === 'dayOfFollowingMonth') return { kind: 'dayOfMonth', day: n };
  if (kind === 'eomPlusDays') return { kind: 'endOfMonthPlusDays', days: n };
  if (kind === 'net') return { kind, days: n };
  return { kind: 'daysThenEndOfMonth', days: n };
}

const BY_KIND: Readonly<Record<string, (input: GoldenCase['input']) => unknown>> = {
  addPeriod: ({ date, period: length, sign, endOfMonth }) => ({
    date: addCivilDuration(date, length, sign, { monthEnd: endOfMonth }),
  }),
  termEnd: ({ effectiveDate, term, convention }) => termEnd(effectiveDate, term, { convention }),
  noticeDeadline: ({ expirationDate, notice, counting, roll, ...days }) => ({
    lastDayToGiveNotice: noticeDeadline(expirationDate, period(notice) as PeriodInput, {
      counting,
      roll,
      ...businessDays(days),
    }).noticeDeadline,
  }),
  renewalSchedule: ({ asOf, notice, noticeNotBefore, maxRenewals = null, weekend, holidays, ...terms }) => {
    const schedule = termSchedule(
      {
        ...terms,
        maximumRenewals: maxRenewals,
        notice: period(notice),
        noticeNotBefore: period(noticeNotBefore ?? null),
        ...businessDays({ weekend, holidays }),
      },
      { onDate: asOf },
    );
    const { currentTerm } = schedule;
    return {
      status: schedule.status,
      termIndex: currentTerm.index,
      currentTermStart: currentTerm.start,
      currentTermEnd: currentTerm.end,
      noticeDeadlineForCurrentTerm: currentTerm.noticeDeadline,
      canStillPreventNextRenewal: currentTerm.canStillStop,
      nextNoticeDeadline: schedule.noticeDeadline,
      earliestEnd: schedule.earliestEnd,
      noticeWindowOpens: currentTerm.noticeWindowOpens,
    };
  },
  paymentDue: ({ invoiceDate, terms, roll, ...days }) =>
    paymentDueDate(invoiceDate, paymentTerms(terms), { roll, ...businessDays(days) }),
  survival: ({ from, period: length, ...events }) => survivalEnd({ from, period: length }, events),
  eu1182: ({ eventDate, period: length, holidays }) => regulation1182Deadline(eventDate, length, { holidays }),
  frcp6: ({ eventDate, days, direction, holidays }) => frcp6Deadline(eventDate, days, { direction, holidays }),
  curePeriodBusinessDays: ({ noticeReceived, businessDays: count, ...days }) =>
    curePeriodEnd(noticeReceived, { businessDays: count }, businessDays(days)),
  hoursAfter: ({ awareAt, hours }) => breachNoticeDeadline(awareAt, hours),
};

export const adapter: GoldenAdapter = (testCase) => {
  const answer = BY_KIND[testCase.kind];
  if (answer === undefined) throw new Error(`unknown kind ${testCase.kind}`);
  return answer(testCase.input);
};
