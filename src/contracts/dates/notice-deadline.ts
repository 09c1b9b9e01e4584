import type { Finding } from '../../core/findings.js';
import { parseDocument } from '../../core/parse.js';
import { adjustToBusinessDay, type BusinessDayOptions, isBusinessDay } from '../../time/business-day.js';
import { addDays, type CivilDate, toEpochDay } from '../../time/civil-date.js';
import type { NoticeDeadlineOptions } from './arguments.js';
import { businessDaysOf } from './business-days.js';
import { deadlineNotBusinessDay, rollPassesEnd } from './messages.js';
import { type CheckedPeriod, type PeriodInput, shiftClear, shiftDate, toPeriod } from './period.js';
import { noticeDeadlineArguments } from './schema.js';

/** The last day for a notice. */
export interface NoticeDeadline {
  /** The last civil date on which the notice is in time. */
  readonly noticeDeadline: CivilDate;
  /** The same before it was rolled to a business day. */
  readonly unrolled: CivilDate;
  /** Whether business is done on it. */
  readonly onBusinessDay: boolean;
  /** How it was derived, step by step. */
  readonly trace: readonly string[];
  readonly findings: readonly Finding[];
}

/**
 * Last day for a notice that must be given at least a period before an end.
 *
 * The end day is not counted, and the deadline day itself is in time. Months go by the corresponding date, cut to the
 * end of a shorter month (Dodds v Walker [1981] 1 WLR 1027).
 *
 * @param end - The day before which the period must lie, `YYYY-MM-DD`: usually the day a renewal starts.
 * @param notice - The notice period.
 * @param options - Counting, rolling, business days.
 * @returns The deadline with its derivation; not legal advice.
 * @throws {@link VendorwiseError} the codes of parsing for the options; `INVALID_DATE`, `INVALID_DURATION`.
 * @example
 * ```ts
 * import { noticeDeadline } from 'vendorwise/contracts';
 * noticeDeadline('2026-12-31', 'P60D').noticeDeadline; // => '2026-11-01'
 * noticeDeadline('2026-05-13', 'P60D', { counting: 'clearDays', roll: 'preceding' }).trace; // => ['2026-05-13 - P60D - 1 day = 2026-03-13']
 * noticeDeadline('2026-11-24', { businessDays: 20 }, { holidays: ['2026-11-11'] }).noticeDeadline; // => '2026-10-26'
 * ```
 */
export function noticeDeadline(
  end: CivilDate,
  notice: PeriodInput,
  options: NoticeDeadlineOptions = {},
): NoticeDeadline {
  toEpochDay(end, 'end');
  parseDocument(noticeDeadlineArguments, { options });
  return countBackNotice(end, toPeriod(notice, 'notice'), options);
}

/** {@link noticeDeadline} with a checked period. */
export function countBackNotice(end: CivilDate, notice: CheckedPeriod, options: NoticeDeadlineOptions): NoticeDeadline {
  const clear = options.counting === 'clearDays';
  const plain = shiftDate(end, notice, -1, options, options.monthEnd);
  const unrolled = clear ? oneMore(end, plain, notice, options) : plain;
  const rolled = adjustToBusinessDay(unrolled, options.roll ?? 'none', businessDaysOf(options)) ?? unrolled;
  const passesEnd = rolled >= end;
  const deadline = passesEnd ? unrolled : rolled;
  const onBusinessDay = isBusinessDay(deadline, businessDaysOf(options));
  const extra = clear ? (notice.kind === 'business' ? ' - 1 business day' : ' - 1 day') : '';
  const trace = [`${end} - ${notice.text}${extra} = ${unrolled}`];
  if (deadline !== unrolled) trace.push(`${unrolled} is no business day, ${options.roll} = ${deadline}`);
  const findings: Finding[] = [];
  if (passesEnd) findings.push(rollPassesEnd(unrolled, end));
  if (!onBusinessDay)
    findings.push(
      deadlineNotBusinessDay(deadline, adjustToBusinessDay(deadline, 'preceding', businessDaysOf(options)) ?? deadline),
    );
  return { noticeDeadline: deadline, unrolled, onBusinessDay, trace, findings };
}

function oneMore(end: CivilDate, plain: CivilDate, notice: CheckedPeriod, days: BusinessDayOptions): CivilDate {
  return notice.kind === 'business' ? shiftClear(end, notice, -1, days) : addDays(plain, -1);
}
