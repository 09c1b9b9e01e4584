import { flagIssues, type NumberRule, numberIssues } from '../../core/check.js';
import { issue, throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { checkOptions, type OptionNames } from '../../core/options.js';
import { windowIssues } from './odd-window.js';

/** How a series is decomposed by loess. */
export interface StlOptions {
  /** Loess window over the same season of successive years, odd, at least 3; `periodic` is the same season every year. @defaultValue 7 */
  readonly seasonalWindow?: number | 'periodic';
  /** Loess window of the trend, odd, above the period. @defaultValue the smallest odd number of at least 1.5 period / (1 - 1.5 / seasonalWindow) */
  readonly trendWindow?: number;
  /** Loess window of the low-pass filter, odd, at least the period; `above` is the smallest odd number above the period (statsmodels), `atLeast` the smallest of at least it (R). @defaultValue `'above'` */
  readonly lowPassWindow?: number | 'above' | 'atLeast';
  /** Local mean (0, the default of R) or local line (1, that of statsmodels) over a season; `periodic` takes means. @defaultValue 1 */
  readonly seasonalDegree?: 0 | 1;
  /** @defaultValue 1 */
  readonly trendDegree?: 0 | 1;
  /** @defaultValue 1 */
  readonly lowPassDegree?: 0 | 1;
  /** Whether unusual values lose their weight. @defaultValue false */
  readonly robust?: boolean;
  /** Rounds of season and trend. @defaultValue 5, robust 2 (statsmodels; R has 2 and 1) */
  readonly innerIterations?: number;
  /** Rounds of weighing. @defaultValue 0, robust 15 */
  readonly outerIterations?: number;
}

/** The settings a decomposition was made with: peers have other defaults, and their results differ by them. */
export interface StlConventions {
  readonly period: number;
  readonly seasonalWindow: number;
  /** Whether each season is the same in every year. */
  readonly periodic: boolean;
  readonly trendWindow: number;
  readonly lowPassWindow: number;
  readonly seasonalDegree: 0 | 1;
  readonly trendDegree: 0 | 1;
  readonly lowPassDegree: 0 | 1;
  readonly robust: boolean;
  readonly innerIterations: number;
  readonly outerIterations: number;
  /** Every point has its own regression, where R by default joins every tenth of a window by lines. */
  readonly jumps: 1;
}

const OPTIONS: OptionNames<StlOptions> = {
  seasonalWindow: true,
  trendWindow: true,
  lowPassWindow: true,
  seasonalDegree: true,
  trendDegree: true,
  lowPassDegree: true,
  robust: true,
  innerIterations: true,
  outerIterations: true,
};

/** Checks the settings of a series of so many values and fills in their defaults. */
export function stlSettings(period: number, options: StlOptions, n: number): StlConventions {
  checkOptions(options, OPTIONS);
  throwIssues(periodIssues(period));
  const { robust = false, lowPassWindow = 'above', seasonalWindow = 7, seasonalDegree = 1 } = options;
  const { trendDegree = 1, lowPassDegree = 1, innerIterations = robust ? 2 : 5 } = options;
  const { outerIterations = robust ? 15 : 0 } = options;
  const periodic = seasonalWindow === 'periodic';
  const settings = {
    period,
    // So wide that every year has the same weight, but for the last digits.
    seasonalWindow: seasonalWindow === 'periodic' ? 10 * n + 1 : seasonalWindow,
    periodic,
    lowPassWindow:
      lowPassWindow === 'above' ? nextOdd(period + 1) : lowPassWindow === 'atLeast' ? nextOdd(period) : lowPassWindow,
    seasonalDegree: periodic ? 0 : seasonalDegree,
    trendDegree,
    lowPassDegree,
    robust,
    innerIterations,
    outerIterations,
    jumps: 1,
  } as const;
  throwIssues([
    ...windowIssues(settings.seasonalWindow, 3, 'options.seasonalWindow'),
    ...windowIssues(settings.lowPassWindow, period, 'options.lowPassWindow'),
    ...numberIssues(settings.seasonalDegree, DEGREE, 'options.seasonalDegree', DEGREE_NAME),
    ...numberIssues(settings.trendDegree, DEGREE, 'options.trendDegree', DEGREE_NAME),
    ...numberIssues(settings.lowPassDegree, DEGREE, 'options.lowPassDegree', DEGREE_NAME),
    ...numberIssues(settings.innerIterations, { whole: true, least: 1 }, 'options.innerIterations'),
    ...numberIssues(settings.outerIterations, { whole: true, least: 0 }, 'options.outerIterations'),
    ...flagIssues(robust, 'options.robust'),
  ]);
  const usual = nextOdd(Math.ceil((1.5 * period) / (1 - 1.5 / settings.seasonalWindow)));
  const { trendWindow = usual } = options;
  throwIssues(windowIssues(trendWindow, period + 1, 'options.trendWindow'));
  return { ...settings, trendWindow };
}

/** A local mean or a local line. */
const DEGREE: NumberRule = { whole: true, least: 0, most: 1 };
const DEGREE_NAME = 'The degree of a local regression';

/** Problems of the length of a season. */
export function periodIssues(period: number): VendorwiseIssue[] {
  return numberIssues(period, { whole: true, least: 2 }, 'period', 'The length of a season');
}

/** Problems of a series (NaN is missing) below two seasons, or with a place of the season that never has a value. */
export function lengthIssues(values: Float64Array, period: number): VendorwiseIssue[] {
  const details = (received: unknown) => ({
    received,
    expected: 'two full seasons, each of their places with a value',
    params: { period },
  });
  if (values.length < 2 * period) {
    const message = `A season of ${period} needs at least ${2 * period} values; there are ${values.length}.`;
    return [issue('TOO_FEW_VALUES', 'values', message, details(values.length))];
  }
  const seen = new Uint8Array(period);
  values.forEach((value, i) => {
    if (!Number.isNaN(value)) seen[i % period] = 1;
  });
  const empty = seen.indexOf(0);
  if (empty < 0) return [];
  const message = `All values at place ${empty + 1} of the season of ${period} are missing.`;
  return [issue('TOO_FEW_VALUES', `values[${empty}]`, message, details(null))];
}

const nextOdd = (x: number): number => x + 1 - (x % 2);
