import { fail } from '../core/errors.js';
import type { Finding } from '../core/findings.js';
import { checkOptions } from '../core/options.js';
import { fractionToNumber } from '../exact/fraction.js';
import {
  type AutocorrelatedSeasonalMannKendall,
  autocorrelatedSeasonalMannKendall,
} from '../statistics/autocorrelated-seasonal.js';
import { type MannKendallResult, mannKendall } from '../statistics/mann-kendall.js';
import {
  type AutocorrelatedMannKendall,
  preWhitenedTest,
  residualAutocorrelation,
} from '../statistics/mann-kendall-autocorrelated.js';
import { toEpochDay } from '../time/civil-date.js';
import type { PeriodUnit } from '../time/period.js';
import { type Kpi, type KpiIndex, kpiIndexOf } from './define-kpi.js';
import { requireSeries, usedValue } from './forecasts/read-series.js';
import type { KpiPoint, KpiSeries } from './measure-kpi.js';
import { autocorrelatedFinding, noChangeThatMattersFinding, seasonalFinding, trendMessage } from './messages.js';
import { withoutRoundingNoise } from './rounding-noise.js';
import { boundsOn, changeFigure, changeText, meaningfulChangeOf } from './target.js';
import { plainLine, seasonalLine, type TrendSlope, trendLine } from './trend-line.js';
import { FEWEST_PERIODS, type TrendReason, type TrendVerdict, verdictOf } from './trend-verdict.js';

/** How a trend is judged. */
export interface AnalyzeTrendOptions {
  /** Significance level, a share. @defaultValue 0.05 */
  readonly alpha?: number;
  /** Smallest change over the time looked at that matters, in the unit. @defaultValue that of the KPI, else half its tolerance */
  readonly meaningfulChange?: number;
  /** `byRule` allows for values that resemble the ones before them, `ignore` never. @defaultValue `'byRule'` */
  readonly autocorrelation?: 'byRule' | 'ignore';
  /** `byRule` decides by the seasonal test where the months or quarters of a year differ, `ignore` never. @defaultValue `'byRule'` */
  readonly season?: 'byRule' | 'ignore';
}

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

/** Whether a KPI gets better or worse. */
export interface KpiTrend {
  readonly kpiId: string;
  readonly verdict: TrendVerdict;
  /** What decided. */
  readonly reason: TrendReason;
  readonly message: string;
  /** First and last label of the periods used; `null` when there is none. */
  readonly from: string | null;
  readonly to: string | null;
  /** Periods used. */
  readonly periodsUsed: number;
  /** Periods from the first to the last one used, gaps included. */
  readonly periodsSpanned: number;
  readonly evidence: TrendEvidence;
  readonly findings: readonly Finding[];
}

/** Below this p value of the Kruskal-Wallis test the months or quarters of a year differ. */
const SEASONAL_BELOW = 0.05;

/**
 * Says whether a KPI improves or deteriorates, and on what that rests.
 *
 * Mann-Kendall test (exact for short series, ties included) and Theil-Sen slope on the used periods at their places in
 * time. Improving or deteriorating takes a p value below `alpha`, a slope interval without 0, and a change over the time
 * looked at that matters; stable takes an interval of the change that lies within what matters; the rest is
 * inconclusive. Where each detrended value resembles the one before it (significant positive lag-1 autocorrelation), the
 * pre-whitened test decides. Where the months or quarters of at least two years differ from each other (Kruskal-Wallis
 * test of the detrended values at 5 %), the seasonal test decides, which allows for both. All tests are shown.
 *
 * Source: Mann 1945, Kendall 1970, Sen 1968, von Storch 1995; Hirsch, Slack and Smith 1982 and Hirsch and Slack 1984
 * (seasons), chosen by Kruskal-Wallis as in Hipel and McLeod 1994; equivalence as in two one-sided tests (Schuirmann 1987).
 *
 * @param kpi - The KPI the series was measured for.
 * @param series - What {@link measureKpi} returned, or its JSON.
 * @param options - Level, change that matters, autocorrelation, season.
 * @returns The verdict with its message and evidence.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `UNKNOWN_KEY`, `KPI_MISMATCH`, `POINTS_OUT_OF_ORDER`,
 * `OUT_OF_RANGE`, `INVALID_VALUE`, `INVALID_NUMBER`.
 * @example
 * ```ts
 * import { analyzeTrend, defineKpi, measureKpi } from 'vendorwise/kpi';
 * const kpi = defineKpi({ id: 'tat', name: 'Turnaround', unit: 'hours', direction: 'lower', aggregation: { kind: 'mean' } });
 * const rows = [48, 46, 47, 45, 44, 44, 41, 42, 40, 39, 37, 38].map((value, i) => ({ period: `2025-${String(i + 1).padStart(2, '0')}`, value }));
 * const trend = analyzeTrend(kpi, measureKpi(kpi, rows, { period: 'month', timeZone: 'UTC', asOf: '2026-01-01T00:00:00Z' }));
 * trend.message; // => 'Improving by about 1.0 hours a month over the 12 months from January 2025; very unlikely to be chance.'
 * ```
 */
