import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { valuePercentile } from '../../src/statistics/sketch/value-percentile.js';
import { type ValueSketchState, valueSketch } from '../../src/statistics/sketch/value-sketch.js';
import { issuesOf } from '../core/issues-of.js';

const { createAccumulator, addInput, mergeAccumulators, extractOutput } = valueSketch;
const stateOf = (values: Iterable<number>): ValueSketchState => {
  let state = createAccumulator();
  for (const value of values) state = addInput(state, value);
  return state;
};
const nearestRank = (values: readonly number[], percent: number): number =>
  [...values].sort((a, b) => a - b)[Math.max(1, Math.ceil((percent * values.length) / 100)) - 1] as number;
/** More values than are kept, so that buckets answer. */
const many = (values: readonly number[]): number[] =>
  Array.from({ length: 10_001 }, (_, i) => values[i % values.length] as number);

describe('valueSketch', () => {
  it('is exact up to ten thousand values', () => {
    const values = Array.from({ length: 10_000 }, (_, i) => ((i * 7919) % 10_007) / 10 - 300);
    const output = extractOutput(stateOf(values));
    expect(output.exact).toBe(true);
    for (const percent of [0, 1, 50, 90, 99.9, 100]) {
      expect(valuePercentile(output, percent).valueWithin1Percent, `${percent}`).toBe(nearestRank(values, percent));
    }
  });

  it('stays within 1 % of the exact percentile beyond that, at any size and sign', () => {
    const figure = fc.oneof(
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      fc.double({ noNaN: true, min: -1e150, max: 1e150 }),
      fc.integer({ min: -1000, max: 1000 }),
    );
    fc.assert(
      fc.property(
        fc.array(figure, { minLength: 1, maxLength: 40 }),
        fc.double({ min: 0, max: 100, noNaN: true }),
        (few, percent) => {
          const values = many(few);
          const output = extractOutput(stateOf(values));
          const exact = nearestRank(values, percent);
          const ours = valuePercentile(output, percent).valueWithin1Percent ?? Number.NaN;
          expect(output.exact).toBe(false);
          // Values below the smallest normal number count as 0.
          if (Math.abs(exact) < 2.3e-308) expect(Math.abs(ours)).toBeLessThan(2.3e-308);
          else expect(Math.abs(ours - exact)).toBeLessThanOrEqual(0.01 * Math.abs(exact));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('gives the same output for any split in any order, states written as JSON in between', () => {
    const values = fc.array(fc.oneof(fc.double({ noDefaultInfinity: true }), fc.integer()), { maxLength: 30 });
    fc.assert(
      fc.property(fc.array(values, { maxLength: 6 }), fc.constantFrom(1, 700), (parts, times) => {
        const repeated = parts.map((part) => Array.from({ length: times }, () => part).flat());
        const once = extractOutput(stateOf(repeated.flat()));
        const states = repeated.map((part) => JSON.parse(JSON.stringify(stateOf(part))) as ValueSketchState);
        const frozen = JSON.stringify(states);
        const ahead = extractOutput(mergeAccumulators(states));
        const back = extractOutput(
          mergeAccumulators([mergeAccumulators(states.slice(1).reverse()), ...states.slice(0, 1)]),
        );
        expect(ahead).toEqual(once);
        expect(back).toEqual(once);
        expect(JSON.stringify(states)).toBe(frozen);
        expect(JSON.parse(JSON.stringify(once))).toEqual(once);
      }),
      { numRuns: 40 },
    );
  });

  it('counts what is no number, and has no figures of nothing', () => {
    const output = extractOutput(stateOf([Number.NaN, Number.POSITIVE_INFINITY, 'x' as never, null as never]));
    expect(output).toMatchObject({
      count: 0,
      leftOut: 4,
      min: null,
      mean: null,
      sum: 0,
      p95Within1Percent: null,
      buckets: [],
    });
    expect(extractOutput(stateOf([1.7e308, 1e150, -1e150]))).toMatchObject({ leftOut: 1, sum: 0, max: 1e150 });
  });

  it('refuses states of others, and percentiles beyond 0 to 100', () => {
    expect(issuesOf(() => addInput({ kind: 'outcomeTally', version: 1 } as never, 1))[0]?.code).toBe(
      'ACCUMULATOR_MISMATCH',
    );
    expect(issuesOf(() => mergeAccumulators(3 as never))[0]?.code).toBe('INVALID_TYPE');
    expect(issuesOf(() => valuePercentile(extractOutput(stateOf([1])), 101))[0]?.code).toBe('OUT_OF_RANGE');
    expect(issuesOf(() => valuePercentile(null as never, 50))[0]?.code).toBe('INVALID_TYPE');
  });
});
