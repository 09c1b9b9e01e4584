import { fractionToNumber } from '../../exact/fraction.js';
import type { ControlLimits } from '../../statistics/charts/control-limits.js';
import { countChart } from '../../statistics/charts/count-chart.js';
import type { LaneyRule } from '../../statistics/charts/dispersion.js';
import { individualsChart } from '../../statistics/charts/individuals-chart.js';
import { proportionChart } from '../../statistics/charts/proportion-chart.js';
import { unitRateChart } from '../../statistics/charts/unit-rate-chart.js';
import type { KpiIndex } from '../define-kpi.js';
import type { KpiPoint } from '../measure-kpi.js';
import type { ControlChartOptions, Stretch } from './chart-options.js';

/** Why a chart was picked. */
export type ChartReason =
  /** The caller asked for it. */
  | 'asked'
  /** Cases out of cases. */
  | 'proportion'
  /** Events per unit of what they can happen in. */
  | 'rate'
  /** Events in each period. */
  | 'count'
  /** Sums, means, percentiles and other figures. */
  | 'figures'
  /** A ratio of hours, money or other amounts. */
  | 'amounts'
  /** The parts of the ratio are not whole numbers, or a proportion is above its whole. */
  | 'notCounts';

/** The chart of a KPI. */
export interface ChartChoice {
  readonly chart: 'individuals' | 'p' | 'u' | 'c';
  readonly laney: LaneyRule;
  readonly reason: ChartReason;
}

const isCount = (value: number | null): boolean => Number.isSafeInteger(value) && value! >= 0;

/**
 * Picks the chart from what the KPI counts.
 *
 * @param index - The KPI.
 * @param points - Its points.
 * @param asked - The chart asked for; it fits the kind of the KPI.
 * @returns The chart, and why.
 */
export function chooseChart(
  index: KpiIndex,
  points: readonly KpiPoint[],
  asked: ControlChartOptions['chart'] = 'byKind',
): ChartChoice {
  const { aggregation, unit } = index.definition;
  const individuals = (reason: ChartReason): ChartChoice => ({ chart: 'individuals', laney: 'never', reason });
  if (asked === 'individuals') return individuals('asked');
  const laney: LaneyRule = asked === 'byKind' ? 'auto' : asked.endsWith('Prime') ? 'always' : 'never';
  const isAsked = asked !== 'byKind';
  const used = points.filter((point) => point.used);
  if (aggregation.kind === 'count' || aggregation.kind === 'distinct') {
    return { chart: asked === 'c' ? 'c' : asked === 'byKind' ? 'c' : 'u', laney, reason: isAsked ? 'asked' : 'count' };
  }
  if (aggregation.kind !== 'ratio') return individuals('figures');
  if (!isAsked && aggregation.parts === 'amounts') return individuals('amounts');
  const wanted = isAsked ? (asked.startsWith('p') ? 'p' : 'u') : unit === 'percent' || unit === 'share' ? 'p' : 'u';
  const fits = used.every(({ numerator, denominator }) =>
    wanted === 'p'
      ? isCount(numerator) && isCount(denominator) && numerator! <= denominator!
      : isCount(numerator) && typeof denominator === 'number' && denominator > 0,
  );
  if (!fits) return individuals('notCounts');
  return { chart: wanted, laney, reason: isAsked ? 'asked' : wanted === 'p' ? 'proportion' : 'rate' };
}

/** Limits of one stretch: those of the engine, and what its figures are multiplied by to be in the unit of the KPI. */
export interface StretchLimits {
  readonly stretch: Stretch;
  readonly limits: ControlLimits;
  readonly scale: number;
}

/** Limits of a stretch of periods; periods that are not used keep their places, and set and break nothing. */
export function limitsOf(
  index: KpiIndex,
  points: readonly KpiPoint[],
  stretch: Stretch,
  choice: ChartChoice,
  options: ControlChartOptions,
): StretchLimits {
  const part = points.slice(stretch.from, stretch.to);
  const column = (name: 'value' | 'numerator' | 'denominator'): (number | null)[] =>
    part.map((point) => (point.used ? point[name] : null));
  const baseline = baselineOf(part, options.baseline?.periods);
  const only = baseline === null ? {} : { baseline };
  const { chart, laney } = choice;
  if (chart === 'individuals') {
    const { constant, screening } = options;
    const limits = individualsChart(column('value'), {
      ...only,
      ...(constant === undefined ? {} : { constant }),
      ...(screening === undefined ? {} : { screening }),
    });
    return { stretch, limits, scale: 1 };
  }
  const { kind } = index.definition.aggregation;
  if (kind !== 'ratio') {
    const counts = column('value');
    const plain = countChart(counts, only);
    const widened = laney === 'always' || (laney === 'auto' && plain.dispersion?.overdispersed === true);
    const limits = chart === 'u' || widened ? unitRateChart(counts, 1, { ...only, laney }) : plain;
    return { stretch, limits, scale: 1 };
  }
  const engine = chart === 'p' ? proportionChart : unitRateChart;
  const limits = engine(column('numerator'), column('denominator'), { ...only, laney });
  return { stretch, limits, scale: fractionToNumber(index.scale) };
}

/** From the first place on, until so many used periods are in it; `null` when all set the limits. */
function baselineOf(part: readonly KpiPoint[], periods: number | undefined): { from: number; to: number } | null {
  if (periods === undefined) return null;
  let count = 0;
  for (let i = 0; i < part.length; i++) {
    if (part[i]!.used) count++;
    if (count === periods) return { from: 0, to: i + 1 };
  }
  return null;
}
