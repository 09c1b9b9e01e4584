import { throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { type OptionNames, optionIssues } from '../../core/options.js';
import type { SeriesInput } from '../observations.js';
import { limitsStatus, orNull } from './chart-points.js';
import type { LeftOutPoint, LimitsReason, LimitsStatus, PositionRange } from './control-limits.js';
import {
  type EwmaPoint,
  type EwmaState,
  type EwmaWeights,
  ewmaPoint,
  ewmaReach,
  nextEwma,
  readWeights,
  startEwma,
} from './ewma-step.js';
import { individualsLevel } from './individuals-chart.js';
import { type MovingRangeOptions, readRangeSettings } from './moving-range.js';
import { missingPoints, readBaseline, readNumber, readValues } from './read-points.js';

/** What a chart of accumulated evidence measures by. */
export interface ProcessLevelOptions extends MovingRangeOptions {
  /** Level of the stable process. @defaultValue mean of the baseline */
  readonly center?: number;
  /** Standard deviation of a single value, above 0. @defaultValue that of a chart of individual values */
  readonly sigma?: number;
  /** Positions from which what is not given is estimated. @defaultValue all */
  readonly baseline?: PositionRange;
}

/** How an EWMA chart is made. */
export interface EwmaChartOptions extends ProcessLevelOptions, EwmaWeights {}

/** An EWMA chart, in the unit of the values. */
export interface EwmaChart {
  readonly points: readonly EwmaPoint[];
  readonly center: number | null;
  readonly sigma: number | null;
  readonly conventions: {
    readonly lambda: number;
    readonly sigmas: number;
    readonly limits: 'exact' | 'asymptotic';
    readonly center: 'given' | 'mean';
    readonly sigma: 'given' | 'meanMovingRange' | 'medianMovingRange';
  };
  /** Positions that set centre and sigma; `null` when both were given. */
  readonly baseline: PositionRange | null;
  readonly pointsUsed: number;
  readonly limits: LimitsStatus;
  readonly reason: LimitsReason | null;
  readonly leftOut: readonly LeftOutPoint[];
  /** Goes on with {@link ewmaStep}; `null` without limits. */
  readonly state: EwmaState | null;
}

/** Names of {@link ProcessLevelOptions}. */
export const LEVEL_OPTIONS: OptionNames<ProcessLevelOptions> = {
  baseline: true,
  center: true,
  constant: true,
  gaps: true,
  movingRange: true,
  screening: true,
  sigma: true,
};
const OPTIONS: OptionNames<EwmaChartOptions> = { ...LEVEL_OPTIONS, lambda: true, limits: true, sigmas: true };

/**
 * Chart of the exponentially weighted moving average (EWMA), which finds small, lasting shifts sooner than single values do.
 *
 * A missing value changes nothing and keeps its place. Centre and sigma that are not given are those of a chart of
 * individual values.
 *
 * Source: S. W. Roberts 1959; NIST e-Handbook 6.3.2.4. Checked against qcc, which has the exact limits too.
 *
 * @param values - In time order; `null`, `undefined` and NaN are missing.
 * @param options - Weights, and what the process is measured by.
 * @returns Points with their limits, and the state to go on from.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_NUMBER`, `INVALID_VALUE`, `OUT_OF_RANGE`,
 * `UNKNOWN_KEY`.
 * @example
 * ```ts
 * import { ewmaChart } from 'vendorwise/statistics';
 * const { points } = ewmaChart([52, 47, 53, 56, 55], { center: 50, sigma: 2, lambda: 0.5 });
 * points.map((point) => point.ewma); // => [51, 49, 51, 53.5, 54.25]
 * points.map((point) => point.beyond); // => [null, null, null, 'above', 'above']
 * ```
 */
export function ewmaChart(values: SeriesInput, options: EwmaChartOptions = {}): EwmaChart {
  const issues: VendorwiseIssue[] = [...optionIssues(options, OPTIONS)];
  const weights = readWeights(options, 'options', issues);
  const found = readValues(values, 'values', 'any', issues);
  const level = processLevel(found, options, issues);
  const { center, sigma } = level;
  const points = new Array<EwmaPoint>(found.length);
  const scale = { ...weights, center, sigma: sigma === 0 ? Number.NaN : sigma };
  let [ewma, count] = [center, 0];
  for (let i = 0; i < found.length; i++) {
    const value = found[i]!;
    if (!Number.isNaN(value)) {
      ewma = nextEwma(weights.lambda, ewma, value);
      count += 1;
    }
    points[i] = ewmaPoint(value, ewma, center, ewmaReach(scale, count));
  }
  const { status, ...evidence } = level.evidence;
  return {
    points,
    center: orNull(center),
    sigma: orNull(sigma),
    conventions: { ...weights, ...status },
    ...evidence,
    leftOut: missingPoints(found),
    state: evidence.limits === 'none' ? null : { ...startEwma({ ...weights, center, sigma }), count, ewma },
  };
}

/** Centre and sigma as given or estimated; NaN where they cannot be found. */
export interface ProcessLevel {
  readonly center: number;
  readonly sigma: number;
  readonly evidence: Pick<EwmaChart, 'baseline' | 'pointsUsed' | 'limits' | 'reason'> & {
    readonly status: Pick<EwmaChart['conventions'], 'center' | 'sigma'>;
  };
}

/**
 * Reads what a process is measured by, and estimates what was not given.
 *
 * @param values - NaN is missing.
 * @param options - Checked for their values, not for unknown names.
 * @param issues - Problems found so far.
 * @returns Centre, sigma and where they come from.
 * @throws {@link VendorwiseError} with all problems.
 */
export function processLevel(
  values: Float64Array,
  options: ProcessLevelOptions,
  issues: VendorwiseIssue[],
): ProcessLevel {
  const settings = readRangeSettings(options, issues);
  const baseline = readBaseline(options.baseline, values.length, issues);
  const givenCenter = readNumber(options.center, Number.NaN, () => true, 'options.center', 'a number', issues);
  const positive = (one: number): boolean => one > 0;
  const givenSigma = readNumber(options.sigma, Number.NaN, positive, 'options.sigma', 'a number above 0', issues);
  throwIssues(issues);
  const status = {
    center: Number.isNaN(givenCenter) ? ('mean' as const) : ('given' as const),
    sigma: !Number.isNaN(givenSigma)
      ? ('given' as const)
      : settings.movingRange === 'mean'
        ? ('meanMovingRange' as const)
        : ('medianMovingRange' as const),
  };
  if (status.center === 'given' && status.sigma === 'given') {
    const evidence = { status, baseline: null, pointsUsed: 0, limits: 'firm' as const, reason: null };
    return { center: givenCenter, sigma: givenSigma, evidence };
  }
  const level = individualsLevel(values, baseline, 'mean', settings);
  const center = status.center === 'given' ? givenCenter : level.center;
  const sigma = status.sigma === 'given' ? givenSigma : level.sigma;
  const { pointsUsed } = level;
  return { center, sigma, evidence: { status, baseline, pointsUsed, ...limitsStatus(pointsUsed, sigma) } };
}
