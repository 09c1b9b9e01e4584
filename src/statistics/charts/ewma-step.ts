import { checkState } from '../../core/accumulator.js';
import { throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { type OptionNames, optionIssues } from '../../core/options.js';
import { isAbove } from './moving-range.js';
import { LEVEL, readNumber, readRequired, readWord, SPREAD, valueIssue } from './read-points.js';

/** How much an EWMA chart looks back and where its limits stand. */
export interface EwmaWeights {
  /** Weight of the newest value, above 0 and at most 1: small ones look further back. @defaultValue 0.2 */
  readonly lambda?: number;
  /** Distance of the limits from the centre, in standard deviations of the average. @defaultValue 3 */
  readonly sigmas?: number;
  /** Limits that widen from the first value on, or those they end up at. @defaultValue `'exact'` */
  readonly limits?: 'exact' | 'asymptotic';
}

/** Where a stream stands before its first value. */
export interface EwmaStart extends EwmaWeights {
  /** Level of the stable process, in the unit of the values. */
  readonly center: number;
  /** Standard deviation of a single value, above 0, in the unit of the values. */
  readonly sigma: number;
}

/** An exponentially weighted moving average between two values of a stream; plain JSON. */
export interface EwmaState {
  readonly kind: typeof KIND;
  readonly version: typeof VERSION;
  readonly center: number;
  readonly sigma: number;
  readonly lambda: number;
  readonly sigmas: number;
  readonly limits: 'exact' | 'asymptotic';
  /** Values seen, missing ones not counted. */
  readonly count: number;
  /** The average, in the unit of the values. */
  readonly ewma: number;
}

/** One point of an EWMA chart, in the unit of the values. */
export interface EwmaPoint {
  /** `null` when it is missing. */
  readonly value: number | null;
  /** The average after this value; `null` when the value is missing. */
  readonly ewma: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** On which side the average is beyond a limit; on the limit it is not. */
  readonly beyond: 'above' | 'below' | null;
}

const KIND = 'ewma';
const VERSION = 1;
const START: OptionNames<EwmaStart> = { lambda: true, limits: true, sigmas: true, center: true, sigma: true };

/**
 * Opens an exponentially weighted moving average (EWMA) for a stream of values.
 *
 * @param start - Centre and standard deviation of the stable process, and the weights.
 * @returns The state before the first value, for {@link ewmaStep}.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_NUMBER`, `INVALID_VALUE`, `OUT_OF_RANGE`,
 * `UNKNOWN_KEY`.
 * @example
 * ```ts
 * import { startEwma } from 'vendorwise/statistics';
 * startEwma({ center: 50, sigma: 2 }).lambda; // => 0.2
 * ```
 */
export function startEwma(start: EwmaStart): EwmaState {
  const issues: VendorwiseIssue[] = [...optionIssues(start, START, 'start')];
  const figures = readFigures(start, 'start', issues);
  throwIssues(issues);
  return { kind: KIND, version: VERSION, ...figures, count: 0, ewma: figures.center };
}

/**
 * Takes the next value of a stream into an exponentially weighted moving average.
 *
 * Source: S. W. Roberts, "Control chart tests based on geometric moving averages", 1959; NIST e-Handbook 6.3.2.4, which
 * prints the asymptotic limits. Checked against qcc.
 *
 * @param state - From {@link startEwma} or the step before; it is not changed and survives JSON.
 * @param value - In the unit of the centre; `null`, `undefined` and NaN are missing and change nothing.
 * @returns The new state, and the point with its limits.
 * @throws {@link VendorwiseError} `ACCUMULATOR_MISMATCH` for a state of something else, `INVALID_NUMBER`,
 * `INVALID_VALUE`, `OUT_OF_RANGE`.
 * @example
 * ```ts
 * import { ewmaStep, startEwma } from 'vendorwise/statistics';
 * const { state, point } = ewmaStep(startEwma({ center: 50, sigma: 2, lambda: 0.25 }), 54);
 * [point.ewma, point.lower, point.upper, point.beyond]; // => [51, 48.5, 51.5, null]
 * ewmaStep(state, 58).point.beyond; // => 'above'
 * ```
 */
export function ewmaStep(
  state: EwmaState,
  value: number | null | undefined,
): { readonly state: EwmaState; readonly point: EwmaPoint } {
  checkState(state, KIND, VERSION);
  const issues: VendorwiseIssue[] = [];
  readFigures(state, 'state', issues);
  readRequired(state.count, { whole: true, least: 0 }, 'state.count', issues);
  readRequired(state.ewma, LEVEL, 'state.ewma', issues);
  const missing = value === null || value === undefined || Number.isNaN(value);
  const wrong = missing ? null : valueIssue(value, 'any', 'value');
  throwIssues(wrong === null ? issues : [...issues, wrong]);
  if (missing) return { state, point: ewmaPoint(Number.NaN, state.ewma, state.center, ewmaReach(state, state.count)) };
  const next = { ...state, count: state.count + 1, ewma: nextEwma(state.lambda, state.ewma, value) };
  return { state: next, point: ewmaPoint(value + 0, next.ewma, state.center, ewmaReach(next, next.count)) };
}

/** The average after one more value. */
export function nextEwma(lambda: number, ewma: number, value: number): number {
  return lambda * value + (1 - lambda) * ewma + 0;
}

/** Distance of the limits from the centre after a number of values; NaN before the first, where there is no average. */
export function ewmaReach({ sigma, sigmas, lambda, limits }: Required<EwmaStart>, count: number): number {
  if (count === 0) return Number.NaN;
  // 1 - (1 - lambda)^(2 count), without loss of digits while it is small.
  const share = limits === 'asymptotic' ? 1 : -Math.expm1(2 * count * Math.log1p(-lambda));
  return sigmas * sigma * Math.sqrt((lambda / (2 - lambda)) * share);
}

/** One point; a missing value has limits, but no average. */
export function ewmaPoint(value: number, ewma: number, center: number, reach: number): EwmaPoint {
  const missing = Number.isNaN(value);
  const bare = Number.isNaN(reach);
  // Comparisons with NaN are false: without limits nothing is beyond.
  const side = isAbove(ewma, center + reach) ? 'above' : isAbove(center - reach, ewma) ? 'below' : null;
  return {
    value: missing ? null : value,
    ewma: missing || Number.isNaN(ewma) ? null : ewma,
    lower: bare ? null : center - reach + 0,
    upper: bare ? null : center + reach + 0,
    beyond: missing ? null : side,
  };
}

/** Weights with their defaults. */
export function readWeights(given: EwmaWeights, path: string, issues: VendorwiseIssue[]): Required<EwmaWeights> {
  return {
    lambda: readNumber(given.lambda, 0.2, { above: 0, most: 1 }, `${path}.lambda`, issues),
    sigmas: readNumber(given.sigmas, 3, { above: 0, most: 100 }, `${path}.sigmas`, issues),
    limits: readWord(given.limits, ['exact', 'asymptotic'], `${path}.limits`, issues),
  };
}

function readFigures(given: EwmaStart, path: string, issues: VendorwiseIssue[]): Required<EwmaStart> {
  return {
    center: readRequired(given.center, LEVEL, `${path}.center`, issues),
    sigma: readRequired(given.sigma, SPREAD, `${path}.sigma`, issues),
    ...readWeights(given, path, issues),
  };
}
