import { elapsedSketch, outcomeTally } from 'vendorwise/accumulators';
import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../../src/core/definition.js';
import { attainment } from '../../../src/sla/reports/attainment.js';
import { sketchPercentile } from '../../../src/sla/reports/elapsed-sketch.js';
import { codeOf } from '../../core/issues-of.js';
import { missed, result } from './results.js';

describe('outcomeTally', () => {
  const { createAccumulator, addInput, mergeAccumulators, extractOutput } = outcomeTally;

  it("counts by clock and group, whatever the order of a group's keys", () => {
    const rows = [
      result('A', { group: { priority: 'P1', site: 'Bonn' } }),
      missed('B', { group: { site: 'Bonn', priority: 'P1' } }),
      result('C', { clockId: 'firstReply', group: {}, outcome: 'pending', resolvedAt: null }),
      result('D', {
        clockId: 'firstReply',
        group: {},
        outcome: 'leftOut',
        reason: 'CLOSED_BEFORE_OPENED',
        elapsedMs: null,
      }),
    ];
    const tally = extractOutput(deepFreeze(rows).reduce(addInput, createAccumulator()));
    expect(
      tally.lines.map(({ clockId, group, met, missed, pending, leftOut }) => [
        clockId,
        group,
        met,
        missed,
        pending,
        leftOut,
      ]),
    ).toEqual([
      ['firstReply', {}, 0, 0, 1, 1],
      ['resolution', { priority: 'P1', site: 'Bonn' }, 1, 1, 0, 0],
    ]);
    expect([tally.count, tally.closed, tally.elapsedTotalMs, tally.elapsedMeanMs]).toEqual([
      4,
      2,
      28 * 3_600_000,
      14 * 3_600_000,
    ]);
    expect(tally.reasons).toEqual([
      { outcome: 'leftOut', reason: 'CLOSED_BEFORE_OPENED', count: 1, ticketIds: ['D'] },
      { outcome: 'missed', reason: null, count: 1, ticketIds: ['B'] },
    ]);
    expect(attainment(tally, { goalPercent: '50' }).goalMet).toBe(true);
  });

  it('sums beyond 2^53 without losing a millisecond', () => {
    const long = result('A', { elapsedMs: Number.MAX_SAFE_INTEGER });
    const tally = extractOutput(
      [long, long, long, result('B', { elapsedMs: 2 })].reduce(addInput, createAccumulator()),
    );
    expect(tally.elapsedTotalText).toBe((3n * BigInt(Number.MAX_SAFE_INTEGER) + 2n).toString());
  });

  it('answers for the empty state, with every key', () => {
    const empty = extractOutput(createAccumulator());
    expect(empty).toEqual(extractOutput(mergeAccumulators([])));
    expect([empty.count, empty.elapsedMeanMs, empty.lines, empty.reasons]).toEqual([0, null, [], []]);
    expect(JSON.parse(JSON.stringify(empty))).toEqual(empty);
  });

  it('counts a kind that is not known as left out', () => {
    const tally = extractOutput(addInput(createAccumulator(), result('A', { outcome: 'toString' as never })));
    expect(tally.reasons).toEqual([{ outcome: 'leftOut', reason: 'UNKNOWN_OUTCOME', count: 1, ticketIds: ['A'] }]);
  });

  it('refuses states of another version or accumulator', () => {
    const other = { ...createAccumulator(), version: 2 as never };
    expect(codeOf(() => mergeAccumulators([createAccumulator(), other]))).toBe('ACCUMULATOR_MISMATCH');
    expect(codeOf(() => addInput(other, result('A')))).toBe('ACCUMULATOR_MISMATCH');
    expect(codeOf(() => extractOutput(elapsedSketch.createAccumulator() as never))).toBe('ACCUMULATOR_MISMATCH');
  });
});

describe('elapsedSketch', () => {
  const { createAccumulator, addInput, mergeAccumulators, extractOutput } = elapsedSketch;

  it('answers for the empty state and for zeros', () => {
    expect(extractOutput(createAccumulator())).toMatchObject({
      count: 0,
      minimumMs: null,
      p95Within1Percent: null,
      buckets: [],
    });
    const zeros = [0, 0, 0]
      .map((elapsedMs) => ({ elapsedMs, targetMs: 1, closed: true }))
      .reduce(addInput, createAccumulator());
    expect(extractOutput(zeros)).toMatchObject({ count: 3, minimumMs: 0, maximumMs: 0, p50Within1Percent: 0 });
  });

  it('leaves out open items and counts unusable ones', () => {
    const rows = [
      result('A', { elapsedMs: 50 }),
      result('B', { resolvedAt: null, outcome: 'pending' }),
      result('C', { outcome: 'leftOut' }),
    ];
    expect(extractOutput(rows.reduce(addInput, createAccumulator()))).toMatchObject({
      count: 1,
      leftOut: 1,
      p99Within1Percent: 50,
    });
  });

  it('refuses other states and percentages out of range', () => {
    expect(codeOf(() => mergeAccumulators([outcomeTally.createAccumulator() as never]))).toBe('ACCUMULATOR_MISMATCH');
    expect(codeOf(() => sketchPercentile(extractOutput(createAccumulator()), 101))).toBe('OUT_OF_RANGE');
    expect(codeOf(() => sketchPercentile(extractOutput(createAccumulator()), 'x'))).toBe('INVALID_NUMBER');
  });
});
