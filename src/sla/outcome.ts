/** What became of one clock of one ticket, for counting. */
export type Outcome = 'met' | 'missed' | 'pending' | 'leftOut' | 'excluded';

/**
 * The hinge of the room: `evaluateTicket` makes it; attainment, reports, tallies, credits and KPI rows take only it.
 */
export interface ClockOutcome {
  readonly ticketId: string;
  readonly clockId: string;
  /** Position of the run for clocks that run several times (next reply, periodic update); 0 for the others. */
  readonly cycle: number;
  /** Values of the fields a report groups by, e.g. `{ priority: 'P1' }`. */
  readonly group: Readonly<Record<string, string>>;
  /** Start of the clock, `toISOString()` text; `null` when it is unknown (left out). */
  readonly openedAt: string | null;
  /** End of the clock; `null` while it is open. */
  readonly resolvedAt: string | null;
  /** First instant beyond the target; `null` unless the clock is over its target. */
  readonly breachedAt: string | null;
  readonly outcome: Outcome;
  /** Code of the finding or relief that explains `leftOut` and `excluded`; else `null`. */
  readonly reason: string | null;
  /** Counted time; `null` when left out. */
  readonly elapsedMs: number | null;
  /** Time inside the calendar that pauses took off; `null` when left out. */
  readonly pausedMs: number | null;
  /** Target in counted time; `null` for a clock that only measures. */
  readonly targetMs: number | null;
}
