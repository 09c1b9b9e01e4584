import { defineSlaPolicy, type EvaluateTicketOptions, evaluateTicket, type Ticket } from 'vendorwise/sla';
import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../../src/core/definition.js';
import { deskGold, HOUR, hoursAfter, policyOf, ticketWith } from './desk.js';

const END = '2026-11-23T09:00:00.000Z';
const at = (hours: number): EvaluateTicketOptions => ({ asOf: hoursAfter(hours) });
const codes = (findings: readonly { readonly code: string }[]): string[] => findings.map(({ code }) => code);

describe('a resolution clock', () => {
  const policy = policyOf({ id: 'resolution', measures: 'resolution', targets: [{ within: { hours: 8 } }] });
  const clockAt = (ticket: Ticket, hours: number) => evaluateTicket(policy, ticket, at(hours)).clocks[0];

  it('is met when the elapsed time equals the target, and missed one millisecond later', () => {
    expect(clockAt(ticketWith([[8, 'solved']]), 20)).toMatchObject({
      status: 'met',
      elapsedMs: 8 * HOUR,
      remainingMs: 0,
      targetReachedAt: hoursAfter(8),
      breachedAt: null,
    });
    const late = {
      ...ticketWith([]),
      events: [{ at: Date.parse(hoursAfter(8)) + 1, type: 'status', status: 'solved' }],
    };
    expect(clockAt(late, 20)).toMatchObject({ status: 'missed', remainingMs: -1, breachedAt: hoursAfter(8) });
  });

  it('runs, reaches its target and breaches while it is open', () => {
    const open = ticketWith([]);
    expect(clockAt(open, 3)).toMatchObject({ status: 'running', remainingMs: 5 * HOUR, projectedDueAt: hoursAfter(8) });
    expect(clockAt(open, 8)).toMatchObject({
      status: 'running',
      targetReachedAt: hoursAfter(8),
      projectedDueAt: hoursAfter(8),
      breachedAt: null,
    });
    expect(clockAt(open, 9)).toMatchObject({ status: 'breached', breachedAt: hoursAfter(8), projectedDueAt: null });
  });

  it('starts and stops with zero time', () => {
    expect(clockAt(ticketWith([[0, 'solved']]), 0)).toMatchObject({ status: 'met', elapsedMs: 0 });
    expect(clockAt(ticketWith([]), 0)).toMatchObject({ status: 'running', elapsedMs: 0, targetReachedAt: null });
  });

  it('has every key, also when idle', () => {
    const idle = policyOf({ measures: 'nextReply', targets: [{ within: { hours: 1 } }] });
    const { clocks, outcomes } = evaluateTicket(idle, ticketWith([]), at(1));
    expect(Object.keys(clocks[0] ?? {}).sort()).toEqual(Object.keys(clockAt(ticketWith([]), 1) ?? {}).sort());
    expect(clocks[0]).toMatchObject({ status: 'idle', elapsedMs: null, startedAt: null, policyVersion: 1 });
    expect(outcomes).toEqual([]);
  });

  it('leaves its input as it was and answers in plain JSON', () => {
    const ticket = deepFreeze(
      ticketWith(
        [
          [5, 'solved'],
          [1, 'pending'],
          [2, 'open'],
        ],
        {
          pauses: [{ start: hoursAfter(3), end: null, reason: 'x' }],
        },
      ),
    );
    const result = evaluateTicket(policy, ticket, at(10));
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
    expect(structuredClone(result)).toEqual(result);
  });

  it('works from a copy of the policy that lost its compiled form', () => {
    const gold = defineSlaPolicy(deskGold);
    const copy = JSON.parse(JSON.stringify(gold));
    const ticket = ticketWith([[30, 'solved']]);
    expect(evaluateTicket(copy, ticket, { asOf: END })).toEqual(evaluateTicket(gold, ticket, { asOf: END }));
  });

  it('refuses a moment that is none', () => {
    expect(() => evaluateTicket(policy, ticketWith([]), { asOf: '2026-10-05T09:00' })).toThrow(/no offset/);
    expect(() => evaluateTicket(policy, ticketWith([]), { asOf: -1e15 })).toThrow(/1900 to 2199/);
  });
});

describe('the version of a policy', () => {
  const policy = defineSlaPolicy({
    id: 'p',
    timeZone: 'Asia/Kolkata',
    versions: [2, 1].map((version) => ({
      version,
      effectiveFrom: version === 1 ? '2026-01-01' : '2026-07-01',
      clocks: [{ id: 'r', measures: 'resolution', calendar: null, targets: [{ within: { hours: version } }] }],
    })),
  });
  const versionOf = (openedAt: string) =>
    evaluateTicket(policy, { id: 'T', openedAt }, { asOf: END }).clocks[0]?.policyVersion;

  it('is the one in force on the day of the opening, in the zone of the policy', () => {
    expect(versionOf('2026-06-30T18:29:59.999Z')).toBe(1);
    expect(versionOf('2026-06-30T18:30:00.000Z')).toBe(2);
  });

  it('is named with the reason', () => {
    const [clock] = evaluateTicket(policy, { id: 'T', openedAt: '2026-07-05T00:00:00Z' }, { asOf: END }).clocks;
    expect(clock?.why).toBe(
      'Version 2, in force since 2026-07-01, holds for a ticket opened on 2026-07-05; the target is 2 hours (every ticket); elapsed time counts.',
    );
  });

  it('is missing before the first one: the ticket is left out', () => {
    const result = evaluateTicket(policy, { id: 'T', openedAt: '2025-12-31T18:29:59Z' }, { asOf: END });
    expect(result.outcomes).toMatchObject([{ outcome: 'leftOut', reason: 'NO_POLICY_VERSION', clockId: 'r' }]);
    expect(codes(result.findings)).toEqual(['NO_POLICY_VERSION']);
  });
});

