import { toEpochDay } from '../../time/civil-date.js';
import { type Kpi, type KpiIndex, kpiIndexOf } from '../define-kpi.js';
import { periodsAhead } from '../forecasts/periods-ahead.js';
import type { KpiPoint, KpiSeries } from '../kpi-series.js';
import { bareTargetText, boundNumbers, boundsOn } from '../target.js';
import { type Assurance, assuranceOf, type LastLimits } from './assurance.js';
import type { StretchLimits } from './chart-limits.js';
import { countAgainst, driftOf } from './held-level.js';
import type { ControlChartSignal, FoundSignals, Variation } from './signal.js';

/** Fewest used periods for a verdict. */
export const FEWEST_PERIODS = 5;

/** The limits in force, and what the last used period is by them. */
export interface CurrentLimits {
  readonly part: StretchLimits;
  /** Place of the last used period; `null` without one. */
  readonly lastAt: number | null;
  /** Used periods of these limits. */
  readonly used: readonly KpiPoint[];
  /** Whether nothing varies. */
  readonly constant: boolean;
  /** Place of the signal of the last used period; `null` for an ordinary one. */
  readonly signal: number | null;
  readonly verdict: Variation | 'insufficientData';
}

export function currentLimits(
  points: readonly KpiPoint[],
  parts: readonly StretchLimits[],
  { signals, strongest }: FoundSignals,
): CurrentLimits {
  const last = points.map((point) => point.used).lastIndexOf(true);
  const lastAt = last < 0 ? null : last;
  const part = parts.find(({ stretch }) => lastAt !== null && stretch.to > lastAt) ?? parts[parts.length - 1]!;
  const used = points.slice(part.stretch.from, part.stretch.to).filter((point) => point.used);
  const signal = lastAt === null ? null : (strongest[lastAt] ?? null);
  const variation = signal === null ? 'commonCause' : signals[signal]!.variation;
  return {
    part,
    lastAt,
    used,
    constant: used.every((point) => point.value === used[0]!.value),
    signal,
    verdict: used.length < FEWEST_PERIODS ? 'insufficientData' : variation,
  };
}

/** Whether the target will be met, and whether the limits can tell. */
export interface ChartAssurance extends Assurance {
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
}

/** What the limits say of the target, and what the sentence about it needs to know besides. */
export interface TargetOutlook {
  readonly assurance: ChartAssurance;
  /** Where the values drift, when that is why the level does not hold; else `null`. */
  readonly drift: 'better' | 'worse' | null;
  /** Used periods of the last limits that went the other way than the verdict. */
  readonly against: number;
  readonly targetText: string | null;
}

export function targetOutlook(
  kpi: Kpi,
  series: KpiSeries,
  current: CurrentLimits,
  signals: readonly ControlChartSignal[],
): TargetOutlook {
  const index: KpiIndex = kpiIndexOf(kpi);
  const { part, lastAt, used, constant, verdict } = current;
  const enough = verdict !== 'insufficientData';
  const next = series.points.length === 0 ? null : (periodsAhead(series, 1).periods[0] ?? null);
  const bounds = next === null ? null : boundsOn(index, toEpochDay(next.startDate));
  const last = enough && lastAt !== null ? lastLimits(part, lastAt, constant) : null;
  const judged = assuranceOf(index, used, part, last, bounds);
  const moved = signals.some((one) => one.end === lastAt && movesLevel(one));
  const drift = enough && !moved ? driftOf(kpi, series, part.stretch, judged.verdict) : null;
  const levelHolds = !moved && drift === null;
  return {
    assurance: {
      ...judged,
      ...(levelHolds ? {} : { missShare: null, missShare95: null }),
      levelHolds,
      period: next?.label ?? null,
      target: bounds === null ? null : boundNumbers(bounds),
    },
    drift,
    against: bounds === null ? 0 : countAgainst(index, used, bounds, judged.verdict),
    targetText: bounds === null ? null : bareTargetText(index, bounds),
  };
}

/** One unusual period says nothing of the next; a shift, a trend, or several in a row do. */
function movesLevel({ rule, start, end }: ControlChartSignal): boolean {
  return rule === 'shift' || rule === 'trend' || (rule === 'beyondLimits' && end > start);
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
