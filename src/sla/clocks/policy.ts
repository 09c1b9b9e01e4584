import type { Defined } from '../../core/definition.js';
import type { ExactInput } from '../../exact/fraction.js';
import type { BusinessCalendarDefinition } from '../../time/calendar-definition.js';
import type { CivilDate } from '../../time/civil-date.js';

/** What a clock measures, by the names of the Zendesk ticket metrics; `resolution` is the contract's resolution time. */
export type BuiltInMeasure =
  | 'firstReply'
  | 'nextReply'
  | 'periodicUpdate'
  | 'requesterWait'
  | 'agentWork'
  | 'resolution'
  | 'totalResolution';

/**
 * The kinds of status that the built-in measures know. Beside these six names, `closed` and `resolved` are known as
 * solved and `canceled` as cancelled, in any letter case; every other status counts as open unless the policy says otherwise.
 */
export type StatusCategory = 'new' | 'open' | 'pending' | 'hold' | 'solved' | 'cancelled';

/** Something that moves a clock: an event of a type, or the change to a status. One of `event` and `status` is given. */
export interface ClockTrigger {
  /** Type of the event; `opened` is the opening of the ticket. */
  readonly event?: string;
  /** Statuses, or categories of status, that a change leads to. */
  readonly status?: readonly string[];
  /** The trigger waits until an event of this type has happened. */
  readonly after?: string;
  /** The trigger is dead while the ticket is in one of these statuses or categories. */
  readonly unlessStatus?: readonly string[];
}

/** A clock as rules over a ticket's events. An event that matches several rules acts in this order: cancel, stop, reset, pause, resume, start. */
export interface ClockRules {
  /** Starts an idle clock, or the next run of a stopped one. */
  readonly start: readonly ClockTrigger[];
  readonly stop: readonly ClockTrigger[];
  readonly pause?: readonly ClockTrigger[];
  readonly resume?: readonly ClockTrigger[];
  /** Sets a running clock back to zero from that instant. */
  readonly reset?: readonly ClockTrigger[];
  /** Ends the run without a verdict. */
  readonly cancel?: readonly ClockTrigger[];
  /** Reopens a stopped clock: its last run goes on (see {@link ReopenRule}). */
  readonly reopen?: readonly ClockTrigger[];
}

/** What happens when a stopped clock is reopened. */
export interface ReopenRule {
  /**
   * Business days after the day of the stop, to the closing time of the last one, within which a reopening goes on with
   * the old run; later, a new run starts. Without a calendar they are civil days of the policy's zone. `null`: no limit.
   */
  readonly withinBusinessDays: number | null;
  /** Whether the time between stop and reopening counts. @defaultValue 'paused' */
  readonly timeBetween?: 'paused' | 'counted';
}

/** A length of time that names its unit; exactly one unit is given. */
export interface TargetTime {
  readonly businessHours?: number;
  readonly businessMinutes?: number;
  /**
   * Until the closing time of the nth business day after the start day; 0 is the start day itself, or the next
   * business day when no open time is left on it. Pauses extend it by their business time.
   */
  readonly businessDays?: number;
  /** With `businessDays` only: until this local time (`hh:mm`) of that day instead of its closing time. */
  readonly at?: string;
  /** Elapsed hours, nights and weekends included. */
  readonly hours?: number;
  /** Elapsed minutes. */
  readonly minutes?: number;
  /** Elapsed days of 24 hours. */
  readonly days?: number;
}

/** A warning before the target: at a percentage of it, or when so much is left. Exactly one is given. */
export interface WarnAt {
  /** Percent of the target, above 0 and below 100. */
  readonly percent?: number;
  /** Time left, in the target's own kind of time; `businessDays` is not possible here. */
  readonly remaining?: TargetTime;
}

/** When a target applies: every named condition must hold. */
export interface TargetCondition {
  readonly priority?: readonly string[];
  /** Values by field, compared as text. */
  readonly fields?: Readonly<Record<string, readonly string[]>>;
}

