import { describe, expect, it } from 'vitest';
import { issue } from '../../src/core/errors.js';
import { type DecisionMatrix, type DecisionMatrixInput, decisionMatrix } from '../../src/mcda/decision-matrix.js';
import * as mcda from '../../src/mcda/index.js';
import { readWeights, type WeightOptions } from '../../src/mcda/matrix-weights.js';
import { codesOf } from '../core/issues-of.js';

const wrong = (input: unknown) => codesOf(() => decisionMatrix(input as DecisionMatrixInput));

describe('decisionMatrix', () => {
  it('stands rows in columns, and takes typed columns as they are', () => {
    const byRow = decisionMatrix({
      rows: [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
    });
    expect(byRow).toEqual({
      columns: [Float64Array.of(1, 3, 5), Float64Array.of(2, 4, 6)],
      directions: ['benefit', 'benefit'],
      alternatives: 3,
    });
    const column = Float64Array.of(1, 3, 5);
    const byColumn = decisionMatrix({ columns: [column, [2, 4, 6]], directions: ['cost', 'benefit'] });
    expect(byColumn.columns[0]).toBe(column);
    expect(byColumn.columns[1]).toEqual(byRow.columns[1]);
    expect(byColumn.directions).toEqual(['cost', 'benefit']);
  });

  it('refuses what is no matrix', () => {
    expect(wrong({})).toEqual(['REQUIRED columns']);
    expect(wrong({ rows: [[1]], columns: [[1]] })).toEqual(['REQUIRED rows']);
    expect(wrong({ rows: 'no' })).toEqual(['INVALID_TYPE rows']);
    expect(wrong({ rows: [[1], 2] })).toEqual(['INVALID_TYPE rows[1]']);
    expect(wrong({ rows: [2, [1]] })).toEqual(['INVALID_TYPE rows[0]']);
    expect(wrong({ rows: [] })).toEqual(['EMPTY_MATRIX rows']);
    expect(wrong({ columns: [[]] })).toEqual(['EMPTY_MATRIX columns']);
    expect(wrong({ rows: [[1, 2], [3]] })).toEqual(['RAGGED_MATRIX rows[1]']);
    expect(wrong({ row: [[1]] })).toEqual(['UNKNOWN_KEY row']);
  });

  it('names every figure that is no number and every wrong direction, a hundred at most', () => {
    const input = {
      rows: [
        [1, '2'],
        [Number.NaN, 4],
      ],
      directions: ['up', 'cost'],
    };
    expect(wrong(input)).toEqual([
      'INVALID_VALUE directions[0]',
      'INVALID_NUMBER rows[1][0]',
      'INVALID_NUMBER rows[0][1]',
    ]);
    expect(wrong({ columns: [[1, null]], directions: ['cost', 'cost'] })).toEqual([
      'LENGTH_MISMATCH directions',
      'INVALID_NUMBER columns[0][1]',
    ]);
    expect(wrong({ rows: [[1, 2]], directions: [undefined, 'cost'] })).toEqual(['REQUIRED directions[0]']);
    expect(wrong({ columns: [new Array(500).fill(Number.POSITIVE_INFINITY)] })).toHaveLength(100);
  });
});

describe('readWeights', () => {
  const matrix = decisionMatrix({ rows: [[1, 2, 3]] });

  it('scales weights to sum to one, or leaves them as given', () => {
    const scaled = (weights: number[]): Float64Array => readWeights(matrix, weights, {}).scaled;
    expect(scaled([2, 1, 1])).toEqual(Float64Array.of(0.5, 0.25, 0.25));
    expect(scaled([1e308, 1e308, 0])).toEqual(Float64Array.of(0.5, 0.5, 0));
    expect(scaled([5e-324, 0, 0])).toEqual(Float64Array.of(1, 0, 0));
    expect(readWeights(matrix, [2, 1, 1], { normalizeWeights: false })).toEqual({
      scaled: Float64Array.of(2, 1, 1),
      normalizeWeights: false,
    });
  });

  it('takes no flag that is none, and tells it with the problems of other options', () => {
    const other = issue('INVALID_VALUE', 'options.kernel', 'No such kernel.');
    const of = (normalizeWeights: unknown) =>
      codesOf(() => readWeights(matrix, [2, 1, 1], { normalizeWeights } as WeightOptions, [other]));
    expect(of('yes')).toEqual(['INVALID_VALUE options.kernel', 'INVALID_TYPE options.normalizeWeights']);
    expect(of(null)).toEqual(['INVALID_VALUE options.kernel', 'INVALID_TYPE options.normalizeWeights']);
    expect(of(undefined)).toEqual(['INVALID_VALUE options.kernel']);
  });

  it('refuses weights that decide nothing or the wrong way', () => {
    const of = (weights: unknown) => codesOf(() => readWeights(matrix, weights as number[], {}));
    expect(of([1, 1])).toEqual(['LENGTH_MISMATCH weights']);
    expect(of(undefined)).toEqual(['LENGTH_MISMATCH weights']);
    expect(of([-1, Number.NaN, '1'])).toEqual([
      'NEGATIVE_WEIGHT weights[0]',
      'INVALID_NUMBER weights[1]',
      'INVALID_NUMBER weights[2]',
    ]);
    expect(of([0, 0, 0])).toEqual(['WEIGHTS_ALL_ZERO weights']);
  });
});

const WEIGHTED: readonly ((matrix: DecisionMatrix, weights: number[], options?: object) => unknown)[] = [
  mcda.weightedSum,
  mcda.weightedProduct,
  mcda.topsis,
  mcda.vikor,
  mcda.copras,
  mcda.aras,
  mcda.moora,
  mcda.waspas,
  mcda.edas,
  mcda.mabac,
  mcda.marcos,
  mcda.codas,
  mcda.promethee,
  mcda.electreOne,
];
const COLUMNS: typeof WEIGHTED = [
  mcda.weightedSumColumns,
  mcda.topsisColumns,
  mcda.vikorColumns,
  mcda.prometheeColumns,
];

describe('options of every method', () => {
  const matrix = decisionMatrix({ columns: [Float64Array.of(1, 2), Float64Array.of(4, 3)] });
  const all = [...WEIGHTED, ...COLUMNS].map((run) => [run.name, run] as const);

  it.each(all)('%s refuses what nobody reads, and a flag that is none', (_name, run) => {
    expect(codesOf(() => run(matrix, [1, 1], { nonsense: 1 }))).toEqual(['UNKNOWN_KEY options.nonsense']);
    expect(codesOf(() => run(matrix, [1, 1], { normalizeWeights: 'no' }))).toEqual([
      'INVALID_TYPE options.normalizeWeights',
    ]);
    expect(run(matrix, [1, 1], { normalizeWeights: undefined })).toEqual(run(matrix, [1, 1]));
  });

  it.each(WEIGHTED.map((run) => [run.name, run] as const))('%s says whether weights were scaled', (name, run) => {
    const said = (options?: object): object => run(matrix, [1, 3], options) as object;
    expect(said()).toMatchObject({ method: name, conventions: { normalizeWeights: true } });
    expect(said({ normalizeWeights: false })).toMatchObject({ conventions: { normalizeWeights: false } });
  });

  it.each(WEIGHTED.slice(0, -1).map((run) => [run.name, run] as const))('%s puts the better one first', (name, run) => {
    const better = decisionMatrix({
      rows: [
        [2, 8],
        [3, 5],
      ],
      directions: ['benefit', 'cost'],
    });
    expect(run(better, [1, 3])).toMatchObject({ ranks: [2, 1], higherIsBetter: name !== 'vikor' });
  });

  it.each(COLUMNS.map((run) => [run.name, run] as const))('%s fills the column that it is given', (_name, run) => {
    const into = Float64Array.of(7, 7);
    expect(run(matrix, [1, 3], { into })).toBe(into);
    expect(into).toEqual(run(matrix, [1, 3]));
    expect(codesOf(() => run(matrix, [1, 3], { into: [0, 0] }))).toEqual(['INVALID_TYPE options.into']);
    expect(codesOf(() => run(matrix, [1, 3], { into: new Float64Array(3) }))).toEqual(['LENGTH_MISMATCH options.into']);
  });

  it('keeps the column to fill for the functions that fill one', () => {
    const into = new Float64Array(2);
    for (const run of WEIGHTED) {
      expect(codesOf(() => run(matrix, [1, 1], { into }))).toEqual(['UNKNOWN_KEY options.into']);
    }
  });
});

describe('what decisionMatrix did not make', () => {
  const matrix = decisionMatrix({ columns: [Float64Array.of(1, 2), Float64Array.of(4, 3)] });
  const fakes: readonly unknown[] = [
    null,
    undefined,
    5,
    {},
    { rows: [[1]] },
    // JSON makes an object of a column.
    JSON.parse(JSON.stringify(matrix)),
    { ...matrix, alternatives: 3 },
    { ...matrix, directions: ['benefit'] },
    { ...matrix, columns: [] },
  ];
  const bare = [
    mcda.entropyWeights,
    mcda.giniWeights,
    mcda.standardDeviationWeights,
    mcda.varianceWeights,
    mcda.criticWeights,
    mcda.merecWeights,
    mcda.equalWeights,
    mcda.paretoFronts,
  ];
  const calls: readonly (readonly [string, (fake: never) => unknown])[] = [
    ...[...WEIGHTED, ...COLUMNS].map((run) => [run.name, (fake: never) => run(fake, [1, 1])] as const),
    ...bare.map((run) => [run.name, (fake: never) => run(fake)] as const),
    ['normalizeMatrix', (fake) => mcda.normalizeMatrix(fake, 'minMax')],
    ['smaa', (fake) => mcda.smaa(fake, { seed: 1 })],
  ];

  it.each(calls)('%s refuses it, and takes the matrix', (_name, run) => {
    for (const fake of fakes) expect(codesOf(() => run(fake as never))).toEqual(['INVALID_TYPE matrix']);
    expect(() => run(matrix as never)).not.toThrow();
  });

  it('names half-widths that are none', () => {
    const smaaOf = (halfWidths: unknown) =>
      codesOf(() => mcda.smaa(matrix, { seed: 1, halfWidths: halfWidths as never }));
    expect(smaaOf([[0.1, 0.1]])).toEqual(['INVALID_TYPE options.halfWidths']);
  });
});
