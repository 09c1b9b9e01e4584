import type { VendorwiseIssue } from '../../core/errors.js';
import { type OptionNames, optionIssues } from '../../core/options.js';
import type { SeriesInput } from '../observations.js';
import { orNull } from './chart-points.js';
import {
  type CusumPoint,
  type CusumSide,
  type CusumState,
  type CusumTuning,
  cusumPoint,
  nextSum,
  readTuning,
  standardised,
  startCusum,
} from './cusum-step.js';
import {
  LEVEL_OPTIONS,
  type LevelSource,
  type ProcessLevelChart,
  type ProcessLevelOptions,
  processLevel,
} from './process-level.js';
import { readValues } from './read-points.js';

/** How a CUSUM chart is made. */
export interface CusumChartOptions extends ProcessLevelOptions, CusumTuning {}

/** A stretch of points on which a sum is beyond the decision interval. */
export interface CusumSignal {
  readonly side: 'above' | 'below';
  /** Position of the first point beyond. */
  readonly from: number;
  /** Position of the last point beyond. */
  readonly to: number;
  /** Position at which the shift probably began: the first point after the sum was last 0. */
  readonly shiftFrom: number;
  /** Level since then as the sum estimates it at `from`, in the unit of the values. */
  readonly level: number;
}

/** A CUSUM chart. */
export interface CusumChart extends ProcessLevelChart {
  readonly points: readonly CusumPoint[];
  readonly signals: readonly CusumSignal[];
  readonly conventions: Required<CusumTuning> & LevelSource;
  /** Goes on with {@link cusumStep}; `null` without limits. */
  readonly state: CusumState | null;
}

const TUNING: OptionNames<CusumTuning> = { decisionSigmas: true, headStartSigmas: true, referenceSigmas: true };

/**
 * Tabular CUSUM chart, which finds small, lasting shifts and says when they probably began.
 *
 * Both sums go on after a signal, as in qcc. A missing value changes nothing and keeps its place. Without variation there
 * are no sums.
 *
 * Source: E. S. Page 1954; D. C. Montgomery, "Introduction to statistical quality control", section 9.1 (start of the shift,
 * new level); NIST e-Handbook 6.3.2.3. Checked against qcc.
 *
 * @param values - In time order; `null`, `undefined` and NaN are missing.
 * @param options - Tuning, and what the process is measured by.
 * @returns Points, signals, and the state to go on from.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_NUMBER`, `INVALID_VALUE`, `OUT_OF_RANGE`,
 * `UNKNOWN_KEY`.
 * @example
 * ```ts
 * import { cusumChart } from 'vendorwise/statistics';
 * const { signals } = cusumChart([50, 49, 51, 50, 53, 54, 53, 54], { center: 50, sigma: 2, decisionSigmas: 4 });
 * signals; // => [{ side: 'above', from: 7, to: 7, shiftFrom: 4, level: 53.5 }]
 * ```
 */
export function cusumChart(values: SeriesInput, options: CusumChartOptions = {}): CusumChart {
  const issues: VendorwiseIssue[] = [...optionIssues(options, { ...LEVEL_OPTIONS, ...TUNING })];
  const tuning = readTuning(options, 'options', issues);
  const found = readValues(values, 'values', 'any', issues);
  const level = processLevel(found, options, issues);
  const { source, ...chart } = level.evidence;
  const run = chart.limits === 'none' ? withoutSums(found) : runCusum(found, level, tuning);
  return { ...run, ...chart, conventions: { ...tuning, ...source } };
}

function withoutSums(values: Float64Array): Pick<CusumChart, 'points' | 'signals' | 'state'> {
  const points = Array.from(values, (value) => ({ value: orNull(value), above: null, below: null, beyond: null }));
  return { points, signals: [], state: null };
}

type OpenSignal = { -readonly [Key in keyof CusumSignal]: CusumSignal[Key] };

function runCusum(
  values: Float64Array,
  process: { readonly center: number; readonly sigma: number },
  tuning: Required<CusumTuning>,
): Pick<CusumChart, 'points' | 'signals' | 'state'> {
  const { center, sigma } = process;
  const { referenceSigmas: k, decisionSigmas: h, headStartSigmas: head } = tuning;
  const points = new Array<CusumPoint>(values.length);
  const signals: OpenSignal[] = [];
  // The sums of both sides, kept apart from the state so that a step allocates nothing but its point.
  const up = openSide('above', head);
  const down = openSide('below', head);
  const sides = [up, down];
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!Number.isNaN(value)) {
      const z = standardised(value, center, sigma);
      advance(up, z, k, i);
      advance(down, -z, k, i);
    }
    const point = cusumPoint(value, up.sum, down.sum, h);
    points[i] = point;
    if (point.value === null) continue;
    for (const one of sides) {
      if (point.beyond !== one.side && point.beyond !== 'both') one.open = -1;
      else if (one.open >= 0) signals[one.open]!.to = i;
      else {
        one.open = signals.length;
        const reach = sigma * (k + (one.sum - one.head) / one.count);
        const level = center + (one === up ? reach : -reach);
        signals.push({ side: one.side, from: i, to: i, shiftFrom: one.since, level });
      }
    }
  }
  const state = { ...startCusum({ ...tuning, center, sigma }), position: values.length };
  return { points, signals, state: { ...state, above: sideOf(up), below: sideOf(down) } };
}

interface RunningSide {
  readonly side: 'above' | 'below';
  sum: number;
  count: number;
  /** -1 while the sum is 0. */
  since: number;
  /** Part of the sum that is head start, not evidence. */
  head: number;
  /** Index of the signal that goes on; -1 when none does. */
  open: number;
}

function openSide(side: 'above' | 'below', head: number): RunningSide {
  return { side, sum: head, count: 0, since: head > 0 ? 0 : -1, head, open: -1 };
}

function advance(side: RunningSide, z: number, reference: number, position: number): void {
  side.sum = nextSum(side.sum, z, reference);
  if (side.sum > 0) {
    side.count += 1;
    if (side.since < 0) side.since = position;
    return;
  }
  side.count = 0;
  side.since = -1;
  side.head = 0;
}

function sideOf({ sum, count, since }: RunningSide): CusumSide {
  return { sum, count, since: since < 0 ? null : since };
}
