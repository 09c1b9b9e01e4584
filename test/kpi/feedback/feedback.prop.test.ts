import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isVendorwiseError } from '../../../src/core/errors.js';
import {
  type ActionStatus,
  actionStatus,
  type CorrectiveAction,
  type CorrectiveActionDefinition,
  defineCorrectiveAction,
  feedbackNote,
  type KpiSeries,
  moveAction,
  openActions,
  performanceGap,
  verifyAction,
} from '../../../src/kpi/index.js';
import { seededRandom } from '../../../src/numeric/random.js';
import { month } from '../series.js';
import { accuracy, doneAction, figures, gapOf, rates, turnaround } from './fixture.js';

const STATUSES: readonly ActionStatus[] = ['open', 'planned', 'done', 'verifiedEffective', 'ineffective'];
const gap = gapOf(turnaround, figures([99]));
const start: CorrectiveActionDefinition = {
  id: 'ca-1',
  kpiId: 'turnaround',
  gap,
  verification: { periods: 3 },
  history: [{ status: 'open', on: '2025-02-01', by: 'MK' }],
};
const day = fc.integer({ min: 1, max: 28 }).map((d) => `2025-03-${String(d).padStart(2, '0')}`);
const step = fc.record(
  { what: fc.constantFrom('a', 'b'), owner: fc.constant('x'), due: day, doneOn: day },
  { requiredKeys: ['what'] },
);
type Act = { readonly to: ActionStatus; readonly on: string } | { readonly steps: readonly object[] };
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ to: fc.constantFrom(...STATUSES), on: day }),
  fc.record({ steps: fc.array(step, { maxLength: 3 }) }),
);

/** The action after an attempt; the same one when the attempt is refused. */
function afterTrying(action: CorrectiveAction, attempt: Act): CorrectiveAction {
  try {
    return 'to' in attempt
      ? moveAction(action, { ...attempt, by: 'MK' })
      : defineCorrectiveAction({ ...action.definition, corrective: attempt.steps as never });
  } catch (error) {
    if (isVendorwiseError(error)) return action;
    throw error;
  }
}