export function analyzeTrend(kpi: Kpi, series: KpiSeries, options: AnalyzeTrendOptions = {}): KpiTrend {
  const index = kpiIndexOf(kpi);
  const { id } = index.definition;
  checkOptions(options, { alpha: true, meaningfulChange: true, autocorrelation: true, season: true });
  requireSeries(index, series);
  checkValues(options);
  const { alpha = 0.05, autocorrelation: rule = 'byRule' } = options;
  const span = usedSpan(series.points);
  const values = withoutRoundingNoise(span.map(usedValue));
  const n = values.filter((value) => value !== null).length;
  const test = mannKendall(values, { alpha });
  const seasonal = seasonalOf(values, series.period, options);
  const isSeasonal = seasonal !== null && (seasonal.seasonality.p ?? 1) < SEASONAL_BELOW;
  const plain = plainLine(values);
  const line = trendLine(isSeasonal ? seasonalLine(seasonal) : plain, values.length - 1, series.period);
  const autocorrelation = residualAutocorrelation(values, plain.slope === null ? {} : { slope: plain.slope });
  // Values that alternate make the plain test too careful, never too bold: only positive autocorrelation needs the other.
  const resembles = autocorrelation.significant && (autocorrelation.lag1 ?? 0) > 0;
  const preWhitened = resembles && rule === 'byRule' ? preWhitenedBothWays(values, alpha) : null;
  const last = span[span.length - 1];
  const meaningfulChange = options.meaningfulChange ?? meaningfulOf(index, last);
  const deciding = isSeasonal ? seasonal : (preWhitened ?? test);
  const independentP = isSeasonal ? seasonal.pIndependent : test.p;
  const { verdict, reason } = verdictOf({
    direction: index.definition.direction,
    n,
    test,
    deciding,
    significantIfIndependent: independentP !== null && independentP < alpha,
    line: line?.slope ?? null,
    change: line?.change ?? null,
    meaningfulChange,
    target: last?.target ?? null,
  });
  const [low, high] = line?.perPeriod95 ?? [0, 0];
  return {
    kpiId: id,
    verdict,
    reason,
    message: trendMessage({
      verdict,
      reason,
      step: changeText(index, Math.abs(line?.slope.perPeriod ?? 0)),
      interval: [signed(changeFigure(index, low), low), signed(changeText(index, high), high)],
      meaningful: meaningfulChange === null ? null : changeText(index, meaningfulChange),
      unit: series.period,
      used: n,
      span: span.length,
      from: span[0]?.period ?? null,
      p: deciding.p,
      needed: FEWEST_PERIODS,
      seasonal: isSeasonal,
    }),
    from: span[0]?.period ?? null,
    to: last?.period ?? null,
    periodsUsed: n,
    periodsSpanned: span.length,
    evidence: {
      mannKendall: test,
      preWhitened,
      seasonal,
      decidedOn: isSeasonal ? 'seasonal' : preWhitened === null ? 'mannKendall' : 'preWhitened',
      autocorrelation,
      slope: line?.slope ?? null,
      change: line?.change ?? null,
      meaningfulChange,
    },
    findings: [
      ...(isSeasonal
        ? [seasonalFinding(id, series.period, seasonal.seasonality.p ?? 0, seasonal.autocorrelation)]
        : preWhitened === null
          ? []
          : [autocorrelatedFinding(id, autocorrelation.lag1 ?? 0)]),
      ...(reason === 'notSignificant' && meaningfulChange === null ? [noChangeThatMattersFinding(id)] : []),
    ],
  };
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

function checkValues({ meaningfulChange, autocorrelation, season }: AnalyzeTrendOptions): void {
  if (meaningfulChange !== undefined && !(Number.isFinite(meaningfulChange) && meaningfulChange >= 0)) {
    fail('OUT_OF_RANGE', 'options.meaningfulChange', 'A change that matters is a number that is not negative.', {
      received: meaningfulChange,
      expected: 'a number of at least 0',
    });
  }
  if (autocorrelation !== undefined && autocorrelation !== 'byRule' && autocorrelation !== 'ignore') {
    fail('INVALID_VALUE', 'options.autocorrelation', 'This is not a way to treat autocorrelation.', {
      received: autocorrelation,
      expected: 'one of "byRule", "ignore"',
    });
  }
  if (season !== undefined && season !== 'byRule' && season !== 'ignore') {
    fail('INVALID_VALUE', 'options.season', 'This is not a way to treat seasons.', {
      received: season,
      expected: 'one of "byRule", "ignore"',
    });
  }
}

/** The seasonal test of at least two years of months or quarters. */
function seasonalOf(
  values: readonly (number | null)[],
  unit: PeriodUnit,
  options: AnalyzeTrendOptions,
): AutocorrelatedSeasonalMannKendall | null {
  const period = unit === 'month' ? 12 : unit === 'quarter' ? 4 : null;
  if (period === null || options.season === 'ignore' || values.length < 2 * period) return null;
  const { alpha = 0.05, autocorrelation } = options;
  return autocorrelatedSeasonalMannKendall(values, {
    period,
    alpha,
    ...(autocorrelation === 'ignore' ? { autocorrelation: 0 } : {}),
  });
}

/** From the first used period to the last one, with what lies between. */
function usedSpan(points: readonly KpiPoint[]): readonly KpiPoint[] {
  const first = points.findIndex((point) => usedValue(point) !== null);
  if (first < 0) return [];
  let last = points.length - 1;
  while (usedValue(points[last]!) === null) last--;
  return points.slice(first, last + 1);
}

const signed = (text: string, value: number): string => (value > 0 ? `+${text}` : text);

function meaningfulOf(index: KpiIndex, last: KpiPoint | undefined): number | null {
  const bounds = last === undefined ? null : boundsOn(index, toEpochDay(last.startDate));
  const change = meaningfulChangeOf(index, bounds);
  return change === null ? null : fractionToNumber(change);
}
