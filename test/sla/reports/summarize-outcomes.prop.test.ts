import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClockOutcome } from '../../../src/sla/outcome.js';
import { attainment, countOutcomes } from '../../../src/sla/reports/attainment.js';
import { reconcileSla } from '../../../src/sla/reports/reconcile-sla.js';
import { summarizeOutcomes } from '../../../src/sla/reports/summarize-outcomes.js';
import { arbitraryResults } from './results.js';

const options = fc.record({
  period: fc.constantFrom('day' as const, 'week' as const, 'month' as const, 'quarter' as const),
  timeZone: fc.constantFrom('UTC', 'Asia/Kolkata', 'America/St_Johns', 'Australia/Lord_Howe'),
  countBy: fc.constantFrom('resolved' as const, 'breached' as const, 'opened' as const),
  asOf: fc.constant('2026-11-23T09:00:00Z'),
  goals: fc.constantFrom({}, { resolution: { attainmentPercent: '90', by: ['priority'] } }),
});
const KINDS = ['met', 'missed', 'pending', 'excluded', 'leftOut'] as const;
const sumOf = (rows: readonly Record<(typeof KINDS)[number], number>[]) =>
  KINDS.map((kind) => rows.reduce((sum, row) => sum + row[kind], 0));
/** Copies of some rows, some of them changed. */
const withCopies = fc
  .tuple(arbitraryResults, fc.array(fc.tuple(fc.nat(), fc.boolean()), { maxLength: 10 }))
  .map(([rows, copies]) => [
    ...rows,
    ...copies.flatMap(([at, changed]): ClockOutcome[] => {
      const original = rows[at % Math.max(1, rows.length)];
      return original === undefined ? [] : [changed ? { ...original, outcome: 'missed' } : original];
    }),
  ]);

describe('summarizeOutcomes', () => {
  it('adds up to the input, whatever the input', () => {
    fc.assert(
      fc.property(withCopies, options, (rows, how) => {
        const { rows: lines, totals, outcomes } = summarizeOutcomes(rows, how);
        expect(sumOf(lines).reduce((a, b) => a + b, 0)).toBe(rows.length);
        expect(sumOf(lines)).toEqual(sumOf([totals]));
        expect(totals.outcomes).toBe(rows.length);
        expect(countOutcomes(outcomes).counts).toEqual(countOutcomes(outcomes).counts);
        expect(sumOf([countOutcomes(outcomes).counts])).toEqual(sumOf([totals]));
      }),
      { numRuns: 150 },
    );
  });

  it('leads from every row to its tickets, and from every moved miss to its two periods', () => {
    fc.assert(
      fc.property(withCopies, options, (rows, how) => {
        const report = summarizeOutcomes(rows, how);
        const missedOnes = report.outcomes.filter((one) => one.outcome === 'missed');
        for (const row of report.rows) {
          const own = missedOnes.filter((one) => one.period === row.period && one.clockId === row.clockId);
          const inGroup = own.filter((one) =>
            Object.entries(row.group).every(([name, value]) => (one.group[name] ?? null) === value),
          );
          const ids = new Set(inGroup.map((one) => one.ticketId));
          for (const id of row.missedTicketIds) expect(ids.has(id)).toBe(true);
          expect([...row.missedTicketIds].sort()).toEqual(row.missedTicketIds);
        }
        const named = new Set(report.rows.flatMap((row) => row.missedTicketIds));
        expect(named).toEqual(new Set(missedOnes.map((one) => one.ticketId)));
        const breached = summarizeOutcomes(rows, { ...how, countBy: 'breached' }).outcomes;
        const moved = report.outcomes.filter(
          (one, at) => one.outcome === 'missed' && one.period !== breached[at]?.period,
        );
        const found = report.findings.filter((one) => one.code === 'BREACHED_IN_EARLIER_PERIOD');
        const expected = how.countBy === 'resolved' ? new Set(moved.map((one) => one.ticketId)) : new Set();
        expect(new Set(found.flatMap((one) => one.evidence))).toEqual(expected);
      }),
      { numRuns: 100 },
    );
  });

  it('does not depend on the order of the input', () => {
    fc.assert(
      fc.property(withCopies, options, fc.nat(), (rows, how, turn) => {
        const at = turn % Math.max(1, rows.length);
        const turned = [...rows.slice(at), ...rows.slice(0, at)].reverse();
        const [a, b] = [summarizeOutcomes(rows, how), summarizeOutcomes(turned, how)];
        expect(b.rows).toEqual(a.rows);
        expect(b.totals).toEqual(a.totals);
        expect(b.periods).toEqual(a.periods);
        const codes = (report: typeof a) => report.findings.map((one) => `${one.code} ${one.subject}`).sort();
        expect(codes(b)).toEqual(codes(a));
      }),
      { numRuns: 100 },
    );
  });

  it('keeps raw and adjusted figures apart: relief moves results to excluded and nothing else', () => {
    fc.assert(
      fc.property(arbitraryResults, options, fc.nat(), (rows, how, pick) => {
        const tickets = [...new Set(rows.map((one) => one.ticketId))].filter((_, at) => (pick >> (at % 30)) % 2 === 1);
        const relief = tickets.map((ticket) => ({ ticket, reason: 'client-caused', agreedBy: 'MK' }));
        const plain = summarizeOutcomes(rows, how);
        const relieved = summarizeOutcomes(rows, { ...how, relief });
        expect(relieved.rows.map(({ raw }) => raw)).toMatchObject(
          plain.rows.map(({ met, missed, pending, excluded, goalMet }) => ({
            met,
            missed,
            pending,
            excluded,
            goalMet,
          })),
        );
        expect(relieved.rows.map((row) => row.excluded + row.met + row.missed + row.pending + row.leftOut)).toEqual(
          plain.rows.map((row) => row.excluded + row.met + row.missed + row.pending + row.leftOut),
        );
        expect(relieved.totals.excluded - plain.totals.excluded).toBe(relieved.relief.length);
      }),
      { numRuns: 100 },
    );
  });
});

