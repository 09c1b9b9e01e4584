import { describe, expect, it } from 'vitest';
import { methodResult } from '../../src/mcda/build-result.js';
import { decisionMatrix } from '../../src/mcda/decision-matrix.js';
import { issuesOf } from '../core/issues-of.js';

const parts = { higherIsBetter: true, conventions: { a: 1 } };

describe('methodResult', () => {
  it('ranks by the direction of the method, and ties within rounding', () => {
    const matrix = decisionMatrix({ rows: [[1], [2], [3]] });
    const scores = Float64Array.of(0.3, 0.1 + 0.2, 0.1);
    expect(methodResult('m', matrix, scores, parts).ranks).toEqual([1, 1, 3]);
    expect(methodResult('m', matrix, scores, { ...parts, higherIsBetter: false }).ranks).toEqual([2, 2, 1]);
  });

  it('names each criterion that tells nobody apart, before the findings of the method', () => {
    const matrix = decisionMatrix({
      rows: [
        [1, 5, 0],
        [2, 5, -0],
      ],
    });
    const own = {
      code: 'OWN',
      severity: 'low',
      subject: null,
      message: '',
      params: {},
      path: null,
      evidence: [],
    } as const;
    const { findings } = methodResult('m', matrix, Float64Array.of(1, 2), { ...parts, findings: [own] });
    expect(findings.map((one) => [one.code, one.severity, one.path, one.params])).toEqual([
      ['CONSTANT_CRITERION', 'info', 'columns[1]', { column: 1, value: 5 }],
      ['CONSTANT_CRITERION', 'info', 'columns[2]', { column: 2, value: 0 }],
      ['OWN', 'low', null, {}],
    ]);
    expect(findings[0]?.message).toBe(
      'Criterion 2 (columns[1]) has the same figure for every alternative, so it decides nothing.',
    );
  });

  it('says of one alternative that it is alone, instead of calling every criterion constant', () => {
    const { findings, ranks } = methodResult('m', decisionMatrix({ rows: [[1, 2]] }), Float64Array.of(0), parts);
    expect(findings.map((one) => one.code)).toEqual(['SINGLE_ALTERNATIVE']);
    expect(ranks).toEqual([1]);
  });

  it('answers plain JSON: minus zero becomes zero', () => {
    const result = methodResult('m', decisionMatrix({ rows: [[1], [2]] }), Float64Array.of(-0, 1), parts);
    expect(result.scores).toEqual([0, 1]);
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  });

  it('refuses a score that passed the largest number', () => {
    const matrix = decisionMatrix({ rows: [[1], [2]] });
    for (const wrong of [Number.POSITIVE_INFINITY, Number.NaN]) {
      expect(issuesOf(() => methodResult('m', matrix, Float64Array.of(1, wrong), parts))).toEqual([
        {
          code: 'OUT_OF_RANGE',
          path: 'scores[1]',
          message: 'This score passes the largest number: scale the figures.',
          received: String(wrong),
          expected: 'figures and weights within the range of numbers',
          params: {},
        },
      ]);
    }
  });
});
