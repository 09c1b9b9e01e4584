import { checkState } from '../../core/accumulator.js';
import type { NumberRule } from '../../core/check.js';
import { throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { type OptionNames, optionIssues } from '../../core/options.js';
import { isAbove } from './moving-range.js';
import { LEVEL, readNumber, readRequired, SPREAD, valueIssue } from './read-points.js';

/** How large a shift a CUSUM looks for and when it signals, in standard deviations. */
export interface CusumTuning {
  /** Reference value k: half the shift to be found, at least 0. @defaultValue 0.5 */
  readonly referenceSigmas?: number;
  /**
   * Decision interval h, above 0. With k 0.5 a stable process signals once in about 168 points at 4, and in 465 at 5.
   *
   * @defaultValue 5
   */
  readonly decisionSigmas?: number;
  /** Both sums start here (fast initial response: half of h), at least 0. @defaultValue 0 */
  readonly headStartSigmas?: number;
}

/** Where a stream stands before its first value. */
export interface CusumStart extends CusumTuning {
  /** Level of the stable process, in the unit of the values. */
  readonly center: number;
  /** Standard deviation of a single value, above 0, in the unit of the values. */
  readonly sigma: number;
}

/** One of the two sums. */
export interface CusumSide {
  /** In standard deviations, at least 0. */
  readonly sum: number;
  /** Values since the sum was last 0. */
  readonly count: number;
  /** Position of the first of them; `null` while the sum is 0. */
  readonly since: number | null;
}

/** The sums between two values of a stream; plain JSON. */
export interface CusumState extends Required<CusumStart> {
  readonly kind: typeof KIND;
  readonly version: typeof VERSION;
  /** Values given so far, missing ones too: the position of the next. */
  readonly position: number;
  readonly above: CusumSide;
  readonly below: CusumSide;
}

/** One point of a CUSUM chart. */
export interface CusumPoint {
  /** In the unit of the values; `null` when it is missing. */
  readonly value: number | null;
  /** Upper sum after this value, in standard deviations; `null` when the value is missing. */
  readonly above: number | null;
  /** Lower sum after this value, in standard deviations, counted positive; `null` when the value is missing. */
  readonly below: number | null;
  /** Which sum is beyond the decision interval; on it, it is not. */
  readonly beyond: 'above' | 'below' | 'both' | null;
}

const KIND = 'cusum';
const VERSION = 1;
const START: OptionNames<CusumStart> = {
  center: true,
  decisionSigmas: true,
  headStartSigmas: true,
  referenceSigmas: true,
  sigma: true,
};
/** Sums of so distant values stay finite. */
const LARGEST_Z = 1e150;

/**
 * Opens a tabular CUSUM for a stream of values.
 *
 * @param start - Centre and standard deviation of the stable process, and the tuning.
 * @returns The state before the first value, for {@link cusumStep}.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `OUT_OF_RANGE`, `UNKNOWN_KEY`.
 * @example
 * ```ts
 * import { startCusum } from 'vendorwise/statistics';
 * startCusum({ center: 50, sigma: 2 }).decisionSigmas; // => 5
 * ```
 */
export function startCusum(start: CusumStart): CusumState {
  const issues: VendorwiseIssue[] = [...optionIssues(start, START, 'start')];
  const figures = readFigures(start, 'start', issues);
  throwIssues(issues);
  const side: CusumSide = { sum: figures.headStartSigmas, count: 0, since: figures.headStartSigmas > 0 ? 0 : null };
  return { kind: KIND, version: VERSION, ...figures, position: 0, above: side, below: side };
}

/**
 * Takes the next value of a stream into a tabular CUSUM: two sums of how far values lie beyond k standard deviations from
 * the centre, one for each side, never below 0.
 *
 * Source: E. S. Page, "Continuous inspection schemes", 1954; NIST e-Handbook 6.3.2.3. Checked against qcc.
 *
 * @param state - From {@link startCusum} or the step before; it is not changed and survives JSON.
 * @param value - In the unit of the centre; `null`, `undefined` and NaN are missing and only move the position on.
 * @returns The new state, and the point.
 * @throws {@link VendorwiseError} `ACCUMULATOR_MISMATCH` for a state of something else, `REQUIRED`, `INVALID_NUMBER`,
 * `OUT_OF_RANGE`.
 * @example
 * ```ts
 * import { cusumStep, startCusum } from 'vendorwise/statistics';
 * const first = cusumStep(startCusum({ center: 50, sigma: 2, decisionSigmas: 4 }), 56);
 * const second = cusumStep(first.state, 56);
 * [first.point.above, second.point.above, second.point.beyond]; // => [2.5, 5, 'above']
 * second.state.above.since; // => 0
 * ```
 */
export function cusumStep(
  state: CusumState,
  value: number | null | undefined,
): { readonly state: CusumState; readonly point: CusumPoint } {
  checkState(state, KIND, VERSION);
  const issues: VendorwiseIssue[] = [];
  readFigures(state, 'state', issues);
  readRequired(state.position, COUNT, 'state.position', issues);
  checkSide(state.above, 'state.above', issues);
  checkSide(state.below, 'state.below', issues);
  const missing = value === null || value === undefined || Number.isNaN(value);
  const wrong = missing ? null : valueIssue(value, 'any', 'value');
  throwIssues(wrong === null ? issues : [...issues, wrong]);
  const position = state.position + 1;
  if (missing) return { state: { ...state, position }, point: cusumPoint(Number.NaN, 0, 0, state.decisionSigmas) };
  const z = standardised(value, state.center, state.sigma);
  const above = nextSide(state.above, z, state);
  const below = nextSide(state.below, -z, state);
  return {
    state: { ...state, position, above, below },
    point: cusumPoint(value + 0, above.sum, below.sum, state.decisionSigmas),
  };
}

function nextSide(side: CusumSide, z: number, { referenceSigmas, position }: CusumState): CusumSide {
  const sum = nextSum(side.sum, z, referenceSigmas);
  return sum === 0 ? { sum, count: 0, since: null } : { sum, count: side.count + 1, since: side.since ?? position };
}

/** A value in standard deviations from the centre. */
export function standardised(value: number, center: number, sigma: number): number {
  return Math.max(-LARGEST_Z, Math.min(LARGEST_Z, (value - center) / sigma));
}

/** A sum after one more value. */
export function nextSum(sum: number, z: number, reference: number): number {
  return Math.max(0, sum + z - reference);
}

/** One point; a missing value has no sums. */
export function cusumPoint(value: number, above: number, below: number, decision: number): CusumPoint {
  if (Number.isNaN(value)) return { value: null, above: null, below: null, beyond: null };
  const high = isAbove(above, decision);
  const low = isAbove(below, decision);
  return { value, above, below, beyond: high && low ? 'both' : high ? 'above' : low ? 'below' : null };
}

/** Tuning with its defaults. */
export function readTuning(given: CusumTuning, path: string, issues: VendorwiseIssue[]): Required<CusumTuning> {
  return {
    referenceSigmas: readNumber(given.referenceSigmas, 0.5, SIZE_OR_NONE, `${path}.referenceSigmas`, issues),
    decisionSigmas: readNumber(given.decisionSigmas, 5, { above: 0, most: 1000 }, `${path}.decisionSigmas`, issues),
    headStartSigmas: readNumber(given.headStartSigmas, 0, SIZE_OR_NONE, `${path}.headStartSigmas`, issues),
  };
}

const SIZE_OR_NONE: NumberRule = { least: 0, most: 1000 };

function readFigures(given: CusumStart, path: string, issues: VendorwiseIssue[]): Required<CusumStart> {
  return {
    center: readRequired(given.center, LEVEL, `${path}.center`, issues),
    sigma: readRequired(given.sigma, SPREAD, `${path}.sigma`, issues),
    ...readTuning(given, path, issues),
  };
}

const COUNT: NumberRule = { whole: true, least: 0 };

function checkSide(side: CusumSide, path: string, issues: VendorwiseIssue[]): void {
  readRequired(side?.sum, { least: 0, most: 1e160 }, `${path}.sum`, issues);
  readRequired(side?.count, COUNT, `${path}.count`, issues);
  if (side?.since !== null) readRequired(side?.since as number, COUNT, `${path}.since`, issues);
}
