import { describe, expect, it } from 'vitest';
import { decisionMatrix } from '../../src/mcda/decision-matrix.js';
import {
  type NormalizationName,
  type NormalizeColumnOptions,
  normalizeColumn,
  normalizeMatrix,
} from '../../src/mcda/normalize.js';
import { codesOf, issuesOf } from '../core/issues-of.js';

const list = (values: readonly number[], method: NormalizationName, options: NormalizeColumnOptions = {}) =>
  Array.from(normalizeColumn(values, method, options));
const cost = { direction: 'cost' } as const;
const NAMES: readonly NormalizationName[] = [
  'minMax',
  'max',
  'linearRatio',
  'sum',
  'vector',
  'logarithmic',
  'nonlinear',
  'enhancedAccuracy',
  'zavadskasTurskis',
];

describe('normalizeColumn', () => {
  // By hand, from the formulas of the doc comment, on 3, 4 and (for the logarithms) 2, 8.
  it.each<[NormalizationName, number[], number[], number[]]>([
    ['minMax', [2, 4, 6], [0, 0.5, 1], [1, 0.5, 0]],
    ['max', [2, 4, 8], [0.25, 0.5, 1], [0.75, 0.5, 0]],
    ['linearRatio', [2, 4, 8], [0.25, 0.5, 1], [1, 0.5, 0.25]],
    ['sum', [1, 3], [0.25, 0.75], [0.75, 0.25]],
    ['vector', [3, 4], [0.6, 0.8], [0.4, 0.2]],
    ['logarithmic', [2, 8], [0.25, 0.75], [0.75, 0.25]],
    ['nonlinear', [2, 4], [0.25, 1], [1, 0.125]],
    ['enhancedAccuracy', [1, 2, 4], [0.4, 0.6, 1], [1, 0.75, 0.25]],
    ['zavadskasTurskis', [2, 3, 4], [0.5, 0.75, 1], [1, 0.5, 0]],
  ])('%s', (method, values, benefit, costs) => {
    list(values, method).forEach((one, i) => void expect(one).toBeCloseTo(benefit[i] as number, 15));
    list(values, method, cost).forEach((one, i) => void expect(one).toBeCloseTo(costs[i] as number, 15));
  });

  it('lets a constant column be what the formula says, and 1 or 0 where that is 0 / 0', () => {
    // pymcdm gives 1 for min-max both ways, scikit-criteria 0; the golden cases hold the rest.
    for (const method of ['minMax', 'enhancedAccuracy'] as const) {
      expect(list([5, 5], method)).toEqual([1, 1]);
      expect(list([5, 5], method, cost)).toEqual([1, 1]);
      expect(list([5, 5], method, { constant: 'zero' })).toEqual([0, 0]);
    }
    expect(list([5, 5], 'max', cost)).toEqual([0, 0]);
    expect(list([1, 1], 'logarithmic')).toEqual([1, 1]);
    expect(list([7], 'logarithmic', { ...cost, constant: 'zero' })).toEqual([0]);
  });

  it.each(NAMES)('%s makes a number of any constant column, both ways, and of one figure', (method) => {
    for (const figure of [0, -3, 1, 1e-320, 1e308, -1e308, 0.5]) {
      for (const direction of ['benefit', 'cost'] as const) {
        for (const values of [[figure], [figure, figure, figure]]) {
          for (const one of list(values, method, { direction })) expect(Number.isFinite(one)).toBe(true);
        }
      }
    }
  });

  it('neither overflows nor vanishes at the ends of the range of doubles', () => {
    expect(list([-1.7e308, 0, 1.7e308], 'minMax')).toEqual([0, 0.5, 1]);
    expect(list([3e300, 4e300], 'vector')).toEqual(list([3, 4], 'vector').map((x) => expect.closeTo(x, 14)));
    expect(list([3e-300, 4e-300], 'vector')).toEqual(list([3, 4], 'vector').map((x) => expect.closeTo(x, 14)));
    expect(list([1e308, 1e308, 1e308, 1e308], 'sum')).toEqual([0.25, 0.25, 0.25, 0.25]);
    expect(list([1e308, 1.5e308], 'enhancedAccuracy')).toEqual([0, 1]);
    expect(list([5e-324, 1e308], 'linearRatio', cost)).toEqual([1, 0]);
    expect(list([5e-324, 1e-323], 'minMax')).toEqual([0, 1]);
    expect(list([1e-310, 3e-310], 'sum', cost)[0]).toBeCloseTo(0.75, 10);
  });

  it('sums logarithms instead of multiplying: pymcdm passes the largest number at 200 figures of 50,000', () => {
    const values = Array.from({ length: 200 }, (_, i) => 50_000 + i);
    expect(list(values, 'logarithmic').reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 12);
  });

  it('refuses figures outside the domain, each by name', () => {
    for (const method of ['linearRatio', 'sum', 'nonlinear', 'zavadskasTurskis'] as const) {
      expect(codesOf(() => list([1, 0, -2], method, cost))).toEqual([
        'NOT_POSITIVE values[1]',
        'NOT_POSITIVE values[2]',
      ]);
      expect(codesOf(() => list([1, 0, -2], method))).toEqual(['NOT_POSITIVE values[2]']);
    }
    expect(codesOf(() => list([1, -2], 'max', cost))).toEqual(['NOT_POSITIVE values[1]']);
    expect(codesOf(() => list([1, 0], 'logarithmic'))).toEqual(['NOT_POSITIVE values[1]']);
    expect(issuesOf(() => list([1, -2], 'sum'))).toEqual([
      {
        code: 'NOT_POSITIVE',
        path: 'values[1]',
        message: 'A figure that the normalisation "sum" makes a ratio of is at least 0.',
        received: -2,
        expected: 'a number at least 0',
        params: { method: 'sum' },
      },
    ]);
    expect(
      codesOf(() =>
        list(
          new Array(300).fill(0).map((_, i) => -i - 1),
          'sum',
        ),
      ),
    ).toHaveLength(100);
  });

  it('refuses logarithms that cancel, and ratios that pass the largest number', () => {
    expect(codesOf(() => list([0.5, 2], 'logarithmic'))).toEqual(['LOGS_CANCEL values']);
    expect(codesOf(() => list([0.1, 10, 0.3, 1 / 0.3], 'logarithmic'))).toEqual(['LOGS_CANCEL values']);
    expect(codesOf(() => list([1e-200, 1e200], 'zavadskasTurskis', cost))).toEqual(['OUT_OF_RANGE values[1]']);
  });

  it('lets a cost of zero be the best by the largest figure', () => {
    expect(list([0, 4], 'max', cost)).toEqual([1, 0]);
  });

  it('names no more than a hundred figures that are none', () => {
    expect(codesOf(() => list(new Array(300).fill(Number.NaN), 'max'))).toHaveLength(100);
  });

  it('refuses wrong options and figures', () => {
    const run =
      (values: unknown, normalization: unknown, options: unknown = {}) =>
      () =>
        normalizeColumn(values as number[], normalization as NormalizationName, options as NormalizeColumnOptions);
    expect(codesOf(run([1], 'best'))).toEqual(['INVALID_VALUE normalization']);
    expect(codesOf(run([1], 'none'))).toEqual(['INVALID_VALUE normalization']);
    expect(codesOf(run([1], undefined))).toEqual(['REQUIRED normalization']);
    expect(codesOf(run([1], { method: 'max' }))).toEqual(['INVALID_VALUE normalization']);
    expect(codesOf(run([1], 'toString'))).toEqual(['INVALID_VALUE normalization']);
    expect(codesOf(run([1], 'best', { constant: 2, direction: 'up' }))).toEqual([
      'INVALID_VALUE normalization',
      'INVALID_VALUE options.constant',
      'INVALID_VALUE options.direction',
    ]);
    expect(codesOf(run([1], 'max', { cost: true }))).toEqual(['UNKNOWN_KEY options.cost']);
    expect(codesOf(run([], 'max'))).toEqual(['EMPTY_MATRIX values']);
    expect(codesOf(run([1, Number.NaN, '3'], 'max'))).toEqual(['INVALID_NUMBER values[1]', 'INVALID_NUMBER values[2]']);
    expect(codesOf(run([1, 2], 'max', { into: new Float64Array(3) }))).toEqual(['LENGTH_MISMATCH options.into']);
    expect(codesOf(run([1, 2], 'max', { into: [] }))).toEqual(['INVALID_TYPE options.into']);
    expect(codesOf(run([1, 2], 'max', null))).toEqual(['INVALID_TYPE options']);
  });

  it('fills the column that it is given, which may be the figures themselves', () => {
    const values = Float64Array.of(2, 4);
    expect(normalizeColumn(values, 'max', { into: values })).toBe(values);
    expect(values).toEqual(Float64Array.of(0.5, 1));
  });
});

