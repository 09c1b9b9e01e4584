import { describe, expect, it } from 'vitest';
import { decisionMatrix } from '../../src/mcda/decision-matrix.js';
import { edas } from '../../src/mcda/edas.js';
import { issuesOf } from '../core/issues-of.js';
import { edasExample } from './published-examples.js';

describe('edas', () => {
  it(`answers the example of a peer: ${edasExample.source}`, () => {
    const { matrix, weights, scores, digits } = edasExample;
    const result = edas(matrix, weights, { normalizeWeights: false });
    expect(result.scores.map((one) => one.toFixed(digits))).toEqual(scores.map((one) => one.toFixed(digits)));
  });

  it('gives 0.5 to everyone when nobody differs, without noise of the mean', () => {
    const matrix = decisionMatrix({
      columns: [
        [0.1, 0.1, 0.1],
        [1e16, 1e16, 1e16],
      ],
    });
    expect(edas(matrix, [1, 1])).toMatchObject({ scores: [0.5, 0.5, 0.5], negativeDistances: [0, 0, 0] });
  });

  it('keeps the digits of figures that are nearly equal', () => {
    // Average 1e9 + 2: distances 2, 1 and 3 of 1e9 + 2, whose roundings would be seen in the seventh digit.
    const matrix = decisionMatrix({ rows: [[1e9], [1e9 + 1], [1e9 + 5]], directions: ['cost'] });
    const { scores, negativeDistances } = edas(matrix, [1]);
    expect(scores).toEqual([1, 0.75, 0]);
    expect(negativeDistances[2]).toBeCloseTo(3 / (1e9 + 2), 24);
    const thirds = decisionMatrix({ rows: [[1e9], [1e9 + 1], [1e9 + 1]], directions: ['cost'] });
    expect(edas(thirds, [1]).positiveDistances[0]! * (1e9 + 2 / 3)).toBeCloseTo(2 / 3, 14);
  });

  it('takes figures below zero while the average is above it', () => {
    const growth = decisionMatrix({ rows: [[-2], [5], [3]] });
    expect(edas(growth, [1]).positiveDistances).toEqual([0, 1.5, 0.5]);
    for (const rows of [
      [[-2], [1]],
      [[-2], [2]],
      [[0.1], [0.2], [-0.30000000000000004]],
    ]) {
      expect(() => edas(decisionMatrix({ rows }), [1])).toThrow(
        expect.objectContaining({
          issues: [
            expect.objectContaining({ code: 'NOT_POSITIVE', path: expect.stringMatching(/^columns\[0\]\[\d\]$/) }),
          ],
        }),
      );
    }
  });

  it('names the first figure that is not positive', () => {
    const pathOf = (column: number[]) => issuesOf(() => edas(decisionMatrix({ columns: [column] }), [1]))[0]?.path;
    expect(pathOf([3, 1, -9, -2])).toBe('columns[0][2]');
    expect(pathOf([3, 0, -9])).toBe('columns[0][1]');
  });
});
