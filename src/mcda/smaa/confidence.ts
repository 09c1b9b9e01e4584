import type { RandomSource } from '../../numeric/random.js';
import type { DistinctAlternatives } from './distinct-alternatives.js';
import { addDeviations } from './sampled-acceptability.js';

/**
 * How often each alternative is first when the weights are its own central weights and only utilities are uncertain;
 * `null` without central weights.
 *
 * With certain utilities that is always (the weights that make it first are convex, so their mean is among them).
 *
 * @param samples - How many utilities to draw.
 */
export function confidenceShares(
  { columns, halfWidths, members }: DistinctAlternatives,
  central: readonly (Float64Array | null)[],
  samples: number,
  random: RandomSource,
): (number | null)[] {
  const totals = new Float64Array(members.length);
  return central.map((weights, i) => {
    if (weights === null) return null;
    if (halfWidths === null) return 1;
    const expected = members.map((_, k) =>
      columns.reduce((sum, column, j) => sum + (column[k] as number) * (weights[j] as number), 0),
    );
    let first = 0;
    for (let s = 0; s < samples; s++) {
      totals.set(expected);
      addDeviations(totals, 0, halfWidths, weights, 1, random);
      const own = totals[i] as number;
      if (totals.every((total) => total <= own)) first += 1;
    }
    return first / samples;
  });
}
