import { evaluateTicket, explainTicket, type SlaClock, type Ticket } from 'vendorwise/sla';
import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../../src/core/definition.js';
import { HOUR, hoursAfter, policyOf, ticketWith } from './desk.js';

const TARGETS: SlaClock['targets'] = [
  { when: { priority: ['P1'] }, within: { hours: 4 } },
  { when: { fields: { site: ['plant'] } }, within: { hours: 6 } },
  { within: { hours: 12 } },
];
const policy = (onChange: NonNullable<SlaClock['onChange']>) =>
  policyOf({ id: 'fix', measures: 'resolution', onChange, targets: TARGETS });
const told = (onChange: NonNullable<SlaClock['onChange']>, ticket: Ticket) =>
  explainTicket(policy(onChange), ticket, { asOf: hoursAfter(7) }).clocks[0]?.sentences.slice(0, -2);

describe('a sentence for every change of target', () => {
  const raised = ticketWith([[5, 'priority', { priority: 'P1' }]], { priority: 'P3' });
  const started = 'The clock fix started on Mon 2026-10-05 09:00 (Europe/Berlin), when the ticket was opened.';

  it('says from where the new target counts', () => {
    expect(told('retroactive', raised)).toEqual([
      started,
      'The target is 4 hours (priority P1).',
      'On Mon 2026-10-05 14:00 the priority became P1; the target is now 4 hours (priority P1) instead of 12 hours (every ticket), counted from the start of the clock.',
    ]);
    expect(told('restart', raised)).toEqual([
      'The clock fix counts from Mon 2026-10-05 14:00 (Europe/Berlin). It was set to zero then by "priority".',
      'The target is 4 hours (priority P1).',
      'On Mon 2026-10-05 14:00 the priority became P1; the target is now 4 hours (priority P1) instead of 12 hours (every ticket), counted from zero at that moment.',
    ]);
    expect(told('keep', raised)).toEqual([
      started,
      'The target is 12 hours (every ticket).',
      'On Mon 2026-10-05 14:00 the priority became P1; the target stays as it was, 12 hours (every ticket).',
    ]);
  });

  it('tells of fields, of several changes, and of none that matters', () => {
    const often = ticketWith(
      [
        [1, 'fields', { fields: { site: 'plant', floor: 3 } }],
        [2, 'priority', { priority: 'P4' }],
        [3, 'priority', { priority: 'P1', fields: { site: 'shop' } }],
      ],
      { priority: 'P3' },
    );
    expect(told('retroactive', often)?.slice(2)).toEqual([
      'On Mon 2026-10-05 10:00 site became plant and floor became 3; the target is now 6 hours (site plant) instead of 12 hours (every ticket), counted from the start of the clock.',
      'On Mon 2026-10-05 12:00 the priority became P1 and site became shop; the target is now 4 hours (priority P1) instead of 6 hours (site plant), counted from the start of the clock.',
    ]);
    expect(told('retroactive', ticketWith([[1, 'priority', { priority: 'P1' }]]))).toHaveLength(2);
  });

  it('tells when no target applies any more, and when a reopening brings another', () => {
    const only = policyOf({
      id: 'fix',
      measures: 'resolution',
      targets: [{ when: { priority: ['P1'] }, within: { hours: 4 } }],
    });
    const lost = ticketWith([[1, 'priority', { priority: 'P3' }]]);
    expect(explainTicket(only, lost, { asOf: hoursAfter(2) }).clocks[0]?.sentences[2]).toBe(
      'On Mon 2026-10-05 10:00 the priority became P3; no target applies any more, until then it was 4 hours (priority P1).',
    );
    const reopened = ticketWith(
      [
        [1, 'solved'],
        [2, 'priority', { priority: 'P1' }],
        [3, 'open'],
      ],
      { priority: 'P3' },
    );
    expect(told('retroactive', reopened)?.[2]).toBe(
      'On Mon 2026-10-05 12:00 the ticket was reopened with other facts than before; the target is now 4 hours (priority P1) instead of 12 hours (every ticket), counted from the start of the clock.',
    );
  });

  it('never trips over a value of a field that is none', () => {
    const odd = { ...JSON.parse('{"a":{"toString":1},"b":null}'), c: Symbol('x') };
    const ticket = ticketWith([[1, 'fields', { fields: odd, priority: 'P1' }]], { priority: 'P3' });
    expect(told('retroactive', ticket)?.[2]).toMatch(
      /the priority became P1 and a became none and b became none and c became Symbol/,
    );
  });

  it('forgets the changes of an earlier run', () => {
    const replies = policyOf({ id: 'next', measures: 'nextReply', targets: TARGETS });
    const ticket = ticketWith([
      [1, 'agentReply'],
      [2, 'customerMessage'],
      [3, 'priority', { priority: 'P3' }],
      [4, 'agentReply'],
      [5, 'customerMessage'],
    ]);
    const { clocks } = explainTicket(replies, ticket, { asOf: hoursAfter(6) });
    expect(clocks.map(({ sentences }) => sentences.filter((one) => one.includes('became')).length)).toEqual([1, 0]);
  });
});

