import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../../src/core/definition.js';
import { ahpWeights } from '../../../src/scoring/weighting/ahp-weights.js';
import type { PairwiseComparisons } from '../../../src/scoring/weighting/pairwise.js';
import { RANDOM_INDEX_TABLES, randomIndex } from '../../../src/scoring/weighting/random-index.js';
import { codesOf, issuesOf } from '../../core/issues-of.js';

const loose = (value: unknown): never => value as never;
const problems = (input: unknown, options: unknown = {}): string[] =>
  codesOf(() => ahpWeights(loose(input), loose(options)));
const matrixOf = (matrix: PairwiseComparisons['matrix']) => ahpWeights({ matrix: matrix ?? [] });
const pairs = (...answers: [a: string, b: string, ratio: number | string][]): PairwiseComparisons => ({
  judgements: answers.map(([a, b, ratio]) => ({ a, b, ratio })),
});

/** The choice of a leader, as in the encyclopedia's example of AHP. */
const leader: PairwiseComparisons = {
  items: ['experience', 'education', 'charisma', 'age'],
  matrix: [
    [1, 4, 3, 7],
    ['1/4', 1, '1/3', 3],
    ['1/3', 3, 1, 5],
    ['1/7', '1/3', '1/5', 1],
  ],
};

describe('ahpWeights', () => {
  it('reproduces the published weights of the leader example', () => {
    const { weights, consistency, message, findings } = ahpWeights(leader);
    expect(weights.map(({ item, weightShare }) => [item, Number(weightShare.toFixed(3))])).toEqual([
      ['experience', 0.548],
      ['education', 0.127],
      ['charisma', 0.27],
      ['age', 0.056],
    ]);
    expect(consistency.lambdaMax).toBeCloseTo(4.118418024313366, 12);
    expect(consistency).toMatchObject({ acceptable: true, limitRatio: 0.1, geometricLimit: 0.35, unanswered: 0 });
    expect(message).toBe('The answers fit together well enough (0.04; up to 0.10 is acceptable).');
    expect(findings).toEqual([]);
  });

  it('reproduces the consistency ratio of the house example (Saaty 1980)', () => {
    const house = [
      [1, 5, 3, 7, 6, 6, '1/3', '1/4'],
      [null, 1, '1/3', 5, 3, 3, '1/5', '1/7'],
      [null, null, 1, 6, 3, 4, 6, '1/5'],
      [null, null, null, 1, '1/3', '1/4', '1/7', '1/8'],
      [null, null, null, null, 1, '1/2', '1/5', '1/6'],
      [null, null, null, null, null, 1, '1/5', '1/6'],
      [null, null, null, null, null, null, 1, '1/2'],
      [null, null, null, null, null, null, null, 1],
    ];
    const { consistency } = matrixOf(house);
    expect(consistency.lambdaMax).toBeCloseTo(9.669, 3);
    expect(consistency.consistencyRatio).toBeCloseTo(0.169, 3);
    expect(consistency.acceptable).toBe(false);
    // The published text names the answer 6 of the third against the seventh as the one to look at.
    expect(consistency.lookAgainAt).toMatchObject({ a: '3', b: '7', ratio: 6 });
  });

  it('takes half a matrix, a full one and a list of answers alike', () => {
    const { items = [], matrix = [] } = leader;
    const upper = matrix.map((row, i) => row.map((entry, j) => (j > i ? entry : null)));
    const listed = matrix.flatMap((row, i) =>
      row.flatMap((ratio, j) => (j > i && ratio !== null ? [{ a: items[i] ?? '', b: items[j] ?? '', ratio }] : [])),
    );
    const turned = listed.map(({ a, b, ratio }) => ({ a: b, b: a, ratio: `1/${String(ratio).replace(/^1\//, '')}` }));
    const full = ahpWeights(leader);
    expect(ahpWeights({ items, matrix: upper })).toEqual(full);
    expect(ahpWeights({ judgements: listed })).toEqual(full);
    expect(listed.filter(({ ratio }) => ratio !== '1/3')).toHaveLength(5);
    const backwards = ahpWeights({
      items,
      judgements: turned.map((one, i) => (listed[i]?.ratio === '1/3' ? { ...one, ratio: 3 } : one)),
    });
    backwards.weights.forEach(({ weightShare }, i) => {
      expect(weightShare).toBeCloseTo(full.weights[i]?.weightShare ?? 0, 14);
    });
  });

  it('names three vectors and keeps the eigenvalue for each', () => {
    const first = (vector: 'eigenvector' | 'geometricMean' | 'columnMean') => {
      const { weights, consistency } = ahpWeights(leader, { vector });
      return [weights[0]?.weightShare.toFixed(6), consistency.lambdaMax.toFixed(6)];
    };
    expect(first('eigenvector')).toEqual(['0.547569', '4.118418']);
    expect(first('geometricMean')).toEqual(['0.546240', '4.118418']);
    expect(first('columnMean')).toEqual(['0.539644', '4.118418']);
  });

  it('says which answer to look at again, and what would fit', () => {
    // Weights 8, 4, 2, 1; the answer of a against d should be 8 and is 1/8.
    const { consistency, message, findings } = ahpWeights(
      pairs(['a', 'b', 2], ['a', 'c', 4], ['a', 'd', '1/8'], ['b', 'c', 2], ['b', 'd', 4], ['c', 'd', 2]),
    );
    expect(consistency.lookAgainAt?.a).toBe('d');
    expect(consistency.lookAgainAt?.ratio).toBeCloseTo(8, 12);
    expect(1 / (consistency.lookAgainAt?.wouldFit ?? 0)).toBeCloseTo(8, 10);
    expect(consistency.worstTriad?.items).toEqual(['a', 'b', 'd']);
    expect(consistency.worstTriad?.factor).toBeCloseTo(64, 9);
    expect(consistency.worstTriad?.message).toBe(
      'a against b is 2, d against a is 8 and b against d is 4, which do not fit together: if the two others stand, these would be 1/32, 1/8 or 1/16.',
    );
    expect(message).toBe(
      'The answers contradict each other more than is usual (1.01; up to 0.10 is acceptable): look again at d against a.',
    );
    expect(findings).toMatchObject([
      { code: 'INCONSISTENT_JUDGEMENTS', severity: 'medium', params: { limit: 0.1, table: 'saaty1980' } },
    ]);
    expect(findings[0]?.message).toBe(`${message} d against a was answered with 8; the other answers suggest 1/8.`);
    expect(findings[0]?.evidence).toHaveLength(2);
  });

  it('names all three answers when there are three only', () => {
    const { message, findings } = ahpWeights(pairs(['a', 'b', 4], ['b', 'c', 3], ['a', 'c', '1/5']));
    expect(message).toBe(
      'The answers contradict each other more than is usual (1.87; up to 0.10 is acceptable): look again at a against b, c against a and b against c.',
    );
    expect(findings[0]?.message).toContain('these would be 1/15, 1/12 or 1/20.');
  });

  it('says nothing against answers that fit exactly', () => {
    const { consistency, message, findings } = ahpWeights(pairs(['a', 'b', 3], ['b', 'c', '2/3'], ['a', 'c', 2]));
    expect(consistency).toMatchObject({
      lambdaMax: 3,
      consistencyIndex: 0,
      consistencyRatio: 0,
      geometricConsistencyIndex: 0,
      acceptable: true,
      worstTriad: null,
      lookAgainAt: null,
    });
    expect([message, findings]).toEqual(['The answers fit together exactly.', []]);
  });

  it('takes one and two items, which cannot contradict each other', () => {
    expect(matrixOf([[1]]).weights).toMatchObject([{ item: '1', weightShare: 1, weightPercentText: '100.00' }]);
    const two = matrixOf([
      [1, 3],
      [null, 1],
    ]);
    expect(two.weights.map(({ weightPercentText }) => weightPercentText)).toEqual(['75.00', '25.00']);
    expect(two.weights[0]?.weightShare).toBeCloseTo(0.75, 15);
    expect(two.consistency).toMatchObject({ consistencyRatio: 0, acceptable: true, geometricLimit: null });
    expect(two.consistency.consistencyRatioByTable).toEqual(
      Object.fromEntries(RANDOM_INDEX_TABLES.map((table) => [table, 0])),
    );
  });

  it('holds the limits of Saaty 1994 when asked', () => {
    const three = pairs(['a', 'b', 2], ['b', 'c', 2], ['a', 'c', 6.5]);
    const { consistencyRatio } = ahpWeights(three).consistency;
    expect(consistencyRatio).toBeGreaterThan(0.015);
    expect(ahpWeights(three).consistency.acceptable).toBe(true);
    const strict = ahpWeights(pairs(['a', 'b', 2], ['b', 'c', 2], ['a', 'c', 9]), { limit: 'saaty1994' }).consistency;
    expect(strict.consistencyRatio).toBeGreaterThan(0.05);
    expect(strict).toMatchObject({ limitRatio: 0.05, acceptable: false });
    expect(ahpWeights(leader, { limit: 'saaty1994' }).consistency.limitRatio).toBe(0.08);
    expect(ahpWeights({ matrix: ones(5) }, { limit: 'saaty1994' }).consistency.limitRatio).toBe(0.1);
  });

  it('says when another table would turn the verdict', () => {
    // The smaller the random index, the larger the ratio: 0.58 still accepts these answers, 0.4914 does not.
    const close = pairs(['a', 'b', 3], ['b', 'c', 3], ['a', 'c', 3.4]);
    const { consistency, findings } = ahpWeights(close);
    expect(consistency.consistencyRatioByTable.saaty1980).toBeLessThan(0.1);
    expect(consistency.consistencyRatioByTable.doneganDodd1991).toBeGreaterThan(0.1);
    expect(findings.map(({ code, severity }) => [code, severity])).toEqual([['VERDICT_DEPENDS_ON_TABLE', 'info']]);
    const strict = ahpWeights(close, { randomIndex: 'doneganDodd1991' });
    expect(strict.findings.map(({ code }) => code)).toEqual(['INCONSISTENT_JUDGEMENTS', 'VERDICT_DEPENDS_ON_TABLE']);
    expect(strict.findings[1]?.message).toMatch(/the answers would be acceptable: the verdict is a close one\.$/);
  });

  it('shows a ratio just above the limit as above it', () => {
    const { consistency, message } = ahpWeights(pairs(['a', 'b', 3], ['b', 'c', 3], ['a', 'c', 3.15]));
    expect(consistency.consistencyRatio).toBeGreaterThan(0.1);
    const shown = /usual \(([\d.]+);/.exec(message)?.[1];
    expect(Number(shown)).toBeGreaterThan(0.1);
  });

  it('leaves its input as it is and answers in JSON', () => {
    const result = ahpWeights(deepFreeze(structuredClone(leader)));
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  });
});

const ones = (size: number): number[][] => Array.from({ length: size }, () => new Array<number>(size).fill(1));

describe('incomplete answers', () => {
  it('fills the gaps from the others by log least squares', () => {
    // Known: a/b = 2, b/c = 3, c/d = 1/2, a/d = 4; the least-squares cycle spreads ln(4/3) over four answers.
    const { weights, consistency, findings } = ahpWeights(
      pairs(['a', 'b', 2], ['b', 'c', 3], ['c', 'd', '1/2'], ['a', 'd', 4]),
      { vector: 'geometricMean' },
    );
    const w = Object.fromEntries(weights.map(({ item, weightShare }) => [item, weightShare]));
    const gap = (4 / 3) ** (1 / 4);
    expect((w.a ?? 0) / (w.b ?? 1)).toBeCloseTo(2 * gap, 12);
    expect((w.a ?? 0) / (w.d ?? 1)).toBeCloseTo(4 / gap, 12);
    expect(consistency).toMatchObject({ unanswered: 2, worstTriad: null });
    // One answer of three that could contradict: the random index is a third of that for four items.
    expect(consistency.randomIndex).toBeCloseTo(0.9 / 3, 12);
    expect(consistency.geometricConsistencyIndex).toBeCloseTo(4 * Math.log(gap) ** 2, 12);
    expect(findings.map(({ code }) => code)).toEqual(['JUDGEMENTS_MISSING']);
  });

  it('cannot check a tree of answers', () => {
    const { consistency, message, findings, weights } = ahpWeights(pairs(['a', 'b', 2], ['b', 'c', 4], ['c', 'd', 1]));
    expect(consistency).toMatchObject({
      consistencyRatio: null,
      acceptable: null,
      geometricConsistencyIndex: null,
      lookAgainAt: null,
    });
    expect(Object.values(consistency.consistencyRatioByTable)).toEqual([null, null, null, null]);
    expect(message).toBe(
      'No answer checks another, so nobody can tell whether they fit together; answer one more pair.',
    );
    expect(findings.map(({ code }) => code)).toEqual(['CONSISTENCY_UNCHECKED']);
    [8, 4, 1, 1].forEach((points, i) => {
      expect(weights[i]?.weightShare).toBeCloseTo(points / 14, 13);
    });
  });

  it('names the parts that nothing connects', () => {
    expect(issuesOf(() => ahpWeights(pairs(['a', 'b', 2], ['c', 'd', 4], ['e', 'd', 1])))).toMatchObject([
      {
        code: 'JUDGEMENTS_NOT_CONNECTED',
        path: 'judgements',
        message: 'Nothing compares a and b with c, d and e; add a judgement between them.',
        params: {
          parts: [
            ['a', 'b'],
            ['c', 'd', 'e'],
          ],
        },
      },
    ]);
    expect(
      problems({
        matrix: [
          [1, null],
          [null, 1],
        ],
      }),
    ).toEqual(['JUDGEMENTS_NOT_CONNECTED matrix']);
    expect(issuesOf(() => ahpWeights({ items: ['a', 'b', 'c'], judgements: [] }))[0]?.message).toBe(
      'Nothing compares a with b or with the others; add a judgement between them.',
    );
  });

  it('refuses chains that leave the doubles', () => {
    const chain = Array.from({ length: 60 }, (_, i): [string, string, number] => [`i${i}`, `i${i + 1}`, 1e6]);
    expect(problems(pairs(...chain), { randomIndex: 'doneganDodd1991' })).toEqual(['OUT_OF_RANGE ']);
    const { weights } = ahpWeights(pairs(...chain.slice(0, 10)));
    expect(weights.every(({ weightShare }) => Number.isFinite(weightShare) && weightShare > 0)).toBe(true);
  });
});

describe('pairwise answers that cannot be used', () => {
  it('names opposite entries that are not reciprocal', () => {
    expect(
      issuesOf(() =>
        ahpWeights({
          items: ['price', 'quality', 'speed'],
          matrix: [
            [1, 3, 2],
            [0.33, 1, 5],
            ['1/2', 5, 1],
          ],
        }),
      ),
    ).toMatchObject([
      {
        code: 'NOT_RECIPROCAL',
        path: 'matrix[1][0]',
        message: '"quality" against "price" must be the reciprocal of "price" against "quality": expected "1/3".',
        received: 0.33,
        expected: '"1/3"',
      },
      { code: 'NOT_RECIPROCAL', path: 'matrix[2][1]', expected: '"1/5"' },
    ]);
    expect(
      problems({
        matrix: [
          [2, 1],
          [1, 1],
        ],
      }),
    ).toEqual(['NOT_RECIPROCAL matrix[0][0]']);
    expect(() =>
      ahpWeights({
        matrix: [
          [1, 3],
          [0.333333, 1],
        ],
      }),
    ).not.toThrow();
    expect(
      issuesOf(() =>
        matrixOf([
          [1, 0.25],
          [3, 1],
        ]),
      ),
    ).toMatchObject([{ expected: '4' }]);
  });

  it('names entries that are no ratios', () => {
    expect(
      problems({
        matrix: [
          [1, 0, -3],
          ['x', 1, '1/0'],
          ['1/2/3', 1e7, 1],
        ],
      }),
    ).toEqual([
      'NOT_POSITIVE matrix[0][1]',
      'NOT_POSITIVE matrix[0][2]',
      'INVALID_NUMBER matrix[1][0]',
      'INVALID_NUMBER matrix[1][2]',
      'INVALID_NUMBER matrix[2][0]',
      'OUT_OF_RANGE matrix[2][1]',
    ]);
    expect(problems(pairs(['a', 'b', 1e300], ['b', 'c', 1e-300]))).toEqual([
      'OUT_OF_RANGE judgements[0].ratio',
      'OUT_OF_RANGE judgements[1].ratio',
    ]);
    expect(problems({ matrix: [[Number.NaN]] })).toEqual(['INVALID_TYPE matrix[0][0]']);
    expect(problems({ matrix: [[Number.POSITIVE_INFINITY]] })).toEqual(['INVALID_TYPE matrix[0][0]']);
  });

  it('names matrices that are not square', () => {
    expect(problems({ matrix: [[1, 2], [1]] })).toEqual(['NOT_SQUARE matrix[1]']);
    expect(problems({ items: ['a', 'b'], matrix: [[1]] })).toEqual(['NOT_SQUARE matrix', 'NOT_SQUARE matrix[0]']);
    expect(problems({ matrix: [] })).toEqual(['OUT_OF_RANGE matrix']);
    expect(problems({ judgements: [] })).toEqual(['OUT_OF_RANGE judgements']);
  });

  it('asks for a matrix or a list, not for both', () => {
    expect(problems({})).toEqual(['REQUIRED matrix']);
    expect(problems({ matrix: [[1]], judgements: [] })).toEqual(['INVALID_VALUE judgements']);
    expect(problems(null)).toEqual(['INVALID_TYPE ']);
    expect(problems([[1]])).toEqual(['INVALID_TYPE ']);
  });

  it('names answers that are given twice or about unknown items', () => {
    expect(problems(pairs(['a', 'b', 2], ['a', 'b', 2]))).toEqual(['DUPLICATE_JUDGEMENT judgements[1]']);
    expect(() => ahpWeights(pairs(['a', 'b', 2], ['b', 'a', '1/2']))).not.toThrow();
    expect(problems(pairs(['a', 'b', 2], ['b', 'a', 2]))).toEqual(['NOT_RECIPROCAL judgements[1].ratio']);
    expect(problems(pairs(['a', 'b', 2], ['a', 'a', 2]))).toEqual(['NOT_RECIPROCAL judgements[1].ratio']);
    expect(problems({ ...pairs(['a', 'x', 2]), items: ['a', 'b'] })).toEqual(['UNKNOWN_ITEM judgements[0].b']);
    expect(problems({ ...pairs(['a', 'b', 2]), items: ['a', 'b', 'a'] })).toEqual(['DUPLICATE_ITEM items[2]']);
    expect(problems({ judgements: [{ a: 'a', b: 'b', ratio: 2, note: '' }] })).toEqual([
      'UNKNOWN_KEY judgements[0].note',
    ]);
  });

  it('refuses a table that ends below the number of items', () => {
    expect(() => ahpWeights({ matrix: ones(15) })).not.toThrow();
    expect(issuesOf(() => matrixOf(ones(16)))).toMatchObject([
      { code: 'RANDOM_INDEX_ENDS', path: 'options.randomIndex', expected: 'doneganDodd1991', params: { size: 16 } },
    ]);
    const { consistencyRatioByTable } = ahpWeights(
      { matrix: ones(16) },
      { randomIndex: 'doneganDodd1991' },
    ).consistency;
    expect(consistencyRatioByTable).toEqual({
      saaty1980: null,
      saaty2005: null,
      tummalaLing1998: null,
      doneganDodd1991: 0,
    });
    expect(() => ahpWeights({ matrix: ones(100) }, { randomIndex: 'doneganDodd1991' })).not.toThrow();
    expect(problems({ matrix: ones(101) }, { randomIndex: 'doneganDodd1991' })).toEqual(['OUT_OF_RANGE matrix']);
  });

  it('refuses options that it does not know', () => {
    const input = { matrix: [[1]] };
    expect(problems(input, { vector: 'mean' })).toEqual(['INVALID_VALUE options.vector']);
    expect(problems(input, { randomIndex: 'saaty', limit: 0.1, decimals: -1 })).toEqual([
      'INVALID_VALUE options.randomIndex',
      'INVALID_VALUE options.limit',
      'OUT_OF_RANGE options.decimals',
    ]);
    expect(problems(input, { table: 1 })).toEqual(['UNKNOWN_KEY options.table']);
  });
});

describe('randomIndex', () => {
  it('goes on between the estimates of Donegan and Dodd', () => {
    const at = (size: number): number | null => randomIndex('doneganDodd1991', size);
    expect([at(20), at(25), at(100), at(101)]).toEqual([1.5371, 1.5619, 1.6339, null]);
    expect(at(22)).toBeCloseTo(1.5371 + (2 / 5) * (1.5619 - 1.5371), 12);
    expect(at(95)).toBeCloseTo((1.6213 + 1.6339) / 2, 12);
    expect(RANDOM_INDEX_TABLES.map((table) => randomIndex(table, 12))).toEqual([1.48, 1.54, 1.5356, 1.4497]);
    expect(RANDOM_INDEX_TABLES.map((table) => randomIndex(table, 2))).toEqual([0, 0, 0, 0]);
  });
});
