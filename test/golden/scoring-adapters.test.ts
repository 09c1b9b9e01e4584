import { describe, expect, it } from 'vitest';
import type { GoldenAdapter } from './adapter.js';
import { adapter as ahpHierarchy } from './adapters/scoring/ahp-hierarchy.js';
import { adapter as panel } from './adapters/scoring/panel.js';
import { adapter as promethee } from './adapters/scoring/promethee.js';
import { adapter as qcbs } from './adapters/scoring/qcbs.js';
import { adapter as rankReversal } from './adapters/scoring/rank-reversal.js';
import { adapter as rankWeights } from './adapters/scoring/rank-weights.js';
import { adapter as scorecard } from './adapters/scoring/scorecard.js';
import { adapter as scoringFlow } from './adapters/scoring/scoring-flow.js';
import { adapter as sensitivity } from './adapters/scoring/sensitivity.js';
import { adapter as smaa } from './adapters/scoring/smaa.js';
import { adapter as valueFunctions } from './adapters/scoring/value-functions.js';

/** Shapes that cases of these topics may have beside those in the folder. */
const answer = (adapter: GoldenAdapter, input: unknown, expected: unknown = {}): unknown =>
  adapter({ id: 'shape', input, expected }, { cases: [] });

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
    expect(first('uniform on the simplex with w1 ≥ w2')).toBe(1);
    expect(first({ order: [1, 0] })).toBe(0);
    expect(first({ bounds: [[0, 0.75], null] })).toBeCloseTo(1 / 3, 12);
    expect(first({ lower: [0.25, 0] })).toBeCloseTo(2 / 3, 12);
    for (const weights of ['normal', 'w1 >= w3', { mean: [0.5, 0.5] }, [0.5, 0.5]]) {
      expect(() => first(weights)).toThrow('no name for the weights');
    }
  });

  it('take measured figures for pairs, as the peer does', () => {
    const children = { P: { x: 2, y: 4 }, Q: { 'x|y': 3 } };
    const { childLocal, childConsistency } = answer(ahpHierarchy, { goal: { 'P|Q': 1 }, children }) as {
      childLocal: Record<string, Record<string, number>>;
      childConsistency: Record<string, number>;
    };
    expect(childLocal.P?.y).toBeCloseTo(2 / 3, 12);
    expect(childConsistency).toEqual({ P: 0, Q: 0 });
  });

  it('ask for the levels of a case only, so ratings below zero have an alpha', () => {
    const expected = { krippendorffAlpha: { interval: 1 } };
    const ratings = [
      [-2, -2],
      [1, 1],
      [null, null],
    ];
    expect(answer(panel, { ratings }, expected)).toMatchObject({
      krippendorffAlpha: { interval: 1 },
      perItem: [{ mean: -2 }, { mean: 1 }, { mean: null, sdSample: null, range: null }],
    });
  });

  it('round a score alone, whatever standing it has, and go without standings', () => {
    const periodsNewestFirst = [[{ raw: '49.96', maxScore: '100', weight: '100' }]];
    const standings = [
      { name: 'Poor', min: 0, max: 50 },
      { name: 'Good', min: 50, max: 100 },
    ];
    expect(answer(scorecard, { periodsNewestFirst, weighting: 'none', standings })).toMatchObject({
      scoreExact: '1249/25',
      score1dp: '50.0',
      standingTopInclusive: 'Poor',
    });
    expect(answer(scorecard, { periodsNewestFirst, weighting: 'none' })).toMatchObject({ scoreExact: '1249/25' });
  });

  it('read thresholds, weights and bounds in their other shapes', () => {
    const matrix = [[0], [2]];
    const one = { matrix, weights: [1], types: [1] };
    expect(answer(promethee, { ...one, q: 1, p: 3 }, { linear: 1 })).toMatchObject({ linear: { plus: [0, 0.5] } });
    expect(answer(rankWeights, { n: 2, z: 2 }, { rankExponent: 1 })).toEqual({ rankExponent: [0.8, 0.2] });
    const offers = { technical: [80, 90], prices: [100, 200], technicalWeight: '0.5', priceWeight: '0.5' };
    expect(answer(qcbs, { ...offers, minimumTechnical: null })).toMatchObject({ combined: [90, 70] });
    const bids = { vendors: ['A', 'B'], quality: [80, 60], prices: [100, 50], withdrawn: 'B' };
    const rule = { qualityWeight: 60, priceWeight: 40, priceFormula: 'lowestRatio (100 max)' };
    expect(answer(rankReversal, { ...bids, ...rule })).toMatchObject({ before: { A: 68, B: 76 }, after: { A: 88 } });
  });

  it('take scores and values that go beyond 1', () => {
    const points = [
      [0, 0],
      [10, 5],
    ];
    expect(answer(valueFunctions, { points, x: [5] })).toEqual({ v: [2.5] });
    const scores = [
      [9, 2],
      [5, 7],
    ];
    expect(answer(sensitivity, { scores, weights: [0.5, 0.5] })).toMatchObject({
      winner: 1,
      totalsExact: ['11/2', '6'],
      intervals: [{ upperExact: '5/9', smallestAdditiveChange: 0.125 }, { lowerExact: '4/9' }],
    });
  });
});
