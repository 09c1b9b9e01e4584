import { defineSlaPolicy, evaluateTicketColumns } from 'vendorwise/sla';
import { describe, expect, it } from 'vitest';
import { deskGold, HOUR, hoursAfter, policyOf, ticketWith } from './desk.js';

const asOf = hoursAfter(40);

describe('evaluateTicketColumns', () => {
  const policy = policyOf(
    { id: 'resolution', measures: 'resolution', targets: [{ when: { priority: ['P1'] }, within: { hours: 4 } }] },
    { id: 'nextReply', measures: 'nextReply', targets: [{ within: { hours: 1 } }] },
  );

  it('has a row for every run, in the order of tickets, clocks and cycles', () => {
    const tickets = [
      ticketWith([
        [1, 'agentReply'],
        [2, 'customerMessage'],
        [3, 'agentReply'],
        [4, 'customerMessage'],
        [6, 'solved'],
      ]),
      ticketWith([], { priority: 'P3' }),
      ticketWith([], { openedAt: 'yesterday' }),
    ];
    const columns = evaluateTicketColumns(policy, tickets, { asOf });
    const rows = Array.from({ length: columns.length }, (_, i) => [
      columns.ticket[i],
      columns.clockIds[columns.clock[i] as number],
      columns.cycle[i],
      columns.outcomes[columns.outcome[i] as number],
      columns.reasons[columns.reason[i] as number],
      columns.elapsedMs[i],
      columns.target[i],
    ]);
    expect(rows).toEqual([
      [0, 'resolution', 0, 'missed', '', 6 * HOUR, 0],
      [0, 'nextReply', 0, 'met', '', HOUR, 0],
      [0, 'nextReply', 1, 'missed', '', 36 * HOUR, 0],
      [1, 'resolution', 0, 'pending', '', 40 * HOUR, -1],
      [2, 'resolution', 0, 'leftOut', 'INVALID_OPENED_AT', Number.NaN, -1],
      [2, 'nextReply', 0, 'leftOut', 'INVALID_OPENED_AT', Number.NaN, -1],
    ]);
    expect([...columns.breachedAtMs.subarray(0, 2)]).toEqual([Date.parse(hoursAfter(4)), Number.NaN]);
  });

  it('grows when clocks run often', () => {
    const replies = Array.from(
      { length: 200 },
      (_, i) => [1 + i / 10, i % 2 === 0 ? 'agentReply' : 'customerMessage'] as const,
    );
    const columns = evaluateTicketColumns(policy, [ticketWith(replies), ticketWith([])], { asOf });
    expect(columns.length).toBe(1 + 100 + 1);
    expect(columns.elapsedMs[50]).toBeCloseTo(HOUR / 10, 0);
    expect(columns.ticket[101]).toBe(1);
  });

  it('fills the columns of an earlier call again', () => {
    const first = evaluateTicketColumns(policy, [ticketWith([]), ticketWith([])], { asOf });
    const fresh = evaluateTicketColumns(policy, [ticketWith([[1, 'solved']])], { asOf });
    const again = evaluateTicketColumns(policy, [ticketWith([[1, 'solved']])], { asOf, into: first });
    expect(again.elapsedMs).toBe(first.elapsedMs);
    expect(again.length).toBe(1);
    expect(again.elapsedMs[0]).toBe(fresh.elapsedMs[0]);
    const larger = evaluateTicketColumns(
      policy,
      Array.from({ length: 9 }, () => ticketWith([])),
      { asOf, into: first },
    );
    expect(larger.length).toBe(9);
    const other = evaluateTicketColumns(defineSlaPolicy(deskGold), [ticketWith([])], { asOf, into: first });
    expect(other.clockIds).toEqual(['resolution', 'firstReply']);
  });

  it('takes no tickets', () => {
    expect(evaluateTicketColumns(policy, [], { asOf }).length).toBe(0);
  });
});
