import type { ControlLimits, ControlPoint, LimitsReason, LimitsStatus } from './control-limits.js';
import { isAbove } from './moving-range.js';

/** The figures of all points; NaN is none. A single number holds for every point. */
export interface ChartColumns {
  readonly values: Float64Array;
  readonly center: Float64Array | number;
  readonly lower: Float64Array | number;
  readonly upper: Float64Array | number;
  readonly sigma: Float64Array | number;
  readonly z: Float64Array;
}

/** Turns columns into the points of a chart and says on which side each is beyond its limits. */
export function chartPoints(columns: ChartColumns): ControlPoint[] {
  const { values, center, lower, upper, sigma, z } = columns;
  const points = new Array<ControlPoint>(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    const low = at(lower, i);
    const high = at(upper, i);
    points[i] = {
      value: orNull(value),
      center: orNull(at(center, i)),
      lower: orNull(low),
      upper: orNull(high),
      sigma: orNull(at(sigma, i)),
      z: clampedOrNull(z[i]!),
      beyond: sideBeyond(value, low, high, z[i]!),
    };
  }
  return points;
}

/** Without variation nothing is judged; comparisons with NaN are false, so without a value or a limit nothing is beyond. */
function sideBeyond(value: number, low: number, high: number, z: number): ControlPoint['beyond'] {
  if (Number.isNaN(z)) return null;
  return isAbove(value, high) ? 'above' : isAbove(low, value) ? 'below' : null;
}

function at(column: Float64Array | number, i: number): number {
  return typeof column === 'number' ? column : column[i]!;
}

/** A quotient of absurd figures passes the largest double and ends there: its side is what matters. */
export function clampedOrNull(z: number): number | null {
  return orNull(Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, z)));
}

/** NaN is how columns say that there is nothing; JSON says `null`. */
export function orNull(value: number): number | null {
  // Adding 0 turns -0, which JSON does not know, into 0.
  return Number.isNaN(value) ? null : value + 0;
}

/** The figure that all points share, or `null`: those of missing points do not count. */
export function sharedFigure(column: Float64Array | number): number | null {
  if (typeof column === 'number') return orNull(column);
  let shared = Number.NaN;
  for (const one of column) {
    if (Number.isNaN(one)) continue;
    if (Number.isNaN(shared)) shared = one;
    else if (one !== shared) return null;
  }
  return orNull(shared);
}

/**
 * How far limits can be relied on: below 12 points they are provisional, below 20 that is said.
 *
 * @param sigma - Their standard deviation; NaN when it cannot be found.
 */
export function limitsStatus(pointsUsed: number, sigma: number): Pick<ControlLimits, 'limits' | 'reason'> {
  const status = (limits: LimitsStatus, reason: LimitsReason | null) => ({ limits, reason });
  if (pointsUsed === 0) return status('none', 'noPoints');
  if (Number.isNaN(sigma)) return status('none', 'noMovingRange');
  if (sigma === 0) return status('none', 'noVariation');
  if (pointsUsed < 12) return status('provisional', 'fewerThan12Points');
  return status('firm', pointsUsed < 20 ? 'fewerThan20Points' : null);
}