describe('targets', () => {
  it('take the first whose conditions hold, by priority and fields', () => {
    const policy = policyOf({
      measures: 'resolution',
      targets: [
        { when: { priority: ['P1'], fields: { site: ['Berlin', 'Bonn'] } }, within: { hours: 1 } },
        { when: { fields: { vip: ['true'] } }, within: { minutes: 90 } },
        { when: { priority: ['P1', '2'] }, within: { hours: 2 } },
      ],
    });
    const targetOf = (more: Partial<Ticket>) => evaluateTicket(policy, ticketWith([], more), at(0)).clocks[0]?.targetMs;
    expect(targetOf({ fields: { site: 'Bonn' } })).toBe(HOUR);
    expect(targetOf({ fields: { site: 'Kiel', vip: true } })).toBe(1.5 * HOUR);
    expect(targetOf({ fields: { vip: null } })).toBe(2 * HOUR);
    expect(targetOf({ priority: 2 as unknown as string })).toBe(2 * HOUR);
    expect(targetOf({ priority: 'P4' })).toBeNull();
    expect(targetOf({ priority: null })).toBeNull();
  });

  it('count business days to the closing time of the nth day after the start day', () => {
    const policy = (businessDays: number, atTime?: string) =>
      policyOf({
        measures: 'resolution',
        calendar: 'office',
        targets: [{ within: { businessDays, ...(atTime === undefined ? {} : { at: atTime }) } }],
      });
    const due = (openedAt: string, days: number, time?: string) =>
      evaluateTicket(policy(days, time), { id: 'T', openedAt }, { asOf: openedAt }).clocks[0]?.projectedDueAt;
    expect(due('2026-10-05T09:00:00+02:00', 3)).toBe('2026-10-08T15:30:00.000Z');
    expect(due('2026-10-08T17:00:00+02:00', 1)).toBe('2026-10-09T14:00:00.000Z');
    expect(due('2026-10-09T18:00:00+02:00', 1)).toBe('2026-10-12T15:30:00.000Z');
    expect(due('2026-10-10T12:00:00+02:00', 1)).toBe('2026-10-12T15:30:00.000Z');
    expect(due('2026-10-05T12:00:00+02:00', 0)).toBe('2026-10-05T15:30:00.000Z');
    expect(due('2026-10-05T17:30:00+02:00', 0)).toBe('2026-10-06T15:30:00.000Z');
    expect(due('2026-10-05T12:00:00+02:00', 1, '12:00')).toBe('2026-10-06T10:00:00.000Z');
    expect(due('2026-10-05T12:00:00+02:00', 0, '17:00')).toBe('2026-10-05T15:00:00.000Z');
    expect(due('2026-10-05T17:15:00+02:00', 0, '17:00')).toBe('2026-10-06T15:00:00.000Z');
    // Maundy Thursday: Good Friday, the weekend and Easter Monday are closed.
    expect(due('2026-04-02T10:00:00+02:00', 1)).toBe('2026-04-07T15:30:00.000Z');
  });

  it('extend a business day by the business time of pauses', () => {
    const policy = policyOf({
      measures: 'resolution',
      calendar: 'office',
      pausedWhile: ['pending'],
      targets: [{ within: { businessDays: 1 } }],
    });
    const ticket = ticketWith([
      [2, 'pending'],
      [5, 'open'],
    ]);
    expect(evaluateTicket(policy, ticket, at(6)).clocks[0]?.projectedDueAt).toBe('2026-10-07T10:00:00.000Z');
  });

  it('that count elapsed time ignore the calendar of the clock, and a target may have its own', () => {
    const json = {
      ...deskGold,
      calendars: {
        ...deskGold.calendars,
        shop: { timeZone: 'Europe/Berlin', week: { mon: ['09:00-12:00'], tue: ['09:00-12:00'] } },
      },
      versions: [
        {
          version: 1,
          effectiveFrom: '2026-01-01',
          clocks: [
            {
              id: 'r',
              measures: 'resolution' as const,
              calendar: 'office',
              targets: [
                { when: { priority: ['P1'] }, within: { hours: 72 } },
                { within: { businessHours: 4 }, calendar: 'shop' },
              ],
            },
          ],
        },
      ],
    };
    const policy = defineSlaPolicy(json);
    const one = (priority: string) => evaluateTicket(policy, ticketWith([], { priority }), at(24)).clocks[0];
    expect(one('P1')).toMatchObject({ calendar: null, elapsedMs: 24 * HOUR, projectedDueAt: hoursAfter(72) });
    expect(one('P2')).toMatchObject({ calendar: 'shop', elapsedMs: 3 * HOUR, projectedDueAt: hoursAfter(25) });
  });

  it('warn at a share of the target or when so much is left', () => {
    const policy = policyOf({
      measures: 'resolution',
      targets: [{ within: { hours: 8 }, warnAt: [{ percent: 75 }, { remaining: { minutes: 30 } }] }],
    });
    expect(evaluateTicket(policy, ticketWith([]), at(7)).clocks[0]?.thresholds).toEqual([
      { percent: 75, elapsedMs: 6 * HOUR, remainingMs: 2 * HOUR, reachedAt: hoursAfter(6), projectedAt: null },
      { percent: null, elapsedMs: 7.5 * HOUR, remainingMs: HOUR / 2, reachedAt: null, projectedAt: hoursAfter(7.5) },
    ]);
  });

  it('warn no earlier than the share is used up, in whole milliseconds', () => {
    const warnAt = [{ percent: 33.3333 }];
    const policy = policyOf({ measures: 'resolution', targets: [{ within: { minutes: 1 }, warnAt }] });
    expect(evaluateTicket(policy, ticketWith([]), at(0)).clocks[0]?.thresholds[0]?.elapsedMs).toBe(20_000);
  });

  it('compare by elapsed time or by due date: they differ after hours', () => {
    const clock = { measures: 'resolution', calendar: 'office', targets: [{ within: { businessHours: 7 } }] } as const;
    const openedAt = '2026-10-09T09:00:00+02:00';
    const ticket = {
      id: 'T',
      openedAt,
      events: [{ at: '2026-10-10T10:00:00+02:00', type: 'status', status: 'solved' }],
    };
    const [elapsed, dueAt] = evaluateTicket(policyOf(clock, { ...clock, compare: 'dueAt' }), ticket, {
      asOf: END,
    }).clocks;
    expect(elapsed).toMatchObject({ status: 'met', remainingMs: 0, breachedAt: null });
    expect(dueAt).toMatchObject({ status: 'missed', remainingMs: 0, breachedAt: '2026-10-09T14:00:00.000Z' });
    const onTime = { ...ticket, events: [{ at: '2026-10-09T14:00:00Z', type: 'status', status: 'solved' }] };
    expect(evaluateTicket(policyOf({ ...clock, compare: 'dueAt' }), onTime, { asOf: END }).clocks[0]?.status).toBe(
      'met',
    );
  });

  it('breach at the next opening when they are used up at closing time', () => {
    const policy = policyOf({
      measures: 'resolution',
      calendar: 'office',
      targets: [{ within: { businessHours: 7 } }],
    });
    const ticket = { id: 'T', openedAt: '2026-10-09T09:00:00+02:00' };
    expect(evaluateTicket(policy, ticket, { asOf: '2026-10-12T09:30:00+02:00' }).clocks[0]).toMatchObject({
      status: 'breached',
      targetReachedAt: '2026-10-09T14:00:00.000Z',
      breachedAt: '2026-10-12T07:00:00.000Z',
    });
  });
});

