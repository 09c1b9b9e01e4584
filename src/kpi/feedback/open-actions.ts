import type { AttentionItem } from '../../core/attention.js';
import { numberIssues } from '../../core/check.js';
import { fail, issue, throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import type { Severity } from '../../core/findings.js';
import { checkOptions } from '../../core/options.js';
import { addDays, type CivilDate, daysBetween } from '../../time/civil-date.js';
import type { ActionIndex, ActionStatus, ActionStep, CorrectiveAction } from './action-definition.js';
import { periodsOverOn } from './comparison-periods.js';
import { actionIndexOf } from './corrective-action.js';
import { requireDate } from './judged-points.js';
import { ATTENTION_WORDS } from './messages.js';

/** How far ahead to look, and how soon things are expected. */
export interface OpenActionsOptions {
  /** Civil date of the question. */
  readonly onDate: CivilDate;
  /** What is due within so many days is listed. @defaultValue 14 */
  readonly withinDays?: number;
  /** Days in which an action that was opened, or did not work, is given a plan. @defaultValue 14 */
  readonly planWithinDays?: number;
  /** Days in which an action is verified once enough periods are over. @defaultValue 14 */
  readonly verifyWithinDays?: number;
}

/** What is due of many corrective actions. */
export interface OpenActions {
  readonly onDate: CivilDate;
  /** Most urgent first. */
  readonly items: readonly AttentionItem[];
  /** Actions in each status. */
  readonly byStatus: Readonly<Record<ActionStatus, number>>;
  readonly message: string;
}

type Timing = Required<OpenActionsOptions>;

/**
 * What is due or overdue of many corrective actions: plans, steps and verifications.
 *
 * Kinds are `correctiveAction.plan`, `.replan`, `.step`, `.close` (every step is done, the status is not), `.verify` and
 * `.cause` (planned without a root cause). What is overdue has the severity of its gap, and at least `medium`; what is
 * due soon at most `medium`. Listed is what is overdue, due within `withinDays`, or has no date.
 *
 * @param actions - Checked actions, each id once.
 * @param options - The day, and how far to look ahead.
 * @returns The items with their dates, and a sentence.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `UNKNOWN_KEY`, `INVALID_DATE`, `OUT_OF_RANGE`, `DUPLICATE_ID`.
 * @example
 * ```ts
 * import { defineCorrectiveAction, defineKpi, measureKpi, openActions, performanceGap } from 'vendorwise/kpi';
 * const kpi = defineKpi({ id: 'tat', name: 'Turnaround', unit: 'hours', direction: 'lower', target: 24, aggregation: { kind: 'mean' } });
 * const { gap } = performanceGap(kpi, measureKpi(kpi, [{ period: '2026-03', value: 29 }], { period: 'month', timeZone: 'UTC', asOf: '2026-04-01T00:00:00Z' }));
 * const action = defineCorrectiveAction({ id: 'ca-1', kpiId: 'tat', gap: gap!, verification: { periods: 3 }, history: [{ status: 'open', on: '2026-04-02', by: 'MK' }] });
 * openActions([action], { onDate: '2026-04-20' }).items.map((one) => [one.kind, one.due, one.daysLeft, one.message]); // => [['correctiveAction.plan', '2026-04-16', -4, 'Turnaround, missed in March 2026: there is no plan yet (opened on 2 April 2026); one was due 4 days ago.']]
 * ```
 */
export function openActions(actions: readonly CorrectiveAction[], options: OpenActionsOptions): OpenActions {
  const timing = timingOf(options);
  if (!Array.isArray(actions)) {
    const details = { received: actions, expected: 'a list of what defineCorrectiveAction returned' };
    fail('INVALID_TYPE', 'actions', 'The actions are a list.', details);
  }
  const plans = Array.from(actions as readonly CorrectiveAction[], (action, i) =>
    actionIndexOf(action, `actions[${i}]`),
  );
  throwIssues(duplicates(actions));
  const byStatus = { open: 0, planned: 0, done: 0, verifiedEffective: 0, ineffective: 0 };
  for (const { status } of plans) byStatus[status]++;
  const items = plans
    .flatMap((plan, i) => itemsOf(actions[i]!, plan, timing, `actions[${i}].definition`))
    .sort(byUrgency);
  const count = (state: AttentionItem['state']): number => items.filter((item) => item.state === state).length;
  return {
    onDate: timing.onDate,
    items,
    byStatus,
    message: ATTENTION_WORDS.summary(count('overdue'), count('dueSoon'), count('undated')),
  };
}

function timingOf(options: OpenActionsOptions): Timing {
  checkOptions(options, { onDate: true, withinDays: true, planWithinDays: true, verifyWithinDays: true });
  requireDate(options.onDate, 'options.onDate');
  const { onDate, withinDays = 14, planWithinDays = 14, verifyWithinDays = 14 } = options;
  const days = { withinDays, planWithinDays, verifyWithinDays };
  throwIssues(
    Object.entries(days).flatMap(([name, given]) =>
      numberIssues(given, { whole: true, least: 0, most: 3660 }, `options.${name}`, 'The number of days'),
    ),
  );
  return { onDate, ...days };
}

function duplicates(actions: readonly CorrectiveAction[]): VendorwiseIssue[] {
  const seen = new Map<string, number>();
  return actions.flatMap(({ definition: { id } }, i) => {
    const before = seen.get(id);
    seen.set(id, before ?? i);
    if (before === undefined) return [];
    const details = { received: id, expected: 'each action once' };
    return [
      issue(
        'DUPLICATE_ID',
        `actions[${i}].definition.id`,
        `The action "${id}" is actions[${before}] already.`,
        details,
      ),
    ];
  });
}

function itemsOf(action: CorrectiveAction, plan: ActionIndex, timing: Timing, path: string): AttentionItem[] {
  const { id, gap, rootCause } = action.definition;
  const name = gap.kpiName;
  const item = (
    kind: string,
    due: CivilDate | null,
    at: string,
    say: (daysLeft: number) => string,
  ): AttentionItem[] => {
    const daysLeft = due === null ? null : daysBetween(timing.onDate, due);
    if (daysLeft !== null && daysLeft > timing.withinDays) return [];
    const state = daysLeft === null ? 'undated' : daysLeft < 0 ? 'overdue' : 'dueSoon';
    const severity = severityOf(gap.severity, state === 'overdue');
    const message = say(daysLeft ?? 0);
    return [
      {
        kind: `correctiveAction.${kind}`,
        subject: id,
        severity,
        due,
        state,
        daysLeft,
        message,
        path: at,
        evidence: [gap.message],
      },
    ];
  };
  const planBy = addDays(plan.since, timing.planWithinDays);
  switch (plan.status) {
    case 'open':
      return item('plan', planBy, path, (days) => ATTENTION_WORDS.plan(name, gap.period, plan.since, days));
    case 'ineffective':
      return item('replan', planBy, path, (days) => ATTENTION_WORDS.replan(name, plan.since, days));
    case 'planned': {
      const steps = [
        ...stepsNotDone(plan.corrective, `${path}.corrective`),
        ...stepsNotDone(plan.preventive, `${path}.preventive`),
      ];
      const items = steps.flatMap(({ step, at }) =>
        // A document that is planned has an owner and a date for every step.
        item('step', step.due!, at, (days) => ATTENTION_WORDS.step(name, step.what, step.owner!, days)),
      );
      const close = steps.length > 0 ? [] : item('close', null, path, () => ATTENTION_WORDS.allDone(name));
      const cause = rootCause === undefined ? item('cause', null, path, () => ATTENTION_WORDS.cause(name)) : [];
      return [...items, ...close, ...cause];
    }
    case 'done': {
      if (plan.steps === null) return [];
      const readyOn = periodsOverOn(gap.startDate, gap.periodUnit, plan.steps.last, plan.rule.periods);
      if (readyOn > timing.onDate) return [];
      return item('verify', addDays(readyOn, timing.verifyWithinDays), `${path}.verification`, (days) =>
        ATTENTION_WORDS.verify(name, readyOn, days),
      );
    }
    case 'verifiedEffective':
      return [];
  }
}

function stepsNotDone(
  steps: readonly ActionStep[],
  path: string,
): { readonly step: ActionStep; readonly at: string }[] {
  return steps.flatMap((step, i) => (step.doneOn === undefined ? [{ step, at: `${path}[${i}]` }] : []));
}

const RANK: Readonly<Record<Severity, number>> = { critical: 0, high: 1, medium: 2, low: 3, info: 4 };

function severityOf(gap: Severity, overdue: boolean): Severity {
  const isMedium = overdue ? RANK[gap] > RANK.medium : RANK[gap] < RANK.medium;
  return isMedium ? 'medium' : gap;
}

function byUrgency(a: AttentionItem, b: AttentionItem): number {
  const byDue = (a.due ?? '9999') < (b.due ?? '9999') ? -1 : (a.due ?? '9999') > (b.due ?? '9999') ? 1 : 0;
  return RANK[a.severity] - RANK[b.severity] || byDue || (a.subject < b.subject ? -1 : a.subject > b.subject ? 1 : 0);
}
