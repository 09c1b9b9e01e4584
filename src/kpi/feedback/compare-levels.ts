import { fail } from '../../core/errors.js';
import { fractionToNumber } from '../../exact/fraction.js';
import { describeValues } from '../../statistics/describe-values.js';
import { type RankSumTest, rankSumTest } from '../../statistics/rank-sum-test.js';
import { type TwoRateGroups, twoRateGroups } from '../../statistics/rates/two-rate-groups.js';
import { studentTCritical, studentTTwoSided } from '../../statistics/student-t.js';
import { type WelchTest, welchTest } from '../../statistics/welch-test.js';
import type { KpiIndex } from '../define-kpi.js';
import type { ActionIndex } from './action-definition.js';
import { countsOf, levelFigure, type UsedPoint } from './judged-points.js';

/** Two groups of periods compared. */
export interface LevelComparison {
  /** The test whose p decides; `null` when nothing could be tested. */
  readonly decidedOn: 'twoRates' | 'dispersion' | 'welch' | 'rankSum' | 'pairs' | null;
  /** Probability of such a difference by chance, two-sided; `null` with `decidedOn`. */
  readonly p: number | null;
  /** After minus before, in the unit (of the distances to the target range for a range); `null` when one is missing. */
  readonly difference: number | null;
  /** Its interval; `null` without one. */
  readonly interval95: readonly [low: number, high: number] | null;
  /** Both rates from their counts; `null` for other figures. */
  readonly rates: TwoRateGroups | null;
  /** Two means of period values; `null` for rates. */
  readonly welch: WelchTest | null;
  /** Two groups of period values by rank; `null` for rates. */
  readonly rankSum: RankSumTest | null;
  /** Each period against the same one of another year; `null` unless they were compared so, and below two pairs. */
  readonly pairs: PairedComparison | null;
}

/** The differences of pairs of periods, after minus before, in the unit. */
export interface PairedComparison {
  /** Pairs. */
  readonly n: number;
  readonly meanDifference: number;
  /** The mean difference in standard errors; `null` when all differences are the same. */
  readonly t: number | null;
  readonly degreesOfFreedom: number;
  /** Two-sided; where all differences are the same, that of as many heads or tails. */
  readonly p: number;
}

const NOTHING: LevelComparison = {
  decidedOn: null,
  p: null,
  difference: null,
  interval95: null,
  rates: null,
  welch: null,
  rankSum: null,
  pairs: null,
};

/**
 * Compares periods after with periods before.
 *
 * Ratios of counts by their counts, allowing for periods that differ more than counting explains. Other figures by the
 * ranks of the period values where groups of these sizes can reach `alpha` by rank at all, since nothing is known of how
 * figures scatter; else by their means. Where each value resembles the one before it, the difference is shrunk by
 * sqrt((1 - r) / (1 + r)), and not the ranks but the means decide. Months that are compared with the same months of
 * another year are compared pair by pair, so that the season among them counts for nothing.
 *
 * @param lag1 - Resemblance to allow for, from 0 to below 1.
 * @param pairs - Periods before and after that belong together; `null` when they do not.
 * @throws {@link VendorwiseError} `METHOD_NOT_FOR_KPI`.
 */
export function compareLevels(
  index: KpiIndex,
  before: readonly UsedPoint[],
  after: readonly UsedPoint[],
  rule: ActionIndex['rule'],
  lag1: number,
  pairs: readonly PeriodPair[] | null,
): LevelComparison {
  const { method } = rule;
  const ranged = index.definition.direction === 'range';
  const counts = ranged ? null : countPairs(index, before, after);
  const isRatio = index.definition.aggregation.kind === 'ratio';
  const counted = counts !== null || before.length === 0 || after.length === 0;
  if (method === 'twoRates' && (ranged || !isRatio || !counted)) {
    fail(
      'METHOD_NOT_FOR_KPI',
      'action.definition.verification.method',
      'Two rates need a ratio of counts that gets better one way.',
      {
        received: method,
        expected:
          'beforeAfter or twoLevels, or a KPI whose aggregation is a ratio of whole numbers, a billion in all at most',
      },
    );
  }
  if (before.length === 0 || after.length === 0) return NOTHING;
  const shrink = Math.sqrt((1 - lag1) / (1 + lag1));
  const plain =
    counts === null || method === 'twoLevels'
      ? byFigures(index, before, after, rule.alpha, shrink)
      : byCounts(counts, fractionToNumber(index.scale), shrink);
  return pairs === null || pairs.length < 2 ? plain : byPairs(index, plain, pairs, shrink);
}

/** A period, and the same one of another year. */
export interface PeriodPair {
  readonly before: UsedPoint;
  readonly after: UsedPoint;
}

