import { createPauseList, type PauseList } from './pause-list.js';
import type { FieldValue, TicketEvent } from './ticket.js';

export const IDLE = 0;
export const RUNNING = 1;
export const STOPPED = 2;
export const CANCELLED = 3;

/** A change of priority or fields by which another target would apply. */
export interface TargetChange {
  readonly at: number;
  /** The event that brought it. */
  readonly event: TicketEvent;
  /** Whether it acts only since a reopening: the event came while the clock stood, or reopened it itself. */
  readonly byReopening: boolean;
  /** The priority before, and the one that holds from then on. */
  readonly before: string | null;
  readonly priority: string | null;
  /** Positions of the target before, and of the one that would apply; -1 for none. */
  readonly from: number;
  readonly to: number;
}

/** One run of a clock while events are read; the record is used again for the next run. */
export interface Run {
  /** Position of the run among those of its clock; -1 before the first. */
  cycle: number;
  state: number;
  start: number;
  /** When it stopped or was cancelled; `NaN` while open. */
  end: number;
  /** Position of its target; -1 for none. */
  target: number;
  /** Event type or status that started and ended it. */
  startRule: string;
  endRule: string;
  /** Priority and fields that held last while it was open. */
  priority: string | null;
  fields: Readonly<Record<string, FieldValue>>;
  /** Whether its status or a rule pauses it now, until an event ends that. */
  paused: boolean;
  /** When the clock was set to zero again by a reset or a restart; `NaN` for never. */
  resetAt: number;
  resetRule: string;
  /** Number of times that it was reopened. */
  reopened: number;
  /** Pauses by status and rules; explicit ones are added when it is measured. */
  readonly pauses: PauseList;
  /** Changes of target since it started; kept only when a trace listens. */
  readonly changes: TargetChange[];
}

/** A run before its first start. */
export function createRun(): Run {
  return {
    cycle: -1,
    state: IDLE,
    start: Number.NaN,
    end: Number.NaN,
    target: -1,
    startRule: '',
    endRule: '',
    priority: null,
    fields: {},
    paused: false,
    resetAt: Number.NaN,
    resetRule: '',
    reopened: 0,
    pauses: createPauseList(),
    changes: [],
  };
}
