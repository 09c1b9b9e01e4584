import { fail } from '../../core/errors.js';
import { residualAutocorrelation } from '../../statistics/residual-autocorrelation.js';
import { type ChangepointTest, changepointTest, type TestedChange } from '../../statistics/series/changepoint-test.js';
import { addDays, addMonths, type CivilDate, daysBetween, toEpochDay } from '../../time/civil-date.js';
import { toEpochMs } from '../../time/instant.js';
import type { PeriodUnit } from '../../time/period.js';
import { startOfDay } from '../../time/zone.js';
import { analyzeTrend, type KpiTrend } from '../analyze-trend.js';
import type { Kpi, KpiIndex } from '../define-kpi.js';
import type { KpiPoint, KpiSeries } from '../kpi-series.js';
import { periodsOfYear } from '../read-series.js';
import { SEASONAL_BELOW } from '../trend-tests.js';
import type { ActionIndex } from './action-definition.js';
import type { PeriodPair } from './compare-levels.js';
import { isUsed, levelFigure, type UsedPoint } from './judged-points.js';

/** Periods that a verification looks at. */
export interface AroundSteps {
  /** All periods that were over before the first step, in time order. */
  readonly history: readonly KpiPoint[];
  /** The used periods that began after the last step and are over, no more than the rule asks for. */
  readonly after: readonly UsedPoint[];
  /** Periods after the last step that are over, were measured completely, and cannot be used. */
  readonly unusable: readonly KpiPoint[];
  /** First period that began after the last step: its place in the series. */
  readonly firstAfter: number;
}

/** The periods before and after the steps of an action, as known on a day. */
export function aroundSteps(
  series: KpiSeries,
  steps: { readonly first: CivilDate; readonly last: CivilDate },
  periods: number,
  onDate: CivilDate,
): AroundSteps {
  const { timeZone, points } = series;
  const [first, last, now] = [steps.first, steps.last, onDate].map((date) => startOfDay(timeZone, date)) as [
    number,
    number,
    number,
  ];
  const startOf = (point: KpiPoint): number => toEpochMs(point.start, 'series.points');
  const endOf = (point: KpiPoint): number => toEpochMs(point.end, 'series.points');
  const over = points.filter((point) => startOf(point) >= last && endOf(point) <= now);
  const after = over.filter(isUsed).slice(0, periods);
  const latest = after.length < periods ? undefined : after[after.length - 1];
  const looked = latest === undefined ? over : over.slice(0, over.indexOf(latest) + 1);
  const begun = points.findIndex((point) => startOf(point) >= last);
  return {
    history: points.filter((point) => endOf(point) <= Math.min(first, now)),
    after,
    unusable: looked.filter((point) => !point.used && point.notUsedBecause !== 'partial'),
    firstAfter: begun < 0 ? points.length : begun,
  };
}

/** Changes of level in the last years up to the periods after the steps, and the one at the steps. */
export interface ChangesAround {
  readonly test: ChangepointTest;
  /** `null` when no change at the steps is more than chance. */
  readonly atSteps: TestedChange | null;
}

/** Periods with which the periods after the steps are compared, and why these. */
export interface Baseline {
  readonly points: readonly UsedPoint[];
  /** The same months or quarters of two years; `null` unless `yearBefore`. */
  readonly pairs: readonly PeriodPair[] | null;
  readonly comparedWith: 'justBefore' | 'yearBefore';
  /** `given` by the rule, `upToTwelve`, or only those `sinceChange` of level. */
  readonly chosenBy: 'given' | 'upToTwelve' | 'sinceChange';
  /** Label of the first period of the level before the steps; `null` unless `sinceChange`. */
  readonly changeFrom: string | null;
  readonly changes: ChangesAround;
  /** Whether the months or quarters of a year differ. */
  readonly seasonal: boolean;
  /** How each value resembles the one before it, and whether the tests allow for it. */
  readonly autocorrelation: { readonly lag1: number; readonly allowedFor: boolean };
  readonly trend: KpiTrend;
}

/** More periods do not make the spread much surer, and lie further back; days are taken by whole weeks. */
export const mostBefore = (unit: PeriodUnit): number => (unit === 'day' ? 28 : 12);
/** As far back as a change of level is looked for: three times that. */
const lookedBack = (unit: PeriodUnit): number => 3 * mostBefore(unit);
/** A change of level counts as one at the steps within so many periods: where exactly it began is never sure. */
const NEAR = 1;

/**
 * Chooses the periods to compare with.
 *
 * Actions are opened after bad periods, and bad periods are followed by better ones by chance alone: compared with only
 * the three misses that led to the action, a process without any change looks cured every fourth time. So up to twelve
 * periods count, good ones too. Only where the level changed before the steps and again at them, both more than chance
 * although their places were picked from the data, the periods between stand alone.
 */
