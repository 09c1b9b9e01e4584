import { throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { type OptionNames, optionIssues } from '../../core/options.js';
import { medianInPlace } from '../../numeric/select.js';
import { normalUpperTail } from '../normal.js';
import type { SeriesInput } from '../observations.js';
import { chartPoints, limitsStatus, orNull } from './chart-points.js';
import type { ControlLimits, PositionRange } from './control-limits.js';
import { meanOf, presentValues } from './moving-range.js';
import { missingPoints, readBaseline, readValues, readWord } from './read-points.js';

/** How a chart of cases between events is made. */
export interface GChartOptions {
  /** What the centre line is. Runs beside the mean mislead, because two thirds of the points lie below it. @defaultValue `'median'` */
  readonly center?: 'mean' | 'median';
  /**
   * The mean plus three standard deviations, which a stable process passes at 2 % of its points; or the limits that it
   * passes at 0.135 % of its points on either side. @defaultValue `'threeSigma'`
   */
  readonly limits?: 'threeSigma' | 'probability';
  /** Positions that set the limits; all points are judged by them. @defaultValue all */
  readonly baseline?: PositionRange;
}

const OPTIONS: OptionNames<GChartOptions> = { baseline: true, center: true, limits: true };

/**
 * Chart of the number of cases between rare events (g chart), from the geometric distribution.
 *
 * A point above the upper limit is a long stretch of good cases. A lower limit below 0 is 0.
 *
 * Source: J. C. Benneyan, "Number-between g-type statistical quality control charts", 2001. Limits checked against the
 * formulas of qicharts2; the probability limits are quantiles of the geometric distribution.
 *
 * @param cases - Cases between one event and the next, whole numbers in time order; `null`, `undefined` and NaN are missing.
 * @param options - Centre line, kind of limits, and the points that set them.
 * @returns Limits and points in cases.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_NUMBER`, `INVALID_VALUE`, `OUT_OF_RANGE`,
 * `UNKNOWN_KEY`.
 * @example
 * ```ts
 * import { gChart } from 'vendorwise/statistics';
 * const { center, upper } = gChart([12, 30, 7, 21, 45, 3, 18, 26, 9, 33]);
 * [center, upper?.toFixed(4)]; // => [19.5, '83.0821']
 * ```
 */
export function gChart(cases: SeriesInput, options: GChartOptions = {}): ControlLimits {
  const issues: VendorwiseIssue[] = [...optionIssues(options, OPTIONS)];
  const center = readWord(options.center, ['median', 'mean'], 'options.center', issues);
  const kind = readWord(options.limits, ['threeSigma', 'probability'], 'options.limits', issues);
  const values = readValues(cases, 'cases', 'whole', issues);
  const baseline = readBaseline(options.baseline, values.length, issues);
  throwIssues(issues);
  const present = presentValues(values, baseline);
  const pointsUsed = present.length;
  const mean = pointsUsed === 0 ? Number.NaN : meanOf(present);
  const level = center === 'mean' || pointsUsed === 0 ? mean : medianInPlace(present, pointsUsed);
  const sigma = Math.sqrt(mean * (mean + 1));
  const scale = sigma === 0 ? Number.NaN : sigma;
  const [lower, upper] =
    kind === 'probability' ? probabilityLimits(mean) : [Math.max(0, mean - 3 * scale), mean + 3 * scale];
  const z = values.map((value) => (value - level) / scale);
  return {
    chart: 'g',
    points: chartPoints({ values, center: level, lower, upper, sigma, z }),
    center: orNull(level),
    sigma: orNull(sigma),
    lower: orNull(lower),
    upper: orNull(upper),
    conventions: {
      center,
      sigma: 'geometric',
      sigmas: kind === 'probability' ? null : 3,
      constant: null,
      divisor: null,
      screening: null,
      gaps: null,
      power: null,
    },
    baseline,
    pointsUsed,
    ...limitsStatus(pointsUsed, sigma),
    movingRanges: null,
    dispersion: null,
    leftOut: missingPoints(values),
  };
}

/** Largest and smallest number of cases that the tails leave out with the probability of three sigma. */
function probabilityLimits(mean: number): [lower: number, upper: number] {
  if (!(mean > 0)) return [Number.NaN, Number.NaN];
  const tail = normalUpperTail(3);
  // Logarithm of the probability that one more case passes without an event.
  const logGood = -Math.log1p(1 / mean);
  return [Math.floor(Math.log1p(-tail) / logGood), Math.ceil(Math.log(tail) / logGood) - 1];
}
