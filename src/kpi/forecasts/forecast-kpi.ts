import { fail } from '../../core/errors.js';
import type { Finding } from '../../core/findings.js';
import { checkOptions } from '../../core/options.js';
import {
  type BacktestSummary,
  type ChosenForecast,
  chooseForecast,
} from '../../statistics/forecasts/choose-forecast.js';
import type { ForecastConventions, ForecastMethod, ForecastParameters } from '../../statistics/forecasts/forecast.js';
import type { CivilDate } from '../../time/civil-date.js';
import { type Kpi, kpiIndexOf } from '../define-kpi.js';
import type { KpiSeries } from '../measure-kpi.js';
import { outlooksOf, usualVolume } from './kpi-outlooks.js';
import {
  forecastMessage,
  type NoForecastReason,
  noForecastMessage,
  noSpreadFinding,
  seasonNotCoveredFinding,
  staleDataFinding,
} from './messages.js';
import type { Outlook } from './outlook.js';
import { periodsAhead } from './periods-ahead.js';
import { ratesOf } from './rates.js';
import { requirePeriods, requireSeries, seasonOf, usedValue } from './read-series.js';
import { tellPoint } from './tell-point.js';

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

/** What is expected of one period. */
export interface KpiForecastPoint {
  /** Label, e.g. `2026-11`. */
  readonly period: string;
  /** First civil date. */
  readonly startDate: CivilDate;
  /** First instant. */
  readonly start: string;
  /** First instant after it. */
  readonly end: string;
  /** In the unit of the KPI, unrounded. */
  readonly value: number;
  /** The value as it is shown, with more decimals where it would read 0 and its interval one figure. */
  readonly valueText: string;
  /** Where the value lies with a probability of 80 %, in the unit; `null` when nothing shows how far values stray. */
  readonly interval80: readonly [low: number, high: number] | null;
  /** Where it lies with a probability of 95 %, in the unit; `null` when nothing shows how far values stray. */
  readonly interval95: readonly [low: number, high: number] | null;
  /** The 80 % interval as it is shown. */
  readonly intervalText: string | null;
  /** The target in force on the first day, in the unit; `null` without one. */
  readonly target: { readonly min: number | null; readonly max: number | null } | null;
  readonly targetText: string | null;
  /** Probability that the period misses its target, 0 to 1; `null` without one. */
  readonly missShare: number | null;
}

/** What a forecast rests on. */
export interface KpiForecastEvidence {
  readonly method: ForecastMethod;
  /** Why this method: it did best on the past, none did better than the floor, or the past is too short to compare. */
  readonly because: ChosenForecast['because'];
  /** What was forecast: the value, or the log odds of a rate. Figures of parameters and backtests are on this scale. */
  readonly scale: 'value' | 'logOdds';
  /** Periods in the season that was looked for; 1 without one. */
  readonly season: number;
  /** How the method did on the past. */
  readonly backtest: BacktestSummary | null;
  /** How the (seasonal) naive forecast did, which no method that is chosen does worse than. */
  readonly floor: BacktestSummary | null;
  readonly parameters: ForecastParameters;
  readonly conventions: ForecastConventions;
  /** Denominator expected of each period ahead; `null` when the KPI is no rate of counts. */
  readonly expectedVolume: number | null;
}