describe('the breach', () => {
  it('waits for the end of a pause that begins when the target is used up', () => {
    const policy = policyOf({ measures: 'resolution', pausedWhile: ['pending'], targets: [{ within: { hours: 4 } }] });
    const ticket = ticketWith([
      [4, 'pending'],
      [6, 'open'],
    ]);
    expect(evaluateTicket(policy, ticket, at(5)).clocks[0]).toMatchObject({ status: 'paused', breachedAt: null });
    expect(evaluateTicket(policy, ticket, at(7)).clocks[0]).toMatchObject({
      status: 'breached',
      targetReachedAt: hoursAfter(4),
      breachedAt: hoursAfter(6),
    });
  });
});

describe('a change of target', () => {
  const targets = [{ when: { priority: ['P1'] }, within: { hours: 4 } }, { within: { hours: 12 } }] as const;
  const run = (onChange: 'restart' | 'retroactive' | 'keep', ticket: Ticket, hours: number) =>
    evaluateTicket(
      policyOf({ measures: 'resolution', pausedWhile: ['pending'], onChange, targets }),
      ticket,
      at(hours),
    );
  const raised = ticketWith(
    [
      [1, 'pending'],
      [2, 'open'],
      [6, 'priority', { priority: 'P1' }],
    ],
    { priority: 'P3' },
  );

  it('is retroactive: from the original start, earlier pauses kept', () => {
    expect(run('retroactive', raised, 7).clocks[0]).toMatchObject({
      status: 'breached',
      targetMs: 4 * HOUR,
      elapsedMs: 6 * HOUR,
      pausedMs: HOUR,
      breachedAt: hoursAfter(5),
    });
  });

  it('restarts: zero at the change', () => {
    expect(run('restart', raised, 7).clocks[0]).toMatchObject({
      status: 'running',
      startedAt: hoursAfter(6),
      elapsedMs: HOUR,
      pausedMs: 0,
      projectedDueAt: hoursAfter(10),
    });
  });

  it('keeps the first target', () => {
    expect(run('keep', raised, 7).clocks[0]).toMatchObject({
      status: 'running',
      targetMs: 12 * HOUR,
      elapsedMs: 6 * HOUR,
    });
  });

  it('at the opening itself is the first target in every mode', () => {
    const ticket = ticketWith([[0, 'priority', { priority: 'P1' }]], { priority: 'P3' });
    for (const mode of ['restart', 'retroactive', 'keep'] as const) {
      expect(run(mode, ticket, 1).clocks[0]?.targetMs).toBe(4 * HOUR);
    }
  });

  it('keeps counting a pause that lasts through a restart', () => {
    const ticket = ticketWith(
      [
        [1, 'pending'],
        [2, 'priority', { priority: 'P1' }],
        [3, 'open'],
      ],
      { priority: 'P3' },
    );
    expect(run('restart', ticket, 5).clocks[0]).toMatchObject({ elapsedMs: 2 * HOUR, pausedMs: HOUR });
  });

  it('by lowering the priority near or after the breach is a finding', () => {
    const lowered = (hours: number) =>
      run('retroactive', ticketWith([[hours, 'priority', { priority: 'P3', actor: 'agent-7' }]]), 11).findings;
    expect(lowered(2.9)).toEqual([]);
    expect(lowered(3)).toMatchObject([
      {
        code: 'PRIORITY_LOWERED_NEAR_BREACH',
        severity: 'medium',
        subject: 'INC1',
        path: 'events[0]',
        message:
          'The priority of INC1 was lowered from P1 to P3 when the clock clock0 had used 75 % of its time; check whether that was agreed.',
        params: { clocks: ['clock0'], from: 'P1', to: 'P3' },
        evidence: [
          {
            clockId: 'clock0',
            actor: 'agent-7',
            usedPercent: 75,
            elapsedMs: 3 * HOUR,
            targetMs: 4 * HOUR,
            newTargetMs: 12 * HOUR,
          },
        ],
      },
    ]);
    expect(lowered(5)).toMatchObject([{ code: 'PRIORITY_LOWERED_AFTER_BREACH', severity: 'high' }]);
    expect(lowered(5)[0]?.message).toBe(
      'The priority of INC1 was lowered from P1 to P3 after the breach of the clock clock0; check whether that was agreed.',
    );
  });

  it('by pausing time is measured without the pause that lasts', () => {
    const paused = ticketWith([
      [1, 'pending'],
      [5, 'priority', { priority: 'P3' }],
    ]);
    expect(run('retroactive', paused, 6)).toMatchObject({
      findings: [],
      clocks: [{ elapsedMs: HOUR, pausedMs: 5 * HOUR }],
    });
  });

  it('by raising the priority in time, or after the stop, is none', () => {
    const inTime = ticketWith([[3, 'priority', { priority: 'P1' }]], { priority: 'P3' });
    expect(run('retroactive', inTime, 7).findings).toEqual([]);
    const after = ticketWith([
      [5, 'solved'],
      [6, 'priority', { priority: 'P3' }],
    ]);
    expect(run('retroactive', after, 7)).toMatchObject({
      findings: [],
      clocks: [{ targetMs: 4 * HOUR, status: 'missed' }],
    });
  });

  it('at the instant of the stop comes too late: a stop acts first', () => {
    const gamed = ticketWith([
      [5, 'priority', { priority: 'P3' }],
      [5, 'solved'],
    ]);
    expect(run('retroactive', gamed, 7).clocks[0]).toMatchObject({ targetMs: 4 * HOUR, status: 'missed' });
  });

  it('by fields is told apart from priorities', () => {
    const policy = policyOf({
      measures: 'resolution',
      targets: [{ when: { fields: { kind: ['incident'] } }, within: { hours: 4 } }, { within: { hours: 40 } }],
    });
    const ticket = ticketWith([[5, 'fields', { fields: { kind: 'request' } }]], { fields: { kind: 'incident' } });
    const result = evaluateTicket(policy, ticket, at(6));
    expect(codes(result.findings)).toEqual(['TARGET_EXTENDED_AFTER_BREACH']);
    expect(result.clocks[0]?.status).toBe('running');
  });
});

