import type { AcceptabilityShares } from './acceptability-shares.js';
import type { DistinctAlternatives } from './distinct-alternatives.js';

/** Standard error of a share that was counted in so many samples; 0 for infinitely many. */
function errorOf(share: number, samples: number): number {
  return Math.sqrt(Math.max(0, share * (1 - share)) / samples);
}

/**
 * A table of distinct alternatives, unfolded to one row for each alternative as it was listed.
 *
 * @param rowOf - The row of a distinct alternative; `mate` is which of its identical ones it is for, from 0.
 */
function unfolded<Row>({ members }: DistinctAlternatives, rowOf: (distinct: number, mates: number) => Row): Row[] {
  const rows: Row[] = [];
  members.forEach((own, i) => {
    for (const listed of own) rows[listed] = rowOf(i, own.length);
  });
  return rows;
}

/**
 * Shares of weights by rank, a row for each alternative as listed; identical ones share their ranks equally.
 *
 * @param samples - Asks for standard errors in so many samples.
 */
export function rankTable(
  alternatives: DistinctAlternatives,
  { places }: AcceptabilityShares,
  samples?: number,
): number[][] {
  const listed = alternatives.members.reduce((sum, one) => sum + one.length, 0);
  return unfolded(alternatives, (i, mates) => {
    // With `before` others in front, g identical ones hold the ranks before + 1 to before + g, a g-th of each.
    const holding = new Array<number>(listed).fill(0);
    for (let before = 0; before < listed; before++) {
      const share = places[i * listed + before] as number;
      for (let rank = before; rank < before + mates && share > 0; rank++) holding[rank] = (holding[rank] ?? 0) + share;
    }
    return holding.map((share) => (samples === undefined ? share : errorOf(share, samples)) / mates);
  });
}

/**
 * Shares of weights by pair, a row for each alternative as listed; a half between identical ones, 0 on the diagonal.
 *
 * @param samples - Asks for standard errors in so many samples.
 */
export function pairTable(
  alternatives: DistinctAlternatives,
  { pairs }: AcceptabilityShares,
  samples?: number,
): number[][] {
  const { members } = alternatives;
  const distinctOf: number[] = [];
  members.forEach((own, i) => {
    for (const listed of own) distinctOf[listed] = i;
  });
  return distinctOf.map((i, row) =>
    distinctOf.map((k, column) => {
      if (i === k) return samples === undefined && row !== column ? 0.5 : 0;
      const share = pairs[i * members.length + k] as number;
      return samples === undefined ? share : errorOf(share, samples);
    }),
  );
}

/** Central weights, or their standard errors, one list for each alternative as listed. */
export function centralTable(
  alternatives: DistinctAlternatives,
  weights: readonly (Float64Array | null)[],
): (number[] | null)[] {
  return unfolded(alternatives, (i) => {
    const own = weights[i] ?? null;
    return own === null ? null : Array.from(own);
  });
}

/**
 * Confidence factors of alternatives as listed; identical ones share the first rank.
 *
 * @param samples - Asks for standard errors in so many samples.
 */
export function confidenceList(
  alternatives: DistinctAlternatives,
  shares: readonly (number | null)[],
  samples?: number,
): (number | null)[] {
  return unfolded(alternatives, (i, mates) => {
    const share = shares[i] ?? null;
    if (share === null) return null;
    return (samples === undefined ? share : errorOf(share, samples)) / mates;
  });
}
