import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../../src/core/definition.js';
import { rankWeights } from '../../../src/scoring/weighting/rank-weights.js';
import { swingWeights } from '../../../src/scoring/weighting/swing-weights.js';
import { codesOf, issuesOf } from '../../core/issues-of.js';

const exact = (...args: Parameters<typeof rankWeights>): (string | null)[] =>
  rankWeights(...args).weights.map(({ weightExact }) => weightExact);
const loose = (value: unknown): never => value as never;

describe('rankWeights', () => {
  it('gives the weights of Barron and Barrett for four items', () => {
    expect(exact(['a', 'b', 'c', 'd'])).toEqual(['25/48', '13/48', '7/48', '1/16']);
    expect(exact(['a', 'b', 'c', 'd'], { method: 'rankSum' })).toEqual(['2/5', '3/10', '1/5', '1/10']);
    expect(exact(['a', 'b', 'c', 'd'], { method: 'rankReciprocal' })).toEqual(['12/25', '6/25', '4/25', '3/25']);
    expect(exact(['a', 'b', 'c'], { method: 'rankExponent', exponent: 2 })).toEqual(['9/14', '2/7', '1/14']);
  });

  it('rounds a root to fifteen digits and still sums to one', () => {
    const { weights, exponent } = rankWeights(['a', 'b'], { method: 'rankExponent', exponent: '0.5' });
    expect(exponent).toBe('0.5');
    expect(weights[0]?.weightShare).toBeCloseTo(Math.SQRT2 / (1 + Math.SQRT2), 14);
    expect((weights[0]?.weightShare ?? 0) + (weights[1]?.weightShare ?? 0)).toBe(1);
  });

  it('shares the weights of the places that equals hold', () => {
    const expected = ['11/18', '7/36', '7/36'];
    expect(exact(['a', ['b', 'c']])).toEqual(expected);
    expect(exact({ a: 1, b: 2, c: 2 })).toEqual(expected);
    expect(exact({ a: 1, b: 3, c: 3 })).toEqual(expected);
    expect(exact({ a: '1', b: '2.5', c: 2.5 })).toEqual(expected);
    expect(exact({ b: 2, a: 1, c: 2 })).toEqual(['7/36', '11/18', '7/36']);
    expect(rankWeights({ a: 1, b: 2, c: 2 }).weights.map(({ place }) => place)).toEqual([1, 2.5, 2.5]);
  });

  it('takes every usual way of counting behind equals, but one way only', () => {
    for (const [c, d] of [
      [1, 3],
      [1, 2],
      [2, 3],
      [1.5, 3],
    ] as const) {
      expect(exact({ a: c, b: c, c: d })).toEqual(['4/9', '4/9', '1/9']);
    }
    expect(codesOf(() => rankWeights({ a: 1, b: 1, c: 3, d: 3, e: 4 }))).toEqual(['RANK_GAP ranks.e']);
  });

  it('takes one item, and all items as equals', () => {
    expect(exact(['a'])).toEqual(['1']);
    for (const method of ['rankOrderCentroid', 'rankSum', 'rankReciprocal'] as const) {
      expect(exact([['a', 'b', 'c']], { method })).toEqual(['1/3', '1/3', '1/3']);
    }
    expect(exact(['a', 'b', 'c'], { method: 'rankExponent', exponent: 0 })).toEqual(['1/3', '1/3', '1/3']);
  });

  it('writes percents that add up to a hundred', () => {
    const percents = rankWeights([['a', 'b', 'c']]).weights.map(({ weightPercentText }) => weightPercentText);
    expect(percents).toEqual(['33.34', '33.33', '33.33']);
    const whole = rankWeights(['a', 'b', 'c', 'd', 'e', 'f'], { decimals: 0 });
    expect(whole.weights.map(({ weightPercentText }) => weightPercentText)).toEqual(['41', '24', '16', '10', '6', '3']);
  });

  it('says what ranks leave out', () => {
    expect(issuesOf(() => rankWeights({ a: 1, b: 2, c: 4 }))).toMatchObject([
      {
        code: 'RANK_GAP',
        path: 'ranks.c',
        message: 'Rank 4 follows rank 2: ranks go up without a hole, and equals share one.',
        received: '4',
      },
    ]);
    expect(issuesOf(() => rankWeights({ a: 2, b: 3 }))).toMatchObject([
      { code: 'RANK_GAP', path: 'ranks.a', message: 'The first rank here is 2, so nothing has rank 1.' },
    ]);
    expect(codesOf(() => rankWeights({ a: 1, b: 1.5 }))).toEqual(['RANK_GAP ranks.b']);
  });

  it('names what is no rank', () => {
    expect(codesOf(() => rankWeights({ a: 0, b: -1, c: 'x', d: 1 }))).toEqual([
      'INVALID_RANK ranks.a',
      'INVALID_RANK ranks.b',
      'INVALID_NUMBER ranks.c',
    ]);
    expect(codesOf(() => rankWeights({ a: Number.NaN }))).toEqual(['INVALID_TYPE ranks.a']);
    expect(codesOf(() => rankWeights(loose({ a: null })))).toEqual(['INVALID_TYPE ranks.a']);
    expect(codesOf(() => rankWeights(loose(JSON.parse('{"a":1,"__proto__":2}'))))).toEqual([
      'UNKNOWN_KEY ranks.__proto__',
    ]);
  });

  it('refuses lists that cannot be an order', () => {
    expect(codesOf(() => rankWeights(['a', ['b', 'a'], 'b']))).toEqual([
      'DUPLICATE_ITEM items[1][1]',
      'DUPLICATE_ITEM items[2]',
    ]);
    expect(codesOf(() => rankWeights([]))).toEqual(['OUT_OF_RANGE items']);
    expect(codesOf(() => rankWeights({}))).toEqual(['OUT_OF_RANGE ranks']);
    expect(codesOf(() => rankWeights(['a', '']))).toEqual(['OUT_OF_RANGE items[1]']);
    expect(codesOf(() => rankWeights(loose([1])))).toEqual(['INVALID_TYPE items[0]']);
    expect(codesOf(() => rankWeights(loose(null)))).toEqual(['INVALID_TYPE ranks']);
    expect(codesOf(() => rankWeights(Array.from({ length: 1001 }, (_, i) => `c${i}`)))).toEqual(['OUT_OF_RANGE items']);
  });

  it('refuses options that do not fit', () => {
    const problems = (options: unknown): string[] => codesOf(() => rankWeights(['a'], loose(options)));
    expect(problems({ method: 'roc' })).toEqual(['INVALID_VALUE options.method']);
    expect(problems({ method: 'rankExponent' })).toEqual(['REQUIRED options.exponent']);
    expect(problems({ method: 'rankExponent', exponent: -1 })).toEqual(['OUT_OF_RANGE options.exponent']);
    expect(problems({ method: 'rankExponent', exponent: 10.1 })).toEqual(['OUT_OF_RANGE options.exponent']);
    expect(problems({ method: 'rankExponent', exponent: 'two' })).toEqual(['INVALID_NUMBER options.exponent']);
    expect(problems({ exponent: 2 })).toEqual(['INVALID_VALUE options.exponent']);
    expect(problems({ decimals: 11, methods: 1 })).toEqual(['UNKNOWN_KEY options.methods']);
    expect(problems({ decimals: 1.5 })).toEqual(['OUT_OF_RANGE options.decimals']);
  });

  it('leaves its input as it is and answers in JSON', () => {
    const input = deepFreeze({ a: 1, b: 2 });
    const result = rankWeights(input);
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  });
});

