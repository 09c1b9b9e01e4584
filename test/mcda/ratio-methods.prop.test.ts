import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CriterionDirection, type DecisionMatrix, decisionMatrix } from '../../src/mcda/decision-matrix.js';
import { ratioMethods } from './ratio-methods.js';
import { type SlowDecision, slowDistances } from './slow-methods.js';

const RUNS = { numRuns: 60 };

const matrixOf = ({ rows, types }: Pick<SlowDecision, 'rows' | 'types'>): DecisionMatrix =>
  decisionMatrix({ rows, directions: types.map((type): CriterionDirection => (type === 1 ? 'benefit' : 'cost')) });

/** Small whole figures bring ties and equal columns, the others do not. */
const figure = fc.oneof(fc.integer({ min: 1, max: 9 }), fc.double({ min: 0.05, max: 5000, noNaN: true }));

const decisions: fc.Arbitrary<SlowDecision> = fc
  .tuple(fc.integer({ min: 2, max: 9 }), fc.integer({ min: 1, max: 5 }))
  .chain(([n, m]) =>
    fc.record({
      rows: fc.array(fc.array(figure, { minLength: m, maxLength: m }), { minLength: n, maxLength: n }),
      types: fc.array(fc.constantFrom(1, -1), { minLength: m, maxLength: m }),
      weights: fc
        .array(fc.integer({ min: 1, max: 20 }), { minLength: m, maxLength: m })
        .map((list) => list.map((one) => one / list.reduce((a, b) => a + b, 0))),
    }),
  );

/** The definition divides 0 by 0 where a column is constant. */
const varied = (d: SlowDecision): boolean => d.types.every((_, j) => new Set(d.rows.map((row) => row[j])).size > 1);

/** Whether rounding alone may decide if a pair of CODAS lies at its threshold. */
function atThreshold(d: SlowDecision): boolean {
  const { euclidean } = slowDistances(d);
  return euclidean.some((a) => euclidean.some((b) => Math.abs(Math.abs(a - b) - 0.02) < 1e-9));
}

/** Scores of EDAS divide by the largest distance: a column that hardly differs makes noise of any size. */
function hardlyDiffers(d: SlowDecision): boolean {
  return d.types.some((_, j) => {
    const column = d.rows.map((row) => row[j]!);
    const [low, high] = [Math.min(...column), Math.max(...column)];
    return high > low && high - low < 1e-3 * high;
  });
}

function expectClose(actual: readonly number[], expected: readonly number[]): void {
  expect(actual).toHaveLength(expected.length);
  const size = Math.max(1, ...expected.map(Math.abs));
  actual.forEach((one, i) => void expect(Math.abs(one - expected[i]!)).toBeLessThanOrEqual(1e-10 * size));
}

const usable = (name: string, d: SlowDecision): boolean => !hardlyDiffers(d) && !(name === 'codas' && atThreshold(d));

/** An order of n places, from numbers to sort by. */
const orderOf = (keys: readonly number[], n: number): number[] =>
  Array.from({ length: n }, (_, i) => i).sort((a, b) => keys[a]! - keys[b]! || a - b);
const keys = fc.array(fc.integer(), { minLength: 9, maxLength: 9 });

describe.each(ratioMethods)('%s', (name, method, slow) => {
  it('agrees with its definition, read slowly', () => {
    fc.assert(
      fc.property(decisions, (d) => {
        fc.pre(varied(d) && usable(name, d));
        expectClose(method(matrixOf(d), d.weights, { normalizeWeights: false }).scores, slow(d));
      }),
      RUNS,
    );
  });

  it('does not mind the order of alternatives', () => {
    fc.assert(
      fc.property(decisions, keys, (d, by) => {
        fc.pre(usable(name, d));
        const order = orderOf(by, d.rows.length);
        const { scores } = method(matrixOf(d), d.weights);
        const shuffled = method(matrixOf({ rows: order.map((i) => d.rows[i]!), types: d.types }), d.weights);
        expectClose(
          shuffled.scores,
          order.map((i) => scores[i]!),
        );
      }),
      RUNS,
    );
  });

  it('does not mind the order of criteria', () => {
    fc.assert(
      fc.property(decisions, keys, (d, by) => {
        fc.pre(usable(name, d));
        const order = orderOf(by, d.types.length);
        const shuffled = {
          rows: d.rows.map((row) => order.map((j) => row[j]!)),
          types: order.map((j) => d.types[j]!),
        };
        const weights = order.map((j) => d.weights[j]!);
        expectClose(method(matrixOf(shuffled), weights).scores, method(matrixOf(d), d.weights).scores);
      }),
      RUNS,
    );
  });

  it('does not mind the scale of weights, nor the unit of a criterion', () => {
    const factor = fc.double({ min: 1e-6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(decisions, factor, factor, fc.nat(), (d, weightUnit, unit, which) => {
        fc.pre(usable(name, d));
        const j = which % d.types.length;
        const rows = d.rows.map((row) => row.map((x, k) => (k === j ? x * unit : x)));
        const weights = d.weights.map((weight) => weight * weightUnit);
        expectClose(method(matrixOf({ rows, types: d.types }), weights).scores, method(matrixOf(d), d.weights).scores);
      }),
      RUNS,
    );
  });

  it('gives identical alternatives the same score to the last bit, and the same rank', () => {
    fc.assert(
      fc.property(decisions, fc.nat(), (d, which) => {
        const i = which % d.rows.length;
        const { scores, ranks } = method(matrixOf({ rows: [...d.rows, d.rows[i]!], types: d.types }), d.weights);
        expect(scores[d.rows.length]).toBe(scores[i]);
        expect(ranks[d.rows.length]).toBe(ranks[i]);
      }),
      RUNS,
    );
  });

  it('is not moved by a criterion that tells nobody apart, but for its weight', () => {
    fc.assert(
      fc.property(decisions, figure, fc.constantFrom(1, -1), (d, same, type) => {
        fc.pre(usable(name, d));
        const rows = d.rows.map((row) => [...row, same]);
        const more = method(matrixOf({ rows, types: [...d.types, type] }), [...d.weights, 0]);
        expectClose(more.scores, method(matrixOf(d), d.weights).scores);
      }),
      RUNS,
    );
  });
});

// CODAS hears taxicab distances of some pairs only, so it alone can rank a dominated alternative higher.
describe.each(ratioMethods.filter(([name]) => name !== 'codas'))('%s', (_, method) => {
  it('never scores an alternative below one that it beats in everything', () => {
    fc.assert(
      fc.property(decisions, fc.nat(), fc.double({ min: 1, max: 3, noNaN: true }), (d, which, better) => {
        const i = which % d.rows.length;
        const row = d.rows[i]!.map((x, j) => (d.types[j] === 1 ? x * better : x / better));
        const { scores } = method(matrixOf({ rows: [...d.rows, row], types: d.types }), d.weights);
        expect(scores[d.rows.length]!).toBeGreaterThanOrEqual(scores[i]! - 1e-12);
      }),
      RUNS,
    );
  });
});
