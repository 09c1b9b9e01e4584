import { compareMethods, decisionMatrix, promethee } from 'vendorwise/mcda';
import { describe, expect, it } from 'vitest';
import { codesOf } from '../core/issues-of.js';

describe('compareMethods', () => {
  it('correlates every pair and finds the ranking in between', () => {
    const result = compareMethods([
      { method: 'a', ranks: [1, 2, 3, 4] },
      { method: 'b', ranks: [1, 2, 2, 4] },
      { method: 'c', ranks: [1, 4, 3, 2] },
    ]);
    expect(result.methods).toEqual(['a', 'b', 'c']);
    expect(result.spearman.map((row) => row.map((one) => Math.round((one as number) * 1000) / 1000))).toEqual([
      [1, 0.949, 0.2],
      [0.949, 1, 0.316],
      [0.2, 0.316, 1],
    ]);
    expect(result.kendallTauB[0]?.[2]).toBe(0);
    expect(result.firstForAll).toEqual([0]);
    expect(result.meanRanks).toEqual([1, 8.5 / 3, 8.5 / 3, 10 / 3]);
    expect(result.bordaRanks).toEqual([1, 2, 2, 4]);
  });

  it('takes results of methods as they are, and rankings that rank nobody', () => {
    const matrix = decisionMatrix({ rows: [[1], [2]] });
    const level = { method: 'level', ranks: [1, 1] };
    const result = compareMethods([promethee(matrix, [1]), level]);
    expect(result.spearman).toEqual([
      [1, null],
      [null, null],
    ]);
    expect(result.firstForAll).toEqual([1]);
    expect(result.bordaRanks).toEqual([2, 1]);
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  });

  it('refuses what cannot be compared', () => {
    const codes = (results: unknown) => codesOf(() => compareMethods(results as never));
    const ranks = [1, 2];
    expect(codes([])).toEqual(['EMPTY_LIST results']);
    expect(codes(null as never)).toEqual(['EMPTY_LIST results']);
    expect(codes([{ method: 'a', ranks }, {} as never, null as never])).toEqual([
      'INVALID_TYPE results[1]',
      'INVALID_TYPE results[2]',
    ]);
    expect(
      codes([
        { method: 'a', ranks },
        { method: 'b', ranks: [1] },
        { method: 'c', ranks: [] },
      ]),
    ).toEqual(['LENGTH_MISMATCH results[1].ranks', 'LENGTH_MISMATCH results[2].ranks']);
    expect(codes([{ method: 'a', ranks: [1, Number.NaN] }])).toEqual(['INVALID_NUMBER results[0].ranks[1]']);
    expect(codes([{ method: 'a', ranks: [Number.NaN, 1] }])).toEqual(['INVALID_NUMBER results[0].ranks[0]']);
  });
});
