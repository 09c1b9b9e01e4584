import {
  criticWeights,
  type DecisionMatrix,
  decisionMatrix,
  entropyWeights,
  equalWeights,
  giniWeights,
  merecWeights,
  type ObjectiveWeights,
  standardDeviationWeights,
  varianceWeights,
} from 'vendorwise/mcda';
import { describe, expect, it } from 'vitest';
import { codesOf } from '../../core/issues-of.js';

const computed: Readonly<Record<string, (matrix: DecisionMatrix) => ObjectiveWeights>> = {
  entropyWeights,
  criticWeights,
  merecWeights,
  giniWeights,
  standardDeviationWeights,
  varianceWeights,
};

function expectClose(actual: readonly number[], expected: readonly number[], digits = 12): void {
  expect(actual).toHaveLength(expected.length);
  actual.forEach((one, j) => {
    expect(one).toBeCloseTo(expected[j]!, digits);
  });
}

describe('objective weights', () => {
  it('gives the figures of a small decision by hand', () => {
    const matrix = decisionMatrix({
      columns: [
        [1, 3],
        [1, 1],
        [2, 8],
      ],
      directions: ['benefit', 'benefit', 'cost'],
    });
    // Shares 1/4, 3/4 and 1/5, 4/5.
    const e = (p: number): number => 1 + (p * Math.log(p) + (1 - p) * Math.log(1 - p)) / Math.log(2);
    expectClose(
      entropyWeights(matrix).weights,
      [e(0.25), 0, e(0.2)].map((one) => one / (e(0.25) + e(0.2))),
    );
    // Gini of two figures: |a - b| / (2 (a + b)).
    expectClose(
      giniWeights(matrix).weights,
      [0.25, 0, 0.3].map((one) => one / 0.55),
    );
    expectClose(standardDeviationWeights(matrix).weights, [0.5, 0, 0.5]);
    expectClose(standardDeviationWeights(matrix, { normalization: 'none' }).weights, [0.25, 0, 0.75]);
    expectClose(varianceWeights(matrix, { normalization: 'none' }).weights, [0.1, 0, 0.9]);
    expectClose(criticWeights(matrix).weights, [0.5, 0, 0.5]);
    // Logarithms of the ratios to the worst: 0, ln 3 and ln 4, 0; each alternative has one of them.
    const removal = [3, 4].map((ratio) => Math.log(1 + Math.log(ratio) / 3));
    const whole = removal[0]! + removal[1]!;
    expectClose(merecWeights(matrix).weights, [removal[0]! / whole, 0, removal[1]! / whole]);
    expect(equalWeights(matrix).weights).toEqual([1 / 3, 1 / 3, 1 / 3]);
  });

  it.each(Object.entries(computed))('%s says that its weights cannot be announced', (_name, weigh) => {
    const result = weigh(
      decisionMatrix({
        rows: [
          [1, 5, 3],
          [2, 5, 1],
          [4, 5, 9],
        ],
      }),
    );
    expect(result.findings.map(({ code, severity, path }) => [code, severity, path])).toEqual([
      ['WEIGHTS_FROM_BIDS', 'medium', null],
      ['CONSTANT_CRITERION', 'info', 'columns[1]'],
    ]);
    expect(result.weights[1]).toBe(0);
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  });

  it('has nothing to confess where no bid was looked at', () => {
    expect(equalWeights(decisionMatrix({ rows: [[1, 5]] }))).toEqual({
      method: 'equal',
      weights: [0.5, 0.5],
      conventions: {},
      findings: [],
    });
  });

  it('keeps the digits of columns that are nearly constant', () => {
    // Steps of 2^-40 are exact in a double; their weights are those of the steps alone, whatever they stand on.
    const steps = [
      [0, 3],
      [1, 0],
      [3, 7],
      [8, 2],
    ] as const;
    const near = decisionMatrix({ rows: steps.map(([a, b]) => [5 + a * 2 ** -40, 3 + b * 2 ** -40]) });
    const share = (a: number, b: number): number[] => [a / (a + b), b / (a + b)];
    const expectDigits = ({ weights }: ObjectiveWeights, expected: readonly number[]): void =>
      weights.forEach((weight, j) => {
        expect(Math.abs(weight - expected[j]!)).toBeLessThan(1e-11);
      });
    // Squared deviations of the steps: 38 and 26; differences of every pair: 26 and 22.
    expectDigits(standardDeviationWeights(near, { normalization: 'none' }), share(Math.sqrt(38), Math.sqrt(26)));
    expectDigits(giniWeights(near), share(26 / 5, 22 / 3));
    expectDigits(entropyWeights(near), share(38 / 25, 26 / 9));
  });

  it.each(Object.entries(computed))('%s bears constant columns, one alternative and equal ones', (_name, weigh) => {
    const weights = (rows: number[][]): readonly number[] => weigh(decisionMatrix({ rows })).weights;
    expect(weights([[1, 2, 3, 4]])).toEqual([0.25, 0.25, 0.25, 0.25]);
    expect(
      weights([
        [0, -2],
        [0, -2],
      ]),
    ).toEqual([0.5, 0.5]);
    expect(
      weights([
        [7, 1],
        [7, 2],
      ]),
    ).toEqual([0, 1]);
    expect(weights([[1], [2]])).toEqual([1]);
  });

  it.each(Object.entries(computed))('%s bears figures near the ends of the doubles', (_name, weigh) => {
    const columns = [
      [1e-300, 2e-300, 3e-300],
      [1e300, 1.7e308, 1e300],
      [1e-300, 1, 1e300],
      [5e-324, 1e-323, 5e-324],
    ];
    const { weights } = weigh(decisionMatrix({ columns, directions: ['benefit', 'cost', 'benefit', 'cost'] }));
    expect(weights.every((one) => one >= 0 && one <= 1)).toBe(true);
    expect(weights.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 12);
  });

  it('bears a range beyond the largest double', () => {
    const columns = [
      [-1.7e308, 1.7e308, 0],
      [1, 2, 4],
    ];
    for (const weigh of [criticWeights, standardDeviationWeights, varianceWeights]) {
      const wide = weigh(decisionMatrix({ columns })).weights;
      const narrow = weigh(
        decisionMatrix({
          columns: [
            [-1, 1, 0],
            [1, 2, 4],
          ],
        }),
      ).weights;
      expectClose(wide, narrow);
    }
    expect(standardDeviationWeights(decisionMatrix({ columns }), { normalization: 'none' }).weights).toEqual([
      1,
      expect.closeTo(0, 12),
    ]);
  });

  it('keeps the digits of criteria whose figures are close to each other', () => {
    // 1 - entropy goes with the square of the spread, the logarithm of ratios with the spread.
    const columns = [
      [1e8, 1e8 + 1, 1e8 + 2],
      [1e8, 1e8 + 2, 1e8 + 4],
    ];
    expectClose(entropyWeights(decisionMatrix({ columns })).weights, [0.2, 0.8], 7);
    expectClose(giniWeights(decisionMatrix({ columns })).weights, [1 / 3, 2 / 3], 7);
    expectClose(merecWeights(decisionMatrix({ columns })).weights, [1 / 3, 2 / 3], 7);
  });

  it('weighs criteria that agree perfectly the same in CRITIC', () => {
    const columns = [
      [0.1, 0.3, 0.7],
      [0.2 + 0.1, 0.7, 1.5],
      [5, 5, 5],
    ];
    expect(criticWeights(decisionMatrix({ columns })).weights).toEqual([0.5, 0.5, 0]);
  });

  it('turns costs round in CRITIC, unlike pymcdm, so that a price weighs what the saving weighs', () => {
    // The cheap bids are the good ones here: nothing conflicts, unless a low price counts as a low performance.
    const qualities = [
      [5, 4, 3, 1],
      [4, 5, 2, 1],
      [8, 9, 4, 2],
    ];
    const price = [90, 100, 120, 140];
    const directions = ['benefit', 'benefit', 'benefit', 'cost'] as const;
    const asPrice = decisionMatrix({ columns: [...qualities, price], directions });
    const asSaving = decisionMatrix({ columns: [...qualities, price.map((one) => 150 - one)] });
    expectClose(criticWeights(asPrice).weights, criticWeights(asSaving).weights);
    const ignored = (matrix: DecisionMatrix) => criticWeights(matrix, { direction: 'ignored' }).weights;
    expectClose([ignored(asPrice)[3]!, ignored(asSaving)[3]!], [0.475, 0.194], 3);
    expectClose(ignored(asSaving), criticWeights(asSaving).weights);
  });

  it('refuses figures without a ratio, by place', () => {
    const matrix = decisionMatrix({
      columns: [
        [1, -2],
        [0, 3],
        [-1, -1],
      ],
    });
    expect(codesOf(() => entropyWeights(matrix))).toEqual(['NOT_POSITIVE columns[0][1]']);
    expect(codesOf(() => giniWeights(matrix))).toEqual(['NOT_POSITIVE columns[0][1]']);
    expect(codesOf(() => merecWeights(matrix))).toEqual(['NOT_POSITIVE columns[0][1]', 'NOT_POSITIVE columns[1][0]']);
    const many = decisionMatrix({ columns: [Array.from({ length: 500 }, (_, i) => -i)] });
    expect(codesOf(() => merecWeights(many))).toHaveLength(100);
  });

  it('refuses options that it does not know', () => {
    const matrix = decisionMatrix({ rows: [[1, 2]] });
    expect(codesOf(() => criticWeights(matrix, { directed: true } as object))).toEqual([
      'UNKNOWN_KEY options.directed',
    ]);
    expect(codesOf(() => criticWeights(matrix, { direction: 'up' } as object))).toEqual([
      'INVALID_VALUE options.direction',
    ]);
    expect(codesOf(() => varianceWeights(matrix, { normalization: 'sum' } as object))).toEqual([
      'INVALID_VALUE options.normalization',
    ]);
  });

  it('leaves its input alone', () => {
    const matrix = decisionMatrix({ columns: [Float64Array.of(3, 1, 2), Float64Array.of(5, 9, 7)] });
    for (const weigh of Object.values(computed)) weigh(Object.freeze(matrix));
    expect(matrix.columns.map((column) => Array.from(column))).toEqual([
      [3, 1, 2],
      [5, 9, 7],
    ]);
  });
});
