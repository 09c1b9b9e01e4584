import fc from 'fast-check';
import type { ClockOutcome, Outcome } from '../../../src/sla/outcome.js';

const HOUR_MS = 3_600_000;

/** A result of a clock for tests; by default a P1 ticket resolved within its target on 5 October 2026. */
export function result(ticketId: string, changes: Partial<ClockOutcome> = {}): ClockOutcome {
  return {
    ticketId,
    clockId: 'resolution',
    cycle: 0,
    group: { priority: 'P1' },
    openedAt: '2026-10-05T08:00:00.000Z',
    resolvedAt: '2026-10-05T10:00:00.000Z',
    breachedAt: null,
    outcome: 'met',
    reason: null,
    elapsedMs: 2 * HOUR_MS,
    pausedMs: 0,
    targetMs: 8 * HOUR_MS,
    ...changes,
  };
}

/** A result that is over its target. */
export function missed(ticketId: string, changes: Partial<ClockOutcome> = {}): ClockOutcome {
  return result(ticketId, {
    outcome: 'missed',
    resolvedAt: '2026-10-06T10:00:00.000Z',
    breachedAt: '2026-10-05T16:00:00.000Z',
    elapsedMs: 26 * HOUR_MS,
    ...changes,
  });
}

const START = Date.parse('2026-07-01T00:00:00Z');
const iso = (ms: number): string => new Date(ms).toISOString();

/** Random results with distinct tickets, over four months, two clocks and odd group values. */
export const arbitraryResults: fc.Arbitrary<ClockOutcome[]> = fc
  .array(
    fc.record({
      outcome: fc.constantFrom<Outcome>('met', 'missed', 'pending', 'leftOut', 'excluded'),
      clockId: fc.constantFrom('resolution', 'firstReply', '__proto__'),
      group: fc.constantFrom<Record<string, string>>(
        {},
        { priority: 'P1' },
        { priority: 'P2', site: 'Bonn' },
        { site: 'Bonn', priority: 'P2' },
        { priority: '', site: 'P2' },
      ),
      openedMs: fc.integer({ min: 0, max: 120 * 24 * HOUR_MS }),
      elapsedMs: fc.oneof(
        fc.integer({ min: 0, max: 200 * HOUR_MS }),
        fc.integer({ min: Number.MAX_SAFE_INTEGER - 1000, max: Number.MAX_SAFE_INTEGER }),
        fc.double({ min: 0, max: 1e9, noNaN: true }),
      ),
      open: fc.boolean(),
      reason: fc.constantFrom('CLOSED_BEFORE_OPENED', 'force majeure', '__proto__', null),
    }),
    { maxLength: 60 },
  )
  .map((rows) =>
    rows.map(({ outcome, clockId, group, openedMs, elapsedMs, open, reason }, position): ClockOutcome => {
      const opened = START + openedMs;
      const closed = outcome === 'met' || (outcome !== 'pending' && !open);
      return {
        ticketId: `T${(position * 7919) % 1000}`,
        clockId,
        cycle: 0,
        group,
        openedAt: outcome === 'leftOut' && open ? null : iso(opened),
        resolvedAt: closed && outcome !== 'leftOut' ? iso(opened + 50 * HOUR_MS) : null,
        breachedAt: outcome === 'missed' ? iso(opened + 10 * HOUR_MS) : null,
        outcome,
        reason: outcome === 'leftOut' || outcome === 'excluded' ? reason : null,
        elapsedMs: outcome === 'leftOut' ? null : elapsedMs,
        pausedMs: outcome === 'leftOut' ? null : openedMs % 1000,
        targetMs: 10 * HOUR_MS,
      };
    }),
  );

/** Splits a list into parts, given where each item goes. */
export function split<T>(items: readonly T[], places: readonly number[]): T[][] {
  const parts: T[][] = [[], [], [], []];
  items.forEach((item, position) => {
    parts[(places[position % Math.max(1, places.length)] ?? 0) % 4]?.push(item);
  });
  return parts;
}
