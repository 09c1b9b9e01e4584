import { wordIssues } from '../../core/check.js';
import { fail, issue, throwIssues } from '../../core/errors.js';
import { checkOptions } from '../../core/options.js';
import { observationsOf, type SeriesInput } from '../observations.js';
import { lengthIssues, periodIssues } from './stl-settings.js';

/** How a series is decomposed by moving averages. */
export interface ClassicalDecompositionOptions {
  /** Whether season and rest are added to the trend or multiply it. @defaultValue `'additive'` */
  readonly model?: 'additive' | 'multiplicative';
}

/** A series as trend and season, added or multiplied, and rest. */
export interface ClassicalDecomposition {
  /** Centred moving average over a season; `null` at half a season from both ends, and where a value of it is missing. */
  readonly trend: readonly (number | null)[];
  /** The figure at each position: an addend with mean 0 or a factor with mean 1 over a season. */
  readonly seasonal: readonly number[];
  /** The same once: the figure of each place of the season. */
  readonly figure: readonly number[];
  /** What is left, as an addend or a factor; `null` without trend or value, and for a multiple of 0. */
  readonly remainder: readonly (number | null)[];
  readonly conventions: { readonly period: number; readonly model: 'additive' | 'multiplicative' };
}

/**
 * Classical decomposition: trend by a centred moving average over one season, season by the mean of each of its places.
 *
 * The definitions of R's `decompose`; missing values leave gaps in the trend.
 *
 * @param values - The series at equal steps of time; `null`, `undefined` and NaN are missing.
 * @param period - Length of a season, in values: 12 for months of a year, 7 for days of a week.
 * @param options - Model.
 * @returns The parts.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_NUMBER`, `INVALID_VALUE`, `UNKNOWN_KEY`;
 * `OUT_OF_RANGE` for a period below 2 and for negative values of a multiplicative model; `TOO_FEW_VALUES` below two
 * seasons, or when a place of the season never has a trend to be compared with.
 * @example
 * ```ts
 * import { classicalDecomposition } from 'vendorwise/statistics';
 * const parts = classicalDecomposition([11, 22, 13, 24, 15, 26], 2);
 * parts.figure; // => [-5, 5]
 * parts.trend; // => [null, 17, 18, 19, 20, null]
 * ```
 */
export function classicalDecomposition(
  values: SeriesInput,
  period: number,
  options: ClassicalDecompositionOptions = {},
): ClassicalDecomposition {
  checkOptions(options, { model: true });
  const { model = 'additive' } = options;
  throwIssues([...periodIssues(period), ...wordIssues(model, ['additive', 'multiplicative'], 'options.model')]);
  const seen = observationsOf(values);
  const y = new Float64Array(values.length).fill(Number.NaN);
  seen.times.forEach((place, i) => {
    y[place] = seen.values[i]!;
  });
  throwIssues(lengthIssues(y, period));
  const multiplies = model === 'multiplicative';
  if (multiplies) refuseNegative(y);
  const trend = centredAverage(y, period);
  const figure = figureOf(y, trend, period, multiplies);
  const remainder = Array.from(y, (value, i): number | null => {
    const at = trend[i]!;
    const season = figure[i % period]!;
    if (!multiplies) return orNull(value - season - at);
    return at * season === 0 ? null : orNull(value / season / at);
  });
  return {
    trend: Array.from(trend, orNull),
    seasonal: Array.from(y, (_, i) => figure[i % period]!),
    figure,
    remainder,
    conventions: { period, model },
  };
}

const orNull = (value: number): number | null => (Number.isFinite(value) ? value : null);

function refuseNegative(y: Float64Array): void {
  throwIssues(
    Array.from(y, (value, i) => ({ value, i }))
      .filter(({ value }) => value < 0)
      .slice(0, 100)
      .map(({ value, i }) =>
        issue('OUT_OF_RANGE', `values[${i}]`, 'A season that multiplies needs values that are not negative.', {
          received: value,
          expected: 'a number of at least 0, or an additive model',
        }),
      ),
  );
}

/** NaN where it does not reach. An even season is centred by half weights at both ends. */
function centredAverage(y: Float64Array, period: number): Float64Array {
  const half = Math.floor(period / 2);
  const even = period % 2 === 0;
  return y.map((_, i) => {
    if (i < half || i + half >= y.length) return Number.NaN;
    let sum = 0;
    for (let k = i - half; k <= i + half; k++) {
      const edge = even && (k === i - half || k === i + half);
      sum += edge ? y[k]! / 2 : y[k]!;
    }
    return sum / period;
  });
}

function figureOf(y: Float64Array, trend: Float64Array, period: number, multiplies: boolean): number[] {
  const raw = Array.from({ length: period }, (_, season) => {
    const shares: number[] = [];
    for (let i = season; i < y.length; i += period) {
      const share = multiplies ? y[i]! / trend[i]! : y[i]! - trend[i]!;
      if (Number.isFinite(share)) shares.push(share);
    }
    return meanOf(shares);
  });
  const empty = raw.indexOf(null);
  if (empty >= 0) {
    const message = `No value at place ${empty + 1} of the season has a trend to be compared with.`;
    fail('TOO_FEW_VALUES', `values[${empty}]`, message, {
      expected: 'a full season, and a trend other than 0, around a value of each place',
      params: { period },
    });
  }
  const figures = raw as number[];
  const centre = meanOf(figures) ?? 0;
  if (!multiplies) return figures.map((one) => one - centre);
  return figures.map((one) => one / centre);
}

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
