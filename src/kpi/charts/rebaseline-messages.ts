import { counted } from '../../core/words.js';
import type { PeriodUnit } from '../../time/period.js';
import { periodName } from '../messages.js';
import type { NoRebaselineReason, RebaselineCandidate } from './rebaseline.js';

/** Why limits might begin anew. */
export function proposalMessage(
  { period, side, runLength }: Pick<RebaselineCandidate, 'period' | 'side' | 'runLength'>,
  unit: PeriodUnit,
  before: string,
  after: string,
): string {
  return `${counted(runLength, unit)} in a row from ${periodName(period)} on lie ${side} the average of ${before} before; since then it is ${after}.`;
}

/** Why they do not yet. */
export function refusalMessage(
  { message, periodsSince }: RebaselineCandidate,
  reason: NoRebaselineReason,
  { series, minimumPeriods }: { readonly series: { readonly periodUnit: PeriodUnit }; readonly minimumPeriods: number },
): string {
  const why =
    reason === 'tooFewPeriods'
      ? `only ${counted(periodsSince, series.periodUnit)} have passed since, and new limits need ${minimumPeriods}`
      : 'the level has not settled since';
  return `${message} No new limits yet: ${why}.`;
}

/** All proposals in a few sentences. */
export function proposalsMessage(
  proposals: readonly string[],
  refused: readonly string[],
  { unit, used, minimumPeriods }: { readonly unit: PeriodUnit; readonly used: number; readonly minimumPeriods: number },
): string {
  if (proposals.length > 0) {
    const times = proposals.length === 1 ? 'once' : `${proposals.length} times`;
    return `The level seems to have changed for good ${times}; if you know why, let the limits begin anew there. ${proposals.join(' ')}`;
  }
  if (refused.length > 0) return refused[refused.length - 1]!;
  if (used <= minimumPeriods) {
    return `Too little data to propose new limits: ${counted(used, `usable ${unit}`)}, more than ${minimumPeriods} are needed.`;
  }
  return 'No reason for new limits: the level did not change for good.';
}
