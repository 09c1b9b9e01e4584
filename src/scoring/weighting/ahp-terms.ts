/** Which weights are taken from pairwise answers. */
export type PriorityVector = 'eigenvector' | 'geometricMean' | 'columnMean';

/** How much contradiction is accepted: 0.10 whatever the size, or 0.05 for three items and 0.08 for four (Saaty 1994). */
export type ConsistencyLimit = 'flat' | 'saaty1994';
