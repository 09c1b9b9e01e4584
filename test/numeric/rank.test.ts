import { describe, expect, it } from 'vitest';
import { type RankScoresOptions, rankScores, ranksInOrder, type TieRule } from '../../src/numeric/rank.js';
import { codesOf, issuesOf } from '../core/issues-of.js';

describe('rankScores', () => {
  // scipy.stats.rankdata on the negated scores, methods min, max, dense, average, ordinal.
  it.each<[TieRule, number[]]>([
    ['competition', [3, 1, 1, 5, 3]],
    ['modifiedCompetition', [4, 2, 2, 5, 4]],
    ['dense', [2, 1, 1, 3, 2]],
    ['fractional', [3.5, 1.5, 1.5, 5, 3.5]],
    ['ordinal', [3, 1, 2, 5, 4]],
  ])('gives equal scores their place by the rule %s', (ties, expected) => {
    expect(rankScores([5, 9, 9, 1, 5], { ties })).toEqual(expected);
  });

  it('ranks the lowest first when asked', () => {
    expect(rankScores([30, 10, 20], { higherIsBetter: false })).toEqual([3, 1, 2]);
  });

  it('lets no float noise break a tie, unless it is to compare exactly', () => {
    expect(rankScores([0.1 + 0.2, 0.3])).toEqual([1, 1]);
    expect(rankScores([0.1 + 0.2, 0.3], { tolerance: 0 })).toEqual([1, 2]);
    expect(rankScores([1e9 + 1e-7, 1e9])).toEqual([1, 1]);
    expect(rankScores([1e9 + 1, 1e9])).toEqual([1, 2]);
  });

  it('chains ties, and then follows the input within the chain for the ordinal rule', () => {
    expect(rankScores([1, 3, 2, 9], { tolerance: 1 })).toEqual([2, 2, 2, 1]);
    expect(rankScores([1, 3, 2, 9], { tolerance: 1, ties: 'ordinal' })).toEqual([2, 3, 4, 1]);
  });

  it('treats +0 and -0 as equal, and takes typed arrays, one score, and none', () => {
    expect(rankScores([0, -0], { tolerance: 0 })).toEqual([1, 1]);
    expect(rankScores(new Float64Array([1, 2]))).toEqual([2, 1]);
    expect(rankScores([7])).toEqual([1]);
    expect(rankScores([])).toEqual([]);
  });

  it('ranks scores whose difference overflows', () => {
    expect(rankScores([Number.MAX_VALUE, -Number.MAX_VALUE])).toEqual([1, 2]);
  });

  it('refuses what cannot be ranked, and every wrong option at once', () => {
    const codes = (scores: number[], options: unknown = {}) =>
      codesOf(() => rankScores(scores, options as RankScoresOptions));
    expect(codes([1, Number.NaN])).toEqual(['INVALID_NUMBER [1]']);
    expect(codes([Number.POSITIVE_INFINITY])).toEqual(['INVALID_NUMBER [0]']);
    expect(codes([1], { tolerance: Number.NaN })).toEqual(['INVALID_TYPE options.tolerance']);
    expect(codes([1], { tolerance: null })).toEqual(['INVALID_TYPE options.tolerance']);
    expect(codes([1], { ties: 'best', higherIsBetter: 'yes', tolerance: -1 })).toEqual([
      'INVALID_VALUE options.ties',
      'INVALID_TYPE options.higherIsBetter',
      'OUT_OF_RANGE options.tolerance',
    ]);
  });

  it('says what cannot be ranked, and where it stands', () => {
    const issue = (rest: object) => ({ params: {}, ...rest });
    expect(issuesOf(() => rankScores([1, Number.NaN]))).toEqual([
      issue({
        code: 'INVALID_NUMBER',
        path: '[1]',
        message: 'A score to rank is a finite number.',
        received: 'NaN',
        expected: 'a number',
      }),
    ]);
    expect(issuesOf(() => rankScores([1], { tolerance: -1 }))).toEqual([
      issue({
        code: 'OUT_OF_RANGE',
        path: 'options.tolerance',
        message: 'A tolerance must be a number of at least 0.',
        received: -1,
        expected: 'a number of at least 0',
        params: { limit: 0 },
      }),
    ]);
  });

  it('ties at the tolerance and not beyond it', () => {
    expect(rankScores([1, 1.5, 2.25], { tolerance: 0.5 })).toEqual([2, 2, 1]);
    expect(rankScores([10, 9, 8, 7], { tolerance: 1, ties: 'dense' })).toEqual([1, 1, 1, 1]);
    expect(rankScores([1, 2, 3], { tolerance: 1, ties: 'fractional' })).toEqual([2, 2, 2]);
  });

  it('keeps the order of the input within every group of the ordinal rule, also the first and the last', () => {
    const scores = [3, 5, 1, 5.5, 3.5, 1.5];
    expect(rankScores(scores, { tolerance: 0.5, ties: 'ordinal' })).toEqual([3, 1, 5, 2, 4, 6]);
    expect(rankScores(scores, { tolerance: 0.5, ties: 'ordinal', higherIsBetter: false })).toEqual([3, 5, 1, 6, 4, 2]);
  });

  it('keeps the order of the input within chains of ties, also in long lists', () => {
    // 300 scores that all chain, the best last.
    const scores = Array.from({ length: 300 }, (_, i) => i / 2);
    expect(rankScores(scores, { tolerance: 0.5, ties: 'ordinal' })).toEqual(scores.map((_, i) => i + 1));
    expect(rankScores(scores, { tolerance: 0.5 })).toEqual(scores.map(() => 1));
    expect(rankScores(scores, { tolerance: 0.4 })).toEqual(scores.map((_, i) => 300 - i));
  });

  it('leaves its input as it is', () => {
    const scores = Object.freeze([2, 3, 1]);
    expect(rankScores(scores)).toEqual([2, 1, 3]);
    expect(scores).toEqual([2, 3, 1]);
  });
});

describe('ranksInOrder', () => {
  it('ranks by a test for equality alone', () => {
    const words = ['a', 'b', 'b', 'c'];
    expect(ranksInOrder(4, (i) => words[i] === words[i - 1], 'dense')).toEqual([1, 2, 2, 3]);
    expect(ranksInOrder(0, () => true)).toEqual([]);
    expect(ranksInOrder(3, () => true)).toEqual([1, 1, 1]);
  });

  it('asks about the places from the second to the last, each once', () => {
    const asked: number[] = [];
    ranksInOrder(4, (place) => {
      asked.push(place);
      return place === 2;
    });
    expect(asked).toEqual([1, 2, 3]);
  });
});
