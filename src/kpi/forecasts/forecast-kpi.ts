import { numberIssues, POSITIVE } from '../../core/check.js';
import { throwIssues } from '../../core/errors.js';
import { optionIssues } from '../../core/options.js';
import { chooseForecast } from '../../statistics/forecasts/choose-forecast.js';
import { judgingIssues } from '../arguments.js';
import { seasonIn, toldSeason } from '../changes/season.js';
import { type Kpi, type KpiIndex, kpiIndexOf } from '../define-kpi.js';
import type { KpiPoint, KpiSeason, KpiSeries } from '../kpi-series.js';
import { periodsOfSeason, requireSeries, usedValue, usualVolume } from '../read-series.js';
import type { KpiForecast, NoForecastReason } from './kpi-forecast.js';
import { outlooksOf } from './kpi-outlooks.js';
import {
  forecastMessage,
  noForecastMessage,
  noSpreadFinding,
  seasonNotCoveredFinding,
  staleDataFinding,
} from './messages.js';
import type { Outlook } from './outlook.js';
import { periodsAhead } from './periods-ahead.js';
import { ratesOf } from './rates.js';
import { type PointSettings, tellPoint } from './tell-point.js';

/** How a KPI is forecast. */
export interface ForecastKpiOptions {
  /** Periods ahead, 1 to 366; the current one, which is not over, is the first. @defaultValue 1 */
  readonly horizon?: number;
  /** `byRule` looks for a season of a year in months and quarters and of a week in days, `ignore` never. @defaultValue `'byRule'` */
  readonly season?: 'byRule' | 'ignore';
  /** Denominator expected of each period ahead, for rates of counts. @defaultValue the median of the last twelve used */
  readonly expectedVolume?: number;
  /** Smallest value that is possible, in the unit; rates never leave 0 to 100 % anyway. @defaultValue 0 for counts and for ratios that never had a negative part, else none */
  readonly minimum?: number;
}

const FEWEST_PERIODS = 5;
const FURTHEST = 366;
/** Periods missing at the end after which nothing is forecast any more, or as many as were used. */
const MOST_MISSING = 12;

/**
 * What is expected of the next periods, how sure that is, and how probably the next one misses its target.
 *
 * The method is the one that did best on the past of this series, and never one that did worse than the (seasonal) naive
 * forecast. Rates are forecast as log odds, their errors weighted by volume, and chance strays around the rate as it does
 * among so many cases, so that an interval never leaves 0 to 100 %. The current period, which is not over, is the first
 * one forecast; what is known of it is not used. Gaps keep their place: steps count from the last period used, and the
 * interval widens with each one that is missing, by as much at least as a level may move that so few periods show as
 * steady (the variance times 1 + missing / used). A rate that never changed is forecast as itself.
 *
 * Source: see `chooseForecast` of `vendorwise/statistics`; for rates of counts a binomial distribution whose log odds are
 * normal.
 *
 * @param kpi - The KPI the series was measured for.
 * @param series - What {@link measureKpi} returned, or its JSON.
 * @param options - Periods ahead, season, volume and smallest value.
 * @returns The forecast with its message and evidence; `noForecastBecause` is `tooFewPeriods` below five used periods, and
 * `staleData` when more than 12, or more than are used, are missing before the first one forecast.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `UNKNOWN_KEY`, `KPI_MISMATCH`, `POINTS_OUT_OF_ORDER`,
 * `OUT_OF_RANGE`, `INVALID_VALUE`, `INVALID_NUMBER`.
 * @example
 * ```ts
 * import { defineKpi, forecastKpi, measureKpi } from 'vendorwise/kpi';
 * const kpi = defineKpi({ id: 'tat', name: 'Turnaround', unit: 'hours', direction: 'lower', target: 36, aggregation: { kind: 'mean' } });
 * const rows = [48, 46, 47, 45, 44, 44, 41, 42, 40, 39, 37, 38].map((value, i) => ({ period: `2025-${String(i + 1).padStart(2, '0')}`, value }));
 * const series = measureKpi(kpi, rows, { period: 'month', timeZone: 'UTC', asOf: '2026-01-10T00:00:00Z' });
 * forecastKpi(kpi, series).message; // => '37.4 hours are expected for January 2026, most likely 35.2 to 39.6 hours; the target of 36 hours will probably be missed (79 %).'
 * ```
 */
