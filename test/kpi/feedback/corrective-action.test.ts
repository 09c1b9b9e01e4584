import { describe, expect, it } from 'vitest';
import {
  actionStatus,
  type CorrectiveActionDefinition,
  defineCorrectiveAction,
  moveAction,
} from '../../../src/kpi/index.js';
import { codesOf, issuesOf } from '../../core/issues-of.js';
import { accuracy, gapOf, rates } from './fixture.js';

const gap = gapOf(accuracy, rates([395, 386]));
const open: CorrectiveActionDefinition = {
  id: 'ca-1',
  kpiId: 'accuracy',
  gap,
  verification: { periods: 3 },
  history: [{ status: 'open', on: '2025-03-03', by: 'MK' }],
};
const step = { what: 'Codes are picked from the list', owner: 'Acme', due: '2025-04-01' };

describe('defineCorrectiveAction', () => {
  it('fills in what is agreed when nothing is said, and is frozen', () => {
    const { definition } = defineCorrectiveAction(open);
    expect(definition).toEqual({
      ...open,
      version: 1,
      corrective: [],
      preventive: [],
      verification: { method: 'beforeAfter', periods: 3, compareWith: 'byRule', alpha: 0.05, target: 'required' },
    });
    expect(Object.isFrozen(definition.gap.evidence)).toBe(true);
    expect(actionStatus(defineCorrectiveAction(open))).toBe('open');
  });

  it('comes back the same from JSON, and a copy of it can be used', () => {
    const action = defineCorrectiveAction({ ...open, rootCause: 'Typed by hand', corrective: [step], vendor: 'Acme' });
    const copy = JSON.parse(JSON.stringify(action));
    expect(defineCorrectiveAction(copy.definition).definition).toEqual(action.definition);
    expect(actionStatus(structuredClone(copy))).toBe('open');
    expect(moveAction(copy, { to: 'planned', on: '2025-03-04', by: 'MK' }).definition.history).toHaveLength(2);
  });

  it('takes JSON only, and names everything that is wrong at once', () => {
    const { periods: _, ...rule } = { periods: 0, method: 'guess', alpha: 1 };
    expect(
      codesOf(() =>
        defineCorrectiveAction({
          ...open,
          id: '',
          rootCause: ' ',
          corrective: [{ what: '', due: new Date(0) }],
          verification: rule,
          history: [{ status: 'begun', on: 1, by: 'MK' }],
          extra: 1,
        } as never),
      ),
    ).toEqual([
      'OUT_OF_RANGE id',
      'OUT_OF_RANGE rootCause',
      'OUT_OF_RANGE corrective[0].what',
      'INVALID_TYPE corrective[0].due',
      'INVALID_VALUE verification.method',
      'REQUIRED verification.periods',
      'OUT_OF_RANGE verification.alpha',
      'INVALID_VALUE history[0].status',
      'INVALID_TYPE history[0].on',
      'UNKNOWN_KEY extra',
    ]);
    expect(codesOf(() => defineCorrectiveAction(undefined as never))).toEqual(['REQUIRED ']);
    expect(codesOf(() => defineCorrectiveAction({ ...open, gap: { ...gap, value: Number.NaN } }))).toEqual([
      'INVALID_TYPE gap.value',
    ]);
  });

  it('checks dates, KPI and rule together', () => {
    expect(
      codesOf(() =>
        defineCorrectiveAction({
          ...open,
          kpiId: 'tat',
          corrective: [{ ...step, due: '2025-02-30' }],
          verification: { periods: 2, method: 'changepoint', compareWith: 'yearBefore' },
        }),
      ),
    ).toEqual([
      'INVALID_DATE corrective[0].due',
      'KPI_MISMATCH gap.kpiId',
      'OUT_OF_RANGE verification.periods',
      'INVALID_VALUE verification.compareWith',
    ]);
  });

  it('checks the history: its first entry, its order, its dates, and that the document holds what the status needs', () => {
    const history = (...entries: [string, string][]) =>
      ({ ...open, history: entries.map(([status, on]) => ({ status, on, by: 'MK' })) }) as CorrectiveActionDefinition;
    expect(codesOf(() => defineCorrectiveAction({ ...open, history: [] }))).toEqual(['OUT_OF_RANGE history']);
    expect(
      codesOf(() => defineCorrectiveAction({ ...history(['planned', '2025-03-03']), corrective: [step] })),
    ).toEqual(['INVALID_TRANSITION history[0].status']);
    expect(codesOf(() => defineCorrectiveAction(history(['open', '2025-03-03'], ['done', '2025-03-02'])))).toEqual([
      'INVALID_TRANSITION history[1].status',
      'DATE_BEFORE_LAST_CHANGE history[1].on',
      'CORRECTIVE_STEP_MISSING corrective',
    ]);
    const planned = history(['open', '2025-03-03'], ['planned', '2025-03-03']);
    expect(
      codesOf(() =>
        defineCorrectiveAction({ ...planned, corrective: [{ what: 'x' }], preventive: [{ what: 'y', owner: 'z' }] }),
      ),
    ).toEqual([
      'STEP_OWNER_MISSING corrective[0].owner',
      'STEP_DUE_MISSING corrective[0].due',
      'STEP_DUE_MISSING preventive[0].due',
    ]);
    const done = { ...planned, history: [...planned.history, { status: 'done', on: '2025-04-01', by: 'MK' }] } as const;
    expect(
      codesOf(() =>
        defineCorrectiveAction({ ...done, corrective: [{ ...step, doneOn: '2025-04-02' }], preventive: [step] }),
      ),
    ).toEqual(['STEP_DONE_LATER corrective[0].doneOn', 'STEP_NOT_DONE preventive[0].doneOn']);
  });
});

