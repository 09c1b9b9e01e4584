import { fail } from '../../core/errors.js';
import { checkOptions } from '../../core/options.js';
import { observationsOf, type SeriesInput } from '../observations.js';
import { costOf, levelMean, levelsByCount, penalisedLevels, type WeightedValues } from './level-fits.js';
import { type NoiseSource, noiseOf } from './noise-level.js';
import { weightsOf } from './read-weights.js';

/** How changes of level are looked for. */
export interface ChangepointOptions {
  /** What each change costs, in squared units of the values. @defaultValue 2 sigma^2 ln n, sigma from the differences of neighbours */
  readonly penalty?: number;
  /** Fewest values of a level. @defaultValue 3 */
  readonly minSegment?: number;
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
  readonly conventions: { readonly search: 'penalised' | 'fixedNumber'; readonly minSegment: number };
}

/**
 * Finds where the level of a series changed: the placing with the least squared distances plus a penalty for each change.
 *
 * The optimum is exact, also with a fewest number of values a level, in O(n^2) time and O(n) memory (O(n) for each change
 * of a given number). Pruned searches that ignore the fewest number (PELT as in ruptures) can miss it. That a change was
 * found is no proof of one: see `testChangepoints`.
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
export function changepoints(values: SeriesInput, options: ChangepointOptions = {}): Changepoints {
  checkOptions(options, { penalty: true, minSegment: true, changes: true, weights: true });
  const { minSegment = 3, changes } = options;
  requireCount(minSegment, 1, 'options.minSegment', 'The fewest values of a level');
  const seen = observationsOf(values);
  const n = seen.values.length;
  checkAmount(options, n, minSegment);
  const data: WeightedValues = { values: seen.values, weights: weightsOf(values, options.weights, seen.times) };
  const noise = noiseOf(data);
  const penalty = changes === undefined ? (options.penalty ?? defaultPenalty(noise.sigma, n)) : null;
  const ends = endsOf(data, penalty, changes ?? 0, minSegment);
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
    conventions: { search: penalty === null ? 'fixedNumber' : 'penalised', minSegment },
  };
}

function endsOf(data: WeightedValues, penalty: number | null, changes: number, minSegment: number): readonly number[] {
  if (penalty !== null) return penalisedLevels(data, penalty, minSegment).ends;
  if (changes > 0) return levelsByCount(data, changes, minSegment)[changes]!;
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

/**
 * Checks a whole number that has a least value.
 *
 * @param value - As the caller gave it.
 * @param least - The least value.
 * @param path - Where it stands.
 * @param what - What it is, for the message.
 * @throws {@link VendorwiseError} `OUT_OF_RANGE`.
 */
export function requireCount(value: number, least: number, path: string, what: string): void {
  if (Number.isSafeInteger(value) && value >= least) return;
  const expected = `a whole number of at least ${least}`;
  fail('OUT_OF_RANGE', path, `${what} is ${expected}.`, { received: value, expected });
}

function checkAmount({ penalty, changes }: ChangepointOptions, n: number, minSegment: number): void {
  if (penalty !== undefined && changes !== undefined) {
    fail('INVALID_VALUE', 'options.changes', 'The number of changes is either given or found by a penalty, not both.', {
      received: changes,
      expected: 'a penalty or a number of changes',
    });
  }
  if (penalty !== undefined && !(penalty >= 0 && penalty < Number.POSITIVE_INFINITY)) {
    fail('OUT_OF_RANGE', 'options.penalty', 'A penalty is a number that is not negative.', {
      received: penalty,
      expected: 'a number of at least 0',
    });
  }
  if (changes === undefined) return;
  requireCount(changes, 0, 'options.changes', 'The number of changes');
  const most = Math.max(0, Math.floor(n / minSegment) - 1);
  if (changes > most) {
    fail(
      'OUT_OF_RANGE',
      'options.changes',
      `${n} values have room for ${most} changes between levels of at least ${minSegment}.`,
      {
        received: changes,
        expected: `at most ${most}`,
        params: { n, minSegment, most },
      },
    );
  }
}
