import { fail } from '../../core/errors.js';
import { fractionToNumber } from '../../exact/fraction.js';
import type { ControlLimits, RangeScreening } from '../../statistics/charts/control-limits.js';
import { countChart } from '../../statistics/charts/count-chart.js';
import type { LaneyRule } from '../../statistics/charts/dispersion.js';
import { individualsChart } from '../../statistics/charts/individuals-chart.js';
import { proportionChart } from '../../statistics/charts/proportion-chart.js';
import { unitRateChart } from '../../statistics/charts/unit-rate-chart.js';
import type { KpiIndex } from '../define-kpi.js';
import type { KpiPoint } from '../kpi-series.js';
import type { ControlChartOptions, KpiChartChoice, Stretch } from './chart-options.js';

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
 * @param options - The chart asked for; it fits the kind of the KPI.
 * @throws {@link VendorwiseError} `CHART_NOT_FOR_KPI` for options of individual values with another chart.
 */
export function chooseChart(index: KpiIndex, points: readonly KpiPoint[], options: ControlChartOptions): ChartChoice {
  const choice = chartFor(index, points, options.chart ?? 'byKind');
  const name = (['center', 'movingRange'] as const).find((one) => options[one] === 'median');
  if (name !== undefined && choice.chart !== 'individuals') {
    const message = 'Only a chart of individual values takes a median; the limits of counts rest on their totals.';
    fail('CHART_NOT_FOR_KPI', `options.${name}`, message, {
      received: 'median',
      expected: '"mean", or chart: "individuals"',
      params: { chart: choice.chart },
    });
  }
  return choice;
}

function chartFor(index: KpiIndex, points: readonly KpiPoint[], asked: KpiChartChoice): ChartChoice {
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
  /** Denominators of the periods that set the limits, together; `null` for figures and counts. */
  readonly cases: number | null;
  /** Whether counts vary more than by chance; `null` for figures. */
  readonly overdispersed: boolean | null;
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
  const exclude = [...stretch.excluded.keys()].map((place) => place - stretch.from);
  const baseline = baselineOf(part, exclude, options.baseline?.periods);
  const only = { exclude, ...(baseline === null ? {} : { baseline }) };
  const { chart, laney } = choice;
  if (chart === 'individuals') {
    const { center, movingRange, constant, screening } = options;
    const limits = individualsChart(column('value'), {
      ...only,
      ...(center === undefined ? {} : { center }),
      ...(movingRange === undefined ? {} : { movingRange }),
      ...(constant === undefined ? {} : { constant }),
      ...(screening === undefined ? {} : { screening }),
    });
    return { stretch, limits, scale: 1, cases: null, overdispersed: null };
  }
  const { kind } = index.definition.aggregation;
  const made = (rule: LaneyRule, screening: RangeScreening = 'off'): ControlLimits => {
    if (kind !== 'ratio') {
      const counts = column('value');
      return chart === 'c' && rule === 'never' && screening === 'off'
        ? countChart(counts, only)
        : unitRateChart(counts, 1, { ...only, laney: rule, screening });
    }
    const engine = chart === 'p' ? proportionChart : unitRateChart;
    return engine(column('numerator'), column('denominator'), { ...only, laney: rule, screening });
  };
  const overdispersed = isOverdispersed(made('never', 'once'));
  return {
    stretch,
    limits: made(laney === 'auto' ? (overdispersed ? 'always' : 'never') : laney),
    scale: kind === 'ratio' ? fractionToNumber(index.scale) : 1,
    cases: kind === 'ratio' ? casesOf(column('denominator'), exclude, baseline?.to ?? part.length) : null,
    overdispersed,
  };
}

const SIGMA_Z = 1.1;
/** Exceeded by chance in 1 of 20. */
const Z_LIMIT = 1.645;
/** Variance of the mean of n moving ranges over 1.128, times n, for a standard deviation of 1 (Roes and others 1993). */
const RANGE_VARIANCE = 0.826;

/**
 * Whether neighbouring counts differ more than chance would have them: sigma_z (without its largest jumps) above 1.1, and
 * above what chance gives it in 19 of 20 series of this length. Of twelve stable months the plain bound of 1.1 would call
 * one in three over-dispersed; and a chi-square test would widen the limits because of a single bad month or a change of
 * level, which are what the chart is to show.
 */
function isOverdispersed({ dispersion, movingRanges }: ControlLimits): boolean {
  const sigmaZ = dispersion?.sigmaZ ?? null;
  if (movingRanges === null || sigmaZ === null) return false;
  return sigmaZ > Math.max(SIGMA_Z, 1 + Z_LIMIT * Math.sqrt(RANGE_VARIANCE / movingRanges.used));
}

function casesOf(sizes: readonly (number | null)[], exclude: readonly number[], to: number): number {
  return sizes.reduce<number>((sum, size, i) => sum + (i < to && !exclude.includes(i) ? (size ?? 0) : 0), 0);
}

/** From the first place on, until so many periods that set limits are in it; `null` when all do. */
function baselineOf(
  part: readonly KpiPoint[],
  exclude: readonly number[],
  periods: number | undefined,
): { from: number; to: number } | null {
  if (periods === undefined) return null;
  let count = 0;
  for (let i = 0; i < part.length; i++) {
    if (part[i]!.used && !exclude.includes(i)) count++;
    if (count === periods) return { from: 0, to: i + 1 };
  }
  return null;
}
