import { defineSlaPolicy, evaluateTicket, evaluateTicketColumns, explainTicket, type Ticket } from 'vendorwise/sla';
import { describe, expect, it } from 'vitest';
import { type DeskClock, hoursAfter, policyJson, policyOf, ticketWith } from './desk.js';

const targets = [{ within: { hours: 4 } }];
const asOf = hoursAfter(40);
const event = (hours: number, type: string, more: object = {}) => ({ at: hoursAfter(hours), type, ...more });
const desk = policyOf({ id: 'reply', measures: 'firstReply', targets }, { id: 'fix', measures: 'resolution', targets });
const custom = defineSlaPolicy({
  ...policyJson({
    id: 'own',
    measures: {
      start: [{ event: 'escalated' }],
      stop: [{ event: 'accepted' }],
      pause: [{ event: 'waiting' }],
      resume: [{ event: 'goOn' }],
    },
    targets,
  }),
  eventTypes: ['escalated', 'accepted', 'waiting', 'goOn', 'chat'],
});
const declared = (...clocks: readonly DeskClock[]) =>
  defineSlaPolicy({ ...policyJson(...clocks), eventTypes: ['escalated', 'accepted', 'chat'] });
const findings = (policy: typeof desk, events: Ticket['events']) =>
  evaluateTicket(policy, ticketWith([], { events: events ?? [] }), { asOf }).findings;

describe('an end before the opening', () => {
  const cancelled = ticketWith([[-1, 'cancelled']]);
  it('leaves the ticket out when its status is cancelled, in both paths', () => {
    const { outcomes, findings: found } = evaluateTicket(desk, cancelled, { asOf });
    expect(outcomes.map(({ reason }) => reason)).toEqual(['CLOSED_BEFORE_OPENED', 'CLOSED_BEFORE_OPENED']);
    expect(found.map(({ code }) => code)).toEqual(['CLOSED_BEFORE_OPENED']);
    const columns = evaluateTicketColumns(desk, [cancelled], { asOf });
    expect(columns.reasons[columns.reason[0] as number]).toBe('CLOSED_BEFORE_OPENED');
  });

  it('leaves out the clocks that a cancel or a conditional trigger may have ended', () => {
    const policy = declared(
      {
        id: 'a',
        measures: { start: [{ event: 'opened' }], stop: [{ event: 'chat' }], cancel: [{ event: 'escalated' }] },
      },
      { id: 'b', measures: { start: [{ event: 'opened' }], stop: [{ event: 'accepted', unlessStatus: ['hold'] }] } },
      { id: 'c', measures: { start: [{ event: 'opened' }], stop: [{ status: ['hold'], after: 'accepted' }] } },
      { id: 'd', measures: { start: [{ event: 'opened' }], stop: [{ event: 'agentReply' }] } },
    );
    const reasons = (type: string) => {
      const ticket = ticketWith([[-1, type]]);
      const columns = evaluateTicketColumns(policy, [ticket], { asOf });
      const { outcomes } = evaluateTicket(policy, ticket, { asOf });
      const given = outcomes.map(({ reason }) => reason === 'EVENT_BEFORE_OPENED');
      expect([...columns.reason.slice(0, 4)].map((one) => columns.reasons[one] === 'EVENT_BEFORE_OPENED')).toEqual(
        given,
      );
      return given;
    };
    expect(reasons('escalated')).toEqual([true, false, false, false]);
    expect(reasons('accepted')).toEqual([false, true, true, false]);
    expect(reasons('hold')).toEqual([false, false, true, false]);
    expect(reasons('internalNote')).toEqual([false, false, false, false]);
  });
});

describe('a pause that never ended', () => {
  const pauses = [{ start: hoursAfter(1), end: null, reason: 'parts' }];
  const codes = (events: Parameters<typeof ticketWith>[0], ...more: readonly DeskClock[]) =>
    evaluateTicket(
      policyOf({ measures: 'resolution', pausedWhile: ['parts'] }, ...more),
      ticketWith(events, { pauses }),
      {
        asOf,
      },
    ).findings.map(({ code }) => code);

  it('is named although another clock of the ticket is open', () => {
    expect(codes([[2, 'solved']], { measures: 'firstReply' })).toContain('PAUSE_NEVER_ENDED');
    expect(codes([[2, 'solved']], { measures: 'firstReply', pausedWhile: ['parts'] })).toContain('PAUSE_NEVER_ENDED');
  });

  it('may go on while the ticket is open', () => {
    expect(codes([[2, 'agentReply']], { measures: 'firstReply' })).toEqual([]);
    expect(codes([[2, 'agentReply']], { measures: 'firstReply', pausedWhile: ['parts'] })).toEqual([]);
  });
});

