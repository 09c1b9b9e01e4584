import { type Bounds, boundedMinimum } from './bounded-minimum.js';
import { detailsOf, type FitResult } from './fit.js';
import { NO_PARAMETERS, type ResidualDivisor } from './forecast.js';
import { countOf } from './read-values.js';

/** What of a level with or without a slope is given, and what is to be found. */
export interface TrendSettings {
  readonly alpha: number | null;
  /** `null` to find it; `undefined` for a level without slope. */
  readonly beta: number | null | undefined;
  /** 1 for a slope that lasts; `null` to find it. */
  readonly phi: number | null;
  readonly start: 'optimal' | 'firstValues';
  readonly residualDivisor: ResidualDivisor;
}

/** The weights that are searched; at the very ends a fitted start is all there is, or is not known from the values. */
const WEIGHTS: Bounds = { low: 0.0001, high: 0.9999 };
/** A start that is read off the values needs no distance from the ends: staying at it, or at the last value, may be best. */
const ALL_WEIGHTS: Bounds = { low: 0, high: 1 };
/** As in R's `forecast`: less would be no slope any more, and more is hardly told from a slope that lasts. */
const DAMPING: Bounds = { low: 0.8, high: 0.98 };

interface Weights {
  readonly alpha: number;
  /** 0 without a slope. */
  readonly beta: number;
  readonly phi: number;
}

interface Start {
  level: number;
  slope: number;
  /** First place with a fitted value. */
  from: number;
}

/** Simple exponential smoothing, Holt's method, and Holt's method with a damped slope. */
export function fitTrend(
  values: Float64Array,
  settings: TrendSettings,
  before: readonly number[] | null = null,
): FitResult {
  const { start, residualDivisor } = settings;
  const sloped = settings.beta !== undefined;
  const free = freeBounds(settings);
  const n = countOf(values);
  // A start that is fitted is learnt from the values too; one that is read off them costs their residuals.
  const startValues = sloped ? 2 : 1;
  const estimated = free.length + (start === 'optimal' ? startValues : 0);
  if (n - (start === 'optimal' ? 0 : startValues) - estimated < 1) return 'tooFewValues';
  // The recursion moves with the values, so that a large first value need not cost any digits of the residuals.
  const origin = values[0]!;
  const moved = values.map((value) => value - origin);
  const startOf = (weights: Weights): Start =>
    start === 'optimal' ? fittedStart(moved, weights, sloped) : firstValues(moved, sloped);
  const optimum = boundedMinimum(
    (x) => {
      const weights = weightsOf(settings, x);
      return run(moved, weights, startOf(weights), null).sse;
    },
    free,
    before,
  );
  const weights = weightsOf(settings, optimum);
  const from = startOf(weights);
  const end = run(moved, weights, from, null);
  if (!Number.isFinite(end.sse)) return 'unstable';
  const { alpha, beta, phi } = weights;
  return {
    pointAt: (steps) => origin + end.level + end.slope * dampedSteps(phi, steps),
    optimum,
    details: () => {
      const found = detailsOf({
        values: moved,
        runInto: (fitted) => run(moved, weights, from, fitted),
        spreadAt: (steps) => spreadAt(weights, steps),
        estimated,
        n,
        parameters: {
          ...NO_PARAMETERS,
          alpha,
          level: end.level + origin,
          ...(sloped ? { beta, slope: end.slope } : {}),
          ...(settings.phi === 1 ? {} : { phi }),
        },
        conventions: {
          start,
          parameters: sourceOf(free.length, 1 + (sloped ? 1 : 0) + (sloped && settings.phi !== 1 ? 1 : 0)),
          residualDivisor,
          seasonal: null,
          interval: 'normal',
        },
      });
      return { ...found, fitted: found.fitted.map((value) => value + origin) };
    },
  };
}

/** Variance of the error so many steps ahead, as a multiple of the residual variance. */
function spreadAt({ alpha, beta, phi }: Weights, steps: number): number {
  let [spread, damping] = [1, 0];
  for (let j = 1; j < steps; j++) {
    damping = phi === 1 ? j : damping + phi ** j;
    spread += (alpha * (1 + beta * damping)) ** 2;
  }
  return spread;
}

