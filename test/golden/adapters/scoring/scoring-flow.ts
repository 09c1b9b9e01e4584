import { type CriteriaNode, defineCriteria, type MissingPolicy, scoreVendors } from '../../../../src/scoring/index.js';
import type { GoldenAdapter } from '../../adapter.js';

interface FlowCriterion {
  readonly id: string;
  readonly weight: number;
  readonly max: number;
  readonly min?: number;
  readonly threshold?: number;
}

interface FlowGroup {
  readonly id: string;
  readonly weight: number;
  readonly criteria: readonly (FlowCriterion | FlowGroup)[];
}

/** The file's `error` marks the vendor and goes on with the others; the library calls that `unranked`. */
const policyOf = (missing: string): MissingPolicy => (missing === 'error' ? 'unranked' : (missing as MissingPolicy));

const node = (one: FlowCriterion | FlowGroup): CriteriaNode =>
  'criteria' in one ? { id: one.id, weight: one.weight, criteria: one.criteria.map(node) } : leaf(one);

const leaf = ({ id, weight, min = 0, max, threshold }: FlowCriterion): CriteriaNode => ({
  id,
  weight,
  scale: { kind: 'points', min, max },
  ...(threshold === undefined ? {} : { gates: [{ kind: 'minimum', value: threshold }] }),
});

export const adapter: GoldenAdapter = ({ input }) => {
  const criteria = defineCriteria({
    id: 'golden',
    version: 1,
    weights: 'points',
    missing: policyOf(input.missing),
    criteria: input.groups.map(node),
  });
  const { ranking } = scoreVendors(
    criteria,
    Object.entries(input.scores).map(([vendor, scores]) => ({ vendor, scores: scores as Record<string, number> })),
  );
  const vendors = ranking.map((row) => {
    if (row.total === null) return [row.vendor, { error: 'missing', missing: row.missing }];
    return [
      row.vendor,
      {
        total: row.total,
        totalExact: row.totalExact,
        rounded2: row.totalText,
        contributions: Object.fromEntries(row.criteria.map(({ criterion, points }) => [criterion, points])),
        effectiveWeights: Object.fromEntries(
          row.criteria.map(({ criterion, weightShare }) => [criterion, weightShare]),
        ),
        knockedOutBy: row.failedGates.map(({ criterion }) => criterion),
        eligible: row.eligible,
      },
    ];
  });
  const ranked = ranking.filter(({ rank }) => rank !== null);
  return {
    vendors: Object.fromEntries(vendors),
    competitionRank: Object.fromEntries(ranked.map(({ vendor, rank }) => [vendor, rank])),
  };
};
