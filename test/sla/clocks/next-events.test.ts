import { nextEvents, type SlaPolicy, type Ticket } from 'vendorwise/sla';
import { describe, expect, it } from 'vitest';
import { HOUR, hoursAfter, policyOf, ticketWith } from './desk.js';

const office = policyOf({
  id: 'r',
  measures: 'resolution',
  calendar: 'office',
  pausedWhile: ['pending', 'parts'],
  targets: [{ within: { businessHours: 10 }, warnAt: [{ percent: 50 }, { remaining: { businessHours: 1 } }] }],
});

const events = (policy: SlaPolicy, ticket: Ticket, hours: number) =>
  nextEvents(policy, ticket, { asOf: hoursAfter(hours) }).map((one) => [one.kind, one.at, one.remainingMs]);

describe('nextEvents', () => {
  it('lists warnings, target, breach and closing of a running clock', () => {
    expect(events(office, ticketWith([]), 1)).toEqual([
      ['warning', hoursAfter(5), 5 * HOUR],
      ['closes', hoursAfter(8.5), 1.5 * HOUR],
      ['warning', hoursAfter(24.5), HOUR],
      ['targetReached', hoursAfter(25.5), 0],
      ['breach', hoursAfter(25.5), 0],
    ]);
  });

  it('lists only what is later, and the opening of a closed calendar', () => {
    expect(events(office, ticketWith([]), 9)).toEqual([
      ['opens', hoursAfter(24), 1.5 * HOUR],
      ['warning', hoursAfter(24.5), HOUR],
      ['targetReached', hoursAfter(25.5), 0],
      ['breach', hoursAfter(25.5), 0],
    ]);
  });

  it('has nothing for clocks that ended, are over or wait for an event', () => {
    expect(events(office, ticketWith([[2, 'solved']]), 3)).toEqual([]);
    expect(events(office, ticketWith([]), 50)).toEqual([]);
    expect(events(office, ticketWith([[2, 'pending']]), 3)).toEqual([]);
    expect(events(office, { id: 'T', openedAt: 'x' }, 3)).toEqual([]);
  });

  it('knows pauses with an end, also those to come', () => {
    const ticket = ticketWith([], {
      pauses: [
        { start: hoursAfter(0), end: hoursAfter(2), reason: 'parts' },
        { start: hoursAfter(4), end: hoursAfter(5), reason: 'parts' },
      ],
    });
    expect(events(office, ticket, 1)).toEqual([
      ['pauseEnds', hoursAfter(2), 10 * HOUR],
      ['pauseStarts', hoursAfter(4), 8 * HOUR],
      ['pauseEnds', hoursAfter(5), 8 * HOUR],
      ['warning', hoursAfter(8), 5 * HOUR],
      ['closes', hoursAfter(8.5), 4.5 * HOUR],
      ['warning', hoursAfter(27.5), HOUR],
      ['targetReached', hoursAfter(28.5), 0],
      ['breach', hoursAfter(28.5), 0],
    ]);
    const open = ticketWith([], { pauses: [{ start: hoursAfter(1), end: null, reason: 'parts' }] });
    expect(events(office, open, 2)).toEqual([]);
  });

  it('ignores events after the moment, and tells clocks apart', () => {
    const policy = policyOf(
      { id: 'a', measures: 'resolution', targets: [{ within: { hours: 2 } }] },
      { id: 'b', measures: 'firstReply', targets: [{ within: { hours: 1 } }] },
    );
    expect(
      nextEvents(
        policy,
        ticketWith([
          [0.75, 'agentReply'],
          [1, 'solved'],
        ]),
        { asOf: hoursAfter(0.5) },
      ),
    ).toEqual([
      { at: hoursAfter(1), clockId: 'b', cycle: 0, kind: 'targetReached', remainingMs: 0 },
      { at: hoursAfter(1), clockId: 'b', cycle: 0, kind: 'breach', remainingMs: 0 },
      { at: hoursAfter(2), clockId: 'a', cycle: 0, kind: 'targetReached', remainingMs: 0 },
      { at: hoursAfter(2), clockId: 'a', cycle: 0, kind: 'breach', remainingMs: 0 },
    ]);
    expect(() => nextEvents(policy, ticketWith([]), { asOf: 'soon' })).toThrow(/not a moment/);
  });

  it('has no target and no opening where there are none', () => {
    expect(events(policyOf({ measures: 'resolution' }), ticketWith([]), 1)).toEqual([]);
  });
});
