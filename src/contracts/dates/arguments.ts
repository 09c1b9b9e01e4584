import type { BusinessDayOptions } from '../../time/business-day.js';
import type { CivilDate } from '../../time/civil-date.js';
import type { DeadlineRoll, NoticeCounting } from './contract-terms.js';

/** Options of `noticeDeadline`. */
export interface NoticeDeadlineOptions extends NoticeCounting {
  /** Whether months counted back from a month's last day end on a month's last day. @defaultValue 'clip' */
  readonly monthEnd?: 'clip' | 'sticky';
}

/** Options of `curePeriodEnd`. */
export interface CurePeriodOptions extends BusinessDayOptions {
  /** What becomes of a last day that is no business day. @defaultValue 'none' */
  readonly roll?: DeadlineRoll;
}

/** Options of `paymentDueDate`. */
export interface PaymentDueDateOptions extends BusinessDayOptions {
  /** What becomes of a due date that is no business day. @defaultValue 'none' */
  readonly roll?: DeadlineRoll;
}

/** Public holidays of the court or institution. */
export interface StatutoryOptions {
  /** Civil dates, `YYYY-MM-DD`. @defaultValue none */
  readonly holidays?: readonly CivilDate[];
}

/** Options of `frcp6Deadline`. */
export interface Frcp6Options extends StatutoryOptions {
  /** Whether the period runs after or before the event. @defaultValue 'after' */
  readonly direction?: 'after' | 'before';
}

/** The dates of the events, as far as they are known. */
export interface SurvivalEvents {
  readonly terminationDate?: CivilDate | null;
  readonly expiryDate?: CivilDate | null;
  /** The day on which this piece of information was disclosed. */
  readonly disclosureDate?: CivilDate | null;
}

/** Options of `termEnd`. */
export interface TermEndOptions {
  /** Whether the expiration date is the anniversary itself or the day before. @defaultValue 'anniversary' */
  readonly convention?: 'anniversary' | 'dayBefore';
  /** What becomes of month ends. @defaultValue 'clip' */
  readonly monthEnd?: 'clip' | 'sticky';
}