describe('swingWeights', () => {
  it('divides points by their sum', () => {
    const { weights } = swingWeights({ price: 100, quality: '80', speed: 20, fit: 0 });
    expect(weights.map(({ weightExact, points }) => [weightExact, points])).toEqual([
      ['1/2', '100'],
      ['2/5', '80'],
      ['1/10', '20'],
      ['0', '0'],
    ]);
  });

  it('is exact for points of any size', () => {
    const { weights } = swingWeights({ a: '1e300', b: '1e300', c: 1e-300 });
    expect(weights.map(({ weightShare }) => weightShare)).toEqual([0.5, 0.5, 0]);
    expect(weights.map(({ weightPercentText }) => weightPercentText)).toEqual(['50.00', '50.00', '0.00']);
  });

  it('refuses what cannot be weighed', () => {
    expect(codesOf(() => swingWeights({ a: -1, b: 'x', c: 5 }))).toEqual([
      'NEGATIVE_WEIGHT points.a',
      'INVALID_NUMBER points.b',
    ]);
    expect(codesOf(() => swingWeights({ a: 0, b: '0.0' }))).toEqual(['WEIGHTS_ALL_ZERO points']);
    expect(() => swingWeights({ a: 0 })).toThrow('No swing has points, so there is nothing to weigh.');
    expect(codesOf(() => swingWeights({}))).toEqual(['OUT_OF_RANGE points']);
    expect(codesOf(() => swingWeights(loose([100])))).toEqual(['INVALID_TYPE points']);
    expect(codesOf(() => swingWeights({ a: 1 }, loose({ decimal: 1 })))).toEqual(['UNKNOWN_KEY options.decimal']);
    expect(codesOf(() => swingWeights({ a: 1 }, { decimals: -1 }))).toEqual(['OUT_OF_RANGE options.decimals']);
  });
});
