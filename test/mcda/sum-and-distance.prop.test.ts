import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type NamedCriterion,
  type Offer,
  topsisOfRows,
  vikorOfRows,
  weightedSumOfRows,
} from '../../bench/peers/row-objects.js';
import { type CriterionDirection, type DecisionMatrix, decisionMatrix } from '../../src/mcda/decision-matrix.js';
import type { MethodResult } from '../../src/mcda/method-result.js';
import { topsis } from '../../src/mcda/topsis.js';
import { vikor } from '../../src/mcda/vikor.js';
import { weightedProduct } from '../../src/mcda/weighted-product.js';
import { weightedSum } from '../../src/mcda/weighted-sum.js';

const RUNS = { numRuns: 80 };

interface Decision {
  readonly rows: readonly (readonly number[])[];
  readonly directions: readonly CriterionDirection[];
  readonly weights: readonly number[];
}

type Method = (matrix: DecisionMatrix, weights: readonly number[]) => MethodResult;
const methods: readonly (readonly [string, Method])[] = [
  ['weightedSum', weightedSum],
  ['weightedSum, linearRatio', (matrix, weights) => weightedSum(matrix, weights, { normalization: 'linearRatio' })],
  ['weightedProduct', weightedProduct],
  ['topsis', topsis],
  ['topsis, minMax', (matrix, weights) => topsis(matrix, weights, { normalization: 'minMax' })],
  ['topsis, sum', (matrix, weights) => topsis(matrix, weights, { normalization: 'sum' })],
  ['vikor', vikor],
];

const slow: readonly (readonly [string, Method, (offers: Offer[], criteria: NamedCriterion[]) => number[]])[] = [
  ['weightedSum', weightedSum, weightedSumOfRows],
  ['topsis', topsis, topsisOfRows],
  ['vikor', vikor, vikorOfRows],
];

/** Small whole figures bring ties and equal columns, the others do not. */
const figure = fc.oneof(fc.integer({ min: 1, max: 9 }), fc.double({ min: 0.05, max: 5000, noNaN: true }));
const decisions: fc.Arbitrary<Decision> = fc
  .tuple(fc.integer({ min: 2, max: 9 }), fc.integer({ min: 1, max: 5 }))
  .chain(([n, m]) =>
    fc.record({
      rows: fc.array(fc.array(figure, { minLength: m, maxLength: m }), { minLength: n, maxLength: n }),
      directions: fc.array(fc.constantFrom('benefit' as const, 'cost' as const), { minLength: m, maxLength: m }),
      weights: fc.array(fc.integer({ min: 1, max: 20 }), { minLength: m, maxLength: m }),
    }),
  );

const matrixOf = ({ rows, directions }: Pick<Decision, 'rows' | 'directions'>): DecisionMatrix =>
  decisionMatrix({ rows, directions });
const columnsOf = ({ rows, directions }: Decision): number[][] => directions.map((_, j) => rows.map((row) => row[j]!));

/** Figures that hardly differ are mostly rounding once their range is 1. */
const coarse = (d: Decision): boolean =>
  columnsOf(d).every((column) => {
    const [low, high] = [Math.min(...column), Math.max(...column)];
    return low === high || high - low > 1e-3 * high;
  });

/** S or R that hardly differ are taken as equal by one reading and not by another. */
const vikorIsClear = (d: Decision): boolean => vikorRanges(d).every((range) => range === 0 || range > 1e-6);
const vikorRanges = (d: Decision): number[] => {
  const { groupUtilities, individualRegrets } = vikor(matrixOf(d), d.weights);
  return [groupUtilities, individualRegrets].map((list) => Math.max(...list) - Math.min(...list));
};

function expectClose(actual: readonly number[], expected: readonly number[]): void {
  expect(actual).toHaveLength(expected.length);
  actual.forEach((one, i) => void expect(Math.abs(one - expected[i]!)).toBeLessThanOrEqual(1e-9));
}

const orderOf = (keys: readonly number[], n: number): number[] =>
  Array.from({ length: n }, (_, i) => i).sort((a, b) => keys[a]! - keys[b]! || a - b);
const keys = fc.array(fc.integer(), { minLength: 9, maxLength: 9 });
const factor = fc.double({ min: 1e-6, max: 1e6, noNaN: true });

describe.each(slow)('%s', (_, method, ofRows) => {
  it('agrees with the formulas written on rows of objects', () => {
    fc.assert(
      fc.property(decisions, (d) => {
        // The rows divide 0 by 0, or rounding by rounding, where all figures, all S or all R are equal.
        fc.pre(coarse(d) && vikorRanges(d).every((range) => range > 1e-6));
        fc.pre(columnsOf(d).every((column) => new Set(column).size > 1));
        const whole = d.weights.reduce((sum, one) => sum + one, 0);
        const criteria = d.directions.map((direction, j) => ({
          name: `c${j}`,
          weight: d.weights[j]! / whole,
          direction,
        }));
        const offers = d.rows.map((row) => Object.fromEntries(row.map((x, j) => [`c${j}`, x])));
        const expected = ofRows(offers, criteria);
        fc.pre(expected.every(Number.isFinite));
        expectClose(method(matrixOf(d), d.weights).scores, expected);
      }),
      RUNS,
    );
  });
});

