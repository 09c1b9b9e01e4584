import { throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { type OptionNames, optionIssues } from '../../core/options.js';
import { medianInPlace } from '../../numeric/select.js';
import type { SeriesInput } from '../observations.js';
import { type ChartColumns, chartPoints, limitsStatus, orNull, sharedFigure } from './chart-points.js';
import type { ControlLimits, PositionRange } from './control-limits.js';
import {
  type MovingRangeOptions,
  type MovingRangeSettings,
  meanOf,
  movingRangeSigma,
  presentValues,
  type RangeSigma,
  readRangeSettings,
} from './moving-range.js';
import { missingPoints, readBaseline, readValues, readWord, withoutExcluded } from './read-points.js';

/** How a chart of individual values is made. */
export interface IndividualsChartOptions extends MovingRangeOptions {
  /** What the centre line is. @defaultValue `'mean'` */
  readonly center?: 'mean' | 'median';
  /** Positions that set the limits; all points are judged by them. @defaultValue all */
  readonly baseline?: PositionRange;
  /** Positions that do not set the limits, such as that of a strike; they are judged by them. @defaultValue none */
  readonly exclude?: readonly number[];
}

const OPTIONS: OptionNames<IndividualsChartOptions> = {
  baseline: true,
  center: true,
  constant: true,
  exclude: true,
  gaps: true,
  movingRange: true,
  screening: true,
};

/**
 * Chart of individual values (XmR, I chart): the centre line plus and minus three standard deviations, which are taken
 * from the differences between neighbouring points.
 *
 * No difference is taken across a missing point, and differences of at least 3.267 times their mean are left out once.
 * Points that do not vary (beyond rounding) have limits on the centre line, by which nothing is judged (`limits` is
 * `'none'`): any other value would be outside.
 *
 * Source: W. A. Shewhart, "Economic control of quality of manufactured product", 1931; L. S. Nelson, "Control charts for
 * individual measurements", 1982 (screening); D. J. Wheeler, "Understanding variation", 1993 (2.66, 3.145); NIST
 * e-Handbook 6.3.2.2. Checked against qcc, qicharts2 and NHSRplotthedots. The median moving range is divided by its own
 * constant 0.954: by 1.128, as in some tools, limits are 15 % too narrow.
 *
 * @param values - In time order; `null`, `undefined` and NaN are missing and keep their place.
 * @param options - Conventions and the points that set the limits.
 * @returns Limits and points, in the unit of the values.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_NUMBER`, `INVALID_VALUE`, `OUT_OF_RANGE`,
 * `UNKNOWN_KEY`.
 * @example
 * ```ts
 * import { individualsChart } from 'vendorwise/statistics';
 * const { center, upper, limits } = individualsChart([4, 6, 5, 7, 4, 6, null, 5, 4, 6, 5, 4, 5, 6, 30]);
 * [center, upper?.toFixed(3), limits]; // => [6.928571428571429, '11.039', 'firm']
 * ```
 */
export function individualsChart(values: SeriesInput, options: IndividualsChartOptions = {}): ControlLimits {
  const issues: VendorwiseIssue[] = [...optionIssues(options, OPTIONS)];
  const center = readWord(options.center, ['mean', 'median'], 'options.center', issues);
  const settings = readRangeSettings(options, issues);
  const found = readValues(values, 'values', 'any', issues);
  const baseline = readBaseline(options.baseline, found.length, issues);
  const setting = withoutExcluded(found, options.exclude, issues);
  throwIssues(issues);
  const level = individualsLevel(setting, baseline, center, settings);
  const z = new Float64Array(found.length);
  for (let i = 0; i < z.length; i++) z[i] = (found[i]! - level.center) / level.scale;
  const columns: ChartColumns = {
    values: found,
    center: level.center,
    lower: level.center - 3 * level.sigma,
    upper: level.center + 3 * level.sigma,
    sigma: level.sigma,
    z,
  };
  return individualsResult('individuals', columns, level, { center, settings, baseline, power: null });
}

/** Centre and spread of individual values. */
export interface IndividualsLevel extends RangeSigma {
  /** NaN without values. */
  readonly center: number;
  /** `sigma`, or NaN when there is no variation: nothing can be measured by it. */
  readonly scale: number;
  readonly pointsUsed: number;
}

/** Centre and standard deviation of the values in a range of positions. */
export function individualsLevel(
  values: Float64Array,
  baseline: PositionRange,
  center: 'mean' | 'median',
  settings: MovingRangeSettings,
): IndividualsLevel {
  const present = presentValues(values, baseline);
  const ranges = movingRangeSigma(values, baseline, settings);
  const count = present.length;
  return {
    ...ranges,
    scale: ranges.sigma === 0 ? Number.NaN : ranges.sigma,
    center: count === 0 ? Number.NaN : center === 'median' ? medianInPlace(present, count) : meanOf(present),
    pointsUsed: count,
  };
}

/** The result of the charts whose spread comes from moving ranges of values. */
export function individualsResult(
  chart: 'individuals' | 't',
  columns: ChartColumns,
  level: IndividualsLevel,
  used: {
    readonly center: 'mean' | 'median';
    readonly settings: MovingRangeSettings;
    readonly baseline: PositionRange;
    readonly power: number | null;
  },
): ControlLimits {
  const { movingRange, constant, screening, gaps } = used.settings;
  return {
    chart,
    points: chartPoints(columns),
    center: sharedFigure(columns.center),
    sigma: orNull(level.sigma),
    lower: sharedFigure(columns.lower),
    upper: sharedFigure(columns.upper),
    conventions: {
      center: used.center,
      sigma: movingRange === 'mean' ? 'meanMovingRange' : 'medianMovingRange',
      sigmas: 3,
      constant,
      divisor: level.divisor,
      screening,
      gaps,
      power: used.power,
    },
    baseline: used.baseline,
    pointsUsed: level.pointsUsed,
    ...limitsStatus(level.pointsUsed, level.sigma),
    movingRanges: level.ranges,
    dispersion: null,
    leftOut: missingPoints(columns.values),
  };
}
