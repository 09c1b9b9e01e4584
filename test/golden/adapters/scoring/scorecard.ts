import { formatFraction } from '../../../../src/exact/fraction.js';
import { readExact } from '../../../../src/scoring/exact-text.js';
import {
  type ClosedPeriod,
  defineScorecard,
  type PeriodWeights,
  type ScorecardCriterion,
  type ScoredPeriod,
  type Standing,
  type SupplierScorecardReport,
  supplierScorecard,
} from '../../../../src/scoring/index.js';
import type { GoldenAdapter } from '../../adapter.js';

interface GoldenScore {
  readonly raw: string;
  readonly maxScore: string;
  readonly weight: string;
}

const WEIGHTS: Readonly<Record<string, PeriodWeights>> = { linear12: 'linear12', none: 'equal' };

/** Closed periods need no criteria of their own, but their totals go as far as the points of their criteria. */
const noCriteria = (all: readonly GoldenScore[]): readonly ScorecardCriterion[] => [
  { id: 'c0', weight: 100, maximumScore: Math.max(100, ...all.map(({ maxScore }) => Number(maxScore))) },
];

/** A case may leave out the table of standings; the library has none without. */
const NO_BANDS = [{ name: 'any', min: 0, max: 100 }];

/** As Python rounds, which the peer is written in; the library's own text never rounds a score into another standing. */
const oneDecimal = (exact: string | null): string | null =>
  exact === null ? null : formatFraction(readExact(exact), 1, 'halfEven');

/** Months of one calendar, newest first: the cases only number their periods. */
const label = (k: number): string => `${2026 - Math.floor(k / 12)}-${String(12 - (k % 12)).padStart(2, '0')}`;

export const adapter: GoldenAdapter = ({ input }) => {
  const periods: readonly (readonly GoldenScore[])[] = input.periodsNewestFirst;
  const periodWeights = WEIGHTS[input.weighting];
  if (periodWeights === undefined) throw new Error(`no name for the weighting ${input.weighting}`);
  const standings: readonly Standing[] = (input.standings ?? NO_BANDS).map(
    ({ name, min, max }: { name: string; min: number; max: number }) => ({ name, from: min, to: max }),
  );
  const report = (
    criteria: readonly ScorecardCriterion[],
    rows: readonly (ScoredPeriod | ClosedPeriod)[],
  ): SupplierScorecardReport =>
    supplierScorecard(defineScorecard({ id: 'golden', version: 1, criteria, periodWeights, standings }), rows);
  // Each period of a case brings its own criteria, so each is closed under a scorecard of its own.
  const closed = periods.map((scores, k): ClosedPeriod => {
    const criteria = scores.map(({ maxScore, weight }, i) => ({ id: `c${i}`, maximumScore: maxScore, weight }));
    const raw = Object.fromEntries(scores.map((one, i) => [`c${i}`, one.raw]));
    const own = scores.length === 0 ? null : report(criteria, [{ period: label(k), scores: raw }]);
    return { period: label(k), total: own?.periods[0]?.totalExact ?? null };
  });
  const result = report(noCriteria(periods.flat()), closed);
  return {
    periodTotals: result.periods.map(({ total }) => total),
    scoreExact: result.scoreExact,
    score1dp: oneDecimal(result.scoreExact),
    standingTopInclusive: result.standing?.name ?? null,
  };
};

export const notCompared: Readonly<Record<string, string>> = {
  standingHalfOpen: 'the fault of the peer: a perfect score of 100 lies in no band of its half-open table',
};
