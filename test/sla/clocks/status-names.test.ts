import { defineSlaPolicy, evaluateTicket, lintSlaPolicy, type SlaPolicyDefinition } from 'vendorwise/sla';
import { describe, expect, it } from 'vitest';
import { HOUR, hoursAfter, policyJson, policyOf, ticketWith } from './desk.js';

const desk = (more: Partial<SlaPolicyDefinition>, pausedWhile: readonly string[]) =>
  defineSlaPolicy({
    ...policyJson({ measures: 'resolution', targets: [{ within: { hours: 8 } }], pausedWhile }),
    ...more,
  });
const stateAfter = (policy: ReturnType<typeof desk>, ...events: Parameters<typeof ticketWith>[0]) => {
  const { clocks, findings } = evaluateTicket(policy, ticketWith(events), { asOf: hoursAfter(5) });
  return [clocks[0]?.status, clocks[0]?.elapsedMs, findings.map(({ code }) => code)];
};

describe('the name of a status', () => {
  const statuses = { 'On Hold': 'hold', 'In Progress': 'open', Resolved: 'solved' } as const;

  it('is known in any letter case, as exports vary it', () => {
    const policy = desk({ statuses }, ['on hold']);
    expect(stateAfter(policy, [1, 'ON HOLD'], [2, 'in progress'], [3, 'RESOLVED'])).toEqual(['met', 2 * HOUR, []]);
    expect(stateAfter(policy, [1, 'OnHold'])).toEqual(['running', 5 * HOUR, ['UNKNOWN_STATUS']]);
    expect(stateAfter(desk({}, ['Awaiting Parts']), [1, 'awaiting parts'])).toEqual(['paused', HOUR, []]);
  });

  it('is taken exactly where two names differ in letter case only', () => {
    const policy = desk({ statuses: { Waiting: 'pending', waiting: 'open' } }, ['pending']);
    expect(stateAfter(policy, [1, 'Waiting'])).toEqual(['paused', HOUR, []]);
    expect(stateAfter(policy, [1, 'waiting'])).toEqual(['running', 5 * HOUR, []]);
    const closed = desk({ statuses: { Closed: 'open' } }, []);
    expect(stateAfter(closed, [1, 'Closed'])[0]).toBe('running');
    expect(stateAfter(closed, [1, 'closed'])[0]).toBe('met');
  });

  it('of a policy without a list counts in the rules, whatever its letter case', () => {
    const rules = { start: [{ event: 'opened' }], stop: [{ status: ['Done'] }, { status: ['done'] }] };
    const policy = policyOf({ measures: rules });
    expect(lintSlaPolicy(policy).map(({ code }) => code)).toContain('STATUSES_NOT_DECLARED');
    for (const name of ['done', 'DONE', 'Done']) expect(stateAfter(policy, [1, name])[0]).toBe('stopped');
  });
});

describe('a log with the newest event first', () => {
  const policy = desk({}, ['pending']);
  const log = (count: number) =>
    Array.from({ length: count }, (_, i) => [1 + i / count, i % 2 === 0 ? 'pending' : 'open'] as const);

  it('says the same as in order, short or long', () => {
    for (const count of [2, 49, 50, 51, 200]) {
      const [status, elapsed] = stateAfter(policy, ...log(count));
      expect(stateAfter(policy, ...log(count).reverse())).toEqual([status, elapsed, ['EVENTS_OUT_OF_ORDER']]);
    }
  });

  it('keeps the order of the list within one instant', () => {
    for (const more of [0, 60]) {
      const ties = [[4, 'open'], ...log(more), [3, 'pending'], [3, 'hold'], [2.5, 'open']] as const;
      expect(stateAfter(policy, ...ties)[1]).toBe(stateAfter(policy, ...[...ties].sort((a, b) => a[0] - b[0]))[1]);
    }
  });
});
