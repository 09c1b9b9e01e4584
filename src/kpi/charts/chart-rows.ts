import type { ControlChartKind, LimitsReason, LimitsStatus } from '../../statistics/charts/control-limits.js';
import type { RunRule } from '../../statistics/charts/run-signal.js';
import type { CivilDate } from '../../time/civil-date.js';
import type { KpiPoint } from '../kpi-series.js';
import type { StretchLimits } from './chart-limits.js';
import type { FoundSignals, Variation } from './signal.js';

/** A period on a control chart. */
export interface ControlChartPoint {
  /** Label, e.g. `2026-10`. */
  readonly period: string;
  readonly startDate: CivilDate;
  /** In the unit of the KPI; shown even when the period is not used. */
  readonly value: number | null;
  readonly valueText: string | null;
  /** Whether it is judged. */
  readonly used: boolean;
  /** Place of its limits in `segments`. */
  readonly segment: number;
  /** Whether it is one of the periods that set these limits. */
  readonly setsLimits: boolean;
  /** In the unit of the KPI; `null` for a period that is not used. */
  readonly center: number | null;
  /** In the unit of the KPI; `null` without limits. */
  readonly lower: number | null;
  /** In the unit of the KPI; `null` without limits. */
  readonly upper: number | null;
  /** Distance from the centre in standard deviations. */
  readonly z: number | null;
  readonly target: KpiPoint['target'];
  /** `null` for a period that is not used. */
  readonly variation: Variation | null;
  /** Place in `signals` of the one it is named after; `null` for ordinary periods. */
  readonly signal: number | null;
  readonly rule: RunRule | null;
}

/** Periods with limits of their own. */
export interface ControlChartSegment {
  /** Labels of its first and last period. */
  readonly from: string;
  readonly to: string;
  /** Why limits begin anew here, as given; `null` without a reason. */
  readonly reason: string | null;
  readonly chart: ControlChartKind;
  /** In the unit of the KPI; `null` without used periods. */
  readonly center: number | null;
  /** In the unit of the KPI; `null` when limits differ from period to period, or cannot be made. */
  readonly lower: number | null;
  readonly upper: number | null;
  /** In the unit of the KPI; `null` when it differs from period to period, or cannot be found. */
  readonly sigma: number | null;
  /** Used periods. */
  readonly periodsUsed: number;
  /** Used periods that set the limits. */
  readonly baselinePeriods: number;
  readonly limits: LimitsStatus;
  readonly limitsReason: LimitsReason | null;
  /** How many times as much as by chance neighbouring periods differ; `null` for figures. */
  readonly sigmaZ: number | null;
  readonly overdispersed: boolean | null;
}

const scaled = (value: number | null, scale: number): number | null => (value === null ? null : value * scale);

/** The periods of one stretch. */
export function pointsOf(
  points: readonly KpiPoint[],
  { stretch, limits, scale }: StretchLimits,
  segment: number,
  { signals, strongest }: FoundSignals,
): ControlChartPoint[] {
  return limits.points.map(({ center, lower, upper, z }, i) => {
    const at = stretch.from + i;
    const { period, startDate, value, valueText, used, target } = points[at]!;
    const signal = strongest[at] ?? null;
    return {
      period,
      startDate,
      value,
      valueText,
      used,
      segment,
      setsLimits: used && i >= limits.baseline.from && i < limits.baseline.to && !stretch.excluded.has(at),
      center: used ? scaled(center, scale) : null,
      lower: used ? scaled(lower, scale) : null,
      upper: used ? scaled(upper, scale) : null,
      z: used ? z : null,
      target,
      variation: !used ? null : signal === null ? 'commonCause' : signals[signal]!.variation,
      signal,
      rule: signal === null ? null : signals[signal]!.rule,
    };
  });
}

/** One stretch of limits. */
export function segmentOf(
  points: readonly KpiPoint[],
  { stretch, limits, scale, overdispersed }: StretchLimits,
): ControlChartSegment {
  const { dispersion } = limits;
  const inside = points.slice(stretch.from, stretch.to);
  return {
    from: inside[0]?.period ?? '',
    to: inside[inside.length - 1]?.period ?? '',
    reason: stretch.reason,
    chart: limits.chart,
    center: scaled(limits.center, scale),
    lower: scaled(limits.lower, scale),
    upper: scaled(limits.upper, scale),
    sigma: scaled(limits.sigma, scale),
    periodsUsed: inside.filter((point) => point.used).length,
    baselinePeriods: limits.pointsUsed,
    limits: limits.limits,
    limitsReason: limits.reason,
    sigmaZ: dispersion?.sigmaZ ?? null,
    overdispersed,
  };
}
