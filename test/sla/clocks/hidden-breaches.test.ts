import { evaluateTicket, type SlaClock, type Ticket } from 'vendorwise/sla';
import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../../src/core/definition.js';
import { HOUR, hoursAfter, policyOf, ticketWith } from './desk.js';

const TARGETS: SlaClock['targets'] = [
  { when: { priority: ['P1'] }, within: { hours: 4 } },
  { when: { priority: ['P2'] }, within: { hours: 4 } },
  { within: { hours: 72 } },
];
const policy = (onChange: NonNullable<SlaClock['onChange']>) =>
  policyOf({ id: 'fix', measures: 'resolution', onChange, targets: TARGETS });
const evaluate = (onChange: NonNullable<SlaClock['onChange']>, ticket: Ticket) =>
  evaluateTicket(policy(onChange), deepFreeze(ticket), { asOf: hoursAfter(60) });
const found = (onChange: NonNullable<SlaClock['onChange']>, ticket: Ticket) =>
  evaluate(onChange, ticket).findings.map((one) => [one.code, one.severity, one.path]);

describe('a priority that is lowered while the clock stands', () => {
  it('is named when the reopening makes a late ticket met', () => {
    const { clocks, findings } = evaluate(
      'retroactive',
      ticketWith([
        [6, 'solved'],
        [7, 'priority', { priority: 'P3', actor: 'Acme' }],
        [8, 'open'],
        [9, 'solved'],
      ]),
    );
    expect(clocks[0]?.status).toBe('met');
    expect(findings).toEqual([
      {
        code: 'PRIORITY_LOWERED_AFTER_BREACH',
        severity: 'high',
        subject: 'INC1',
        message:
          'The priority of INC1 was lowered from P1 to P3 after the breach of the clock fix; check whether that was agreed.',
        params: { clocks: ['fix'], at: hoursAfter(7), from: 'P1', to: 'P3' },
        path: 'events[1]',
        evidence: [
          {
            clockId: 'fix',
            actor: 'Acme',
            overBefore: true,
            usedPercent: 150,
            elapsedMs: 6 * HOUR,
            targetMs: 4 * HOUR,
            newTargetMs: 72 * HOUR,
          },
        ],
      },
    ]);
  });

  it('is named when the event that reopens, solves or cancels the ticket carries it', () => {
    const named = [['PRIORITY_LOWERED_AFTER_BREACH', 'high', expect.any(String)]];
    const lowered = { priority: 'P3' };
    expect(
      found(
        'retroactive',
        ticketWith([
          [6, 'solved'],
          [8, 'open', lowered],
          [9, 'solved'],
        ]),
      ),
    ).toEqual(named);
    expect(
      found(
        'restart',
        ticketWith([
          [6, 'solved'],
          [8, 'open', lowered],
          [9, 'solved'],
        ]),
      ),
    ).toEqual(named);
    expect(
      found(
        'retroactive',
        ticketWith([
          [6, 'solved', lowered],
          [8, 'open'],
          [9, 'solved'],
        ]),
      ),
    ).toEqual(named);
    expect(
      found(
        'retroactive',
        ticketWith([
          [6, 'cancelled'],
          [8, 'open', lowered],
          [9, 'solved'],
        ]),
      ),
    ).toEqual(named);
  });

  it('is named by the event that moved the target last, and near a breach as such', () => {
    const twice = ticketWith([
      [3.5, 'solved'],
      [4, 'priority', { priority: 'P3' }],
      [5, 'fields', { fields: { site: 'plant' } }],
      [6, 'open'],
    ]);
    expect(found('retroactive', twice)).toEqual([['PRIORITY_LOWERED_NEAR_BREACH', 'medium', 'events[1]']]);
  });

  it('is none without a reopening, with time to spare, when taken back, or when the target is kept', () => {
    expect(
      found(
        'retroactive',
        ticketWith([
          [6, 'solved'],
          [7, 'priority', { priority: 'P3' }],
        ]),
      ),
    ).toEqual([]);
    expect(
      found(
        'retroactive',
        ticketWith([
          [1, 'solved'],
          [8, 'open', { priority: 'P3' }],
        ]),
      ),
    ).toEqual([]);
    const back = ticketWith([
      [6, 'solved'],
      [7, 'priority', { priority: 'P3' }],
      [8, 'open', { priority: 'P1' }],
    ]);
    expect(found('retroactive', back)).toEqual([]);
    expect(
      evaluate(
        'keep',
        ticketWith([
          [6, 'solved'],
          [8, 'open', { priority: 'P3' }],
        ]),
      ).clocks[0]?.status,
    ).toBe('breached');
  });
});