describe('reopening', () => {
  const policy = policyOf({
    id: 'r',
    measures: 'resolution',
    calendar: 'office',
    targets: [{ within: { businessHours: 20 } }],
  });

  it('within five business days goes on with the clock; the time between is paused', () => {
    const ticket = ticketWith([
      [2, 'solved'],
      [4, 'open'],
      [5, 'solved'],
    ]);
    expect(evaluateTicket(policy, ticket, at(6))).toMatchObject({
      clocks: [{ cycle: 0, status: 'met', elapsedMs: 3 * HOUR, pausedMs: 2 * HOUR, stoppedAt: hoursAfter(5) }],
      findings: [],
    });
  });

  it('after that starts a new run and says so; the last day counts to its closing time', () => {
    // Solved on Monday at 11:00: the fifth business day after it is Monday, 12 October, until 17:30.
    const inTime = ticketWith([
      [2, 'solved'],
      [7 * 24 + 8.499, 'open'],
    ]);
    expect(evaluateTicket(policy, inTime, { asOf: END }).clocks).toHaveLength(1);
    const late = evaluateTicket(
      policy,
      ticketWith([
        [2, 'solved'],
        [7 * 24 + 8.5, 'open'],
      ]),
      at(8 * 24),
    );
    expect(late.clocks).toMatchObject([
      { cycle: 0, status: 'met', elapsedMs: 2 * HOUR },
      { cycle: 1, status: 'running', startedAt: hoursAfter(7 * 24 + 8.5) },
    ]);
    expect(late.outcomes).toMatchObject([
      { cycle: 0, outcome: 'met' },
      { cycle: 1, outcome: 'pending' },
    ]);
    expect(codes(late.findings)).toEqual(['REOPENED_AFTER_LIMIT']);
  });

  it('may count the time between, as total resolution does', () => {
    const counted = policyOf(
      { measures: 'totalResolution' },
      { measures: 'resolution', reopen: { withinBusinessDays: 1, timeBetween: 'counted' } },
    );
    const { clocks } = evaluateTicket(
      counted,
      ticketWith([
        [2, 'solved'],
        [4, 'open'],
        [5, 'solved'],
      ]),
      at(6),
    );
    expect(clocks.map((one) => one.elapsedMs)).toEqual([5 * HOUR, 5 * HOUR]);
  });

  it('is not caused by closing a solved ticket, in any letter case', () => {
    expect(
      evaluateTicket(
        policy,
        ticketWith([
          [2, 'Resolved'],
          [9, 'Closed'],
        ]),
        at(10),
      ).clocks[0],
    ).toMatchObject({
      status: 'met',
      stoppedAt: hoursAfter(2),
    });
  });

  it('without a calendar counts civil days of the policy zone', () => {
    const elapsed = policyOf({ measures: 'resolution', reopen: { withinBusinessDays: 0 } });
    const reopenedAt = (hours: number) =>
      evaluateTicket(
        elapsed,
        ticketWith([
          [2, 'solved'],
          [hours, 'open'],
        ]),
        { asOf: END },
      ).clocks;
    expect(reopenedAt(14.99)).toHaveLength(1);
    expect(reopenedAt(15)).toHaveLength(2);
  });
});

