import {
  defineCriteria,
  definePanel,
  intraclassCorrelation,
  kendallW,
  krippendorffAlpha,
  type PanelDefinition,
  type PanelScore,
  type RatingLevel,
  type RatingTable,
  scorePanel,
} from '../../../../src/scoring/index.js';
import type { GoldenAdapter } from '../../adapter.js';

/** Items are vendors, raters are evaluators; the scale only has to hold every rating. */
const criteria = defineCriteria({
  id: 'golden',
  version: 1,
  criteria: [{ id: 'item', weight: 100, scale: { kind: 'points', min: -1000000, max: 1000000 } }],
});

function trail(ratings: RatingTable, rule: Pick<PanelDefinition, 'aggregate' | 'trimShare'>): readonly PanelScore[] {
  const name = (kind: string, i: number): string => `${kind}${String(i).padStart(6, '0')}`;
  const evaluators = (ratings[0] ?? []).map((_, j) => ({ id: name('rater', j) }));
  const panel = definePanel({ id: 'golden', version: 1, evaluators, ...rule }, criteria);
  return scorePanel(criteria, panel, {
    vendors: ratings.map((_, i) => name('item', i)),
    ratings: ratings.flatMap((row, i) =>
      row.map((score, j) => ({ evaluator: name('rater', j), vendor: name('item', i), scores: { item: score } })),
    ),
  }).trail;
}

export const adapter: GoldenAdapter = ({ input, expected }) => {
  const ratings: RatingTable = input.ratings;
  const { w, wUncorrected } = kendallW(ratings);
  const icc = intraclassCorrelation(ratings);
  // Only the levels that a case asks for: ratings below zero have no ratio scale, and the library says so.
  const levels = Object.keys(expected.krippendorffAlpha ?? {}) as RatingLevel[];
  const means = trail(ratings, { aggregate: 'mean' });
  const medians = trail(ratings, { aggregate: 'median' });
  const trimmed = trail(ratings, { aggregate: 'trimmedMean', trimShare: '0.2' });
  return {
    kendallW: w,
    kendallWUncorrected: wUncorrected,
    icc: {
      ICC1: icc.icc1.value,
      ICC2: icc.icc2.value,
      ICC3: icc.icc3.value,
      ICC1k: icc.icc1k.value,
      ICC2k: icc.icc2k.value,
      ICC3k: icc.icc3k.value,
    },
    krippendorffAlpha: Object.fromEntries(levels.map((level) => [level, krippendorffAlpha(ratings, { level }).alpha])),
    perItem: means.map(({ aggregateValue, spread }, i) => ({
      mean: aggregateValue,
      median: medians[i]?.aggregateValue,
      sdSample: spread?.sd ?? null,
      range: spread?.range ?? null,
      trimmedMean20: trimmed[i]?.aggregateValue,
    })),
  };
};
