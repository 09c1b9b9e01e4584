/** What a difference means for the business: the words of every comparison. */
export type ChangeDirection = 'better' | 'worse' | 'same';
