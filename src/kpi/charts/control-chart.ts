import type { Finding } from '../../core/findings.js';
import type { ControlChartKind, ControlConventions } from '../../statistics/charts/control-limits.js';
import { type FalseAlarmRate, falseAlarmRate } from '../../statistics/charts/false-alarm-rate.js';
import type { RunRulesResult } from '../../statistics/charts/run-rules.js';
import type { RunRule } from '../../statistics/charts/run-signal.js';
import type { PeriodUnit } from '../../time/period.js';
import { type Kpi, kpiIndexOf } from '../define-kpi.js';
import type { KpiSeries } from '../kpi-series.js';
import { requireSeries } from '../read-series.js';
import { chartFindings } from './chart-findings.js';
import { type ChartReason, chooseChart, limitsOf, type StretchLimits } from './chart-limits.js';
import { CONTROL_CHART_OPTIONS, type ControlChartOptions, readChartOptions, rulesOf } from './chart-options.js';
import { type ControlChartPoint, type ControlChartSegment, pointsOf, segmentOf } from './chart-rows.js';
import { findSignals } from './chart-signals.js';
import {
  type ChartAssurance,
  type CurrentLimits,
  currentLimits,
  FEWEST_PERIODS,
  type TargetOutlook,
  targetOutlook,
} from './current-limits.js';
import { chartMessage } from './messages.js';
import type { ControlChartSignal, FoundSignals, Variation } from './signal.js';

/** A KPI with what is ordinary about it, and what is not. */
export interface ControlChart {
  readonly kpiId: string;
  readonly unit: string;
  /** Length of a period. */
  readonly periodUnit: PeriodUnit;
  /** That of the last limits. */
  readonly chart: ControlChartKind;
  readonly chartReason: ChartReason;
  readonly message: string;
  /** First and last label of the periods used; `null` when there is none. */
  readonly from: string | null;
  readonly to: string | null;
  /** Periods used. */
  readonly periodsUsed: number;
  /** What the last used period is. */
  readonly variation: {
    readonly verdict: Variation | 'insufficientData';
    readonly rule: RunRule | null;
    /** Place in `signals`; `null` for an ordinary period. */
    readonly signal: number | null;
  };
  readonly assurance: ChartAssurance;
  readonly points: readonly ControlChartPoint[];
  readonly segments: readonly ControlChartSegment[];
  readonly signals: readonly ControlChartSignal[];
  /** Periods that were asked not to set the limits, with the reasons given. */
  readonly excluded: readonly { readonly period: string; readonly reason: string | null }[];
  /**
   * How often a chart like this one gives a signal although nothing changed, if values are independent; `null` for lengths,
   * a baseline or conventions that were not simulated, and below six periods.
   */
  readonly falseAlarms: Pick<FalseAlarmRate, 'anyPointShare' | 'lastPointShare'> | null;
  readonly conventions: { readonly rules: RunRulesResult['conventions']; readonly limits: ControlConventions };
  readonly findings: readonly Finding[];
}

/**
 * Says what is ordinary variation of a KPI and what is not, and whether the target will be met as things are.
 *
 * The chart follows the kind of the KPI: proportions p, rates u, counts c, figures individual values (XmR); counts that vary
 * more than chance would have it get Laney's limits, and a finding says so. Patterns are looked for within each stretch of
 * limits; limits begin anew only where `rebaseAt` says so. A trend is judged by where it goes, everything else by its side
 * of the average; for a target range, by whether it is nearer to the range. The target is compared with the last limits.
 *
 * Source: W. A. Shewhart 1931; D. B. Laney 2002; NHS England, "Making data count"; Western Electric 1956; L. S. Nelson 1984.
 * Checked against NHSRplotthedots, qcc and qicharts2.
 *
 * @param kpi - The KPI the series was measured for.
 * @param series - What `measureKpi` returned, or its JSON. Periods that are not used keep their places.
 * @param options - Chart, rules, new starts, baseline and periods that do not count for the limits.
 * @returns Limits, signals and verdicts, in the unit of the KPI.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `UNKNOWN_KEY`, `KPI_MISMATCH`, `POINTS_OUT_OF_ORDER`,
 * `INVALID_VALUE`, `INVALID_NUMBER`, `OUT_OF_RANGE`, `CHART_NOT_FOR_KPI`, `PERIOD_NOT_IN_SERIES`, `DUPLICATE_PERIOD`.
 * @example
 * ```ts
 * import { controlChart, defineKpi, measureKpi } from 'vendorwise/kpi';
 * const kpi = defineKpi({ id: 'tat', name: 'Turnaround', unit: 'hours', direction: 'lower', target: 24, aggregation: { kind: 'mean' } });
 * const rows = [20, 22, 19, 21, 23, 20, 18, 21, 22, 20, 19, 21].map((value, i) => ({ period: `2025-${String(i + 1).padStart(2, '0')}`, value }));
 * const chart = controlChart(kpi, measureKpi(kpi, rows, { period: 'month', timeZone: 'UTC', asOf: '2026-01-01T00:00:00Z' }));
 * chart.message; // => 'Ordinary variation: nothing unusual happened in these 12 months. The target of 24 hours will be missed now and then (about 5 % of the months), unless the process changes.'
 * ```
 */