describe('reconcileSla', () => {
  it("ties: matched and unmatched are all results, and the steps lead from the vendor's counts to ours", () => {
    fc.assert(
      fc.property(withCopies, withCopies, (ours, theirs) => {
        const answer = reconcileSla(ours, theirs, { goalPercent: '90' });
        expect(answer.ours.rows).toBe(ours.length);
        expect(answer.theirs.rows).toBe(theirs.length);
        for (const [side, unmatched] of [
          [answer.ours, answer.onlyOurs],
          [answer.theirs, answer.onlyTheirs],
        ] as const) {
          expect(side.results).toBe(answer.matched + unmatched.length);
          expect(side.rows).toBe(side.results + side.copies + side.unusable);
          expect(sumOf([side]).reduce((a, b) => a + b, 0)).toBe(side.results);
        }
        expect(answer.agreed + answer.differences.length).toBe(answer.matched);
        const change = (kind: 'met' | 'missed') => answer.steps.reduce((sum, step) => sum + step[kind], 0);
        expect(answer.theirs.met + change('met')).toBe(answer.ours.met);
        expect(answer.theirs.missed + change('missed')).toBe(answer.ours.missed);
        const steps = answer.steps.reduce((sum, step) => sum + step.results, 0);
        expect(steps).toBe(answer.differences.length + answer.onlyOurs.length + answer.onlyTheirs.length);
      }),
      { numRuns: 150 },
    );
  });

  it('finds nothing between a report and itself', () => {
    fc.assert(
      fc.property(withCopies, (rows) => {
        const answer = reconcileSla(rows, [...rows].reverse(), { goalPercent: '90' });
        expect([answer.differences, answer.onlyOurs, answer.onlyTheirs, answer.steps]).toEqual([[], [], [], []]);
        expect([answer.verdictFlips, answer.agreedWithOtherFacts]).toEqual([false, 0]);
      }),
      { numRuns: 100 },
    );
  });

  it('is attainment on both sides', () => {
    fc.assert(
      fc.property(arbitraryResults, (rows) => {
        const { ours } = reconcileSla(rows, [], { goalPercent: '90' });
        const { findings: _, ...direct } = attainment(rows, { goalPercent: '90' });
        expect(ours).toMatchObject(direct);
      }),
      { numRuns: 50 },
    );
  });
});