export function baselineOf(
  kpi: Kpi,
  index: KpiIndex,
  series: KpiSeries,
  around: AroundSteps,
  rule: ActionIndex['rule'],
): Baseline {
  const { history } = around;
  const trend = analyzeTrend(kpi, { ...series, points: history });
  const season = trend.evidence.seasonal;
  const seasonal = season !== null && (season.seasonality.p ?? 1) < SEASONAL_BELOW;
  const { changes, window } = changesAround(index, series, around, rule.alpha);
  const yearly = rule.compareWith === 'yearBefore' || (rule.compareWith === 'byRule' && seasonal);
  if (yearly && rule.method !== 'changepoint') {
    const lag1 = season === null ? 0 : Math.max(0, Math.min(0.9, season.autocorrelation));
    const pairs = sameSeason(series, around);
    return {
      points: pairs.map(({ before }) => before),
      pairs,
      comparedWith: 'yearBefore',
      chosenBy: 'given',
      changeFrom: null,
      changes,
      seasonal,
      autocorrelation: { lag1, allowedFor: lag1 > 0 },
      trend,
    };
  }
  const { changes: found } = changes.test;
  const before = changes.atSteps === null ? undefined : found[found.indexOf(changes.atSteps) - 1];
  const since = rule.periodsBefore === null ? before : undefined;
  const used = history.filter((point) => since === undefined || window.indexOf(point) >= since.position);
  return {
    points: used.filter(isUsed).slice(-(rule.periodsBefore ?? mostBefore(series.periodUnit))),
    pairs: null,
    comparedWith: 'justBefore',
    chosenBy: rule.periodsBefore !== null ? 'given' : since === undefined ? 'upToTwelve' : 'sinceChange',
    changeFrom: since === undefined ? null : (window[since.position]?.period ?? null),
    changes,
    seasonal,
    autocorrelation: resemblanceOf(
      index,
      window.filter((point) => history.includes(point)),
      changes.test,
    ),
    trend,
  };
}

function changesAround(
  index: KpiIndex,
  { points, periodUnit }: KpiSeries,
  { after, firstAfter }: AroundSteps,
  alpha: number,
): { readonly changes: ChangesAround; readonly window: readonly KpiPoint[] } {
  const last = after[after.length - 1];
  const start = Math.max(0, firstAfter - lookedBack(periodUnit));
  const window = points.slice(start, last === undefined ? firstAfter : points.indexOf(last) + 1);
  const weighed =
    index.definition.aggregation.kind === 'ratio' &&
    window.every((point) => !isUsed(point) || (point.denominator !== null && point.denominator > 0));
  const weights = weighed ? { weights: window.map((point) => point.denominator) } : {};
  const values = window.map((point) => (isUsed(point) ? levelFigure(index, point) : null));
  const test = changepointTest(values, { alpha, ...weights });
  const place = firstAfter - start;
  const atSteps = test.changes.find(({ position }) => Math.abs(position - place) <= NEAR) ?? null;
  return { changes: { test, atSteps: last === undefined ? null : atSteps }, window };
}

/** How each value resembles the one before it around the proven levels; gaps keep their place. */
function resemblanceOf(
  index: KpiIndex,
  history: readonly KpiPoint[],
  { segments }: ChangepointTest,
): Baseline['autocorrelation'] {
  const rest = history.map((point, i) => {
    const level = segments.find(({ start, end }) => start <= i && i < end);
    return isUsed(point) && level !== undefined ? levelFigure(index, point) - level.mean : null;
  });
  const { lag1, significant } = residualAutocorrelation(rest, { slope: 0 });
  const resembles = Math.min(0.9, lag1 ?? 0);
  return { lag1: resembles, allowedFor: significant && resembles > 0 };
}

/** For each period after the steps the same month or quarter of the last year that was over before them. */
function sameSeason({ periodUnit, points }: KpiSeries, { after, history }: AroundSteps): PeriodPair[] {
  const year = periodsOfYear(periodUnit);
  if (year === null) {
    fail(
      'METHOD_NOT_FOR_KPI',
      'action.definition.verification.compareWith',
      'Only months and quarters come again each year.',
      {
        received: periodUnit,
        expected: 'a series of months or quarters, or compareWith "justBefore"',
      },
    );
  }
  return after.flatMap((point) => {
    let place = points.indexOf(point) - year;
    while (place >= history.length) place -= year;
    const same = history[place];
    return same !== undefined && isUsed(same) ? [{ before: same, after: point }] : [];
  });
}

/**
 * The day on which so many whole periods are over that began on or after a day.
 *
 * @param anchor - First day of any period.
 */
export function periodsOverOn(anchor: CivilDate, unit: PeriodUnit, from: CivilDate, periods: number): CivilDate {
  const months = unit === 'month' ? 1 : unit === 'quarter' ? 3 : unit === 'year' ? 12 : null;
  if (months === null) {
    const days = unit === 'week' ? 7 : 1;
    const whole = Math.ceil(daysBetween(anchor, from) / days);
    return addDays(anchor, (whole + periods) * days);
  }
  const [year, month] = from.split('-').map(Number) as [number, number];
  const [anchorYear, anchorMonth] = anchor.split('-').map(Number) as [number, number];
  let whole = Math.floor((12 * (year - anchorYear) + month - anchorMonth) / months);
  while (toEpochDay(addMonths(anchor, whole * months)) < toEpochDay(from)) whole++;
  return addMonths(anchor, (whole + periods) * months);
}
