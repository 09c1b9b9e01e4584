import { describe, expect, it } from 'vitest';
import { type DecisionMatrix, decisionMatrix } from '../../src/mcda/decision-matrix.js';
import { codesOf, issuesOf } from '../core/issues-of.js';
import { ratioMethods } from './ratio-methods.js';

const finite = (value: unknown): boolean =>
  JSON.stringify(value) ===
  JSON.stringify(value, (_, one) => (typeof one === 'number' && !Number.isFinite(one) ? 'bad' : one));

const directions = ['benefit', 'cost'] as const;
const TABLE: Record<string, DecisionMatrix> = {
  'constant columns': decisionMatrix({
    rows: [
      [3, 7],
      [3, 7],
      [3, 7],
    ],
    directions,
  }),
  'a constant column beside another': decisionMatrix({
    rows: [
      [3, 7],
      [3, 9],
    ],
    directions,
  }),
  'columns of zeros': decisionMatrix({
    rows: [
      [0, 0],
      [0, 0],
    ],
    directions,
  }),
  'constant figures below zero': decisionMatrix({
    rows: [
      [-2, -2],
      [-2, -2],
    ],
    directions,
  }),
  'one alternative': decisionMatrix({ rows: [[5, 0]], directions }),
  'identical alternatives': decisionMatrix({
    rows: [
      [0.1, 0.3],
      [0.1, 0.3],
      [0.1, 0.3],
      [0.1, 0.3],
    ],
    directions,
  }),
};

describe.each(ratioMethods)('%s', (name, method) => {
  it.each(Object.entries(TABLE))('survives %s', (_, matrix) => {
    const result = method(matrix, [2, 3]);
    expect(result.method).toBe(name);
    expect(finite(result)).toBe(true);
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
    const code = matrix.alternatives === 1 ? 'SINGLE_ALTERNATIVE' : 'CONSTANT_CRITERION';
    expect(result.findings[0]).toMatchObject({ code, severity: 'info' });
    if (result.findings.length === 2 || matrix.alternatives === 1) {
      expect(new Set(result.scores).size).toBe(1);
      expect(result.ranks).toEqual(result.scores.map(() => 1));
    }
  });

  it('is right or refuses at the ends of the range of doubles', () => {
    const base = [
      [4, 9],
      [7, 5],
      [5, 6],
    ];
    const plain = method(decisionMatrix({ rows: base, directions }), [2, 3]).scores;
    for (const unit of [1e300, 1e-300, 2 ** 1020, 2 ** -1060]) {
      const rows = base.map(([a, b]) => [a! * unit, b! * unit]);
      method(decisionMatrix({ rows, directions }), [2, 3]).scores.forEach(
        (score, i) => void expect(score, `${unit}`).toBeCloseTo(plain[i]!, 12),
      );
    }
    for (const rows of [
      [
        [1e308, 1e-308],
        [1e-308, 1e308],
        [1, 1],
      ],
      [
        [5e-324, 1.7e308],
        [1.7e308, 5e-324],
        [0, 1],
      ],
    ]) {
      expect(finite(method(decisionMatrix({ rows, directions }), [2, 3]))).toBe(true);
    }
  });

  it('refuses weights and options that it cannot use', () => {
    const matrix = TABLE['a constant column beside another']!;
    expect(issuesOf(() => method(matrix, [1]))[0]).toMatchObject({ code: 'LENGTH_MISMATCH', path: 'weights' });
    expect(issuesOf(() => method(matrix, [1, -1]))[0]).toMatchObject({ code: 'NEGATIVE_WEIGHT', path: 'weights[1]' });
    expect(issuesOf(() => method(matrix, [0, 0]))[0]).toMatchObject({ code: 'WEIGHTS_ALL_ZERO' });
    expect(issuesOf(() => method(matrix, [1, 1], { normalise: true } as object))[0]).toMatchObject({
      code: 'UNKNOWN_KEY',
      path: 'options.normalise',
    });
  });

  it('changes neither the matrix nor the weights', () => {
    const columns = [Float64Array.of(4, 7, 5), Float64Array.of(9, 5, 6)];
    const matrix = Object.freeze(decisionMatrix({ columns, directions }));
    const weights = Object.freeze([2, 3]);
    const first = method(matrix, weights, Object.freeze({}));
    expect(columns.map((column) => Array.from(column))).toEqual([
      [4, 7, 5],
      [9, 5, 6],
    ]);
    expect(method(matrix, weights)).toEqual(first);
  });

  it('uses weights as given on demand, and says so', () => {
    const matrix = decisionMatrix({
      rows: [
        [4, 9],
        [7, 5],
        [5, 6],
      ],
      directions,
    });
    expect(method(matrix, [2, 3]).conventions.normalizeWeights).toBe(true);
    const given = method(matrix, [0.4, 0.6], { normalizeWeights: false });
    expect(given.conventions.normalizeWeights).toBe(false);
    method(matrix, [2, 3]).scores.forEach((score, i) => void expect(score).toBeCloseTo(given.scores[i]!, 13));
  });
});

const DIVIDING = ['aras', 'waspas', 'marcos', 'codas'];

describe.each(ratioMethods.filter(([name]) => DIVIDING.includes(name)))('the domain of %s', (name, method) => {
  it('is benefits of at least 0 and costs above 0, and every other figure is named', () => {
    const rows = [
      [0, 5],
      [-1, 0],
      [2, -4],
    ];
    const issues = issuesOf(() => method(decisionMatrix({ rows, directions }), [1, 1]));
    expect(issues.map(({ code, path, received }) => [code, path, received])).toEqual([
      ['NOT_POSITIVE', 'columns[0][1]', -1],
      ['NOT_POSITIVE', 'columns[1][1]', 0],
      ['NOT_POSITIVE', 'columns[1][2]', -4],
    ]);
    expect(issues[0]?.message.toLowerCase()).toContain(name);
  });

  it('refuses a cost of zero where no figure is below zero', () => {
    const matrix = decisionMatrix({
      rows: [
        [1, 0],
        [2, 4],
      ],
      directions,
    });
    expect(codesOf(() => method(matrix, [1, 1]))).toEqual(['NOT_POSITIVE columns[1][0]']);
  });

  it('names no more than a hundred figures', () => {
    const column = Float64Array.from({ length: 1000 }, (_, i) => -i);
    expect(issuesOf(() => method(decisionMatrix({ columns: [column] }), [1]))).toHaveLength(100);
  });
});