export function controlChart(kpi: Kpi, series: KpiSeries, options: ControlChartOptions = {}): ControlChart {
  const index = kpiIndexOf(kpi);
  requireSeries(index, series);
  const stretches = readChartOptions(index, series, options, CONTROL_CHART_OPTIONS);
  const { points, periodUnit } = series;
  const choice = chooseChart(index, points, options);
  const parts = stretches.map((stretch) => limitsOf(index, points, stretch, choice, options));
  const found = findSignals(index, points, parts, rulesOf(options), periodUnit);
  const current = currentLimits(points, parts, found);
  const { part, lastAt, verdict } = current;
  const outlook = targetOutlook(kpi, series, current, found.signals);
  const findings = chartFindings(index, series, parts, choice);
  const signal = verdict === 'insufficientData' ? null : current.signal;
  return {
    kpiId: index.definition.id,
    unit: index.definition.unit,
    periodUnit,
    chart: part.limits.chart,
    chartReason: choice.reason,
    message: messageOf(series, current, found, outlook, findings),
    from: points.find((point) => point.used)?.period ?? null,
    to: lastAt === null ? null : points[lastAt]!.period,
    periodsUsed: points.filter((point) => point.used).length,
    variation: { verdict, rule: signal === null ? null : found.signals[signal]!.rule, signal },
    assurance: outlook.assurance,
    points: parts.flatMap((one, segment) => pointsOf(points, one, segment, found)),
    segments: points.length === 0 ? [] : parts.map((one) => segmentOf(points, one)),
    signals: found.signals,
    excluded: stretches.flatMap((one) =>
      [...one.excluded].map(([place, reason]) => ({ period: points[place]!.period, reason })),
    ),
    falseAlarms: falseAlarmsOf(parts, options),
    conventions: { rules: found.conventions, limits: part.limits.conventions },
    findings,
  };
}

function messageOf(
  { points, periodUnit }: KpiSeries,
  { part, lastAt, used, constant, signal, verdict }: CurrentLimits,
  { signals }: FoundSignals,
  { assurance, drift, against, targetText }: TargetOutlook,
  findings: readonly Finding[],
): string {
  const { from, to } = part.stretch;
  const told = signal === null ? latestOf(signals, from, to) : signals[signal]!;
  return chartMessage({
    unit: periodUnit,
    used: used.length,
    since: from === 0 ? null : (points[from]?.period ?? null),
    last: lastAt === null ? null : points[lastAt]!.period,
    needed: FEWEST_PERIODS,
    variation: verdict,
    signal: told?.message ?? null,
    seasonal: findings.some((one) => one.code === 'SEASON_IN_LIMITS'),
    constant,
    hasLimits: part.limits.limits !== 'none',
    assurance: assurance.verdict,
    levelHolds: assurance.levelHolds,
    drift,
    against,
    target: targetText,
    missShare: assurance.missShare,
  });
}

/** The signal within a stretch that ends last. */
function latestOf(signals: readonly ControlChartSignal[], from: number, to: number): ControlChartSignal | null {
  const inside = signals.filter((one) => one.start >= from && one.end < to);
  return inside.reduce<ControlChartSignal | null>(
    (latest, one) => (latest === null || one.end > latest.end ? one : latest),
    null,
  );
}

/** Fewest points of the simulations. */
const FEWEST_SIMULATED = 6;

function falseAlarmsOf(
  parts: readonly StretchLimits[],
  { lengths, onCenter = 'break', baseline, center, movingRange, ruleSet = 'nhs' }: ControlChartOptions,
): ControlChart['falseAlarms'] {
  const simulated = center !== 'median' && movingRange !== 'median' && onCenter === 'break';
  if (lengths !== undefined || baseline !== undefined || !simulated) return null;
  const counts = parts.map(({ limits }) => limits.pointsUsed).filter((count) => count >= FEWEST_SIMULATED);
  const last = counts[counts.length - 1];
  if (last === undefined) return null;
  const rates = counts.map((count) => falseAlarmRate(ruleSet, count));
  return {
    anyPointShare: 1 - rates.reduce((quiet, one) => quiet * (1 - one.anyPointShare), 1),
    lastPointShare: rates[rates.length - 1]!.lastPointShare,
  };
}
