import { numberIssues, OPEN_SHARE } from '../core/check.js';
import { throwIssues } from '../core/errors.js';
import { pairCount } from '../numeric/kendall-score.js';
import { medianInPlace } from '../numeric/select.js';
import { isThere, type Observations, observationsOf, type SeriesInput } from './observations.js';

/** How a seasonal test is done: by `seasonalMannKendall` and `hirschSlackTest`. */
export interface SeasonalMannKendallOptions {
  /** Values in a season's cycle: 12 for months, 4 for quarters. @defaultValue 12 */
  readonly period?: number;
  /** Significance level, a share. @defaultValue 0.05 */
  readonly alpha?: number;
}

/** The values of one season over the cycles, gaps at their places. */
export type Season = readonly (number | null)[];

/** A series by season. */
export interface SeasonCycle {
  readonly period: number;
  readonly alpha: number;
  readonly seasons: readonly Season[];
  /** The series as a whole. */
  readonly seen: Observations;
}

/** Checks the options and puts the values of each season together. */
export function seasonsOf(values: SeriesInput, options: SeasonalMannKendallOptions): SeasonCycle {
  const { period = 12, alpha = 0.05 } = options;
  throwIssues([
    ...numberIssues(alpha, OPEN_SHARE, 'options.alpha'),
    ...numberIssues(period, { whole: true, least: 2 }, 'options.period'),
  ]);
  const seen = observationsOf(values);
  const cycles = Math.ceil(values.length / period);
  // A cycle longer than the series has seasons that never came.
  const seasons: Season[] = Array.from({ length: Math.min(period, values.length) }, (_, season) =>
    Array.from({ length: cycles }, (_, cycle) => {
      const value = values[cycle * period + season];
      return isThere(value) ? value : null;
    }),
  );
  return { period, alpha, seasons, seen };
}

/** The values of a season that are there. */
export function presentIn(season: Season): Float64Array {
  const present = new Float64Array(season.length);
  let count = 0;
  for (const value of season) if (value !== null) present[count++] = value;
  return present.subarray(0, count);
}

/** Slopes of all pairs within seasons, in units per cycle. */
export function slopesWithin(seasons: readonly Season[]): Float64Array {
  const cycles = seasons[0]?.length ?? 0;
  const slopes = new Float64Array(seasons.length * pairCount(cycles));
  let count = 0;
  for (const season of seasons) {
    for (let i = 0; i < cycles; i++) {
      const from = season[i]!;
      if (from === null) continue;
      for (let j = i + 1; j < cycles; j++) {
        const to = season[j]!;
        if (to !== null) slopes[count++] = (to - from) / (j - i);
      }
    }
  }
  return slopes.subarray(0, count);
}

/** The line through the middle of the values with the median of the slopes, which are not changed. */
export function seasonalLine(
  { seen, period }: SeasonCycle,
  slopes: Float64Array,
): { readonly slopePerCycle: number | null; readonly intercept: number | null } {
  if (slopes.length === 0) return { slopePerCycle: null, intercept: null };
  const slopePerCycle = medianInPlace(slopes.slice(), slopes.length) + 0;
  const n = seen.values.length;
  const middleTime = medianInPlace(seen.times.slice(), n);
  return { slopePerCycle, intercept: medianInPlace(seen.values.slice(), n) - (middleTime / period) * slopePerCycle };
}
