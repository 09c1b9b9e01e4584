import { throwIssues } from '../../core/errors.js';
import type { Finding, Severity } from '../../core/findings.js';
import { checkOptions } from '../../core/options.js';
import { fraction, fractionToNumber } from '../../exact/fraction.js';
import { rateInterval } from '../../statistics/rates/rate-interval.js';
import type { CivilDate } from '../../time/civil-date.js';
import type { PeriodUnit } from '../../time/period.js';
import { analyzeTrend } from '../analyze-trend.js';
import { type Kpi, type KpiIndex, kpiIndexOf } from '../define-kpi.js';
import { missingAtEnd } from '../forecasts/read-series.js';
import type { KpiPoint, KpiSeries, NotUsedReason } from '../measure-kpi.js';
import { changeText, figureText } from '../target.js';
import type { TrendReason, TrendVerdict } from '../trend-verdict.js';
import {
  type GapReason,
  type GapSeverityRule,
  gapSeverity,
  type MissRow,
  severityRuleOf,
  shareIssue,
} from './gap-severity.js';
import {
  adjacentPart,
  countsOf,
  isJudged,
  lateFindings,
  placeOfPeriod,
  requireMeasured,
  streakBack,
  type UsedPoint,
} from './judged-points.js';
import { GAP_WORDS, gapMayBeChance } from './messages.js';

/** Which miss, and what else is known of it. */
export interface PerformanceGapOptions {
  /** Label of the period. @defaultValue the last one that was judged */
  readonly period?: string;
  /** Probability that the next period misses its target, 0 to 1, as `forecastKpi` tells it. @defaultValue not known */
  readonly missShare?: number | null;
  /** From where on a miss weighs more. */
  readonly severity?: GapSeverityRule;
}

/** What a gap rests on. */
export interface GapEvidence {
  /** Rows in the value. */
  readonly rows: number;
  /** The denominator of a ratio, else the number of rows. */
  readonly sample: number;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** Where the true value of a ratio of counts probably lies, in the unit (Wilson); `null` for any other figure. */
  readonly interval95: readonly [low: number, high: number] | null;
  /** Whether a value that meets the target lies in that interval: then the miss may be chance; `null` without one. */
  readonly targetInInterval: boolean | null;
  /** The trend up to this period. */
  readonly trend: {
    readonly verdict: TrendVerdict;
    readonly reason: TrendReason;
    /** Probability of such an order by chance; `null` when nothing was tested. */
    readonly p: number | null;
    readonly decidedOn: 'mannKendall' | 'preWhitened' | 'seasonal';
    readonly message: string;
  };
}

/** A period that missed its target by more than the tolerance: plain JSON, kept with the corrective action. */
export interface PerformanceGap {
  readonly kpiId: string;
  readonly kpiVersion: number;
  readonly kpiName: string;
  /** Unit of the figures. */
  readonly unit: string;
  /** Label. */
  readonly period: string;
  readonly periodUnit: PeriodUnit;
  /** First civil date of the period. */
  readonly startDate: CivilDate;
  /** In the unit. */
  readonly value: number;
  readonly valueText: string;
  /** In the unit. */
  readonly target: { readonly min: number | null; readonly max: number | null };
  readonly targetText: string;
  /** Distance to the nearest edge of the target, in the unit; negative. */
  readonly gap: number;
  readonly gapText: string;
  readonly severity: Severity;
  readonly reasons: readonly GapReason[];
  /** The thresholds by which it was weighed. */
  readonly severityRule: Required<GapSeverityRule>;
  /** Periods in a row that missed, up to this one, and the first of them; a period that was not judged ends the row. */
  readonly streak: { readonly periods: number; readonly from: string };
  readonly evidence: GapEvidence;
  readonly message: string;
}

/** Why there is no gap. */
export type NoGapReason = 'met' | 'withinTolerance' | 'noTarget' | 'nothingJudged' | NotUsedReason;

/** The gap of a period, or why there is none. */
export interface PerformanceGapResult {
  readonly kpiId: string;
  /** Label; `null` when no period was judged. */
  readonly period: string | null;
  readonly gap: PerformanceGap | null;
  /** `null` when there is a gap. */
  readonly noGapBecause: NoGapReason | null;
  readonly message: string;
  readonly findings: readonly Finding[];
}

/**
 * The record of a missed target: by how much, for how long, how much it matters, and what it rests on.
 *
 * Severity by points: one for a gap above two tolerances, two above four; one for the second miss in a row, two from the
 * third on; one when the next target will more probably be missed than met. None is `low`, one `medium`, two or three
 * `high`, more `critical`. No standard sets these thresholds: all are options, and the record names them. A value within
 * the tolerance is no gap, and a period that was not judged ends a row of misses.
 *
 * Source of the record: ISO 9001:2015, 10.2 (nonconformity and corrective action).
 *
 * @param kpi - The KPI the series was measured for.
 * @param series - What {@link measureKpi} returned, or its JSON.
 * @param options - Period, probability of missing next, thresholds.
 * @returns The record, or the reason why there is none.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_VALUE`, `UNKNOWN_KEY`, `KPI_MISMATCH`,
 * `POINTS_OUT_OF_ORDER`, `INVALID_NUMBER`, `UNKNOWN_PERIOD`, `OUT_OF_RANGE`.
 * @example
 * ```ts
 * import { defineKpi, measureKpi, performanceGap } from 'vendorwise/kpi';
 * const kpi = defineKpi({ id: 'tat', name: 'Turnaround', unit: 'hours', direction: 'lower', target: 24, tolerance: { points: 2 }, aggregation: { kind: 'mean' } });
 * const rows = [22, 27, 29].map((value, i) => ({ period: `2026-0${i + 1}`, value }));
 * const { gap } = performanceGap(kpi, measureKpi(kpi, rows, { period: 'month', timeZone: 'UTC', asOf: '2026-04-01T00:00:00Z' }));
 * gap?.message; // => 'Turnaround missed its target in March 2026 for the second month in a row: 29.0 hours against at most 24.0 hours, 5.0 hours above.'
 * [gap?.severity, gap?.reasons.map((one) => one.points)]; // => ['high', [1, 1, 0]]
 * ```
 */
