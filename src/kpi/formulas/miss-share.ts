import { checkOptions } from '../../core/options.js';
import { type ExactInput, type Fraction, fractionToNumber, numberOrNull } from '../../exact/fraction.js';
import { normalUpperTail } from '../../statistics/normal.js';
import { studentTTwoSided } from '../../statistics/student-t.js';
import { decimalDistance } from '../decimal-distance.js';
import type { KpiDirection, KpiTarget } from '../definition.js';
import { readFormulaFigures } from './figures.js';
import { targetEdges } from './target-gap.js';

/** A forecast of one value and its target, in one unit. */
export interface MissShareFigures {
  /** The value that is expected. */
  readonly mean: ExactInput;
  /** Standard deviation of the forecast error, at least 0. */
  readonly standardDeviation: ExactInput;
  /** Degrees of freedom with which that was estimated, above 0; `null` when it is known. @defaultValue null */
  readonly degreesOfFreedom?: ExactInput | null;
  readonly direction: KpiDirection;
  /** One figure for `higher` and `lower`, a range for `range`. */
  readonly target: KpiTarget;
}

/**
 * Probability that the next value misses its target.
 *
 * Source: tail of the normal distribution of the forecast error, or of Student's t where its size was estimated.
 *
 * @param figures - Forecast and target.
 * @returns 0 to 1. Without any spread it is 0 or 1; a value on the target meets it.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_NUMBER`, `OUT_OF_RANGE`, `INVALID_VALUE`,
 * `UNKNOWN_KEY`, `TARGET_NOT_FOR_DIRECTION`, `EMPTY_TARGET_RANGE`.
 * @example
 * ```ts
 * import { missShare } from 'vendorwise/kpi';
 * missShare({ mean: 3.2, standardDeviation: 0.6, degreesOfFreedom: 8, target: 4, direction: 'lower' }).toFixed(4); // => '0.1096'
 * missShare({ mean: 95, standardDeviation: 2, target: 95, direction: 'higher' }); // => 0.5
 * ```
 */
export function missShare(figures: MissShareFigures): number {
  checkOptions(
    figures,
    { mean: true, standardDeviation: true, degreesOfFreedom: true, direction: true, target: true },
    'figures',
  );
  const { min, max } = targetEdges(figures.direction, figures.target, 'figures');
  const {
    mean: center,
    standardDeviation: spread,
    degreesOfFreedom,
  } = readFormulaFigures(
    { mean: figures.mean, standardDeviation: figures.standardDeviation, degreesOfFreedom: figures.degreesOfFreedom },
    {
      mean: { kind: 'any' },
      standardDeviation: { kind: 'notNegative' },
      degreesOfFreedom: { kind: 'positive', missing: true },
    },
    'figures',
  );
  const freedom = numberOrNull(degreesOfFreedom);
  // Beyond an edge by how many standard deviations the mean lies inside of it.
  const beyond = (inside: Fraction): number => {
    if (spread.compare(0) === 0) return inside.compare(0) < 0 ? 1 : 0;
    return upperTail(fractionToNumber(inside.div(spread)), freedom);
  };
  const below = min === null ? 0 : beyond(decimalDistance(center, min));
  const above = max === null ? 0 : beyond(decimalDistance(max, center));
  return Math.min(1, below + above);
}

function upperTail(z: number, freedom: number | null): number {
  if (freedom === null) return normalUpperTail(z);
  const half = studentTTwoSided(z, freedom) / 2;
  return z >= 0 ? half : 1 - half;
}
