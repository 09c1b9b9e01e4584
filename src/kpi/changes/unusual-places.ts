import { fractionToNumber } from '../../exact/fraction.js';
import { rateInterval } from '../../statistics/rates/rate-interval.js';
import { changepoints } from '../../statistics/series/changepoints.js';
import { theilSen } from '../../statistics/theil-sen.js';
import type { PeriodUnit } from '../../time/period.js';
import type { KpiIndex } from '../define-kpi.js';
import type { KpiPoint } from '../kpi-series.js';
import { isDrift } from './drift.js';
import { isCount } from './level-tests.js';
import { type SeasonInValues, strongSeason, withoutSeason } from './season.js';
import { unusualScores } from './unusual-scores.js';

/** Periods a value is compared with, itself included. */
export const WINDOW = 7;
/** Fewest periods of a level a value is compared with. */
export const LEVEL = 4;
/** A rate is not unusual while its own counts explain the distance at this confidence. */
const SAMPLING = 0.99;
/** More than a quarter of all periods are no single ones any more. */
const MOST_SHARE = 0.25;

/** What is looked for. */
export interface Search {
  readonly index: KpiIndex;
  readonly points: readonly KpiPoint[];
  /** Length of a period; `null` when no season is looked for. */
  readonly unit: PeriodUnit | null;
  readonly threshold: number;
  /** Smallest distance that matters, in the unit. */
  readonly least: number;
}

/** An unusual value. */
export interface UnusualPlace {
  readonly at: number;
  readonly value: number;
  readonly expected: number;
  readonly score: number;
  /** Place of the only other value at its place of the season; `null` when there are more, or no season. */
  readonly twin: number | null;
}

/**
 * Finds unusual values one after the other, the farthest first; each is taken out before the next is looked for, so that
 * it distorts neither the season nor the usual distances.
 * Answers the unusual values in order of time, judged by all the others, and the season of the others.
 */
export function unusualPlaces(
  search: Search,
  values: readonly (number | null)[],
): { readonly season: SeasonInValues | null; readonly found: readonly UnusualPlace[] } {
  const { unit, threshold } = search;
  const kept = [...values];
  const out: number[] = [];
  const most = Math.max(1, Math.floor(MOST_SHARE * values.filter((value) => value !== null).length));
  for (;;) {
    const season = unit === null ? null : strongSeason(kept, unit);
    const usual = usualCourse(kept, season);
    const flat = kept.map((value, i) => (value === null ? null : value - usual[i]!));
    if (out.length === most) return { season, found: judged(search, values, out, usual, season) };
    let [farthest, size] = [-1, threshold];
    unusualScores(flat, WINDOW, LEVEL).forEach((one, at) => {
      if (one === null || Math.abs(one.score) <= size) return;
      if (isNegligible(search, at, flat[at]! - one.expected)) return;
      // The last value at a place of the season cannot be missed: nothing else says what is usual there.
      if (season !== null && sameSeason(kept, at, season.periods).length === 0) return;
      [farthest, size] = [at, Math.abs(one.score)];
    });
    if (farthest < 0) return { season, found: judged(search, values, out, usual, season) };
    kept[farthest] = null;
    out.push(farthest);
  }
}

/** Season and, where the values drift rather than jump, the line through them: what is taken off before comparing. */
function usualCourse(values: readonly (number | null)[], season: SeasonInValues | null): number[] {
  const flat = withoutSeason(values, season);
  const jumps = Math.max(1, changepoints(flat, { minimumSegment: LEVEL }).positions.length);
  const places = values.map((_, i) => i);
  const slope = isDrift(flat, jumps) ? (theilSen(places, flat).slope ?? 0) : 0;
  return places.map((i) => (season?.seasonal[i] ?? 0) + slope * i);
}

function judged(
  search: Search,
  values: readonly (number | null)[],
  out: readonly number[],
  usual: readonly number[],
  season: SeasonInValues | null,
): UnusualPlace[] {
  const flat = values.map((value, i) => (value === null ? null : value - usual[i]!));
  return [...out]
    .sort((a, b) => a - b)
    .flatMap((at) => {
      const others = flat.map((value, i) => (i !== at && out.includes(i) ? null : value));
      const one = unusualScores(others, WINDOW, LEVEL)[at] ?? null;
      if (one === null || Math.abs(one.score) <= search.threshold) return [];
      if (isNegligible(search, at, flat[at]! - one.expected)) return [];
      const same = season === null ? [] : sameSeason(values, at, season.periods);
      const twin = same.length === 1 ? same[0]! : null;
      return [{ at, value: values[at]!, expected: usual[at]! + one.expected, score: one.score, twin }];
    });
}

/** The other places of the same season that have a value. */
function sameSeason(values: readonly (number | null)[], at: number, period: number): number[] {
  return values.flatMap((value, i) => (value !== null && i !== at && (i - at) % period === 0 ? [i] : []));
}

/** Whether a distance is too small to matter, or explained by how few were counted. */
function isNegligible({ index, points, least }: Search, at: number, distance: number): boolean {
  if (Math.abs(distance) < least) return true;
  const point = points[at]!;
  if (index.definition.aggregation.kind !== 'ratio' || !isCount(point)) return false;
  const { interval } = rateInterval(point.numerator, point.denominator, { confidence: SAMPLING });
  const expected = (point.value! - distance) / fractionToNumber(index.scale);
  return interval !== null && expected >= interval[0] && expected <= interval[1];
}
