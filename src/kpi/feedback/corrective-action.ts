import { compiledOf, wrapDefinition } from '../../core/definition.js';
import { issue, throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { parseDocument } from '../../core/parse.js';
import type { CivilDate } from '../../time/civil-date.js';
import type { ActionIndex, ActionStatus, CorrectiveAction, CorrectiveActionDefinition } from './action-definition.js';
import { historyIssues, missingFor } from './action-transitions.js';
import { dateIssues } from './judged-points.js';
import { correctiveActionSchema } from './schema.js';

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

/** The compiled form of an action or of a copy of it, which is checked anew; `path` is where it stands. */
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
  const issues = wrongDates(definition);
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

function wrongDates(definition: CorrectiveActionDefinition): VendorwiseIssue[] {
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
  return dates.flatMap(([path, date]) => (date === undefined ? [] : dateIssues(date, path)));
}
