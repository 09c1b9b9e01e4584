import { OPEN_SHARE } from '../../core/check.js';
import { issue, throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { type OptionNames, optionIssues } from '../../core/options.js';
import { describeValues } from '../describe-values.js';
import type { SeriesInput } from '../observations.js';
import { type CapabilityIndices, type CapabilityPlace, capabilityIndices, rangeFreedom } from './capability-indices.js';
import { orNull } from './chart-points.js';
import type { MovingRanges } from './control-limits.js';
import { type MovingRangeOptions, movingRangeSigma, readRangeSettings, withoutRounding } from './moving-range.js';
import { LEVEL, readNumber, readValues } from './read-points.js';

/** What is asked of a process, in the unit of its values: one limit or both; `null` is none. */
export interface ProcessSpecification {
  /** Lowest value that is good; it is good itself. */
  readonly lower?: number | null;
  /** Highest value that is good; it is good itself. */
  readonly upper?: number | null;
  /** Best value. @defaultValue the middle when there are two limits, else none */
  readonly target?: number | null;
}

/** How capability is measured. */
export interface ProcessCapabilityOptions extends MovingRangeOptions {
  /** Confidence of the intervals, a share. @defaultValue 0.95 */
  readonly confidence?: number;
}

/** How well a process keeps what is asked of it. */
export interface ProcessCapability {
  /** Values used. */
  readonly n: number;
  readonly missing: number;
  /** In the unit of the values; `null` without values. */
  readonly mean: number | null;
  readonly specification: {
    readonly lower: number | null;
    readonly upper: number | null;
    readonly target: number | null;
  };
  readonly targetIs: 'given' | 'middle' | null;
  /** By the variation between neighbours: Cp, Cpk, Cpm. What the process can do while it is stable. */
  readonly within: CapabilityIndices;
  /** By the variation of all values: Pp, Ppk, Ppm. What it has done. */
  readonly overall: CapabilityIndices;
  /** Values seen below the lower limit, in percent; `null` without that limit. */
  readonly observedBelowPercent: number | null;
  /** Values seen above the upper limit, in percent; `null` without that limit. */
  readonly observedAbovePercent: number | null;
  readonly confidence: number;
  /** Whether there are fewer than 30 values: then read the intervals, not the indices. */
  readonly smallSample: boolean;
  /** Why there are no indices: fewer than two values, or no variation. */
  readonly noIndicesBecause: 'tooFewValues' | 'noVariation' | null;
  readonly movingRanges: MovingRanges;
}

const OPTIONS: OptionNames<ProcessCapabilityOptions> = {
  confidence: true,
  constant: true,
  gaps: true,
  movingRange: true,
  screening: true,
};
const SPECIFICATION: OptionNames<ProcessSpecification> = { lower: true, target: true, upper: true };
const SMALL_SAMPLE = 30;

/**
 * Process capability: Cp, Cpk and Cpm by the variation between neighbours, Pp, Ppk and Ppm by that of all values, with
 * intervals, and the share of values beyond the limits as seen and as a normal distribution has it.
 *
 * Moving ranges are not screened unless that is asked for. Indices say nothing while a control chart shows signals.
 *
 * Source: NIST e-Handbook 6.1.6; A. F. Bissell, "How reliable is your capability index?", 1990 (interval of Cpk; chi-square
 * for Cp); degrees of freedom of moving ranges by the variance of their mean, 0.605 for each range (J. D. Cryer and T. P.
 * Ryan, 1990). Checked against qcc.
 *
 * @param values - In time order; `null`, `undefined` and NaN are missing.
 * @param specification - One or two limits, and a target.
 * @param options - Conventions and confidence.
 * @returns The indices.
 * @throws {@link VendorwiseError} `REQUIRED` without a limit, `INVALID_TYPE`, `INVALID_NUMBER`, `INVALID_VALUE`,
 * `OUT_OF_RANGE`, `UNKNOWN_KEY`.
 * @example
 * ```ts
 * import { processCapability } from 'vendorwise/statistics';
 * const flow = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1];
 * const { within, overall } = processCapability(flow, { lower: 45, upper: 56 });
 * [within.actual?.toFixed(3), overall.actual?.toFixed(3)]; // => ['1.039', '0.851']
 * within.actualInterval?.map((end) => end.toFixed(2)); // => ['0.40', '1.68']
 * ```
 */
export function processCapability(
  values: SeriesInput,
  specification: ProcessSpecification,
  options: ProcessCapabilityOptions = {},
): ProcessCapability {
  const issues: VendorwiseIssue[] = [
    ...optionIssues(specification, SPECIFICATION, 'specification'),
    ...optionIssues(options, OPTIONS),
  ];
  const asked = readSpecification(specification, issues);
  const settings = readRangeSettings(options, issues, 'off');
  const confidence = readNumber(options.confidence, 0.95, OPEN_SHARE, 'options.confidence', issues);
  const found = readValues(values, 'values', 'any', issues);
  throwIssues(issues);
  const { n, missing, mean, sd, min, max } = describeValues(found);
  const { sigma, ranges } = movingRangeSigma(found, { from: 0, to: found.length }, settings);
  const spread = sd === null ? Number.NaN : withoutRounding(sd, Math.max(Math.abs(min ?? 0), Math.abs(max ?? 0)));
  const place = { ...asked, mean: mean ?? Number.NaN, n, confidence };
  return {
    n,
    missing,
    mean,
    specification: { lower: orNull(asked.lower), upper: orNull(asked.upper), target: orNull(asked.target) },
    targetIs: (specification.target ?? null) !== null ? 'given' : Number.isNaN(asked.target) ? null : 'middle',
    within: capabilityIndices(sigma, rangeFreedom(ranges.used, settings.movingRange), place),
    overall: capabilityIndices(spread, n - 1, place),
    observedBelowPercent: observedPercent(found, n, asked.lower, (value) => value < asked.lower),
    observedAbovePercent: observedPercent(found, n, asked.upper, (value) => value > asked.upper),
    confidence,
    smallSample: n < SMALL_SAMPLE,
    noIndicesBecause: n < 2 ? 'tooFewValues' : spread === 0 ? 'noVariation' : null,
    movingRanges: ranges,
  };
}

function observedPercent(
  values: Float64Array,
  n: number,
  limit: number,
  beyond: (value: number) => boolean,
): number | null {
  if (n === 0 || Number.isNaN(limit)) return null;
  let count = 0;
  for (const value of values) if (beyond(value)) count += 1;
  return (100 * count) / n;
}

function readSpecification(
  given: ProcessSpecification,
  issues: VendorwiseIssue[],
): Pick<CapabilityPlace, 'lower' | 'upper' | 'target'> {
  const read = (name: keyof ProcessSpecification): number =>
    readNumber(given[name] ?? undefined, Number.NaN, LEVEL, `specification.${name}`, issues);
  const [lower, upper, target] = [read('lower'), read('upper'), read('target')];
  if ((given.lower ?? null) === null && (given.upper ?? null) === null) {
    const expected = 'a lower or an upper limit';
    issues.push(issue('REQUIRED', 'specification', `A specification has ${expected}, or both.`, { expected }));
  }
  if (lower >= upper) {
    const expected = `a number above ${lower}`;
    const message = 'The upper limit lies above the lower one.';
    issues.push(issue('OUT_OF_RANGE', 'specification.upper', message, { received: upper, expected }));
  } else if (target < lower || target > upper) {
    const message = 'A target lies inside the limits.';
    const expected = 'a number from the lower to the upper limit';
    issues.push(issue('OUT_OF_RANGE', 'specification.target', message, { received: target, expected }));
  }
  return { lower, upper, target: (given.target ?? null) === null ? lower / 2 + upper / 2 : target };
}
