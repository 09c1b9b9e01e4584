import { seasonalStrength } from '../../statistics/series/season-strength.js';
import { stl } from '../../statistics/series/stl.js';
import type { PeriodUnit } from '../../time/period.js';
import { usedValue } from '../forecasts/read-series.js';
import type { KpiPoint } from '../measure-kpi.js';

/** The usual course of a year (of a week, for days) in a series. */
export interface KpiSeason {
  /** Periods after which it repeats. */
  readonly period: number;
  /** Share of the variation around the trend that it explains, 0 to 1. */
  readonly strength: number;
  /** What it adds at each period, in the unit of the KPI; 0 on average over a season. */
  readonly seasonal: readonly number[];
}

/** From this strength on a series is treated as seasonal (the bound of R's `nsdiffs`). */
const STRONG = 0.64;

/** Periods after which a course comes again. */
const LENGTHS: Readonly<Record<PeriodUnit, number | null>> = { day: 7, week: null, month: 12, quarter: 4, year: null };

/** The points from the first used one to the last, with what lies between, and their values. */
export interface UsedSpan {
  readonly points: readonly KpiPoint[];
  /** `null` where a period is not used. */
  readonly values: readonly (number | null)[];
  /** Periods used. */
  readonly used: number;
}

/** Cuts off what is not used at both ends; what lies between keeps its place. */
export function usedSpan(points: readonly KpiPoint[]): UsedSpan {
  const there = points.map((point) => usedValue(point) !== null);
  const first = there.indexOf(true);
  const span = first < 0 ? [] : points.slice(first, there.lastIndexOf(true) + 1);
  return { points: span, values: span.map(usedValue), used: there.filter(Boolean).length };
}

/**
 * The season of a series, where there is a strong one: robust STL with the same season every year.
 *
 * @param values - Used values, `null` between them.
 * @param unit - Length of a period.
 * @returns The season; `null` below two of them, where one of its places has no value, and where it is weak.
 */
export function strongSeason(values: readonly (number | null)[], unit: PeriodUnit): KpiSeason | null {
  const period = LENGTHS[unit];
  if (period === null || values.length < 2 * period) return null;
  for (let place = 0; place < period; place++) {
    if (values.every((value, i) => i % period !== place || value === null)) return null;
  }
  const parts = stl(values, { period, seasonalWindow: 'periodic' });
  const strength = seasonalStrength(parts);
  return strength === null || strength < STRONG ? null : { period, strength, seasonal: parts.seasonal };
}

/** The values without the season. */
export function withoutSeason(values: readonly (number | null)[], season: KpiSeason | null): (number | null)[] {
  return values.map((value, i) => (value === null ? null : value - (season?.seasonal[i] ?? 0)));
}
