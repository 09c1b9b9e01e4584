/** What is counted or measured for distinct alternatives; shares are of all weights in the region. */
export interface AcceptabilityShares {
  /** Row by row (an alternative each): share of weights with which so many stand before it (0 to all). */
  readonly places: Float64Array;
  /** For each alternative the mean weights with which it is first; `null` when it never is. */
  readonly central: readonly (Float64Array | null)[];
  /** Standard errors of the mean weights; empty when they are exact, `null` when fewer than two samples tell. */
  readonly centralErrors: readonly (Float64Array | null)[];
  /** Row by row: share of weights with which the row's alternative is ahead of the column's. */
  readonly pairs: Float64Array;
}