describe('normalizeMatrix', () => {
  const matrix = decisionMatrix({
    rows: [
      [0.5, 100],
      [0.25, 200],
    ],
    directions: ['benefit', 'cost'],
  });

  it('turns costs round and leaves the matrix alone', () => {
    const result = normalizeMatrix(matrix, 'linearRatio');
    expect(result.columns).toEqual([Float64Array.of(1, 0.5), Float64Array.of(1, 0.5)]);
    expect(result.directions).toEqual(['benefit', 'benefit']);
    expect(matrix.columns[1]).toEqual(Float64Array.of(100, 200));
    expect(result.findings).toEqual([]);
  });

  it('says when the logarithms of shares put the worst first', () => {
    const { columns, findings } = normalizeMatrix(matrix, 'logarithmic');
    expect((columns[0]?.[0] as number) < (columns[0]?.[1] as number)).toBe(true);
    expect(findings.map(({ code, severity, path }) => [code, severity, path])).toEqual([
      ['LOGS_REVERSED', 'high', 'columns[0]'],
    ]);
    expect(normalizeMatrix(decisionMatrix({ rows: [[0.5]] }), 'logarithmic').findings).toHaveLength(1);
  });

  it('says nothing of the order where the logarithms are all 0', () => {
    const { columns, findings } = normalizeMatrix(
      decisionMatrix({
        columns: [
          [1, 1],
          [2, 4],
        ],
      }),
      'logarithmic',
    );
    expect(columns[0]).toEqual(Float64Array.of(1, 1));
    expect(findings.map(({ code }) => code)).toEqual(['CONSTANT_CRITERION']);
  });

  it('refuses wrong options', () => {
    const run = (...given: readonly unknown[]) =>
      codesOf(() => (normalizeMatrix as (...all: unknown[]) => unknown)(...given));
    expect(run(matrix)).toEqual(['REQUIRED normalization']);
    expect(run(matrix, 'none', { constant: 1 })).toEqual([
      'INVALID_VALUE normalization',
      'INVALID_VALUE options.constant',
    ]);
    expect(run(matrix, 'max', { method: 'max' })).toEqual(['UNKNOWN_KEY options.method']);
  });

  it('names the column and the row of every figure outside the domain', () => {
    const wrong = decisionMatrix({
      rows: [
        [-1, 0],
        [1, 1],
      ],
      directions: ['benefit', 'cost'],
    });
    expect(codesOf(() => normalizeMatrix(wrong, 'sum'))).toEqual([
      'NOT_POSITIVE columns[0][0]',
      'NOT_POSITIVE columns[1][0]',
    ]);
    const far = decisionMatrix({ columns: [[1e-200, 1e200]], directions: ['cost'] });
    expect(codesOf(() => normalizeMatrix(far, 'zavadskasTurskis'))).toEqual(['OUT_OF_RANGE columns[0][1]']);
  });

  it('names constant columns', () => {
    const { findings } = normalizeMatrix(
      decisionMatrix({
        rows: [
          [1, 3],
          [2, 3],
        ],
      }),
      'minMax',
    );
    expect(findings.map((one) => one.path)).toEqual(['columns[1]']);
  });
});
