import type { InstantInput } from '../../time/instant.js';

/** A value of a ticket's own field, e.g. `category: 'hardware'`. */
export type FieldValue = string | number | boolean | null;

/** Something that happened to a ticket. */
export interface TicketEvent {
  /** When it happened. */
  readonly at: InstantInput;
  /** `customerMessage`, `agentReply` (public), `internalNote`, `status`, `priority`, or any other type of the host's. */
  readonly type: string;
  /** The status that holds from then on; an event of any type may carry it. */
  readonly status?: string;
  /** Who did it; shown as evidence, never interpreted. */
  readonly actor?: string;
  /** The priority that holds from then on; the empty text for none. Rows with `null` do not change it. */
  readonly priority?: string;
  /** Fields that changed, with the values that hold from then on. Rows with `null` change none. */
  readonly fields?: Readonly<Record<string, FieldValue>>;
}

/** A span during which clocks that allow its reason stand still; pauses may overlap. */
export interface TicketPause {
  readonly start: InstantInput;
  /** End of the pause; `null` while it lasts. */
  readonly end: InstantInput | null;
  /** Matched with a clock's `pausedWhile`. */
  readonly reason: string;
}

/** One ticket, incident or request with its history; the order of events and pauses does not matter. */
export interface Ticket {
  readonly id: string;
  readonly openedAt: InstantInput;
  /** The priority at the opening; later changes are events that carry `priority`. */
  readonly priority?: string | null;
  /** The fields at the opening; later changes are events that carry `fields`. */
  readonly fields?: Readonly<Record<string, FieldValue>>;
  /** What happened; the status is `new` until an event says otherwise. */
  readonly events?: readonly TicketEvent[];
  readonly pauses?: readonly TicketPause[];
}
