import { describe, expect, it } from 'vitest';
import { compareVendors } from '../../../src/scoring/explain/compare-vendors.js';
import { rankAcceptability } from '../../../src/scoring/explain/rank-acceptability.js';
import { scoreStability } from '../../../src/scoring/explain/score-stability.js';
import { weightStability } from '../../../src/scoring/explain/weight-stability.js';
import { winnerMap } from '../../../src/scoring/explain/winner-map.js';
import { scorePanel } from '../../../src/scoring/panels/score-panel.js';
import { codesOf } from '../../core/issues-of.js';
import { criteria, panel, ratings } from './example.js';

const award = scorePanel(criteria, panel, ratings);
const perEvaluator = { ...award.report, ranking: award.evaluatorRanking };

describe('explanations of the ranking by totals of each evaluator', () => {
  it('compares vendors by the points that sum to these totals', () => {
    const [acme, crest] = award.evaluatorRanking;
    const { lead, differences } = compareVendors(perEvaluator, 'Acme', 'Crest');
    expect(lead).toBeCloseTo((acme?.total ?? 0) - (crest?.total ?? 0), 10);
    expect(differences.reduce((sum, { difference }) => sum + difference, 0)).toBeCloseTo(lead ?? 0, 10);
  });

  it('says nothing of weights that are not the announced ones, as where an evaluator rates some criteria only', () => {
    const message = 'Acme and Crest have missing scores whose weight was handed on, so weights differ between vendors.';
    for (const row of weightStability(perEvaluator)) expect(row).toMatchObject({ winnerKeptBetween: null, message });
    expect(winnerMap(perEvaluator, 'price')).toMatchObject({ segments: null, message });
    expect(rankAcceptability(perEvaluator, { seed: 1 })).toMatchObject({ vendors: [], message });
    expect(codesOf(() => scoreStability(perEvaluator))).toEqual(['INVALID_VALUE report.ranking[0].totalExact']);
    expect(weightStability(award.report)[0]?.winnerKeptBetween).not.toBeNull();
  });
});