describe('the built-in measures', () => {
  const policy = policyOf(
    { id: 'firstReply', measures: 'firstReply' },
    { id: 'nextReply', measures: 'nextReply' },
    { id: 'periodicUpdate', measures: 'periodicUpdate' },
    { id: 'requesterWait', measures: 'requesterWait' },
    { id: 'agentWork', measures: 'agentWork' },
  );
  const runs = (ticket: Ticket, hours: number, id: string) =>
    evaluateTicket(policy, ticket, at(hours))
      .clocks.filter((one) => one.clockId === id)
      .map((one) => (one.elapsedMs === null ? one.status : one.elapsedMs / HOUR));

  it('measure replies in cycles', () => {
    const ticket = ticketWith([
      [1, 'customerMessage'],
      [3, 'agentReply'],
      [4, 'agentReply'],
      [6, 'customerMessage'],
      [7, 'customerMessage'],
      [9, 'agentReply'],
      [12, 'customerMessage'],
    ]);
    expect(runs(ticket, 14, 'firstReply')).toEqual([3]);
    expect(runs(ticket, 14, 'nextReply')).toEqual([3, 2]);
    expect(runs(ticket, 14, 'periodicUpdate')).toEqual([1, 5, 5]);
    expect(runs(ticket, 2, 'nextReply')).toEqual(['idle']);
  });

  it('measure waiting and work by status', () => {
    const ticket = ticketWith([
      [1, 'open'],
      [2, 'pending'],
      [4, 'hold'],
      [7, 'open'],
      [8, 'solved'],
      [10, 'open'],
      [11, 'solved'],
    ]);
    expect(runs(ticket, 20, 'requesterWait')).toEqual([7]);
    expect(runs(ticket, 20, 'agentWork')).toEqual([4]);
  });

  it('end at a reply that solves the ticket, whatever the order of the two events', () => {
    for (const events of [
      ['agentReply', 'solved'],
      ['solved', 'agentReply'],
    ] as const) {
      const ticket = ticketWith([
        [1, 'agentReply'],
        [2, events[0]],
        [2, events[1]],
      ]);
      expect(runs(ticket, 9, 'periodicUpdate')).toEqual([1]);
    }
  });

  it('are cancelled with the ticket', () => {
    const clocks = policyOf({ measures: 'resolution', targets: [{ within: { hours: 1 } }] });
    const { clocks: results, outcomes } = evaluateTicket(clocks, ticketWith([[2, 'Canceled']]), at(5));
    expect(results).toMatchObject([{ status: 'cancelled', elapsedMs: 2 * HOUR, breachedAt: null }]);
    expect(outcomes).toMatchObject([{ outcome: 'excluded', reason: 'CANCELLED' }]);
  });

  it('only measure without a target', () => {
    const { clocks, outcomes } = evaluateTicket(policy, ticketWith([[1, 'agentReply']]), at(2));
    expect(clocks[0]).toMatchObject({ status: 'stopped', targetMs: null, remainingMs: null, thresholds: [] });
    expect(outcomes[0]).toMatchObject({ outcome: 'excluded', reason: 'NO_TARGET', targetMs: null, elapsedMs: HOUR });
    expect(outcomes[1]).toMatchObject({ clockId: 'periodicUpdate', outcome: 'pending', reason: null });
  });
});

