import { issue, throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { checkOptions, type OptionNames } from '../../core/options.js';

/** How a series is decomposed by loess. */
export interface StlOptions {
  /** Length of a season, in values: 12 for months of a year, 7 for days of a week. */
  readonly period: number;
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
  period: true,
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

/**
 * Checks the options and fills in their defaults.
 *
 * @param options - As given by the caller.
 * @param n - Length of the series.
 * @returns Every setting.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `UNKNOWN_KEY`, `OUT_OF_RANGE`, `INVALID_VALUE`.
 */
export function stlSettings(options: StlOptions, n: number): StlConventions {
  checkOptions(options, OPTIONS);
  throwIssues(periodIssues(options.period));
  const { period, robust = false, lowPassWindow = 'above' } = options;
  const periodic = options.seasonalWindow === 'periodic';
  const settings = {
    period,
    // So wide that every year has the same weight, but for the last digits.
    seasonalWindow: options.seasonalWindow === 'periodic' ? 10 * n + 1 : (options.seasonalWindow ?? 7),
    periodic,
    lowPassWindow:
      lowPassWindow === 'above' ? nextOdd(period + 1) : lowPassWindow === 'atLeast' ? nextOdd(period) : lowPassWindow,
    seasonalDegree: periodic ? 0 : (options.seasonalDegree ?? 1),
    trendDegree: options.trendDegree ?? 1,
    lowPassDegree: options.lowPassDegree ?? 1,
    robust,
    innerIterations: options.innerIterations ?? (robust ? 2 : 5),
    outerIterations: options.outerIterations ?? (robust ? 15 : 0),
    jumps: 1,
  } as const;
  throwIssues([
    ...windowIssues(settings.seasonalWindow, 3, 'seasonalWindow'),
    ...windowIssues(settings.lowPassWindow, period, 'lowPassWindow'),
    ...degreeIssues(settings.seasonalDegree, 'seasonalDegree'),
    ...degreeIssues(settings.trendDegree, 'trendDegree'),
    ...degreeIssues(settings.lowPassDegree, 'lowPassDegree'),
    ...wholeIssues(settings.innerIterations, 1, 'innerIterations'),
    ...wholeIssues(settings.outerIterations, 0, 'outerIterations'),
    ...(typeof robust === 'boolean'
      ? []
      : [
          issue('INVALID_TYPE', 'options.robust', 'This is yes or no.', {
            received: robust,
            expected: 'true or false',
          }),
        ]),
  ]);
  const trendWindow = options.trendWindow ?? nextOdd(Math.ceil((1.5 * period) / (1 - 1.5 / settings.seasonalWindow)));
  throwIssues(windowIssues(trendWindow, period + 1, 'trendWindow'));
  return { ...settings, trendWindow };
}

/**
 * Problems of the length of a season.
 *
 * @param period - As given by the caller.
 * @returns `REQUIRED` or `OUT_OF_RANGE` issues.
 */
export function periodIssues(period: unknown): VendorwiseIssue[] {
  if (Number.isSafeInteger(period) && (period as number) >= 2) return [];
  const details = { received: period, expected: 'a whole number of at least 2' };
  const message = 'The length of a season is a whole number of at least 2 values.';
  return [issue(period === undefined ? 'REQUIRED' : 'OUT_OF_RANGE', 'options.period', message, details)];
}

/**
 * Problems of a series too short to be decomposed.
 *
 * @param values - The series; NaN is missing.
 * @param period - Length of a season, in values.
 * @returns A `TOO_FEW_VALUES` issue below two seasons, and for a place of the season that never has a value.
 */
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

function windowIssues(window: number, least: number, name: string): VendorwiseIssue[] {
  if (Number.isSafeInteger(window) && window % 2 === 1 && window >= least) return [];
  const expected = `an odd whole number of at least ${least}`;
  return [issue('OUT_OF_RANGE', `options.${name}`, `A loess window is ${expected}.`, { received: window, expected })];
}

function degreeIssues(degree: number, name: string): VendorwiseIssue[] {
  if (degree === 0 || degree === 1) return [];
  const details = { received: degree, expected: '0 or 1' };
  return [issue('INVALID_VALUE', `options.${name}`, 'A local regression is a mean (0) or a line (1).', details)];
}

function wholeIssues(value: number, least: number, name: string): VendorwiseIssue[] {
  if (Number.isSafeInteger(value) && value >= least) return [];
  const expected = `a whole number of at least ${least}`;
  return [
    issue('OUT_OF_RANGE', `options.${name}`, `The number of rounds is ${expected}.`, { received: value, expected }),
  ];
}