/** Whether the parameters were found, given, or some of each. */
export function sourceOf(found: number, all: number): 'optimised' | 'given' | 'mixed' {
  if (found === all) return 'optimised';
  return found === 0 ? 'given' : 'mixed';
}

/** 1 + phi + phi^2 + … less the first: how far a damped slope goes in so many steps. */
function dampedSteps(phi: number, steps: number): number {
  return phi === 1 ? steps : (phi * (1 - phi ** steps)) / (1 - phi);
}

function freeBounds({ alpha, beta, phi, start }: TrendSettings): Bounds[] {
  const weights = start === 'optimal' ? WEIGHTS : ALL_WEIGHTS;
  return [
    ...(alpha === null ? [weights] : []),
    ...(beta === null ? [weights] : []),
    ...(beta !== undefined && phi === null ? [DAMPING] : []),
  ];
}

function weightsOf(settings: TrendSettings, found: readonly number[]): Weights {
  let next = 0;
  const alpha = settings.alpha ?? found[next++]!;
  if (settings.beta === undefined) return { alpha, beta: 0, phi: 1 };
  const beta = settings.beta ?? found[next++]!;
  return { alpha, beta, phi: settings.phi ?? found[next]! };
}

/** As R's `HoltWinters` begins: at the first value, or at the second one with the first change. */
function firstValues(values: Float64Array, sloped: boolean): Start {
  if (!sloped) return { level: values[0]!, slope: 0, from: 1 };
  let second = 1;
  while (Number.isNaN(values[second])) second++;
  return { level: values[second]!, slope: (values[second]! - values[0]!) / second, from: second + 1 };
}

/**
 * The start with the smallest squares. Residuals are linear in it, so three recursions side by side (the values from
 * nothing, a level of 1, a slope of 1) and two normal equations give it.
 */
function fittedStart(values: Float64Array, { alpha, beta, phi }: Weights, sloped: boolean): Start {
  let [level, slope, levelOfOne, slopeOfOne, levelOfSlope, slopeOfSlope] = [0, 0, 1, 0, 0, 1];
  let [pp, pq, qq, pe, qe] = [0, 0, 0, 0, 0];
  for (let t = 0; t < values.length; t++) {
    slope *= phi;
    slopeOfOne *= phi;
    slopeOfSlope *= phi;
    level += slope;
    levelOfOne += slopeOfOne;
    levelOfSlope += slopeOfSlope;
    const value = values[t]!;
    if (Number.isNaN(value)) continue;
    const residual = value - level;
    pp += levelOfOne * levelOfOne;
    pq += levelOfOne * levelOfSlope;
    qq += levelOfSlope * levelOfSlope;
    pe += levelOfOne * residual;
    qe += levelOfSlope * residual;
    slope += alpha * beta * residual;
    level += alpha * residual;
    slopeOfOne -= alpha * beta * levelOfOne;
    slopeOfSlope -= alpha * beta * levelOfSlope;
    levelOfOne -= alpha * levelOfOne;
    levelOfSlope -= alpha * levelOfSlope;
  }
  const determinant = pp * qq - pq * pq;
  if (!sloped || !(determinant > 1e-12 * pp * qq)) return { level: pe / pp, slope: 0, from: 0 };
  return { level: (pe * qq - qe * pq) / determinant, slope: (qe * pp - pe * pq) / determinant, from: 0 };
}

/** The recursion; a missing value changes nothing but time. */
function run(
  values: Float64Array,
  { alpha, beta, phi }: Weights,
  start: Start,
  fitted: Float64Array | null,
): { readonly level: number; readonly slope: number; readonly sse: number } {
  let { level, slope } = start;
  let sse = 0;
  for (let t = start.from; t < values.length; t++) {
    slope *= phi;
    level += slope;
    const residual = values[t]! - level;
    if (Number.isNaN(residual)) continue;
    if (fitted !== null) fitted[t] = level;
    sse += residual * residual;
    slope += alpha * beta * residual;
    level += alpha * residual;
  }
  return { level, slope, sse };
}
