import { describe, expect, it } from 'vitest';
import {
  decisionMatrix,
  electreOne,
  normalizeColumn,
  promethee,
  prometheeColumns,
  rankReversalTest,
  rankScores,
  smaa,
  topsis,
} from '../../src/mcda/index.js';
import { codesOf } from '../core/issues-of.js';

const loose = (value: unknown): never => value as never;
const matrix = decisionMatrix({
  rows: [
    [1, 2],
    [2, 1],
    [3, 3],
  ],
});

describe('arguments of the wrong kind', () => {
  it('refuses a rank that is no function', () => {
    expect(codesOf(() => rankReversalTest(matrix, loose(undefined)))).toEqual(['REQUIRED rank']);
    for (const rank of [null, 'topsis', topsis(matrix, [1, 1])]) {
      expect(codesOf(() => rankReversalTest(matrix, loose(rank)))).toEqual(['INVALID_TYPE rank']);
    }
  });

  it('refuses scores and figures that are no list', () => {
    expect(codesOf(() => rankScores(loose(undefined)))).toEqual(['REQUIRED scores']);
    for (const scores of [null, 5, true, {}, () => 1, new Date(0)]) {
      expect(codesOf(() => rankScores(loose(scores)))).toEqual(['INVALID_TYPE scores']);
      expect(codesOf(() => normalizeColumn(loose(scores), 'minMax'))).toEqual(['INVALID_TYPE values']);
    }
    expect(rankScores(Float64Array.of(1, 2))).toEqual([2, 1]);
    expect(Array.from(normalizeColumn({ length: 2, 0: 1, 1: 3 }, 'max'))).toHaveLength(2);
  });

  it('takes null for no option', () => {
    for (const run of [promethee, prometheeColumns]) {
      expect(codesOf(() => run(matrix, [1, 1], { preference: loose(null) }))[0]).toMatch(
        /^INVALID_TYPE options\.preference/,
      );
    }
    expect(codesOf(() => smaa(matrix, { seed: 1, halfWidths: loose(null) }))).toEqual([
      'INVALID_TYPE options.halfWidths',
    ]);
  });
});

it('names six alternatives of a long circle and counts the rest', () => {
  const count = 40;
  // Each is better than the next one on two of three criteria, and the last is better than the first.
  const rows = Array.from({ length: count }, (_, i) => [0, 1, 2].map((k) => (i + Math.floor((k * count) / 3)) % count));
  const { cycles, findings } = electreOne(decisionMatrix({ rows }), [1, 1, 1], {
    concordanceThreshold: 0.6,
    discordanceThreshold: 1,
  });
  expect(cycles[0]).toHaveLength(count);
  expect(findings[0]?.message).toBe(
    'The alternatives 0, 1, 2, 3, 4 and 35 more (counted from 0) outrank each other in a circle: these thresholds cannot tell which of them is best.',
  );
});
