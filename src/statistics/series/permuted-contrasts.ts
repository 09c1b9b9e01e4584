import { randomBelow, seededRandom } from '../../numeric/random.js';
import { levelContrasts } from './level-contrast.js';
import { levelsByCount, type WeightedValues } from './level-fits.js';

/** How random orders are made and searched. */
export interface PermutedSearch {
  /** Most changes. */
  readonly most: number;
  readonly minimumSegment: number;
  readonly permutations: number;
  readonly seed: number;
}

/**
 * The largest change that the best fit with 1, 2, … changes finds in each of many random orders of the values.
 *
 * @returns By number of changes (nothing at 0): one statistic for each random order.
 * @throws {@link VendorwiseError} `INVALID_SEED`.
 */
export function largestByCount(data: WeightedValues, search: PermutedSearch): readonly Float64Array[] {
  const { most, minimumSegment, permutations, seed } = search;
  const random = seededRandom(seed);
  const values = data.values.slice();
  const weights = data.weights.slice();
  const largest = Array.from({ length: most + 1 }, () => new Float64Array(permutations));
  for (let round = 0; round < permutations; round++) {
    for (let i = values.length - 1; i > 0; i--) {
      const j = randomBelow(random, i + 1);
      [values[i], values[j]] = [values[j]!, values[i]!];
      [weights[i], weights[j]] = [weights[j]!, weights[i]!];
    }
    const fits = levelsByCount({ values, weights }, most, minimumSegment);
    for (let count = 1; count <= most; count++) {
      for (const { statistic } of levelContrasts({ values, weights }, fits[count]!)) {
        if (statistic > largest[count]![round]!) largest[count]![round] = statistic;
      }
    }
  }
  return largest;
}
