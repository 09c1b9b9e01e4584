import type { Finding } from '../../core/findings.js';
import type { CivilDate } from '../../time/civil-date.js';
import type { NoticePlan } from './notice-plan.js';

/**
 * Where a contract stands: `notStarted` before its first day, `active`, `ending` after a notice that counts, `expired`
 * after its last day.
 */
export type TermStatus = 'notStarted' | 'active' | 'ending' | 'expired';

/** One term of a contract. */
export interface ContractTerm {
  /** 0 for the first term, 1 for the first renewal. */
  readonly index: number;
  /** First day. */
  readonly start: CivilDate;
  /** Last day; `null` without an end. */
  readonly lastDay: CivilDate | null;
  /** First day after it; `null` without an end. */
  readonly end: CivilDate | null;
  /** Last day for a notice that stops the renewal at its end; `null` when none follows or no notice period is given. */
  readonly noticeDeadline: CivilDate | null;
  /** First day for it; `null` when there is no such rule. */
  readonly noticeWindowOpens: CivilDate | null;
  /** Whether a notice on the date of the question would still be in time. */
  readonly canStillStop: boolean;
}

/** The key dates of a contract as of a date. A reading aid, not legal advice. */
export interface TermSchedule extends NoticePlan {
  readonly status: TermStatus;
  /** Last day of the current term; `null` without an end. */
  readonly lastDay: CivilDate | null;
  /** First day of the next term; `null` when the current one is the last. */
  readonly renewsOn: CivilDate | null;
  /** The term that is current: the first before the start, the last after the end. */
  readonly currentTerm: ContractTerm;
  /**
   * First day without the contract, at the earliest, if a notice arrives in time from the date of the question on (for
   * a contract without an end: if it arrives on that day); `null` when unknown.
   */
  readonly earliestEnd: CivilDate | null;
  /** How each date was derived. */
  readonly trace: readonly string[];
  readonly findings: readonly Finding[];
  readonly disclaimer: string;
}
