import { textIssues, wordIssues } from '../../core/check.js';
import { issue, throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { optionIssues } from '../../core/options.js';
import type { CivilDate } from '../../time/civil-date.js';
import type { ActionStatus, ActionStatusChange, CorrectiveAction } from './action-definition.js';
import { missingFor, NEXT, orderIssues, transitionIssues } from './action-transitions.js';
import { actionIndexOf, defineCorrectiveAction } from './corrective-action.js';
import { dateIssues } from './judged-points.js';

/** The next status of an action. */
export interface ActionMove {
  readonly to: ActionStatus;
  /** Civil date. */
  readonly on: CivilDate;
  /** Who decides it. */
  readonly by: string;
  /** Why, e.g. the message of a verification. @defaultValue none */
  readonly note?: string;
}

/**
 * Moves a corrective action to its next status.
 *
 * `open` becomes `planned` (needs a corrective step, and an owner and a due date for every step), `planned` becomes `done`
 * (every step is done), `done` becomes `verifiedEffective` or `ineffective`, and what was `ineffective` is `planned` again
 * (needs a new corrective step). The action that was given is not changed, and nothing of its history is lost.
 *
 * @param action - What {@link defineCorrectiveAction} returned.
 * @param move - The new status, the day, and who decides it.
 * @returns The action with one more entry in its history.
 * @throws {@link VendorwiseError} `INVALID_TRANSITION`, and what is missing: `CORRECTIVE_STEP_MISSING`,
 * `STEP_OWNER_MISSING`, `STEP_DUE_MISSING`, `STEP_NOT_DONE`, `STEP_DONE_LATER`, `DATE_BEFORE_LAST_CHANGE`; `REQUIRED`,
 * `INVALID_TYPE`, `INVALID_VALUE`, `INVALID_DATE`, `UNKNOWN_KEY`.
 * @example
 * ```ts
 * import { actionStatus, defineCorrectiveAction, defineKpi, measureKpi, moveAction, performanceGap } from 'vendorwise/kpi';
 * const kpi = defineKpi({ id: 'tat', name: 'Turnaround', unit: 'hours', direction: 'lower', target: 24, aggregation: { kind: 'mean' } });
 * const { gap } = performanceGap(kpi, measureKpi(kpi, [{ period: '2026-03', value: 29 }], { period: 'month', timeZone: 'UTC', asOf: '2026-04-01T00:00:00Z' }));
 * const open = defineCorrectiveAction({
 *   id: 'ca-1', kpiId: 'tat', gap: gap!, verification: { periods: 3 }, history: [{ status: 'open', on: '2026-04-02', by: 'MK' }],
 *   corrective: [{ what: 'A second approver for the night shift', owner: 'Acme, service desk', due: '2026-05-01' }],
 * });
 * actionStatus(moveAction(open, { to: 'planned', on: '2026-04-10', by: 'MK' })); // => 'planned'
 * actionStatus(moveAction(open, { to: 'done', on: '2026-04-10', by: 'MK' })); // throws INVALID_TRANSITION
 * ```
 */
export function moveAction(action: CorrectiveAction, move: ActionMove): CorrectiveAction {
  const { status, since } = actionIndexOf(action, 'action');
  throwIssues(moveIssues(move));
  const { to, on, by, note } = move;
  const { definition } = action;
  const wrongWay = transitionIssues(status, to, 'move.to');
  throwIssues([
    ...wrongWay,
    ...orderIssues(since, on, 'move.on'),
    ...(wrongWay.length > 0 ? [] : missingFor(definition, to, on, 'enters', 'action.definition.')),
  ]);
  const change: ActionStatusChange = { status: to, on, by, ...(note === undefined ? {} : { note }) };
  return defineCorrectiveAction({ ...definition, history: [...definition.history, change] });
}

function moveIssues(move: ActionMove): VendorwiseIssue[] {
  const unknown = optionIssues(move, { to: true, on: true, by: true, note: true }, 'move');
  const { to, on, by, note } = move;
  const isText = note === undefined || typeof note === 'string';
  const expected = 'a text';
  return [
    ...unknown,
    ...wordIssues(to, Object.keys(NEXT), 'move.to'),
    ...dateIssues(on, 'move.on'),
    ...textIssues(by, 'move.by', 'the name of who decides it'),
    ...(isText ? [] : [issue('INVALID_TYPE', 'move.note', `Expected ${expected}.`, { received: note, expected })]),
  ];
}