describe('a target that is used up when it comes', () => {
  const raised = (hours: number) => ticketWith([[hours, 'priority', { priority: 'P1' }]], { priority: 'P3' });
  const found = (onChange: NonNullable<SlaClock['onChange']>, ticket: Ticket) =>
    evaluateTicket(policy(onChange), ticket, { asOf: hoursAfter(20) }).findings;

  it('is a finding', () => {
    expect(found('retroactive', deepFreeze(raised(5)))).toEqual([
      {
        code: 'TARGET_SHORTENED_ALREADY_USED',
        severity: 'info',
        subject: 'INC1',
        message:
          'The priority of INC1 became P1 on Mon 2026-10-05 14:00, when 5 h were used already and the new target is 4 h: the clock fix was late at once. With onChange "restart" the time would begin anew there.',
        params: { clocks: ['fix'], at: hoursAfter(5), from: 'P3', to: 'P1' },
        path: 'events[0]',
        evidence: [
          {
            clockId: 'fix',
            actor: null,
            overBefore: false,
            usedPercent: (100 * 5) / 12,
            elapsedMs: 5 * HOUR,
            targetMs: 12 * HOUR,
            newTargetMs: 4 * HOUR,
          },
        ],
      },
    ]);
    const moved = ticketWith([[7, 'fields', { fields: { site: 'plant' } }]], { priority: 'P3' });
    expect(found('retroactive', moved)[0]?.message).toMatch(
      /^INC1 was moved to a shorter target on Mon 2026-10-05 16:00, when 7 h/,
    );
  });

  it('is none when time is left, the clock was late before, or the change does not count back', () => {
    expect(found('retroactive', raised(4))).toEqual([]);
    expect(found('retroactive', raised(13))).toEqual([]);
    expect(found('restart', raised(5))).toEqual([]);
    expect(found('keep', raised(5))).toEqual([]);
  });
});

describe('one change of several clocks', () => {
  const both = policyOf(
    {
      id: 'reply',
      measures: 'firstReply',
      targets: [{ when: { priority: ['P1'] }, within: { hours: 1 } }, { within: { hours: 9 } }],
    },
    { id: 'fix', measures: 'resolution', targets: TARGETS },
    { id: 'work', measures: 'agentWork', targets: TARGETS },
  );

  it('is one finding that names them', () => {
    const lowered = ticketWith([[3.5, 'priority', { priority: 'P3', actor: 'Acme' }]]);
    const { findings } = evaluateTicket(both, lowered, { asOf: hoursAfter(5) });
    expect(findings.map((one) => [one.code, one.message, one.params.clocks])).toEqual([
      [
        'PRIORITY_LOWERED_AFTER_BREACH',
        'The priority of INC1 was lowered from P1 to P3 after the breach of the clock reply, and when the clock fix had used 87 % of its time and the clock work had used 87 % of its time; check whether that was agreed.',
        ['reply', 'fix', 'work'],
      ],
    ]);
    expect(findings[0]?.evidence).toHaveLength(3);
  });

  it('is told for each change of its own', () => {
    const twice = ticketWith([
      [3.5, 'priority', { priority: 'P3' }],
      [4, 'priority', { priority: 'P1' }],
      [5, 'priority', { priority: 'P3' }],
    ]);
    const { findings } = evaluateTicket(both, twice, { asOf: hoursAfter(6) });
    expect(findings.map((one) => [one.code, one.path])).toEqual([
      ['PRIORITY_LOWERED_AFTER_BREACH', 'events[0]'],
      ['PRIORITY_LOWERED_AFTER_BREACH', 'events[2]'],
      ['TARGET_SHORTENED_ALREADY_USED', 'events[1]'],
    ]);
  });
});