describe('declared rules', () => {
  const policy = defineSlaPolicy({
    ...deskGold,
    eventTypes: ['accepted', 'escalated'],
    versions: [
      {
        version: 1,
        effectiveFrom: '2026-01-01',
        clocks: [
          {
            id: 'level2',
            calendar: null,
            measures: {
              start: [{ event: 'escalated' }],
              stop: [{ event: 'accepted' }, { status: ['solved'] }],
              pause: [{ event: 'internalNote' }],
              resume: [{ event: 'agentReply' }],
              reset: [{ event: 'customerMessage', unlessStatus: ['pending'] }],
              cancel: [{ status: ['new'] }],
            },
            targets: [{ within: { hours: 2 } }],
          },
        ],
      },
    ],
  });
  const results = (ticket: Ticket, hours: number) => evaluateTicket(policy, ticket, at(hours)).clocks;

  it('start, pause, resume and stop by events', () => {
    const ticket = ticketWith([
      [1, 'escalated'],
      [2, 'internalNote'],
      [5, 'agentReply'],
      [5.5, 'accepted'],
    ]);
    expect(results(ticket, 9)).toMatchObject([{ status: 'met', elapsedMs: 1.5 * HOUR, pausedMs: 3 * HOUR }]);
    expect(results(ticket, 3)).toMatchObject([{ status: 'paused', projectedDueAt: hoursAfter(4) }]);
  });

  it('reset to zero, under a condition', () => {
    const events = [
      [1, 'escalated'],
      [2, 'customerMessage'],
      [3, 'pending'],
      [4, 'customerMessage'],
    ] as const;
    expect(results(ticketWith(events), 4.5)).toMatchObject([
      { startedAt: hoursAfter(2), elapsedMs: 2.5 * HOUR, status: 'breached' },
    ]);
  });

  it('run again after a stop, and cancel', () => {
    const ticket = ticketWith([
      [1, 'escalated'],
      [2, 'accepted'],
      [3, 'open'],
      [4, 'escalated'],
      [5, 'new'],
      [6, 'escalated'],
    ]);
    expect(results(ticket, 7)).toMatchObject([
      { cycle: 0, status: 'met' },
      { cycle: 1, status: 'cancelled', elapsedMs: HOUR },
      { cycle: 2, status: 'running', elapsedMs: HOUR },
    ]);
  });

  it('start with the status that a ticket is opened in', () => {
    const fresh = policyOf({ measures: { start: [{ status: ['new'] }], stop: [{ status: ['open'] }] } });
    expect(evaluateTicket(fresh, ticketWith([[1, 'open']]), at(2)).clocks).toMatchObject([
      { elapsedMs: HOUR, status: 'stopped' },
    ]);
  });

  it('take statuses by category, the host’s own included', () => {
    const own = defineSlaPolicy({
      ...deskGold,
      statuses: { 'Awaiting User Info': 'pending', Active: 'open' },
      versions: [
        { version: 1, effectiveFrom: '2026-01-01', clocks: [{ id: 'work', measures: 'agentWork', calendar: null }] },
      ],
    });
    const result = evaluateTicket(
      own,
      ticketWith([
        [1, 'Active'],
        [2, 'Awaiting User Info'],
        [5, 'Odd'],
      ]),
      at(6),
    );
    expect(result.clocks[0]).toMatchObject({ elapsedMs: 3 * HOUR, pausedMs: 3 * HOUR });
    expect(result.findings).toMatchObject([
      { code: 'UNKNOWN_STATUS', params: { status: 'Odd' }, path: 'events[2].status' },
    ]);
  });
});

describe('pauses', () => {
  const policy = policyOf({
    measures: 'resolution',
    calendar: 'office',
    pausedWhile: ['pending', 'parts'],
    targets: [{ within: { businessHours: 8 } }],
  });
  const pause = (from: number, to: number | null, reason = 'parts') => ({
    start: hoursAfter(from),
    end: to === null ? null : hoursAfter(to),
    reason,
  });
  const evaluate = (
    pauses: NonNullable<Ticket['pauses']>,
    hours: number,
    events: Parameters<typeof ticketWith>[0] = [],
  ) => evaluateTicket(policy, ticketWith(events, { pauses }), at(hours));

  it('are united: overlapping, touching, before the start and beyond the end', () => {
    const { clocks, findings } = evaluate([pause(3, 5), pause(-9, 1), pause(4, 6), pause(6, 7)], 8, [
      [2, 'pending'],
      [4, 'open'],
    ]);
    expect(clocks[0]).toMatchObject({ elapsedMs: 2 * HOUR, pausedMs: 6 * HOUR });
    expect(codes(findings)).toEqual(['PAUSES_OVERLAP']);
  });

  it('only take off open time', () => {
    expect(evaluate([pause(7, 25)], 26).clocks[0]).toMatchObject({ elapsedMs: 8 * HOUR, pausedMs: 2.5 * HOUR });
  });

  it('that last make the clock paused, but breached beats paused', () => {
    expect(evaluate([pause(1, null)], 3).clocks[0]).toMatchObject({ status: 'paused', elapsedMs: HOUR });
    expect(evaluate([pause(8.25, null)], 48).clocks[0]).toMatchObject({ status: 'breached' });
    expect(evaluate([pause(1, 3)], 3).clocks[0]).toMatchObject({ status: 'running' });
    expect(evaluate([pause(3, 4)], 3).clocks[0]).toMatchObject({ status: 'paused' });
  });

  it('that never ended on a solved ticket end with it and are named', () => {
    const { clocks, findings } = evaluate([pause(1, null), { ...pause(1, 2), end: '9999-12-31T00:00:00Z' }], 9, [
      [4, 'solved'],
    ]);
    expect(clocks[0]).toMatchObject({ status: 'met', elapsedMs: HOUR, pausedMs: 3 * HOUR });
    expect(codes(findings)).toEqual(['PAUSES_OVERLAP', 'PAUSE_NEVER_ENDED']);
  });

  it('for a reason that nobody accepts do not count and are named', () => {
    const { clocks, findings } = evaluate([pause(1, 3, 'lunch')], 4);
    expect(clocks[0]).toMatchObject({ elapsedMs: 4 * HOUR, pausedMs: 0 });
    expect(findings).toMatchObject([
      { code: 'UNKNOWN_PAUSE_REASON', params: { reason: 'lunch' }, path: 'pauses[0].reason' },
    ]);
  });

  it('use the calendar of the deadline (glpi issue 10594)', () => {
    // Eight business hours from Monday 9:00 with three hours of pause end on Tuesday at 11:30, not some elapsed time later.
    expect(evaluate([pause(6, 22)], 23).clocks[0]?.projectedDueAt).toBe('2026-10-06T09:00:00.000Z');
  });
});

