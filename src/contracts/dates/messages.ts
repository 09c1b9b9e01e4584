import { type Finding, finding } from '../../core/findings.js';
import { type CivilDate, isoWeekday } from '../../time/civil-date.js';

const WEEKDAYS: readonly string[] = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** A date with its weekday, e.g. `Sunday 2026-12-06`. */
export function named(date: CivilDate): string {
  return `${WEEKDAYS[isoWeekday(date) - 1]} ${date}`;
}

/** The deadline is a weekend or a holiday and stays there. */
export function deadlineNotBusinessDay(deadline: CivilDate, before: CivilDate, passed = false): Finding {
  const advice = passed
    ? `The business day before it, ${named(before)}, has passed: make sure that the notice can arrive on the day itself.`
    : `Make sure the notice arrives by ${named(before)}.`;
  return finding(
    'DEADLINE_NOT_BUSINESS_DAY',
    'low',
    `The notice deadline, ${named(deadline)}, is not a business day. ${advice}`,
    { params: { deadline, before } },
  );
}

/** Rolling forward would reach the end that the deadline lies before. */
export function rollPassesEnd(unrolled: CivilDate, end: CivilDate): Finding {
  return finding(
    'ROLL_PASSES_END',
    'medium',
    `The next business day after the deadline ${unrolled} is not before ${end}, so the deadline stays on ${unrolled}.`,
    { params: { unrolled, end } },
  );
}

/** The deadline of the current term has passed. */
export function noticeMissed(deadline: CivilDate, renewsOn: CivilDate, earliestLastDay: CivilDate | null): Finding {
  const end = earliestLastDay === null ? '' : ` The earliest last day that can now be reached is ${earliestLastDay}.`;
  return finding(
    'NOTICE_MISSED',
    'high',
    `The notice deadline ${deadline} has passed: the contract renews on ${renewsOn}.${end}`,
    { params: { deadline, renewsOn, earliestLastDay } },
  );
}

/** Something runs on, and nothing says how to stop it. */
export function noNoticePeriod(renewsOn: CivilDate | null): Finding {
  const how = renewsOn === null ? 'runs on without an end' : `renews by itself on ${renewsOn}`;
  return finding(
    'NO_NOTICE_PERIOD',
    'medium',
    `The contract ${how}, but no notice period is given, so no deadline can be computed. Look for the notice clause.`,
    { params: { renewsOn } },
  );
}

/** The deadline of a term lies before its start. */
export function noticeLongerThanTerm(deadline: CivilDate, termStart: CivilDate): Finding {
  return finding(
    'NOTICE_LONGER_THAN_TERM',
    'medium',
    `The notice for the current term had to be given by ${deadline}, before the term started on ${termStart}: notice is always due a term ahead.`,
    { params: { deadline, termStart } },
  );
}

/** Only the plain reading of the clause still holds. */
export function safeDeadlinePassed(safeDeadline: CivilDate, deadline: CivilDate): Finding {
  return finding(
    'SAFE_DEADLINE_PASSED',
    'medium',
    `The cautious deadline ${safeDeadline} has passed. A notice until ${deadline} is in time only by the plain reading of the clause; give it at once.`,
    { params: { safeDeadline, deadline } },
  );
}

/** The usual way of sending is too slow by now. */
export function sendByPassed(sendBy: CivilDate, deadline: CivilDate): Finding {
  return finding(
    'SEND_BY_PASSED',
    'medium',
    `A notice sent the usual way had to leave by ${sendBy}. Deliver it faster, so that it arrives by ${deadline}.`,
    { params: { sendBy, deadline } },
  );
}

/** It is too early to give notice. */
export function windowNotOpen(opens: CivilDate, deadline: CivilDate): Finding {
  return finding(
    'NOTICE_WINDOW_NOT_OPEN',
    'info',
    `Notice can be given from ${opens} to ${deadline}; an earlier one may not count.`,
    { params: { opens, deadline } },
  );
}

/** The earliest day for notice lies after the latest. */
export function windowEmpty(opens: CivilDate, deadline: CivilDate): Finding {
  return finding(
    'NOTICE_WINDOW_EMPTY',
    'high',
    `The notice window opens on ${opens}, after the deadline ${deadline}: by these terms notice is never in time. Check both periods.`,
    { params: { opens, deadline } },
  );
}

/** A notice before its window. */
export function noticeTooEarly(given: CivilDate, opens: CivilDate): Finding {
  return finding(
    'NOTICE_TOO_EARLY',
    'high',
    `The notice of ${given} came before the window opens on ${opens} and is not counted. Give it again in the window.`,
    { params: { given, opens } },
  );
}

/** A notice that works only a term later. */
export function noticeLate(given: CivilDate, missed: CivilDate, lastDay: CivilDate): Finding {
  return finding(
    'NOTICE_LATE',
    'medium',
    `The notice of ${given} came after the deadline ${missed}, so the contract ends only with ${lastDay}.`,
    { params: { given, missed, lastDay } },
  );
}

/** A notice where there is nothing to stop. */
export function noticeWithoutEffect(given: CivilDate, lastDay: CivilDate | null): Finding {
  const why = lastDay === null ? 'no notice period is given' : `no renewal can be stopped; the last day is ${lastDay}`;
  return finding('NOTICE_WITHOUT_EFFECT', 'medium', `The notice of ${given} changes nothing: ${why}.`, {
    params: { given, lastDay },
  });
}

/** Business days without holidays. */
export function noHolidays(): Finding {
  return finding(
    'NO_HOLIDAYS',
    'info',
    'Business days were counted without holidays, so a date can be a day or more off. Add the public holidays.',
  );
}

/** A holiday list that is too short. */
export function holidaysEnd(last: CivilDate, deadline: CivilDate): Finding {
  return finding(
    'HOLIDAYS_END_BEFORE_DEADLINE',
    'low',
    `The holiday list ends on ${last}, before the year of the deadline ${deadline}. Add the holidays of that year.`,
    { params: { last, deadline } },
  );
}

/** A payment term beyond the EU default limit. */
export function longPaymentTerm(days: number): Finding {
  return finding(
    'PAYMENT_TERM_OVER_60_DAYS',
    'low',
    `Payment is due ${days} days after the invoice. Between companies in the EU more than 60 days needs an express and fair agreement (Directive 2011/7/EU Art. 3(5)).`,
    { params: { days } },
  );
}
