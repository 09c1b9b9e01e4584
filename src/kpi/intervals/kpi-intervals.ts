import { flagIssues, wordIssues } from '../../core/check.js';
import { throwIssues } from '../../core/errors.js';
import { checkOptions } from '../../core/options.js';
import { counted } from '../../core/words.js';
import { type Fraction, fraction, fractionToNumber, ONE } from '../../exact/fraction.js';
import { countInterval } from '../../statistics/rates/count-interval.js';
import { type RateIntervalMethod, rateInterval } from '../../statistics/rates/rate-interval.js';
import { type Kpi, type KpiIndex, kpiIndexOf } from '../define-kpi.js';
import type { KpiPoint, KpiSeries } from '../kpi-series.js';
import { inPeriod, periodName } from '../messages.js';
import { requireSeries } from '../read-series.js';
import { rangeTexts } from '../target.js';
import { INTERVAL_MESSAGES } from './messages.js';

/** How the intervals are made. */
export interface KpiIntervalsOptions {
  /** A share between 0 and 1. @defaultValue 0.95 */
  readonly confidence?: number;
  /** For ratios that are shares of counted cases. @defaultValue `'wilson'` */
  readonly method?: RateIntervalMethod;
  /**
   * What the numerator of a ratio counts. `cases`: a part of those in the denominator (correct of checked). `events`: things
   * of which one unit of the denominator may have several (defects per invoice). A KPI whose parts are `amounts` has no
   * margin. @defaultValue `events` when a numerator is above its denominator or a denominator is not whole, else `cases`
   */
  readonly parts?: 'cases' | 'events';
  /** Whether the figures of a `sum` are counts of events (incidents, complaints). @defaultValue false */
  readonly sumOfCounts?: boolean;
}

/** Why a point has no interval. */
export type NoIntervalReason =
  /** There is no value. */
  | 'noData'
  /** The parts are not counts: amounts, hours, or already weighted. */
  | 'notCounts'
  /** The value is none of counted cases; the rows would be needed. */
  | 'notARateOrCount';

/** A point with its margin. */
export interface KpiPointInterval {
  /** Label of the period. */
  readonly period: string;
  /** In the unit of the KPI; `null` without data. */
  readonly value: number | null;
  /** Where the value would lie in the long run, if nothing changed; in the unit of the KPI. */
  readonly interval: readonly [low: number, high: number] | null;
  readonly intervalText: string | null;
  readonly noIntervalBecause: NoIntervalReason | null;
  /**
   * Against the target in force: `met` or `missed` when the whole interval is on that side, `open` when the target lies
   * inside; `null` when the point is not judged or has no interval.
   */
  readonly beyondChance: 'met' | 'missed' | 'open' | null;
}

/** The points of a series with their margins. */
export interface KpiIntervals {
  readonly kpiId: string;
  /** About the last point that was judged. */
  readonly message: string;
  /** In the order of the series. */
  readonly points: readonly KpiPointInterval[];
  readonly conventions: {
    readonly confidence: number;
    /** What the intervals are made by; `null` when this KPI has none. */
    readonly method: RateIntervalMethod | 'exactPoisson' | null;
  };
}

/**
 * The margin of each point: how far the value could be off because only so many cases were counted.
 *
 * Shares of counted cases have the Wilson interval (or Clopper-Pearson, or Jeffreys), counts and counts per unit the
 * exact Poisson interval; a mean, a percentile or an amount has none, since a series does not hold its rows.
 *
 * Source: Wilson 1927, Clopper and Pearson 1934, Garwood 1936.
 *
 * @param kpi - The KPI the series was measured for.
 * @param series - What `measureKpi` returned, or its JSON.
 * @param options - Confidence, method, and what is counted.
 * @returns An interval for each point, or the reason why there is none.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `UNKNOWN_KEY`, `KPI_MISMATCH`, `OUT_OF_RANGE`,
 * `INVALID_VALUE`.
 * @example
 * ```ts
 * import { defineKpi, kpiIntervals, measureKpi } from 'vendorwise/kpi';
 * const kpi = defineKpi({ id: 'accuracy', name: 'Accuracy', unit: 'percent', direction: 'higher', target: '98', aggregation: { kind: 'ratio' } });
 * const series = measureKpi(kpi, [{ period: '2026-01', numerator: 97, denominator: 100 }], { period: 'month', timeZone: 'UTC', asOf: '2026-02-01T00:00:00Z' });
 * const margins = kpiIntervals(kpi, series);
 * margins.points[0]?.intervalText; // => '91.5 to 99.0 %'
 * margins.message; // => 'Accuracy: 97.0 % in January 2026, counted from 100 cases; the long-run value probably lies between 91.5 and 99.0 %, so chance alone could explain that the target of at least 98.0 % was missed.'
 * ```
 */
