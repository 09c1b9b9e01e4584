import { throwIssues } from '../core/errors.js';
import type { Finding } from '../core/findings.js';
import { optionIssues } from '../core/options.js';
import type { PeriodUnit } from '../time/period.js';
import { judgingIssues } from './arguments.js';
import { type Kpi, type KpiIndex, kpiIndexOf } from './define-kpi.js';
import type { KpiSeries } from './kpi-series.js';
import { requireSeries, type UsedSpan, usedSpan } from './read-series.js';
import { withoutRoundingNoise } from './rounding-noise.js';
import { changeFigure, changeText, meaningfulChangeAt } from './target.js';
import { type TrendLine, trendLine } from './trend-line.js';
import {
  autocorrelatedFinding,
  noChangeThatMattersFinding,
  seasonalFinding,
  type TrendWords,
  trendMessage,
} from './trend-messages.js';
import { type TrendEvidence, trendTests } from './trend-tests.js';
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
  const { id, direction } = index.definition;
  const known = { alpha: true, meaningfulChange: true, autocorrelation: true, season: true } as const;
  throwIssues([...optionIssues(options, known), ...judgingIssues(options)]);
  requireSeries(index, series);
  const span = usedSpan(series.points);
  const values = withoutRoundingNoise(span.values);
  const { deciding, independentP, fitted, ...tests } = trendTests(values, series.periodUnit, options);
  const line = trendLine(fitted, values.length - 1, series.periodUnit);
  const last = span.points[span.points.length - 1];
  const evidence: TrendEvidence = {
    ...tests,
    slope: line?.slope ?? null,
    change: line?.change ?? null,
    meaningfulChange: options.meaningfulChange ?? meaningfulChangeAt(index, last),
  };
  const { verdict, reason } = verdictOf({
    direction,
    n: span.used,
    test: tests.mannKendall,
    deciding,
    significantIfIndependent: independentP !== null && independentP < (options.alpha ?? 0.05),
    line: evidence.slope,
    change: evidence.change,
    meaningfulChange: evidence.meaningfulChange,
    target: last?.target ?? null,
  });
  return {
    kpiId: id,
    verdict,
    reason,
    message: messageOf(index, series.periodUnit, span, line, evidence, { verdict, reason, p: deciding.p }),
    from: span.from,
    to: span.to,
    periodsUsed: span.used,
    periodsSpanned: span.points.length,
    evidence,
    findings: findingsOf(id, series.periodUnit, evidence, reason),
  };
}

function messageOf(
  index: KpiIndex,
  unit: PeriodUnit,
  span: UsedSpan,
  line: TrendLine | null,
  { decidedOn, meaningfulChange }: TrendEvidence,
  told: Pick<TrendWords, 'verdict' | 'reason' | 'p'>,
): string {
  const [low, high] = line?.perPeriod95 ?? [0, 0];
  return trendMessage({
    ...told,
    step: changeText(index, Math.abs(line?.slope.perPeriod ?? 0)),
    interval: [signed(changeFigure(index, low), low), signed(changeText(index, high), high)],
    meaningful: meaningfulChange === null ? null : changeText(index, meaningfulChange),
    unit,
    used: span.used,
    span: span.points.length,
    from: span.from,
    needed: FEWEST_PERIODS,
    seasonal: decidedOn === 'seasonal',
  });
}

function findingsOf(
  id: string,
  unit: PeriodUnit,
  { decidedOn, seasonal, autocorrelation, meaningfulChange }: TrendEvidence,
  reason: TrendReason,
): Finding[] {
  const findings: Finding[] = [];
  if (decidedOn === 'seasonal') {
    findings.push(seasonalFinding(id, unit, seasonal?.seasonality.p ?? 0, seasonal?.autocorrelation ?? 0));
  }
  if (decidedOn === 'preWhitened') findings.push(autocorrelatedFinding(id, autocorrelation.lag1 ?? 0));
  if (reason === 'notSignificant' && meaningfulChange === null) findings.push(noChangeThatMattersFinding(id));
  return findings;
}

const signed = (text: string, value: number): string => (value > 0 ? `+${text}` : text);
