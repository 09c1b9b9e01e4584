import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RatioRow, ratioTally } from '../../src/kpi/tallies/ratio-tally.js';
import { issuesOf } from '../core/issues-of.js';

const { createAccumulator, addInput, mergeAccumulators, extractOutput } = ratioTally;
const stateOf = (rows: readonly RatioRow[]) => rows.reduce(addInput, createAccumulator());

describe('ratioTally', () => {
  it('gives the same output for any split in any order, states written as JSON in between', () => {
    const row = fc.record({
      numerator: fc.double({ min: -1e12, max: 1e12, noNaN: true }),
      denominator: fc.double({ min: 0, max: 1e12, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(fc.array(row, { maxLength: 12 }), { maxLength: 6 }), (parts) => {
        const once = extractOutput(stateOf(parts.flat()));
        const states = parts.map((part) => JSON.parse(JSON.stringify(stateOf(part))));
        const frozen = JSON.stringify(states);
        expect(extractOutput(mergeAccumulators(states))).toEqual(once);
        expect(extractOutput(mergeAccumulators([...states].reverse()))).toEqual(once);
        expect(extractOutput(stateOf(parts.flat().reverse()))).toEqual(once);
        expect(JSON.stringify(states)).toBe(frozen);
      }),
      { numRuns: 100 },
    );
  });

  it('counts rows it cannot use, and has no ratio of nothing', () => {
    const rows = [{ numerator: 1 }, { numerator: 1, denominator: -1 }, null, { numerator: '1', denominator: 2 }];
    expect(extractOutput(stateOf(rows as never))).toEqual({
      rows: 0,
      leftOut: 4,
      numerator: 0,
      denominator: 0,
      ratio: null,
    });
    expect(extractOutput(stateOf([{ numerator: 0, denominator: 0 }])).ratio).toBeNull();
    expect(issuesOf(() => mergeAccumulators([{ kind: 'valueSketch', version: 1 } as never]))[0]?.code).toBe(
      'ACCUMULATOR_MISMATCH',
    );
    expect(issuesOf(() => mergeAccumulators('no' as never))[0]?.code).toBe('INVALID_TYPE');
  });
});