describe('a restart after the breach', () => {
  it('is named, also when the new target is as long', () => {
    const same = evaluate(
      'restart',
      ticketWith([
        [5, 'priority', { priority: 'P2' }],
        [6, 'solved'],
      ]),
    );
    expect(same.clocks[0]?.status).toBe('met');
    expect(same.findings).toMatchObject([
      {
        code: 'BREACH_RESET_BY_CHANGE',
        severity: 'high',
        message:
          'INC1 was changed after the breach of the clock fix, and it began anew at zero; the breach no longer shows. Check whether that was agreed.',
        params: { clocks: ['fix'], at: hoursAfter(5), from: 'P1', to: 'P2' },
        path: 'events[0]',
        evidence: [{ elapsedMs: 5 * HOUR, targetMs: 4 * HOUR, newTargetMs: 4 * HOUR }],
      },
    ]);
    expect(
      found(
        'restart',
        ticketWith([
          [5, 'priority', { priority: 'P3' }],
          [6, 'solved'],
        ]),
      ),
    ).toEqual([
      ['BREACH_RESET_BY_CHANGE', 'high', 'events[0]'],
      ['PRIORITY_LOWERED_AFTER_BREACH', 'high', 'events[0]'],
    ]);
  });

  it('is none at the last moment of the target, or when nothing restarts', () => {
    expect(found('restart', ticketWith([[4, 'priority', { priority: 'P2' }]]))).toEqual([]);
    expect(found('retroactive', ticketWith([[5, 'priority', { priority: 'P2' }]]))).toEqual([]);
  });
});

describe('a cancellation after the breach', () => {
  it('is one finding for all clocks', () => {
    const both = policyOf(
      { id: 'reply', measures: 'firstReply', targets: TARGETS },
      { id: 'fix', measures: 'resolution', targets: TARGETS },
      { id: 'bare', measures: 'resolution' },
    );
    const { findings, outcomes } = evaluateTicket(both, ticketWith([[5, 'cancelled']]), { asOf: hoursAfter(9) });
    expect(outcomes.map(({ outcome, reason }) => [outcome, reason])).toEqual(Array(3).fill(['excluded', 'CANCELLED']));
    expect(findings).toMatchObject([
      {
        code: 'CANCELLED_AFTER_BREACH',
        severity: 'medium',
        message:
          'INC1 was cancelled after the breach of the clocks reply, fix; they are excluded and the breach is not counted. Check whether the cancellation was agreed.',
        params: { clocks: ['reply', 'fix'], at: hoursAfter(5) },
        evidence: [{ clockId: 'reply', elapsedMs: 5 * HOUR, targetMs: 4 * HOUR }, { clockId: 'fix' }],
      },
    ]);
  });

  it('is none in time, or when the ticket goes on and the breach counts', () => {
    expect(found('retroactive', ticketWith([[4, 'cancelled']]))).toEqual([]);
    const { clocks, findings } = evaluate(
      'retroactive',
      ticketWith([
        [5, 'cancelled'],
        [6, 'open'],
      ]),
    );
    expect(clocks[0]?.status).toBe('breached');
    expect(findings).toEqual([]);
  });
});