describe('events of one instant', () => {
  const policy = policyOf(
    { id: 'nextReply', measures: 'nextReply' },
    { id: 'resolution', measures: 'resolution', pausedWhile: ['pending'] },
  );
  const clocks = (ticket: Ticket, id: string) =>
    evaluateTicket(policy, ticket, at(9)).clocks.filter((one) => one.clockId === id);

  it('stop before they start: a message at the instant of a reply waits for the next one', () => {
    for (const [a, b] of [
      ['customerMessage', 'agentReply'],
      ['agentReply', 'customerMessage'],
    ] as const) {
      expect(
        clocks(
          ticketWith([
            [1, 'agentReply'],
            [2, 'customerMessage'],
            [3, a],
            [3, b],
          ]),
          'nextReply',
        ),
      ).toMatchObject([
        { cycle: 0, elapsedMs: HOUR, stoppedAt: hoursAfter(3) },
        { cycle: 1, startedAt: hoursAfter(3), stoppedAt: null },
      ]);
    }
  });

  it('keep the order of statuses, because the last one holds', () => {
    expect(
      clocks(
        ticketWith([
          [1, 'open'],
          [1, 'solved'],
        ]),
        'resolution',
      ),
    ).toMatchObject([{ stoppedAt: hoursAfter(1) }]);
    expect(
      clocks(
        ticketWith([
          [1, 'solved'],
          [1, 'open'],
        ]),
        'resolution',
      ),
    ).toMatchObject([{ stoppedAt: null }]);
    expect(
      clocks(
        ticketWith([
          [1, 'open'],
          [1, 'pending'],
        ]),
        'resolution',
      ),
    ).toMatchObject([{ status: 'paused' }]);
  });

  it('that say the same count once', () => {
    const periodic = policyOf({ measures: 'periodicUpdate' });
    const result = evaluateTicket(
      periodic,
      ticketWith([
        [1, 'agentReply'],
        [3, 'agentReply'],
        [3, 'agentReply'],
      ]),
      at(4),
    );
    expect(result.clocks).toMatchObject([{ elapsedMs: 2 * HOUR }, { elapsedMs: HOUR }]);
    expect(result.findings).toMatchObject([{ code: 'DUPLICATE_EVENT', params: { count: 1 } }]);
  });
});

describe('rows that are wrong', () => {
  const policy = policyOf(
    { id: 'resolution', measures: 'resolution', pausedWhile: ['parts'], targets: [{ within: { hours: 8 } }] },
    { id: 'firstReply', measures: 'firstReply', targets: [{ within: { hours: 1 } }] },
  );
  const evaluate = (ticket: unknown) => evaluateTicket(policy, ticket as Ticket, at(20));
  const outcomes = (ticket: unknown) => evaluate(ticket).outcomes.map((one) => [one.clockId, one.outcome, one.reason]);
  const bothLeftOut = (reason: string) => [
    ['resolution', 'leftOut', reason],
    ['firstReply', 'leftOut', reason],
  ];

  it('are left out as a whole and named', () => {
    for (const row of [null, undefined, 5, 'x', {}, { id: '' }, { id: null, openedAt: hoursAfter(0) }]) {
      expect(outcomes(row)).toEqual(bothLeftOut('INVALID_TICKET'));
      expect(evaluate(row).findings).toMatchObject([{ code: 'INVALID_TICKET', severity: 'medium' }]);
    }
    expect(outcomes(ticketWith([], { events: {} as never }))).toEqual(bothLeftOut('INVALID_TICKET'));
    for (const openedAt of [
      undefined,
      'yesterday',
      '2026-10-05T09:00',
      '2026-02-30T09:00:00Z',
      Number.NaN,
      '0001-01-01T00:00:00Z',
    ]) {
      const row = ticketWith([[1, 'solved']], { openedAt: openedAt as string });
      expect(outcomes(row)).toEqual(bothLeftOut('INVALID_OPENED_AT'));
      expect(evaluate(row).clocks[0]).toMatchObject({ status: 'leftOut', elapsedMs: null });
    }
    expect(outcomes(ticketWith([], { openedAt: hoursAfter(21) }))).toEqual(bothLeftOut('OPENED_AFTER_AS_OF'));
  });

  it('were closed before they were opened', () => {
    const result = evaluate(
      ticketWith([
        [-2, 'solved'],
        [3, 'closed'],
      ]),
    );
    expect(result.outcomes.map((one) => one.reason)).toEqual(['CLOSED_BEFORE_OPENED', 'CLOSED_BEFORE_OPENED']);
    expect(result.findings).toMatchObject([
      {
        code: 'CLOSED_BEFORE_OPENED',
        severity: 'medium',
        subject: 'INC1',
        path: 'events[0].at',
        message: 'INC1 was closed 2 h before it was opened; it is left out.',
      },
    ]);
  });

  it('have events before the opening: ignored, unless they would have stopped a clock', () => {
    expect(
      outcomes(
        ticketWith([
          [-1, 'open'],
          [2, 'solved'],
          [3, 'agentReply'],
        ]),
      ),
    ).toEqual([
      ['resolution', 'met', null],
      ['firstReply', 'missed', null],
    ]);
    const result = evaluate(
      ticketWith([
        [-1, 'agentReply'],
        [2, 'solved'],
      ]),
    );
    expect(result.outcomes.map((one) => one.reason)).toEqual([null, 'EVENT_BEFORE_OPENED']);
    expect(result.findings).toMatchObject([
      { code: 'EVENT_BEFORE_OPENED', severity: 'medium', params: { count: 1, clocks: ['firstReply'] } },
    ]);
  });

  it('had a status before the opening that is no closing, but would have stopped a clock', () => {
    const clocks = policyOf(
      { id: 'response', measures: { start: [{ event: 'opened' }], stop: [{ status: ['Active'] }] } },
      { id: 'resolution', measures: 'resolution' },
    );
    const result = evaluateTicket(clocks, ticketWith([[-1, 'Active']]), at(1));
    expect(result.outcomes.map((one) => [one.outcome, one.reason])).toEqual([
      ['leftOut', 'EVENT_BEFORE_OPENED'],
      ['pending', null],
    ]);
    expect(codes(result.findings)).toEqual(['EVENT_BEFORE_OPENED']);
  });

  it('have events without a usable time: only clocks that depend on them are left out', () => {
    const broken = { type: 'status', status: 'solved', at: '05.10.2026 11:00' };
    const result = evaluate({ ...ticketWith([]), events: [{ at: hoursAfter(0.5), type: 'agentReply' }, broken] });
    expect(result.outcomes.map((one) => [one.outcome, one.reason])).toEqual([
      ['leftOut', 'INVALID_EVENT'],
      ['met', null],
    ]);
    expect(result.findings).toMatchObject([
      { code: 'INVALID_EVENT', severity: 'medium', path: 'events[1]', evidence: ['events[1]'] },
    ]);
    const harmless = evaluate({ ...ticketWith([]), events: [{ type: 'internalNote', at: null }] });
    expect(harmless.outcomes.map((one) => one.outcome)).toEqual(['missed', 'missed']);
    expect(harmless.findings).toMatchObject([{ code: 'INVALID_EVENT', severity: 'low' }]);
    expect(outcomes({ ...ticketWith([]), events: [null] })).toEqual(bothLeftOut('INVALID_EVENT'));
  });

  it('have pauses without a usable time: only clocks that accept the reason are left out', () => {
    for (const bad of [
      { start: hoursAfter(3), end: hoursAfter(2) },
      { start: 'x', end: null },
      { start: hoursAfter(1), end: 'x' },
    ]) {
      const result = evaluate(ticketWith([[1, 'agentReply']], { pauses: [{ ...bad, reason: 'parts' }] }));
      expect(result.outcomes.map((one) => [one.outcome, one.reason])).toEqual([
        ['leftOut', 'INVALID_PAUSE'],
        ['met', null],
      ]);
      expect(codes(result.findings)).toEqual(['INVALID_PAUSE']);
    }
  });

  it('have events out of order or after the moment: sorted, or not looked at', () => {
    const result = evaluate(
      ticketWith([
        [30, 'open'],
        [7, 'solved'],
        [1, 'agentReply'],
      ]),
    );
    expect(result.outcomes.map((one) => one.outcome)).toEqual(['met', 'met']);
    expect(codes(result.findings)).toEqual(['EVENT_AFTER_AS_OF', 'EVENTS_OUT_OF_ORDER']);
  });

  it('have changes of status without a status', () => {
    const result = evaluate(
      ticketWith([
        [1, 'solved', { status: undefined as never }],
        [2, 'solved', { status: 7 as never }],
      ]),
    );
    expect(codes(result.findings)).toEqual(['STATUS_MISSING', 'STATUS_MISSING']);
    expect(result.clocks[0]?.stoppedAt).toBeNull();
  });
});

