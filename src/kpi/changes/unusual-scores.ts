import { median } from '../../statistics/quantile.js';
import { changepoints } from '../../statistics/series/changepoints.js';
import { modifiedZScores } from '../../statistics/series/modified-z-scores.js';

/** A value against what was to be expected at its place. */
export interface UnusualScore {
  /** What was to be expected, in the unit. */
  readonly expected: number;
  /** How far from it the value is, in robust standard deviations of all such distances. */
  readonly score: number;
}

/**
 * Compares each value with the median of the others in a window around it, and with that of the others on its level; the
 * comparison that finds it less unusual counts.
 *
 * The window follows a drift; the level a sudden change close to an end, where the window is cut off. A value takes no
 * part in its own expectation: with it, many distances would be 0 and the rest look large.
 *
 * @param values - Values at their places, `null` where one is missing.
 * @param window - Places in the window, odd.
 * @param level - Fewest values of a level.
 * @returns A score for each place; `null` where the value is missing, or nothing is there to compare it with.
 */
export function unusualScores(
  values: readonly (number | null)[],
  window: number,
  level: number,
): readonly (UnusualScore | null)[] {
  const half = (window - 1) / 2;
  const around = scored(values, (i) => others(values, i - half, i + half + 1, i));
  const { segments } = changepoints(values, { minimumSegment: level });
  const onLevel = scored(values, (i) => {
    const segment = segments.find(({ start, end }) => i >= start && i < end);
    return segment === undefined ? [] : others(values, segment.start, segment.end, i);
  });
  return values.map((_, i) => {
    const [near, same] = [around[i] ?? null, onLevel[i] ?? null];
    if (near === null || same === null) return near ?? same;
    return Math.abs(near.score) <= Math.abs(same.score) ? near : same;
  });
}

function others(values: readonly (number | null)[], start: number, end: number, self: number): number[] {
  const from = Math.max(0, start);
  return values.slice(from, end).filter((value, k): value is number => value !== null && from + k !== self);
}

function scored(values: readonly (number | null)[], peers: (i: number) => number[]): (UnusualScore | null)[] {
  const expected = values.map((value, i) => (value === null ? null : median(peers(i))));
  const distances = values.map((value, i) => (value === null || expected[i] === null ? null : value - expected[i]!));
  // Mirrored, so that the middle of the distances is 0, as it is expected to be.
  const mirrored = distances.map((distance) => (distance === null ? null : -distance));
  const { scores } = modifiedZScores([...distances, ...mirrored]);
  return distances.map((distance, i) => (distance === null ? null : { expected: expected[i]!, score: scores[i] ?? 0 }));
}
