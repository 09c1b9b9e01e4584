import { requireNumber } from '../../core/check.js';
import { fail } from '../../core/errors.js';
import { nearestRank } from './nearest-rank.js';
import type { ValueSketch } from './value-sketch.js';

/** The answer of {@link valuePercentile}. */
export interface ValuePercentile {
  /** 0 to 100. */
  readonly percent: number;
  readonly method: 'nearestRank';
  /** Number of values it is read from. */
  readonly count: number;
  readonly exact: boolean;
  /** In the unit of the values, at most 1 % from the exact percentile; `null` without values. */
  readonly valueWithin1Percent: number | null;
}

/**
 * Any percentile of a sketch of figures.
 *
 * @param sketch - The output of `valueSketch`.
 * @param percent - Which percentile, 0 to 100.
 * @returns The nearest-rank percentile in the unit of the values.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `OUT_OF_RANGE`.
 * @example
 * ```ts
 * import { valuePercentile, valueSketch } from 'vendorwise/statistics';
 * const state = [3, 1, 2, 5, 4].reduce(valueSketch.addInput, valueSketch.createAccumulator());
 * valuePercentile(valueSketch.extractOutput(state), 50).valueWithin1Percent; // => 3
 * ```
 */
export function valuePercentile(
  sketch: Pick<ValueSketch, 'count' | 'min' | 'max' | 'exact' | 'buckets'>,
  percent: number,
): ValuePercentile {
  if (typeof sketch !== 'object' || sketch === null || !Array.isArray(sketch.buckets)) {
    fail('INVALID_TYPE', 'sketch', 'This is not the output of valueSketch.', {
      received: sketch,
      expected: 'the output of valueSketch',
    });
  }
  requireNumber(percent, { least: 0, most: 100 }, 'percent', 'A percentile');
  const { count, exact } = sketch;
  return { percent, method: 'nearestRank', count, exact, valueWithin1Percent: nearestRank(sketch, percent) };
}