/** A target of a clock; the first whose condition holds is taken. */
export interface SlaTarget {
  /** @defaultValue every ticket */
  readonly when?: TargetCondition;
  readonly within: TargetTime;
  /** Id of a calendar for this target alone. @defaultValue the clock's */
  readonly calendar?: string;
  readonly warnAt?: readonly WarnAt[];
}

/** The agreed share of tickets that meet their target. */
export interface SlaGoal {
  /** Percent, 0 to 100, exact. */
  readonly attainmentPercent: ExactInput;
  /** Fields that the goal is asked of one by one, e.g. `['priority']`. @defaultValue none: one goal for all */
  readonly by?: readonly string[];
  /** Fewest measured results for a verdict; with fewer, there is none. A whole number from 1. @defaultValue none */
  readonly minimumSample?: number;
  /** The agreement's clause for few results: when fewer than `below` are measured, so many misses may happen. @defaultValue none */
  readonly smallSample?: SlaSmallSample;
}

/** A clause for small numbers of results. */
export interface SlaSmallSample {
  /** The clause applies when fewer results than this are measured; a whole number from 1. */
  readonly below: number;
  /** Misses that may happen then; a whole number from 0. */
  readonly allowMisses: number;
}

/** One clock of a policy. */
export interface SlaClock {
  readonly id: string;
  readonly name?: string;
  readonly measures: BuiltInMeasure | ClockRules;
  /** Id of the calendar whose open time counts; `null` counts elapsed time. */
  readonly calendar: string | null;
  /** Statuses, categories of status and reasons of pauses that stop the clock. @defaultValue those of the measure */
  readonly pausedWhile?: readonly string[];
  /** Without targets a clock only measures. */
  readonly targets?: readonly SlaTarget[];
  /**
   * When another target applies, e.g. after a change of priority: `retroactive` takes the new target from the
   * original start and keeps earlier pauses, `restart` begins at zero at the change, `keep` stays with the first.
   * @defaultValue 'retroactive'
   */
  readonly onChange?: 'restart' | 'retroactive' | 'keep';
  /**
   * Met when the counted time is at most the target (`elapsed`), or when the clock stopped no later than the instant
   * at which the target was used up (`dueAt`). They differ when a clock stops outside opening hours. @defaultValue 'elapsed'
   */
  readonly compare?: 'elapsed' | 'dueAt';
  /** @defaultValue that of the measure: 5 business days for `resolution` */
  readonly reopen?: ReopenRule;
  /**
   * Whether a change to solved ends the clock as its own `stop` would. The reply clocks go on without it until somebody
   * replies, as Zendesk counts them; agreements for which a solution is an answer set it. @defaultValue false
   */
  readonly endsWhenSolved?: boolean;
  readonly goal?: SlaGoal;
}

/** The clocks that hold for tickets opened from a date on. */
export interface SlaPolicyVersion {
  readonly version: number;
  /** First civil date, in the policy's `timeZone`, on which a ticket may open to fall under this version. */
  readonly effectiveFrom: CivilDate;
  readonly clocks: readonly SlaClock[];
}

/** A service-level policy: calendars, and the clocks of each version. */
export interface SlaPolicyDefinition {
  readonly id: string;
  readonly name?: string;
  /** IANA zone in which `effectiveFrom` is read. */
  readonly timeZone: string;
  readonly calendars?: Readonly<Record<string, BusinessCalendarDefinition>>;
  /**
   * The host's own statuses by category, in addition to new, open, pending, hold, solved, closed and cancelled. When
   * it is given, other statuses are unknown: an error in the policy, a finding in a ticket. Letter case does not matter,
   * unless two names differ in nothing else.
   */
  readonly statuses?: Readonly<Record<string, StatusCategory>>;
  /** Reasons of pauses that `pausedWhile` may name beside statuses; needed only together with `statuses`. */
  readonly pauseReasons?: readonly string[];
  /** The host's own event types that rules may name. */
  readonly eventTypes?: readonly string[];
  readonly versions: readonly SlaPolicyVersion[];
}

/** A checked policy, as `defineSlaPolicy` returns it. */
export type SlaPolicy = Defined<SlaPolicyDefinition>;
