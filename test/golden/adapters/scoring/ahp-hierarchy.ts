import {
  type AhpCriterion,
  ahpHierarchy,
  type ItemWeight,
  type PairwiseJudgement,
} from '../../../../src/scoring/index.js';
import type { GoldenAdapter } from '../../adapter.js';

type Pairs = Readonly<Record<string, number>>;

const judgementsOf = (pairs: Pairs): PairwiseJudgement[] =>
  Object.entries(pairs).map(([names, ratio]) => {
    const [a = '', b = ''] = names.split('|');
    return { a, b, ratio };
  });

/** A figure for each name, where AHPy weighs by measurement instead of by pairs. */
const isMeasured = (pairs: Pairs): boolean => !Object.keys(pairs).some((names) => names.includes('|'));

const namesOf = (pairs: Pairs): string[] => [...new Set(Object.keys(pairs).flatMap((names) => names.split('|')))];

const byName = (weights: readonly ItemWeight[]): Record<string, number> =>
  Object.fromEntries(weights.map(({ item, weightShare }) => [item, weightShare]));

/** The file lists the pairs under each name; names without pairs of their own are the alternatives. */
export const adapter: GoldenAdapter = ({ input }) => {
  const children: Readonly<Record<string, Pairs>> = input.children;
  const criterion = (id: string): AhpCriterion => {
    const pairs = children[id] ?? {};
    const below = namesOf(pairs).filter((name) => Object.hasOwn(children, name));
    if (isMeasured(pairs)) return { id, measured: pairs };
    const comparisons = { judgements: judgementsOf(pairs) };
    return below.length === 0 ? { id, comparisons } : { id, comparisons, criteria: below.map(criterion) };
  };
  const alternatives = [...new Set(Object.values(children).flatMap(namesOf))].filter(
    (name) => !Object.hasOwn(children, name),
  );
  const {
    criteria,
    comparisons,
    alternatives: weighed,
  } = ahpHierarchy(
    {
      alternatives,
      comparisons: { judgements: judgementsOf(input.goal) },
      criteria: namesOf(input.goal).map(criterion),
    },
    { randomIndex: 'saaty2005' },
  );
  return {
    criteriaWeights: byName(criteria.filter(({ groups }) => groups.length === 0)),
    // Of a node with sub-criteria AHPy reports their local weights, of one without those of the alternatives.
    childLocal: Object.fromEntries(
      criteria.map(({ item, alternatives: local }) => {
        const below = criteria.filter(({ groups }) => groups[groups.length - 1] === item);
        return [item, byName(below.length > 0 ? below : local)];
      }),
    ),
    childConsistency: Object.fromEntries(
      // Measured figures cannot contradict each other: AHPy writes 0, the library has nothing to say.
      criteria.map(({ item, comparisons: below }) => [item, below === null ? 0 : below.consistency.consistencyRatio]),
    ),
    goalConsistency: comparisons?.consistency.consistencyRatio,
    target: byName(weighed),
  };
};