describe.each(methods)('%s', (name, method) => {
  const usable = (d: Decision): boolean => coarse(d) && (name !== 'vikor' || vikorIsClear(d));

  it('does not mind the order of alternatives, nor that of criteria', () => {
    fc.assert(
      fc.property(decisions, keys, keys, (d, byRow, byColumn) => {
        fc.pre(usable(d));
        const order = orderOf(byRow, d.rows.length);
        const criteria = orderOf(byColumn, d.directions.length);
        const { scores } = method(matrixOf(d), d.weights);
        const shuffled = {
          rows: order.map((i) => criteria.map((j) => d.rows[i]![j]!)),
          directions: criteria.map((j) => d.directions[j]!),
        };
        const again = method(
          matrixOf(shuffled),
          criteria.map((j) => d.weights[j]!),
        );
        expectClose(
          again.scores,
          order.map((i) => scores[i]!),
        );
      }),
      RUNS,
    );
  });

  it('does not mind the scale of weights, nor the unit of a criterion', () => {
    fc.assert(
      fc.property(decisions, factor, factor, fc.nat(), (d, weightUnit, unit, which) => {
        fc.pre(usable(d));
        const j = which % d.directions.length;
        const rows = d.rows.map((row) => row.map((x, k) => (k === j ? x * unit : x)));
        const weights = d.weights.map((weight) => weight * weightUnit);
        expectClose(method(matrixOf({ ...d, rows }), weights).scores, method(matrixOf(d), d.weights).scores);
      }),
      RUNS,
    );
  });

  it('gives identical alternatives the same score to the last bit, and the same rank', () => {
    fc.assert(
      fc.property(decisions, fc.nat(), (d, which) => {
        const i = which % d.rows.length;
        const { scores, ranks } = method(matrixOf({ ...d, rows: [...d.rows, d.rows[i]!] }), d.weights);
        expect(scores[d.rows.length]).toBe(scores[i]);
        expect(ranks[d.rows.length]).toBe(ranks[i]);
      }),
      RUNS,
    );
  });

  it('is not moved by a criterion without weight, nor reordered by one that tells nobody apart', () => {
    fc.assert(
      fc.property(decisions, figure, (d, same) => {
        fc.pre(usable(d));
        const { scores, ranks } = method(matrixOf(d), d.weights);
        const weightless = {
          rows: d.rows.map((row, i) => [...row, 1 + i]),
          directions: [...d.directions, 'cost' as const],
        };
        expectClose(method(matrixOf(weightless), [...d.weights, 0]).scores, scores);
        const constant = { rows: d.rows.map((row) => [...row, same]), directions: [...d.directions, 'cost' as const] };
        const gap = Math.min(
          ...scores.flatMap((a, i) => scores.slice(i + 1).map((b) => (a === b ? 1 : Math.abs(a - b)))),
        );
        fc.pre(gap > 1e-9);
        expect(method(matrixOf(constant), [...d.weights, 7]).ranks).toEqual(ranks);
      }),
      RUNS,
    );
  });

  it('never puts an alternative behind one that it beats in everything', () => {
    fc.assert(
      fc.property(decisions, fc.nat(), fc.double({ min: 1, max: 3, noNaN: true }), (d, which, better) => {
        const i = which % d.rows.length;
        const row = d.rows[i]!.map((x, j) => (d.directions[j] === 'benefit' ? x * better : x / better));
        const result = method(matrixOf({ ...d, rows: [...d.rows, row] }), d.weights);
        expect(result.ranks[d.rows.length]!).toBeLessThanOrEqual(result.ranks[i]!);
      }),
      RUNS,
    );
  });

  it('answers numbers, and plain JSON, whatever the figures, and leaves its input alone', () => {
    const wild = fc.oneof(
      fc.constantFrom(1e-300, 1e300, 5e-324, 1.7e308, 1),
      fc.double({ min: 1e-9, max: 1e9, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(wild, wild), { minLength: 1, maxLength: 6 }), (rows) => {
        const matrix = Object.freeze(matrixOf({ rows, directions: ['benefit', 'cost'] }));
        const before = structuredClone(matrix);
        const weights = Object.freeze([2, 1]);
        const result = method(matrix, weights);
        expect(result.scores.every(Number.isFinite)).toBe(true);
        expect(JSON.parse(JSON.stringify(result))).toEqual(result);
        expect(matrix).toEqual(before);
      }),
      RUNS,
    );
  });
});

describe('the compromise of VIKOR', () => {
  it('is what its conditions say, asked pair by pair', () => {
    fc.assert(
      fc.property(decisions, fc.constantFrom(0, 0.25, 0.5, 1), (d, v) => {
        const { scores: q, groupUtilities: s, individualRegrets: r, compromise } = vikor(matrixOf(d), d.weights, { v });
        const n = q.length;
        const low = (list: readonly number[]): number => Math.min(...list);
        const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-12;
        const leaders = q.flatMap((one, i) => (near(one, low(q)) ? [i] : []));
        const behind = q.filter((one) => !near(one, low(q)));
        const advantage = behind.length === 0 || low(behind) - low(q) >= 1 / (n - 1) - 1e-12;
        const stability = leaders.every((i) => near(s[i]!, low(s)) || near(r[i]!, low(r)));
        const expected = q.flatMap((one, i) => {
          if (leaders.includes(i)) return [i];
          if (!advantage) return one - low(q) < 1 / (n - 1) - 1e-12 ? [i] : [];
          return !stability && near(one, low(behind)) ? [i] : [];
        });
        expect(compromise).toMatchObject({
          alternatives: expected,
          acceptableAdvantage: advantage,
          acceptableStability: stability,
        });
      }),
      { numRuns: 300 },
    );
  });
});
