import { type NumberRule, numberIssues, OPEN_SHARE, wordIssues } from '../../core/check.js';
import { throwIssues } from '../../core/errors.js';
import { checkOptions } from '../../core/options.js';
import { waysToChoose } from '../../numeric/ways-to-choose.js';
import { observationsOf, type SeriesInput } from '../observations.js';
import { studentTTwoSided } from '../student-t.js';
import { defaultPenalty, type LevelSegment, segmentIssues, segmentsOf } from './changepoints.js';
import { type LevelContrast, levelContrasts, resemblance } from './level-contrast.js';
import { levelsByCount, penalisedLevels, type WeightedValues } from './level-fits.js';
import { noiseOf } from './noise-level.js';
import { largestByCount } from './permuted-contrasts.js';
import { weightsOf } from './read-weights.js';

/** How changes of level are looked for and tested. */
export interface ChangepointTestOptions {
  /** Significance level, a share. @defaultValue 0.05 */
  readonly alpha?: number;
  /** Fewest values of a level. @defaultValue 3 */
  readonly minimumSegment?: number;
  /** Most changes that are looked for. @defaultValue 10 */
  readonly maximumChanges?: number;
  /** How much each value counts in the mean of its level, e.g. the denominators of rates; above 0. @defaultValue all alike */
  readonly weights?: ArrayLike<number | null | undefined>;
  /** `byRule` allows for values that resemble the ones before them, `ignore` never. @defaultValue `'byRule'` */
  readonly autocorrelation?: 'byRule' | 'ignore';
  /** Degrees of freedom already spent on the values, such as a period less one when a season was taken out. @defaultValue 0 */
  readonly degreesSpent?: number;
  /** Random orders of the values with which the series is compared; 99 to 99999. @defaultValue 999 */
  readonly permutations?: number;
  /** Seed of the random orders: the same seed gives the same p value. @defaultValue 1 */
  readonly seed?: number;
}

/** A change of level with its test. */
export interface TestedChange {
  /** Position of the first value of the new level in the list as given, from 0. */
  readonly position: number;
  readonly before: LevelSegment;
  readonly after: LevelSegment;
  /** Mean after minus mean before, in the unit. */
  readonly difference: number;
  /** The difference in standard errors, by the scatter within the levels; `null` where nothing scatters. */
  readonly statistic: number | null;
  /** Probability of so large a difference at any place that could have been picked, if nothing had changed. */
  readonly p: number;
  /** The same for this place alone: too small, since the place was picked from the data. Do not decide by it. */
  readonly pAtGivenPlace: number;
}

/** Which changes of level are more than chance. */
export interface ChangepointTest {
  readonly n: number;
  readonly missing: number;
  /** Changes that all have `p` below `alpha`, in time order. */
  readonly changes: readonly TestedChange[];
  /** The levels between them; empty without values. */
  readonly segments: readonly LevelSegment[];
  /** The likeliest single change when none is significant; `null` otherwise and with too few values for two levels. */
  readonly unproven: TestedChange | null;
  /** Changes the penalised search found, before the test. */
  readonly searched: number;
  /** The smallest p that values in any order could have; `null` with too few values for two levels. */
  readonly smallestP: number | null;
  /** How each value resembles the one before it around these levels (the likeliest two, when there is no change), and whether the test allows for it. */
  readonly autocorrelation: { readonly lag1: number; readonly allowedFor: boolean };
  readonly alpha: number;
  readonly conventions: {
    /** How `p` allows for the place having been picked. */
    readonly correction: 'permutation' | 'bonferroni';
    readonly permutations: number | null;
    readonly seed: number | null;
    readonly minimumSegment: number;
    /** In squared units. */
    readonly penalty: number;
  };
}

/** Above this length random orders take too long, and Bonferroni's bound is good enough. */
const PERMUTED_UP_TO = 300;

