import { decisionMatrix, paretoFronts } from 'vendorwise/mcda';
import { describe, expect, it } from 'vitest';
import { codesOf } from '../core/issues-of.js';

describe('paretoFronts', () => {
  it('peels the alternatives of a worked example', () => {
    // By hand: points on two staircases and one inside, more of both is better.
    const matrix = decisionMatrix({
      columns: [
        [1, 3, 5, 1, 3, 1],
        [5, 3, 1, 3, 1, 1],
      ],
    });
    expect(paretoFronts(matrix, { dominatedBy: true })).toEqual({
      nonDominated: [0, 1, 2],
      fronts: [1, 1, 1, 2, 2, 3],
      dominatedBy: [[], [], [], [0, 1], [1, 2], [0, 1, 2, 3, 4]],
    });
  });

  it('does not let equal alternatives dominate each other', () => {
    const rows = [
      [1, 2],
      [1, 2],
      [0, 2],
      [0, 2],
    ];
    expect(paretoFronts(decisionMatrix({ rows }), { dominatedBy: true })).toEqual({
      nonDominated: [0, 1],
      fronts: [1, 1, 2, 2],
      dominatedBy: [[], [], [0, 1], [0, 1]],
    });
  });

  it('ranks by the figure where there is one criterion', () => {
    const one = (values: number[], cost: boolean) =>
      paretoFronts(decisionMatrix({ columns: [values], directions: [cost ? 'cost' : 'benefit'] })).fronts;
    expect(one([3, 1, 2, 3], false)).toEqual([1, 3, 2, 1]);
    expect(one([3, 1, 2, 3], true)).toEqual([3, 1, 2, 3]);
  });

  it('bears one alternative, equal ones, constant columns and minus zero', () => {
    const none = { dominatedBy: null };
    expect(paretoFronts(decisionMatrix({ rows: [[1, 2, 3, 4]] }))).toEqual({ nonDominated: [0], fronts: [1], ...none });
    const equal = decisionMatrix({ columns: [new Float64Array(4).fill(7), new Float64Array(4), Array(4).fill(-0)] });
    expect(paretoFronts(equal)).toEqual({ nonDominated: [0, 1, 2, 3], fronts: [1, 1, 1, 1], ...none });
    const zeros = decisionMatrix({
      columns: [
        [0, -0],
        [1, 1],
      ],
    });
    expect(paretoFronts(zeros).fronts).toEqual([1, 1]);
  });

  it('tells figures apart at any magnitude', () => {
    const matrix = decisionMatrix({
      columns: [
        [Number.MAX_VALUE, -Number.MAX_VALUE, 5e-324],
        [1, 1, 1],
      ],
    });
    expect(paretoFronts(matrix).fronts).toEqual([1, 3, 2]);
  });

  it('is quick with a hundred thousand alternatives on two and three criteria', () => {
    const n = 100_000;
    const line = Float64Array.from({ length: n }, (_, i) => i);
    const back = line.map((x) => n - x);
    const start = performance.now();
    expect(paretoFronts(decisionMatrix({ columns: [line, back] })).nonDominated).toHaveLength(n);
    expect(Math.max(...paretoFronts(decisionMatrix({ columns: [line, line, line] })).fronts)).toBe(n);
    expect(paretoFronts(decisionMatrix({ columns: [line, back, line] })).nonDominated).toHaveLength(n);
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  it('refuses options that nobody reads', () => {
    const matrix = Object.freeze(decisionMatrix({ rows: [[1]] }));
    expect(codesOf(() => paretoFronts(matrix, { dominators: true } as object))).toEqual([
      'UNKNOWN_KEY options.dominators',
    ]);
  });
});
