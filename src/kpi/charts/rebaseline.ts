import type { ChangeDirection } from '../../core/change-direction.js';
import type { RebaseAt } from './chart-options.js';

/** Why a run of periods on one side of the average is no reason for new limits yet. */
export type NoRebaselineReason =
  /** Too few periods since it began. */
  | 'tooFewPeriods'
  /** Within these periods another run lies on the other side of the new average: the level has not settled. */
  | 'notSettled';

/** A run of periods on one side of the average. */
export interface RebaselineCandidate {
  /** Label of its first period: that of the new limits. */
  readonly period: string;
  readonly side: 'above' | 'below';
  /** Used periods in the run. */
  readonly runLength: number;
  /** Used periods from its beginning on. */
  readonly periodsSince: number;
  /** Average of the limits that hold until then, in the unit of the KPI. */
  readonly centerBefore: number;
  /** Average of the periods that would set the new limits, in the unit. */
  readonly centerAfter: number;
  readonly direction: ChangeDirection;
  readonly message: string;
}

/** What may be asked of somebody who knows the process. */
export interface RebaselineProposal {
  readonly kpiId: string;
  readonly message: string;
  /** In time order; nothing is applied. */
  readonly proposals: readonly RebaselineCandidate[];
  /** Runs that are no reason for new limits, and why. */
  readonly refused: readonly (RebaselineCandidate & { readonly reason: NoRebaselineReason })[];
  /** For `rebaseAt` of `controlChart`, when the reasons hold: the starts given, and those proposed. */
  readonly rebaseAt: readonly RebaseAt[];
  readonly minimumPeriods: number;
}
