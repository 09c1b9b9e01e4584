import { addExact, type ExactPartials, exactSum, sumExactly } from '../numeric/exact-sum.js';
import { observationsOf, type SeriesInput } from './observations.js';
import { quantileOfSorted } from './quantile.js';

/** Figures that describe a list of values, in their unit. */
export interface ValueDescription {
  /** Values used. */
  readonly n: number;
  /** Values that were missing. */
  readonly missing: number;
  /** `null` without values; so are all the others below. */
  readonly mean: number | null;
  /** Sample standard deviation (divisor n - 1); `null` below two values. */
  readonly sd: number | null;
  /** Standard deviation of the mean; `null` below two values. */
  readonly standardError: number | null;
  readonly min: number | null;
  readonly lowerQuartile: number | null;
  readonly median: number | null;
  readonly upperQuartile: number | null;
  readonly max: number | null;
}

/**
 * Mean, spread and quartiles of a list of values.
 *
 * The sums are exact, so that figures that share their leading digits lose none (NIST StRD NumAcc1 to 4), and the order
 * of the values does not matter. Quartiles are those of definition 7 (Hyndman and Fan 1996).
 *
 * @param values - `null`, `undefined` and NaN are missing.
 * @returns The figures.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_NUMBER`.
 * @example
 * ```ts
 * import { describeValues } from 'vendorwise/statistics';
 * const { mean, sd, median } = describeValues([10000001, 10000003, null, 10000002]);
 * [mean, sd, median]; // => [10000002, 1, 10000002]
 * ```
 */
export function describeValues(values: SeriesInput): ValueDescription {
  const { values: found, missing } = observationsOf(values);
  const n = found.length;
  if (n === 0) return { ...NOTHING, n, missing };
  const mean = sumExactly(found) / n;
  const sd = n < 2 ? null : deviationOf(found, mean);
  const sorted = found.slice().sort();
  const part = (share: number): number => quantileOfSorted(sorted, share);
  return {
    n,
    missing,
    mean,
    sd,
    standardError: sd === null ? null : sd / Math.sqrt(n),
    min: part(0),
    lowerQuartile: part(0.25),
    median: part(0.5),
    upperQuartile: part(0.75),
    max: part(1),
  };
}

const NOTHING = {
  mean: null,
  sd: null,
  standardError: null,
  min: null,
  lowerQuartile: null,
  median: null,
  upperQuartile: null,
  max: null,
} as const;

/** Two passes; the mean itself is rounded, and the sum of deviations corrects for that (Chan, Golub and LeVeque 1983). */
function deviationOf(values: Float64Array, mean: number): number {
  // Deviations are scaled so that their squares neither overflow nor vanish.
  const largest = values.reduce((high, value) => Math.max(high, Math.abs(value - mean)), 0);
  if (largest === 0) return 0;
  const [squares, sum]: [ExactPartials, ExactPartials] = [[], []];
  for (const value of values) {
    const deviation = (value - mean) / largest;
    addExact(squares, deviation * deviation);
    addExact(sum, deviation);
  }
  const n = values.length;
  const variance = (exactSum(squares) - exactSum(sum) ** 2 / n) / (n - 1);
  return largest * Math.sqrt(Math.max(0, variance));
}
