import type { Finding } from '../../core/findings.js';
import type { BacktestSummary } from '../../statistics/forecasts/choose-forecast.js';
import type { ForecastConventions, ForecastMethod, ForecastParameters } from '../../statistics/forecasts/forecast.js';
import type { CivilDate } from '../../time/civil-date.js';
import type { KpiSeason } from '../kpi-series.js';

/** Why there is no forecast. */
export type NoForecastReason = 'tooFewPeriods' | 'staleData' | 'notPredictable';

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
  readonly reason: 'bestBacktest' | 'floor' | 'tooFewOrigins' | null;
  /** What was forecast: the value, or the log odds of a rate. Figures of parameters and backtests are on this scale. */
  readonly scale: 'value' | 'logOdds';
  /** The season that was looked for in what was forecast, strong or not; `null` without one. */
  readonly season: KpiSeason | null;
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
  readonly noForecastBecause: NoForecastReason | null;
  readonly message: string;
  /** First and last label of the periods used; `null` when there is none. */
  readonly from: string | null;
  readonly to: string | null;
  /** Periods used. */
  readonly periodsUsed: number;
  /** The periods ahead; empty without a forecast. */
  readonly points: readonly KpiForecastPoint[];
  /** Probability that the next period misses its target, 0 to 1; `null` without a target or a forecast. */
  readonly missShare: number | null;
  /** `null` without a forecast. */
  readonly evidence: KpiForecastEvidence | null;
  readonly findings: readonly Finding[];
}