/**
 * Finds changes of level and says which are more than chance, although their places were picked from the data.
 *
 * The penalised optimum gives the number of changes to begin with. Up to 300 values, each change is compared with the
 * largest one that the same search finds in random orders of the values (the single-step maximum of Westfall and Young
 * 1993); beyond, its p value at a given place is multiplied by the number of all places with all neighbouring ends
 * (Bonferroni). While a change has a p of at least `alpha`, the optimum with one change less takes the place of
 * them all. Where values resemble the ones before them, differences are first shrunk by sqrt((1 - r) / (1 + r));
 * where degrees of freedom were spent before, by sqrt(1 - spent / n).
 *
 * @param values - The series; `null`, `undefined` and NaN are missing.
 * @param options - Level, fewest values, weights, random orders.
 * @returns The changes with their tests.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_NUMBER`, `OUT_OF_RANGE`, `INVALID_VALUE`,
 * `LENGTH_MISMATCH`, `UNKNOWN_KEY`, `INVALID_SEED`.
 * @example
 * ```ts
 * import { changepointTest } from 'vendorwise/statistics';
 * const test = changepointTest([5, 6, 5, 6, 5, 5, 9, 10, 9, 10, 9, 10]);
 * test.changes.map((one) => [one.position, one.p]); // => [[6, 0.004]]
 * ```
 */
export function changepointTest(values: SeriesInput, options: ChangepointTestOptions = {}): ChangepointTest {
  const { alpha, minimumSegment, maximumChanges, permutations, seed, rule, degreesSpent } = settingsOf(options);
  const seen = observationsOf(values);
  const data: WeightedValues = { values: seen.values, weights: weightsOf(values, options.weights, seen.times) };
  const n = seen.values.length;
  const penalty = defaultPenalty(noiseOf(data).sigma, n);
  const permuted = n <= PERMUTED_UP_TO;
  const base = {
    n,
    missing: seen.missing,
    alpha,
    conventions: {
      correction: permuted ? ('permutation' as const) : ('bonferroni' as const),
      permutations: permuted ? permutations : null,
      seed: permuted ? seed : null,
      minimumSegment,
      penalty,
    },
  };
  if (n < 2 * minimumSegment) {
    const segments = segmentsOf(data, seen.times, n === 0 ? [] : [n]);
    const autocorrelation = { lag1: 0, allowedFor: false };
    return { ...base, changes: [], segments, unproven: null, searched: 0, smallestP: null, autocorrelation };
  }
  const searched = Math.min(maximumChanges, penalisedLevels(data, penalty, minimumSegment).ends.length - 1);
  const most = Math.max(1, searched);
  const fits = levelsByCount(data, most, minimumSegment);
  const largest = permuted ? largestByCount(data, { most, minimumSegment, permutations, seed }) : null;
  const search: Search = { data, times: seen.times, fits, largest, rule, degreesSpent, minimumSegment };
  const { changes, single } = significantChanges(search, most, alpha);
  return {
    ...base,
    changes,
    segments: segmentsOf(data, seen.times, fits[changes.length] ?? [n]),
    unproven: changes.length === 0 ? single : null,
    searched,
    smallestP: permuted ? smallestShare(n, permutations) : 0,
    autocorrelation: resemblanceAt(search, Math.max(1, changes.length)),
  };
}

type Settings = Required<Omit<ChangepointTestOptions, 'weights' | 'autocorrelation'>> & {
  readonly rule: 'byRule' | 'ignore';
};

function settingsOf(options: ChangepointTestOptions): Settings {
  checkOptions(options, {
    alpha: true,
    minimumSegment: true,
    maximumChanges: true,
    weights: true,
    autocorrelation: true,
    degreesSpent: true,
    permutations: true,
    seed: true,
  });
  const { alpha = 0.05, minimumSegment = 3, maximumChanges = 10, permutations = 999, seed = 1 } = options;
  const { autocorrelation: rule = 'byRule', degreesSpent = 0 } = options;
  throwIssues([
    ...numberIssues(alpha, OPEN_SHARE, 'options.alpha'),
    ...segmentIssues(minimumSegment),
    ...numberIssues(maximumChanges, { whole: true, least: 1 }, 'options.maximumChanges', 'The most changes'),
    ...wordIssues(rule, ['byRule', 'ignore'], 'options.autocorrelation'),
    ...numberIssues(degreesSpent, { whole: true, least: 0 }, 'options.degreesSpent', 'Degrees of freedom'),
    ...numberIssues(permutations, ORDERS, 'options.permutations', 'The number of random orders'),
  ]);
  return { alpha, minimumSegment, maximumChanges, permutations, seed, rule, degreesSpent };
}

