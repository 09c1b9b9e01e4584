import type { MannKendallResult } from '../statistics/mann-kendall.js';
import type { KpiDirection } from './definition.js';

/** What a trend means for the business. */
export type TrendVerdict = 'improving' | 'deteriorating' | 'stable' | 'inconclusive' | 'insufficientData';

/** What decided a verdict. */
export type TrendReason =
  /** The test is significant and the change matters. */
  | 'significant'
  /** Every used value is the same. */
  | 'constant'
  /** The interval of the change lies within what does not matter. */
  | 'withinMeaningfulChange'
  /** The line moves, but inside the target range. */
  | 'staysInRange'
  /** The line goes through the target range, to as far beyond it as it was before it. */
  | 'crossesRange'
  /** The test is not significant. */
  | 'notSignificant'
  /** Significant if values were independent, but not by the test that allows for values that resemble the ones before them. */
  | 'autocorrelated'
  /** The interval of the slope holds 0, or the slope and the test disagree about the direction. */
  | 'slopeUncertain'
  /** Significant, but less than the change that matters. */
  | 'changeTooSmall'
  /** Fewer than five used periods. */
  | 'tooFewPeriods'
  /** So many values are equal that no order of them could be significant. */
  | 'noOrderSignificant';

/** Fewest used periods for a verdict: with four, no order can be significant at 5 %. */
export const FEWEST_PERIODS = 5;

/** What a verdict is made of. */
export interface VerdictInput {
  readonly direction: KpiDirection;
  readonly n: number;
  /** The plain test. */
  readonly test: MannKendallResult;
  /** The test that decides: the plain, the pre-whitened or the seasonal one. */
  readonly deciding: MannKendallResult;
  /** Whether the test that decides would be significant if no value resembled the one before it. */
  readonly significantIfIndependent: boolean;
  /** The fitted line at the first and the last used period, in the unit. */
  readonly line: { readonly start: number; readonly end: number } | null;
  /** Change over the time looked at, in the unit. */
  readonly change: { readonly estimate: number; readonly interval95: readonly [number, number] } | null;
  readonly meaningfulChange: number | null;
  readonly target: { readonly min: number | null; readonly max: number | null } | null;
}

/** Puts the test, the interval of the slope and the change that matters together. */
export function verdictOf(input: VerdictInput): { readonly verdict: TrendVerdict; readonly reason: TrendReason } {
  const { n, test, deciding, change, meaningfulChange } = input;
  if (n < FEWEST_PERIODS || change === null) return { verdict: 'insufficientData', reason: 'tooFewPeriods' };
  if (test.variance === 0) return { verdict: 'stable', reason: 'constant' };
  const [low, high] = change.interval95;
  const matters = meaningfulChange ?? 0;
  // Without a change that matters nothing but a constant series can be called stable.
  if (matters > 0 && low >= -matters && high <= matters) return { verdict: 'stable', reason: 'withinMeaningfulChange' };
  if (test.smallestP !== null && test.smallestP >= test.alpha) {
    return { verdict: 'insufficientData', reason: 'noOrderSignificant' };
  }
  if (!deciding.significant) {
    return { verdict: 'inconclusive', reason: input.significantIfIndependent ? 'autocorrelated' : 'notSignificant' };
  }
  const excludesZero = low > 0 || high < 0;
  if (!excludesZero || Math.sign(deciding.s) !== Math.sign(change.estimate)) {
    return { verdict: 'inconclusive', reason: 'slopeUncertain' };
  }
  if (Math.abs(change.estimate) < matters) return { verdict: 'inconclusive', reason: 'changeTooSmall' };
  return byDirection(input, change.estimate);
}

function byDirection(input: VerdictInput, change: number): { verdict: TrendVerdict; reason: TrendReason } {
  const { direction, line, target } = input;
  if (direction !== 'range') {
    const better = direction === 'higher' ? change > 0 : change < 0;
    return { verdict: better ? 'improving' : 'deteriorating', reason: 'significant' };
  }
  if (line === null || target === null) return { verdict: 'inconclusive', reason: 'slopeUncertain' };
  // Towards a range is better, away from it worse, wherever the line runs.
  const before = distanceToRange(line.start, target);
  const after = distanceToRange(line.end, target);
  if (before === 0 && after === 0) return { verdict: 'stable', reason: 'staysInRange' };
  if (before === after) return { verdict: 'inconclusive', reason: 'crossesRange' };
  return { verdict: after < before ? 'improving' : 'deteriorating', reason: 'significant' };
}

function distanceToRange(
  value: number,
  { min, max }: { readonly min: number | null; readonly max: number | null },
): number {
  return Math.max(0, (min ?? value) - value, value - (max ?? value));
}
