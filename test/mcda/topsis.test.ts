import { describe, expect, it } from 'vitest';
import { decisionMatrix } from '../../src/mcda/decision-matrix.js';
import { type TopsisOptions, topsis, topsisColumns } from '../../src/mcda/topsis.js';
import { codesOf } from '../core/issues-of.js';

// Hwang & Yoon 1981: choice of a fighter aircraft (speed, range, payload, cost, reliability, manoeuvrability).
const aircraft = decisionMatrix({
  rows: [
    [2.0, 1500, 20000, 5.5, 5, 9],
    [2.5, 2700, 18000, 6.5, 3, 5],
    [1.8, 2000, 21000, 4.5, 7, 7],
    [2.2, 1800, 20000, 5.0, 5, 5],
  ],
  directions: ['benefit', 'benefit', 'benefit', 'cost', 'benefit', 'benefit'],
});
const aircraftWeights = [0.2, 0.1, 0.1, 0.1, 0.2, 0.3];

describe('topsis', () => {
  it('answers the aircraft of Hwang & Yoon', () => {
    const result = topsis(aircraft, aircraftWeights);
    // The book rounds on the way.
    const close = (list: readonly number[], expected: readonly number[], within: number) =>
      expected.forEach((one, i) => void expect(Math.abs((list[i] as number) - one)).toBeLessThan(within));
    close(result.scores, [0.643, 0.268, 0.613, 0.312], 0.001);
    close(result.idealDistances, [0.0545, 0.1197, 0.058, 0.1009], 0.0001);
    close(result.negativeIdealDistances, [0.0983, 0.0439, 0.092, 0.0458], 0.0001);
    expect(result.ranks).toEqual([1, 4, 2, 3]);
    expect(result.conventions).toEqual({
      normalization: 'vector',
      constant: 'one',
      identicalAlternatives: 0.5,
      normalizeWeights: true,
    });
  });

  it('follows the peers that take min and max when told so: the order changes', () => {
    // pymcdm and pyrepo-mcda normalise by min-max unless told otherwise: the second and the fourth change places.
    const { ranks, conventions } = topsis(aircraft, aircraftWeights, { normalization: 'minMax' });
    expect(ranks).toEqual([1, 3, 2, 4]);
    expect(conventions.normalization).toBe('minMax');
  });

  it('gives identical alternatives one half each, and one alternative too', () => {
    expect(
      topsis(
        decisionMatrix({
          rows: [
            [3, 4],
            [3, 4],
            [3, 4],
          ],
        }),
        [1, 1],
      ),
    ).toMatchObject({
      scores: [0.5, 0.5, 0.5],
      ranks: [1, 1, 1],
      idealDistances: [0, 0, 0],
    });
    expect(topsis(decisionMatrix({ rows: [[0, 0]] }), [1, 1]).scores).toEqual([0.5]);
  });

  it('does not mind a criterion that tells nobody apart', () => {
    const rows = [
      [1, 2],
      [4, 3],
      [2, 9],
    ];
    const without = topsis(decisionMatrix({ rows }), [1, 2]);
    const result = topsis(decisionMatrix({ rows: rows.map((row) => [...row, 0]) }), [1, 2, 3]);
    result.scores.forEach((one, i) => void expect(one).toBeCloseTo(without.scores[i] as number, 14));
    expect(result.findings.map((one) => one.path)).toEqual(['columns[2]']);
  });

  it('keeps distances in units of the weights, and scores whatever their size', () => {
    const matrix = decisionMatrix({ rows: [[3], [4], [0]] });
    const { idealDistances, scores } = topsis(matrix, [5], { normalizeWeights: false });
    [1, 0, 4].forEach((one, i) => void expect(idealDistances[i]).toBeCloseTo(one, 14));
    expect(scores).toEqual([0.75, 1, 0]);
    for (const weight of [1e-300, 1e300]) {
      expect(topsis(matrix, [weight, 0].slice(0, 1), { normalizeWeights: false }).scores).toEqual([0.75, 1, 0]);
    }
  });

  it.each([1e300, 1e-300, 1e154, 1e-162, 5e307])('neither overflows nor vanishes at figures about %s', (size) => {
    const rows = [
      [3, 1],
      [4, 2],
      [0, 9],
    ];
    const plain = topsis(decisionMatrix({ rows }), [1, 1]).scores;
    for (const normalization of ['vector', 'minMax', 'none'] as const) {
      const big = decisionMatrix({
        rows: rows.map(([a, b]) => [((a as number) / 4) * size, ((b as number) / 9) * size]),
      });
      const small = decisionMatrix({ rows: rows.map(([a, b]) => [(a as number) / 4, (b as number) / 9]) });
      const expected = topsis(small, [1, 1], { normalization }).scores;
      topsis(big, [1, 1], { normalization }).scores.forEach(
        (one, i) => void expect(one).toBeCloseTo(expected[i] as number, 12),
      );
    }
    expect(plain.every(Number.isFinite)).toBe(true);
  });

  it('measures from one end of the doubles to the other', () => {
    const ends = decisionMatrix({ rows: [[-1.7e308], [0], [1.7e308]] });
    expect(topsis(ends, [1]).scores).toEqual([0, 0.5, 1]);
    expect(topsisColumns(ends, [1], { normalization: 'none' })).toEqual(Float64Array.of(0, 0.5, 1));
    expect(codesOf(() => topsis(ends, [1], { normalization: 'none' }))).toEqual(['OUT_OF_RANGE scores[0]']);
  });

  it('takes the lowest of a cost for the best, though figures count as they are', () => {
    const bills = decisionMatrix({
      rows: [
        [1, 7],
        [3, 4],
      ],
      directions: ['cost', 'cost'],
    });
    expect(topsis(bills, [1, 0], { normalization: 'none' }).scores).toEqual([1, 0]);
    expect(topsis(bills, [1, 1], { normalization: 'none' }).scores[0]).toBeCloseTo(0.4, 15);
  });

  it('finds the best figure even where logarithms put it last', () => {
    const { scores, findings } = topsis(decisionMatrix({ rows: [[0.5], [0.25], [0.3]] }), [1], {
      normalization: 'logarithmic',
    });
    expect(scores[1]).toBe(1);
    expect(findings.map((one) => one.code)).toEqual(['LOGS_REVERSED']);
  });

  it('refuses wrong options and figures outside the domain', () => {
    const wrong = (options: unknown) => codesOf(() => topsis(aircraft, aircraftWeights, options as TopsisOptions));
    expect(wrong({ normalization: 'l2' })).toEqual(['INVALID_VALUE options.normalization']);
    expect(wrong({ v: 1 })).toEqual(['UNKNOWN_KEY options.v']);
    const zero = decisionMatrix({ rows: [[0], [1]], directions: ['cost'] });
    expect(codesOf(() => topsis(zero, [1], { normalization: 'linearRatio' }))).toEqual(['NOT_POSITIVE columns[0][0]']);
  });
});

describe('topsisColumns', () => {
  it('fills the same scores, over several blocks and an odd number of criteria', () => {
    const columns = [3, 5, 7].map((step) => Float64Array.from({ length: 9_001 }, (_, i) => 1 + ((i * step) % 101)));
    const matrix = decisionMatrix({ columns, directions: ['benefit', 'cost', 'benefit'] });
    for (const normalization of ['vector', 'sum'] as const) {
      const out = new Float64Array(9_001).fill(7);
      expect(topsisColumns(matrix, [1, 2, 3], { normalization, into: out })).toBe(out);
      expect(Array.from(out)).toEqual(topsis(matrix, [1, 2, 3], { normalization }).scores);
    }
    expect(codesOf(() => topsisColumns(matrix, [1, 2, 3], { into: new Float64Array(1) }))).toEqual([
      'LENGTH_MISMATCH options.into',
    ]);
  });
});
