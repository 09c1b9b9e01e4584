import { describe, expect, it } from 'vitest';
import { type DecisionMatrixInput, decisionMatrix } from '../../src/mcda/decision-matrix.js';
import * as mcda from '../../src/mcda/index.js';
import { matrixWeights } from '../../src/mcda/matrix-weights.js';
import { issuesOf } from '../core/issues-of.js';

const codesOf = (run: () => unknown): string[] => issuesOf(run).map(({ code, path }) => `${code} ${path}`);
const wrong = (input: unknown): string[] => codesOf(() => decisionMatrix(input as DecisionMatrixInput));

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
    expect(wrong({ columns: [new Array(500).fill(Number.POSITIVE_INFINITY)] })).toHaveLength(100);
  });
});

describe('matrixWeights', () => {
  const matrix = decisionMatrix({ rows: [[1, 2, 3]] });

  it('scales weights to sum to one, or leaves them as given', () => {
    expect(matrixWeights(matrix, [2, 1, 1])).toEqual(Float64Array.of(0.5, 0.25, 0.25));
    expect(matrixWeights(matrix, [2, 1, 1], false)).toEqual(Float64Array.of(2, 1, 1));
    expect(matrixWeights(matrix, [1e308, 1e308, 0])).toEqual(Float64Array.of(0.5, 0.5, 0));
    expect(matrixWeights(matrix, [5e-324, 0, 0])).toEqual(Float64Array.of(1, 0, 0));
  });

  it('refuses weights that decide nothing or the wrong way', () => {
    const of = (weights: unknown): string[] => codesOf(() => matrixWeights(matrix, weights as number[]));
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
  const weighted = [
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
    mcda.weightedSumColumns,
    mcda.topsisColumns,
    mcda.vikorColumns,
    mcda.prometheeColumns,
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
    ...weighted.map((run) => [run.name, (fake: never) => run(fake, [1, 1])] as const),
    ...bare.map((run) => [run.name, (fake: never) => run(fake)] as const),
    ['normalizeMatrix', (fake) => mcda.normalizeMatrix(fake, { method: 'minMax' })],
    ['smaa', (fake) => mcda.smaa(fake, { seed: 1 })],
  ];

  it.each(calls)('%s refuses it, and takes the matrix', (_name, run) => {
    for (const fake of fakes) expect(codesOf(() => run(fake as never))).toEqual(['INVALID_TYPE matrix']);
    expect(codesOf(() => run(matrix as never))).toEqual([]);
  });

  it('names half-widths that are none', () => {
    const smaaOf = (halfWidths: unknown) =>
      codesOf(() => mcda.smaa(matrix, { seed: 1, halfWidths: halfWidths as never }));
    expect(smaaOf([[0.1, 0.1]])).toEqual(['INVALID_TYPE options.halfWidths']);
  });
});
