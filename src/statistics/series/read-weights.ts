import { requireValues } from '../../core/check.js';
import { fail } from '../../core/errors.js';
import type { SeriesInput } from '../observations.js';
import { runningMean } from './level-fits.js';

/** Proportions beyond this would leave the range of doubles in squares. */
const LARGEST = 1e150;

/**
 * Reads the weights of the values that are there.
 *
 * @param places - Positions of the values that are there.
 * @returns One weight above 0 for each of them, 1 on average.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `LENGTH_MISMATCH`, `OUT_OF_RANGE`.
 */
export function weightsOf(
  values: SeriesInput,
  weights: ArrayLike<number | null | undefined> | undefined,
  places: Float64Array,
): Float64Array {
  if (weights === undefined) return new Float64Array(places.length).fill(1);
  requireValues(weights, 'options.weights');
  if (weights.length !== values.length) {
    fail('LENGTH_MISMATCH', 'options.weights', `There are ${values.length} values but ${weights.length} weights.`, {
      received: weights.length,
      expected: `${values.length} weights`,
    });
  }
  const found = places.map((place) => {
    const weight = weights[place];
    if (typeof weight === 'number' && weight >= 1 / LARGEST && weight <= LARGEST) return weight;
    const details = { received: weight, expected: 'a number above 0 for each value that is there' };
    return fail('OUT_OF_RANGE', `options.weights[${place}]`, 'A weight is a number above 0.', details);
  });
  const mean = runningMean(found);
  return found.map((weight) => weight / mean);
}
