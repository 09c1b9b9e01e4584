import { defineSlaPolicy, evaluateTicket, evaluateTicketColumns, explainTicket, nextEvents } from 'vendorwise/sla';
import { describe, expect, it } from 'vitest';
import { HOUR, hoursAfter, policyJson, policyOf, ticketWith } from './desk.js';

const at = (hours: number) => ({ asOf: hoursAfter(hours) });
const replyClocks = (endsWhenSolved?: boolean) =>
  policyOf(
    ...(['firstReply', 'nextReply'] as const).map((measures) => ({
      id: measures,
      measures,
      targets: [{ within: { hours: 4 } }],
      ...(endsWhenSolved === undefined ? {} : { endsWhenSolved }),
    })),
  );
const stateOf = (policy: ReturnType<typeof replyClocks>, ticket: ReturnType<typeof ticketWith>, hours: number) =>
  evaluateTicket(policy, ticket, at(hours)).clocks.map((one) => [one.clockId, one.cycle, one.status, one.elapsedMs]);

describe('a ticket that is solved without a reply', () => {
  const silent = ticketWith([[3, 'solved']]);

  it('leaves the reply clock running, as Zendesk counts, and says so', () => {
    const early = evaluateTicket(replyClocks(), silent, at(3.5));
    expect(early.clocks[0]).toMatchObject({ status: 'running', elapsedMs: 3.5 * HOUR });
    expect(early.findings).toMatchObject([{ code: 'SOLVED_WITHOUT_REPLY', severity: 'low' }]);
    const late = evaluateTicket(replyClocks(false), silent, at(9));
    expect(late.clocks[0]).toMatchObject({ status: 'breached', elapsedMs: 9 * HOUR });
    expect(late.findings).toEqual([
      {
        code: 'SOLVED_WITHOUT_REPLY',
        severity: 'medium',
        subject: 'INC1',
        message:
          'INC1 was solved at 2026-10-05T10:00:00.000Z without the reply that ends the clock firstReply; it runs on. Record the reply, or set "endsWhenSolved" if a solution is an answer in your agreement.',
        params: { clocks: ['firstReply'], solvedAt: hoursAfter(3) },
        path: null,
        evidence: [],
      },
    ]);
  });

  it('is named once for all its clocks, also when it is closed', () => {
    const policy = policyOf(
      { id: 'a', measures: 'firstReply' },
      { id: 'b', measures: { start: [{ event: 'opened' }], stop: [{ event: 'agentReply' }] } },
      { id: 'c', measures: { start: [{ event: 'opened' }], stop: [{ event: 'agentReply' }, { status: ['solved'] }] } },
    );
    const { findings } = evaluateTicket(policy, ticketWith([[1, 'Closed']]), at(2));
    expect(findings.map((one) => [one.code, one.params.clocks])).toEqual([['SOLVED_WITHOUT_REPLY', ['a', 'b']]]);
  });

  it('is no finding while it is open, once somebody replied, or when it was cancelled', () => {
    const codes = (...events: Parameters<typeof ticketWith>[0]) =>
      evaluateTicket(replyClocks(), ticketWith(events), at(9)).findings.map((one) => one.code);
    expect(codes()).toEqual([]);
    expect(codes([1, 'solved'], [2, 'open'])).toEqual([]);
    expect(codes([1, 'agentReply'], [2, 'solved'])).toEqual([]);
    expect(codes([1, 'solved'], [2, 'agentReply'])).toEqual([]);
    expect(codes([1, 'cancelled'])).toEqual([]);
    expect(codes([1, 'agentReply'], [2, 'customerMessage'], [3, 'solved'])).toEqual(['SOLVED_WITHOUT_REPLY']);
  });

  it('ends the clock there when the agreement takes a solution for an answer', () => {
    const policy = replyClocks(true);
    expect(stateOf(policy, silent, 9)).toEqual([
      ['firstReply', 0, 'met', 3 * HOUR],
      ['nextReply', 0, 'idle', null],
    ]);
    expect(evaluateTicket(policy, ticketWith([[5, 'solved']]), at(9)).clocks[0]?.status).toBe('missed');
    expect(evaluateTicket(policy, silent, at(9)).findings).toEqual([]);
    expect(explainTicket(policy, silent, at(9)).clocks[0]?.sentences.at(-1)).toBe(
      'It stopped on Mon 2026-10-05 12:00 by "solved" after 3 h of 4 h: met.',
    );
    expect(nextEvents(policy, silent, at(3.5))).toEqual([]);
    expect([...evaluateTicketColumns(policy, [silent], at(9)).elapsedMs.subarray(0, 1)]).toEqual([3 * HOUR]);
  });

  it('starts the next cycle with the next message, and keeps a first reply ended after reopening', () => {
    const ticket = ticketWith([
      [1, 'agentReply'],
      [2, 'customerMessage'],
      [3, 'solved'],
      [5, 'open'],
      [6, 'customerMessage'],
      [7, 'agentReply'],
    ]);
    expect(stateOf(replyClocks(true), ticket, 9)).toEqual([
      ['firstReply', 0, 'met', HOUR],
      ['nextReply', 0, 'met', HOUR],
      ['nextReply', 1, 'met', HOUR],
    ]);
    expect(stateOf(replyClocks(), ticket, 9)).toEqual([
      ['firstReply', 0, 'met', HOUR],
      ['nextReply', 0, 'missed', 5 * HOUR],
    ]);
  });

  it('is a plain true or false', () => {
    const json = policyJson({ measures: 'firstReply', endsWhenSolved: 'yes' as never });
    expect(() => defineSlaPolicy(json)).toThrow(/endsWhenSolved/);
  });
});

describe('a priority that is written in another way', () => {
  const policy = policyOf({
    measures: 'resolution',
    targets: [{ when: { priority: ['P1', 'Low'] }, within: { hours: 1 } }, { within: { hours: 8 } }],
  });
  const found = (priority: unknown, event?: unknown) =>
    evaluateTicket(
      policy,
      ticketWith(event === undefined ? [] : [[1, 'priority', { priority: event as string }]], {
        priority: priority as string,
      }),
      at(2),
    ).findings.map((one) => [one.code, one.path, one.params.priority, one.params.named]);

  it('is a finding, once for each spelling', () => {
    expect(found('p1')).toEqual([['PRIORITY_SPELLING', 'priority', 'p1', 'P1']]);
    expect(found(' LOW ', 'low')).toEqual([
      ['PRIORITY_SPELLING', 'priority', ' LOW ', 'Low'],
      ['PRIORITY_SPELLING', 'events[0].priority', 'low', 'Low'],
    ]);
    expect(found('p1', 'p1')).toHaveLength(1);
    expect(evaluateTicket(policy, ticketWith([], { priority: 'p1' }), at(2)).findings[0]?.message).toBe(
      'The priority "p1" of INC1 is not written as "P1" in the policy, so the targets of P1 do not apply to it.',
    );
  });

  it('is none when it is the same, another one, or no text', () => {
    for (const priority of ['P1', 'P2', '', null, undefined, 1]) expect(found(priority)).toEqual([]);
  });
});
