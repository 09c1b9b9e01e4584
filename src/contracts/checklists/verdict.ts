/** The answer of a gap report, from worst to best: `blocked`, `incomplete`, `passWithGaps`, `pass`. */
export type Verdict = 'blocked' | 'incomplete' | 'passWithGaps' | 'pass';

/** How many items stand in each list of a gap report. */
export interface GapCounts {
  readonly blocking: number;
  readonly open: number;
  readonly gaps: number;
  readonly waived: number;
}

/** What blocks outweighs what is open, what is open outweighs gaps; an accepted gap is still a gap. */
export function verdictOf(counts: GapCounts): Verdict {
  if (counts.blocking > 0) return 'blocked';
  if (counts.open > 0) return 'incomplete';
  return counts.gaps + counts.waived > 0 ? 'passWithGaps' : 'pass';
}
