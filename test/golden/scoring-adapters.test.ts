import { describe, expect, it } from 'vitest';
import type { GoldenAdapter } from './adapter.js';
import { adapter as ahpHierarchy } from './adapters/scoring/ahp-hierarchy.js';
import { adapter as rankReversal } from './adapters/scoring/rank-reversal.js';
import { adapter as scoringFlow } from './adapters/scoring/scoring-flow.js';
import { adapter as smaa } from './adapters/scoring/smaa.js';

/** Shapes that cases of these topics may have beside those in the folder. */
const answer = (adapter: GoldenAdapter, input: unknown): unknown =>
  adapter({ id: 'shape', input, expected: {} }, { cases: [] });

describe('adapters of scoring', () => {
  it('know every price formula in a withdrawal', () => {
    const input = { vendors: ['A', 'B'], quality: [80, 60], prices: [100, 50], withdrawn: 'B' };
    const weights = { qualityWeight: '0.5', priceWeight: '0.5' };
    const scored = (priceFormula: string, more = {}) =>
      answer(rankReversal, { ...input, ...weights, priceFormula, ...more });
    expect(scored('linearMinMax (100 max)')).toMatchObject({ before: { A: 40, B: 80 }, after: { A: 90 } });
    expect(scored('lowestRatioSquared')).toMatchObject({ before: { A: 52.5, B: 80 } });
    expect(scored('belowBudget (100 max)', { budget: 200 })).toMatchObject({ before: { A: 65, B: 67.5 } });
    expect(() => scored('another')).toThrow('no name for the formula another');
  });

  it('take sub-criteria and groups in one another', () => {
    const children = { A: { 'A1|A2': 3 }, A1: { 'x|y': 1 }, A2: { 'x|y': 1 }, B: { 'x|y': 4 } };
    const { childLocal } = answer(ahpHierarchy, { goal: { 'A|B': 2 }, children }) as {
      childLocal: Record<string, Record<string, number>>;
    };
    expect(childLocal.A?.A1).toBeCloseTo(0.75, 12);
    expect(childLocal.B?.x).toBeCloseTo(0.8, 12);
    const inner = { id: 'inner', weight: 1, criteria: [{ id: 'a', weight: 1, max: 5 }] };
    const groups = [{ id: 'outer', weight: 1, criteria: [inner, { id: 'b', weight: 1, max: 10 }] }];
    expect(answer(scoringFlow, { groups, missing: 'zero', scores: { V: { a: 5, b: 5 } } })).toMatchObject({
      vendors: { V: { totalExact: '75' } },
    });
  });

  it('read what is known of weights, and throw at what is not clear', () => {
    const scores = [
      [1, 0],
      [0, 1],
    ];
    const first = (weights: unknown) =>
      (answer(smaa, { scores, weights }) as { rankAcceptability: number[][] }).rankAcceptability[0]?.[0];
    expect(first('uniform on the simplex')).toBe(0.5);
    expect(first('w1 >= w2')).toBe(1);
    expect(first('ordinal: w2 > w1')).toBe(0);
    expect(first({ order: [1, 0] })).toBe(0);
    expect(first({ bounds: [[0, 0.75], null] })).toBeCloseTo(1 / 3, 12);
    expect(first({ lower: [0.25, 0] })).toBeCloseTo(2 / 3, 12);
    for (const weights of ['normal', 'w1 >= w3', { mean: [0.5, 0.5] }, [0.5, 0.5]]) {
      expect(() => first(weights)).toThrow('no name for the weights');
    }
  });
});
