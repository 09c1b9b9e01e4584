import type { BusinessDayConvention, BusinessDayOptions } from '../../time/business-day.js';
import type { CivilDate } from '../../time/civil-date.js';
import type { CivilDurationInput } from '../../time/civil-duration.js';
import type { PeriodInput } from './period.js';

/** What becomes of a deadline that is no business day. */
export type DeadlineRoll = Exclude<BusinessDayConvention, 'skip'>;

/** How the days before an end are counted. */
export interface NoticeCounting extends BusinessDayOptions {
  /**
   * `plain`: the last day is end - n, the deadline day itself is in time; `clearDays`: n whole days lie between (UK
   * clear days), so one day earlier. @defaultValue 'plain'
   */
  readonly counting?: 'plain' | 'clearDays';
  /** What becomes of a deadline that is no business day. @defaultValue 'none': it stays, and a finding says so */
  readonly roll?: DeadlineRoll;
}

/** The dates a contract agrees on: JSON. Business days and counting of notice are as in {@link NoticeCounting}. */
export interface ContractTerms extends NoticeCounting {
  /** First day of the contract, `YYYY-MM-DD`. */
  readonly effectiveDate: CivilDate;
  /** Length of the first term; `null` for a contract without an end. Give this or `initialLastDay`. */
  readonly initialTerm?: CivilDurationInput | null;
  /** Last day of the first term, when the contract names it instead of a length. */
  readonly initialLastDay?: CivilDate | null;
  /** Length of each renewal; `null` when it does not renew by itself. @defaultValue null */
  readonly renewalTerm?: CivilDurationInput | null;
  /** Most renewals; `null` for no limit. @defaultValue null */
  readonly maximumRenewals?: number | null;
  /** Whether terms that start on a month's last day end on a month's last day. @defaultValue 'clip' */
  readonly monthEnd?: 'clip' | 'sticky';
  /** How long before the end notice must be given at the latest; `null` when nothing is said. @defaultValue null */
  readonly notice?: PeriodInput | null;
  /** How long before the end it can be given at the earliest. @defaultValue null */
  readonly noticeNotBefore?: PeriodInput | null;
  /** The day that notice counts back from: the day a renewal starts, or the last day of the term. @defaultValue 'renewalDay' */
  readonly noticeCountsFrom?: 'renewalDay' | 'lastDay';
  /** How long a notice travels. @defaultValue null: no day to send it is computed */
  readonly delivery?: PeriodInput | null;
  /** The day a notice arrived (not the day it was sent), if one was given. @defaultValue null */
  readonly noticeGivenOn?: CivilDate | null;
}

/** When an invoice is due. */
export type PaymentTerms =
  | {
      readonly kind: 'net';
      /** Days after the invoice date. */
      readonly days: number;
    }
  | {
      readonly kind: 'endOfMonthPlusDays';
      /** Days after the last day of the invoice's month. */
      readonly days: number;
    }
  | {
      readonly kind: 'daysThenEndOfMonth';
      /** Days after the invoice date; due is the last day of the month they end in. */
      readonly days: number;
    }
  | {
      readonly kind: 'dayOfMonth';
      /** Day of the month, 1 to 31; a shorter month is due on its last day. */
      readonly day: number;
      /** Months after the invoice's month. @defaultValue 1 */
      readonly monthsLater?: number;
    };

/** How long a duty lives on, e.g. confidentiality after the end. */
export interface SurvivalRule {
  /** The event from which it runs. */
  readonly from: 'termination' | 'expiry' | 'disclosure';
  /** How long; `null` for ever. */
  readonly period: CivilDurationInput | null;
  /** Whether it is about a trade secret, which is protected as long as it stays secret. @defaultValue false */
  readonly tradeSecret?: boolean;
}
