import type { Finding } from '../../core/findings.js';

/** How many results of each kind there are; all whole numbers of at least 0. */
export interface OutcomeCounts {
  readonly met: number;
  readonly missed: number;
  /** Open and not late. @defaultValue 0 */
  readonly pending?: number;
  /** Taken out by contract relief. @defaultValue 0 */
  readonly excluded?: number;
  /** Bad data. @defaultValue 0 */
  readonly leftOut?: number;
}

/** Counts with every kind present. */
export type FullCounts = Required<OutcomeCounts>;

/** A clause for months with few tickets: below a number of tickets, so many misses may happen. */
export interface SmallSampleClause {
  /** It applies when fewer than this many tickets are measured. */
  readonly below: number;
  /** Whole number of misses that may happen then. */
  readonly allowMisses: number;
}

/** The answer of `attainment`. */
export interface Attainment {
  /** Number of results within the target. */
  readonly met: number;
  /** Number of results over the target, open or closed. */
  readonly missed: number;
  /** Number that is open and not late; it is in no share. */
  readonly pending: number;
  /** Number taken out by contract relief. */
  readonly excluded: number;
  /** Number that could not be judged. */
  readonly leftOut: number;
  /** `met + missed`, the number of results the share is of. */
  readonly measured: number;
  /** 0 to 100, the double nearest to the exact share; `null` when nothing was measured. */
  readonly attainmentPercent: number | null;
  /** For people, e.g. `85.7 %`; it has as many decimals as it takes not to contradict the verdict. */
  readonly attainmentText: string | null;
  /** Wilson score interval at 95 % confidence, 0 to 100; `null` when nothing was measured. */
  readonly interval95Percent: readonly [number, number] | null;
  /** The goal as decimal text, 0 to 100 percent. */
  readonly goalPercent: string | null;
  /** Decided on whole numbers, never on a rounded share; `null` without a goal, without tickets or below the minimum sample. */
  readonly goalMet: boolean | null;
  /** What decided `goalMet`, or kept it from being decided. */
  readonly verdictBy: 'goal' | 'smallSampleClause' | 'minimumSample' | null;
  /** Most misses with which the goal is met, for this number of tickets; `null` without a goal. */
  readonly allowedMisses: number | null;
  /** `allowedMisses - missed`, below 0 when over the limit; `null` without a goal. */
  readonly missesLeft: number | null;
  /** Misses beyond those allowed, at least 0; `null` without a goal. */
  readonly missesOverLimit: number | null;
  /** Fewest tickets with which the goal allows one miss; `null` without a goal and for 100 %. */
  readonly sampleForOneMiss: number | null;
  /** The answer as an English sentence. */
  readonly message: string;
  readonly findings: readonly Finding[];
}