describe('corrective actions', () => {
  it('never lose history, whatever is tried, and their documents come back from JSON', () => {
    let moved = 0;
    fc.assert(
      fc.property(fc.array(act, { maxLength: 14 }), (attempts) => {
        let action = defineCorrectiveAction(start);
        for (const attempt of attempts) {
          const before = JSON.stringify(action);
          const next = afterTrying(action, attempt);
          expect(JSON.stringify(action)).toBe(before);
          const { history } = next.definition;
          expect(history.slice(0, action.definition.history.length)).toEqual(action.definition.history);
          expect(history.length - action.definition.history.length).toBe('to' in attempt && next !== action ? 1 : 0);
          expect(history.map(({ on }) => on)).toEqual(history.map(({ on }) => on).sort());
          const copy = defineCorrectiveAction(JSON.parse(JSON.stringify(next.definition)));
          expect(copy.definition).toEqual(next.definition);
          expect(actionStatus(next)).toBe(history[history.length - 1]?.status);
          if (history.length > 1) moved++;
          action = next;
        }
      }),
      { numRuns: 400 },
    );
    expect(moved).toBeGreaterThan(20);
  });

  it('are due earlier or as early when asked later, and never twice for one thing', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 3 }), day, day, (steps, early, late) => {
        const planned = afterTrying(defineCorrectiveAction({ ...start, corrective: steps as never }), {
          to: 'planned',
          on: '2025-03-01',
        });
        const [first, second] = [early, late].sort() as [string, string];
        const before = openActions([planned], { onDate: first }).items;
        const later = openActions([planned], { onDate: second }).items;
        expect(later.length).toBeGreaterThanOrEqual(before.length);
        expect(new Set(later.map(({ kind, path }) => `${kind} ${path}`)).size).toBe(later.length);
        for (const { due, daysLeft, state } of later) {
          expect(state).toBe(due === null ? 'undated' : (daysLeft ?? 0) < 0 ? 'overdue' : 'dueSoon');
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('verification of what did not change', () => {
  const random = seededRandom(2026);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const list = (n: number, one: () => number): number[] => Array.from({ length: n }, one);
  const RUNS = 90;
  const target = { target: 'reported' } as const;
  /** How often 15 unchanged months are called effective, the step at the twelfth. */
  function calledEffective(series: () => KpiSeries, rule: Parameters<typeof doneAction>[2]): number {
    const kpi = series().kpiId === 'accuracy' ? accuracy : turnaround;
    const action = doneAction({ ...gap, kpiId: kpi.definition.id }, `${month(12)}-01`, rule);
    let called = 0;
    for (let run = 0; run < RUNS; run++) {
      if (verifyAction(kpi, series(), action, { onDate: '2030-01-01' }).verdict === 'verifiedEffective') called++;
    }
    return called / RUNS;
  }
  const binomial = (): number => list(400, random).filter((one) => one < 0.97).length;

  it.each<[string, () => KpiSeries, Parameters<typeof doneAction>[2]]>([
    ['figures', () => figures(list(15, () => 30 + 3 * normal())), { periods: 3, ...target }],
    ['skewed figures', () => figures(list(15, () => 20 * Math.exp(0.8 * normal()))), { periods: 3, ...target }],
    [
      'figures, three months before',
      () => figures(list(15, () => 30 + 3 * normal())),
      { periods: 3, periodsBefore: 3, ...target },
    ],
    ['rates of counts', () => rates(list(15, binomial)), { periods: 3, ...target }],
    [
      'rates that vary more than their counts',
      () =>
        rates(
          list(15, () => Math.min(20_000, Math.round(19_400 + 200 * normal()))),
          20_000,
        ),
      { periods: 3, ...target },
    ],
    [
      'changes of level',
      () => figures(list(15, () => 30 + 3 * normal())),
      { periods: 3, method: 'changepoint', ...target },
    ],
  ])('calls %s effective no more often than alpha', (_, series, rule) => {
    expect(calledEffective(series, rule)).toBeLessThanOrEqual(0.05);
  });

  it('does not take three misses in a row and what follows for a cure more often than alpha', () => {
    let [called, opened] = [0, 0];
    for (let run = 0; run < 900 && opened < 90; run++) {
      const values = list(30, () => 24 + 3 * normal());
      const series = figures(values);
      const missed = series.points.findIndex(
        (_, i) => i >= 14 && i < 26 && [0, 1, 2].every((k) => values[i - k]! > 26),
      );
      if (missed < 0) continue;
      opened++;
      const action = doneAction(gap, `${month(missed + 1)}-01`, { periods: 3, ...target });
      if (verifyAction(turnaround, series, action, { onDate: '2030-01-01' }).verdict === 'verifiedEffective') called++;
    }
    expect(opened).toBeGreaterThan(60);
    expect(called / opened).toBeLessThanOrEqual(0.05);
  });

  it('still finds what did change', () => {
    const changed = (): KpiSeries =>
      figures([...list(12, () => 30 + 2 * normal()), ...list(3, () => 22 + 2 * normal())]);
    expect(calledEffective(changed, { periods: 3, ...target })).toBeGreaterThan(0.9);
  });
});

describe('gaps, verifications and notes', () => {
  const values = fc.array(fc.option(fc.integer({ min: 10, max: 40 })), { minLength: 1, maxLength: 16 });

  it('are plain JSON that does not change its input, and a sentence with an end', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 0, max: 12 }), (list, at) => {
        const series = figures(list);
        const text = JSON.stringify(series);
        const action = doneAction(gap, `${month(at)}-01`, { periods: 2 });
        const answers = [
          performanceGap(turnaround, series),
          verifyAction(turnaround, series, action, { onDate: '2027-01-01' }),
          feedbackNote(turnaround, series, { onDate: '2027-01-01' }),
        ];
        for (const answer of answers) {
          expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
          expect(JSON.stringify(answer)).not.toMatch(/undefined|NaN|Infinity/);
          if ('message' in answer) expect(answer.message).toMatch(/^[A-Z].*\.$/);
        }
        expect(JSON.stringify(series)).toBe(text);
      }),
      { numRuns: 60 },
    );
  });

  it('give the same verdict when all figures and the target grow by a factor', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 9 }), (list, at) => {
        const twice = { ...turnaround.definition, target: 48, tolerance: { points: 4 } };
        const action = doneAction(gap, `${month(at)}-01`, { periods: 2 });
        const plain = verifyAction(turnaround, figures(list), action, { onDate: '2027-01-01' });
        const kpi = { definition: twice };
        const doubled = figures(
          list.map((one) => (one === null ? null : 2 * one)),
          kpi,
        );
        const scaled = verifyAction(kpi, doubled, action, { onDate: '2027-01-01' });
        expect([scaled.verdict, scaled.reason]).toEqual([plain.verdict, plain.reason]);
        const [one, two] = [performanceGap(turnaround, figures(list)), performanceGap(kpi, doubled)];
        expect([two.gap?.severity, two.noGapBecause]).toEqual([one.gap?.severity, one.noGapBecause]);
      }),
      { numRuns: 40 },
    );
  });
});
