import {
  defineSlaPolicy,
  evaluateTicket,
  evaluateTicketColumns,
  explainTicket,
  nextEvents,
  type Ticket,
} from 'vendorwise/sla';
import { describe, expect, it } from 'vitest';
import { codesOf } from '../../core/issues-of.js';
import { deskGold, HOUR, hoursAfter, policyJson, policyOf, ticketWith } from './desk.js';

const asOf = hoursAfter(3);
const policy = policyOf({
  measures: 'resolution',
  pausedWhile: ['parts'],
  targets: [
    { when: { priority: ['P1'], fields: { site: ['plant'] } }, within: { hours: 4 } },
    { within: { hours: 8 } },
  ],
});

describe('options', () => {
  const runs: readonly ((options: never) => unknown)[] = [
    (options) => evaluateTicket(policy, ticketWith([]), options),
    (options) => explainTicket(policy, ticketWith([]), options),
    (options) => evaluateTicketColumns(policy, [ticketWith([])], options),
    (options) => nextEvents(policy, ticketWith([]), options),
  ];

  it('that nobody reads are refused, and so are missing ones', () => {
    for (const run of runs) {
      expect(codesOf(() => run({ asOf, asof: asOf } as never))).toEqual(['UNKNOWN_KEY options.asof']);
      expect(codesOf(() => run(undefined as never))).toEqual(['REQUIRED options']);
      expect(codesOf(() => run(asOf as never))).toEqual(['INVALID_TYPE options']);
      expect(codesOf(() => run({} as never))).toEqual(['INVALID_INSTANT asOf']);
    }
    expect(codesOf(() => defineSlaPolicy(deskGold, { calendar: {} } as never))).toEqual([
      'UNKNOWN_KEY options.calendar',
    ]);
    expect(codesOf(() => defineSlaPolicy(deskGold, { calendars: { a: 5 } } as never))).toEqual([
      'INVALID_TYPE options.calendars.a',
    ]);
  });

  it('name fields to group by as a list; names of every object are no fields', () => {
    const grouped = (groupBy: unknown) =>
      evaluateTicket(policy, ticketWith([]), { asOf, groupBy: groupBy as string[] });
    for (const wrong of ['priority', null, [5], ['__proto__']]) {
      expect(codesOf(() => grouped(wrong))).toEqual(['INVALID_TYPE options.groupBy']);
    }
    expect(grouped(['constructor', 'toString', 'priority']).outcomes[0]?.group).toEqual({
      constructor: '(none)',
      toString: '(none)',
      priority: 'P1',
    });
    expect(
      codesOf(() =>
        defineSlaPolicy(
          policyJson({
            measures: 'resolution',
            targets: [{ within: { hours: 1 } }],
            goal: { attainmentPercent: 95, by: ['__proto__'] },
          }),
        ),
      ),
    ).toEqual(['UNKNOWN_KEY versions[0].clocks[0].goal.by[0]']);
  });

  it('give columns back whole', () => {
    const columns = evaluateTicketColumns(policy, [ticketWith([])], { asOf });
    const into = (value: unknown) => () => evaluateTicketColumns(policy, [], { asOf, into: value as typeof columns });
    expect(into(columns)).not.toThrow();
    expect(into(structuredClone(columns))).not.toThrow();
    for (const wrong of [
      null,
      {},
      JSON.parse(JSON.stringify(columns)),
      { ...columns, elapsedMs: new Float64Array(0) },
    ]) {
      expect(codesOf(into(wrong))).toEqual(['INVALID_TYPE options.into']);
    }
  });
});

