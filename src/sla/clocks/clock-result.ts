import type { Finding } from '../../core/findings.js';
import type { InstantInput } from '../../time/instant.js';
import type { ClockOutcome } from '../outcome.js';

/**
 * State of a clock at `asOf`: `idle` before its first start, `running` or `paused` while open and not over,
 * `breached` while open and over (also when paused), `met` or `missed` once stopped, `stopped` once stopped without
 * a target, `cancelled`, and `leftOut` when the ticket's data do not allow a verdict.
 */
export type ClockStatus =
  | 'idle'
  | 'running'
  | 'paused'
  | 'met'
  | 'missed'
  | 'breached'
  | 'stopped'
  | 'cancelled'
  | 'leftOut';

/** A warning of a target and when it was or will be due. */
export interface ClockThreshold {
  /** Percent of the target; `null` when the warning was set by the time left. */
  readonly percent: number | null;
  /** Counted time at which the warning is due. */
  readonly elapsedMs: number;
  /** Counted time that is left then. */
  readonly remainingMs: number;
  /** When it was reached; `null` when it was not. */
  readonly reachedAt: string | null;
  /** When it will be reached if the clock runs without pause from `asOf` on; `null` when it was reached or the clock has ended. */
  readonly projectedAt: string | null;
}

/** One run of one clock at `asOf`, without evidence. */
export interface ClockResult {
  readonly clockId: string;
  /** Position of the run among those of its clock, from 0. */
  readonly cycle: number;
  readonly status: ClockStatus;
  readonly startedAt: string | null;
  /** When it stopped or was cancelled; `null` while open. */
  readonly stoppedAt: string | null;
  /** Counted time; `null` when idle or left out. */
  readonly elapsedMs: number | null;
  /** Time inside the calendar that pauses took off; `null` when idle or left out. */
  readonly pausedMs: number | null;
  /** Target in counted time; `null` without a target. */
  readonly targetMs: number | null;
  /** Target minus elapsed, negative when over; `null` without a target. */
  readonly remainingMs: number | null;
  /** Position of the target in the clock's `targets`; `null` without a target. */
  readonly targetIndex: number | null;
  /** Id of the calendar that counts; `null` for elapsed time. */
  readonly calendar: string | null;
  /** Earliest instant at which the counted time equals the target; `null` before it. */
  readonly targetReachedAt: string | null;
  /** First instant beyond the target at which the clock counts; `null` unless over. */
  readonly breachedAt: string | null;
  /** When the target will be used up if the clock runs without pause from `asOf` on; `null` once stopped or over. */
  readonly projectedDueAt: string | null;
  readonly thresholds: readonly ClockThreshold[];
  /** Version of the policy; `null` when none applies. */
  readonly policyVersion: number | null;
  /** Why this version, target and calendar were taken, in English. */
  readonly why: string;
}

/** A stretch of a clock's run; segments follow one another without gap. */
export interface ClockSegment {
  readonly from: string;
  readonly to: string;
  readonly kind: 'counted' | 'closed' | 'paused';
  /** Id of the calendar (`elapsed` without one), or the reason of the pause. */
  readonly rule: string;
  /** Counted time of the segment: 0 unless `counted`. The segments of a run sum to its `elapsedMs`. */
  readonly ms: number;
}

/** Time that one reason of pausing took off. */
export interface PausedByReason {
  readonly reason: string;
  /** Time inside the calendar; overlaps belong to the pause that began first, so that the reasons sum to `pausedMs`. */
  readonly ms: number;
}

/** One run of one clock with its evidence. */
export interface ExplainedClock extends ClockResult {
  readonly segments: readonly ClockSegment[];
  readonly pausedByReason: readonly PausedByReason[];
  /** The run in English, one sentence a step. */
  readonly sentences: readonly string[];
}

/** Options of `evaluateTicket` and `explainTicket`. */
export interface EvaluateTicketOptions {
  /** The moment of the question; later events are ignored. */
  readonly asOf: InstantInput;
  /**
   * Fields whose values go into `group` of the outcomes: `priority`, or names of ticket fields.
   * @defaultValue the clock's `goal.by`, else `['priority']`
   */
  readonly groupBy?: readonly string[];
}

/** The state of every clock of a ticket. */
export interface TicketEvaluation {
  readonly ticketId: string;
  readonly asOf: string;
  readonly clocks: readonly ClockResult[];
  /** What reports count; idle clocks have none. */
  readonly outcomes: readonly ClockOutcome[];
  readonly findings: readonly Finding[];
}

/** The state of every clock of a ticket, with evidence. */
export interface TicketExplanation extends TicketEvaluation {
  readonly clocks: readonly ExplainedClock[];
}
