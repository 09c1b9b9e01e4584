import { compiledOf, type Defined, wrapDefinition } from '../../core/definition.js';
import { issue, throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { parseDocument } from '../../core/parse.js';
import { type CivilDate, readCivilDate } from '../../time/civil-date.js';
import { historyIssues, missingFor } from './action-transitions.js';
import type { PerformanceGap } from './performance-gap.js';
import { correctiveActionSchema } from './schema.js';

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

const KEY = 'correctiveAction.1';

/**
 * Checks the document of a corrective action: gap, cause, steps, the rule of its verification, and its history.
 *
 * The history begins with `open` and goes on to `planned`, `done`, and `verifiedEffective` or `ineffective`, from where
 * it is planned again; the last entry is the status, and the document has to hold what that status needs.
 *
 * Source: ISO 9001:2015, 10.2; plan, do, check, act.
 *
 * @param json - The document.
 * @returns The checked document, frozen.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_VALUE`, `UNKNOWN_KEY`, `OUT_OF_RANGE`,
 * `INVALID_DATE`, `KPI_MISMATCH`, `INVALID_TRANSITION`, `DATE_BEFORE_LAST_CHANGE`, `CORRECTIVE_STEP_MISSING`,
 * `STEP_OWNER_MISSING`, `STEP_DUE_MISSING`, `STEP_NOT_DONE`, `STEP_DONE_LATER`; all problems at once.
 * @example
 * ```ts
 * import { defineCorrectiveAction, defineKpi, measureKpi, performanceGap } from 'vendorwise/kpi';
 * const kpi = defineKpi({ id: 'tat', name: 'Turnaround', unit: 'hours', direction: 'lower', target: 24, aggregation: { kind: 'mean' } });
 * const { gap } = performanceGap(kpi, measureKpi(kpi, [{ period: '2026-03', value: 29 }], { period: 'month', timeZone: 'UTC', asOf: '2026-04-01T00:00:00Z' }));
 * const action = defineCorrectiveAction({
 *   id: 'ca-1', kpiId: 'tat', gap: gap!, verification: { periods: 3 }, history: [{ status: 'open', on: '2026-04-02', by: 'MK' }],
 * });
 * action.definition.verification; // => { method: 'beforeAfter', periods: 3, compareWith: 'byRule', alpha: 0.05, target: 'required' }
 * ```
 */
export function defineCorrectiveAction(json: CorrectiveActionDefinition): CorrectiveAction {
  const definition = checked(json);
  return wrapDefinition(definition, KEY, compile(definition));
}

function checked(json: CorrectiveActionDefinition): CorrectiveActionDefinition {
  const definition = parseDocument(correctiveActionSchema, json);
  throwIssues(meaningIssues(definition));
  return definition;
}

/**
 * The status of a corrective action: the last entry of its history.
 *
 * @param action - What {@link defineCorrectiveAction} or `moveAction` returned.
 * @returns The status.
 * @throws {@link VendorwiseError} `NOT_DEFINED`.
 * @example
 * ```ts
 * import { actionStatus, defineCorrectiveAction, defineKpi, measureKpi, performanceGap } from 'vendorwise/kpi';
 * const kpi = defineKpi({ id: 'tat', name: 'Turnaround', unit: 'hours', direction: 'lower', target: 24, aggregation: { kind: 'mean' } });
 * const { gap } = performanceGap(kpi, measureKpi(kpi, [{ period: '2026-03', value: 29 }], { period: 'month', timeZone: 'UTC', asOf: '2026-04-01T00:00:00Z' }));
 * const action = defineCorrectiveAction({
 *   id: 'ca-1', kpiId: 'tat', gap: gap!, verification: { periods: 3 }, history: [{ status: 'open', on: '2026-04-02', by: 'MK' }],
 * });
 * actionStatus(action); // => 'open'
 * ```
 */
export function actionStatus(action: CorrectiveAction): ActionStatus {
  return actionIndexOf(action, 'action').status;
}

/**
 * The compiled form of an action.
 *
 * @param action - What {@link defineCorrectiveAction} returned, or a copy of it.
 * @param path - Where it stands, for the error.
 * @returns Status, steps and rule.
 * @throws {@link VendorwiseError} `NOT_DEFINED` for anything else, such as a document not checked yet; the codes of
 * {@link defineCorrectiveAction} for a copy that was changed and is wrong.
 */
export function actionIndexOf(action: CorrectiveAction, path: string): ActionIndex {
  return compiledOf(action, KEY, (copy) => compile(checked(copy)), { path, by: 'defineCorrectiveAction' });
}

function compile(definition: CorrectiveActionDefinition): ActionIndex {
  const { history, corrective = [], preventive = [], verification } = definition;
  const last = history[history.length - 1]!;
  // Steps of an earlier round did not work: the round that counts is the one since then.
  const failed = history.filter(({ status }) => status === 'ineffective' && last.status !== 'ineffective').pop();
  const days = corrective.flatMap(({ doneOn }) => (doneOn === undefined ? [] : [doneOn])).sort();
  const allDone = days.length > 0 && days.length === corrective.length;
  const round = days.filter((day) => failed === undefined || day > failed.on);
  const counted = round.length > 0 ? round : days;
  const { method = 'beforeAfter', compareWith = 'byRule', alpha = 0.05, target = 'required' } = verification;
  return {
    status: last.status,
    since: last.on,
    corrective,
    preventive,
    rule: {
      method,
      compareWith,
      alpha,
      target,
      periods: verification.periods,
      periodsBefore: verification.periodsBefore ?? null,
    },
    steps: allDone ? { first: counted[0]!, last: counted[counted.length - 1]! } : null,
  };
}

function meaningIssues(definition: CorrectiveActionDefinition): VendorwiseIssue[] {
  const { kpiId, gap, verification, history } = definition;
  const issues = dateIssues(definition);
  if (gap.kpiId !== kpiId) {
    const details = { received: gap.kpiId, expected: kpiId };
    issues.push(issue('KPI_MISMATCH', 'gap.kpiId', `This gap is one of "${gap.kpiId}", not of "${kpiId}".`, details));
  }
  if (verification.method === 'changepoint' && verification.periods < 3) {
    const details = { received: verification.periods, expected: 'at least 3' };
    const message = 'A change of level is seen in at least three periods.';
    issues.push(issue('OUT_OF_RANGE', 'verification.periods', message, details));
  }
  if (verification.method === 'changepoint' && verification.compareWith === 'yearBefore') {
    const details = { received: verification.compareWith, expected: 'one of "byRule", "justBefore"' };
    const message = 'A change of level is looked for in periods that follow each other.';
    issues.push(issue('INVALID_VALUE', 'verification.compareWith', message, details));
  }
  // Dates that do not exist cannot be compared.
  if (issues.some(({ code }) => code === 'INVALID_DATE')) return issues;
  issues.push(...historyIssues(history));
  const last = history[history.length - 1]!;
  return [...issues, ...missingFor(definition, last.status, last.on, 'holds')];
}

function dateIssues(definition: CorrectiveActionDefinition): VendorwiseIssue[] {
  const dates: (readonly [path: string, date: CivilDate | undefined])[] = [
    ['gap.startDate', definition.gap.startDate],
    ...definition.history.map(({ on }, i) => [`history[${i}].on`, on] as const),
    ...(['corrective', 'preventive'] as const).flatMap((kind) =>
      (definition[kind] ?? []).flatMap(({ due, doneOn }, i) => [
        [`${kind}[${i}].due`, due] as const,
        [`${kind}[${i}].doneOn`, doneOn] as const,
      ]),
    ),
  ];
  return dates.flatMap(([path, date]) =>
    date === undefined || !Number.isNaN(readCivilDate(date))
      ? []
      : [
          issue('INVALID_DATE', path, 'This is not a date of the calendar.', {
            received: date,
            expected: 'a date such as "2026-06-01"',
          }),
        ],
  );
}
