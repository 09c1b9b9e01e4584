import { NOT_NEGATIVE, type NumberRule, numberIssues } from '../../core/check.js';
import { fail, throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { checkOptions } from '../../core/options.js';
import { observationsOf, type SeriesInput } from '../observations.js';
import { costOf, levelMean, levelsByCount, penalisedLevels, type WeightedValues } from './level-fits.js';
import { type NoiseSource, noiseOf } from './noise-level.js';
import { weightsOf } from './read-weights.js';

/** How changes of level are looked for. */
export interface ChangepointsOptions {
  /** What each change costs, in squared units of the values. @defaultValue 2 sigma^2 ln n, sigma from the differences of neighbours */
  readonly penalty?: number;
  /** Fewest values of a level. @defaultValue 3 */
  readonly minimumSegment?: number;
  /** The number of changes, in place of a penalty. @defaultValue as many as are worth the penalty */
  readonly changes?: number;
  /** How much each value counts in the mean of its level, above 0, e.g. the denominators of rates; only their proportions matter. @defaultValue all alike */
  readonly weights?: ArrayLike<number | null | undefined>;
}

/** Values on one level. */
export interface LevelSegment {
  /** Position of its first value in the list as given, from 0. */
  readonly start: number;
  /** Position after its last value. */
  readonly end: number;
  /** Values that are there. */
  readonly n: number;
  /** Their mean, weighted where there are weights. */
  readonly mean: number;
}

/** Where the level of a series changed. */
export interface Changepoints {
  /** Values used. */
  readonly n: number;
  /** Values missing; they keep their place. */
  readonly missing: number;
  /** Position of the first value of each new level in the list as given, ascending. */
  readonly positions: readonly number[];
  readonly segments: readonly LevelSegment[];
  /** Sum of the squared distances of the values to the mean of their level. */
  readonly cost: number;
  /** `cost` plus the penalty of all changes: no other placing has less; `null` for a given number of changes. */
  readonly objective: number | null;
  /** Penalty of one change; `null` for a given number of changes. */
  readonly penalty: number | null;
  /** Standard deviation around the levels by which the penalty was set, and what it rests on. */
  readonly noise: { readonly sigma: number; readonly source: NoiseSource };
  readonly conventions: { readonly search: 'penalised' | 'fixedNumber'; readonly minimumSegment: number };
}

/**
 * Finds where the level of a series changed: the placing with the least squared distances plus a penalty for each change.
 *
 * The optimum is exact, also with a fewest number of values a level, in O(n^2) time and O(n) memory (O(n) for each change
 * of a given number). Pruned searches that ignore the fewest number (PELT as in ruptures) can miss it. That a change was
 * found is no proof of one: see `changepointTest`.
 *
 * Source: Jackson et al. 2005 (optimal partitioning); Auger and Lawrence 1989 (given number of changes); penalty of Yao
 * 1988 with the noise from differences.
 *
 * @param values - The series; `null`, `undefined` and NaN are missing.
 * @param options - Penalty or number of changes, fewest values a level, weights.
 * @returns The levels and their cost; among equal fits the one with the fewest changes, the last of them as early as can be.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_NUMBER`, `OUT_OF_RANGE`, `INVALID_VALUE`,
 * `LENGTH_MISMATCH`, `UNKNOWN_KEY`.
 * @example
 * ```ts
 * import { changepoints } from 'vendorwise/statistics';
 * const found = changepoints([5, 6, 5, 6, 5, 9, 10, 9, 10]);
 * [found.positions, found.segments.map((one) => one.mean), found.cost]; // => [[5], [5.4, 9.5], 2.2]
 * ```
 */
export function changepoints(values: SeriesInput, options: ChangepointsOptions = {}): Changepoints {
  checkOptions(options, { penalty: true, minimumSegment: true, changes: true, weights: true });
  const { minimumSegment = 3, changes } = options;
  throwIssues([
    ...segmentIssues(minimumSegment),
    ...(options.penalty === undefined
      ? []
      : numberIssues(options.penalty, NOT_NEGATIVE, 'options.penalty', 'A penalty')),
    ...(changes === undefined ? [] : numberIssues(changes, COUNT, 'options.changes', 'The number of changes')),
  ]);
  const seen = observationsOf(values);
  const n = seen.values.length;
  checkAmount(options, n, minimumSegment);
  const data: WeightedValues = { values: seen.values, weights: weightsOf(values, options.weights, seen.times) };
  const noise = noiseOf(data);
  const penalty = changes === undefined ? (options.penalty ?? defaultPenalty(noise.sigma, n)) : null;
  const ends = endsOf(data, penalty, changes ?? 0, minimumSegment);
  const cost = costOf(data, ends);
  const segments = segmentsOf(data, seen.times, ends);
  return {
    n,
    missing: seen.missing,
    positions: segments.slice(1).map(({ start }) => start),
    segments,
    cost,
    objective: penalty === null ? null : cost + penalty * Math.max(0, ends.length - 1),
    penalty,
    noise,
    conventions: { search: penalty === null ? 'fixedNumber' : 'penalised', minimumSegment },
  };
}

function endsOf(
  data: WeightedValues,
  penalty: number | null,
  changes: number,
  minimumSegment: number,
): readonly number[] {
  if (penalty !== null) return penalisedLevels(data, penalty, minimumSegment).ends;
  if (changes > 0) return levelsByCount(data, changes, minimumSegment)[changes]!;
  return data.values.length === 0 ? [] : [data.values.length];
}

/** The penalty of a change when none is given: 2 sigma^2 ln n. */
export function defaultPenalty(sigma: number, n: number): number {
  return 2 * sigma * sigma * Math.log(Math.max(1, n));
}

/** Levels in positions of the list as given. */
export function segmentsOf(data: WeightedValues, places: Float64Array, ends: readonly number[]): LevelSegment[] {
  return ends.map((end, i) => {
    const start = ends[i - 1] ?? 0;
    return { start: places[start]!, end: places[end - 1]! + 1, n: end - start, mean: levelMean(data, start, end) };
  });
}

/** Problems of the fewest values of a level. */
export function segmentIssues(minimumSegment: number): VendorwiseIssue[] {
  return numberIssues(
    minimumSegment,
    { whole: true, least: 1 },
    'options.minimumSegment',
    'The fewest values of a level',
  );
}

const COUNT: NumberRule = { whole: true, least: 0 };

function checkAmount({ penalty, changes }: ChangepointsOptions, n: number, minimumSegment: number): void {
  if (penalty !== undefined && changes !== undefined) {
    fail('INVALID_VALUE', 'options.changes', 'The number of changes is either given or found by a penalty, not both.', {
      received: changes,
      expected: 'a penalty or a number of changes',
    });
  }
  if (changes === undefined) return;
  const most = Math.max(0, Math.floor(n / minimumSegment) - 1);
  if (changes > most) {
    fail(
      'OUT_OF_RANGE',
      'options.changes',
      `${n} values have room for ${most} changes between levels of at least ${minimumSegment}.`,
      {
        received: changes,
        expected: `at most ${most}`,
        params: { n, minimumSegment, most },
      },
    );
  }
}
