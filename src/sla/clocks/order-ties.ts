import { CANCEL, type CompiledClock, PAUSE, REOPEN, RESET, RESUME, START, STOP } from './compile-policy.js';
import type { TicketReading } from './read-ticket.js';

/**
 * Orders events of one instant by what they do to a clock: stop or cancel, reset, pause, resume, start, nothing.
 *
 * Changes of status at one instant stay in the order of the list, and all act where the last of them belongs, because
 * it says which status holds afterwards. Among equals a change of status comes first, then the order of the list counts.
 *
 * @param clock - The clock.
 * @param reading - The ticket, sorted by instant.
 * @param order - Filled with positions of the reading.
 */
export function orderTies(clock: CompiledClock, reading: TicketReading, order: number[]): void {
  const { times, statuses, count } = reading;
  for (let from = 0; from < count; ) {
    let to = from + 1;
    while (to < count && times[to] === times[from]) to += 1;
    let lastStatus = -1;
    for (let i = from; i < to; i += 1) if ((statuses[i] as number) >= 0) lastStatus = i;
    for (let i = from; i < to; i += 1) {
      const key = keyOf(clock, reading, i, lastStatus);
      let place = i;
      while (place > from && keyOf(clock, reading, order[place - 1] as number, lastStatus) > key) {
        order[place] = order[place - 1] as number;
        place -= 1;
      }
      order[place] = i;
    }
    from = to;
  }
}

function keyOf(clock: CompiledClock, reading: TicketReading, position: number, lastStatus: number): number {
  const hasStatus = (reading.statuses[position] as number) >= 0;
  return 2 * rankOf(clock, reading, hasStatus ? lastStatus : position) + (hasStatus ? 0 : 1);
}

function rankOf(clock: CompiledClock, reading: TicketReading, position: number): number {
  const type = reading.types[position] as number;
  const status = reading.statuses[position] as number;
  let effects = clock.byType[type] as number;
  if (status >= 0) effects |= (clock.byStatus[status] as number) | (clock.pausing[status] === 1 ? PAUSE : RESUME);
  for (const trigger of clock.conditional) {
    const fits = trigger.statuses === null ? trigger.type === type : status >= 0 && trigger.statuses[status] === 1;
    if (fits) effects |= trigger.effect;
  }
  if ((effects & (CANCEL | STOP)) !== 0) return 0;
  if ((effects & RESET) !== 0) return 1;
  if ((effects & PAUSE) !== 0) return 2;
  if ((effects & (RESUME | REOPEN)) !== 0) return 3;
  return (effects & START) !== 0 ? 4 : 5;
}
