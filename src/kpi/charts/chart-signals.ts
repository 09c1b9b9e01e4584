import { type RunRulesOptions, runRules } from '../../statistics/charts/run-rules.js';
import type { RunSignal } from '../../statistics/charts/run-signal.js';
import { strongestSignals } from '../../statistics/charts/strongest-signals.js';
import type { PeriodUnit } from '../../time/period.js';
import { directionOf } from '../change-direction.js';
import type { KpiIndex } from '../define-kpi.js';
import type { KpiPoint } from '../kpi-series.js';
import { shownFigure, shownFigures } from '../shown-figures.js';
import type { StretchLimits } from './chart-limits.js';
import { signalMessage } from './messages.js';
import type { ControlChartSignal, FoundSignals, Variation } from './signal.js';

/** Looks for patterns in each stretch of limits by itself. */
export function findSignals(
  index: KpiIndex,
  points: readonly KpiPoint[],
  stretches: readonly StretchLimits[],
  rules: RunRulesOptions,
  unit: PeriodUnit,
): FoundSignals {
  const signals: ControlChartSignal[] = [];
  const strongest: (number | null)[] = [];
  let conventions = runRules([], rules).conventions;
  for (const one of stretches) {
    const { stretch, limits } = one;
    const found = runRules(limits.points, rules);
    conventions = found.conventions;
    const before = signals.length;
    for (const place of strongestSignals(found.signals, limits.points.length)) {
      strongest.push(place === null ? null : before + place);
    }
    for (const signal of found.signals) signals.push(signalOf(index, points, one, signal, unit, stretch.from));
  }
  return { signals, strongest, conventions };
}

function signalOf(
  index: KpiIndex,
  points: readonly KpiPoint[],
  { limits, scale }: StretchLimits,
  signal: RunSignal,
  unit: PeriodUnit,
  offset: number,
): ControlChartSignal {
  const at = (position: number): KpiPoint => points[offset + position]!;
  const label = (position: number): string => at(position).period;
  const centerAt = (position: number): number => limits.points[position]!.center! * scale;
  const last = signal.points[signal.points.length - 1]!;
  const variation = variationOf(index, signal, (position) => at(position).value!, centerAt, at(last).target);
  const { lower, upper } = limits.points[last]!;
  const shown =
    lower === null || upper === null ? null : shownFigures(index, [at(last).value!, lower * scale, upper * scale]);
  return {
    rule: signal.rule,
    variation,
    message: signalMessage({
      rule: signal.rule,
      side: signal.side,
      direction: signal.direction,
      unit,
      count: signal.points.length,
      from: label(signal.start),
      to: label(signal.end),
      value: shown?.full[0] ?? shownFigure(index, at(last).value!),
      center: shownFigure(index, centerAt(last)),
      limits: shown === null ? null : [shown.bare[1]!, shown.full[2]!],
    }),
    from: label(signal.start),
    to: label(signal.end),
    start: offset + signal.start,
    end: offset + signal.end,
    completedAt: signal.completedAt.map(label),
    periods: signal.points.map(label),
    side: signal.side,
    direction: signal.direction,
  };
}

/**
 * A trend is judged by where it goes, not by the side of the centre on which it lies: a fall from far above is a fall.
 * Everything else with a side is judged by where its points lie beside the centre.
 */
function variationOf(
  index: KpiIndex,
  { points, side, direction }: RunSignal,
  valueAt: (position: number) => number,
  centerAt: (position: number) => number,
  target: KpiPoint['target'],
): Exclude<Variation, 'commonCause'> {
  if (side === null && direction === null) return 'specialCauseNeutral';
  const [first, last] = [points[0]!, points[points.length - 1]!];
  const mean = (of: (position: number) => number): number =>
    points.reduce((sum, position) => sum + of(position) / points.length, 0);
  const word =
    direction === null
      ? directionOf(index, mean(centerAt), mean(valueAt), target)
      : directionOf(index, valueAt(first), valueAt(last), target);
  if (word === 'same') return 'specialCauseNeutral';
  return word === 'better' ? 'specialCauseImprovement' : 'specialCauseConcern';
}