export function kpiIntervals(kpi: Kpi, series: KpiSeries, options: KpiIntervalsOptions = {}): KpiIntervals {
  const index = kpiIndexOf(kpi);
  checkOptions(options, { confidence: true, method: true, parts: true, sumOfCounts: true });
  requireSeries(index, series);
  const { confidence = 0.95, method = 'wilson', parts, sumOfCounts = false } = options;
  throwIssues([
    ...(parts === undefined ? [] : wordIssues(parts, ['cases', 'events'], 'options.parts')),
    ...flagIssues(sumOfCounts, 'options.sumOfCounts'),
  ]);
  // Wrong options are found even when there are no points.
  rateInterval(0, 0, { confidence, method });
  const { aggregation } = index.definition;
  const { kind } = aggregation;
  const amounts = aggregation.kind === 'ratio' && aggregation.parts === 'amounts';
  const how =
    kind === 'ratio'
      ? (parts ?? (series.points.every(isPart) ? 'cases' : 'events'))
      : kind === 'count' || (kind === 'sum' && sumOfCounts)
        ? 'events'
        : null;
  const points = series.points.map((point) => pointOf(index, point, how, { method, confidence }));
  return {
    kpiId: index.definition.id,
    message: messageOf(index, series.points, points, how),
    points,
    conventions: { confidence, method: how === null || amounts ? null : how === 'cases' ? method : 'exactPoisson' },
  };
}

function isWhole(value: number | null): value is number {
  return value !== null && Number.isSafeInteger(value) && value >= 0;
}

/** Whether a numerator can be a part of its denominator, both counted; empty points do not speak against it. */
function isPart({ numerator, denominator }: KpiPoint): boolean {
  if (numerator === null || denominator === null) return true;
  return Number.isInteger(denominator) && numerator <= denominator;
}

type Conventions = { readonly method: RateIntervalMethod; readonly confidence: number };

function pointOf(
  index: KpiIndex,
  point: KpiPoint,
  how: 'cases' | 'events' | null,
  conventions: Conventions,
): KpiPointInterval {
  const { period, value } = point;
  const none = (reason: NoIntervalReason): KpiPointInterval => ({
    period,
    value,
    interval: null,
    intervalText: null,
    noIntervalBecause: reason,
    beyondChance: null,
  });
  const { aggregation } = index.definition;
  if (value === null) return none('noData');
  if (how === null) return none('notARateOrCount');
  if (aggregation.kind === 'ratio' && aggregation.parts === 'amounts') return none('notCounts');
  const ends = how === 'cases' ? shareEnds(point, conventions) : countEnds(index, point, conventions);
  if (ends === null) return none('notCounts');
  const scale = aggregation.kind === 'ratio' ? index.scale : ONE;
  const [low, high] = ends.map((end) => fraction(end).mul(scale)) as [Fraction, Fraction];
  const interval = [fractionToNumber(low), fractionToNumber(high)] as const;
  return {
    period,
    value,
    interval,
    intervalText: rangeTexts(index, low, high).join(' to '),
    noIntervalBecause: null,
    beyondChance: beyondChance(point, interval),
  };
}

function shareEnds({ numerator, denominator }: KpiPoint, conventions: Conventions): readonly [number, number] | null {
  if (!isWhole(numerator) || !isWhole(denominator) || numerator > denominator) return null;
  return rateInterval(numerator, denominator, conventions).interval;
}

function countEnds(
  index: KpiIndex,
  { value, numerator, denominator }: KpiPoint,
  { confidence }: Conventions,
): readonly [number, number] | null {
  const isRatio = index.definition.aggregation.kind === 'ratio';
  const count = isRatio ? numerator : value;
  if (!isWhole(count) || (isRatio && !((denominator ?? 0) > 0))) return null;
  return countInterval(count, { confidence, ...(isRatio ? { exposure: denominator as number } : {}) }).interval;
}

function beyondChance(
  { status, target }: KpiPoint,
  [low, high]: readonly [number, number],
): KpiPointInterval['beyondChance'] {
  if (target === null || (status !== 'met' && status !== 'withinTolerance' && status !== 'missed')) return null;
  const min = target.min ?? Number.NEGATIVE_INFINITY;
  const max = target.max ?? Number.POSITIVE_INFINITY;
  if (low >= min && high <= max) return 'met';
  return high < min || low > max ? 'missed' : 'open';
}

function messageOf(
  index: KpiIndex,
  points: readonly KpiPoint[],
  intervals: readonly KpiPointInterval[],
  how: 'cases' | 'events' | null,
): string {
  const { name } = index.definition;
  const last = points.map((point) => point.used).lastIndexOf(true);
  const [point, margin] = [points[last], intervals[last]];
  if (point === undefined || margin === undefined) return INTERVAL_MESSAGES.nothing(name);
  const when = periodName(point.period);
  if (margin.noIntervalBecause === 'notARateOrCount') return INTERVAL_MESSAGES.notARateOrCount(name);
  if (margin.interval === null) return INTERVAL_MESSAGES.notCounts(name, when);
  const [low, high] = rangeTexts(index, fraction(margin.interval[0]), fraction(margin.interval[1]));
  const sentence = INTERVAL_MESSAGES.margin(
    name,
    point.valueText ?? '',
    inPeriod(point.period),
    casesOf(point, how),
    low,
    high,
  );
  if (margin.beyondChance === null) return `${sentence}.`;
  const judged = INTERVAL_MESSAGES.beyondChance;
  const target = point.targetText ?? '';
  if (margin.beyondChance !== 'open') return sentence + judged[margin.beyondChance](target);
  return sentence + (point.status === 'met' ? judged.openMet(target) : judged.openMissed(target));
}

function casesOf({ numerator, denominator, value }: KpiPoint, how: 'cases' | 'events' | null): string {
  return how === 'cases' ? counted(denominator ?? 0, 'case') : counted(numerator ?? value ?? 0, 'event');
}
