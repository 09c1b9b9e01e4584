/**
 * How often a sum of differences is above zero when its weights are uniform on the simplex, in closed form.
 *
 * Uniform weights are exponential draws divided by their sum (which does not change a sign), so this is a race: the
 * first gain x and the first loss y of what is left each bring an exponential; the gain outlasts the loss in x / (x + y) of all
 * cases and, without memory, is then as good as new. Only means of shares are taken, so nothing cancels; the figure is
 * that of Varsi (1973, Pacific Journal of Mathematics 45) for the part of a simplex on one side of a plane.
 *
 * @param differences - One for each corner of the simplex.
 * @returns A share from 0 to 1; a half when all differences are zero.
 */
export function shareAboveZero(differences: Iterable<number>): number {
  const gains: number[] = [];
  const losses: number[] = [];
  for (const one of differences) {
    if (one > 0) gains.push(one);
    if (one < 0) losses.push(-one);
  }
  if (losses.length === 0) return gains.length === 0 ? 0.5 : 1;
  if (gains.length === 0) return 0;
  const won = new Float64Array(losses.length);
  let last = 0;
  for (const gain of gains) {
    last = 1;
    losses.forEach((loss, j) => {
      last = (gain * last + loss * (won[j] as number)) / (gain + loss);
      won[j] = last;
    });
  }
  return last;
}

/**
 * How often each alternative is ahead of each other one when weights are uniform on a simplex, row by row.
 *
 * @param utilities - For each corner of the simplex the utilities of the alternatives.
 */
export function pairwiseShares(utilities: readonly Float64Array[]): Float64Array {
  const count = utilities[0]?.length ?? 0;
  const shares = new Float64Array(count * count);
  for (let i = 0; i < count; i++) {
    for (let k = i + 1; k < count; k++) {
      const share = shareAboveZero(utilities.map((column) => (column[i] as number) - (column[k] as number)));
      shares[i * count + k] = share;
      shares[k * count + i] = 1 - share;
    }
  }
  return shares;
}
