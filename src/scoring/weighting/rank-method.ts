/** How an order of importance becomes weights. */
export type RankWeightMethod = 'rankOrderCentroid' | 'rankSum' | 'rankReciprocal' | 'rankExponent';

/** The names of {@link RankWeightMethod}, for checks. */
export const RANK_METHODS: readonly RankWeightMethod[] = [
  'rankOrderCentroid',
  'rankSum',
  'rankReciprocal',
  'rankExponent',
];