export function forecastKpi(kpi: Kpi, series: KpiSeries, options: ForecastKpiOptions = {}): KpiForecast {
  const index = kpiIndexOf(kpi);
  checkForecastOptions(options);
  requireSeries(index, series);
  const { horizon = 1 } = options;
  const used = series.points.filter((point) => usedValue(point) !== null);
  if (used.length < FEWEST_PERIODS) return noForecast(index, series, used, 'tooFewPeriods');
  const { from, periods } = periodsAhead(series, horizon);
  const known = series.points.slice(0, from);
  const points = known.slice(0, known.map((point) => usedValue(point) !== null).lastIndexOf(true) + 1);
  const missing = from - points.length;
  if (missing > Math.min(MOST_MISSING, used.length)) return noForecast(index, series, used, 'staleData', missing);
  const rates = ratesOf(index, points);
  const values = rates?.steadied ?? points.map(usedValue);
  const season = options.season === 'ignore' ? null : periodsOfSeason(series.periodUnit);
  const chosen = chooseForecast(values, { horizon: missing + horizon, period: season ?? 1 });
  if (chosen.forecast === null) return noForecast(index, series, used, 'notPredictable');
  const volume = rates?.counted === true ? (options.expectedVolume ?? usualVolume(used)) : null;
  const outlooks = outlooksOf(index, points, chosen, { rates, volume, minimum: options.minimum ?? null, missing });
  if (!outlooks.every(isFiniteOutlook)) return noForecast(index, series, used, 'notPredictable');
  const shown = settingsOf(used, volume !== null && missing === 0);
  const told = outlooks.map((outlook, i) => tellPoint(index, periods[i]!, outlook, shown));
  const [first, last] = [told[0]!, told[told.length - 1]!];
  return {
    ...spanOf(index, used),
    noForecastBecause: null,
    message: forecastMessage(series.periodUnit, first.words, told.length > 1 ? last.words : null),
    points: told.map(({ point }) => point),
    missShare: first.point.missShare,
    evidence: {
      method: chosen.forecast.method,
      reason: chosen.reason,
      scale: rates === null ? 'value' : 'logOdds',
      season: season !== null && chosen.seasonal ? seasonOf(values, season) : null,
      backtest: chosen.chosen,
      floor: chosen.floor,
      parameters: chosen.forecast.parameters,
      conventions: chosen.forecast.conventions,
      expectedVolume: volume,
    },
    findings: findingsOf(index, series, used, {
      missing,
      next: first.point.period,
      unknownSeason: chosen.seasonal ? null : season,
      spread: first.point.interval80 !== null,
    }),
  };
}

function checkForecastOptions(options: ForecastKpiOptions): void {
  const unknown = optionIssues(options, { horizon: true, season: true, expectedVolume: true, minimum: true });
  const { horizon = 1, expectedVolume = 1, minimum = 0 } = options;
  throwIssues([
    ...unknown,
    ...numberIssues(
      horizon,
      { whole: true, least: 1, most: FURTHEST },
      'options.horizon',
      'The number of periods ahead',
    ),
    ...judgingIssues(options),
    ...numberIssues(expectedVolume, POSITIVE, 'options.expectedVolume', 'An expected volume'),
    ...numberIssues(minimum, {}, 'options.minimum', 'A smallest value'),
  ]);
}

function spanOf({ definition }: KpiIndex, used: readonly KpiPoint[]) {
  return {
    kpiId: definition.id,
    from: used[0]?.period ?? null,
    to: used[used.length - 1]?.period ?? null,
    periodsUsed: used.length,
  };
}

function noForecast(
  index: KpiIndex,
  { periodUnit }: KpiSeries,
  used: readonly KpiPoint[],
  noForecastBecause: NoForecastReason,
  missing = 0,
): KpiForecast {
  const span = spanOf(index, used);
  const facts = { used: used.length, needed: FEWEST_PERIODS, missing, to: span.to };
  return {
    ...span,
    noForecastBecause,
    message: noForecastMessage(noForecastBecause, periodUnit, facts),
    points: [],
    missShare: null,
    evidence: null,
    findings: [],
  };
}

function isFiniteOutlook({ point, interval95 }: Outlook): boolean {
  return Number.isFinite(point) && (interval95 ?? []).every(Number.isFinite);
}

function settingsOf(used: readonly KpiPoint[], counted: boolean): PointSettings {
  const values = used.map((point) => usedValue(point)!);
  return {
    constant: values.every((value) => value === values[0]) ? values[0]! : null,
    counted,
    size: values.reduce((most, value) => Math.max(most, Math.abs(value)), 0),
  };
}

/** The season in values, whatever their size: squares of large ones must stay finite. */
function seasonOf(values: readonly (number | null)[], periods: number): KpiSeason | null {
  const first = values.findIndex((value) => value !== null);
  const size = values.reduce<number>((most, value) => Math.max(most, Math.abs(value ?? 0)), 0) || 1;
  const scaled = values.slice(first).map((value) => (value === null ? null : value / size));
  return toldSeason(seasonIn(scaled, periods));
}

function findingsOf(
  { definition: { id } }: KpiIndex,
  { periodUnit }: KpiSeries,
  used: readonly KpiPoint[],
  facts: {
    readonly missing: number;
    /** Label of the first period forecast. */
    readonly next: string;
    /** Periods in a season that may be there, but cannot be told yet; `null` without one. */
    readonly unknownSeason: number | null;
    readonly spread: boolean;
  },
): KpiForecast['findings'] {
  const { missing, next, unknownSeason, spread } = facts;
  const lastUsed = used[used.length - 1]!.period;
  return [
    ...(missing > 0 ? [staleDataFinding(id, periodUnit, missing, lastUsed, next)] : []),
    ...(unknownSeason === null ? [] : [seasonNotCoveredFinding(id, periodUnit, used.length, 2 * unknownSeason)]),
    ...(spread ? [] : [noSpreadFinding(id, used.length)]),
  ];
}
