import type { Finding } from '../../core/findings.js';
import type { ControlChartKind, ControlConventions } from '../../statistics/charts/control-limits.js';
import { type FalseAlarmRate, falseAlarmRate } from '../../statistics/charts/false-alarm-rate.js';
import type { RunRulesOptions, RunRulesResult } from '../../statistics/charts/run-rules.js';
import type { RunRule } from '../../statistics/charts/run-signal.js';
import { toEpochDay } from '../../time/civil-date.js';
import type { PeriodUnit } from '../../time/period.js';
import { type Kpi, kpiIndexOf } from '../define-kpi.js';
import { periodsAhead } from '../forecasts/periods-ahead.js';
import { requireSeries } from '../forecasts/read-series.js';
import type { KpiPoint, KpiSeries } from '../measure-kpi.js';
import { bareTargetText, boundNumbers, boundsOn } from '../target.js';
import { type Assurance, assuranceOf, type LastLimits } from './assurance.js';
import { chartFindings } from './chart-findings.js';
import { type ChartReason, chooseChart, limitsOf, type StretchLimits } from './chart-limits.js';
import { CONTROL_CHART_OPTIONS, type ControlChartOptions, readChartOptions } from './chart-options.js';
import { type ControlChartPoint, type ControlChartSegment, pointsOf, segmentOf } from './chart-rows.js';
import { type ControlChartSignal, findSignals, type Variation } from './chart-signals.js';
import { countAgainst, driftOf } from './held-level.js';
import { chartMessage } from './messages.js';

/** A KPI with what is ordinary about it, and what is not. */
export interface ControlChart {
  readonly kpiId: string;
  readonly unit: string;
  readonly period: PeriodUnit;
  /** That of the last limits. */
  readonly chart: ControlChartKind;
  readonly chartBecause: ChartReason;
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
  readonly assurance: Assurance & {
    /**
     * Whether the level of the last limits still holds: `false` while the last period belongs to a shift or a trend, or
     * where `analyzeTrend` finds the values drifting and the drift does not confirm the verdict. Then the limits do not
     * tell what is to come, and `missShare` and its interval are `null`.
     */
    readonly levelHolds: boolean;
    /** Label of the next period, whose target is looked at; `null` without periods. */
    readonly period: string | null;
    /** In the unit of the KPI; `null` without one. */
    readonly target: KpiPoint['target'];
  };
  readonly points: readonly ControlChartPoint[];
  readonly segments: readonly ControlChartSegment[];
  readonly signals: readonly ControlChartSignal[];
  /** Periods that were asked not to set the limits, with the reasons given. */
  readonly excluded: readonly { readonly period: string; readonly reason: string | null }[];
  /**
   * How often a chart like this one gives a signal although nothing changed, if values are independent; `null` for lengths,
   * a baseline or conventions that were not simulated, and below six periods.
   */
  readonly falseAlarms: Pick<FalseAlarmRate, 'anyPoint' | 'lastPoint'> | null;
  readonly conventions: { readonly rules: RunRulesResult['conventions']; readonly limits: ControlConventions };
  readonly findings: readonly Finding[];
}

