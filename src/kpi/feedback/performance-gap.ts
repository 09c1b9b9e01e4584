import { requireNumber, SHARE } from '../../core/check.js';
import type { Finding } from '../../core/findings.js';
import { checkOptions } from '../../core/options.js';
import { fraction, fractionToNumber } from '../../exact/fraction.js';
import { rateInterval } from '../../statistics/rates/rate-interval.js';
import { analyzeTrend } from '../analyze-trend.js';
import { type Kpi, type KpiIndex, kpiIndexOf } from '../define-kpi.js';
import type { KpiPoint, KpiSeries } from '../kpi-series.js';
import { missingAtEnd } from '../read-series.js';
import { changeText, figureText } from '../target.js';
import type {
  GapEvidence,
  GapSeverityRule,
  MissRow,
  NoGapReason,
  PerformanceGap,
  PerformanceGapResult,
} from './gap.js';
import { gapSeverity, severityRuleOf } from './gap-severity.js';
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
  if (missShare !== null) requireNumber(missShare, SHARE, 'options.missShare', 'A probability');
  const place = placeOfPeriod(series, options.period);
  const point = series.points[place];
  if (point === undefined) return noGap(kpiId, null, 'nothingJudged', GAP_WORDS.nothingJudged(name), []);
  const { period, status } = point;
  const late = options.period === undefined ? lateFindings(kpiId, missingAtEnd(series)) : [];
  if (status !== 'missed') {
    const message = GAP_WORDS.noGap(name, period, status, point.valueText ?? '', point.targetText ?? '');
    return noGap(kpiId, period, status, message, late);
  }
  const missed = point as UsedPoint;
  const row = missRowOf(series.points.slice(0, place + 1));
  const evidence = evidenceOf(kpi, index, series, place, missed);
  const distance = distanceText(index, missed);
  const message = messageOf(index, series, missed, row, distance);
  const gap: PerformanceGap = {
    kpiId,
    kpiVersion: series.kpiVersion,
    kpiName: name,
    unit: index.definition.unit,
    period,
    periodUnit: series.periodUnit,
    startDate: missed.startDate,
    value: missed.value,
    valueText: missed.valueText ?? '',
    target: missed.target ?? { min: null, max: null },
    targetText: missed.targetText ?? '',
    gap: missed.gap ?? 0,
    gapText: `${distance} the target`,
    ...gapSeverity(index, missed, row, missShare, rule),
    severityRule: rule,
    streak: { periods: row.streak, from: row.from ?? period },
    evidence,
    message,
  };
  const findings = [...chanceFindings(index, missed, evidence), ...late];
  return { kpiId, period, gap, noGapBecause: null, message, findings };
}

function noGap(
  kpiId: string,
  period: string | null,
  noGapBecause: NoGapReason,
  message: string,
  findings: readonly Finding[],
): PerformanceGapResult {
  return { kpiId, period, gap: null, noGapBecause, message, findings };
}

/** The misses in a row up to the last of these points. */
interface FullMissRow extends MissRow {
  /** Label of the first of them; `null` without any. */
  readonly from: string | null;
  /** Misses when periods that were not judged are passed over. */
  readonly run: number;
}

function missRowOf(upTo: readonly KpiPoint[]): FullMissRow {
  const run = streakBack(upTo, 'missed');
  const streak = adjacentPart(upTo, run);
  const before = upTo[upTo.length - 1 - streak.length];
  return {
    streak: streak.length,
    from: streak[0]?.period ?? null,
    run: run.length,
    before: before === undefined ? 'nothing' : isJudged(before) ? 'notMissed' : 'notJudged',
  };
}

/** `5.0 hours above`. */
function distanceText(index: KpiIndex, { value, target, gap }: UsedPoint): string {
  const side = target?.min != null && value < target.min ? 'below' : 'above';
  return `${changeText(index, Math.abs(gap ?? 0))} ${side}`;
}

function messageOf(
  { definition }: KpiIndex,
  { periodUnit }: KpiSeries,
  { period, valueText, targetText }: UsedPoint,
  { streak, run }: FullMissRow,
  distance: string,
): string {
  return GAP_WORDS.gap({
    name: definition.name,
    period,
    unit: periodUnit,
    value: valueText ?? '',
    target: targetText ?? '',
    distance,
    streak,
    run,
  });
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

function chanceFindings(
  index: KpiIndex,
  point: UsedPoint,
  { targetInInterval, interval95 }: GapEvidence,
): readonly Finding[] {
  if (targetInInterval !== true || interval95 === null) return [];
  const [low, high] = interval95.map((end) => figureText(index, fraction(end))) as [string, string];
  const params = { period: point.period, sample: point.sample, low: interval95[0], high: interval95[1] };
  return [gapMayBeChance(index.definition.id, { value: point.valueText ?? '', low, high }, params)];
}
