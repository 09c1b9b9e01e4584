import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../../src/core/definition.js';
import {
  type CorrectiveAction,
  type CorrectiveActionDefinition,
  defineCorrectiveAction,
  moveAction,
  openActions,
} from '../../../src/kpi/index.js';
import { codesOf } from '../../core/issues-of.js';
import { doneAction, figures, gapOf, turnaround } from './fixture.js';

const low = gapOf(turnaround, figures([27]));
const critical = gapOf(turnaround, figures([40, 40, 40]), '2025-03');
const action = (id: string, more: Partial<CorrectiveActionDefinition> = {}): CorrectiveAction =>
  defineCorrectiveAction({
    id,
    kpiId: 'turnaround',
    gap: low,
    verification: { periods: 3 },
    history: [{ status: 'open', on: '2025-04-02', by: 'MK' }],
    ...more,
  });
const planned = (id: string, due: string, more: Partial<CorrectiveActionDefinition> = {}): CorrectiveAction =>
  moveAction(action(id, { corrective: [{ what: 'Second shift', owner: 'Acme', due }], ...more }), {
    to: 'planned',
    on: '2025-04-10',
    by: 'MK',
  });
const rows = (actions: readonly CorrectiveAction[], onDate: string, more = {}) =>
  openActions(actions, { onDate, ...more }).items.map(({ kind, subject, severity, due, state, daysLeft }) => [
    kind.replace('correctiveAction.', ''),
    subject,
    severity,
    due,
    state,
    daysLeft,
  ]);

describe('openActions', () => {
  it('asks for a plan, first soon and then overdue', () => {
    expect(rows([action('a')], '2025-04-16')).toEqual([['plan', 'a', 'low', '2025-04-16', 'dueSoon', 0]]);
    expect(rows([action('a')], '2025-04-17')).toEqual([['plan', 'a', 'medium', '2025-04-16', 'overdue', -1]]);
    expect(rows([action('a')], '2025-04-02', { planWithinDays: 30 })).toEqual([]);
    expect(openActions([action('a')], { onDate: '2025-04-17' }).items[0]).toMatchObject({
      message:
        'Turnaround, missed in January 2025: there is no plan yet (opened on 2 April 2025); one was due 1 day ago.',
      path: 'actions[0].definition',
      evidence: [low.message],
    });
  });

  it('lists steps that are due, with owner and place, and a plan without a cause', () => {
    const both = planned('a', '2025-05-01', {
      rootCause: 'Too few hands',
      preventive: [{ what: 'Ask the other sites', owner: 'MK', due: '2025-06-30' }],
    });
    expect(rows([both], '2025-04-20')).toEqual([['step', 'a', 'low', '2025-05-01', 'dueSoon', 11]]);
    const { items } = openActions([both], { onDate: '2025-05-03', withinDays: 60 });
    expect(items.map(({ path, message }) => [path, message])).toEqual([
      ['actions[0].definition.corrective[0]', 'Turnaround: "Second shift" (Acme) was due 2 days ago.'],
      ['actions[0].definition.preventive[0]', 'Turnaround: "Ask the other sites" (MK) is due in 58 days.'],
    ]);
    expect(rows([planned('b', '2025-09-01')], '2025-04-20')).toEqual([['cause', 'b', 'low', null, 'undated', null]]);
  });

  it('asks to close what is done, to verify what is ready, and to plan again what did not work', () => {
    const finished = planned('a', '2025-05-01', { rootCause: 'x' }).definition;
    const steps = [{ ...finished.corrective![0]!, doneOn: '2025-05-01' }];
    const closing = defineCorrectiveAction({ ...finished, corrective: steps });
    expect(rows([closing], '2025-05-02')).toEqual([['close', 'a', 'low', null, 'undated', null]]);
    const done = moveAction(closing, { to: 'done', on: '2025-05-01', by: 'MK' });
    // Three whole months from May on are over on 1 August.
    expect(rows([done], '2025-07-31')).toEqual([]);
    expect(rows([done], '2025-08-01')).toEqual([['verify', 'a', 'low', '2025-08-15', 'dueSoon', 14]]);
    expect(rows([done], '2025-08-16')).toEqual([['verify', 'a', 'medium', '2025-08-15', 'overdue', -1]]);
    const failed = moveAction(done, { to: 'ineffective', on: '2025-08-16', by: 'MK' });
    expect(rows([failed], '2025-08-20')).toEqual([['replan', 'a', 'low', '2025-08-30', 'dueSoon', 10]]);
    const worked = moveAction(done, { to: 'verifiedEffective', on: '2025-08-16', by: 'MK' });
    expect(rows([worked], '2026-08-20')).toEqual([]);
  });

  it('puts the most urgent first, counts each status, and says so', () => {
    const actions = deepFreeze([
      action('late-low'),
      planned('soon-critical', '2025-05-01', { gap: critical, rootCause: 'x' }),
      planned('late-critical', '2025-04-15', { gap: critical, rootCause: 'x' }),
      doneAction(low, '2025-01-06'),
    ]);
    const answer = openActions(actions, { onDate: '2025-04-20' });
    expect(answer.items.map(({ subject, severity }) => [subject, severity])).toEqual([
      ['late-critical', critical.severity],
      ['late-low', 'medium'],
      ['soon-critical', 'medium'],
    ]);
    expect(answer.byStatus).toEqual({ open: 1, planned: 2, done: 1, verifiedEffective: 0, ineffective: 0 });
    expect(answer.message).toBe('Overdue: 2; due soon: 1.');
    expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
    expect(openActions([], { onDate: '2025-04-20' })).toMatchObject({ items: [], message: 'Nothing is due.' });
  });

  it('does not depend on the order of the actions', () => {
    const actions = ['a', 'b', 'c'].map((id, i) => planned(id, `2025-04-${15 + i}`, { rootCause: 'x' }));
    expect(rows(actions, '2025-04-20')).toEqual(rows([...actions].reverse(), '2025-04-20'));
  });

  it('names what is wrong with its arguments', () => {
    const onDate = '2025-04-20';
    expect(codesOf(() => openActions([action('a'), action('a')], { onDate }))).toEqual([
      'DUPLICATE_ID actions[1].definition.id',
    ]);
    expect(codesOf(() => openActions('all' as never, { onDate }))).toEqual(['INVALID_TYPE actions']);
    expect(codesOf(() => openActions([null] as never, { onDate }))).toEqual(['NOT_DEFINED actions[0]']);
    expect(codesOf(() => openActions([], {} as never))).toEqual(['REQUIRED options.onDate']);
    expect(codesOf(() => openActions([], { onDate: '20.4.2025' }))).toEqual(['INVALID_DATE options.onDate']);
    expect(codesOf(() => openActions([], { onDate, withinDays: -1, planWithinDays: 1.5 }))).toEqual([
      'OUT_OF_RANGE options.withinDays',
      'OUT_OF_RANGE options.planWithinDays',
    ]);
    expect(codesOf(() => openActions([], { onDate, within: 3 } as never))).toEqual(['UNKNOWN_KEY options.within']);
  });
});