const ORDERS: NumberRule = { whole: true, least: 99, most: 99_999 };

/** What the changes of every number are tested with. */
interface Search {
  readonly data: WeightedValues;
  /** Positions of the values in the list as given. */
  readonly times: Float64Array;
  /** The best ends of the levels, by number of changes. */
  readonly fits: readonly (readonly number[])[];
  /** The largest statistics of random orders, by number of changes; `null` for Bonferroni's bound. */
  readonly largest: readonly Float64Array[] | null;
  readonly rule: 'byRule' | 'ignore';
  readonly degreesSpent: number;
  readonly minimumSegment: number;
}

/** The most changes that all have a p below `alpha`; the likeliest single one is the last that was looked at. */
function significantChanges(
  search: Search,
  most: number,
  alpha: number,
): { readonly changes: readonly TestedChange[]; readonly single: TestedChange } {
  for (let count = most; ; count--) {
    const changes = testedAt(search, count);
    const proven = changes.every(({ p }) => p < alpha);
    if (proven || count === 1) return { changes: proven ? changes : [], single: changes[0]! };
  }
}

function resemblanceAt({ data, fits, rule }: Search, count: number): ChangepointTest['autocorrelation'] {
  const lag1 = resemblance(data.values, fits[count]!);
  return { lag1, allowedFor: rule === 'byRule' && lag1 > 1 / Math.sqrt(data.values.length) };
}

/** The best fit with so many changes, each of them tested. */
function testedAt(search: Search, count: number): TestedChange[] {
  const { data, times, fits, largest, degreesSpent, minimumSegment } = search;
  const n = data.values.length;
  const ends = fits[count]!;
  const { lag1, allowedFor } = resemblanceAt(search, count);
  // Fitting took scatter out of the values, but not out of the means of their levels.
  const shrink = Math.sqrt(Math.max(0, 1 - degreesSpent / n) * (allowedFor ? (1 - lag1) / (1 + lag1) : 1));
  const places = ((n - 2 * minimumSegment + 1) * (n - 2 * minimumSegment + 2) * (n - 2 * minimumSegment + 3)) / 6;
  const segments = segmentsOf(data, times, ends);
  return levelContrasts(data, ends).map((contrast, k) => {
    const size = shrink === 0 ? 0 : contrast.statistic * shrink;
    const atPlace = size === 0 ? 1 : studentTTwoSided(size, Math.max(1, n - count - 1 - degreesSpent));
    const p = largest === null ? Math.min(1, places * atPlace) : shareAtLeast(largest[count]!, size);
    return changeOf(segments[k]!, segments[k + 1]!, contrast, p, atPlace);
  });
}

function changeOf(
  before: LevelSegment,
  after: LevelSegment,
  { difference, statistic }: LevelContrast,
  p: number,
  pAtGivenPlace: number,
): TestedChange {
  const size = Number.isFinite(statistic) ? statistic : null;
  return { position: after.start, before, after, difference, statistic: size, p, pAtGivenPlace };
}

/** Equal but for rounding counts as at least as large. */
const AS_LARGE = 1 - 1e-9;

/** The series itself is one of the orders it is compared with, so the share is never 0. */
function shareAtLeast(largest: Float64Array, size: number): number {
  let count = 1;
  for (const one of largest) if (one >= size * AS_LARGE) count++;
  return count / (largest.length + 1);
}

/** Two perfect levels: of all orders, those that keep the values of each level together have the same size. */
function smallestShare(n: number, permutations: number): number {
  const ways = waysToChoose(n, Math.floor(n / 2));
  return Math.max(2 / ways, 1 / (permutations + 1));
}