describe('moveAction', () => {
  const planned = moveAction(defineCorrectiveAction({ ...open, corrective: [step] }), {
    to: 'planned',
    on: '2025-03-04',
    by: 'MK',
  });
  const withDone = (doneOn: string) =>
    defineCorrectiveAction({ ...planned.definition, corrective: [{ ...step, doneOn }] });

  it('goes from open to verified, and keeps who did what when', () => {
    const done = moveAction(withDone('2025-04-01'), { to: 'done', on: '2025-04-01', by: 'Acme' });
    const closed = moveAction(done, { to: 'verifiedEffective', on: '2025-07-02', by: 'MK', note: 'Met three times' });
    expect(closed.definition.history.map(({ status, on, by }) => [status, on, by])).toEqual([
      ['open', '2025-03-03', 'MK'],
      ['planned', '2025-03-04', 'MK'],
      ['done', '2025-04-01', 'Acme'],
      ['verifiedEffective', '2025-07-02', 'MK'],
    ]);
    expect(closed.definition.history[3]?.note).toBe('Met three times');
    expect(actionStatus(planned)).toBe('planned');
    expect(codesOf(() => moveAction(closed, { to: 'planned', on: '2025-07-03', by: 'MK' }))).toEqual([
      'INVALID_TRANSITION move.to',
    ]);
    expect(issuesOf(() => moveAction(closed, { to: 'open', on: '2025-07-03', by: 'MK' }))[0]?.message).toBe(
      'An action that is verified as effective cannot become "open": it is closed; a new gap takes a new action.',
    );
  });

  it('plans again what did not work, with a new step', () => {
    const done = moveAction(withDone('2025-04-01'), { to: 'done', on: '2025-04-01', by: 'MK' });
    const failed = moveAction(done, { to: 'ineffective', on: '2025-07-02', by: 'MK' });
    expect(codesOf(() => moveAction(failed, { to: 'planned', on: '2025-07-03', by: 'MK' }))).toEqual([
      'CORRECTIVE_STEP_MISSING action.definition.corrective',
    ]);
    const steps = [
      ...(failed.definition.corrective ?? []),
      { what: 'A second check', owner: 'Acme', due: '2025-08-01' },
    ];
    const again = moveAction(defineCorrectiveAction({ ...failed.definition, corrective: steps }), {
      to: 'planned',
      on: '2025-07-03',
      by: 'MK',
    });
    expect(again.definition.history.map(({ status }) => status)).toEqual([
      'open',
      'planned',
      'done',
      'ineffective',
      'planned',
    ]);
  });

  it('says what is missing, where', () => {
    const bare = defineCorrectiveAction(open);
    expect(codesOf(() => moveAction(bare, { to: 'planned', on: '2025-03-04', by: 'MK' }))).toEqual([
      'CORRECTIVE_STEP_MISSING action.definition.corrective',
    ]);
    const half = defineCorrectiveAction({ ...open, corrective: [{ what: 'x' }] });
    expect(codesOf(() => moveAction(half, { to: 'planned', on: '2025-03-01', by: 'MK' }))).toEqual([
      'DATE_BEFORE_LAST_CHANGE move.on',
      'STEP_OWNER_MISSING action.definition.corrective[0].owner',
      'STEP_DUE_MISSING action.definition.corrective[0].due',
    ]);
    expect(codesOf(() => moveAction(planned, { to: 'done', on: '2025-04-01', by: 'MK' }))).toEqual([
      'STEP_NOT_DONE action.definition.corrective[0].doneOn',
    ]);
    expect(codesOf(() => moveAction(withDone('2025-04-02'), { to: 'done', on: '2025-04-01', by: 'MK' }))).toEqual([
      'STEP_DONE_LATER action.definition.corrective[0].doneOn',
    ]);
    expect(issuesOf(() => moveAction(bare, { to: 'done', on: '2025-03-04', by: 'MK' }))[0]).toMatchObject({
      code: 'INVALID_TRANSITION',
      message: 'An action that is open cannot become "done": next is "planned".',
      expected: 'one of "planned"',
      params: { from: 'open', to: 'done', allowed: ['planned'] },
    });
  });

  it('names what is wrong with its arguments', () => {
    expect(codesOf(() => moveAction(undefined as never, { to: 'planned', on: '2025-03-04', by: 'MK' }))).toEqual([
      'NOT_DEFINED action',
    ]);
    expect(codesOf(() => moveAction(open as never, { to: 'planned', on: '2025-03-04', by: 'MK' }))).toEqual([
      'NOT_DEFINED action',
    ]);
    // A copy may have been changed: it is checked anew.
    expect(
      codesOf(() => moveAction({ definition: {} } as never, { to: 'planned', on: '2025-03-04', by: 'MK' })),
    ).toEqual(['REQUIRED id', 'REQUIRED kpiId', 'REQUIRED gap', 'REQUIRED verification', 'REQUIRED history']);
    expect(codesOf(() => moveAction(planned, undefined as never))).toEqual(['REQUIRED move']);
    expect(codesOf(() => moveAction(planned, { at: '2025-03-04' } as never))).toEqual([
      'UNKNOWN_KEY move.at',
      'REQUIRED move.to',
      'REQUIRED move.on',
      'REQUIRED move.by',
    ]);
    expect(
      codesOf(() => moveAction(planned, { to: 'finished', on: '2025-13-01', by: ' ', note: '' } as never)),
    ).toEqual(['INVALID_VALUE move.to', 'INVALID_DATE move.on', 'OUT_OF_RANGE move.by']);
    expect(codesOf(() => moveAction(planned, { to: 'done', on: '2025-03-04', by: 1, note: 2 } as never))).toEqual([
      'INVALID_TYPE move.by',
      'INVALID_TYPE move.note',
    ]);
  });
});
