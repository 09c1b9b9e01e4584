import type { Defined } from '../../core/definition.js';
import type { CivilDate } from '../../time/civil-date.js';
import type { PerformanceGap } from './gap.js';

/** Where a corrective action stands. */
export type ActionStatus = 'open' | 'planned' | 'done' | 'verifiedEffective' | 'ineffective';

/** One thing to do. */
export interface ActionStep {
  /** What is done, in words. */
  readonly what: string;
  /** Who answers for it; needed to call the action planned. */
  readonly owner?: string;
  /** Civil date by which it is done; needed to call the action planned. */
  readonly due?: CivilDate;
  /** Civil date on which it was done; needed to call the action done. */
  readonly doneOn?: CivilDate;
}

/**
 * How it is found out whether an action worked.
 *
 * - `beforeAfter`: periods after the steps against periods before: two rates where the KPI is a ratio of counts, else two
 *   levels;
 * - `twoRates`, `twoLevels`: the same by one of the two, whatever the KPI;
 * - `changepoint`: a change of level that is more than chance, found at the steps;
 * - `target`: the target was met; whether by the steps or by chance is not asked.
 */
export type VerificationMethod = 'beforeAfter' | 'twoRates' | 'twoLevels' | 'changepoint' | 'target';

/** The rule that is agreed before the steps are taken, so that nobody picks a kind one afterwards. */
export interface VerificationRule {
  /** @defaultValue `'beforeAfter'` */
  readonly method?: VerificationMethod;
  /** Complete periods after the last step that are looked at, 1 to 366; at least 3 for `changepoint`. */
  readonly periods: number;
  /** Periods just before the first step they are compared with, 1 to 366. @defaultValue up to twelve (28 days), fewer where the level is proven to have changed shortly before */
  readonly periodsBefore?: number;
  /** `justBefore` the steps, or the same months or quarters a `yearBefore`. @defaultValue `'byRule'`: a year before where the months or quarters of two full years differ */
  readonly compareWith?: 'byRule' | 'justBefore' | 'yearBefore';
  /** Significance level, a share. @defaultValue 0.05 */
  readonly alpha?: number;
  /** Whether a target missed again makes the action ineffective, or is only told. @defaultValue `'required'` */
  readonly target?: 'required' | 'reported';
}

/** One entry of the history. */
export interface ActionStatusChange {
  readonly status: ActionStatus;
  /** Civil date. */
  readonly on: CivilDate;
  /** Who decided it. */
  readonly by: string;
  readonly note?: string;
}

/** A corrective action, as JSON. */
export interface CorrectiveActionDefinition {
  readonly id: string;
  /** @defaultValue 1 */
  readonly version?: number;
  readonly kpiId: string;
  /** Whose it is, e.g. the vendor. */
  readonly vendor?: string;
  /** The record that `performanceGap` made. */
  readonly gap: PerformanceGap;
  /** Why it happened, in words. */
  readonly rootCause?: string;
  /** Steps that take the cause away. @defaultValue none */
  readonly corrective?: readonly ActionStep[];
  /** Steps that keep it from happening elsewhere. @defaultValue none */
  readonly preventive?: readonly ActionStep[];
  readonly verification: VerificationRule;
  /** From `open` to now, in the order of time; the last entry is the status. */
  readonly history: readonly ActionStatusChange[];
}

/** A checked corrective action. */
export type CorrectiveAction = Defined<CorrectiveActionDefinition>;

/** What runs need of an action. */
export interface ActionIndex {
  readonly status: ActionStatus;
  readonly since: CivilDate;
  readonly corrective: readonly ActionStep[];
  readonly preventive: readonly ActionStep[];
  readonly rule: Omit<Required<VerificationRule>, 'periodsBefore'> & { readonly periodsBefore: number | null };
  /** First and last day on which a corrective step of the present round was done; `null` while one is not. */
  readonly steps: { readonly first: CivilDate; readonly last: CivilDate } | null;
}