export function performanceGap(kpi: Kpi, series: KpiSeries, options: PerformanceGapOptions = {}): PerformanceGapResult {
  const index = kpiIndexOf(kpi);
  const { id: kpiId, name } = index.definition;
  checkOptions(options, { period: true, missShare: true, severity: true });
  requireMeasured(index, series);
  const rule = severityRuleOf(options.severity);
  const missShare = options.missShare ?? null;
  if (missShare !== null) throwIssues(shareIssue(missShare, 'options.missShare'));
  const place = placeOfPeriod(series, options.period);
  const point = series.points[place];
  if (point === undefined) {
    const message = GAP_WORDS.nothingJudged(name);
    return { kpiId, period: null, gap: null, noGapBecause: 'nothingJudged', message, findings: [] };
  }
  const { period, status } = point;
  const late = options.period === undefined ? lateFindings(kpiId, missingAtEnd(series)) : [];
  if (status !== 'missed') {
    const text = point.valueText ?? '';
    const message = GAP_WORDS.noGap(name, period, status, text, point.targetText ?? '');
    return { kpiId, period, gap: null, noGapBecause: status, message, findings: late };
  }
  const missed = point as UsedPoint;
  const upTo = series.points.slice(0, place + 1);
  const run = streakBack(upTo, 'missed');
  const streak = adjacentPart(upTo, run);
  const evidence = evidenceOf(kpi, index, series, place, missed);
  const distance = changeText(index, Math.abs(missed.gap ?? 0));
  const side = missed.target?.min != null && missed.value < missed.target.min ? 'below' : 'above';
  const weighed = gapSeverity(
    index,
    missed,
    { streak: streak.length, before: wasBefore(upTo, streak.length) },
    missShare,
    rule,
  );
  const message = GAP_WORDS.gap({
    name,
    period,
    unit: series.period,
    value: missed.valueText ?? '',
    target: missed.targetText ?? '',
    distance: `${distance} ${side}`,
    streak: streak.length,
    run: run.length,
  });
  return {
    kpiId,
    period,
    gap: {
      kpiId,
      kpiVersion: series.kpiVersion,
      kpiName: name,
      unit: index.definition.unit,
      period,
      periodUnit: series.period,
      startDate: missed.startDate,
      value: missed.value,
      valueText: missed.valueText ?? '',
      target: missed.target ?? { min: null, max: null },
      targetText: missed.targetText ?? '',
      gap: missed.gap ?? 0,
      gapText: `${distance} ${side} the target`,
      severity: weighed.severity,
      reasons: weighed.reasons,
      severityRule: weighed.rule,
      streak: { periods: streak.length, from: streak[0]?.period ?? period },
      evidence,
      message,
    },
    noGapBecause: null,
    message,
    findings: [
      ...(evidence.targetInInterval === true && evidence.interval95 !== null
        ? [chanceFinding(index, missed, evidence.interval95)]
        : []),
      ...late,
    ],
  };
}

/** What stands before the row of misses. */
function wasBefore(upTo: readonly KpiPoint[], streak: number): MissRow['before'] {
  const point = upTo[upTo.length - 1 - streak];
  if (point === undefined) return 'nothing';
  return isJudged(point) ? 'notMissed' : 'notJudged';
}

function evidenceOf(kpi: Kpi, index: KpiIndex, series: KpiSeries, place: number, point: UsedPoint): GapEvidence {
  const trend = analyzeTrend(kpi, { ...series, points: series.points.slice(0, place + 1) });
  const { decidedOn } = trend.evidence;
  const interval95 = intervalOf(index, point);
  const { min, max } = point.target ?? { min: null, max: null };
  const [low, high] = interval95 ?? [0, 0];
  return {
    rows: point.rows,
    sample: point.sample,
    numerator: point.numerator,
    denominator: point.denominator,
    interval95,
    targetInInterval: interval95 === null ? null : high >= (min ?? high) && low <= (max ?? low),
    trend: {
      verdict: trend.verdict,
      reason: trend.reason,
      p: trend.verdict === 'insufficientData' ? null : (trend.evidence[decidedOn]?.p ?? null),
      decidedOn,
      message: trend.message,
    },
  };
}

function intervalOf(index: KpiIndex, point: UsedPoint): readonly [number, number] | null {
  const [count] = countsOf(index, [point]) ?? [];
  const interval = count === undefined ? null : rateInterval(count.successes, count.trials).interval;
  if (interval === null) return null;
  const scale = fractionToNumber(index.scale);
  return [scale * interval[0], scale * interval[1]];
}

function chanceFinding(index: KpiIndex, point: UsedPoint, interval: readonly [number, number]): Finding {
  const [low, high] = interval.map((end) => figureText(index, fraction(end))) as [string, string];
  const params = { period: point.period, sample: point.sample, low: interval[0], high: interval[1] };
  return gapMayBeChance(index.definition.id, { value: point.valueText ?? '', low, high }, params);
}
