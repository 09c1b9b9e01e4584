import { defineSlaPolicy, evaluateTicket, explainTicket } from 'vendorwise/sla';
import { describe, expect, it } from 'vitest';
import { type DeskClock, deskGold, HOUR, hoursAfter, policyOf, ticketWith } from './desk.js';

describe('the worked example: a P1 ticket over an office night', () => {
  const policy = defineSlaPolicy(deskGold);
  const ticket = {
    id: 'INC0007',
    openedAt: '2026-10-05T15:10:00+02:00',
    priority: 'P1',
    events: [
      { at: '2026-10-06T10:00:00+02:00', type: 'status', status: 'awaitingCustomer' },
      { at: '2026-10-06T11:30:00+02:00', type: 'status', status: 'open' },
      { at: '2026-10-06T16:53:00+02:00', type: 'status', status: 'solved' },
    ],
  };
  const { clocks, outcomes } = explainTicket(policy, ticket, { asOf: '2026-11-23T09:00:00.000Z' });

  it('comes out figure by figure', () => {
    expect(clocks[0]).toMatchObject({
      clockId: 'resolution',
      status: 'missed',
      targetMs: 28_800_000,
      elapsedMs: 31_380_000,
      remainingMs: -2_580_000,
      targetReachedAt: '2026-10-06T14:10:00.000Z',
      breachedAt: '2026-10-06T14:10:00.000Z',
      projectedDueAt: null,
      policyVersion: 1,
    });
    expect(clocks[0]?.segments).toEqual([
      {
        from: '2026-10-05T13:10:00.000Z',
        to: '2026-10-05T15:30:00.000Z',
        kind: 'counted',
        rule: 'office',
        ms: 8_400_000,
      },
      { from: '2026-10-05T15:30:00.000Z', to: '2026-10-06T07:00:00.000Z', kind: 'closed', rule: 'office', ms: 0 },
      {
        from: '2026-10-06T07:00:00.000Z',
        to: '2026-10-06T08:00:00.000Z',
        kind: 'counted',
        rule: 'office',
        ms: 3_600_000,
      },
      {
        from: '2026-10-06T08:00:00.000Z',
        to: '2026-10-06T09:30:00.000Z',
        kind: 'paused',
        rule: 'awaitingCustomer',
        ms: 0,
      },
      {
        from: '2026-10-06T09:30:00.000Z',
        to: '2026-10-06T14:53:00.000Z',
        kind: 'counted',
        rule: 'office',
        ms: 19_380_000,
      },
    ]);
    expect(outcomes[0]).toEqual({
      ticketId: 'INC0007',
      clockId: 'resolution',
      cycle: 0,
      group: { priority: 'P1' },
      openedAt: '2026-10-05T13:10:00.000Z',
      resolvedAt: '2026-10-06T14:53:00.000Z',
      breachedAt: '2026-10-06T14:10:00.000Z',
      outcome: 'missed',
      reason: null,
      elapsedMs: 31_380_000,
      pausedMs: 5_400_000,
      targetMs: 28_800_000,
    });
  });

  it('is told in sentences, in the time of the calendar', () => {
    expect(clocks[0]?.sentences).toEqual([
      'The clock resolution started on Mon 2026-10-05 15:10 (Europe/Berlin), when the ticket was opened.',
      'The target is 8 business hours (priority P1).',
      'Mon 2026-10-05 15:10 to 17:30: 2 h 20 min counted.',
      'Mon 2026-10-05 17:30 to Tue 2026-10-06 09:00: closed by calendar "office".',
      'Tue 2026-10-06 09:00 to 10:00: 1 h counted.',
      'Tue 2026-10-06 10:00 to 11:30: paused, awaitingCustomer.',
      'Tue 2026-10-06 11:30 to 16:53: 5 h 23 min counted.',
      'It stopped on Tue 2026-10-06 16:53 by "solved" after 8 h 43 min of 8 h: missed, over by 43 min.',
    ]);
  });
});

