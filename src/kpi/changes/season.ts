import { seasonalStrength } from '../../statistics/series/season-strength.js';
import { stl } from '../../statistics/series/stl.js';
import type { PeriodUnit } from '../../time/period.js';
import type { KpiSeason } from '../kpi-series.js';
import { periodsOfSeason } from '../read-series.js';

/** A season with what it adds to each value. */
export interface SeasonInValues extends KpiSeason {
  /** What it adds at each period, in the unit of the values; 0 on average over a season. */
  readonly seasonal: readonly number[];
}

/** From this strength on a series is treated as seasonal (the bound of R's `nsdiffs`). */
const STRONG = 0.64;

/**
 * The season of values that begin and end with one: robust STL with the same season every time; `null` below two of them
 * and where one of its places has no value.
 */
export function seasonIn(values: readonly (number | null)[], periods: number): SeasonInValues | null {
  if (values.length < 2 * periods) return null;
  for (let place = 0; place < periods; place++) {
    if (values.every((value, i) => i % periods !== place || value === null)) return null;
  }
  const parts = stl(values, periods, { seasonalWindow: 'periodic' });
  const strength = seasonalStrength(parts);
  return strength === null ? null : { periods, strength, seasonal: parts.seasonal };
}

/** The season of a used span, where there is a strong one. */
export function strongSeason(values: readonly (number | null)[], unit: PeriodUnit): SeasonInValues | null {
  const periods = periodsOfSeason(unit);
  const season = periods === null ? null : seasonIn(values, periods);
  return season !== null && season.strength >= STRONG ? season : null;
}

/** The values without the season. */
export function withoutSeason(values: readonly (number | null)[], season: SeasonInValues | null): (number | null)[] {
  return values.map((value, i) => (value === null ? null : value - (season?.seasonal[i] ?? 0)));
}

/** How a season is told in results. */
export function toldSeason(season: SeasonInValues | null): KpiSeason | null {
  return season === null ? null : { periods: season.periods, strength: season.strength };
}
