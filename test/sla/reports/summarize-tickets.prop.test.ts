import fc from 'fast-check';
import { attainment, defineSlaPolicy, outcomeTally, summarizeTickets, type Ticket } from 'vendorwise/sla';
import { describe, expect, it } from 'vitest';

const HOUR_MS = 3_600_000;
const START = Date.parse('2026-09-01T00:00:00Z');
const policy = defineSlaPolicy({
  id: 'desk',
  timeZone: 'America/St_Johns',
  calendars: { office: { timeZone: 'America/St_Johns', week: { mon: ['09:00-17:00'], wed: ['22:00-06:00'] } } },
  versions: [
    {
      version: 1,
      effectiveFrom: '2026-09-10',
      clocks: [
        {
          id: 'resolution',
          measures: 'resolution',
          calendar: 'office',
          targets: [{ when: { priority: ['P1', 'P2'] }, within: { businessHours: 8 } }],
          goal: { attainmentPercent: '90' },
        },
        { id: 'reply', measures: 'nextReply', calendar: null, targets: [{ within: { hours: 5 } }] },
      ],
    },
  ],
});
const instant = fc.oneof(
  { weight: 9, arbitrary: fc.integer({ min: 0, max: 90 * 24 }).map((hours) => START + hours * HOUR_MS) },
  { weight: 1, arbitrary: fc.constantFrom('noon', null, Number.NaN, '2026-10-05T10:00') },
);
const event = fc.record({
  at: instant,
  type: fc.constantFrom('customerMessage', 'agentReply', 'status', 'priority'),
  status: fc.constantFrom('open', 'pending', 'solved', 'cancelled'),
});
const ticket = fc.record({
  id: fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F', '', null),
  openedAt: instant,
  priority: fc.constantFrom('P1', 'P2', 'P3', null),
  events: fc.array(event, { maxLength: 5 }),
});
const tickets = fc.array(
  fc.oneof({ weight: 15, arbitrary: ticket }, { weight: 1, arbitrary: fc.constantFrom(null, 7, {}) }),
  {
    maxLength: 12,
  },
) as unknown as fc.Arbitrary<Ticket[]>;
const options = { period: 'month' as const, asOf: '2026-11-23T09:00:00Z' };

describe('summarizeTickets', () => {
  it('never throws, adds up to the input, does not depend on its order, and agrees with the tally', () => {
    fc.assert(
      fc.property(tickets, (rows) => {
        const report = summarizeTickets(policy, rows, options);
        const { totals } = report;
        expect(totals.tickets).toBe(rows.length);
        expect(totals.met + totals.missed + totals.pending + totals.excluded + totals.leftOut).toBe(totals.outcomes);
        expect(report.outcomes.length).toBe(totals.outcomes);
        const inRows = report.rows.map((row) => row.met + row.missed + row.pending + row.excluded + row.leftOut);
        expect(inRows.reduce((a, b) => a + b, 0)).toBe(totals.outcomes);
        expect(JSON.parse(JSON.stringify(report))).toEqual(report);
        const tally = outcomeTally.extractOutput(
          report.outcomes.reduce(outcomeTally.addInput, outcomeTally.createAccumulator()),
        );
        expect(attainment(tally).attainmentPercent).toBe(attainment(report.outcomes).attainmentPercent);
        const turned = summarizeTickets(policy, [...rows].reverse(), options);
        expect([turned.rows, turned.totals, turned.reasons]).toEqual([report.rows, totals, report.reasons]);
      }),
      { numRuns: 150 },
    );
  });
});