/** What comes next of a KPI. */
export interface KpiForecast {
  readonly kpiId: string;
  /** Why there is no forecast; `null` when there is one. */
  readonly reason: NoForecastReason | null;
  readonly message: string;
  /** First and last label of the periods used; `null` when there is none. */
  readonly from: string | null;
  readonly to: string | null;
  /** Periods used. */
  readonly periodsUsed: number;
  /** The periods ahead; empty with a reason. */
  readonly points: readonly KpiForecastPoint[];
  /** Probability that the next period misses its target, 0 to 1; `null` without a target or with a reason. */
  readonly missShare: number | null;
  /** `null` with a reason. */
  readonly evidence: KpiForecastEvidence | null;
  readonly findings: readonly Finding[];
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
 * @returns The forecast with its message and evidence; `reason` is `tooFewPeriods` below five used periods, and
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
  const { id } = index.definition;
  checkOptions(options, { horizon: true, season: true, expectedVolume: true, minimum: true });
  requireSeries(index, series);
  checkFigures(options);
  const { horizon = 1 } = options;
  const used = series.points.filter((point) => usedValue(point) !== null);
  const base = {
    kpiId: id,
    from: used[0]?.period ?? null,
    to: used[used.length - 1]?.period ?? null,
    periodsUsed: used.length,
  };
  const refused = (reason: NoForecastReason, missing = 0): KpiForecast => ({
    ...base,
    reason,
    message: noForecastMessage(reason, series.period, {
      used: used.length,
      needed: FEWEST_PERIODS,
      missing,
      to: base.to,
    }),
    points: [],
    missShare: null,
    evidence: null,
    findings: [],
  });
  if (used.length < FEWEST_PERIODS) return refused('tooFewPeriods');
  const { from, periods } = periodsAhead(series, horizon);
  const known = series.points.slice(0, from);
  const points = known.slice(0, known.map((point) => usedValue(point) !== null).lastIndexOf(true) + 1);
  const missing = from - points.length;
  if (missing > Math.min(MOST_MISSING, used.length)) return refused('staleData', missing);
  const rates = ratesOf(index, points);
  const season = options.season === 'ignore' ? 1 : seasonOf(series.period);
  const chosen = chooseForecast(rates?.steadied ?? points.map(usedValue), {
    horizon: missing + horizon,
    period: season,
  });
  if (chosen.forecast === null) return refused('notPredictable');
  const volume = rates?.counted === true ? (options.expectedVolume ?? usualVolume(used)) : null;
  const outlooks = outlooksOf(index, points, chosen, { rates, volume, minimum: options.minimum ?? null, missing });
  if (!outlooks.every(isFiniteOutlook)) return refused('notPredictable');
  const values = used.map((point) => usedValue(point)!);
  const shown = {
    constant: values.every((value) => value === values[0]) ? values[0]! : null,
    counted: volume !== null && missing === 0,
    size: values.reduce((most, value) => Math.max(most, Math.abs(value)), 0),
  };
  const told = outlooks.map((outlook, i) => tellPoint(index, periods[i]!, outlook, shown));
  const [first, last] = [told[0]!, told[told.length - 1]!];
  return {
    ...base,
    reason: null,
    message: forecastMessage(series.period, first.words, told.length > 1 ? last.words : null),
    points: told.map(({ point }) => point),
    missShare: first.point.missShare,
    evidence: {
      method: chosen.forecast.method,
      because: chosen.because,
      scale: rates === null ? 'value' : 'logOdds',
      season: chosen.seasonal ? season : 1,
      backtest: chosen.chosen,
      floor: chosen.floor,
      parameters: chosen.forecast.parameters,
      conventions: chosen.forecast.conventions,
      expectedVolume: volume,
    },
    findings: [
      ...(missing > 0 ? [staleDataFinding(id, series.period, missing, base.to!, periods[0]!.label)] : []),
      ...(season > 1 && !chosen.seasonal ? [seasonNotCoveredFinding(id, series.period, used.length, 2 * season)] : []),
      ...(first.point.interval80 === null ? [noSpreadFinding(id, used.length)] : []),
    ],
  };
}

function isFiniteOutlook({ point, interval95 }: Outlook): boolean {
  return Number.isFinite(point) && (interval95 ?? []).every(Number.isFinite);
}

function checkFigures({ horizon = 1, season = 'byRule', expectedVolume, minimum }: ForecastKpiOptions): void {
  requirePeriods(horizon, FURTHEST, 'options.horizon');
  if (season !== 'byRule' && season !== 'ignore') {
    fail('INVALID_VALUE', 'options.season', 'This is not a way to treat seasons.', {
      received: season,
      expected: 'one of "byRule", "ignore"',
    });
  }
  if (expectedVolume !== undefined && !(Number.isFinite(expectedVolume) && expectedVolume > 0)) {
    fail('OUT_OF_RANGE', 'options.expectedVolume', 'An expected volume is a number above 0.', {
      received: expectedVolume,
      expected: 'a number above 0',
    });
  }
  if (minimum !== undefined && !Number.isFinite(minimum)) {
    fail('OUT_OF_RANGE', 'options.minimum', 'A smallest value is a finite number.', {
      received: minimum,
      expected: 'a finite number',
    });
  }
}
