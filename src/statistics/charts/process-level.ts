import { throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import type { OptionNames } from '../../core/options.js';
import { limitsStatus, orNull } from './chart-points.js';
import type { LeftOutPoint, LimitsReason, LimitsStatus, PositionRange } from './control-limits.js';
import { individualsLevel } from './individuals-chart.js';
import { type MovingRangeOptions, readRangeSettings } from './moving-range.js';
import { LEVEL, missingPoints, readBaseline, readNumber, SPREAD } from './read-points.js';

/** What a chart of accumulated evidence measures by: `ewmaChart` and `cusumChart`. */
export interface ProcessLevelOptions extends MovingRangeOptions {
  /** Level of the stable process. @defaultValue mean of the baseline */
  readonly center?: number;
  /** Standard deviation of a single value, above 0. @defaultValue that of a chart of individual values */
  readonly sigma?: number;
  /** Positions from which what is not given is estimated. @defaultValue all */
  readonly baseline?: PositionRange;
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

/** Where centre and sigma come from. */
export interface LevelSource {
  readonly center: 'given' | 'mean';
  readonly sigma: 'given' | 'meanMovingRange' | 'medianMovingRange';
}

/** What every chart of accumulated evidence says of the process. */
export interface ProcessLevelChart {
  /** In the unit of the values. */
  readonly center: number | null;
  /** In the unit of the values. */
  readonly sigma: number | null;
  /** Positions that set centre and sigma; `null` when both were given. */
  readonly baseline: PositionRange | null;
  readonly pointsUsed: number;
  readonly limits: LimitsStatus;
  readonly reason: LimitsReason | null;
  readonly leftOut: readonly LeftOutPoint[];
}

/** Centre and sigma as given or estimated; NaN where they cannot be found. */
export interface ProcessLevel {
  readonly center: number;
  readonly sigma: number;
  readonly evidence: ProcessLevelChart & { readonly source: LevelSource };
}

/**
 * Reads what a process is measured by, and estimates what was not given.
 *
 * @param values - NaN is missing.
 * @param options - Checked for their values, not for unknown names.
 * @throws {@link VendorwiseError} with all problems.
 */
export function processLevel(
  values: Float64Array,
  options: ProcessLevelOptions,
  issues: VendorwiseIssue[],
): ProcessLevel {
  const settings = readRangeSettings(options, issues);
  const baseline = readBaseline(options.baseline, values.length, issues);
  const givenCenter = readNumber(options.center, Number.NaN, LEVEL, 'options.center', issues);
  const givenSigma = readNumber(options.sigma, Number.NaN, SPREAD, 'options.sigma', issues);
  throwIssues(issues);
  const source: LevelSource = {
    center: Number.isNaN(givenCenter) ? 'mean' : 'given',
    sigma: !Number.isNaN(givenSigma)
      ? 'given'
      : settings.movingRange === 'mean'
        ? 'meanMovingRange'
        : 'medianMovingRange',
  };
  const leftOut = missingPoints(values);
  if (source.center === 'given' && source.sigma === 'given') {
    const figures = { center: givenCenter, sigma: givenSigma };
    const base = { baseline: null, pointsUsed: 0, limits: 'firm', reason: null, leftOut } as const;
    return { ...figures, evidence: { ...figures, ...base, source } };
  }
  const level = individualsLevel(values, baseline, 'mean', settings);
  const center = source.center === 'given' ? givenCenter : level.center;
  const sigma = source.sigma === 'given' ? givenSigma : level.sigma;
  const { pointsUsed } = level;
  const status = limitsStatus(pointsUsed, sigma);
  const figures = { center: orNull(center), sigma: orNull(sigma) };
  return { center, sigma, evidence: { ...figures, baseline, pointsUsed, ...status, leftOut, source } };
}