describe('explainTicket', () => {
  const policy = policyOf({
    measures: 'resolution',
    name: 'Resolution time',
    pausedWhile: ['pending', 'parts'],
    targets: [{ within: { hours: 4 } }],
  });
  const last = (events: Parameters<typeof ticketWith>[0], hours: number) =>
    explainTicket(policy, ticketWith(events), { asOf: hoursAfter(hours) }).clocks[0]?.sentences.at(-1);

  it('gives overlapping time to the pause that began first', () => {
    const ticket = ticketWith(
      [
        [2, 'pending'],
        [5, 'open'],
      ],
      {
        pauses: [
          { start: hoursAfter(1), end: hoursAfter(3), reason: 'parts' },
          { start: hoursAfter(4), end: hoursAfter(6), reason: 'parts' },
        ],
      },
    );
    const [clock] = explainTicket(policy, ticket, { asOf: hoursAfter(7) }).clocks;
    expect(clock?.pausedByReason).toEqual([
      { reason: 'parts', ms: 3 * HOUR },
      { reason: 'pending', ms: 2 * HOUR },
    ]);
    expect(clock?.segments.map((one) => [one.kind, one.rule, one.from])).toEqual([
      ['counted', 'elapsed', hoursAfter(0)],
      ['paused', 'parts', hoursAfter(1)],
      ['paused', 'pending', hoursAfter(3)],
      ['paused', 'parts', hoursAfter(5)],
      ['counted', 'elapsed', hoursAfter(6)],
    ]);
  });

  it('ends with a sentence that says how it stands', () => {
    expect(last([], 1)).toBe('On Mon 2026-10-05 10:00 it has used 1 h of 4 h and is running; 3 h are left.');
    expect(last([[1, 'pending']], 2)).toBe(
      'On Mon 2026-10-05 11:00 it has used 1 h of 4 h and is paused; 3 h are left.',
    );
    expect(last([], 5)).toBe(
      'On Mon 2026-10-05 14:00 it has used 5 h of 4 h: breached since Mon 2026-10-05 13:00, over by 1 h.',
    );
    expect(last([[4, 'solved']], 5)).toBe('It stopped on Mon 2026-10-05 13:00 by "solved" after 4 h of 4 h: met.');
    expect(last([[1, 'cancelled']], 5)).toBe(
      'It was cancelled on Mon 2026-10-05 10:00 by "cancelled" after 1 h of 4 h.',
    );
  });

  it('tells of reopening, resets and clocks without a target', () => {
    const sentences = (clock: DeskClock, events: Parameters<typeof ticketWith>[0], hours: number) =>
      explainTicket(policyOf(clock), ticketWith(events, { priority: 'P3' }), { asOf: hoursAfter(hours) }).clocks[0]
        ?.sentences;
    expect(
      sentences(
        { measures: 'resolution' },
        [
          [1, 'solved'],
          [2, 'open'],
        ],
        3,
      ),
    ).toEqual([
      'The clock clock0 started on Mon 2026-10-05 09:00 (Europe/Berlin), when the ticket was opened.',
      'No target applies; the clock only measures.',
      'The ticket was reopened once; the clock went on.',
      'Mon 2026-10-05 09:00 to 10:00: 1 h counted.',
      'Mon 2026-10-05 10:00 to 11:00: paused, solved.',
      'Mon 2026-10-05 11:00 to 12:00: 1 h counted.',
      'On Mon 2026-10-05 12:00 it has used 2 h and is running.',
    ]);
    const targets = [{ when: { priority: ['P1'] }, within: { hours: 4 } }, { within: { hours: 8 } }];
    expect(
      sentences(
        { measures: 'resolution', onChange: 'restart', targets },
        [[1, 'priority', { priority: 'P1' }]],
        2,
      )?.[0],
    ).toBe('The clock clock0 counts from Mon 2026-10-05 10:00 (Europe/Berlin). It was set to zero then by "priority".');
  });

  it('says of a business day how long it is', () => {
    const days = policyOf({
      measures: 'resolution',
      calendar: 'office',
      targets: [{ within: { businessDays: 1, at: '12:00' } }],
    });
    const { clocks } = explainTicket(days, ticketWith([]), { asOf: hoursAfter(1) });
    expect(clocks[0]?.sentences[1]).toBe('The target is 1 business day, until 12:00 (every ticket), here 11 h 30 min.');
  });

  it('has no segments for clocks that are idle or left out', () => {
    const idle = policyOf({ measures: 'nextReply' });
    const { clocks } = explainTicket(idle, ticketWith([]), { asOf: hoursAfter(1) });
    expect(clocks[0]).toMatchObject({
      segments: [],
      pausedByReason: [],
      sentences: ['Nothing has started the clock yet.'],
    });
    const broken = explainTicket(idle, { id: 'T', openedAt: 'x' }, { asOf: hoursAfter(1) }).clocks[0];
    expect(broken).toMatchObject({ status: 'leftOut', segments: [], sentences: ['Left out: INVALID_OPENED_AT.'] });
  });

  it('says what evaluateTicket says', () => {
    const gold = defineSlaPolicy(deskGold);
    const ticket = ticketWith([
      [1, 'agentReply'],
      [5, 'awaitingCustomer'],
      [50, 'open'],
      [60, 'solved'],
    ]);
    const { clocks, ...rest } = explainTicket(gold, ticket, { asOf: hoursAfter(99) });
    const plain = evaluateTicket(gold, ticket, { asOf: hoursAfter(99) });
    expect({ ...rest, clocks: clocks.map(({ segments, pausedByReason, sentences, ...one }) => one) }).toEqual(plain);
  });
});
