import fc from 'fast-check';
import {
  criticWeights,
  type DecisionMatrix,
  decisionMatrix,
  entropyWeights,
  giniWeights,
  merecWeights,
  type ObjectiveWeights,
  standardDeviationWeights,
  varianceWeights,
} from 'vendorwise/mcda';
import { describe, expect, it } from 'vitest';

type Weigh = (matrix: DecisionMatrix) => ObjectiveWeights;

const undirected: Weigh = (matrix) => criticWeights(matrix, { direction: 'ignored' });
const raw: Weigh = (matrix) => standardDeviationWeights(matrix, { normalization: 'none' });

const methods: readonly (readonly [string, Weigh])[] = [
  ['entropy', entropyWeights],
  ['critic', criticWeights],
  ['criticUndirected', undirected],
  ['merec', merecWeights],
  ['gini', giniWeights],
  ['standardDeviation', standardDeviationWeights],
  ['standardDeviationRaw', raw],
  ['variance', varianceWeights],
];

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);
const mean = (values: readonly number[]): number => sum(values) / values.length;
const covariance = (a: readonly number[], b: readonly number[]): number =>
  sum(a.map((x, i) => (x - mean(a)) * (b[i]! - mean(b))));
const minMax = (values: readonly number[], cost: boolean): number[] => {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return values.map((x) => (cost ? high - x : x - low) / (high - low));
};
const shares = (values: readonly number[]): number[] => values.map((one) => one / sum(values));

/** The definitions in plain words, for columns that are not constant and stand above zero. */
const definitions: Readonly<Record<string, (columns: number[][], costs: boolean[]) => number[]>> = {
  entropy: (columns) =>
    columns.map((column) => 1 + sum(shares(column).map((p) => p * Math.log(p))) / Math.log(column.length)),
  critic: (columns, costs) => critic(columns.map((column, j) => minMax(column, costs[j]!))),
  criticUndirected: (columns) => critic(columns.map((column) => minMax(column, false))),
  merec: (columns, costs) => {
    const t = columns.map((column, j) =>
      column.map((x) => Math.abs(Math.log(costs[j] ? x / Math.max(...column) : Math.min(...column) / x))),
    );
    const performance = (i: number, without: number): number =>
      Math.log(1 + sum(t.map((column, j) => (j === without ? 0 : column[i]!))) / columns.length);
    return columns.map((column, j) => sum(column.map((_, i) => Math.abs(performance(i, j) - performance(i, -1)))));
  },
  gini: (columns) =>
    columns.map((column) => sum(column.flatMap((x) => column.map((y) => Math.abs(x - y)))) / mean(column)),
  standardDeviation: (columns) =>
    columns.map((column) => Math.sqrt(covariance(minMax(column, false), minMax(column, false)))),
  standardDeviationRaw: (columns) => columns.map((column) => Math.sqrt(covariance(column, column))),
  variance: (columns) => columns.map((column) => covariance(minMax(column, false), minMax(column, false))),
};

function critic(columns: number[][]): number[] {
  const r = (a: number[], b: number[]): number => covariance(a, b) / Math.sqrt(covariance(a, a) * covariance(b, b));
  return columns.map((a) => Math.sqrt(covariance(a, a)) * sum(columns.map((b) => 1 - r(a, b))));
}

const column = (figure: fc.Arbitrary<number>, length: number) =>
  fc.array(figure, { minLength: length, maxLength: length });
const decisions = (figure: fc.Arbitrary<number>) =>
  fc.tuple(fc.integer({ min: 3, max: 12 }), fc.integer({ min: 2, max: 5 })).chain(([rows, criteria]) =>
    fc.record({
      columns: fc.array(column(figure, rows), { minLength: criteria, maxLength: criteria }),
      costs: fc.array(fc.boolean(), { minLength: criteria, maxLength: criteria }),
    }),
  );

/** Figures from 1 to 100 in hundredths: apart from each other, so that the plain definitions keep their digits. */
const ordinary = decisions(fc.integer({ min: 100, max: 10_000 }).map((k) => k / 100));
const varied = ordinary.filter(({ columns }) => columns.every((one) => new Set(one).size > 1));
const extreme = decisions(
  fc.oneof(
    fc.double({ noNaN: true, min: Number.MIN_VALUE, max: Number.MAX_VALUE }),
    fc.constantFrom(5e-324, 1e-300, 1, 1e300, Number.MAX_VALUE),
  ),
);

const matrixOf = (columns: readonly number[][], costs: readonly boolean[]): DecisionMatrix =>
  decisionMatrix({ columns, directions: costs.map((cost) => (cost ? 'cost' : 'benefit')) });

function expectClose(actual: readonly number[], expected: readonly number[]): void {
  actual.forEach((one, j) => {
    expect(Math.abs(one - expected[j]!)).toBeLessThan(1e-9);
  });
}

describe.each(methods)('%s weights', (name, weigh) => {
  it('agree with the definition', () => {
    fc.assert(
      fc.property(varied, ({ columns, costs }) => {
        const importances = definitions[name]!(columns, costs);
        // Where the criteria agree perfectly the definition is 0 / 0.
        fc.pre(sum(importances) > 1e-9);
        expectClose(weigh(matrixOf(columns, costs)).weights, shares(importances));
      }),
      { numRuns: 200 },
    );
  });

  it('sum to one and are no NaN, whatever the figures', () => {
    fc.assert(
      fc.property(fc.oneof(ordinary, extreme), ({ columns, costs }) => {
        const { weights } = weigh(matrixOf(columns, costs));
        expect(Math.abs(sum(weights) - 1)).toBeLessThan(1e-12);
        expect(weights.every((one) => one >= 0)).toBe(true);
        columns.forEach((one, j) => {
          const constant = one.every((x) => x === one[0]);
          if (constant && columns.some((other) => other.some((x) => x !== other[0]))) expect(weights[j]).toBe(0);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('do not depend on the order of alternatives and criteria, nor, but for raw figures, on units', () => {
    fc.assert(
      fc.property(varied, ({ columns, costs }) => {
        const before = weigh(matrixOf(columns, costs)).weights;
        const turned = columns.map((one) => [...one].reverse()).reverse();
        expectClose([...weigh(matrixOf(turned, [...costs].reverse())).weights].reverse(), before);
        if (name === 'standardDeviationRaw') return;
        const units = columns.map((one, j) => one.map((x) => x * 10 ** (j - 2)));
        expectClose(weigh(matrixOf(units, costs)).weights, before);
      }),
      { numRuns: 150 },
    );
  });
});

describe('CRITIC weights', () => {
  it('stay when a cost is written as a benefit, and when a constant column is added', () => {
    fc.assert(
      fc.property(varied, ({ columns, costs }) => {
        const before = criticWeights(matrixOf(columns, costs)).weights;
        const savings = columns.map((one, j) => (costs[j] ? one.map((x) => 1000 - x) : one));
        expectClose(
          criticWeights(
            matrixOf(
              savings,
              costs.map(() => false),
            ),
          ).weights,
          before,
        );
        const more = [...columns, columns[0]!.map(() => 7)];
        expect(criticWeights(matrixOf(more, [...costs, false])).weights).toEqual([...before, 0]);
      }),
      { numRuns: 200 },
    );
  });
});
