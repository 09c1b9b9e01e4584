import type { ChangeDirection } from '../../core/change-direction.js';
import type { TwoRates } from '../../statistics/rates/two-rates.js';
import type { ChangepointTest, TestedChange } from '../../statistics/series/changepoint-test.js';
import type { WelchTest } from '../../statistics/welch-test.js';
import { directionOf } from '../change-direction.js';
import type { KpiIndex } from '../define-kpi.js';
import type { UsedSpan } from '../read-series.js';
import { shownFigures } from '../shown-figures.js';
import { changeText } from '../target.js';
import { atGivenPlace } from './level-tests.js';
import { changeMessage } from './messages.js';

/** A stretch of periods on one level. */
export interface KpiLevel {
  /** First and last label. */
  readonly from: string;
  readonly to: string;
  /** Periods used. */
  readonly periods: number;
  /** Sum over sum for a ratio, else the mean of the periods; in the unit, with a strong season taken out. */
  readonly value: number;
}

/** What a change rests on. */
export interface KpiChangeEvidence {
  /** Probability that a search of the whole series finds so large a change somewhere by chance. */
  readonly p: number;
  readonly correction: 'permutation' | 'bonferroni';
  /** The difference in standard errors, by the scatter of the periods within the levels; `null` where nothing scatters. */
  readonly statistic: number | null;
  /** The test of the two levels as if the place had been known beforehand. Its p is too small: the place was picked from the data. */
  readonly atGivenPlace: ({ readonly test: 'twoRates' } & TwoRates) | ({ readonly test: 'welch' } & WelchTest);
}

/** A change of level, at a place picked from the data. */
export interface KpiChange {
  /** Label of the first period on the new level. */
  readonly period: string;
  /** Its first civil date. */
  readonly startDate: string;
  readonly direction: ChangeDirection;
  readonly before: KpiLevel;
  readonly after: KpiLevel;
  /** Level after minus level before, in the unit. */
  readonly difference: number;
  /** Whether it is at least the change that matters; `null` when none is known. */
  readonly matters: boolean | null;
  readonly message: string;
  readonly evidence: KpiChangeEvidence;
}

/** What a change is made of. */
export interface ChangeContext {
  readonly index: KpiIndex;
  readonly span: UsedSpan;
  /** Without the season. */
  readonly values: readonly (number | null)[];
  readonly test: ChangepointTest;
  readonly seasonal: boolean;
  readonly meaningfulChange: number | null;
}

/** Puts a change of the engine, which is told by positions, in the words and labels of the KPI. */
export function kpiChange(work: ChangeContext, change: TestedChange): KpiChange {
  const { index, span, test, seasonal, meaningfulChange } = work;
  const first = span.points[change.position]!;
  const levelOf = ({ start, end, n, mean }: TestedChange['before']): KpiLevel => ({
    from: span.points[start]!.period,
    to: span.points[end - 1]!.period,
    periods: n,
    value: mean,
  });
  const [before, after] = [levelOf(change.before), levelOf(change.after)];
  const direction = directionOf(index, before.value, after.value, first.target);
  const matters = meaningfulChange === null ? null : Math.abs(change.difference) >= meaningfulChange;
  const [afterText, beforeText] = shownFigures(index, [after.value, before.value]).full;
  return {
    period: first.period,
    startDate: first.startDate,
    direction,
    before,
    after,
    difference: change.difference,
    matters,
    message: changeMessage({
      period: first.period,
      lastBefore: change.before.end === change.position ? null : before.to,
      before: beforeText!,
      after: afterText!,
      direction,
      smallerThan: matters === false ? changeText(index, meaningfulChange ?? 0) : null,
      p: change.p,
      seasonal,
    }),
    evidence: {
      p: change.p,
      correction: test.conventions.correction,
      statistic: change.statistic,
      atGivenPlace: atGivenPlace(seasonal ? null : span.points, work.values, change),
    },
  };
}