describe('rows and definitions of any shape', () => {
  it('need a list of tickets', () => {
    for (const wrong of [null, undefined, ticketWith([]), new Set()]) {
      expect(codesOf(() => evaluateTicketColumns(policy, wrong as never, { asOf }))).toEqual(['INVALID_TYPE tickets']);
    }
  });

  it('take null in a row for "not said here", as exports write it', () => {
    const row = { at: hoursAfter(1), type: 'status', status: 'open', priority: null, fields: null, actor: null };
    const ticket = { ...ticketWith([]), fields: { site: 'plant' }, events: [row] } as unknown as Ticket;
    const { clocks, findings, outcomes } = evaluateTicket(policy, ticket, { asOf });
    expect([clocks[0]?.targetMs, findings, outcomes[0]?.group]).toEqual([4 * HOUR, [], { priority: 'P1' }]);
    const removed = { ...ticket, events: [{ ...row, priority: '' }] } as unknown as Ticket;
    expect(evaluateTicket(policy, removed, { asOf }).clocks[0]?.targetMs).toBe(8 * HOUR);
  });

  it('never throw for values that are no text', () => {
    const odd = JSON.parse('{"toString":1,"valueOf":2}');
    for (const value of [odd, {}, [], 5n, Symbol('x'), Object.create(null), () => 1]) {
      const ticket = {
        ...ticketWith([]),
        priority: value,
        fields: { site: value },
        events: [{ at: hoursAfter(1), type: value, status: value, priority: value, fields: value, actor: null }],
        pauses: [{ start: hoursAfter(1), end: null, reason: value }],
      } as unknown as Ticket;
      const { clocks } = explainTicket(policy, ticket, { asOf, groupBy: ['site', 'priority'] });
      expect(clocks[0]?.elapsedMs).toBe(3 * HOUR);
    }
  });

  it('check a copy of a policy that was changed', () => {
    const copy = structuredClone(policy) as unknown as { definition: { versions: unknown[] } };
    expect(evaluateTicket(copy as never, ticketWith([]), { asOf }).clocks[0]?.status).toBe('running');
    copy.definition.versions = [];
    expect(codesOf(() => evaluateTicket(copy as never, ticketWith([]), { asOf }))).toEqual(['OUT_OF_RANGE versions']);
    expect(codesOf(() => evaluateTicket({ definition: {} } as never, ticketWith([]), { asOf }))[0]).toBe('REQUIRED id');
  });

  it('keep targets between a millisecond and 3650 days', () => {
    const within = (time: object) => () =>
      defineSlaPolicy(policyJson({ measures: 'resolution', targets: [{ within: time }] }));
    expect(within({ days: 3650 })).not.toThrow();
    expect(within({ minutes: 1 / 60_000 })).not.toThrow();
    for (const time of [{ days: 3650.01 }, { hours: 1e300 }, { minutes: 1e-6 }]) {
      expect(codesOf(within(time))).toEqual(['INVALID_TARGET_TIME versions[0].clocks[0].targets[0].within']);
    }
  });

  it('keep rules for few results whole', () => {
    const goal = (more: object) => () =>
      defineSlaPolicy(
        policyJson({
          measures: 'resolution',
          targets: [{ within: { hours: 1 } }],
          goal: { attainmentPercent: '95', ...more },
        }),
      );
    expect(goal({ minimumSample: 5, smallSample: { below: 20, allowMisses: 1 } })).not.toThrow();
    const at = 'versions[0].clocks[0].goal';
    expect(codesOf(goal({ minimumSample: 0 }))).toEqual([`OUT_OF_RANGE ${at}.minimumSample`]);
    expect(codesOf(goal({ smallSample: { below: 20 } }))).toEqual([`REQUIRED ${at}.smallSample.allowMisses`]);
    expect(codesOf(goal({ smallSample: { below: 2.5, allowMisses: -1 } }))).toEqual([
      `INVALID_TYPE ${at}.smallSample.below`,
      `OUT_OF_RANGE ${at}.smallSample.allowMisses`,
    ]);
    expect(codesOf(goal({ smallSample: { below: 20, allowMisses: 1, if: 'agreed' } }))).toEqual([
      `UNKNOWN_KEY ${at}.smallSample.if`,
    ]);
  });

  it('wait for an earlier event in a time that grows with the number of events only', () => {
    const replies = policyOf({ measures: 'nextReply', targets: [{ within: { hours: 1 } }] });
    const events = Array.from({ length: 60_000 }, (_, i) => ({
      at: Date.parse(hoursAfter(0)) + i,
      type: 'customerMessage',
    }));
    const start = performance.now();
    expect(evaluateTicket(replies, ticketWith([], { events }), { asOf }).clocks[0]?.status).toBe('idle');
    expect(performance.now() - start).toBeLessThan(1500);
  });
});