describe('types of events', () => {
  it('that are spelt otherwise are one finding', () => {
    const found = findings(desk, [
      event(1, 'AgentReply'),
      event(2, 'agent_reply'),
      event(3, 'agent reply'),
      event(4, 'chat'),
    ]);
    expect(found).toEqual([
      {
        code: 'EVENT_SPELLING',
        severity: 'low',
        subject: 'INC1',
        message:
          '3 events of INC1 have their type spelt otherwise than the policy knows it: "AgentReply" for "agentReply", "agent_reply" for "agentReply", "agent reply" for "agentReply". No rule sees them.',
        params: {
          count: 3,
          types: ['AgentReply', 'agent_reply', 'agent reply'],
          named: ['agentReply', 'agentReply', 'agentReply'],
        },
        path: 'events[0].type',
        evidence: ['events[0]', 'events[1]', 'events[2]'],
      },
    ]);
    expect(findings(desk, [event(1, 'agent-reply')])[0]?.message).toBe(
      'An event of INC1 has its type spelt otherwise than the policy knows it: "agent-reply" for "agentReply". No rule sees it.',
    );
  });

  it('that nobody declared are one finding, if types are declared', () => {
    const events = [
      event(1, 'Go_On'),
      event(2, 'phone'),
      event(3, 'phone'),
      event(4, 'chat'),
      event(5, 'internalNote'),
    ];
    expect(findings(custom, events)).toMatchObject([
      { code: 'EVENT_SPELLING', params: { count: 1, types: ['Go_On'], named: ['goOn'] } },
      { code: 'UNKNOWN_EVENT', severity: 'low', params: { count: 2, types: ['phone'] }, path: 'events[1].type' },
    ]);
    expect(findings(desk, events)).toEqual([]);
    expect(findings(custom, [{ at: hoursAfter(1) } as never, null as never]).map(({ code }) => code)).toEqual([
      'INVALID_EVENT',
    ]);
  });
});

describe('events without effect', () => {
  it('are a stop without a run, a resume without a pause and a repeated end', () => {
    expect(
      findings(custom, [
        event(1, 'accepted'),
        event(2, 'escalated'),
        event(3, 'goOn'),
        event(4, 'accepted'),
        event(5, 'status', { status: 'solved' }),
        event(6, 'status', { status: 'Solved' }),
      ]),
    ).toMatchObject([
      {
        code: 'EVENT_WITHOUT_EFFECT',
        severity: 'info',
        message:
          '3 events of INC1 moved nothing, because there was nothing to stop, resume or close any more: "accepted", "goOn", "Solved".',
        params: { count: 3, events: ['accepted', 'goOn', 'Solved'] },
        path: 'events[0]',
        evidence: ['events[0]', 'events[2]', 'events[5]'],
      },
    ]);
  });

  it('are named for a clock that runs once', () => {
    const once = declared({ id: 'ack', measures: { start: [{ event: 'opened' }], stop: [{ event: 'accepted' }] } });
    expect(findings(once, [event(1, 'accepted'), event(2, 'accepted')])).toMatchObject([
      { code: 'EVENT_WITHOUT_EFFECT', params: { count: 1 }, path: 'events[1]' },
    ]);
  });

  it('are none in the ordinary course of things', () => {
    const ordinary = [event(1, 'escalated'), event(2, 'waiting'), event(3, 'goOn'), event(4, 'accepted')];
    expect(findings(custom, ordinary)).toEqual([]);
    const instant = [event(1, 'escalated'), event(2, 'goOn'), event(2, 'waiting')];
    expect(findings(custom, instant)).toEqual([]);
    const desks = [
      event(1, 'agentReply'),
      event(2, 'agentReply'),
      event(3, 'status', { status: 'solved' }),
      event(4, 'status', { status: 'closed' }),
      event(5, 'status', { status: 'open' }),
      event(6, 'status', { status: 'closed' }),
      event(7, 'internalNote', { status: 'closed' }),
    ];
    expect(findings(desk, desks)).toEqual([]);
  });
});

describe('the sentence of a closed stretch', () => {
  const { calendars, ...rest } = policyJson({ id: 'fix', measures: 'resolution', calendar: 'office' });
  const told = (more: object, hours: number) =>
    explainTicket(
      defineSlaPolicy({ ...rest, calendars: { office: { ...calendars?.office, ...more } as never } }),
      ticketWith([]),
      { asOf: hoursAfter(hours) },
    ).clocks[0]?.sentences.filter((one) => one.includes('closed'));

  it('names holidays, at most three', () => {
    expect(told({ holidays: ['2026-10-06'] }, 72)).toEqual([
      'Mon 2026-10-05 17:30 to Wed 2026-10-07 09:00: closed by calendar "office" (holiday 2026-10-06).',
      'Wed 2026-10-07 17:30 to Thu 2026-10-08 09:00: closed by calendar "office".',
    ]);
    const days = ['2026-10-10', '2026-10-07', '2026-10-06', '2026-10-08', '2026-10-09'];
    expect(told({ holidays: days }, 168)).toEqual([
      'Mon 2026-10-05 17:30 to Mon 2026-10-12 09:00: closed by calendar "office" (holidays 2026-10-06, 2026-10-07, 2026-10-08 and 2 more).',
    ]);
  });

  it('names replaced dates for the time that they take', () => {
    const exceptions = {
      '2026-10-06': { hours: ['09:00-12:00'] },
      '2026-10-07': { hours: [] },
      '2026-10-08': { hours: ['20:00-22:00'], mode: 'add' },
    };
    expect(told({ exceptions }, 73)).toEqual([
      'Mon 2026-10-05 17:30 to Tue 2026-10-06 09:00: closed by calendar "office".',
      'Tue 2026-10-06 12:00 to Thu 2026-10-08 09:00: closed by calendar "office" (exceptions 2026-10-06, 2026-10-07).',
    ]);
    expect(told({ exceptions, holidays: ['2026-10-07'] }, 73)?.[1]).toBe(
      'Tue 2026-10-06 12:00 to Thu 2026-10-08 09:00: closed by calendar "office" (holiday 2026-10-07; exception 2026-10-06).',
    );
  });
});
