import { issue, type VendorwiseIssue } from '../../core/errors.js';
import type { CivilDate } from '../../time/civil-date.js';
import type { ActionStatus, ActionStatusChange, ActionStep, CorrectiveActionDefinition } from './action-definition.js';
import { ACTION_WORDS } from './messages.js';

/** What each status may become. */
export const NEXT: Readonly<Record<ActionStatus, readonly ActionStatus[]>> = {
  open: ['planned'],
  planned: ['done'],
  done: ['verifiedEffective', 'ineffective'],
  ineffective: ['planned'],
  verifiedEffective: [],
};

/** Problems of a step from one status to the next. */
export function transitionIssues(from: ActionStatus | null, to: ActionStatus, path: string): VendorwiseIssue[] {
  const allowed = from === null ? (['open'] as const) : NEXT[from];
  if ((allowed as readonly ActionStatus[]).includes(to)) return [];
  const expected =
    allowed.length === 0 ? 'nothing: it is closed' : `one of ${allowed.map((one) => `"${one}"`).join(', ')}`;
  return [
    issue('INVALID_TRANSITION', path, ACTION_WORDS.transition(from, to, allowed), {
      received: to,
      expected,
      params: { from, to, allowed: [...allowed] },
    }),
  ];
}

/** Problems of a whole history. */
export function historyIssues(history: readonly ActionStatusChange[]): VendorwiseIssue[] {
  return history.flatMap((one, i) => {
    const before = history[i - 1];
    const path = `history[${i}]`;
    return [
      ...transitionIssues(before?.status ?? null, one.status, `${path}.status`),
      ...orderIssues(before?.on, one.on, `${path}.on`),
    ];
  });
}

/** A change does not come before the one before it. */
export function orderIssues(before: CivilDate | undefined, on: CivilDate, path: string): VendorwiseIssue[] {
  if (before === undefined || before <= on) return [];
  const details = { received: on, expected: `${before} or later` };
  return [issue('DATE_BEFORE_LAST_CHANGE', path, `This change comes before the one of ${before}.`, details)];
}

/**
 * What a document lacks for a status that it has, or is to get, on a day.
 *
 * @param mode - `holds` for a status it has, `enters` for one it is to get: to be planned again takes a new step.
 * @param base - Where the document stands, for the paths.
 */
export function missingFor(
  definition: CorrectiveActionDefinition,
  status: ActionStatus,
  on: CivilDate,
  mode: 'holds' | 'enters',
  base = '',
): VendorwiseIssue[] {
  // An action that did not work is given new steps before it is planned again.
  if (status === 'open' || status === 'ineffective') return [];
  const { corrective = [], preventive = [] } = definition;
  const named = [
    ...corrective.map((step, i) => [`${base}corrective[${i}]`, step] as const),
    ...preventive.map((step, i) => [`${base}preventive[${i}]`, step] as const),
  ];
  const issues = corrective.length === 0 ? [missing('CORRECTIVE_STEP_MISSING', `${base}corrective`, 'step')] : [];
  for (const [path, step] of named) issues.push(...planIssues(step, path));
  if (status === 'planned') {
    const again = definition.history.some((one) => one.status === 'ineffective');
    const nothingNew = corrective.length > 0 && corrective.every(({ doneOn }) => doneOn !== undefined);
    if (mode === 'enters' && again && nothingNew) {
      issues.push(missing('CORRECTIVE_STEP_MISSING', `${base}corrective`, 'newStep'));
    }
    return issues;
  }
  for (const [path, step] of named) issues.push(...doneIssues(step, path, on));
  return issues;
}

function planIssues({ owner, due }: ActionStep, path: string): VendorwiseIssue[] {
  return [
    ...(owner === undefined ? [missing('STEP_OWNER_MISSING', `${path}.owner`, 'owner')] : []),
    ...(due === undefined ? [missing('STEP_DUE_MISSING', `${path}.due`, 'due')] : []),
  ];
}

function doneIssues({ what, doneOn }: ActionStep, path: string, on: CivilDate): VendorwiseIssue[] {
  const at = `${path}.doneOn`;
  if (doneOn === undefined) return [missing('STEP_NOT_DONE', at, 'done', what)];
  if (doneOn <= on) return [];
  const details = { received: doneOn, expected: `${on} or earlier` };
  return [issue('STEP_DONE_LATER', at, `This step was done on ${doneOn}, after the action was called done.`, details)];
}

function missing(
  code: 'CORRECTIVE_STEP_MISSING' | 'STEP_OWNER_MISSING' | 'STEP_DUE_MISSING' | 'STEP_NOT_DONE',
  path: string,
  what: keyof typeof ACTION_WORDS.missing,
  step = '',
): VendorwiseIssue {
  const { message, expected } = ACTION_WORDS.missing[what];
  return issue(code, path, message(step), { expected });
}