/** Fewest used periods for a verdict. */
export const FEWEST_PERIODS = 5;

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
  const { points } = series;
  const choice = chooseChart(index, points, options);
  const parts = stretches.map((stretch) => limitsOf(index, points, stretch, choice, options));
  const rules = rulesOf(options);
  const found = findSignals(index, points, parts, rules, series.period);
  const usedAt = points.flatMap((point, i) => (point.used ? [i] : []));
  const lastAt = usedAt[usedAt.length - 1] ?? null;
  const current = parts.find(({ stretch }) => lastAt !== null && stretch.to > lastAt) ?? parts[parts.length - 1]!;
  const { stretch } = current;
  const used = points.slice(stretch.from, stretch.to).filter((point) => point.used);
  const enough = used.length >= FEWEST_PERIODS;
  const signal = lastAt === null ? null : (found.strongest[lastAt] ?? null);
  const verdict = !enough ? 'insufficientData' : signal === null ? 'commonCause' : found.signals[signal]!.variation;
  const next = points.length === 0 ? null : (periodsAhead(series, 1).periods[0] ?? null);
  const bounds = next === null ? null : boundsOn(index, toEpochDay(next.startDate));
  const constant = used.every((point) => point.value === used[0]!.value);
  const last = enough && lastAt !== null ? lastLimits(current, lastAt, constant) : null;
  const judged = assuranceOf(index, used, current, last, bounds);
  const moved = found.signals.some((one) => one.end === lastAt && movesLevel(one));
  const drift = enough && !moved ? driftOf(kpi, series, stretch, judged.verdict) : null;
  const levelHolds = !moved && drift === null;
  const assurance = levelHolds ? judged : { ...judged, missShare: null, missShare95: null };
  const latest = found.signals.filter((one) => one.start >= stretch.from && one.end < stretch.to);
  const told = signal === null ? latestOf(latest) : found.signals[signal]!;
  const findings = chartFindings(index, series, parts, choice);
  return {
    kpiId: index.definition.id,
    unit: index.definition.unit,
    period: series.period,
    chart: current.limits.chart,
    chartBecause: choice.reason,
    message: chartMessage({
      unit: series.period,
      used: used.length,
      since: stretch.from === 0 ? null : (points[stretch.from]?.period ?? null),
      last: lastAt === null ? null : points[lastAt]!.period,
      needed: FEWEST_PERIODS,
      variation: verdict,
      signal: told?.message ?? null,
      seasonal: findings.some((one) => one.code === 'SEASON_IN_LIMITS'),
      constant,
      assurance: assurance.verdict,
      levelHolds,
      drift,
      against: bounds === null ? 0 : countAgainst(index, used, bounds, judged.verdict),
      target: bounds === null ? null : bareTargetText(index, bounds),
      missShare: assurance.missShare,
    }),
    from: usedAt[0] === undefined ? null : points[usedAt[0]]!.period,
    to: lastAt === null ? null : points[lastAt]!.period,
    periodsUsed: usedAt.length,
    variation: {
      verdict,
      rule: !enough || signal === null ? null : found.signals[signal]!.rule,
      signal: enough ? signal : null,
    },
    assurance: {
      ...assurance,
      levelHolds,
      period: next?.label ?? null,
      target: bounds === null ? null : boundNumbers(bounds),
    },
    points: parts.flatMap((part, segment) => pointsOf(points, part, segment, found)),
    segments: points.length === 0 ? [] : parts.map((part) => segmentOf(points, part)),
    signals: found.signals,
    excluded: stretches.flatMap((one) =>
      [...one.excluded].map(([place, reason]) => ({ period: points[place]!.period, reason })),
    ),
    falseAlarms: falseAlarmsOf(parts, options),
    conventions: { rules: found.conventions, limits: current.limits.conventions },
    findings,
  };
}

/** The rules part of the options. */
export function rulesOf({ ruleSet, lengths, onCenter }: ControlChartOptions): RunRulesOptions {
  return {
    ...(ruleSet === undefined ? {} : { ruleSet }),
    ...(lengths === undefined ? {} : { lengths }),
    ...(onCenter === undefined ? {} : { onCenter }),
  };
}

/** One unusual period says nothing of the next; a shift, a trend, or several in a row do. */
function movesLevel({ rule, start, end }: ControlChartSignal): boolean {
  return rule === 'shift' || rule === 'trend' || (rule === 'beyondLimits' && end > start);
}

function latestOf(signals: readonly ControlChartSignal[]): ControlChartSignal | null {
  return signals.reduce<ControlChartSignal | null>(
    (latest, one) => (latest === null || one.end > latest.end ? one : latest),
    null,
  );
}

function lastLimits({ stretch, limits, scale }: StretchLimits, lastAt: number, constant: boolean): LastLimits | null {
  const { center, lower, upper } = limits.points[lastAt - stretch.from]!;
  if (center === null) return null;
  if (lower === null || upper === null || limits.limits === 'none') {
    // What never varied is expected to stay; where limits follow the number of cases, they say how far chance goes.
    return constant ? { center: center * scale, lower: center * scale, upper: center * scale } : null;
  }
  return { center: center * scale, lower: lower * scale, upper: upper * scale };
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
    anyPoint: 1 - rates.reduce((quiet, one) => quiet * (1 - one.anyPoint), 1),
    lastPoint: rates[rates.length - 1]!.lastPoint,
  };
}
