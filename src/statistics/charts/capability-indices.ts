import { gammaQuantile } from '../gamma-distribution.js';
import { normalQuantile, normalUpperTail } from '../normal.js';
import { clampedOrNull, orNull } from './chart-points.js';

/** Capability by one standard deviation; `null` where a limit or the variation is missing. */
export interface CapabilityIndices {
  /** Standard deviation, in the unit of the values; 0 without variation. */
  readonly sigma: number | null;
  /** Degrees of freedom of `sigma`; not whole for moving ranges. */
  readonly degreesOfFreedom: number | null;
  /** Width of the specification over six sigma: Cp or Pp. */
  readonly potential: number | null;
  readonly potentialInterval: readonly [low: number, high: number] | null;
  /** Distance of the mean from the lower limit over three sigma. */
  readonly lower: number | null;
  /** Distance of the mean from the upper limit over three sigma. */
  readonly upper: number | null;
  /** The smaller of both: Cpk or Ppk. */
  readonly actual: number | null;
  readonly actualInterval: readonly [low: number, high: number] | null;
  /** `potential` with the distance of the mean from the target counted as variation: Cpm or Ppm. */
  readonly aboutTarget: number | null;
  /** Values that a normal distribution has beyond the limits, in percent. */
  readonly belowPercent: number | null;
  /** In percent. */
  readonly abovePercent: number | null;
}

/** What a process and its specification are; NaN is none. */
export interface CapabilityPlace {
  readonly lower: number;
  readonly upper: number;
  readonly target: number;
  readonly mean: number;
  readonly n: number;
  readonly confidence: number;
}

/**
 * The indices by one standard deviation.
 *
 * @returns The indices; `null` where a limit or the variation is missing.
 */
export function capabilityIndices(sigma: number, degreesOfFreedom: number, place: CapabilityPlace): CapabilityIndices {
  const { lower, upper, target, mean } = place;
  // Without variation an index would be infinite; NaN makes every figure that needs it null.
  const scale = sigma === 0 ? Number.NaN : sigma;
  const freedom = Number.isNaN(sigma) ? Number.NaN : degreesOfFreedom;
  const below = (mean - lower) / scale;
  const above = (upper - mean) / scale;
  const potential = (upper - lower) / (6 * scale);
  const actual = Number.isNaN(below) ? above / 3 : Number.isNaN(above) ? below / 3 : Math.min(below, above) / 3;
  return {
    sigma: orNull(sigma),
    degreesOfFreedom: orNull(freedom),
    potential: clampedOrNull(potential),
    potentialInterval: chiSquareInterval(potential, freedom, place.confidence),
    lower: clampedOrNull(below / 3),
    upper: clampedOrNull(above / 3),
    actual: clampedOrNull(actual),
    actualInterval: bissellInterval(actual, freedom, place),
    aboutTarget: clampedOrNull((upper - lower) / (6 * Math.hypot(scale, mean - target))),
    belowPercent: Number.isNaN(below) ? null : 100 * normalUpperTail(below),
    abovePercent: Number.isNaN(above) ? null : 100 * normalUpperTail(above),
  };
}

function chiSquareInterval(potential: number, freedom: number, confidence: number): readonly [number, number] | null {
  if (Number.isNaN(potential)) return null;
  const tail = (1 - confidence) / 2;
  const end = (p: number): number =>
    clampedOrNull(potential * Math.sqrt((2 * gammaQuantile(p, freedom / 2)) / freedom))!;
  return [end(tail), end(1 - tail)];
}

function bissellInterval(
  actual: number,
  freedom: number,
  { n, confidence }: CapabilityPlace,
): readonly [number, number] | null {
  if (Number.isNaN(actual)) return null;
  const z = normalQuantile(1 - (1 - confidence) / 2);
  const reach = z * Math.hypot(1 / (3 * Math.sqrt(n)), actual / Math.sqrt(2 * freedom));
  return [clampedOrNull(actual - reach)!, clampedOrNull(actual + reach)!];
}

/**
 * Degrees of freedom with which the average of moving ranges estimates sigma, 1 / (2 CV^2): neighbouring ranges share a
 * value, so that each counts for 0.605 (mean) or 0.303 (median) in long series.
 */
export function rangeFreedom(ranges: number, average: 'mean' | 'median'): number {
  return ranges / (2 * (average === 'median' ? MEDIAN_SPREAD : MEAN_SPREAD + (SHARED_SPREAD * (ranges - 1)) / ranges));
}

/** pi/2 - 1: squared coefficient of variation of one range. */
const MEAN_SPREAD = 0.5707963267948966;
/** Twice the covariance of neighbouring ranges over their squared mean. */
const SHARED_SPREAD = 0.2556495831771753;
/** The same of the median of many ranges, times their number (normal orthant probabilities). */
const MEDIAN_SPREAD = 1.65;