function byPairs(
  index: KpiIndex,
  plain: LevelComparison,
  given: readonly PeriodPair[],
  shrink: number,
): LevelComparison {
  const differences = given.map(({ before, after }) => levelFigure(index, after) - levelFigure(index, before));
  const { mean, standardError } = describeValues(differences) as { mean: number; standardError: number };
  const n = differences.length;
  const t = standardError > 0 ? mean / standardError : null;
  const flat = mean === 0 ? 1 : 2 ** (1 - n);
  const p = t === null ? flat : studentTTwoSided(t * shrink, n - 1);
  const pairs: PairedComparison = { n, meanDifference: mean, t, degreesOfFreedom: n - 1, p };
  const { rates } = plain;
  const half = (studentTCritical(0.05, n - 1) * standardError) / shrink;
  const interval: readonly [number, number] | null = t === null ? null : [mean - half, mean + half];
  if (rates === null) return { ...plain, decidedOn: 'pairs', p, difference: mean, interval95: interval, pairs };
  // Few pairs may look alike by chance: counting sets the least that is to be allowed for.
  const scale = fractionToNumber(index.scale);
  const [low, high] = interval ?? [mean, mean];
  const [least, most] = rates.rates.scoreInterval?.map((end) => scale * end) ?? [low, high];
  return {
    ...plain,
    decidedOn: 'pairs',
    p: Math.max(p, rates.rates.p ?? 0),
    interval95: [Math.min(low, least!), Math.max(high, most!)],
    pairs,
  };
}

interface CountPairs {
  readonly before: readonly { successes: number; trials: number }[];
  readonly after: readonly { successes: number; trials: number }[];
}

function countPairs(index: KpiIndex, before: readonly UsedPoint[], after: readonly UsedPoint[]): CountPairs | null {
  const [b, a] = [countsOf(index, before), countsOf(index, after)];
  return a === null || b === null ? null : { before: b, after: a };
}

function byCounts({ before, after }: CountPairs, scale: number, shrink: number): LevelComparison {
  const groups = twoRateGroups(after, before);
  const { rates, t, degreesOfFreedom, dispersedInterval } = groups;
  const difference = rates.difference;
  const inUnit = (interval: readonly [number, number] | null): readonly [number, number] | null =>
    interval === null ? null : [scale * interval[0], scale * interval[1]];
  const base = { ...NOTHING, difference: difference === null ? null : scale * difference, rates: groups };
  const { scoreInterval } = rates;
  const resembles = shrink < 1 && t !== null && degreesOfFreedom !== null;
  if (!resembles && groups.decidedOn !== 'dispersion') {
    return { ...base, decidedOn: groups.decidedOn, p: groups.p, interval95: inUnit(scoreInterval) };
  }
  // Periods vary at least as much as counting has it, however alike a few of them look.
  const size = (t ?? 0) * shrink * Math.sqrt(Math.min(1, groups.dispersion ?? 1));
  const p = resembles ? Math.max(groups.p ?? 0, studentTTwoSided(size, degreesOfFreedom)) : groups.p;
  const [low, high] = widened(dispersedInterval, difference, shrink) ?? [0, 0];
  const [least, most] = scoreInterval ?? [low, high];
  return { ...base, decidedOn: 'dispersion', p, interval95: inUnit([Math.min(low, least), Math.max(high, most)]) };
}

function byFigures(
  index: KpiIndex,
  before: readonly UsedPoint[],
  after: readonly UsedPoint[],
  alpha: number,
  shrink: number,
): LevelComparison {
  const [a, b] = [after, before].map((side) => side.map((point) => levelFigure(index, point))) as [number[], number[]];
  const welch = welchTest(a, b);
  const rankSum = rankSumTest(a, b);
  const base = { ...NOTHING, difference: welch.difference, welch, rankSum };
  const interval95 = widened(welch.interval, welch.difference, shrink);
  const { t, degreesOfFreedom } = welch;
  const byMeans = shrink < 1 || (rankSum.smallestP ?? 1) >= alpha;
  if (byMeans && t !== null && degreesOfFreedom !== null) {
    const p = shrink < 1 ? studentTTwoSided(t * shrink, degreesOfFreedom) : welch.p;
    return { ...base, decidedOn: 'welch', p, interval95 };
  }
  return { ...base, decidedOn: 'rankSum', p: rankSum.p, interval95 };
}

function widened(
  interval: readonly [number, number] | null,
  middle: number | null,
  shrink: number,
): readonly [number, number] | null {
  if (interval === null || middle === null) return null;
  return [middle - (middle - interval[0]) / shrink, middle + (interval[1] - middle) / shrink];
}
