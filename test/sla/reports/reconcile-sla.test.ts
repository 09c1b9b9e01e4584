import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../../src/core/definition.js';
import { defineCreditTerms } from '../../../src/sla/credits/define-credit-terms.js';
import type { ClockOutcome } from '../../../src/sla/outcome.js';
import { reconcileSla } from '../../../src/sla/reports/reconcile-sla.js';
import { summarizeOutcomes } from '../../../src/sla/reports/summarize-outcomes.js';
import type { VendorOutcome } from '../../../src/sla/reports/vendor-outcome.js';
import { codesOf, issuesOf } from '../../core/issues-of.js';
import { missed, result } from './results.js';

const HOUR_MS = 3_600_000;
const explained = (ours: ClockOutcome, theirs: Partial<VendorOutcome>) => {
  const answer = reconcileSla([ours], [{ ticketId: ours.ticketId, outcome: 'met', ...theirs }]);
  const [one] = answer.differences;
  return [one?.reason, one?.message, one?.facts];
};

describe('reconcileSla', () => {
  it("finds the two tickets behind a vendor's 43 of 44 where our log shows 41", () => {
    const same = Array.from({ length: 41 }, (_, i) => result(`INC${1000 + i}`));
    const ours = [
      ...same,
      missed('INC0099'),
      missed('INC0031', { elapsedMs: 10 * HOUR_MS, pausedMs: 0 }),
      missed('INC0044', { resolvedAt: '2026-10-05T18:00:00.000Z', elapsedMs: 10 * HOUR_MS }),
    ];
    const theirs: VendorOutcome[] = [
      ...same.map(({ ticketId }) => ({ ticketId, outcome: 'met' as const })),
      { ticketId: 'INC0099', outcome: 'missed' },
      { ticketId: 'INC0031', outcome: 'met', elapsedMs: 6 * HOUR_MS, pausedMs: 4 * HOUR_MS },
      {
        ticketId: 'INC0044',
        outcome: 'met',
        resolvedAt: '2026-10-05T17:30:00+02:00',
        elapsedMs: 7.5 * HOUR_MS,
        pausedMs: 0,
      },
    ];
    const answer = reconcileSla(deepFreeze(ours), deepFreeze(theirs), { goalPercent: '95' });
    expect([answer.theirs.met, answer.theirs.measured, answer.theirs.attainmentPercent]).toEqual([
      43,
      44,
      (43 / 44) * 100,
    ]);
    expect([answer.ours.met, answer.ours.measured, answer.ours.attainmentPercent?.toFixed(2)]).toEqual([
      41,
      44,
      '93.18',
    ]);
    expect([answer.ours.goalMet, answer.theirs.goalMet, answer.verdictFlips]).toEqual([false, true, true]);
    expect([answer.matched, answer.agreed, answer.onlyOurs, answer.onlyTheirs]).toEqual([44, 42, [], []]);
    expect(answer.differences.map((one) => [one.ticketId, one.ours, one.theirs, one.reason, one.message])).toEqual([
      ['INC0031', 'missed', 'met', 'pauses', 'The vendor paused INC0031 for 4 h more than our log shows.'],
      ['INC0044', 'missed', 'met', 'closed', 'The vendor closed INC0044 2 h 30 min earlier than our log shows.'],
    ]);
    expect(answer.steps).toEqual([
      { reason: 'closed', results: 1, met: -1, missed: 1 },
      { reason: 'pauses', results: 1, met: -1, missed: 1 },
    ]);
    expect(answer.message).toBe(
      "The vendor reports 97.7 % (43 of 44), our log shows 93.2 % (41 of 44): 2 tickets differ; the goal of 95 % is met by the vendor's figures only.",
    );
    expect(answer.attainmentPoints).toBeCloseTo((-2 / 44) * 100, 10);
    expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
  });

  it('names the opening, the target, the priority and the counting', () => {
    const late = missed('A', { elapsedMs: 9 * HOUR_MS });
    expect(explained(late, { openedAt: '2026-10-05T10:00:00Z', elapsedMs: 7 * HOUR_MS })).toEqual([
      'opened',
      'The vendor started A 2 h later than our log shows.',
      ['opened', 'elapsed'],
    ]);
    expect(explained(late, { targetMs: 12 * HOUR_MS, elapsedMs: 9 * HOUR_MS })).toEqual([
      'target',
      'The vendor allows A 12 h; our policy allows 8 h.',
      ['target'],
    ]);
    expect(explained(late, { targetMs: 12 * HOUR_MS, elapsedMs: 9 * HOUR_MS, group: { priority: 'P2' } })).toEqual([
      'priority',
      'The vendor treats A as P2; our log shows P1.',
      ['priority', 'target'],
    ]);
    const sameFacts = { openedAt: late.openedAt, resolvedAt: late.resolvedAt, pausedMs: 0, elapsedMs: 7 * HOUR_MS };
    expect(explained(late, sameFacts).slice(0, 2)).toEqual([
      'counting',
      'The vendor counted 2 h less for A, although opening, closing and pauses agree; compare the calendars.',
    ]);
    expect(explained(late, { elapsedMs: 7 * HOUR_MS }).slice(0, 2)).toEqual([
      'counting',
      'The vendor counted 2 h less for A; its report does not show why.',
    ]);
    expect(explained(late, {}).slice(0, 2)).toEqual([
      'unknown',
      "The vendor reports A as met, our log shows it as missed; the vendor's report does not show why.",
    ]);
  });

  it('prefers the fact whose size explains the counted time over a larger one that does not', () => {
    const late = missed('A', { elapsedMs: 10 * HOUR_MS, resolvedAt: '2026-10-12T08:00:00.000Z' });
    // closed over a weekend later than the vendor says, but counted hours differ by the pause alone
    const theirs = { resolvedAt: '2026-10-10T08:00:00.000Z', pausedMs: 4 * HOUR_MS, elapsedMs: 6 * HOUR_MS };
    expect(explained(late, theirs)[0]).toBe('pauses');
    expect(explained(late, { ...theirs, elapsedMs: null })[0]).toBe('closed');
    // a larger target that changes nothing is not the reason
    expect(explained(late, { ...theirs, targetMs: 9 * HOUR_MS })[0]).toBe('pauses');
  });

  it("only lets facts explain that push towards the vendor's verdict", () => {
    const late = missed('A', { elapsedMs: 9 * HOUR_MS });
    expect(
      explained(late, { openedAt: '2026-10-05T07:00:00Z', pausedMs: 2 * HOUR_MS, elapsedMs: 7 * HOUR_MS })[0],
    ).toBe('pauses');
    const early = result('B', { pausedMs: 3 * HOUR_MS });
    expect(explained(early, { outcome: 'missed', pausedMs: 0, elapsedMs: 9 * HOUR_MS })).toEqual([
      'pauses',
      'The vendor paused B for 3 h less than our log shows.',
      ['pauses', 'elapsed'],
    ]);
    expect(explained(early, { outcome: 'missed', targetMs: HOUR_MS, elapsedMs: 2 * HOUR_MS })[0]).toBe('target');
  });

  it('explains open, excluded and unusable results', () => {
    const open = result('A', { outcome: 'pending', resolvedAt: null });
    expect(explained(open, { resolvedAt: '2026-10-05T09:00:00Z' }).slice(0, 2)).toEqual([
      'closed',
      'The vendor reports A as closed; our log shows it open.',
    ]);
    expect(explained(result('B'), { outcome: 'pending' }).slice(0, 2)).toEqual([
      'closed',
      'The vendor reports B as open; our log shows it closed.',
    ]);
    expect(explained(missed('C'), { outcome: 'excluded' }).slice(0, 2)).toEqual([
      'relief',
      'The vendor excludes C; we count it as missed.',
    ]);
    expect(explained(result('D', { outcome: 'excluded' }), {}).slice(0, 2)).toEqual([
      'relief',
      'We exclude D; the vendor counts it as met.',
    ]);
    expect(explained(result('E', { outcome: 'leftOut', reason: 'CLOSED_BEFORE_OPENED' }), {}).slice(0, 2)).toEqual([
      'data',
      'Our data of E cannot be judged (CLOSED_BEFORE_OPENED); the vendor counts it as met.',
    ]);
  });

  it('lists what stands on one side only, and leaves out bad lines by name', () => {
    const ours = [result('A'), missed('B')];
    const theirs = [
      { ticketId: 'A', outcome: 'met', resolvedAt: 'noon' },
      { ticketId: 'A', outcome: 'met', resolvedAt: 'noon' },
      { ticketId: 'C', outcome: 'met' },
      { ticketId: '', outcome: 'met' },
      { ticketId: 'D', outcome: 'ok' },
      null,
    ] as unknown as VendorOutcome[];
    const answer = reconcileSla(ours, theirs, { goalPercent: '90' });
    expect(answer.onlyOurs).toEqual([
      { ticketId: 'B', clockId: 'resolution', cycle: 0, outcome: 'missed', otherPeriod: null },
    ]);
    expect(answer.onlyTheirs.map((one) => one.ticketId)).toEqual(['C']);
    expect([answer.theirs.rows, answer.theirs.results, answer.theirs.copies, answer.theirs.unusable]).toEqual([
      6, 2, 1, 3,
    ]);
    expect(answer.findings.map((one) => `${one.code} ${one.path ?? one.subject}`)).toEqual([
      'INVALID_VENDOR_INSTANT [0].resolvedAt',
      'INVALID_VENDOR_INSTANT [1].resolvedAt',
      'INVALID_VENDOR_ROW [3]',
      'INVALID_VENDOR_ROW [4]',
      'INVALID_VENDOR_ROW [5]',
      'DUPLICATE_RESULT A',
    ]);
    expect(answer.message).toContain('0 tickets differ, 2 tickets stand on one side only');
  });

  it('asks which clock is meant when ours has several and the vendor names none', () => {
    const ours = [result('A'), missed('A', { clockId: 'firstReply' })];
    const theirs = [{ ticketId: 'A', outcome: 'met' as const }];
    expect(issuesOf(() => reconcileSla(ours, theirs))).toMatchObject([
      {
        code: 'CLOCK_REQUIRED',
        path: 'options.clockId',
        expected: 'one of "resolution", "firstReply"',
        message:
          'Our results have 2 clocks ("resolution" and "firstReply"), and lines of the vendor do not say which one they are of: give the option clockId, e.g. { clockId: "resolution" }, or a clockId on every line.',
      },
    ]);
    expect(reconcileSla(ours, theirs, { clockId: 'firstReply' }).differences.map((one) => one.clockId)).toEqual([
      'firstReply',
    ]);
    expect(reconcileSla(ours, ours).matched).toBe(2);
    const named = theirs.map((one) => ({ ...one, clockId: 'resolution' }));
    expect(reconcileSla(ours, named).matched).toBe(1);
    const third = [...ours, result('A', { clockId: 'update' })];
    expect(() => reconcileSla(third, theirs)).toThrowError(/3 clocks \("resolution", "firstReply" and "update"\)/);
  });

  it('answers for two empty reports', () => {
    const answer = reconcileSla([], [], { goalPercent: '95' });
    expect([answer.attainmentPoints, answer.verdictFlips, answer.ours.goalMet]).toEqual([null, false, null]);
    expect(answer.message).toContain('nothing measured');
  });

  it('reconciles one month of a report, and says where the other side counts what it misses', () => {
    const rows = [
      result('A'),
      missed('B'),
      missed('C', { resolvedAt: '2026-11-02T10:00:00Z' }),
      result('D', { resolvedAt: '2026-11-05T10:00:00Z' }),
    ];
    const report = summarizeOutcomes(rows, { period: 'month', asOf: '2026-11-23T09:00:00Z', timeZone: 'UTC' });
    const theirs = [
      null as never,
      { ticketId: 'A', outcome: 'met' as const },
      { ticketId: 'B', outcome: 'met' as const },
      { ticketId: 'C', outcome: 'missed' as const },
      { ticketId: 'E', outcome: 'met' as const, period: '2026-11' },
    ];
    const answer = reconcileSla(report.outcomes, theirs, { period: '2026-10', goalPercent: '95' });
    expect([answer.ours.results, answer.theirs.results, answer.matched]).toEqual([2, 3, 2]);
    expect(answer.differences.map((one) => one.ticketId)).toEqual(['B']);
    expect(answer.onlyOurs).toEqual([]);
    expect(answer.onlyTheirs).toEqual([
      { ticketId: 'C', clockId: 'resolution', cycle: 0, outcome: 'missed', otherPeriod: '2026-11' },
    ]);
    expect(answer.findings.map((one) => `${one.code} ${one.path}`)).toEqual(['INVALID_VENDOR_ROW [0]']);
    const november = reconcileSla(report.outcomes, theirs, { period: '2026-11' });
    expect(november.onlyTheirs.map((one) => [one.ticketId, one.otherPeriod])).toEqual([
      ['A', '2026-10'],
      ['B', '2026-10'],
      ['E', null],
    ]);
    expect(november.onlyOurs.map((one) => [one.ticketId, one.otherPeriod])).toEqual([['D', null]]);
    const empty = reconcileSla(report.outcomes, [], { period: '2026-12' });
    expect([empty.ours.results, empty.message]).toEqual([
      0,
      'The vendor reports nothing measured, our log shows nothing measured: 0 tickets differ.',
    ]);
  });

  it('states what the difference is worth', () => {
    const fee = { amount: '12500', currency: 'EUR' };
    const creditTerms = { tiers: [{ below: '95', creditPercent: '5' }] };
    const ours = [...Array.from({ length: 41 }, (_, i) => result(`T${i}`)), missed('X'), missed('Y'), missed('Z')];
    const theirs = ours.map(({ ticketId }) => ({ ticketId, outcome: ticketId === 'Z' ? ('missed' as const) : 'met' }));
    const answer = reconcileSla(ours, theirs as VendorOutcome[], { goalPercent: '95', creditTerms, fee });
    const eur = (amount: string) => ({ amount, currency: 'EUR' });
    expect(answer.credit).toEqual({ ours: eur('625.00'), theirs: eur('0.00'), difference: eur('625.00') });
    expect(answer.message).toBe(
      "The vendor reports 97.7 % (43 of 44), our log shows 93.2 % (41 of 44): 2 tickets differ; the goal of 95 % is met by the vendor's figures only; the credit is 625.00 EUR by our figures and 0.00 EUR by the vendor's, a difference of 625.00 EUR.",
    );
    expect(reconcileSla(ours, [], { creditTerms: defineCreditTerms(creditTerms), fee }).credit).toEqual({
      ours: eur('625.00'),
      theirs: null,
      difference: null,
    });
    const pool = {
      kind: 'atRiskPool' as const,
      atRiskPercent: '10',
      serviceLevels: [
        { id: 'resolution', allocationPercent: '60', goalPercent: '95' },
        { id: 'firstReply', allocationPercent: '40', goalPercent: '90' },
      ],
    };
    const ofPool = reconcileSla(ours, theirs as VendorOutcome[], { creditTerms: pool, fee });
    expect(ofPool.credit?.difference).toEqual(eur('750.00'));
    expect(reconcileSla(ours, []).credit).toBeNull();
  });

  it('refuses options that it cannot use', () => {
    const fee = { amount: '12500', currency: 'EUR' };
    const creditTerms = { tiers: [{ below: '95', creditPercent: '5' }] };
    const codes = (options: object) => codesOf(() => reconcileSla([result('A')], [], options as never));
    expect(codes({ goal: '95' })).toEqual(['UNKNOWN_KEY options.goal']);
    expect(codes({ period: '2026-10' })).toEqual(['PERIOD_UNKNOWN options.period']);
    expect(codes({ creditTerms })).toEqual(['FEE_MISSING options.fee']);
    expect(codes({ fee })).toEqual(['REQUIRED options.creditTerms']);
    expect(codes({ creditTerms: { tiers: [{ below: 'x', creditPercent: '5' }] }, fee })).toEqual([
      'INVALID_NUMBER options.creditTerms.tiers[0].below',
    ]);
    expect(codes({ creditTerms, fee: { amount: '-1', currency: 'EUR' } })).toEqual([
      'NEGATIVE_AMOUNT options.fee.amount',
    ]);
    const perUnit = { kind: 'perUnit', unit: { hours: 1 }, creditPercent: '1' };
    expect(codes({ creditTerms: perUnit, fee })).toEqual(['MEASUREMENT_MISMATCH options.attainment']);
  });
});
