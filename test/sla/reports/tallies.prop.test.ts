import fc from 'fast-check';
import { elapsedSketch, outcomeTally } from 'vendorwise/accumulators';
import type { Accumulator } from 'vendorwise/core';
import { describe, expect, it } from 'vitest';
import { attainment } from '../../../src/sla/reports/attainment.js';
import { closedTimeOf } from '../../../src/sla/reports/closed-time.js';
import { sketchPercentile } from '../../../src/sla/reports/elapsed-sketch.js';
import { percentileTarget } from '../../../src/sla/reports/percentile-target.js';
import { summarizeOutcomes } from '../../../src/sla/reports/summarize-outcomes.js';
import { arbitraryResults, split } from './results.js';

const places = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 20 });
const throughJson = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

function fold<I, S, O>({ createAccumulator, addInput }: Accumulator<I, S, O>, items: readonly I[]): S {
  return items.reduce((state, item) => addInput(state, item), createAccumulator());
}

function laws<I, S, O>(
  accumulator: Accumulator<I, S, O>,
  items: readonly I[],
  at: readonly number[],
  seed: number,
): void {
  const { createAccumulator, mergeAccumulators, extractOutput, addInput } = accumulator;
  const once = JSON.stringify(extractOutput(fold(accumulator, items)));
  const parts = split(items, at).map((part) => throughJson(fold(accumulator, part)));
  const before = JSON.stringify(parts);
  const turned = [...parts.slice(seed % 4), ...parts.slice(0, seed % 4)];
  expect(JSON.stringify(extractOutput(mergeAccumulators(turned)))).toBe(once);
  expect(JSON.stringify(parts)).toBe(before);
  // in a tree, the empty state among them, every state through JSON
  const [a, b, c, d] = turned as [S, S, S, S];
  const left = throughJson(mergeAccumulators([throughJson(createAccumulator()), b, a]));
  const tree = mergeAccumulators([throughJson(mergeAccumulators([d, c])), left]);
  expect(JSON.stringify(extractOutput(tree))).toBe(once);
  expect(JSON.stringify(mergeAccumulators([a, b, c, d]))).toBe(JSON.stringify(mergeAccumulators([tree])));
  // adding goes on after a merge, and asking changes nothing
  const [first = [], ...rest] = split(items, at);
  const goingOn = first.reduce((state, item) => addInput(state, item), throughJson(fold(accumulator, rest.flat())));
  const state = JSON.stringify(goingOn);
  expect(JSON.stringify(extractOutput(goingOn))).toBe(once);
  expect(JSON.stringify(goingOn)).toBe(state);
}

describe('outcomeTally', () => {
  it('merges any split in any order, through JSON, to the same bits', () => {
    fc.assert(
      fc.property(arbitraryResults, places, fc.nat(), (rows, at, seed) => laws(outcomeTally, rows, at, seed)),
      { numRuns: 150 },
    );
  });

  it('answers as the report does', () => {
    fc.assert(
      fc.property(arbitraryResults, (rows) => {
        const tally = outcomeTally.extractOutput(fold(outcomeTally, rows));
        const { findings: _, ...total } = attainment(tally, { goalPercent: '95' });
        const { findings: __, ...direct } = attainment(rows, { goalPercent: '95' });
        expect(total).toEqual(direct);
        // the whole time in one period, so that rows and lines are the same cells
        const report = summarizeOutcomes(
          rows.map((one) => ({ ...one, openedAt: '2026-08-01T00:00:00.000Z' })),
          { period: 'year', asOf: '2026-12-31T00:00:00Z', timeZone: 'UTC', countBy: 'opened' },
        );
        expect(report.rows.length).toBe(tally.lines.length);
        for (const row of report.rows) {
          const line = tally.lines.find(
            (one) => one.clockId === row.clockId && JSON.stringify(sorted(one.group)) === JSON.stringify(row.group),
          );
          const asked = line === undefined ? null : attainment(line);
          expect(asked).toMatchObject({ ...counts(row), attainmentPercent: row.attainmentPercent });
        }
      }),
      { numRuns: 100 },
    );
  });

  it('sums times exactly: as BigInt does', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), { maxLength: 40 }), (times) => {
        const rows = times.map((elapsedMs) => ({ ...base, elapsedMs }));
        const tally = outcomeTally.extractOutput(fold(outcomeTally, rows));
        const exact = times.reduce((sum, ms) => sum + BigInt(ms), 0n);
        expect(tally.elapsedTotalText).toBe(exact.toString());
        expect(tally.elapsedTotalMs).toBe(Number(exact));
      }),
      { numRuns: 200 },
    );
  });

  it('keeps the smallest ids of every reason', () => {
    fc.assert(
      fc.property(arbitraryResults, (rows) => {
        const { reasons } = outcomeTally.extractOutput(fold(outcomeTally, rows));
        for (const { outcome, reason, count, ticketIds } of reasons) {
          const ids = rows.filter((one) => one.outcome === outcome && one.reason === reason).map((one) => one.ticketId);
          expect(count).toBe(ids.length);
          expect(ticketIds).toEqual([...new Set(ids)].sort().slice(0, 10));
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('elapsedSketch', () => {
  it('merges any split in any order, through JSON, to the same bits', () => {
    fc.assert(
      fc.property(arbitraryResults, places, fc.nat(), (rows, at, seed) => laws(elapsedSketch, rows, at, seed)),
      { numRuns: 100 },
    );
  });

  it('stays within 1 % of the exact percentile', () => {
    const times = fc.array(
      fc.oneof(
        fc.integer({ min: 0, max: 1e9 }),
        fc.double({ min: 1e-5, max: 1, noNaN: true }),
        fc.integer({ min: 2 ** 40, max: Number.MAX_SAFE_INTEGER }),
        fc.constantFrom(0, 1, 2 ** 31, 2 ** 31 - 1, 2 ** 32, 1023, 1024),
      ),
      { minLength: 1, maxLength: 60 },
    );
    fc.assert(
      fc.property(times, fc.integer({ min: 0, max: 100 }), (all, percent) => {
        const rows = all.map((elapsedMs) => ({ elapsedMs, targetMs: 1, closed: true }));
        const sketch = elapsedSketch.extractOutput(fold(elapsedSketch, rows));
        const exact = percentileTarget(rows, { percent }).elapsedMs ?? Number.NaN;
        const { elapsedWithin1Percent } = sketchPercentile(sketch, percent);
        expect(Math.abs((elapsedWithin1Percent ?? Number.NaN) - exact)).toBeLessThanOrEqual(exact * 0.01);
        expect(sketch.buckets.reduce((sum, one) => sum + one.count, 0)).toBe(
          rows.filter((r) => closedTimeOf(r) !== null).length,
        );
      }),
      { numRuns: 400 },
    );
  });
});

const base = {
  ticketId: 'T',
  clockId: 'resolution',
  cycle: 0,
  group: {},
  openedAt: '2026-10-05T08:00:00.000Z',
  resolvedAt: '2026-10-05T10:00:00.000Z',
  breachedAt: null,
  outcome: 'met' as const,
  reason: null,
  pausedMs: 0,
  targetMs: null,
};
const sorted = (group: Readonly<Record<string, string>>) => Object.fromEntries(Object.entries(group).sort());
const counts = ({
  met,
  missed,
  pending,
  excluded,
  leftOut,
}: Record<'met' | 'missed' | 'pending' | 'excluded' | 'leftOut', number>) => ({
  met,
  missed,
  pending,
  excluded,
  leftOut,
});
