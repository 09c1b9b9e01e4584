import type { AutocorrelatedMannKendall } from '../statistics/autocorrelated-mann-kendall.js';
import {
  type AutocorrelatedSeasonalMannKendall,
  autocorrelatedSeasonalMannKendall,
} from '../statistics/autocorrelated-seasonal.js';
import { type MannKendallResult, mannKendall } from '../statistics/mann-kendall.js';
import { preWhitenedTest } from '../statistics/pre-whitened-tests.js';
import { residualAutocorrelation } from '../statistics/residual-autocorrelation.js';
import type { PeriodUnit } from '../time/period.js';
import type { JudgingOptions } from './arguments.js';
import { periodsOfYear } from './read-series.js';
import { type PeriodLine, plainLine, seasonalLine, type TrendSlope } from './trend-line.js';

/** What a verdict rests on. */
export interface TrendEvidence {
  readonly mannKendall: MannKendallResult;
  /**
   * The test that allows for autocorrelation, of the series forwards or backwards in time, whichever is less sure; `null`
   * when there is none or it was not asked for.
   */
  readonly preWhitened: AutocorrelatedMannKendall | null;
  /** The test of each month or quarter against the same one of other years; `null` below two years and for other periods. */
  readonly seasonal: AutocorrelatedSeasonalMannKendall | null;
  readonly decidedOn: 'mannKendall' | 'preWhitened' | 'seasonal';
  /** Resemblance of each value to the one before it, after the trend is taken off. */
  readonly autocorrelation: { readonly lag1: number | null; readonly significant: boolean };
  /** Theil-Sen line, by slopes within seasons where the seasonal test decides; `null` below two used periods. */
  readonly slope: TrendSlope | null;
  /** Change over the time looked at, in the unit; `null` without a slope. */
  readonly change: { readonly estimate: number; readonly interval95: readonly [number, number] } | null;
  /** The smallest change that matters, in the unit; `null` when none is known. */
  readonly meaningfulChange: number | null;
}

/** Below this p value of the Kruskal-Wallis test the months or quarters of a year differ. */
export const SEASONAL_BELOW = 0.05;

/** The tests of a series, and what the one that decides says. */
export interface TrendTests
  extends Pick<TrendEvidence, 'mannKendall' | 'preWhitened' | 'seasonal' | 'decidedOn' | 'autocorrelation'> {
  readonly deciding: MannKendallResult;
  /** What the test that decides would say if no value resembled the one before it. */
  readonly independentP: number | null;
  readonly fitted: PeriodLine;
}

/** Tests the values of the used span, and picks the test that decides. */
export function trendTests(values: readonly (number | null)[], unit: PeriodUnit, options: JudgingOptions): TrendTests {
  const { alpha = 0.05, autocorrelation: rule = 'byRule' } = options;
  const test = mannKendall(values, { alpha });
  const seasonal = seasonalOf(values, unit, options);
  const plain = plainLine(values);
  const autocorrelation = residualAutocorrelation(values, plain.slope === null ? {} : { slope: plain.slope });
  // Values that alternate make the plain test too careful, never too bold: only positive autocorrelation needs the other.
  const resembles = autocorrelation.significant && (autocorrelation.lag1 ?? 0) > 0;
  const preWhitened = resembles && rule === 'byRule' ? preWhitenedBothWays(values, alpha) : null;
  const tests = { mannKendall: test, preWhitened, seasonal, autocorrelation };
  if (seasonal !== null && (seasonal.seasonality.p ?? 1) < SEASONAL_BELOW) {
    const fitted = seasonalLine(seasonal);
    return { ...tests, decidedOn: 'seasonal', deciding: seasonal, independentP: seasonal.pIndependent, fitted };
  }
  const decidedOn = preWhitened === null ? 'mannKendall' : 'preWhitened';
  return { ...tests, decidedOn, deciding: preWhitened ?? test, independentP: test.p, fitted: plain };
}

/**
 * Taking the resemblance out looks at the value before each; looked at from the other end of time it is another test. A
 * verdict must not depend on which end one looks from, so the less sure one decides.
 */
function preWhitenedBothWays(values: readonly (number | null)[], alpha: number): AutocorrelatedMannKendall {
  const ahead = preWhitenedTest(values, { alpha });
  const back = preWhitenedTest([...values].reverse(), { alpha });
  if (!((back.p ?? 1) > (ahead.p ?? 1))) return ahead;
  const { trend, s, z, tau } = back;
  return {
    ...back,
    s: 0 - s,
    z: z === null ? null : 0 - z,
    tau: tau === null ? null : 0 - tau,
    trend: trend === 'increasing' ? 'decreasing' : trend === 'decreasing' ? 'increasing' : trend,
  };
}

/** The seasonal test of at least two years of months or quarters. */
function seasonalOf(
  values: readonly (number | null)[],
  unit: PeriodUnit,
  options: JudgingOptions,
): AutocorrelatedSeasonalMannKendall | null {
  const period = periodsOfYear(unit);
  if (period === null || options.season === 'ignore' || values.length < 2 * period) return null;
  const { alpha = 0.05, autocorrelation } = options;
  return autocorrelatedSeasonalMannKendall(values, {
    period,
    alpha,
    ...(autocorrelation === 'ignore' ? { autocorrelation: 0 } : {}),
  });
}