describe('a calendar with too little time', () => {
  it('gives no deadline, and says so', () => {
    const policy = defineSlaPolicy({
      id: 'p',
      timeZone: 'UTC',
      calendars: { once: { timeZone: 'UTC', week: {}, exceptions: { '2026-10-05': { hours: ['09:00-10:00'] } } } },
      versions: [
        {
          version: 1,
          effectiveFrom: '2026-01-01',
          clocks: [
            { id: 'hours', measures: 'resolution', calendar: 'once', targets: [{ within: { businessHours: 2 } }] },
            { id: 'days', measures: 'resolution', calendar: 'once', targets: [{ within: { businessDays: 2 } }] },
          ],
        },
      ],
    });
    const result = evaluateTicket(policy, { id: 'T', openedAt: '2026-10-01T00:00:00Z' }, { asOf: END });
    expect(result.clocks).toMatchObject([
      { status: 'running', elapsedMs: HOUR, projectedDueAt: null, targetMs: 2 * HOUR },
      { status: 'running', targetMs: null },
    ]);
    expect(result.outcomes).toMatchObject([
      { outcome: 'pending' },
      { outcome: 'leftOut', reason: 'DEADLINE_NOT_FOUND', elapsedMs: null },
    ]);
    expect(codes(result.findings)).toEqual(['DEADLINE_NOT_FOUND', 'DEADLINE_NOT_FOUND']);
  });
});

describe('groups', () => {
  it('hold the priority, or the fields asked for, as they were when the clock ended', () => {
    const policy = policyOf({ measures: 'resolution', targets: [{ within: { hours: 1 } }] });
    const ticket = ticketWith(
      [
        [1, 'priority', { priority: 'P2' }],
        [2, 'solved'],
        [3, 'priority', { priority: 'P4' }],
      ],
      {
        fields: { site: 'Berlin', seats: 3 },
      },
    );
    expect(evaluateTicket(policy, ticket, at(5)).outcomes[0]?.group).toEqual({ priority: 'P2' });
    expect(
      evaluateTicket(policy, ticket, { ...at(5), groupBy: ['site', 'seats', 'floor'] }).outcomes[0]?.group,
    ).toEqual({
      site: 'Berlin',
      seats: '3',
      floor: '(none)',
    });
  });
});
