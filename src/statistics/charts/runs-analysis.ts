import { throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { type OptionNames, optionIssues } from '../../core/options.js';
import { medianInPlace } from '../../numeric/select.js';
import type { SeriesInput } from '../observations.js';
import { isAbove, presentValues } from './moving-range.js';
import { LEVEL, readNumber, readValues } from './read-points.js';
import { runsFalseAlarmShare } from './runs-chance.js';

/** How runs are counted. */
export interface RunsAnalysisOptions {
  /** The line that parts the points, in the unit of the values. @defaultValue their median */
  readonly center?: number;
}

/** How the points of a run chart stand around its centre line. */
export interface RunsAnalysis {
  /** In the unit of the values; `null` without values. */
  readonly center: number | null;
  /** Points that are not on the centre line. */
  readonly usefulPoints: number;
  /** Points on the centre line: they neither make nor end a run. */
  readonly pointsOnCenter: number;
  /** Points of the longest run on one side. */
  readonly longestRun: number;
  /** Positions of its first and last point (of the first such run), from 0; `null` without a run. */
  readonly longestRunAt: { readonly start: number; readonly end: number } | null;
  /** A longer run is a signal; `null` without useful points. */
  readonly longestRunLimit: number | null;
  /** How often the line through the useful points crosses the centre line. */
  readonly crossings: number;
  /** Fewer crossings are a signal; `null` without useful points. */
  readonly crossingsLimit: number | null;
  readonly signal: boolean;
  /**
   * How often as many points on either side of the line give a signal in random order, 0 to 1, counted over all orders;
   * `null` without useful points and for more than 500.
   */
  readonly falseAlarmShare: number | null;
  /** What gave the signal. */
  readonly reasons: readonly ('longRun' | 'fewCrossings')[];
}

const OPTIONS: OptionNames<RunsAnalysisOptions> = { center: true };

/**
 * Says whether points are ordered by more than chance around their median (the rules of Anhoej for run charts).
 *
 * Unlike rules with a fixed length, both limits grow with the number of points, so that long series give no more false
 * alarms than short ones. A signal is a run longer than round(log2 n) + 3 points on one side, or fewer crossings than
 * the 5 % quantile of the binomial distribution of n - 1 tosses of a coin.
 *
 * Source: J. Anhoej and A. V. Olesen, "Run charts revisited", 2014; Schilling 2012 for the longest run; Chen 2010 for the
 * crossings. Checked against qicharts2.
 *
 * @param values - In time order; `null`, `undefined` and NaN are missing.
 * @param options - The centre line.
 * @returns Longest run and crossings with their limits.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_NUMBER`, `UNKNOWN_KEY`.
 * @example
 * ```ts
 * import { runsAnalysis } from 'vendorwise/statistics';
 * const { longestRun, longestRunLimit, crossings, crossingsLimit, reasons } = runsAnalysis([3, 4, 3, 2, 4, 3, 2, 3, 8, 7, 9, 8, 7, 9, 8, 7, 9]);
 * [longestRun, longestRunLimit, crossings, crossingsLimit, reasons]; // => [8, 7, 1, 4, ['longRun', 'fewCrossings']]
 * ```
 */
export function runsAnalysis(values: SeriesInput, options: RunsAnalysisOptions = {}): RunsAnalysis {
  const issues: VendorwiseIssue[] = [...optionIssues(options, OPTIONS)];
  const found = readValues(values, 'values', 'any', issues);
  const present = presentValues(found, { from: 0, to: found.length });
  const middle = present.length === 0 ? Number.NaN : medianInPlace(present, present.length);
  const center = readNumber(options.center, middle, LEVEL, 'options.center', issues);
  throwIssues(issues);
  const counted = countRuns(found, center);
  const { useful, longest, crossings } = counted;
  const longestRunLimit = useful === 0 ? null : Math.round(Math.log2(useful)) + 3;
  const crossingsLimit = useful === 0 ? null : coinQuantile(useful - 1);
  const longRun = longestRunLimit !== null && longest > longestRunLimit;
  const fewCrossings = crossingsLimit !== null && crossings < crossingsLimit;
  return {
    center: Number.isNaN(center) ? null : center,
    usefulPoints: useful,
    pointsOnCenter: counted.onCenter,
    longestRun: longest,
    longestRunAt: counted.longestAt,
    longestRunLimit,
    crossings,
    crossingsLimit,
    signal: longRun || fewCrossings,
    falseAlarmShare: runsFalseAlarmShare(
      counted.above,
      useful - counted.above,
      longestRunLimit ?? 0,
      crossingsLimit ?? 0,
    ),
    reasons: [...(longRun ? (['longRun'] as const) : []), ...(fewCrossings ? (['fewCrossings'] as const) : [])],
  };
}

interface CountedRuns {
  readonly useful: number;
  readonly above: number;
  readonly onCenter: number;
  readonly longest: number;
  readonly longestAt: { readonly start: number; readonly end: number } | null;
  readonly crossings: number;
}

function countRuns(values: Float64Array, center: number): CountedRuns {
  let [useful, above, onCenter, longest, crossings, run, start, before] = [0, 0, 0, 0, 0, 0, 0, 0];
  let longestAt: CountedRuns['longestAt'] = null;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (Number.isNaN(value)) continue;
    const side = isAbove(value, center) ? 1 : isAbove(center, value) ? -1 : 0;
    if (side === 0) {
      onCenter++;
      continue;
    }
    useful++;
    if (side > 0) above++;
    if (side !== before) {
      if (before !== 0) crossings++;
      run = 0;
      start = i;
    }
    before = side;
    run++;
    if (run > longest) {
      longest = run;
      longestAt = { start, end: i };
    }
  }
  return { useful, above, onCenter, longest, longestAt, crossings };
}

/** Smallest number of heads that is not exceeded with a probability of at least 5 %. */
function coinQuantile(tosses: number): number {
  // Weights relative to the most probable number, so that long series do not underflow.
  const weights = new Float64Array(tosses + 1);
  const middle = tosses >>> 1;
  weights[middle] = 1;
  for (let k = middle; k > 0; k--) weights[k - 1] = (weights[k]! * k) / (tosses - k + 1);
  for (let k = middle; k < tosses; k++) weights[k + 1] = (weights[k]! * (tosses - k)) / (k + 1);
  let total = 0;
  for (const weight of weights) total += weight;
  let sum = 0;
  for (let k = 0; k < tosses; k++) {
    sum += weights[k]!;
    if (sum >= 0.05 * total) return k;
  }
  return tosses;
}
